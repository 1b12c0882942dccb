"""Which sums of money are held against what they pay for, outside sales of shares.

Comes in: a context. Goes out: claims of the identities stated_value, conversion and proceeds: what
preferred shares stand for, what a conversion gives, what an exercise of warrants would bring, what
a dividend costs, what is put in trust. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.select.groups import OUTSTANDING_SHARES
from extractor.patterns.check_money import (
    IN_ALL,
    INTO,
    MIXED_MONEY,
    ON_EXERCISE,
    PER_SECURITY,
    PREFERRED,
    VALUED,
)

_MONEY = frozenset({"principal_amount", "amount_converted", "loan_amount", "gross_proceeds"})
_OFFERED = frozenset({"units_offered", "shares_offered"})
_MARKET = frozenset({None, "reference_price", "offer_price", "average_price", "offering_price"})
_PREFERRED = frozenset({None, "shares_converted", "shares_issued", "shares_offered"})


def select_paid(context: Context) -> Iterator[Claim]:
    """The claims about preferred shares, conversions, exercises, dividends and trusts."""
    for items in context.by_sentence.values():
        yield from _stated_values(context, items)
        yield from _conversions(context, items)
        yield from _in_trust(context, items)
        yield from _valued(context, items)
    yield from _exercised(context)
    yield from _dividends(context)


def _one(items: list[Item]) -> Item | None:
    """The first of the items, if all of them are the same number."""
    if is_one(items):
        return items[0]
    return None


# -- preferred shares and conversions -----------------------------------------------------------


def _stated_values(context: Context, items: list[Item]) -> Iterator[Claim]:
    """Preferred shares with the money that they stand for."""
    for count in items:
        if count.kind != "share_count" or count.concept not in _PREFERRED:
            continue
        text = (count.quantity.security or "").lower() + " " + context.after(count, 160)
        if not PREFERRED.regex.search(text + " "):
            continue
        values = [one for one in items if one.concept == "stated_value" and one.kind == "price"]
        beside = [
            one
            for one in items
            if one.kind == "amount"
            and one.start > count.end
            and context.gap(count, one) in (" shares (", " preferred shares (", " (")
        ]
        if values and context.is_near(count, values[0]):
            money = beside or [
                one
                for one in context.of("amount_converted", "gross_proceeds")
                if one.kind == "amount" and abs(one.paragraph - count.paragraph) <= 2
            ]
            amount = _one(money)
            if amount is not None:
                yield Claim(
                    "stated_value",
                    {"shares": [count.term], "value": [values[0].term], "amount": [amount.term]},
                    sure=not MIXED_MONEY.regex.search(context.sentence_text(amount)),
                )
        elif beside:
            yield Claim(
                "stated_value",
                {"amount": [beside[0].term], "shares": [count.term]},
                unstated="value",
            )


def _conversions(context: Context, items: list[Item]) -> Iterator[Claim]:
    """Money that converts into a number of shares at a price."""
    for price in items:
        if price.kind != "price" or price.concept != "conversion_price":
            continue
        counts = [
            one
            for one in items
            if one.kind == "share_count"
            and context.is_near(one, price)
            and INTO.regex.search(context.before(one, 60))
            and not PREFERRED.regex.search((one.quantity.security or "").lower() + " ")
        ]
        money = [
            one
            for one in items
            if one.kind == "amount"
            and one.concept in _MONEY
            and one.quantity.currency == price.quantity.currency
            and context.is_near(one, price)
        ]
        if len(counts) == 1 and len(money) == 1 and money[0].start < counts[0].start:
            words = context.sentence_text(counts[0])
            yield Claim(
                "conversion",
                {
                    "amount": [money[0].term],
                    "price": [price.term],
                    "shares": [counts[0].term],
                },
                sure=not MIXED_MONEY.regex.search(words),
            )


# -- exercises, trusts, dividends ---------------------------------------------------------------


def _exercised(context: Context) -> Iterator[Claim]:
    """What warrants would bring: their number times their exercise price."""
    for money in context.items:
        if money.kind != "amount" or money.concept not in (None, "gross_proceeds"):
            continue
        if not ON_EXERCISE.regex.search(context.sentence_text(money)):
            continue
        near = [
            item for item in context.around(money) if 0 <= money.paragraph - item.paragraph <= 1
        ]
        count = _one([item for item in near if item.concept == "warrants_issued"])
        price = _one(
            [
                item
                for item in near
                if item.kind == "price"
                and item.concept == "exercise_price"
                and "exercis" in context.before(item, 60)
            ]
        )
        if count is None or price is None or count.start > money.start:
            continue
        if price.quantity.currency == money.quantity.currency:
            yield Claim(
                "proceeds",
                {"shares": [count.term], "price": [price.term], "amount": [money.term]},
                sure=count.paragraph == money.paragraph
                and "additional" in context.sentence_text(money),
            )


def _in_trust(context: Context, items: list[Item]) -> Iterator[Claim]:
    """As in "$201,000,000, or $10.05 per unit, was placed in trust"."""
    for money, price in pairwise(items):
        if money.kind != "amount" or price.kind != "price" or not price.quantity.per:
            continue
        if money.concept not in (None, "gross_proceeds") or not PER_SECURITY.regex.search(
            context.gap(money, price)
        ):
            continue
        if money.quantity.currency != price.quantity.currency:
            continue
        per = price.quantity.per.lower()
        sold = [
            item
            for item in context.of(*_OFFERED)
            if (per in (item.quantity.security or "").lower() or per == "share")
        ]
        count = _one(sold)
        if count is not None and count.start < money.start:
            yield Claim(
                "proceeds",
                {"shares": [count.term], "price": [price.term], "amount": [money.term]},
            )


def _valued(context: Context, items: list[Item]) -> Iterator[Claim]:
    """What a holding is worth at a market price: "2,009,267 ($5.7 billion at $2,839 per ETH)"."""
    prices = [one for one in items if one.kind == "price" and one.concept in _MARKET]
    if len(prices) != 1:
        return
    price = prices[0]
    counts = [
        one
        for one in items
        if one.kind in ("count", "share_count")
        and context.is_near(one, price)
        and _is_priced(one, price)
    ]
    for money in items:
        if money.kind != "amount" or money.concept not in (None, "gross_proceeds"):
            continue
        if not VALUED.regex.search(context.before(money, 60)):
            continue
        before = [one for one in counts if one.end <= money.start]
        if not before or money.quantity.currency != price.quantity.currency:
            continue
        words = context.gap(before[-1], money) + context.gap(
            *sorted((money, price), key=lambda one: one.start)
        )
        if len(words) > 240 or MIXED_MONEY.regex.search(words) or "$" in words:
            continue
        yield Claim(
            "proceeds",
            {
                "shares": [before[-1].term],
                "price": [price.term],
                "amount": [money.term],
            },
            sure=len(counts) == 1,
        )


def _is_priced(count: Item, price: Item) -> bool:
    """Whether a price is that of one of the things counted."""
    per = (price.quantity.per or "share").lower().rstrip("s0123456789")
    if count.kind == "share_count":
        return "share" in per
    unit = count.quantity.unit.lower().rstrip("s")
    return "share" not in per and (not unit or per in unit or unit in per)


def _dividends(context: Context) -> Iterator[Claim]:
    """What a dividend costs: the shares outstanding times the dividend per share."""
    for money in context.of("dividend_total"):
        if money.kind != "amount":
            continue
        prices = [
            item
            for item in context.of("dividend_per_share")
            if item.kind == "price"
            and item.quantity.currency == money.quantity.currency
            and 0 <= money.paragraph - item.paragraph <= 2
            and item.ref not in context.seconds
        ]
        counts = context.of(*OUTSTANDING_SHARES) or [
            item
            for item in context.row(money)
            if item.kind == "share_count" and item.concept is None
        ]
        count = _one(counts)
        if not prices or count is None:
            continue
        same = [item for item in prices if item.sentence == money.sentence]
        together = [item for item in counts if item.sentence == money.sentence]
        words = context.before(money, 60) + context.after(money, 40)
        claims = [
            Claim(
                "proceeds",
                {
                    "shares": [(together or counts)[0].term],
                    "price": [price.term],
                    "amount": [money.term],
                },
            )
            for price in (same or prices)
        ]
        claims[0].sure = bool(together) and is_one(same) and IN_ALL.regex.search(words) is not None
        claims[0].others = claims[1:]
        yield claims[0]
