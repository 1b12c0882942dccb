"""The rule on the headline and the text under it.

Comes in: drafts. Goes out: hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.numbers import stated
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.schema import Fact, Quantity, Span

_CHANGES = ("change_percent", "change_amount", "prior_value")
"""Concepts that say nothing without what has changed."""
_MOST = 50
"""So many figures of the headlines are looked for in the body."""
_FEWEST = 2
"""Digits that a figure must have for one of them to be wrong."""


@rule("L201", "headline-differs", "error")
def headline_differs(draft: Draft) -> Iterator[Hit]:
    """A figure of the headline is not in the body, which has one with a digit changed or two
    swapped for the same term of the same deal.

    Source: SEC Rule 10b-5 and listing rules on disclosure: the headline is read and traded on.
    """
    told = [
        (fact, quantity)
        for fact in draft.record.facts
        if (quantity := draft.quantities[fact.quantity]).value is not None
        and fact.evidence != "model"
        and fact.concept not in _CHANGES
    ]
    body = [one for one in draft.record.quantities if one.start >= draft.head_end]
    heads = [(fact, one) for fact, one in told if one.start < draft.head_end]
    for fact, quantity in heads[:_MOST]:
        if any(_agrees(quantity, one) for one in body):
            continue
        same = [
            one
            for other, one in told
            if one.start >= draft.head_end and _is_same(draft, fact, other)
        ]
        if len({one.value for one in same}) == 1 and _is_slip(quantity, same[0]):
            words = f"The headline has {quantity.text} where the body has {same[0].text}."
            yield Hit(_of(quantity), words, related=[_of(one) for one in same])


def _agrees(quantity: Quantity, other: Quantity) -> bool:
    return stated(quantity).meets(stated(other))


def _is_same(draft: Draft, fact: Fact, other: Fact) -> bool:
    """Whether the facts are the same term of the same deal, or the same result of one period."""
    deals = [
        {deal.id for deal in draft.record.deals for ids in deal.terms.values() if one.id in ids}
        for one in (fact, other)
    ]
    return (
        fact.concept == other.concept
        and fact.company == other.company
        and fact.period == other.period
        and deals[0] == deals[1]
        and other.relates_to is None
        and bool(deals[0] or fact.period)
    )


def _is_slip(quantity: Quantity, other: Quantity) -> bool:
    """Whether the digits of `other`, as finely as `quantity` is printed, are those of `quantity`
    with one changed or two neighbors swapped."""
    if quantity.value is None or other.value is None or quantity.unit != other.unit:
        return False
    one, two = (
        str(int((abs(value) / quantity.quantum).quantize(Decimal(1))))
        for value in (quantity.value, other.value)
    )
    wrong = [n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b]
    if len(one) != len(two) or len(one) < _FEWEST:
        return False
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return len(wrong) == 1 or (swapped and one[wrong[0]] == two[wrong[1]])


def _of(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)
