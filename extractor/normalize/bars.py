"""Pipe tables of Markdown to rows of the view: as many cells in each row, figures whole.

Comes in: the lines of a text that hold a pipe table. Goes out: a `Line` for each row, cells parted
by bars that are not those of the text. It must not drop anything but bars, rules and rows
without text.

Converters write the cells of an HTML table one by one, empty ones, "$", "1,234" and ")" each
for itself, so the columns are found as for HTML (`tabular.grid`). How many columns a header covers
is lost on the way with most of them: some write `| |` for a column that the cell before covers
and `|  |` for an empty one, others drop such columns, so that the row comes out short. Where the
rows below tell how to fill a short row up, it is filled up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from extractor.normalize.pieces import Line, Piece, Raw
from extractor.normalize.short_rows import fill_up
from extractor.tabular.grid import align
from extractor.tabular.indentation import indent, levels
from extractor.tabular.marks import Cell, plain

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?\s{0,9}:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?|[\s|:+=-]+")
_SHIFTED = re.compile(r"\|?\s{0,9}:?-{1,80}:\s{0,9}(?:\||$)")
_LEAD = re.compile(r"(?:\s|&(?:nbsp|e[mn]sp|#160|#xa0);)*", re.IGNORECASE)


@dataclass(slots=True)
class _Table:
    """The rows of one table as written: the spans of their cells."""

    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    width: int = 0
    shifted: bool = False
    """Whether spaces before labels only set them to the right or to the middle."""


def read_bars(text: str, run: Sequence[Raw]) -> Iterator[Line]:
    """The rows of the pipe tables in a run of lines without other lines between."""
    for table in _tables(text, run):
        yield from _lines(text, table)


def _tables(text: str, run: Sequence[Raw]) -> Iterator[_Table]:
    """The tables of a run: a rule under a row of another width than the rows above it shows
    that this row opens a new one."""
    table = _Table()
    for raw in run:
        if _RULE.fullmatch(raw.text):
            if "-" not in raw.text:
                continue
            width = len(_cells(text, raw))
            if len(table.rows) > 1 and width == len(table.rows[-1]) != len(table.rows[-2]):
                head = table.rows.pop()
                yield table
                table = _Table([head], width)
            if len(table.rows) == 1:
                table.shifted = bool(_SHIFTED.match(raw.text))
            continue
        table.rows.append(_cells(text, raw))
        table.width = max(table.width, len(table.rows[-1]))
    if table.rows:
        yield table


def _cells(text: str, raw: Raw) -> list[tuple[int, int]]:
    """What stands between the bars of a line, white space included."""
    start = raw.start + (text[raw.start] == "|")
    cells: list[tuple[int, int]] = []
    for bar in _BAR.finditer(text, start, raw.end):
        cells.append((start, bar.start()))
        start = bar.end()
    if start < raw.end:
        cells.append((start, raw.end))
    return cells


def _lines(text: str, table: _Table) -> Iterator[Line]:
    rows = [_placed(text, row) for row in table.rows]
    fill_up(rows, [len(row) for row in table.rows], table.width)
    depths = [
        2 * row[0].start + _depth(text, table.rows[at][0], shifted=table.shifted) if row else 0
        for at, row in enumerate(rows)
    ]
    aligned = align(rows)
    texts = [[cell.text if cell else "" for cell in row] for row in aligned]
    ranks = levels(list(zip(depths, texts, strict=True)), 1)
    opens = True
    for written, row, level in zip(table.rows, aligned, ranks, strict=True):
        if any(row):
            yield Line(_pieces(text, written, row, level), row=True, opens=opens)
            opens = False


def _placed(text: str, row: list[tuple[int, int]]) -> list[Cell]:
    """The filled cells of a row; `| |` after one is a column that it covers, too, if the row
    writes `|  |` for others."""
    spans = any(text.startswith("  |", start) for start, end in row if end - start == 2)
    cells: list[Cell] = []
    for number, (start, end) in enumerate(row):
        shown = plain(text[start:end])
        if shown:
            cells.append(Cell(shown, number, number + 1, number))
        elif spans and end - start == 1 and cells and cells[-1].end == number:
            cells[-1].end = cells[-1].core_end = number + 1
    return cells


def _depth(text: str, cell: tuple[int, int], *, shifted: bool) -> int:
    """How far the label of a row stands in by spaces."""
    lead = _LEAD.match(text, *cell)
    return 0 if shifted or lead is None else max(len(unescape(lead.group())) - 1, 0)


def _pieces(
    text: str, written: list[tuple[int, int]], row: list[Cell | None], level: int
) -> list[Piece]:
    at = written[0][0]
    pieces: list[Piece] = [("\n", at, at)]
    before = f"| {indent(level)}"
    for column, cell in enumerate(row):
        before += " | " if column else ""
        for glue, number in cell.pieces if cell else ():
            start, end = _trimmed(text, written[number])
            pieces.append((before + glue, start, end))
            before, at = "", end
    if before:
        pieces.append((before, at, at))
    return pieces


def _trimmed(text: str, cell: tuple[int, int]) -> tuple[int, int]:
    start, end = cell
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
