"""Numbers of tables as the prose tells them, right by construction.

Comes in: a marked text, and the figures of its tables. Goes out: the text in which every told
number is a mark like any other, and what relates it to the cells that it comes from.

    ⟦$#.1 million=is.rev.1⟧               the cell of the row rev in column 1 of the table is
    ⟦#.1%=growth is.rev.1 is.rev.2⟧       how far the first is above the second
    ⟦$#.1 million=diff is.rev.1 is.rev.2⟧ the difference
    ⟦#.1%=share is.gp.1 is.rev.1⟧         the first in percent of the second
    ⟦# basis points=points is.gm.1 is.gm.2⟧

`#.1` is the number with one decimal, in the scale of the word after it, always without its sign;
`#.1e6` is one in millions without a word.
Kind, concept, currency and period are those of the cell; options after a `|` are added to them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from extractor.corpus.printed import power
from extractor.corpus.tables.formulas import Figure
from extractor.corpus.tables.numbers import Printed, print_digits
from extractor.corpus.tables.relations import Inputs, Related
from extractor.corpus.tables.source import Row
from extractor.errors import UsageError

_TOLD = re.compile(r"⟦([^⟦⟧|=]*#[^⟦⟧|=]*)=([^⟦⟧|]+)((?:\|[^⟦⟧]*)?)⟧")
_NUMBER = re.compile(r"#(?:\.(\d))?(?:e(\d+))?")
_HUNDRED = Decimal(100)
_COMPARISONS = {"growth", "diff", "share", "points"}


def tell(source: str, tables: Mapping[str, Printed]) -> tuple[str, list[Related]]:
    """The source with its told numbers printed, and the checks that they allow.

    Raises UsageError for a cell that is not there.
    """
    related: list[Related] = []

    def told(match: re.Match[str]) -> str:
        name = f"told{len(related)}"
        template, words, options = match.groups()
        given = re.search(r"\|#(\w+)", options)
        mark, one = _told(template, words, given.group(1) if given else name, tables)
        related.append(one)
        return f"⟦{mark}{'' if given else f'|#{name}'}{options}⟧"

    return _TOLD.sub(told, source), [one for one in related if one.identity]


def _told(
    template: str, words: str, name: str, tables: Mapping[str, Printed]
) -> tuple[str, Related]:
    """The inside of a mark, and its check; one without an identity if there is none."""
    first, *rest = words.split()
    cells = rest if first in _COMPARISONS else [first]
    found = [_find(cell, tables) for cell in cells]
    row, figure, period = found[0]
    values = [_value(one) for _, one, _ in found]
    planted = any(one.planted for _, one, _ in found)
    number, identity, inputs = _computed(first, values, cells, name)
    if not identity and figure.value is not None and figure.value > 0:
        identity, inputs = "restatement", {"items": [name, cells[0]]}
    match = _NUMBER.search(template)
    assert match  # the pattern of told numbers has one
    tens = int(match.group(2)) if match.group(2) else power(template.replace(match.group(), "0"))
    scale = Decimal(1).scaleb(tens)
    places = int(match.group(1) or 0)
    rounded = (abs(number) / scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    layout = tables[cells[0].split(".")[0]].declared.layout
    text = _NUMBER.sub(print_digits(rounded, places, layout), template, count=1)
    options = [f"@{period}"] if period else []
    if first in ("growth", "share", "points"):
        kind, options = "percentage", options + ([] if first == "share" else ["change_percent"])
    else:
        kind = row.kind
        concept = "change_amount" if first == "diff" else row.concept
        options += [concept] if concept else []
        for key, value in (("cur", row.currency), ("per", row.per), ("sec", row.security)):
            options += [f"{key}={value}"] if value else []
        options += [f"unit={row.unit}"] if row.kind == "count" else []
    mark = "|".join([text, kind, f"{rounded * scale:f}", *options])
    return mark, Related(identity, inputs, planted)


def _computed(
    how: str, values: list[Decimal], cells: list[str], name: str
) -> tuple[Decimal, str, Inputs]:
    """The number, and the identity by which it follows from two cells."""
    if how == "growth":
        change = (values[0] / values[1] - 1) * _HUNDRED
        return change, "growth", {"current": cells[0], "prior": cells[1], "change": name}
    if how == "diff":
        pair: Inputs = {"minuend": cells[0], "subtrahend": cells[1], "result": name}
        return values[0] - values[1], "difference", pair
    if how == "share":
        share = values[0] / values[1] * _HUNDRED
        return share, "share_of", {"part": cells[0], "whole": cells[1], "percent": name}
    if how == "points":
        points = (values[0] - values[1]) * _HUNDRED
        return points, "basis_points", {"current": cells[0], "prior": cells[1], "change": name}
    return values[0], "", {}


def _value(figure: Figure) -> Decimal:
    return figure.exact if figure.exact is not None else Decimal(0)


def _find(cell: str, tables: Mapping[str, Printed]) -> tuple[Row, Figure, str | None]:
    try:
        name, row_name, column = cell.split(".")
        declared = tables[name].declared
        row = next(row for row in declared.rows if row is not None and row.name == row_name)
        figure = tables[name].figures[row_name, int(column)]
        return row, figure, declared.columns[int(column)].period
    except (ValueError, KeyError, StopIteration) as error:
        raise UsageError(f"No cell is called {cell!r}; TABLE.ROW.COLUMN would be.") from error
