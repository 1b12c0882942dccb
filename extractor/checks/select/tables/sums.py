"""The sums in tables: columns of rows, rows of columns.

Comes in: a context and its tables. Goes out: claims of the identities sum and difference. This
module must not know how relations are found or judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context
from extractor.checks.select.tables.footing import footings
from extractor.checks.select.tables.grid import Grid
from extractor.checks.select.tables.lines import column_lines, row_lines
from extractor.checks.select.tables.proof import claims_of


def select_sums_in_tables(_: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about lines that others come to."""
    for grid in tables:
        for lines in (row_lines(grid), column_lines(grid)):
            for relation in footings(lines):
                yield from claims_of(grid, lines, relation)
