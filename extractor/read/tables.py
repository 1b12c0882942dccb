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

from extractor.indentation import indent, levels

BlockKind = Literal["para", "item", "row", "break"]

MAX_SPAN = 100
MAX_COLUMNS = 1000
_PROSE = 150
_STEP = 20
_COLUMN = 100
"""The least difference in indentation that is meant, and what an empty column before a label
counts for, in tenths of a point."""
_CURRENCY = re.compile(
    r"\(?(?:[A-Z]{1,3}\s?)?[$€£¥₪₹]\s?[(\-–—−]?|\(|(?:US|C|A|CA|AU|HK|NZ|S)\$\(?|[A-Z]{3}"
)
_SUFFIX = re.compile(r"\)?\s?%?\s?\)?|\)?[x×]\)?|(?:bps|pts?|pp)\.?\)?|\)\*{1,3}|\([a-z]\)")
_NUMBER = re.compile(r"[$€£¥(\-–—−+~<>]{0,4}\s?(?:\d[\d,.]*|\.\d+)")
_NUMERIC = re.compile(
    r"[A-Z]{0,3}[$€£¥(\-–—−+~<>\s]{0,5}(?:\d[\d,. ]*|\.\d+)\s?[A-Za-z]{0,3}[%x)*\s]{0,5}"
    r"(?:\(\w{1,2}\))?|[-–—−$\s]{1,4}"
)
_DASH = re.compile(r"[-–—−]{1,3}")
_BULLET = re.compile(r"[•●○◌◦▪▫■□◆◇►▶‣∙·⁃➢➤✓✔\uf0b7\uf0a7\uf076\uf0d8§*oØ–—-]")
_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,5})[.)]|\*{1,4}|[†‡#]|\[\d{1,2}\]")


@dataclass(slots=True)
class Block:
    """A paragraph, a list item, a table row, or a page break."""

    kind: BlockKind
    text: str


@dataclass(slots=True)
class Cell:
    """One cell as written: its blocks, how many columns and rows it covers, and how far its first
    word stands in, in tenths of a point (None for a cell without words)."""

    colspan: int = 1
    rowspan: int = 1
    blocks: list[Block] = field(default_factory=list)
    indent: int | None = None
    column: int = 0
    text: str = ""


def arrange(rows: list[list[Cell]]) -> list[Block]:
    """The blocks of one table, in reading order."""
    _place(rows)
    rows = [row for row in rows if any(cell.blocks for cell in row)]
    for row in rows:
        for cell in row:
            cell.text = " ".join(block.text.replace("\n", " ") for block in cell.blocks)
    if any(block.kind == "row" for row in rows for cell in row for block in cell.blocks):
        return [block for row in rows for cell in row for block in cell.blocks]
    whole = [list(row) for row in rows]
    for row in rows:
        _merge_marks(row)
    columns = _columns(rows)
    grid = [_spread(row, columns) for row in rows]
    grid = _join_columns(grid)
    placed = _layout(whole, grid)
    return _data(grid, _depths(rows)) if placed is None else placed


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


def _merge_marks(row: list[Cell]) -> None:
    """Join currency signs and opening parentheses to the number after them, closing ones and
    percent signs to the number before them; the emptied cells are dropped."""
    filled = [cell for cell in row if cell.text]
    kept: list[Cell] = []
    prefix = ""
    for index, cell in enumerate(filled):
        after = filled[index + 1].text if index + 1 < len(filled) else ""
        if _CURRENCY.fullmatch(cell.text) and _is_value(after) and not _is_value(cell.text):
            spaced = cell.text.isalpha()
            prefix += cell.text.replace(" ", "") + (" " if spaced else "")
            continue
        if kept and not prefix and _SUFFIX.fullmatch(cell.text) and _is_value(kept[-1].text):
            glue = " " if cell.text[0].isalpha() and cell.text != "x" else ""
            kept[-1].text += glue + cell.text.replace(" ", "")
            continue
        cell.text = prefix + cell.text
        prefix = ""
        kept.append(cell)
    row[:] = kept


def _is_value(text: str) -> bool:
    return bool(_NUMBER.match(text) or _DASH.fullmatch(text))


def _columns(rows: list[list[Cell]]) -> list[int]:
    """The columns in which something stands, in order."""
    used = {cell.column for row in rows for cell in row if cell.colspan == 1}
    for cell in sorted((c for row in rows for c in row if c.colspan > 1), key=lambda c: c.colspan):
        covered = range(cell.column, cell.column + cell.colspan)
        if used.isdisjoint(covered):
            used.add(cell.column)
    return sorted(used)


def _spread(row: list[Cell], columns: list[int]) -> list[str]:
    """The texts of one row by column; a spanning cell stands in its first used column."""
    by_column: dict[int, str] = {}
    used = set(columns)
    for cell in row:
        covered = range(cell.column, cell.column + cell.colspan)
        at = next((column for column in covered if column in used), cell.column)
        by_column[at] = f"{by_column[at]} {cell.text}" if at in by_column else cell.text
    return [by_column.get(column, "") for column in columns]


def _join_columns(grid: list[list[str]]) -> list[list[str]]:
    """Join neighboring columns that never both hold something, if one of them holds no
    figures: indented labels, and headers that stand beside their column."""
    if not grid:
        return grid
    columns = [list(column) for column in zip(*grid, strict=True)]
    joined: list[list[str]] = []
    for column in columns:
        if joined:
            last = joined[-1]
            disjoint = not any(a and b for a, b in zip(last, column, strict=True))
            if disjoint and not (_has_figures(last) and _has_figures(column)):
                joined[-1] = [a or b for a, b in zip(last, column, strict=True)]
                continue
        joined.append(column)
    return [list(row) for row in zip(*joined, strict=True)]


def _has_figures(texts: list[str]) -> bool:
    return any(text and _NUMERIC.fullmatch(text) for text in texts)


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
    if any(_has_figures(row[1:]) for row in grid) and len(grid) > 1:
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
        return not (filled and _NUMERIC.fullmatch(filled[0]))
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


def _depths(rows: list[list[Cell]]) -> list[int]:
    """How far the first word of each row stands in; empty columns before it count, too."""
    return [(row[0].indent or 0) + row[0].column * _COLUMN if row else 0 for row in rows]


def _data(grid: list[list[str]], depths: list[int]) -> list[Block]:
    filled = sum(bool(text) for row in grid for text in row)
    pad = len(grid) * len(grid[0]) <= 20 * filled + 1000
    found = []
    for row, level in zip(grid, levels(list(zip(depths, grid, strict=True)), _STEP), strict=True):
        cells = row if pad else [text for text in row if text]
        shown = " | ".join(cell.replace("|", "\\|") for cell in cells)
        found.append(Block("row", f"| {indent(level)}{shown} |"))
    return found
