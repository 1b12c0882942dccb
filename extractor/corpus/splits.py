"""Folders of gold as a whole: their splits, and what no two splits may share.

Comes in: folders, each flat or with one folder for each split. Goes out: their releases, and every
fault in a line `file: what`. What is wrong within one release, `corpus.validate` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from extractor.corpus.gold import HTML, SUFFIX, TEXT, Annotated, load_gold, release_file
from extractor.corpus.validate import faults
from extractor.errors import UsageError

SPLITS = ("train", "dev", "test")
_LONG = 8
"""Words from which on a sentence is somebody's own."""

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"]?\s+|\n\s*\n|\n(?=[*•|-])")
_BOILERPLATE = re.compile(
    r"forward[- ]looking|securities act|regulation services provider|offer to (?:sell|buy)"
    r"|solicitation|accepts? (?:no )?responsibility|no duty to update|obligation to update"
    r"|market abuse|inside information|actual results|registration statement|prospectus"
    r"|u\.s\. persons?|united states|webcast|dial[- ]in|replay|shareholders of record"
    r"|provided by rns|submitted for publication|except per share",
    re.IGNORECASE,
)
"""Sentences that regulators, lawyers, wires and accountants word: many hands write them alike."""


class Split(msgspec.Struct):
    """The releases of one folder, with the file of each."""

    name: str
    files: list[Path]
    releases: list[Annotated]


def load_splits(folders: Iterable[Path]) -> list[Split]:
    """Each folder that holds gold: those of `folders`, or the folders in them.

    Raises UsageError if there is none, or if gold cannot be read.
    """
    found = []
    for folder in folders:
        inner = (
            sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        )
        for place in [folder, *inner]:
            files = sorted(place.glob(f"*{SUFFIX}"))
            if files:
                found.append(Split(place.name, files, [load_gold(path) for path in files]))
    if not found:
        raise UsageError(
            f"{', '.join(map(str, folders))} holds no *{SUFFIX} file, nor does a folder in it."
        )
    return found


def validate(folders: Iterable[Path]) -> list[str]:
    """Every fault of the corpus in `folders`, each as `file: what`.

    Raises UsageError if there is no gold, or if it cannot be read.
    """
    splits = load_splits(folders)
    found = []
    for split in splits:
        for path, release in zip(split.files, split.releases, strict=True):
            found += [f"{path}: {what}" for what in faults(release)]
            if release.gold.id != path.name.removesuffix(SUFFIX):
                found.append(f"{path}: its id is {release.gold.id!r}")
        known = {release_file(path) for path in split.files}
        texts = {one for kind in (TEXT, HTML) for one in split.files[0].parent.glob(f"*{kind}")}
        found += [f"{path}: it has no gold" for path in sorted(texts - known)]
    for what, read in _OWNED.items():
        found += _shared(splits, what, read)
    return found


def _shared(
    splits: list[Split], what: str, read: Callable[[Annotated], Iterator[str]]
) -> Iterator[str]:
    """What two splits have in common, told at the later one."""
    first: dict[str, Path] = {}
    for split in splits:
        here: dict[str, Path] = {}
        for path, release in zip(split.files, split.releases, strict=True):
            for one in dict.fromkeys(read(release)):
                here.setdefault(one, path)
                if one in first:
                    yield f"{path}: {what} {one!r} stands in another split too, in {first[one]}"
        for one, path in here.items():
            first.setdefault(one, path)


def _hand(release: Annotated) -> Iterator[str]:
    if release.gold.hand is not None:
        yield release.gold.hand


def _companies(release: Annotated) -> Iterator[str]:
    for company in release.gold.companies:
        yield company.name.casefold()


def _people(release: Annotated) -> Iterator[str]:
    for person in release.gold.people:
        yield person.name.casefold()


def _sentences(release: Annotated) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(release.words):
        words = re.findall(r"[^\W\d_]+|\d+", sentence.casefold())
        if len(words) >= _LONG and not _BOILERPLATE.search(sentence):
            yield " ".join(words)


_OWNED: dict[str, Callable[[Annotated], Iterator[str]]] = {
    "the hand": _hand,
    "the company": _companies,
    "the person": _people,
    "the sentence": _sentences,
}
"""What belongs to one split alone."""
