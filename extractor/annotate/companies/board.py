"""The company mentions of one view while they are being collected.

Comes in: spans with the form of the name. Goes out: mentions in text order without overlaps. It
must not judge whether a span is a company.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extractor.annotate.companies.scan import Word
from extractor.schema import Listing, Span
from extractor.stages import CompanyForm, CompanyMention


@dataclass(eq=False)
class Found:
    """A mention while it is being built; `of` is the mention that it stands for."""

    start: int
    end: int
    form: CompanyForm
    of: Found | None = None
    listings: list[Listing] = field(default_factory=list)


class Board:
    """The mentions found so far in `view`, whose capitalized words are `words`. `judged` keeps
    what a look through the whole view has said about a name, `unclaimed` the listings before
    which no name stands."""

    def __init__(
        self,
        view: str,
        words: Sequence[Word],
        contacts: Sequence[Span] = (),
        tables: Sequence[Span] = (),
    ) -> None:
        self.view = view
        self.words = words
        self.contacts = contacts
        self._tables = [span.start for span in tables]
        self._table_ends = [span.end for span in tables]
        self.judged: dict[str, bool] = {}
        self.unclaimed: list[Listing] = []
        self._found: list[Found] = []
        self._starts: list[int] = []
        self._by_end: dict[int, Found] = {}

    def begun(self, skipped: tuple[str, ...] = ("the",)) -> Iterator[tuple[int, str]]:
        """Where a run of capitalized words begins behind a space, with the word before it; a
        word in `skipped` is passed over."""
        view = self.view
        for place, word in self._runs:
            if word in skipped:
                until = place - len(word) - 2
                word = view[max(0, until - 14) : max(0, until)].rsplit(" ", 1)[-1]
            yield place, word

    @cached_property
    def _runs(self) -> list[tuple[int, str]]:
        """What `begun` gives if no word is passed over; several rules ask for it."""
        view = self.view
        found: list[tuple[int, str]] = []
        last = -2
        for place, text, _ in self.words:
            fresh = place != last + 1
            last = place + len(text)
            if fresh and place and view[place - 1] == " ":
                found.append((place, view[max(0, place - 14) : place - 1].rsplit(" ", 1)[-1]))
        return found

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    def text(self, mention: Found) -> str:
        """The words of `mention`."""
        return self.view[mention.start : mention.end]

    def ending_at(self, end: int) -> Found | None:
        """The mention that ends at `end`."""
        return self._by_end.get(end)

    def at(self, start: int, end: int) -> Found | None:
        """The first mention that overlaps the span."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and self._found[index].end > start:
            return self._found[index]
        index += 1
        if index < len(self._found) and self._starts[index] < end:
            return self._found[index]
        return None

    def between(self, start: int, end: int) -> list[Found]:
        """The mentions that begin in the span."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def in_contacts(self, at: int) -> bool:
        """Whether `at` lies in a contact block."""
        return any(part.start <= at < part.end for part in self.contacts)

    def in_tables(self, at: int) -> bool:
        """Whether `at` lies in a table."""
        index = bisect_right(self._tables, at) - 1
        return index >= 0 and at < self._table_ends[index]

    def move(self, mention: Found, start: int) -> None:
        """Lets `mention` begin later, at `start`."""
        index = bisect_left(self._starts, mention.start)
        mention.start = self._starts[index] = start

    def add(self, start: int, end: int, form: CompanyForm, of: Found | None = None) -> Found | None:
        """The new mention; or the one that covers the span already; or None if it overlaps
        another one in part."""
        other = self.at(start, end)
        if other is not None:
            return other if other.start <= start and end <= other.end else None
        while of is not None and of.of is not None:
            of = of.of
        mention = Found(start, end, form, of)
        index = bisect_left(self._starts, start)
        self._found.insert(index, mention)
        self._starts.insert(index, start)
        self._by_end[end] = mention
        return mention

    def link(self, mention: Found, owner: Found, form: CompanyForm | None = None) -> None:
        """Makes `mention` stand for the company of `owner`."""
        while owner.of is not None:
            owner = owner.of
        if owner is not mention and mention.of is None:
            mention.of = owner
            mention.form = form or mention.form

    def mentions(self) -> list[CompanyMention]:
        """What has been found, in the form that the next stage takes."""
        index = {id(mention): i for i, mention in enumerate(self._found)}
        return [
            CompanyMention(
                m.start,
                m.end,
                self.text(m),
                m.form,
                index[id(m.of)] if m.of is not None else None,
                list(m.listings),
            )
            for m in self._found
        ]
