"""Whether the checks of a record say what the gold says, and which cry wolf.

Comes in: gold and the record of the same release. Goes out: counts of confirmed checks and of
inconsistencies found, and the false alarms. A check is known by the amounts that it relates,
whatever its identity is called. This module must not compute any identity.
"""

from __future__ import annotations

import msgspec

from extractor.corpus.gold import Gold, GoldCheck, GoldQuantity
from extractor.evaluation.matching import Amount, amount_of, quantity_of_reference, wording
from extractor.evaluation.sheet import Field, Sheet
from extractor.schema import Check, CheckStatus, Record

_HOLDS: frozenset[CheckStatus] = frozenset({"consistent", "rounding"})
_SILENT: frozenset[CheckStatus] = frozenset({"derived", "indeterminate"})

Amounts = frozenset[Amount]


class FalseAlarm(msgspec.Struct, frozen=True):
    """A check that says inconsistent where the gold knows of nothing wrong."""

    release: str
    identity: str
    message: str


def score_checks(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Checks that the gold has with a verdict, and what is called inconsistent without a cause."""
    found = _related(record)
    by_cand = gold.by_cand()
    in_tables = {
        cell.quantity: (table.id, number)
        for table in gold.tables
        for number, row in enumerate(table.rows)
        for cell in row.cells
        if cell.quantity is not None
    }
    for one in gold.checks:
        if one.status in _SILENT:
            continue
        holds = one.status in _HOLDS
        field = _field(one, in_tables) if holds else "inconsistency found"
        amounts = _amounts_of(one, by_cand)
        if any(
            check.status not in _SILENT and (check.status in _HOLDS) == holds
            for check, related in found
            # a sum may come with more parts than the gold lists, a pair may not
            if related == amounts or (len(amounts) > 2 and related >= amounts)
        ):
            sheet.right(field)
        else:
            sheet.missed(field, f"{one.identity} {one.status} {_worded(amounts)}")
    for alarm in false_alarms(sheet.release, gold, record):
        detail = f"{alarm.identity}: {alarm.message}"
        sheet.spurious("inconsistency found", detail, "false alarm")


def false_alarms(release: str, gold: Gold, record: Record) -> list[FalseAlarm]:
    """The checks said inconsistent that share no amount with an inconsistency of the gold."""
    by_cand = gold.by_cand()
    wrong = [_amounts_of(one, by_cand) for one in gold.checks if one.status == "inconsistent"]
    return [
        FalseAlarm(release, check.identity, check.message)
        for check, related in _related(record)
        if check.status == "inconsistent" and not any(related & amounts for amounts in wrong)
    ]


def _field(check: GoldCheck, in_tables: dict[int, tuple[str, int]]) -> Field:
    """Where a check that holds is counted: those between cells of tables by themselves, columns of
    changes beside other comparisons."""
    refs = [ref for _, ref in check.members()]
    if not all(ref in in_tables for ref in refs):
        return "check confirmed"
    across = len({in_tables[ref] for ref in refs}) == 1
    if check.identity == "sum" or (check.identity == "difference" and not across):
        return "table sum"
    return "table check"


def _amounts_of(check: GoldCheck, by_cand: dict[int, GoldQuantity]) -> Amounts:
    return frozenset(amount_of(by_cand[ref]) for _, ref in check.members() if ref in by_cand)


def _related(record: Record) -> list[tuple[Check, Amounts]]:
    """Each check with the amounts that it relates."""
    known = quantity_of_reference(record)
    return [
        (
            check,
            frozenset(
                amount_of(known[reference])
                for references in check.inputs.values()
                for reference in references
                if reference in known
            ),
        )
        for check in record.checks
    ]


def _worded(amounts: Amounts) -> str:
    return ", ".join(sorted(map(wording, amounts)))
