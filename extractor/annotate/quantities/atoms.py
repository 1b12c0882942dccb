"""A numeral as printed, and the mention that it becomes.

Comes in: nothing. Goes out: `Atom`, which `digit_atoms` and `word_atoms` make, `pairs`
joins and `kind` classifies, and `finished`, which makes a `Quantity` of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.quantity import Numeral, plain
from extractor.schema import Qualifier, Quantity, QuantityKind


@dataclass(slots=True)
class Atom:
    """One numeral as printed.

    `start:end` is the whole span (currency, scale and unit with it), `num_start:num_end` the
    digits or words alone. `unit` is "percent", "point", "basis_point", "x", "colon" or None.
    `exponent` is the power of ten of its scale. `part`: a fraction ("1/10"); `dashed`: glued by
    a dash to what stands before; `plus`: a plus sign follows; `low` and `high` are the ends of a
    range; `heir` is the atom whose kind it shares.
    """

    start: int
    end: int
    num_start: int
    num_end: int
    numeral: Numeral
    currency: str | None = None
    assumed: bool = False
    exponent: int = 0
    prefix_exponent: int = 0
    unit: str | None = None
    negative: bool = False
    in_words: bool = False
    plus: bool = False
    bracket: bool = False
    ratio: bool = False
    part: bool = False
    dashed: bool = False
    low: Numeral | None = None
    high: Numeral | None = None
    kind: QuantityKind | None = None
    qualifier: Qualifier = "exact"
    per: str | None = None
    security: str | None = None
    noun: str | None = None
    heir: Atom | None = None

    @property
    def marked(self) -> bool:
        """Whether a currency or a unit is printed with the numeral."""
        return self.currency is not None or self.unit is not None

    @property
    def size(self) -> Decimal:
        """The printed number without its sign; the upper end of a range."""
        return abs(self.numeral.value if self.high is None else self.high.value)

    def follow(self, other: Atom) -> None:
        """Takes the kind of `other`, and what goes with it."""
        self.kind, self.per = other.kind, other.per
        self.security, self.noun = other.security, other.noun


def finished(view: str, atom: Atom) -> Quantity:
    """The mention that a classified atom makes."""
    value = plain(atom.numeral.value)
    low = high = None
    if atom.low is not None and atom.high is not None:
        low, high = plain(atom.low.value), plain(atom.high.value)
    elif atom.qualifier in ("at_most", "less_than"):
        high = value
    elif atom.qualifier in ("at_least", "more_than"):
        low = value
    kind = atom.kind or "count"
    money = kind in ("price", "amount")
    return Quantity(
        id="",
        kind=kind,
        text=view[atom.start : atom.end],
        start=atom.start,
        end=atom.end,
        value=None if atom.low is not None else value,
        low=low,
        high=high,
        quantum=plain((atom.high or atom.numeral).quantum),
        unit=_unit(atom, kind),
        currency=atom.currency if money else None,
        per=atom.per,
        security=atom.security,
        qualifier=atom.qualifier,
        currency_assumed=money and atom.assumed,
    )


def _unit(atom: Atom, kind: QuantityKind) -> str:
    match kind:
        case "share_count":
            return "shares"
        case "price" | "amount":
            return atom.currency or "USD"
        case "percentage":
            return "basis_point" if atom.unit == "basis_point" else "percent"
        case "count":
            return atom.noun or ""
        case _:
            return kind
