"""Pieces of a release and what is declared of them, joined into a text with gold.

Comes in: the pieces that `corpus.marks` or a grammar gave, and a `Tail`. Goes out: `Annotated`.
This is the one place where offsets and `cand` numbers are made. It must not judge whether the gold
is true; that is `corpus.validate`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from extractor.corpus.arithmetic import HALF, WHOLE, Claim, explain, holds
from extractor.corpus.gold import (
    Annotated,
    Gold,
    GoldCheck,
    GoldCompany,
    GoldDeal,
    GoldPart,
    GoldPerson,
    GoldQuantity,
    GoldQuote,
)
from extractor.corpus.marks import Mark, Piece, QuoteEnd, QuoteStart, Spot
from extractor.corpus.tables.gold import Place, make_gold
from extractor.corpus.tables.numbers import Printed
from extractor.corpus.tables.relations import Related
from extractor.corpus.tables.source import TableSource
from extractor.errors import UsageError
from extractor.schema import CheckStatus, DealType

_EDGE = 32
"""Characters that a gold quote keeps of its first and last words."""

Reference = str | int


class Speaker(msgspec.Struct, forbid_unknown_fields=True):
    """Who speaks a quote: a person, a company, or both by name; the company of a person if it is
    left out."""

    speaker: str | None = None
    company: str | None = None


class Transaction(msgspec.Struct, forbid_unknown_fields=True):
    """A deal; its terms are names of marks, under the concepts of the marks if none are given."""

    type: DealType
    parties: dict[str, str | list[str]] = msgspec.field(default_factory=dict)
    terms: list[Reference] | dict[str, Reference | list[Reference]] = msgspec.field(
        default_factory=list
    )


class Relation(msgspec.Struct, forbid_unknown_fields=True):
    """A check; its inputs are names of marks (see `corpus.arithmetic.IDENTITIES`). `periods` among
    the inputs is a plain number, `forward` a word for the writer. The arithmetic is noted if no
    note is given."""

    identity: str
    inputs: dict[str, Reference | bool | list[Reference]]
    status: CheckStatus = "consistent"
    note: str | None = None


class Tail(msgspec.Struct, forbid_unknown_fields=True):
    """What stands under the text of a marked source, in the terms of `Gold`. `dollar` is the
    currency of a bare dollar sign; `tables` are those that the text has places for, `layout` how
    they are printed (`corpus.tables.layout`), in a page if its form is html; `ignore` is for the
    writer."""

    headline: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    wire: str | None = None
    issuer: str | None = None
    event: str | None = None
    dollar: str = "USD"
    companies: list[GoldCompany] = msgspec.field(default_factory=list)
    people: list[GoldPerson] | None = None
    quotes: dict[str, Speaker] | None = None
    deals: list[Transaction] | None = None
    checks: list[Relation] | None = None
    notes: str | None = None
    tables: dict[str, TableSource] = msgspec.field(default_factory=dict)
    layout: dict[str, Any] = msgspec.field(default_factory=dict)
    ignore: list[Reference | float] | None = None


_PLAIN_INPUTS = ("periods", "forward")


def compose(
    pieces: Iterable[Piece],
    tail: Tail,
    *,
    name: str,
    hand: str | None = None,
    tables: Iterable[Printed] = (),
    related: Iterable[Related] = (),
) -> Annotated:
    """The release that `pieces` make, with the gold that `tail` declares and the `tables` in
    them hold. What is `related` becomes checks after those of the tail.

    Raises UsageError where the two do not fit: a quote left open or not declared, a name of a
    quantity used twice or not at all, a term without a concept.
    """
    text, marks, spans, spots = _lay_out(pieces)
    quantities, names = _number(marks)
    places = spots | {
        name: Place(one.text, one.start, one.end, one.cand[0]) for name, one in names.items()
    }
    people = tail.people or []
    gold = Gold(
        id=name,
        headline=tail.headline or None,
        date=str(tail.date) if tail.date else None,
        place=tail.place or None,
        wire=tail.wire or None,
        issuer=tail.issuer or None,
        event=tail.event or None,
        hand=hand,
        companies=tail.companies,
        people=people,
        quotes=list(_quotes(text, spans, tail.quotes or {}, people)),
        quantities=quantities,
        deals=[_deal(deal, names) for deal in tail.deals or []],
        checks=[
            *(_check(relation, names) for relation in tail.checks or []),
            *(check for one in related if (check := _table_check(one, names)) is not None),
        ],
        notes=" ".join((tail.notes or "").split()),
        tables=[make_gold(table, places.__getitem__) for table in tables],
    )
    return Annotated(text, gold, tail.layout.get("form") == "html")


def _lay_out(
    pieces: Iterable[Piece],
) -> tuple[str, list[tuple[Mark, int]], dict[str, list[tuple[int, int]]], dict[str, Place]]:
    """The text, each mark with its place, the spans of the quotes and the spots by name."""
    words: list[str] = []
    marks: list[tuple[Mark, int]] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    spots: dict[str, Place] = {}
    opened: tuple[str, int] | None = None
    at = 0
    for piece in pieces:
        if isinstance(piece, QuoteStart):
            if opened:
                raise UsageError(f"Quote {piece.name} begins inside quote {opened[0]}; close it.")
            opened = (piece.name, at)
            continue
        if isinstance(piece, QuoteEnd):
            if not opened:
                raise UsageError("A quote ends that never began; ⟪Q1 before it would have worked.")
            spans.setdefault(opened[0], []).append((opened[1], at))
            opened = None
            continue
        if isinstance(piece, Mark):
            marks.append((piece, at))
            piece = piece.text
        elif isinstance(piece, Spot):
            spots[piece.name] = Place(piece.text, at, at + len(piece.text))
            piece = piece.text
        words.append(piece)
        at += len(piece)
    if opened:
        raise UsageError(f"Quote {opened[0]} is left open; ⟫ at its end would have worked.")
    return "".join(words), marks, spans, spots


class _Names(dict[str, GoldQuantity]):
    """The quantities by name."""

    def find(self, reference: Reference) -> GoldQuantity:
        try:
            return self[str(reference)]
        except KeyError:
            raise UsageError(
                f"No quantity is named {reference!r}; a mark with #{reference} would be."
            ) from None


def _number(marks: list[tuple[Mark, int]]) -> tuple[list[GoldQuantity], _Names]:
    """The quantities in order, `cand` numbers on those that are not optional."""
    quantities: list[GoldQuantity] = []
    names = _Names()
    cand = 0
    for mark, start in marks:
        quantity = GoldQuantity(
            cand=[] if mark.optional else [cand],
            text=mark.text,
            kind=mark.kind,
            start=start,
            end=start + len(mark.text),
            value=mark.value,
            low=mark.low,
            high=mark.high,
            unit=mark.unit,
            currency=mark.currency,
            per=mark.per,
            security=mark.security,
            qualifier=mark.qualifier,
            concept=mark.concept,
            period=mark.period or msgspec.UNSET,
        )
        quantities.append(quantity)
        if mark.optional:
            continue
        cand += 1
        if mark.name is not None:
            if mark.name in names:
                raise UsageError(f"Two quantities are named {mark.name!r}; names tell them apart.")
            names[mark.name] = quantity
    return quantities, names


def _quotes(
    text: str,
    spans: Mapping[str, list[tuple[int, int]]],
    declared: Mapping[str, Speaker],
    people: list[GoldPerson],
) -> Iterator[GoldQuote]:
    if set(spans) != set(declared):
        raise UsageError(
            f"The marks have the quotes {sorted(spans)}, the tail declares {sorted(declared)}; "
            "the same in both would have worked."
        )
    employers = {person.name: person.company for person in people}
    for name, parts in spans.items():
        said = declared[name]
        yield GoldQuote(
            parts=[
                GoldPart(text[start:end][:_EDGE], text[start:end][-_EDGE:], start, end)
                for start, end in parts
            ],
            speaker=said.speaker,
            company=said.company or employers.get(said.speaker or ""),
        )


def _deal(deal: Transaction, names: _Names) -> GoldDeal:
    terms: dict[str, int | list[int]] = {}
    if isinstance(deal.terms, dict):
        for concept, references in deal.terms.items():
            terms[concept] = [names.find(one).cand[0] for one in _listed(references)]
        return GoldDeal(deal.type, deal.parties, terms)
    grouped: dict[str, list[int]] = {}
    for reference in deal.terms:
        quantity = names.find(reference)
        if quantity.concept is None:
            raise UsageError(f"The term {reference!r} has no concept; give its mark one.")
        grouped.setdefault(quantity.concept, []).append(quantity.cand[0])
    terms.update(grouped)
    return GoldDeal(deal.type, deal.parties, terms)


def _check(relation: Relation, names: _Names) -> GoldCheck:
    quantities: dict[str, list[GoldQuantity]] = {}
    inputs: dict[str, int | list[int]] = {}
    for name, references in relation.inputs.items():
        if name in _PLAIN_INPUTS:
            continue
        found = [names.find(one) for one in _listed(references)]
        cands = [quantity.cand[0] for quantity in found]
        quantities[name] = found
        inputs[name] = cands if isinstance(references, list) else cands[0]
    periods = relation.inputs.get("periods")
    count = periods if isinstance(periods, int) else None
    note = relation.note
    if note is None:
        if relation.status == "derived":
            raise UsageError(f"A derived {relation.identity} needs a note: what it implies.")
        note = explain(Claim(relation.identity, quantities, count))
    check = GoldCheck(relation.identity, inputs, relation.status, note)
    if count is not None:
        check.periods = count
    return check


def _table_check(related: Related, names: _Names) -> GoldCheck | None:
    """The check that a table's own formula states. A number that is wrong on purpose makes it
    inconsistent; None if it is not wrong enough to say so."""
    relation = Relation(related.identity, related.inputs)
    check = _check(relation, names)
    if not related.planted:
        return check
    quantities = {
        name: [names.find(one) for one in _listed(references)]
        for name, references in relation.inputs.items()
    }
    claim = Claim(related.identity, quantities)
    if holds(claim, HALF):
        return check
    if holds(claim, WHOLE):
        return None
    check.status = "inconsistent"
    check.note = f"PLANTED: {check.note}"
    return check


def _listed(references: Reference | bool | list[Reference]) -> list[Reference]:
    return references if isinstance(references, list) else [references]
