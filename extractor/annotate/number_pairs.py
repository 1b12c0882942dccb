"""Numbers that belong together: ratios, ranges, prior-period figures and restatements.

Comes in: the atoms of the prose in text order. Goes out: the atoms again, some of them joined
into one ("$210-$220 million"), some with the currency, scale or unit of the one before them
("SEK 182.8 million (170.6)"). It looks only at the few characters between two neighbors.
"""

from __future__ import annotations

from typing import Final

import regex

from extractor.annotate.atoms import Atom
from extractor.patterns import quantities as patterns
from extractor.quantity import SCALES, Numeral, negated, read_split, scaled

_MAX_GAP: Final = 70
_RANGE: Final = regex.compile(
    r"[ ]?(?:[-–—−‒―]|--)[ ]?|[ ](?:up[ ])?to[ ]|[ ]and[ ]|[ ]through[ ]|\.\.\.?"
)
_FOR: Final = regex.compile(
    r"(?:[ ]?\([\w.,]{1,12}\))?(?P<mark>[- –](?:[Ff][Oo][Rr]|[Tt][Oo])[- –]|[ ]?:[ ]?)"
    r"|(?P<old>(?:[ ]\(\d{1,4}\))?(?:[ ][\w’'-]{1,20}){0,4}?[ ](?i:shares?|stock|units?)\)?"
    r"(?:[ ]of[ ](?:[\w’'-]{1,15}[ ]){0,4}?[\w’'-]{1,15})?,?[ ]for[ ](?:every[ ]|each[ ])?(?:approximately[ ])?)"
)
_SPLIT_WORDS: Final = regex.compile(
    r"(?i)split|consolidat|reverse|share[ ]combination|ratio|one[- ]for|forward|subdivi|basis of"
)
_SHARES_PER: Final = regex.compile(
    r"(?i)[ ](?:[\w’'().-]{1,20}[ ]){0,8}?(?:shares|units|ADSs|stock)\b[^.;|\n]{0,30}?[ ](?:per|for[ ]each|for[ ]every)[ ](?:each[ ])?(?:whole[ ])?$"
)
_PRIOR: Final = regex.compile(
    r"[ ]?\((?P<label>(?:[^()\d;\n]{0,24}(?:\d{4}(?:[-–/]\d{2,4})?|[Qq][1-4]|[HhQ][12]|[1-4]Q|\d{1,2})?){0,3}[:;,=]?[ ])?[-–−+]?$"
)
_BETWEEN: Final = regex.compile(
    r"(?i)\b(?:between|rang(?:e|ed|es|ing)[ ](?:of|from|between)|range[ ](?:(?:is|was)[ ])?(?:of|from|between)|varying[ ]from|anywhere[ ]from|guidance[ ]of|"
    r"outlook[ ]of|expected[ ]to[ ]be|(?:in|within)[ ]the[ ]range)"
    r"(?:[ ](?:approximately|about|a|an|the|of|from|total))*[ ]?$"
)
_FROM: Final = regex.compile(
    r"(?i)\bfrom(?:[ ](?:approximately|about|a|an|the|an estimated))*[ ]?$"
)
_CHANGE: Final = regex.compile(
    r"(?i)\b(?:increas|decreas|grew|grow|rose|ris(?:e|ing)|fell|fall|declin|improv|reduc|up|down|drop|lower|climb|"
    r"jump|surg|expand|widen|narrow|gain|advanc|slip|doubl|rais|cut|chang|amend|higher|decelerat|accelerat|add)"
    r"[a-z]*\b[^.;:()]{0,40}$"
)


def join(view: str, atoms: list[Atom], in_cell: bool = False) -> list[Atom]:
    """`atoms` with neighbors joined or made to share what is printed once. `in_cell`: they are
    the two numbers of a table cell, where a dash needs no noun after it to be a range."""
    joined: list[Atom] = []
    at = 0
    count = len(atoms)
    while at < count:
        first = atoms[at]
        second = atoms[at + 1] if at + 1 < count else None
        if second is None or second.start - first.end > _MAX_GAP:
            joined.append(first)
            at += 1
            continue
        gap = view[first.end : second.start]
        third = atoms[at + 2] if at + 2 < count else None
        used = _join_ratio(view, first, second, gap, atoms[at + 1 : at + 4])
        if used:
            joined.append(first)
            at += used
            continue
        if "\n" in gap:
            joined.append(first)
            at += 1
            continue
        if _join_range(view, first, second, gap, in_cell):
            joined.append(first)
            at += 2
            if third is not None:
                _share(view, first, third, view[first.end : third.start])
            continue
        _share(view, first, second, gap)
        joined.append(first)
        at += 1
    return _join_ratios(view, joined)


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
            and _RANGE.fullmatch(view, last.end, atom.start)
            and last.numeral.value < atom.numeral.value
        ):
            last.low, last.high, last.end = last.numeral, atom.numeral, atom.end
            last.qualifier = "range"
        else:
            kept.append(atom)
    return kept


