"""All that is checked of a record.

Comes in: a context. Goes out: claims of every family, each number bound by one identity once.
This module must not know how a family chooses.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.context import Context
from extractor.checks.engine import Claim
from extractor.checks.select_deal import select_deals
from extractor.checks.select_growth import select_growth
from extractor.checks.select_holdings import select_holdings
from extractor.checks.select_left import select_left
from extractor.checks.select_paid import select_paid
from extractor.checks.select_points import select_points
from extractor.checks.select_rates import select_rates
from extractor.checks.select_shares import select_shares
from extractor.checks.select_sums import select_sums
from extractor.checks.select_table import select_tables
from extractor.checks.select_terms import select_terms
from extractor.checks.select_twice import select_twice

FAMILIES = (
    select_deals,
    select_paid,
    select_terms,
    select_rates,
    select_holdings,
    select_growth,
    select_points,
    select_shares,
    select_sums,
    select_left,
    select_tables,
    select_twice,
)


def select(context: Context) -> Iterator[Claim]:
    """Every claim, without repetition of the same numbers under the same identity."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for family in FAMILIES:
        for claim in family(context):
            refs = frozenset(term.ref for terms in claim.terms.values() for term in terms)
            key = (claim.identity, refs)
            if key not in seen:
                seen.add(key)
                yield claim
