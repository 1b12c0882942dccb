"""A claim found by its fit, and how many accidents are granted to such.

Comes in: a claim with the number of accidental fits that were to be expected. Goes out: whether
these are few enough. This module must not know how the claim was found.
"""

from __future__ import annotations

from typing import NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.select.stretch import Nearness

ALLOWED = {
    "share": (0.25, 0.1, 0.04, 0.01),
    "change": (0.25, 0.1, 0.02, 0.002),
    "product": (0.2, 0.15, 0.1, 0.02),
    "sum": (0.08, 0.05, 0.02, 0.01),
}
"""By the form of an identity, the accidents granted to relations within a sentence, a paragraph,
a few of them and the release."""


class Fit(NamedTuple):
    """Numbers that fit: the claim, the accidents to be expected, how far apart they stand."""

    claim: Claim
    accidents: float
    nearness: Nearness

    @property
    def key(self) -> frozenset[object]:
        """The numbers that the claim is about."""
        return frozenset(
            term.quantity.value for terms in self.claim.terms.values() for term in terms
        )


def allows(accidents: float, nearness: Nearness, form: str) -> bool:
    """Whether a relation with so many accidents to be expected is confirmed."""
    return accidents <= ALLOWED[form][nearness]
