"""Offsets to lines and columns.

Comes in: a text and offsets into it. Goes out: places, counted from 1 as editors do. It must not
know what stands there.
"""

from __future__ import annotations

from bisect import bisect_right

from extractor.lint.finding import Place
from extractor.schema import Span


class Lines:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def place(self, span: Span) -> Place:
        """`span` in lines and columns."""
        line, column = self._at(span.start)
        end_line, end_column = self._at(span.end)
        words = " ".join(self._text[span.start : span.end].split())
        return Place(line, column, end_line, end_column, words)

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
