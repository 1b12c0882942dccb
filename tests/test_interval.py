"""Intervals: sure bounds, exact where they can be, never a crash."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.interval import UNBOUNDED, Interval, total

D = Decimal
numbers = st.decimals(
    min_value=-(10**12), max_value=10**12, places=6, allow_nan=False, allow_infinity=False
)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval, perhaps unbounded, and a value in it."""
    low, value, high = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    open_low, open_high = draw(st.booleans()), draw(st.booleans())
    return Interval(None if open_low else low, None if open_high else high), value


def exact(value: Decimal) -> Fraction:
    return Fraction(value)


def holds(interval: Interval, value: Fraction) -> bool:
    return (interval.low is None or Fraction(interval.low) <= value) and (
        interval.high is None or value <= Fraction(interval.high)
    )


@given(intervals(), intervals())
def test_every_operation_holds_the_exact_result(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    assert holds(a + b, exact(x) + exact(y))
    assert holds(a - b, exact(x) - exact(y))
    assert holds(a * b, exact(x) * exact(y))
    assert holds(-a, -exact(x))
    assert holds(a.magnitude(), abs(exact(x)))
    if y:
        assert holds(a / b, exact(x) / exact(y))


@given(intervals(), st.integers(min_value=1, max_value=14))
def test_rounding_out_never_narrows(pair: tuple[Interval, Decimal], digits: int) -> None:
    interval, value = pair
    short = interval.rounded_out(digits)
    assert holds(short, exact(value))
    for end in (short.low, short.high):
        if end is not None:
            assert "E" not in str(end)
            assert str(end) != "-0"


@given(st.decimals(min_value="0.001", max_value=10**9, places=3), st.integers(1, 30))
def test_a_root_holds_the_number_it_is_the_root_of(value: Decimal, degree: int) -> None:
    root = Interval.point(value).root(degree)
    assert root.low is not None
    assert root.high is not None
    assert Fraction(root.low) ** degree <= exact(value) <= Fraction(root.high) ** degree


@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        (Interval.point(250_000_000) * Interval.point(D("0.0040")), (D(1000000), D(1000000))),
        (Interval.around(D("7.9"), D("0.05")), (D("7.85"), D("7.95"))),
        (Interval(D(2), None) * Interval(D(3), D(4)), (D(6), None)),
        (Interval(D(-2), D(3)) * Interval(D(-5), D(7)), (D(-15), D(21))),
        (Interval(D(0), None) * Interval(None, D(0)), (None, D(0))),
        (Interval(D(4), D(8)).inverse(), (D("0.125"), D("0.25"))),
        (Interval(D(5), None).inverse(), (D(0), D("0.2"))),
        (Interval(None, D(-5)).inverse(), (D("-0.2"), D(0))),
        (Interval(D(-1), D(1)).inverse(), (None, None)),
        (total([]), (D(0), D(0))),
        (total([Interval.point(1), Interval(D(2), None)]), (D(3), None)),
        (Interval(D(-7), D(3)).magnitude(), (D(0), D(7))),
        (Interval(None, D(-3)).magnitude(), (D(3), None)),
        (Interval(D(-1), D(4)).root(2), (None, None)),
    ],
)
def test_values(computed: Interval, expected: tuple[Decimal | None, Decimal | None]) -> None:
    assert (computed.low, computed.high) == expected


def test_meets_and_common() -> None:
    assert Interval(D(1), D(2)).meets(Interval(D(2), D(3)))
    assert not Interval(D(1), D(2)).meets(Interval(D("2.1"), None))
    assert UNBOUNDED.meets(Interval.point(5))
    assert Interval(D(1), D(4)).common(Interval(D(3), None)) == Interval(D(3), D(4))
    assert Interval(D(1), D(2)).common(Interval(D(3), D(4))) is None


def test_what_overflows_is_unbounded() -> None:
    huge = Interval.point(D(10) ** 60000)
    assert (huge * huge).high is None
    assert (huge * huge * Interval.point(0)).contains(D(0))


def test_width() -> None:
    assert Interval(D(1), D("2.5")).width == D("1.5")
    assert Interval(None, D(1)).width is None
