"""Says what the quantities in a table are: from row labels, column headers and periods.

Comes in: the context of a release, one of its tables, its periods. Goes out: readings of the
table's quantities, added to those of the release. It must not read prose.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.dating import Periods
from extractor.annotate.concepts.periods import find_periods
from extractor.annotate.concepts.readings import Context, Reading, fit_security
from extractor.patterns.concept_cues import KINDS
from extractor.patterns.concepts import COMPARED
from extractor.schema import Quantity, Span
from extractor.stages import Table

_PER_UNIT = re.compile(r"\b(?:per|/) ?(?:trust )?(?:share|unit)")
_SHARES = re.compile(r"\b(?:shares|units|number|volume|quantity)\b")
_PAID = re.compile(r"(?:cash )?(?:amount|rate|payout)\b")
_CHANGE = re.compile(r"(?:% |percent(?:age)? )?(?:change|growth|variance|yoy|y/y|\+/-)")
_BEFORE = re.compile(r"(?:before|pre|prior|current|existing)\b")
_AFTER = re.compile(r"(?:after|post|following|new)\b")
_HELD = {"share_count": "shares_held", "percentage": "ownership_percent"}
_MOST_HEADS = 4
_YEAR = re.compile(r"\b20\d\d\b")


def read_table(
    context: Context, table: Table, periods: Periods, readings: dict[int, Reading]
) -> None:
    """Reads the cells of `table` by row label, then by column header; a column of changes
    belongs to the first figure of its row, and a column of an earlier period is compared with
    the latest one of the same length."""
    heads = _headers(context, table)
    header = heads[0] if heads else []
    labels = [_period(context, cell) for cell in header]
    for row in table.rows[len(heads) :] or table.rows:
        figures: list[tuple[int, str]] = []
        for column, cell in enumerate(row):
            over = [head[column] for head in heads if column < len(head) and head is not row]
            for index in context.within(cell):
                quantity = context.quantities[index]
                if quantity.kind not in KINDS:
                    continue
                if quantity.kind == "percentage" and any(_is_change(context, h) for h in over):
                    current = figures[0][0] if figures else None
                    readings[index] = Reading("change_percent", 0.8, current)
                    continue
                reading = _read_cell(context, row[0] if column else None, over, quantity)
                if reading is None:
                    continue
                readings[index] = reading
                if reading.concept in COMPARED and column < len(labels):
                    label = labels[column]
                    if label:
                        figures.append((index, label))
                        periods.column(index, label)
        _compare_columns(figures, readings)


def _headers(context: Context, table: Table) -> list[list[Span]]:
    """The rows that head the columns: the first one, and those after it without figures."""
    heads = table.rows[:1]
    for row in table.rows[1:_MOST_HEADS]:
        filled = [cell for cell in row if cell.end > cell.start]
        if len(filled) < 2 or any(context.within(cell) for cell in row):
            break
        heads.append(row)
    return heads


def _compare_columns(figures: list[tuple[int, str]], readings: dict[int, Reading]) -> None:
    """Marks the figures of earlier periods as prior to the latest of the same length."""
    latest: dict[str, tuple[str, int]] = {}
    for index, label in figures:
        year, part = label[:4], label[4:]
        if part not in latest or year > latest[part][0]:
            latest[part] = (year, index)
    for index, label in figures:
        year, current = latest[label[4:]]
        if label[:4] < year:
            readings[index].relates_to, readings[index].prior = current, True


def _period(context: Context, header: Span) -> str | None:
    """The period that a column header names, with its year."""
    named = find_periods(context.lowered, header.start, header.end)
    if named and named[-1].label[:4].isdigit():
        return named[-1].label
    year = _YEAR.search(context.lowered, header.start, header.end)
    return year.group() if year else None


def _is_change(context: Context, header: Span) -> bool:
    return _CHANGE.match(context.lowered, header.start, header.end) is not None


def _read_cell(
    context: Context, row_label: Span | None, headers: list[Span], quantity: Quantity
) -> Reading | None:
    if context.leading == "stake_purchase" and row_label is not None:
        # "Before", "After" beside columns of shares and percentages
        held = None if "warrant" in (quantity.security or "").lower() else _HELD.get(quantity.kind)
        if held and _side(context.lowered[row_label.start : row_label.end]):
            return Reading(held, 0.7)
    for label in (row_label, *headers):
        if label is None:
            continue
        reading = context.label(quantity.kind, label, context.leading)
        if reading is None:
            reading = _read_unit(context, label, quantity)
        if reading is None:
            continue
        if reading.concept == "shares_outstanding":
            sides = (_side(context.lowered[head.start : head.end]) for head in headers)
            reading.concept += next((side for side in sides if side), "")
        reading.concept = fit_security(reading.concept, quantity)
        return reading
    return None


def _read_unit(context: Context, label: Span, quantity: Quantity) -> Reading | None:
    """The reading of a figure whose label only says what it counts: "Shares", "Per unit"."""
    if quantity.kind == "share_count" and _SHARES.search(context.lowered, label.start, label.end):
        concept = context.meaning("@count", context.leading)
    elif quantity.kind == "price" and _PER_UNIT.search(context.lowered, label.start, label.end):
        concept = context.meaning("@price", context.leading)
    elif quantity.kind == "price" and context.leading == "dividend":
        paid = _PAID.match(context.lowered, label.start, label.end)
        concept = "dividend_per_share" if paid else None
    else:
        concept = None
    return Reading(concept, 0.5) if concept else None


def _side(header: str) -> str:
    """Whether a column is that of the time before or after a deal."""
    if _BEFORE.match(header):
        return "_before"
    return "_after" if _AFTER.match(header) else ""
