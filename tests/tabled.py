"""Tables of records written by hand: every run of pipe rows in a record's text becomes a table.

A label is indented by two blanks behind its pipe for each level. A row without figures is a header
while no figure has been seen, and a heading from then on; labels say which rows are totals.
"""

from __future__ import annotations

import re

from extractor.layout import parse_layout
from extractor.patterns.table_structure import SUBTOTAL_LABEL, TOTAL_LABEL
from extractor.schema import (
    ColumnRole,
    Quantity,
    Record,
    RowRole,
    Span,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    TextSpan,
)

_NIL = re.compile(r"^\W*(?:[-–—]|nil)\W*$")
_INDENT = 2


def tables_of(record: Record) -> list[Table]:
    """The tables that stand in the record's text."""
    return [
        _table(record, number, one.start, one.end, one.rows)
        for number, one in enumerate(parse_layout(record.text).tables, 1)
    ]


def _table(record: Record, number: int, start: int, end: int, spans: list[list[Span]]) -> Table:
    inside = [one for one in record.quantities if start <= one.start < end]
    width = max(map(len, spans), default=0)
    table = Table(f"t{number}", "pipe", start, end)
    table.columns = [TableColumn(role="label" if n == 0 else "figure") for n in range(width)]
    heading: int | None = None
    for at, cells in enumerate(spans):
        row = _row(record, cells, inside)
        stated = any(cell.quantity for cell in row.cells)
        if stated:
            row.parent = heading
        elif any(one.role != "header" for one in table.rows) or not row.cells:
            row.role = "heading"
            heading = at
        else:
            row.role = "header"
        table.rows.append(row)
        if row.role == "header":
            _head(table, row)
    return table


def _row(record: Record, cells: list[Span], inside: list[Quantity]) -> TableRow:
    words = record.text[cells[0].start : cells[0].end]
    label = TextSpan(words, cells[0].start, cells[0].end) if words else None
    before = record.text[record.text.rfind("|", 0, cells[0].start) + 1 : cells[0].start]
    role: RowRole = "subtotal" if SUBTOTAL_LABEL.regex.search(words.lower()) else "item"
    if TOTAL_LABEL.regex.search(words.lower()):
        role = "total"
    row = TableRow(label, max(0, len(before) - 1) // _INDENT, role)
    for column, span in enumerate(cells[1:], 1):
        text = record.text[span.start : span.end]
        if not text:
            continue
        cell = TableCell(column, text, span.start, span.end)
        held = [one for one in inside if span.start <= one.start < span.end]
        if len(held) == 1:
            cell.quantity, cell.value, cell.unit = held[0].id, held[0].value, held[0].unit
        else:
            cell.nil = _NIL.match(text) is not None
        row.cells.append(cell)
    return row


def _head(table: Table, row: TableRow) -> None:
    for cell in row.cells:
        column = table.columns[cell.column]
        column.heads.append(TextSpan(cell.text, cell.start, cell.end))
        words = cell.text.lower()
        role: ColumnRole = "figure"
        if "change" in words or words.strip() in ("%", "growth"):
            role = "change_percent" if "%" in words else "change"
        column.role = role
