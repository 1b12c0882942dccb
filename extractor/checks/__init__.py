"""Checks: stated numbers held against the arithmetic that must bind them.

Comes in: a record, fresh or read back from a file. Goes out: its checks. Uses the record's text,
sections, quantities, facts, deals and dates only; must not import spaCy nor any stage before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.context import read_context
from extractor.checks.engine import Claim, verdict
from extractor.checks.identities import IDENTITIES
from extractor.checks.listing import describe, markdown
from extractor.checks.select import select
from extractor.checks.select.twice import check_dates
from extractor.schema import Check, Record

__all__ = ["IDENTITIES", "check_record", "describe", "markdown"]


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
            found.append(_Found(start, check, claim.weak, _inputs(claim)))
    found.sort(key=lambda one: one.start)
    kept = [one.check for one in _without_rivals(found)]
    for number, check in enumerate(kept, 1):
        check.id = f"k{number}"
    return kept


class _Found(NamedTuple):
    start: int
    check: Check
    weak: bool = False
    inputs: frozenset[object] = frozenset()

    def stated(self) -> Iterator[tuple[str, str]]:
        """The stated number, under its identity."""
        identity = IDENTITIES.get(self.check.identity)
        if identity is not None:
            for ref in self.check.inputs.get(identity.reported, ()):
                yield identity.name, ref


def _inputs(claim: Claim) -> frozenset[object]:
    """What the stated number of a claim is held against, and under which identity."""
    reported = IDENTITIES[claim.identity].reported
    numbers = (
        (name, term.quantity.value)
        for name, terms in claim.terms.items()
        if name != reported
        for term in terms
    )
    return frozenset([claim.identity, *numbers])


def _without_rivals(found: list[_Found]) -> list[_Found]:
    """What was found less the checks that fail where the same stated number holds under the same
    identity with other inputs, or the same inputs with another stated number: these are the right
    ones. A weak check, which may hold by accident, does not stand against a failing one of the same
    stated number."""
    holding = [one for one in found if one.check.status in ("consistent", "rounding")]
    held = {key for one in holding if not one.weak for key in one.stated()}
    made = {one.inputs for one in holding if one.inputs and not one.weak}
    kept = [
        one
        for one in found
        if one.check.status not in ("inconsistent", "indeterminate")
        or not (one.inputs in made or any(key in held for key in one.stated()))
    ]
    failed = {key for one in kept if one.check.status == "inconsistent" for key in one.stated()}
    return [one for one in kept if not one.weak or not any(key in failed for key in one.stated())]
