"""Closed intervals of decimals with outward rounding.

Comes in: exact decimals. Goes out: intervals that are sure to hold every value that the exact
operation could have given. This module must not know what the numbers mean.

A side that is `None` is unbounded. Every operation rounds its low side down and its high side up
(decimal contexts with ROUND_FLOOR and ROUND_CEILING), so a result is never too narrow. What
overflows, and what is divided by an interval that holds zero, becomes unbounded.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

import msgspec

PRECISION = 40
"""Significant digits kept; more than any press release prints."""

_DOWN = Context(prec=PRECISION, rounding=ROUND_FLOOR, Emin=-99999, Emax=99999, traps=[])
_UP = Context(prec=PRECISION, rounding=ROUND_CEILING, Emin=-99999, Emax=99999, traps=[])
_ZERO = Decimal(0)
_ONE = Decimal(1)
_INFINITE = Decimal("Infinity")


class Interval(msgspec.Struct, frozen=True):
    """The values from `low` to `high`, both included; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def point(cls, value: Decimal | int) -> Interval:
        """The interval that holds `value` alone."""
        exact = Decimal(value)
        return cls(exact, exact)

    @classmethod
    def around(cls, value: Decimal, radius: Decimal) -> Interval:
        """The values at most `radius` away from `value`."""
        return cls(_DOWN.subtract(value, radius), _UP.add(value, radius))

    @property
    def width(self) -> Decimal | None:
        """High minus low, or None if a side is unbounded."""
        if self.low is None or self.high is None:
            return None
        return _UP.subtract(self.high, self.low)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (
            (self.low is not None and other.high is not None and self.low > other.high)
            or (self.high is not None and other.low is not None and self.high < other.low)
        )

    def common(self, other: Interval) -> Interval | None:
        """The values that lie in both, or None if there are none."""
        if not self.meets(other):
            return None
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def contains(self, value: Decimal) -> bool:
        """Whether `value` lies in the interval."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def magnitude(self) -> Interval:
        """The absolute values of all that the interval holds."""
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        if self.low is None or self.high is None:
            return Interval(_ZERO, None)
        return Interval(_ZERO, max(_negative(self.low), self.high))

    def rounded_out(self, digits: int) -> Interval:
        """The narrowest interval around this one whose ends are cut behind the place where the
        larger one has `digits` significant digits (whole numbers keep all of theirs), written
        without exponent.
        """
        ends = [end for end in (self.low, self.high) if end]
        place = min(0, max((end.adjusted() for end in ends), default=0) - digits + 1)
        return Interval(
            None if self.low is None else _shorten(self.low, place, ROUND_FLOOR),
            None if self.high is None else _shorten(self.high, place, ROUND_CEILING),
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else _negative(self.high),
            None if self.low is None else _negative(self.low),
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None
            if self.low is None or other.low is None
            else _bounded(_DOWN.add(self.low, other.low)),
            None
            if self.high is None or other.high is None
            else _bounded(_UP.add(self.high, other.high)),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        a, b, c, d = self.low, self.high, other.low, other.high
        if a is not None and c is not None and a >= 0 and c >= 0:
            return Interval(
                _bounded(_DOWN.multiply(a, c)),
                None if b is None or d is None else _bounded(_UP.multiply(b, d)),
            )
        ends = [(x, y) for x in _ends(self) for y in _ends(other)]
        return Interval(
            _bounded(min(_product(_DOWN, x, y) for x, y in ends)),
            _bounded(max(_product(_UP, x, y) for x, y in ends)),
        )

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.inverse()

    def inverse(self) -> Interval:
        """One divided by every value; unbounded if zero is among them."""
        if self.contains(_ZERO):
            return Interval(None, None)
        return Interval(
            _ZERO if self.high is None else _bounded(_DOWN.divide(_ONE, self.high)),
            _ZERO if self.low is None else _bounded(_UP.divide(_ONE, self.low)),
        )

    def root(self, degree: int) -> Interval:
        """The `degree`-th root of a positive interval; unbounded for any other."""
        if degree < 1 or self.low is None or self.low <= 0:
            return Interval(None, None)
        power = _DOWN.divide(_ONE, Decimal(degree)), _UP.divide(_ONE, Decimal(degree))
        low = min(_nudged(_DOWN, _DOWN.power(self.low, one)) for one in power)
        if self.high is None:
            return Interval(low, None)
        return Interval(low, max(_nudged(_UP, _UP.power(self.high, one)) for one in power))


UNBOUNDED = Interval(None, None)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum of all `parts`; zero for none."""
    result = Interval(_ZERO, _ZERO)
    for part in parts:
        result = result + part
    return result


def _negative(value: Decimal) -> Decimal:
    # a unary minus would round to the default context and could give "-0"
    return value.copy_negate() if value else value


def _bounded(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    return (
        -_INFINITE if interval.low is None else interval.low,
        _INFINITE if interval.high is None else interval.high,
    )


def _product(context: Context, x: Decimal, y: Decimal) -> Decimal:
    # an end of zero bounds its product at zero, however large the other side may be
    return context.multiply(x, y) if x and y else _ZERO


def _nudged(context: Context, value: Decimal) -> Decimal:
    # `power` with a broken exponent is correct to one unit of the last digit, not rounded outward
    return context.next_minus(value) if context is _DOWN else context.next_plus(value)


def _shorten(value: Decimal, place: int, rounding: str) -> Decimal:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and place <= exponent <= 0:
        return value
    context = Context(prec=200_000, rounding=rounding, Emin=-199_999, Emax=199_999, traps=[])
    cut = value.quantize(Decimal((0, (1,), place)), context=context)
    return cut if cut else cut.copy_abs()  # no "-0"
