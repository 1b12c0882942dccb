"""Finding quantities: every number that states an amount, on the characters of the view.

Comes in: the view, its layout and frame, and the dates already found. Goes out: `Quantity`
mentions in text order, without ids. Numbers in the cells of tables are read by
`annotate.quantities.tables`, what a number counts is decided by `annotate.quantities.kind`.
This module must not know what the release is about: it reads numerals with what is printed
around them (currency, scale, percent sign, parentheses), and joins those that belong together
(ranges, prior-period figures, restatements, ratios).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from extractor.annotate.quantities.atoms import Atom, finished
from extractor.annotate.quantities.currency import read_house
from extractor.annotate.quantities.digit_atoms import scan_numbers
from extractor.annotate.quantities.kind import classify
from extractor.annotate.quantities.pairs import join
from extractor.annotate.quantities.tables import read_tables
from extractor.annotate.quantities.word_atoms import scan_words
from extractor.schema import DateMention, Quantity
from extractor.stages import SMALL_PRINT, Frame, Layout


def find_quantities(
    view: str, layout: Layout, frame: Frame, dates: list[DateMention]
) -> list[Quantity]:
    """The quantities stated in `view`, in text order, with ids left empty.

    `dates` are the dates of the view; numbers within them are left alone. Numbers in words are
    read only outside forward-looking, contact and boilerplate sections; in contact sections
    only money and percentages are.
    """
    house = read_house(view)
    taken = Taken([(date.start, date.end) for date in dates])
    contact = Taken([(s.start, s.end) for s in frame.sections if s.kind == "contact"])
    # there small numbers in words are never quantities
    silent = Taken([(s.start, s.end) for s in frame.sections if s.kind in SMALL_PRINT])
    tables = Taken([(table.start, table.end) for table in layout.tables])
    atoms = list(scan_numbers(view, house, taken.holds))
    found: list[Quantity] = []
    if layout.tables:
        cells = [atom for atom in atoms if tables.holds(atom.num_start)]
        if cells:
            found, rest = read_tables(view, house, layout, cells)
            atoms = [atom for atom in atoms if not tables.holds(atom.num_start)] + rest
            atoms.sort(key=lambda atom: atom.num_start)
    prose = [atom for atom in atoms if atom.marked or not contact.holds(atom.num_start)]
    words = [
        atom
        for atom in scan_words(view, house)
        if not (silent.holds(atom.start) or taken.holds(atom.start))
    ]
    if words:
        prose = sorted([*prose, *words], key=lambda atom: atom.num_start)
    found.extend(_prose(view, prose))
    found.sort(key=lambda quantity: (quantity.start, quantity.end))
    return found


class Taken:
    """A set of stretches of text, asked whether they hold a place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, place: int) -> bool:
        """Whether one of the stretches holds the character at `place`."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


def _prose(view: str, atoms: list[Atom]) -> Iterator[Quantity]:
    joined = join(view, atoms)
    classify(view, joined)
    end = 0
    for atom in joined:
        if atom.kind is not None and atom.start >= end:
            end = atom.end
            yield finished(view, atom)
