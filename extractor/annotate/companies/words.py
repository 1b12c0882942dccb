"""Words of companies' names: which of them only a name has, and which names are no company's.

Comes in: words and names. Goes out: judgements. It must not look at the text around a name; that
is for those who found it.
"""

from __future__ import annotations

import re
from functools import cache

from extractor.resources import load_lines, load_table


@cache
def company_word_group(group: str) -> frozenset[str]:
    """The words of one group of `company_words.tsv`."""
    rows = load_table("company_words.tsv")
    return frozenset(word for row in rows if row[0] == group for word in row[1].split())


@cache
def common_words() -> frozenset[str]:
    """Words that also stand in lower case in releases."""
    return frozenset(word for line in load_lines("common_words.txt") for word in line.split())


@cache
def head_words() -> dict[str, str]:
    """The last words of names without legal form, with their strength, in lower case."""
    return {row[0].lower(): row[1] for row in load_table("company_head_words.tsv")}


_ADJECTIVES = company_word_group("places")


@cache
def places() -> frozenset[str]:
    """States, countries and cities, in lower case."""
    names = {row[1].lower() for row in load_table("regions.tsv")}
    names.update(line.lower() for line in load_lines("places.txt"))
    return frozenset(names | _ADJECTIVES)


_INITIAL = re.compile(r"(?:[A-Z]\.)+$")


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word for line in load_lines("given_names.txt") for word in line.split())


def is_given_name(word: str) -> bool:
    """Whether `word` is a given name."""
    return word in _given_names()


def is_person(text: str) -> bool:
    """Whether `text` looks like a person's name."""
    words = [word for word in text.split(" ") if not _INITIAL.match(word)]
    initials = len(words) < len(text.split(" "))
    return (
        (len(words) in (2, 3, 4) or (initials and len(words) == 1))
        and words[0] in _given_names()
        and not {"&", "+"} & set(words)
    )


@cache
def _refusals() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    exact: set[str] = set()
    last: set[str] = set()
    first: set[str] = set()
    never: set[str] = set()
    for line in load_lines("not_companies.txt"):
        if line.endswith("**"):
            never.add(line[:-2])
        elif line.startswith("*"):
            last.add(line[1:])
        elif line.endswith("*"):
            first.add(line[:-1])
        else:
            exact.add(line)
    return frozenset(exact), frozenset(last), frozenset(first), frozenset(never)


def fold(name: str) -> str:
    """`name` in lower case without a leading article, apostrophes made straight."""
    low = name.lower().replace("'", "’")
    return low.removeprefix("the ")


def is_no_company(name: str, legal: bool = False) -> bool:
    """Whether `name` is known not to be a company; a legal form outweighs its last word."""
    exact, last, first, never = _refusals()
    low = fold(name)
    if low in exact or low.rstrip(".") in exact:
        return True
    words = low.split(" ")
    if any(" ".join(words[:n]) in never for n in range(1, min(len(words), 4) + 1)):
        return True
    if any(" ".join(words[:n]) in first for n in range(1, min(len(words), 5))):
        return not legal
    if legal:
        return False
    return any(" ".join(words[-n:]) in last for n in range(1, min(len(words), 3) + 1))


def _bare(word: str) -> str:
    word = word.lower().strip("“”\"'’.,;:!®™*")
    return word.removesuffix("’s").removesuffix("'s")


_PREFIXES = company_word_group("prefixes")
_PERIOD = re.compile(r"(?:[hq][1-4]|fy\d*|[1-4][hq]|\d+)$")
_ABBREVIATIONS = company_word_group("abbreviations")


def is_abbreviation(word: str) -> bool:
    """Whether `word` is an abbreviation or a token that stands for a thing ("CEO", "LOI")."""
    return word.lower() in _ABBREVIATIONS


def is_distinctive(word: str) -> bool:
    """Whether `word` can only be a name: it never stands in lower case and is no place."""
    low = _bare(word)
    if not low or not low[-1].isalnum() or low in _ABBREVIATIONS or _PERIOD.match(low):
        return False
    if low in common_words() or low in places() or low in head_words():
        return False
    parts = low.split("-")
    return len(parts) < 2 or not all(
        part in common_words() or part in _ABBREVIATIONS or part in _PREFIXES for part in parts
    )


def has_distinctive(name: str) -> bool:
    """Whether any word of `name` is distinctive."""
    return any(is_distinctive(word) for word in name.split(" "))


_PLAIN_WORD = re.compile(
    r"(?:[A-Z][a-z]+-)?[A-Z][a-z]{2,}(?:ed|ing|ive|[tsgnlx]ion|able|ible|ary|ous|ment|ness|ical|phic|inal"
    r"|ity|ogy|onal|ular|istic|ized)$"
)


def without_plain(lead: str) -> str:
    """`lead` without the words that are built like plain English ones."""
    return " ".join(word for word in lead.split(" ") if not _PLAIN_WORD.match(word))


_TITLE_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_title_case(view: str, at: int) -> bool:
    """Whether the words around `at` in its line are capitalized throughout, as in headings."""
    left = max(0, at - 220, view.rfind("\n", max(0, at - 220), at) + 1)
    right = view.find("\n", at, at + 220)
    if right < 0:
        right = min(len(view), at + 220)
    if right - left > 260:
        return False
    words = _TITLE_WORD.findall(view, left, right)
    if len(words) < 5:
        return False
    capitals = sum(1 for word in words if word[0].isupper())
    return 10 * capitals > 7 * len(words)
