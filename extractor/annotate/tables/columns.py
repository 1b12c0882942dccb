"""The columns of a table: which cells stand in one, and which headers stand over it.

Comes in: a `Part`. Goes out: `Column`s, the first of which holds the labels. It must not read
what the headers say.

Notes for a newcomer. Writers of tables place headers and figures with cells of their own for
currency signs, parentheses and mere space, so that a header often stands a cell beside its
figures:

    |         |     | Three months |     |      | Nine months |
    |         |     | 2025 |     | 2024 |     | 2025 |     | 2024 |
    | Revenue | 1,2 |      | 1,1 |      | 3,6 |      | 3,3 |

Figures make the columns; the header row with the most cells is matched to them first, in order
where the numbers agree, else by place; the other header rows span the stretches up to their next
header, on the places that the first one has fixed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

from extractor.annotate.tables.cells import Cell, Line
from extractor.annotate.tables.parts import Part

_CLOSE = 2
"""So many cells a header may stand beside its figures."""


@dataclass(slots=True)
class Column:
    """A column: the places of its cells in the rows (several where signs shift them), and the
    header cells over it from the top down."""

    places: list[int]
    heads: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Columns:
    """The columns of a part, and in which of them each place lies."""

    all: list[Column]
    at: dict[int, int]
    spans: dict[int, int] = field(default_factory=dict)
    """How many columns the header cell that starts at a place of the text covers."""
    sure: bool = True
    """False where a header row tells neither by place nor by number what it stands over."""


def find_columns(part: Part) -> Columns:
    """The columns of `part`."""
    lines = part.body or part.heads
    places = _filled_places(lines)
    leaf = max(part.heads, key=lambda line: len(line.filled()), default=None)
    wanted = len(leaf.filled()) if leaf is not None else 0
    groups = _joined(lines, [[place] for place in places], wanted)
    columns = [Column([0]), *(Column(group) for group in groups)]
    found = Columns(columns, {place: n for n, one in enumerate(columns) for place in one.places})
    if leaf is not None and groups:
        _put_heads(part, leaf, found)
    return found


def _filled_places(lines: list[Line]) -> list[int]:
    """The places behind the label at which a line holds something. Places that hold words in a
    single line of many count only if no figures stand anywhere."""
    values: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for line in lines:
        for n in line.filled():
            (values if line.cells[n].is_value else words)[n] += 1
    if not values:
        return sorted(words)
    often = max(2, len(lines) // 3)
    return sorted({*values, *(n for n, count in words.items() if count >= often)})


def _joined(lines: list[Line], groups: list[list[int]], wanted: int) -> list[list[int]]:
    """Neighbors that no line fills both joined, the closest first, until there are as many as
    headers; without headers all are left alone."""
    while len(groups) > wanted > 0:
        candidates = [
            (groups[n + 1][0] - groups[n][-1], n)
            for n in range(len(groups) - 1)
            if groups[n + 1][0] - groups[n][-1] <= 2
            and not any(
                any(line.cells[a].kind != "empty" for a in groups[n] if a < len(line.cells))
                and any(line.cells[b].kind != "empty" for b in groups[n + 1] if b < len(line.cells))
                for line in lines
            )
        ]
        if not candidates:
            break
        _, at = min(candidates)
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    return groups


def _put_heads(part: Part, leaf: Line, found: Columns) -> None:
    columns = found.all[1:]
    width = max(len(line.cells) for line in part.body or part.heads)
    whole = all(len(line.cells) >= width for line in part.heads)
    every = sorted({place for line in part.heads for place in line.filled()})
    # No row may head all columns, but several together do.
    together = whole and len(every) == len(columns) > len(leaf.filled())
    over = _matched(every if together else leaf.filled(), columns)
    fixed = [place if place is not None else one.places[0] for place, one in over]
    leaves = [leaf.cells[place].text if place is not None else "" for place, _ in over]
    chosen: list[int | None]
    above: list[int | None] = [None] * len(columns)
    for line in part.heads:
        filled = line.filled()
        if line is leaf and not together:
            chosen = [place for place, _ in over]
        elif len(filled) == len(columns):
            chosen = [*filled]
        elif len(line.cells) < width and len(filled) > 1 and len(columns) % len(filled):
            found.sure = False  # the cells have lost their widths
            continue
        else:
            chosen = _within(_spread(filled, fixed, leaves), above)
        above = chosen
        for place, column in zip(chosen, columns, strict=True):
            if place is not None:
                column.heads.append(line.cells[place])
        for place in filled:
            found.spans[line.cells[place].start] = max(chosen.count(place), 1)


def _within(chosen: list[int | None], above: list[int | None]) -> list[int | None]:
    """Without the columns that a header would cover beyond the one it stands under."""
    found = []
    first: dict[int | None, int | None] = {}
    for place, over in zip(chosen, above, strict=True):
        start = first.setdefault(place, over)
        found.append(place if None in (start, over) or start == over else None)
    return found


def _matched(places: list[int], columns: list[Column]) -> list[tuple[int | None, Column]]:
    """The header over each column: in order where there are as many, else the nearest one of a
    surplus, else the one whose stretch the column lies in."""
    if len(places) == len(columns):
        return [*zip(places, columns, strict=True)]
    if len(places) > len(columns):
        left = list(places)
        matched: list[tuple[int | None, Column]] = []
        for number, column in enumerate(columns):
            spare = len(left) - (len(columns) - number)
            near = min(left[: spare + 1], key=partial(_distance, column))
            matched.append((near, column))
            left = left[left.index(near) + 1 :]
        return matched
    chosen = _spread(places, [column.places[-1] for column in columns], [])
    return [*zip(chosen, columns, strict=True)]


def _distance(column: Column, place: int) -> int:
    return min(abs(place - one) for one in column.places)


def _spread(places: list[int], over: list[int], leaves: list[str]) -> list[int | None]:
    """Which of the headers at `places` stands over each of the places `over`. Headers that stand
    beside their figures, each close to the first of a share of one size, have such shares; else
    it is the last header that begins at or before a place. Headers that have lost their widths and
    stand side by side have shares of one size where the `leaves` under them repeat themselves."""
    size, rest = divmod(len(over), len(places)) if places else (0, 1)
    if not rest and 1 < size < len(over) and places == over[: len(places)]:
        first = leaves[:size]
        if len(set(first)) == size and leaves == first * len(places):
            return [places[n // size] for n in range(len(over))]
    offset = not set(over).issuperset(places)
    if (
        offset
        and not rest
        and all(abs(over[n * size] - place) <= _CLOSE for n, place in enumerate(places))
    ):
        return [places[n // size] for n in range(len(over))]
    found: list[int | None] = []
    for at in over:
        number = bisect_right(places, at)
        near = number == 0 and bool(places) and places[0] - at < _CLOSE
        found.append(places[number - 1] if number else places[0] if near else None)
    return _cut_short(found)


def _cut_short(found: list[int | None]) -> list[int | None]:
    """Without the columns that the last header would cover although those before it cover one
    each: the last line of a header that was broken ("December / December / September")."""
    counts = Counter(found)
    before = [count for place, count in counts.items() if place not in (None, found[-1])]
    if len(before) >= _CLOSE and max(before) == 1 and found[-1] is not None:
        first = found.index(found[-1])
        return [*found[: first + 1], *[None] * (len(found) - first - 1)]
    return found
