"""Checks: stated numbers held against the arithmetic that must bind them.

Comes in: a record, fresh or read back from a file. Goes out: its checks. Uses the record's text,
sections, quantities, facts, deals and dates only; must not import spaCy nor any stage before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.context import read_context
from extractor.checks.engine import verdict
from extractor.checks.identities import IDENTITIES
from extractor.checks.listing import describe
from extractor.checks.select import select
from extractor.checks.select.twice import check_dates
from extractor.checks.soundness import is_finding
from extractor.schema import Check, Record

_SHARP = 0.03
"""The accidents to be expected up to which a fit speaks against other readings of its numbers."""

__all__ = ["IDENTITIES", "check_record", "describe"]


def check_record(record: Record) -> list[Check]:
    """The checks of `record`, numbered k1, k2, ... in the order of its text.

    `record.checks` is neither read nor changed. A record without numbers and dates has none.
    """
    context = read_context(record)
    found = [_Found(start, check) for start, check in check_dates(context)]
    for claim in select(context):
        check = verdict(claim)
        if check is not None:
            start = min(term.quantity.start for terms in claim.terms.values() for term in terms)
            found.append(_Found(start, check, claim))
    found.sort(key=lambda one: one.start)
    kept = [one.check for one in _without_rivals(_once(found)) if one.may_be_told]
    for number, check in enumerate(kept, 1):
        check.id = f"k{number}"
    return kept


class _Found(NamedTuple):
    start: int
    check: Check
    claim: Claim | None = None

    @property
    def holds(self) -> bool:
        return self.check.status in ("consistent", "rounding")

    @property
    def may_be_told(self) -> bool:
        """Whether it says something of the release: that numbers only fit if one was cut does so
        where they are sure to belong together."""
        return self.check.status != "rounding" or self.claim is None or is_finding(self.claim)

    @property
    def is_fitted(self) -> bool:
        """Whether the claim was formed because it holds."""
        return self.claim is not None and self.claim.accidents is not None

    @property
    def is_weak(self) -> bool:
        """Whether it may well hold by accident."""
        return self.claim is not None and (self.claim.accidents or 0) > _SHARP

    @property
    def is_proven(self) -> bool:
        """Whether other lines of a table bind the numbers."""
        return self.claim is not None and self.claim.proven

    def stated(self) -> Iterator[tuple[str, str]]:
        """The stated number, under its identity."""
        identity = IDENTITIES.get(self.check.identity)
        if identity is not None:
            for ref in self.check.inputs.get(identity.reported, ()):
                yield identity.name, ref

    def values(self, *, stated: bool = True) -> frozenset[object]:
        """The numbers that are held against each other, or all but the stated one; empty for
        dates."""
        if self.claim is None:
            return frozenset()
        reported = IDENTITIES[self.claim.identity].reported
        return frozenset(
            term.quantity.value
            for name, terms in self.claim.terms.items()
            if stated or name != reported
            for term in terms
        )


def _once(found: list[_Found]) -> list[_Found]:
    """What was found less what holds as it fits where the words bind the same numbers."""
    told = {one.values() for one in found if one.holds and not one.is_fitted}
    return [one for one in found if not one.is_fitted or one.values() not in told]


def _without_rivals(found: list[_Found]) -> list[_Found]:
    """What was found less the checks that fail where the same stated number holds under the same
    identity with other inputs, or the same inputs with another stated number: these are the right
    ones. A weak check does not stand against a failing one of the same stated number."""
    strong = [one for one in found if one.holds and not one.is_weak]
    held = {key for one in strong for key in one.stated()}
    made = {(one.check.identity, inputs) for one in strong if (inputs := one.values(stated=False))}
    kept = [
        one
        for one in found
        if one.check.status not in ("inconsistent", "indeterminate")
        or one.is_proven
        or not (
            (one.check.identity, one.values(stated=False)) in made
            or any(key in held for key in one.stated())
        )
    ]
    failed = {key for one in kept if one.check.status == "inconsistent" for key in one.stated()}
    return [
        one for one in kept if not one.is_weak or not any(key in failed for key in one.stated())
    ]
