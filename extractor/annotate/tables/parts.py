"""One table of the layout may be several: a row of new headers begins another one.

Comes in: the lines of a table of the layout. Goes out: `Part`s, each with its titles, its header
lines and its body. It must not know what the words mean, beyond what makes a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.annotate.tables.cells import Cell, Line
from extractor.annotate.tables.times import plain_time
from extractor.patterns.table_structure import TABLE_NOTE

_LONGEST_HEAD = 120
_MOST_HEADS = 6
_GROUPS = re.compile(r"\d,\d{3}")
"""Thousands: a cell that holds some states figures, even where they could not be read."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_TIME = re.compile(
    rf"^(?:(?:fy ?)?20\d\d|{_MONTH} \d{{1,2}},?(?: 20\d\d)?|\d{{1,2}} {_MONTH},?(?: 20\d\d)?"
    r"|(?:q[1-4]|h[12])(?: 20\d\d)?"
    r"|(?:for the |the )?(?:(?:three|six|nine|twelve) months|(?:\w+ )?quarters?|(?:half )?years?"
    r"|(?:thirteen|twenty-six|thirty-nine|fifty-two|\d\d) weeks) (?:ended|ending)\b[^($]{0,40})$"
)
"""A header that is nothing but a time."""


@dataclass(slots=True)
class Part:
    """A stretch of lines with one set of column headers. `titles` are lines of one cell above
    the headers, `remarks` cells in the headers' place that qualify the figures, as "(unaudited)"
    does."""

    titles: list[Line] = field(default_factory=list)
    heads: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)


def split_parts(lines: list[Line]) -> Iterator[Part]:
    """The parts of a table, in order; every line is in one of them."""
    start = 0
    seen = False
    for at, line in enumerate(lines):
        if line.has_values:
            seen = True
        elif seen and _is_head(line):
            first = at
            while first > start + 1 and _is_label_alone(lines[first - 1]):
                first -= 1
            yield _part(lines[start:first])
            start, seen = first, False
    yield _part(lines[start:])


def _part(lines: list[Line]) -> Part:
    """The lines parted into titles, headers and body. The headers are the lines with words over
    the columns before the first figures; what stands between them and the figures is body."""
    figures = next((n for n, line in enumerate(lines) if line.has_values), None)
    if figures is None:  # words only: the first line heads the columns
        return Part(heads=lines[:1], body=lines[1:])
    heads = [n for n in range(figures) if _is_head(lines[n])]
    heads = [n for n in heads if heads[-1] - n < _MOST_HEADS]
    if not heads:
        titles = 0
        while titles < figures - 1 and _is_note(lines[titles]):
            titles += 1
        return Part(titles=lines[:titles], body=lines[titles:])
    first, last = heads[0], heads[-1]
    width = max(len(line.cells) for line in lines[last + 1 :])
    return Part(
        lines[:first],
        [_moved(line, width) for line in lines[first : last + 1]],
        lines[last + 1 :],
    )


def _moved(line: Line, width: int) -> Line:
    """A header line without a cell over the labels (it reaches down from the line above, or was
    left out), with an empty one: its first cell tells a time and its last place is free."""
    if not _TIME.search(plain_time(line.cells[0].text.lower())):
        return line
    cells = line.cells
    if len(cells) >= width:
        if cells[-1].kind != "empty" or all(cell.kind == "empty" for cell in cells[1:]):
            return line
        cells = cells[:-1]
    start = line.cells[0].start
    return Line([Cell(start, start, "empty", ""), *cells], line.indent)


def _is_head(line: Line) -> bool:
    """Whether words stand over the columns; a remark such as "(unaudited)" beside a label is no
    header, and neither is a line of sentences."""
    if line.has_values:
        return False
    filled = line.filled()
    texts = [line.cells[n].text for n in filled]
    if not filled or any(len(text) > _LONGEST_HEAD or _GROUPS.search(text) for text in texts):
        return False
    return not line.is_qualified


def _is_label_alone(line: Line) -> bool:
    return not line.filled() and bool(line.cells) and line.cells[0].kind != "empty"


def _is_note(line: Line) -> bool:
    return _is_label_alone(line) and bool(TABLE_NOTE.regex.search(line.cells[0].text.lower()))
