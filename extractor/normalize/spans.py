"""Headers that span columns aligned by spaces: which columns they stand over.

Comes in: the cells of a header line and the columns of the figures below, as stretches of the
page. Goes out: the stretch that each cell stands for. It must not read the cells.

A rule under a header shows what it spans; where there is none, a header is centered over its
columns:

          Three months ended             Three months ended
               March 31,                      March 31,
    -----------------------------        2031          2030
         2031           2030
"""

from __future__ import annotations

from collections.abc import Sequence

Stretch = tuple[int, int]

_NEAR = 3
"""So many characters may the middle of a header be off that of its columns."""


def spans_of(
    cells: Sequence[Stretch], columns: Sequence[Stretch], rule: Sequence[Stretch], touching: bool
) -> list[Stretch]:
    """The stretch that each of `cells` stands for; `rule` are the lines drawn below them, which
    must hold their cells in the middle if they do not touch them."""
    found: list[Stretch] = []
    for number, cell in enumerate(cells):
        lined = max(rule, key=lambda line: _shared(line, cell), default=None)
        if lined is not None and (
            _shared(lined, cell) > 0 if touching else _centered(cell, [lined])
        ):
            found.append((min(lined[0], cell[0]), max(lined[1], cell[1])))
            continue
        left = cells[number - 1][1] if number else columns[0][0] - 2 * _NEAR
        right = cells[number + 1][0] if number + 1 < len(cells) else columns[-1][1] + 2 * _NEAR
        free = [
            column
            for column in columns
            if left + cell[0] <= column[0] + column[1] <= cell[1] + right
        ]
        found.append(_centered(cell, free) or cell)
    return found


def is_title(cell: Stretch, columns: Sequence[Stretch]) -> bool:
    """Whether a line of one cell is centered over the whole table, label and all, and not over its
    columns alone."""
    middle, right = sum(cell), columns[-1][1]
    return abs(middle - right) < min(2 * _NEAR + 2, abs(middle - right - columns[0][0]))


def _centered(cell: Stretch, columns: Sequence[Stretch]) -> Stretch | None:
    """The neighboring columns over whose middle a cell stands, the fewest if there are several."""
    middle = cell[0] + cell[1]
    groups = (
        (columns[first][0], columns[last][1])
        for size in range(len(columns))
        for first, last in zip(range(len(columns)), range(size, len(columns)), strict=False)
    )
    best = min(groups, key=lambda group: abs(sum(group) - middle), default=None)
    near = best is not None and abs(sum(best) - middle) <= 2 * _NEAR
    return best if near else None


def _shared(one: Stretch, other: Stretch) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
