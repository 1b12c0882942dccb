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
    return [
        _comment(text, match.start(), match.end(), match["scope"], match["codes"])
        for match in IGNORE.regex.finditer(text)
    ]


def in_html(data: bytes, texts: list[str]) -> list[list[Comment]]:
    """The comments of the HTML (or submission) `data`, for each of the rendered `texts`."""
    found = list(_ASCII.finditer(data))
    numbers = iter(range(len(found)))
    marked = _ASCII.sub(lambda _: _MARK.format(next(numbers)).encode(), data)
    comments: list[list[Comment]] = [[] for _ in texts]
    for own, text, source in zip(comments, texts, read(marked), strict=False):
        for number, before, begins in _counted(source.text):
            at = _after(text, before, begins)
            scope, codes = found[number]["scope"].decode(), found[number]["codes"].decode()
            own.append(_comment(text, at, at, scope, codes))
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


def _after(text: str, count: int, begins: bool) -> int:
    """The place in `text` behind its first `count` characters, spaces apart; with `begins` that
    of the next one."""
    end = 0
    for at, char in enumerate(text):
        if not char.isspace():
            if not count:
                return at if begins else end
            count -= 1
            end = at + 1
    return end


def _comment(text: str, start: int, end: int, scope: str, codes: str) -> Comment:
    whole = Span(0, len(text) + 1) if scope == "ignore-file" else _paragraph(text, start, end)
    return Comment(Span(start, end), frozenset(re.findall(r"\w+", codes)), whole)


def _paragraph(text: str, start: int, end: int) -> Span:
    ends = [Span(one.start(), one.end()) for one in _BLANK.finditer(text)]
    first = max((one.end for one in ends if one.end <= start), default=0)
    following = [one for one in ends if one.start >= end]
    last = following[0].start if following else len(text)
    if not _REMARK.sub("", text[first:last]).strip() and following:
        last = following[1].start if len(following) > 1 else len(text)
    return Span(first, last + 1)
