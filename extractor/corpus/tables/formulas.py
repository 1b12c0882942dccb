"""What a table says in each cell: given, or computed from other rows and columns.

Comes in: a `Declared` table. Goes out: `Figure`s by row and column, unrounded values with the scale
applied, and formulas as signed terms. It must not print, nor say what must hold (`relations`).
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

import msgspec

from extractor.corpus.tables.source import Column, Declared, Row, number_of
from extractor.errors import UsageError

_SPAN = re.compile(r"([a-z]\w*)\.\.([a-z]\w*)")
_HUNDRED = Decimal(100)


class Figure(msgspec.Struct):
    """What stands in a cell: a number with its scale applied, exactly and as it is printed, the
    ends of a range, or words; `nil` for a dash. `planted` is a number that is wrong on purpose."""

    exact: Decimal | None = None
    value: Decimal | None = None
    ends: tuple[Decimal, Decimal] | None = None
    words: str = ""
    nil: bool = False
    planted: bool = False
    foot: str = ""

    @property
    def addend(self) -> Decimal | None:
        """What it counts in a sum; None if nothing can be said."""
        return Decimal(0) if self.nil else self.exact


Figures = dict[tuple[str, int], Figure]
"""By the name of the row and the number of the column; an empty cell has none."""

Fill = Callable[[str, int], Figure | None]
"""Says what stands in a cell."""


def compute(table: Declared, others: Mapping[str, Figures]) -> Figures:
    """Every cell of the table that is not empty; `others` are the tables that it may repeat, by
    name.

    Raises UsageError for a formula that cannot be read or computed.
    """
    found: Figures = {}
    rows = {row.name: row for row in table.rows if row is not None}

    def fill(name: str, at: int) -> Figure | None:
        """The cell, computed when it is first asked for: formulas use rows below them too."""
        if (name, at) not in found and name in rows:
            figure = _figure(rows[name], at, table, fill, others)
            if figure is not None:
                _print_value(figure, rows[name], table.columns[at], at)
                found[name, at] = figure
        return found.get((name, at))

    for at in range(1, len(table.columns)):
        for name in rows:
            fill(name, at)
    return found


def _figure(
    row: Row, at: int, table: Declared, fill: Fill, others: Mapping[str, Figures]
) -> Figure | None:
    column = table.columns[at]
    cell = row.cells.get(at)
    if cell is not None and cell.startswith("@"):
        return _repeated(cell[1:], others)
    if cell not in (None, "="):
        return _given(row, cell, column, table)
    if row.formula and column.role == "figure" and column.computed in ("", "sum"):
        return _evaluated(row, at, table, fill)
    if column.computed and row.role != "heading":
        return _compared(row, column, table, fill)
    return None


def scale_and_places(row: Row, column: Column) -> tuple[Decimal, int]:
    """The scale of a cell, and its decimals."""
    if column.role in ("change_percent", "share_percent"):
        return Decimal(1), 1
    return row.scale, row.places


def _repeated(cell: str, others: Mapping[str, Figures]) -> Figure:
    try:
        name, row, at = cell.split(".")
        return msgspec.structs.replace(others[name][row, int(at)], planted=False, foot="")
    except (KeyError, ValueError) as error:
        raise UsageError(f"No cell above is called {cell!r}; TABLE.ROW.COLUMN would be.") from error


def _given(row: Row, cell: str | None, column: Column, table: Declared) -> Figure | None:
    text, _, foot = (cell or "").partition("^")
    scale, _ = scale_and_places(row, column)
    low, dots, high = text.partition("..")
    if not text:
        return None
    if column.role in ("note", "text"):
        return Figure(words=text)
    if text == "-":
        return Figure(nil=True, words=table.layout.nil, foot=foot)
    number = number_of(text)
    if number is not None:
        return Figure(exact=number * scale, foot=foot)
    ends = number_of(low), number_of(high)
    if dots and ends[0] is not None and ends[1] is not None:
        return Figure(ends=(ends[0] * scale, ends[1] * scale), foot=foot)
    return Figure(words=text, foot=foot)


def _print_value(figure: Figure, row: Row, column: Column, at: int) -> None:
    scale, places = scale_and_places(row, column)
    if figure.exact is not None:
        rounded = (figure.exact / scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        figure.value = rounded * scale
    if at in row.planted:
        figure.value = Decimal(row.planted[at]) * scale
        figure.planted = True


def _evaluated(row: Row, at: int, table: Declared, fill: Fill) -> Figure | None:
    def value(name: str) -> Decimal:
        figure = fill(name, at)
        if figure is None or figure.addend is None:
            raise UsageError(f"The formula of {row.label!r} needs a number in {name!r}.")
        return figure.addend

    try:
        number = evaluate(parse(row.formula, table), value)
    except UsageError:
        if table.columns[at].computed:  # a sum over columns where the row has no numbers
            return None
        raise
    is_share = row.unit == "percent" and "/" in row.formula
    return Figure(exact=number * _HUNDRED if is_share else number)


def _compared(row: Row, column: Column, table: Declared, fill: Fill) -> Figure | None:
    figures = [fill(row.name, abs(at)) for at in column.inputs]
    numbers = [figure.addend for figure in figures if figure is not None]
    known = [number for number in numbers if number is not None]
    if len(known) < len(column.inputs):
        return None
    if column.computed == "sum":
        if row.kind == "percentage":
            return None
        signed = zip(column.inputs, known, strict=True)
        total = sum((-one if at < 0 else one for at, one in signed), Decimal(0))
        return Figure(exact=total) if total else Figure(nil=True, words=table.layout.nil)
    if column.computed == "of":
        whole = fill(column.of, column.inputs[0])
        if row.kind != "amount" or whole is None or not whole.addend:
            return None
        return Figure(exact=known[0] / whole.addend * _HUNDRED)
    current, prior = known
    if column.computed == "change":
        change = current - prior
        return Figure(exact=change) if change else Figure(nil=True, words=table.layout.nil)
    if row.kind in ("percentage", "multiple"):
        return None
    if prior <= 0 or current < 0:
        return Figure(words=table.layout.blank)
    return Figure(exact=(current / prior - 1) * _HUNDRED)


def parse(formula: str, table: Declared) -> ast.expr:
    """The formula, with `a..d` written out as the sum of the rows from a to d on the level of a.

    Raises UsageError if it cannot be read.
    """
    rows = [row for row in table.rows if row is not None]
    names = [row.name for row in rows]

    def written_out(match: re.Match[str]) -> str:
        first, last = (names.index(name) for name in match.groups())
        chosen = [
            row.name
            for row in rows[first : last + 1]
            if row.role != "heading" and row.level == rows[first].level
        ]
        return f"({' + '.join(chosen)})"

    try:
        return ast.parse(_SPAN.sub(written_out, formula), mode="eval").body
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"The formula {formula!r} cannot be read: {error}") from error


_OPERATIONS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def evaluate(node: ast.expr, value: Callable[[str], Decimal]) -> Decimal:
    """What the formula makes of the values of its rows.

    Raises UsageError for what is no sum, difference, product or quotient.
    """
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        left, right = evaluate(node.left, value), evaluate(node.right, value)
        return _OPERATIONS[type(node.op)](left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -evaluate(node.operand, value)
    if isinstance(node, ast.Name):
        return value(node.id)
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    raise UsageError(f"The formula {ast.unparse(node)!r} cannot be computed.")


def terms(node: ast.expr, sign: int = 1) -> list[tuple[int, str]] | None:
    """The rows that a formula adds and takes away, each with its sign; None if it does anything
    else."""
    if isinstance(node, ast.Name):
        return [(sign, node.id)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return terms(node.operand, -sign)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        left = terms(node.left, sign)
        right = terms(node.right, sign if isinstance(node.op, ast.Add) else -sign)
        return None if left is None or right is None else left + right
    return None
