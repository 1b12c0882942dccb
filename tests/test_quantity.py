"""Reading numerals: exact values and quanta, printed in many forms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.quantity import (
    MAX_DIGITS,
    Numeral,
    negated,
    plain,
    read_digits,
    read_fraction,
    read_split,
    read_words,
    scaled,
)

DIGITS = [
    # printed, value, quantum
    ("250,000,000", "250000000", "1"),
    ("0.0040", "0.0040", "0.0001"),
    (".05", "0.05", "0.01"),
    ("1.2", "1.2", "0.1"),
    ("197,154,996.75", "197154996.75", "0.01"),
    ("12,5", "12.5", "0.1"),
    ("10,612", "10612", "1"),
    ("0,125", "0.125", "0.001"),
    ("1.234.567,89", "1234567.89", "0.01"),
    ("1.234.567", "1234567", "1"),
    ("1 234 567,8", "1234567.8", "0.1"),
    ("1\u00a0234", "1234", "1"),
    ("12,34,567", "1234567", "1"),
    ("1'234'567.50", "1234567.50", "0.01"),
    ("7.9", "7.9", "0.1"),
    ("007", "7", "1"),
]


@pytest.mark.parametrize(("printed", "value", "quantum"), DIGITS)
def test_digits(printed: str, value: str, quantum: str) -> None:
    numeral = read_digits(printed)
    assert (str(numeral.value), str(numeral.quantum)) == (value.lstrip("0") or "0", quantum) or (
        numeral.value == Decimal(value) and numeral.quantum == Decimal(quantum)
    )


def test_trailing_zeros_stay() -> None:
    assert str(read_digits("0.0040").value) == "0.0040"
    assert str(read_digits("1,234.50").value) == "1234.50"


def test_decimal_comma_makes_points_group() -> None:
    assert read_digits("1.234", decimal_comma=True).value == 1234
    assert read_digits("1.234").value == Decimal("1.234")
    assert read_digits("0.125", decimal_comma=True).value == Decimal("0.125")
    assert read_digits("1.25", decimal_comma=True).value == Decimal("1.25")


@pytest.mark.parametrize("printed", ["", "abc", "1.2.3.x", "1.", "9" * (MAX_DIGITS + 1), "-5"])
def test_no_numeral(printed: str) -> None:
    with pytest.raises(ValueError):
        read_digits(printed)


WORDS = [
    ("one", 1),
    ("nineteen", 19),
    ("twenty-five", 25),
    ("ninety nine", 99),
    ("one hundred", 100),
    ("one hundred and five", 105),
    ("two hundred fifty thousand", 250_000),
    ("Two Hundred Fifty Thousand", 250_000),
    ("One Million", 1_000_000),
    ("one million two hundred thousand", 1_200_000),
    ("three hundred twelve million four hundred five thousand six", 312_405_006),
    ("two billion", 2_000_000_000),
    ("five crore", 50_000_000),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_words(words: str, value: int) -> None:
    assert read_words(words) == Numeral(Decimal(value), Decimal(1))


@pytest.mark.parametrize(
    "words", ["", "hundred", "two ten", "five six", "thousand", "a dozen", "one thousand million"]
)
def test_no_words(words: str) -> None:
    assert read_words(words) is None


def test_scale_is_exact_and_without_exponent() -> None:
    numeral = scaled(read_digits("1.2"), 9)
    assert (str(numeral.value), str(numeral.quantum)) == ("1200000000", "100000000")
    numeral = scaled(read_digits("0.5"), 3)
    assert (str(numeral.value), str(numeral.quantum)) == ("500", "100")
    assert str(scaled(read_digits("25"), -2).value) == "0.25"
    assert scaled(read_digits("7"), 0) == Numeral(Decimal(7), Decimal(1))


def test_plain() -> None:
    assert str(plain(Decimal("1.2E+9"))) == "1200000000"
    assert str(plain(Decimal("0.0040"))) == "0.0040"


def test_negated_keeps_the_quantum() -> None:
    assert negated(read_digits("3.2")) == Numeral(Decimal("-3.2"), Decimal("0.1"))


def test_fraction() -> None:
    assert read_fraction(1, 2) == Numeral(Decimal("0.5"), Decimal("0.1"))
    assert read_fraction(1, 10).value == Decimal("0.1")
    assert str(read_fraction(1, 3).value) == "0.333333"
    assert str(read_fraction(2, 3).quantum) == "0.000001"
    with pytest.raises(ValueError):
        read_fraction(1, 0)


@pytest.mark.parametrize(
    ("left", "right", "value"),
    [
        ("1", "25", "25"),
        ("4", "1", "4"),
        ("3", "2", "1.5"),
        ("2", "3", "0.666667"),
        ("1", "1", "1"),
    ],
)
def test_split(left: str, right: str, value: str) -> None:
    numeral = read_split(read_digits(left), read_digits(right))
    assert numeral is not None
    assert numeral.value == Decimal(value)


def test_split_by_nothing() -> None:
    assert read_split(read_digits("0"), read_digits("5")) is None


amounts = st.decimals(
    min_value=0, max_value=10**12, places=3, allow_nan=False, allow_infinity=False
)


@given(amounts, st.sampled_from([("", "."), (",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_printed_and_read_back(number: Decimal, marks: tuple[str, str]) -> None:
    group, point = marks
    whole, _, fraction = format(number, "f").partition(".")
    fraction = fraction[:2]  # with three digits a lone comma would group thousands
    grouped = f"{int(whole):,}".replace(",", group)
    numeral = read_digits(f"{grouped}{point}{fraction}")
    assert numeral.value == Decimal(f"{whole}.{fraction}")
    assert numeral.quantum == Decimal("0.01")


_ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = (  # noqa: SIM905
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def spelled(number: int) -> str:
    """English for a whole number below 10**12, another way than it is read."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            return f"{spelled(number // size)} {name}" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{_ONES[number // 100 - 1]} hundred" + (f" {spelled(rest)}" if rest else "")
    if number >= 20:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10 - 1]}" if number % 10 else "")
    return _TEENS[number - 10] if number >= 10 else _ONES[number - 1]


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_spelled_and_read_back(number: int) -> None:
    assert read_words(spelled(number)) == Numeral(Decimal(number), Decimal(1))


@given(amounts, st.integers(min_value=-3, max_value=12))
def test_scaling_is_exact(number: Decimal, exponent: int) -> None:
    numeral = scaled(Numeral(number, Decimal("0.001")), exponent)
    assert numeral.value * Decimal(10) ** -exponent == number
    assert "E" not in str(plain(numeral.value)) or abs(numeral.value) < Decimal("0.000001")


@given(st.text(max_size=60))
def test_any_words(text: str) -> None:
    read_words(text)
