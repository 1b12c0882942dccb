"""A cell as it is printed: its number with sign, groups and marks around it.

Comes in: a figure, its row and column, the layout. Goes out: `Cell`s, each with the mark that its
number is in the text. It must not place them.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from extractor.corpus.marks import Mark, Piece, Spot
from extractor.corpus.tables.formulas import Figure, Figures, compute, scale_and_places
from extractor.corpus.tables.layout import Layout
from extractor.corpus.tables.relations import mark_name
from extractor.corpus.tables.source import Column, Declared, Row

_DASHES = {"-": "-", "minus": "-", "unicode": "−"}


class Cell(msgspec.Struct):
    """A cell: the number or words, what stands before and after it in a cell of its own if the
    layout splits them, and a footnote mark."""

    body: Piece
    before: str = ""
    after: str = ""
    foot: str = ""

    @property
    def width(self) -> int:
        """Characters of the body with its footnote mark."""
        return len(self.body if isinstance(self.body, str) else _text(self.body)) + len(self.foot)

    def pieces(self) -> list[Piece]:
        """All of it in one, for where nothing is split."""
        return [one for one in (self.before, self.body, self.after, self.foot) if one != ""]


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Mark | Spot) else ""


class Printed(msgspec.Struct):
    """A table whose cells are ready: by row number (in `declared.rows`) and column."""

    declared: Declared
    figures: Figures
    cells: dict[tuple[int, int], Cell]


def print_table(declared: Declared, others: Mapping[str, Printed]) -> Printed:
    """The cells of a table as its layout prints them; `others` are those that it may repeat.

    Raises UsageError for a formula that cannot be read or computed.
    """
    figures = compute(declared, {name: other.figures for name, other in others.items()})
    cells = {}
    for number, row in enumerate(declared.rows):
        for at, column in enumerate(declared.columns):
            figure = figures.get((row.name, at)) if row is not None else None
            if row is not None and figure is not None:
                cells[number, at] = _cell(figure, row, column, at, declared)
    return Printed(declared, figures, cells)


def _cell(figure: Figure, row: Row, column: Column, at: int, table: Declared) -> Cell:
    layout = table.layout
    name = mark_name(table.name, row.name, at)
    foot = layout.foot.format(figure.foot) if figure.foot else ""
    if figure.value is None and figure.ends is None:
        before = layout.sign if figure.nil and row.signed and layout.split else ""
        return Cell(Spot(figure.words, name), before, foot=foot)
    scale, places = scale_and_places(row, column)
    sign = layout.sign if row.signed and not column.role.endswith("percent") else ""
    is_percent = row.unit == "percent" or column.role.endswith("percent")
    percent: str = layout.percent if is_percent and not row.bare else ""
    if figure.ends is not None:
        low, high = (print_digits(end / scale, places, layout) for end in figure.ends)
        link = " - " if layout.nil != "–" else "–"
        mark = _mark(f"{sign}{low}{link}{sign}{high}{percent}", row, column, name)
        mark.low, mark.high = figure.ends
        mark.qualifier = "range"
        return Cell(mark, foot=foot)
    value = figure.value
    assert value is not None
    before, body, after = sign, print_digits(abs(value) / scale, places, layout), percent
    if value < 0 and layout.negative == "parentheses":
        body, after = f"({body}", f"){after}"
    elif value < 0:
        body = _DASHES[layout.negative] + body
    if not layout.split:
        gap = layout.sign_gap if before else ""
        body, before, after = f"{before}{gap}{body}{after}", "", ""
    mark = _mark(body, row, column, name)
    mark.value = value
    return Cell(mark, before, after, foot)


def _mark(text: str, row: Row, column: Column, name: str) -> Mark:
    if column.role.endswith("percent"):
        concept = "change_percent" if column.role == "change_percent" else None
        return Mark(text, "percentage", unit="percent", concept=concept, name=name)
    is_figure = column.role == "figure"
    return Mark(
        text,
        row.kind,
        unit=row.unit,
        currency=row.currency if row.kind in ("amount", "price") else None,
        per=row.per,
        security=row.security,
        concept="change_amount"
        if column.role == "change" and row.kind == "amount"
        else row.concept
        if is_figure
        else None,
        name=name,
        period=column.period if is_figure and row.concept else None,
    )


def print_digits(value: Decimal, places: int, layout: Layout) -> str:
    """A number with so many decimals, without sign, in the groups of `layout`."""
    whole, _, part = f"{value:.{places}f}".partition(".")
    if layout.group == "lakh":
        whole = _in_lakhs(whole)
    elif len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", layout.group)
    return whole + (layout.point + part if part else "")


def _in_lakhs(whole: str) -> str:
    head, tail = whole[:-3], whole[-3:]
    pairs: list[str] = []
    while head:
        pairs.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*pairs, tail])
