"""Numbers that belong together: ratios, ranges and prior-period figures.

Comes in: the atoms of the prose in text order. Goes out: the atoms again, some of them joined
into one ("$210-$220 million"), some with the currency, scale or unit of the one before them
("SEK 182.8 million (170.6)"). It looks only at the few characters between two neighbors, and
before a range.
"""

from __future__ import annotations

from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.money_signs import PREFIX_SCALES, has_tail
from extractor.annotate.quantities.windows import left_of
from extractor.patterns import number_pairs as pairs
from extractor.patterns import quantities as patterns
from extractor.quantity import SCALES, Numeral, negated, read_split, scaled

_MAX_GAP: Final = 70
_BASES: Final = frozenset({1, 10, 100, 1000, 10_000, 250_000})
"""Sums to which conversion rates are stated: "shares per $1,000"."""


def join(view: str, atoms: list[Atom], in_cell: bool = False) -> list[Atom]:
    """`atoms` with neighbors joined or made to share what is printed once. `in_cell`: they are
    the numbers of a table cell, where a dash needs no noun after it to be a range."""
    joined: list[Atom] = []
    atoms = [atom for atom in atoms if not _is_year_label(view, atom)]
    at = 0
    while at < len(atoms):
        first = atoms[at]
        joined.append(first)
        at += 1
        if at == len(atoms) or atoms[at].start - first.end > _MAX_GAP:
            continue
        taken = _join_ratio(view, first, atoms[at : at + 3])
        if not taken and _join_range(view, first, atoms[at], in_cell):
            taken = 1
        at += taken
        if at < len(atoms) and not first.ratio and atoms[at].start - first.end < _MAX_GAP:
            _share(view, first, atoms[at])
    return _join_ratios(view, joined)


def _is_year_label(view: str, atom: Atom) -> bool:
    """Whether a number only says of which year the next one is: "(2023: 45.4)"."""
    return (
        atom.num_end - atom.num_start == 4
        and not atom.marked
        and view[atom.end : atom.end + 1] == ":"
        and view[atom.start - 1 : atom.start] == "("
    )


# Ratios


def _join_ratio(view: str, first: Atom, later: list[Atom]) -> int:
    """Makes `first` a ratio if it and those after it print one ("1-for-25", "one (1) for
    fifteen (15)", "52.1832 shares per $1,000"); how many of `later` it took."""
    if first.marked or first.exponent or first.ratio:
        return 0
    second = later[0]
    if second.currency is not None:
        per = second.numeral.value in _BASES and not first.in_words
        if per and pairs.SHARES_PER.regex.fullmatch(view, first.end, second.start):
            first.end, first.ratio = second.end, True
            return 1
        return 0
    taken, gap_start = 1, first.end
    if _restates(view, first, second) and len(later) > 1:
        taken, gap_start, second = 2, second.end + 1, later[1]
    if second.marked or second.exponent or second.start - gap_start > _MAX_GAP:
        return 0
    gap = pairs.RATIO_GAP.regex.fullmatch(view, gap_start, second.start)
    if gap is None:
        return 0
    numeral = read_split(first.numeral, second.numeral)
    if numeral is None or not _is_split(view, first, second, gap["mark"]):
        return 0
    if numeral.value == 1:
        return 0
    first.end = second.end
    if taken < len(later) and _restates(view, second, later[taken]):
        first.end = later[taken].end + 1
        taken += 1
    first.numeral, first.ratio = numeral, True
    return taken


def _restates(view: str, first: Atom, second: Atom) -> bool:
    """Whether `second` says `first` again in parentheses: "fifteen (15)"."""
    return (
        view[first.end : second.start] in (" (", "(", " [")
        and not second.ratio
        and second.numeral.value == first.numeral.value
        and view[second.end : second.end + 1] in (")", "]")
    )


