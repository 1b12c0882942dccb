"""Which parts are held against which wholes.

Comes in: a context. Goes out: claims of the identity share_of: margins, fees, parts of a whole
told in one sentence. This module must not compute.

Notes for a newcomer. Many releases print two figures at once, "75.1 million (66.1)": the second is
the prior period's. `_Pair` is such a couple, and a margin printed the same way, "41.1% (38.7)", is
held slot against slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.select.groups import ADDITIVE
from extractor.patterns.check_changes import DOWN, UP
from extractor.patterns.check_parts import (
    ADJUSTED,
    DIRECTLY,
    LEFT_OUT,
    MARGIN,
    NOT_A_MARGIN,
    OF_NOUN,
    OF_PROCEEDS,
    OF_WHICH,
    OF_WHOLE,
    OR_ELSE,
    PART_AHEAD,
    PART_BEHIND,
    SEGMENT,
    THAT,
)

_PARTS: dict[str, tuple[str, ...]] = {
    "gross_margin": ("gross_profit",),
    "operating_margin": ("operating_income",),
    "ebitda_margin": ("adjusted_ebitda", "ebitda"),
    "adjusted_gross_margin": ("adjusted_gross_profit",),
    "adjusted_operating_margin": ("adjusted_operating_income",),
    "ebita_margin": ("adjusted_ebita", "ebita"),
    "net_margin": ("net_income",),
}
_PROCEEDS = frozenset({"gross_proceeds"})
_PRINCIPAL = frozenset({"principal_amount", "loan_amount"})
_GROSS = _PROCEEDS | _PRINCIPAL
_RATES = frozenset({"fee_percent", "discount_percent"})
_RATED = frozenset({"fees", None})
_TAKEN = frozenset({"shares_repurchased", "shares_issued", "shares_acquired", "shares_sold"})
_MOST = 4
_SOLD = frozenset({"shares_issued", "shares_offered", "units_offered", "warrants_exercised"})


class _Pair(NamedTuple):
    now: Item
    then: Item | None


def select_shares(context: Context) -> Iterator[Claim]:
    """The claims about parts of a whole."""
    revenues = [
        item
        for item in context.of("revenue")
        if item.kind == "amount" and item.relates_to is None and item.ref not in context.seconds
    ]
    for items in context.by_sentence.values():
        for n, item in enumerate(items):
            if item.kind != "percentage" or item.quantity.unit == "basis_point":
                continue
            if item.ref in context.seconds:
                continue
            if _is_margin(context, item):
                yield from _margins(context, items, n, revenues)
            else:
                yield from _told_parts(context, items, n)


def _pair(context: Context, items: list[Item], at: int) -> _Pair:
    following = items[at + 1] if at + 1 < len(items) else None
    if following is not None and following.ref in context.seconds:
        return _Pair(items[at], following)
    return _Pair(items[at], None)


# -- margins ------------------------------------------------------------------------------------


def _is_margin(context: Context, item: Item) -> bool:
    if item.concept in _PARTS:
        return True
    return item.concept is None and bool(MARGIN.regex.search(context.before(item, 40)))


def _margins(context: Context, items: list[Item], at: int, revenues: list[Item]) -> Iterator[Claim]:
    margin = _pair(context, items, at)
    if NOT_A_MARGIN.regex.search(context.before(items[at], 60)):
        return
    behind = context.after(items[at], 40)
    if not MARGIN.regex.search(context.before(items[at], 80) + behind):
        return  # whatever its concept, nothing says that it is a margin
    if UP.regex.match(behind.lstrip()) or DOWN.regex.match(behind.lstrip()):
        return  # a change of it
    found = _part(context, items, at)
    if found is None:
        return
    part, told = found
    whole = _whole(context, part.now, margin.now, revenues)
    if whole is None:
        return
    revenue, near = whole
    if (
        LEFT_OUT.regex.search(context.before(part.now, 60))
        and revenue.sentence != items[at].sentence
    ):
        near = False  # the same may be left out of the revenue
    rest = [one for one in revenues if one is not revenue]
    for slot in (0, 1):
        claims = [
            claim
            for one in (revenue, *rest)
            for claim in _claim(part[slot], _slots(context, one)[slot], margin[slot])
        ]
        if claims:
            claims[0].sure = told and near
            claims[0].others = claims[1:]
            yield claims[0]


def _slots(context: Context, item: Item) -> _Pair:
    place = context.by_sentence[item.sentence]
    return _pair(context, place, place.index(item))


def _claim(part: Item | None, whole: Item | None, percent: Item | None) -> Iterator[Claim]:
    if part is None or whole is None or percent is None:
        return
    if part.quantity.currency != whole.quantity.currency or not whole.quantity.value:
        return
    periods = {item.period for item in (part, whole, percent) if item.period is not None}
    if len(periods) > 1:
        return
    yield Claim(
        "share_of",
        {"part": [part.term], "whole": [whole.term], "percent": [percent.term]},
    )


def _part(context: Context, items: list[Item], at: int) -> tuple[_Pair, bool] | None:
    """The figure that a margin is the margin of, and whether the words leave no doubt."""
    margin = items[at]
    before = [
        n for n in range(at) if items[n].kind == "amount" and items[n].ref not in context.seconds
    ]
    wanted = _PARTS.get(margin.concept or "")
    # as in "gross profit of 75.1 million (66.1), corresponding to a gross margin of 41.1%"
    if before:
        nearest = before[-1]
        last = _pair(context, items, nearest).then or items[nearest]
        words = context.gap(last, margin).lstrip(")")
        fits = wanted is None or items[nearest].concept in (*wanted, None)
        if fits and items[nearest].concept != "revenue" and PART_AHEAD.regex.search(words):
            if bool(ADJUSTED.regex.search(words)) <= _is_adjusted(context, items[nearest]):
                return _pair(context, items, nearest), True
            if not wanted:
                return None
            return _pair(context, items, nearest), False
    if wanted is None:
        return None
    # the figure elsewhere in the paragraph, by its concept
    row = [
        one
        for one in context.around(margin)
        if one.paragraph == margin.paragraph
        and one.concept in wanted
        and one.kind == "amount"
        and one.relates_to is None
        and one.ref not in context.seconds
    ]
    row = [one for one in row if one.period == margin.period or None in (one.period, margin.period)]
    if not is_one(row) or _is_former(context, items, at):
        return None
    one = row[0]
    adjusted = bool(ADJUSTED.regex.search(context.before(margin, 40)))
    return _slots(context, one), adjusted == _is_adjusted(context, one)


def _is_adjusted(context: Context, item: Item) -> bool:
    return bool(ADJUSTED.regex.search(context.before(item, 90))) or "adjusted" in (
        item.concept or ""
    )


def _is_former(context: Context, items: list[Item], at: int) -> bool:
    """Whether another margin follows that is the current one ("from 18.7% to 23.3%")."""
    following = items[at + 1] if at + 1 < len(items) else None
    return (
        following is not None
        and following.kind == "percentage"
        and context.gap(items[at], following).strip() == "to"
    ) or context.before(items[at], 24).rstrip().endswith(("versus", "compared to", "vs.", "from"))


def _whole(
    context: Context, part: Item, margin: Item, revenues: list[Item]
) -> tuple[Item, bool] | None:
    """The revenue of the same period: by the period that facts name, else the one that comes
    before in the same block; and whether it is the only one there."""
    known = part.period or margin.period
    block = context.block(part)
    able = [
        one
        for one in revenues
        if one.quantity.currency == part.quantity.currency
        and (known is None or one.period is None or one.period == known)
    ]
    near = [one for one in able if context.block(one) == block and one.start < part.start]
    paragraphs = context.paragraphs
    listed = [
        one
        for one in near
        if paragraphs[one.paragraph].bullet and paragraphs[part.paragraph].bullet
    ]
    same_sentence = [one for one in near if one.sentence == part.sentence]
    same_paragraph = [one for one in near if one.paragraph == part.paragraph]
    for group in (same_sentence, same_paragraph, listed, near):
        if group:
            only = is_one(group)
            sure = group is same_sentence or (only and group is not near)
            return group[-1], sure and not _is_segment(context, part, margin)
    if known is not None:
        dated = [one for one in able if one.period == known]
        if dated and is_one(dated):
            return dated[0], False
    return None


def _is_segment(context: Context, part: Item, margin: Item) -> bool:
    """Whether the figures are those of a part of the company, whose revenue is another one."""
    first = min(part, margin, key=lambda item: item.start)
    start = context.paragraphs[first.paragraph].start
    words = context.flat[max(start, first.start - 300) : margin.end + 60].lower()
    return SEGMENT.regex.search(words) is not None


# -- parts told in one sentence -----------------------------------------------------------------


def _told_parts(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """As in "$175,000 (7% of the $2.5 million)", "of which $36.6 million, or 63%", "1.5% of gross
    proceeds, or $0.7 million"."""
    percent = items[at]
    if percent.concept in ("ownership_percent", "change_percent"):
        return
    part, wholes, sure = _part_told(context, items, at)
    if part is None:
        return
    claims = [
        Claim(
            "share_of",
            {"part": [part.term], "whole": [whole.term], "percent": [percent.term]},
        )
        for whole in wholes
        if whole.quantity.value and _is_alike(part, whole) and part.ref != whole.ref
    ]
    if claims:
        claims[0].sure = sure and len(claims) == 1
        claims[0].others = claims[1:]
        yield claims[0]


