"""What is counted: the noun phrase after a bare number.

Comes in: the view and the place after a number. Goes out: what the phrase says ("share_count",
"count", "period", "name", "times" or nothing), with the class of security or the counted thing
set on the atom. There is no tagger: a noun is a word that names a security, a word of the list
of counted things, or a word that looks plural, before the first word that ends a noun phrase.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final, Literal

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.words import (
    NOUNS,
    PERIODS,
    SECURITIES,
    STOP_WORDS,
    WORD_SETS,
)
from extractor.patterns import quantity_context as context

Found = Literal["share_count", "count", "period", "name", "times"]

_ASIDE: Final = regex.compile(r"\([^()\n]{1,60}\) (?=of )")
_WINDOW: Final = regex.compile(r"[^\n|;:()\"“”•]{0,110}+")
_UNIT: Final = regex.compile(r"(?!N/A)[A-Za-zµ]{1,6}/[A-Za-z]{1,6}")
_ACRONYMS: Final = regex.compile(r"[A-Z]{2,6}s")
_GLUED: Final = regex.compile(
    r"(?i)(?P<class>common|ordinary|preferred|offer|placement)?(?P<noun>shares|warrants|units)"
    r"(?P<rest>issued|outstanding|of|at|in|to|and|for|from|will|are|were|held)?(?P<mark>[.,]?)"
)
"""A security glued to the words beside it, as wires print it: "commonshares", "sharesissued"."""
_MAX_WORDS: Final = 11
_SHORTEST: Final = len("units")
_EDGES: Final = ".,’'”“‘®™*"
_NOT_PLURAL: Final = ("ss", "us", "is", "’s", "'s", "ous", "ics")
_OF_WHAT: Final = WORD_SETS["of_what"]
_LINKS: Final = WORD_SETS["links"]
_DIMENSIONS: Final = WORD_SETS["dimensions"]
_STEPS: Final = WORD_SETS["steps"]
_PARTS: Final = WORD_SETS["parts"]
_RATES: Final = WORD_SETS["rates"]
_SUPERLATIVES: Final = WORD_SETS["superlatives"]
_SINGULAR_S: Final = WORD_SETS["singular_s"]
_TIMED: Final = WORD_SETS["timed"]
_NO_UNIT: Final = WORD_SETS["no_unit"]
_NOT_SECURITY: Final = WORD_SETS["not_security"]
_GENERAL: Final = WORD_SETS["general_security"]
"""Words that name securities only in large numbers, with a capital or with a stock word."""
_STOCK_WORDS: Final = WORD_SETS["stock_words"]
_SHARE_OF_WHAT: Final = WORD_SETS["share_of_what"]
_FILL: Final = WORD_SETS["security_fill"]
_OWNERS: Final = WORD_SETS["owners"]


class Units:
    """Whether units are securities in a release; looked up once, when it first matters."""

    def __init__(self, view: str) -> None:
        self._view = view

    @cached_property
    def are_securities(self) -> bool:
        """Whether the release speaks of units as securities ("at a price of $1 per Unit")."""
        return context.SECURITY_UNITS.regex.search(self._view) is not None


def symbol_after(view: str, end: int) -> str | None:
    """The symbol after a number without a noun: "12,345,678 XYZ"."""
    match = context.SYMBOL_AFTER.regex.match(view, end)
    return match["symbol"] if match is not None else None


def read_noun(view: str, end: int, atom: Atom, units: Units) -> Found | None:
    """What follows the number that ends at `end`; sets the security or the noun of `atom`.
    `units` tells whether units are securities in this release."""
    joint = view[end : end + 1]
    if not joint or joint not in " -‑" or end + 1 >= len(view):
        return None
    window = _WINDOW.match(view, end + 1)
    if window is None:
        return None
    phrase = window.group()
    aside = _ASIDE.match(view, window.end())
    if aside is not None:
        # What shares are worth may stand between them and their class: "1,000 shares ($1,000,000
        # of invested capital) of the Series K Preferred Stock".
        more = _WINDOW.match(view, aside.end())
        phrase = f"{phrase.rstrip(' ')} {more.group() if more is not None else ''}"
    words = _parted(phrase.split(". ")[0].split(" "))
    if joint != " ":
        return _read_compound(words[0], atom) if words[0][:1].isalpha() else None
    return _read_phrase(words[:_MAX_WORDS], atom, units) or _read_unit(view, end, words, atom)


def _parted(words: list[str]) -> list[str]:
    """`words` with those that are glued to the name of a security parted from it."""
    parted: list[str] = []
    for word in words[:_MAX_WORDS]:
        glued = _GLUED.fullmatch(word) if len(word) > _SHORTEST else None
        if glued is None or not (glued["class"] or glued["rest"]):
            parted.append(word)
        else:
            parts = [part for part in glued.group("class", "noun", "rest") if part]
            parted += [*parts[:-1], parts[-1] + glued["mark"]]
    return parted


def _read_compound(first: str, atom: Atom) -> Found | None:
    """The word after "10,000-": "participant", "day", "K"."""
    part = regex.split("[-–]", first.lower().rstrip(_EDGES))[0]
    if part in PERIODS or part in ("year", "day", "old"):
        return "period"
    if part == "times":
        return "times"
    if part in ("x", "fold", "time") or part in _PARTS:
        return None
    if len(part) < 3 or part == "star" or (first[0].isupper() and len(first) < 4):
        return "name"
    atom.noun = part
    return "share_count" if SECURITIES.get(part) == "share" else "count"


def _read_phrase(words: list[str], atom: Atom, units: Units) -> Found | None:
    """Reads word by word up to the noun that is counted."""
    phrase: list[str] = []
    crossed = False
    for at, word in enumerate(words):
        bare = word.strip(_EDGES).lower()
        if "/" in bare and bare not in NOUNS:
            bare = bare[: bare.index("/")]
        if not bare or not (bare[0].isalpha() or bare[0] in "°µμ"):
            if _goes_on(phrase, bare):
                phrase.append(word)
                continue
            break
        if at == 0:
            if bare in _SUPERLATIVES:
                return "name"
            if bare == "times":
                return _read_times(words, atom.numeral.quantum < 1)
        if bare in PERIODS and at < 4 and all(part.lower() in _TIMED for part in words[:at]):
            return "period"
        following = words[at + 1].strip(".,").lower() if at + 1 < len(words) else ""
        if bare in SECURITIES and _is_security(atom, words, at, following, units):
            atom.security = _security(words, at)
            return "share_count"
        if bare in _RATES and (is_noun(following) or following in _RATES):
            phrase.append(word)
            continue
        if bare in STOP_WORDS and not (len(bare) == 1 and word[0].isupper()):
            if bare == "of" and at == 0 and len(words) > 2:
                large = atom.exponent or atom.num_end - atom.num_start > 3
                if words[1].lower() not in _OF_WHAT and (atom.in_words or not large):
                    return None
                crossed = True
            elif bare not in _LINKS or not (crossed or at) or (phrase and is_noun(phrase[-1])):
                break
            continue
        phrase.append(word.strip(",."))
        if following and (bare in _DIMENSIONS or (bare in _STEPS and following[0].isdigit())):
            continue
        if is_noun(bare) or _ACRONYMS.fullmatch(word.strip(_EDGES)):
            if word[-1] not in ",." and following in SECURITIES and bare not in NOUNS:
                continue
            if crossed and atom.in_words:
                return None
            atom.noun = " ".join(phrase) if len(phrase) <= 4 else phrase[-1]
            # "of the Company's shares": the noun is still to come
            if crossed and word.endswith(("’s", "'s")):
                continue
            return "count"
        if word[-1] in ",." and word[-2:-1] != ".":
            break
    return None


def _goes_on(phrase: list[str], bare: str) -> bool:
    """Whether a word that is no word belongs to the phrase: a dash, "&", the 2 of "Phase 2"."""
    if not phrase or len(phrase) > 5:
        return False
    return bare[:1] in ("–", "-", "&") or (bare.isdigit() and phrase[-1].lower() == "phase")


def _read_unit(view: str, end: int, words: list[str], atom: Atom) -> Found | None:
    """A unit of measure or a symbol right after the number."""
    if atom.in_words or not words[0]:
        return None
    first = words[0].strip(",.")
    large = atom.exponent or atom.low is not None or atom.num_end - atom.num_start > 3
    symbol = large and first not in _NO_UNIT and symbol_after(view, end) is not None
    if symbol or _UNIT.fullmatch(first):
        atom.noun = first
        return "count"
    return None


def is_noun(word: str) -> bool:
    """Whether `word` is of the list of counted things, or looks plural."""
    lower = word.lower()
    return lower in NOUNS or (
        len(lower) > 3
        and lower[-1] == "s"
        and not lower.endswith(_NOT_PLURAL)
        and lower not in _SINGULAR_S
    )


def _read_times(words: list[str], fine: bool) -> Found | None:
    following = words[1].strip(".,").lower() if len(words) > 1 else ""
    if fine:
        return "times"
    if following in ("in", "during", "since"):
        return "count"
    if following in ("a", "per", "daily", "weekly", "each", "on", "annually", "every"):
        return None
    return "times"


def _is_security(atom: Atom, words: list[str], at: int, following: str, units: Units) -> bool:
    """Whether the word after the number names counted securities rather than flats, choices
    or messages."""
    word = words[at]
    bare = word.strip(_EDGES).lower()
    if bare in ("share", "shares"):
        return following not in _SHARE_OF_WHAT
    before = {part.lower().strip(",.") for part in words[:at]}
    if following.startswith("contract") or before & _NOT_SECURITY:
        return False
    small = atom.exponent == 0 and atom.numeral.value < 20
    if bare in ("unit", "units"):
        return not (small and not word[0].isupper()) and units.are_securities
    if bare in _GENERAL:
        if not small:
            return bare[-1] == "s"
        return word[0].isupper() or bool(before & _STOCK_WORDS)
    return True


def _security(words: list[str], at: int) -> str | None:
    """The class of security as printed: the words before the head, or those after "of"."""
    head = words[at].strip(",.")
    rest = words[at + 1 :]
    if rest[:1] == ["of"] and words[at][-1] not in ",.":
        after = _class_after(rest[1:10])
        if any(part.lower() in ("stock", "shares", "interest") for part in after):
            return " ".join(after)
    before = [word.strip(",") for word in words[:at] if word not in _FILL]
    while before and (before[0].lower() in _OWNERS or before[0].endswith(("’s", "'s"))):
        before = before[1:]
    if before and not any(word[:1].isdigit() for word in before):
        return " ".join([*before, head])
    return None if head in ("share", "shares") else head


def _class_after(words: list[str]) -> list[str]:
    """The class that "of" introduces: "the Company's Series A Convertible Preferred Stock"."""
    named: list[str] = []
    for word in words:
        clean = word.strip(',.”’"')
        lower = clean.lower()
        if not named and (lower in _OWNERS or clean.endswith(("’s", "'s"))):
            continue
        if named and named[-1].lower() in ("stock", "shares", "stocks"):
            break
        if not clean or (lower in STOP_WORDS and not (len(clean) == 1 and named)):
            break
        named.append(clean)
        if word[-1] in ",.":
            break
    return named
