"""The highlighted text: what was found in a stretch of text as nested HTML elements.

Comes in: a text and the marks on it, which may overlap. Goes out: escaped HTML in which the text
is complete and unchanged. It must not let a character of the text become markup.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

_CONTROLS = {
    code: "\ufffd"
    for code in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\n\t"
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Characters that a browser cannot show, or that would turn the order of the text around them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that was found to be something. `kind` is the class of its element, `id`
    the anchor that links lead to, `title` what a pointer over it is told, `after` what is said
    behind it."""

    start: int
    end: int
    kind: str
    id: str = ""
    title: str = ""
    after: str = ""

    @property
    def order(self) -> tuple[int, int, bool]:
        """The place in the order of opening: the outer one first, and speech around all else."""
        return self.start, -self.end, self.kind != "quote"


class Marks:
    """The marks on a text, of which those within a stretch are found fast."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that reach into `text[start:end]`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]


def shown(text: str) -> str:
    """`text` without the characters that a page cannot or must not hold."""
    return text.translate(_CONTROLS)


def marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Markup:
    """`text[start:end]` with its marks. A mark that reaches out of the stretch, or out of the mark
    around it, goes on in an element of its own."""
    return Markup("").join(_pieces(text, start, end, marks))


def _pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Markup]:
    waiting = [
        (mark.order, number, _cut(mark, start, end))
        for number, mark in enumerate(marks)
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    waiting = [(mark.order, number, mark) for _, number, mark in waiting]
    heapq.heapify(waiting)
    open_: list[Mark] = []
    at = start
    while waiting or open_:
        following = waiting[0][2] if waiting else None
        if open_ and (following is None or following.start >= open_[-1].end):
            mark = open_.pop()
            yield escape(shown(text[at : mark.end]))
            yield _closing(mark)
            at = mark.end
            continue
        _, number, mark = heapq.heappop(waiting)
        if open_ and mark.end > open_[-1].end:
            rest = replace(mark, start=open_[-1].end, id="")
            heapq.heappush(waiting, (rest.order, number, rest))
            mark = replace(mark, end=open_[-1].end, after="")
        yield escape(shown(text[at : mark.start]))
        yield _opening(mark)
        at = mark.start
        open_.append(mark)
    yield escape(shown(text[at:end]))


def _cut(mark: Mark, start: int, end: int) -> Mark:
    """The part of `mark` within the stretch: its anchor is at its beginning, its last word at its
    end."""
    return replace(
        mark,
        start=max(mark.start, start),
        end=min(mark.end, end),
        id=mark.id if mark.start >= start else "",
        after=mark.after if mark.end <= end else "",
    )


def _opening(mark: Mark) -> Markup:
    tag = "q" if mark.kind == "quote" else "mark"
    anchor = Markup(' id="{}" tabindex="-1"').format(mark.id) if mark.id else ""
    title = Markup(' title="{}"').format(shown(mark.title)) if mark.title else ""
    return Markup('<{} class="{}"{}{}>').format(Markup(tag), Markup(mark.kind), anchor, title)


def _closing(mark: Mark) -> Markup:
    if mark.kind != "quote":
        return Markup("</mark>")
    said = Markup("<cite>{}</cite>").format(shown(mark.after)) if mark.after else ""
    return Markup("</q>{}").format(said)
