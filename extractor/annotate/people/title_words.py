"""The words of titles: heads of offices, ranks and fields of work.

Comes in: a view and a place. Goes out: its words, and which of them can stand in a title. It must
not know how titles are put together; `titles` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from extractor.annotate.people.names import COMMON, FUNCTION, classify
from extractor.resources import load_lines, load_table
from extractor.schema import Span

# The first part finds offices that lost the space behind them ("CEOTel: ...").
_WORD: Final = re.compile(
    r"(?:CEO|CFO|COO|CTO|Chief|Executive|Director|President|Officer|Chairman|Manager)"
    r"(?=[A-Z][a-z]|www\.|https?:|[TE]:)"
    r"|[\w][\w&’'./-]*|&|\n"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_GLUED: Final = re.compile(
    r"C[EFOT]O[A-Z]|(?:Chief|Director|President|Officer|Manager|Chairman)(?:[A-Z]|www)"
)
_GLUED_OFFICE: Final = regex.compile(r"(?<=Chief|Vice|Executive)(?=[A-Z][a-z])")
PLURALS: Final = frozenset(("officers", "presidents", "founders", "co-founders"))
"""Heads printed for several persons at once; each of them holds the office in the singular."""

_DOTTED: Final = frozenset(("Sr", "Jr", "Asst", "Assoc", "Dept"))
_MOST_WORDS: Final = 24


@dataclass(slots=True)
class Word:
    """One word of a line: `low` is its lower case without a possessive, `gap` what stands
    between the word before and it."""

    text: str
    low: str
    start: int
    end: int
    gap: str


@cache
def offices() -> dict[str, str]:
    """The head words of offices, lower case, with what "of X" names after them."""
    return {row[0]: row[1] for row in load_table("offices.tsv")}


@cache
def office_words() -> frozenset[str]:
    """The words that stand beside heads: ranks and fields of work, lower case."""
    return frozenset(word for line in load_lines("office_words.txt") for word in line.split())


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.rsplit("-", 1)[-1] for word in [*offices(), *PLURALS])


def office_soon(text: str) -> bool:
    """Whether the head of an office stands in `text` at all; a quick look before reading."""
    return not _heads().isdisjoint(_LETTERS.findall(text.casefold())) or bool(_GLUED.search(text))


def is_head(word: Word) -> bool:
    """Whether the word is the head of an office: "Director", "Co-Founder"."""
    return (
        word.low in offices()
        or word.low in PLURALS
        or ("-" in word.low and word.low.rsplit("-", 1)[1] in offices() and word.low[:2] != "e-")
    )


def head_kind(word: Word) -> str:
    """What "of X" names after this head: see resources/offices.tsv."""
    low = word.low[:-1] if word.low in PLURALS else word.low
    return offices().get(low) or offices().get(low.rsplit("-", 1)[-1], "org")


def is_modifier(word: Word) -> bool:
    """Whether the word can stand before a head: a rank, a field, or a common word in capitals."""
    low = word.low
    if low in office_words() or low.startswith(("co-", "vice-", "non-", "sub-", "inter")):
        return True
    if "-" in low and all(part in office_words() for part in low.split("-")):
        return True
    return word.text[0].isupper() and classify(word.text) & (COMMON | FUNCTION) == COMMON


def is_field(name: str) -> bool:
    """Whether all words of `name` are office words: a field of work, not a company."""
    words = name.casefold().replace("&", " ").replace(",", " ").split()
    return all(word in office_words() or word in offices() or word == "and" for word in words)


def wording(view: str, span: Span) -> str:
    """A title as the record prints it: words that lost their space are parted."""
    return _GLUED_OFFICE.sub(" ", view[span.start : span.end])


def words_of(view: str, start: int, limit: int, most: int = _MOST_WORDS) -> list[Word]:
    """The words of [start, limit), up to an e-mail address or the end of the line."""
    found: list[Word] = []
    at = start
    for match in _WORD.finditer(view, start, limit):
        text = match.group()
        left, right = match.span()
        if text == "\n" or view[right : right + 1] == "@":
            break
        core = _core(text, view[right : right + 1])
        for part in core.split("/"):
            if part:
                place = view.find(part, left, left + len(core))
                low = part.casefold().removesuffix("'s").removesuffix("’s")
                found.append(Word(part, low, place, place + len(part), view[at:place]))
                at = place + len(part)
        if len(found) >= most:
            break
    return found


def _core(text: str, after: str) -> str:
    """A word without its punctuation; a label's letter glued to it ("DirectorT:") is cut."""
    core = text.rstrip("./'’-")
    if text.endswith(".") and ("." in core or core in _DOTTED):
        return text
    if after == ":" and len(core) > 3 and core[-1].isupper() and core[-2].islower():
        return core[:-1]
    return core
