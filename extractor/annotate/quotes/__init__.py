"""Quotes: direct speech and the words that name its speaker.

Comes in: a view, its layout and frame, the people and companies found. Goes out: `QuoteMention`s
in text order. It must not resolve pronouns or names; `assemble.quotes` does.

Notes for a newcomer. `marks` cuts each paragraph into pieces between marks. A piece is
speech if it is attributed (`cues`): by a cue after it, before it, by the cue of the piece
that it continues, by the paragraph before, or by a signature on the next line. Speech with one
attribution is joined into one quote, over paragraphs where the marks say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import regex

from extractor.annotate.quotes.cues import Cue, Cues
from extractor.annotate.quotes.marks import Piece, closes_next, has_marks, opens_first, pieces
from extractor.patterns.quotes import DASH_CUE, DASH_OPENING
from extractor.places import Places
from extractor.schema import Span
from extractor.stages import CompanyMention, Frame, Layout, PersonMention, QuoteMention

_FEW_WORDS: Final = 4
_MANY_WORDS: Final = 8
_LONGEST_GAP: Final = 320
_LOOKED_AHEAD: Final = 4
_ENDS: Final = ",.!?–—-…"
_TRAILING: Final = regex.compile(r"[\s–—-]*")


@dataclass(slots=True)
class _Speech:
    parts: list[Piece] = field(default_factory=list)
    speaker: Span | None = None
    attributed: bool = False

    def attribute(self, speaker: Span | None) -> None:
        self.speaker, self.attributed = speaker, True


class _Finder:
    def __init__(self, view: str, paragraphs: list[Span], cues: Cues) -> None:
        self.view = view
        self.paragraphs = paragraphs
        self.cues = cues
        self.found: list[_Speech] = []

    def find(self) -> list[_Speech]:
        """All speech, attributed or not."""
        view = self.view
        inside: _Speech | None = None
        for number, paragraph in enumerate(self.paragraphs):
            marked = has_marks(view, paragraph.start, paragraph.end)
            if inside is not None and not marked:
                ahead = self.paragraphs[number + 1 : number + 1 + _LOOKED_AHEAD]
                if not closes_next(view, ahead):
                    inside = None
            if inside is None and self._dash(number, paragraph):
                continue
            if marked or inside is not None:
                inside = self._paragraph(number, paragraph, inside)
        return self.found

    def _paragraph(self, number: int, paragraph: Span, inside: _Speech | None) -> _Speech | None:
        """Read the speech of one paragraph; returns the speech still open at its end."""
        view = self.view
        continues = inside is not None and not opens_first(view, paragraph)
        cut = pieces(view, number, paragraph, continues, self.cues.resumes, self.cues.speaks)
        current = inside
        floor = paragraph.start
        for index, piece in enumerate(cut):
            limit = cut[index + 1].left if index + 1 < len(cut) else paragraph.end
            after = None
            if piece.closed:
                ended = view[piece.end - 1] in ".!?"
                after = self.cues.after(piece.right, limit, ended)
            if (
                index == 0
                and inside is not None
                and (
                    continues
                    or (piece.left == paragraph.start and not (inside.attributed and after))
                )
            ):
                self._go_on(inside, piece, after)
            else:
                previous = cut[index - 1] if index else None
                current = self._begin(piece, previous, after, floor, current, paragraph)
                if current is None or current.parts[-1] is not piece:
                    continue
            floor = piece.right
        if cut and not cut[-1].closed and current is not None and current.parts[-1] is cut[-1]:
            return current
        return None

    def _go_on(self, speech: _Speech, piece: Piece, after: Cue | None) -> None:
        """Add a piece to the speech that the paragraph before left open."""
        speech.parts.append(piece)
        if after is not None and not speech.attributed:
            speech.attribute(after.speaker)
        if piece.closed and not speech.attributed:
            self._sign(speech, piece)

    def _begin(
        self,
        piece: Piece,
        previous: Piece | None,
        after: Cue | None,
        floor: int,
        current: _Speech | None,
        paragraph: Span,
    ) -> _Speech | None:
        """The speech that `piece` belongs to: a new one, the current one, or none."""
        view = self.view
        words = view.count(" ", piece.start, piece.end) + 1
        leads = piece.left - paragraph.start <= 2
        before = self.cues.before(
            piece.left, floor, floor == paragraph.start, piece.end - piece.start
        )
        if before is None and previous is None and leads and piece.paragraph:
            before = self.cues.introduced(self.paragraphs[piece.paragraph - 1])
        if before is not None and words >= _FEW_WORDS and self._whole(piece, before, words):
            return self._new(piece, before.speaker)
        if after is not None and self._spoken(piece, after, words):
            return self._new(piece, after.speaker)
        if (
            current is not None
            and current.attributed
            and previous is not None
            and (self._resumes(previous, piece, words))
        ):
            current.parts.append(piece)
            return current
        if words >= _MANY_WORDS and view[piece.end - 1] in ".!?…" and view[piece.start].isupper():
            told = self.cues.told(piece.left, floor)
            if told is not None:
                return self._new(piece, told)
        if leads and words >= _FEW_WORDS:
            joined = self._joined(piece, paragraph)
            if joined is not None:
                joined.parts.append(piece)
                return joined
            speech = _Speech([piece])
            self.found.append(speech)
            self._sign(speech, piece)
            return speech
        return current if piece.closed else None

    def _new(self, piece: Piece, speaker: Span | None) -> _Speech:
        speech = _Speech([piece], speaker, True)
        self.found.append(speech)
        return speech

    def _whole(self, piece: Piece, cue: Cue, words: int) -> bool:
        """Whether words after a cue are speech: somebody speaks, or they are a sentence."""
        return (
            cue.speaker is not None
            or not piece.closed
            or (words >= _FEW_WORDS and self._ended(piece))
        )

    def _spoken(self, piece: Piece, cue: Cue, words: int) -> bool:
        """Whether words with a cue after them are speech: ended by a mark, or many words. If
        nobody is named, the mark must stand within the quotation, as titles have it outside."""
        if cue.speaker is None:
            return words >= _FEW_WORDS and self.view[piece.end - 1] in _ENDS
        return words >= _MANY_WORDS or (words > 1 and self._ended(piece))

    def _ended(self, piece: Piece) -> bool:
        after = self.view[piece.right : piece.right + 1]
        return self.view[piece.end - 1] in _ENDS or after in (",", ".")

    def _resumes(self, before: Piece, piece: Piece, words: int) -> bool:
        gap = self.view[before.right : piece.left].rstrip()
        return (
            words >= 3
            and len(gap) <= _LONGEST_GAP
            and (not gap or gap.endswith((".", ",", "!", ":", ";", "–", "—", "-")))
        )

    def _joined(self, piece: Piece, paragraph: Span) -> _Speech | None:
        """The speech of the paragraph before, if `piece` goes on with it without a cue."""
        if not self.found or not self.found[-1].attributed:
            return None
        last = self.found[-1].parts[-1]
        if last.paragraph != piece.paragraph - 1 or paragraph.end - piece.right > 3:
            return None
        return None if self._signer(piece.paragraph) else self.found[-1]

    def _signer(self, number: int) -> Span | None:
        if number + 1 >= len(self.paragraphs):
            return None
        return self.cues.signed(self.paragraphs[number + 1])

    def _sign(self, speech: _Speech, piece: Piece) -> None:
        """Attribute a block quote to the person who signs it on the same or the next line."""
        paragraph = self.paragraphs[piece.paragraph]
        rest = self.view[piece.right : paragraph.end].strip()
        if rest and piece.closed:
            person = self.cues.person_in(piece.right, paragraph.end)
            if person is None or self.view[piece.right : person.start].strip(" -–—~,."):
                return
        else:
            person = self._signer(piece.paragraph)
        if person is not None:
            speech.attribute(person)

    def _dash(self, number: int, paragraph: Span) -> bool:
        """Speech introduced by a dash: "– We grew, says Jane Roe, CEO of Acme. We go on."."""
        view = self.view
        opening = DASH_OPENING.regex.match(view, paragraph.start, paragraph.end)
        if not opening:
            return False
        cue = DASH_CUE.regex.search(view, opening.end(), paragraph.end)
        start = opening.end()
        if cue:
            end = self.cues.sentence_end(cue.end(), paragraph.end)
            speaker = self.cues.person_in(cue.start(), end)
            if speaker is None:
                return False
            parts = [Piece(start, cue.start(), start, cue.start(), number)]
            space = _TRAILING.match(view, end + 1, paragraph.end) if end < paragraph.end else None
            if space and paragraph.end - space.end() > 15:
                parts.append(Piece(space.end(), paragraph.end, space.end(), paragraph.end, number))
        else:
            lead = self.cues.introduced(self.paragraphs[number - 1]) if number else None
            previous = self.found[-1] if self.found else None
            if lead is not None and lead.verb and lead.speaker and paragraph.end - start > 60:
                speaker = lead.speaker
            elif (
                previous
                and previous.parts[-1].paragraph == number - 1
                and not (previous.parts[-1].right > previous.parts[-1].end)
                and paragraph.end - start > 60
            ):
                previous.parts.append(Piece(start, paragraph.end, start, paragraph.end, number))
                return True
            else:
                return False
            parts = [Piece(start, paragraph.end, start, paragraph.end, number)]
        self.found.append(_Speech(parts, speaker, True))
        return True


def find_quotes(
    view: str,
    layout: Layout,
    frame: Frame,
    people: list[PersonMention],
    companies: list[CompanyMention],
) -> list[QuoteMention]:
    """The direct speech of `view`, in text order; speech without an attribution is left out."""
    if not any(mark in view for mark in "“”\"„«‘'–—-"):
        return []
    skipped = Places(
        (s.start, s.end) for s in frame.sections if s.kind in ("forward_looking", "boilerplate")
    )
    paragraphs = [p for p in layout.paragraphs if skipped.at(p.start) is None]
    finder = _Finder(view, paragraphs, Cues(view, people, companies))
    found = [
        QuoteMention([piece.span for piece in speech.parts], speech.speaker)
        for speech in finder.find()
        if speech.attributed
    ]
    return sorted(found, key=lambda quote: quote.parts[0].start)
