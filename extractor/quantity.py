"""Reading numbers exactly: the words or digits of a numeral -> Decimal value and quantum.

Comes in: the characters of one numeral ("1,234.50", "two hundred fifty thousand", "one-half"),
already cut out of its text. Goes out: its exact value, and its quantum, one unit of the last
printed digit. This module must not look at what stands around the numeral: what is counted,
in which currency, and whether parentheses mean a minus sign, is decided in `annotate`.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

from extractor.resources import load_table

MAX_DIGITS: Final = 40
"""Numerals with more digits than this are codes, not amounts."""

_CONTEXT: Final = Context(prec=120)
_SEPARATED: Final = re.compile(r"(?P<mark>[.,])(?P<behind>\d+)\D*$")
_GROUP: Final = 3
ONE: Final = Decimal(1)


class Numeral(NamedTuple):
    """An exact number as printed: its value and one unit of its last printed digit."""

    value: Decimal
    quantum: Decimal


class Scale(NamedTuple):
    """A scale word or letter: its power of ten and where it may stand ("word", "money",
    "glued"; see resources/scales.tsv)."""

    exponent: int
    place: str


SCALES: Final[dict[str, Scale]] = {
    form: Scale(int(exponent), place) for form, exponent, place in load_table("scales.tsv")
}


def plain(number: Decimal) -> Decimal:
    """`number` in a form that `str` prints without an exponent as long as it is not smaller
    than a millionth: trailing zeros of the fraction stay, "1.2E+9" becomes 1200000000."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return _CONTEXT.quantize(number, ONE)
    return number


def scaled(numeral: Numeral, exponent: int) -> Numeral:
    """`numeral` times ten to the power of `exponent`, exact: 1.2 with quantum 0.1 and exponent
    6 is 1200000 with quantum 100000."""
    if exponent == 0:
        return numeral
    return Numeral(
        plain(numeral.value.scaleb(exponent, _CONTEXT)),
        plain(numeral.quantum.scaleb(exponent, _CONTEXT)),
    )


def negated(numeral: Numeral) -> Numeral:
    """The same numeral with a minus sign; its quantum stays positive."""
    value = numeral.value.copy_negate() if numeral.value else numeral.value
    return Numeral(value, numeral.quantum)


def read_digits(digits: str, decimal_comma: bool = False) -> Numeral:
    """The number printed as `digits`: "1,234.50", "1.234,50", "1 234", "12,34,567", ".05".

    Where both separators occur the last is the decimal mark, and a separator that occurs more
    than once groups thousands. A single comma before exactly three digits groups thousands
    ("1,234"), unless only a zero stands before it; any other single comma is a decimal mark
    ("12,5"). A single point is a decimal mark; with `decimal_comma` (the release uses the comma
    as its decimal mark) it groups thousands where exactly three digits follow.

    Raises ValueError if `digits` is no numeral or has more than `MAX_DIGITS` characters.
    """
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a numeral has at most {MAX_DIGITS} characters, not {len(digits)}")
    if digits.isdecimal():
        return Numeral(Decimal(digits), ONE)
    for mark in " \u00a0\u2009\u202f'’":
        if mark in digits:
            digits = digits.replace(mark, "")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        if comma < point:
            digits = digits.replace(",", "")
        else:
            digits = digits.replace(".", "").replace(",", ".")
    elif comma >= 0:
        grouped = len(digits) - comma == 4 and digits[:comma].strip("0")
        if digits.count(",") > 1 or grouped:
            digits = digits.replace(",", "")
        else:
            digits = digits.replace(",", ".")
    elif point >= 0 and (
        digits.count(".") > 1
        or (decimal_comma and len(digits) - point == 4 and digits[:point].strip("0"))
    ):
        digits = digits.replace(".", "")
    if digits.startswith("."):
        digits = "0" + digits
    head, _, tail = digits.partition(".")
    if not head.isdecimal() or (tail and not tail.isdecimal()) or digits.endswith("."):
        raise ValueError(f"{digits!r} is no numeral; digits with separators would have worked")
    return Numeral(Decimal(digits), _QUANTA[len(tail)])


_QUANTA: Final = tuple(Decimal(1).scaleb(-places) for places in range(MAX_DIGITS + 1))

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL_WORDS: Final[dict[str, int]] = {word: number for number, word in enumerate(_SMALL)}
TENS_WORDS: Final[dict[str, int]] = {word: 10 * ten for ten, word in enumerate(_TENS, start=2)}
BIG_WORDS: Final[dict[str, int]] = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
PART_WORDS: Final[dict[str, int]] = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "eighth": 8,
    "eighths": 8,
    "tenth": 10,
    "tenths": 10,
    "twentieth": 20,
    "hundredth": 100,
    "hundredths": 100,
    "thousandth": 1000,
}


def read_words(words: str) -> Numeral | None:
    """The whole number that English `words` name, or None if they name none: "two hundred
    fifty thousand", "One Million", "ninety-nine", "one hundred and five"."""
    total, group, last = 0, 0, 0
    seen = False
    for word in words.lower().replace("-", " ").replace(",", " ").split():
        if word == "and" and seen:
            continue
        if (small := SMALL_WORDS.get(word)) is not None:
            if seen and (group % 10 or (small >= 10 and group % 100) or (small == 0)):
                return None
            group += small
        elif (tens := TENS_WORDS.get(word)) is not None:
            if group % 100:
                return None
            group += tens
        elif word == "hundred":
            if not 0 < group < 100:
                return None
            group *= 100
        elif (big := BIG_WORDS.get(word)) is not None:
            if group == 0 or (last and big >= last):
                return None
            total += group * big
            group, last = 0, big
        else:
            return None
        seen = True
    return Numeral(Decimal(total + group), ONE) if seen else None


def read_fraction(over: int, under: int) -> Numeral:
    """`over` / `under` as a Decimal: exact where it ends, else to six places; the quantum is
    one unit of the last place. Raises ValueError if `under` is not positive."""
    if under <= 0:
        raise ValueError(f"a fraction needs a positive denominator, not {under}")
    value = plain((Decimal(over) / Decimal(under)).normalize())
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        value = round(value, 6)
        exponent = -6
    return Numeral(value, _QUANTA[-exponent if isinstance(exponent, int) else 0])


def read_split(left: Numeral, right: Numeral) -> Numeral | None:
    """The value of "left-for-right": the side that is not one ("1-for-25" and "25-for-1" are
    25; whether it is forward or reverse the words say), else left / right ("3-for-2" is 1.5).
    None if a side is zero."""
    if left.value == 1:
        return right
    if right.value == 1:
        return left
    if not left.value or not right.value:
        return None
    value = _CONTEXT.divide(left.value, right.value)
    if value != value.to_integral_value():
        value = round(value, 6)
    value = plain(value.normalize(_CONTEXT))
    exponent = value.as_tuple().exponent
    return Numeral(value, _QUANTA[-exponent if isinstance(exponent, int) else 0])


def printed_scale(text: str, quantum: Decimal) -> Decimal:
    """By what the numeral printed in `text` was multiplied, so that one unit of its last digit
    became `quantum`: 1000 for "12.5" with quantum 100."""
    digits = _SEPARATED.search(text)
    decimals = 0
    if digits is not None:
        behind = len(digits["behind"])
        # three digits behind a comma, or behind the point of a whole number, are a group
        grouped = behind == _GROUP and (digits["mark"] == "," or quantum >= 1)
        decimals = 0 if grouped else behind
    return plain(quantum.scaleb(decimals, _CONTEXT).normalize(_CONTEXT))
