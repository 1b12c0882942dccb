"""A view as a classifier reads it: a stream of words in which every number, date and name is one
word that says only what it is.

Comes in: a view and what has been found in it. Goes out: a `Stream`. It must not judge anything.

Masking is what makes a classifier general: that "<company> sold <share_count> at <price>" reads
the same in every release is all that it can learn from; which company it was is noise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.schema import Span
from extractor.stages import Annotations

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]|\n")
_ENDS = frozenset(".!?")
LINE = "\n"


@dataclass(slots=True)
class Stream:
    """The words of a view in text order. `words[i]` begins at `starts[i]`; a mask stands for all
    the characters of what it masks. `index` maps the number of a quantity to its word."""

    words: list[str]
    starts: list[int]
    index: dict[int, int]

    def at(self, place: int) -> int:
        """The first word that begins at `place` or later."""
        return bisect_left(self.starts, place)

    def line(self, at: int) -> tuple[int, int]:
        """The words of the line that holds word `at`, without the line break."""
        words = self.words
        start = end = at
        while start and words[start - 1] != LINE:
            start -= 1
        while end < len(words) and words[end] != LINE:
            end += 1
        return start, end

    def sentence(self, at: int, reach: int) -> tuple[int, int]:
        """The words of the sentence that holds word `at`, at most `reach` to either side."""
        words = self.words
        start = at
        first = max(0, at - reach)
        while start > first and words[start - 1] != LINE and words[start - 1] not in _ENDS:
            start -= 1
        end = at
        last = min(len(words), at + reach + 1)
        while end < last and words[end] != LINE and words[end] not in _ENDS:
            end += 1
        return start, end


def masked(view: str, notes: Annotations) -> Stream:
    """The stream of `view`; of masks that overlap the first one stands."""
    masks = sorted(_masks(notes), key=lambda mask: (mask[0], -mask[1]))
    words: list[str] = []
    starts: list[int] = []
    index: dict[int, int] = {}
    at = 0
    for start, end, word, number in masks:
        if start < at:
            continue
        _add(view, at, start, words, starts)
        if number >= 0:
            index[number] = len(words)
        words.append(word)
        starts.append(start)
        at = end
    _add(view, at, len(view), words, starts)
    return Stream(words, starts, index)


def _add(view: str, start: int, end: int, words: list[str], starts: list[int]) -> None:
    for match in _WORD.finditer(view, start, end):
        words.append(match.group().lower())
        starts.append(match.start())


def _masks(notes: Annotations) -> Iterable[tuple[int, int, str, int]]:
    for number, quantity in enumerate(notes.quantities):
        yield quantity.start, quantity.end, f"<{quantity.kind}>", number
    for date in notes.dates:
        yield date.start, date.end, "<date>", -1
    for company in notes.companies:
        yield company.start, company.end, "<company>", -1
    for person in notes.people:
        yield person.start, person.end, "<person>", -1


def spanned(stream: Stream, span: Span, most: int) -> list[str]:
    """The words of the stream in `span`, at most `most`."""
    first = stream.at(span.start)
    return stream.words[first : min(stream.at(span.end), first + most)]
