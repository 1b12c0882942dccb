"""What a printed number may stand for, as an interval.

Comes in: a quantity. Goes out: the values that its author can have meant, under several readings
of how it was printed; and an interval in words. This module must not know identities.

Percentages are in percent whatever they are printed in; basis points are divided by a hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.interval import Interval
from extractor.schema import Quantity

Measure = Callable[[Quantity], Interval]

_HALF = Decimal("0.5")
_ONE = Decimal(1)
_ZERO = Decimal(0)
_BASIS_POINT = Decimal("0.01")
_UNIT_SHARE = Decimal("0.05")
_ZEROS_SHARE = Decimal("0.02")
_LEAST_SHARE = Decimal("0.005")
_SAME = Decimal("0.00001")


def printed(quantity: Quantity) -> Interval:
    """What was printed: the value, plus or minus half a unit of its last digit. A ratio of whole
    numbers, "1-for-20", is exact."""
    return _around(quantity, _half(quantity))


def cut(quantity: Quantity) -> Interval:
    """The values that print alike when rounded to either side: one whole unit both ways."""
    whole = _half(quantity) * 2
    return _around(quantity, max(whole, _tolerance(quantity)))


def coarser(digits: int) -> Measure:
    """The very value that is left when a number is rounded by `digits` more digits, as one does
    who reckons with 51.3 million and prints 51,320 thousand. A number is left as stated where
    fewer than two significant digits would stay."""

    def measured(quantity: Quantity) -> Interval:
        value = _value(quantity)
        unit = quantity.quantum.scaleb(digits)
        if abs(value) < unit * 10:
            return stated(quantity)
        rounded = (value / unit).quantize(_ONE) * unit
        return _around(quantity, _ZERO, rounded)

    return measured


def stated(quantity: Quantity) -> Interval:
    """What was said: as printed, wider after "approximately", unbounded to one side after "more
    than", "at least", "up to" and "less than".
    """
    if quantity.qualifier == "exact":
        return printed(quantity)
    around = _around(quantity, _tolerance(quantity))
    if quantity.qualifier in ("more_than", "at_least"):
        return Interval(around.low, None)
    if quantity.qualifier in ("at_most", "less_than"):
        return Interval(None, around.high)
    return around


def _tolerance(quantity: Quantity) -> Decimal:
    """How far the true value may lie from the printed one.

    Half a unit of the last digit. "Approximately" allows the largest of: a whole unit of the last
    digit, as far as that is at most 5% of the value (more would make a short number say nothing);
    half a unit of the last digit that is not zero, at most 2% ("approximately 100 million" has one
    significant digit, not three); and half a percent, since who writes the word before a number
    printed to the last unit still means that it may move.
    """
    half = _half(quantity)
    if quantity.qualifier != "approximately":
        return half
    value = abs(_value(quantity))
    return max(
        half,
        min(quantity.quantum, value * _UNIT_SHARE),
        min(_significant(quantity) * _HALF, value * _ZEROS_SHARE),
        value * _LEAST_SHARE,
    )


def _half(quantity: Quantity) -> Decimal:
    if quantity.kind == "ratio" and not _value(quantity) % 1:
        return _ZERO
    return quantity.quantum * _HALF


def _significant(quantity: Quantity) -> Decimal:
    """One unit of the last digit that is not zero; of the last printed one after a decimal
    point, where a zero is meant.
    """
    if "." in quantity.text or not quantity.value:
        return quantity.quantum
    unit = quantity.quantum
    while not quantity.value % (unit * 10):
        unit *= 10
    return unit


def _value(quantity: Quantity) -> Decimal:
    return quantity.value if quantity.value is not None else _ZERO


def _around(quantity: Quantity, radius: Decimal, centre: Decimal | None = None) -> Interval:
    value = _value(quantity) if centre is None else centre
    if quantity.unit == "basis_point":
        return Interval.around(value * _BASIS_POINT, radius * _BASIS_POINT)
    return Interval.around(value, radius)


def in_words(value: Interval) -> str:
    """The interval for a reader: "1,431,100 to 1,431,300", one number where both ends are the
    same, six significant digits.
    """
    if value.low is None and value.high is None:
        return "anything"
    if value.low is None:
        return f"at most {_number(value.high)}"
    if value.high is None:
        return f"at least {_number(value.low)}"
    short = value.rounded_out(6)
    low, high = _number(short.low), _number(short.high)
    middle = (value.low + value.high) / 2
    if low == high or value.high - value.low <= abs(middle) * _SAME:
        return _number(_rounded(middle))  # both ends print alike: one number says it
    return f"{low} to {high}"


def _rounded(value: Decimal) -> Decimal:
    exponent = min(0, value.adjusted() - 5) if value else 0
    return value.quantize(Decimal((0, (1,), exponent)))


def _number(value: Decimal | None) -> str:
    text = f"{value:,f}" if value is not None else ""
    return text.rstrip("0").rstrip(".") if "." in text else text
