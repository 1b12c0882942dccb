"""Which rows and columns of results tables are held against each other.

Comes in: a table. Goes out: claims of the identities growth (a column of changes), share_of (a
row of margins), sum (gross profit and cost, before and added) and per_share. This module must
not guess: a column is one of changes because its head says so, a row is one of margins because
its label does, and the rows it needs are labelled in so many words.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.engine import holds
from extractor.checks.select.growth import growth_claim
from extractor.checks.select.tables.grid import Grid, Row, bare_label
from extractor.checks.select.terms import FRACTIONS, SPLIT_SLACK
from extractor.patterns.check_changes import OTHER_GROWTH
from extractor.patterns.check_tables import (
    AFTER_COLUMN,
    ASSETS_ROW,
    BEFORE_COLUMN,
    CHANGE_COLUMN,
    EARNINGS_ROW,
    INTEREST_NET_ROW,
    LIABILITIES_ROW,
    MARGIN_ROW,
    NET_ASSETS_ROW,
    NET_ROW,
    OTHER_INCOME_ROW,
    OWNERS_ROW,
    PER_SHARE_ROW,
    REVENUE_ROW,
    SHARES_ROW,
)

RESULT_ROWS = {
    "gross": ("gross profit", "gross income"),
    "operating": ("operating income", "operating profit", "operating result", "ebit"),
    "ebit": ("ebit", "operating profit", "operating income", "operating result"),
    "ebita": ("ebita",),
    "ebitda": ("ebitda",),
    "adjusted ebitda": ("adjusted ebitda",),
    "adjusted ebita": ("adjusted ebita",),
    "adjusted ebit": ("adjusted ebit",),
    "net": ("net income", "net profit", "net result"),
    "net profit": ("net profit", "net income"),
    "gross profit": ("gross profit",),
    "operating profit": ("operating profit", "operating income"),
}


def select_results(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about results in tables."""
    for grid in tables:
        yield from _changes(grid)
        yield from _margins(grid)
        for claims in (_position(grid), _per_share(grid)):
            yield from proven(list(claims))
        yield from _split(context, grid)


def proven(claims: list[Claim]) -> list[Claim]:
    """`claims` made of the same rows in every column: where one column holds, the rows are bound
    as they seem to be, and a misfit in another column is a finding."""
    if any(holds(claim) for claim in claims):
        for claim in claims:
            claim.sure = True
    return claims


# -- changes ------------------------------------------------------------------------------------


def _changes(grid: Grid) -> Iterator[Claim]:
    """Current, prior and change in three columns side by side."""
    for row in grid.rows:
        if OTHER_GROWTH.regex.search(row.label):
            continue
        numbers = row.numbers
        for n in range(3, len(numbers)):
            current, prior, change = numbers[n - 2], numbers[n - 1], numbers[n]
            if current is None or prior is None or change is None:
                continue
            if change.kind != "percentage" or not _alike(current, prior):
                continue
            head = grid.heads[n] if n < len(grid.heads) else ""
            if not CHANGE_COLUMN.regex.search(head) or OTHER_GROWTH.regex.search(head):
                continue
            one, other = current.quantity.value, prior.quantity.value
            if one is None or other is None or one <= 0 or other <= 0:
                continue
            # the prior period may come first; a fall may be printed without its sign
            claim = growth_claim(current, prior, change)
            claim.sure = one >= other or (change.quantity.value or 0) < 0
            claim.others = [growth_claim(prior, current, change)]
            if (change.quantity.value or 0) > 0:
                claim.others.append(growth_claim(current, prior, change, sign=-1))
            yield claim


def _alike(one: Item, other: Item) -> bool:
    return (
        one.kind == other.kind
        and one.kind in ("amount", "price", "count", "share_count")
        and one.quantity.currency == other.quantity.currency
    )


def _split(context: Context, grid: Grid) -> Iterator[Claim]:
    """A column before and one after a split, shares and prices."""
    deals = [one for one in context.record.deals if one.type in ("reverse_split", "stock_split")]
    if len(deals) != 1:
        return
    ratios = [
        one for one in context.of_deal(deals[0]) if one.concept == "split_ratio"
    ] or context.of("split_ratio")
    if not is_one(ratios):
        return
    before = [n for n, head in enumerate(grid.heads) if BEFORE_COLUMN.regex.search(head)]
    after = [n for n, head in enumerate(grid.heads) if AFTER_COLUMN.regex.search(head)]
    if len(before) != 1 or len(after) != 1:
        return
    forward = deals[0].type == "stock_split"
    for row in grid.rows:
        if max(before[0], after[0]) >= len(row.numbers):
            continue
        one, other = row.numbers[before[0]], row.numbers[after[0]]
        if one is None or other is None or one.kind != other.kind:
            continue
        if one.kind not in ("share_count", "price") or one.quantity.value == other.quantity.value:
            continue  # what stays the same is not split
        yield Claim(
            "split",
            {"before": [one.term], "ratio": [ratios[0].term], "after": [other.term]},
            sure="outstanding" in row.label and "warrant" not in row.label,
            inverse=frozenset({"ratio"}) if forward != (one.kind == "price") else frozenset(),
            slack=SPLIT_SLACK,
            why=FRACTIONS,
        )


