"""The rows or the columns of a table as lines of figures, of which some add up to others.

Comes in: a grid. Goes out: its `Line`s, from the top down or from left to right. This module must
not know which of them are added up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks.context import Item
from extractor.checks.select.chance import Figure, is_figure
from extractor.checks.select.stretch import PERCENT, RATIO, measure
from extractor.checks.select.tables.grid import Grid, Row
from extractor.patterns.check_statements import ASIDE_ROW, EITHER_SIGN_ROW, RESULT_ROW, TAKEN_ROW
from extractor.patterns.check_tables import LOOSE_COLUMN, LOOSE_ROW, TOTAL_COLUMN
from extractor.schema import Quantity

_APART = (PERCENT, RATIO)
"""What does not add up."""
_BRACKET = re.compile(r"\([^()]*\)")
_EACH = " each"
_ALL = 100
_CENT = Decimal("0.01")
_SMALL = 1000
_MOST = 200


@dataclass(slots=True)
class Line:
    """A row or a column. `place` is its number in the table, `name` its label as printed,
    `measure` what all of its figures are of (empty where that differs), `figures` are those of its
    cells that can be added, `dark` the cells that are not understood. `sums`: its words say that it
    is what others come to; `taken`: that it is taken away, though printed without a sign. `opens`:
    it is the first one of the table, or under a heading, whose words are `under`. A column has the
    labels of its cells in `across`. Of `loose` cells nobody knows whether they add up."""

    place: int
    label: str
    name: str
    measure: str
    figures: list[Figure | None]
    dark: frozenset[int]
    level: int = 0
    sums: bool = False
    taken: bool = False
    opens: bool = False
    under: str = ""
    across: list[str] | None = None
    loose: frozenset[int] = frozenset()


def name_of(line: Line, cell: int) -> str:
    """The words that name a cell of `line`: the label of its row."""
    return line.name if line.across is None else line.across[cell]


def row_lines(grid: Grid) -> list[Line]:
    """The rows that can be added up, over the columns of figures."""
    kept = _measures(grid)
    loose = frozenset(
        n for n, column in enumerate(grid.figures) if _is_loose(grid, column, mixed=bool(kept))
    )
    lines = []
    opens, under = True, ""
    for place, row in enumerate(grid.rows[:_MOST]):
        if row.is_heading:
            opens, under = True, row.label
            continue
        line = _row_line(grid, row, place, kept)
        if line is not None:
            line.opens, line.under, line.loose = opens, under, loose
            lines.append(line)
            opens, under = False, ""
    return lines


def _is_loose(grid: Grid, column: int, *, mixed: bool) -> bool:
    """Whether a column is one of prices or rates, beside others of money or counts, or of changes
    some of which are in percent, so that all may be."""
    if grid.roles[column] == "change":
        numbers = [row.numbers[column] for row in grid.rows]
        return any(one is not None and one.kind == "percentage" for one in numbers)
    return mixed and LOOSE_COLUMN.regex.search(grid.heads[column]) is not None


def _measures(grid: Grid) -> list[str] | None:
    """What each column is of, where that differs: shares, prices and money side by side. In a
    statement it is each row that has a measure."""
    kept = []
    for column in grid.figures:
        held = [figure.measure for row in grid.rows if (figure := _figure(row.numbers[column]))]
        kept.append(max(held, key=held.count) if held else "")
    return kept if len({one for one in kept if one}) > 1 else None


def _row_line(grid: Grid, row: Row, place: int, kept: list[str] | None) -> Line | None:
    if ASIDE_ROW.regex.match(row.label):
        return None
    figures = [_figure(row.numbers[n]) for n in grid.figures]
    dark = {n for n, column in enumerate(grid.figures) if column in row.dark}
    known = [one.measure for one in figures if one is not None and one.measure not in _APART]
    if not known and not dark:
        return None
    most = max(known, key=known.count) if known else ""
    plain = " ".join(_BRACKET.sub(" ", row.label).split())  # "operating (loss) income"
    for n, one in enumerate(figures):
        if one is not None and one.measure != (kept[n] if kept else most):
            figures[n] = None
            if one.measure not in _APART:
                dark.add(n)
    return Line(
        place,
        row.label,
        row.name,
        "" if kept else most,
        figures,
        frozenset(dark),
        level=row.level,
        sums=row.role in ("subtotal", "total") or RESULT_ROW.regex.search(plain) is not None,
        taken=TAKEN_ROW.regex.search(row.label) is not None
        and EITHER_SIGN_ROW.regex.search(row.label) is None,
    )


def column_lines(grid: Grid) -> list[Line]:
    """The columns that can be added up, over all rows."""
    lines: list[Line] = []
    rows = [row for row in grid.rows if not row.is_heading][:_MOST]
    loose = frozenset(n for n, row in enumerate(rows) if LOOSE_ROW.regex.search(row.label))
    for column in grid.figures:
        if grid.roles[column] != "figure":
            continue
        figures = [_figure(row.numbers[column]) for row in rows]
        dark = {n for n, row in enumerate(rows) if column in row.dark}
        if not any(one is not None and one.measure not in _APART for one in figures):
            continue
        lines.append(
            Line(
                column,
                grid.heads[column],
                "",
                "",
                figures,
                frozenset(dark),
                sums=TOTAL_COLUMN.regex.search(grid.heads[column]) is not None,
                opens=not lines,
                across=[row.name for row in rows],
                loose=loose,
            )
        )
    return lines


def _figure(item: Item | None) -> Figure | None:
    if item is None or not is_figure(item):
        return None
    # what is per share is not added to what is not
    each = item.kind == "price" or (item.kind == "amount" and _is_small(item.quantity))
    return Figure(item, measure(item) + _EACH if each else measure(item))


def _is_small(quantity: Quantity) -> bool:
    """Whether money is told to the cent and small, as it is per share."""
    value = quantity.value
    return value is not None and quantity.quantum <= _CENT and abs(value) < _SMALL


def adds_up(figure: Figure) -> bool:
    """Whether numbers of its kind add up whatever they are of, as prices do not; percentages only
    do to a hundred."""
    if figure.measure in _APART:
        return figure.measure == PERCENT and figure.size == _ALL
    return not figure.measure.endswith(_EACH)
