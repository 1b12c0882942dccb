"""The text as blocks: paragraphs, lines of a table that could not be read, and real tables.

Comes in: a record and the marks on its text. Goes out: blocks for the template. It must not leave
out a word: a table is shown as one only if its cells hold all that is printed there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from extractor.schema import Record, Section, Span, Table, TableRow, TextSpan
from extractor.write.report.marks import Mark, Marks, marked

_NOTHING = Markup()
_WRAPPED = 45
"""Lines of a paragraph that are all longer than this were broken where the page was full."""
_BARS = "| \t"
"""What stands before the first cell of a line, and behind the last."""
_BULLETS = ("-", "–", "—", "*", "•", "·", "▪", "●", "○", "◦", "‣")
"""What a line begins with that is an item of its own."""
_RULING = frozenset("|+-=_:*\\. \t\n\u00a0\u2013\u2014")
"""What is drawn between the cells of a table, and no word of it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row. `tag` is `th` or `td`; an empty cell has no `html`."""

    html: Markup
    tag: str = "td"
    scope: str = ""
    width: int = 1
    level: int = 0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text in reading order, of the section `section`. Lines of a table that is no
    `table` keep their white space; `broken` says that line ends are meant."""

    form: Literal["paragraph", "lines", "table"]
    section: str
    html: Markup = _NOTHING
    broken: bool = False
    caption: Markup = _NOTHING
    notes: list[Markup] = field(default_factory=list)
    rows: list[tuple[str, list[Cell]]] = field(default_factory=list)


def blocks(record: Record, marks: Iterable[Mark]) -> Iterator[Block]:
    """The blocks of the whole text."""
    placed = Marks(marks)
    at = 0
    for table in sorted(record.tables, key=lambda one: one.start):
        start, end = _with_rules(record.text, table)
        if start >= at and _holds_all(record.text, table):
            yield from _prose(record, at, start, placed)
            yield _table(record, table, placed)
            at = end
    yield from _prose(record, at, len(record.text), placed)


def _prose(record: Record, start: int, end: int, marks: Marks) -> Iterator[Block]:
    """Paragraphs, parted by blank lines, and runs of pipe rows."""
    for is_table, lines in groupby(_lines(record.text, start, end), lambda line: line[2]):
        run = [line for line in lines if line[2] is not None]
        if not run:
            continue
        first, last = run[0][0], run[-1][1]
        section = _section(record.sections, first)
        html = marked(record.text, first, last, marks.within(first, last))
        if is_table or section == "table":
            yield Block("lines", section, html)
        else:
            broken = any(stop - begin < _WRAPPED for begin, stop, _ in run[:-1]) or any(
                record.text[begin:stop].lstrip().startswith(_BULLETS) for begin, stop, _ in run[1:]
            )
            yield Block("paragraph", section, html, broken)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool | None]]:
    """The lines of `text[start:end]`: where they are, and whether they are pipe rows (None for a
    blank one)."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        bare = line.strip()
        yield at, at + len(line.rstrip()), bare.startswith("|") if bare else None
        at += len(line)


def _section(sections: Sequence[Section], at: int) -> str:
    return next((one.kind for one in sections if one.start <= at < one.end), "body")


def _with_rules(text: str, table: Table) -> tuple[int, int]:
    """Where `table` begins and ends together with the bars around its first and last cell."""
    start = len(text[: table.start].rstrip(_BARS))
    end = len(text) - len(text[table.end :].lstrip(_BARS))
    return start, end


def _holds_all(text: str, table: Table) -> bool:
    """Whether the cells of `table` hold all that is printed in its place, but for rules."""
    rest = list(text[table.start : table.end])
    for span in _spans(table):
        for place in range(max(span.start, table.start), min(span.end, table.end)):
            rest[place - table.start] = " "
    return _RULING.issuperset(rest)


def _spans(table: Table) -> Iterator[Span]:
    yield from _cells(table)
    for words in (table.caption, *table.notes):
        if words:
            yield Span(words.start, words.end)
    for column in table.columns:
        for head in column.heads:
            yield Span(head.start, head.end)


def _cells(table: Table) -> Iterator[Span]:
    for row in table.rows:
        if row.label:
            yield Span(row.label.start, row.label.end)
        for cell in row.cells:
            yield Span(cell.start, cell.end)


def _table(record: Record, table: Table, marks: Marks) -> Block:
    def html(span: Span) -> Markup:
        found = marked(record.text, span.start, span.end, marks.within(span.start, span.end))
        return found.replace(" | ", " ")  # a currency sign may stand in a cell of its own

    def apart(words: TextSpan | None) -> list[Markup]:
        """The caption or a note, if it stands within the table but in no cell of it."""
        if words is None or not table.start <= words.start < table.end:
            return []
        if any(one.start < words.end and one.end > words.start for one in _cells(table)):
            return []
        return [html(Span(words.start, words.end))]

    return Block(
        "table",
        _section(record.sections, table.start),
        caption=_NOTHING.join(apart(table.caption)),
        notes=[found for note in table.notes for found in apart(note)],
        rows=[(row.role, _row(row, table, html)) for row in table.rows],
    )


def _row(row: TableRow, table: Table, html: Callable[[Span], Markup]) -> list[Cell]:
    """The cells of `row` from left to right, empty ones where the release leaves one out."""
    labels = next((n for n, one in enumerate(table.columns) if one.role == "label"), 0)
    tag = "th" if row.role == "header" else "td"
    placed = {
        one.column: Cell(
            html(Span(one.start, one.end)),
            tag,
            "col" if tag == "th" else "",
            one.span,
            number=one.value is not None or one.nil,
        )
        for one in row.cells
    }
    if row.label:
        scope = "col" if tag == "th" else "row"
        label = Cell(html(Span(row.label.start, row.label.end)), "th", scope, level=row.level)
        placed[labels] = label
    cells: list[Cell] = []
    at = 0
    for column, cell in sorted(placed.items()):
        cells += _gap(column - at)
        cells.append(cell)
        at = column + cell.width
    return cells + _gap(len(table.columns) - at)


def _gap(columns: int) -> list[Cell]:
    """What stands where no cell does: one that is as wide, however many are left out."""
    return [Cell(_NOTHING, width=columns)] if columns > 0 else []
