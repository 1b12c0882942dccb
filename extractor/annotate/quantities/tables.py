"""Numbers in the cells of tables: what the caption, the headers and the row label say of them.

Comes in: the tables of a layout and the atoms of their cells. Goes out: quantities for the
cells that hold one number (or range) and nothing else, and the other atoms back, to be read as
prose. In cells, parentheses are a minus sign, and a dash is nothing. The scale of a table ("in
thousands") counts for money and securities, not for per-share figures, percentages and
multiples. This module must not read sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.currency import House
from extractor.annotate.quantities.pairs import join
from extractor.annotate.quantities.table_cell import Reader, read_cell
from extractor.annotate.quantities.table_columns import bare_columns, counted
from extractor.annotate.quantities.table_legend import (
    FINANCIAL,
    Legend,
    mark_currency,
    read_label,
    read_legend,
)
from extractor.patterns.table_legends import LABEL_NUMBER, LEGEND_SCALE
from extractor.schema import Quantity, Span
from extractor.stages import Layout, Table

_CAPTION: Final = 400
_TITLE: Final = 160
_MAX_HEADS: Final = 12
_DRESS: Final = regex.compile(
    r"(?:[\s$€£()\[\]%*†‡§^~≈<>+—–-]|\((?:\d|[a-z])\)|\[\d\]|[⁰¹²³⁴-⁹])*+$"
)
_SIGN_CELL: Final = regex.compile(r"\|[ ]?(?P<sign>(?:US|C|A|HK|S|NZ)?\$|€|£|¥)[ ]?\|")
_STATED_SUM: Final = regex.compile(r"(?:[$€£¥]|\b[A-Z]{3})[ ]?(?!000|1[ ,.]?000\b)\d")
_LONG: Final = 8
_FOOTNOTES: Final = regex.compile(r"[\d()*†‡\[\]]")
_YEARISH: Final = regex.compile(r"(?:19|20)\d\d")
_BASIC: Final = regex.compile(
    r"(?i)^[-–—• ]*(?:basic|diluted|basic and diluted|basic/diluted|before dilution"
    r"|after dilution)\b"
)


@dataclass(slots=True)
class _Row:
    cells: list[Span]
    alone: list[tuple[int, Atom]] = field(default_factory=list)
    years: list[tuple[int, Atom]] = field(default_factory=list)


def read_tables(
    view: str, house: House, layout: Layout, atoms: list[Atom]
) -> tuple[list[Quantity], list[Atom]]:
    """The quantities of all cells that hold a number alone, and the atoms of other cells."""
    found: list[Quantity] = []
    rest: list[Atom] = []
    at = 0
    before, end = Legend(), 0
    read: list[tuple[Legend, list[_Row]]] = []
    for table in layout.tables:
        while at < len(atoms) and atoms[at].num_start < table.start:
            at += 1
        first = at
        while at < len(atoms) and atoms[at].num_start < table.end:
            at += 1
        follows = view[end : table.start].isspace()
        if first == at:
            end = table.end if follows else end
            continue
        mine = atoms[first:at]
        rows = _rows(view, table, mine, rest)
        legend = _caption(view, house, table, rows, mine)
        if legend.currency is None and before.currency is not None:
            legend.currency, legend.assumed = before.currency, before.assumed
            legend.inherited = not follows
        before, end = legend, table.end
        read.append((legend, rows))
    _lend_scales(view, read)
    for legend, rows in read:
        bare = bare_columns(view, ((row.alone, row.cells) for row in rows if row.alone))
        reader = Reader(view, house, legend, _filled(view, rows), bare)
        for row in rows:
            found += _read_row(reader, row)
    return found, rest


def _filled(view: str, rows: list[_Row]) -> set[int]:
    """The columns of figures: those with a number that is no footnote mark."""
    return {
        column
        for row in rows
        for column, atom in row.alone
        if atom.marked
        or abs(atom.numeral.value) >= 10
        or atom.numeral.quantum < 1
        or view[row.cells[column].start] != "("
    }


def _lend_scales(view: str, tables: list[tuple[Legend, list[_Row]]]) -> None:
    """A table that states no scale has that of one with the same row: the same label, the same
    long figures."""
    known: dict[tuple[str, ...], Legend] = {}
    for legend, rows in tables:
        if legend.exponent is not None:
            for row in rows:
                known.setdefault(_row_key(view, row), legend)
    known.pop((), None)
    for legend, rows in tables:
        if legend.exponent is None and known:
            like = next((known[key] for row in rows if (key := _row_key(view, row)) in known), None)
            if like is not None:
                legend.exponent, legend.shares_scaled = like.exponent, like.shares_scaled


def _row_key(view: str, row: _Row) -> tuple[str, ...]:
    """The label of a row of money and its figures as printed; empty where these are short."""
    if not row.alone or row.alone[0][0] == 0:
        return ()
    figures = [view[atom.num_start : atom.num_end] for _, atom in row.alone]
    if sum(map(len, figures)) < _LONG:
        return ()
    cell = next((cell for cell in row.cells if cell.end > cell.start), row.cells[0])
    label = view[cell.start : cell.end]
    if not FINANCIAL.search(label):  # only money is scaled
        return ()
    return (_FOOTNOTES.sub("", label).lower().strip(), *figures)


def _rows(view: str, table: Table, atoms: list[Atom], rest: list[Atom]) -> list[_Row]:
    """The rows of `table` with the numbers that stand alone in their cells; others go to
    `rest`."""
    rows: list[_Row] = []
    at = 0
    for cells in table.rows:
        row = _Row(cells)
        rows.append(row)
        for column, cell in enumerate(cells):
            first = at
            while at < len(atoms) and atoms[at].num_start < cell.end:
                at += 1
            inside = atoms[first:at]
            if not inside or (column == 0 and _is_scale(view, cell)):
                continue
            if len(inside) == 2:
                inside = join(view, inside, in_cell=True)
            if len(inside) > 1 or not _is_alone(view, cell, inside[0]):
                rest += inside
            elif _is_year(view, inside[0]) or _is_mark(view, cells, column, inside[0]):
                row.years.append((column, inside[0]))
            else:
                row.alone.append((column, inside[0]))
    figures = Counter(column for row in rows for column, _ in row.alone)
    for row in rows:
        for mark in [one for one in row.years if one[0] and not _is_year(view, one[1])]:
            if figures[mark[0]] > 1:  # "(3)" below figures is one of them
                row.years.remove(mark)
                row.alone.append(mark)
    return rows


def _is_scale(view: str, cell: Span) -> bool:
    """Whether the corner of a table states its scale: "(NOK 1 000)"."""
    return LEGEND_SCALE.regex.search(view, cell.start, cell.end) is not None


def _is_alone(view: str, cell: Span, atom: Atom) -> bool:
    return bool(
        _DRESS.match(view, cell.start, max(atom.start, cell.start))
        and _DRESS.match(view, atom.end, max(cell.end, atom.end))
    )


def _is_year(view: str, atom: Atom) -> bool:
    """Whether a numeral looks like a year: "2024", bare."""
    return (
        not atom.marked
        and atom.exponent == 0
        and _YEARISH.fullmatch(view, atom.num_start, atom.num_end) is not None
    )


def _is_mark(view: str, cells: list[Span], column: int, atom: Atom) -> bool:
    """Whether a small whole number marks its row ("| 1 | Details |") or is a footnote "(1)"."""
    if atom.marked or atom.exponent or atom.numeral.quantum != 1 or atom.low is not None:
        return False
    if column == 0:
        return len(cells) > 1 and abs(atom.numeral.value) < 1000
    whole = view[cells[column].start : cells[column].end]
    return len(whole) == 3 and whole[0] == "(" and whole[2] == ")" and column + 1 == len(cells)


def _caption(view: str, house: House, table: Table, rows: list[_Row], atoms: list[Atom]) -> Legend:
    """What the lines before the table and the rows above its figures say of all its numbers."""
    above = view[max(0, table.start - _CAPTION) : table.start]
    lines = [line for line in above.split("\n") if line.strip() and not line.startswith("|")]
    titles = [line for line in lines[-3:] if not _STATED_SUM.search(line)]
    legend = _nearest(titles, house)
    heads: list[str] = []
    for row in rows[:_MAX_HEADS]:
        if row.alone:
            break
        cells = [view[cell.start : cell.end] for cell in row.cells if cell.end > cell.start]
        if cells and (len(cells) == 1 or row.cells[0].end > row.cells[0].start):
            heads.append(cells[0][:_TITLE])
    if heads:
        inner = _nearest(heads, house)
        if inner.exponent is not None:
            legend.exponent, legend.shares_scaled = inner.exponent, inner.shares_scaled
        if inner.currency is not None:
            legend.currency, legend.assumed = inner.currency, inner.assumed
        legend.text = "\n".join([legend.text, *heads])
    if legend.currency is None:
        marked = next((a for a in atoms if a.currency is not None and a.exponent == 0), None)
        if marked is not None:
            legend.currency, legend.assumed = marked.currency, marked.assumed
        elif (sign := _SIGN_CELL.search(view, table.start, table.end)) is not None:
            mark_currency(legend, sign["sign"], house)
    return legend


def _nearest(lines: list[str], house: House) -> Legend:
    """What lines above figures say: the scale and currency of the last of them that states one."""
    legend = read_legend("\n".join(lines), house)
    for number in range(len(lines) - 1, 0, -1):
        own = read_legend("\n".join(lines[number:]), house)
        if own.exponent is not None:  # those above told it of other tables
            legend.exponent, legend.shares_scaled = own.exponent, own.shares_scaled
            if own.currency is not None:
                legend.currency, legend.assumed = own.currency, own.assumed
            break
    return legend


def _read_row(reader: Reader, row: _Row) -> Iterator[Quantity]:
    view = reader.view
    if not row.alone:
        _read_header(reader, row.cells)
        return
    reader.headed = True
    at = next((at for at, cell in enumerate(row.cells) if cell.end > cell.start), 0)
    text = view[row.cells[at].start : row.cells[at].end] if at < row.alone[0][0] else ""
    label = read_label(text, reader.house)
    heading = reader.heading
    if label.kind is None and heading is not None:
        if heading.kind == "count":
            if len(text.split()) < 4 and not FINANCIAL.search(text) and label.currency is None:
                label.kind = "count"
        elif _BASIC.match(text) or not text or _is_fine(reader, heading, row):
            label.kind = heading.kind
        if label.kind == "count" and label.exponent is None:
            label.exponent = heading.exponent
    elif label.kind in _GROUPED[:-1]:
        reader.heading = label
    elif heading is not None and heading.kind != label.kind:
        reader.heading = None
    figures = row.alone
    if row.years:
        figures = sorted([*row.alone, *row.years], key=lambda figure: figure[0])
    taken = {column for column, _ in figures}
    for column, atom in figures:
        header = _header(reader.columns, column, taken)
        numbered = header.nothing and LABEL_NUMBER.regex.search(header.text.lower())
        if (column in reader.bare or numbered) and header.kind is None:
            header = _counting(reader, column, header, label)
        if _is_year(view, atom) and (header.nothing or label.nothing or not label.kind):
            if header.kind is None:
                continue
        elif (column, atom) in row.years:
            continue
        made = read_cell(reader, row.cells, column, atom, label, header)
        if made is not None:
            yield made


_NOTHING: Final = Legend()
_GROUPED: Final = ("share_count", "price", "count", "percentage")
"""Kinds that the heading of a group of rows gives to those that do not say theirs; a row with
figures of its own gives all but the last: "as a % of sales" is no heading."""


def _is_fine(reader: Reader, heading: Legend, row: _Row) -> bool:
    """Whether the figures of a row are printed so much finer than money in this table that they
    are of the kind its heading names, as the adjustments in "Net income per share:" are."""
    if heading.kind not in _FINE:
        return False
    # Money is printed as fine where the table has no scale of its own.
    if not reader.table.exponent and not (heading.kind == "percentage" and reader.table.inherited):
        return False
    most = _FINE[heading.kind]
    return all(
        atom.numeral.quantum <= most and abs(atom.numeral.value) < 1000 and atom.exponent == 0
        for _, atom in row.alone
    )


_FINE: Final = {"price": Decimal("0.01"), "percentage": Decimal("0.1")}
"""One unit of the last digit that such figures have at most."""


def _counting(reader: Reader, column: int, header: Legend, label: Legend) -> Legend:
    """The header of a column without currency beside columns of money, as one that counts
    things if it names some."""
    if header.currency is not None or label.currency is not None:
        return header
    if label.kind not in (None, "share_count", "count"):
        return header
    price = next((one.text for one in reader.columns.values() if one.kind == "price"), None)
    kind = counted(header, f"{label.text} {reader.table.text}", price)
    if kind is None:
        return header
    counting = replace(header, kind=kind, nothing=False)
    if kind == "share_count":
        reader.columns[column] = counting
    return counting


def _header(columns: dict[int, Legend], column: int, taken: set[int]) -> Legend:
    """The header of a column, or the nearest one: a cell of its own for the currency sign
    often shifts the figures."""
    for near in (column, column - 1, column - 2, column + 1):
        if near > 0 and near in columns and (near == column or near not in taken):
            return columns[near]
    return _NOTHING


def _read_header(reader: Reader, row: list[Span]) -> None:
    """Takes a row without figures as a header, or as the heading of the rows below."""
    view = reader.view
    texts = [
        (at, view[cell.start : cell.end]) for at, cell in enumerate(row) if cell.end > cell.start
    ]
    legend = read_label(texts[0][1], reader.house) if texts and texts[0][0] == 0 else _NOTHING
    if legend.exponent is not None and legend.kind is None:
        reader.table.exponent = legend.exponent
        reader.table.shares_scaled = legend.shares_scaled
    if len(texts) == 1 and texts[0][0] == 0:
        reader.heading = legend if legend.kind in _GROUPED else None
        return
    if legend.kind == "count" and legend.exponent is not None:
        reader.heading = legend  # "Gold production (000's ounces)" beside the years
    for at, text in texts:
        old = reader.columns.get(at)
        joined = f"{old.text} {text}" if old is not None and not reader.headed else text
        reader.columns[at] = read_label(joined[:160], reader.house)
    if texts:
        reader.headed = False
