"""The figures that stand around a figure: in its sentence, its paragraph, near by, anywhere.

Comes in: a context. Goes out: a `Field`, which gives for every figure the stretches of text around
it, from the closest to the widest, and how many figures of each measure stand in them. This module
must not know any identity.

Notes for a newcomer. A stretch is shared by all figures that stand in the same place, and holds no
more than three blocks of `_BLOCK` figures, so that the work is linear in the number of figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from enum import IntEnum

from extractor.checks.context import Context, Item
from extractor.checks.select.chance import Figure, is_figure

COUNT = "#"
"""The measure of whatever is counted: what is a share and what a unit is often said elsewhere."""
PERCENT = "%"
RATIO = ":"
_KINDS = {
    "share_count": COUNT,
    "count": COUNT,
    "percentage": PERCENT,
    "ratio": RATIO,
    "multiple": RATIO,
}
_NEAR = 3
_BLOCK = 25
_LEAST = 3
_MOST_ALIKE = 6
_TWICE = 4
"""Mentions of one value after which no more are looked at."""


class Nearness(IntEnum):
    """How large a stretch is: a sentence, a paragraph, a few of them, the release."""

    SENTENCE = 0
    PARAGRAPH = 1
    NEAR = 2
    RELEASE = 3


def measure(item: Item) -> str:
    """What a number may be compared and added with: counts, or money of its currency."""
    return _KINDS.get(item.kind) or item.quantity.currency or "money"


class Stretch:
    """The figures of a stretch by measure, smallest first, and how many differ in value."""

    __slots__ = ("_logs", "by_measure", "different", "nearness", "size")

    def __init__(self, nearness: Nearness, figures: list[Figure]) -> None:
        self.nearness = nearness
        self.size = len(figures)
        self.by_measure: dict[str, list[Figure]] = defaultdict(list)
        for one in sorted(figures, key=lambda one: one.log):
            alike = self.by_measure[one.measure]
            if len(alike) < _TWICE or alike[-_TWICE].size != one.size:
                alike.append(one)
        self._logs = {name: [one.log for one in found] for name, found in self.by_measure.items()}
        self.different = {name: len(set(logs)) for name, logs in self._logs.items()}

    def of(self, name: str) -> list[Figure]:
        """The figures of a measure."""
        return self.by_measure.get(name, [])

    def pairs(self, one: Figure, other: Figure) -> int:
        """How many pairs of figures have the concepts of these two."""
        first, second = self._alike(one), self._alike(other)
        if one.item.concept == other.item.concept:
            return max(1, first * (first - 1) // 2)
        return first * second

    def _alike(self, figure: Figure) -> int:
        return len(
            {one.log for one in self.of(figure.measure) if one.item.concept == figure.item.concept}
        )

    def at(self, name: str, value: float, tolerance: float) -> Iterator[Figure]:
        """The figures of a measure whose logarithm is within `tolerance` of `value`; of many no
        more than `_MOST_ALIKE`."""
        logs = self._logs.get(name)
        if logs is None:
            return
        first = bisect_left(logs, value - tolerance)
        for n in range(first, min(len(logs), first + _MOST_ALIKE)):
            if logs[n] > value + tolerance:
                return
            yield self.by_measure[name][n]


class Field:
    """The figures of a release outside its tables, and the stretches around each of them."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.figures = [Figure(one, measure(one)) for one in context.items if is_figure(one)]
        self._place = {one.item.order: place for place, one in enumerate(self.figures)}
        self._known: dict[tuple[Nearness, int, int], Stretch] = {}

    def around(self, one: Figure) -> Iterator[Stretch]:
        """The stretches around a figure, closest first; none that holds no more than
        the last, or too few for any identity."""
        size = 0
        for nearness in Nearness:
            stretch = self._stretch(one, nearness)
            if stretch.size > size:
                size = stretch.size
                if size >= _LEAST:
                    yield stretch

    def _stretch(self, one: Figure, nearness: Nearness) -> Stretch:
        item, block = one.item, self._place[one.item.order] // _BLOCK
        places = (item.sentence, item.paragraph, item.paragraph, 0)
        key = (nearness, places[nearness], block)
        found = self._known.get(key)
        if found is None:
            first = max(0, block - 1) * _BLOCK
            figures = self.figures[first : (block + 2) * _BLOCK]
            if nearness == Nearness.SENTENCE:
                figures = [other for other in figures if other.item.sentence == item.sentence]
            elif nearness != Nearness.RELEASE:
                reach = _NEAR if nearness == Nearness.NEAR else 0
                figures = [
                    other
                    for other in figures
                    if abs(other.item.paragraph - item.paragraph) <= reach
                ]
            found = self._known[key] = Stretch(nearness, figures)
        return found
