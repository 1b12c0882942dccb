"""Bare numbers: counts of securities, counts of other things, ratios, or nothing.

Comes in: the view, an atom without currency and unit, and the quantity before it. Goes out: the
atom with its kind, if it states anything. What stands after it is read in `counted_nouns`; what
stands before it decides here: names, citations, list marks and house numbers state nothing.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.counted_nouns import Units, read_noun, symbol_after
from extractor.annotate.quantities.windows import enclosed, left_of, word_before
from extractor.annotate.quantities.words import (
    NAME_WORDS,
    NOUNS,
    SECURITIES,
    STOP_WORDS,
    WORD_SETS,
)
from extractor.patterns import quantities as patterns
from extractor.patterns import quantity_context as context

QUALIFIER_ENDS: Final = WORD_SETS["qualifier_ends"]
"""The words that a phrase like "up to an aggregate of" may end in."""
_SIZE_WORDS: Final = WORD_SETS["size_words"]
_PLAIN: Final = regex.compile(r"\d+|\d*[.,]\d{1,2}|\d*\.\d+")
_OPENERS: Final = "[(• "
_PARALLEL: Final = 80
_YEARS: Final = (1900, 2100)
_HOURS: Final = 24
_MINUTE: Final = Decimal("0.01")
_MANY: Final = 1000
"""A bare number from here on may be one of shares."""
_PORTION: Final = 120
_PART_GAP: Final = 30
_PART_REACH: Final = 70


def is_named(word: str) -> bool:
    """Whether `word` makes the number after it a name: "Series 7", "Rules 7.1"."""
    lower = word.lower().rstrip(".:")
    return lower in NAME_WORDS or lower.rstrip("s") in NAME_WORDS


def classify_bare(view: str, atom: Atom, units: Units, previous: Atom | None) -> None:
    """Sets the kind of a number without currency and unit, if it states anything. `units`:
    whether units are securities in this release; `previous` is the quantity before."""
    if (atom.dashed and atom.low is None) or _are_years(view, atom) or _is_time(view, atom):
        return
    word = word_before(view, atom.start)
    if _read_label(view, atom, word):
        return
    if is_named(word) and not (atom.in_words and atom.exponent):
        return
    if enclosed(view, atom.start, atom.end):
        _read_enclosed(view, atom, units, previous)
    elif atom.in_words and atom.size == 1 and view[atom.end : atom.end + 4].strip() != "(1)":
        return
    elif _read_ratio(view, atom, word):
        atom.kind = "ratio"
    elif atom.noun is not None:
        atom.kind = "count"
    elif not _is_mark(view, atom):
        _read_after(view, atom, units, word, previous)


def _read_label(view: str, atom: Atom, word: str) -> bool:
    """Reads numbers whose label stands before them: "Volume: 3,000", "n=24", "Dividend amount:
    1.213"; whether it was one."""
    lower = word.lower()
    if lower.startswith("volume") and context.VOLUME_BEFORE.regex.search(
        left_of(view, atom.start, 24)
    ):
        atom.kind = "share_count"
    elif lower[-1:] == "=" and context.SAMPLE_BEFORE.regex.search(left_of(view, atom.start, 6)):
        atom.kind, atom.noun = "count", "n"
    elif (
        lower[-1:] == ":"
        and atom.numeral.quantum < 1
        and context.DIVIDEND_BEFORE.regex.search(left_of(view, atom.start, 40))
        and (paid := context.PAID_IN.regex.search(view, atom.end, atom.end + 160))
    ):
        atom.kind, atom.currency, atom.per = "price", paid["code"], "share"
    return atom.kind is not None


def _read_enclosed(view: str, atom: Atom, units: Units, previous: Atom | None) -> None:
    """A number alone in parentheses restates the number in words before it, or is a mark."""
    joined = previous is not None and view[previous.end : atom.start] in (" (", "(")
    if previous is not None and joined:
        if previous.numeral.value == atom.numeral.value:
            atom.follow(previous)
    elif (
        atom.size == 1
        and view[max(0, atom.start - 5) : atom.start].lower() == "one ("
        and read_noun(view, atom.end + 1, atom, units) == "share_count"
    ):
        atom.kind = "share_count"


