"""The number that would fit, printed as the author prints.

Comes in: a quantity and the interval that arithmetic gives in its place. Goes out: words such as
"$2.5 million". It must not know why the quantity does not fit, and nothing is corrected by it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from extractor.quantity import read_digits
from extractor.schema import Bounds, Quantity

_NUMERAL = re.compile(r"\d[\d.,]{0,38}\d|\d")
_ONE = Decimal(1)
_BASIS_POINTS = 100


def fitting(quantity: Quantity, computed: Bounds) -> str | None:
    """What would fit in place of `quantity`, in its form: the middle of what the arithmetic leaves
    room for. None where no numeral of it states its value alone."""
    value = quantity.value
    if not value or computed.low is None or computed.high is None:
        return None
    found = next(
        (
            (match, printed, scale)
            for match in _NUMERAL.finditer(quantity.text)
            if (printed := read_digits(match[0]))
            and printed.value * (scale := quantity.quantum / printed.quantum) == abs(value)
        ),
        None,
    )
    if found is None:
        return None
    match, printed, scale = found
    turn = _BASIS_POINTS if quantity.unit == "basis_point" else 1
    ends = [computed.low * turn, computed.high * turn]
    if min(end * value for end in ends) <= 0:
        return None  # the direction is wrong, too; no number of this form fits
    middle = abs(ends[0] + ends[1]) / 2 / scale
    number = (middle / printed.quantum).quantize(_ONE, rounding=ROUND_HALF_UP) * printed.quantum
    fits = quantity.text[: match.start()] + _like(match[0], number) + quantity.text[match.end() :]
    return " ".join(fits.split())


def _like(numeral: str, number: Decimal) -> str:
    """`number` with the decimals of `numeral`, grouped as it is."""
    grouped = "," in numeral or ("." not in numeral and number >= 10_000)
    return f"{number:,f}" if grouped else f"{number:f}"
