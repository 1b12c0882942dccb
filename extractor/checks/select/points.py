"""Which margins and figures are held against the step between them.

Comes in: a context. Goes out: claims of the identities basis_points and, for changes told as
money, difference. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.select.changes import (
    alike,
    is_current,
    is_linked,
    is_points,
    is_prior,
    is_step,
    same_concept,
)
from extractor.patterns.check_changes import (
    DOWN,
    FROM,
    OTHER_GROWTH,
    POINTS,
    PRIOR_AHEAD,
    TO_CURRENT,
    UP,
)


def select_points(context: Context) -> Iterator[Claim]:
    """The claims about steps."""
    for items in context.by_sentence.values():
        yield from _steps(context, items)
        for n, item in enumerate(items):
            if item.kind == "percentage" and is_points(context, item):
                yield from _points(context, items, n)


def _steps(context: Context, items: list[Item]) -> Iterator[Claim]:
    """A change told as money: "C (B), a fall of D", "fell to C from B, a reduction of D"."""
    for first, second, step in zip(items, items[1:], items[2:], strict=False):
        if not (alike(first, second) and alike(second, step)) or not is_step(context, step):
            continue
        if not is_linked(context.gap(second, step)) or not same_concept(first, second):
            continue
        if is_prior(context, first, second):
            current, prior = first, second
        elif is_current(context, first, second) and FROM.regex.search(context.before(first, 60)):
            current, prior = second, first
        else:
            continue
        one, other = current.quantity.value, prior.quantity.value
        if one is None or other is None or (one < 0) != (other < 0):
            continue
        larger, smaller = (current, prior) if abs(one) >= abs(other) else (prior, current)
        yield Claim(
            "difference",
            {"minuend": [larger.term], "subtrahend": [smaller.term], "difference": [step.term]},
            sure=not OTHER_GROWTH.regex.search(context.sentence_text(step)),
            sizes=True,
        )


def _points(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """As in "A margin of 45.2%, up 150 basis points from 43.7%"."""
    change = items[at]
    before = [one for one in items[max(0, at - 2) : at] if _is_percent(context, one)]
    after = [one for one in items[at + 1 : at + 3] if _is_percent(context, one)]
    pair: tuple[Item, Item] | None = None
    if before and after:
        words = context.gap(change, after[0])
        if (
            is_linked(context.gap(before[-1], change))
            and PRIOR_AHEAD.regex.search(words)
            and len(words) <= 80
        ):
            pair = before[-1], after[0]
    if (
        pair is None
        and len(after) == 2
        and TO_CURRENT.regex.search(context.gap(change, after[0]))
        and is_prior(context, after[0], after[1])
    ):
        pair = after[0], after[1]
    if (
        pair is None
        and len(before) == 2
        and is_linked(context.gap(before[1], change))
        and is_prior(context, before[0], before[1])
    ):
        pair = before[0], before[1]
    if pair is None or OTHER_GROWTH.regex.search(
        POINTS.regex.sub(" ", context.sentence_text(change))
    ):
        return
    words = context.before(change, 40) + " " + context.after(change, 30)
    down, up = DOWN.regex.search(words), UP.regex.search(words)
    if bool(down) == bool(up):
        return
    yield Claim(
        "basis_points",
        {"current": [pair[0].term], "prior": [pair[1].term], "change": [change.term]},
        sure=True,
        sign=-1 if down else 1,
    )


def _is_percent(context: Context, item: Item) -> bool:
    return item.kind == "percentage" and not is_points(context, item)
