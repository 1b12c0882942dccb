"""Planted errors: one printed number at a time is changed, and it is seen whether that is noticed.

Comes in: releases with gold. Goes out: altered texts, each with the places where it was altered;
and, given the records of them, how many were found. Everything stays in memory. What is planted
depends on the name of the release and on its gold alone, so that results can be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from extractor.corpus.gold import Annotated, Gold, GoldCheck, GoldQuantity
from extractor.corpus.rendered import spans_on_text
from extractor.evaluation.matching import quantity_of_reference
from extractor.schema import Record, Span

_STATED_TWICE = frozenset({"restatement", "weekday"})
"""Identities that no digit can be planted in: all places of a number are changed together, and a
date is no number."""

_MOST = 30
"""Checks of one release in which an error is planted, each of which takes a reading of its own."""


class Plant(msgspec.Struct):
    """An altered release: `text` has `new` for `old` at `places`, which breaks a check of
    `identity`."""

    release: str
    identity: str
    old: str
    new: str
    places: list[Span]
    text: str
    is_html: bool = False

    def is_found(self, record: Record) -> bool:
        """Whether a check of `record`, read from `text`, is inconsistent because of what was
        altered: one of its numbers stands there."""
        known = quantity_of_reference(record)
        places = self.places
        if self.is_html:
            places = spans_on_text(self.text, places, record.text)
        return any(
            known[reference].start < place.end and place.start < known[reference].end
            for check in record.checks
            if check.status == "inconsistent"
            for references in check.inputs.values()
            for reference in references
            if reference in known
            for place in places
        )


class Found(msgspec.Struct):
    """How many of so many planted errors were found."""

    found: int = 0
    planted: int = 0

    @property
    def rate(self) -> float:
        """The share of the planted errors that was found, 0 to 1; 1 where none was planted."""
        return self.found / self.planted if self.planted else 1.0


class Planted(msgspec.Struct):
    """The planted errors that were found, by identity, and those that were not."""

    identities: dict[str, Found]
    missed: list[Plant]

    @property
    def total(self) -> Found:
        """All identities together."""
        return Found(
            sum(one.found for one in self.identities.values()),
            sum(one.planted for one in self.identities.values()),
        )

    def to_dict(self) -> dict[str, Any]:
        """The counts in all and by identity, and what was missed, as plain JSON types."""
        total = self.total
        return {
            "found": total.found,
            "planted": total.planted,
            "rate": total.rate,
            "identities": msgspec.to_builtins(self.identities),
            "missed": [
                {"release": one.release, "identity": one.identity, "old": one.old, "new": one.new}
                for one in self.missed
            ],
        }


def plan(release: str, one: Annotated) -> Iterator[Plant]:
    """An altered text for each check of the gold that holds: one of its numbers is changed,
    wherever it is printed, or the release would contradict itself elsewhere too. `release` is the
    name of the file, without its suffix."""
    by_cand = one.gold.by_cand()
    for number, check in _chosen(release, one.gold):
        if check.status != "consistent" or check.identity in _STATED_TWICE:
            continue
        seed = int(hashlib.sha1(f"{release}{number}".encode()).hexdigest(), 16)
        refs = sorted({ref for _, ref in check.members() if ref in by_cand})
        if not refs:
            continue
        quantity = by_cand[refs[seed % len(refs)]]
        new = alter(quantity.text, seed)
        if new is not None:
            same = [other for other in one.gold.quantities if _is_same(other, quantity)]
            places = [Span(other.start, other.start + len(new)) for other in same]
            text = _replace(one.text, same, new)
            yield Plant(release, check.identity, quantity.text, new, places, text, one.is_html)


def _chosen(release: str, gold: Gold) -> list[tuple[int, GoldCheck]]:
    """The checks by number; of those of a release with large tables, so many as can be tried."""

    def lot(numbered: tuple[int, GoldCheck]) -> bytes:
        return hashlib.sha1(f"{release}{numbered[0]}".encode()).digest()

    return sorted(sorted(enumerate(gold.checks), key=lot)[:_MOST], key=lambda pair: pair[0])


def alter(number: str, seed: int) -> str | None:
    """`number` with its first digit that is not zero changed, which moves its value by a ninth or
    more: more than rounding can explain. None if it is printed without digits."""
    first = next((i for i, char in enumerate(number) if char.isdecimal() and char != "0"), None)
    if first is None:
        return None
    others = [digit for digit in range(1, 10) if digit != int(number[first])]
    return f"{number[:first]}{others[seed % len(others)]}{number[first + 1 :]}"


def _is_same(other: GoldQuantity, quantity: GoldQuantity) -> bool:
    return (other.text, other.kind, other.value) == (quantity.text, quantity.kind, quantity.value)


def _replace(text: str, quantities: Iterable[GoldQuantity], new: str) -> str:
    for one in sorted(quantities, key=lambda one: -one.start):
        text = text[: one.start] + new + text[one.end :]
    return text


def count_found(outcomes: Iterable[tuple[Plant, bool]]) -> Planted:
    """The planted errors by whether they were found."""
    identities: dict[str, Found] = {}
    missed: list[Plant] = []
    for plant, found in outcomes:
        counts = identities.setdefault(plant.identity, Found())
        counts.planted += 1
        counts.found += found
        if not found:
            missed.append(plant)
    return Planted(dict(sorted(identities.items())), missed)
