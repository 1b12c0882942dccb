"""How likely it is that numbers which have nothing to do with each other fit.

Comes in: stated numbers. Goes out: `Figure`, a number with its error and its grain, and `chance`,
the probability that an identity holds among figures by accident. This module must not know any
identity, and nothing here judges: a claim is judged by the engine, in Decimal.

The reasoning. The leading digits of numbers of mixed origin are spread evenly over the logarithms
of a decade (Newcomb 1881, Benford 1938). A number that is computed from others, and one that is
printed, therefore meet by accident within a window of relative width w with a probability of
w / ln 10. Printed numbers are round, though: 5 million times 2 is 10 million in many releases.
Two discrete variables X and Y are equal with the probability sum P(X=z) P(Y=z), which is at most
the largest atom of either, so of the one that is spread more finely. The atom of a printed number
is its grain: a unit of its last digit that is not zero. So the window is never taken narrower
than the finest grain among the figures: "7,423,529 x $2.125 = $15.775 million" has a chance of one
in 36,000, "5,000,000 x $2.00 = $10.0 million" one in twelve.

Logarithms are floats here: they choose which numbers are worth a look, no verdict rests on them.
"""

from __future__ import annotations

from math import log

from extractor.checks.context import Item
from extractor.checks.numbers import stated

_DECADE = log(10)
_DIGITS = 15


class Figure:
    """A stated number other than zero: its size and sign, its logarithm, its relative error (half
    of the interval that it stands for), its relative grain (a unit of its last digit but zeros),
    and its measure (see `stretch`)."""

    __slots__ = ("error", "grain", "item", "log", "measure", "sign", "size")

    def __init__(self, item: Item, measure: str) -> None:
        quantity = item.quantity
        assert quantity.value
        self.item = item
        self.measure = measure
        self.size = abs(float(quantity.value))
        self.sign = 1 if quantity.value > 0 else -1
        self.log = log(self.size)
        if quantity.qualifier == "exact" and item.kind != "ratio":
            half = float(quantity.quantum) / 2
        else:
            width = stated(quantity).width
            half = float(quantity.quantum if width is None else width) / 2
        self.error = half / self.size
        digits = "".join(map(str, quantity.value.as_tuple().digits[:_DIGITS])).rstrip("0")
        self.grain = 1 / int(digits)


def is_figure(item: Item) -> bool:
    """Whether a number can be put into an equation: a range fixes nothing, nor does zero."""
    value = item.quantity.value
    return value is not None and value != 0 and not item.twin and abs(value.adjusted()) < 100


def chance(window: float, grain: float) -> float:
    """The probability that figures fit by accident within a window of this relative width, the
    finest of them having this grain."""
    return min(1.0, max(window, grain) / _DECADE)
