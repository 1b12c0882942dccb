"""Rows of pipe tables that lack cells: where their cells belong.

Comes in: the rows of one table by the columns as written, how many each has written, and how
many the table has. Goes out: nothing; the cells of short rows move to where they fit. It must
be sure: what fits nowhere else stays.

Three ways to lose cells: a label that covers columns is written as one (the rest moves right), a
cell from the row above reaches down (all moves right), headers that cover columns are written
as one each. The last shows by the row below: `| 2031 | 2030 | 2031 | 2030 |` under
`| Quarter | Year |` falls into two groups without a repeat. And where there are as many headers
as figures, each stands over one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tabular.marks import Cell, is_figure, is_year

_WIDEST = 100
_PERIOD = re.compile(
    r"(?:19|20)\d\d\b|[$€£¥]|(?:q[1-4]|[1-4]q|fy|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|first|second|third|fourth|three|six|nine|twelve|year|quarter|month|week)",
    re.IGNORECASE,
)


def fill_up(rows: Sequence[list[Cell]], sizes: Sequence[int], width: int) -> None:
    """Moves the cells of rows with fewer than `width` cells to the columns where they fit."""
    if width > _WIDEST or min(sizes, default=width) == width:
        return
    whole = [
        [cell.start for cell in row if cell.start and _is_number(cell)]
        for row, size in zip(rows, sizes, strict=True)
        if size == width
    ]
    figures = {at for row in whole for at in row}
    fullest = max(whole, key=len, default=[])
    below: list[Cell] = []
    for row, size in zip(reversed(rows), reversed(sizes), strict=True):
        lacking = width - size
        numbers = [cell for cell in row if _is_number(cell)]
        if numbers:
            below = []
            if lacking and not all(cell.start in figures for cell in numbers):
                _move(row, figures, lacking)
        elif row:
            if lacking:
                _move_header(row, below, fullest, figures, lacking)
            below = [cell for cell in row if cell.start]


def _is_number(cell: Cell) -> bool:
    return is_figure(cell.text) and not is_year(cell.text)


def _move_header(
    row: list[Cell], below: list[Cell], fullest: list[int], figures: set[int], lacking: int
) -> None:
    heads = [cell for cell in row if cell.start]
    groups = _groups(below)
    if len(heads) > 1 and len(heads) == len(groups) < len(below):
        for cell, group in zip(heads, groups, strict=True):
            _set(cell, group[0].start, group[-1].end)
    elif len(heads) > 1 and len(heads) == len(fullest):
        for cell, at in zip(heads, fullest, strict=True):
            _set(cell, at, at + 1)
    elif not row[0].start and _PERIOD.match(row[0].text) and _fits(row, figures, lacking):
        for cell in row:
            _set(cell, cell.start + lacking, cell.end + lacking)
    elif not _fits(row[1:], figures, 0):
        _move(row, figures, lacking)


def _move(row: list[Cell], figures: set[int], lacking: int) -> None:
    """The label covers what the row lacks, if the rest then fits."""
    if len(row) > 1 and not row[0].start and _fits(row[1:], figures, lacking):
        _set(row[0], 0, row[0].end + lacking)
        for cell in row[1:]:
            _set(cell, cell.start + lacking, cell.end + lacking)


def _fits(cells: Sequence[Cell], figures: set[int], by: int) -> bool:
    """Whether all cells, moved right, stand over figures, or over the column before, which may
    hold their signs."""
    return all(
        any(at in figures for at in range(cell.start + by, cell.end + by + 1)) for cell in cells
    )


def _groups(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Neighbors with different texts."""
    groups: list[list[Cell]] = []
    seen: set[str] = set()
    for cell in cells:
        if not groups or cell.text in seen:
            groups.append([])
            seen = set()
        groups[-1].append(cell)
        seen.add(cell.text)
    return groups


def _set(cell: Cell, start: int, end: int) -> None:
    cell.start, cell.end = cell.core_start, cell.core_end = start, end
