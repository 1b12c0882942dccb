"""Totals that their parts come to too exactly to be an accident.

Comes in: a figure and a stretch of text around it. Goes out: fits of the identities sum,
difference and basis points in which it is the largest number. This module must not accuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import log

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.select.chance import Figure, chance
from extractor.checks.select.changes import is_points
from extractor.checks.select.fit import Fit, allows
from extractor.checks.select.stretch import PERCENT, RATIO, Nearness, Stretch

_EXACTLY = 1.000001
_MOST_PARTS = 12
_MOST_RATES = 12
_BASIS_POINT = 0.01
_RESTS = frozenset(
    {
        "net_proceeds",
        "change_amount",
        "repurchase_remaining",
        "gross_profit",
        "operating_income",
        "net_income",
    }
)
_TAKEN = frozenset({"fees", "cost_of_revenue"})


def add_up(context: Context, stretch: Stretch, whole: Figure) -> Iterator[Fit]:
    """The fits in which two numbers of a stretch, or a run of them, come to `whole`; if this is
    told in points, those in which two percentages lie so far apart."""
    if whole.measure == RATIO:
        return
    if whole.measure == PERCENT:
        if is_points(context, whole.item):
            yield from _points(context, stretch, whole)
        return
    figures = stretch.of(whole.measure)
    if len(figures) < 3:
        return
    yield from _pairs(stretch, whole, figures)
    if stretch.nearness <= Nearness.NEAR and len(figures) > 3:
        yield from _runs(stretch, whole, figures)


def _pairs(stretch: Stretch, whole: Figure, figures: list[Figure]) -> Iterator[Fit]:
    different = stretch.different[whole.measure]
    tries = max(1, (different - 1) * (different - 2) // 2)
    half = whole.error * whole.size
    for one in figures:
        rest = whole.size - one.size
        if one.size * 2 < whole.size * 0.999 or rest <= 0:
            continue  # the larger part is enough to begin with
        spread = half + one.error * one.size
        for other in stretch.at(whole.measure, log(rest), spread / rest + 0.02):
            if other is one or other.size > one.size or not _alike(one.item, other.item):
                continue
            akin = one.item.concept == other.item.concept == whole.item.concept is not None
            fit = _fit(stretch, whole, [one, other], stretch.pairs(one, other) if akin else tries)
            if fit is not None:
                yield fit


def _runs(stretch: Stretch, whole: Figure, figures: list[Figure]) -> Iterator[Fit]:
    """Numbers that follow each other right behind the whole, or right before it; costs may have
    their sign."""
    # a price is no part of a sum of money
    kinds = (whole.item.kind, "amount" if whole.item.kind == "price" else whole.item.kind)
    parts = sorted(
        (one for one in figures if one.item.kind in kinds), key=lambda one: one.item.start
    )
    behind = [one for one in parts if one.item.start > whole.item.start][:_MOST_PARTS]
    ahead = [one for one in parts if one.item.start < whole.item.start][-_MOST_PARTS:]
    goal = whole.sign * whole.size
    for run in (behind, ahead[::-1]):
        total, spread = 0.0, whole.error * whole.size
        for n, one in enumerate(run):
            if not _alike(whole.item, one.item):
                break
            total += one.sign * one.size
            spread += one.error * one.size
            if n and abs(total - goal) <= spread * _EXACTLY:
                fit = _fit(stretch, whole, run[: n + 1], 2 * _MOST_PARTS)
                if fit is not None:
                    yield fit
                    break


def _fit(stretch: Stretch, whole: Figure, parts: list[Figure], tries: int) -> Fit | None:
    window = window_of(whole, parts, [one.sign for one in parts])
    if window is None:
        return None
    grain = min(whole.grain, *(one.grain * one.size / whole.size for one in parts))
    accidents = tries * chance(window, grain)
    if not allows(accidents, stretch.nearness, "sum"):
        return None
    claim = total_claim(whole.item, [one.item for one in parts], signed=True)
    return Fit(claim, accidents, stretch.nearness)


def window_of(whole: Figure, parts: list[Figure], signs: list[int]) -> float | None:
    """The narrowest window in which parts come to a whole: only this was rounded, or the parts,
    too; None if they do not."""
    total = sum(sign * one.size for sign, one in zip(signs, parts, strict=True))
    off = abs(total - whole.sign * whole.size) / whole.size / _EXACTLY
    if off <= whole.error:
        return 2 * whole.error
    spread = whole.error + sum(one.error * one.size for one in parts) / whole.size
    return 2 * spread if off <= spread else None


def total_claim(whole: Item, parts: list[Item], *, signed: bool) -> Claim:
    """That parts add up to a whole, or that it is the first of them less the others. Two numbers
    are named after the one of the three that is known to be a rest."""
    if not signed:
        return Claim(
            "difference",
            {
                "minuend": [parts[0].term],
                "subtrahend": [one.term for one in parts[1:]],
                "difference": [whole.term],
            },
        )
    if len(parts) == 2 and all((one.quantity.value or 0) > 0 for one in parts):
        for rest, taken in (parts, parts[::-1]):
            if rest.concept in _RESTS or taken.concept in _TAKEN:
                return Claim(
                    "difference",
                    {
                        "minuend": [whole.term],
                        "subtrahend": [taken.term],
                        "difference": [rest.term],
                    },
                )
    return Claim("sum", {"parts": [one.term for one in parts], "total": [whole.term]})


def _points(context: Context, stretch: Stretch, change: Figure) -> Iterator[Fit]:
    rates = [one for one in stretch.of(PERCENT) if not is_points(context, one.item)]
    rates = sorted(rates, key=lambda one: one.item.start)[:_MOST_RATES]
    points = change.size * (_BASIS_POINT if change.item.quantity.unit == "basis_point" else 1)
    tries = len(rates) * (len(rates) - 1) / 2
    for current, prior in combinations(rates, 2):
        off = abs(abs(current.size - prior.size) - points) / points / _EXACTLY
        spread = (current.error * current.size + prior.error * prior.size) / points
        if off > change.error + spread:
            continue
        window = 2 * (change.error if off <= change.error else change.error + spread)
        accidents = tries * chance(window, min(change.grain, current.grain, prior.grain))
        if allows(accidents, stretch.nearness, "sum"):
            claim = Claim(
                "basis_points",
                {
                    "current": [current.item.term],
                    "prior": [prior.item.term],
                    "change": [change.item.term],
                },
                sign=1 if (current.size > prior.size) == (change.sign > 0) else -1,
            )
            yield Fit(claim, accidents, stretch.nearness)


def _alike(one: Item, other: Item) -> bool:
    """Whether two numbers may be added: what is counted is the same, as far as it is said."""
    if one.kind == other.kind == "count":
        first, second = one.quantity.unit, other.quantity.unit
        return first == second or not first or not second
    return True
