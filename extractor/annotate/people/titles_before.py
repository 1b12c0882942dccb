"""Titles before a name: "Acme's Chief Executive Officer Jane Roe".

Comes in: a `titles.Reader` and the place of a name. Goes out: the `Titles` that end right before
it. It must not look behind the name.

A reading is tried from each office word to the left of the name, until one ends exactly there.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.annotate.people.title_words import (
    PLURALS,
    is_head,
    is_modifier,
    office_soon,
    words_of,
)
from extractor.annotate.people.titles import Reader, Titles
from extractor.schema import Span

_BEFORE: Final = 170
_MOST_BEFORE: Final = 48
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’)]*\s|\n|[;:]")
_ABBREVIATIONS: Final = frozenset(
    ["Mr", "Ms", "Mrs", "Dr", "Inc", "Corp", "Co", "Ltd", "St", "Sr", "Jr"]
)


def read_before(reader: Reader, name: int, floor: int) -> Titles | None:
    """The titles that stand right before a name at `name`; nothing before `floor` counts."""
    view = reader.view
    start = max(floor, name - _BEFORE)
    start = max(start, view.rfind("\n", start, name) + 1)
    window = view[start:name]
    bare = window.rstrip(" ,–—-:(")
    end = start + len(bare)
    if name - end > 3 or end <= start or bare[-1] in '.!?;”"':
        return None
    if not office_soon(bare):
        return None
    for broken in _SENTENCE_END.finditer(bare):
        if broken.group()[0] != "." or not _abbreviated(bare, broken.start()):
            start_here = start + broken.end()
            bare = view[start_here:end]
    start = end - len(bare)
    words = words_of(view, start, end, _MOST_BEFORE)
    tried = 0
    previous_office = False
    for word in words:
        office = is_head(word) or is_modifier(word)
        if office and not previous_office:
            tried += 1
            if tried > 6:
                return None
            found = reader.read(word.start, end)
            plural = words[-1].low in PLURALS
            if (
                found is not None
                and not plural
                and found.end >= end - 1
                and found.spans[0].start < end
            ):
                comma = "," in view[end:name]
                if comma and found.company is None and _listed(view, word.start):
                    return None
                _holder_before(reader, found, word.start, floor)
                return found
        previous_office = office
    return None


def _listed(view: str, start: int) -> bool:
    """Whether the title at `start` follows a comma, so that it belongs to what is before."""
    before = view[max(0, start - 3) : start]
    return before.rstrip().endswith(",")


def _holder_before(reader: Reader, found: Titles, start: int, floor: int) -> None:
    """The company named right before a title: "Acme CEO", "Acme's Chairman"."""
    if found.company is not None:
        return
    before = reader.view[max(floor, start - 4) : start]
    bare = before.rstrip(" ’'s")
    index = reader.companies.at(start - (len(before) - len(bare)) - 1) if bare else None
    if index is not None:
        found.company = Span(reader.companies.starts[index], reader.companies.ends[index])


def _abbreviated(text: str, dot: int) -> bool:
    before = text[max(0, dot - 5) : dot].rsplit(" ", 1)[-1]
    initials = len(before.replace(".", "")) <= 2 and before[:1].isupper()
    return initials or before in _ABBREVIATIONS
