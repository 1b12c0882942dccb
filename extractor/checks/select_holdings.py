"""Which holdings are held against the shares outstanding and against each other.

Comes in: a context. Goes out: claims of the identity ownership, and of difference for what was
held before. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.context import Context, Item
from extractor.checks.engine import Claim, Term
from extractor.checks.numbers import printed
from extractor.interval import total
from extractor.patterns.check_cues import (
    AFTER_EXERCISE,
    DILUTED,
    HOLDING,
    NEWLY_ISSUED,
    NOW_HELD,
    OUTSTANDING,
)

_ADDED = frozenset({"shares_issued", "shares_acquired"})
_NEAR = 160


def select_holdings(context: Context) -> Iterator[Claim]:
    """The claims about who holds how much."""
    for percent in context.items:
        if percent.kind == "percentage" and percent.concept == "ownership_percent":
            yield from _ownership(context, percent)
    for items in context.by_paragraph.values():
        if sum(item.concept == "shares_held" for item in items) >= 1:
            yield from _before(context, items)


# -- held / outstanding -------------------------------------------------------------------------


def _held(context: Context, percent: Item) -> Item | None:
    """The holding that a percentage belongs to: the count right before it."""
    row = [
        one
        for one in context.by_sentence.get(percent.sentence, ())
        if one.kind == "share_count" and one.end <= percent.start and context.is_near(one, percent)
    ]
    if not row:
        return None
    held = row[-1]
    words = context.gap(held, percent)
    if len(words) > _NEAR or not HOLDING.regex.search(words):
        return None
    return held if held.concept in (None, "shares_held", "shares_acquired") else None


def _ownership(context: Context, percent: Item) -> Iterator[Claim]:
    if not OUTSTANDING.regex.search(context.after(percent, 120)):
        return
    held = _held(context, percent)
    if held is None:
        return
    diluted = DILUTED.regex.search(context.after(percent, 140) + " " + context.gap(held, percent))
    chained = _chain(context, held, percent)
    if chained is not None:
        yield chained
        return
    stated = [
        one
        for one in context.items
        if one.concept in ("shares_outstanding", "shares_outstanding_after")
        and one.kind == "share_count"
    ]
    same = [one for one in stated if one.sentence == percent.sentence]
    near = [one for one in stated if abs(one.paragraph - percent.paragraph) <= 1]
    for group, sure in ((same, True), (near, False), (stated, False)):
        if len({one.quantity.value for one in group}) == 1:
            yield Claim(
                "ownership",
                {
                    "held": [held.term],
                    "outstanding": [group[0].term],
                    "percent": [percent.term],
                },
                sure=sure and not diluted,
            )
            return
    if not stated and not diluted and held.concept == "shares_held":
        yield Claim(
            "ownership",
            {"held": [held.term], "percent": [percent.term]},
            unstated="outstanding",
        )


def _chain(context: Context, held: Item, percent: Item) -> Claim | None:
    """A holding after the exercise of warrants, against the holding before it: the shares
    outstanding follow from the first pair, and the new shares are added to them."""
    if not AFTER_EXERCISE.regex.search(context.sentence_text(percent)):
        return None
    row = context.by_paragraph.get(percent.paragraph, [])
    earlier = [
        one
        for one in row
        if one.concept == "ownership_percent"
        and one.kind == "percentage"
        and one.end < held.start
        and one.sentence != percent.sentence
    ]
    if not earlier:
        return None
    before = _held(context, earlier[-1])
    if before is None:
        return None
    between = [
        one for one in row if one.kind == "share_count" and earlier[-1].end < one.start < held.start
    ]
    if len(between) != 1:
        return None
    new = between[0]
    terms = [before.quantity, new.quantity, held.quantity]
    if any(one.value is None for one in terms):
        return None
    # the three counts must be one holding growing into the other, else nothing ties the pairs
    if not total(printed(one) for one in terms[:2]).meets(printed(held.quantity)):
        return None
    return Claim(
        "ownership",
        {
            "held": [held.term],
            "held_before": [before.term],
            "percent_before": [earlier[-1].term],
            "new_shares": [new.term],
            "percent": [percent.term],
        },
        sure=True,
    )


# -- what was held before -----------------------------------------------------------------------


def _before(context: Context, items: list[Item]) -> Iterator[Claim]:
    """A holding that results from an addition told right before it: what was held before is
    implied, or stated and then checked."""
    for first, second in zip(items, items[1:], strict=False):
        if (
            first.concept in _ADDED
            and second.concept == "shares_held"
            and second.kind == first.kind == "share_count"
            and second.sentence - first.sentence in (0, 1)
            and NEWLY_ISSUED.regex.search(context.before(first, 30))
            and NOW_HELD.regex.search(context.before(second, 60))
            and _value(second.term) > _value(first.term)
        ):
            yield Claim(
                "difference",
                {"minuend": [second.term], "subtrahend": [first.term]},
                unstated="difference",
            )


def _value(term: Term) -> float:
    return float(term.quantity.value or 0)
