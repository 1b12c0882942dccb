"""Lines of contacts: what a line says of a name on it, and the organization of a contact's block.

Comes in: a view, where contacts and companies stand in it. Goes out: points for a name, or the
span of an organization. It must not decide who is a person; `evidence` does.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.annotate.people.names import Candidate
from extractor.annotate.people.title_words import is_field
from extractor.annotate.people.titles import Reader
from extractor.places import Places
from extractor.schema import Span

_SHORT_LINE: Final = 60
_LONGEST_LINE: Final = 400
_DETAIL: Final = re.compile(
    r"@|\d{3}|www\.|https?:|^(?:Tel|Phone|Email|E-mail|T:|M:|or$|Or$|OR$)|[.!]$"
)
_BETWEEN_CONTACTS: Final = frozenset({"or", "and", "&", "contact", "contacts", "media"})


class ContactLines:
    """The lines of one view. `contacts` and `firms` are the places of the contact sections and of
    the companies; `reader` reads titles."""

    def __init__(self, view: str, firms: Places, contacts: Places, reader: Reader) -> None:
        self.view = view
        self.firms = firms
        self.contacts = contacts
        self.reader = reader

    def block_firm(self, start: int, end: int) -> Span | None:
        """The organization of a contact's block: on the lines below, before the name on its line,
        or on the line above. A line that could name one but was not recognized is taken, too, so
        that no other company is."""
        view = self.view
        if self.contacts.at(start) is None:
            return None
        line = self.start(start)
        if self.end(end) - end >= _SHORT_LINE:
            return None
        index = self.firms.overlaps(max(line, start - 3), start) if start > line else None
        if index is not None:
            return Span(self.firms.starts[index], self.firms.ends[index])
        at = end
        for _ in range(3):
            at = self.end(at) + 1
            stop = self.end(at)
            text = view[at:stop]
            if _DETAIL.search(text) or not text or text[-1] == ":" or len(text) > 70:
                break
            index = self.firms.overlaps(at, stop)
            if index is not None:
                return Span(self.firms.starts[index], self.firms.ends[index])
            if self.reader.read(at) is None:
                return Span(at, stop)
        above = view[max(0, line - 80) : max(0, line - 1)].rsplit("\n", 1)[-1]
        index = self.firms.overlaps(max(0, line - 1 - len(above)), line) if above else None
        if index is not None and not _DETAIL.search(above):
            return Span(self.firms.starts[index], self.firms.ends[index])
        return None

    def points(self, candidate: Candidate, person_line: int) -> int:
        """Points for a name at the beginning of a line of contacts, or after a label there, with
        a number, an address or a company beside it or on the lines around it. `person_line`
        is where the line of the person before ends."""
        view = self.view
        line, stop = self.start(candidate.start), self.end(candidate.end)
        before = view[line : candidate.start].strip(" *-–—•|")
        rest = view[candidate.end : stop].strip(" .*|")
        if before and before[-1] not in ":,/" and before.casefold() not in _BETWEEN_CONTACTS:
            return 0
        after_person = person_line >= line - 1 and not candidate.given
        if rest:
            beside = rest[0] in ",(–-/" and (
                _DETAIL.search(rest) is not None or is_field(rest[1:].strip())
            )
            guarded = after_person and rest[0] != ","
            return 2 if beside and not candidate.caps and not guarded else 0
        if before and before[-1] != ":":
            return 0
        below = view[stop + 1 : self.end(stop + 1)]
        above = view[self.start(max(0, line - 1)) : max(0, line - 1)]
        near = (
            _DETAIL.search(below)
            or above.endswith(":")
            or self.firms.overlaps(stop + 1, stop + 1 + len(below)) is not None
            or self.firms.overlaps(line - 1 - len(above), line - 1) is not None
        )
        return 2 if near and not after_person else 1

    def start(self, place: int) -> int:
        """Where the line of `place` begins; as far back as anything is looked at."""
        floor = max(0, place - _LONGEST_LINE)
        found = self.view.rfind("\n", floor, place) + 1
        return found or floor

    def end(self, place: int) -> int:
        """Where the line of `place` ends; as far ahead as anything is looked at."""
        limit = min(len(self.view), place + _LONGEST_LINE)
        found = self.view.find("\n", place, limit)
        return limit if found < 0 else found
