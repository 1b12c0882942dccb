"""The number in one cell of a table: its kind, currency, sign and scale.

Comes in: what the table, the header and the row label say, and the atom of the cell. Goes out: a
quantity, or None where the number is none. This module must not look at other rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom, finished
from extractor.annotate.quantities.currency import House
from extractor.annotate.quantities.table_columns import MONEY_SIGNS, per_what
from extractor.annotate.quantities.table_legend import FINANCIAL, Legend, mark_currency
from extractor.annotate.quantities.words import PERIODS
from extractor.quantity import negated, scaled
from extractor.schema import Quantity, QuantityKind, Span

_TIME: Final = regex.compile(
    r"\b(?:20\d\d|q[1-4]|[1-4]q|h[12]|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|mar\.|sept?\.|dec\.)[ ]\d{1,2})\b"
)
"""A header that dates its figures, and says nothing of what they count."""
_PER_SHARE: Final = regex.compile(r"(?i)\bper[ ](?:\w+[ ]){0,2}(?:share|unit)\b")
_PAYOUT: Final = regex.compile(r"(?i)\b(?:distributions?|dividends?)\b")


@dataclass(slots=True)
class Reader:
    """What is known of a table while its rows are read, from the top down."""

    view: str
    house: House
    table: Legend
    filled: set[int]
    bare: set[int]
    columns: dict[int, Legend] = field(default_factory=dict)
    headed: bool = False
    heading: Legend | None = None


def read_cell(
    reader: Reader, row: list[Span], column: int, atom: Atom, label: Legend, header: Legend
) -> Quantity | None:
    """The quantity that the number of a cell states."""
    view, table = reader.view, reader.table
    cell = row[column]
    left = view[cell.start : atom.start]
    right = view[atom.end : cell.end]
    after = view[row[column + 1].start : row[column + 1].end] if column + 1 < len(row) else ""
    before = view[row[column - 1].start : row[column - 1].end] if column else ""
    signed = right.lstrip(") ").startswith("%") or after.lstrip(") ").startswith("%")
    if atom.unit is None and signed:
        atom.unit = "percent"
    if atom.unit is None and atom.currency is None and before in MONEY_SIGNS:
        mark_currency(atom, before, reader.house)
        if table.currency is not None and not table.assumed and before == "$":
            atom.currency, atom.assumed = table.currency, False
    if atom.bracket and not atom.negative and after.startswith(")"):
        atom.negative = True
        atom.numeral = negated(atom.numeral)
    elif left.strip(" $€£~")[-1:] == "(" and not atom.negative and atom.low is None:
        closed = right.startswith(")")
        if closed and column not in reader.filled and _is_footnote(atom, before):
            return None
        if closed or after.startswith(")") or not right:
            atom.negative = True
            atom.numeral = negated(atom.numeral)
            atom.start -= len(left) - left.rfind("(")
            atom.end += closed
    kind = _cell_kind(reader, atom, label, header)
    if kind is None:
        return None
    atom.kind = kind
    if kind not in ("price", "amount"):
        atom.currency = None
    elif atom.currency is None:
        source = next((one for one in (header, label, table) if one.currency is not None), None)
        if source is not None:
            atom.currency, atom.assumed = source.currency, source.assumed
    exponent = _cell_exponent(atom, kind, label, header, table)
    if exponent:
        atom.numeral = scaled(atom.numeral, exponent)
        if atom.low is not None and atom.high is not None:
            atom.low, atom.high = scaled(atom.low, exponent), scaled(atom.high, exponent)
        atom.exponent = exponent
    if kind == "price":
        atom.per = per_what(label.text, header.text)
    if kind == "count":
        timed = header.text and _TIME.search(header.text.lower())
        named = label.text if label.kind == "count" or timed else header.text or label.text
        atom.noun = (named or header.text)[:80]
    return finished(view, atom)


def _is_footnote(atom: Atom, before: str) -> bool:
    return (
        atom.numeral.quantum == 1
        and not atom.marked
        and atom.exponent == 0
        and 0 < atom.numeral.value < 10
        and (before[-1:].isdigit() or before[-1:] in ")%")
    )


def _cell_kind(reader: Reader, atom: Atom, label: Legend, header: Legend) -> QuantityKind | None:
    """The kind of the number in a cell, None where it is no quantity."""
    if atom.unit == "x":
        return "multiple"
    if atom.unit is not None:
        return "percentage" if atom.unit != "colon" else None
    if atom.ratio:
        return None
    table = reader.table
    if atom.currency is not None:
        if atom.exponent <= 0 and (
            "price" in (label.kind, header.kind) or _is_payout(atom, table, header)
        ):
            return "price"
        return "amount"
    timed = label.kind in ("count", "share_count") and header.text.lower() in PERIODS
    if (header.nothing and not timed) or (label.nothing and header.kind is None):
        return None
    if header.kind == "percentage":
        return "percentage"
    if header.kind is not None and label.kind not in ("percentage", "price"):
        return header.kind
    if label.kind is not None:
        return label.kind
    if header.currency is not None or label.currency is not None:
        return "amount"
    known = table.currency is not None and not table.inherited
    if known or table.exponent is not None:
        return "amount"
    if FINANCIAL.search(label.text) or FINANCIAL.search(header.text):
        return "amount" if table.currency is not None else "count"
    return "count"


def _is_payout(atom: Atom, table: Legend, header: Legend) -> bool:
    """Whether a small sum is what one share gets: a table of distributions."""
    if atom.numeral.quantum >= 1 or abs(atom.numeral.value) >= 20:
        return False
    if _PER_SHARE.search(header.text):
        return True
    return table.exponent is None and bool(
        _PER_SHARE.search(table.text)
        or _PAYOUT.search(table.text[-200:])
        or _PAYOUT.search(header.text)
    )


def _cell_exponent(
    atom: Atom, kind: QuantityKind, label: Legend, header: Legend, table: Legend
) -> int:
    """The power of ten that the table states for a cell of this kind."""
    if kind == "price" and not atom.exponent:  # in pence or cents
        return min(label.exponent or 0, header.exponent or 0, 0)
    if atom.exponent or kind in ("percentage", "multiple", "ratio"):
        return 0
    if kind == "amount" and (header.letter or label.letter):
        return 6
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