def _join_ratio(view: str, first: Atom, second: Atom, gap: str, later: list[Atom]) -> int:
    """Makes `first` a ratio if it and its successors print one ("1-for-25", "one (1) for
    fifteen (15)", "52.1832 shares per $1,000"); how many atoms it took."""
    if first.marked or first.low is not None or first.ratio:
        return 0
    used = 2
    if gap in (" (", " [") and second.numeral.value == first.numeral.value and len(later) > 1:
        second, restated = later[1], second
        if second.start - restated.end > _MAX_GAP:
            return 0
        gap = view[restated.end + 1 : second.start]
        used = 3
    found = _FOR.fullmatch(gap)
    if found is not None and not second.marked and first.exponent == 0 and second.exponent == 0:
        sure = found["mark"] is not None and "or" in found["mark"].lower() and "-" in found["mark"]
        if not sure:
            around = view[max(0, first.start - 90) : second.end + 90]
            sure = bool(_SPLIT_WORDS.search(around))
            alone = view[second.end : second.end + 1] in ("", "\n", "|") and "split" in view
            sure = sure or (alone and first.numeral.value == 1)
        if found["mark"] and "o" in found["mark"] and "f" not in found["mark"].lower():
            sure = sure and 1 in (first.numeral.value, second.numeral.value)
        numeral = read_split(first.numeral, second.numeral) if sure else None
        if numeral is None or (found["old"] and numeral.value == 1):
            return 0
        first.end = second.end
        if used - 1 < len(later):
            third = later[used - 1]
            if (
                view[second.end : third.start] in (" (", "(")
                and third.numeral.value == second.numeral.value
                and view[third.end : third.end + 1] == ")"
            ):
                first.end = third.end + 1
                used += 1
        first.numeral, first.ratio = numeral, True
        return used
    if second.currency is not None and not first.in_words and _SHARES_PER.fullmatch(gap):
        if first.exponent == 0 and second.numeral.value in (1000, 1, 100, 10, 10000, 250000):
            first.end, first.ratio = second.end, True
            return 2
    return 0


def _join_range(view: str, first: Atom, second: Atom, gap: str, in_cell: bool) -> bool:
    """Makes `first` the range from `first` to `second` if they print one."""
    if first.ratio or second.ratio or first.low is not None or first.plus:
        return False
    if gap in ("", " ") and second.negative and first.currency and second.currency:
        second.numeral, second.negative = unsigned(second.numeral), False
        gap = "-"
    if _RANGE.fullmatch(gap) is None:
        return False
    word = gap.strip()
    dashed = not word[0].isalpha()
    if first.currency is not None and second.currency is not None:
        if first.currency != second.currency:
            return False
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return False
    if first.unit is not None and second.unit is None and second.currency is not None:
        return False
    if first.currency is not None and second.unit is not None:
        return False
    if first.unit is not None and second.unit is None and not dashed:
        return False
    if second.currency is not None and first.currency is None:
        if not dashed and word != "to" and word != "and":
            return False
        if second.start < second.num_start:
            return False
    low, high = first.numeral, second.numeral
    if first.exponent == 0 and second.exponent and not first.unit:
        low = scaled(low, second.exponent)
        if low.value >= high.value and second.exponent and first.currency is not None:
            return False
    elif second.exponent == 0 and first.exponent and second.currency is None:
        return False
    if first.negative and not second.negative and second.currency is None and not dashed:
        pass
    if first.bracket and second.bracket:
        low, high = (low, high) if low.value < high.value else (high, low)
    if not low.value < high.value:
        return False
    before = view[max(0, first.start - 60) : first.start]
    if "\n" in before:
        before = before[before.rfind("\n") + 1 :]
    if not dashed:
        between = bool(_BETWEEN.search(before))
        if word in ("and", "through") and not between:
            return False
        if word == "up to":
            return False
        if not between and word == "to":
            lone = not first.marked and first.exponent == 0 and second.marked
            bare = not (first.marked or second.marked or _CHANGE.search(before))
            if not (lone or bare) and (_FROM.search(before) or _CHANGE.search(before)):
                return False
            if second.unit is None and second.currency is None and not _plausible(view, second):
                return False
    elif not (in_cell or second.marked or first.marked or _plausible(view, second)):
        return False
    first.low, first.high = low, high
    first.currency = first.currency or second.currency
    first.assumed = first.assumed or second.assumed
    first.unit = first.unit or second.unit
    first.exponent = second.exponent
    first.end = second.end
    first.num_end = second.num_end
    first.qualifier = "range"
    return True


