"""Which holdings are held against the shares outstanding and against each other.

Comes in: a context. Goes out: claims of the identity ownership, and of difference for what was
held before. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.engine import holds
from extractor.checks.select.groups import COUNTS, OUTSTANDING_SHARES
from extractor.patterns.check_money import AFTER_EXERCISE
from extractor.patterns.check_terms import (
    BASED_ON,
    DILUTED,
    EARLIER,
    HOLDING,
    NEWLY_ISSUED,
    NOW_HELD,
    OUTSTANDING,
)
from extractor.patterns.check_wholes import CUMULATIVE, TENDERED

_ADDED = frozenset({"shares_issued", "shares_acquired"})
_STEPS = _ADDED | {
    "shares_offered",
    "units_offered",
    "shares_sold",
    "shares_repurchased",
    "warrants_exercised",
}
"""A count of shares that stands beside glued or unknown words is read as any count."""
_MOST_PAIRS = 6
_MOST_CELLS = 400
_NEAR = 160


def select_holdings(context: Context) -> Iterator[Claim]:
    """The claims about who holds how much."""
    for percent in context.of("ownership_percent"):
        if percent.kind == "percentage":
            yield from _ownership(context, percent)
    yield from _grown(context)
    for items in context.by_paragraph.values():
        yield from _before(context, items)


# -- held / outstanding -------------------------------------------------------------------------


def _held(context: Context, percent: Item) -> Item | None:
    """The holding that a percentage belongs to: the count right before it."""
    row = [
        one
        for one in context.row(percent)
        if one.kind in COUNTS and one.end <= percent.start and context.is_near(one, percent)
    ]
    if not row:
        return None
    held = row[-1]
    words = context.gap(held, percent)
    if len(words) > _NEAR or not HOLDING.regex.search(words):
        return None
    return held if held.concept in (None, "shares_held", "shares_acquired") else None


def _ownership(context: Context, percent: Item) -> Iterator[Claim]:
    held = _held(context, percent)
    if held is None:
        return
    behind = context.after(percent, 140)
    bracketed = context.gap(held, percent).endswith("(") and behind.startswith(")")
    stated = [
        one
        for one in context.of(*OUTSTANDING_SHARES)
        if one.kind == "share_count" and one is not held
    ]
    based = [one for one in stated if BASED_ON.regex.search(context.before(one, 60))]
    if not bracketed and not based and not OUTSTANDING.regex.search(behind):
        return
    diluted = DILUTED.regex.search(behind + " " + context.gap(held, percent))
    chained = _chain(context, held, percent)
    if chained:
        yield from chained
        return
    following = [
        one
        for one in stated
        if one.sentence == percent.sentence
        and one.start > percent.end
        and len(context.gap(percent, one)) <= 60
    ]
    if following:
        group, sure = following[:1], not diluted
    elif is_one(based):
        group, sure = based, not diluted
    else:
        group, sure = stated, False
    if group:
        claims = [
            Claim(
                "ownership",
                {"held": [held.term], "outstanding": [one.term], "percent": [percent.term]},
            )
            for one in distinct(group)
        ]
        claims[0].sure = sure
        claims[0].others = claims[1:]
        yield claims[0]
    elif not diluted and not bracketed and held.concept == "shares_held":
        yield Claim(
            "ownership",
            {"held": [held.term], "percent": [percent.term]},
            unstated="outstanding",
        )


def _chain(context: Context, held: Item, percent: Item) -> list[Claim]:
    """A holding after the exercise of warrants, against the holding before it: the shares
    outstanding follow from the first pair, and the new shares are added to them."""
    if not AFTER_EXERCISE.regex.search(context.sentence_text(percent)):
        return []
    row = [one for one in context.around(percent) if one.paragraph == percent.paragraph]
    earlier = [
        one
        for one in row
        if one.concept == "ownership_percent"
        and one.kind == "percentage"
        and one.end < held.start
        and one.sentence != percent.sentence
    ]
    if not earlier:
        return []
    before = _held(context, earlier[-1])
    if before is None:
        return []
    between = [
        one for one in row if one.kind == "share_count" and earlier[-1].end < one.start < held.start
    ]
    if len(between) != 1:
        return []
    new = between[0]
    grown = Claim("sum", {"parts": [before.term, new.term], "total": [held.term]}, sure=True)
    # the three counts must be one holding growing into the other, else nothing ties the pairs
    if not holds(grown):
        return [grown]
    return [
        grown,
        Claim(
            "ownership",
            {
                "held": [held.term],
                "held_before": [before.term],
                "percent_before": [earlier[-1].term],
                "new_shares": [new.term],
                "percent": [percent.term],
            },
            sure=True,
        ),
    ]


# -- what was held before -----------------------------------------------------------------------


def _grown(context: Context) -> Iterator[Claim]:
    """What was held, or outstanding, before; what was added or taken away; and what there is now:
    the words of each say which it is."""
    earlier = context.of("shares_outstanding_before")
    later = context.of("shares_outstanding_after")
    pairs = [(one, other) for one in earlier[:_MOST_PAIRS] for other in later[:_MOST_PAIRS]]
    pairs = pairs[:_MOST_PAIRS]
    held = context.of("shares_held")[: 2 * _MOST_PAIRS]
    pairs += [
        (one, other)
        for one in held
        for other in held
        if 0 < abs(other.sentence - one.sentence) <= 2
        and EARLIER.regex.search(context.before(one, 120))
        and not EARLIER.regex.search(context.before(other, 120))
        and NOW_HELD.regex.search(context.before(other, 120))
    ][:_MOST_PAIRS]
    if not pairs:
        return
    steps = [
        one
        for one in context.of(*_STEPS) + context.in_tables[:_MOST_CELLS]
        if one.kind == "share_count" and one.concept in _STEPS
    ]
    steps = distinct(steps)[:_MOST_PAIRS]
    for before, after in pairs:
        if before.kind != "share_count" or after.kind != "share_count":
            continue
        taken = (after.quantity.value or 0) < (before.quantity.value or 0)
        claims = [_step(before, step, after, taken=taken) for step in steps]
        if claims:
            claims[0].sure = (
                len(claims) == 1
                and abs(before.paragraph - after.paragraph) <= 1
                and not context.of("split_ratio")  # what is split does not grow
                and not CUMULATIVE.regex.search(context.before(steps[0], 80))
                and not TENDERED.regex.search(context.sentence_text(steps[0]))
            )
            claims[0].others = claims[1:]
            yield claims[0]


def _step(before: Item, step: Item, after: Item, *, taken: bool) -> Claim:
    if taken:
        return Claim(
            "difference",
            {"minuend": [before.term], "subtrahend": [step.term], "difference": [after.term]},
        )
    return Claim("sum", {"parts": [before.term, step.term], "total": [after.term]})


def _before(context: Context, items: list[Item]) -> Iterator[Claim]:
    """A holding that results from an addition told right before it: what was held before is
    implied."""
    for first, second in pairwise(items):
        if (
            first.concept in _ADDED
            and second.concept == "shares_held"
            and second.kind == first.kind == "share_count"
            and second.sentence - first.sentence in (0, 1)
            and NEWLY_ISSUED.regex.search(context.before(first, 30))
            and NOW_HELD.regex.search(context.before(second, 60))
            and (second.quantity.value or 0) > (first.quantity.value or 0)
        ):
            yield Claim(
                "difference",
                {"minuend": [second.term], "subtrahend": [first.term]},
                unstated="difference",
            )
