"""People: who is named, with which titles, and where they are named again.

Comes in: a view, its layout and frame, and the companies found. Goes out: `PersonMention`s in
text order. It must not read quotations, and knows no person by name.

Notes for a newcomer. `names` splits runs of capitalized words into candidates, `evidence`
weighs what stands around each of them. Here the candidates are seen together: those in a list
with persons are persons, those printed again are the same ones, and a last name alone stands for
the person whose name it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import regex

from extractor.annotate.people.evidence import ENOUGH, Evidence, Weighed
from extractor.annotate.people.names import classify, place_names
from extractor.patterns.people import UPPER
from extractor.places import Places
from extractor.resources import load_table
from extractor.stages import CompanyMention, Frame, Layout, PersonMention

_BETWEEN: Final = frozenset(
    {", ", " and ", ", and ", "; ", " & ", " / ", " or ", ", or ", "; and "}
)
_GENERATIONS: Final = frozenset({"Jr", "Sr", "II", "III", "IV"})
_CAPITALIZED: Final = regex.compile(rf"(?<![\w@./-])[{UPPER}][\w’'-]*\w")
_FEW_NAMES: Final = 60


def find_people(
    view: str, layout: Layout, frame: Frame, companies: list[CompanyMention]
) -> list[PersonMention]:
    """The persons named in `view`, in text order.

    A mention's `name` has no honorific; where a person is named by the last name only, `name` is
    the full name found elsewhere. `titles` are those beside that mention. `company` is the place
    of the words that name the company in the title or in the block of a contact.
    """
    evidence = Evidence(view, frame, sorted(companies, key=lambda c: (c.start, -c.end)))
    weighed = [evidence.weigh(candidate) for candidate in evidence.candidates()]
    for one in weighed:
        one.taken = one.points >= ENOUGH
    _take_neighbors(evidence, weighed)
    known = {one.candidate.name for one in weighed if one.taken and len(one.candidate.words) > 1}
    taken = [one for one in weighed if one.taken or one.candidate.name in known]
    full = [one for one in taken if len(one.candidate.words) > 1]
    names = _Names(full)
    mentions = [_mention(evidence, one, names) for one in taken]
    mentions += _speakers(evidence, mentions)
    mentions += _later_mentions(evidence, mentions, names)
    return sorted(mentions, key=lambda mention: mention.start)


def _mention(evidence: Evidence, one: Weighed, names: _Names) -> PersonMention:
    candidate = one.candidate
    name, company = candidate.name, one.company
    if len(candidate.words) == 1:
        name = names.full(name) or name
    elif company is None:
        company = evidence.lines.block_firm(candidate.start, candidate.end)
    titles = [title for title in one.titles if title.casefold() != "member"]
    return PersonMention(candidate.start, candidate.end, name, titles, company)


class _Names:
    """The full names found, by their words."""

    def __init__(self, full: list[Weighed]) -> None:
        self.by_last: dict[str, str] = {}
        self.by_first: dict[str, str] = {}
        self.by_any: dict[str, str] = {}
        for one in full:
            words = [w for w in one.candidate.words if w.rstrip(".") not in _GENERATIONS]
            name = one.candidate.name
            self.by_last.setdefault(words[-1], name)
            self.by_first.setdefault(words[0], name)
            for word in words:
                self.by_any.setdefault(word, name)
        self.by_nickname = {
            short: self.by_first[long]
            for short, all_long in load_table("nicknames.tsv")
            for long in all_long.split()
            if long in self.by_first
        }

    def full(self, word: str) -> str | None:
        """The full name that `word` is a part of; a last name before a given one."""
        return self.by_last.get(word) or self.by_first.get(word) or self.by_any.get(word)

    def short_forms(self) -> dict[str, str]:
        """Words that stand for a person when printed alone."""
        forms = {**self.by_nickname, **self.by_first, **self.by_last}
        return {word: name for word, name in forms.items() if len(word) > 2 and word[-1] != "."}


def _take_neighbors(evidence: Evidence, weighed: list[Weighed]) -> None:
    """Names in a list with persons are persons: "A. One, B. Two and C. Three"."""
    for order in (weighed, weighed[::-1]):
        for number in range(1, len(order)):
            previous, one = order[number - 1], order[number]
            after = order[number + 1] if number + 1 < len(order) else None
            if previous.taken and not one.taken and _listed(evidence, previous, one, after):
                one.taken = True


def _listed(evidence: Evidence, previous: Weighed, one: Weighed, after: Weighed | None) -> bool:
    candidate = one.candidate
    if (
        one.points < 0
        or len(candidate.words) not in (2, 3)
        or (candidate.commons and candidate.given < 2)
        or candidate.follows_hard
        or candidate.precedes_hard
        or candidate.name.title() in place_names()
        or not _beside(evidence.view, previous, one)
    ):
        return False
    return bool(
        candidate.given
        or one.points
        or evidence.contacts.at(candidate.start) is not None
        or (after is not None and after.taken and _beside(evidence.view, one, after))
    )


def _beside(view: str, one: Weighed, other: Weighed) -> bool:
    first, second = sorted((one.candidate, other.candidate), key=lambda c: c.start)
    return second.start - first.end < 8 and view[first.end : second.start] in _BETWEEN


def _speakers(evidence: Evidence, mentions: list[PersonMention]) -> list[PersonMention]:
    """Persons whom the release never names in full: one word beside a quotation's verb."""
    known = {word for mention in mentions for word in mention.name.split()}
    found = []
    for start, end in evidence.lone:
        word = evidence.view[start:end]
        if word in known or classify(word) or evidence.firms.overlaps(start, end) is not None:
            continue
        found.append(PersonMention(start, end, word))
    return found


def _later_mentions(
    evidence: Evidence, mentions: list[PersonMention], names: _Names
) -> list[PersonMention]:
    """Where persons are named again by one word of their name."""
    forms = names.short_forms()
    places = Places(sorted((mention.start, mention.end) for mention in mentions))
    found = []
    for start, end in _occurrences(evidence.view, forms):
        word = evidence.view[start:end]
        if places.overlaps(start, end) is not None or not evidence.may_be_person(start, end):
            continue
        if word not in names.by_last and evidence.in_longer_name(start, end):
            continue
        nickname = word not in names.by_first and word not in names.by_last
        if nickname and not evidence.speaks(start, end):
            continue
        found.append(PersonMention(start, end, forms[word]))
    return found


def _occurrences(view: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the words stand alone, in any order; few words are sought one by one."""
    words = set(words)
    if len(words) > _FEW_NAMES:
        for match in _CAPITALIZED.finditer(view):
            word = match.group()
            word = word[:-2] if word[-2:] in ("'s", "’s") else word
            if word in words:
                yield match.start(), match.start() + len(word)
        return
    for word in words:
        at = view.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = view[at - 1 : at] if at else " ", view[end : end + 1] or " "
            if not (before.isalnum() or before in "@.-/" or after.isalnum() or after in "@-"):
                yield at, end
            at = view.find(word, end)
