"""Which rows of results tables are held against each other by what their labels say.

Comes in: a context and its tables. Goes out: claims of the identities share_of (a row of margins),
difference and sum (rows that stand apart), per_share and split. This module must not guess: a row
is one of margins because its label says so, and the rows it needs are labelled in so many words.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.engine import holds
from extractor.checks.select.tables.grid import Grid, Row, bare_label
from extractor.checks.select.terms import FRACTIONS, SPLIT_SLACK
from extractor.patterns.base import Pattern
from extractor.patterns.check_tables import (
    AFTER_COLUMN,
    ASSETS_ROW,
    BEFORE_COLUMN,
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


_MOST_FIGURES = 4
"""Figures per share in one table."""
_ALL = 100
_AGAINST = 3
"""Rows that hold, for each that does not."""
_LEAST = 2
"""Columns that show which result and which shares a figure is made of."""


def select_results(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about results in tables."""
    for grid in tables:
        yield from _margins(grid)
        yield from _shares(grid)
        yield from proven(list(_position(grid)))
        yield from _per_share(grid)
        yield from _split(context, grid)


def proven(claims: list[Claim]) -> list[Claim]:
    """`claims` made of the same rows in every column: where one column holds, the rows are bound
    as they seem to be, and a misfit in another column is a finding."""
    if any(holds(claim) for claim in claims):
        for claim in claims:
            claim.sure = True
    return claims


# -- splits -----------------------------------------------------------------------------------


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


def _shares(grid: Grid) -> Iterator[Claim]:
    """Columns of percentages: what each row is of the one that is a hundred, or of revenue, in the
    column of figures beside."""
    for column in range(2, len(grid.roles)):
        rows = [row for row in grid.rows if _percent(row.numbers[column]) is not None]
        figures = [n for n in range(1, column) if grid.roles[n] == "figure"]
        wholes = [row for row in rows if _percent(row.numbers[column]) == _ALL] or [
            row for row in grid.rows if row.has_numbers and REVENUE_ROW.regex.match(row.label)
        ]
        if len(wholes) != 1 or not figures or grid.roles[column] == "change_percent":
            continue
        claims = [
            Claim(
                "share_of",
                {"part": [part.term], "whole": [whole.term], "percent": [percent.term]},
                label=row.name,
            )
            for row in rows
            if row is not wholes[0]
            and (part := row.numbers[figures[-1]]) is not None
            and (whole := wholes[0].numbers[figures[-1]]) is not None
            and (percent := row.numbers[column]) is not None
            and part.kind == whole.kind != "percentage"
        ]
        fitting = [claim for claim in claims if holds(claim)]
        if len(fitting) > _LEAST and 2 * len(fitting) > len(claims):
            proof = grid.sure and len(fitting) >= _AGAINST * (len(claims) - len(fitting))
            for claim in claims if proof else fitting:
                claim.sure = proof
                yield claim


def _percent(item: Item | None) -> Decimal | None:
    return item.quantity.value if item is not None and item.kind == "percentage" else None


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
    """A figure per share against its total and the number of shares; of basic and diluted ones
    each against its own."""
    shares = [row for row in grid.rows if row.has_numbers and _is_named(grid, row, SHARES_ROW)]
    # Where a part of the result belongs to others, a share earns what is left.
    shared = any(OWNERS_ROW.regex.match(row.label) for row in grid.rows)
    net = OWNERS_ROW if shared else NET_ROW
    for per, whole in ((PER_SHARE_ROW, NET_ASSETS_ROW), (EARNINGS_ROW, net)):
        figures = [row for row in grid.rows if row.has_numbers and _is_named(grid, row, per)]
        totals = [row for row in grid.rows if row.has_numbers and whole.regex.match(row.label)]
        if len(totals) != 1 or len(figures) > _MOST_FIGURES:
            continue
        for figure in figures:
            counts = shares
            if len(shares) > 1 or len(figures) > 1:
                counts = [row for row in shares if _dilution(grid, row) == _dilution(grid, figure)]
            if len(counts) == 1:
                claims = list(_divided(totals[0], counts[0], figure))
                fitting = [claim for claim in claims if holds(claim)]
                yield from fitting
                if grid.sure and _LEAST <= len(fitting) == len(claims) - 1:
                    wrong = next(claim for claim in claims if claim not in fitting)
                    wrong.sure = True
                    yield wrong


def _divided(total: Row, shares: Row, per: Row) -> Iterator[Claim]:
    for one, count, figure in zip(total.numbers, shares.numbers, per.numbers, strict=True):
        if one is None or count is None or figure is None or figure.kind != "price":
            continue
        yield Claim(
            "per_share",
            {"total": [one.term], "shares": [count.term], "figure": [figure.term]},
            label=per.name,
        )


def _is_named(grid: Grid, row: Row, name: Pattern) -> bool:
    """Whether the label of a row, or that of its heading with it, is of this kind."""
    return any(name.regex.match(words) for words in (row.label, _full(grid, row)))


def _full(grid: Grid, row: Row) -> str:
    over = grid.rows[row.parent].label if row.parent is not None else ""
    return f"{over.rstrip(':')} {row.label}".strip()


def _dilution(grid: Grid, row: Row) -> tuple[bool, bool]:
    words = _full(grid, row)
    return "basic" in words, "diluted" in words
