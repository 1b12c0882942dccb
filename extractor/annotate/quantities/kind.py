"""What a number states: its kind and its qualifier.

Comes in: the view and joined atoms. Goes out: the same atoms with `kind` set where they state
an amount, and left None where they do not (years, periods, names, citations, codes, marks).
Money is told apart in `money`, bare numbers in `counts`.
"""

from __future__ import annotations

from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.counted_nouns import Units
from extractor.annotate.quantities.counts import (
    QUALIFIER_ENDS,
    classify_bare,
    is_named,
    spread_counts,
)
from extractor.annotate.quantities.money import (
    classify_money,
    name_earnings,
    read_flat_statements,
    sign_brackets,
    spread_neighbors,
    spread_prices,
    spread_rates,
)
from extractor.annotate.quantities.windows import left_of, word_before
from extractor.patterns import price_context as prices
from extractor.patterns import quantities as patterns
from extractor.patterns import quantity_context as context
from extractor.schema import Qualifier

_MARKS: Final = frozenset("~≈∼±≤≥<>")
_QUALIFIERS: Final[tuple[Qualifier, ...]] = (
    "at_most",
    "at_least",
    "more_than",
    "less_than",
    "approximately",
)
_TO: Final = (" to ", " per", " for")
_NAME_REACH: Final = 7
_AND_REACH: Final = 40


def classify(view: str, atoms: list[Atom]) -> None:
    """Sets kind, qualifier, per, security and noun of every atom that states an amount."""
    read_flat_statements(view, atoms)
    name_earnings(view, atoms)
    units = Units(view)
    previous: Atom | None = None
    named = -_NAME_REACH
    for atom in atoms:
        if atom.heir is not None:
            if atom.heir.kind is not None:
                atom.follow(atom.heir)
        elif atom.ratio and atom.unit != "percent":
            _classify_ratio(view, atom)
        elif atom.unit is not None:
            _classify_unit(view, atom)
        elif atom.currency is not None:
            if _is_rate(view, atom):
                atom.kind, atom.currency = "ratio", None
            else:
                classify_money(view, atom)
        else:
            listed = 0 < atom.start - named < _NAME_REACH and bool(
                context.NAME_LIST.regex.fullmatch(view, named, atom.start)
            )
            if not listed:
                classify_bare(view, atom, units, previous)
            if listed or (atom.kind is None and is_named(word_before(view, atom.start))):
                named = atom.end
        if atom.kind is not None:
            if atom.qualifier == "exact":
                atom.qualifier = _qualifier(view, atom, previous)
            previous = atom
    spread_prices(view, atoms)
    spread_neighbors(view, atoms)
    spread_rates(view, atoms)
    spread_counts(view, atoms)
    _spread_sizes(view, atoms)


def _classify_unit(view: str, atom: Atom) -> None:
    if atom.unit != "x":
        atom.kind = "percentage"
        sign_brackets(view, atom)
    elif not context.FUND_NAME.regex.search(view, max(0, atom.start - 5), atom.end + 7):
        atom.kind = "multiple"


def _is_rate(view: str, atom: Atom) -> bool:
    """Whether money is an exchange rate: "a rate of $1.30 to the pound", "SEK to EUR 11.3080"
    (there the currency is left out of the span)."""
    if atom.numeral.quantum >= 1:
        return False
    if (
        view[atom.end : atom.end + 4] in _TO
        and prices.RATE_AFTER.regex.match(view, atom.end)
        and (
            view.startswith(" to the ", atom.end)
            or prices.RATE_BEFORE.regex.search(left_of(view, atom.start, 90))
        )
    ):
        return True
    if prices.CURRENCY_PAIR.regex.search(view, max(0, atom.start - 8), atom.start):
        atom.start = atom.num_start
        return True
    return False


def _spread_sizes(view: str, atoms: list[Atom]) -> None:
    """Lets the first of "70 x 120 metres" count what the second counts."""
    for first, second in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        near = first.kind is None and second.kind == "count" and second.start - first.end < 6
        if near and view[first.end : second.start].strip(" -") in ("x", "×", "by", "X"):
            first.kind, first.noun = "count", second.noun


def _classify_ratio(view: str, atom: Atom) -> None:
    if atom.part:
        percent = context.OF_PERCENT.regex.match(view, atom.end)
        if percent is not None:
            atom.end = percent.end()
            atom.kind, atom.unit = "percentage", "percent"
        elif context.OF_SECURITY.regex.match(view, atom.end):
            atom.kind = "ratio"
    elif atom.unit == "colon":
        around = view[max(0, atom.start - 70) : atom.end + 40].lower()
        timed = view[atom.end : atom.end + 4].lstrip().lower().startswith(("am", "pm", "a.", "p."))
        told = any(word in around for word in ("split", "ratio", "consolidat", "basis"))
        if told and not timed:
            atom.kind, atom.unit = "ratio", None
    else:
        atom.kind = "ratio"


def _qualifier(view: str, atom: Atom, previous: Atom | None) -> Qualifier:
    """The qualifier that the words around a number give it."""
    start = atom.start
    if atom.plus:
        return "at_least"
    more = (
        context.OR_MORE.regex.match(view, atom.end)
        if " or " in view[atom.end : atom.end + 16]
        else None
    )
    if more is not None:
        return "at_most" if more["way"] in ("less", "fewer", "lower") else "at_least"
    before = view[start - 1 : start]
    if before == "(" and previous is not None and start - previous.end < 3:
        same = previous.numeral.value == atom.numeral.value and previous.kind == atom.kind
        return previous.qualifier if same and atom.heir is None else "exact"
    word = word_before(view, start).lower().lstrip('(“"').rstrip(".,")
    if word in QUALIFIER_ENDS or word in _MARKS or before in _MARKS:
        match = patterns.QUALIFIER.regex.match(view, max(0, start - 60), start)
        if match is not None:
            return _named_qualifier(view, start, match)
    if (
        word in ("and", "or")
        and previous is not None
        and previous.qualifier == "approximately"
        and previous.kind == atom.kind
        and start - previous.end < _AND_REACH
    ):
        return "approximately"
    return "exact"


def _named_qualifier(view: str, start: int, match: regex.Match[str]) -> Qualifier:
    if match["more_than"] == "over":
        spread = match["filler"].lower().startswith((" a ", " an "))
        if spread or context.GRADED.regex.search(left_of(view, start, 45)):
            return "exact"
    return next((name for name in _QUALIFIERS if match[name]), "exact")
