"""Which rows and columns of a table are made of others, as their numbers themselves show.

Comes in: tables. Goes out: claims about every line of a relation that holds in so many lines that
it is no accident; where it is proven beyond doubt, a line that does not fit is a finding. This
module must not read heads and labels: what these say is told by `table` and `rows`.

The principle is that of `corroborated`: the accidents to be expected are the number of relations
tried times the chance of each fit. In a table the same relation is tried in line after line, so
that the chances multiply: a column that is the product of two others in three rows is so in the
fourth, or the fourth is misprinted.

Notes for a newcomer. Rows and columns are treated alike: what is said of rows holds for columns of
the table turned on its side. `_stacked` reads a statement downwards: a row that the rows right
above it come to takes their place, so that "revenue, costs, gross profit, expenses, result" needs
no labels. `_factored` finds rows that are the product, share or change of two other rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.engine import holds
from extractor.checks.select.addends import total_claim, window_of
from extractor.checks.select.chance import Figure, chance, is_figure
from extractor.checks.select.corroborated import fits_in, plain
from extractor.checks.select.factors import claim_of, links
from extractor.checks.select.grid import Grid, plain_grids
from extractor.checks.select.stretch import COUNT, PERCENT, RATIO, Nearness, Stretch, measure

Line = list[Figure | None]

_APART = (PERCENT, RATIO)
"""What does not add up."""
_EXACTLY = 1.000001
_GRANTED = 0.02
"""Accidents granted to a relation between lines."""
_PROVEN = 0.00001
"""Accidents beyond which a line that does not fit is misprinted."""
_LEAST_PROOFS = 2
_MOST_PARTS = 12
_MOST_LINES = 40


def select_lines(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about rows and columns that are made of others."""
    for grid in (*tables, *plain_grids(context)):
        rows = [_line(row.numbers[1:]) for row in grid.rows if row.has_numbers][:_MOST_LINES]
        if len(rows) < 2:
            continue
        width = max(map(len, rows))
        rows = [[*row, *[None] * (width - len(row))] for row in rows]
        columns = [list(column) for column in zip(*rows, strict=True)]
        for lines in (rows, columns):
            if len(lines) > 2:
                yield from _stacked(lines)
                yield from _factored(context, lines)


def _line(numbers: list[Item | None]) -> Line:
    return [
        Figure(one, measure(one)) if one is not None and is_figure(one) else None for one in numbers
    ]


# -- sums ---------------------------------------------------------------------------------------


def _stacked(lines: list[Line]) -> Iterator[Claim]:
    """Lines that those right before them come to, added or taken from the first of them."""
    stack: list[Line] = []
    for line in lines:
        if not any(one is not None and one.measure not in _APART for one in line):
            continue
        best: tuple[float, int, list[Claim]] | None = None
        for size, signed in _promising(stack, line):
            tried = _made_of(stack[-size:], line, signed=signed)
            if tried is not None and (best is None or tried[0] < best[0]):
                best = tried[0], size, tried[1]
        if best is not None:
            yield from _with(best[0], best[2])
            del stack[-best[1] :]
        stack.append(line)


def _promising(stack: list[Line], whole: Line) -> set[tuple[int, bool]]:
    """How many lines may come to `whole`, and whether with their own signs, as far as its first
    two figures tell."""
    found: set[tuple[int, bool]] = set()
    columns = [n for n, one in enumerate(whole) if one is not None and one.measure not in _APART]
    for column in columns[:_LEAST_PROOFS]:
        result = whole[column]
        assert result is not None
        goal = result.sign * result.size
        spread = result.error * result.size
        total = 0.0
        for size, line in enumerate(reversed(stack[-_MOST_PARTS:]), 1):
            part = line[column]
            if part is None:
                continue
            spread += part.error * part.size
            own = part.sign * part.size
            if size > 1:
                if abs(total + own - goal) <= spread * _EXACTLY:
                    found.add((size, True))
                if abs(own - total - goal) <= spread * _EXACTLY:
                    found.add((size, False))
            total += own
    return found


def _made_of(parts: list[Line], whole: Line, *, signed: bool) -> tuple[float, list[Claim]] | None:
    """The accidents to be expected and the claims, if `whole` is the sum of `parts`, or the first
    of them less the others."""
    accidents = 2.0 * _MOST_PARTS
    misfits = 0
    fitting = []
    for column, result in enumerate(whole):
        given = [part[column] for part in parts]
        if result is None or result.measure in _APART:
            continue
        found = [one for one in given if one is not None]
        if given[0] is None or len(found) < 2:
            continue
        if any(one.measure != result.measure for one in found):
            continue
        signs = [one.sign if signed or not n else -one.sign for n, one in enumerate(found)]
        claim = total_claim(result.item, [one.item for one in found], signed=signed)
        wide = window_of(result, found, signs)
        if wide is None or not holds(claim):
            misfits += 1
            continue
        grain = min(result.grain, *(one.grain * one.size / result.size for one in found))
        accidents *= chance(wide, grain)
        fitting.append(claim)
    if accidents > _GRANTED or misfits > len(fitting):
        return None
    return accidents, fitting


def _with(accidents: float, claims: list[Claim]) -> list[Claim]:
    for claim in claims:
        claim.accidents = accidents
    return claims


# -- products, shares, changes ------------------------------------------------------------------


def _factored(context: Context, lines: list[Line]) -> Iterator[Claim]:
    width = len(lines[0])
    found: dict[tuple[str, int, int, int], dict[int, tuple[float, Claim]]] = defaultdict(dict)
    for column in range(width):
        places = {id(line[column]): n for n, line in enumerate(lines) if line[column] is not None}
        figures = [line[column] for line in lines]
        stretch = Stretch(Nearness.RELEASE, [one for one in figures if one is not None])
        for factor in figures:
            if factor is None or factor.measure == COUNT:
                continue
            ways = fits_in(stretch, factor, links(context, factor))
            for link, source, result, accident in plain(list(ways)):
                key = (link.shape, places[id(factor)], places[id(source)], places[id(result)])
                found[key][column] = (
                    accident,
                    claim_of(context, link, factor.item, source.item, result.item),
                )
    tries = len(lines) * (len(lines) - 1) * 3 / 2
    for (shape, one, two, three), fits in found.items():
        accidents = tries
        for accident, _ in fits.values():
            accidents *= accident
        fitting = [claim for _, claim in fits.values() if holds(claim)]
        told = [
            column
            for column in range(width)
            if None not in (lines[one][column], lines[two][column], lines[three][column])
        ]
        if accidents > _GRANTED or 2 * len(fitting) <= len(told):
            continue
        yield from _with(accidents, fitting)
        # a last line is often one of totals and averages
        missing = [column for column in told[:-1] if column not in fits]
        if (
            shape == "worth"
            and len(missing) == 1
            and len(fitting) >= _LEAST_PROOFS
            and accidents <= _PROVEN
        ):
            yield from _misfit(*(lines[n][missing[0]] for n in (one, two, three)))


def _misfit(price: Figure | None, count: Figure | None, money: Figure | None) -> Iterator[Claim]:
    """That a line should be a product as all others are."""
    if price is None or count is None or money is None:
        return
    if price.item.kind == "price" and money.item.kind == "amount":
        yield Claim(
            "proceeds",
            {
                "shares": [count.item.term],
                "price": [price.item.term],
                "amount": [money.item.term],
            },
            sure=True,
        )
