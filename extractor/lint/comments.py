"""Comments in a release that ignore findings: `<!-- extractor: ignore L104 -->`.

Comes in: the text of a record, and for HTML the bytes of its file. Goes out: comments, each with
the stretch of the record's text for which it speaks: the paragraph (or table) that it stands in,
or, if nothing else stands there, the one that follows; `ignore-file` speaks for the whole text. It
must not know what is found there.

Comments do not show in rendered HTML. To find their places there the page is rendered once more
with marks instead, and the characters before each mark are counted, spaces apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from extractor.patterns.lint_terms import IGNORE
from extractor.read import read
from extractor.schema import Span

_ASCII = re.compile(IGNORE.source.encode(), re.VERBOSE)
_BLANK = re.compile(r"\n[^\S\n]{0,999}\n\s{0,999}")
_MARK = "EXTRACTORMARK{}X"
_MARKS = re.compile(r"EXTRACTORMARK(\d{1,9})X")
_REMARK = re.compile(r"<!--[^<>]{0,2000}-->")


class Comment(msgspec.Struct):
    """Where it stands, the codes that it names, and where they are ignored."""

    at: Span
    codes: frozenset[str]
    scope: Span

    def covers(self, code: str, offset: int) -> bool:
        """Whether `code` is ignored at `offset`."""
        return code in self.codes and self.scope.start <= offset < self.scope.end


def in_text(text: str) -> list[Comment]:
    """The comments that stand in `text` itself."""
    parts = _Paragraphs(text)
    return [
        Comment(Span(*one.span()), _codes(one["codes"]), parts.scope(one["scope"], *one.span()))
        for one in IGNORE.regex.finditer(text)
    ]


def in_html(data: bytes, texts: list[str]) -> list[list[Comment]]:
    """The comments of the HTML (or submission) `data`, for each of the rendered `texts`."""
    found = [(one["scope"].decode(), one["codes"].decode()) for one in _ASCII.finditer(data)]
    numbers = iter(range(len(found)))
    marked = _ASCII.sub(lambda _: _MARK.format(next(numbers)).encode(), data)
    comments: list[list[Comment]] = [[] for _ in texts]
    for own, text, source in zip(comments, texts, read(marked), strict=False):
        parts = _Paragraphs(text)
        ends = [at + 1 for at, char in enumerate(text) if not char.isspace()]
        for number, before, begins in _counted(source.text):
            if begins:
                at = ends[before] - 1 if before < len(ends) else len(text)
            else:
                at = ends[min(before, len(ends)) - 1]
            scope, codes = found[number]
            own.append(Comment(Span(at, at), _codes(codes), parts.scope(scope, at, at)))
    return comments


def _counted(text: str) -> Iterator[tuple[int, int, bool]]:
    """The marks in `text`, each with how many characters, spaces and marks apart, are before it,
    and whether it begins a paragraph."""
    before = at = 0
    for mark in _MARKS.finditer(text):
        between = text[at : mark.start()]
        before += len("".join(between.split()))
        at = mark.end()
        space = between[len(between.rstrip()) :]
        yield int(mark[1]), before, not before or _BLANK.search(space) is not None


def _codes(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", words))


class _Paragraphs:
    """The paragraphs of a text, parted by blank lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(one.end() for one in _BLANK.finditer(text)), len(text) + 1]
        self._empty: dict[int, bool] = {}  # whether nothing but comments stands in a paragraph

    def scope(self, word: str, start: int, end: int) -> Span:
        """What a comment at [start, end) with `word` speaks for."""
        if word == "ignore-file":
            return Span(0, self._starts[-1])
        number = min(bisect_right(self._starts, start), len(self._starts) - 1)
        first, last = self._starts[number - 1], self._starts[number]
        if number not in self._empty:
            self._empty[number] = not _REMARK.sub("", self._text[first:last]).strip()
        if self._empty[number] and number + 1 < len(self._starts):
            last = self._starts[number + 1]
        return Span(first, last)
