"""Quotes: direct speech and the words that name its speaker.

Comes in: a view, its layout and frame, the people and companies found. Goes out: `QuoteMention`s
in text order. It must not resolve pronouns or names; `assemble.quotes` does.

Notes for a newcomer. Marks are paired within a paragraph by what stands around each of them, not
by counting, so that a lost mark harms only its own paragraph. Each pair is a `_Piece`. A piece is
speech if it is attributed: by a cue after it, before it, by the cue of the piece it continues, or
by a signature on the next line. Speech with one attribution is joined into one quote.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import regex

from extractor.annotate.titles import Places
from extractor.patterns.people import UPPER
from extractor.patterns.quotes import FOLLOWS_AT_ONCE, LEADS_IN, SAYING, SAYING_OR_TELLING
from extractor.schema import Span
from extractor.stages import CompanyMention, Frame, Layout, PersonMention, QuoteMention

_MARK = regex.compile(r"[“”\"„‟«»]|[‘’']{2}")
_OPENERS = "“„«"
_PRONOUN = regex.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_DASH_SPEECH = regex.compile(rf"[–—-] ?(?=[“\"{UPPER}])")
_SAYS_AFTER = regex.compile(
    r"(?<=[\w.!?”\"’)%])(?: ?[,.!?]?)(?: [–—-])? (?:says|said|comments|commented|states|stated|concludes|continues|adds|explains|notes)\b(?: (?!that|to|the|in|on)\w+)?"
)
_SELF = regex.compile(
    r"[Tt]he (?:[Cc]ompany|[Gg]roup|[Ff]irm|[Bb]ank|[Rr]eport|[Aa]nalysts?|[Oo]rganization|[Ll]etter|[Ss]tatement)"
)
_SUBJECT = regex.compile(rf" ?[,.]? ?[-–—]? ?(?=[{UPPER}(]|he |she |they |the )")
_STATEMENT = regex.compile(
    r"\b(?:statement|comment(?:s|ary)?|quote|message|remarks)\b[^.]{0,60}:$", regex.IGNORECASE
)
_COMMENT_FROM = regex.compile(r"(?:A )?(?:Comments?|Quote|Statement|Message) (?:from|by) [A-Z]")
_VERB_LAST = regex.compile(r"\b(?:said|says|stated|states|commented|comments|added|adds)$")
_FEW_WORDS = 4
_REACH = 320


@dataclass(slots=True)
class _Piece:
    """Text between two marks. `opened` and `closed` tell whether the mark is printed."""

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    opened: bool = True
    closed: bool = True


@dataclass(slots=True)
class _Speech:
    parts: list[_Piece] = field(default_factory=list)
    speaker: Span | None = None
    attributed: bool = False


class _Finder:
    def __init__(
        self,
        view: str,
        layout: Layout,
        frame: Frame,
        people: list[PersonMention],
        companies: list[CompanyMention],
    ) -> None:
        self.view = view
        skipped = Places(
            [(s.start, s.end) for s in frame.sections if s.kind in ("forward_looking", "boilerplate")]
        )
        self.paragraphs = [p for p in layout.paragraphs if skipped.at(p.start) is None]
        self.people = sorted(people, key=lambda p: p.start)
        self.person_starts = [p.start for p in self.people]
        self.companies = sorted(companies, key=lambda c: c.start)
        self.company_starts = [c.start for c in self.companies]

    # -- marks -------------------------------------------------------------------------------

    def pieces(self, number: int, paragraph: Span, inside: bool) -> list[_Piece]:
        """The pieces between marks in one paragraph. `inside` says that a quotation of the
        paragraph before is still open."""
        view = self.view
        start, end = paragraph.start, paragraph.end
        found: list[_Piece] = []
        opened: tuple[int, int] | None = (start, start) if inside else None
        explicit = not inside
        for match in _MARK.finditer(view, start, end):
            left, right = match.span()
            mark = match.group()
            if opened is None:
                if self._opens(mark, left, right, start, end):
                    opened, explicit = (left, right), True
                elif self._closes_only(mark, left, right, end) and found:
                    said = self._sentence_after_cue(found[-1].right, left)
                    if said is not None:
                        found.append(_Piece(said, left, said, right, number, opened=False))
                continue
            if self._closes(mark, left, right, start, end):
                if opened[1] < left:
                    found.append(_Piece(opened[1], left, opened[0], right, number, opened=explicit))
                opened = None
            elif explicit is False and left == start:
                opened, explicit = (left, right), True
            elif mark in _OPENERS and self._broken(opened[1], left):
                found.append(
                    _Piece(opened[1], left, opened[0], left, number, opened=explicit, closed=False)
                )
                opened, explicit = (left, right), True
        if opened is not None and opened[1] < end:
            found.append(_Piece(opened[1], end, opened[0], end, number, opened=explicit, closed=False))
        return found

    def _opens(self, mark: str, left: int, right: int, start: int, end: int) -> bool:
        view = self.view
        before = view[left - 1] if left > start else " "
        after = view[right] if right < end else " "
        if after.isspace():
            return mark in _OPENERS
        if mark in "“„":
            return True
        if mark == '"' and before.isdigit():
            return False
        if before.isspace() or before in "([{-–—:/,;" or mark == "«":
            return True
        return before in ".,:" and mark != '"' and after.isupper()

    def _closes(self, mark: str, left: int, right: int, start: int, end: int) -> bool:
        view = self.view
        before = view[left - 1] if left > start else " "
        after = view[right] if right < end else " "
        if mark in "”»":
            return True
        if after.isspace() or after in ".,;:)]?!–—-":
            return not (before.isspace() and mark in _OPENERS)
        if mark in _OPENERS:
            return False
        return not before.isspace() or after.isspace()

    def _closes_only(self, mark: str, left: int, right: int, end: int) -> bool:
        after = self.view[right] if right < end else " "
        return (mark in "”" or mark == '"') and (after.isspace() or right == end)

    def _sentence_after_cue(self, cue: int, stop: int) -> int | None:
        """Where speech begins again after a cue when its opening mark is missing."""
        gap = self.view[cue:stop]
        if self._follows(cue, stop) is None:
            return None
        for match in regex.finditer(r"[.!?] (?=[A-Z])", gap):
            if match.start() > 6 and gap[match.start() - 1] not in "A.":
                word = gap[: match.start()].rsplit(" ", 1)[-1]
                if word not in ("Mr", "Ms", "Mrs", "Dr", "Inc", "Corp", "Ltd", "Co", "St", "Jr") and (
                    len(word) > 1
                ):
                    return cue + match.end()
        return None

    def _broken(self, start: int, end: int) -> bool:
        """Whether the closing mark was lost: a cue and a new opening mark follow."""
        return bool(SAYING.regex.search(self.view, start, end)) and end - start > 40

    # -- attribution -------------------------------------------------------------------------

    def person_in(self, start: int, end: int, last: bool = False) -> Span | None:
        at = bisect_left(self.person_starts, start)
        found: Span | None = None
        while at < len(self.people) and self.people[at].start < end:
            person = self.people[at]
            found = Span(person.start, person.end)
            if not last:
                return found
            at += 1
        return found

    def company_in(self, start: int, end: int, last: bool = False) -> Span | None:
        at = bisect_left(self.company_starts, start)
        found: Span | None = None
        while at < len(self.companies) and self.companies[at].start < end:
            company = self.companies[at]
            found = Span(company.start, company.end)
            if not last:
                return found
            at += 1
        return found

    def speaker_in(self, start: int, end: int, verb: Span | None, last: bool) -> Span | None:
        """Who speaks in the cue [start, end): a person, a pronoun, a company or "the Company"."""
        person = self.person_in(start, end, last)
        pronoun = None
        if verb is not None:
            near = self.view[max(start, verb.start - 14) : min(end, verb.end + 8)]
            match = _PRONOUN.search(near)
            if match:
                at = max(start, verb.start - 14) + match.start()
                pronoun = Span(at, at + len(match.group()))
        if pronoun is not None and (person is None or verb is None or (
            abs(pronoun.start - verb.start) < abs(person.start - verb.start)
        )):
            return pronoun
        if person is not None:
            return person
        company = self.company_in(start, end, last)
        if company is not None:
            return company
        match = _SELF.search(self.view, start, end)
        return Span(*match.span()) if match else None

    def cue_after(self, piece: _Piece, limit: int) -> tuple[Span | None, int] | None:
        """The attribution right after `piece`: its speaker and where its sentence ends."""
        view = self.view
        stop = min(limit, piece.right + _REACH)
        follows = self._follows(piece.right, stop)
        if follows is None:
            return None
        if view[piece.end - 1] in ".!?" and view[piece.right : follows].lstrip()[:1].isupper() and (
            limit < len(view) and LEADS_IN.regex.search(view[max(piece.right, limit - 140) : limit])
            and view[limit - 1] != "\n"
        ):
            return None
        verb = None
        for verb_match in SAYING_OR_TELLING.regex.finditer(view, piece.right, follows):
            verb = Span(*verb_match.span())
        end = self._sentence_end(follows, stop)
        return self.speaker_in(piece.right, end, verb, last=False), end

    def _follows(self, at: int, stop: int) -> int | None:
        """The end of the verb that attributes what was before `at`: right there, or after a
        subject ("Ms. Roe said", "the Chair of Acme added")."""
        view = self.view
        at_once = FOLLOWS_AT_ONCE.regex.match(view, at, stop)
        if at_once:
            return at_once.end()
        gap = _SUBJECT.match(view, at, stop)
        if not gap:
            return None
        verb = SAYING.regex.search(view, gap.end(), min(stop, gap.end() + 250))
        if not verb:
            return None
        if self._sentence_end(gap.end(), verb.start()) != verb.start():
            return None
        named = self.speaker_in(at, verb.start(), None, last=True) or (
            _PRONOUN.match(view, gap.end())
        )
        if named is None:
            return None
        end = named.end if isinstance(named, Span) else named.end()
        between = view[end : verb.start()]
        return verb.end() if len(between) < 20 or between[0] in ",(" else None

    def _sentence_end(self, at: int, stop: int) -> int:
        for match in regex.finditer(r"[.!?:](?= |$)", self.view[at:stop]):
            word = self.view[max(0, at + match.start() - 10) : at + match.start()].rsplit(" ", 1)[-1]
            if word in ("Mr", "Ms", "Mrs", "Dr", "Inc", "Corp", "Ltd", "Co", "St", "Jr", "Sr") or (
                len(word.replace(".", "")) <= 2 and word[:1].isupper()
            ):
                continue
            return at + match.start()
        return stop

    def cue_before(self, piece: _Piece, floor: int) -> Span | None | bool:
        """The attribution right before `piece`: its speaker, True if none is named, or None."""
        view = self.view
        start = max(floor, piece.left - _REACH)
        text = view[start : piece.left]
        if text.endswith(". ") and floor == self.paragraphs[piece.paragraph].start:
            text = text[:-2] + " "
        match = LEADS_IN.regex.search(text)
        if not match:
            return None
        sentence = self._sentence_start(start, start + match.start())
        verb = None
        for verb_match in SAYING_OR_TELLING.regex.finditer(view, sentence, piece.left):
            verb = Span(*verb_match.span())
        if verb is None:
            if piece.end - piece.start < 40:
                return None
            speaker = self.person_in(sentence, piece.left, last=True)
            return speaker
        speaker = self.speaker_in(sentence, piece.left, verb, last=True)
        return speaker if speaker is not None else True

    def _told(self, piece: _Piece, floor: int, words: int) -> Span | None:
        """A whole sentence of speech after a sentence about a person: that person speaks."""
        view = self.view
        if words < 10 or view[piece.end - 1] not in ".!?" or not view[piece.start].isupper():
            return None
        before = view[floor : piece.left].rstrip()
        if not before.endswith((".", ",", ":")) or len(before) > 500:
            return None
        sentence = self._sentence_start(floor, floor + len(before) - 1)
        return self.person_in(sentence, piece.left)

    def _sentence_start(self, floor: int, at: int) -> int:
        found = floor
        for match in regex.finditer(r"[.!?][”\"]? (?=[A-Z])|\n", self.view[floor:at]):
            word = self.view[max(0, floor + match.start() - 10) : floor + match.start()].rsplit(" ", 1)[-1]
            if match.group() != "\n" and (
                word in ("Mr", "Ms", "Mrs", "Dr", "Inc", "Corp", "Ltd", "Co", "St", "Jr", "Sr")
                or (len(word.replace(".", "")) <= 2 and word[:1].isupper())
            ):
                continue
            found = floor + match.end()
        return found

    # -- speech ------------------------------------------------------------------------------

    def find(self) -> list[_Speech]:
        found: list[_Speech] = []
        inside: _Speech | None = None
        for number, paragraph in enumerate(self.paragraphs):
            view = self.view
            text_has_mark = any(
                view.find(mark, paragraph.start, paragraph.end) >= 0 for mark in "“”\"„«"
            )
            if inside is not None and not text_has_mark and not self._goes_on(number):
                inside = None
            if not text_has_mark and inside is None:
                speech = self._dash(number, paragraph)
                if speech is not None:
                    found.append(speech)
                continue
            inside = self._paragraph(number, paragraph, inside, found)
        return [speech for speech in found if speech.attributed and speech.parts]

    def _goes_on(self, number: int) -> bool:
        """Whether a paragraph without marks stands within an open quotation: the closing mark
        comes in one of the next paragraphs, before any opening one."""
        for paragraph in self.paragraphs[number + 1 : number + 5]:
            for match in _MARK.finditer(self.view, paragraph.start, paragraph.end):
                left, right = match.span()
                return not self._opens(match.group(), left, right, paragraph.start, paragraph.end)
        return False

    def _paragraph(
        self, number: int, paragraph: Span, inside: _Speech | None, found: list[_Speech]
    ) -> _Speech | None:
        """Read the speech of one paragraph; returns the speech still open at its end."""
        view = self.view
        continues = inside is not None and not self._opens_first(paragraph)
        pieces = self.pieces(number, paragraph, continues)
        current = inside
        floor = paragraph.start
        for index, piece in enumerate(pieces):
            limit = pieces[index + 1].left if index + 1 < len(pieces) else paragraph.end
            first = index == 0
            goes_on = first and inside is not None and (continues or piece.left == paragraph.start)
            after = self.cue_after(piece, limit) if piece.closed else None
            if goes_on and current is not None:
                current.parts.append(piece)
                if after is not None and not current.attributed:
                    current.speaker, current.attributed = after[0], True
                if piece.closed and not current.attributed:
                    self._signature(number, piece, paragraph, current)
                floor = piece.right
                continue
            before = self.cue_before(piece, floor)
            words = view.count(" ", piece.start, piece.end) + 1
            if before is None and first and piece.left - paragraph.start <= 2 and number:
                before = self._introduced(number, piece)
            if before is not None and (words >= _FEW_WORDS):
                current = _Speech([piece], before if isinstance(before, Span) else None, True)
                found.append(current)
            elif after is not None and self._spoken(piece, words):
                current = _Speech([piece], after[0], True)
                found.append(current)
            elif (
                current is not None and current.attributed and not first
                and self._resumes(pieces[index - 1], piece, words)
            ):
                current.parts.append(piece)
            elif told := self._told(piece, floor, words):
                current = _Speech([piece], told, True)
                found.append(current)
            elif piece.left - paragraph.start <= 2 and words >= _FEW_WORDS:
                joined = self._joins(found, piece, paragraph)
                current = joined or _Speech([piece])
                if joined is not None:
                    joined.parts.append(piece)
                else:
                    self._signature(number, piece, paragraph, current)
                    found.append(current)
            else:
                if not piece.closed:
                    current = None
                continue
            floor = piece.right
        if pieces and not pieces[-1].closed and current is not None and pieces[-1] in current.parts:
            return current
        return None

    def _opens_first(self, paragraph: Span) -> bool:
        match = _MARK.match(self.view, paragraph.start, paragraph.end)
        return match is not None and self._opens(
            match.group(), match.start(), match.end(), paragraph.start, paragraph.end
        )

    def _spoken(self, piece: _Piece, words: int) -> bool:
        """Whether words with a cue after them are speech: long enough, or ended by a mark."""
        view = self.view
        ended = view[piece.end - 1] in ",.!?–—-…" or view[piece.right : piece.right + 1] in (",", ".")
        return (words >= _FEW_WORDS and ended) or words >= 8

    def _resumes(self, before: _Piece, piece: _Piece, words: int) -> bool:
        gap = self.view[before.right : piece.left]
        if len(gap) > _REACH:
            return False
        return words >= 3 and (
            not gap.strip() or gap.rstrip().endswith((".", ",", "!", ":", ";", "–", "—", "-"))
        )

    def _introduced(self, number: int, piece: _Piece) -> Span | None | bool:
        """The paragraph before introduces the speech: "Jane Roe, CEO of Acme, commented:"."""
        before = self.paragraphs[number - 1]
        text = self.view[before.start : before.end].rstrip()
        comment = _COMMENT_FROM.match(text)
        if not comment and text[-1:] not in ":," and not _VERB_LAST.search(text):
            return None
        if not comment and not text.endswith(":") and not SAYING.regex.search(text[-40:]):
            return None
        sentence = self._sentence_start(before.start, before.end - 1)
        verb = None
        for match in SAYING_OR_TELLING.regex.finditer(self.view, sentence, before.end):
            verb = Span(*match.span())
        speaker = self.speaker_in(sentence, before.end, verb, last=True)
        if speaker is None and verb is None and not _STATEMENT.search(text):
            return None
        return speaker if speaker is not None else True

    def _joins(self, found: list[_Speech], piece: _Piece, paragraph: Span) -> _Speech | None:
        """The speech of the paragraph before, if `piece` goes on with it without a cue."""
        if not found or not found[-1].attributed:
            return None
        last = found[-1].parts[-1]
        if last.paragraph != piece.paragraph - 1 or paragraph.end - piece.right > 3:
            return None
        if self._signed(piece.paragraph) is not None:
            return None
        return found[-1]

    def _signed(self, number: int) -> Span | None:
        if number + 1 >= len(self.paragraphs):
            return None
        line = self.paragraphs[number + 1]
        if line.end - line.start > 160:
            return None
        person = self.person_in(line.start, line.end)
        if person is None or self.view[line.start : person.start].strip(" -–—~*•").rstrip(".") not in (
            "", "Mr", "Ms", "Mrs", "Dr", "CEO", "Professor", "Prof",
        ):
            return None
        rest = self.view[person.end : line.end].strip()
        if rest and not regex.match(r"[,(–—|-]|\bCEO", rest):
            return None
        if SAYING.regex.search(rest):
            return None
        return person

    def _signature(self, number: int, piece: _Piece, paragraph: Span, speech: _Speech) -> None:
        """Attribute a block quote to the person who signs it on the same or the next line."""
        rest = self.view[piece.right : paragraph.end].strip()
        if rest and piece.closed:
            person = self.person_in(piece.right, paragraph.end)
            if person is not None and not self.view[piece.right : person.start].strip(" -–—~,."):
                speech.speaker, speech.attributed = person, True
            return
        person = self._signed(number)
        if person is not None:
            speech.speaker, speech.attributed = person, True

    def _dash(self, number: int, paragraph: Span) -> _Speech | None:
        """Speech introduced by a dash: "– We grew, says Jane Roe, CEO of Acme. We go on."."""
        view = self.view
        opening = _DASH_SPEECH.match(view, paragraph.start, paragraph.end)
        if not opening:
            return None
        cue = _SAYS_AFTER.search(view, opening.end(), paragraph.end)
        if not cue:
            return None
        end = self._sentence_end(cue.end(), paragraph.end)
        speaker = self.person_in(cue.start(), end)
        if speaker is None:
            return None
        parts = [_Piece(opening.end(), cue.start(), opening.start(), cue.start(), number)]
        rest = end + 1
        while rest < paragraph.end and view[rest] in " –—-":
            rest += 1
        if paragraph.end - rest > 15:
            parts.append(_Piece(rest, paragraph.end, rest, paragraph.end, number))
        return _Speech(parts, speaker, True)


def find_quotes(
    view: str,
    layout: Layout,
    frame: Frame,
    people: list[PersonMention],
    companies: list[CompanyMention],
) -> list[QuoteMention]:
    """The direct speech of `view`, in text order; speech without a speaker is left out."""
    if not any(mark in view for mark in "“”\"„«–-—"):
        return []
    finder = _Finder(view, layout, frame, people, companies)
    found = []
    for speech in finder.find():
        parts = [Span(piece.start, piece.end) for piece in speech.parts if piece.start < piece.end]
        if parts:
            found.append(QuoteMention(parts, speech.speaker))
    return sorted(found, key=lambda quote: quote.parts[0].start)
