"""Which figures are told as ratios of others that stand in another sentence or in a table.

Comes in: a context. Goes out: claims of the identities share_of and per_share: votes cast,
named ratios ("loan-to-value"), payout ratios, the underwriters' discount on a price, margins of
figures in a table, figures per share. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.engine import holds
from extractor.checks.select.groups import COUNTS
from extractor.checks.select.tables.grid import Grid
from extractor.checks.select.tables.results import RESULT_ROWS, labelled
from extractor.patterns.base import Pattern
from extractor.patterns.check_parts import ADJUSTED, OF_WHOLE, PART_BEHIND
from extractor.patterns.check_tables import NET_ASSETS_ROW, REVENUE_ROW, SHARES_ROW
from extractor.patterns.check_wholes import DIVIDEND, OF_THOSE, PAID_OUT, SPREAD, TO_RATIO

_EARNINGS = ("adjusted_eps", "eps_basic", "eps_diluted")
_PRICES = ("offering_price", "issue_price")
_MARGINS = {
    "gross_margin": "gross",
    "operating_margin": "operating",
    "ebitda_margin": "ebitda",
}
_RATIO_FACTS = {"loan": ("loan_amount", "principal_amount")}
_ISSUED = frozenset({"shares_outstanding", "shares_outstanding_before", "shares_outstanding_after"})
_TAKEN = frozenset(
    {
        "shares_repurchased",
        "shares_issued",
        "shares_acquired",
        "shares_sold",
        "shares_held",
        "repurchase_authorization",
        None,
    }
)
_NEAR = 300
_BACK = 40
"""Numbers back to which a whole may have been told."""


def select_ratios(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about ratios."""
    for items in context.by_sentence.values():
        for n, item in enumerate(items):
            if item.kind != "percentage" or item.quantity.unit == "basis_point":
                continue
            if item.concept == "change_percent":
                continue
            yield from _of_those(context, items, n)
            yield from _of_outstanding(context, items, n)
            yield from _named(context, items, n)
            yield from _paid_out(context, items, n)
            yield from _spread(context, items, n)
            if item.concept in _MARGINS and tables:
                yield from _margin(context, item, tables)
    for figure in context.of("eps_basic", "eps_diluted", "net_asset_value_per_share"):
        if figure.kind == "price" and figure.ref not in context.seconds:
            yield from _per_share(context, figure, tables)


def _share(part: Item, whole: Item, percent: Item, *, sure: bool = False) -> Claim:
    return Claim(
        "share_of",
        {"part": [part.term], "whole": [whole.term], "percent": [percent.term]},
        sure=sure,
    )


# -- shares voted, tendered, represented ----------------------------------------------------------


