"""The score sheet: what is counted for each field, and the rates that follow.

Comes in: nothing. Goes out: the names of the fields, `Counts`, and the `Sheet` on which the scorers
of one release write. This module must not know when a finding is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any, Literal, get_args

import msgspec

Field = Literal[
    "headline",
    "date",
    "place",
    "wire",
    "issuer",
    "company",
    "company full name",
    "alias (recall)",
    "ticker",
    "person",
    "person+title",
    "quote",
    "quote+speaker",
    "quantity value",
    "quantity value+kind",
    "currency",
    "qualifier",
    "concept",
    "deal type",
    "deal term",
    "check confirmed",
    "inconsistency found",
    "cell value",
    "cell label",
    "cell unit",
    "cell period",
    "table cell",
    "row level",
    "statement",
    "table sum",
    "table check",
]
FIELDS: tuple[Field, ...] = get_args(Field)
"""What is scored, in the order in which it is told. Of a field that has one value in each release,
and of aliases, only misses are counted: its precision is 1."""

Fault = Literal["missed", "spurious", "wrong", "false alarm"]


class Counts(msgspec.Struct):
    """True positives, false positives and false negatives of one field."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1; 1 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found, 0 to 1; 1 where nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def to_dict(self) -> dict[str, Any]:
        """The counts with their rates."""
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return rates | msgspec.structs.asdict(self)


class Finding(msgspec.Struct, frozen=True):
    """One thing that the record of `release` has wrong, in words."""

    release: str
    field: Field
    fault: Fault
    detail: str


def no_counts() -> dict[Field, Counts]:
    """Every field, with nothing counted."""
    return {field: Counts() for field in FIELDS}


def add_up(sheets: Iterable[Sheet]) -> dict[Field, Counts]:
    """The counts of several releases together."""
    total = no_counts()
    for sheet in sheets:
        for field, counts in sheet.counts.items():
            total[field] += counts
    return total


class Sheet(msgspec.Struct):
    """What is right and wrong in the record of one release. Where a `detail` is None, the miss
    follows from one that is noted already, and is only counted."""

    release: str
    counts: dict[Field, Counts] = msgspec.field(default_factory=no_counts)
    findings: list[Finding] = msgspec.field(default_factory=list)

    def right(self, field: Field, times: int = 1) -> None:
        """Count what was found and is there."""
        self.counts[field].tp += times

    def missed(self, field: Field, detail: str | None, fault: Fault = "missed") -> None:
        """Count what is there and was not found."""
        self.counts[field].fn += 1
        self._note(field, fault, detail)

    def spurious(self, field: Field, detail: str | None, fault: Fault = "spurious") -> None:
        """Count what was found and is not there."""
        self.counts[field].fp += 1
        self._note(field, fault, detail)

    def confused(self, field: Field, detail: str | None) -> None:
        """Count what was found as something else than it is: a miss, and a spurious finding."""
        self.counts[field].fp += 1
        self.missed(field, detail, "wrong")

    def single(self, field: Field, fine: bool, detail: str | None) -> None:
        """Count a value of which there is one, right or wrong."""
        if fine:
            self.right(field)
        else:
            self.missed(field, detail, "wrong")

    def sets(self, field: Field, gold: Set[str], found: Set[str]) -> None:
        """Count what is there against what was found, each in a wording of its own."""
        self.right(field, len(gold & found))
        for one in sorted(gold - found):
            self.missed(field, one)
        for one in sorted(found - gold):
            self.spurious(field, one)

    def _note(self, field: Field, fault: Fault, detail: str | None) -> None:
        if detail is not None:
            self.findings.append(Finding(self.release, field, fault, detail))
