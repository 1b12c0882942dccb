"""People: mentions that name one person become one `Person`.

Comes in: a view, person mentions, assembled companies. Goes out: `Person`s in order of first
appearance. It must not find people, only join what was found.
"""

from __future__ import annotations

import re

from extractor.schema import Company, Person, Span
from extractor.stages import PersonMention

_NOT_WORD = re.compile(r"[^\w]+")
_SELF = re.compile(r"(?:the |our |its )?(?:company|corporation|group|firm)$", re.IGNORECASE)


def _key(name: str) -> str:
    return _NOT_WORD.sub(" ", name.casefold()).strip()


def _loose(name: str) -> tuple[str, str]:
    """First and last word, initials and nicknames left out: the same for one person's forms."""
    words = [w for w in _key(name).split() if w not in ("jr", "sr", "ii", "iii", "iv")]
    return words[0], words[-1]


def assemble_people(
    view: str, mentions: list[PersonMention], companies: list[Company]
) -> list[Person]:
    """The persons of `mentions`, ids p1, p2, ... in order of first appearance.

    `name` is the fullest form printed, `titles` the union in order, `company` the id of the
    company named in a title.
    """
    people: list[Person] = []
    by_name: dict[tuple[str, str], Person] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        loose = _loose(mention.name)
        person = by_name.get(loose)
        if person is None:
            person = Person(id="", name=mention.name)
            by_name[loose] = person
            people.append(person)
        elif len(mention.name) > len(person.name):
            person.name = mention.name
        person.mentions.append(Span(mention.start, mention.end))
        for title in mention.titles:
            if _key(title) not in {_key(known) for known in person.titles}:
                person.titles.append(title)
        if person.company is None and mention.company is not None:
            person.company = _company(view, mention.company, companies)
    for number, person in enumerate(people, 1):
        person.id = f"p{number}"
    return people


def _company(view: str, span: Span, companies: list[Company]) -> str | None:
    for company in companies:
        if any(m.start < span.end and span.start < m.end for m in company.mentions):
            return company.id
    if _SELF.match(view[span.start : span.end]):
        return next((c.id for c in companies if "issuer" in c.roles), None)
    return None
