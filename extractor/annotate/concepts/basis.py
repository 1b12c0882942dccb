"""Tells the basis of a figure (by the accounting standards, or adjusted) and its direction.

Comes in: the context and what the figures of a sentence were read as. Goes out: their basis and
direction, and for a figure that the words call adjusted the concept of the adjusted one. It must
not look at values.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.readings import MASK, Context, Reading
from extractor.patterns.concepts import CONCEPTS
from extractor.schema import Basis, Direction, Span

_ADJUSTED = re.compile(
    r"\b(?:non-?(?:gaap|ifrs)|adjusted|constant[- ]currency|constant (?:exchange )?rates"
    r"|currency[- ](?:neutral|adjusted)|organic(?:ally)?|like-for-like|underlying|pro forma"
    r"|comparable basis|excluding|normali[sz]ed|same-(?:day|store|property))(?![a-z])"
)
_STANDARD = re.compile(
    r"(?<!non-)(?<!non)\b(?:gaap|ifrs|as reported|reported basis|statutory)(?![a-z])"
)
_OPENING = re.compile(r"(?:on an? |\()non-?(?:gaap|ifrs)(?: basis)?|on an? adjusted basis")
_STATED = re.compile(
    r"(?: per (?:[a-z]{1,10} ){0,2}(?:share|unit))?"
    r" (?:on an? |\()(?P<non>non-?)?(?:gaap|ifrs)(?: basis|\))"
)
"""The basis said right behind a figure: "$2.71 on a GAAP basis and $3.80 on a non-GAAP basis"."""
_BEFORE = 60
_QUALIFIED = 22
_AFTER = 45
_BORDER = re.compile(rf"[;.,{MASK}]| and ")
_CLAUSE = re.compile(r"[;.]|, (?:and|while|but|with) ")

_UP = (
    r"increas(?:e[sd]?|ing)|grew|grow(?:th|n|ing)?|rose|ris(?:e[sn]?|ing)|improv(?:e[sd]?|ement|ing)"
    r"|jump(?:ed|s)?|surg(?:e[sd]?|ing)|climb(?:ed)?|gain(?:ed|s)?|soar(?:ed|s)?|expand(?:ed)?"
    r"|expansion|advance[sd]?|up|higher|more than|above|rais(?:e[sd]?|ing)|ahead|widen(?:ed)?"
)
_DOWN = (
    r"decreas(?:e[sd]?|ing)|fell|fall(?:en|ing|s)?|declin(?:e[sd]?|ing)|drop(?:ped|s)?"
    r"|reduc(?:e[sd]?|tion|ing)|slip(?:ped)?|down|lower(?:ed)?|less than|below|shrank|shrunk"
    r"|contract(?:ed|ion)|narrow(?:ed|s)?|deteriorat\w{2,3}|minus"
)
_TURN = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_LOSS = re.compile(r"\b(?:loss(?:es)?|deficit|outflow|cash (?:flows? )?used|used (?:in|cash))\b")
_CHANGES = frozenset({"change_percent", "change_amount"})
_MAY_LOSE = frozenset(
    name
    for name in CONCEPTS
    if name.endswith(("income", "eps", "ebitda", "ebita", "cash_flow", "retained_earnings"))
    or name.startswith("eps_")
    or name in {"change_in_cash", "net_investment_income_per_share"}
)


def tell_basis(
    context: Context, sentence: Span, members: list[int], readings: dict[int, Reading]
) -> None:
    """Tells the basis and the direction of each reading of a sentence; figures first, then the
    changes, which share the basis of what they are a change of."""
    opening = _OPENING.search(context.lowered, sentence.start, sentence.end)
    read = [index for index in members if index in readings and readings[index].concept]
    for index in sorted(read, key=lambda index: readings[index].prior):
        reading = readings[index]
        concept = CONCEPTS[reading.concept]
        if not concept.result or reading.concept in _CHANGES:
            continue
        said = _said(_name(context, sentence, index, reading))
        stated = _STATED.match(context.lowered, context.quantities[index].end)
        if stated is not None:
            said = "non_gaap" if stated["non"] else "gaap"
            if said == "non_gaap" and concept.basis != said:
                reading.concept = concept.adjusted or reading.concept
        if opening is not None and opening.end() <= context.quantities[index].start:
            said = said or "non_gaap"
            reading.concept = concept.adjusted or reading.concept
        current = readings.get(reading.relates_to) if reading.relates_to is not None else None
        reading.basis = said or (current.basis if current else None) or concept.basis
        if reading.concept in _MAY_LOSE and _LOSS.search(_words_before(context, sentence, index)):
            reading.direction = "loss"
    before: Reading | None = None
    for index in read:
        reading = readings[index]
        if reading.concept in _CHANGES:
            related = readings.get(reading.relates_to) if reading.relates_to is not None else None
            own = _said(_words_after(context, sentence, index), late=True)
            reading.basis = own or (related.basis if related else None)
            reading.direction = _direction(context, sentence, index)
            if reading.direction is None and before and before.relates_to == reading.relates_to:
                reading.direction = before.direction  # "fell 4% (6% in constant currency)"
            before = reading


def _name(context: Context, sentence: Span, index: int, reading: Reading) -> str:
    """The words that name a figure, with those right before and up to the figure."""
    start = context.quantities[index].start
    if reading.cue is None or reading.cue.start >= start:
        return ""
    before = context.masked[max(sentence.start, reading.cue.start - _QUALIFIED) : reading.cue.start]
    before = _BORDER.split(before)[-1]
    name = context.masked[reading.cue.start : min(start, reading.cue.end + _AFTER)]
    return before + name.split(MASK)[0]


def _said(words: str, *, late: bool = False) -> Basis | None:
    """The basis that `words` name: the last one, or with `late` the first."""
    found: list[tuple[int, Basis]] = [
        (one.start(), "non_gaap") for one in _ADJUSTED.finditer(words)
    ]
    found += [(one.start(), "gaap") for one in _STANDARD.finditer(words)]
    return (min if late else max)(found)[1] if found else None


def _direction(context: Context, sentence: Span, index: int) -> Direction | None:
    """Which way a change goes, by the nearest words that say so."""
    value = context.quantities[index].value
    if value is not None and value < 0:
        return "down"  # "organic growth was -6%"
    before = list(_TURN.finditer(_words_before(context, sentence, index)))
    after = _TURN.search(_words_after(context, sentence, index))
    if after is not None and (not before or after.start() <= 1):
        return "up" if after["up"] else "down"
    if before:
        return "up" if before[-1]["up"] else "down"
    return None


def _words_before(context: Context, sentence: Span, index: int) -> str:
    """The words of the clause before a quantity, back to the quantity before it."""
    start = context.quantities[index].start
    words = context.masked[max(sentence.start, start - _BEFORE) : start]
    words = words[words.rfind(MASK) + 1 :]
    borders = [one.end() for one in _CLAUSE.finditer(words)]
    return words[borders[-1] :] if borders else words


def _words_after(context: Context, sentence: Span, index: int) -> str:
    """The words behind a quantity, up to the next one."""
    end = context.quantities[index].end
    words = context.masked[end : min(sentence.end, end + _AFTER)].split(MASK)[0]
    return _CLAUSE.split(words)[0]
