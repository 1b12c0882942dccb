"""Which rates bind which figures: exchange rates, exchange ratios, conversion rates, the periods
of a year, yields.

Comes in: a context. Goes out: claims of the identities currency, exchange, conversion (of a
rate), annualized and yield. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.interval import Interval
from extractor.patterns.check_money import FORMER
from extractor.patterns.check_terms import (
    ANNUAL,
    APPOSED,
    EQUALS,
    FOR_CASH,
    ONE_UNIT,
    PER_THOUSAND,
    PER_UNIT_AFTER,
    PERIODIC,
    RAISED,
    SIGN,
)

_PERIODS = {"monthly": 12, "month": 12, "quarterly": 4, "quarter": 4, "semi": 2, "half": 2}
_RATE_WORDS = ("xchange rate", "= ", "1.00", "er euro", "the euro", "the pound", "the dollar")
_YEAR_WORDS = ("nnual", "yearly", "per year", "a year")
_DIVIDENDS = frozenset({None, "dividend_per_share", "dividend_total"})
_NEAR = 2
"""Paragraphs between which a rate, a price or a dividend is still what "that" refers to."""


def select_rates(context: Context) -> Iterator[Claim]:
    """The claims about rates."""
    if any(words in context.flat for words in _RATE_WORDS):
        rates = [item for item in context.items if _is_rate(context, item)]
        if rates:
            yield from _currencies(context, rates)
    yearly = any(words in context.flat for words in _YEAR_WORDS)
    for item in context.items:
        if item.kind == "ratio" and item.concept == "exchange_ratio":
            yield from _exchanges(context, item)
        elif item.kind == "ratio" and item.concept == "conversion_rate":
            yield from _conversion_rates(context, item)
        elif yearly and item.concept in _DIVIDENDS and item.kind in ("price", "amount"):
            yield from _annual(context, item)
        elif item.concept == "dividend_yield":
            yield from _yields(context, item)


# -- currencies ---------------------------------------------------------------------------------


def _is_rate(context: Context, item: Item) -> bool:
    """Whether a number is what one unit of another currency costs."""
    if item.kind not in ("amount", "price", "ratio") or item.quantity.value == 1:
        return False
    return bool(
        ONE_UNIT.regex.search(context.before(item, 60))
        or PER_UNIT_AFTER.regex.search(context.after(item, 24))
    )


def _currencies(context: Context, rates: list[Item]) -> Iterator[Claim]:
    """An amount in two currencies, one set beside the other, and the rate between them."""
    for items in context.by_sentence.values():
        money = [
            one
            for one in items
            if one.kind == "amount" and one not in rates and one.quantity.value != 1
        ]
        for first, second in pairwise(money):
            if not context.is_near(first, second) or _sign(first) == _sign(second):
                continue
            if not APPOSED.regex.search(context.gap(first, second)):
                continue
            near = [one for one in rates if one.sentence == first.sentence] or rates
            if len(near) != 1:
                continue
            rate = near[0]
            same = rate.sentence == first.sentence
            if _sign(rate) == _sign(second):
                source, target = first, second
            elif _sign(rate) == _sign(first):
                source, target = second, first
            elif not _sign(rate) and same:
                source, target = first, second
            else:
                continue
            yield Claim(
                "currency",
                {"from_": [source.term], "rate": [rate.term], "to": [target.term]},
                sure=same and bool(_sign(rate)),
            )


def _sign(item: Item) -> str:
    """The sign or code of a currency as it is printed: US$, EUR, £; empty where there is none."""
    match = SIGN.regex.search(item.quantity.text)
    return match.group().upper() if match is not None else ""


# -- ratios -------------------------------------------------------------------------------------


def _exchanges(context: Context, ratio: Item) -> Iterator[Claim]:
    """An exchange ratio with the price of what is received and the value that it implies."""
    prices = [
        one
        for one in context.around(ratio)
        if one.kind == "price" and abs(one.paragraph - ratio.paragraph) <= 1
    ]
    reference = [one for one in prices if one.concept == "reference_price"]
    implied = [one for one in prices if one.concept == "offer_price"]
    if not is_one(reference):
        return
    if not is_one(implied):
        return
    if FOR_CASH.regex.search(context.sentence_text(ratio)):
        return
    yield Claim(
        "exchange",
        {
            "ratio": [ratio.term],
            "reference": [reference[0].term],
            "price": [implied[0].term],
        },
        sure=reference[0].sentence == implied[0].sentence,
    )


def _conversion_rates(context: Context, rate: Item) -> Iterator[Claim]:
    """As in "A rate of 24.6914 shares per $1,000, equivalent to a price of $40.50"."""
    if not PER_THOUSAND.regex.search(rate.quantity.text.lower() + context.after(rate, 60)):
        return
    prices = [
        one
        for one in context.row(rate)
        if one.concept == "conversion_price" and context.is_near(one, rate)
    ]
    if is_one(prices):
        yield Claim(
            "conversion",
            {"price": [prices[0].term], "shares": [rate.term]},
            given={"amount": (Interval.point(1000), "1,000")},
            sure=True,
        )


# -- dividends ----------------------------------------------------------------------------------


def _times(word: str) -> int:
    return next(count for key, count in _PERIODS.items() if word.startswith(key))


def _is_annual(context: Context, item: Item) -> bool:
    after = context.after(item, 40)
    for sign in (";", ", and", "("):
        if not after.startswith(f" {sign}"):
            after = after.split(sign)[0]
    return bool(ANNUAL.regex.search(context.before(item, 50)) or ANNUAL.regex.search(after))


def _annual(context: Context, annual: Item) -> Iterator[Claim]:
    """As in "A quarterly dividend of $0.25 per share ($1.00 annualized)"."""
    row = context.row(annual)
    previous = row[row.index(annual) - 1] if annual in row and row.index(annual) else None
    # "annualized, a distribution of $0.08 per month is equal to $0.96"
    turned = (
        previous is not None
        and ANNUAL.regex.search(context.before(previous, 40)) is not None
        and EQUALS.regex.search(context.gap(previous, annual)) is not None
    )
    told = PERIODIC.regex.search(context.before(annual, 40)) is not None
    if not turned and (told or not _is_annual(context, annual)):
        return
    figures: list[tuple[Item, int]] = []
    for one in context.around(annual, 30):
        if one is annual or one.start > annual.start or one.kind not in ("price", "amount"):
            continue
        if annual.paragraph - one.paragraph > _NEAR or one.sentence < 0:
            continue
        if one.quantity.currency != annual.quantity.currency:
            continue
        if one.concept != annual.concept and None not in (one.concept, annual.concept):
            continue
        if one.concept not in _DIVIDENDS:
            continue
        period = PERIODIC.regex.search(context.before(one, 80)) or PERIODIC.regex.search(
            context.after(one, 40)
        )
        if period is None or FORMER.regex.search(context.before(one, 12)):
            continue
        figures.append((one, _times(period["period"])))
    if not figures:
        return
    figure, times = figures[-1]
    yield Claim(
        "annualized",
        {"figure": [figure.term], "annual": [annual.term]},
        given={"periods": (Interval.point(times), str(times))},
        sure=len({one.quantity.value for one, _ in figures}) == 1
        and annual.concept == "dividend_per_share"
        and figure.concept in (None, "dividend_per_share")
        and annual.sentence == figure.sentence
        and not RAISED.regex.search(context.gap(figure, annual) + context.before(figure, 60)),
    )


def _yields(context: Context, percent: Item) -> Iterator[Claim]:
    """A yield with the annual dividend and the price that it is reckoned on."""
    near = [
        one
        for one in context.around(percent, 30)
        if one.kind == "price" and one.sentence >= 0 and 0 <= percent.sentence - one.sentence <= 1
    ]
    prices = [
        one for one in near if one.concept == "reference_price" and one.sentence == percent.sentence
    ]
    dividends = [one for one in near if one.concept == "dividend_per_share"]
    annual = [one for one in dividends if _is_annual(context, one)]
    if len(prices) != 1 or (len(dividends) != 1 and len(annual) != 1):
        return
    chosen = annual[0] if annual else dividends[0]
    if not annual and PERIODIC.regex.search(context.before(chosen, 80)):
        return  # how often it is paid may have been read wrongly; a yield is on a year
    yield Claim(
        "yield",
        {"dividend": [chosen.term], "price": [prices[0].term], "percent": [percent.term]},
        sure=chosen.sentence == percent.sentence or bool(annual),
    )