def _read_ratio(view: str, atom: Atom, word: str) -> bool:
    """Whether a number is a ratio by the words around it: "every 375 shares ... combined into
    one", "an exchange ratio of 0.252", "a 1-20 reverse split"."""
    if word.lower() in ("every", "each"):
        return context.COMBINED.regex.match(view, atom.end) is not None
    if atom.numeral.quantum < 1:
        if view[atom.end : atom.end + 4] == " of " and atom.exponent == 0:
            return context.OF_SECURITY.regex.match(view, atom.end) is not None
        return context.EXCHANGE_RATE.regex.search(left_of(view, atom.start, 60)) is not None
    if (
        atom.low is not None
        and atom.high is not None
        and atom.low.value == 1
        and context.SPLIT_AFTER.regex.match(view, atom.end)
    ):
        atom.numeral, atom.qualifier = atom.high, "exact"
        atom.low = atom.high = None
        return True
    return False


def _is_mark(view: str, atom: Atom) -> bool:
    """Whether a small number opens its line before a capital, as list and footnote marks do,
    or a number in words has a capital where prose gives it none ("Seven Hills")."""
    if atom.in_words:
        return view[atom.start].isupper() and _is_prose_name(view, atom)
    if not _is_small(atom) or context.MEASURED_AFTER.regex.match(view, atom.end):
        return False
    start = atom.start
    while start and view[start - 1] in _OPENERS:
        start -= 1
    behind = view[atom.end : atom.end + 3].lstrip(" ])")
    return (start == 0 or view[start - 1] == "\n") and behind[:1].isupper()


def _is_small(atom: Atom) -> bool:
    return not atom.in_words and atom.exponent == 0 and atom.num_end - atom.num_start < 4


def _is_prose_name(view: str, atom: Atom) -> bool:
    if view[atom.end : atom.end + 1] != " " or not view[atom.end + 1 : atom.end + 2].isupper():
        return False
    before = left_of(view, atom.start, 60)
    if not before.endswith(" ") or before.rstrip()[-1:] in ".:!?•–—-":
        return False
    words = [word for word in before.split()[-4:] if word[0].isalpha()]
    return any(len(word) > 3 and word.islower() for word in words)


def _is_name_part(view: str, atom: Atom, word: str) -> bool:
    """Whether a small number is part of a name: a capital word on both sides, in prose, with
    the first one not opening a sentence."""
    after = view[atom.end + 1 : atom.end + 2]
    if not (word[:1].isupper() and len(word) > 2 and after.isupper()) or word.lower() in STOP_WORDS:
        return False
    start = atom.start - 1 - len(word)
    before = left_of(view, start, 40)
    if not before:
        return False
    words = [*before.split(), *view[atom.end : atom.end + 40].split("\n")[0].split()]
    return any(part[0].islower() for part in words if len(part) > 4)


def _read_after(view: str, atom: Atom, units: Units, word: str, previous: Atom | None) -> None:
    """Sets the kind of a number by the words after it, or, where none of them is counted, by
    its form and the words before it."""
    end = atom.end + atom.plus
    skipped = None
    if "(" in view[end : end + 2]:
        skipped = context.RESTATED.regex.match(view, end)
    elif view[end : end + 4] == " or ":
        skipped = context.OR_MORE.regex.match(view, end)
    found = read_noun(view, skipped.end() if skipped is not None else end, atom, units)
    if found in ("period", "name"):
        return
    if found == "times":
        atom.kind, atom.unit = "multiple", "x"
        atom.end = view.index("times", atom.end) + 5
        return
    qualified = _is_qualified(view, atom, word)
    if _is_year(view, atom) and not (
        found is not None and (qualified or (atom.noun or "").lower() in NOUNS)
    ):
        return
    if found == "share_count":
        split = atom.numeral.quantum < 1 and atom.exponent == 0 and atom.size < 100
        atom.kind = "ratio" if split and not atom.in_words else "share_count"
    elif found == "count":
        if _is_small(atom) and _is_name_part(view, atom, word):
            return
        if word[:1].isupper() and _is_model(view, atom):
            return
        if atom.in_words or not context.STREET.regex.match(view, atom.end):
            atom.kind = "count"
    elif not atom.in_words:
        _read_alone(view, atom, word.lower().rstrip(".:"), qualified, previous)


