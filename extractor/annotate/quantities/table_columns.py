"""Columns of a table that count things although others hold money.

Comes in: the header and the numbers of a column. Goes out: whether the column is money, and
whether it counts securities or other things. It must not look at sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.counted_nouns import is_noun
from extractor.annotate.quantities.table_legend import FINANCIAL, Legend
from extractor.annotate.quantities.words import PERIODS, SECURITIES
from extractor.patterns import table_legends as legends
from extractor.patterns.quantities import SIGNS
from extractor.schema import QuantityKind, Span

MONEY_SIGNS: Final = frozenset({"$", *(sign for sign in SIGNS if not sign[-1].isalnum())})
"""Currency signs that may stand in a cell alone."""
_WORD: Final = regex.compile(r"[A-Za-z]{2,20}")
_PER: Final = regex.compile(
    r"(?i)(?:\bper[ ]|/[ ]?)(?:[\w-]{1,20}[ ]){0,3}?(?P<what>shares?|units?|ads|warrants?|notes?)\b"
)
_PER_ANY: Final = regex.compile(r"(?i)\bper[ ]|/")
_STATE: Final = regex.compile(r"(?:number )?(?:outstanding|issued|granted|exercis(?:able|ed))")


def bare_columns(view: str, rows: Iterable[tuple[list[tuple[int, Atom]], list[Span]]]) -> set[int]:
    """The columns whose numbers never bear a currency sign although in each of their rows
    another number does; rows of one number say nothing. A row is its numbers by column, and its
    cells."""
    bare: set[int] = set()
    money: set[int] = set()
    for figures, cells in rows:
        signed: set[int] = set()
        for at, atom in figures:
            before = cells[at - 1] if at else None
            if atom.currency is not None or (
                before is not None and view[before.start : before.end].strip() in MONEY_SIGNS
            ):
                signed.add(at)
        money |= signed
        for at, atom in figures:
            if at not in signed and atom.unit is None and len(figures) > 1:
                (bare if signed else money).add(at)
    return bare - money


def counted(header: Legend, context: str, price: str | None) -> QuantityKind | None:
    """What a column without any currency counts by its header: None if it counts nothing.
    `context`: the row label and the caption; `price`: the header of a column of prices."""
    text = header.text
    low = text.lower()
    if price is not None and _STATE.fullmatch(low):
        return "share_count"
    if legends.LABEL_NUMBER.regex.search(low):
        if price is None:
            return None
        if legends.LABEL_SECURITIES.regex.search(context) or not _PER_ANY.search(price):
            return "share_count"
        return "share_count" if _PER.search(price) else "count"
    if FINANCIAL.search(text):
        return None
    words = _WORD.findall(low)
    if not words or not PERIODS.isdisjoint(words):
        return None
    if words[-1] in SECURITIES and words[-1] not in ("unit", "right", "option", "note"):
        return "share_count"
    return "count" if is_noun(words[-1]) else None


def per_what(*texts: str) -> str:
    """What the prices of a row or a column are for, by its label; a share unless it says so."""
    for text in texts:
        match = _PER.search(text)
        if match is not None:
            return SECURITIES.get(match["what"].lower(), "share")
    return "share"
