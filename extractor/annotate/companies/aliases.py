"""Later short forms of companies that a view has named in full.

Comes in: a board with the full names and the defined terms. Goes out: short forms added to it,
each pointing at the full name. It must not find new companies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.annotate.companies.board import Board, Found
from extractor.annotate.companies.defined_terms import COMPANY_NOUNS, SELF_NOUNS
from extractor.annotate.companies.names import STOPS
from extractor.annotate.companies.scan import first_word
from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    head_words,
    is_distinctive,
    is_no_company,
    places,
)
from extractor.patterns.companies import strip_form

_TRAILING = re.compile(r"(?: (?:&|and|of|the|\+)){1,12}$")
_LEFT = frozenset("“\"‘'([{/–—-\n ,;:.!?|•*")
_SENTENCE_END = frozenset('.!?:\n”"“•–—|')
_FIRST_WORDS = company_word_group("first_words")
_MAX_NAMES = 400
_MOST_FORMS = 40


def prefixes(name: str) -> list[str]:
    """The short forms that `name` may take: itself without legal form, then ever fewer words."""
    words = strip_form(name).split(" ")
    forms: list[str] = []
    if words[0] == "The" and len(words) > 2:
        forms.append(" ".join(words))
        words = words[1:]
    for count in range(len(words), 0, -1):
        short = _TRAILING.sub("", " ".join(words[:count])).rstrip(",")
        if short not in forms and short.lower() != "the":
            forms.append(short)
    if len(words) > 2 and is_distinctive(words[0]):
        forms.append(f"{words[0]} {words[-1]}")
    if name.endswith("Real Estate Investment Trust"):
        forms.append(" ".join([*words, "REIT"]))
    return forms


class _Table:
    """Short forms by their first word, each with its owner; None where two companies claim it,
    unless the first of them is one of `leading`, those of which the release speaks most."""

    def __init__(self, leading: Iterable[Found] = ()) -> None:
        self.leading = frozenset(leading)
        self.owners: dict[str, Found | None] = {}
        self.defined: set[str] = set()
        self.full: set[str] = set()

    def offer(self, short: str, owner: Found, full: bool) -> None:
        other = self.owners.get(short, owner)
        if short in self.defined:
            return
        if full and short not in self.full:
            self.full.add(short)
            self.owners[short] = owner
        elif other is owner:
            self.owners[short] = owner
        elif short in self.full or other in self.leading:
            return
        elif other is None or other.form == owner.form:
            self.owners[short] = None

    def define(self, term: str, owner: Found) -> None:
        self.owners[term] = owner
        self.defined.add(term)

    def by_first(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        for short in sorted(self.owners, key=lambda s: (-len(s), s)):
            if self.owners[short] is not None and len(short) > 1 and not is_no_company(short):
                table.setdefault(first_word(short), []).append(short)
                if " " in short:
                    other = short.title() if short.isupper() else short.upper()
                    table.setdefault(first_word(other), []).append(other)
        return {word: shorts[:_MOST_FORMS] for word, shorts in table.items()}

    def folded(self) -> dict[str, Found]:
        """Owners by their short forms without regard to case."""
        return {short.casefold(): owner for short, owner in self.owners.items() if owner}


def find_aliases(board: Board) -> None:
    """Adds the short forms, the tickers and "the Company" to `board`."""
    names: dict[str, Found] = {}
    for mention in sorted(board, key=lambda m: m.form != "legal"):
        if mention.of is None and len(names) < _MAX_NAMES:
            names.setdefault(strip_form(board.text(mention)).lower(), mention)
    selves = [
        m.of
        for m in board
        if m.form == "defined" and m.of is not None and board.text(m).lower() in SELF_NOUNS
    ]
    table = _Table([*selves, *(m for m in board if m.listings)])
    for mention in names.values():
        for number, short in enumerate(prefixes(board.text(mention))):
            table.offer(short, mention, full=number == 0)
    nouns: dict[str, Found] = {}
    for mention in board:
        if mention.form != "defined" or mention.of is None:
            continue
        term = board.text(mention)
        noun = term.removeprefix("the ").removeprefix("The ")
        if noun.lower() in ("we", "us", "our"):
            continue
        if noun.lower() in COMPANY_NOUNS:
            printed = noun if noun[:1].isupper() else noun.capitalize()
            nouns.setdefault(printed, mention.of)
        else:
            table.define(term, mention.of)
    for mention in board:
        text = board.text(mention)
        owner = table.owners.get(text) if text in table.defined else None
        if owner is not None and mention.form == "name":
            board.link(mention, owner, "alias")
    _find_short(board, table)
    for noun, owner in nouns.items():
        _find_noun(board, noun, owner)


def _find_short(board: Board, table: _Table) -> None:
    view = board.view
    by_first = table.by_first()
    hits: dict[str, list[tuple[int, int, int]]] = {}
    for place, word, _ in board.words:
        for short in by_first.get(word, ()):
            if view.startswith(short, place):
                end = place + len(short)
                standing = _standing(view, place, end)
                if standing == 1 and " " not in short and _is_other(view, end):
                    continue
                if standing and board.at(place, end) is None:
                    hits.setdefault(short, []).append((place, end, standing))
                    break
    folded = table.folded()
    for short, places_ in hits.items():
        owner = table.owners.get(short) or folded.get(short.casefold())
        if owner is None:
            continue
        least = _least(short, short in table.defined, places_)
        for start, end, standing in places_:
            if standing >= least:
                board.add(start, end, "alias", owner)


_NEXT_WORD = re.compile(r" ([A-Z][\w’'-]*)")


def _is_other(view: str, end: int) -> bool:
    """Whether the word at `end` makes the one before it another company's name."""
    follow = _NEXT_WORD.match(view, end)
    return follow is not None and follow.group(1).lower() in head_words()


