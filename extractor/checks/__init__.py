"""Checks: stated numbers held against the arithmetic that must bind them.

Comes in: a record, fresh or read back from a file. Goes out: its checks. Uses the record's text,
sections, quantities, facts, deals and dates only; must not import spaCy nor any stage before.
"""

from __future__ import annotations

from extractor.checks.context import read_context
from extractor.checks.engine import verdict
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
    found: list[tuple[int, Check]] = list(check_dates(context))
    for claim in select(context):
        refs = (term.ref for terms in claim.terms.values() for term in terms)
        if claim.sure and not context.doubtful.isdisjoint(refs):
            claim.sure = False
        check = verdict(claim)
        if check is not None:
            start = min(term.quantity.start for terms in claim.terms.values() for term in terms)
            found.append((start, check))
    found.sort(key=lambda one: one[0])
    kept = _without_rivals([check for _, check in found])
    for number, check in enumerate(kept, 1):
        check.id = f"k{number}"
    return kept


def _without_rivals(checks: list[Check]) -> list[Check]:
    """`checks` less those that fail where the same stated number holds under the same identity
    with other inputs: the other inputs are the right ones."""
    held = {
        (check.identity, ref)
        for check in checks
        if check.status in ("consistent", "rounding") and check.identity in IDENTITIES
        for ref in check.inputs.get(IDENTITIES[check.identity].reported, ())
    }
    return [
        check
        for check in checks
        if check.status not in ("inconsistent", "indeterminate")
        or not any(
            (check.identity, ref) in held
            for ref in check.inputs.get(IDENTITIES[check.identity].reported, ())
        )
    ]
