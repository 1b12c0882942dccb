"""How deep the labels of a table are indented, as levels.

Comes in: how far each row's label stands in, in any unit, and its cells. Goes out: a level for
each row, 0 for the outermost. It must not know how a table is written.

In `text` and view a level is two spaces within the first cell: `|   Net income | 5 |` is a
label of level 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(
    r"(?!(?:19|20)\d\d$|\(\d\)$)[A-Z]{0,3}[^A-Za-z\d]{0,6}\d[^A-Za-z]*(?:[A-Za-z]{1,3}\W{0,4})?"
    r"|[$€£¥ ]{0,2}[-–—−]{1,3}"
)
_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d{2,4}")


def levels(rows: Sequence[tuple[int, Sequence[str]]], step: int) -> list[int]:
    """The level of each row, given the depth of its label and its cells, the label first; depths
    that differ by less than `step` are one.

    Only differences within the table count. The rows of its head have level 0, and so has a
    heading that stands in further than any label beside figures: it is centered. So have dates,
    which are set to the right.
    """
    figures = [any(map(_FIGURE.fullmatch, cells[1:])) for _, cells in rows]
    first = figures.index(True) if True in figures else len(rows)
    top = next((at for at in range(first - 1, -1, -1) if any(rows[at][1][1:])), -1)
    deepest = max(
        (depth for (depth, cells), has in zip(rows, figures, strict=True) if has and cells[0]),
        default=0,
    )
    ranked = {
        at: depth
        for at, (depth, cells) in enumerate(rows)
        if at > top
        and cells[0]
        and (depth < deepest + step or any(cells[1:]))
        and not _DATE.fullmatch(cells[0])
    }
    rank: dict[int, int] = {}
    level, last = -1, None
    for depth in sorted(set(ranked.values())):
        if last is None or depth - last >= step:
            level, last = level + 1, depth
        rank[depth] = level
    return [rank[ranked[at]] if at in ranked else 0 for at in range(len(rows))]


def indent(level: int) -> str:
    """What stands before a label of this level, beside the padding of its cell."""
    return "  " * level
