"""People: mentions that name one person become one `Person`.

Comes in: a view, person mentions, assembled companies. Goes out: `Person`s in order of first
appearance. It must not find people, only join what was found.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.places import Places
from extractor.resources import load_table
from extractor.schema import Company, Person, Span
from extractor.stages import PersonMention

_NOT_WORD = re.compile(r"[^\w]+")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MOST_OF_ONE_NAME = 50
_SELF = re.compile(r"(?:the |our |its )?(?:company|corporation|group|firm)$", re.IGNORECASE)


def _key(name: str) -> str:
    return _NOT_WORD.sub(" ", name.casefold()).strip()


def _ends(words: list[str]) -> tuple[str, str]:
    """The first and the last word of a name, generations left out."""
    words = [word for word in words if word not in _GENERATIONS] or words
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


class _Known:
    """The persons so far, by their words: a name finds its person without going through all."""

    def __init__(self) -> None:
        self.by_words: dict[tuple[str, ...], Person] = {}
        self.by_last: dict[str, list[tuple[str, list[str], Person]]] = {}

    def find(self, name: str) -> Person | None:
        """The person whom `name` names: the same words, the beginning of a known name, or the
        same last name with given names that can be one person's."""
        words = _key(name).split()
        person = self.by_words.get(tuple(words))
        if person is not None or not words:
            return person
        first, last = _ends(words)
        for other_first, other_words, other in self.by_last.get(last, ()):
            if _same_given(first, other_first) or first in other_words or other_first in words:
                return other
        return None

    def add(self, name: str, person: Person) -> None:
        """Keep another form of the person's name."""
        words = _key(name).split()
        if not words or tuple(words) in self.by_words:
            return
        first, last = _ends(words)
        if len(self.by_last.setdefault(last, [])) < _MOST_OF_ONE_NAME:
            self.by_last[last].append((first, words, person))
        for count in range(max(2, len(words) - 1), len(words) + 1):
            self.by_words.setdefault(tuple(words[:count]), person)


def assemble_people(
    view: str, mentions: list[PersonMention], companies: list[Company]
) -> list[Person]:
    """The persons of `mentions`, ids p1, p2, ... in order of first appearance.

    `name` is the fullest form printed, `titles` the union in order, `company` the id of the
    company named in a title; a title
    without one is held at the issuer.
    """
    people: list[Person] = []
    known = _Known()
    owners = _owners(companies)
    bare: list[Person] = []
    issuer = next((company.id for company in companies if "issuer" in company.roles), None)
    for mention in sorted(mentions, key=lambda m: m.start):
        person = known.find(mention.name)
        if person is None:
            person = Person(id="", name=mention.name)
            people.append(person)
        elif len(mention.name) > len(person.name):
            person.name = mention.name
        known.add(mention.name, person)
        person.mentions.append(Span(mention.start, mention.end))
        for title in mention.titles:
            if _key(title) not in {_key(known) for known in person.titles}:
                person.titles.append(title)
        if person.company is None and mention.company is not None:
            person.company = _company(view, mention.company, owners, issuer)
        if mention.titles and mention.company is None:
            bare.append(person)
    for person in bare:
        person.company = person.company or issuer
    for number, person in enumerate(people, 1):
        person.id = f"p{number}"
    return people


def _owners(companies: list[Company]) -> tuple[Places, list[str]]:
    """The places of all mentions of companies, and the company of each."""
    spans = sorted((m.start, m.end, c.id) for c in companies for m in c.mentions)
    return Places((start, end) for start, end, _ in spans), [owner for _, _, owner in spans]


def _company(
    view: str, span: Span, owners: tuple[Places, list[str]], issuer: str | None
) -> str | None:
    places, ids = owners
    index = places.first_overlap(span.start, span.end)
    if index is not None:
        return ids[index]
    return issuer if _SELF.match(view[span.start : span.end]) else None