def _is_model(view: str, atom: Atom) -> bool:
    """Whether a plain number ends the name of a product: "the Falcon 9000 flies"."""
    if (atom.noun or "").lower() in NOUNS or atom.exponent or atom.in_words:
        return False
    if atom.low is not None or not view[atom.num_start : atom.num_end].isdecimal():
        return False
    return context.MODEL_BEFORE.regex.search(left_of(view, atom.start, 70)) is not None


def _is_qualified(view: str, atom: Atom, word: str) -> bool:
    if word.lower().rstrip(".,") not in QUALIFIER_ENDS:
        return False
    start = atom.start
    match = patterns.QUALIFIER.regex.match(view, max(0, start - 40), start)
    # "under the 2023 warrants": no qualifier
    return match is not None and not (_is_year(view, atom) and word.lower() == "the")


def _is_year(view: str, atom: Atom) -> bool:
    return (
        not atom.in_words
        and atom.low is None
        and atom.exponent == 0
        and atom.num_end - atom.num_start == 4
        and _YEARS[0] <= atom.size <= _YEARS[1]
    )


def _are_years(view: str, atom: Atom) -> bool:
    """Whether a range is one of years: "between 2019 and 2024", "From 1990 to 1992"."""
    if atom.low is None or atom.high is None or atom.numeral.quantum != 1 or atom.exponent:
        return False
    first, last = atom.low.value, atom.high.value
    if not (_YEARS[0] <= first <= _YEARS[1] and _YEARS[0] <= last <= _YEARS[1]):
        return False
    return context.PERIOD_BEFORE.regex.search(left_of(view, atom.start, 24)) is not None


def _is_time(view: str, atom: Atom) -> bool:
    """Whether a number is an hour and its minutes: "26 March 2025 at 15.40", "CET at 08.00"."""
    if atom.numeral.quantum != _MINUTE or atom.size >= _HOURS or atom.low is not None:
        return False
    return (
        view[atom.end - 2 : atom.end - 1] < "6"
        and context.TIME_BEFORE.regex.search(left_of(view, atom.start, 40)) is not None
    )


def _read_alone(view: str, atom: Atom, lower: str, qualified: bool, previous: Atom | None) -> None:
    """A number in digits without a noun after it states an amount if it is compared with one
    before ("versus 64"), if what is counted was said before ("the number of stores rose to
    45"), or if it is printed like one ("427,227")."""
    counted = previous is not None and previous.kind in ("count", "share_count")
    if previous is not None and counted and _is_portion(view, atom, previous):
        atom.follow(previous)
        return
    if (
        previous is not None
        and counted
        and not qualified
        and context.COMPARED.regex.search(view, previous.end, atom.start)
    ):
        atom.follow(previous)
        return
    if atom.exponent and not qualified and view[atom.num_end : atom.num_end + 1].isalpha():
        return
    grouped = atom.exponent > 0 or not _PLAIN.fullmatch(view, atom.num_start, atom.num_end)
    fine = atom.numeral.quantum < 1
    if not (grouped or fine or qualified or lower in _SIZE_WORDS):
        return
    said = context.NUMBER_OF.regex.search(left_of(view, atom.start, 140))
    if said is not None:
        securities = any(part in SECURITIES for part in said["what"].lower().split())
        atom.kind = "share_count" if securities else "count"
        atom.noun = said["what"].strip()
    elif grouped:
        if context.STREET.regex.match(view, atom.end):
            return
        atom.kind, atom.noun = "count", symbol_after(view, atom.end)
        if atom.noun is None and _are_shares(view, atom):
            atom.kind = "share_count"
            return
        if atom.noun is None and previous is not None and counted:
            near = atom.start - previous.end < _PARALLEL
            if near and lower in ("to", "from", "and", "or"):
                atom.follow(previous)
    elif fine and lower in _SIZE_WORDS:
        atom.kind = "ratio" if " ratio " in left_of(view, atom.start, 40) else "count"


