"""Which columns and rows of tables make a purchase, and which are the ends of an interval.

Comes in: a context and its tables. Goes out: claims of the identities proceeds (a count, a price
and a sum of money in a row or a column) and difference (intervals with both ends). This module must
not guess what a table means: heads and labels say it, or nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.select.tables.grid import Grid, Row
from extractor.patterns.check_tables import (
    COUNT_COLUMN,
    MONEY_COLUMN,
    PRICE_COLUMN,
    SPAN_COLUMNS,
)

_PRICES = frozenset({"offering_price", "issue_price", "conversion_price"})
_ROLES = ("shares", "price", "amount")


def select_purchases(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about purchases and intervals in tables."""
    for grid in tables:
        yield from _purchases(context, grid)
        yield from _transposed(grid)
        yield from _intervals(grid)


# -- purchases ----------------------------------------------------------------------------------


def _role(words: str) -> str | None:
    """What a head or a label says that its numbers are."""
    if PRICE_COLUMN.regex.search(words):
        return "price"
    if MONEY_COLUMN.regex.search(words):
        return "amount"
    return "shares" if COUNT_COLUMN.regex.search(words) else None


def _purchase(found: dict[str, Item | None]) -> Claim | None:
    if None in found.values():
        return None
    terms = {name: [item.term] for name, item in found.items() if item is not None}
    kinds = [terms[name][0].quantity.kind for name in _ROLES]
    if kinds[2] != "amount" or kinds[1] not in ("price", "amount") or kinds[0] == "amount":
        return None
    return Claim("proceeds", terms, sure=True)


def _purchases(context: Context, grid: Grid) -> Iterator[Claim]:
    """Rows of transactions: number, price, money, as their columns are headed."""
    columns: dict[str, list[int]] = {name: [] for name in _ROLES}
    for n, head in enumerate(grid.heads[1:], 1):
        role = _role(head)
        if role is not None:
            columns[role].append(n)
    counts = {name: len(found) for name, found in columns.items()}
    if counts == {"shares": 1, "price": 1, "amount": 1}:
        for row in grid.rows:
            found = {
                name: row.numbers[at[0]] if at[0] < len(row.numbers) else None
                for name, at in columns.items()
            }
            claim = _purchase(found)
            if claim is not None:
                yield claim
    elif counts == {"shares": 1, "price": 0, "amount": 1}:
        yield from _at_one_price(context, grid, columns["shares"][0], columns["amount"][0])


def _at_one_price(context: Context, grid: Grid, shares: int, amount: int) -> Iterator[Claim]:
    """Rows with a number of shares and what they cost, at the one price of the release."""
    prices = [item for item in context.of(*_PRICES) if item.kind == "price"]
    if not is_one(prices):
        return
    for row in grid.rows:
        if max(shares, amount) >= len(row.numbers):
            continue
        found = {"shares": row.numbers[shares], "price": prices[0], "amount": row.numbers[amount]}
        claim = _purchase(found)
        money = row.numbers[amount]
        if (
            claim is not None
            and money is not None
            and money.quantity.currency == prices[0].quantity.currency
        ):
            claim.sure = False
            yield claim


def _transposed(grid: Grid) -> Iterator[Claim]:
    """The same with the roles in the labels and a transaction in every column."""
    labelled: dict[str, list[Row]] = {name: [] for name in _ROLES}
    for row in grid.rows:
        role = _role(row.label) if row.has_numbers else None
        if role is not None:
            labelled[role].append(row)
    if any(len(found) != 1 for found in labelled.values()):
        return
    for column in range(1, min(len(rows[0].numbers) for rows in labelled.values())):
        claim = _purchase({name: rows[0].numbers[column] for name, rows in labelled.items()})
        if claim is not None:
            claim.sure = False
            yield claim


def _intervals(grid: Grid) -> Iterator[Claim]:
    """Intervals with both their ends and their length, as drill holes are reported."""
    found: dict[str, int] = {}
    for n, head in enumerate(grid.heads):
        match = SPAN_COLUMNS.regex.search(head)
        if match is not None:
            name = next(key for key, value in match.groupdict().items() if value)
            if name in found:
                return
            found[name] = n
    if found.keys() != {"first", "last", "length"}:
        return
    for row in grid.rows:
        cells = {
            name: row.numbers[at] if at < len(row.numbers) else None for name, at in found.items()
        }
        first, last, length = cells["first"], cells["last"], cells["length"]
        if first is not None and last is not None and length is not None:
            yield Claim(
                "difference",
                {
                    "minuend": [last.term],
                    "subtrahend": [first.term],
                    "difference": [length.term],
                },
                sure=True,
            )
