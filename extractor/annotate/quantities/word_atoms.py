"""Numbers in words: "two hundred fifty thousand", "one-half", "doubled", "half a million".

Comes in: the view and the habits of the release. Goes out: `Atom` objects in text order.
Whether "two" counts anything is decided later.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.currency import House
from extractor.annotate.quantities.money_signs import read_after
from extractor.patterns import quantities as patterns
from extractor.quantity import (
    BIG_WORDS,
    ONE,
    PART_WORDS,
    SMALL_WORDS,
    Numeral,
    read_fraction,
    read_words,
    scaled,
)

_MULTIPLES = {"doub": 2, "trip": 3, "quad": 4, "twic": 2}


def scan_words(view: str, house: House) -> Iterator[Atom]:
    """The numbers in words, fractions and multiples included, in text order."""
    after = 0
    for lead in patterns.WORD_STARTS.finditer(view):
        start = lead.start()
        if start < after:
            continue
        atom = _read(view, house, start)
        if atom is not None:
            after = atom.end
            yield atom


def _read(view: str, house: House, start: int) -> Atom | None:
    match = patterns.PART_NUMBER.regex.match(view, start)
    if match is not None:
        over, under = match.group("over", "under")
        numeral = read_fraction(SMALL_WORDS[over.lower()], PART_WORDS[under.lower()])
        end = match.end()
        return Atom(start, end, start, end, numeral, in_words=True, ratio=True, part=True)
    match = patterns.NUMBER_WORDS.regex.match(view, start)
    if match is not None:
        return _whole(view, house, match)
    match = patterns.MULTIPLE_WORDS.regex.match(view, start)
    if match is not None:
        return _multiple(match)
    match = patterns.HALF_SCALE.regex.match(view, start)
    if match is not None:
        half = Decimal(BIG_WORDS[match["scale"].lower()]) / 2
        end = match.end()
        return Atom(start, end, start, end, Numeral(half, half), in_words=True)
    return None


def _whole(view: str, house: House, match: regex.Match[str]) -> Atom | None:
    start, unit = match.start(), match["unit"]
    end = match.start("unit") if unit else match.end()
    numeral = read_words(view[start : match.start("mixed") if match["mixed"] else end])
    if numeral is None:
        return None
    if match["mixed"]:
        over = SMALL_WORDS[(match["over"] or "one").lower()]
        part = read_fraction(over, PART_WORDS[match["under"].lower()])
        numeral = Numeral(numeral.value + part.value, part.quantum)
    atom = Atom(start, match.end(), start, end, numeral, in_words=True)
    if unit:
        lower = unit.lower()
        if "basis" in lower:
            atom.unit = "basis_point"
        elif lower.startswith("per", 1):
            atom.unit = "point" if "point" in lower else "percent"
        else:
            exponent = read_after(view, house, unit, atom)
            if exponent is None:
                atom.end = end
            else:
                atom.numeral = scaled(numeral, exponent)
    return atom


def _multiple(match: regex.Match[str]) -> Atom | None:
    start, end = match.span()
    word = match.group().lower()
    value = _MULTIPLES.get(word[:4])
    if value is None:
        named = read_words(word.removesuffix("fold").rstrip("-"))
        if named is None:
            return None
        value = int(named.value)
    numeral = Numeral(Decimal(value), ONE)
    return Atom(start, end, start, end, numeral, in_words=True, unit="x")
