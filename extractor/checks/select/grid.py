"""Tables as grids of numbers.

Comes in: a context. Goes out: for every table its rows, each with a label, its cells and the
number in each cell, and the heads of its columns. This module must not know any identity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.context import Context, Item
from extractor.patterns.check_tables import EMPTY_CELL
from extractor.schema import Span
from extractor.stages import Table

_MOST_COLUMNS = 16
_LEAST_COLUMNS = 2
_LEAST_ROWS = 2
_HEADING = 100
"""The longest heading that may part two rows of a table without rules."""


@dataclass(slots=True)
class Row:
    """A row: the words of its first cell in lower case, and the number in each cell, if it holds
    just one."""

    label: str
    cells: list[str]
    numbers: list[Item | None]

    @property
    def has_numbers(self) -> bool:
        """Whether any cell holds a number."""
        return any(self.numbers)

    def is_filled(self, column: int) -> bool:
        """Whether something stands in the cell that says more than nothing."""
        return EMPTY_CELL.regex.search(self.cells[column]) is None


@dataclass(slots=True)
class Grid:
    """A table: the words over each column in lower case, and its rows."""

    heads: list[str]
    rows: list[Row]

    def row(self, number: int) -> list[Item]:
        """The numbers of a row."""
        return [one for one in self.rows[number].numbers if one is not None]


def bare_label(label: str) -> str:
    """The label of a row without its footnote marks and what stands in brackets."""
    return label.split("(")[0].rstrip(" *:1234567890†").strip()


def grids(context: Context) -> Iterator[Grid]:
    """Every table of the record that holds numbers."""
    starts = [item.start for item in context.in_tables]
    for table in context.tables:
        yield _grid(context, table, starts)


def plain_grids(context: Context) -> Iterator[Grid]:
    """Tables without rules: lines that follow each other and end in two numbers or more, each
    behind a wide gap. Their columns are counted from the right, where such tables are flush."""
    run: list[Row] = []
    last = 0
    for start, end, items in _lines(context):
        row = _plain_row(context.record.text, start, items)
        if run and (row is None or start - last > _HEADING):
            yield from _flush(run)
            run = []
        if row is not None:
            run.append(row)
            last = end
    yield from _flush(run)


def plain_rows(context: Context) -> frozenset[int]:
    """The orders of the numbers that stand in tables without rules."""
    return frozenset(
        number.order
        for grid in plain_grids(context)
        for row in grid.rows
        for number in row.numbers
        if number is not None
    )


def _lines(context: Context) -> Iterator[tuple[int, int, list[Item]]]:
    """The lines outside of tables that hold numbers, with these."""
    text = context.record.text
    start, end = 0, -1
    held: list[Item] = []
    for item in context.items:
        if item.start > end:
            if held:
                yield start, end, held
            held = []
            start = text.rfind("\n", end + 1, item.start) + 1 or end + 1
            end = text.find("\n", item.start)
            end = len(text) if end < 0 else end
        held.append(item)
    if held:
        yield start, end, held


def _plain_row(text: str, start: int, items: list[Item]) -> Row | None:
    first = len(items)
    while first:
        ahead = text[items[first - 2].end if first > 1 else start : items[first - 1].start]
        if "  " not in ahead and "\t" not in ahead:
            break
        first -= 1
    numbers = items[first:]
    if len(numbers) < _LEAST_COLUMNS:
        return None
    label = " ".join(text[start : numbers[0].start].split()).lower()
    return Row(label, [label, *(one.quantity.text for one in numbers)], [None, *numbers])


def _flush(run: list[Row]) -> Iterator[Grid]:
    if len(run) < _LEAST_ROWS:
        return
    width = max(len(row.numbers) for row in run)
    for row in run:
        missing = width - len(row.numbers)
        row.numbers[1:1] = [None] * missing
        row.cells[1:1] = [""] * missing
    yield Grid([], run)


def _grid(context: Context, table: Table, starts: list[int]) -> Grid:
    rows = [_row(context, cells, starts) for cells in table.rows]
    heads: list[str] = []
    for row in rows[:4]:
        if row.has_numbers:
            break
        for n, cell in enumerate(row.cells):
            words = " ".join(cell.split()).lower()
            if n < len(heads):
                heads[n] = f"{heads[n]} {words}".strip()
            else:
                heads.append(words)
    return Grid(heads, rows)


def _row(context: Context, cells: list[Span], starts: list[int]) -> Row:
    flat = context.flat
    texts = [flat[cell.start : cell.end] for cell in cells[:_MOST_COLUMNS]]
    numbers: list[Item | None] = [None] * len(texts)
    # a figure in a label is no figure of the row
    at = bisect_left(starts, cells[0].end) if cells else 0
    for column in range(1, len(texts)):
        first = at
        while at < len(starts) and starts[at] < cells[column].end:
            at += 1
        if at - first == 1:  # of several figures in one cell it cannot be told which is meant
            numbers[column] = context.in_tables[first]
    return Row(" ".join(texts[0].split()).lower() if texts else "", texts, numbers)
