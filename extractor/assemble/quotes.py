"""Quotes: the words that name a speaker become a person or a company.

Comes in: a view, quote mentions, assembled people and companies. Goes out: `Quote`s in text order.
It must not change where speech begins or ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from extractor.places import Places
from extractor.schema import Company, Person, Quote, Span, TextSpan
from extractor.stages import QuoteMention

_PRONOUNS = frozenset({"he", "she", "they"})


def assemble_quotes(
    view: str, quotes: list[QuoteMention], people: list[Person], companies: list[Company]
) -> list[Quote]:
    """The quotes, ids u1, u2, ... in text order, `speaker` a person id where a person speaks.

    A pronoun stands for the person named last in the same paragraph since the quote before, or
    else for the speaker before, or else for the person named last.
    `speaker_company` is the company that speaks or that the speaker serves.
    """
    serves = {person.id: person.company for person in people}
    persons = _Named((m.start, m.end, p.id) for p in people for m in p.mentions)
    firms = _Named((m.start, m.end, c.id) for c in companies for m in c.mentions)
    issuer = next((c.id for c in companies if "issuer" in c.roles), None)
    found: list[Quote] = []
    previous: str | None = None
    since = 0
    for number, quote in enumerate(sorted(quotes, key=lambda q: q.parts[0].start), 1):
        speaker: str | None = None
        firm: str | None = None
        if quote.speaker is not None:
            speaker = persons.at(quote.speaker)
            words = view[quote.speaker.start : quote.speaker.end].casefold()
            if speaker is None and words in _PRONOUNS:
                speaker = persons.last_before(
                    quote.parts[0].start, max(since, view.rfind("\n", 0, quote.parts[0].start))
                )
                speaker = speaker or previous
                speaker = speaker or persons.last_before(quote.speaker.start)
            elif speaker is None:
                firm = firms.at(quote.speaker)
                firm = issuer if firm is None and words.startswith("the ") else firm
        if speaker is not None:
            firm = serves[speaker]
            previous = speaker
        since = quote.parts[-1].end
        parts = [TextSpan(view[p.start : p.end], p.start, p.end) for p in quote.parts]
        found.append(Quote(f"u{number}", parts, speaker, firm))
    return found


class _Named:
    """Mentions in text order, with the id of what each of them names."""

    def __init__(self, mentions: Iterable[tuple[int, int, str]]) -> None:
        ordered = sorted(mentions)
        self.places = Places((start, end) for start, end, _ in ordered)
        self.ids = [id_ for _, _, id_ in ordered]

    def at(self, span: Span) -> str | None:
        """What is named first in `span`."""
        index = self.places.first_overlap(span.start, span.end)
        return None if index is None else self.ids[index]

    def last_before(self, place: int, floor: int = 0) -> str | None:
        """What is named last before `place`, and not before `floor`."""
        index = bisect_right(self.places.ends, place) - 1
        return self.ids[index] if index >= 0 and self.places.starts[index] >= floor else None
