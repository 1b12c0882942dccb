"""Numerals as printed: every run of digits or number words with its currency, scale and unit.

Comes in: the view and the habits of the release (`House`). Goes out: `Atom` objects in text
order, one for each numeral that may state an amount. Codes, times, phone numbers and digits
glued to letters are left out here; whether the rest states anything is decided later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import regex

from extractor.annotate.currency import House
from extractor.patterns import quantities as patterns
from extractor.quantity import (
    BIG_WORDS,
    ONE,
    PART_WORDS,
    SCALES,
    SMALL_WORDS,
    Numeral,
    negated,
    read_digits,
    read_fraction,
    read_words,
    scaled,
)
from extractor.schema import Qualifier, QuantityKind

_TIGHT: Final = frozenset("0123456789_")
_GLUE: Final = frozenset("/=?&_@\\.#'’%*^")
"""Characters directly before a digit that make it part of a code, unless a currency is there."""
_NO_MONEY_BEFORE: Final = frozenset("abcdefghijlnopqtuvwxyz,;:\"”“‘’")
_PREFIX_SCALES: Final = {"k": 3, "K": 3, "T": 3, "m": 6, "M": 6, "bn": 9}
_VULGAR: Final = {
    "¼": "0.25",
    "½": "0.5",
    "¾": "0.75",
    "⅓": "0.333333",
    "⅔": "0.666667",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
}
_WORD_CURRENCIES: Final = tuple(
    (regex.compile(source, regex.IGNORECASE), code) for source, code in patterns.WORDS
)
_MINOR_CURRENCIES: Final = tuple(
    (regex.compile(source, regex.IGNORECASE), code) for source, code in patterns.MINOR_WORDS
)
_GLUED_UNIT: Final = regex.compile(
    r"(?:[kKMGT]?Wh?(?:p|dc|ac|e)?|[kMGT]Hz|[KMGTP]B|[MGT]bps|[kcmnµμ]?m(?:[²³23])?|[mµμ]?g(?:/(?:t|kg|mL|dL))?|kg|[mM]t"
    r"|mL|ml|lbs?|oz|ft|km/h|mph|ha|sq[ ]?(?:ft|m)|bbl|boe|ppm|ppb|EH/s|PH/s|TH/s|°[CF]?|dB|V|nits|mAh)(?![\w’'])(?![ -](?i:\w*ibor|sofr|sonia|tibor|bbsw|treasury))"
)
_CENT: Final = -2


@dataclass(slots=True)
class Atom:
    """One numeral as printed. `start:end` is the whole span (currency, scale and unit with
    it), `num_start:num_end` the digits or words alone. `unit` is "percent", "point",
    "basis_point", "x" or None."""

    start: int
    end: int
    num_start: int
    num_end: int
    numeral: Numeral
    currency: str | None = None
    assumed: bool = False
    exponent: int = 0
    prefix_exponent: int = 0
    unit: str | None = None
    negative: bool = False
    in_words: bool = False
    plus: bool = False
    bracket: bool = False
    ratio: bool = False
    part: bool = False
    dashed: bool = False
    low: Numeral | None = None
    high: Numeral | None = None
    kind: QuantityKind | None = None
    qualifier: Qualifier = "exact"
    per: str | None = None
    security: str | None = None
    noun: str | None = None
    heir: Atom | None = None

    @property
    def marked(self) -> bool:
        """Whether a currency or a unit is printed with the numeral."""
        return self.currency is not None or self.unit is not None


def scan_numbers(view: str, house: House) -> Iterator[Atom]:
    """The numerals in digits, in text order."""
    pattern = patterns.NUMBER_SPACED if house.spaced else patterns.NUMBER
    for match in pattern.regex.finditer(view):
        if match.start("num") >= 0:
            atom = _numeral(view, house, match)
        elif match.start("fraction") >= 0:
            atom = _fraction(view, match)
        elif match.start("ratio") >= 0:
            atom = _ratio(view, match)
        else:
            continue
        if atom is not None:
            yield atom


def _ratio(view: str, match: regex.Match[str]) -> Atom | None:
    start, end = match.span()
    before = view[start - 1] if start else " "
    if before.isalnum() or before in _GLUE or (end < len(view) and view[end].isalnum()):
        return None
    one, _, other = match["ratio"].partition(":")
    left, right = read_digits(one.strip()), read_digits(other.strip())
    numeral = split_value(left, right)
    if numeral is None:
        return None
    return Atom(start, end, start, end, numeral, ratio=True, unit="colon")


def split_value(left: Numeral, right: Numeral) -> Numeral | None:
    """The value of "left-for-right": the side that is not one, else left / right."""
    if left.value == 1:
        return right
    if right.value == 1:
        return left
    if not right.value or not left.value:
        return None
    value = left.value / right.value
    if value != value.to_integral_value():
        value = round(value, 6).normalize()
    exponent = value.as_tuple().exponent
    return Numeral(value, Decimal(1).scaleb(min(int(exponent), 0)))


def _fraction(view: str, match: regex.Match[str]) -> Atom | None:
    start, end = match.span()
    before = view[start - 1] if start else " "
    over, under = int(match["over"]), int(match["under"])
    if before.isalnum() or before in _GLUE or before == "-" or not 0 < over < under:
        return None
    if end < len(view) and (view[end] in "/" or view[end].isalnum()):
        return None
    unit = "percent" if match["fpercent"] else None
    value = read_fraction(over, under)
    return Atom(start, end, start, end, value, unit=unit, ratio=not unit, part=not unit)


def _numeral(view: str, house: House, match: regex.Match[str]) -> Atom | None:
    start, num_end = match.span()
    end = num_end
    before = view[start - 1] if start else " "
    digits = match.group()
    if digits[0] == "0" and len(digits) > 1 and digits.isdecimal():
        return None
    atom = Atom(start, end, start, num_end, _NOTHING)
    _read_before(view, house, before, atom)
    exponent = atom.prefix_exponent
    if _has_tail(view, end):
        read = _read_tail(view, house, atom, digits)
        if read is None:
            return None
        digits, extra = read
        exponent += extra
        end = atom.end
    if before == "(" and view[end : end + 1] == ")" and not atom.marked:
        _bracketed_percent(view, atom)
        end = atom.end
    if atom.currency is None:
        if atom.unit not in ("percent", "point", "basis_point") and _is_code(
            view, start, before, end, digits
        ):
            return None
        if (before in _GLUE and not _sample(view, start)) or before.isalpha():
            return None
    after = view[end] if end < len(view) else " "
    signed = atom.plus or atom.unit == "percent"
    if (after.isalpha() or after in _TIGHT) and not signed:
        glued = _GLUED_UNIT.match(view, end) if atom.currency is None else None
        if glued is None or before.isalpha():
            return None
        atom.noun = glued.group()
    try:
        numeral = read_digits(digits, house.decimal_comma)
    except ValueError:
        return None
    atom.numeral = scaled(numeral, exponent)
    if atom.negative:
        atom.numeral = negated(atom.numeral)
    atom.exponent = exponent
    atom.dashed = before in "-–" and start > 1 and view[start - 2].isalnum()
    if atom.bracket and end < len(view) and view[end] == ")":
        _close_bracket(view, house, atom)
    return atom


def _bracketed_percent(view: str, atom: Atom) -> None:
    """Reads "(12.5)%" as negative, unless a number right before makes it a prior-period figure."""
    tail = patterns.SHARED_TAIL.regex.match(view, atom.end)
    if tail is None or not (tail["percent"] or tail["points"] or tail["basis"]):
        return
    behind = view[max(0, atom.num_start - 4) : atom.num_start - 1].rstrip()
    if behind[-1:].isdigit() or behind[-1:] in "%)":
        return
    atom.unit = "percent" if tail["percent"] else "point" if tail["points"] else "basis_point"
    atom.negative = True
    atom.start -= 1
    atom.end = tail.end()


def _sample(view: str, start: int) -> bool:
    """Whether "n=" stands before the numeral: the size of a sample."""
    return view[start - 2 : start] in ("n=", "N=") and not view[start - 3 : start - 2].isalnum()


def _has_tail(view: str, end: int) -> bool:
    """Whether the characters at `end` may belong to the numeral before them."""
    lead = view[end : end + 3]
    if not lead:
        return False
    first = lead[0]
    if first in " -":
        return lead[1:3].lower() in patterns.AFTER_STARTS or lead[1:2] in _LONE
    return first.isalpha() or first in "%％€¢+×¼½¾⅓⅔⅛⅜⅝⅞"


_LONE: Final = frozenset("%％€¢×¼½¾⅓⅔⅛⅜⅝⅞xXMmKkBbTp0123456789")
_UNMOVED: Final = frozenset({"m", "mm"})
_MANY: Final = regex.compile(
    r"[ ](?:[a-z-]{3,15}[ ]){0,2}(?:people|persons|customers|users|members|shares|subscribers|households|visitors|units|"
    r"patients|employees|consumers|downloads|ounces|tonnes|barrels|copies|homes|players|passengers|transactions|warrants|options)\b"
)


def _read_tail(view: str, house: House, atom: Atom, digits: str) -> tuple[str, int] | None:
    """Reads what is printed after the numeral into `atom` (unit, currency, end); the digits
    with a fraction added and the power of ten, or None if the numeral is a code."""
    match = patterns.AFTER_NUMBER.regex.match(view, atom.num_end)
    if match is None or match.end() == atom.num_end:
        return digits, 0
    if match["ordinal"]:
        return None
    end = match.end()
    scale, unit = match["scale"], match["after"]
    if match["percent"]:
        atom.unit = "percent"
    elif match["points"]:
        atom.unit = "point"
    elif match["basis"]:
        atom.unit = "basis_point"
    elif match["times"]:
        atom.unit = "x"
    exponent = 0
    if unit is not None:
        read = _read_after(view, house, unit, atom)
        if read is None:
            end = match.start("after")
            if unit == "p":
                return None
        else:
            exponent = read
    if scale is not None:
        form = scale.strip(" -")
        known = SCALES.get(form) or SCALES.get(form.lower())
        glued = scale[0] not in " -"
        if known is not None and (
            (known.place == "word" and not (glued and known.exponent < 3))
            or atom.currency is not None
            or (known.place == "glued" and glued and not (form == "K" and len(digits) == 1))
        ):
            exponent += known.exponent
        elif atom.unit == "x" or (glued and form not in _UNMOVED):
            return None
        elif glued and form == "m" and _MANY.match(view, match.end("scale")):
            exponent += 6
        else:
            atom.end = match.start("scale")
            return digits, 0
    if match["mixed"]:
        digits += _vulgar(match["mixed"].strip(" -"))
    if match["plus"]:
        atom.plus = True
        if end == match.end():
            end -= 1
    atom.end = end
    return digits, exponent


_NOTHING: Final = Numeral(Decimal(0), ONE)


def _vulgar(mixed: str) -> str:
    if mixed in _VULGAR:
        return _VULGAR[mixed][1:]
    over, _, under = mixed.partition("/")
    if not int(under) or int(over) >= int(under):
        return ""
    return format(read_fraction(int(over), int(under)).value, "f")[1:]


def _is_code(view: str, start: int, before: str, end: int, digits: str) -> bool:
    """Whether a bare numeral is glued to letters or signs that make it a code."""
    if before in "-–" and start > 1 and view[start - 2] != " ":
        behind = view[start - 2]
        if behind.isalpha():
            return not view[max(0, start - 5) : start].lower().endswith(("-for-", "-to-"))
    if before.isalpha():
        return True
    after = view[end : end + 2]
    if not after:
        return False
    first = after[0]
    if first in "_=@/\\&%#^":
        return not (first == "/" and after[1:].isalpha())
    if first == "." and after[1:].isalnum():
        return True
    if first == "(" and after[1:].isalpha():
        closing = view[end + 2 : end + 4]
        return ")" in closing
    if first == "-" and after[1:].isupper():
        tail = view[end + 2 : end + 3]
        return not tail.islower()
    return False


def _read_before(view: str, house: House, before: str, atom: Atom) -> None:
    """Reads the currency, the sign and the parenthesis before the numeral into `atom`."""
    start = atom.num_start
    if before == " ":
        if start < 2 or view[start - 2] in _NO_MONEY_BEFORE:
            return
    elif before in _NO_MONEY_BEFORE:
        return
    match = patterns.MONEY_BEFORE.regex.match(view, max(0, start - 16), start)
    if match is None or match.start() == start:
        return
    code, sign = match["code"], match["sign"]
    inner, outer = match["inner"], match["outer"]
    if code:
        letters = code
        if len(code) > 3 and code[-3:] in patterns.CODES:
            atom.prefix_exponent = _PREFIX_SCALES[code[0]]
            letters = code[-3:]
        elif len(code) > 3:
            suffix = match["codescale"] or ""
            letters = code[: len(code) - len(suffix)]
            if len(letters) > 3:
                letters = letters[-3:]
            atom.prefix_exponent = _PREFIX_SCALES.get(suffix.strip(), 3)
        atom.currency = letters
        atom.start = match.start("code")
    elif sign:
        atom.start = match.start("sign")
        if sign == "$":
            atom.currency, atom.assumed = house.dollar, not house.stated
        elif sign == "kr":
            atom.currency = house.crown
        else:
            atom.currency = patterns.SIGNS[sign]
    if inner and inner in "-–−":
        place = match.start("inner")
        if atom.currency is not None or place == 0 or view[place - 1] in " (|\n":
            atom.negative = True
            if atom.currency is None:
                atom.start = place
    elif inner == "(":
        if atom.currency is not None:
            atom.bracket = True
        return
    if outer and atom.currency is not None:
        if outer in "-–−":
            atom.negative = True
            atom.start = match.start("outer")
        elif outer == "(":
            atom.bracket = False


def _close_bracket(view: str, house: House, atom: Atom) -> None:
    """Reads "$(3.2) million": the parentheses within the money are a minus sign."""
    atom.negative = True
    exponent = 0
    atom.end += 1
    tail = patterns.SHARED_TAIL.regex.match(view, atom.end - 1)
    if tail is not None and tail["scale"] and not atom.exponent:
        form = tail["scale"].strip(" -")
        known = SCALES.get(form) or SCALES.get(form.lower())
        if known is not None:
            exponent = known.exponent
            atom.end = tail.end("scale")
    atom.exponent += exponent
    atom.numeral = negated(scaled(atom.numeral, exponent))


def _read_after(view: str, house: House, unit: str, atom: Atom) -> int | None:
    """Reads a currency printed after the numeral into `atom`; its power of ten, or None if it
    is no currency here."""
    form = unit.strip(" -")
    if form.endswith("€"):
        atom.currency = "EUR"
        return _PREFIX_SCALES.get(form[:-1], 0)
    if form == "p":
        if "£" not in view and "pence" not in view and "AIM" not in view and "LSE" not in view:
            return None
        atom.currency = "GBP"
        return _CENT
    if form[-3:] in patterns.CODES:
        atom.currency, atom.assumed = form[-3:], False
        return _PREFIX_SCALES.get(form[:-3], 0)
    for pattern, code in _MINOR_CURRENCIES:
        if pattern.fullmatch(form):
            if code == "USD" and form != "¢":
                code, atom.assumed = house.dollar, not house.stated
            atom.currency = code
            return _CENT
    for pattern, code in _WORD_CURRENCIES:
        if pattern.fullmatch(form):
            lower = form.lower()
            if atom.currency is not None and lower in ("dollars", "dollar"):
                return 0
            if lower in ("pounds", "pound") and "£" not in view and "GBP" not in view:
                return None
            if lower in ("dollars", "dollar"):
                code, atom.assumed = house.dollar, not house.stated
            else:
                atom.assumed = False
            atom.currency = code
            return 0
    return None


def scan_words(view: str, house: House) -> Iterator[Atom]:
    """The numbers in words, fractions and multiples included, in text order."""
    after = 0
    for lead in patterns.WORD_STARTS.finditer(view):
        start = lead.start()
        if start < after:
            continue
        match = patterns.NUMBER_WORDS.regex.match(view, start)
        if match is None:
            if view[start] in "hH":
                yield from _half(view, start)
            elif view[start] in "dtqDTQ":
                yield from _multiple_word(view, start)
            continue
        part = patterns.PART_NUMBER.regex.match(view, start)
        if part is not None:
            after = part.end()
            yield _part(part)
            continue
        after = match.end()
        unit = match["unit"]
        end = match.start("unit") if unit else match.end()
        start = match.start()
        numeral = read_words(view[start:end])
        if numeral is None:
            continue
        atom = Atom(start, match.end(), start, end, numeral, in_words=True)
        if unit:
            lower = unit.strip(" -").lower()
            if "point" in lower and "basis" in lower:
                atom.unit = "basis_point"
            elif lower.startswith("per"):
                atom.unit = "point" if "point" in lower else "percent"
            else:
                exponent = _read_after(view, house, unit, atom)
                if exponent is None:
                    atom.end = end
                else:
                    atom.numeral = scaled(numeral, exponent)
        yield atom


def _half(view: str, start: int) -> Iterator[Atom]:
    """ "half a million": the half of a scale word."""
    match = _HALF.match(view, start)
    if match is not None:
        big = Decimal(BIG_WORDS[match["scale"].lower()])
        yield Atom(start, match.end(), start, match.end(), Numeral(big / 2, big / 2), in_words=True)


_HALF: Final = regex.compile(r"(?i)half[ -]an?[ -](?P<scale>million|billion|trillion)(?!\w)")


def _part(match: regex.Match[str]) -> Atom:
    start, end = match.span()
    numeral = read_fraction(SMALL_WORDS[match["over"].lower()], PART_WORDS[match["under"].lower()])
    return Atom(start, end, start, end, numeral, in_words=True, ratio=True, part=True)


def _multiple_word(view: str, start: int) -> Iterator[Atom]:
    match = patterns.MULTIPLE_WORDS.regex.match(view, start)
    if match is not None:
        end = match.end()
        word = match.group().lower()
        value = 2 if word.startswith("doub") else 3 if word.startswith("trip") else 4
        if match["fold"]:
            named = read_words(word.removesuffix("fold").rstrip("-"))
            value = int(named.value) if named else 0
        yield Atom(start, end, start, end, Numeral(Decimal(value), ONE), in_words=True, unit="x")
