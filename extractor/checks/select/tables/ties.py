"""Figures that are printed twice because they must be the same.

Comes in: a context and its tables. Goes out: claims of the identity restatement: what assets come
to and what liabilities and equity do, and a fact of the text that a table states, too. This module
must not guess: two different numbers are one fact only where they differ as slips of the pen do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.numbers import stated
from extractor.checks.select.groups import RESULTS
from extractor.checks.select.tables.grid import Grid
from extractor.patterns.check_tables import ASSETS_ROW, BOTH_SIDES_ROW
from extractor.schema import Fact

_LEAST_DIGITS = 4
"""Digits of two numbers of which one differs by a slip, not by accident."""

_Key = tuple[str, str, str | None, str | None]


def select_ties(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about figures that are the same."""
    for grid in tables:
        yield from _balance(grid)
    yield from _told(context)


def _balance(grid: Grid) -> Iterator[Claim]:
    """Total assets and total liabilities and equity."""
    rows = [
        [row.numbers for row in grid.rows if row.has_numbers and pattern.regex.match(row.label)]
        for pattern in (ASSETS_ROW, BOTH_SIDES_ROW)
    ]
    if [len(found) for found in rows] != [1, 1]:
        return
    pairs = [
        (one, other)
        for one, other in zip(rows[0][0], rows[1][0], strict=True)
        if one is not None and other is not None and one.kind == other.kind == "amount"
    ]
    equal = sum(one.quantity.value == other.quantity.value for one, other in pairs)
    for one, other in pairs:
        claim = Claim("restatement", {"items": [one.term, other.term]}, label="Total assets")
        claim.sure = claim.proven = grid.sure and equal > 0 and len(pairs) - equal <= equal
        yield claim


def _told(context: Context) -> Iterator[Claim]:
    """Facts of the text beside those of tables with the same concept, period, basis and
    currency."""
    items = {fact.id: context.by_quantity.get(fact.quantity) for fact in context.record.facts}
    tabled: dict[_Key, list[Item]] = defaultdict(list)
    for fact in context.record.facts:
        item = items[fact.id]
        if item is not None and item.paragraph < 0 and fact.period is not None:
            tabled[_key(fact, item)].append(item)
    for fact in context.record.facts:
        item = items[fact.id]
        if item is None or item.paragraph < 0:
            continue
        stating = items.get(fact.same_as or "")
        if stating is not None:
            yield Claim("restatement", {"items": [item.term, stating.term]})
        elif fact.period is not None and fact.concept in RESULTS and fact.evidence != "model":
            rows = tabled.get(_key(fact, item), [])
            if len({abs(one.quantity.value or 0) for one in rows}) == 1 and _slips(item, rows[0]):
                yield Claim("restatement", {"items": [item.term, rows[0].term]}, sure=True)


def _key(fact: Fact, item: Item) -> _Key:
    return fact.concept, fact.period or "", fact.basis, item.quantity.currency


def _slips(told: Item, tabled: Item) -> bool:
    """Whether a number of the text, as finely as it is printed, differs from that of a table by
    one digit, or by two that changed places."""
    value, other = told.quantity.value, tabled.quantity.value
    quantum = told.quantity.quantum
    if value is None or other is None or told.kind != tabled.kind:
        return False
    if told.quantity.qualifier != "exact" or tabled.quantity.quantum > quantum:
        return False
    if stated(told.quantity).magnitude().meets(stated(tabled.quantity).magnitude()):
        return False
    first, second = (str((abs(one) / quantum).quantize(Decimal(1))) for one in (value, other))
    if len(first) != len(second) or len(first) < _LEAST_DIGITS:
        return False
    apart = [n for n, (one, two) in enumerate(zip(first, second, strict=True)) if one != two]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(first) == sorted(second)