def _is_portion(view: str, atom: Atom, previous: Atom) -> bool:
    """Whether a bare number is a part of what was counted before it: "of which 2,225,000"."""
    near = atom.start - previous.end < _PORTION and atom.size <= previous.size
    return near and context.OF_WHICH.regex.search(left_of(view, atom.start, 40)) is not None


def _are_shares(view: str, atom: Atom) -> bool:
    """Whether a large bare number is one of securities, by what they do after it ("166,250,000
    were outstanding") or by the words before it: "Shares outstanding go from 41,250,000"."""
    if atom.size < _MANY or atom.numeral.quantum < 1:
        return False
    if context.HELD_AFTER.regex.match(view, atom.end):
        return True
    left = left_of(view, atom.start, 170)
    spoken = [said.end() for said in context.SHARES_SPOKEN.regex.finditer(left)]
    return bool(spoken) and not context.OTHER_COUNTED.regex.search(left, spoken[-1])


def spread_counts(view: str, atoms: list[Atom]) -> None:
    """Lets a number without a noun count what the one beside it counts: "from 100,000 to
    300,000 shares", "14 of 19 patients", "nine animals out of ten", "eleven members, seven from
    Dunmore and four from Palewater"."""
    for first, second in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        if second.kind not in ("count", "share_count") or second.start - first.end > _PART_GAP:
            continue
        gap = view[first.end : second.start]
        bare = first.kind == "count" and first.noun is None and gap in (" to ", " and ", " or ")
        part = first.kind is None and first.size <= second.size and _is_whole(view, first)
        if bare or (part and context.PART_OF.regex.fullmatch(gap)):
            first.follow(second)
    for first, second in pairwise(atoms):
        if first.kind != "count" or second.kind is not None or not _is_whole(view, second):
            continue
        if second.start - first.end < _PART_REACH and _goes_with(view, first, second):
            second.follow(first)


def _is_whole(view: str, atom: Atom) -> bool:
    """Whether an atom is a bare whole number that nothing makes a name, a year or a mark."""
    return (
        not atom.marked
        and not atom.ratio
        and not atom.dashed
        and atom.low is None
        and atom.numeral.quantum == 1
        and not (atom.in_words and atom.size == 1)
        and not _is_year(view, atom)
        and not enclosed(view, atom.start, atom.end)
        and not is_named(word_before(view, atom.start))
    )


def _goes_with(view: str, first: Atom, second: Atom) -> bool:
    """Whether `second` is a part or the whole of what `first` counts, or what it grew to."""
    gap = view[first.end : second.start]
    if context.OUT_OF.regex.fullmatch(gap):
        return second.size >= first.size
    ended = view[second.end : second.end + 1] in (".", ",", ";", "\n", "”", '"', "")
    if ended and word_before(view, first.start).lower() == "from":
        return context.GREW_TO.regex.fullmatch(gap) is not None
    whole = left_of(view, first.start, 12).lower().endswith(("of the ", "of these ", "of our "))
    return (
        (second.in_words or whole)
        and second.size <= first.size
        and context.PART_AFTER.regex.match(view, second.end) is not None
        and context.LISTED_PART.regex.fullmatch(gap) is not None
    )
