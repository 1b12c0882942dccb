"""Which prices, ratios and percentages of a deal are held against each other.

Comes in: a context. Goes out: claims of the identities premium, option and split. This module
must not compute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.patterns.check_terms import (
    BECOMES,
    NOT_THE_PRICE,
    PREMIUM_AFTER,
    PREMIUM_BEFORE,
    PREMIUM_LEAD,
    TO_REFERENCE,
)
from extractor.schema import Deal

_OFFER_PRICES = (
    "offering_price",
    "issue_price",
    "conversion_price",
    "purchase_price_per_share",
    "offer_price",
)
_BASES = ("shares_offered", "units_offered", "shares_issued")
_BASE_AMOUNTS = ("principal_amount", "gross_proceeds")
_NAMED = (
    ("conversion price", "conversion_price"),
    ("exercise price", "exercise_price"),
    ("tender price", "offer_price"),
    ("offer price", "offer_price"),
)
_AVERAGE = re.compile(r"(?:volume[- ])?weighted[- ]average|average (?:closing|trading)")
_OPTION_DEALS = (
    "ipo",
    "public_offering",
    "registered_direct",
    "private_placement",
    "convertible_notes",
    "debt_offering",
)
SPLIT_SLACK = Decimal("0.002")
FRACTIONS = "fractional shares were rounded or paid out"


def select_terms(context: Context) -> Iterator[Claim]:
    """The claims about the terms of deals other than their proceeds."""
    for item in context.items:
        if item.kind == "percentage":
            yield from _premiums(context, item)
    for deal in context.record.deals:
        yield from _options(context, deal)
        yield from _splits(context, deal)


# -- premium ------------------------------------------------------------------------------------


def _premiums(context: Context, percent: Item) -> Iterator[Claim]:
    """As in "a premium of 20% to the closing price of $5", with the price that it is one of."""
    if percent.concept not in (None, "premium_percent", "discount_percent"):
        return
    word = _premium_word(context, percent)
    if word is None:
        return
    sign = -1 if word in ("discount", "below") else 1
    row = [one for one in context.row(percent) if one.kind == "price"]
    after = [one for one in row if one.start > percent.end and context.is_near(percent, one)]
    price, told = _price_of(context, percent, row)
    if price is None:
        return
    if after:
        reference = after[0]
        words = context.gap(percent, reference)
        between = any(
            percent.end <= one.start < reference.start and one.kind == "percentage"
            for one in context.row(percent)
        )
        if (
            not between
            and TO_REFERENCE.regex.search(words)
            and not NOT_THE_PRICE.regex.search(_AVERAGE.sub("", words))
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
                sure=told,
                sign=sign,
            )
        return
    words = context.after(percent, 160)
    if not TO_REFERENCE.regex.search(words[:80]) or NOT_THE_PRICE.regex.search(words):
        return
    known = context.of("reference_price")
    if not known:
        yield Claim(
            "premium",
            {"price": [price.term], "percent": [percent.term]},
            unstated="reference",
            sign=sign,
        )
    elif is_one(known):
        # "over the last reported sale price", which another sentence prints
        yield Claim(
            "premium",
            {
                "price": [price.term],
                "reference": [known[0].term],
                "percent": [percent.term],
            },
            sign=sign,
        )


def _premium_word(context: Context, percent: Item) -> str | None:
    """Premium, discount, above or below, as the words around say."""
    match = PREMIUM_AFTER.regex.search(context.after(percent, 60)) or PREMIUM_BEFORE.regex.search(
        context.before(percent, 60)
    )
    if match is not None:
        return match["word"]
    lead = _lead(context, percent)
    if lead is None or not TO_REFERENCE.regex.search(context.after(percent, 80)):
        return None
    paragraph = context.paragraphs[lead]
    match = PREMIUM_LEAD.regex.search(
        context.flat[max(paragraph.start, paragraph.end - 60) : paragraph.end].lower()
    )
    return match["word"] if match is not None else None


def _lead(context: Context, item: Item) -> int | None:
    """The paragraph that leads the list of an item in, if it stands in a list."""
    lead = context.paragraphs[item.paragraph].lead
    return lead if lead != item.paragraph else None


def _price_of(context: Context, percent: Item, row: list[Item]) -> tuple[Item | None, bool]:
    """The price that a premium is told of, and whether the words leave no doubt: the nearest one
    before it in its sentence, else in the words that lead its list in, else the only price of the
    kind that the sentence names, else the only price of the deal."""
    before = [one for one in row if one.end <= percent.start and one.concept != "reference_price"]
    if before:
        return before[-1], True
    lead = _lead(context, percent)
    if lead is not None:
        led = [
            one
            for one in context.by_paragraph.get(lead, ())
            if one.kind == "price" and one.concept != "reference_price"
        ]
        if led:
            return led[-1], True
    words = context.before(percent, 120)
    for name, concept in _NAMED:
        if name in words:
            named = context.of(concept)
            # a price of which the words beside it say the same, if there are others
            told = [one for one in named if name in context.before(one, 60)]
            return _only(context, told or named), True
    prices = [one for one in context.of(*_OFFER_PRICES) if one.start < percent.start]
    return _only(context, prices), True


def _only(context: Context, prices: list[Item]) -> Item | None:
    """The one price that all of these are; that of a pre-funded warrant does not count."""
    prices = [
        one
        for one in prices
        if one.kind == "price"
        and "funded" not in f"{one.quantity.per} {one.quantity.security}"
        and "funded" not in context.after(one, 30)
    ]
    if is_one(prices):
        return prices[-1]
    return None


# -- option -------------------------------------------------------------------------------------


def _options(context: Context, deal: Deal) -> Iterator[Claim]:
    """The over-allotment option against the base offering, in securities or in money."""
    if deal.type not in _OPTION_DEALS:
        return
    terms = context.of_deal(deal)
    for concept, wanted in (("option_shares", _BASES), ("option_amount", _BASE_AMOUNTS)):
        options = [item for item in terms if item.concept == concept and item.paragraph >= 0]
        if not options or not is_one(options):
            continue
        option = options[0]
        bases = [
            item
            for item in terms
            if item.concept in wanted
            and item.kind == option.kind
            and item.quantity.currency == option.quantity.currency
        ]
        whole = [item for item in bases if item.start < option.start]
        if not whole:
            continue
        yield from _option(context, whole, bases, option)


def _option(
    context: Context, whole: list[Item], bases: list[Item], option: Item
) -> Iterator[Claim]:
    percents = [item for item in context.of("option_percent") if item.kind == "percentage"]
    same = [item for item in percents if item.sentence == option.sentence]
    first = whole[0]  # the offering is named before its parts
    if percents:
        claims = [
            Claim(
                "option",
                {
                    "percent": [(same or percents)[0].term],
                    "base": [base.term],
                    "option": [option.term],
                },
            )
            for base in distinct(whole)
        ]
        claims[0].sure = bool(same) and is_one(bases)
        claims[0].others = claims[1:]
        yield claims[0]
    elif (
        option.quantity.qualifier == "at_most"
        and option.kind == "share_count"
        and (first.quantity.value or 0) > (option.quantity.value or 0)
    ):
        yield Claim("option", {"base": [first.term], "option": [option.term]}, unstated="percent")


# -- split --------------------------------------------------------------------------------------


def _splits(context: Context, deal: Deal) -> Iterator[Claim]:
    """Numbers and prices of shares before and after a split."""
    if deal.type not in ("reverse_split", "stock_split"):
        return
    ratios = [item for item in context.of_deal(deal) if item.concept == "split_ratio"]
    if not ratios or not is_one(ratios):
        return
    forward = deal.type == "stock_split"
    pairs = [pair for items in context.by_sentence.values() for pair in _from_to(context, items)]
    before = context.of("shares_outstanding_before")
    after = context.of("shares_outstanding_after")
    if is_one(before) and is_one(after) and not any(one is before[0] for one, _ in pairs):
        pairs.append((before[0], after[0]))
    for first, second in pairs:
        claim = _split(ratios, first, second, forward=forward)
        known = first.concept == "shares_outstanding_before" or (
            first.concept is None and "outstanding" in context.before(first, 40)
        )
        claim.sure = (
            known
            and second.concept in (None, "shares_outstanding_after")
            and first.paragraph == second.paragraph
        )
        yield claim
    if is_one(before) and not after and not pairs:
        yield Claim(
            "split",
            {"before": [before[0].term], "ratio": [ratios[0].term]},
            unstated="after",
            inverse=frozenset({"ratio"}) if forward else frozenset(),
        )


def _split(ratios: list[Item], first: Item, second: Item, *, forward: bool) -> Claim:
    ratio = min(ratios, key=lambda item: abs(item.start - first.start))
    # shares are divided by the ratio of a reverse split, prices multiplied
    turned = forward != (first.kind == "price")
    return Claim(
        "split",
        {"before": [first.term], "ratio": [ratio.term], "after": [second.term]},
        inverse=frozenset({"ratio"}) if turned else frozenset(),
        slack=SPLIT_SLACK,
        why=FRACTIONS,
    )


def _from_to(context: Context, items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Two numbers of a kind that a sentence turns into each other: "from A to B", "A ... will be
    adjusted to B"."""
    for n, first in enumerate(items):
        if first.kind not in ("share_count", "price", "count"):
            continue
        if first.kind == "count" and "shares" not in context.before(first, 60):
            continue
        for second in items[n + 1 : n + 3]:
            if second.kind != first.kind or second.concept == "reference_price":
                continue
            if BECOMES.regex.search(context.gap(first, second)):
                yield first, second
                break
