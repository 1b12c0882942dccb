"""What stands in each cell of a table: a figure, nothing, or words.

Comes in: a view, the rows of a table, its quantities. Goes out: `Cell`s. It must not look at
other cells: what a cell means beside its neighbors is for `structure` to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.patterns.table_structure import DRESS, NIL_CELL, TABLE_NOTE
from extractor.schema import Quantity, Span

_OFTEN = 2
_DEEPER = 2
"""So many characters a level of indentation has, as the readers print it."""

CellKind = Literal["empty", "figure", "nil", "text"]


@dataclass(slots=True)
class Cell:
    """A cell of the view; `quantity` is the index of its figure."""

    start: int
    end: int
    kind: CellKind
    text: str
    quantity: int | None = None

    @property
    def is_value(self) -> bool:
        """Whether it states a figure, or that there is nothing to state."""
        return self.kind in ("figure", "nil")


@dataclass(slots=True)
class Line:
    """A row of a table: its cells, and how far its first one is indented, in characters."""

    cells: list[Cell]
    indent: int

    @property
    def has_values(self) -> bool:
        """Whether a cell behind the first one states a figure or nothing."""
        return any(cell.is_value for cell in self.cells[1:])

    @property
    def is_qualified(self) -> bool:
        """Whether the cells behind a label only qualify the figures: "(unaudited)"."""
        texts = [self.cells[n].text.lower() for n in self.filled()]
        labeled = bool(self.cells) and self.cells[0].kind != "empty"
        return labeled and bool(texts) and all(map(TABLE_NOTE.regex.search, texts))

    def filled(self) -> list[int]:
        """The numbers of the cells behind the first one in which something stands."""
        return [n for n, cell in enumerate(self.cells) if n and cell.kind != "empty"]


class Figures:
    """The quantities of a view, asked for those within a stretch."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._all = quantities
        self._order = sorted(
            range(len(quantities)), key=lambda n: (quantities[n].start, quantities[n].end)
        )
        self._starts = [quantities[n].start for n in self._order]

    def ids(self) -> dict[int, str]:
        """The id that each quantity will get, by its index: ids follow the text."""
        return {index: f"q{number}" for number, index in enumerate(self._order, 1)}

    def within(self, start: int, end: int) -> list[int]:
        """The indices of the quantities that begin in [start, end)."""
        first = bisect_left(self._starts, start)
        return self._order[first : bisect_left(self._starts, end)]


def read_line(view: str, row: list[Span], figures: Figures, quantities: Sequence[Quantity]) -> Line:
    """The cells of one row."""
    cells = [_read_cell(view, span, figures, quantities) for span in row]
    indent = 0
    if row:
        bar = view.rfind("|", 0, row[0].start)
        indent = max(row[0].start - bar - 2, 0) if cells[0].kind != "empty" else 0
    return Line(cells, indent)


def _read_cell(view: str, span: Span, figures: Figures, quantities: Sequence[Quantity]) -> Cell:
    text = view[span.start : span.end]
    if not text.strip():
        return Cell(span.start, span.end, "empty", "")
    low = text.lower()
    if NIL_CELL.regex.search(low):
        return Cell(span.start, span.end, "nil", text)
    inside = figures.within(span.start, span.end)
    if len(inside) == 1:
        one = quantities[inside[0]]
        before, after = low[: one.start - span.start], low[max(one.end - span.start, 0) :]
        if DRESS.regex.search(before) and DRESS.regex.search(after):
            return Cell(span.start, span.end, "figure", text, inside[0])
    return Cell(span.start, span.end, "text", text)


def move_labels(lines: list[Line]) -> None:
    """Move the labels of a second column to the first: some writers indent that way."""
    deeper = [line for line in lines if _is_deeper(line)]
    if len(deeper) < _OFTEN:
        return
    for line in deeper:
        label = line.cells[1]
        line.cells[0] = label
        line.cells[1] = Cell(label.end, label.end, "empty", "")
        line.indent += _DEEPER


def _is_deeper(line: Line) -> bool:
    """Whether the label of a line with figures stands in its second cell."""
    kinds = [cell.kind for cell in line.cells]
    return kinds[:2] == ["empty", "text"] and any(cell.is_value for cell in line.cells[2:])
