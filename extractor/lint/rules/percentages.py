"""The rule on percent and percentage points.

Comes in: drafts. Goes out: hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.interval import Interval
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.patterns.lint_amounts import POINTS_AFTER, POINTS_BEFORE, POINTS_BETWEEN
from extractor.quantity import read_digits

_HALF = Decimal("0.5")
_ONE = Interval.point(1)
_HUNDRED = Interval.point(100)
_ONE_IN_HUNDRED = Interval.point(Decimal("0.01"))
_PERCENT = ("%", "percent", "per cent")


@rule("L206", "percent-points", "warning")
def percent_points(draft: Draft) -> Iterator[Hit]:
    """The change between two percentages is their difference but printed in percent, or the other
    way round.

    Source: AP Stylebook, "percentage, percentage points": from 40% to 42% is 2 percentage points
    or 5 percent.
    """
    for pattern in (POINTS_BEFORE, POINTS_BETWEEN, POINTS_AFTER):
        for match in pattern.regex.finditer(draft.view):
            change, unit = match["change"], match["unit"]
            one, other = _printed(match["one"]), _printed(match["other"])
            ends = f"{match['one']}% and {match['other']}%"
            said = _printed(change) * (_ONE_IN_HUNDRED if unit.startswith("b") else _ONE)
            apart = (one - other).magnitude()
            as_points = said.meets(apart)
            as_part = any(said.meets(apart / whole * _HUNDRED) for whole in (one, other))
            span = draft.span(*match.span())
            if unit in _PERCENT and as_points and not as_part:
                words = f"{ends} are {change} percentage points apart, not {change} percent."
                yield Hit(span, words, f"{change} percentage points would fit.")
            elif unit not in _PERCENT and as_part and not as_points:
                words = f"{ends} are not {change} {unit} apart, but differ by {change} percent."
                yield Hit(span, words, f"{change}% would fit.")


def _printed(number: str) -> Interval:
    printed = read_digits(number)
    return Interval.around(printed.value, printed.quantum * _HALF)
