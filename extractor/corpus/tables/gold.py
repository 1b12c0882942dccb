"""The gold of a table: what a reader of it finds, in the record's shape.

Comes in: a `Printed` table, and where its marks came to stand. Goes out: a `GoldTable`. It must not
lay out.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from extractor.corpus.gold import GoldCell, GoldColumn, GoldRow, GoldTable
from extractor.corpus.tables.formulas import scale_and_places
from extractor.corpus.tables.numbers import Printed
from extractor.corpus.tables.relations import mark_name
from extractor.corpus.tables.source import Column, Declared, Row


class Place(msgspec.Struct):
    """Where a cell's number or words stand in the file; `cand` is the number of its quantity."""

    text: str
    start: int
    end: int
    cand: int | None = None


def make_gold(table: Printed, place: Callable[[str], Place]) -> GoldTable:
    """The gold of `table`; `place` finds a mark by its name."""
    declared = table.declared
    source, layout = declared.source, declared.layout
    rows = [(number, row) for number, row in enumerate(declared.rows) if row is not None]
    return GoldTable(
        id=declared.name,
        form="space" if layout.form == "tab" else layout.form,
        caption=source.caption,
        notes=source.notes,
        statement=source.statement,
        scale=source.scale,
        currency=source.currency,
        columns=[_column(at, column, declared) for at, column in enumerate(declared.columns)],
        rows=[
            GoldRow(
                label=row.label,
                level=row.level if layout.indent else 0,
                role=row.role,
                parent=_parent(at, [row for _, row in rows], layout.indent > 0),
                cells=[
                    _cell(row, number, column, table, place)
                    for column in range(len(declared.columns))
                    if (number, column) in table.cells
                ],
            )
            for at, (number, row) in enumerate(rows)
        ],
        rounded=source.rounded,
    )


def _column(at: int, column: Column, table: Declared) -> GoldColumn:
    heads = [
        head.text.replace("~", " ")
        for line in table.heads
        for head in line
        if head.column <= at < head.column + head.span
    ]
    return GoldColumn(heads, column.role, column.period, column.basis)


def _parent(at: int, rows: list[Row], indented: bool) -> int | None:
    """The nearest row above of a lesser level; where levels are not printed, the heading."""
    for above in range(at - 1, -1, -1):
        if rows[above].level < rows[at].level and (indented or rows[above].role == "heading"):
            return above
    return None


def _cell(
    row: Row, number: int, at: int, table: Printed, place: Callable[[str], Place]
) -> GoldCell:
    column = table.declared.columns[at]
    figure = table.figures[row.name, at]
    found = place(mark_name(table.declared.name, row.name, at))
    states = figure.value is not None or figure.ends is not None
    scale, _ = scale_and_places(row, column)
    percent = column.role in ("change_percent", "share_percent")
    return GoldCell(
        column=at,
        text=found.text,
        start=found.start,
        end=found.end,
        value=figure.value,
        unit=("percent" if percent else row.unit) if states else None,
        scale=scale if states else None,
        period=column.period,
        basis=(row.basis or column.basis) if column.role == "figure" else None,
        quantity=found.cand,
        nil=figure.nil,
    )
