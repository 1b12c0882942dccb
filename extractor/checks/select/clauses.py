"""Which counts, prices and sums of money one clause binds.

Comes in: a context. Goes out: claims of the identity proceeds.
This module must not compute: that a product happens to fit is no reason to form it.

Notes for a newcomer. Several counts may stand before one price; which of them it covers is left
open as readings. Every cue that says otherwise (accrued interest, a second closing) makes the
claim unsure. Numbers that do not stand in one clause are tied together in `select.deal`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.patterns.check_money import (
    AT_PRICE,
    COSTS,
    FOR_MONEY,
    FORMER,
    INTO,
    LEFT_OUT,
    MIXED_MONEY,
    NOT_A_SHARE,
    OTHER_MONEY,
    PREFERRED,
    PROCEEDS_AHEAD,
    PROCEEDS_BEHIND,
)
from extractor.patterns.check_terms import ONE_UNIT

OPTION = frozenset({"option_shares"})
COUNTS = OPTION | {
    "shares_issued",
    "shares_offered",
    "units_offered",
    "primary_shares",
    "secondary_shares",
    "prefunded_warrants",
    "warrants_exercised",
    "shares_acquired",
    "shares_sold",
    "shares_repurchased",
}
PRICES = frozenset(
    {
        "offering_price",
        "issue_price",
        "conversion_price",
        "purchase_price_per_share",
        "offer_price",
        "average_price",
    }
)
MONEY = frozenset(
    {
        "gross_proceeds",
        "amount_converted",
        "purchase_price",
        "repurchase_amount",
        "option_amount",
        "loan_amount",
        "principal_amount",
        "stock_consideration",
    }
)
LOOSE_MONEY = frozenset({"principal_amount", "loan_amount"})
_TRADED = frozenset({"average_price", "purchase_price_per_share"})
_TIGHT = (" (", " at", ", at", " or", ", or", ",")
_MOST = 4
"""Counts that may share one price before a sentence is given up as unclear."""


def select_clauses(context: Context) -> Iterator[Claim]:
    """The claims about counts, prices and money that one clause names."""
    for items in context.by_sentence.values():
        yield from _in_clauses(context, items)


# -- what a number may be -----------------------------------------------------------------------


def _is_count(item: Item) -> bool:
    if item.kind == "count":
        return item.concept is None and bool(item.quantity.unit)
    return item.kind == "share_count" and (item.concept is None or item.concept in COUNTS)


def is_price(context: Context, item: Item) -> bool:
    """Whether a number may be the price of securities sold, and no former one."""
    if item.kind != "price" or FORMER.regex.search(context.before(item, 12)):
        return False
    return item.concept is None or item.concept in PRICES or item.concept == "exercise_price"


def _is_money(context: Context, item: Item) -> bool:
    if item.kind != "amount" or ONE_UNIT.regex.search(context.before(item, 30)):
        return False  # "US$1.00 = $1.4307" is a rate
    return (item.concept is None and item.quantity.value != 1) or item.concept in MONEY


def binds(count: Item, price: Item) -> bool:
    """Whether a price per one security can be that of the securities counted."""
    per = (price.quantity.per or "share").lower()
    if count.kind == "count":
        unit = count.quantity.unit.lower().rstrip("s")
        return per != "share" and (per in unit or unit in per)
    if price.concept == "exercise_price" and count.concept != "warrants_exercised":
        return False
    if count.concept == "warrants_exercised":
        return price.concept in (None, "exercise_price")
    security = (count.quantity.security or "").lower()
    if price.concept == "conversion_price" and PREFERRED.regex.search(security + " "):
        return False
    if not security:
        return True
    if per in ("share", "new share", "common share"):
        return not NOT_A_SHARE.regex.search(security) or "share" in security
    if per in ("ads", "adr"):
        return "ad" in security or "depositary" in security
    return per in security or not NOT_A_SHARE.regex.search(security)


def same_money(price: Item, money: Item) -> bool:
    """Whether a price and a sum are in one currency."""
    return price.quantity.currency == money.quantity.currency


def same_deal(items: Iterable[Item]) -> bool:
    """Whether the numbers, as far as they are terms of deals, are terms of one."""
    known = [item.deals for item in items if item.deals]
    return not known or bool(frozenset.intersection(*known))


# -- bound by a clause --------------------------------------------------------------------------


def _in_clauses(context: Context, items: list[Item]) -> Iterator[Claim]:
    row = [
        item
        for item in items
        if _is_count(item) or is_price(context, item) or _is_money(context, item)
    ]
    kinds = {item.kind for item in row}
    if not {"price", "amount"} <= kinds or not kinds & {"share_count", "count"}:
        return
    prices = [n for n, item in enumerate(row) if item.kind == "price"]
    taken: set[str] = set()
    for number, at in enumerate(prices):
        price = row[at]
        first = prices[number - 1] + 1 if number else 0
        last = prices[number + 1] if number + 1 < len(prices) else len(row)
        before = [one for one in row[first:at] if one.ref not in taken]
        after = row[at + 1 : last]
        found = _around_price(context, price, before, after)
        if found is None:
            continue
        counts, money = found
        taken.update(one.ref for one in (*counts, money))
        yield _proceeds(context, counts, price, money, sure=True)


def _around_price(
    context: Context, price: Item, before: list[Item], after: list[Item]
) -> tuple[list[Item], Item] | None:
    """The counts that `price` is the price of and the money that they come to, if the words
    around it say so."""
    counts = [one for one in before if _is_count(one) and binds(one, price)][-_MOST:]
    money = [one for one in before if one.kind == "amount" and same_money(price, one)]
    ahead = [one for one in after if one.kind == "amount" and same_money(price, one)]
    if counts and context.is_near(counts[0], price):
        gap = context.gap(counts[-1], price)
        priced = AT_PRICE.regex.search(gap) and not INTO.regex.search(gap)
        nearest = money[-1] if money else None
        if nearest is not None and nearest.start > counts[-1].end:
            # as in "for total consideration of $1.4 million ($0.70 each)"
            gap = context.gap(nearest, price)
            words = context.gap(counts[-1], nearest)
            if (
                len(gap) <= 60
                and gap.startswith(_TIGHT)
                and not INTO.regex.search(gap)
                and (PROCEEDS_AHEAD.regex.search(words) or " for " in words or "(" in words)
                and not OTHER_MONEY.regex.search(words)
            ):
                return counts, nearest
        if ahead and priced and not any(_is_count(one) for one in after[: after.index(ahead[0])]):
            gap = context.gap(price, ahead[0])
            told = PROCEEDS_AHEAD.regex.search(gap) or FOR_MONEY.regex.search(gap)
            if told and not OTHER_MONEY.regex.search(gap):
                return counts, ahead[0]
        if nearest is not None and priced and nearest.end < counts[0].start:
            words = context.gap(nearest, counts[0])
            if (
                len(words) <= 120
                and not words.startswith((";", ", and"))
                and PROCEEDS_BEHIND.regex.search(words)
                and not OTHER_MONEY.regex.search(words)
                and not OTHER_MONEY.regex.search(context.before(nearest, 30))
            ):
                return counts, nearest
    behind = [one for one in after if _is_count(one) and binds(one, price)]
    if not counts and behind and ahead and behind[0].start < ahead[0].start:
        words = context.gap(behind[0], ahead[0])
        if (
            len(context.gap(price, behind[0])) <= 120
            and PROCEEDS_AHEAD.regex.search(words)
            and not OTHER_MONEY.regex.search(words)
            and not INTO.regex.search(context.gap(price, behind[0]))
        ):
            return behind[:1], ahead[0]
    return None


def _proceeds(
    context: Context, counts: list[Item], price: Item, money: Item, *, sure: bool
) -> Claim:
    """The claim, with the other ways in which several counts may share a price."""
    numbers = [*counts, price, money]
    first = min(numbers, key=lambda one: one.start)
    last = max(numbers, key=lambda one: one.start)
    words = context.gap(first, last) + context.after(last, 40) + context.before(first, 60)
    known = all(one.concept is not None for one in counts) and money.concept not in LOOSE_MONEY
    assumed = price.quantity.currency_assumed == money.quantity.currency_assumed
    clear = known and assumed and same_deal(numbers) and not is_mixed(price, words)
    readings = _readings(counts)
    claims = [
        Claim(
            "proceeds",
            {
                "shares": [one.term for one in reading],
                "price": [price.term],
                "amount": [money.term],
            },
            sure=sure and clear,
        )
        for reading in readings
    ]
    claims[0].others = claims[1:]
    return claims[0]


def is_mixed(price: Item, words: str) -> bool:
    """Whether the money may hold more, or less, than the price of the securities."""
    if price.concept in _TRADED and COSTS.regex.search(words):
        return True
    return MIXED_MONEY.regex.search(LEFT_OUT.regex.sub(" ", words)) is not None


def _readings(counts: list[Item]) -> list[list[Item]]:
    """Which of several counts a price may cover, the likeliest first: the base offering, all
    of it with its pre-funded warrants, all of it with the option, any of them alone."""
    if len(counts) == 1:
        return [counts]
    base = [one for one in counts if one.concept not in OPTION]
    options = [one for one in counts if one.concept in OPTION]
    found: list[list[Item]] = []
    for reading in (
        base[:1],
        base,
        counts,
        *([base[0], one] for one in options if base),
        *([one] for one in reversed(counts)),
    ):
        if reading and reading not in found:
            found.append(reading)
    return found