def _of_those(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """As in "99,500 shares (99.5%) of those represented voted for it", after "100,000 shares were
    represented"."""
    percent = items[at]
    part = items[at - 1] if at else None
    if part is None or part.kind not in COUNTS:
        return
    match = OF_THOSE.regex.search(context.after(percent, 140))
    if match is None or not PART_BEHIND.regex.search(context.gap(part, percent)):
        return
    stem = match["stem"]
    place = part.place
    wholes = [
        one
        for one in context.items[max(0, place - _BACK) : place]
        if one.kind in COUNTS
        and one.sentence != part.sentence
        and (one.quantity.value or 0) >= (part.quantity.value or 0)
        and stem in context.before(one, _NEAR) + context.after(one, _NEAR)
    ]
    found = distinct(wholes)
    if len(found) == 1:
        yield _share(part, found[0], percent, sure=True)


def _of_outstanding(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """As in "The shares to be bought are 10% of the 80 million shares in issue", after the sentence
    that says how many these are."""
    percent = items[at]
    whole = items[at + 1] if at + 1 < len(items) else None
    if whole is None or whole.kind not in COUNTS or whole.concept not in _ISSUED:
        return
    if any(one.kind in COUNTS for one in items[:at]) or percent.ref in context.seconds:
        return
    if not OF_WHOLE.regex.search(context.gap(percent, whole)):
        return
    parts = [
        one
        for one in context.by_sentence.get(percent.sentence - 1, [])
        if one.kind == whole.kind
        and one.paragraph == percent.paragraph
        and one.concept in _TAKEN
        and (one.quantity.value or 0) < (whole.quantity.value or 0)
    ]
    if parts and is_one(parts):
        yield _share(parts[-1], whole, percent)


# -- named ratios -------------------------------------------------------------------------------


def _named(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """As in "Loans were $5.8 billion and deposits $6.9 billion, a loan-to-deposit ratio of 84%"."""
    percent = items[at]
    match = TO_RATIO.regex.search(context.before(percent, 60))
    if match is None:
        return
    row = [one for one in items[:at] if one.kind == "amount"]
    parts = [one for one in row if match["part"] in _ahead(context, items, one)]
    wholes = [one for one in row if match["whole"][:-1] in _ahead(context, items, one)]
    told = bool(parts)
    if not parts:
        parts = [
            one for one in context.of(*_RATIO_FACTS.get(match["part"], ())) if one.kind == "amount"
        ]
    if not parts or not wholes or not is_one(parts):
        return
    part, whole = parts[0], wholes[-1]
    if part.quantity.currency == whole.quantity.currency and part is not whole:
        yield _share(part, whole, percent, sure=told and len(row) == 2)


def _ahead(context: Context, items: list[Item], item: Item) -> str:
    """The words between a number and the one before it in its sentence."""
    at = items.index(item)
    words = context.before(item, 60)
    return words[-len(context.gap(items[at - 1], item)) :] if at else words


def _paid_out(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """A dividend as a part of the earnings, both per share."""
    percent = items[at]
    behind = context.after(percent, 100)
    if not PAID_OUT.regex.search(behind) or not DIVIDEND.regex.search(context.before(percent, 120)):
        return
    dividends = [
        one
        for one in context.of("dividend_per_share")
        if one.kind == "price" and one.ref not in context.seconds
    ]
    earnings = [
        one
        for one in context.of(*_EARNINGS)
        if one.kind == "price" and one.ref not in context.seconds and one.quantity.value
    ]
    if not dividends or not is_one(dividends):
        return
    claims = [
        _share(dividends[0], one, percent)
        for one in distinct(earnings)[:3]
        if one.quantity.currency == dividends[0].quantity.currency
    ]
    if claims:
        claims[0].others = claims[1:]
        yield claims[0]


def _spread(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """The underwriters' discount per security, in percent of the price of one."""
    percent = items[at]
    part = items[at - 1] if at else None
    if (
        part is None
        or part.kind != "price"
        or part.concept in _PRICES
        or not SPREAD.regex.search(context.before(part, 80))
        or not PART_BEHIND.regex.search(context.gap(part, percent))
    ):
        return
    prices = [
        one
        for one in context.of(*_PRICES)
        if one.kind == "price" and one.quantity.currency == part.quantity.currency
    ]
    if is_one(prices):
        yield _share(part, prices[0], percent)


# -- margins of figures in a table ----------------------------------------------------------------


def _margin(context: Context, percent: Item, tables: list[Grid]) -> Iterator[Claim]:
    """A margin in the text, its figure and the revenue in the one column of a table that is of
    the margin's period."""
    if percent.period is None:
        return
    name = _MARGINS[percent.concept or ""]
    if ADJUSTED.regex.search(context.before(percent, 60)):
        name = f"adjusted {name}"
    claims = []
    for grid in tables:
        revenue = [
            row for row in grid.rows if row.has_numbers and REVENUE_ROW.regex.match(row.label)
        ]
        part = labelled(grid, RESULT_ROWS.get(name, ()))
        if len(revenue) != 1 or part is None:
            continue
        for one, whole in zip(part.numbers, revenue[0].numbers, strict=False):
            if one is None or whole is None or {one.kind, whole.kind} != {"amount"}:
                continue
            if whole.quantity.value and one.period == whole.period == percent.period:
                claims.append(_share(one, whole, percent))
    # the text may speak of a part of the company, so that only a margin that holds is told
    if len(claims) == 1 and holds(claims[0]):
        yield claims[0]


# -- figures per share ----------------------------------------------------------------------------


def _per_share(context: Context, figure: Item, tables: list[Grid]) -> Iterator[Claim]:
    """Earnings per share with the shares in the same sentence and the net income before; the net
    asset value with both in a table of one column."""
    if figure.concept == "net_asset_value_per_share":
        for grid in tables:
            total = _only(grid, NET_ASSETS_ROW)
            shares = _only(grid, SHARES_ROW)
            if total is not None and shares is not None and total.kind == "amount":
                yield _per(total, shares, figure)
        return
    counts = [
        one
        for one in context.row(figure)
        if one.kind in COUNTS
        and "share" in context.after(one, 40)
        and (one.quantity.value or 0) > 1000
    ]
    place = figure.paragraph
    totals = [
        one
        for one in context.of("net_income")
        if one.kind == "amount"
        and 0 <= place - one.paragraph <= 2
        and one.ref not in context.seconds
        and one.relates_to is None
    ]
    if len(counts) == 1 and is_one(totals):
        yield _per(totals[-1], counts[0], figure)


def _per(total: Item, shares: Item, figure: Item) -> Claim:
    return Claim(
        "per_share",
        {"total": [total.term], "shares": [shares.term], "figure": [figure.term]},
    )


def _only(grid: Grid, label: Pattern) -> Item | None:
    """The number of the one row with such a label, if it has just one."""
    rows = [row for row in grid.rows if row.has_numbers and label.regex.match(row.label)]
    numbers = [one for one in rows[0].numbers if one is not None] if len(rows) == 1 else []
    return numbers[0] if len(numbers) == 1 else None
