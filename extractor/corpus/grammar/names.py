"""Names of invented companies and people, composed so that few come twice.

Comes in: dice, and what is named. Goes out: names in their full and short forms. A name belongs to
one split by its checksum, so that none that a model trained on stands in a release that tests it.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from extractor.corpus.grammar.dice import Dice

_SHARES = {"train": range(0, 12), "dev": range(12, 14), "test": range(14, 16)}
"""Sixteenths of all names that each split may use."""


class FirmName(msgspec.Struct):
    """A company's name with its legal form, the short forms that a release may use after it, and
    what the name begins with, by which the splits are kept apart."""

    full: str
    shorts: list[str]


class PersonName(msgspec.Struct):
    """A person's name as first printed, the surname, and whether "Ms." or "Mr." goes before it."""

    full: str
    last: str
    honorific: str


def firm_name(dice: Dice, split: str, legal: str, tails: str) -> FirmName:
    """A company whose tail is one of `tails` (a list of `names/companies.toml`) and whose legal
    form is `legal`, with its comma or space; empty for a name without one."""
    while True:
        stem, short = _stem(dice)
        if _belongs(stem, split):
            break
    options = [one.strip() for one in tails.split(",")]
    tail = dice.pick(options)
    tail = "" if tail == "-" else tail
    while "{s}" in tail:
        tail = tail.replace("{s}", _surname(dice, "english"), 1)
    name = f"{stem} {tail}".strip()
    shorts = dict.fromkeys([short, name, stem])
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) >= 3 and dice.chance(50):
        shorts["".join(word[0].upper() for word in words)] = None
    last = name.split()[-1]
    if re.match(rf",? {re.escape(last)}\b", legal):
        legal = legal.replace(f" {last}", "", 1).lstrip(",") or " Limited"
    return FirmName(name + legal, [one for one in shorts if len(one) > 1 and one != name + legal])


def person_name(dice: Dice, split: str, culture: str) -> PersonName:
    """A person of a culture (a table of `names/people.toml`)."""
    while True:
        last = _surname(dice, culture)
        if _belongs(last, split):
            break
    parts = _people()[culture]
    given = dice.pick(parts["given"])
    form = dice.below(100)
    if form < 12 and culture == "english":
        given = f"{given} {dice.pick('ABCDEFGHJKLMNPRSTW')}."
    elif form < 15:
        given = f"{dice.pick('ABCDEFGHJKLMNPRSTW')}. {given}"
    elif form < 18:
        given = f"{given} {dice.pick(parts['given'])}"
    elif form < 20 and culture != "asian":
        given = f"{given}-{dice.pick(parts['given'])}"
    elif form < 22:
        given = f"{dice.pick('ABCDEFGHJKLMNPRSTW')}.{dice.pick('ABCDEFGHJKLMNPRSTW')}."
    elif form < 25 and culture == "continental":
        last = f"{dice.pick(['van', 'de', 'von', 'van der', 'di', 'du'])} {last}"
    elif form < 28 and culture != "asian":
        last = f"{last}-{_surname(dice, culture)}"
    elif form < 30 and culture == "english":
        last = f"{dice.pick(['Mc', 'Mac', 'O’', 'Fitz'])}{last}"
    return PersonName(f"{given} {last}", last, dice.pick(["Mr.", "Ms."]))


def ticker(dice: Dice, name: str, letters: str, length: int) -> str:
    """A ticker that often abbreviates `name`, of `length` of the `letters`."""
    if letters.isdigit():
        return str(dice.between(1, 9)) + "".join(dice.pick(letters) for _ in range(length - 1))
    own = [char for char in name.upper() if char in letters and char.isascii()]
    if len(own) >= length and dice.chance(85):
        rest = dice.some(own[1:], length - 1, length - 1)
        return own[0] + "".join(rest)
    return "".join(dice.pick([char for char in letters if char.isalpha()]) for _ in range(length))


def coined(dice: Dice) -> str:
    """A word that nobody used before, put together from syllables."""
    parts = _companies()
    middle = "".join(dice.pick(parts["coined_middles"]) for _ in range(dice.pick([0, 0, 1, 1, 2])))
    return _smooth(dice.pick(parts["coined_heads"]) + middle + dice.pick(parts["coined_tails"]))


def tails(group: str, name: str) -> str:
    """The list of tails of a sector (`group` "tails") or of a kind of company ("kinds")."""
    return str(_companies()[group][name])


def kinds() -> frozenset[str]:
    """The kinds of companies that are named by what they do, not by a sector."""
    return frozenset(_companies()["kinds"])


