"""Quotes: the words that name a speaker become a person or a company.

Comes in: a view, quote mentions, assembled people and companies. Goes out: `Quote`s in text order.
It must not change where speech begins or ends.
"""

from __future__ import annotations

import re

from extractor.schema import Company, Person, Quote, Span, TextSpan
from extractor.stages import QuoteMention

_PRONOUN = re.compile(r"(?:he|she|they)$", re.IGNORECASE)


def _overlaps(spans: list[Span], place: Span) -> bool:
    return any(span.start < place.end and place.start < span.end for span in spans)


def assemble_quotes(
    view: str, quotes: list[QuoteMention], people: list[Person], companies: list[Company]
) -> list[Quote]:
    """The quotes, ids u1, u2, ... in text order, `speaker` a person id where a person speaks.

    A pronoun stands for the speaker before, or else for the person named last before it.
    `speaker_company` is the company that speaks or that the speaker serves.
    """
    by_id = {person.id: person for person in people}
    found: list[Quote] = []
    previous: str | None = None
    for number, quote in enumerate(sorted(quotes, key=lambda q: q.parts[0].start), 1):
        speaker: str | None = None
        firm: str | None = None
        place = quote.speaker
        if place is not None:
            speaker = next((p.id for p in people if _overlaps(p.mentions, place)), None)
            if speaker is None and _PRONOUN.match(view[place.start : place.end]):
                speaker = previous or _last_named(people, place.start)
            elif speaker is None:
                firm = next((c.id for c in companies if _overlaps(c.mentions, place)), None)
                if firm is None and view[place.start : place.end].casefold().startswith("the "):
                    firm = next((c.id for c in companies if "issuer" in c.roles), None)
        if speaker is not None:
            firm = by_id[speaker].company
            previous = speaker
        parts = [TextSpan(view[p.start : p.end], p.start, p.end) for p in quote.parts]
        found.append(Quote(f"u{number}", parts, speaker, firm))
    return found


def _last_named(people: list[Person], place: int) -> str | None:
    best: tuple[int, str] | None = None
    for person in people:
        for mention in person.mentions:
            if mention.end <= place and (best is None or mention.start > best[0]):
                best = (mention.start, person.id)
    return best[1] if best else None