# -- margins ------------------------------------------------------------------------------------


def labelled(grid: Grid, names: tuple[str, ...]) -> Row | None:
    """The one row with numbers that has one of these names."""
    rows = [row for row in grid.rows if row.has_numbers and _plain(row.label) in names]
    return rows[0] if len(rows) == 1 else None


def _plain(label: str) -> str:
    """A label up to its first comma, without its footnote marks and what stands in brackets."""
    return bare_label(label.split(",")[0])


def _margins(grid: Grid) -> Iterator[Claim]:
    """A row of margins against the rows that it is named after and the revenue."""
    revenue = [row for row in grid.rows if row.has_numbers and REVENUE_ROW.regex.match(row.label)]
    if len(revenue) != 1:
        return
    for row in grid.rows:
        match = MARGIN_ROW.regex.match(row.label)
        if match is None:
            continue
        part = labelled(grid, RESULT_ROWS.get(match["name"].strip(), (match["name"].strip(),)))
        if part is None:
            continue
        rows = (part.numbers, revenue[0].numbers, row.numbers)
        for one, whole, percent in zip(*rows, strict=False):
            if one is None or whole is None or percent is None or percent.kind != "percentage":
                continue
            if one.kind != "amount" or whole.kind != "amount":
                continue
            yield Claim(
                "share_of",
                {"part": [one.term], "whole": [whole.term], "percent": [percent.term]},
                sure=one.quantity.currency == whole.quantity.currency,
            )


# -- statements ---------------------------------------------------------------------------------


def _position(grid: Grid) -> Iterator[Claim]:
    """Assets less liabilities, and the two kinds of income that a bank's revenue consists of,
    wherever their rows stand."""
    for names, identity, inputs in _POSITIONS:
        found = []
        for name in names:
            rows = [row for row in grid.rows if row.has_numbers and name.regex.match(row.label)]
            if len(rows) != 1:
                break
            found.append(rows[0].numbers)
        if len(found) < len(names):
            continue
        for one, other, result in zip(*found, strict=False):
            if one is None or other is None or result is None:
                continue
            if {one.kind, other.kind, result.kind} != {"amount"}:
                continue
            terms = [one.term, other.term]
            if identity == "sum":
                yield Claim("sum", {"parts": terms, "total": [result.term]})
            else:
                yield Claim(
                    identity, dict(zip(inputs, ([x] for x in (*terms, result.term)), strict=True))
                )


_POSITIONS = (
    (
        (ASSETS_ROW, LIABILITIES_ROW, NET_ASSETS_ROW),
        "difference",
        ("minuend", "subtrahend", "difference"),
    ),
    ((INTEREST_NET_ROW, OTHER_INCOME_ROW, REVENUE_ROW), "sum", ()),
)


def _per_share(grid: Grid) -> Iterator[Claim]:
    """A figure per share against its total and the number of shares."""
    shares = [row for row in grid.rows if row.has_numbers and SHARES_ROW.regex.match(row.label)]
    if len(shares) != 1:
        return
    # Where a part of the result belongs to others, a share earns what is left.
    shared = any(OWNERS_ROW.regex.match(row.label) for row in grid.rows)
    net = OWNERS_ROW if shared else NET_ROW
    for per, whole in ((PER_SHARE_ROW, NET_ASSETS_ROW), (EARNINGS_ROW, net)):
        figures = [row for row in grid.rows if per.regex.match(row.label)]
        totals = [row for row in grid.rows if row.has_numbers and whole.regex.match(row.label)]
        if len(figures) != 1 or len(totals) != 1:
            continue
        rows = (totals[0].numbers, shares[0].numbers, figures[0].numbers)
        for one, count, figure in zip(*rows, strict=False):
            if one is None or count is None or figure is None or figure.kind != "price":
                continue
            yield Claim(
                "per_share",
                {"total": [one.term], "shares": [count.term], "figure": [figure.term]},
            )
