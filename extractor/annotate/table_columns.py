"""Columns of a table that count things although others hold money.

Comes in: the header and the numbers of a column. Goes out: whether the column is money, and
whether it counts securities or other things. It must not look at sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

from extractor.annotate.atoms import Atom
from extractor.annotate.counted_nouns import is_noun
from extractor.annotate.quantity_words import PERIODS, SECURITIES
from extractor.annotate.table_legend import FINANCIAL, Legend
from extractor.patterns import table_legends as legends
from extractor.patterns.quantities import SIGNS
from extractor.schema import QuantityKind, Span

MONEY_SIGNS: Final = frozenset({"$", *(sign for sign in SIGNS if not sign[-1].isalnum())})
"""Currency signs that may stand in a cell alone."""
_WORD: Final = regex.compile(r"[A-Za-z]{2,20}")
_PER: Final = regex.compile(
    r"(?i)(?:\bper[ ]|/[ ]?)(?:[\w-]{1,20}[ ]){0,3}?(?P<what>shares?|units?|ads|warrants?|notes?)\b"
)


def bare_columns(view: str, rows: Iterable[tuple[list[tuple[int, Atom]], list[Span]]]) -> set[int]:
    """The columns whose numbers never bear a currency sign although in each of their rows
    another number does. A row is its numbers by column, and its cells."""
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
            if at not in signed and atom.unit is None:
                (bare if signed else money).add(at)
    return bare - money


def counted(header: Legend, label: str, caption: str, priced: bool) -> QuantityKind | None:
    """What a column without any currency counts by its header: None if it counts nothing.
    `priced`: another column holds prices."""
    text = header.text
    low = text.lower()
    if legends.LABEL_NUMBER.regex.search(low):
        if not priced:
            return None
        securities = legends.LABEL_SECURITIES.regex
        told = securities.search(label) or securities.search(caption)
        return "share_count" if told is not None else "count"
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
