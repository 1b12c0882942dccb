"""Cues: the words before, after and between quotations that say who speaks.

Comes in: a view with its people and companies. Goes out: speakers' places. It must not decide
which words are speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extractor.patterns.people import UPPER
from extractor.patterns.quotes import (
    COMMENT_FROM,
    FOLLOWS_AT_ONCE,
    LEADS_IN,
    SAYING,
    SAYING_OR_TELLING,
    STATEMENT,
)
from extractor.schema import Span
from extractor.stages import CompanyMention, PersonMention

_PRONOUN: Final = regex.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_SELF: Final = regex.compile(
    r"[Tt]he (?:[Cc]ompany|[Gg]roup|[Ff]irm|[Bb]ank|[Rr]eport|[Aa]nalysts?|[Oo]rganization"
    r"|[Ll]etter|[Ss]tatement)"
)
_SUBJECT: Final = regex.compile(rf" ?[,.]? ?[-–—]? ?(?=[{UPPER}(]|he |she |they |the )")
_VERB_LAST: Final = regex.compile(r"\b(?:said|says|stated|states|commented|comments|added|adds)$")
_STOP: Final = regex.compile(r"[.!?:](?= |$)")
_START: Final = regex.compile(r"[.!?][”\"]? (?=[A-Z])|\n")
_ABBREVIATIONS: Final = frozenset(
    {"Mr", "Ms", "Mrs", "Dr", "Prof", "Hon", "Rev", "Gen", "Gov", "Sen", "Rep", "Col", "Capt"}
    | {"Lt", "Inc", "Corp", "Ltd", "Co", "St", "Jr", "Sr", "med", "Ph", "vs"}
)
_SIGNED_AFTER: Final = frozenset(("", "Mr", "Ms", "Mrs", "Dr", "CEO", "Professor", "Prof"))
_SIGNATURE_REST: Final = regex.compile(r"[,(–—|-]|CEO\b")
_REACH: Final = 320
_LONGEST_SIGNATURE: Final = 160
_LONGEST_TOLD: Final = 500
_LONGEST_HEADING: Final = 80
_LONG_ENOUGH: Final = 40


@dataclass(slots=True)
class Cue:
    """Words that attribute speech. `speaker` is the place of the words that name who speaks;
    `verb` tells whether a verb of reporting stands there."""

    speaker: Span | None
    verb: bool = True


class Cues:
    """Reads cues in one view."""

    def __init__(
        self, view: str, people: Sequence[PersonMention], companies: Sequence[CompanyMention]
    ) -> None:
        self.view = view
        self.people = sorted((p.start, p.end) for p in people)
        self.companies = sorted((c.start, c.end) for c in companies)

    def person_in(self, start: int, end: int, last: bool = False) -> Span | None:
        """The first (or last) person named in [start, end)."""
        return _mention_in(self.people, start, end, last)

    def after(self, right: int, limit: int, ended: bool) -> Cue | None:
        """The attribution of a piece that ends at `right`, in the words up to `limit`. `ended`
        says that the piece is a whole sentence, so that the words may introduce the next one."""
        view = self.view
        stop = min(limit, right + _REACH)
        follows = self.follows(right, stop)
        if follows is None:
            return None
        if ended and view[right:follows].lstrip()[:1].isupper() and limit < len(view):
            between = view[max(right, limit - 140) : limit]
            if LEADS_IN.regex.search(between) and between[-1:] != "\n":
                return None
        verb = self._verb(right, follows)
        end = self.sentence_end(follows, stop)
        return Cue(self._speaker(right, end, verb, last=False))

    def follows(self, at: int, stop: int) -> int | None:
        """The end of the verb that attributes what was before `at`: right there, or after a
        subject ("Ms. Roe said", "the Chair of Acme added")."""
        view = self.view
        at_once = FOLLOWS_AT_ONCE.regex.match(view, at, stop)
        if at_once:
            return at_once.end()
        gap = _SUBJECT.match(view, at, stop)
        if not gap:
            return None
        reach = min(stop, gap.end() + 250)
        verb = SAYING.regex.search(view, gap.end(), reach) or next(
            (
                match
                for match in SAYING_OR_TELLING.regex.finditer(view, gap.end(), reach)
                if view[match.end() : match.end() + 1] in (".", ",")
            ),
            None,
        )
        if not verb or self.sentence_end(gap.end(), verb.start()) != verb.start():
            return None
        named = self._speaker(at, verb.start(), None, last=True)
        pronoun = _PRONOUN.match(view, gap.end())
        if named is None and pronoun is None:
            return None
        end = named.end if named else pronoun.end() if pronoun else at
        between = view[end : verb.start()]
        return verb.end() if len(between) < 20 or between[0] in ",(" else None

    def before(self, left: int, floor: int, opens_paragraph: bool, length: int) -> Cue | None:
        """The attribution right before a piece of `length` characters that begins at `left`;
        nothing before `floor` counts."""
        view = self.view
        start = max(floor, left - _REACH)
        text = view[start:left]
        if opens_paragraph and text.endswith(". "):
            text = text[:-2] + " "
        lead = LEADS_IN.regex.search(text)
        if not lead:
            return None
        sentence = self.sentence_start(start, start + lead.start())
        verb = self._verb(sentence, left)
        if verb is None:
            pronoun = _PRONOUN.match(view, sentence, left)
            speaker = self.person_in(sentence, left, last=True) or (
                Span(*pronoun.span()) if pronoun else None
            )
            return Cue(speaker, verb=False) if speaker and length >= _LONG_ENOUGH else None
        return Cue(self._speaker(sentence, left, verb, last=True))

    def told(self, left: int, floor: int) -> Span | None:
        """The person whom the sentence before a piece is about."""
        if left - floor > _LONGEST_TOLD:
            return None
        before = self.view[floor:left].rstrip()
        if not before.endswith((".", ",", ":")):
            return None
        return self.person_in(self.sentence_start(floor, floor + len(before) - 1), left)

    def introduced(self, paragraph: Span) -> Cue | None:
        """The attribution of the next paragraph: "Jane Roe, CEO of Acme, commented:"."""
        text = self.view[paragraph.start : paragraph.end].rstrip()
        comment = COMMENT_FROM.regex.match(text)
        speaks = _VERB_LAST.search(text) or (text.endswith(",") and SAYING.regex.search(text[-40:]))
        if not comment and not text.endswith(":") and not speaks:
            return None
        sentence = self.sentence_start(paragraph.start, paragraph.end - 1)
        verb = self._verb(sentence, paragraph.end)
        speaker = self._speaker(sentence, paragraph.end, verb, last=True)
        if speaker is None and verb is None:
            stated = comment and len(text) < _LONGEST_HEADING
            if not stated and not STATEMENT.regex.search(text[-80:]):
                return None
        return Cue(speaker, verb is not None)

    def signed(self, line: Span) -> Span | None:
        """The person who signs what stands above `line`: "Jane Roe, CEO of Acme"."""
        if line.end - line.start > _LONGEST_SIGNATURE:
            return None
        person = self.person_in(line.start, line.end)
        if person is None:
            return None
        before = self.view[line.start : person.start].strip(" -–—~*•").rstrip(".")
        rest = self.view[person.end : line.end].strip()
        if before not in _SIGNED_AFTER or SAYING.regex.search(rest):
            return None
        return person if not rest or _SIGNATURE_REST.match(rest) else None

    def resumes(self, cue: int, stop: int) -> int | None:
        """Where speech begins again after a cue when its opening mark is missing."""
        if self.follows(cue, stop) is None:
            return None
        stop = min(stop, cue + _REACH)
        end = self.sentence_end(cue + 6, stop)
        while end < stop and self.view[end] == ":":
            end = self.sentence_end(end + 1, stop)
        return end + 2 if end + 2 < stop else None

    def speaks(self, start: int, end: int) -> bool:
        """Whether a verb of saying stands in the last words of [start, end)."""
        start = max(start, end - 400)
        return bool(SAYING.regex.search(self.view, start, end))

    def sentence_end(self, at: int, stop: int) -> int:
        """The place of the mark that ends the sentence at `at`; `stop` if none does before it."""
        for match in _STOP.finditer(self.view, at, stop):
            if not self._abbreviated(match.start()):
                return match.start()
        return stop

    def sentence_start(self, floor: int, at: int) -> int:
        """Where the sentence that `at` stands in begins, not before `floor`."""
        found = floor
        for match in _START.finditer(self.view, floor, at):
            if match.group() == "\n" or not self._abbreviated(match.start()):
                found = match.end()
        return found

    def _abbreviated(self, dot: int) -> bool:
        word = self.view[max(0, dot - 10) : dot].rsplit(" ", 1)[-1]
        return word in _ABBREVIATIONS or (
            len(word.replace(".", "")) <= 2 and word[:1].isupper() and self.view[dot] == "."
        )

    def _verb(self, start: int, end: int) -> Span | None:
        """The last verb of reporting in [start, end)."""
        found = None
        for match in SAYING_OR_TELLING.regex.finditer(self.view, start, end):
            found = Span(*match.span())
        return found

    def _speaker(self, start: int, end: int, verb: Span | None, last: bool) -> Span | None:
        """Who speaks in the cue [start, end): a person, a pronoun, a company, "the Company"."""
        person = self.person_in(start, end, last)
        if verb is not None:
            near = max(start, verb.start - 14)
            pronoun = _PRONOUN.search(self.view, near, min(end, verb.end + 8))
            if pronoun and (
                person is None or abs(pronoun.start() - verb.start) < abs(person.start - verb.start)
            ):
                return Span(*pronoun.span())
        if person is not None:
            return person
        company = _mention_in(self.companies, start, end, last)
        if company is not None:
            return company
        itself = _SELF.search(self.view, start, end)
        return Span(*itself.span()) if itself else None


def _mention_in(mentions: list[tuple[int, int]], start: int, end: int, last: bool) -> Span | None:
    at = bisect_left(mentions, (start, start))
    stop = bisect_left(mentions, (end, end))
    if at >= stop:
        return None
    return Span(*mentions[stop - 1 if last else at])
