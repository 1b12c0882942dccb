"""What stands over a table: its caption, and the notes that state scale and currency.

Comes in: a view, where a table begins, and its titles. Goes out: the caption and the notes. It
must not read the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.annotate.tables.cells import Cell
from extractor.patterns.table_structure import TABLE_NOTE
from extractor.schema import Span

_LONGEST = 200
_MOST_LINES = 4
_SENTENCE = re.compile(r"[.;]\W{0,2}$")
_MARK = re.compile(r"^[•*†(\[]")
_PARENTHESIS = re.compile(r"\([^()]{4,160}\)")


@dataclass(slots=True)
class Caption:
    """The title of a table, if it has one, and the notes on its figures."""

    title: Span | None = None
    notes: list[Span] = field(default_factory=list)


def find_caption(view: str, start: int, titles: list[Cell]) -> Caption:
    """The caption of the table whose first row holds `start`: the titles within it, else short
    lines right above it that are no sentences."""
    found = Caption()
    lines = [Span(cell.start, cell.end) for cell in titles] or _lines_above(view, start)
    for line in lines:
        text = view[line.start : line.end]
        if not TABLE_NOTE.regex.search(text.lower()):
            found.title = line
            continue
        inner = _PARENTHESIS.search(text)
        whole = inner is None or inner.start() == 0
        if whole or inner is None:
            found.notes.append(line)
        else:  # "Balance Sheets (in thousands)": a title with its note
            found.title = Span(line.start, line.start + len(text[: inner.start()].rstrip()))
            found.notes.append(Span(line.start + inner.start(), line.start + inner.end()))
    return found


def _lines_above(view: str, start: int) -> list[Span]:
    """The lines above `start` that may caption a table, from the top down."""
    found: list[Span] = []
    end = view.rfind("\n", 0, start)
    while len(found) < _MOST_LINES and end > 0:
        begin = view.rfind("\n", 0, end) + 1
        text = view[begin:end]
        if text.strip():
            if len(text) > _LONGEST or text.startswith("|") or _SENTENCE.search(text):
                # A sentence that leads in ("as follows:") is none; one with a note may be read.
                break
            if _MARK.match(text) and not TABLE_NOTE.regex.search(text.lower()):
                break
            found.append(Span(begin, end))
        end = begin - 1
    return found[::-1]
