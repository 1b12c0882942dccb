"""What a table of the release becomes: columns, rows, cells."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from extractor.schema.spans import TextSpan
from extractor.schema.vocabulary import Basis, ColumnRole, RowRole, StatementKind, TableForm


class TableColumn(msgspec.Struct):
    """One column: the header cells over it from the top down, what stands in it, and the period
    and basis that its headers name."""

    heads: list[TextSpan] = msgspec.field(default_factory=list)
    role: ColumnRole = "figure"
    period: str | None = None
    basis: Basis | None = None


class TableCell(msgspec.Struct):
    """One cell that is not empty. `column` is its index into the table's columns; `span` how many
    columns it covers (headers do).

    A number has a `value` with its scale applied, the `unit` and `scale` that it was read with
    (`1000` for "in thousands"), its `period`, and the id of its `quantity`; `value` is null for a
    range. `nil` marks a dash or a word for nothing, which adds up as zero but states no number.
    """

    column: int
    text: str
    start: int
    end: int
    span: int = 1
    value: Decimal | None = None
    unit: str | None = None
    scale: Decimal | None = None
    period: str | None = None
    basis: Basis | None = None
    quantity: str | None = None
    nil: bool = False


class TableRow(msgspec.Struct):
    """One row: its label, how deep that is indented (0 for the outermost), its role, and its
    cells but for the label and the empty ones. `parent` is the index of the heading, or of the
    row of a lesser level, under which it stands."""

    label: TextSpan | None
    level: int = 0
    role: RowRole = "item"
    cells: list[TableCell] = msgspec.field(default_factory=list)
    parent: int | None = None


class Table(msgspec.Struct):
    """A table of the release. `notes` are the words that state its scale and currency ("in
    thousands, except per share data"); `scale` and `currency` what they say of its money;
    `rounded` whether the release warns that figures may not add. `sure` is false where rows and
    columns could not be told apart with certainty: such a table raises no alarm."""

    id: str
    form: TableForm
    start: int
    end: int
    caption: TextSpan | None = None
    notes: list[TextSpan] = msgspec.field(default_factory=list)
    statement: StatementKind | None = None
    scale: Decimal | None = None
    currency: str | None = None
    columns: list[TableColumn] = msgspec.field(default_factory=list)
    rows: list[TableRow] = msgspec.field(default_factory=list)
    rounded: bool = False
    sure: bool = True
