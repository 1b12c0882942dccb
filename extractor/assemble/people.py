"""People: mentions that name one person become one `Person`.

Comes in: a view, person mentions, assembled companies. Goes out: `Person`s in order of first
appearance. It must not find people, only join what was found.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.resources import load_table
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


@cache
def _long_forms() -> dict[str, frozenset[str]]:
    return {
        short.casefold(): frozenset(long.casefold().split())
        for short, long in load_table("nicknames.tsv")
    }


def _same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: "Rob", "R" and "Robert"."""
    short, long = sorted((one, other), key=len)
    return (
        long.startswith(short)
        or long in _long_forms().get(short, ())
        or bool(_long_forms().get(short, frozenset()) & _long_forms().get(long, frozenset()))
    )


def _find(people: list[Person], name: str) -> Person | None:
    first, last = _loose(name)
    words = _key(name).split()
    for person in people:
        known = _key(person.name).split()
        if known == words:
            return person
    for person in people:
        other_first, other_last = _loose(person.name)
        known = _key(person.name).split()
        if last == other_last and (
            first == other_first
            or _same_given(first, other_first)
            or first in known
            or other_first in words
        ):
            return person
        if len(words) < len(known) and known[: len(words)] == words:
            return person
    return None


def assemble_people(
    view: str, mentions: list[PersonMention], companies: list[Company]
) -> list[Person]:
    """The persons of `mentions`, ids p1, p2, ... in order of first appearance.

    `name` is the fullest form printed, `titles` the union in order, `company` the id of the
    company named in a title; a title
    without one is held at the issuer.
    """
    people: list[Person] = []
    bare: list[Person] = []
    issuer = next((company.id for company in companies if "issuer" in company.roles), None)
    for mention in sorted(mentions, key=lambda m: m.start):
        person = _find(people, mention.name)
        if person is None:
            person = Person(id="", name=mention.name)
            people.append(person)
        elif len(mention.name) > len(person.name):
            person.name = mention.name
        person.mentions.append(Span(mention.start, mention.end))
        for title in mention.titles:
            if _key(title) not in {_key(known) for known in person.titles}:
                person.titles.append(title)
        if person.company is None and mention.company is not None:
            person.company = _company(view, mention.company, companies)
        if mention.titles and mention.company is None:
            bare.append(person)
    for person in bare:
        person.company = person.company or issuer
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
