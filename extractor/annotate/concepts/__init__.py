"""Says what each quantity is: ties it to the words around it.

Comes in: a view, its layout and frame, the quantities and the words that name deals. Goes out:
`ConceptMention`s, at most one per quantity. It must not change quantities, nor decide which
deal a fact belongs to.

How it works. In the sentence of a quantity every cue of `patterns.concept_cues` that fits its
kind is a candidate; the cue's weight for its side, less a price for distance, for other
quantities of the same kind in between and for clause borders, is its score, and the best one
wins (`readings`). A quantity that is only the other end of a comparison ("from $3.78 million",
"(45.4)") takes the concept of the one it is compared with (`comparisons`). In a table the row
label and the column header take the place of the sentence.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.basis import tell_basis
from extractor.annotate.concepts.comparisons import (
    apposed,
    before_or_after,
    compare,
    compare_over,
    per_share,
    relate_changes,
)
from extractor.annotate.concepts.dating import Periods
from extractor.annotate.concepts.guidance import Guidance
from extractor.annotate.concepts.readings import Context, Reading, fit_security, fits
from extractor.annotate.concepts.same import tie_to_tables
from extractor.annotate.concepts.tables import read_table
from extractor.annotate.deals import section_kind
from extractor.annotate.tables.cells import Figures
from extractor.patterns.concept_cues import KINDS, Cue, generic_concept
from extractor.patterns.concepts import COMPARED, CONCEPTS
from extractor.patterns.phrases import Found
from extractor.schema import DateMention, DealType, Quantity, Span, Table
from extractor.stages import ConceptMention, DealMention, Frame, Layout

_PERIODIC = COMPARED | {"change_percent", "change_amount", "dividend_per_share"}
_INSTANTS = frozenset(name for name, one in CONCEPTS.items() if one.instant)
_PER_OFFERED = re.compile(
    r" (?:per|for each) (?:(?:share of [a-z ]{3,30} and )?pre-?funded"
    r"|(?:offered |convertible )?debenture(?! share))"
)
_NO_TOTAL = {"less_than", "at_most"}
"""Qualifiers that no number of shares outstanding has."""
_LONGEST_HEADING = 110
_FLAT = 8
_FLAT_WORDS = 6
"""A sentence of at least so many figures, with fewer words to each, is no sentence."""
_WORD = re.compile(r"[a-z]{2,}")
_BULLET = re.compile(r"[*•●▪◦·–—-] ?|\(?[a-z0-9ivx]{1,3}[.)] ")


def find_concepts(
    view: str,
    layout: Layout,
    frame: Frame,
    quantities: list[Quantity],
    deals: list[DealMention],
    dates: list[DateMention],
    tables: list[Table],
) -> list[ConceptMention]:
    """What the words around each quantity say that it is; quantities that nothing speaks for,
    or that the words show to be outside the vocabulary, get no mention. Each of the `tables` is
    told which statement it is."""
    context = Context(view, frame, quantities, deals)
    periods = Periods(context.lowered, frame, dates)
    guidance = Guidance(context)
    readings: dict[int, Reading] = {}
    introduced: dict[str, Reading] = {}
    paragraphs = {one.start for one in layout.paragraphs}
    for sentence in layout.sentences:
        members = [n for n in context.within(sentence) if not _composes_unit(quantities[n])]
        bullet = _BULLET.match(view, sentence.start) is not None
        leads_in = view[sentence.end - 1] == ":" and not bullet
        first = sentence.start in paragraphs
        if first:
            periods.paragraph()
            if not bullet:
                guidance.prose()
        if leads_in:
            guidance.lead_in(sentence)
            introduced = {
                kind: reading
                for kind in KINDS
                if (reading := context.introduction(kind, sentence, context.leading))
            }
        if not members:
            heads = first and not bullet and _is_heading(view, frame, sentence)
            if heads:
                guidance.heading(sentence)
            if heads or leads_in:
                periods.heading(sentence, leads_in=leads_in)
            continue
        _read_sentence(context, sentence, members, readings, introduced if bullet else {})
        if _is_flat_table(context, sentence, members):
            for index in members:
                if index in readings and readings[index].concept in _PERIODIC:
                    del readings[index]
        if view[sentence.end - 1] == ":":
            introduced |= {
                quantities[n].kind: readings[n]
                for n in members
                if n in readings and readings[n].concept
            }
        elif not bullet:
            introduced = {}
        relate_changes(context, members, readings)
        _date_results(context, sentence, members, readings, periods, guidance)
        tell_basis(context, sentence, members, readings)
    index_of = {one: index for index, one in Figures(quantities).ids().items()}
    for table in tables:
        read_table(context, table, index_of, periods, readings)
    mentions = [
        ConceptMention(
            quantity=index,
            concept=reading.concept,
            score=round(min(1.0, reading.score), 3),
            period=periods.of(index),
            security=quantities[index].security,
            relates_to=reading.relates_to,
            basis=reading.basis,
            direction=reading.direction,
        )
        for index, reading in sorted(readings.items())
        if reading.concept
    ]
    tabled = {
        index_of[cell.quantity]
        for table in tables
        for row in table.rows
        for cell in row.cells
        if cell.quantity is not None
    }
    tie_to_tables(mentions, quantities, tabled)
    return mentions


def _is_flat_table(context: Context, sentence: Span, members: list[int]) -> bool:
    """Whether a sentence is a table whose rows and columns ran together: nobody can tell which
    column a figure of it stood in."""
    if len(members) < _FLAT:
        return False
    words = len(_WORD.findall(context.masked, sentence.start, sentence.end))
    return words < _FLAT_WORDS * len(members)


def _is_heading(view: str, frame: Frame, line: Span) -> bool:
    """Whether a line is no sentence, nor the headline of the release."""
    headline = frame.headline
    if headline is not None and headline.start <= line.start < headline.end:
        return False
    return line.end - line.start <= _LONGEST_HEADING and view[line.end - 1] not in '.;,!?:”"'


def _date_results(
    context: Context,
    sentence: Span,
    members: list[int],
    readings: dict[int, Reading],
    periods: Periods,
    guidance: Guidance,
) -> None:
    """Settles the periods of the results in a sentence, and which of them are guidance."""
    results = [n for n in members if n in readings and readings[n].concept in _PERIODIC]
    if not results:
        return
    periods.sentence(sentence)
    begins = guidance.begins(sentence)
    groups: dict[str, list[int]] = {}
    for index in results:
        if readings[index].concept in COMPARED:
            groups.setdefault(readings[index].concept, []).append(index)
    for run in periods.respectively(groups, context.quantities, _INSTANTS):
        for index in run[1:]:
            if periods.is_earlier(index, run[0]):
                readings[index].prior, readings[index].relates_to = True, run[0]
    for index in results:
        if periods.settled(index):
            continue
        reading, quantity = readings[index], context.quantities[index]
        concept = CONCEPTS[reading.concept]
        ahead = begins is not None and begins <= quantity.start
        periods.settle(index, quantity, prior=reading.prior, instant=concept.instant, ahead=ahead)
    if begins is not None:
        guidance.mark(begins, results, readings)


def _read_sentence(
    context: Context,
    sentence: Span,
    members: list[int],
    readings: dict[int, Reading],
    introduced: dict[str, Reading],
) -> None:
    cues: dict[str, list[Found[Cue]]] = {}
    last_of_kind: dict[str, int] = {}
    figure_of_kind: dict[str, int] = {}
    for position, index in enumerate(members):
        quantity = context.quantities[index]
        kind = quantity.kind
        if kind not in KINDS:
            continue
        previous = last_of_kind.get(kind)
        figure = figure_of_kind.get(kind)
        last_of_kind[kind] = index
        if previous is not None and (
            compare(context, sentence, previous, index, readings)
            or (figure is not None and compare_over(context, figure, previous, index, readings))
        ):
            continue
        if kind not in cues:
            cues[kind] = context.cues(kind, sentence)
        deal = context.deal_type(quantity, sentence)
        reading = (
            _by_unit(context, quantity)
            or apposed(context, members[max(0, position - 6) : position], index, readings)
            or context.best_cue(index, cues[kind], sentence, deal)
            or _fallback(context, quantity, deal, introduced)
        )
        if reading is None:
            continue
        if reading.concept.startswith("eps_"):
            earlier = members[max(0, position - 6) : position]
            reading.concept = per_share(reading.concept, earlier, readings)
        elif reading.concept == "shares_outstanding":
            if quantity.qualifier in _NO_TOTAL:
                continue
            reading.concept = before_or_after(context, sentence, quantity)
        reading.concept = fit_security(reading.concept, quantity)
        readings[index] = reading
        if reading.concept in COMPARED:
            figure_of_kind[kind] = index
    _complete_terms(context, sentence, members, readings)


def _by_unit(context: Context, quantity: Quantity) -> Reading | None:
    """The reading of a price that its unit alone decides: what a pre-funded warrant or a
    debenture costs is an offering price, not the exercise or conversion price."""
    if quantity.kind != "price" or not _PER_OFFERED.match(context.lowered, quantity.end):
        return None
    if context.lowered.endswith("exercise price of ", 0, quantity.start):
        return None
    return Reading("offering_price", 0.9)


def _complete_terms(
    context: Context, sentence: Span, members: list[int], readings: dict[int, Reading]
) -> None:
    """Reads a count of shares that no cue speaks for as those offered, where its sentence tells
    the price or the proceeds: "Tranche 1: 52.5 million New Shares to raise A$12.6 million"."""
    concepts = {readings[n].concept for n in members if n in readings}
    if not concepts & {"offering_price", "gross_proceeds"}:
        return
    for index in members:
        quantity = context.quantities[index]
        if index not in readings and quantity.kind == "share_count":
            concept = context.meaning("@count", context.deal_type(quantity, sentence))
            if concept:
                readings[index] = Reading(fit_security(concept, quantity), 0.45)


def _fallback(
    context: Context,
    quantity: Quantity,
    deal: DealType | None,
    introduced: dict[str, Reading],
) -> Reading | None:
    """The reading of a quantity that no cue speaks for: that of the total which a list takes
    apart ("5,000,000 shares consisting of:"), or what its kind means in such a deal."""
    if quantity.kind in introduced:
        total = introduced[quantity.kind]
        return Reading(total.concept, total.score * 0.8)
    if deal is None:
        return None
    kind = section_kind(context.frame.sections, quantity.start)
    if quantity.kind == "price" and quantity.per and kind in {"body", "headline", "table"}:
        concept = generic_concept("@price", deal)
    elif quantity.kind == "share_count" and kind == "headline":
        concept = context.meaning("@count", deal)
    elif quantity.kind == "amount" and kind == "headline":
        concept = context.meaning("@sized", deal)
    elif quantity.kind == "ratio" and deal in {"reverse_split", "stock_split"}:
        concept = "split_ratio"
    else:
        concept = None
    return Reading(concept, 0.4) if concept and fits(concept, quantity) else None


def _composes_unit(quantity: Quantity) -> bool:
    """Whether a count only says what a unit is made of: "one share and one warrant"."""
    return quantity.kind == "share_count" and quantity.value is not None and quantity.value < 10