def _stem(dice: Dice) -> tuple[str, str]:
    """The distinctive words of a company's name, and the shortest form of them."""
    parts = _companies()
    form = dice.below(100)
    if form < 26:
        return _both(coined(dice))
    if form < 46:
        return _both(_smooth(dice.pick(parts["first"]) + dice.pick(parts["second"])))
    if form < 60:
        return _both(dice.pick(parts["words"]))
    if form < 68:
        first, second = dice.pick(parts["pairs"]), dice.pick(parts["words"])
        return f"{first} {second}", f"{first} {second}"
    if form < 75:
        first = dice.pick(parts["first"] + parts["words"])
        both = f"{first} {dice.pick(parts['places'])}"
        return both, both
    if form < 82:
        culture = dice.pick(["english", "english", "nordic", "continental", "asian"])
        surname = _surname(dice, culture)
        if dice.chance(30):
            return f"{surname} & {_surname(dice, culture)}", surname
        return _both(surname)
    if form < 88:
        letters = "".join(dice.pick("ABCDEFGHIKLMNOPRSTUVX") for _ in range(dice.between(3, 4)))
        if dice.chance(20):
            letters = f"{letters[:1]}&{letters[1:2]}"
        return _both(letters)
    if form < 92:
        word = dice.pick(parts["words"] + parts["first"])
        digit = str(
            dice.pick([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 21, 24, 42, 60, 77, 88, 99, 360])
        )
        return _both(dice.pick([f"{digit}{word}", f"{word}{digit}", f"{word} {digit}"]))
    if form < 95:
        lead = dice.pick(
            ["e", "i", "my", "Bio", "Nano", "Neo", "Omni", "Geo", "Agri", "Cyber", "Sol"]
        )
        word = dice.pick([coined(dice), dice.pick(parts["words"])])
        return _both(lead + word)
    return _odd(dice)


def _odd(dice: Dice) -> tuple[str, str]:
    """Names that do not look like names, and those that look like several."""
    parts = _companies()
    word, other = coined(dice), dice.pick(parts["words"])
    surname = _surname(dice, "english")
    initials = f"{dice.pick('ABCDEFGHJKLMNPRSTW')}.{dice.pick('ABCDEFGHJKLMNPRSTW')}."
    return dice.pick(
        [
            _both(word.upper()),
            _both(word.lower()),
            _both(f"{word}.ai"),
            _both(f"{word}+"),
            (f"The {other}", f"The {other}"),
            (f"{initials} {surname}", f"{initials} {surname}"),
            (f"{word}-{coined(dice)}", word),
            (f"{word}/{surname}", f"{word}/{surname}"),
            (f"House of {other}", f"House of {other}"),
            (f"{surname}, {_surname(dice, 'english')} & {_surname(dice, 'english')}", surname),
            (f"{surname} Brothers", f"{surname} Brothers"),
            (f"{other} {surname}", other),
        ]
    )


def _both(stem: str) -> tuple[str, str]:
    return stem, stem


def _surname(dice: Dice, culture: str) -> str:
    parts = _people()[culture]
    head = dice.pick(parts["heads"])
    if culture == "asian":
        at = parts["heads"].index(head)
        if at < _CHINESE:
            return str(head)
        japanese = head in _JAPANESE
        return _smooth(head + dice.pick(parts["tails_japanese" if japanese else "tails_indian"]))
    return _smooth(head + dice.pick(parts["tails"]))


_CHINESE = 35
"""How many heads of Asian surnames are whole Chinese surnames."""
_JAPANESE = frozenset(
    [
        "Aka",
        "Fuji",
        "Hama",
        "Hara",
        "Ina",
        "Ishi",
        "Kawa",
        "Kita",
        "Kuro",
        "Matsu",
        "Mina",
        "Mori",
        "Naka",
        "Nishi",
        "Oga",
        "Saka",
        "Shima",
        "Taka",
        "Tani",
        "Ue",
        "Yama",
        "Yoshi",
    ]
)


def _smooth(word: str) -> str:
    """Without a letter three times in a row."""
    return re.sub(r"(\w)\1\1+", r"\1\1", word)


def _belongs(name: str, split: str) -> bool:
    return zlib.crc32(name.casefold().encode()) % 16 in _SHARES[split]


@cache
def _people() -> dict[str, dict[str, list[str]]]:
    return {
        culture: {name: words.split() for name, words in parts.items()}
        for culture, parts in _load("people").items()
    }


@cache
def _companies() -> dict[str, Any]:
    return {
        name: part.split() if isinstance(part, str) else part
        for name, part in _load("companies").items()
    }


def _load(name: str) -> dict[str, Any]:
    place = files(__package__).joinpath("names", f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