def _plausible(view: str, second: Atom) -> bool:
    """Whether a bare "4-8" or "3 to 5" is a range of things: a word must follow."""
    after = view[second.end : second.end + 2]
    return len(after) == 2 and after[0] in " -" and after[1].isalpha()


def _share(view: str, first: Atom, second: Atom, gap: str) -> None:
    """Gives `second` in parentheses what `first` prints: currency, scale, unit; or both of
    them what is printed after the parenthesis."""
    if second.currency is not None or second.ratio or first.ratio:
        return
    if second.exponent:
        if first.currency is not None and second.exponent == first.exponent:
            closed = view[second.end : second.end + 1] == ")" and _PRIOR.fullmatch(gap) is not None
            if closed and "(" in gap:
                second.currency, second.assumed, second.heir = first.currency, first.assumed, first
        return
    if "(" not in gap or view[second.end : second.end + 1] != ")" or _PRIOR.fullmatch(gap) is None:
        return
    if second.in_words:
        return
    if first.in_words and first.numeral.value == second.numeral.value:
        return
    if _footnote(first, second):
        return
    tail = patterns.SHARED_TAIL.regex.match(view, second.end)
    exponent = first.exponent
    if tail is not None and second.unit is None and not (first.unit or first.exponent):
        if tail["percent"] or tail["points"] or tail["basis"]:
            unit = "percent" if tail["percent"] else "point" if tail["points"] else "basis_point"
            first.unit = second.unit = unit
            second.heir = first
            return
        scale = (tail["scale"] or "").strip(" -")
        known = SCALES.get(scale) or SCALES.get(scale.lower()) if scale else None
        after = (tail["after"] or "").strip(" -")
        if after and after[-3:] in patterns.CODES:
            prefix = {"k": 3, "K": 3, "T": 3, "m": 6, "M": 6}.get(after[:-3], 0)
            extra = prefix + (known.exponent if known else 0)
            for atom in (first, second):
                atom.currency, atom.assumed = after[-3:], False
                atom.numeral = scaled(atom.numeral, extra)
                atom.exponent = extra
            second.heir = first
            return
        if known is not None and first.currency is not None:
            first.numeral = scaled(first.numeral, known.exponent)
            first.exponent = known.exponent
            exponent = known.exponent
    if second.unit is not None and second.unit != first.unit:
        return
    second.numeral = scaled(second.numeral, exponent)
    second.exponent = exponent
    second.currency, second.assumed = first.currency, first.assumed
    if not (first.currency or first.unit) and not _figure(second):
        second.numeral = scaled(second.numeral, -exponent) if exponent else second.numeral
        return
    second.unit = first.unit
    second.heir = first
    sign = gap[-1]
    if sign in "-–−" and not second.negative:
        second.negative = True
        second.numeral = negated(second.numeral)


def _footnote(first: Atom, second: Atom) -> bool:
    """Whether `second`, in parentheses, is a footnote mark: one digit after a figure of
    another size or precision."""
    if second.numeral.quantum != 1 or not 0 <= second.numeral.value < 10 or second.marked:
        return False
    whole = first.numeral.quantum == 1 or first.exponent and first.numeral.quantum >= 1000
    return not whole or abs(first.numeral.value) >= 1000 and not first.exponent


def _figure(atom: Atom) -> bool:
    """Whether a bare number is more than a list mark or a footnote."""
    return abs(atom.numeral.value) >= 100 or atom.numeral.quantum != 1


def unsigned(numeral: Numeral) -> Numeral:
    """`numeral` without its minus sign."""
    return Numeral(abs(numeral.value), numeral.quantum)
