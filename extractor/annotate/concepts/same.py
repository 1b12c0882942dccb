"""Ties what prose says of a result to the figure in a table that states it.

Comes in: concept mentions, the quantities, and which of them stand in tables. Goes out: the same
mentions, `same_as` set where a table states the very figure. It must not judge figures that
differ: that is for the checks.

Two figures are one where concept, period, currency and basis agree and their values are equal
within what both print: "$56.0 million" and "55,964" in thousands. A loss is printed with a minus
in tables and without one in prose.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from extractor.patterns.concepts import CONCEPTS
from extractor.schema import Quantity
from extractor.stages import ConceptMention

_ALIKE = {"eps_basic": "eps", "eps_diluted": "eps"}
"""Concepts that prose seldom tells apart."""
_CHANGES = frozenset({"change_percent", "change_amount"})
_DAY = len("2025-09-30")
_LAST_MONTH = 12


def tie_to_tables(
    mentions: list[ConceptMention], quantities: list[Quantity], tabled: set[int]
) -> None:
    """Sets `same_as` of the mentions in prose; `tabled` are the indexes of the quantities that
    stand in tables."""
    stated: dict[str, list[ConceptMention]] = defaultdict(list)
    changes: dict[int, list[ConceptMention]] = defaultdict(list)
    for mention in mentions:
        if mention.quantity not in tabled:
            continue
        if mention.concept not in _CHANGES:
            stated[_name(mention)].append(mention)
        elif mention.relates_to is not None:
            changes[mention.relates_to].append(mention)
    figures = [one for one in mentions if one.quantity not in tabled]
    same: dict[int, int] = {}
    for mention in figures:
        known = CONCEPTS.get(mention.concept)
        if known is None or not known.result or mention.concept in _CHANGES:
            continue
        mention.same_as = _find(mention, stated[_name(mention)], quantities)
        if mention.same_as is not None:
            same[mention.quantity] = mention.same_as
    for mention in figures:
        if mention.concept in _CHANGES and mention.relates_to in same:
            beside = changes[same[mention.relates_to]]
            mention.same_as = _find(mention, beside, quantities)


def _name(mention: ConceptMention) -> str:
    return _ALIKE.get(mention.concept, mention.concept)


def _find(
    mention: ConceptMention, candidates: list[ConceptMention], quantities: list[Quantity]
) -> int | None:
    """The quantity of the candidate that states what `mention` does: the nearest in value, of
    equals the one of the very concept, then the first."""
    here = quantities[mention.quantity]
    best: tuple[Decimal, bool, int] | None = None
    found = None
    for order, one in enumerate(candidates):
        there = quantities[one.quantity]
        if here.kind != there.kind or here.unit != there.unit:
            continue
        if mention.concept not in _CHANGES and not _same_time(mention.period, one.period):
            continue
        if mention.basis and one.basis and mention.basis != one.basis:
            continue
        if here.value is None or there.value is None:
            ends = (here.low, here.high) == (there.low, there.high)
            if here.value is not there.value or not ends:
                continue
            off = Decimal(0)
        else:
            off = abs(abs(here.value) - abs(there.value))
            if 2 * off > here.quantum + there.quantum:
                continue
        rank = (off, one.concept != mention.concept, order)
        if best is None or rank < best:
            best, found = rank, one.quantity
    return found


def _same_time(told: str | None, stated: str | None) -> bool:
    """Whether two periods are one, or the day of the one ends the other."""
    if told is None or stated is None:
        return False
    if told == stated:
        return True
    day, span = (told, stated) if len(told) == _DAY else (stated, told)
    if len(day) != _DAY or len(span) == _DAY or day[:4] != span[:4]:
        return False
    month = int(day[5:7])
    return span[4:] == f"-Q{(month + 2) // 3}" or (span[4:] == "" and month == _LAST_MONTH)
