"""Numbers in the cells of tables: what the caption, the headers and the row label say of them.

Comes in: a table, the text before it, and the atoms of its cells. Goes out: quantities for the
cells that hold one number and nothing else, and the other atoms back, to be read as prose. In
cells, parentheses are a minus sign, and a dash is nothing. The scale of a table ("in thousands")
counts for money and securities, not for per-share figures, percentages and multiples. This
module must not read sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

import regex

from extractor.annotate.currency import House
from extractor.annotate.number_atoms import Atom
from extractor.annotate.quantity_kind import quantity
from extractor.patterns import table_legends as legends
from extractor.patterns.quantities import SIGNS
from extractor.quantity import negated, scaled
from extractor.schema import Quantity, QuantityKind, Span
from extractor.stages import Layout, Table

_CAPTION: Final = 400
_DRESS: Final = regex.compile(r"(?:[\s$€£()\[\]%*†‡§^~≈<>+—–-]|\((?:\d|[a-z])\)|\[\d\]|[⁰¹²³⁴-⁹])*+$")
_SCALE_HINT: Final = re.compile(r"illion|ILLION|housand|HOUSAND|000|[(]m|[(]M|[A-Z]{3}[mkbM]|[kKTMm][A-Z]{3}|[$€£¥ ][mMkKb]")
_MONEY_HINT: Final = re.compile(r"[A-Z]{3}|[$€£¥₹₩₪]|ollar|uro|ound|ranc|Rs|RM|Rp")
_SHARES_HINT: Final = re.compile(r"share|unit|warrant|option|ads|stock|volume|weighted|securit|vote")
_PRICE_HINT: Final = re.compile(r"per|/|eps|price|vwap|nav")
_MULTIPLE_HINT: Final = re.compile(r"ratio|times|x")
_PREFIX: Final = {"k": 3, "K": 3, "T": 3, "m": 6, "M": 6}
_SHORT: Final = {"m": 6, "k": 3, "b": 9, "t": 3}
_EXCEPT: Final = regex.compile(
    r"(?i)\b(?:except|excluding|other[ ]than)\b(?P<what>[^.;|\n]{0,120})"
)
_SHARES_EXCEPTED: Final = regex.compile(
    r"(?i)\b(?:number[ ]of[ ])?(?:share|shares|unit|units|ads|stock)\b(?![ ](?:price))"
)
_PER: Final = regex.compile(r"(?i)\bper[ ](?:\w+[ ]){0,3}(?:share|unit|ads)\b(?:[ ](?:data|amounts?|figures?|information))?")
_FINANCIAL: Final = regex.compile(
    r"(?i)\b(?:statements?[ ]of|balance[ ]sheets?|cash[ ]flows?|income|revenues?|sales|assets|liabilities|equity|ebitda|profit|"
    r"loss|expenses?|costs?|cash|proceeds|debt|interest|dividends?|tax|earnings|amount|value|price|consideration|total|capital)\b"
)
_BASIC: Final = regex.compile(r"(?i)^[-–—• ]*(?:basic|diluted|basic and diluted|basic/diluted|before dilution|after dilution)\b")
_SIGNS: Final = frozenset({"$", *(sign for sign in SIGNS if not sign[-1].isalnum())})
_SIGN_CELL: Final = regex.compile(r"\|[ ]?(?P<sign>(?:US|C|A|HK|S|NZ)?\$|€|£|¥)[ ]?\|")
_FOOTED: Final = regex.compile(r"(?<=[a-z)])(?:\d(?:,[ ]?\d)*|\(\d\)|\*+|\[\d\])+(?=$|[ ,:–-])")
_YEARISH: Final = regex.compile(r"(?:19|20)\d\d")
_WORDS: Final = {
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "hong kong dollars": "HKD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "swiss francs": "CHF",
}


@dataclass(slots=True)
class Legend:
    """What a caption, header or label says: a currency, a scale, a kind of quantity."""

    text: str = ""
    currency: str | None = None
    assumed: bool = False
    exponent: int | None = None
    kind: QuantityKind | None = None
    nothing: bool = False
    shares_scaled: bool = True
    percent: bool = False


@dataclass(slots=True)
class _Reader:
    view: str
    house: House
    table: Legend
    columns: dict[int, Legend] = field(default_factory=dict)
    headed: bool = False
    heading: Legend | None = None
    found: list[Quantity] = field(default_factory=list)
    rest: list[Atom] = field(default_factory=list)


def read_tables(
    view: str, house: House, layout: Layout, atoms: list[Atom]
) -> tuple[list[Quantity], list[Atom]]:
    """The quantities of all cells that hold a number alone, and the atoms of other cells."""
    found: list[Quantity] = []
    rest: list[Atom] = []
    at = 0
    before = Legend()
    for table in layout.tables:
        while at < len(atoms) and atoms[at].num_start < table.start:
            at += 1
        first = at
        while at < len(atoms) and atoms[at].num_start < table.end:
            at += 1
        if first == at:
            continue
        legend = _caption(view, house, table, atoms[first:at])
        if legend.currency is None and before.currency is not None:
            legend.currency, legend.assumed = before.currency, before.assumed
        before = legend
        reader = _Reader(view, house, legend)
        _read_table(reader, table, atoms[first:at])
        found += reader.found
        rest += reader.rest
    return found, rest


def _caption(view: str, house: House, table: Table, atoms: list[Atom]) -> Legend:
    """What the lines before the table and the rows above its figures say of all its numbers."""
    above = view[max(0, table.start - _CAPTION) : table.start]
    lines = [line for line in above.split("\n") if line.strip() and not line.startswith("|")]
    legend = read_legend("\n".join(lines[-3:]), house)
    figure = next((atom.num_start for atom in atoms if not _year(view, atom)), table.end)
    heads: list[str] = []
    for row in table.rows:
        if not row or row[-1].end >= figure or len(heads) > 12:
            break
        cells = [view[cell.start : cell.end] for cell in row if cell.end > cell.start]
        if row[0].end > row[0].start or len(cells) == 1:
            heads.append(cells[0][:200] if cells else "")
    if heads:
        inner = read_legend("\n".join(heads), house)
        if inner.exponent is not None:
            legend.exponent, legend.shares_scaled = inner.exponent, inner.shares_scaled
        if inner.currency is not None:
            legend.currency, legend.assumed = inner.currency, inner.assumed
    if legend.currency is None:
        marked = next((a for a in atoms if a.currency is not None and a.exponent == 0), None)
        if marked is not None:
            legend.currency, legend.assumed = marked.currency, marked.assumed
        else:
            sign = _SIGN_CELL.search(view, table.start, table.end)
            if sign is not None:
                _sign_currency(legend, sign["sign"], house)
    return legend


def _sign_currency(holder: Legend | Atom, sign: str, house: House) -> None:
    if sign == "$":
        holder.currency, holder.assumed = house.dollar, not house.stated
    else:
        holder.currency, holder.assumed = SIGNS[sign], False


def _year(view: str, atom: Atom) -> bool:
    """Whether a numeral can only be a year: "2024", bare."""
    return (
        not atom.marked
        and atom.exponent == 0
        and _YEARISH.fullmatch(view, atom.num_start, atom.num_end) is not None
    )


def read_legend(text: str, house: House) -> Legend:
    """What `text` (a caption, a header or a label) says of numbers."""
    legend = Legend(text)
    if not text:
        return legend
    scale = legends.LEGEND_SCALE.regex.search(text) if _SCALE_HINT.search(text) else None
    if scale is not None:
        if scale["prefix"]:
            legend.exponent = _PREFIX[scale["prefix"]]
        elif scale["suffix"] or scale["short"]:
            legend.exponent = _SHORT[(scale["suffix"] or scale["short"])[0].lower()]
        else:
            legend.exponent = 3 if scale["thousands"] else 6 if scale["millions"] else 9
        exception = _EXCEPT.search(text, scale.start())
        if exception is not None:
            what = _PER.sub("", exception["what"])
            legend.shares_scaled = not _SHARES_EXCEPTED.search(what)
    money = legends.LEGEND_CURRENCY.regex.search(text) if _MONEY_HINT.search(text) else None
    if money is not None:
        if money["code"]:
            legend.currency = money["code"]
        elif money["words"]:
            legend.currency = _WORDS.get(money["words"].lower(), "USD")
        elif money["sign"] == "$":
            legend.currency, legend.assumed = house.dollar, not house.stated
        else:
            legend.currency = SIGNS[money["sign"]]
    return legend


def _label(text: str, house: House) -> Legend:
    """A legend with the kind of quantity that a header or a row label names."""
    legend = read_legend(text, house)
    if not text:
        return legend
    text = _FOOTED.sub("", text)
    low = text.lower()
    if legends.LABEL_NOTHING.regex.search(text):
        legend.nothing = True
    if (
        _SHARES_HINT.search(low)
        and "price" not in low
        and legends.LABEL_SHARES.regex.search(text) is not None
    ):
        legend.kind = "share_count"
    elif _PRICE_HINT.search(low) and legends.LABEL_PER_SHARE.regex.search(text):
        legend.kind = "price"
    elif ("%" in low or "pct" in low or "cent" in low) and legends.LABEL_PERCENT.regex.search(text):
        legend.kind, legend.percent = "percentage", True
    elif _MULTIPLE_HINT.search(low) and legends.LABEL_MULTIPLE.regex.search(text):
        legend.kind = "multiple"
    elif legend.currency is None and legends.LABEL_COUNT.regex.search(text):
        legend.kind = "count"
    if legend.kind in ("price", "share_count"):
        legend.nothing = False
    return legend


def _read_table(reader: _Reader, table: Table, atoms: list[Atom]) -> None:
    view = reader.view
    at = 0
    for row in table.rows:
        if not row:
            continue
        end = row[-1].end
        mine: list[tuple[int, Atom]] = []
        column = 0
        while at < len(atoms) and atoms[at].num_start <= end:
            atom = atoms[at]
            while column < len(row) and row[column].end < atom.num_end:
                column += 1
            mine.append((column, atom))
            at += 1
        _read_row(reader, row, mine)
    del view


def _read_row(reader: _Reader, row: list[Span], atoms: list[tuple[int, Atom]]) -> None:
    view = reader.view
    alone: list[tuple[int, Atom]] = []
    for index, (column, atom) in enumerate(atoms):
        single = (index == 0 or atoms[index - 1][0] != column) and (
            index + 1 == len(atoms) or atoms[index + 1][0] != column
        )
        if single and column < len(row) and _is_alone(view, row[column], atom):
            alone.append((column, atom))
        else:
            reader.rest.append(atom)
    alone = [(column, atom) for column, atom in alone if not _in_label(view, row, column, atom)]
    years = [atom for _, atom in alone if _year(view, atom)]
    if len(years) == len(alone):
        _read_header(reader, row)
        return
    label_at = next((at for at, cell in enumerate(row) if cell.end > cell.start), 0)
    label_text = view[row[label_at].start : row[label_at].end] if label_at < alone[0][0] else ""
    label = _label(label_text, reader.house)
    if label.kind is None and reader.heading is not None and (
        _BASIC.match(label_text) or (reader.heading.kind in ("share_count", "price") and not label_text)
    ):
        label.kind = reader.heading.kind
    if label.kind in ("share_count", "price"):
        reader.heading = label
    elif not _BASIC.match(label_text):
        reader.heading = None
    for column, atom in alone:
        header = reader.columns.get(column) or Legend()
        if atom in years and (header.nothing or label.nothing or (header.kind is None and label.kind is None)):
            continue
        made = _read_cell(reader, row, column, atom, label, header)
        if made is not None:
            reader.found.append(made)


def _is_alone(view: str, cell: Span, atom: Atom) -> bool:
    return bool(
        _DRESS.match(view, cell.start, max(atom.start, cell.start))
        and _DRESS.match(view, atom.end, max(cell.end, atom.end))
    )


def _in_label(view: str, row: list[Span], column: int, atom: Atom) -> bool:
    """Whether a whole number opens the row as its mark: "| 1 | Details | ..."."""
    if column != 0 or atom.marked or atom.exponent or atom.numeral.quantum != 1:
        return False
    return len(row) > 1 and abs(atom.numeral.value) < 1000


def _read_header(reader: _Reader, row: list[Span]) -> None:
    """Takes a row without figures as a header, or as the heading of the rows below."""
    view = reader.view
    texts = [(at, view[cell.start : cell.end]) for at, cell in enumerate(row) if cell.end > cell.start]
    if len(texts) == 1 and texts[0][0] == 0:
        legend = _label(texts[0][1], reader.house)
        reader.heading = legend if legend.kind in ("share_count", "price") else None
        if legend.exponent is not None and reader.table.exponent is None:
            reader.table.exponent = legend.exponent
            reader.table.shares_scaled = legend.shares_scaled
        return
    for at, text in texts:
        old = reader.columns.get(at)
        joined = f"{old.text} {text}" if old is not None and old.text and not reader.headed else text
        reader.columns[at] = _label(joined[:160], reader.house)
    reader.headed = False


def _read_cell(
    reader: _Reader, row: list[Span], column: int, atom: Atom, label: Legend, header: Legend
) -> Quantity | None:
    view, table = reader.view, reader.table
    cell = row[column]
    left = view[cell.start : atom.start]
    right = view[atom.end : cell.end]
    after = view[row[column + 1].start : row[column + 1].end] if column + 1 < len(row) else ""
    before = view[row[column - 1].start : row[column - 1].end] if column else ""
    if atom.unit is None and (right.lstrip(") ").startswith("%") or after.lstrip(") ").startswith("%")):
        atom.unit = "percent"
    if atom.unit is None and atom.currency is None and before in _SIGNS:
        _sign_currency(atom, before, reader.house)
    opened = "(" in left and left.strip(" $€£~")[-1:] == "("
    if opened and not atom.negative:
        closing = ")" in right or after.startswith(")") or right == ""
        if closing:
            if right.startswith(")") and _is_footnote(atom, before, right, header):
                return None
            atom.negative = True
            atom.numeral = negated(atom.numeral)
            atom.start -= len(left) - left.rfind("(")
            if right.startswith(")"):
                atom.end += 1
    kind = _cell_kind(reader, atom, label, header)
    if kind is None:
        return None
    atom.kind = kind
    if kind in ("price", "amount"):
        source = next(
            (legend for legend in (header, label, table) if legend.currency is not None), None
        )
        if atom.currency is None and source is not None:
            atom.currency, atom.assumed = source.currency, source.assumed
    else:
        atom.currency = None
    exponent = _cell_exponent(atom, kind, label, header, table)
    if exponent:
        atom.numeral = scaled(atom.numeral, exponent)
        atom.exponent = exponent
    if kind == "price":
        atom.per = "share"
    if kind == "count":
        atom.noun = label.text if label.kind == "count" else header.text or label.text
    return quantity(view, reader.house, atom)


def _is_footnote(atom: Atom, before: str, right: str, header: Legend) -> bool:
    return (
        atom.numeral.quantum == 1
        and not atom.marked
        and atom.exponent == 0
        and 0 < atom.numeral.value < 10
        and not header.text
        and (before[-1:].isdigit() or before[-1:] in ")%")
    )


def _cell_kind(
    reader: _Reader, atom: Atom, label: Legend, header: Legend
) -> QuantityKind | None:
    """The kind of the number in a cell, None where it is no quantity."""
    if atom.unit == "x":
        return "multiple"
    if atom.unit is not None:
        return "percentage"
    if atom.ratio:
        return None
    if atom.currency is not None:
        if "price" in (label.kind, header.kind) and atom.exponent == 0:
            return "price"
        return "amount"
    if header.nothing or (label.nothing and header.kind is None):
        return None
    if header.kind == "percentage":
        return "percentage"
    if header.kind is not None and label.kind not in ("percentage", "price"):
        return header.kind
    if label.kind is not None:
        return label.kind
    if header.currency is not None or label.currency is not None:
        return "amount"
    if reader.table.currency is not None or reader.table.exponent is not None:
        return "amount"
    if _FINANCIAL.search(label.text) or _FINANCIAL.search(header.text):
        return "amount"
    return "count"


def _cell_exponent(
    atom: Atom, kind: QuantityKind, label: Legend, header: Legend, table: Legend
) -> int:
    """The power of ten that the table states for a cell of this kind."""
    if atom.exponent or kind in ("percentage", "multiple", "ratio", "price"):
        return 0
    own = label.exponent if label.exponent is not None else header.exponent
    if own is not None:
        return own
    if table.exponent is None:
        return 0
    if kind == "share_count":
        return table.exponent if table.shares_scaled else 0
    if kind == "count":
        return 0 if table.currency is not None else table.exponent
    return table.exponent
