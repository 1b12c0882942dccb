"""Numerals in digits: every run of digits with its currency, scale and unit.

Comes in: the view and the habits of the release (`House`). Goes out: `Atom` objects in text
order, one for each numeral that may state an amount. Codes, times, phone numbers and digits
glued to letters are left out here; whether the rest states anything is decided later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.currency import House
from extractor.annotate.quantities.money_signs import has_tail, read_after, read_before
from extractor.patterns import quantities as patterns
from extractor.quantity import (
    ONE,
    PART_WORDS,
    SCALES,
    SMALL_WORDS,
    TENS_WORDS,
    Numeral,
    negated,
    read_digits,
    read_fraction,
    read_split,
    scaled,
)

_NOTHING: Final = Numeral(Decimal(0), ONE)
_TIGHT: Final = frozenset("0123456789_")
_GLUE: Final = frozenset("/=?&_@\\.#'’%*^")
"""Characters directly before a digit that make it part of a code, unless a currency is there."""
_ESCAPE: Final = regex.compile(r"%[2-7C][0-9A-F]")
"""A character escaped in an address: "2025%2C"."""
_METERS: Final = frozenset({"m", "mm"})
"""Letters that are a scale with a currency and a length without one."""
_MINOR: Final = frozenset({"cents", "pence"})
_NUMBER_WORDS: Final = frozenset((*SMALL_WORDS, *TENS_WORDS, "hundred", *PART_WORDS))
_VULGAR: Final = {
    "¼": "25",
    "½": "5",
    "¾": "75",
    "⅓": "333333",
    "⅔": "666667",
    "⅛": "125",
    "⅜": "375",
    "⅝": "625",
    "⅞": "875",
}


def scan_numbers(
    view: str, house: House, taken: Callable[[int], bool] = lambda _: False
) -> Iterator[Atom]:
    """The numerals in digits, in text order, but those that start at a `taken` place."""
    pattern = patterns.NUMBER_SPACED if house.spaced else patterns.NUMBER
    for match in pattern.regex.finditer(view):
        group = match.lastgroup
        if group == "junk" or taken(match.start()):
            continue
        if group == "num":
            atom = _numeral(view, house, match)
        elif group == "ratio":
            atom = _ratio(view, match)
        else:
            atom = _fraction(view, match)
        if atom is not None:
            yield atom


def _ratio(view: str, match: regex.Match[str]) -> Atom | None:
    start, end = match.span()
    before = view[start - 1] if start else " "
    if before.isalnum() or before in _GLUE or view[end : end + 1].isalnum():
        return None
    one, _, other = match["ratio"].partition(":")
    numeral = read_split(read_digits(one.strip()), read_digits(other.strip()))
    if numeral is None:
        return None
    return Atom(start, end, start, end, numeral, ratio=True, unit="colon")


def _fraction(view: str, match: regex.Match[str]) -> Atom | None:
    start, end = match.span()
    before = view[start - 1] if start else " "
    over, under = int(match["over"]), int(match["under"])
    if before.isalnum() or before in _GLUE or before == "-" or not 0 < over < under:
        return None
    if view[end : end + 1].isalnum() or view[end : end + 1] == "/":
        return None
    percent = match["fpercent"] is not None
    value = read_fraction(over, under)
    if percent:
        return Atom(start, end, start, end, value, unit="percent")
    return Atom(start, end, start, end, value, ratio=True, part=True)


def _numeral(view: str, house: House, match: regex.Match[str]) -> Atom | None:
    start, num_end = match.span()
    before = view[start - 1] if start else " "
    digits = match.group()
    if digits[0] == "0" and len(digits) > 1 and digits.isdecimal():
        return None
    atom = Atom(start, num_end, start, num_end, _NOTHING)
    read_before(view, house, before, atom)
    exponent = atom.prefix_exponent
    if has_tail(view, num_end):
        read = _read_tail(view, house, atom, digits)
        if read is None:
            return None
        digits, extra = read
        exponent += extra
    if before == "(" and view[atom.end : atom.end + 1] == ")" and not atom.marked:
        _read_bracketed_percent(view, atom)
    if not _stands_free(view, before, atom):
        return None
    try:
        numeral = read_digits(digits, house.decimal_comma)
    except ValueError:
        return None
    atom.numeral = scaled(numeral, exponent)
    if atom.negative:
        atom.numeral = negated(atom.numeral)
    atom.exponent = exponent
    atom.dashed = before in "-–" and start > 1 and view[start - 2].isalnum()
    if view[atom.end : atom.end + 1] == ")" and not atom.negative:
        if atom.bracket:
            _close_bracket(view, atom)
        elif atom.currency is not None and view[atom.start - 1 : atom.start] == "(":
            _close_outer_bracket(view, atom)
    return atom


def _stands_free(view: str, before: str, atom: Atom) -> bool:
    """Whether the numeral is not glued to letters or signs that make it a code. A unit of
    measure glued to it ("30m", "800V") becomes its noun."""
    start, end = atom.num_start, atom.end
    if atom.currency is None:
        if atom.unit not in ("percent", "point", "basis_point") and _is_code(
            view, start, before, end
        ):
            return False
        if before.isalpha() or (before in _GLUE and not _is_sample(view, start)):
            return False
    if atom.unit == "percent" and _ESCAPE.match(view, end - 1):
        return False
    if atom.plus or atom.unit == "percent":
        return True
    after = view[end : end + 1]
    if after.isalpha() or after in _TIGHT:
        if after == "" or atom.currency is not None:
            return after == "" or view[end - 5 : end] in _MINOR  # "0.05 centsfor"
        glued = patterns.GLUED_UNIT.regex.match(view, end)
        if glued is None:
            return False
        atom.noun = glued.group()
    return True


def _is_code(view: str, start: int, before: str, end: int) -> bool:
    """Whether a numeral without currency and unit is glued to what makes it a code."""
    if before in "-–" and start > 1 and view[start - 2].isalpha():
        return not view[max(0, start - 5) : start].lower().endswith(("-for-", "-to-"))
    first, second = view[end : end + 1], view[end + 1 : end + 2]
    if not first:
        return False
    if first in "_=@/\\&%#^":
        return not (first == "/" and second.isalpha())
    if first == ".":
        return second.isalnum()
    if first == "(" and second.isalpha():
        return ")" in view[end + 2 : end + 4]
    if first == "-" and second.isupper():
        return not view[end + 2 : end + 3].islower()
    return False


def _is_sample(view: str, start: int) -> bool:
    """Whether "n=" stands before the numeral: the size of a sample."""
    return view[start - 2 : start] in ("n=", "N=") and not view[start - 3 : start - 2].isalnum()


def _read_tail(view: str, house: House, atom: Atom, digits: str) -> tuple[str, int] | None:
    """Reads what is printed after the numeral into `atom` (unit, currency, end); the digits
    with a fraction added and the power of ten, or None if the numeral is a code."""
    match = patterns.AFTER_NUMBER.regex.match(view, atom.num_end)
    if match is None or match.end() == atom.num_end:
        return digits, 0
    if match["ordinal"]:
        return None
    end = match.end()
    exponent = 0
    unit = match["after"]
    if unit is not None:
        read = read_after(view, house, unit, atom)
        if read is None:
            end = match.start("after")
            if unit == "p":
                return None
        else:
            exponent = read
    else:
        atom.unit = _unit(match)
    scale = match["scale"]
    if scale is not None:
        power = _scale(view, scale, match.end("scale"), digits, atom)
        if power is None:
            if atom.unit == "x" or (scale[0] not in " -" and scale not in _METERS):
                return None
            atom.end = match.start("scale")
            return digits, 0
        exponent += power
    if match["mixed"]:
        digits += _mixed(match["mixed"].strip(" -"))
    if match["plus"]:
        atom.plus = True
        end -= end == match.end()
    atom.end = end
    return digits, exponent


def _unit(match: regex.Match[str]) -> str | None:
    if match["percent"]:
        return "percent"
    if match["points"]:
        return "point"
    if match["basis"]:
        return "basis_point"
    return "x" if match["times"] else None


def _scale(view: str, scale: str, end: int, digits: str, atom: Atom) -> int | None:
    """The power of ten of a scale word or letter, None if it is none here."""
    form = scale.strip(" -")
    known = SCALES.get(form) or SCALES.get(form.lower())
    if known is None:
        return None
    glued = scale[0] not in " -"
    if atom.currency is not None or (known.place == "word" and not (glued and known.exponent < 3)):
        return known.exponent
    if known.place == "glued" and glued and not (form == "K" and len(digits) == 1):
        return known.exponent
    if glued and form == "m" and patterns.MANY_AFTER.regex.match(view, end):
        return 6
    return None


def _mixed(mixed: str) -> str:
    """The decimals of a fraction after a whole number: "½", "2/3"."""
    if mixed in _VULGAR:
        return "." + _VULGAR[mixed]
    over, _, under = mixed.partition("/")
    if not 0 < int(over) < int(under):
        return ""
    return format(read_fraction(int(over), int(under)).value, "f")[1:]


def _read_bracketed_percent(view: str, atom: Atom) -> None:
    """Reads "(12.5)%" as negative, unless a number right before makes it a prior-period figure."""
    if not has_tail(view, atom.end + 1):
        return
    tail = patterns.SHARED_TAIL.regex.match(view, atom.end)
    if tail is None or not (tail["percent"] or tail["points"] or tail["basis"]):
        return
    behind = view[max(0, atom.num_start - 4) : atom.num_start - 1].rstrip()
    if behind[-1:].isdigit() or behind[-1:] in ("%", ")"):
        return
    word = view[max(0, atom.num_start - 16) : atom.num_start - 1].rstrip()
    if regex.split("[ -]", word)[-1].lower() in _NUMBER_WORDS:
        return  # "ten (10) per cent": a restatement
    atom.unit = _unit(tail)
    atom.negative = True
    atom.start -= 1
    atom.end = tail.end()


def _close_bracket(view: str, atom: Atom) -> None:
    """Reads "$(3.2) million": the parentheses within the money are a minus sign."""
    exponent = 0
    atom.negative = True
    tail = patterns.SHARED_TAIL.regex.match(view, atom.end)
    atom.end += 1
    if tail is not None and tail["scale"] and not atom.exponent:
        form = tail["scale"].strip(" -")
        known = SCALES.get(form) or SCALES.get(form.lower())
        if known is not None:
            exponent = known.exponent
            atom.end = tail.end("scale")
    atom.exponent += exponent
    atom.numeral = negated(scaled(atom.numeral, exponent))


def _close_outer_bracket(view: str, atom: Atom) -> None:
    """Reads "($3.2) million" as negative: parentheses between the money and its scale."""
    if atom.exponent or not has_tail(view, atom.end + 1) or view[atom.start - 3].isdigit():
        return
    tail = patterns.SHARED_TAIL.regex.match(view, atom.end)
    if tail is not None and tail["scale"]:
        atom.start -= 1
        _close_bracket(view, atom)
