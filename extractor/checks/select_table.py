"""Which cells of tables are held against each other.

Comes in: a context. Goes out: claims of the identities sum (columns with a total) and proceeds
(rows with a count, a price and a sum of money). This module must not guess what a table
means: headers and labels say it, or nothing is claimed.

Notes for a newcomer. A total is held against the rows above it up to the last heading or total.
Where a block has one total, at its foot, the claim is sure; in statements with subtotals it is
sure only if another column of the same rows adds up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.context import Context, Item
from extractor.checks.engine import Claim
from extractor.checks.numbers import stated
from extractor.interval import total
from extractor.patterns.check_cues import (
    COUNT_COLUMN,
    EMPTY_CELL,
    MONEY_COLUMN,
    NOT_ADDED,
    PRICE_COLUMN,
    TOTAL_ROW,
)
from extractor.schema import Span
from extractor.stages import Table

_ADDITIVE = frozenset({"amount", "share_count", "count"})
_MOST_ROWS = 40
_MOST_COLUMNS = 12


@dataclass(slots=True)
class _Row:
    label: str
    cells: list[Span]
    numbers: list[Item | None]
    filled: list[bool]

    @property
    def has_numbers(self) -> bool:
        return any(one is not None for one in self.numbers)


def select_tables(context: Context) -> Iterator[Claim]:
    """The claims about the numbers in tables."""
    starts = [item.start for item in context.in_tables]
    for table in context.tables:
        rows = [_row(context, cells, starts) for cells in table.rows]
        yield from _purchases(context, table, rows)
        yield from _totals(rows)


def _row(context: Context, cells: list[Span], starts: list[int]) -> _Row:
    numbers: list[Item | None] = []
    filled = []
    label = ""
    for n, cell in enumerate(cells[:_MOST_COLUMNS]):
        first = bisect_left(starts, cell.start)
        last = bisect_left(starts, cell.end)
        text = context.flat[cell.start : cell.end]
        if n == 0:
            label = " ".join(text.split()).lower()
        numbers.append(context.in_tables[first] if last - first == 1 else None)
        filled.append(EMPTY_CELL.regex.search(text) is None)
    return _Row(label, cells[:_MOST_COLUMNS], numbers, filled)


# -- rows ---------------------------------------------------------------------------------------


def _purchases(context: Context, table: Table, rows: list[_Row]) -> Iterator[Claim]:
    """Rows of transactions: number, price, money, as their columns are headed."""
    if len(rows) < 2 or rows[0].has_numbers:
        return
    heads = [
        " ".join(context.flat[cell.start : cell.end].split()).lower() for cell in rows[0].cells
    ]
    columns: dict[str, list[int]] = {"shares": [], "price": [], "amount": []}
    for n, head in enumerate(heads):
        if PRICE_COLUMN.regex.search(head):
            columns["price"].append(n)
        elif MONEY_COLUMN.regex.search(head):
            columns["amount"].append(n)
        elif COUNT_COLUMN.regex.search(head):
            columns["shares"].append(n)
    if any(len(found) != 1 for found in columns.values()):
        return
    for row in rows[1:]:
        found = {
            name: row.numbers[at[0]] for name, at in columns.items() if at[0] < len(row.numbers)
        }
        if len(found) < 3 or None in found.values():
            continue
        terms = {name: [item.term] for name, item in found.items() if item is not None}
        kinds = [term[0].quantity.kind for term in terms.values()]
        if kinds[2] == "amount" and kinds[1] in ("price", "amount") and kinds[0] != "amount":
            yield Claim("proceeds", terms, sure=True)


# -- columns ------------------------------------------------------------------------------------


def _totals(rows: list[_Row]) -> Iterator[Claim]:
    """Every row that calls itself a total, against the rows above it."""
    first = 0
    totals = [n for n, row in enumerate(rows) if TOTAL_ROW.regex.match(row.label)]
    for at in totals:
        row = rows[at]
        above = [one for one in rows[first:at] if one.has_numbers or any(one.filled[1:])]
        headed = [n for n in range(first, at) if not rows[n].has_numbers]
        if headed:
            above = [one for one in rows[headed[-1] + 1 : at]]
        first = at + 1
        if len(above) < 2 or len(above) > _MOST_ROWS:
            continue
        if any(NOT_ADDED.regex.search(one.label) for one in (*above, row)):
            continue
        claims = [
            claim for column in range(1, len(row.numbers)) for claim in _column(row, above, column)
        ]
        simple = len(totals) == 1 and at == len(rows) - 1
        proven = sum(_fits(claim) for claim in claims)
        for claim in claims:
            fits = _fits(claim)
            claim.sure = simple or (proven > 0 and not fits)
            if fits or claim.sure:
                yield claim


def _column(row: _Row, above: list[_Row], column: int) -> Iterator[Claim]:
    whole = row.numbers[column]
    if whole is None or whole.kind not in _ADDITIVE:
        return
    parts = []
    for one in above:
        if column >= len(one.numbers):
            return
        part = one.numbers[column]
        if part is None:
            if one.filled[column]:
                return  # something is printed there that is not understood
            continue
        if part.kind != whole.kind or part.quantity.currency != whole.quantity.currency:
            return
        parts.append(part)
    if len(parts) >= 2:
        yield Claim(
            "sum", {"parts": [part.term for part in parts], "total": [whole.term]}, sure=False
        )


def _fits(claim: Claim) -> bool:
    terms = [*claim.terms["parts"], *claim.terms["total"]]
    if any(term.quantity.value is None for term in terms):
        return False
    parts = total(stated(term.quantity) for term in terms[:-1])
    return parts.meets(stated(terms[-1].quantity))
