"""Finding tables: rows with their levels, columns with their periods, cells with their figures.

Comes in: the view, its layout and the quantities already found. Goes out: `schema.Table`s whose
spans point into the view. Numbers themselves are read by `annotate.quantities`; what a row
states is said by `annotate.concepts`. This module must not change any of them.

One module each for the steps: `cells` (figures, nothing or words), `parts` (titles, headers, body),
`columns` (which cells stand under which headers), `periods` (what headers say of time), `rows`
(roles, levels, parents), `captions`, and `build`, which joins them.
"""

from __future__ import annotations

from extractor.annotate.concepts.fiscal import read_fiscal_year
from extractor.annotate.tables.build import build_table
from extractor.annotate.tables.cells import Figures, move_labels, read_line
from extractor.annotate.tables.parts import split_parts
from extractor.patterns.table_structure import MAY_NOT_ADD
from extractor.schema import Quantity, Table
from extractor.stages import Layout

__all__ = ["find_tables"]


def find_tables(view: str, layout: Layout, quantities: list[Quantity]) -> list[Table]:
    """The tables of `view`, in text order, with their ids. A table of the layout whose headers
    change on the way gives several."""
    if not layout.tables:
        return []
    figures = Figures(quantities)
    ids = figures.ids()
    fiscal = read_fiscal_year(view.lower())
    rounded = MAY_NOT_ADD.regex.search(view.lower()) is not None
    found: list[Table] = []
    for laid in layout.tables:
        lines = [read_line(view, row, figures, quantities) for row in laid.rows]
        move_labels(lines)
        for number, part in enumerate(split_parts(lines)):
            table = build_table(view, part, quantities, ids, fiscal, follows=number > 0)
            if table is not None:
                table.id = f"tb{len(found) + 1}"
                table.rounded = rounded
                found.append(table)
    return found
