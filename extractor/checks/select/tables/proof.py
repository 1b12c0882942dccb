"""Whether a cell in which a relation does not hold is a finding.

Comes in: relations between the lines of a table. Goes out: claims about each of their cells; those
about misfits only where the relation is proven, and sure. This module must not find relations.

A misfit is told where other cells of the same lines hold so exactly that these are all the parts
beyond doubt, and where no other reading of the cell makes it hold: a part left out or with the
other sign, a line close by added or taken away.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.select.chance import Figure
from extractor.checks.select.tables.footing import Relation
from extractor.checks.select.tables.grid import Grid
from extractor.checks.select.tables.lines import Line, name_of

_TOLD, _NAMED, _SHOWN = 0.003, 0.0001, 0.000001
"""Accidents up to which a relation is proven where words tell what the parts are, where they say
that something is a total, and where figures alone show it, in two cells."""
_EXACTLY = 1.000001
_LEAST = 2
_AGAINST = 3
"""Rows in which columns add up, for each in which they do not."""
_CLOSE = 2
"""Lines above the first part and below the whole that may belong to it."""


def claims_of(grid: Grid, lines: list[Line], relation: Relation) -> Iterator[Claim]:
    """The claims about the cells of `relation`, a relation between `lines` of `grid`."""
    for cell, claim in relation.fits.items():
        if len(claim.terms.get("parts", "--")) < 2:
            continue  # the others are nothing: that a number is itself says nothing
        claim.label = name_of(relation.whole, cell)
        if not relation.told:
            claim.accidents = relation.accidents
        yield claim
    if not is_proven(relation):
        return
    for cell in relation.misfits:
        if not (_is_veiled(lines, relation, cell) or _is_explained(lines, relation, cell)):
            claim = relation.claim(cell)
            claim.label = name_of(relation.whole, cell)
            claim.sure = claim.proven = grid.sure
            claim.doubted = not grid.sure
            claim.strict = not grid.rounded
            yield claim


def is_proven(relation: Relation) -> bool:
    """Whether the lines are bound beyond doubt, so that a cell that does not fit is misprinted."""
    granted = _TOLD if relation.told else _NAMED if relation.whole.sums else _SHOWN
    if granted == _SHOWN and len(relation.fits) < _LEAST:
        return False
    few = len(relation.misfits) == 1 or 2 * len(relation.misfits) <= len(relation.fits)
    if relation.whole.across is not None:
        # a row of its own may leave out what belongs to no column
        few = _AGAINST * len(relation.misfits) <= len(relation.fits)
    return few and relation.accidents <= granted


def _is_veiled(lines: list[Line], relation: Relation, cell: int) -> bool:
    """Whether a line among the parts, or between them and the sum before, holds in this cell only
    what is not understood or is of another kind: it may be a part that was misread."""
    first = next(n for n, one in enumerate(lines) if one.place == relation.first)
    while not lines[first].opens and first and not lines[first - 1].sums:
        first -= 1
    within = [one for one in lines[first:] if one.place < relation.whole.place]
    return any(
        _is_strange(one, relation, cell)
        and not any(_is_strange(one, relation, fit) for fit in relation.fits)
        for one in within
    )


def _is_strange(line: Line, relation: Relation, cell: int) -> bool:
    other = line.figures[cell] is not None and line.measure != relation.whole.measure
    return other or cell in line.dark


def _is_explained(lines: list[Line], relation: Relation, cell: int) -> bool:
    """Whether another reading of a cell makes it fit: a figure with the other sign, or a line left
    out or added that is nothing in the cells that do fit."""
    whole = relation.whole.figures[cell]
    figures, signs = relation.given(cell)
    assert whole is not None
    values = [sign * _value(one) for one, sign in zip(figures, signs, strict=True)]
    total, goal = sum(values), _value(whole)
    near = _EXACTLY * sum(one.error * one.size for one in (whole, *figures))
    gap = total - goal
    if abs(total + goal) <= near or any(abs(gap - 2 * value) <= near for value in values):
        return True
    above = [one for one in lines if one.place < relation.first][-_CLOSE:]
    below = [one for one in lines if one.place > relation.whole.place][:_CLOSE]
    return any(
        abs(abs(gap) - other.size) <= near
        for one in (*above, *relation.parts, *below)
        if (other := one.figures[cell]) is not None
        and not any(one.figures[fit] for fit in relation.fits)
    )


def _value(figure: Figure) -> float:
    return figure.sign * figure.size