def _least(short: str, defined: bool, hits: list[tuple[int, int, int]]) -> int:
    """How free a short form must stand to count; 9 is never."""
    if defined:
        return 1
    words = short.split(" ")
    if len(words) > 1:
        return 1 if any(is_distinctive(word) for word in words) else 2
    low = short.lower()
    if low in places() or low in head_words() or low.isdigit():
        return 9
    free = sum(standing >= 2 for _, _, standing in hits)
    if low in common_words():
        return 3 if sum(standing == 3 for _, _, standing in hits) >= 2 else 4
    return 1 if free else 9


def _standing(view: str, at: int, end: int) -> int:
    """0: part of another word or name; 1: before a capitalized word; 2: alone at the start of a
    sentence; 3: alone within one; 4: within one and with a possessive ending."""
    before = view[at - 1] if at else "\n"
    after = view[end] if end < len(view) else "\n"
    if before not in _LEFT or after.isalnum() or after in "@_&+/":
        return 0
    if after in ".-" and view[end + 1 : end + 2].isalnum() and after == ".":
        return 0
    start = True
    if before == " ":
        left = view[max(0, at - 40) : at - 1]
        previous = left[max(left.rfind(" "), left.rfind("\n")) + 1 :]
        if len(previous) == 2 and previous[0].isupper() and previous[1] == ".":
            return 0  # the initial of a person
        start = not previous or previous[-1] in _SENTENCE_END
        if (
            previous[:1].isupper()
            and previous[-1:].isalnum()
            and previous not in STOPS
            and (previous.lower() not in common_words() or previous.lower() in _FIRST_WORDS)
            and not previous.isupper()
        ):
            return 0
    elif before in "./-" and at > 1 and view[at - 2].isalnum():
        return 0
    if after == " " and view[end + 1 : end + 2].isupper():
        return 1
    if start:
        return 2
    return 4 if view.startswith(("’s ", "'s "), end) else 3


def _find_noun(board: Board, noun: str, owner: Found) -> None:
    view = board.view
    at = view.find("he " + noun)
    while at >= 0:
        start, end = at - 1, at + 3 + len(noun)
        after = view[end : end + 1]
        named = after == " " and view[end + 1 : end + 2].isupper()
        whole = not after.isalnum() and not view[max(0, start - 1) : start].isalnum()
        if at and view[start] in "tT" and whole and not named:
            board.add(start, end, "alias", owner)
        at = view.find("he " + noun, end)


def find_tickers(board: Board) -> None:
    """Adds tickers that are used as names to `board`."""
    view = board.view
    owners = {
        listing.ticker: mention
        for mention in board
        for listing in mention.listings
        if len(listing.ticker) > 2 and listing.ticker.isalpha()
    }
    if not owners:
        return
    for at, word, _ in board.words:
        if word not in owners:
            continue
        end = at + len(word)
        before, after = view[at - 1 : at], view[end : end + 1]
        if (
            before in " \n"
            and view[at - 2 : at - 1] != ":"
            and (not after or after in " ,.’'\n")
            and not view.startswith((" ordinary", " shares", " stock", " common"), end)
            and board.at(at, end) is None
            and not _is_symbol(view, at)
        ):
            board.add(at, end, "ticker", owners[word])


def _is_symbol(view: str, at: int) -> bool:
    left = view[max(0, at - 60) : at].rsplit("\n", 1)[-1]
    return left.rfind("(") > left.rfind(")") or bool(
        re.search(r"(?:symbols?|tickers?|under)\W{0,3}$", left)
    )
