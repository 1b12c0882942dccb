"""What a marked number prints: its digits or words, its scale, its sign, its last digit's unit.

Comes in: the text of one quantity. Goes out: exact values and quanta. It reads the few forms that
writers of gold use and asks for the rest; it must not be the reader of the extractor, against
whose faults it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_SPACE = " \u00a0\u202f"
_NUMERAL = re.compile(
    rf"""
    \d{{1,2}} (?:,\d{{2}})+ ,\d{{3}} (?:\.\d+)?            # 12,34,567.8 (lakh and crore)
  | \d{{1,3}} (?:[,{_SPACE}'’]\d{{3}})+ (?:\.\d+ | ,\d{{1,2}}(?!\d))?   # 1,234,567.8  1 234 567,8
  | \d{{1,3}} (?:\.\d{{3}}){{2,}} (?:,\d+)?                # 1.234.567,8
  | \d+ (?:[.,]\d+)?                                       # 1234  1.5  1,5
    """,
    re.VERBOSE,
)
_GROUPED = re.compile(
    rf"\d{{1,3}}([,{_SPACE}'’]\d{{3}})+(\.\d+)?|\d{{1,2}}(,\d{{2}})+,\d{{3}}(\.\d+)?"
)
_SCALES = {
    "thousand": 3,
    "lakh": 5,
    "lakhs": 5,
    "million": 6,
    "millions": 6,
    "crore": 7,
    "crores": 7,
    "billion": 9,
    "trillion": 12,
    "k": 3,
    "m": 6,
    "mm": 6,
    "mn": 6,
    "mln": 6,
    "b": 9,
    "bn": 9,
}
_SCALE = re.compile(
    rf"(?<![A-Za-z])({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![A-Za-z])",
    re.IGNORECASE,
)
_MILLIONS = re.compile(r"\b(?:MSEK|MEUR|MNOK|mDKK|MDKK|MUSD)\b")
_THOUSANDS = re.compile(r"\b(?:TSEK|KSEK|kSEK|TEUR|KEUR|TNOK|TDKK)\b")
_HUNDREDTHS = re.compile(r"\d ?p$|\bpence\b|(?<!per )\bcents?\b|¢")
POWERS = (0, -2, 3, 5, 6, 7, 9, 12)
"""Powers of ten that a sign, a scale word or the head of a table can stand for."""

_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_SMALL = {word: number for number, word in enumerate(_TEENS.split())} | {
    "once": 1,
    "single": 1,
    "twice": 2,
    "double": 2,
    "doubled": 2,
    "triple": 3,
    "tripled": 3,
}
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_DECADES.split(), start=2)}
_LARGE = {"thousand": 3, "million": 6, "billion": 9}
_FRACTION = re.compile(r"half|halv|third|quarter|fourth|fifth|tenth|dozen|-for-", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number in digits and how many of them stand after the point."""

    value: Decimal
    decimals: int


def numerals(text: str) -> list[Numeral]:
    """The numbers in digits, without scale and sign."""
    return [_numeral(match.group()) for match in _NUMERAL.finditer(text)]


def power(text: str) -> int:
    """The power of ten by which the scale word, sign or letter multiplies: 6 for "million", -2 for
    pence."""
    if _MILLIONS.search(text):
        return 6
    if _THOUSANDS.search(text):
        return 3
    if _HUNDREDTHS.search(" ".join(text.split())):
        return -2
    words = _SCALE.findall(_NUMERAL.sub(" # ", text))
    return _SCALES[words[-1].lower()] if words else 0


def negative(text: str) -> bool:
    """Whether a minus sign or a parenthesis stands before the digits."""
    first = _NUMERAL.search(text)
    return first is not None and bool(set("(-−–") & set(text[: first.start()]))


def in_words(text: str) -> Decimal | None:
    """The number that English words spell, or None if there are none."""
    total = group = 0
    seen = False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word in _TENS:
            group += _TENS[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _LARGE:
            total += (group or 1) * 10 ** _LARGE[word]
            group = 0
        else:
            continue
        seen = True
    return Decimal(total + group) if seen else None


def prints(text: str, value: Decimal) -> bool:
    """Whether `text` can stand for `value`: its digits times a power of ten that a scale can be, a
    ratio of its digits, or its words."""
    size = abs(value)
    found = numerals(text)
    if not found:
        return in_words(text) == size or bool(_FRACTION.search(text))
    plain = [numeral.value for numeral in found]
    return (
        any(number.scaleb(place) == size for number in plain for place in POWERS)
        or (len(plain) == 2 and 0 not in plain and size == plain[0] / plain[1])
        or in_words(text) == size
    )


def quantum(text: str, value: Decimal) -> Decimal:
    """One unit of the last printed digit of `value`, scale applied; 1 for whole numbers in words,
    0 for fractions in words."""
    for number, decimals in numerals(text):
        for place in POWERS:
            if number.scaleb(place) == abs(value):
                return Decimal(1).scaleb(place - decimals)
    return Decimal(1) if value == value.to_integral_value() else Decimal(0)


def _numeral(run: str) -> Numeral:
    if run.count(".") > 1:
        plain = run.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(run):
        plain = re.sub(rf"[,{_SPACE}'’]", "", run)
    else:
        plain = re.sub(rf"[{_SPACE}'’]", "", run).replace(",", ".")
        if plain.count(".") > 1:
            plain = plain.replace(".", "", plain.count(".") - 1)
    return Numeral(Decimal(plain), len(plain.partition(".")[2]))