def _part_told(
    context: Context, items: list[Item], at: int
) -> tuple[Item | None, list[Item], bool]:
    """The part that a percentage is told of, what may be the whole, the likeliest first, and
    whether the words leave no doubt."""
    percent = items[at]
    before = items[at - 1] if at else None
    if (
        before is not None
        and before.kind in ADDITIVE
        and context.is_near(before, percent)
        and PART_BEHIND.regex.search(context.gap(before, percent))
    ):
        whole = _told_whole(context, items, at, before)
        if whole is not None:
            return before, [whole[0]], whole[1]
        if percent.concept in _RATES and before.concept in _RATED:
            return before, _wholes(context, before, _GROSS), False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None:
        return None, [], False
    words = context.gap(percent, following)
    # as in "a fee equal to 7.0% of the gross proceeds, or approximately $420,000"
    if following.kind == "amount":
        match = OF_PROCEEDS.regex.search(words)
        if match is not None:
            wanted = _PROCEEDS if match["gross"] else _PRINCIPAL
            # "of the gross proceeds, or", not "of the gross proceeds from some investors, or"
            rest = words[match.end("gross" if match["gross"] else "principal") :]
            return (
                following,
                _wholes(context, following, wanted),
                DIRECTLY.regex.match(rest) is not None,
            )
        if (
            percent.concept in _RATES
            and following.concept in _RATED
            and OR_ELSE.regex.search(words)
        ):
            return following, _wholes(context, following, _GROSS), False
    # "That was 2.0% of the 420 million shares outstanding", after what was bought
    if following.kind == "share_count" and at == 0 and OF_WHOLE.regex.search(words):
        earlier = context.by_sentence.get(percent.sentence - 1, [])
        parts = [one for one in earlier if one.concept in _TAKEN]
        if parts and THAT.regex.search(context.before(percent, 40)):
            return parts[-1], [following], False
    return None, [], False


