"""The checks of a release as the page tells them: the sentence, the formula, the numbers that it is
about, and the computed interval beside the printed one.

Comes in: a record, the formulas of the identities. Goes out: views for the template, worst first.
It must not judge: the verdict is that of the check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.schema import Bounds, Check, Record
from extractor.write.report.wording import SEVERITY, SIGNS, Verdict, interval, label, printed

_WIDTH, _MARGIN, _LEAST = Decimal(200), Decimal(16), Decimal(3)
"""The plot of two intervals: how wide it is, its empty edges, and the least length of a bar."""


class Formula(NamedTuple):
    """What an identity says must hold: as an equation, and in words."""

    formula: str
    words: str


Formulas = Mapping[str, Formula]
"""The formula of each identity by its name, given by the caller: writing knows no checks."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a check is about: its text and the anchor of its place."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One of the two intervals: what it is, its ends in words, and where its bar lies in the plot
    (none if no plot would tell anything)."""

    name: str
    words: str
    x: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True)
class CheckView:
    """One check as it is shown."""

    anchor: str
    verdict: Verdict
    name: str
    sentence: str
    formula: Formula | None
    inputs: list[tuple[str, list[Number]]]
    bars: list[Bar]

    @property
    def sign(self) -> str:
        """The sign of the verdict."""
        return SIGNS[self.verdict]


def places(record: Record) -> dict[str, tuple[str, str]]:
    """Of every id that a check may name: the id of what stands in the text, and its words."""
    found = {one.id: (one.id, printed(one.text)) for one in record.quantities}
    found |= {one.id: (one.id, printed(one.text)) for one in record.dates}
    for fact in record.facts:
        if fact.quantity in found:
            found[fact.id] = found[fact.quantity]
    return found


def check_views(record: Record, formulas: Formulas, prefix: str) -> list[CheckView]:
    """The checks of `record`, worst first, otherwise in the order of the text; anchors begin with
    `prefix`."""
    stated = places(record)
    views = [_view(check, formulas, stated, prefix) for check in record.checks]
    return sorted(views, key=lambda view: SEVERITY[view.verdict])


def _view(
    check: Check, formulas: Formulas, stated: Mapping[str, tuple[str, str]], prefix: str
) -> CheckView:
    return CheckView(
        anchor=f"{prefix}{check.id}",
        verdict=check.status,
        name=label(check.identity),
        sentence=check.message,
        formula=formulas.get(check.identity),
        inputs=[
            (
                label(name),
                [Number(words, f"{prefix}{place}") for place, words in _known(ids, stated)],
            )
            for name, ids in check.inputs.items()
        ],
        bars=bars(check.computed, check.reported),
    )


def _known(ids: Iterable[str], stated: Mapping[str, tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return (stated[one] for one in ids if one in stated)


def bars(computed: Bounds | None, reported: Bounds | None) -> list[Bar]:
    """The computed interval and the printed one, drawn on one scale if both are there."""
    named = [("computed", computed), ("printed", reported)]
    there = [(name, bounds) for name, bounds in named if bounds is not None]
    ends = [end for _, one in there for end in (one.low, one.high) if end is not None]
    if len(there) < 2 or len(set(ends)) < 2:
        return [Bar(name, interval(bounds)) for name, bounds in there]
    least, most = min(ends), max(ends)
    scale = (_WIDTH - 2 * _MARGIN) / (most - least)

    def bar(name: str, bounds: Bounds) -> Bar:
        left = Decimal(0) if bounds.low is None else _MARGIN + (bounds.low - least) * scale
        right = _WIDTH if bounds.high is None else _MARGIN + (bounds.high - least) * scale
        if right - left < _LEAST:
            left = (left + right - _LEAST) / 2
            right = left + _LEAST
        return Bar(name, interval(bounds), f"{left:.2f}", f"{right - left:.2f}")

    return [bar(name, bounds) for name, bounds in there]
