"""The currency printed with a numeral: the sign or code before it, the code or word after it.

Comes in: the view and the place of a numeral. Goes out: currency, scale, minus sign and start
of its `Atom`, and the power of ten of what stands after it. It must not know what the money is.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.currency import House
from extractor.patterns import quantities as patterns

PREFIX_SCALES: Final = {"k": 3, "K": 3, "T": 3, "m": 6, "M": 6, "B": 9, "bn": 9}
"""Scale letters that stand before or after a currency code: "MSEK", "BNOK", "EURm"."""
_BEFORE_DIGITS: Final = frozenset(" (-–−+~≈")
_SIGN_ENDS: Final = frozenset(sign[-1] for sign in (*patterns.SIGNS, "$") if not sign[-1].islower())
_CODE_ENDS: Final = frozenset("mknrsph0'’")
_LONE: Final = frozenset("%％€¢×¼½¾⅓⅔⅛⅜⅝⅞xXMmKkBbTp0123456789")
"""Characters after a space or a dash that may be a unit by themselves."""
_GLUED: Final = frozenset("%％€¢+×¼½¾⅓⅔⅛⅜⅝⅞")
_MINUS: Final = frozenset("-–−")
_REACH: Final = 16
_CENT: Final = -2
_LONE_SIGNS: Final = frozenset("$€£")
_SOUTH_AFRICAN: Final = ("JSE", "South Africa", "ZAR", "Johannesburg")
_WORDS: Final = tuple(
    (regex.compile(source, regex.IGNORECASE), code, exponent)
    for forms, exponent in ((patterns.MINOR_WORDS, _CENT), (patterns.WORDS, 0))
    for source, code in forms
)


def _may_be_money(view: str, start: int) -> bool:
    """A quick look whether a currency may stand right before the numeral at `start`."""
    at = start - 1
    if view[at] in _BEFORE_DIGITS:
        at -= 1
        if at >= 0 and view[at] == " ":
            at -= 1
    if at < 0:
        return False
    last = view[at]
    if last in _SIGN_ENDS or last.isupper():
        return True
    if last == "o":
        return view[max(0, at - 3) : at] == "Eur"
    return last in _CODE_ENDS and at > 0 and (view[at - 1].isupper() or view[at - 1] in "kb'’0")


def read_before(view: str, house: House, before: str, atom: Atom) -> None:
    """Reads the currency, the sign and the parenthesis before the numeral into `atom`."""
    start = atom.num_start
    if start == 0:
        return
    if before == "\n":
        _read_sign_above(view, house, start, atom)
        return
    if not _may_be_money(view, start):
        if before in _MINUS and (start == 1 or view[start - 2] in " (|\n"):
            atom.negative, atom.start = True, start - 1
        return
    match = patterns.MONEY_BEFORE.regex.match(view, max(0, start - _REACH), start)
    if match is None or match.start() == start:
        return
    code, sign, inner, outer = match.group("code", "sign", "inner", "outer")
    if code:
        _read_code(code, match["codescale"] or "", atom)
        atom.start = match.start("code")
    elif sign and _is_money_sign(view, sign, start):
        atom.start = match.start("sign")
        if sign == "$":
            atom.currency, atom.assumed = house.dollar, not house.stated
        else:
            atom.currency = house.crown if sign == "kr" else patterns.SIGNS[sign]
    if inner == "(":
        atom.bracket = atom.currency is not None
    elif inner and inner in _MINUS:
        place = match.start("inner")
        if atom.currency is not None:
            atom.negative = True
        elif place == 0 or view[place - 1] in " (|\n":
            atom.negative, atom.start = True, place
    elif outer and outer in _MINUS and atom.currency is not None:
        atom.negative, atom.start = True, match.start("outer")


def _read_sign_above(view: str, house: House, start: int, atom: Atom) -> None:
    """Reads a sign alone on the line above, as tables stand that are printed a cell to a line;
    it is no part of the span."""
    sign = view[max(0, start - 2) : start - 1]
    if start > 2 and sign in _LONE_SIGNS and view[start - 3] == "\n":
        atom.currency = house.dollar if sign == "$" else patterns.SIGNS[sign]
        atom.assumed = sign == "$" and not house.stated


def _is_money_sign(view: str, sign: str, start: int) -> bool:
    """Whether letters that are words or names elsewhere are a currency before the numeral at
    `start`: "Euro 3.75", not "Euro 2024"; "R115 million" in a South African release."""
    if sign.lower() == "euro":
        return patterns.SUM_PRINTED.regex.match(view, start) is not None
    return sign != "R" or any(word in view for word in _SOUTH_AFRICAN)


def _read_code(code: str, suffix: str, atom: Atom) -> None:
    """Reads "SEK", "MSEK" or "EURm"."""
    letters = code[: len(code) - len(suffix)]
    if len(letters) > 3:
        atom.prefix_exponent = PREFIX_SCALES[letters[0]]
    elif suffix:
        atom.prefix_exponent = PREFIX_SCALES.get(suffix, 3)
    atom.currency = letters[-3:]


def has_tail(view: str, end: int) -> bool:
    """A quick look whether what stands at `end` may belong to the numeral before it: a scale,
    a unit, a currency, a fraction."""
    lead = view[end : end + 4]
    if not lead:
        return False
    first = lead[0]
    if first not in " -":
        return first.isalpha() or first in _GLUED
    word = lead[1:].lower()
    if word in patterns.AFTER_STARTS or lead[1:2] in _LONE:
        return True
    return word[:2] in patterns.AFTER_STARTS and not word[2:].isalpha()


@cache
def _currency_word(form: str) -> tuple[str, int] | None:
    for pattern, code, exponent in _WORDS:
        if pattern.fullmatch(form):
            return code, exponent
    return None


def read_after(view: str, house: House, unit: str, atom: Atom) -> int | None:
    """Reads a currency printed after the numeral into `atom`: its power of ten, or None if it
    is no currency here ("pounds" of copper)."""
    form = unit.strip(" -")
    if form[-1] == "€":
        atom.currency, atom.assumed = "EUR", False
        return PREFIX_SCALES.get(form[:-1], 0)
    if form == "p":
        if not any(word in view for word in ("£", "pence", "AIM", "LSE")):
            return None
        atom.currency, atom.assumed = "GBP", False
        return _CENT
    if form == "CAN":
        atom.currency, atom.assumed = "CAD", False
        return 0
    if form[-3:] in patterns.CODES:
        atom.currency, atom.assumed = form[-3:], False
        return PREFIX_SCALES.get(form[:-3], 0)
    known = _currency_word(form)
    if known is None:
        return None
    code, exponent = known
    lower = form.lower()
    if lower in ("dollars", "dollar", "cents", "¢"):
        if atom.currency is None:
            atom.currency, atom.assumed = house.dollar, not house.stated
        return exponent
    if lower in ("pounds", "pound") and "£" not in view and "GBP" not in view:
        return None
    atom.currency, atom.assumed = code, False
    return exponent
