"""The tables of a record as grids of numbers.

Comes in: a context. Goes out: for every table its rows, each with a label, its place among the
others and the number in each cell, and the columns with their heads. This module must not know any
identity, nor read the text: what stands where was settled when the record was made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.checks.context import Context, Item
from extractor.schema import ColumnRole, RowRole, StatementKind, Table, TableRow

_MOST_COLUMNS = 24
_LONGEST = 80
"""Characters of a label that a message shows."""


@dataclass(slots=True)
class Row:
    """A row: its label in lower case, the same as printed (`name`), its level and role, the row
    that it stands under, and, by column, the number in each cell. `dark` are the columns in which
    something stands that is neither one number nor nothing."""

    label: str
    name: str
    level: int
    role: RowRole
    parent: int | None
    numbers: list[Item | None]
    dark: frozenset[int] = frozenset()

    @property
    def has_numbers(self) -> bool:
        """Whether any cell holds a number."""
        return any(self.numbers)

    @property
    def is_heading(self) -> bool:
        """Whether it only names what follows."""
        return self.role == "heading" or not (self.has_numbers or self.dark)


@dataclass(slots=True)
class Grid:
    """A table: by column the words over it in lower case, its role and its period; and the rows
    below the heads. The first column holds the labels. `rounded`, `sure` and `statement` are
    those of the table."""

    heads: list[str]
    roles: list[ColumnRole]
    periods: list[str | None]
    rows: list[Row]
    rounded: bool = False
    sure: bool = True
    statement: StatementKind | None = None
    caption: str = ""
    figures: list[int] = field(default_factory=list)
    """The columns of figures and of their changes, whose rows add up."""


def bare_label(label: str) -> str:
    """The label of a row without its footnote marks and what stands in brackets."""
    return label.split("(")[0].rstrip(" *:1234567890†").strip()


def grids(context: Context) -> Iterator[Grid]:
    """Every table of the record that holds numbers."""
    for table in context.record.tables:
        grid = _grid(context, table)
        if any(row.has_numbers for row in grid.rows):
            yield grid


def _grid(context: Context, table: Table) -> Grid:
    columns = table.columns[:_MOST_COLUMNS]
    width = len(columns)
    # the rows keep their numbers: a parent names them
    shown = [n for n, row in enumerate(table.rows) if row.role != "header"]
    places = {n: place for place, n in enumerate(shown)}
    roles = [column.role for column in columns]
    return Grid(
        heads=[_folded(" ".join(head.text for head in column.heads)) for column in columns],
        roles=roles,
        periods=[column.period for column in columns],
        rows=[_row(context, table.rows[n], width, places) for n in shown],
        rounded=table.rounded,
        sure=table.sure,
        statement=table.statement,
        caption=_folded(table.caption.text) if table.caption is not None else "",
        figures=[n for n, role in enumerate(roles) if n and role in ("figure", "change")],
    )


def _row(context: Context, row: TableRow, width: int, places: dict[int, int]) -> Row:
    numbers: list[Item | None] = [None] * width
    dark = set()
    for cell in row.cells:
        if cell.column >= width:
            continue
        number = context.by_quantity.get(cell.quantity or "")
        if cell.nil:
            continue
        if number is None or number.quantity.value is None or numbers[cell.column] is not None:
            dark.add(cell.column)
        else:
            numbers[cell.column] = number
    words = row.label.text if row.label is not None else ""
    return Row(
        label=_folded(words),
        name=" ".join(words.split()).rstrip(":")[:_LONGEST],
        level=row.level,
        role=row.role,
        parent=places.get(row.parent) if row.parent is not None else None,
        numbers=numbers,
        dark=frozenset(dark),
    )


def _folded(words: str) -> str:
    return " ".join(words.split()).lower()
