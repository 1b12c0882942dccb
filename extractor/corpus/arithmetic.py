"""The arithmetic of the identities, by which gold is proved.

Comes in: the quantities of a check. Goes out: whether its identity can hold within so many quanta,
and the numbers in words. It stands apart from `extractor.checks` on purpose: a fault of the program
must not hide one of the gold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from extractor.corpus.gold import GoldQuantity
from extractor.corpus.printed import quantum
from extractor.errors import UsageError

HALF = Decimal("0.5")
WHOLE = Decimal(1)
_SLACK = Decimal("0.0005")
"""Share of its value by which "approximately" widens a number, for half a quantum and for a whole
one alike."""
_PERIODS = (2, 4, 12)
"""Payments in a year, where a check does not say how many there are."""
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_INFINITE = Decimal("Infinity")


class Interval(NamedTuple):
    """Where a stated number may lie, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both; one upside down meets nothing."""
        return self.low <= other.high and other.low <= self.high and self.low <= self.high

    def scaled(self, factor: Decimal) -> Interval:
        """Every number times a positive factor."""
        return Interval(self.low * factor, self.high * factor)


class Reading(NamedTuple):
    """One way to read an identity: its words, what they compute, what is printed."""

    words: str
    computed: Interval
    stated: Interval

    def gap(self) -> Decimal:
        """How far apart the two are, 0 if they meet."""
        if self.computed.meets(self.stated):
            return Decimal(0)
        return abs(self.computed.low - self.stated.low)


Inputs = Mapping[str, list[Interval]]
Readings = Callable[[Inputs], list[Reading]]


class Claim(NamedTuple):
    """An identity and the quantities that are its inputs, by name. `periods` are the payments that
    an annualized one counts, None for those of some year."""

    identity: str
    quantities: Mapping[str, list[GoldQuantity]]
    periods: int | None = None


def holds(claim: Claim, quanta: Decimal) -> bool:
    """Whether the claim can hold when each number is off by at most `quanta` units of its last
    printed digit.

    Raises UsageError for an identity that is not known, or one without its inputs.
    """
    return any(one.computed.meets(one.stated) for one in _readings(claim, quanta))


def explain(claim: Claim) -> str:
    """The claim with its numbers, as the note of a check tells it.

    Raises UsageError for an identity that is not known, or one without its inputs.
    """
    words, computed, stated = min(_readings(claim, HALF), key=Reading.gap)
    return (
        f"{words} = {_short(computed.low)} to {_short(computed.high)}, "
        f"printed {_short(stated.low)} to {_short(stated.high)}"
    )


def interval(quantity: GoldQuantity, quanta: Decimal) -> Interval:
    """Where the number may lie. Whole share counts and ratios are exact, "approximately" is wider,
    "at least" is open above."""
    if quantity.value is None:
        return Interval(quantity.low or Decimal(0), quantity.high or _INFINITE)
    value = quantity.value
    unit = quantum(quantity.text, value)
    if quantity.kind in ("share_count", "ratio", "multiple") and unit == 1:
        unit = Decimal(0)
    reach = unit * quanta
    if quantity.qualifier == "approximately":
        reach += abs(value) * _SLACK * quanta
    high = value + reach
    if quantity.qualifier in ("at_least", "more_than"):
        high = _INFINITE
    return Interval(value - reach, high)


def _readings(claim: Claim, quanta: Decimal) -> list[Reading]:
    if claim.identity not in IDENTITIES:
        raise UsageError(f"{claim.identity!r} is no identity; {', '.join(IDENTITIES)} are.")
    inputs = {
        name: [interval(quantity, quanta) for quantity in found]
        for name, found in claim.quantities.items()
    }
    if claim.periods is not None:
        inputs["periods"] = [Interval(Decimal(claim.periods), Decimal(claim.periods))]
    try:
        return IDENTITIES[claim.identity](inputs)
    except KeyError as error:
        raise UsageError(
            f"The identity {claim.identity!r} lacks its input {error} among {', '.join(inputs)}."
        ) from error


def _times(a: Interval, b: Interval) -> Interval:
    products = [x * y if x and y else Decimal(0) for x in a for y in b]
    return Interval(min(products), max(products))


def _over(a: Interval, b: Interval) -> Interval:
    if b.low <= 0 <= b.high:
        return Interval(-_INFINITE, _INFINITE)
    quotients = [x / y if y.is_finite() else Decimal(0) for x in a for y in b]
    return Interval(min(quotients), max(quotients))


def _minus(a: Interval, b: Interval) -> Interval:
    return Interval(a.low - b.high, a.high - b.low)


def _size(a: Interval) -> Interval:
    """Without the sign: a fall of 5% is printed as 5%."""
    low, high = sorted((abs(a.low), abs(a.high)))
    return Interval(Decimal(0) if a.low < 0 < a.high else low, high)


def _total(parts: Iterable[Interval]) -> Interval:
    low = high = Decimal(0)
    for part in parts:
        low, high = low + part.low, high + part.high
    return Interval(low, high)


def _change(current: Interval, prior: Interval) -> Interval:
    low, high = _over(current, prior)
    return _size(Interval((low - 1) * _HUNDRED, (high - 1) * _HUNDRED))


def _percent(part: Interval, whole: Interval) -> Interval:
    return _over(part, whole).scaled(_HUNDRED)


def _conversion(i: Inputs) -> list[Reading]:
    if "rate" in i:
        rate = _over(Interval(_THOUSAND, _THOUSAND), i["price"][0])
        return [Reading("1000 / price", rate, i["rate"][0])]
    return [Reading("amount / price", _over(i["amount"][0], i["price"][0]), i["shares"][0])]


def _sum(i: Inputs) -> list[Reading]:
    parts, less = _total(i["parts"]), _total(i.get("less", []))
    return [Reading("sum of parts", _minus(parts, less), i["total"][0])]


def _split(i: Inputs) -> list[Reading]:
    before, ratio, after = i["before"][0], i["ratio"][0], i["after"][0]
    return [
        Reading("before by ratio", _over(before, ratio), after),
        Reading("before by ratio", _times(before, ratio), after),
    ]


def _currency(i: Inputs) -> list[Reading]:
    source, rate, target = i["from"][0], i["rate"][0], i["to"][0]
    return [
        Reading("from by rate", _times(source, rate), target),
        Reading("from by rate", _over(source, rate), target),
    ]


def _annualized(i: Inputs) -> list[Reading]:
    payment, annual = i["per_period"][0], i["annual"][0]
    counts = [i["periods"][0].low] if "periods" in i else [Decimal(n) for n in _PERIODS]
    return [Reading("per period x periods", payment.scaled(n), annual) for n in counts]


def _restatement(i: Inputs) -> list[Reading]:
    first, *others = i["items"]
    shared = Interval(max(one.low for one in others), min(one.high for one in others))
    return [Reading("all items", shared, first)]


def _one(words: str, compute: Callable[..., Interval], *names: str) -> Readings:
    """An identity with one reading: `compute` of the inputs but the last, which is printed."""
    *known, printed = names

    def readings(i: Inputs) -> list[Reading]:
        return [Reading(words, compute(*(i[name][0] for name in known)), i[printed][0])]

    return readings


def _of_sizes(words: str, compute: Callable[..., Interval], *names: str) -> Readings:
    """As `_one`, without signs."""
    signed = _one(words, compute, *names)

    def readings(i: Inputs) -> list[Reading]:
        return [Reading(w, _size(computed), _size(stated)) for w, computed, stated in signed(i)]

    return readings


IDENTITIES: dict[str, Readings] = {
    "proceeds": _one("shares x price", _times, "shares", "price", "amount"),
    "stated_value": _one("shares x stated value", _times, "shares", "stated", "amount"),
    "conversion": _conversion,
    "premium": _of_sizes("|price / reference - 1|", _change, "price", "reference", "percent"),
    "ownership": _one("held / outstanding", _percent, "held", "outstanding", "percent"),
    "option": _one(
        "base x percent",
        lambda base, percent: _times(base, percent.scaled(1 / _HUNDRED)),
        "base",
        "percent",
        "option",
    ),
    "sum": _sum,
    "difference": _of_sizes("minuend - subtrahend", _minus, "minuend", "subtrahend", "result"),
    "growth": _of_sizes("|current / prior - 1|", _change, "current", "prior", "change"),
    "share_of": _one("part / whole", _percent, "part", "whole", "percent"),
    "basis_points": _of_sizes(
        "current - prior in bp",
        lambda current, prior: _minus(current, prior).scaled(_HUNDRED),
        "current",
        "prior",
        "change",
    ),
    "split": _split,
    "per_share": _one("total / shares", _over, "total", "shares", "per_share"),
    "annualized": _annualized,
    "yield": _one("dividend / price", _percent, "dividend", "price", "percent"),
    "exchange": _one("ratio x reference", _times, "ratio", "reference", "price"),
    "currency": _currency,
    "restatement": _restatement,
}
"""Each identity by name, with the inputs that it takes: those before the last are computed with,
the last is printed."""


def _short(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    words = format(value.quantize(Decimal("0.0001")), ",f")
    return words.rstrip("0").rstrip(".") if "." in words else words
