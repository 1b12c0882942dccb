"""A number of a release, and how a release prints numbers.

Comes in: nothing. Goes out: the structs that draws fill and printing reads. They know no words.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from extractor.schema import QuantityKind


class Manner(msgspec.Struct):
    """How one release prints: whether a bare dollar is its own currency, its scale words, percent
    sign and separators. `foreign` is a currency in which an amount is told again; `spelled` and
    `hedged` are the percentages of numbers in words and of those with "approximately";
    `last_scale` is the power of ten and the decimals of the amount printed last, which the next
    may share."""

    dollar: str
    million: str
    thousands: str
    percent: str
    code_first: bool
    sign: bool
    nordic_scale: bool
    prices_in_pence: bool
    spelled: int = 0
    foreign: str | None = None
    hedged: int = 4
    in_cents: bool = False
    last_scale: tuple[int, int] = (6, 1)


class Fact(msgspec.Struct):
    """A number and what it is. `deal` is its transaction, by its place in the scene; `places`
    are the decimals a price is printed with; `words` are how it is printed, if they are given, and
    `optional` ones may be left out."""

    kind: QuantityKind
    value: Decimal
    concept: str | None = None
    high: Decimal | None = None
    currency: str | None = None
    security: str | None = None
    per: str | None = None
    unit: str | None = None
    deal: int | None = None
    places: int | None = None
    forms: tuple[str, ...] = ()
    words: str | None = None
    optional: bool = False
