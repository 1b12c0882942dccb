"""Whether a misfit is a finding.

Comes in: a claim whose numbers do not agree. Goes out: whether that may be said. This module must
not compute what an identity gives; `engine` does.

A misfit is our mistake more often than the author's. It is a finding only where the words bind the
numbers (`Claim.sure`), where these can stand in such a relation at all, and where no other order of
them makes it hold; or where a table shows how they are bound (`Claim.proven`).
"""

from __future__ import annotations

from decimal import Decimal

from extractor.checks.claim import Claim, Term
from extractor.checks.numbers import stated

_ZERO = Decimal(0)
_THREE = 3
_LEAP = 20
_MONEY = frozenset({"amount", "price"})
_ALIKE = frozenset({"sum", "difference", "growth", "share_of", "ownership"})
"""Identities between numbers of one kind, percentages apart."""


def is_finding(claim: Claim) -> bool:
    """Whether a misfit of `claim` may be told."""
    return claim.proven or (claim.sure and _can_relate(claim) and not is_shuffled(claim))


def _can_relate(claim: Claim) -> bool:
    """Whether the numbers are of one kind and unit where the identity wants it, and not worlds
    apart."""
    if _is_leap(claim):
        return False
    if claim.identity not in _ALIKE:
        return True
    terms = [term for some in claim.terms.values() for term in some]
    return len({_measure(term) for term in terms if term.quantity.kind != "percentage"}) < 2


def _is_leap(claim: Claim) -> bool:
    """Whether what is computed and what is printed lie so far apart that they cannot be meant of
    each other: an author's slip is of a digit, not of a magnitude."""
    if claim.identity == "growth":
        current, prior, change = (_value(claim, role) for role in ("current", "prior", "change"))
        low, high = sorted((current, prior))
        return 0 < low * _LEAP < high and change < _LEAP
    if claim.identity == "proceeds" and len(claim.terms["shares"]) == 1:
        product = _value(claim, "shares") * _value(claim, "price")
        low, high = sorted((product, _value(claim, "amount")))
        return 0 < low * _LEAP < high
    return False


def _value(claim: Claim, role: str) -> Decimal:
    terms = claim.terms.get(role)
    return abs(terms[0].quantity.value or _ZERO) if terms else _ZERO


def _measure(term: Term) -> str:
    quantity = term.quantity
    if quantity.kind == "count":
        digits = any(one.isdigit() for one in quantity.text)
        return quantity.unit.lower() if digits else quantity.text
    return "money" if quantity.kind in _MONEY else quantity.kind


def is_shuffled(claim: Claim) -> bool:
    """Whether the largest of three numbers is the sum of the others: the whole was taken for a
    part, by us more likely than by the author."""
    if claim.identity not in ("sum", "difference"):
        return False
    spans = [stated(term.quantity) for terms in claim.terms.values() for term in terms]
    if len(spans) != _THREE or any(one.low is None or one.high is None for one in spans):
        return False
    first, second, third = sorted(
        (one.magnitude() for one in spans), key=lambda one: one.high or _ZERO
    )
    return (first + second).meets(third)
