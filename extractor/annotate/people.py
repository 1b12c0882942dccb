"""People: who is named, with which titles, and where they are named again.

Comes in: a view, its layout and frame, and the companies found. Goes out: `PersonMention`s in
text order. It must not read quotations, and knows no person by name.

Notes for a newcomer. `names` splits runs of capitalized words into candidates. Each candidate
gathers evidence from around it: an honorific, a title on either side (`titles`), degrees, a verb
of saying or of appointment, an e-mail address made of its letters, a given name in front, a line
of its own among contacts. Two points make a person; words that also name things take points
away. Afterwards the persons' last names are looked for in the rest of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extractor.annotate.names import Candidate, classify, may_name, place_names, split_run
from extractor.annotate.places import Places
from extractor.annotate.titles import Reader, wording
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
from extractor.resources import load_table
from extractor.schema import Span
from extractor.stages import CompanyMention, Frame, Layout, PersonMention

_NAME_RUN = re.compile(NAME_RUN.source, re.VERBOSE)  # `re` is three times faster here
_GLUED_RUN = re.compile(GLUED_RUN.source, re.VERBOSE)
_CURRICULUM = re.compile(CURRICULUM.source, re.VERBOSE)
_ENOUGH = 2
_LONGEST_NAME = 60
_LOOKED_AT_AROUND = 48
_WORDY = 200
_SHORT_LINE = 60
_BETWEEN = frozenset({", ", " and ", ", and ", "; ", " & ", " / ", " or ", ", or ", "; and "})
_DETAIL = re.compile(r"@|\d{3}|www\.|https?:|^(?:Tel|Phone|Email|E-mail|T:|M:|or$|Or$|OR$)|[.!]$")
_BEFORE_FIRST = frozenset(
    {
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "With",
        "As",
        "And",
        "But",
        "When",
        "For",
        "Since",
        "If",
        "The",
        "Both",
        "CEO",
    }
)


@dataclass(slots=True)
class _Found:
    candidate: Candidate
    points: int
    titles: list[str] = field(default_factory=list)
    company: Span | None = None
    taken: bool = False


class _Finder:
    def __init__(self, view: str, frame: Frame, companies: list[CompanyMention]) -> None:
        self.view = view
        self.companies = companies
        spans = [(c.start, c.end) for c in companies]
        self.firms = Places(spans)
        self.reader = Reader(view, spans)
        self.headline_end = frame.headline.end if frame.headline else 0
        self.skipped = [
            (s.start, s.end)
            for s in frame.sections
            if s.kind == "forward_looking"
            or (s.kind == "boilerplate" and _wordy(view, s.start, s.end))
        ]
        self.contacts = Places([(s.start, s.end) for s in frame.sections if s.kind == "contact"])
        self.lone = [
            match.span(1) if match.group(1) else match.span(2)
            for match in LONE_SPEAKER.regex.finditer(view)
        ]
        self.honored = {m.group(1) for m in HONORED.regex.finditer(view)}
        self.honored |= {view[start:end] for start, end in self.lone}
        self.consumed = 0
        self.firm_heads = {
            " ".join(words[:count])
            for words in (c.name.replace(",", "").split() for c in companies)
            for count in (2, 3)
            if len(words) >= count
        }

    def stretches(self) -> Iterator[tuple[int, int]]:
        at = 0
        for start, end in self.skipped:
            if start > at:
                yield at, start
            at = max(at, end)
        if at < len(self.view):
            yield at, len(self.view)

    def candidates(self) -> Iterator[Candidate]:
        view = self.view
        for start, end in self.stretches():
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

    def weigh(self, candidate: Candidate) -> _Found:
        """The evidence for `candidate`, in points, with its titles."""
        view = self.view
        if candidate.end <= self.headline_end and len(candidate.words) > 2:
            self._shorten(candidate)
        suffix = SUFFIX.regex.match(view, candidate.end)
        if suffix:
            candidate.end = suffix.end()
            candidate.suffix = suffix.group()
        found = _Found(candidate, 0)
        words = candidate.words
        start, end = candidate.start, candidate.end
        if (
            end - start > _LONGEST_NAME
            or candidate.name.title() in place_names()
            or candidate.precedes_hard
        ):
            return found
        if len([w for w in words if len(w) > 2]) > 4:
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
        if candidate.caps and not candidate.given and not found.titles:
            points -= 1
        if candidate.follows_hard:
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
            0 <= points < _ENOUGH
            and not candidate.commons
            and len(words) < 4
            and (words[-1] in self.lives or words[0] in self.lives)
        ):
            points += 1
        found.points = points
        return found

    @cached_property
    def lives(self) -> frozenset[str]:
        """Words of names before words of a curriculum vitae."""
        view = self.view
        before = (view[max(0, m.start() - 30) : m.start()] for m in _CURRICULUM.finditer(view))
        return frozenset(text.rsplit(" ", 1)[-1].strip("\n") for text in before)

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

    def _titles(self, found: _Found, after: int) -> int:
        """Titles beside the name; 3 points for one that can only be a person's."""
        view = self.view
        start = found.candidate.start
        points = 0
        if self.consumed <= start:
            before = self.reader.read_before(self._before_honorific(start), self.consumed)
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
            line = view.rfind("\n", 0, start) + 1
            if start - line < 40:
                stop = view.find("\n", after + 1)
                stop = len(view) if stop < 0 else stop
                titles = self.reader.read(after + 1)
                if titles and stop - titles.end > 60:
                    titles = None
        elif (
            not points
            and found.candidate.given
            and (
                view[after : after + 1] == " "
                and view[after + 1 : after + 2].isupper()
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

    def block_firm(self, start: int, end: int) -> Span | None:
        """The organization of a contact's block: on the lines below, before the name on its line,
        or on the line above. A line that could name one but was not recognized is taken, too, so
        that no other company is."""
        view = self.view
        if self.contacts.at(start) is None:
            return None
        line = view.rfind("\n", 0, start) + 1
        if not 0 <= view.find("\n", end) - end < _SHORT_LINE and len(view) - end > _SHORT_LINE:
            return None
        index = self.firms.overlaps(max(line, start - 3), start) if start > line else None
        if index is not None:
            return Span(self.firms.starts[index], self.firms.ends[index])
        at = end
        for _ in range(3):
            at = view.find("\n", at) + 1
            if not at:
                break
            stop = view.find("\n", at)
            stop = len(view) if stop < 0 else stop
            text = view[at:stop]
            if _DETAIL.search(text) or not text or text[-1] == ":" or len(text) > 70:
                break
            index = self.firms.overlaps(at, stop)
            if index is not None:
                return Span(self.firms.starts[index], self.firms.ends[index])
            if self.reader.read(at) is None:
                return Span(at, stop)
            at -= 1
        above = view[max(0, line - 80) : max(0, line - 1)].rsplit("\n", 1)[-1]
        index = self.firms.overlaps(max(0, line - 1 - len(above)), line) if above else None
        if index is not None and not _DETAIL.search(above):
            return Span(self.firms.starts[index], self.firms.ends[index])
        return None

    def _before_honorific(self, start: int) -> int:
        line = self.view.rfind("\n", 0, start) + 1
        before = self.view[max(line, start - 12) : start]
        for word in ("Mr. ", "Ms. ", "Mrs. ", "Dr. ", "Mr ", "Ms ", "Dr ", "Prof. ", "Sir "):
            if before.endswith(word):
                return start - len(word)
        return start

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
        line = view.rfind("\n", 0, start) + 1
        stop = view.find("\n", end)
        stop = len(view) if stop < 0 else stop
        own_line = not view[line:start].strip(" *-–—•|") and not view[end:stop].strip(" ,.*|")
        if own_line and self.contacts.at(start) is not None and not candidate.commons:
            points += 1
            if at > 0 or any(c.isdigit() for c in near[:60]):
                points += 1 if candidate.given else 0
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

    def in_other_name(self, start: int, end: int) -> bool:
        """Whether a given name is part of a longer name ("J. Michael Roe")."""
        view = self.view
        before = view[max(0, start - 14) : start].rsplit("\n", 1)[-1].rstrip(" ")
        word = before.rsplit(" ", 1)[-1]
        return (view[end : end + 1] == " " and view[end + 1 : end + 2].isupper()) or (
            word[:1].isupper()
            and not word.endswith((",", ":", ";"))
            and word.strip(".") not in _BEFORE_FIRST
        )


def _wordy(view: str, start: int, end: int) -> bool:
    """Whether a stretch is made of long paragraphs, not of lines that may name persons."""
    return end - start > _WORDY * (view.count("\n", start, end) + 1)


def _ascii(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in folded if c.isascii() and c.isalnum())


def find_people(
    view: str, layout: Layout, frame: Frame, companies: list[CompanyMention]
) -> list[PersonMention]:
    """The persons named in `view`, in text order.

    A mention's `name` has no honorific; where a person is named by the last name only, `name` is
    the full name found elsewhere. `titles` are those beside that mention. `company` is the span of
    the words that name the company in the title.
    """
    finder = _Finder(view, frame, sorted(companies, key=lambda c: (c.start, -c.end)))
    weighed = [finder.weigh(candidate) for candidate in finder.candidates()]
    for one in weighed:
        one.taken = one.points >= _ENOUGH
    _take_neighbors(finder, weighed)
    known = {one.candidate.name for one in weighed if one.taken and len(one.candidate.words) > 1}
    for one in weighed:
        if one.candidate.name in known:
            one.taken = True
    taken = [one for one in weighed if one.taken]
    full = [one for one in taken if len(one.candidate.words) > 1]
    mentions = []
    for one in taken:
        one.titles = [title for title in one.titles if title.casefold() != "member"]
        name = one.candidate.name
        if len(one.candidate.words) == 1:
            name = _full_name(name, full) or name
        if one.company is None and len(one.candidate.words) > 1:
            one.company = finder.block_firm(one.candidate.start, one.candidate.end)
        mentions.append(
            PersonMention(one.candidate.start, one.candidate.end, name, one.titles, one.company)
        )
    mentions += _speakers(finder, mentions)
    mentions += _later_mentions(finder, mentions, full)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _take_neighbors(finder: _Finder, weighed: list[_Found]) -> None:
    """Names in a list with persons are persons: "A. One, B. Two and C. Three"."""
    for order in (weighed, list(reversed(weighed))):
        previous: _Found | None = None
        for number, one in enumerate(order):
            if (
                previous is not None
                and previous.taken
                and not one.taken
                and _listed(
                    finder, previous, one, order[number + 1] if number + 1 < len(order) else None
                )
            ):
                one.taken = True
            previous = one


def _listed(finder: _Finder, previous: _Found, one: _Found, after: _Found | None) -> bool:
    candidate = one.candidate
    if (
        one.points < 0
        or len(candidate.words) not in (2, 3)
        or (candidate.commons and candidate.given < 2)
        or candidate.follows_hard
        or candidate.precedes_hard
        or candidate.name.title() in place_names()
        or not _beside(finder.view, previous, one)
    ):
        return False
    return bool(
        candidate.given
        or one.points
        or finder.contacts.at(candidate.start) is not None
        or (after is not None and after.taken and _beside(finder.view, one, after))
    )


def _beside(view: str, one: _Found, other: _Found) -> bool:
    first, second = sorted((one.candidate, other.candidate), key=lambda c: c.start)
    return view[first.end : second.start] in _BETWEEN


def _full_name(short: str, full: list[_Found]) -> str | None:
    for part in (-1, 0):
        for one in full:
            words = [w for w in one.candidate.words if len(w) > 1]
            if words[part].strip(".,") == short:
                return one.candidate.name
    for one in full:
        if short in one.candidate.words:
            return one.candidate.name
    return None


def _speakers(finder: _Finder, mentions: list[PersonMention]) -> list[PersonMention]:
    """Persons whom the release never names in full: one word beside a quotation's verb."""
    view = finder.view
    known = {word for mention in mentions for word in mention.name.split()}
    found = []
    for start, end in finder.lone:
        word = view[start:end]
        if word in known or classify(word) or finder.firms.overlaps(start, end) is not None:
            continue
        found.append(PersonMention(start, end, word))
    return found


def _later_mentions(
    finder: _Finder, mentions: list[PersonMention], full: list[_Found]
) -> list[PersonMention]:
    """Where persons are named again by one word of their name."""
    view = finder.view
    places = Places([(m.start, m.end) for m in sorted(mentions, key=lambda m: m.start)])
    found: dict[int, PersonMention] = {}
    names: dict[str, str] = {}
    for one in full:
        words = [
            w for w in one.candidate.words if w.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")
        ]
        names.setdefault(words[-1], one.candidate.name)
    first = {one.candidate.words[0]: one.candidate.name for one in reversed(full)}
    for word, name in first.items():
        names.setdefault(word, name)
    short = {
        nick: name
        for nick, long in load_table("nicknames.tsv")
        for word, name in first.items()
        if word in long.split()
    }
    for nick, name in short.items():
        names.setdefault(nick, name)
    for word, name in names.items():
        if len(word) < 3 or word.endswith("."):
            continue
        is_first = (word in first and name == first[word]) or word in short
        at = view.find(word)
        while at >= 0:
            end = at + len(word)
            alone = not (
                (at and (view[at - 1].isalnum() or view[at - 1] in "@.-/"))
                or view[end : end + 1].isalnum()
                or view[end : end + 1] in ("@", "-")
            )
            if (
                alone
                and places.overlaps(at, end) is None
                and finder.may_be_person(at, end)
                and not (is_first and finder.in_other_name(at, end))
                and (word not in short or finder.speaks(at, end))
            ):
                found.setdefault(at, PersonMention(at, end, name))
            at = view.find(word, end)
    return list(found.values())
