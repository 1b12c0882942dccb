"""Columns of changes against the columns of figures that they lie between.

Comes in: a context and its tables. Goes out: claims of the identities difference (a change as an
amount) and growth (in percent). This module must not guess: the head of a column says that it holds
changes; between which two columns is shown by most of its rows, or else they stand right before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.engine import holds
from extractor.checks.select.growth import growth_claim
from extractor.checks.select.tables.grid import Grid, Row
from extractor.patterns.check_changes import OTHER_GROWTH
from extractor.patterns.check_tables import CHANGE_COLUMN

_NEAR = 4
"""Columns of figures before one of changes that it may be about."""
_LEAST = 3
"""Rows that show between which columns the changes lie."""
_AGAINST = 3
"""Rows that hold, for each that does not."""
_KINDS = frozenset({"amount", "price", "count", "share_count"})


def select_changes(_: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about changes in tables."""
    for grid in tables:
        for column in range(3, len(grid.roles)):
            if _is_of_changes(grid, column):
                yield from _column(grid, column)


def _is_of_changes(grid: Grid, column: int) -> bool:
    head = grid.heads[column]
    told = grid.roles[column] in ("change", "change_percent")
    return (told or CHANGE_COLUMN.regex.search(head) is not None) and (
        OTHER_GROWTH.regex.search(head) is None
    )


def _column(grid: Grid, column: int) -> Iterator[Claim]:
    figures = [n for n in range(1, column) if grid.roles[n] == "figure"][-_NEAR:]
    best: list[tuple[Claim, bool]] = []
    for current, prior in permutations(figures, 2):
        claims = [
            (claim, holds(claim))
            for row in grid.rows
            if (claim := _change(row, current, prior, column)) is not None
        ]
        if sum(fits for _, fits in claims) > sum(fits for _, fits in best):
            best = claims
    fitting = sum(fits for _, fits in best)
    shown = fitting >= _LEAST and fitting >= _AGAINST * (len(best) - fitting)
    if shown:
        for claim, _fits in best:
            claim.sure = grid.sure
            yield claim
    elif 2 * fitting > len(best) and fitting > 1:
        yield from (claim for claim, fits in best if fits)
    else:
        yield from _beside(grid, column)


def _change(row: Row, current: int, prior: int, column: int) -> Claim | None:
    """That a row's change is that from one column to the other."""
    one, other, change = row.numbers[current], row.numbers[prior], row.numbers[column]
    if one is None or other is None or change is None or not _are_alike(one, other):
        return None
    if OTHER_GROWTH.regex.search(row.label):
        return None
    if change.kind != "percentage":
        if not _are_alike(one, change):
            return None
        claim = _difference(one, other, change)
        claim.others = [_difference(other, one, change)]  # costs that fall may count as a gain
        claim.label = row.name
        return claim
    if (one.quantity.value or 0) <= 0 or (other.quantity.value or 0) <= 0:
        return None
    claim = growth_claim(one, other, change)
    if (change.quantity.value or 0) > 0:
        claim.others = [growth_claim(one, other, change, sign=-1)]
    claim.label = row.name
    return claim


def _difference(one: Item, other: Item, change: Item) -> Claim:
    return Claim(
        "difference",
        {"minuend": [one.term], "subtrahend": [other.term], "difference": [change.term]},
    )


def _beside(grid: Grid, column: int) -> Iterator[Claim]:
    """The percentages of a column against the two right before it, row by row."""
    for row in grid.rows:
        change = row.numbers[column]
        if change is None or change.kind != "percentage":
            continue
        claim = _change(row, column - 2, column - 1, column)
        if claim is None:
            continue
        one, other = (claim.terms[name][0].quantity.value or 0 for name in ("current", "prior"))
        # a fall may be printed without its sign
        claim.sure = one >= other or (change.quantity.value or 0) < 0
        reverse = _change(row, column - 1, column - 2, column)
        claim.others += [reverse] if reverse is not None else []
        yield claim


def _are_alike(one: Item, other: Item) -> bool:
    return (
        one.kind == other.kind
        and one.kind in _KINDS
        and one.quantity.currency == other.quantity.currency
    )
