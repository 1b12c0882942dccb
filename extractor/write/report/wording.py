"""How the page words what a record calls by its codes: verdicts, names, numbers.

Comes in: words and numbers of a record. Goes out: text for people, unescaped. It must not round a
printed number, nor decide what is shown.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Literal

from extractor.schema import Bounds, CheckStatus, Quantity

Verdict = Literal[CheckStatus, "failed", "no checks"]
"""What a check comes to; what a release comes to may be that it failed or has no checks."""

SIGNS: dict[Verdict, str] = {
    "inconsistent": "✗",
    "failed": "!",
    "indeterminate": "?",
    "rounding": "≈",
    "consistent": "✓",
    "derived": "→",
    "no checks": "–",
}
"""Every verdict with its sign, worst first: this is the order in which they are shown."""

MEANINGS: dict[Verdict, str] = {
    "inconsistent": "The printed numbers cannot all be right.",
    "failed": "The input could not be read, or a stage failed on it.",
    "indeterminate": "Too wide or too ambiguous to say.",
    "rounding": "The numbers fit once rounding is allowed for.",
    "consistent": "The numbers agree.",
    "derived": "One side is not printed; it follows from the others.",
    "no checks": "No numbers that bind each other were found.",
}
SEVERITY: dict[Verdict, int] = {verdict: rank for rank, verdict in enumerate(SIGNS)}

KINDS: dict[str, str] = {
    "company": "Companies",
    "person": "People",
    "quote": "Quotes",
    "date": "Dates",
    "share_count": "Share counts",
    "price": "Prices",
    "amount": "Amounts",
    "percentage": "Percentages",
    "ratio": "Ratios",
    "multiple": "Multiples",
    "count": "Counts",
}
"""What is marked in the text, by the class of its mark, in the order of the legend."""

_CAPITALS = {"eps", "ebitda", "ipo", "atm", "gaap"}
_STEPS = 2
"""Decimal places of an interval's width to which its ends are shown."""
_EXACT = Context(prec=60)
_SCALES = {Decimal(10**9): "billion", Decimal(10**6): "million"}
_DECIMALS = 3
"""Decimal places up to which a scale word is easier to read than the zeros."""


def label(code: str) -> str:
    """`conversion_price` as `conversion price`."""
    words = code.replace("_", " ").split(" ")
    return " ".join(word.upper() if word in _CAPITALS else word for word in words)


def printed(text: str) -> str:
    """Words as the release prints them, on one line and without the bars of a table."""
    return " ".join(text.replace("|", " ").split())


def value(quantity: Quantity) -> str:
    """What `quantity` comes to: `approximately 7.9 percent`, `0.0040 USD per share`."""
    if quantity.value is not None:
        found = f"{quantity.value:,f}"
    else:
        ends = (quantity.low, quantity.high)
        found = " to ".join("?" if end is None else f"{end:,f}" for end in ends)
    said = "" if quantity.qualifier in ("exact", "range") else f"{label(quantity.qualifier)} "
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{said}{found} {label(quantity.unit)}{per}"


def interval(bounds: Bounds) -> str:
    """An interval in as many digits as tell its ends apart, rounded outward."""
    low, high = bounds.low, bounds.high
    if low is None:
        return "any number" if high is None else f"at most {high:,f}"
    if high is None:
        return f"at least {low:,f}"
    if low == high:
        return _plain(low)
    step = Decimal(1).scaleb((high - low).adjusted() - _STEPS)
    low = low.quantize(step, ROUND_FLOOR, _EXACT)
    high = high.quantize(step, ROUND_CEILING, _EXACT)
    for scale, word in _SCALES.items():
        if min(abs(low), abs(high)) >= scale and step >= scale.scaleb(-_DECIMALS):
            return f"{_plain(low / scale)} to {_plain(high / scale)} {word}"
    return f"{_plain(low)} to {_plain(high)}"


def _plain(number: Decimal) -> str:
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
