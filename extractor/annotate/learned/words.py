"""A view as a classifier reads it: words, in which every number, date and name is one word that
says only what it is.

Comes in: a view and what has been found in it. Goes out: the words of stretches and lines. It must
not judge anything.

Masking is what makes a classifier general: that "<company> sold <share_count> at <price>" reads
the same in every release is all that it can learn from; which company it was is noise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.schema import Span
from extractor.stages import Annotations

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]")


@dataclass(slots=True)
class Line:
    """The words of one line. `index` maps the number of a quantity to its word."""

    words: list[str]
    index: dict[int, int]


class Masked:
    """The words of a view; of masks that overlap the first one stands."""

    def __init__(self, view: str, notes: Annotations) -> None:
        self.view = view
        self._starts: list[int] = []
        self._masks: list[tuple[int, str, int]] = []
        self._lines: dict[int, Line] = {}
        end = 0
        for start, stop, word, number in sorted(_masks(notes), key=lambda one: (one[0], -one[1])):
            if start >= end:
                self._starts.append(start)
                self._masks.append((stop, word, number))
                end = stop

    def line(self, place: int) -> Line:
        """The line that holds the character at `place`."""
        start = self.view.rfind("\n", 0, place) + 1
        found = self._lines.get(start)
        if found is None:
            end = self.view.find("\n", place)
            found = self._read(start, end if end >= 0 else len(self.view))
            self._lines[start] = found
        return found

    def words(self, span: Span, most: int) -> list[str]:
        """The first words in `span`, at most `most`."""
        return self._read(span.start, span.end).words[:most]

    def before(self, place: int, reach: int, count: int) -> list[str]:
        """The last words of the line before `place`, nearest first."""
        start = max(self.view.rfind("\n", 0, place) + 1, place - reach)
        return self._read(start, place).words[: -count - 1 : -1]

    def after(self, place: int, reach: int, count: int) -> list[str]:
        """The first words of the line from `place` on."""
        end = self.view.find("\n", place, place + reach)
        return self._read(place, end if end >= 0 else place + reach).words[:count]

    def _read(self, start: int, end: int) -> Line:
        line = Line([], {})
        at = start
        for n in range(bisect_left(self._starts, start), len(self._starts)):
            mask = self._starts[n]
            if mask >= end:
                break
            stop, word, number = self._masks[n]
            self._add(line, at, mask)
            if number >= 0:
                line.index[number] = len(line.words)
            line.words.append(word)
            at = stop
        self._add(line, at, end)
        return line

    def _add(self, line: Line, start: int, end: int) -> None:
        line.words.extend(_WORD.findall(self.view[start:end].lower()))


def _masks(notes: Annotations) -> Iterator[tuple[int, int, str, int]]:
    for number, quantity in enumerate(notes.quantities):
        yield quantity.start, quantity.end, f"<{quantity.kind}>", number
    for date in notes.dates:
        yield date.start, date.end, "<date>", -1
    for company in notes.companies:
        yield company.start, company.end, "<company>", -1
    for person in notes.people:
        yield person.start, person.end, "<person>", -1
