"""Whether the gold of tables is true to its release.

Comes in: a release with gold. Goes out: every fault of its tables in words. It must not run the
extractor, nor the code that made the gold: what is proved is what the files say.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from extractor.corpus import printed
from extractor.corpus.gold import Annotated, GoldCell, GoldQuantity, GoldRow, GoldTable


def faults_of_tables(release: Annotated) -> Iterator[str]:
    """Every fault of the tables: words that do not stand in the file, a cell out of its place, a
    value that is not what is printed times the scale, a period that is not that of its column, a
    level without a row above it."""
    known = release.gold.by_cand()
    words = _flat(release.words)
    end = 0
    for table in release.gold.tables:
        if (table.form == "html") != release.is_html:
            yield f"table {table.id} has the form {table.form}"
        for text in _texts(table):
            if _flat(text) not in words and not _broken(text, words):
                yield f"table {table.id}: {text!r} is not in the text"
        for number, row in enumerate(table.rows):
            where = f"table {table.id}, row {row.label!r}"
            yield from (f"{where}: {what}" for what in _form(number, row, table))
            for cell in row.cells:
                yield from (f"{where}: {what}" for what in _cell(cell, table, release, known))
                if cell.start < end:
                    yield f"{where}: {cell.text!r} stands before what is ahead of it"
                end = cell.end


def _flat(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _broken(text: str, words: str) -> bool:
    """Whether the words of `text` stand in the text one by one: heads and labels of columns made
    of spaces are broken over lines, others stand between their parts."""
    return all(word in words for word in _flat(text).split())


def _texts(table: GoldTable) -> Iterator[str]:
    yield from filter(None, [table.caption, *table.notes])
    for column in table.columns:
        yield from column.heads
    for row in table.rows:
        yield row.label


def _form(number: int, row: GoldRow, table: GoldTable) -> Iterator[str]:
    if row.parent is not None and not (
        0 <= row.parent < number
        and (table.rows[row.parent].level < row.level or table.rows[row.parent].role == "heading")
    ):
        yield f"its parent {row.parent} is no heading or lesser level above it"
    if (row.role == "heading") != (not row.cells):
        yield "a heading, and only a heading, has no cells"
    columns = [cell.column for cell in row.cells]
    if columns != sorted(set(columns)) or not all(0 < at < len(table.columns) for at in columns):
        yield f"its cells stand in the columns {columns}"


def _cell(
    cell: GoldCell, table: GoldTable, release: Annotated, known: dict[int, GoldQuantity]
) -> Iterator[str]:
    if release.text[cell.start : cell.end] != cell.text:
        yield f"{cell.text!r} at {cell.start} is not what the file has there"
    if cell.period != table.columns[cell.column].period:
        yield f"{cell.text!r} has the period {cell.period}, its column another"
    if cell.quantity is None:
        if cell.value is not None or cell.unit or cell.scale is not None:
            yield f"{cell.text!r} states a number and is no quantity"
        return
    quantity = known.get(cell.quantity)
    if quantity is None:
        yield f"{cell.text!r} refers to {cell.quantity}, which is no quantity"
        return
    if (quantity.start, quantity.end, quantity.value) != (cell.start, cell.end, cell.value):
        yield f"{cell.text!r} is not the quantity {quantity.text!r}"
    if cell.unit != quantity.unit or cell.scale is None:
        yield f"{cell.text!r} has the unit {cell.unit} and the scale {cell.scale}"
    elif cell.value is not None:
        found = [numeral.value * cell.scale for numeral in printed.numerals(cell.text)]
        if found != [abs(cell.value)]:
            yield f"{cell.text!r} x {cell.scale} is not {cell.value:f}"
        if (cell.value < 0) != printed.negative(cell.text):
            yield f"{cell.text!r} has not the sign of {cell.value:f}"
