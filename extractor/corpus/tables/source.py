"""Tables as a writer declares them: heads, columns, and one line for each row.

Comes in: the `tables` of a source's tail. Goes out: `Declared`: columns and rows, nothing computed.

    tables:
      is:
        caption: Consolidated Statements of Income
        notes: ["(in thousands, except per share data)"]
        statement: income_statement
        scale: 1000
        heads: ["Three Months Ended~June 30, >2 |", "2025 | 2024 | Change"]
        columns: 2025-Q2 | 2024-Q2 | % 1 2
        rows: |
          Revenue {#rev revenue $} | 1200 | 1000
          Costs:
            Freight {#a} | 400 | 380
            Other costs^1 {#b} | - | 20
          Total costs {#c} | = a..b
          Operating income {#op operating_income total} | = rev - c
          Per share {#eps P eps_basic $} | 0.42 | 0.40

The body of the source has a line `⟦table is⟧` where it stands. In heads, `>2` is the number of
columns that the text stands over, `~` a line end; a row of heads with one more text than columns
begins with that of the labels. A column is a period (`2025-Q2 non_gaap`), or computed from others:
`% 1 2` and `change 1 2` compare, `sum 1 2 = 2025` adds (`-2` takes away), `of rev 1` is the
percentage of a row; `note` and `text` hold words. Two spaces at the start of a row are a level.

What stands in braces after a label: `#name`; a concept; a kind (A, S, P, %, X, N; bp); `$` for a
currency sign; `total`, `subtotal`, `item`, `heading` for the role; `gaap`, `non_gaap`; `places=`,
`scale=`, `unit=`, `cur=`, `per=`, `sec=`; `bare` for no percent sign; `same=` for a row that must
be equal (assets, and liabilities with equity); `plug` for a formula that only fills in. A cell
is a number as printed, without signs and groups, `low..high`, `-` for nothing, a word, or empty;
`@is.ni.1` repeats a cell of a table above, `^1` after a cell is a footnote mark. A formula counts
for all figure columns; `= a + b ! 2:1200` prints a wrong number in column 2. Cells after those of
the columns that are not computed stand in the computed ones.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Literal, cast, get_args

import msgspec

from extractor.corpus.marks import KINDS
from extractor.corpus.tables.layout import Layout
from extractor.errors import UsageError
from extractor.schema import Basis, ColumnRole, QuantityKind, RowRole, StatementKind

_ROW = re.compile(r"( *)([^{|]*?) *(?:\{([^}]*)\})? *(?:\|(.*))?")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_PLANT = re.compile(r"(\d+):([^ ]+)")
_HEAD = re.compile(r"(.*?)(?: *>(\d+))?")
_TOTAL = re.compile(r"total\b|net (?:income|loss|earnings|profit)", re.IGNORECASE)


class TableSource(msgspec.Struct, forbid_unknown_fields=True):
    """A table as declared. `places` are the decimals of its money, `shares` the scale of its share
    counts if it is another, `rounded` whether the release warns that figures may not add."""

    columns: str
    rows: str
    caption: str | None = None
    notes: list[str] = msgspec.field(default_factory=list)
    statement: StatementKind | None = None
    scale: Decimal = Decimal(1)
    shares: Decimal | None = None
    currency: str | None = None
    heads: list[str] = msgspec.field(default_factory=list)
    places: int = 0
    rounded: bool = False
    layout: dict[str, Any] = msgspec.field(default_factory=dict)


class Head(msgspec.Struct, frozen=True):
    """A text over `span` columns from `column` on; 0 is that of the labels."""

    text: str
    column: int
    span: int = 1


class Column(msgspec.Struct):
    """A column, and what it is computed from: columns by number, or `of` a row in one."""

    role: ColumnRole
    period: str | None = None
    basis: Basis | None = None
    computed: Literal["", "sum", "change", "%", "of"] = ""
    inputs: list[int] = msgspec.field(default_factory=list)
    of: str = ""


class Row(msgspec.Struct):
    """A row as declared; `foot` is its footnote mark, `cells` what is given of it by column,
    `planted` the wrong numbers."""

    label: str
    level: int
    name: str
    role: RowRole = "item"
    foot: str = ""
    concept: str | None = None
    kind: QuantityKind = "amount"
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    security: str | None = None
    basis: Basis | None = None
    signed: bool = False
    bare: bool = False
    plug: bool = False
    same: str = ""
    places: int = 0
    scale: Decimal = Decimal(1)
    formula: str = ""
    cells: dict[int, str] = msgspec.field(default_factory=dict)
    planted: dict[int, str] = msgspec.field(default_factory=dict)


class Declared(msgspec.Struct):
    """A table without what is to be computed; a row that is None is an empty line. The columns are
    counted from 1, 0 being that of the labels."""

    name: str
    source: TableSource
    layout: Layout
    heads: list[list[Head]]
    columns: list[Column]
    rows: list[Row | None]


def declare(name: str, source: TableSource, default: dict[str, Any]) -> Declared:
    """The table that `source` declares, printed as the release's `default` layout says and its own.

    Raises UsageError that names the line that cannot be read.
    """
    try:
        layout = msgspec.convert({**default, **source.layout}, Layout)
        columns = [
            Column("label"),
            *(_column(one.strip()) for one in source.columns.split("|")),
        ]
        heads = [_heads(line, len(columns)) for line in source.heads]
        rows = [
            _row(line, number, columns, source) if line.strip() else None
            for number, line in enumerate(source.rows.rstrip().split("\n"))
        ]
    except (UsageError, msgspec.ValidationError) as error:
        raise UsageError(f"table {name}: {error}") from error
    return Declared(name, source, layout, heads, columns, rows)


def _column(spec: str) -> Column:
    first, *rest = spec.split()
    if first in ("note", "text"):
        return Column(cast(ColumnRole, first))
    period = rest[rest.index("=") + 1] if "=" in rest else None
    rest = rest[: rest.index("=")] if "=" in rest else rest
    if first == "%":
        return Column("change_percent", computed="%", inputs=[int(one) for one in rest])
    if first == "change":
        return Column("change", computed="change", inputs=[int(one) for one in rest])
    if first == "sum":
        return Column("figure", period, computed="sum", inputs=[int(one) for one in rest])
    if first == "of":
        return Column("share_percent", computed="of", of=rest[0], inputs=[int(rest[1])])
    basis = rest[0] if rest else None
    if basis not in (None, *get_args(Basis)):
        raise UsageError(f"{spec!r} is no column; 2025-Q2, % 1 2 or sum 1 2 = 2025 would be.")
    return Column("figure", None if first == "figure" else first, cast("Basis | None", basis))


def _heads(line: str, width: int) -> list[Head]:
    texts = line.split("|")
    parts: list[tuple[str, int]] = []
    for text in texts:
        match = _HEAD.fullmatch(text.strip())
        assert match  # any text is a head
        parts.append((match.group(1), int(match.group(2) or 1)))
    covered = sum(span for _, span in parts)
    at = 0 if covered == width else 1
    if covered + at != width:
        raise UsageError(
            f"The heads {line!r} stand over {covered} columns; {width - 1} or {width} would have "
            "worked."
        )
    found = []
    for text, span in parts:
        if text:
            found.append(Head(text, at, span))
        at += span
    return found


def _row(line: str, number: int, columns: list[Column], source: TableSource) -> Row:
    match = _ROW.fullmatch(line)
    if match is None:
        raise UsageError(f"The row {line!r} cannot be read; Label {{#name}} | 1 | 2 would be.")
    indent, label, options, cells = match.groups()
    label, _, foot = label.partition("^")
    row = Row(label, len(indent) // 2, f"r{number}", foot=foot)
    given: dict[str, str | None] = {"places": None, "scale": None}
    for option in (options or "").split():
        _read_option(row, option, given)
    row.places = int(given["places"]) if given["places"] else _places(row, source)
    row.scale = Decimal(given["scale"]) if given["scale"] else _scale(row, source)
    if row.kind in ("amount", "price"):
        row.currency = row.currency or source.currency
        if row.currency is None and cells is not None:
            raise UsageError(f"The row {label!r} has no currency; give the table one.")
        row.unit = row.currency
    if cells is None:
        row.role = "heading"
        return row
    _read_cells(row, [cell.strip() for cell in cells.split("|")], columns)
    if row.formula and row.kind == "amount" and not row.plug and "role" not in given:
        row.role = "total" if _TOTAL.match(label) else "subtotal"
    return row


def _read_option(row: Row, option: str, given: dict[str, str | None]) -> None:
    key, equals, value = option.partition("=")
    if option.startswith("#"):
        row.name = option[1:]
    elif option == "$":
        row.signed = True
    elif option in ("bare", "plug"):
        setattr(row, option, True)
    elif option in KINDS:
        row.kind = KINDS[option]
        row.unit = {"S": "shares", "P": None, "A": None, "N": None, "%": "percent"}.get(
            option, row.kind
        )
        row.per = "share" if option == "P" else None
    elif option == "bp":
        row.kind, row.unit, row.bare = "percentage", "basis_point", True
    elif option in get_args(RowRole):
        row.role = cast(RowRole, option)
        given["role"] = option
    elif option in get_args(Basis):
        row.basis = cast(Basis, option)
    elif key in ("places", "scale") and equals:
        given[key] = value
    elif equals and key in _FIELDS:
        setattr(row, _FIELDS[key], value.replace("_", " "))
    elif re.fullmatch("[a-z_]+", option):
        row.concept = option
    else:
        raise UsageError(f"{option!r} is no option of the row {row.label!r}.")


_FIELDS = {"same": "same", "unit": "unit", "cur": "currency", "per": "per", "sec": "security"}


def _places(row: Row, source: TableSource) -> int:
    if row.kind == "amount":
        return source.places
    if row.kind == "price":
        return 2
    return 1 if row.unit in ("percent", "multiple", "ratio") else 0


def _scale(row: Row, source: TableSource) -> Decimal:
    if row.kind == "amount":
        return source.scale
    if row.kind == "share_count":
        return source.shares or source.scale
    return Decimal(1)


def _read_cells(row: Row, cells: list[str], columns: list[Column]) -> None:
    if cells[0].startswith("="):
        formula, _, planted = cells.pop(0)[1:].partition("!")
        row.formula = formula.strip()
        row.planted = {int(at): value for at, value in _PLANT.findall(planted)}
        places = [at for at, column in enumerate(columns) if column.computed]
    else:
        open_to = [at for at, column in enumerate(columns) if at and not column.computed]
        places = open_to + [at for at, column in enumerate(columns) if column.computed]
        if len(cells) < len(open_to):
            raise UsageError(
                f"The row {row.label!r} has {len(cells)} cells; {len(open_to)} would have worked."
            )
    if len(cells) > len(places):
        raise UsageError(f"The row {row.label!r} has more cells than columns.")
    row.cells = dict(zip(places, cells, strict=False))


def number_of(cell: str) -> Decimal | None:
    """The number that a cell gives, or None if it gives none."""
    return Decimal(cell) if _NUMBER.fullmatch(cell) else None
