"""What turns one figure into another: the relations of the form y = x times a factor.

Comes in: a figure that may be a factor, and numbers that fit it. Goes out: its `Link`s, and the
claim that such a relation amounts to. A percentage makes a part of a whole or a current figure of
a prior one, a price makes money of a count, a ratio makes shares of shares. This module must not
search: which x and y there are is asked in `corroborated`.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log, log1p
from typing import Literal, NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.select.chance import Figure
from extractor.checks.select.clauses import COUNTS, MONEY, PRICES
from extractor.checks.select.groups import OUTSTANDING_SHARES, RESULTS
from extractor.checks.select.stretch import COUNT, PERCENT, RATIO
from extractor.patterns.check_changes import DOWN, UP
from extractor.patterns.check_corroborated import (
    OF_OUTSTANDING,
    OPTION_WORDS,
    PREMIUM_WORDS,
    SHARE_WORDS,
)

Shape = Literal["share", "up", "down", "worth", "times", "parted", "rate"]
"""How a factor acts: as the share of a whole; as the change from a prior figure; as the price of
what is counted; as a ratio that multiplies or divides; as the rate between two currencies."""
_SHARE: tuple[Shape, ...] = ("share",)
_CHANGE: tuple[Shape, ...] = ("up", "down")
_UNKNOWN: tuple[Shape, ...] = ("share", "up", "down")
_MOST_RISE = 2000
_MOST_FALL = 95


class Link(NamedTuple):
    """One way in which a factor may act: the logarithm that it adds, the error of that, and by
    how much an error of the logarithm is enlarged in the factor as it is printed."""

    shape: Shape
    shift: float
    error: float
    scale: float


class Percentage(NamedTuple):
    """What the concept of a percentage tells: the identity, how it acts, and the concepts of what
    it makes and of what it makes it of."""

    identity: str
    shapes: tuple[Shape, ...]
    results: frozenset[str]
    sources: frozenset[str]


_REVENUE = frozenset({"revenue"})
_BASE = frozenset({"gross_proceeds", "principal_amount", "shares_offered", "units_offered"})
_REFERENCE = frozenset({"reference_price"})
_HELD = frozenset(
    {"shares_held", "shares_acquired", "shares_issued", "shares_offered", "shares_repurchased"}
)
_SOLD_AT = PRICES | {"exercise_price", "reference_price"}
PERCENTAGES = {
    "ownership_percent": Percentage("ownership", _SHARE, _HELD, OUTSTANDING_SHARES),
    "insider_percent": Percentage("share_of", _SHARE, _BASE, _BASE),
    "fee_percent": Percentage("share_of", _SHARE, frozenset({"fees"}), _BASE),
    "option_percent": Percentage(
        "option", _SHARE, frozenset({"option_shares", "option_amount"}), _BASE
    ),
    "gross_margin": Percentage("share_of", _SHARE, frozenset({"gross_profit"}), _REVENUE),
    "operating_margin": Percentage("share_of", _SHARE, frozenset({"operating_income"}), _REVENUE),
    "ebitda_margin": Percentage(
        "share_of", _SHARE, frozenset({"ebitda", "adjusted_ebitda"}), _REVENUE
    ),
    "dividend_yield": Percentage("yield", _SHARE, frozenset({"dividend_per_share"}), _REFERENCE),
    "premium_percent": Percentage("premium", ("up",), _SOLD_AT, _REFERENCE),
    "discount_percent": Percentage("premium", ("down",), _SOLD_AT, _REFERENCE),
    "change_percent": Percentage("growth", _CHANGE, frozenset(), frozenset()),
}
_ANY_PERCENTAGE = Percentage("share_of", _UNKNOWN, frozenset(), frozenset())
_PER_SHARE = frozenset({"eps_basic", "eps_diluted", "adjusted_eps", "net_asset_value_per_share"})
_CONVERTED = frozenset({"amount_converted", "principal_amount"})


def links(context: Context, factor: Figure) -> list[Link]:
    """The ways in which a number may turn one figure into another."""
    if factor.measure == PERCENT:
        return list(_percent(context, factor))
    if factor.measure == RATIO:
        return [
            Link("times", factor.log, factor.error, 1),
            Link("parted", -factor.log, factor.error, 1),
        ]
    if factor.measure == COUNT:
        return []
    return [Link("worth", factor.log, factor.error, 1)]


def measures(link: Link, factor: Figure, source: str) -> str | None:
    """The measure of what a factor makes of a figure of another measure; None if nothing."""
    if source in (PERCENT, RATIO):
        return None
    if link.shape == "worth":
        return factor.measure if source == COUNT else None
    return source


def form(link: Link) -> str:
    """The form of the identity, by which accidents are granted."""
    if link.shape == "share":
        return "share"
    return "change" if link.shape in _CHANGE else "product"


def is_akin(link: Link, factor: Item, source: Item, result: Item) -> bool:
    """Whether the concepts of two numbers say that the factor acts between them."""
    one, other = source.concept, result.concept
    if one is None or other is None:
        return False
    if link.shape == "worth":
        return factor.concept in _SOLD_AT and one in COUNTS and other in MONEY
    known = PERCENTAGES.get(factor.concept or "")
    if known is not None and known.sources:
        return one in known.sources and other in known.results
    return link.shape in _CHANGE and one == other


def is_contrary(link: Link, factor: Item, source: Item, result: Item) -> bool:
    """Whether the concepts of two numbers say that the factor does not act between them: sales are
    no proceeds of shares, and profit does not grow from sales."""
    if link.shape == "worth":
        return result.concept in RESULTS and factor.concept not in _PER_SHARE
    if link.shape in _CHANGE and source.kind == result.kind == "amount":
        known = {source.concept, result.concept} - {None, "change_amount", "prior_value"}
        return len(known) > 1
    return False


def _percent(context: Context, factor: Figure) -> Iterator[Link]:
    if factor.item.quantity.unit == "basis_point":
        return
    size, half = factor.size, factor.error * factor.size
    for shape in _shapes(context, factor.item):
        if shape == "share" and size <= 100:
            yield Link(shape, log(size / 100), factor.error, 1)
        elif shape == "up" and size < _MOST_RISE:
            yield Link(shape, log1p(size / 100), half / (100 + size), (100 + size) / size)
        elif shape == "down" and size < _MOST_FALL:
            yield Link(shape, log1p(-size / 100), half / (100 - size), (100 - size) / size)


def _shapes(context: Context, item: Item) -> tuple[Shape, ...]:
    """How a percentage may act, as its concept says it, or else the words around."""
    known = PERCENTAGES.get(item.concept or "", _ANY_PERCENTAGE)
    if known.shapes not in (_UNKNOWN, _CHANGE):
        return known.shapes
    before, after = context.before(item, 50), context.after(item, 40)
    words = f"{before} {after}"
    if PREMIUM_WORDS.regex.search(words):
        return ("down",) if "discount" in words and "premium" not in words else ("up",)
    up, down = UP.regex.search(words) is not None, DOWN.regex.search(words) is not None
    if up != down:
        return ("up",) if up else ("down",)
    if known is _ANY_PERCENTAGE and SHARE_WORDS.regex.match(after):
        return _SHARE
    return known.shapes


# -- the claims ---------------------------------------------------------------------------------


def claim_of(context: Context, link: Link, factor: Item, source: Item, result: Item) -> Claim:
    """That a factor makes `result` of `source`."""
    if link.shape == "share":
        return _share(context, factor, source, result)
    if link.shape in _CHANGE:
        return _change(context, link, factor, source, result)
    if link.shape == "worth":
        return _worth(factor, source, result)
    return _ratio(link, factor, source, result)


def _share(context: Context, percent: Item, whole: Item, part: Item) -> Claim:
    identity = PERCENTAGES.get(percent.concept or "", _ANY_PERCENTAGE).identity
    words = context.sentence_text(percent)
    counted = part.kind in ("share_count", "count")
    if part.concept in ("option_shares", "option_amount"):
        identity = "option"
    elif identity == "share_of" and counted:
        if whole.concept in OUTSTANDING_SHARES or OF_OUTSTANDING.regex.search(words):
            identity = "ownership"
        elif OPTION_WORDS.regex.search(words):
            identity = "option"
    whole_name, part_name, percent_name = {
        "ownership": ("outstanding", "held", "percent"),
        "option": ("base", "option", "percent"),
        "yield": ("price", "dividend", "percent"),
    }.get(identity, ("whole", "part", "percent"))
    if identity not in ("ownership", "option", "yield"):
        identity = "share_of"
    return Claim(
        identity,
        {part_name: [part.term], whole_name: [whole.term], percent_name: [percent.term]},
    )


def _change(context: Context, link: Link, percent: Item, prior: Item, current: Item) -> Claim:
    # "a decrease of 10%" turns the percentage round, "(10)%" has its sign
    sign = -1 if link.shape == "down" and (percent.quantity.value or 0) > 0 else 1
    known = PERCENTAGES.get(percent.concept or "", _ANY_PERCENTAGE)
    priced = "price" in (prior.kind, current.kind)
    if known.identity == "premium" or (
        priced and PREMIUM_WORDS.regex.search(context.sentence_text(percent))
    ):
        return Claim(
            "premium",
            {"price": [current.term], "reference": [prior.term], "percent": [percent.term]},
            sign=sign,
        )
    return Claim(
        "growth",
        {"current": [current.term], "prior": [prior.term], "change": [percent.term]},
        sign=sign,
    )


def _worth(price: Item, count: Item, money: Item) -> Claim:
    counts, prices, sums = [count.term], [price.term], [money.term]
    if price.concept in _PER_SHARE:
        return Claim("per_share", {"total": sums, "shares": counts, "figure": prices})
    if price.concept == "conversion_price" and money.concept in _CONVERTED:
        return Claim("conversion", {"amount": sums, "price": prices, "shares": counts})
    if price.concept == "stated_value":
        return Claim("stated_value", {"shares": counts, "value": prices, "amount": sums})
    return Claim("proceeds", {"shares": counts, "price": prices, "amount": sums})


def _ratio(link: Link, ratio: Item, before: Item, after: Item) -> Claim:
    if ratio.concept == "exchange_ratio" and link.shape == "times" and after.kind == "price":
        return Claim(
            "exchange", {"ratio": [ratio.term], "reference": [before.term], "price": [after.term]}
        )
    return Claim(
        "split",
        {"before": [before.term], "ratio": [ratio.term], "after": [after.term]},
        inverse=frozenset({"ratio"}) if link.shape == "times" else frozenset(),
    )
