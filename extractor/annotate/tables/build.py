"""Joins the parts of a table into the table of the record.

Comes in: a `Part`, the quantities of the view and their ids. Goes out: a `schema.Table` whose
spans point into the view. It must not decide where a row or column begins.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TypeVar

from extractor.annotate.concepts.fiscal import FiscalYear
from extractor.annotate.tables.captions import Caption, find_caption
from extractor.annotate.tables.cells import Cell, Line
from extractor.annotate.tables.columns import Column, Columns, find_columns
from extractor.annotate.tables.parts import Part
from extractor.annotate.tables.periods import read_period
from extractor.annotate.tables.rows import place_rows
from extractor.patterns.table_structure import (
    CHANGE_COLUMN,
    GAAP,
    LABEL_TAIL,
    NON_GAAP,
    NOTE_COLUMN,
    PERCENT_COLUMN,
    SHARE_COLUMN,
)
from extractor.quantity import printed_scale
from extractor.schema import (
    Basis,
    ColumnRole,
    Quantity,
    Span,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    TextSpan,
)

_LEAST_LINES = 2
_TO_DATE = re.compile(r"(?i)\bytd\b|\byear[- ]to[- ]date\b")
_YEAR_MONTHS = 12
_LENGTHS = (
    "month", "quarter", "year end", "years end", "weeks", "period", "half", "ytd",
)  # fmt: skip
_INSTANT = re.compile(
    r"balance sheet|financial (?:position|condition)|\bas (?:of|at)\b|\bat \w+ \d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? ?\d{1,2}\b"
)
_PERIOD_WORDS = re.compile(r"\b(?:20\d\d|q[1-4]|[1-4]q|quarter|months|half|fy ?\d\d|h[12])\b")

T = TypeVar("T")


def build_table(
    view: str,
    part: Part,
    quantities: list[Quantity],
    ids: dict[int, str],
    fiscal: FiscalYear | None,
    *,
    follows: bool,
) -> Table | None:
    """The table that `part` shows; None where there are no rows beside each other. `follows`:
    another part stands right above it, so that the lines over the table are not its own."""
    lines = [*part.titles, *part.heads, *part.body]
    lines = [line for line in lines if line.cells]
    if len(lines) < _LEAST_LINES or max(len(line.cells) for line in lines) < _LEAST_LINES:
        return None
    start, end = lines[0].cells[0].start, max(cell.end for cell in lines[-1].cells)
    titles = [line.cells[0] for line in part.titles if line.cells and line.cells[0].text]
    caption = (
        Caption() if follows and not titles else find_caption(view, lines[0].cells[0].start, titles)
    )
    return _Builder(view, part, quantities, ids, fiscal, caption).table(start, end)


class _Builder:
    """The work on one part, with what all its steps look at."""

    def __init__(
        self,
        view: str,
        part: Part,
        quantities: list[Quantity],
        ids: dict[int, str],
        fiscal: FiscalYear | None,
        caption: Caption,
    ) -> None:
        self.view = view
        self.part = part
        self.quantities = quantities
        self.ids = ids
        self.fiscal = fiscal
        self.caption = caption
        self.columns: Columns = find_columns(part)
        self.context = self._context()

    def table(self, start: int, end: int) -> Table:
        columns = [self._column(number, one) for number, one in enumerate(self.columns.all)]
        _year_to_date(columns)
        _date_changes(columns)
        rows = [self._head_row(line) for line in [*self.part.titles, *self.part.heads]]
        rows += self._body(columns, len(rows))
        stated = [
            self.quantities[cell.quantity]
            for line in self.part.body
            for cell in line.cells
            if cell.quantity is not None
        ]
        money = [one for one in stated if one.kind == "amount"]
        return Table(
            id="",
            form="pipe",
            start=start,
            end=end,
            caption=self._span(self.caption.title),
            notes=[self._text(note.start, note.end) for note in self.caption.notes],
            scale=_most([printed_scale(one.text, one.quantum) for one in money]),
            currency=_most([one.currency for one in stated if one.currency is not None]),
            columns=columns,
            rows=rows,
            sure=self._is_sure(columns, rows),
        )

    def _context(self) -> str:
        """What the caption, the notes, the titles and the header over the labels say."""
        spans = [self.caption.title, *self.caption.notes]
        words = [self.view[span.start : span.end] for span in spans if span is not None]
        words += [
            line.cells[0].text for line in (*self.part.titles, *self.part.heads) if line.cells
        ]
        return " ".join(dict.fromkeys(words))

    # -- columns ------------------------------------------------------------------------------

    def _column(self, number: int, column: Column) -> TableColumn:
        heads = [self._text(cell.start, cell.end) for cell in column.heads]
        words = " ".join(cell.text for cell in column.heads).lower()
        if number == 0:
            return TableColumn(role="label")
        role = self._role(column, words)
        instant = self._is_instant(words)
        timed = role in ("figure", "share_percent") and self.columns.sure
        return TableColumn(
            heads=heads,
            role=role,
            period=self._period(words, self.context, instant=instant) if timed else None,
            basis=read_basis(words),
        )

    def _period(self, words: str, context: str = "", *, instant: bool = False) -> str | None:
        return read_period(words, context, instant=instant, fiscal=self.fiscal)

    def _role(self, column: Column, words: str) -> ColumnRole:
        cells = [
            line.cells[place]
            for line in self.part.body
            for place in column.places
            if place < len(line.cells) and line.cells[place].kind != "empty"
        ]
        if NOTE_COLUMN.regex.search(words):
            return "note"
        figures = [self.quantities[cell.quantity] for cell in cells if cell.quantity is not None]
        if not figures:
            own = any(self.columns.spans[head.start] == 1 for head in column.heads)
            dashes = all(cell.kind == "nil" for cell in cells)
            # words, or the dashes between the ends of ranges
            return "figure" if dashes and own else "text"
        percents = sum(one.kind == "percentage" for one in figures)
        in_percent = percents * 2 > len(figures) or PERCENT_COLUMN.regex.search(words) is not None
        last = column.heads[-1].text.lower() if column.heads else ""
        if CHANGE_COLUMN.regex.search(last) or CHANGE_COLUMN.regex.search(words):
            return "change_percent" if in_percent else "change"
        return "share_percent" if SHARE_COLUMN.regex.search(last) else "figure"

    def _is_instant(self, words: str) -> bool:
        """Whether the figures of a column are those of a day: its headers name a date and no
        length of time, nor does the caption."""
        around = f"{self.context.lower()} {words}"
        return not any(word in around for word in _LENGTHS) and _INSTANT.search(around) is not None

    # -- rows ---------------------------------------------------------------------------------

    def _head_row(self, line: Line) -> TableRow:
        cells = []
        for place in line.filled():
            cell = line.cells[place]
            column = next((n for n, one in enumerate(self.columns.all) if cell in one.heads), None)
            if column is None:
                column = self.columns.at.get(place, min(place, len(self.columns.all) - 1))
            cells.append(
                TableCell(
                    column,
                    cell.text,
                    cell.start,
                    cell.end,
                    span=self.columns.spans.get(cell.start, 1),
                )
            )
        return TableRow(self._label(line), role="header", cells=cells)

    def _body(self, columns: list[TableColumn], first: int) -> list[TableRow]:
        rows: list[TableRow] = []
        heading: str | None = None
        for line, placed in zip(self.part.body, place_rows(self.part.body), strict=True):
            label = self._label(line)
            words = label.text if label is not None else ""
            own = self._period(words) if _PERIOD_WORDS.search(words.lower()) else None
            if placed.role == "heading":
                heading = own or (heading if placed.level else None)
            rows.append(
                TableRow(
                    label=label,
                    level=placed.level,
                    role=placed.role,
                    cells=[
                        self._cell(
                            line.cells[place], column, columns[column], own or heading, words
                        )
                        for place in line.filled()
                        if (column := self.columns.at.get(place)) is not None
                    ],
                    parent=first + placed.parent if placed.parent is not None else None,
                )
            )
        return rows

    def _cell(
        self, cell: Cell, number: int, column: TableColumn, period: str | None, label: str
    ) -> TableCell:
        nil = cell.kind == "nil" and column.role != "text"
        made = TableCell(number, cell.text, cell.start, cell.end, nil=nil)
        if cell.quantity is None:
            return made
        quantity = self.quantities[cell.quantity]
        made.value, made.unit = quantity.value, quantity.unit
        made.scale = printed_scale(quantity.text, quantity.quantum)
        made.quantity = self.ids[cell.quantity]
        made.period = column.period or (period if column.role == "figure" else None)
        made.basis = column.basis or read_basis(label.lower())
        return made

    # -- all of it ----------------------------------------------------------------------------

    def _is_sure(self, columns: list[TableColumn], rows: list[TableRow]) -> bool:
        """Whether every figure stands under a header where there are any and no two columns share
        all of theirs, hardly a cell among the figures holds words, and no figure stands outside of
        the columns."""
        headed = any(column.heads for column in columns)
        body = [cell for row in rows if row.role != "header" for cell in row.cells]
        figures = [cell for cell in body if cell.quantity is not None or cell.nil]
        lost = sum(
            cell.is_value
            for line in self.part.body
            for place, cell in enumerate(line.cells)
            if place and place not in self.columns.at
        )
        alone = sum(headed and not columns[cell.column].heads for cell in figures)
        words = sum(
            cell.quantity is None and not cell.nil and columns[cell.column].role == "figure"
            for cell in body
        )
        twins = any(
            one.heads and one.heads == other.heads and one.role == other.role == "figure"
            for one, other in pairwise(columns)
        )
        return (
            self.columns.sure
            and not twins
            and lost == 0
            and alone == 0
            and words * 10 <= len(figures)
        )

    def _label(self, line: Line) -> TextSpan | None:
        cell = line.cells[0] if line.cells else None
        if cell is None or not cell.text:
            return None
        tail = LABEL_TAIL.regex.search(cell.text.lower())
        words = cell.text[: tail.start()].rstrip() if tail is not None else cell.text
        return self._text(cell.start, cell.start + len(words or cell.text))

    def _text(self, start: int, end: int) -> TextSpan:
        return TextSpan(self.view[start:end], start, end)

    def _span(self, span: Span | None) -> TextSpan | None:
        return self._text(span.start, span.end) if span is not None else None


def read_basis(words: str) -> Basis | None:
    """Whether lower-cased `words` say that figures are adjusted, or that they follow the
    standards."""
    if NON_GAAP.regex.search(words):
        return "non_gaap"
    return "gaap" if GAAP.regex.search(words) else None


def _year_to_date(columns: list[TableColumn]) -> None:
    """Give the columns of a year to date the length that a quarter of that year beside them has."""
    for column in columns:
        year = column.period if column.period and column.period.isdigit() else None
        if year and _TO_DATE.search(" ".join(head.text for head in column.heads)):
            quarters = [one.period for one in columns if (one.period or "").startswith(f"{year}-Q")]
            if len(set(quarters)) == 1 and quarters[0] is not None:
                months = 3 * int(quarters[0][-1])
                column.period = year if months == _YEAR_MONTHS else f"{year}-{months}M"


def _date_changes(columns: list[TableColumn]) -> None:
    """Give a column of changes the period of the latest of the figures before it, those since the
    last column of changes."""
    before: list[str] = []
    closed = False
    for column in columns:
        if column.role in ("change", "change_percent"):
            column.period = column.period or max(before, default=None)
            closed = True
        elif column.role == "figure" and column.period is not None:
            before = [column.period] if closed else [*before, column.period]
            closed = False


def _most(found: list[T]) -> T | None:
    return Counter(found).most_common(1)[0][0] if found else None
