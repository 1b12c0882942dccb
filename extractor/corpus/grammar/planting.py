"""Errors made on purpose.

Comes in: marks whose numbers fit, and the claims that they fit. Goes out: one mark whose number is
wrong, by well more than rounding. It must not touch a number that is told twice: the other mention
would give it away, or be wrong too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.dice import Dice
from extractor.corpus.marks import Mark

_NUMERAL = re.compile(r"\d[\d.,]*\d|\d")
_LEAST = Decimal("0.04")
"""The smallest error, as a part of the number, that is planted."""


def spoil(mark: Mark, still_holds: Callable[[], bool], dice: Dice) -> bool:
    """Change one of the first digits of the mark so that `still_holds` no longer does, and say
    whether that worked; if not, the mark is as it was."""
    found = _NUMERAL.findall(mark.text)
    if len(found) != 1 or not mark.value:
        return False
    text, value = mark.text, mark.value
    for _ in range(8):
        wrong = _other_digit(found[0], dice)
        changed = value * _plain(wrong) / _plain(found[0])
        if abs(changed / value - 1) < _LEAST:
            continue
        mark.text = text.replace(found[0], wrong)
        mark.value = Decimal(f"{changed.normalize():f}")
        mark.low = mark.low and mark.value
        mark.high = mark.high and mark.value
        if not still_holds():
            return True
    mark.text, mark.value = text, value
    mark.low, mark.high = mark.low and value, mark.high and value
    return False


def _other_digit(numeral: str, dice: Dice) -> str:
    places = [at for at, char in enumerate(numeral) if char.isdigit()]
    first = next((at for at in places if numeral[at] != "0"), places[0])
    at = dice.pick([one for one in places if one >= first][:2])
    digits = "123456789" if at == first else "0123456789"
    return numeral[:at] + dice.pick(digits.replace(numeral[at], "")) + numeral[at + 1 :]


def _plain(numeral: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", numeral))
