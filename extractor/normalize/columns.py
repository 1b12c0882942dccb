"""Columns aligned by spaces or tabs: lines of figures to table rows.

Comes in: consecutive lines of a text. Goes out: the rows of the table they show, or None if they
show none. It must be sure: only lines that hold figures in columns become a table, and every
row keeps the order of the text, since offsets may not decrease.

Wires print tables in fixed width, with long labels broken over lines and the figures beside
the last of them:

    Selling, general
     and administrative        84        92
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.normalize.spans import Stretch, is_title, spans_of
from extractor.tabular.indentation import levels

_GAPS = ("   ", "\t", "\xa0\xa0\xa0", " \xa0 ")
_CELL = re.compile(r"[^\s]+(?:[ \xa0][^\s]+)*")
_AMOUNT = (
    r"[A-Z]{0,3}[$€£¥(\-–—−+~<>]{0,4}\s?(?:\d[\d,./]*|\.\d+)\s?(?:%|x|bps|[KMBkmb]n?)?[)%*]{0,3}"
)
_FIGURE = re.compile(
    rf"{_AMOUNT}(?:\s?(?:--?|–|—|to)\s?{_AMOUNT})?(?:\s?\(\w{{1,2}}\))?"
    r"|[-–—−]{1,3}|\$\s?[-–—−]{1,2}|[nN]/?[aAmM]\.?|nil"
)
_TAIL = re.compile(
    r" ([$€£¥(–—-]{0,3}(?!(?:19|20)\d\d$)(?:\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+)[x%)]{0,2}|--?|[–—])$"
)
_SIGN = re.compile(r"\(?(?:[A-Z]{1,3})?[$€£¥]\(?|\(")
_CLOSE = re.compile(r"\)?\s?%?\)?|\)")
_MARKER = re.compile(r"[•●○◦▪■·§*+–—-]|\(?(?:\d{1,2}|[a-z])[.)]|\(\d{1,2}\)|\*{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINE = re.compile(r"[-=_]{2,}")
_MOST_COLUMNS = 40
_HANGING = 4


class Printed(NamedTuple):
    """The bounds of a line, indentation included, and those of the rule below it, if there is
    one: `touching` if there is no line between."""

    start: int
    end: int
    rule: Stretch | None
    touching: bool


@dataclass(slots=True)
class Row:
    """The spans of the cells of one row, by column; a cell may have several parts. `depth` is how
    far its first words stand in, `level` what that comes to among the rows of its table; `opens`
    marks the first row of a table."""

    cells: list[list[Stretch]]
    depth: int
    level: int = 0
    opens: bool = False


@dataclass(slots=True)
class _Cells:
    """A line cut at its gaps; spans are columns of the line, from its true left edge. `rule` are
    the lines drawn below it, `touching` if there is no other line between."""

    left: int
    tabbed: bool
    spans: list[Stretch]
    texts: list[str]
    rule: list[Stretch]
    touching: bool

    def figures(self) -> Iterator[Stretch]:
        for number, (span, text) in enumerate(zip(self.spans, self.texts, strict=True)):
            first = not number and (len(self.spans) < 3 or _MARKER.fullmatch(text))
            if not first and _FIGURE.fullmatch(text):
                yield span


def has_gap(text: str) -> bool:
    """Whether `text`, a line without the white space around it, may hold columns."""
    return any(gap in text for gap in _GAPS)


def align(text: str, blocks: Sequence[Sequence[Printed]]) -> list[list[Row] | None]:
    """For each block of neighboring lines, the rows it shows, or None for no table. Bounds are
    those of whole lines, indentation included.

    Blocks belong to one table while their figures stand in the same columns; a block without
    figures is the header of what follows, or a heading within the table.
    """
    found: list[list[Row] | None] = []
    group: list[list[_Cells]] = []
    columns: list[Stretch] = []
    for block in blocks:
        lines = [_cut(text, line) for line in block]
        own = _merged(span for line in lines for span in line.figures())
        joint = _merged([*columns, *own])
        if columns and (not own or len(joint) < max(len(columns), len(own))):
            found += _group(group, columns)
            group, joint = [], own
        group.append(lines)
        columns = joint
    found += _group(group, columns)
    for table in _tables(text, found):
        texts = [["".join(text[a:b] for a, b in cell) for cell in row.cells] for row in table]
        depths = [row.depth for row in table]
        ranks = levels(list(zip(depths, texts, strict=True)), 1)
        for row, level in zip(table, ranks, strict=True):
            row.level = level
        table[0].opens = True
    return found


def _group(group: list[list[_Cells]], columns: list[Stretch]) -> list[list[Row] | None]:
    lines = [line for part in group for line in part]
    with_figures = sum(any(line.figures()) for line in lines)
    if with_figures < 2 or with_figures * 4 < len(lines) or len(columns) > _MOST_COLUMNS:
        return [None] * len(group)
    tabbed = sum(line.tabbed for line in lines) * 2 > len(lines)
    found = [list(_rows(part, [] if tabbed else columns)) for part in group]
    if not any(row.cells[0] for rows in found for row in rows):
        found = [[Row(row.cells[1:], row.depth) for row in rows] for rows in found]
    return [*found]


def _tables(text: str, blocks: Sequence[list[Row] | None]) -> Iterator[list[Row]]:
    """The rows of each table: a block with other columns, or one that begins with a header,
    opens a new one."""
    table: list[Row] = []
    for rows in blocks:
        if table and (rows is None or _opens(text, rows, len(table[-1].cells))):
            yield table
            table = []
        table += rows or ()
    if table:
        yield table


def _opens(text: str, rows: list[Row], width: int) -> bool:
    if not rows or len(rows[0].cells) != width:
        return bool(rows)
    spans = (span for cell in rows[0].cells[1:] for span in cell)
    cells = ["".join(text[start:end].split()) for start, end in spans]
    return bool(cells) and all(_YEAR.fullmatch(one) or not _FIGURE.fullmatch(one) for one in cells)


def _cut(text: str, line: Printed) -> _Cells:
    start, end, rule, touching = line
    spans: list[Stretch] = []
    texts: list[str] = []
    sign_at = -1
    for match in _CELL.finditer(text, start, end):
        left, right = match.start() - start, match.end() - start
        found = match.group()
        if sign_at >= 0:
            if _FIGURE.fullmatch(found) or found[0].isdigit() or found[0] == "(":
                left, found = sign_at, texts.pop() + found
                spans.pop()
            sign_at = -1
        if texts and _CLOSE.fullmatch(found) and texts[-1][-1:].isdigit():
            spans[-1] = (spans[-1][0], right)
            texts[-1] += found
            continue
        if _SIGN.fullmatch(found):
            sign_at = left
        spans.append((left, right))
        texts.append(found)
    if len(spans) > 1 and _MARKER.fullmatch(texts[0]) and not _FIGURE.fullmatch(texts[1]):
        spans[:2] = [(spans[0][0], spans[1][1])]
        texts[:2] = [f"{texts[0]} {texts[1]}"]
    under = [(at - rule[0], to - rule[0]) for at, to in _lines_in(text, *rule)] if rule else []
    return _Cells(start, "\t" in text[start:end], spans, texts, under, touching)


def _lines_in(text: str, start: int, end: int) -> Iterator[Stretch]:
    return (match.span() for match in _LINE.finditer(text, start, end))


def _merged(spans: Iterable[Stretch]) -> list[Stretch]:
    """The stretches of the page that `spans` cover, in order: overlapping figures of
    different lines share a column."""
    merged: list[Stretch] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _rows(lines: list[_Cells], columns: list[Stretch]) -> Iterator[Row]:
    width = 1 + len(columns) if columns else max(len(line.spans) for line in lines)
    edge = columns[0][0] if columns else 0
    label_width = max(
        (line.spans[0][1] for line in lines if columns and line.spans[0][1] <= edge), default=0
    )
    label: list[Stretch] = []
    indent = 0
    for number, line in enumerate(lines):
        if columns:
            _part_label(line, columns)
        cells: list[list[Stretch]] = [[] for _ in range(width)]
        cells[0] = list(label)
        over = line.spans
        if columns and not any(line.figures()):
            heads = [span for span in line.spans if span[1] > edge < 2 * span[0]]
            over = line.spans[: len(over) - len(heads)]
            over = [*over, *spans_of(heads, columns, line.rule, line.touching)]
            if len(over) == 1 and is_title(line.spans[0], columns):
                over = [(0, edge)]
        for index, (left, right) in enumerate(line.spans):
            column = _column(*over[index], columns) if columns else index
            cells[column].append((line.left + left, line.left + right))
        if not label:
            indent = line.spans[0][0]
        after = lines[number + 1] if number + 1 < len(lines) else None
        if (
            after
            and len(line.spans) == 1
            and cells[0]
            and _goes_on(line, after, indent, label_width)
        ):
            label = cells[0]
            continue
        label = []
        yield Row(cells, indent)


def _part_label(line: _Cells, columns: list[Stretch]) -> None:
    """Cut a figure off a label that leaves it only one space: "Interest coverage (1) 2.61x"."""
    left, right = line.spans[0]
    if right <= columns[0][0] or left >= columns[0][0]:
        return
    if len(line.spans) > 1 and line.spans[1][0] < columns[0][1]:
        return
    tail = _TAIL.search(line.texts[0])
    if tail:
        cut = tail.start(1)
        line.spans[:1] = [(left, left + cut - 1), (right - len(tail.group(1)), right)]
        line.texts[:1] = [line.texts[0][: cut - 1], tail.group(1)]


def _column(left: int, right: int, columns: list[Stretch]) -> int:
    """The column of a cell: 0 for the label, else the first column it stands over."""
    if right <= columns[0][0]:
        return 0
    over = [n for n, (start, end) in enumerate(columns, 1) if left < end and right > start]
    if over:
        return (
            over[0]
            if left >= columns[0][0] - 8 or (len(over) == 1 and left > columns[0][0] / 2)
            else 0
        )
    return bisect_right(columns, (left, left))


def _goes_on(line: _Cells, after: _Cells, indent: int, label_width: int) -> bool:
    """Whether the label on `line` goes on on the next line: that one hangs by one space, or starts
    in lower case no further in than four, and its first word did not fit."""
    deeper = after.spans[0][0] - indent
    lower = after.texts[0][0].islower()
    if not 0 <= deeper <= _HANGING or (deeper != 1 and not lower):
        return False
    if deeper > 1 and line.texts[0][-1] == ":":
        return False
    word = after.texts[0].split()[0]
    fits = line.spans[0][1] + 1 + len(word) <= label_width
    return not fits or (deeper == 1 and lower)
