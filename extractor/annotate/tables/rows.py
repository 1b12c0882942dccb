"""The rows of a table: what each one is, how deep it stands, and under which one.

Comes in: the lines of the body. Goes out: for each line its role, level and parent. It must not
look at the values of figures.

Notes for a newcomer. Where labels are indented, depth says what belongs to what. Where they are
not, headings do: a heading holds the rows after it until their total, or until the next heading;
two headings in a row nest. Totals often stand deeper than their parts, so that they belong to the
heading, never to the row before.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.annotate.tables.cells import Line
from extractor.patterns.table_structure import SUBTOTAL_LABEL, TOTAL_LABEL
from extractor.schema import RowRole


@dataclass(slots=True)
class Placed:
    """What a line is, its level (0 for the outermost), and the number of the line it is under."""

    role: RowRole
    level: int
    parent: int | None


def place_rows(lines: list[Line]) -> list[Placed]:
    """The role, level and parent of each of the body's lines."""
    depths = sorted({line.indent for line in lines if line.cells and line.cells[0].text})
    placed: list[Placed] = []
    open_rows: list[int] = []  # the headings and rows that may hold what follows, outermost first
    for number, line in enumerate(lines):
        level = depths.index(line.indent) if line.indent in depths else 0
        role = _role(line)
        if not line.cells or not line.cells[0].text:
            level = placed[-1].level if placed else 0
        parent = _parent(placed, open_rows, role, level, number)
        placed.append(Placed(role, level, parent))
        if role in ("total", "subtotal"):
            if parent is not None and _closes(placed[parent], role, level, number - parent):
                open_rows.remove(parent)  # what it comes to is told, so it holds nothing more
        else:
            open_rows.append(number)
    return placed


def _closes(heading: Placed, role: RowRole, level: int, distance: int) -> bool:
    """Whether a total `distance` lines below its heading ends what that holds. A figure that is a
    subtotal elsewhere may open a list: net income in a cash-flow statement."""
    return role == "total" or (heading.level >= level and distance > 1)


def _role(line: Line) -> RowRole:
    label = line.cells[0].text.lower() if line.cells else ""
    if not line.filled() or line.is_qualified:
        return "heading"
    if not label.strip():
        return "subtotal"
    if not line.has_values:
        return "item"
    if TOTAL_LABEL.regex.search(label):
        return "total"
    return "subtotal" if SUBTOTAL_LABEL.regex.search(label) else "item"


def _parent(
    placed: list[Placed], open_rows: list[int], role: RowRole, level: int, number: int
) -> int | None:
    while open_rows:
        top = open_rows[-1]
        above = placed[top]
        if above.role == "heading":
            if above.level < level or (above.level == level and role != "heading"):
                return top
            if above.level == level and top == number - 1:
                return top  # two headings in a row
        elif above.level < level and role not in ("total", "subtotal"):
            return top
        open_rows.pop()
    return None
