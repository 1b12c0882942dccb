"""The words of names: which class a capitalized word belongs to, and how a run of capitalized
words splits into names.

Comes in: words and runs of words. Goes out: classes and `Candidate`s. It must not look at what
stands around a run; that is evidence, and `people` weighs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import regex

from extractor.patterns.people import UPPER
from extractor.resources import load_lines, load_table

GIVEN: Final = 1
WEAK_GIVEN: Final = 2
HARD: Final = 4
COMMON: Final = 8
HONORIFIC: Final = 16
OFFICE: Final = 32
INITIAL: Final = 64
SUFFIX: Final = 128
NICKNAME: Final = 256
PARTICLE: Final = 512
CAPS: Final = 1024
PLACE: Final = 2048
WEAK_HONORIFIC: Final = 4096
CREDENTIAL: Final = 8192
FUNCTION: Final = 16384

_DEGREE_TAILS = frozenset({"Geo", "Eng", "Geol", "Ag", "Sc", "D", "Biol"})
_RANKS = ("Interim", "Acting", "Senior", "Deputy", "Assistant", "Managing", "Former", "Independent")
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV", "Jnr", "Snr"})
_STRONG_HONORIFICS = frozenset(
    {
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mx",
        "Dr",
        "Drs",
        "Prof",
        "Sir",
        "Dame",
        "Messrs",
        "Herr",
        "Frau",
        "Mme",
    }
)
_THING = tuple(
    tail + plural
    for tail in (
        "tion", "sion", "ment", "ness", "ility", "ology", "ics", "ware", "tech", "pharma", "soft",
        "coin", "chain", "works", "lands", "land’s", "corp", "bank", "gen",
    )
    for plural in ("", "s")
)  # fmt: skip
_GLUE = regex.compile(
    rf"(?<=[a-zà-ÿ])(?=[{UPPER}][a-zà-ÿ])|(?<=LL[CP]|INC|LTD|PLC)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{{2,}}$)"
)
_INITIAL = regex.compile(rf"[{UPPER}](?:\.-?[{UPPER}])*\.|[{UPPER}]")
_CAMEL_HEADS = (
    "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Lo", "Van", "Von", "Fitz", "Des", "Del", "Della",
    "Der", "Ver", "El", "Al", "Ben", "St", "Da", "Dal", "Dos", "San", "Mul", "Vander", "Ter", "Ten",
    "Abu", "Ash", "Jo", "Mary", "Ana",
)  # fmt: skip


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in load_lines(name) for word in line.split())


@cache
def _classes() -> dict[str, int]:
    """Class bits by printed word; a word in no list has no entry."""
    found: dict[str, int] = {}
    given = _words("given_names.txt")
    hard = _words("not_names.txt")
    common = _words("common_words.txt")
    places = set(load_lines("places.txt"))
    for word in given:
        both = word in hard or word.casefold() in common or word in places
        found[word] = WEAK_GIVEN if both else GIVEN
    for word in hard - given:
        found[word] = found.get(word, 0) | HARD
    for word in common:
        printed = word.capitalize()
        found[printed] = found.get(printed, 0) | COMMON
    for word in load_lines("honorifics.txt"):
        weak = 0 if word in _STRONG_HONORIFICS else WEAK_HONORIFIC
        found[word] = found[f"{word}."] = HONORIFIC | weak | (found.get(word, 0) & HARD)
    for word, _ in load_table("offices.tsv"):
        for printed in (word.title(), word.capitalize(), word.upper()):
            if printed not in given:
                found[printed] = found.get(printed, 0) | OFFICE | HARD
    for word in _RANKS:
        found[word] = found.get(word, 0) | HARD | OFFICE
    for word in places:
        if " " not in word:
            found[word] = found.get(word, 0) | PLACE
    for word in _words("openers.txt") - given:
        found[word] = found.get(word, 0) | HARD | FUNCTION
    for word in load_lines("credentials.txt"):
        if (" " not in word and len(word) > 2) or word in ("MD", "JD", "RN"):
            found[word] = found.get(word, 0) | HARD | CREDENTIAL
    for word in _SUFFIXES:
        found[word] = found[f"{word}."] = SUFFIX
    return found


@cache
def place_names() -> frozenset[str]:
    """Names of places of several words, which no person bears."""
    return frozenset(name for name in load_lines("places.txt") if " " in name)


@lru_cache(maxsize=4096)
def classify(word: str) -> int:
    """The class bits of one printed word of a run."""
    table = _classes()
    bits = table.get(word)
    if bits is not None:
        return bits
    if not word:
        return PARTICLE
    if word[0] in "“\"'‘(":
        return NICKNAME
    if _INITIAL.fullmatch(word):
        return INITIAL
    if not word[0].isupper():
        return PARTICLE if word.islower() else 0
    if len(word) > 2 and word.isupper():
        bits = table.get(word.capitalize(), 0)
        return bits | CAPS
    if "-" in word:
        first = table.get(word.split("-", 1)[0], 0)
        return first & (GIVEN | HARD | COMMON)
    return COMMON if len(word) > 5 and word.endswith(_THING) else 0


@dataclass(slots=True)
class Candidate:
    """Words that could be a name. `words` are its printed words; `given` 2 for a sure given name
    in front, 1 for a possible one; `commons` counts words that are also common words; `caps` says
    that all words are capitals; `honorific` is 2 for one like "Mr."
    before it, 1 for one that is an office too ("General"); `follows_hard` and
    `precedes_hard` tell of words of companies or things directly beside it; `suffix` is a
    ", Jr." behind it."""

    start: int
    end: int
    words: list[str]
    given: int
    commons: int
    caps: bool
    initials: int
    honorific: int
    follows_hard: bool
    precedes_hard: bool
    follows_office: bool
    suffix: str = ""

    @property
    def name(self) -> str:
        """The name as the record prints it."""
        return " ".join(self.words) + self.suffix


def _pieces(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a run, glued ones parted ("SmithChief" is two words)."""
    found: list[tuple[int, int]] = []
    at = start
    following = view[end : end + 2]
    dot = following[:1] in (".", "-")
    if following[:1] == "@" or (
        (dot or view[end - 1] == ".") and following[dot : dot + 1].isalnum()
    ):
        end = max(start, view.rfind(" ", start, end))
    elif (
        following[:1] == ":"
        and end - start > 3
        and view[end - 1].isupper()
        and view[end - 2].islower()
    ):
        end -= 1
    while at < end:
        stop = view.find(" ", at, end)
        if stop < 0:
            stop = end
        word = view[at:stop]
        left = at
        if len(word) > 6 and not word[1:].islower():
            for glue in _GLUE.finditer(word):
                head, tail = word[left - at : glue.start()], word[glue.start() :]
                if not head.endswith(_CAMEL_HEADS) and (
                    classify(head) or tail.isupper() or classify(_GLUE.split(tail, maxsplit=1)[0])
                ):
                    found.append((left, at + glue.start()))
                    left = at + glue.start()
                    if tail.isupper() and not classify(tail) & ~CAPS:
                        return found
        found.append((left, stop))
        at = stop + 1
    return found


