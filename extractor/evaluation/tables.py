"""Whether the tables of a record say what the gold says, cell by cell.

Comes in: gold whose offsets are those of the record's text, and the record. Goes out: a filled
sheet. Cells are the same if they stand in the same place. This module must not know when two
numbers are equal but for their digits (`matching`), and knows nothing of checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.corpus.gold import Gold, GoldCell, GoldColumn, GoldRow
from extractor.evaluation.matching import letters_key
from extractor.evaluation.sheet import Sheet
from extractor.schema import Record, TableCell, TableRow

_UNITS = ("percent", "basis_point", "shares", "multiple", "ratio")


class Stated(NamedTuple):
    """A cell of the gold that states one number, with its row and column."""

    cell: GoldCell
    row: GoldRow
    column: GoldColumn
    table: str


def score_tables(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Each cell that states a number: whether it is found with its value, under its row's label,
    with its unit and scale, in its period (of figures), and all of that; and the levels of rows
    and what the tables are."""
    if not gold.tables:  # a release whose gold says nothing of tables
        return
    found = sorted(_found(record), key=lambda pair: pair[1].start)
    taken: set[int] = set()
    of_table: dict[str, set[str]] = {}
    for one in _stated(gold):
        words = f"{one.table}, {one.row.label!r}, {one.cell.text!r}"
        hit = next(
            (
                (number, table, row, cell)
                for number, (table, cell, row) in enumerate(found)
                if number not in taken and cell.start < one.cell.end and one.cell.start < cell.end
            ),
            None,
        )
        if hit is None or hit[3].value != one.cell.value:
            value = hit[3].value if hit else None
            sheet.missed("cell value", f"{words}: {one.cell.value}, found as {value}")
            sheet.missed("table cell", None)
            if hit:
                taken.add(hit[0])
            continue
        taken.add(hit[0])
        of_table.setdefault(one.table, set()).add(hit[1])
        sheet.right("cell value")
        _score_cell(one, hit[2], hit[3], words, sheet)
    for number, (_, cell, row) in enumerate(found):
        if number not in taken and cell.value is not None:
            label = row.label.text if row.label else None
            sheet.spurious("cell value", f"{cell.text!r} of {label!r} at {cell.start}")
    _score_statements(gold, record, of_table, sheet)


def _stated(gold: Gold) -> Iterator[Stated]:
    for table in gold.tables:
        for row in table.rows:
            for cell in row.cells:
                if cell.value is not None:
                    yield Stated(cell, row, table.columns[cell.column], table.id)


def _found(record: Record) -> Iterator[tuple[str, TableCell, TableRow]]:
    for table in record.tables:
        for row in table.rows:
            if row.role != "header":
                yield from ((table.id, cell, row) for cell in row.cells)


def _score_cell(one: Stated, row: TableRow, cell: TableCell, words: str, sheet: Sheet) -> None:
    label = row.label.text if row.label else None
    named = letters_key(label) == letters_key(one.row.label)
    sheet.single("cell label", named, f"{words}: found under {label!r}")
    plain = Decimal(1)
    unit = _unit_key(cell.unit) == _unit_key(one.cell.unit)
    unit &= (cell.scale or plain) == (one.cell.scale or plain)
    told = f"{words}: {one.cell.unit} x {one.cell.scale}, found as {cell.unit} x {cell.scale}"
    sheet.single("cell unit", unit, told)
    timed = one.cell.period in (None, cell.period)
    told = f"{words}: {one.cell.period}, found as {cell.period}"
    sheet.single("cell period", timed, told)
    sheet.single("row level", row.level == one.row.level, f"{words}: {one.row.level}, {row.level}")
    if named and unit and timed:
        sheet.right("table cell")
    else:
        sheet.missed("table cell", None)


def _unit_key(unit: str | None) -> str | None:
    """The unit, all counted things alike: they are named after words near the number."""
    known = unit is None or unit in _UNITS or (len(unit) == 3 and unit.isupper())
    return unit if known else "count"


def _score_statements(
    gold: Gold, record: Record, of_table: dict[str, set[str]], sheet: Sheet
) -> None:
    kinds = {table.id: table.statement for table in record.tables}
    for table in gold.tables:
        if table.statement is None:
            continue
        found = {kinds[one] for one in of_table.get(table.id, set())}
        told = f"{table.id} is {table.statement}, found as {sorted(map(str, found))}"
        sheet.single("statement", table.statement in found, told)
