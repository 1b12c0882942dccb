"""All that is checked of a record.

Comes in: a context. Goes out: claims of every family, each number bound by one identity once.
This module must not know how a family chooses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from extractor.checks.claim import Claim
from extractor.checks.context import Context
from extractor.checks.select.corroborated import select_corroborated
from extractor.checks.select.deal import select_deals
from extractor.checks.select.growth import select_growth
from extractor.checks.select.holdings import select_holdings
from extractor.checks.select.kindred import select_kindred
from extractor.checks.select.labels import select_labels
from extractor.checks.select.left import select_left
from extractor.checks.select.own import select_own
from extractor.checks.select.paid import select_paid
from extractor.checks.select.points import select_points
from extractor.checks.select.rates import select_rates
from extractor.checks.select.ratios import select_ratios
from extractor.checks.select.repeated import select_repeated
from extractor.checks.select.shares import select_shares
from extractor.checks.select.sums import select_sums
from extractor.checks.select.tables.changes import select_changes
from extractor.checks.select.tables.grid import grids
from extractor.checks.select.tables.products import select_products
from extractor.checks.select.tables.purchases import select_purchases
from extractor.checks.select.tables.results import select_results
from extractor.checks.select.tables.sums import select_sums_in_tables
from extractor.checks.select.tables.ties import select_ties
from extractor.checks.select.terms import select_terms
from extractor.checks.select.twice import select_twice
from extractor.checks.select.wholes import select_bought, select_wholes

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
    select_wholes,
    select_kindred,
    select_corroborated,
    select_repeated,
    select_own,
)
TABLE_FAMILIES = (
    select_sums_in_tables,
    select_purchases,
    select_changes,
    select_results,
    select_ties,
    select_bought,
    select_labels,
    select_ratios,
    select_twice,
    select_products,
)
"""Those that look into tables, too."""


def select(context: Context) -> Iterator[Claim]:
    """Every claim, without repetition of the same numbers under the same identity."""
    seen: set[tuple[str, frozenset[str]]] = set()
    tables = list(grids(context))
    told = (family(context) for family in FAMILIES)
    tabled = (family(context, tables) for family in TABLE_FAMILIES)
    for claims in chain(told, tabled):
        for claim in claims:
            refs = frozenset(term.ref for terms in claim.terms.values() for term in terms)
            key = (claim.identity, refs)
            if key not in seen:
                seen.add(key)
                yield claim
