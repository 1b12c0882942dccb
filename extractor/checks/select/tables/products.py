"""Which rows and columns of a table are the product, share or change of two others, as their
numbers themselves show.

Comes in: tables. Goes out: claims about every line of a relation that holds in so many lines that
it is no accident; where it is proven beyond doubt, a line that does not fit is a finding. This
module must not read heads and labels: what these say is told by `purchases` and `results`.

The principle is that of `corroborated`: the accidents to be expected are the number of relations
tried times the chance of each fit. In a table the same relation is tried in line after line, so
that the chances multiply: a column that is the product of two others in three rows is so in the
fourth, or the fourth is misprinted. Rows and columns are treated alike: what is said of rows holds
for columns of the table turned on its side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.engine import holds
from extractor.checks.select.chance import Figure, is_figure
from extractor.checks.select.corroborated import fits_in, plain
from extractor.checks.select.factors import claim_of, links
from extractor.checks.select.stretch import COUNT, Nearness, Stretch, measure
from extractor.checks.select.tables.grid import Grid

Line = list[Figure | None]

_GRANTED = 0.02
"""Accidents granted to a relation between lines."""
_PROVEN = 0.00001
"""Accidents beyond which a line that does not fit is misprinted."""
_LEAST_PROOFS = 2
_MOST_LINES = 40


def select_products(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about rows and columns that are made of two others."""
    for grid in tables:
        rows = [_line(row.numbers[1:]) for row in grid.rows if row.has_numbers][:_MOST_LINES]
        if len(rows) < 2:
            continue
        columns = [list(column) for column in zip(*rows, strict=True)]
        for lines in (rows, columns):
            if len(lines) > 2:
                yield from _factored(context, lines)


def _line(numbers: list[Item | None]) -> Line:
    return [
        Figure(one, measure(one)) if one is not None and is_figure(one) else None for one in numbers
    ]


# -- products, shares, changes ------------------------------------------------------------------


def _with(accidents: float, claims: list[Claim]) -> list[Claim]:
    for claim in claims:
        claim.accidents = accidents
    return claims


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
