"""How an income statement gets from one result to the next.

Comes in: a table. Goes out: claims of the identity sum: a result is the one before it less the
costs in the rows between. This module must not guess: where a row is not understood, or a column
of other rows does not bear the reading out, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Item
from extractor.checks.engine import holds
from extractor.checks.select.grid import Grid, Row
from extractor.patterns.check_statements import EITHER_SIGN_ROW, PLAIN_COST_ROW, RESULT_ROW
from extractor.patterns.check_tables import NOT_ADDED, TOTAL_ROW

_MOST = 12


def select_walks(grid: Grid) -> Iterator[Claim]:
    """The claims about the rows between two results."""
    rows = [row for row in grid.rows if row.has_numbers]
    results = [n for n, row in enumerate(rows) if RESULT_ROW.regex.match(row.label)]
    for first, last in pairwise(results):
        between = rows[first + 1 : last]
        if not between or len(between) > _MOST:
            continue
        totals = [row for row in between if TOTAL_ROW.regex.match(row.label)]
        if totals:
            # "total operating expenses" comes last and stands for the rows above it
            if len(totals) > 1 or totals[0] is not between[-1]:
                continue
            between = totals
        if any(NOT_ADDED.regex.search(row.label) for row in between):
            continue
        claims = [
            claim
            for column in range(1, len(rows[last].numbers))
            if not _is_percent(rows, column)
            for claim in _walk(rows[first], between, rows[last], column)
        ]
        plain = all(
            PLAIN_COST_ROW.regex.search(row.label) and not EITHER_SIGN_ROW.regex.search(row.label)
            for row in between
        )
        proven = plain and any(holds(claim) for claim in claims)
        for claim in claims:
            claim.sure = proven
            yield claim


def _walk(first: Row, between: list[Row], last: Row, column: int) -> Iterator[Claim]:
    start, end = _number(first, column), _number(last, column)
    if start is None or end is None:
        return
    parts: list[Item] = []
    for row in between:
        part = _number(row, column)
        if part is None:
            if column < len(row.cells) and row.is_filled(column):
                return  # something is printed there that is not understood
            continue
        parts.append(part)
    if not parts or any(
        one.kind != "amount" or one.quantity.currency != end.quantity.currency
        for one in (start, *parts, end)
    ):
        return
    if any((one.quantity.value or 0) < 0 for one in parts):
        # costs have their sign
        yield Claim(
            "sum", {"parts": [start.term, *(one.term for one in parts)], "total": [end.term]}
        )
    else:
        yield Claim(
            "difference",
            {
                "minuend": [start.term],
                "subtrahend": [one.term for one in parts],
                "difference": [end.term],
            },
        )


def _is_percent(rows: list[Row], column: int) -> bool:
    """Whether a column is one of changes: of its cells often only the first has the sign."""
    return any(
        number.kind == "percentage" for row in rows if (number := _number(row, column)) is not None
    )


def _number(row: Row, column: int) -> Item | None:
    return row.numbers[column] if column < len(row.numbers) else None
