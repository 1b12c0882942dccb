"""Releases with gold as spaCy examples.

Comes in: `Annotated` releases. Goes out: `Example`s: a `Doc` of the release's view that has the
rules' annotations, and one that has the truth. It must not look at a release's gold when it
annotates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from extractor.annotate.components import FIELDS, write_job
from extractor.annotate.learned.answers import TrueQuantity, Truth
from extractor.annotate.learned.components import write_truth
from extractor.corpus.gold import Annotated, Gold, load_folder
from extractor.corpus.grammar import generate
from extractor.corpus.rendered import on_text
from extractor.normalize import normalize
from extractor.pipeline import Extractor, Settings
from extractor.read import read
from extractor.stages import Entity, Release

_SELF = re.compile(
    r"(?:the |our |its )?(?:companies|company|corporation|group|issuer|bank|fund|trust|firm"
    r"|partnership|reit|manager|advis[eo]r|purchaser|seller|buyer|vendor|agents?|underwriters?"
    r"|offeror|borrower|lender|investor|holder|subscriber)s?",
    re.IGNORECASE,
)
"""Defined terms that are ordinary words: the rules read their definitions, and there is nothing in
them to learn."""


def make_example(nlp: Language, extractor: Extractor, one: Annotated) -> Example:
    """The example that `one` is; `extractor` must go by the rules alone."""
    release = normalize(next(iter(read(one.text))))
    one = on_text(one, release.text)
    predicted = nlp.make_doc(release.view)
    notes = extractor.annotate(release.view)
    for job in FIELDS:
        write_job(predicted, job, getattr(notes, job))
    reference = nlp.make_doc(release.view)
    truth = find_truth(release, one.gold)
    write_truth(reference, truth)
    _set_standard(reference, truth)
    return Example(predicted, reference)


def find_truth(release: Release, gold: Gold) -> Truth:
    """The gold of a release with its spans moved onto the view."""
    deals = {ref: deal.type for deal in reversed(gold.deals) for _, ref in deal.members()}
    quantities = [
        TrueQuantity(
            bisect_left(release.offsets, one.start),
            bisect_left(release.offsets, one.end),
            one.value,
            one.concept,
            next((deals[cand] for cand in one.cand if cand in deals), None),
        )
        for one in gold.quantities
    ]
    return Truth(
        hand=gold.hand or gold.id,
        entities=find_names(release.view, gold),
        quantities=quantities,
        deals=sorted({deal.type for deal in gold.deals}),
    )


def find_names(view: str, gold: Gold) -> list[Entity]:
    """Every place where a company or a person of the gold is named; of names that overlap, the
    longest."""
    spans: list[tuple[int, int, str]] = []
    for company in gold.companies:
        for name in {company.name, *company.aliases}:
            if not _SELF.fullmatch(name):
                spans += [(*place, "COMPANY") for place in _places(view, name)]
    for person in gold.people:
        last = person.name.split()[-1]
        for name in {person.name, last} if len(last) > 2 else {person.name}:
            spans += [(*place, "PERSON") for place in _places(view, name)]
    spans.sort(key=lambda span: (span[0] - span[1], span[0]))
    taken: set[int] = set()
    found: list[Entity] = []
    for start, end, label in spans:
        if start in taken or end - 1 in taken:
            continue
        taken.update(range(start, end))
        found.append(Entity(start, end, label))
    return sorted(found, key=lambda entity: entity.start)


def _places(view: str, name: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, name.split()))
    left = r"(?<!\w)" if name[0].isalnum() else ""
    right = r"(?!\w)" if name[-1].isalnum() else ""
    return (match.span() for match in re.finditer(f"{left}{words}{right}", view))


def _set_standard(doc: Doc, truth: Truth) -> None:
    """The truth in spaCy's own terms, for other components: entities and categories."""
    spans: list[Span] = []
    for one in truth.entities:
        span = doc.char_span(one.start, one.end, label=one.label, alignment_mode="expand")
        if span is not None and (not spans or span.start >= spans[-1].end):
            spans.append(span)
    doc.set_ents(spans)
    doc.cats = dict.fromkeys(truth.deals, 1.0)


def read_corpus(
    path: Path, generated: int = 0, seed: int = 0
) -> Callable[[Language], Iterable[Example]]:
    """A reader for spaCy's training loop: the releases of the folder `path`, and so many generated
    ones of the families that are for training. It annotates them once."""
    kept: list[Example] = []

    def examples(nlp: Language) -> Iterable[Example]:
        if not kept:
            extractor = Extractor(Settings(source="rules"))
            releases = load_folder(Path(path))
            releases += [generate(seed + n, split="train", planted=0.1) for n in range(generated)]
            kept.extend(make_example(nlp, extractor, one) for one in releases)
        return kept

    return examples