def _wholes(context: Context, part: Item, concepts: frozenset[str]) -> list[Item]:
    """The different sums of money that a fee or discount may be reckoned on, the last one told
    before it first."""
    found = distinct(one for one in context.of(*concepts) if _is_alike(part, one))
    found.sort(key=lambda one: (one.start > part.start, abs(one.start - part.start)))
    return found[:_MOST]


def _told_whole(
    context: Context, items: list[Item], at: int, part: Item
) -> tuple[Item, bool] | None:
    percent = items[at]
    following = items[at + 1] if at + 1 < len(items) else None
    if (
        following is not None
        and _is_alike(part, following)
        and OF_WHOLE.regex.search(context.gap(percent, following))
    ):
        return following, True
    if at >= 2:
        # as in "revenue of 58.1 million, of which 36.6 million, or 63%"
        whole = next((one for one in reversed(items[: at - 1]) if _is_alike(part, one)), None)
        if whole is not None and OF_WHICH.regex.search(context.before(part, 40)):
            return whole, whole is items[at - 2]
    noun = OF_NOUN.regex.search(context.after(percent, 60))
    if noun is None:
        return None
    named = [
        one
        for one in items[: at - 1]
        if _is_alike(part, one)
        and context.is_near(one, percent)
        and context.after(one, 40).lstrip().startswith(noun["noun"])
    ]
    if len(named) == 1 and part.kind == "amount":
        return named[0], True
    if part.concept == "warrants_issued" and noun["noun"] in ("shares", "number", "units"):
        sold = [one for one in context.of(*_SOLD) if one.kind == "share_count" and one is not part]
        if is_one(sold):
            return sold[0], any(one.paragraph == part.paragraph for one in sold)
    return None


def _is_alike(part: Item, whole: Item) -> bool:
    return (
        part.kind == whole.kind
        and part.quantity.currency == whole.quantity.currency
        and (part.kind != "count" or part.quantity.unit == whole.quantity.unit)
    )