def _is_split(view: str, first: Atom, second: Atom, mark: str | None) -> bool:
    """Whether two numbers with "for", "to" or ":" between them are the sides of a split."""
    lower = (mark or "").lower()
    if lower in ("-for-", "–for–"):
        return True
    if "to" in lower and 1 not in (first.numeral.value, second.numeral.value):
        return False
    if pairs.SPLIT_WORDS.regex.search(view, max(0, first.start - 90), second.end + 90):
        return True
    closed = view[second.end : second.end + 1] in ("", "\n", "|")
    return closed and first.numeral.value == 1 and "split" in view


def _join_ratios(view: str, atoms: list[Atom]) -> list[Atom]:
    """Joins the ends of "1-for-5 to 1-for-25"."""
    kept: list[Atom] = []
    for atom in atoms:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.ratio
            and atom.ratio
            and not (last.part or atom.part)
            and last.low is None
            and pairs.RANGE_GAP.regex.fullmatch(view, last.end, atom.start)
            and last.numeral.value < atom.numeral.value
        ):
            last.low, last.high, last.end = last.numeral, atom.numeral, atom.end
            last.qualifier = "range"
        else:
            kept.append(atom)
    return kept


# Ranges


def _join_range(view: str, first: Atom, second: Atom, in_cell: bool) -> bool:
    """Makes `first` the range from `first` to `second` if they print one."""
    if first.ratio or second.ratio or first.low is not None or first.plus:
        return False
    gap = view[first.end : second.start]
    high = second.numeral
    if gap in ("", " ") and second.negative and not second.bracket and second.currency is not None:
        high, gap = negated(high), "-"  # "$14,000 -$16,000": the dash is no minus sign
    joint = pairs.RANGE_GAP.regex.fullmatch(gap)
    if joint is None:
        return False
    word = joint["word"].strip()
    dashed = not word[0].isalpha()
    if not _are_alike(first, second, dashed):
        return False
    low = first.numeral
    if not first.exponent and second.exponent and first.unit is None:
        low = scaled(low, second.exponent)
    if _is_year_before(view, first, second):
        return False
    if first.bracket and second.bracket and low.value > high.value:
        low, high = high, low
    if not low.value < high.value:
        return False
    if dashed:
        if not (in_cell or first.marked or second.marked or _counts(view, second)):
            return False
    elif not ((in_cell and word == "to") or _is_worded_range(view, first, second, word)):
        return False
    first.low, first.high = low, high
    first.currency = first.currency or second.currency
    first.assumed = first.assumed or second.assumed
    first.unit = first.unit or second.unit
    first.exponent = second.exponent
    first.end, first.num_end = second.end, second.num_end
    first.qualifier = "range"
    return True


def _is_year_before(view: str, first: Atom, second: Atom) -> bool:
    """Whether a bare four-digit year stands before a grouped number: "2024 to 91,177"."""
    return (
        not first.marked
        and first.num_end - first.num_start == 4
        and first.numeral.quantum == 1
        and view[first.num_start : first.num_start + 2] in ("19", "20")
        and "," in view[second.num_start : second.num_end]
    )


def _are_alike(first: Atom, second: Atom, dashed: bool) -> bool:
    """Whether two numbers can be the ends of one range by what is printed with each: what is
    printed once may stand with either end, a sign before the first or a word after the last."""
    if first.currency is not None:
        if second.unit is not None or second.currency not in (None, first.currency):
            return False
    elif second.currency is not None and (first.unit or second.start < second.num_start):
        return False
    if first.unit is not None and second.unit != first.unit and (second.unit or not dashed):
        return False
    return not (first.exponent and not second.exponent and second.currency is None)


def _is_worded_range(view: str, first: Atom, second: Atom, word: str) -> bool:
    """Whether "X to Y" or "X and Y" is a range: "between" and "ranging from" make it one, a
    verb of change ("rose from X to Y", "increased X to Y") makes it two values."""
    before = left_of(view, first.start, 60)
    if pairs.BETWEEN_BEFORE.regex.search(before):
        return True
    if word != "to":
        return False
    alone = not first.marked and not first.exponent
    if not (alone and second.marked):
        steps = before.endswith(("up ", "down ", "by "))
        changed = (steps or first.unit is None) and bool(pairs.CHANGE_BEFORE.regex.search(before))
        if changed or (not alone and pairs.FROM_BEFORE.regex.search(before)):
            return False
    if first.marked and second.exponent:
        return True
    return second.marked or _counts(view, second)


