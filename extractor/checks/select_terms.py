"""Which prices, ratios and percentages of a deal are held against each other.

Comes in: a context. Goes out: claims of the identities premium, option, split, exchange,
currency, annualized and yield. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.context import Context, Item
from extractor.checks.engine import Claim
from extractor.interval import Interval
from extractor.patterns.check_cues import (
    ANNUAL,
    FOR_CASH,
    FORMER,
    NOT_THE_PRICE,
    ONE_UNIT,
    PERIODIC,
    PREMIUM_AFTER,
    PREMIUM_BEFORE,
    TO_REFERENCE,
)
from extractor.schema import Deal

_DEAL_PRICES = frozenset(
    {
        "offering_price",
        "issue_price",
        "conversion_price",
        "purchase_price_per_share",
        "offer_price",
        "exercise_price",
        "average_price",
    }
)
_BASES = ("shares_offered", "units_offered", "shares_issued")
_OPTION_DEALS = ("ipo", "public_offering", "registered_direct", "private_placement")
_PERIODS = {"monthly": 12, "month": 12, "quarterly": 4, "quarter": 4, "semi": 2, "half": 2}
_SPLIT_SLACK = Decimal("0.002")
_FRACTIONS = "fractional shares were rounded or paid out"


def select_terms(context: Context) -> Iterator[Claim]:
    """The claims about the terms of deals other than their proceeds."""
    for item in context.items:
        if item.kind == "percentage":
            yield from _premiums(context, item)
            yield from _yields(context, item)
        elif item.kind == "ratio":
            yield from _exchanges(context, item)
        elif item.kind in ("price", "amount"):
            yield from _annual(context, item)
    for deal in context.record.deals:
        yield from _options(context, deal)
        yield from _splits(context, deal)
    for items in context.by_sentence.values():
        yield from _currencies(context, items)


# -- premium ------------------------------------------------------------------------------------


def _premiums(context: Context, percent: Item) -> Iterator[Claim]:
    """ "A premium of 20% to the closing price of $5", with the price that it is a premium of."""
    if percent.concept not in (None, "premium_percent", "discount_percent"):
        return
    match = PREMIUM_AFTER.regex.search(context.after(percent, 60)) or PREMIUM_BEFORE.regex.search(
        context.before(percent, 60)
    )
    if match is None:
        return
    sign = -1 if match["word"] == "discount" else 1
    row = [one for one in context.by_sentence.get(percent.sentence, ()) if one.kind == "price"]
    after = [one for one in row if one.start > percent.end and context.is_near(percent, one)]
    price = _price_of(context, percent, row)
    if price is None:
        return
    if after:
        reference = after[0]
        words = context.gap(percent, reference)
        between = [
            one
            for one in context.by_sentence[percent.sentence]
            if percent.end <= one.start < reference.start and one.kind == "percentage"
        ]
        if (
            not between
            and TO_REFERENCE.regex.search(words)
            and not NOT_THE_PRICE.regex.search(words.replace("volume weighted average", ""))
            and reference.quantity.currency == price.quantity.currency
            and reference.quantity.value != price.quantity.value
        ):
            yield Claim(
                "premium",
                {
                    "price": [price.term],
                    "reference": [reference.term],
                    "percent": [percent.term],
                },
                sure=price.paragraph == percent.paragraph
                or _leads(context, percent, price)
                or price.concept in _DEAL_PRICES,
                sign=sign,
            )
        return
    words = context.after(percent, 160)
    if TO_REFERENCE.regex.search(words[:80]) and not NOT_THE_PRICE.regex.search(words):
        known = [one for one in context.items if one.concept == "reference_price"]
        if not known and sign:
            yield Claim(
                "premium",
                {"price": [price.term], "percent": [percent.term]},
                unstated="reference",
                sign=sign,
            )


def _price_of(context: Context, percent: Item, row: list[Item]) -> Item | None:
    """The price that a premium is told of: the nearest one before it in its sentence, else in the
    words that lead its list in, else the only price of the deal."""
    before = [one for one in row if one.end <= percent.start and one.concept != "reference_price"]
    if before:
        return before[-1]
    lead = context.paragraphs[percent.paragraph].lead
    if lead != percent.paragraph:
        led = [
            one
            for one in context.by_paragraph.get(lead, ())
            if one.kind == "price" and one.concept != "reference_price"
        ]
        if led:
            return led[-1]
    prices = [
        one
        for one in context.items
        if one.kind == "price"
        and one.concept in _DEAL_PRICES - {"exercise_price", "average_price"}
        and one.start < percent.start
    ]
    if len({one.quantity.value for one in prices}) == 1:
        return prices[-1]
    return None


def _leads(context: Context, percent: Item, price: Item) -> bool:
    return context.paragraphs[percent.paragraph].lead == price.paragraph


# -- option -------------------------------------------------------------------------------------


def _options(context: Context, deal: Deal) -> Iterator[Claim]:
    """The over-allotment option against the base offering."""
    if deal.type not in _OPTION_DEALS:
        return
    terms = [item for item in context.of_deal(deal) if item.paragraph >= 0]
    options = [item for item in terms if item.concept == "option_shares"]
    if not options:
        return
    option = options[0]
    bases = [item for item in terms if item.concept in _BASES and item.kind == "share_count"]
    whole = [item for item in bases if item.start < option.start]
    if not whole or len({item.quantity.value for item in options}) != 1:
        return
    first = whole[0]  # the offering is named before its parts
    percents = [
        item
        for item in context.items
        if item.concept == "option_percent" and item.kind == "percentage"
    ]
    if percents:
        same = percents[0].sentence == option.sentence
        yield Claim(
            "option",
            {"percent": [percents[0].term], "base": [first.term], "option": [option.term]},
            sure=same and len({item.quantity.value for item in bases}) == 1,
        )
    elif option.quantity.qualifier == "at_most" and _is_base(first, option):
        yield Claim("option", {"base": [first.term], "option": [option.term]}, unstated="percent")


def _is_base(base: Item, option: Item) -> bool:
    one, other = base.quantity.value, option.quantity.value
    return one is not None and other is not None and 0 < other < one


# -- split --------------------------------------------------------------------------------------


def _splits(context: Context, deal: Deal) -> Iterator[Claim]:
    """Shares before and after a split."""
    if deal.type not in ("reverse_split", "stock_split"):
        return
    terms = context.of_deal(deal)
    ratios = [item for item in terms if item.concept == "split_ratio"]
    before = [item for item in context.items if item.concept == "shares_outstanding_before"]
    after = [item for item in context.items if item.concept == "shares_outstanding_after"]
    if not ratios or len({item.quantity.value for item in ratios}) != 1:
        return
    if not before or any(item.quantity.value != before[0].quantity.value for item in before):
        return
    inverse = frozenset({"ratio"}) if deal.type == "stock_split" else frozenset()
    ratio = min(ratios, key=lambda item: abs(item.start - before[0].start))
    claim = {"before": [before[0].term], "ratio": [ratio.term]}
    if after and all(item.quantity.value == after[0].quantity.value for item in after):
        yield Claim(
            "split",
            {**claim, "after": [after[0].term]},
            sure=before[0].paragraph == after[0].paragraph,
            inverse=inverse,
            slack=_SPLIT_SLACK,
            why=_FRACTIONS,
        )
    elif not after:
        yield Claim("split", claim, unstated="after", inverse=inverse)


# -- exchange and currency ----------------------------------------------------------------------


def _exchanges(context: Context, ratio: Item) -> Iterator[Claim]:
    """An exchange ratio with the price of what is received and the value that it implies."""
    if ratio.concept != "exchange_ratio":
        return
    row = [one for one in context.by_paragraph.get(ratio.paragraph, ()) if one.kind == "price"]
    reference = [one for one in row if one.concept == "reference_price"]
    implied = [one for one in row if one.concept == "offer_price"]
    if len(reference) != 1 or len(implied) != 1:
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


def _currencies(context: Context, items: list[Item]) -> Iterator[Claim]:
    """An amount in two currencies beside the rate between them."""
    rates = [
        (n, one)
        for n, one in enumerate(items)
        if one.kind in ("amount", "price", "ratio")
        and ONE_UNIT.regex.search(context.before(one, 30))
    ]
    if len(rates) != 1:
        return
    rate = rates[0][1]
    money = [
        one
        for one in items
        if one.kind == "amount"
        and one is not rate
        and one.quantity.value != 1
        and context.is_near(one, rate)
    ]
    for first, second in zip(money, money[1:], strict=False):
        words = context.gap(first, second)
        other = first.quantity.text.strip("0123456789., ") != second.quantity.text.strip(
            "0123456789., "
        )
        if other and len(words) <= 24 and ("(" in words or " or " in words):
            base = context.before(rate, 30)
            sign = first.quantity.text.strip("0123456789., ").lower()
            turned = bool(sign) and sign not in base
            yield Claim(
                "currency",
                {"from_": [first.term], "rate": [rate.term], "to": [second.term]},
                sure=len(money) == 2,
                inverse=frozenset({"rate"}) if turned else frozenset(),
            )


# -- dividends ----------------------------------------------------------------------------------


def _annual(context: Context, annual: Item) -> Iterator[Claim]:
    """ "A quarterly dividend of $0.25 per share ($1.00 annualized)"."""
    words = context.before(annual, 70)
    if not (ANNUAL.regex.search(words) or ANNUAL.regex.search(context.after(annual, 30))):
        return
    row = context.by_sentence.get(annual.sentence, [])
    figures = [
        one
        for one in row
        if one is not annual
        and one.kind == annual.kind
        and one.quantity.currency == annual.quantity.currency
        and one.end <= annual.start
        and context.is_near(one, annual)
    ]
    if not figures:
        return
    figure = figures[-1]
    period = PERIODIC.regex.search(context.before(figure, 80)) or PERIODIC.regex.search(
        context.after(figure, 40)
    )
    if period is None or FORMER.regex.search(context.before(figure, 12)):
        return
    if figure.concept != annual.concept and None not in (figure.concept, annual.concept):
        return
    word = period["period"]
    times = next(count for key, count in _PERIODS.items() if word.startswith(key))
    yield Claim(
        "annualized",
        {"figure": [figure.term], "annual": [annual.term]},
        given={"periods": (Interval.point(times), str(times))},
        sure=len(figures) == 1 and "dividend" in (figure.concept or "dividend"),
    )


def _yields(context: Context, percent: Item) -> Iterator[Claim]:
    """A yield with the annual dividend and the price that it is reckoned on."""
    if percent.concept != "dividend_yield":
        return
    row = context.by_sentence.get(percent.sentence, [])
    prices = [
        one
        for one in row
        if one.kind == "price"
        and one.concept == "reference_price"
        and context.is_near(one, percent)
    ]
    dividends = [
        one
        for one in row
        if one.kind == "price"
        and one.concept == "dividend_per_share"
        and context.is_near(one, percent)
    ]
    if len(prices) != 1 or not dividends:
        return
    if len(dividends) == 1:
        chosen = dividends[0]
        period = PERIODIC.regex.search(context.before(chosen, 80))
        factor = 1
        if period is not None and not ANNUAL.regex.search(context.before(chosen, 40)):
            word = period["period"]
            factor = next(count for key, count in _PERIODS.items() if word.startswith(key))
        if factor != 1:
            return
    else:
        annual = [
            one
            for one in dividends
            if ANNUAL.regex.search(context.before(one, 40) + context.after(one, 30))
        ]
        if len(annual) != 1:
            return
        chosen = annual[0]
    yield Claim(
        "yield",
        {"dividend": [chosen.term], "price": [prices[0].term], "percent": [percent.term]},
        sure=True,
    )
