"""Tables as grids of numbers.

Comes in: a context. Goes out: for every table its rows, each with a label, its cells and the
number in each cell, and the heads of its columns. This module must not know any identity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.context import Context, Item
from extractor.patterns.check_cues import EMPTY_CELL
from extractor.schema import Span
from extractor.stages import Table

_MOST_COLUMNS = 16


@dataclass(slots=True)
class Row:
    """A row: the words of its first cell in lower case, the number in each cell if it holds just
    one, and whether anything stands in the cell that is no number."""

    label: str
    numbers: list[Item | None]
    filled: list[bool]

    @property
    def has_numbers(self) -> bool:
        """Whether any cell holds a number."""
        return any(one is not None for one in self.numbers)


@dataclass(slots=True)
class Grid:
    """A table: the words over each column in lower case, and its rows."""

    heads: list[str]
    rows: list[Row]

    def row(self, number: int) -> list[Item]:
        """The numbers of a row."""
        return [one for one in self.rows[number].numbers if one is not None]


def grids(context: Context) -> Iterator[Grid]:
    """Every table of the record that holds numbers."""
    starts = [item.start for item in context.in_tables]
    for table in context.tables:
        yield _grid(context, table, starts)


def _grid(context: Context, table: Table, starts: list[int]) -> Grid:
    rows = [_row(context, cells, starts) for cells in table.rows]
    heads: list[str] = []
    for cells, row in zip(table.rows[:4], rows[:4], strict=True):
        if row.has_numbers:
            break
        for n, cell in enumerate(cells[:_MOST_COLUMNS]):
            words = _words(context, cell)
            if n < len(heads):
                heads[n] = f"{heads[n]} {words}".strip()
            else:
                heads.append(words)
    return Grid(heads, rows)


def _words(context: Context, cell: Span) -> str:
    return " ".join(context.flat[cell.start : cell.end].split()).lower()


def _row(context: Context, cells: list[Span], starts: list[int]) -> Row:
    numbers: list[Item | None] = []
    filled = []
    for cell in cells[:_MOST_COLUMNS]:
        first = bisect_left(starts, cell.start)
        last = bisect_left(starts, cell.end)
        numbers.append(context.in_tables[first] if last - first == 1 else None)
        filled.append(EMPTY_CELL.regex.search(context.flat[cell.start : cell.end]) is None)
    label = _words(context, cells[0]) if cells else ""
    if numbers:
        numbers[0] = None  # a figure in a label is no figure of the row
    return Row(label, numbers, filled)
