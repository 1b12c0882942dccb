"""The words between a prior figure, a current one and the step between them.

Comes in: numbers of a context. Goes out: whether two numbers measure the same thing, which of
them is the prior one, and whether nothing but linking words parts them. This module must not
know any identity.
"""

from __future__ import annotations

from extractor.checks.context import FAR, Context, Item
from extractor.patterns.check_changes import (
    COMPOUND,
    COUNTED,
    FROM_THERE,
    LINKED,
    PERIOD_WORDS,
    POINTS,
    PRIOR_AHEAD,
    SHARE_PRICE,
    STEP,
)

_TURNS = ("up", "down", "an increase", "a decrease", "as", "when", "increased", "decreased")
_VALUES = frozenset({"amount", "price", "share_count", "count"})


def is_step(context: Context, item: Item) -> bool:
    """Whether the words say that a number is a step from one level to another."""
    if item.kind not in ("amount", "price", "count", "share_count"):
        return False
    return STEP.regex.search(context.before(item, 60)) is not None


def money_alike(first: Item, second: Item) -> bool:
    """Like `alike`, but a share price may once be read as plain money."""
    kinds = {first.kind, second.kind}
    if kinds == {"amount", "price"}:
        return first.quantity.currency == second.quantity.currency
    return alike(first, second)


def alike(first: Item, second: Item) -> bool:
    """Whether two numbers measure the same kind of thing in the same unit."""
    one, other = first.quantity, second.quantity
    if one.kind != other.kind or one.kind not in _VALUES:
        return False
    if one.currency != other.currency or one.currency_assumed != other.currency_assumed:
        return False
    return (
        one.kind in ("amount", "price")
        or one.kind == "share_count"
        or (one.unit == other.unit or not other.unit or not one.unit)
    )


def is_prior(context: Context, current: Item, prior: Item) -> bool:
    """Whether the words between say that the second number is the prior figure of the first."""
    words = context.gap(current, prior)
    if words == FAR or len(words) > 160:
        return False
    match = PRIOR_AHEAD.regex.search(words)
    if match is None:
        return False
    behind = context.after(prior, 40)
    closed = "(" not in match.group() or behind.startswith(")")
    if not closed and PERIOD_WORDS.regex.search(behind.split(")")[0]) is None:
        return False
    lead = words[: match.start()].rstrip(" ,–—-(")
    for word in _TURNS:
        lead = lead.removesuffix(word).rstrip(" ,–—-(")
    return COUNTED.regex.search(lead) is not None


def is_current(context: Context, prior: Item, current: Item) -> bool:
    """Whether the words between say that the second number is what became of the first."""
    words = context.gap(prior, current)
    match = FROM_THERE.regex.search(words)
    if match is None or len(words) > 120:
        return False
    lead = SHARE_PRICE.regex.sub("", words[: match.start()].rstrip(" ,")).rstrip(" ,")
    return COUNTED.regex.search(lead) is not None


def is_linked(words: str) -> bool:
    """Whether nothing but what was counted, a period and linking words stands between."""
    if words == FAR or len(words) > 160:
        return False
    return LINKED.regex.search(COMPOUND.regex.sub("growth", words)) is not None


def same_concept(current: Item, prior: Item) -> bool:
    """Whether two figures may be of one concept, as far as it is known."""
    known = {current.concept, prior.concept} - {None, "change_amount", "prior_value"}
    return len(known) < 2


def is_points(context: Context, item: Item) -> bool:
    """Whether a percentage is told in basis points or percentage points."""
    return item.quantity.unit == "basis_point" or bool(
        POINTS.regex.search(item.quantity.text.lower())
        or POINTS.regex.match(context.after(item, 20).lstrip())
    )
