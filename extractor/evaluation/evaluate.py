"""A folder of gold and the settings of an extractor become an evaluation.

Comes in: a folder of NAME.txt or NAME.html with NAME.gold.json, and settings. Goes out: an
`Evaluation`, or several side by side. This module runs the extractor and brings the measures
together; what they mean is said where they are made, and how they look in `report`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from extractor.batch import extract_grouped
from extractor.corpus.gold import SUFFIX, Annotated, Gold, load_gold
from extractor.corpus.rendered import on_text
from extractor.errors import UsageError
from extractor.evaluation.calibration import Calibration, Reading, calibrate, read_scores
from extractor.evaluation.fields import score_release
from extractor.evaluation.planted import Plant, Planted, count_found, plan
from extractor.evaluation.sheet import Counts, Field, Finding, Sheet, add_up
from extractor.evaluation.verdicts import FalseAlarm, false_alarms
from extractor.outcome import is_failed
from extractor.pipeline import Extractor, Settings
from extractor.schema import EvidenceSource, Record

By = Literal["type", "wire", "file"]
Sources = Literal["both", "rules", "model", "all"]
Progress = Callable[[int, int], None]
"""Is told how many texts have been read, and how many there are."""

_NONE = "none"
_SOURCES: tuple[EvidenceSource, ...] = ("rules", "model", "both")


class Group(msgspec.Struct):
    """The counts of the releases that have something in common."""

    releases: int
    fields: dict[Field, Counts]


class FalseAlarms(msgspec.Struct):
    """The checks said inconsistent without a cause, out of all `inconsistent` ones."""

    alarms: list[FalseAlarm]
    inconsistent: int
    releases: int

    @property
    def per_release(self) -> float:
        """False alarms for each release read."""
        return len(self.alarms) / self.releases

    @property
    def share(self) -> float:
        """The share of false alarms among all checks said inconsistent, 0 to 1."""
        return len(self.alarms) / self.inconsistent if self.inconsistent else 0.0

    def to_dict(self) -> dict[str, Any]:
        """The rates and each alarm, as plain JSON types."""
        return {
            "count": len(self.alarms),
            "per_release": self.per_release,
            "inconsistent": self.inconsistent,
            "share": self.share,
            "alarms": msgspec.to_builtins(self.alarms),
        }


class Evaluation(msgspec.Struct):
    """How good the records of a folder are under one choice of `source` and `model`.

    `groups` are the same counts as `fields` by what was asked for; `planted` is None if nothing
    was planted. `failed` names the releases, altered ones too, of which all or a part could not be
    read, `findings` everything that is wrong.
    """

    source: EvidenceSource
    model: str | None
    releases: int
    fields: dict[Field, Counts]
    groups: dict[str, Group]
    false_alarms: FalseAlarms
    planted: Planted | None
    calibration: Calibration
    failed: list[str]
    findings: list[Finding]

    def to_dict(self, errors: int = 0) -> dict[str, Any]:
        """The evaluation as plain JSON types: rates are numbers from 0 to 1. With it go the first
        `errors` findings."""
        return {
            "source": self.source,
            "model": self.model,
            "releases": self.releases,
            "fields": _plain(self.fields),
            "groups": {
                name: {"releases": group.releases, "fields": _plain(group.fields)}
                for name, group in self.groups.items()
            },
            "false_alarms": self.false_alarms.to_dict(),
            "planted": self.planted.to_dict() if self.planted else None,
            "calibration": self.calibration.to_dict(),
            "failed": self.failed,
            "errors": msgspec.to_builtins(self.findings[:errors]),
        }


class Comparison(msgspec.Struct):
    """Evaluations of the same folder, by whose word counted."""

    evaluations: dict[EvidenceSource, Evaluation]

    def to_json(self, errors: int = 0) -> str:
        """Each evaluation under its source, with its first `errors` findings, as indented JSON."""
        plain = {source: one.to_dict(errors) for source, one in self.evaluations.items()}
        return msgspec.json.format(msgspec.json.encode(plain), indent=2).decode()


def evaluate(
    folder: Path,
    settings: Settings | None = None,
    *,
    by: By | None = None,
    planted: bool = True,
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> Evaluation:
    """How good the records are that an extractor with `settings` makes of the releases directly in
    `folder`. `by` groups the counts: by the type of the event, the wire, or file by file.
    `planted` says whether errors are planted too, for which each release is read again as often as
    it has checks; `workers` are processes.

    Raises UsageError if there is no gold, if it cannot be read, or if the settings cannot be used.
    """
    settings = settings or Settings()
    releases = _load(folder)
    plants = [one for name, release in releases.items() for one in plan(name, release) if planted]
    texts = [release.text for release in releases.values()] + [plant.text for plant in plants]
    records = _extract(texts, settings, workers, progress)
    tally = _Tally()
    for (name, release), record in zip(releases.items(), records, strict=False):
        tally.add(name, on_text(release, record.text).gold, record)
    # `records` stands at the first altered text now
    for plant, record in zip(plants, records, strict=True):
        tally.add_altered(plant, record)
    return Evaluation(
        source=settings.source,
        model=None if settings.source == "rules" else settings.model,
        releases=len(releases),
        fields=add_up(tally.sheets),
        groups=_group(by, releases, tally.sheets) if by else {},
        false_alarms=FalseAlarms(tally.alarms, tally.inconsistent, len(releases)),
        planted=count_found(tally.outcomes) if planted else None,
        calibration=calibrate(tally.readings),
        failed=tally.failed,
        findings=[finding for sheet in tally.sheets for finding in sheet.findings],
    )


def compare(
    folder: Path,
    source: Sources = "both",
    *,
    model: str | None = None,
    by: By | None = None,
    planted: bool = True,
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> Comparison:
    """The evaluation of the releases in `folder` with the word of `source`, or with "all" that of
    rules, model and both beside each other. Everything else is as in `evaluate`.

    Raises UsageError as `evaluate` does.
    """
    found: dict[EvidenceSource, Evaluation] = {}
    for one in _SOURCES if source == "all" else (source,):
        settings = Settings(source=one) if model is None else Settings(source=one, model=model)
        found[one] = evaluate(
            folder, settings, by=by, planted=planted, workers=workers, progress=progress
        )
    return Comparison(found)


class _Tally:
    """What is gathered over the releases."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.alarms: list[FalseAlarm] = []
        self.inconsistent = 0
        self.readings: list[Reading] = []
        self.outcomes: list[tuple[Plant, bool]] = []
        self.failed: list[str] = []

    def add(self, name: str, gold: Gold, record: Record) -> None:
        self.sheets.append(score_release(name, gold, record))
        self.alarms += false_alarms(name, gold, record)
        self.inconsistent += sum(check.status == "inconsistent" for check in record.checks)
        self.readings += read_scores(gold, record)
        if is_failed(record):
            self.failed.append(name)

    def add_altered(self, plant: Plant, record: Record) -> None:
        self.outcomes.append((plant, plant.is_found(record)))
        if is_failed(record):
            self.failed.append(f"{plant.release} with {plant.new} for {plant.old}")