def _counts(view: str, second: Atom) -> bool:
    """Whether a word follows a bare "4-8" or "3 to 5", so that it may count something."""
    after = view[second.end : second.end + 2]
    if after[:1] == "°":
        return True
    return len(after) == 2 and after[0] in " -" and (after[1].isalpha() or after[1] == "°")


# Prior-period figures


def _share(view: str, first: Atom, second: Atom) -> None:
    """Gives a prior-period figure in parentheses what is printed with the one before it:
    currency, scale and unit; or both what is printed after the parenthesis."""
    if view[second.end : second.end + 1] != ")" or second.currency is not None or second.ratio:
        return
    if second.in_words or (first.in_words and first.numeral.value == second.numeral.value):
        if first.in_words and first.unit is None and not second.in_words:
            _share_words(view, first, second)
        return
    if pairs.PRIOR_GAP.regex.fullmatch(view, first.end, second.start) is None:
        return
    if second.exponent:
        if first.currency is not None and second.exponent == first.exponent:
            second.currency, second.assumed, second.heir = first.currency, first.assumed, first
        return
    if _is_footnote(first, second) or _share_tail(view, first, second):
        return
    if second.unit is not None and second.unit != first.unit:
        return
    if not first.marked and second.numeral.quantum == 1 and abs(second.numeral.value) < 100:
        return
    second.numeral = scaled(second.numeral, first.exponent)
    second.exponent, second.unit, second.heir = first.exponent, first.unit, first
    second.currency, second.assumed = first.currency, first.assumed


def _share_words(view: str, first: Atom, second: Atom) -> None:
    """Gives a number in words and its restatement the unit after it: "ten (10) per cent"."""
    if second.marked or view[first.end : second.start] not in (" (", "("):
        return
    if has_tail(view, second.end + 1):
        tail = patterns.SHARED_TAIL.regex.match(view, second.end)
        unit = _unit_of(tail) if tail is not None else None
        if unit is not None:
            first.unit = second.unit = unit
            second.heir = first


def _unit_of(tail: regex.Match[str]) -> str | None:
    if tail["percent"]:
        return "percent"
    return "point" if tail["points"] else "basis_point" if tail["basis"] else None


def _share_tail(view: str, first: Atom, second: Atom) -> bool:
    """Reads what both numbers share after the parenthesis ("40 (60) %", "64.2 (45.4) MSEK",
    "SEK 64.2 (45.4) million"); whether that settled them."""
    if second.unit is not None or first.unit is not None or first.exponent:
        return False
    if not has_tail(view, second.end + 1):
        return False
    tail = patterns.SHARED_TAIL.regex.match(view, second.end)
    if tail is None:
        return False
    unit = _unit_of(tail)
    if unit is not None:
        first.unit = second.unit = unit
        second.heir = first
        return True
    scale = (tail["scale"] or "").strip(" -")
    known = SCALES.get(scale) or SCALES.get(scale.lower())
    exponent = known.exponent if known is not None else 0
    after = (tail["after"] or "").strip(" -")
    if after[-3:] in patterns.CODES:
        first.currency, first.assumed = after[-3:], False
        exponent += PREFIX_SCALES.get(after[:-3], 0)
    if first.currency is not None and exponent:
        first.numeral, first.exponent = scaled(first.numeral, exponent), exponent
    return False


def _is_footnote(first: Atom, second: Atom) -> bool:
    """Whether `second`, in parentheses, is a footnote mark: one digit after a figure of
    another size or precision."""
    if second.numeral.quantum != 1 or not 0 < second.numeral.value < 10 or second.marked:
        return False
    unscaled: Numeral = scaled(first.numeral, -first.exponent)
    return unscaled.quantum != 1 or abs(unscaled.value) >= 1000
