"""The sums in tables: of rows, of columns, and of all rows but the last.

Comes in: a context and its tables. Goes out: claims of the identities sum and difference. This
module must not know how relations are found or judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context
from extractor.checks.select.tables.footing import Relation, footings
from extractor.checks.select.tables.grid import Grid
from extractor.checks.select.tables.lines import Line, adds_up, column_lines, row_lines
from extractor.checks.select.tables.proof import claims_of
from extractor.patterns.check_tables import APART_ROW

_LEAST = 2
"""Parts that make a sum."""


def select_sums_in_tables(_: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about lines that others come to."""
    for grid in tables:
        for lines in (row_lines(grid), column_lines(grid)):
            relations = footings(lines)
            for relation in relations:
                yield from claims_of(grid, lines, relation)
            if not relations and lines and lines[0].across is None:
                yield from _only_total(grid, lines)


def _only_total(grid: Grid, lines: list[Line]) -> Iterator[Claim]:
    """The one total of a table with one column, at its foot: where nothing is set apart it is that
    of all rows above."""
    if [line.sums for line in lines[_LEAST:]] != [False] * (len(lines) - _LEAST - 1) + [True]:
        return
    *parts, whole = lines
    if not grid.sure or any(one.sums or one.measure != whole.measure for one in parts):
        return
    if any(line.opens for line in lines[1:]) or any(
        APART_ROW.regex.search(line.label) for line in lines
    ):
        return
    relation = Relation(parts, [1] * len(parts), whole, parts[0].place, True, 0)
    cells = [n for n, one in enumerate(whole.figures) if one is not None and n not in whole.loose]
    if len(cells) != 1 or any(cells[0] in one.dark for one in lines):
        return  # of several columns one would have shown that the rows add up
    result = whole.figures[cells[0]]
    figures, _ = relation.given(cells[0])
    if result is None or not adds_up(result) or len(figures) < _LEAST:
        return
    if all(one.measure == result.measure for one in figures):
        claim = relation.claim(cells[0])
        claim.sure, claim.strict = True, not grid.rounded
        claim.label = whole.name
        yield claim
