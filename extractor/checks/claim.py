"""A claim: an identity and the numbers of a record that it is said to bind.

Comes in: nothing. Goes out: the shape that `select` makes and `engine` judges. This module must not
know any identity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractor.interval import Interval
from extractor.schema import Quantity


@dataclass(frozen=True, slots=True)
class Term:
    """One stated number of a claim and the id (of its fact, else of itself) that a check names."""

    ref: str
    quantity: Quantity


@dataclass(slots=True)
class Claim:
    """An identity applied to numbers of a record.

    `terms` holds the numbers by input name, the stated side among them. `given` are inputs that
    words state ("monthly" is 12), with their wording. `unstated` names the side that is not
    printed; the claim then only derives it. `sure`: the text leaves no doubt that the identity
    binds these numbers, so a misfit is a finding; otherwise a misfit says nothing. `sign` is -1
    where words turn a percentage round ("discount", "decreased"), 0 where they do not say.
    `inverse` are inputs that enter as one divided by them, `negative` those that enter with the
    other sign; `sizes` compares absolute values.
    `some`: the parts may not be all, so that they are a finding only where they exceed the whole.
    `slack` is a tolerance of the stated side, in parts of it, that `why` explains.
    `accidents`: for a claim that was formed because it holds, the accidental fits that were to be
    expected (see `select.corroborated`).
    `others` are further readings of the same words: with one of them, too, the claim holds.
    `label`: the words that name the stated number in a table. `proven`: other lines of the table
    show that the numbers are bound so, whatever else they may fit; `strict`: they also show that
    its figures add up as they are printed, so that no other way of rounding explains a misfit.
    `doubted`: they would, were it certain what stands in which row and column of the table.
    """

    identity: str
    terms: dict[str, list[Term]]
    sure: bool = False
    given: dict[str, tuple[Interval, str]] = field(default_factory=dict)
    unstated: str | None = None
    sign: int = 1
    inverse: frozenset[str] = frozenset()
    negative: frozenset[str] = frozenset()
    sizes: bool = False
    some: bool = False
    slack: Decimal = Decimal(0)
    why: str = ""
    accidents: float | None = None
    others: list[Claim] = field(default_factory=list)
    label: str = ""
    proven: bool = False
    strict: bool = False
    doubted: bool = False
