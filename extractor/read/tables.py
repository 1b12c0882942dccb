r"""The cells of an HTML table to blocks: pipe rows for data, paragraphs for layout.

Comes in: rows of cells with their spans and the blocks that each cell holds. Goes out: blocks.
It must not know HTML; `read.html` collects the cells.

Press releases use tables for three jobs: figures, bullets, and placing things on the page.
Only the first are tables to a reader. Figures are split over cells for the sake of alignment
("$", "1,234", ")"), which is undone here: `$1,234`, `$(1,234)`, `12.5%`. Columns that are
empty in every row go. All rows of a table come out with the same number of cells; a cell that
spans several columns stands over the first of them, the others are empty. A "|" within a cell
is written as "\|", as markdown does. A row label keeps its place among the others: two spaces
for each level that it is indented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from extractor.tabular.grid import align
from extractor.tabular.indentation import indent, levels
from extractor.tabular.marks import Cell as Placed
from extractor.tabular.marks import is_figure

BlockKind = Literal["para", "item", "row", "break"]

MAX_SPAN = 100
MAX_COLUMNS = 1000
_PROSE = 150
_STEP = 20
_COLUMN = 100
"""The least difference in indentation that is meant, and what an empty column before a label
counts for, in tenths of a point."""
_BULLET = re.compile(r"[•●○◌◦▪▫■□◆◇►▶‣∙·⁃➢➤✓✔\uf0b7\uf0a7\uf076\uf0d8§*oØ–—-]")
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\*{1,4}|[†‡#]|\[\d{1,2}\]")


@dataclass(slots=True)
class Block:
    """A paragraph, a list item, a table row, or a page break; `opens` marks the first row of a
    table."""

    kind: BlockKind
    text: str
    opens: bool = False


@dataclass(slots=True)
class Cell:
    """One cell as written: its blocks, how many columns and rows it covers, and how far its first
    word stands in, in tenths of a point (None for a cell without words)."""

    colspan: int = 1
    rowspan: int = 1
    blocks: list[Block] = field(default_factory=list)
    indent: int | None = None
    column: int = 0


def arrange(rows: list[list[Cell]]) -> list[Block]:
    """The blocks of one table, in reading order. Tables within its cells come out as they are,
    the rows above and below them as tables of their own."""
    _place(rows)
    found: list[Block] = []
    run: list[list[Cell]] = []
    for row in rows:
        if any(block.kind == "row" for cell in row for block in cell.blocks):
            found += _table(run)
            found += (block for cell in row for block in cell.blocks)
            run = []
        elif any(cell.blocks for cell in row):
            run.append([cell for cell in row if cell.blocks])
    return found + _table(run)


def _table(rows: list[list[Cell]]) -> list[Block]:
    if not rows:
        return []
    aligned = align([_placed(cell, at) for at, cell in enumerate(row)] for row in rows)
    grid = [[cell.text if cell else "" for cell in row] for row in aligned]
    blocks = _layout(rows, grid)
    return _data(grid, [_depth(row[0]) for row in rows]) if blocks is None else blocks


def _placed(cell: Cell, number: int) -> Placed:
    text = " ".join(block.text.replace("\n", " ") for block in cell.blocks)
    return Placed(text, cell.column, cell.column + cell.colspan, number)


def _depth(first: Cell) -> int:
    """How far the first word of a row stands in; empty columns before it count, too."""
    return (first.indent or 0) + first.column * _COLUMN


def _place(rows: list[list[Cell]]) -> None:
    """Give every cell its column, leaving room for cells that reach down from above."""
    taken: dict[int, int] = {}
    for row in rows:
        at = 0
        busy = {column for column, left in taken.items() if left > 0}
        taken = {column: left - 1 for column, left in taken.items() if left > 1}
        for cell in row:
            while at in busy:
                at += 1
            cell.column = min(at, MAX_COLUMNS)
            if cell.rowspan > 1 and at < MAX_COLUMNS:
                for column in range(at, at + cell.colspan):
                    taken[column] = cell.rowspan - 1
            at += cell.colspan


def _layout(rows: list[list[Cell]], grid: list[list[str]]) -> list[Block] | None:
    """The blocks of a table that only places things on the page, or None for figures."""
    width = len(grid[0]) if grid else 0
    flow = [block for row in rows for cell in row for block in cell.blocks]
    if width <= 1:
        return flow
    if all(_is_list_row(row) for row in grid):
        return _items(rows)
    texts = [text for row in grid for text in row if text]
    size = sum(map(len, texts))
    if sum(len(text) for text in texts if len(text) > _PROSE) > size / 2:
        return _items(rows)
    if width == 2 and sum(row[0].endswith(":") for row in grid) > 0.6 * len(grid):
        return [Block("item", " ".join(filter(None, row))) for row in grid]
    if any(any(map(is_figure, row[1:])) for row in grid) and len(grid) > 1:
        return None
    if len(grid) == 1:
        return flow
    if any("@" in text for text in texts):
        columns = (filter(None, column) for column in zip(*grid, strict=True))
        return [Block("para", "\n".join(column)) for column in columns]
    return None


def _is_marker(text: str) -> bool:
    return bool(_BULLET.fullmatch(text) or _MARKER.fullmatch(text))


def _is_list_row(row: list[str]) -> bool:
    """Whether a row is a marker with one text or a name and its value, or one text alone."""
    filled = [text for text in row if text]
    if not filled or len(filled) == 1:
        return not (filled and is_figure(filled[0]))
    return _is_marker(filled[0]) and len(filled) <= (3 if filled[1].endswith(":") else 2)


def _items(rows: list[list[Cell]]) -> list[Block]:
    """Marked rows as list items, other cells as paragraphs."""
    found: list[Block] = []
    for row in rows:
        blocks = [block for cell in row for block in cell.blocks]
        if len(blocks) < 2 or not _is_marker(blocks[0].text):
            found += blocks
            continue
        bullet = _BULLET.fullmatch(blocks[0].text)
        marker = "•" if bullet else blocks[0].text
        rest = blocks[1:]
        if len(rest) == 2 and rest[0].text.endswith(":"):
            rest = [Block("para", f"{rest[0].text} {rest[1].text}")]
        found.append(Block("item" if bullet else "para", f"{marker} {rest[0].text}"))
        found += rest[1:]
    return found


def _data(grid: list[list[str]], depths: list[int]) -> list[Block]:
    found = []
    ranks = levels(list(zip(depths, grid, strict=True)), _STEP)
    for number, (row, level) in enumerate(zip(grid, ranks, strict=True)):
        shown = " | ".join(cell.replace("|", "\\|") for cell in row)
        found.append(Block("row", f"| {indent(level)}{shown} |", opens=not number))
    return found
