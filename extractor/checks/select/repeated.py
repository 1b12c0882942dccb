"""Numbers that are printed again where a release says everything twice: what its headline
announces in the text, and what its text tells in a table.

Comes in: a context. Goes out: claims of the identity restatement, which hold. This module must not
accuse: it knows of two numbers only that they are the same, too finely printed for an accident (see
`chance`); which numbers must be the same is told by `twice` and `named`.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context
from extractor.checks.select.chance import Figure, chance, is_figure
from extractor.checks.select.stretch import Nearness, Stretch, measure

_MOST = 400
_IN_HEADLINE = 0.1
_IN_TABLE = 0.03
"""The accidents granted: a headline is always told again, a text tells few cells of a table."""
_EXACTLY = 1.000001
_COARSEST = 0.02
"""The relative error beyond which a number is too round to be known again."""


def select_repeated(context: Context) -> Iterator[Claim]:
    """The claims that numbers are printed again."""
    told = [one for one in context.items if is_figure(one)]
    head = context.record.headline
    if head is not None:
        above = [Figure(one, measure(one)) for one in told if one.end <= head.end]
        below = [Figure(one, measure(one)) for one in told if one.start >= head.end]
        yield from _again(above, below, _IN_HEADLINE)
    cells = [one for one in context.in_tables if is_figure(one)]
    if cells:
        yield from _again(
            [Figure(one, measure(one)) for one in told],
            [Figure(one, measure(one)) for one in cells],
            _IN_TABLE,
        )


def _again(first: list[Figure], second: list[Figure], granted: float) -> Iterator[Claim]:
    """The numbers of `first` that stand among `second`, printed as finely or more finely."""
    stretch = Stretch(Nearness.RELEASE, second[:_MOST])
    for one in first[:_MOST]:
        if one.error > _COARSEST:
            continue
        tries = stretch.different.get(one.measure, 0)
        for other in stretch.at(one.measure, one.log, one.error):
            same = one.size == other.size
            accidents = tries * chance(0 if same else 2 * one.error, min(one.grain, other.grain))
            concepts = {one.item.concept, other.item.concept} - {None}
            if (
                accidents <= granted
                and one.sign == other.sign
                and len(concepts) < 2
                and other.error <= one.error * _EXACTLY
            ):
                items = sorted((one.item, other.item), key=lambda item: item.start)
                yield Claim(
                    "restatement", {"items": [item.term for item in items]}, accidents=accidents
                )
                break
