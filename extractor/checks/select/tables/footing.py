"""Which lines of a table others come to: subtotals, totals and results, however nested.

Comes in: lines of figures. Goes out: `Relation`s, each with the cells in which it holds and those
in which it does not. This module must not judge a misfit: `proof` does.

Notes for a newcomer. A statement is read downwards with a stack of lines that wait to be added up.
A line that the last ones of the stack come to takes their place, so that subtotals nest: "revenue,
costs, gross profit, expenses, result" is two relations of two lines each. Signs are tried in a few
ways that authors use: all as printed; the first less the others; the others less where their
labels name costs. How many lines belong to the whole is found by their figures, in all columns at
once; how unlikely an accident is follows from how many ways were tried, and few are where labels,
levels and headings say how far back a total reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractor.checks.claim import Claim
from extractor.checks.engine import holds
from extractor.checks.select.addends import total_claim, window_of
from extractor.checks.select.chance import Figure, chance
from extractor.checks.select.tables.lines import Line, adds_up

_MOST_PARTS = 40
_PROBES = 3
"""Cells of a line that are tried before all of it is looked at."""
_EXACTLY = 1.000001
_GRANTED = {True: 0.1, False: 0.01}
"""Accidents granted to a relation that the words tell, and to one that only figures show."""
_NAMED, _NEXT, _TOLD = 0.3, 1.0, 3.0
"""Ways of adding up that are tried where labels name the parts, where one result leads to the next,
and where a few are likely."""
_WORDS = re.compile(r"[a-z]{4,}")
_GUESSED = 0.02
"""Accidents granted where a cell does not fit."""


@dataclass(slots=True)
class Relation:
    """That `whole` is the sum of `parts`, each with its sign; `first` is the place of the first
    line that they stand for. `told`: labels and levels say that these are the parts. `fits` are
    the cells in which it holds, with the claim about each, `misfits` those in which it does not;
    `accidents` are to be expected."""

    parts: list[Line]
    signs: list[int]
    whole: Line
    first: int
    told: bool
    accidents: float
    fits: dict[int, Claim] = field(default_factory=dict)
    misfits: list[int] = field(default_factory=list)

    def given(self, cell: int) -> tuple[list[Figure], list[int]]:
        """The figures of the parts in a cell, with their signs."""
        found = [
            (one.figures[cell], sign) for one, sign in zip(self.parts, self.signs, strict=True)
        ]
        stated = [(figure, sign) for figure, sign in found if figure is not None]
        return [figure for figure, _ in stated], [sign for _, sign in stated]

    def claim(self, cell: int) -> Claim:
        """That the relation holds in a cell."""
        whole = self.whole.figures[cell]
        figures, signs = self.given(cell)
        assert whole is not None
        return _claim(whole, figures, signs)


@dataclass(slots=True)
class _Entry:
    """A line that waits to be added up, and where the lines that it stands for begin."""

    line: Line
    first: int
    opens: bool
    under: str
    starts: bool = False


def footings(lines: list[Line]) -> list[Relation]:
    """The relations between `lines`."""
    siblings: dict[int, set[int]] = {}
    for relation in _read(lines, {}, only_sums=True):
        parts = {id(part) for part in relation.parts}
        siblings |= {one: parts - {one} for one in parts}
    found = list(_read(lines, siblings))
    used = {id(line) for one in found for line in (one.whole, *one.parts)}
    # what is left may have its total first: "revenue, of which in Europe, in Asia"
    left = [replace(line, sums=False) for line in lines[::-1] if id(line) not in used]
    return [*found, *_read(left, {})]


def _read(
    lines: list[Line], siblings: dict[int, set[int]], *, only_sums: bool = False
) -> Iterator[Relation]:
    """The relations, from the first line to the last. The `siblings` of a line are those with which
    it makes a total: it is no sum of them, though it is the total less the others."""
    stacks: dict[str, list[_Entry]] = {}
    for line in lines:
        stack = stacks.setdefault(line.measure, [])
        barred = siblings.get(id(line), set())
        best = _best(stack, line, barred) if line.sums or not only_sums else None
        entry = _Entry(line, line.place, line.opens, line.under, line is lines[0])
        if best is not None:
            size = len(best.parts)
            first = stack[-size]
            entry = replace(first, line=line)
            del stack[-size:]
            if size > 1:
                yield best
        stack.append(entry)


def _best(stack: list[_Entry], whole: Line, barred: set[int]) -> Relation | None:
    best: Relation | None = None
    for size, signs in _promising(stack, whole):
        parts = stack[-size:]
        if not whole.sums and (min(signs) < 0 or any(id(one.line) in barred for one in parts)):
            continue  # a part is what its total is less the others
        relation = _related(parts, signs, whole, _tries(stack, size, signs, whole))
        if relation is not None and (best is None or relation.accidents < best.accidents):
            best = relation
    return best


# -- how far the words tell ---------------------------------------------------------------------


def _tries(stack: list[_Entry], size: int, signs: list[int], whole: Line) -> float:
    """In how many ways a line like `whole` may be made of others, as far as words leave it open:
    labels may name parts and whole, or a total reaches back to one of a few places."""
    if not whole.sums:
        return 4.0 * _MOST_PARTS
    entries = stack[-size:]
    if _is_named(entries, signs, whole):
        return _NAMED
    if entries[0].line.sums and not any(one.line.sums for one in entries[1:]):
        return _NEXT
    return _TOLD if _is_told(stack, size, whole) else 1.0 * _MOST_PARTS


def _is_named(entries: list[_Entry], signs: list[int], whole: Line) -> bool:
    """Whether the first part stands under a heading with the words of the total, or is a result
    itself from which rows that are called costs lead to the next, or the parts are all rows above
    the first total."""
    first, *rest = entries
    if all(sign > 0 for sign in signs):
        words = set(_WORDS.findall(first.under))
        if 2 * len(words & set(_WORDS.findall(whole.label))) > len(words):
            return True
        return first.starts and not any(one.line.sums for one in entries)
    return bool(rest) and first.line.sums and all(one.line.taken for one in rest)


def _is_told(stack: list[_Entry], size: int, whole: Line) -> bool:
    """Whether a total would reach back over `size` lines: to a heading, to the result or total
    before, or over all that stand deeper than itself."""
    first = stack[-size]
    if size == len(stack) or first.opens or first.line.sums:
        return True
    before = stack[-size - 1].line
    deeper = all(one.line.level > whole.level for one in stack[-size:])
    return before.sums or (deeper and before.level <= whole.level)


# -- how far back -------------------------------------------------------------------------------


def _promising(stack: list[_Entry], whole: Line) -> list[tuple[int, list[int]]]:
    """How many lines may come to `whole`, and with which signs, as far as its first few cells
    tell."""
    cells = [n for n, one in enumerate(whole.figures) if one is not None][:_PROBES]
    found: dict[tuple[int, ...], int] = {}
    for cell in cells:
        result = whole.figures[cell]
        assert result is not None
        goal = result.sign * result.size
        spread = result.error * result.size
        plain, labeled = 0.0, 0.0
        signs: list[int] = []
        for size, entry in enumerate(reversed(stack[-_MOST_PARTS:]), 1):
            part = entry.line.figures[cell]
            own = 0.0 if part is None else part.sign * part.size
            spread += 0.0 if part is None else part.error * part.size
            near = spread * _EXACTLY
            if abs(own + plain - goal) <= near:
                found.setdefault((1,) * size, size)
            if size > 1:
                if abs(own - plain - goal) <= near:
                    found.setdefault((1, *(-1,) * (size - 1)), size)
                if abs(own + labeled - goal) <= near:
                    found.setdefault((1, *reversed(signs)), size)
            sign = -1 if entry.line.taken and own > 0 else 1
            signs.append(sign)
            plain += own
            labeled += sign * own
    return [(size, list(signs)) for signs, size in found.items()]


# -- how well -----------------------------------------------------------------------------------


def _related(entries: list[_Entry], signs: list[int], whole: Line, tries: float) -> Relation | None:
    parts = [one.line for one in entries]
    told = tries <= _TOLD
    relation = Relation(parts, signs, whole, entries[0].first, told, tries)
    different: set[float] = set()
    for cell, result in enumerate(whole.figures):
        if result is None or any(cell in one.dark for one in (whole, *parts)):
            continue
        figures, given = relation.given(cell)
        if not figures or given[0] < 0 or any(one.measure != result.measure for one in figures):
            continue
        wide = window_of(result, figures, [s * f.sign for f, s in zip(figures, given, strict=True)])
        claim = _claim(result, figures, given)
        if wide is None or not holds(claim):
            if cell not in whole.loose:
                relation.misfits.append(cell)
            continue
        relation.fits[cell] = claim
        if result.size not in different:
            different.add(result.size)
            grain = min(result.grain, *(one.grain * one.size / result.size for one in figures))
            relation.accidents *= chance(wide, grain)
    if not whole.measure:
        # that shares add up does not say that money does, unless a total is said to be one
        known = {_measure(whole, cell) for cell in relation.fits}
        relation.misfits = [
            cell
            for cell in relation.misfits
            if _measure(whole, cell) in known or (tries <= _NAMED and _adds_up(whole, cell))
        ]
    if not relation.fits or len(relation.misfits) > len(relation.fits):
        return None
    granted = _GUESSED if relation.misfits else _GRANTED[told]
    return relation if relation.accidents <= granted else None


def _claim(whole: Figure, figures: list[Figure], signs: list[int]) -> Claim:
    items = [one.item for one in figures]
    if all(sign > 0 for sign in signs):
        return total_claim(whole.item, items, signed=True)
    return Claim(
        "difference",
        {
            "minuend": [one.term for one, sign in zip(items, signs, strict=True) if sign > 0],
            "subtrahend": [one.term for one, sign in zip(items, signs, strict=True) if sign < 0],
            "difference": [whole.item.term],
        },
    )


def _measure(line: Line, cell: int) -> str:
    figure = line.figures[cell]
    return figure.measure if figure is not None else ""


def _adds_up(line: Line, cell: int) -> bool:
    figure = line.figures[cell]
    return figure is not None and adds_up(figure)