def _load(folder: Path) -> dict[str, Annotated]:
    """The releases directly in `folder`, by the names of their files."""
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        inner = sorted({path.parent for path in folder.glob(f"*/*{SUFFIX}")})
        instead = " or ".join(map(str, inner)) or f"a folder of NAME.txt and NAME{SUFFIX}"
        raise UsageError(f"{folder} holds no *{SUFFIX} file; {instead} would have worked.")
    return {path.name.removesuffix(SUFFIX): load_gold(path) for path in paths}


def _extract(
    texts: list[str], settings: Settings, workers: int, progress: Progress
) -> Iterator[Record]:
    """The record of each text. A text is read as its file would be."""
    if workers > 1:
        Extractor(settings)  # what is wrong with the settings is told here, not by each worker
    sources = (text.encode() for text in texts)
    progress(0, len(texts))
    for done, records in enumerate(extract_grouped(sources, settings, workers=workers), 1):
        progress(done, len(texts))
        yield records[0]


def _group(by: By, releases: dict[str, Annotated], sheets: list[Sheet]) -> dict[str, Group]:
    """The counts by what releases have in common, in alphabetical order."""
    members: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        members[_GROUPS[by](sheet.release, releases[sheet.release].gold)].append(sheet)
    return {name: Group(len(members[name]), add_up(members[name])) for name in sorted(members)}


def _type_of(gold: Gold) -> str:
    """The event that the gold names, or else its first deal."""
    return gold.event or next((deal.type for deal in gold.deals), _NONE)


_GROUPS: dict[By, Callable[[str, Gold], str]] = {
    "type": lambda _, gold: _type_of(gold),
    "wire": lambda _, gold: gold.wire or _NONE,
    "file": lambda name, _: name,
}


def _plain(fields: dict[Field, Counts]) -> dict[str, Any]:
    return {field: counts.to_dict() for field, counts in fields.items()}