def may_name(run: str) -> bool:
    """Whether a run can hold a name at all: two words side by side, or an honorific."""
    before = False
    for word in run.split(" "):
        bits = classify(word)
        if bits & HONORIFIC:
            return True
        now = not bits & HARD
        if now and before:
            return True
        before = now
    return False


def split_run(view: str, start: int, end: int) -> list[Candidate]:
    """The possible names within the run `view[start:end]`, in order.

    Words that cannot be part of a name part them. A possessive ends a name.
    """
    found: list[Candidate] = []
    words: list[tuple[int, int, str, int]] = []
    honorific = 0
    after_hard = after_office = False

    def close(before_hard: bool) -> None:
        nonlocal honorific, words
        candidate = _candidate(words, honorific, after_hard, before_hard, after_office)
        if candidate is not None:
            found.append(candidate)
        words = []
        honorific = 0

    for left, right in _pieces(view, start, end):
        word = view[left:right]
        if not word:
            continue
        possessive = len(word) > 2 and word[-2] in "’'" and word[-1] in "sS"
        if possessive:
            word, right = word[:-2], right - 2
        ended = False
        if word[-1] == "." and not classify(word) & (INITIAL | SUFFIX | HONORIFIC):
            word, ended = word[:-1], True
        if word[0] not in "“\"'‘(":
            word = word.rstrip("’'-") or word
        right = left + len(word)
        bits = classify(word)
        if bits & HONORIFIC and (word.endswith(".") or not bits & HARD or not words):
            close(False)
            honorific = 1 if bits & WEAK_HONORIFIC else 2
            after_hard = after_office = False
            continue
        if bits & HARD:
            close(not bits & (OFFICE | FUNCTION | CREDENTIAL))
            after_hard = not ended and not bits & FUNCTION
            after_office = bool(bits & OFFICE) and not ended
            continue
        words.append((left, right, word, bits))
        if possessive or ended:
            close(False)
            after_hard = after_office = False
    close(False)
    return found


def _candidate(
    words: list[tuple[int, int, str, int]],
    honorific: int,
    after_hard: bool,
    before_hard: bool,
    after_office: bool,
) -> Candidate | None:
    while words and words[-1][3] & (PARTICLE | NICKNAME | INITIAL):
        words = words[:-1]
    while words and words[0][3] & (PARTICLE | NICKNAME | SUFFIX):
        words = words[1:]
    full = [item for item in words if not item[3] & (INITIAL | SUFFIX | PARTICLE | NICKNAME)]
    while (
        len(full) > 2
        and full[1][3] & GIVEN
        and not full[0][3] & (GIVEN | WEAK_GIVEN)
        and (full[0][3] & COMMON or full[0][2].endswith("ing"))
    ):
        words = words[words.index(full[0]) + 1 :]
        full = full[1:]
    if not full or (len(words) < 2 and honorific < 2):
        return None
    if words[-1][2] in _DEGREE_TAILS and words[0][3] & INITIAL:
        return None
    first = next((item[3] for item in words if not item[3] & INITIAL), 0)
    given = 2 if first & GIVEN else 1 if first & WEAK_GIVEN else 0
    if first & CAPS:
        given = min(given, 1) if full[-1][2].isupper() else 0
    return Candidate(
        start=words[0][0],
        end=words[-1][1],
        words=[item[2] for item in words],
        given=given,
        commons=sum(1 for item in full if item[3] & (COMMON | PLACE)),
        caps=all(item[2].isupper() for item in full),
        initials=sum(1 for item in words if item[3] & INITIAL),
        honorific=honorific,
        follows_hard=after_hard and not after_office,
        precedes_hard=before_hard,
        follows_office=after_office,
    )
