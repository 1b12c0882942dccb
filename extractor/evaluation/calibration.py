"""Calibration: whether a fact with score 0.8 is right eight times in ten.

Comes in: the scores of facts, each with whether it is right. Goes out: a reliability table, the
expected calibration error (Naeini, Cooper & Hauskrecht, AAAI 2015; Guo et al., ICML 2017) and the
Brier score (Brier, 1950). A fact counts if the gold says what its quantity is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from extractor.corpus.gold import Gold
from extractor.evaluation.matching import pair_quantities
from extractor.schema import Record

BINS = 10
_EDGES = [number / BINS for number in range(1, BINS)]


class Reading(msgspec.Struct, frozen=True):
    """The score of a fact, 0 to 1, and whether its concept is that of the gold."""

    score: float
    right: bool


class Bin(msgspec.Struct, frozen=True):
    """The facts whose score is more than `low` and at most `high`; the first bin has 0 too. Of an
    empty one the mean score and the share that is right are None."""

    low: float
    high: float
    count: int
    mean_score: float | None
    right: float | None


class Calibration(msgspec.Struct):
    """How far scores can be believed, over `facts` facts. Both errors are 0 at best and 1 at
    worst, and None without facts."""

    facts: int
    expected_error: float | None
    brier: float | None
    bins: list[Bin]

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain JSON types."""
        plain = msgspec.to_builtins(self)
        assert isinstance(plain, dict)
        return plain


def read_scores(gold: Gold, record: Record) -> Iterator[Reading]:
    """The facts of `record` about quantities that the gold names a concept for."""
    pairs, _ = pair_quantities(gold, record)
    true = {hit.id: one.concept for one, hit in pairs if hit is not None and one.concept}
    for fact in record.facts:
        if fact.quantity in true:
            yield Reading(fact.score, fact.concept == true[fact.quantity])


def calibrate(readings: Iterable[Reading]) -> Calibration:
    """The reliability of scores in ten bins of equal width, and its summary."""
    binned: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        binned[bisect_left(_EDGES, reading.score)].append(reading)
    bins = [_make_bin(number, binned[number]) for number in range(BINS)]
    known = [reading for inside in binned.values() for reading in inside]
    if not known:
        return Calibration(0, None, None, bins)
    gaps = (
        one.count * abs(one.right - one.mean_score)
        for one in bins
        if one.right is not None and one.mean_score is not None
    )
    squares = ((reading.score - reading.right) ** 2 for reading in known)
    return Calibration(len(known), sum(gaps) / len(known), sum(squares) / len(known), bins)


def _make_bin(number: int, inside: list[Reading]) -> Bin:
    low, high, count = number / BINS, (number + 1) / BINS, len(inside)
    if not count:
        return Bin(low, high, 0, None, None)
    mean = sum(reading.score for reading in inside) / count
    return Bin(low, high, count, mean, sum(reading.right for reading in inside) / count)
