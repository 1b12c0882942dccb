"""Which counts, prices and sums of money are held against each other.

Comes in: a context. Goes out: claims of the identity proceeds. This module must not compute:
that a product happens to fit is no reason to form it.

Notes for a newcomer. Three numbers are bound by a clause ("5,000 shares at $2 for gross proceeds
of $10,000", see `clauses`), by a pair in a clause and the only price of the deal ("$10,000 or
5,000 shares"), or by a deal that has just one number of each kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.numbers import stated
from extractor.checks.select.clauses import (
    COUNTS,
    LOOSE_MONEY,
    MONEY,
    OPTION,
    PRICES,
    binds,
    is_mixed,
    is_price,
    same_deal,
    same_money,
    select_clauses,
)
from extractor.checks.select.groups import BOUGHT
from extractor.patterns.check_money import (
    AT_PRICE,
    INTO,
    OTHER_MONEY,
    PROCEEDS_AHEAD,
    PROCEEDS_BEHIND,
    WHOLE_OFFERING,
)

_PARTIAL = frozenset({"primary_shares", "secondary_shares"})
_WHOLE_MONEY = MONEY - LOOSE_MONEY - {"option_amount"}
_FAR_APART = 6
"""Paragraphs beyond which only a deal ties a price to a count and its money."""
_PAID_FOR = frozenset({"purchase_price", "equity_value", "enterprise_value"})
_BUYING = ("buyback", "tender_offer")
_MOST = 120
_Use = tuple[str, str | None]


def select_deals(context: Context) -> Iterator[Claim]:
    """The claims about money for securities."""
    used: set[_Use] = set()
    for claim in chain(select_clauses(context), _in_pairs(context, used), _in_deals(context, used)):
        used.update(_uses(claim))
        for reading in (claim, *claim.others):
            context.bound.update(term.ref for term in reading.terms["amount"])
        yield claim


def _uses(claim: Claim) -> Iterator[_Use]:
    """The counts and sums of money that a claim binds. A count may once be bound again, to money
    in another currency."""
    currency = claim.terms["amount"][0].quantity.currency
    for name in ("shares", "amount"):
        for term in claim.terms[name]:
            yield term.ref, currency


def _in_pairs(context: Context, used: set[_Use]) -> Iterator[Claim]:
    """Counts with the money beside them, at the one price that the release names for them."""
    prices = [item for item in context.of(*PRICES) if item.kind == "price"]
    prices = [item for item in prices if is_price(context, item)]
    if not prices:
        return
    for items in context.by_sentence.values():
        row = [item for item in items if item.concept in COUNTS or item.concept in MONEY]
        for first, second in pairwise(row):
            if {first.kind, second.kind} != {"share_count", "amount"}:
                continue
            count, money = (first, second) if first.kind == "share_count" else (second, first)
            currency = money.quantity.currency
            if (count.ref, currency) in used or (money.ref, currency) in used:
                continue
            if not _paired(context, first, second):
                continue
            price = _only_price(count, money, prices)
            if price is not None and not _is_given_up(context, count, price):
                used.update({(count.ref, currency), (money.ref, currency)})
                yield _proceeds_apart(context, count, price, money)


def _paired(context: Context, first: Item, second: Item) -> bool:
    if not context.is_near(first, second):
        return False
    words = context.gap(first, second)
    if len(words) > 160 or OTHER_MONEY.regex.search(words) or INTO.regex.search(words):
        return False
    if first.kind == "amount":
        if words.startswith(")"):
            return False  # "3,000 shares ($6,000) and 400 shares": the money is that of the former
        return bool(PROCEEDS_BEHIND.regex.search(words))
    return bool(PROCEEDS_AHEAD.regex.search(words)) or " for " in words


def _only_price(count: Item, money: Item, prices: list[Item]) -> Item | None:
    """The one price that the release names for these securities in this currency."""
    able = [one for one in prices if binds(count, one) and same_money(one, money)]
    able = [one for one in able if same_deal((count, one))] or able
    alike = [
        one for one in able if one.quantity.currency_assumed == money.quantity.currency_assumed
    ]
    able = alike or able
    if not is_one(able):
        return None
    return min(able, key=lambda one: abs(one.start - count.start))


def _proceeds_apart(context: Context, count: Item, price: Item, money: Item) -> Claim:
    words = context.sentence_text(money)
    places = [item.paragraph for item in (count, price, money)]
    clear = (
        (max(places) - min(places) <= _FAR_APART or _share_deal((count, price, money)))
        # an offer price is paid to holders, the proceeds of an issue are not
        and (price.concept, money.concept) != ("offer_price", "gross_proceeds")
        # shares given in an acquisition are a part of its price
        and not (count.concept == "shares_issued" and money.concept in _PAID_FOR)
        and price.quantity.currency_assumed == money.quantity.currency_assumed
        and money.concept not in LOOSE_MONEY
        and same_deal((count, price, money))
        and not is_mixed(price, words)
    )
    return Claim(
        "proceeds",
        {"shares": [count.term], "price": [price.term], "amount": [money.term]},
        sure=clear,
    )


def _share_deal(items: tuple[Item, ...]) -> bool:
    """Whether the numbers are terms of one deal, each of them known to be one."""
    return bool(frozenset.intersection(*(item.deals for item in items)))


def _in_deals(context: Context, used: set[_Use]) -> Iterator[Claim]:
    """The one count, one price and one sum of money of a deal."""
    bound = {ref for ref, _ in used}
    for deal in context.record.deals:
        terms = [item for item in context.of_deal(deal) if item.paragraph >= 0][:_MOST]
        able = BOUGHT if deal.type in _BUYING else COUNTS - OPTION
        counts = [item for item in terms if item.concept in able and item.kind == "share_count"]
        prices = [
            item
            for item in terms
            if item.kind == "price"
            and is_price(context, item)
            and any(binds(count, item) for count in counts)
        ]
        every = [item for item in terms if item.kind == "amount" and item.concept in _WHOLE_MONEY]
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
    if not is_one(whole):
        return
    count = whole[0]
    told = [item for item in prices if is_priced(context, count, item)]
    prices = told or prices
    if not is_one(prices):
        return
    price = min(prices, key=lambda item: abs(item.start - count.start))
    if not binds(count, price) or _is_given_up(context, count, price):
        return
    for group in _alike(money):
        body = [item for item in group if context.block(item) > 1] or group
        amount = min(
            body,
            key=lambda item: (item.paragraph != count.paragraph, abs(item.start - price.start)),
        )
        if not same_money(price, amount):
            continue
        claim = _proceeds_apart(context, count, price, amount)
        together = is_priced(context, count, price)
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


def is_priced(context: Context, count: Item, price: Item) -> bool:
    """Whether one clause names a number of securities and their price."""
    if not context.is_near(count, price) or not binds(count, price):
        return False
    words = context.gap(*sorted((count, price), key=lambda item: item.start))
    return AT_PRICE.regex.search(words) is not None and not INTO.regex.search(words)


def _is_given_up(context: Context, count: Item, price: Item) -> bool:
    """Whether the count is of what is converted into what the price is the price of."""
    return (
        count.end <= price.start
        and context.is_near(count, price)
        and INTO.regex.search(context.gap(count, price)) is not None
    )


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
