"""Cells, and figures that are split over them: "$", "1,234", ")" become `$1,234)`.

Comes in: the cells of one row. Goes out: the same cells with signs joined to their figures. It
must not look at other rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import InitVar, dataclass, field
from html import unescape

from extractor.patterns.quantities import CODES

_CURRENCY = re.compile(r"\(?(?:[A-Z]{1,3}\s?)?[$€£¥₪₹]\s?\(?|\(")
_SUFFIX = re.compile(r"\)?\s?%?\s?\)?|\)?[x×]\)?|(?:bps|pts?|pp)\.?\)?|\)\*{1,3}|\([a-z]\)")
_VALUE = re.compile(r"[$€£¥(\-–—−+~<>]{0,4}\s?(?:\d[\d,.]*|\.\d+)")
_FIGURE = re.compile(
    r"[A-Z]{0,3}[$€£¥(\-–—−+~<>\s]{0,5}(?:\d[\d,. ]*|\.\d+)\s?[A-Za-z]{0,3}[%x)*\s]{0,5}"
    r"(?:\(\w{1,2}\))?|[$€£¥]?\s?[-–—−]{1,3}"
)
_DASH = re.compile(r"[-–—−]{1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"\([a-z]{1,2}\)|\*{1,3}|[†‡§#]{1,2}|\[\d{1,2}\]|\^?\d\)")
_NUMBERED_NOTE = re.compile(r"(?:\(\d{1,2}\)[, ]{0,2}){1,4}")
_DRESS = re.compile(r"\\([!-/:-@\[-`{-~])|\*+|[\u200b\u00ad\ufeff]")


@dataclass(slots=True)
class Cell:
    """A cell of a row as a reader sees it: its text, the physical columns [start, end) that it
    and its signs cover, and [core_start, core_end), those of the figure or words alone.

    `pieces` are the numbers in their row of the written cells that it is made of, each with
    what parts it from the one before.
    """

    text: str
    start: int
    end: int
    number: InitVar[int]
    pieces: list[tuple[str, int]] = field(init=False)
    core_start: int = field(init=False)
    core_end: int = field(init=False)

    def __post_init__(self, number: int) -> None:
        self.pieces = [("", number)]
        self.core_start, self.core_end = self.start, self.end

    def add(self, cells: Iterable[Cell], glue: str) -> None:
        """Takes in its neighbors on the right."""
        texts = [self.text]
        for cell in cells:
            texts.append(cell.text)
            self.end = max(self.end, cell.end)
            self.pieces += [(glue, cell.pieces[0][1]), *cell.pieces[1:]]
        self.text = glue.join(texts)


def plain(text: str) -> str:
    """The text of a cell without Markdown and HTML leftovers, as far as signs and figures are
    concerned."""
    if text.isalnum():
        return text
    shown = unescape(text) if "&" in text else text
    bare = " ".join(_DRESS.sub(r"\1", shown).split())
    return bare or shown.strip()


def is_figure(text: str) -> bool:
    """Whether a cell holds a number or a dash for none."""
    return bool(_FIGURE.fullmatch(text))


def is_year(text: str) -> bool:
    """Whether a cell holds nothing but a year, as headers do."""
    return bool(_YEAR.fullmatch(text))


def is_note(text: str) -> bool:
    """Whether a cell holds the mark of a footnote, and no number."""
    return bool(_NOTE.fullmatch(text))


def is_numbered_note(text: str) -> bool:
    """Whether a cell may hold the mark of a footnote, such as `(1)`, but maybe a negative."""
    return bool(_NUMBERED_NOTE.fullmatch(text))


def join_marks(row: list[Cell]) -> list[Cell]:
    """Joins currency signs and opening parentheses to the number after them, closing ones and
    percent signs to the number before them."""
    kept: list[Cell] = []
    sign: Cell | None = None
    for number, cell in enumerate(row):
        after = row[number + 1].text if number + 1 < len(row) else ""
        if _is_value(after) and (
            _CURRENCY.fullmatch(cell.text) or (number and cell.text in CODES and after[0].isdigit())
        ):
            if sign is None:
                sign = cell
            else:
                sign.add([cell], "")
            continue
        if sign is None and kept and _SUFFIX.fullmatch(cell.text) and _is_value(kept[-1].text):
            spaced = cell.text[0].isalpha() and cell.text != "x"
            kept[-1].add([cell], " " if spaced else "")
            continue
        if sign is not None:
            core = cell.start, cell.end
            sign.add([cell], " " if sign.text[-3:].isalpha() else "")
            cell, sign = sign, None
            cell.core_start, cell.core_end = core
        kept.append(cell)
    return kept


def _is_value(text: str) -> bool:
    return bool(_VALUE.match(text) or _DASH.fullmatch(text))
