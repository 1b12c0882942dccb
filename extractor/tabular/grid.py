"""The columns of a table: which cells of its rows stand under each other.

Comes in: the rows of a table, each cell with the physical columns that it covers. Goes out: the
cells by column, each row with as many as the others. It must not change the order of cells.

Tables of filings use three or more physical columns for one of figures, and spare ones between
for the look of it; the cells of one column do not cover the same physical ones in all rows, and
headers cover more of them than figures, fewer, or the ones beside. So the figures decide: the
physical columns under the cells of rows with figures, the narrowest cells first, make the
columns; the cells of other rows then find the column that they stand over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.tabular.marks import (
    Cell,
    is_figure,
    is_note,
    is_numbered_note,
    is_year,
    join_marks,
)

Row = list[Cell | None]
_SPARSE = 20


def align(rows: Iterable[Sequence[Cell]]) -> list[Row]:
    """The rows of a table with figures joined to their signs, by column. Rows without text
    come out empty, columns without text go. A table that is almost empty is not aligned: its
    rows are their cells."""
    joined = [join_marks([cell for cell in row if cell.text]) for row in rows]
    body = [_has_figures(row) for row in joined]
    if not any(body):
        body = [True] * len(joined)
    columns = _Columns([row for row, has in zip(joined, body, strict=True) if has])
    for row, has in zip(joined, body, strict=True):
        if not has:
            columns.admit(row)
    if len(joined) * len(columns.cores) > _SPARSE * sum(map(len, joined)) + 1000:
        return [[*row] for row in joined]
    placed = [columns.place(row) for row in joined]
    return _join_columns(placed, body)


def _has_figures(row: Sequence[Cell]) -> bool:
    return any(is_figure(cell.text) and not is_year(cell.text) for cell in row)


class _Columns:
    """The columns of one table, and the physical ones under each."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.owner: dict[int, int] = {}
        self.cores: list[int] = []
        cells = [cell for row in rows for cell in row]
        by_width = sorted(cells, key=lambda cell: cell.core_end - cell.core_start)
        for cell in by_width:
            if not self._over(cell):
                self._take(cell.core_start, cell.core_end, None)
        # A sign belongs to its figure even where a label covers the place that it leaves empty.
        signed = [cell for cell in cells if cell.start < cell.core_start]
        for cell in (*signed, *by_width):
            found = self._over(cell)
            if len(found) == 1:
                self._take(min(cell.start, cell.core_start), cell.core_end, found[0])
        for cell in cells:
            found = self._over(cell)
            if len(found) == 1:
                self._take(cell.start, cell.end, found[0])
        self.order = self._sorted()

    def _over(self, cell: Cell) -> list[int]:
        """The columns that a cell stands over; if none, those that its signs stand over."""
        return self._under(cell.core_start, cell.core_end) or self._under(cell.start, cell.end)

    def _under(self, start: int, end: int) -> list[int]:
        owner = self.owner
        found = dict.fromkeys(owner[at] for at in range(start, end) if at in owner)
        return list(found)

    def _take(self, start: int, end: int, column: int | None) -> None:
        if column is None:
            column = len(self.cores)
            self.cores.append(start)
        for at in range(start, end):
            self.owner.setdefault(at, column)

    def _sorted(self) -> dict[int, int]:
        ranks = sorted(range(len(self.cores)), key=self.cores.__getitem__)
        return {column: rank for rank, column in enumerate(ranks)}

    def admit(self, row: Sequence[Cell]) -> None:
        """Gives the cells of a header that stand over no column the one beside them, if nothing
        in their row stands over that, else one of their own."""
        busy = {column for cell in row for column in self._under(cell.start, cell.end)}
        for cell in row:
            if self._under(cell.start, cell.end):
                continue
            near = next(
                (
                    self.owner[at]
                    for at in (cell.end, cell.start - 1)
                    if at in self.owner and self.owner[at] not in busy
                ),
                None,
            )
            self._take(cell.start, cell.end, near)
            busy.update(self._under(cell.start, cell.end))
        self.order = self._sorted()

    def place(self, row: Sequence[Cell]) -> Row:
        """The cells of a row by column; one that covers several stands in the first."""
        placed: dict[int, list[Cell]] = {}
        last = -1
        for cell in row:
            ranks = sorted(self.order[column] for column in self._over(cell))
            last = next((rank for rank in ranks if rank > last), last)
            placed.setdefault(last, []).append(cell)
        for first, *others in placed.values():
            if others:
                first.add(others, " ")
        return [placed[rank][0] if rank in placed else None for rank in range(len(self.cores))]


def _join_columns(rows: list[Row], body: list[bool]) -> list[Row]:
    """Joins neighboring columns that never both hold something, if one of them holds no
    figures: indented labels, words that stand beside the figures of their column; and joins
    marks of footnotes to what they mark."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    joined: list[list[Cell | None]] = []
    for column in columns:
        if joined and _is_one(joined[-1], column):
            joined[-1] = [a or b for a, b in zip(joined[-1], column, strict=True)]
        elif joined and _are_marks(joined[-1], column, body):
            for before, mark in zip(joined[-1], column, strict=True):
                if before is not None and mark is not None:
                    before.add([mark], " ")
        else:
            joined.append(column)
    return [list(row) for row in zip(*joined, strict=True)] if joined else rows


def _is_one(left: Sequence[Cell | None], right: Sequence[Cell | None]) -> bool:
    if any(a and b for a, b in zip(left, right, strict=True)):
        return False
    return not (_figures(left) and _figures(right))


def _figures(column: Sequence[Cell | None]) -> bool:
    return any(cell is not None and is_figure(cell.text) for cell in column)


def _are_marks(
    before: Sequence[Cell | None], column: Sequence[Cell | None], body: Sequence[bool]
) -> bool:
    """Whether a column without a header holds nothing but marks of footnotes: `*`, or `(1)`
    beside fewer than half of the figures."""
    marked = [
        (left, cell, has)
        for left, cell, has in zip(before, column, body, strict=True)
        if cell is not None
    ]
    if not all(left is not None and has for left, _, has in marked):
        return False
    if all(is_note(cell.text) for _, cell, _ in marked):
        return True
    few = 2 * len(marked) < sum(cell is not None for cell in before)
    return few and all(is_note(cell.text) or is_numbered_note(cell.text) for _, cell, _ in marked)
