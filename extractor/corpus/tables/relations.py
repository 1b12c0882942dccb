"""Which arithmetic a table's numbers must satisfy, as its formulas say.

Comes in: a `Declared` table and its figures. Goes out: `Relation`s between the names of its marks.
It must not judge whether they hold; `compose` and `validate` do.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import msgspec

from extractor.corpus.tables.formulas import Figures, parse, terms
from extractor.corpus.tables.source import Column, Declared, Row

Inputs = dict[str, str | int | bool | list[str | int]]
"""Names of marks by the names of inputs, as `compose.Relation` has them."""


class Related(msgspec.Struct):
    """An identity between marks; `planted` if one of its numbers is wrong on purpose."""

    identity: str
    inputs: Inputs
    planted: bool = False


def mark_name(table: str, row: str, column: int) -> str:
    """What a cell's number is called among the quantities."""
    return f"{table}.{row}.{column}"


def relate(table: Declared, figures: Figures) -> Iterator[Related]:
    """Every identity that the formulas of rows and columns state."""
    for row in table.rows:
        if row is None:
            continue
        for at, column in enumerate(table.columns):
            if (row.name, at) not in figures or figures[row.name, at].value is None:
                continue
            cells: list[tuple[str, dict[str, Cells]]] = []
            if row.formula and column.role == "figure" and not row.plug:
                cells = _down(table, row, at)
            if row.same:
                cells.append(("restatement", {"items": [(1, row.name, at), (1, row.same, at)]}))
            if column.computed and row.cells.get(at) in (None, "="):
                cells += _across(row, column, at)
            for identity, inputs in cells:
                made = _named(table.name, identity, inputs, figures)
                if made is not None:
                    yield made


Cells = list[tuple[int, str, int]]
"""Signed cells: by row and column."""


def _down(table: Declared, row: Row, at: int) -> list[tuple[str, dict[str, Cells]]]:
    node = parse(row.formula, table)
    here = [(1, row.name, at)]
    added = terms(node)
    if added is not None:
        return [("sum", {"parts": [(sign, name, at) for sign, name in added], "total": here})]
    if (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Div)
        and isinstance(node.left, ast.Name)
        and isinstance(node.right, ast.Name)
    ):
        above, below = [(1, node.left.id, at)], [(1, node.right.id, at)]
        if row.unit == "percent":
            return [("share_of", {"part": above, "whole": below, "percent": here})]
        if row.kind == "price":
            return [("per_share", {"total": above, "shares": below, "per_share": here})]
    return []


def _across(row: Row, column: Column, at: int) -> list[tuple[str, dict[str, Cells]]]:
    here = [(1, row.name, at)]
    cells = [(1 if one > 0 else -1, row.name, abs(one)) for one in column.inputs]
    if column.computed == "sum":
        if "/" in row.formula:
            return []
        return [("sum", {"parts": cells, "total": here})]
    if column.computed == "of":
        whole = [(1, column.of, column.inputs[0])]
        if column.of == row.name:
            return []
        return [("share_of", {"part": cells, "whole": whole, "percent": here})]
    if column.computed == "change":
        signed = [cells[0], (-1, row.name, cells[1][2])]
        return [("sum", {"parts": signed, "total": here})]
    return [("growth", {"current": cells[:1], "prior": cells[1:], "change": here})]


def _named(table: str, identity: str, inputs: dict[str, Cells], figures: Figures) -> Related | None:
    """The identity between marks; cells of nothing state no number. None if too few do."""
    known: dict[str, Cells] = {}
    planted = False
    for name, cells in inputs.items():
        known[name] = []
        for cell in cells:
            figure = figures.get(cell[1:])
            if figure is None or (figure.value is None and not figure.nil):
                return None
            if figure.value is not None:
                known[name].append(cell)
            planted |= figure.planted
    names = {
        name: [mark_name(table, row, at) for sign, row, at in cells if sign > 0]
        for name, cells in known.items()
    }
    if identity == "restatement":
        return Related(identity, {"items": [*names["items"]]}, planted)
    if identity != "sum":
        if not all(names.values()):
            return None
        return Related(identity, {name: one[0] for name, one in names.items()}, planted)
    less = [mark_name(table, row, at) for sign, row, at in known["parts"] if sign < 0]
    parts, total = names["parts"], names["total"][0]
    if len(parts) + len(less) < 2:
        return None
    if len(parts) == len(less) == 1:
        pair: Inputs = {"minuend": parts[0], "subtrahend": less[0], "result": total}
        return Related("difference", pair, planted)
    all_of: Inputs = {"parts": [*parts], "total": total}
    if less:
        all_of["less"] = [*less]
    return Related("sum", all_of, planted)
