"""Evidence: what speaks for and against a run of capitalized words being a person's name.

Comes in: a view, its frame and companies. Goes out: candidates with points and titles
(`Weighed`). It must not decide about names that only other names make persons; `people` does.

Each candidate gathers points from around it: an honorific, a title on either side (`titles`),
degrees, a verb of saying or of appointment, an e-mail address made of its letters, a given name in
front, a line of its own among contacts. `ENOUGH` points make a person; words that also name things
take points away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from extractor.annotate.people.contact_lines import ContactLines
from extractor.annotate.people.names import Candidate, may_name, place_names, split_run
from extractor.annotate.people.title_words import wording
from extractor.annotate.people.titles import Reader
from extractor.annotate.people.titles_before import read_before
from extractor.patterns.people import (
    AFTER_NAME,
    BEFORE_NAME,
    CREDENTIALS,
    CURRICULUM,
    GLUED_RUN,
    HONORED,
    LETTERS,
    LONE_SPEAKER,
    NAME_RUN,
    SUFFIX,
    TITLE_LINK,
)
from extractor.places import Places
from extractor.schema import Span
from extractor.stages import CompanyMention, Frame

ENOUGH: Final = 2
"""The points that make a person."""

_NAME_RUN: Final = re.compile(NAME_RUN.source, re.VERBOSE)  # `re` is three times faster here
_GLUED_RUN: Final = re.compile(GLUED_RUN.source, re.VERBOSE)
_CURRICULUM: Final = re.compile(CURRICULUM.source, re.VERBOSE)
_LONGEST_NAME: Final = 60
_LOOKED_AT_AROUND: Final = 48
_WORDY: Final = 200
_SHORT_LINE: Final = 60
_LONGEST_HEADLINE: Final = 1000
_HONORIFICS: Final = ("Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Mr ", "Ms ", "Dr ", "Prof. ", "Sir ")
_BRAND: Final = re.compile(r"(?:’s|'s)? (?:brands?|products?|sauces?|cookies)\b")
_ROAD: Final = re.compile(r"(?:’s|'s)? (?:Highway|Street|Road|Avenue|Lane|Boulevard)\b")
_BEFORE_GIVEN: Final = frozenset(
    ("Mr", "Ms", "Mrs", "Dr", "With", "As", "And", "But", "When", "For", "If", "Both", "CEO")
)


@dataclass(slots=True)
class Weighed:
    """A candidate with the points for it, the titles beside it and the company of the titles.
    `taken` says that it is a person."""

    candidate: Candidate
    points: int
    titles: list[str] = field(default_factory=list)
    company: Span | None = None
    taken: bool = False


class Evidence:
    """Weighs the candidates of one view, in text order."""

    def __init__(self, view: str, frame: Frame, companies: list[CompanyMention]) -> None:
        self.view = view
        self.companies = companies
        spans = [(c.start, c.end) for c in companies]
        self.firms = Places(spans)
        self.reader = Reader(view, spans)
        self.headline_end = min(frame.headline.end, _LONGEST_HEADLINE) if frame.headline else 0
        self.skipped = [
            (s.start, s.end)
            for s in frame.sections
            if s.kind == "forward_looking"
            or (s.kind == "boilerplate" and _wordy(view, s.start, s.end))
        ]
        self.contacts = Places([(s.start, s.end) for s in frame.sections if s.kind == "contact"])
        self.lines = ContactLines(view, self.firms, self.contacts, self.reader)
        self.lone = [
            match.span(1) if match.group(1) else match.span(2)
            for match in LONE_SPEAKER.regex.finditer(view)
        ]
        self.honored = {m.group(1) for m in HONORED.regex.finditer(view)}
        self.honored |= {view[start:end] for start, end in self.lone}
        self.consumed = 0
        self.person_line = -1
        self.firm_heads = {
            " ".join(words[:count])
            for words in (c.name.replace(",", "").split() for c in companies)
            for count in (2, 3)
            if len(words) >= count
        }

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The view without the sections that name nobody."""
        at = 0
        for start, end in self.skipped:
            if start > at:
                yield at, start
            at = max(at, end)
        if at < len(self.view):
            yield at, len(self.view)

    def candidates(self) -> Iterator[Candidate]:
        """The runs of words that could be names, in text order."""
        view = self.view
        for start, end in self._stretches():
            runs = [m.span() for m in _NAME_RUN.finditer(view, start, end) if may_name(m.group())]
            glued = [match.span(1) for match in _GLUED_RUN.finditer(view, start, end)]
            for left, right in sorted(runs + glued) if glued else runs:
                index = self.firms.overlaps(left, right)
                if index is None:
                    yield from split_run(view, left, right)
                else:
                    yield from self._around_firms(left, right)

    def _around_firms(self, left: int, right: int) -> Iterator[Candidate]:
        """The candidates of a run in which companies stand."""
        for candidate in split_run(self.view, left, right):
            index = self.firms.overlaps(candidate.start, candidate.end)
            if index is None:
                yield candidate
                continue
            firm = self.companies[index]
            same = firm.start == candidate.start and firm.end == candidate.end
            if same and firm.form != "legal":
                candidate.commons += 1
                candidate.given = min(candidate.given, 1)
                yield candidate
            elif firm.end < candidate.end or firm.start > candidate.start:
                if firm.start <= candidate.start and firm.end < candidate.end:
                    rest = split_run(self.view, firm.end + 1, candidate.end)
                elif firm.start > candidate.start:
                    rest = split_run(self.view, candidate.start, firm.start - 1)
                else:
                    rest = []
                for part in rest:
                    part.follows_hard = False
                    yield part

    def weigh(self, candidate: Candidate) -> Weighed:
        """The evidence for `candidate`, in points, with its titles."""
        view = self.view
        if candidate.end <= self.headline_end and len(candidate.words) > 2:
            self._shorten(candidate)
        suffix = SUFFIX.regex.match(view, candidate.end)
        if suffix:
            candidate.end = suffix.end()
            candidate.suffix = suffix.group()
        found = Weighed(candidate, 0)
        words = candidate.words
        start, end = candidate.start, candidate.end
        if (
            end - start > _LONGEST_NAME
            or candidate.name.title() in place_names()
            or candidate.precedes_hard
            or _ROAD.match(view, candidate.end)
            or (candidate.commons > 1 and not candidate.given and not candidate.honorific)
        ):
            return found
        longest = 5 if candidate.given or candidate.honorific else 4
        if sum(1 for word in words if len(word) > 2 and word[0].isupper()) > longest:
            return found
        points = 0
        if candidate.honorific:
            points += 3 if candidate.honorific == 2 else 1
        if candidate.given == 2:
            points += 2
        elif candidate.given == 1:
            points += 1
        if (
            candidate.initials
            and words[-1].rstrip(".")
            and len(words[-1]) > 2
            and candidate.commons == 0
        ):
            points += 1
        if any(word in self.honored for word in words):
            points += 2
        credentials = CREDENTIALS.regex.match(view, end)
        after = end
        if credentials and len(words) > 1:
            points += 2
            after = credentials.end()
        letters = LETTERS.regex.match(view, after)
        if letters and not self.reader.read(after + 2, letters.end()):
            after = letters.end()
        points += self._titles(found, after)
        before = view[max(0, start - _LOOKED_AT_AROUND) : start]
        cue = BEFORE_NAME.regex.search(before)
        if cue:
            spoken = before[max(0, cue.start() - 2) : cue.start()].strip()[-1:] in ("”", '"', ",")
            points += 2 if spoken and cue.start() else 1
        if AFTER_NAME.regex.match(view, end):
            points += 1
        points += self._line(candidate)
        points -= candidate.commons
        if candidate.honorific and len(words) == 1 and _BRAND.match(view, end):
            points = 0
        if candidate.caps and not candidate.given and not found.titles:
            points -= 1
        if candidate.follows_hard and self.contacts.at(start) is None:
            points -= 1
        if candidate.name in self.firm_heads:
            points -= 2
        if view[end : end + 1] in ("®", "™"):
            points -= 3
        if view[start - 1 : start] == "(" and view[end : end + 1] == ")":
            points -= 1
        if any(word[0] in "“\"'‘(" for word in words):
            points += 2
        if (
            0 <= points < ENOUGH
            and not candidate.commons
            and len(words) < 4
            and (words[-1] in self.lives or words[0] in self.lives)
        ):
            points += 1
        if points >= ENOUGH:
            self.person_line = self.lines.end(end)
        found.points = points
        return found

    @cached_property
    def lives(self) -> frozenset[str]:
        """Words of names before words of a curriculum vitae."""
        view = self.view
        before = (view[max(0, m.start() - 30) : m.start()] for m in _CURRICULUM.finditer(view))
        return frozenset(text.split()[-1] for text in before if text.strip())

    def _shorten(self, candidate: Candidate) -> None:
        """Cut the words of a headline behind a name that stands alone further below."""
        for count in range(2, len(candidate.words)):
            name = " ".join(candidate.words[:count])
            at = self.view.find(name, self.headline_end)
            if at >= 0 and len(candidate.words[count - 1].rstrip(".")) > 1:
                after = self.view[at + len(name) : at + len(name) + 2]
                if not after[:1].isalnum() and not (after[:1] == " " and after[1:].isupper()):
                    candidate.words = candidate.words[:count]
                    candidate.end = candidate.start + len(name)
                    return

    def _titles(self, found: Weighed, after: int) -> int:
        """Titles beside the name; 3 points for one that can only be a person's."""
        view = self.view
        start = found.candidate.start
        points = 0
        if self.consumed <= start:
            before = read_before(self.reader, self._before_honorific(start), self.consumed)
            if before is not None:
                found.titles += [wording(view, s) for s in before.spans]
                found.company = before.company
                points = 3 if view[start - 2 : start] != ", " else 2
        link = TITLE_LINK.regex.match(view, after)
        titles = None
        if link:
            titles = self.reader.read(link.end())
            if titles and self._next_name(titles.end):
                titles = None
        elif view[after : after + 1] == "\n":
            if start - self.lines.start(start) < 40 or view[start - 2 : start] == ": ":
                titles = self.reader.read(after + 1)
                if titles and self.lines.end(titles.end) - titles.end > _SHORT_LINE:
                    titles = None
        elif (
            not points
            and found.candidate.given
            and (
                (view[after : after + 1] == " " and view[after + 1 : after + 2].isupper())
                or view[after : after + 1].isupper()
            )
        ):
            titles = self.reader.read(after)
        if titles is not None:
            self.consumed = titles.end
            found.titles += [wording(view, s) for s in titles.spans]
            found.company = titles.company or found.company
            points = 3
        return points

    def _next_name(self, end: int) -> bool:
        """Whether a name follows so that the title before it is its own ("Leader Jane Roe")."""
        run = NAME_RUN.regex.match(self.view, end + 1) if self.view[end : end + 1] == " " else None
        if run is None or " " not in run.group():
            return False
        names = split_run(self.view, *run.span())
        return bool(names) and names[0].start == end + 1 and names[0].given == 2

    def _before_honorific(self, start: int) -> int:
        before = self.view[max(0, start - 12) : start]
        return next((start - len(word) for word in _HONORIFICS if before.endswith(word)), start)

    def _line(self, candidate: Candidate) -> int:
        """Points for a line of contacts, or an address made of the name."""
        view = self.view
        start, end = candidate.start, candidate.end
        near = view[end : end + 170]
        points = 0
        at = near.find("@")
        if at > 0:
            box = near[max(0, at - 30) : at].rsplit("\n", 1)[-1].rsplit(" ", 1)[-1].casefold()
            letters = [_ascii(word) for word in candidate.words]
            if any(len(word) > 2 and word in box for word in (letters[0], letters[-1])):
                points += 3
            if not candidate.given and "".join(letters) in near[at : at + 50].casefold():
                points -= 3  # an agency's name is its domain
        if self.contacts.at(start) is not None and not candidate.commons:
            points += self.lines.points(candidate, self.person_line)
        return points

    def may_be_person(self, start: int, end: int) -> bool:
        """Whether one word is no company there: an alias that speaks may be a person."""
        index = self.firms.overlaps(start, end)
        if index is None:
            return True
        firm = self.companies[index]
        if (firm.start, firm.end) != (start, end) or firm.form == "legal":
            return False
        honored = self.view[max(0, start - 5) : start].endswith(("Mr. ", "Ms. ", "Mrs. ", "Dr. "))
        return honored or self.speaks(start, end)

    def speaks(self, start: int, end: int) -> bool:
        """Whether a cue of a person stands beside the word."""
        before = self.view[max(0, start - _LOOKED_AT_AROUND) : start]
        return bool(AFTER_NAME.regex.match(self.view, end) or BEFORE_NAME.regex.search(before))

    def in_longer_name(self, start: int, end: int) -> bool:
        """Whether a given name is part of a longer name ("J. Michael Roe")."""
        view = self.view
        before = view[max(0, start - 14) : start].rsplit("\n", 1)[-1].rstrip(" ")
        word = before.rsplit(" ", 1)[-1]
        return (view[end : end + 1] == " " and view[end + 1 : end + 2].isupper()) or (
            word[:1].isupper()
            and not word.endswith((",", ":", ";"))
            and word.strip(".") not in _BEFORE_GIVEN
        )


def _wordy(view: str, start: int, end: int) -> bool:
    """Whether a stretch is made of long paragraphs, not of lines that may name persons."""
    return end - start > _WORDY * (view.count("\n", start, end) + 1)


def _ascii(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if c.isascii() and c.isalnum())
