"""Which counts, prices and sums of money are held against each other.

Comes in: a context. Goes out: claims of the identity proceeds.
This module must not compute: that a product happens to fit is no reason to form it.

Notes for a newcomer. Three numbers are bound by a clause ("5,000 shares at $2 for gross proceeds
of $10,000"), by a pair in a clause and the only price of the deal ("$10,000 or 5,000 shares"), or
by a deal that has just one number of each kind. Every cue that says otherwise (accrued interest,
a second closing, pre-funded warrants) makes the claim unsure or adds a reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.checks.context import Context, Item
from extractor.checks.engine import Claim
from extractor.checks.numbers import stated
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
    WHOLE_OFFERING,
)
from extractor.patterns.check_terms import ONE_UNIT

_OPTION = frozenset({"option_shares"})
_COUNTS = _OPTION | {
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
_PRICES = frozenset(
    {
        "offering_price",
        "issue_price",
        "conversion_price",
        "purchase_price_per_share",
        "offer_price",
        "average_price",
    }
)
_MONEY = frozenset(
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
_PARTIAL = frozenset({"primary_shares", "secondary_shares"})
_BOUGHT = frozenset({"shares_repurchased", "shares_acquired"})
_BUYING = ("buyback", "tender_offer")
_LOOSE_MONEY = frozenset({"principal_amount", "loan_amount"})
_TRADED = frozenset({"average_price", "purchase_price_per_share"})
_Use = tuple[str, str | None]
_TIGHT = (" (", " at", ", at", " or", ", or", ",")
_MOST = 4
"""Counts that may share one price before a sentence is given up as unclear."""


def select_deals(context: Context) -> Iterator[Claim]:
    """The claims about money for securities."""
    used: set[_Use] = set()
    for items in context.by_sentence.values():
        for claim in _in_clauses(context, items):
            used.update(_uses(claim))
            yield claim
    for claim in _in_pairs(context, used):
        used.update(_uses(claim))
        yield claim
    for claim in _in_deals(context, used):
        used.update(_uses(claim))
        yield claim


def _uses(claim: Claim) -> Iterator[_Use]:
    """The counts and sums of money that a claim binds. A count may once be bound again, to money
    in another currency."""
    currency = claim.terms["amount"][0].quantity.currency
    for name in ("shares", "amount"):
        for term in claim.terms[name]:
            yield term.ref, currency


# -- what a number may be -----------------------------------------------------------------------


def _is_count(item: Item) -> bool:
    if item.kind == "count":
        return item.concept is None and bool(item.quantity.unit)
    return item.kind == "share_count" and (item.concept is None or item.concept in _COUNTS)


def _is_price(context: Context, item: Item) -> bool:
    if item.kind != "price" or FORMER.regex.search(context.before(item, 12)):
        return False
    return item.concept is None or item.concept in _PRICES or item.concept == "exercise_price"


def _is_money(context: Context, item: Item) -> bool:
    if item.kind != "amount" or ONE_UNIT.regex.search(context.before(item, 30)):
        return False  # "US$1.00 = $1.4307" is a rate
    return (item.concept is None and item.quantity.value != 1) or item.concept in _MONEY


def _binds(count: Item, price: Item) -> bool:
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


def _same_money(price: Item, money: Item) -> bool:
    return price.quantity.currency == money.quantity.currency


def _same_deal(items: Iterable[Item]) -> bool:
    known = [item.deals for item in items if item.deals]
    return not known or bool(frozenset.intersection(*known))


# -- bound by a clause --------------------------------------------------------------------------


def _in_clauses(context: Context, items: list[Item]) -> Iterator[Claim]:
    row = [
        item
        for item in items
        if _is_count(item) or _is_price(context, item) or _is_money(context, item)
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
    counts = [one for one in before if _is_count(one) and _binds(one, price)][-_MOST:]
    money = [one for one in before if one.kind == "amount" and _same_money(price, one)]
    ahead = [one for one in after if one.kind == "amount" and _same_money(price, one)]
    if counts and context.is_near(counts[0], price):
        gap = context.gap(counts[-1], price)
        priced = AT_PRICE.regex.search(gap) and not INTO.regex.search(gap)
        nearest = money[-1] if money else None
        if nearest is not None and nearest.start > counts[-1].end:
            # "... for total consideration of US$1.0 million (or $1.4 million ($0.70 each))"
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
    behind = [one for one in after if _is_count(one) and _binds(one, price)]
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
    known = all(one.concept is not None for one in counts) and money.concept not in _LOOSE_MONEY
    assumed = price.quantity.currency_assumed == money.quantity.currency_assumed
    clear = known and assumed and _same_deal(numbers) and not _is_mixed(price, words)
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


def _is_mixed(price: Item, words: str) -> bool:
    """Whether the money may hold more, or less, than the price of the securities."""
    if price.concept in _TRADED and COSTS.regex.search(words):
        return True
    return MIXED_MONEY.regex.search(LEFT_OUT.regex.sub(" ", words)) is not None


def _readings(counts: list[Item]) -> list[list[Item]]:
    """Which of several counts a price may cover, the likeliest first: the base offering, all
    of it with its pre-funded warrants, all of it with the option, any of them alone."""
    if len(counts) == 1:
        return [counts]
    base = [one for one in counts if one.concept not in _OPTION]
    options = [one for one in counts if one.concept in _OPTION]
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


# -- bound by a pair and the only price ---------------------------------------------------------


def _in_pairs(context: Context, used: set[_Use]) -> Iterator[Claim]:
    """Counts with the money beside them, at the one price that the release names for them."""
    prices = [item for item in context.items if item.concept in _PRICES and item.kind == "price"]
    prices = [item for item in prices if _is_price(context, item)]
    if not prices:
        return
    for items in context.by_sentence.values():
        row = [item for item in items if item.concept in _COUNTS or item.concept in _MONEY]
        for first, second in zip(row, row[1:], strict=False):
            if {first.kind, second.kind} != {"share_count", "amount"}:
                continue
            count, money = (first, second) if first.kind == "share_count" else (second, first)
            currency = money.quantity.currency
            if (count.ref, currency) in used or (money.ref, currency) in used:
                continue
            if not _paired(context, first, second):
                continue
            price = _only_price(count, money, prices)
            if price is not None:
                used.update({(count.ref, currency), (money.ref, currency)})
                yield _proceeds_apart(context, count, price, money)


def _paired(context: Context, first: Item, second: Item) -> bool:
    if not context.is_near(first, second):
        return False
    words = context.gap(first, second)
    if len(words) > 160 or OTHER_MONEY.regex.search(words) or INTO.regex.search(words):
        return False
    if first.kind == "amount":
        return bool(PROCEEDS_BEHIND.regex.search(words))
    return bool(PROCEEDS_AHEAD.regex.search(words)) or " for " in words


def _only_price(count: Item, money: Item, prices: list[Item]) -> Item | None:
    """The one price that the release names for these securities in this currency."""
    able = [
        one
        for one in prices
        if _binds(count, one) and _same_money(one, money) and _same_deal((count, one))
    ]
    alike = [
        one for one in able if one.quantity.currency_assumed == money.quantity.currency_assumed
    ]
    able = alike or able
    if len({one.quantity.value for one in able}) != 1:
        return None
    return min(able, key=lambda one: abs(one.start - count.start))


def _proceeds_apart(context: Context, count: Item, price: Item, money: Item) -> Claim:
    words = context.sentence_text(money)
    clear = (
        price.quantity.currency_assumed == money.quantity.currency_assumed
        and money.concept not in _LOOSE_MONEY
        and not _is_mixed(price, words)
    )
    return Claim(
        "proceeds",
        {"shares": [count.term], "price": [price.term], "amount": [money.term]},
        sure=clear,
    )


# -- bound by a deal ----------------------------------------------------------------------------


def _in_deals(context: Context, used: set[_Use]) -> Iterator[Claim]:
    """The one count, one price and one sum of money of a deal."""
    bound = {ref for ref, _ in used}
    for deal in context.record.deals:
        terms = [item for item in context.of_deal(deal) if item.paragraph >= 0]
        able = _BOUGHT if deal.type in _BUYING else _COUNTS - _OPTION
        counts = [item for item in terms if item.concept in able and item.kind == "share_count"]
        prices = [
            item
            for item in terms
            if item.kind == "price"
            and _is_price(context, item)
            and any(_binds(count, item) for count in counts)
        ]
        every = [
            item
            for item in terms
            if item.kind == "amount" and item.concept in _MONEY - _LOOSE_MONEY
        ]
        counts = [item for item in counts if item.ref not in bound]
        money = [
            item for item in every if item.ref not in bound and not _is_restated(item, every, bound)
        ]
        if counts and money and prices:
            yield from _in_deal(context, counts, prices, money)


def _in_deal(
    context: Context, counts: list[Item], prices: list[Item], money: list[Item]
) -> Iterator[Claim]:
    plain = [item for item in counts if item.concept != "prefunded_warrants"] or counts
    whole = [item for item in plain if item.concept not in _PARTIAL] or plain
    if len({item.quantity.value for item in whole}) != 1:
        return
    count = whole[0]
    told = [item for item in prices if _is_priced(context, count, item)]
    prices = told or prices
    if len({item.quantity.value for item in prices}) != 1:
        return
    price = min(prices, key=lambda item: abs(item.start - count.start))
    if not _binds(count, price):
        return
    for group in _alike(money):
        body = [item for item in group if context.block(item) > 1] or group
        amount = min(
            body,
            key=lambda item: (item.paragraph != count.paragraph, abs(item.start - price.start)),
        )
        if not _same_money(price, amount):
            continue
        claim = _proceeds_apart(context, count, price, amount)
        together = _is_priced(context, count, price)
        places = [item.paragraph for item in (count, price, amount)]
        close = max(places) - min(places) <= 1
        # two sums in one deal: only what calls itself the proceeds of the offering is meant
        meant = len(group) == len(money) or WHOLE_OFFERING.regex.search(
            context.sentence_text(amount)
        )
        claim.sure = claim.sure and (together or close) and bool(meant)
        warrants = [item for item in counts if item.concept == "prefunded_warrants"]
        if warrants and count not in warrants:
            both = {**claim.terms, "shares": [count.term, warrants[0].term]}
            claim.others = [Claim("proceeds", both)]
        yield claim


def _is_priced(context: Context, count: Item, price: Item) -> bool:
    """Whether one clause names a number of securities and their price."""
    if not context.is_near(count, price) or not _binds(count, price):
        return False
    words = context.gap(*sorted((count, price), key=lambda item: item.start))
    return AT_PRICE.regex.search(words) is not None and not INTO.regex.search(words)


def _alike(items: list[Item]) -> list[list[Item]]:
    """The mentions, those of one number together."""
    groups: list[list[Item]] = []
    for item in items:
        for group in groups:
            if stated(group[0].quantity).meets(stated(item.quantity)):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _is_restated(item: Item, others: list[Item], used: set[str]) -> bool:
    """Whether the number is that of another mention which is bound already."""
    return any(
        other.ref in used
        and other.concept == item.concept
        and stated(other.quantity).meets(stated(item.quantity))
        for other in others
    )
