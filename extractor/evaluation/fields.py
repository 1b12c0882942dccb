"""What is right in a record, field by field.

Comes in: gold, the record of the same release, and a score sheet. Goes out: the sheet, filled. Each
function scores what its name says; `SCORERS` lists them. This module must not say when two names or
amounts are the same (`matching`), and knows nothing of checks (`verdicts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from extractor.corpus.gold import Gold, GoldCompany, GoldPerson, GoldQuantity
from extractor.evaluation.matching import (
    amount_of,
    company_key,
    letters_key,
    pair_quantities,
    person_key,
    phrase_key,
    quantity_of_reference,
    same_company,
    same_speech,
    surname,
    ticker_key,
    wording,
)
from extractor.evaluation.sheet import Field, Sheet
from extractor.evaluation.tables import score_tables
from extractor.evaluation.verdicts import score_checks
from extractor.schema import Person, Quantity, Record


def score_release(release: str, gold: Gold, record: Record) -> Sheet:
    """The sheet of one release: `record` against its `gold`."""
    sheet = Sheet(release)
    for scorer in SCORERS:
        scorer(gold, record, sheet)
    return sheet


def score_quantities(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Value, kind, currency and qualifier of every stated amount, and the concept of those that
    the gold names one for."""
    concepts: dict[str, set[str]] = defaultdict(set)
    for fact in record.facts:
        concepts[fact.quantity].add(fact.concept)
    pairs, spare = pair_quantities(gold, record)
    for one, hit in pairs:
        if hit is not None:
            sheet.right("quantity value")
            _score_reading(one, hit, concepts[hit.id], sheet)
        elif one.cand:  # a small number in words may be left out
            sheet.missed("quantity value", f"{one.text!r} {one.kind} {wording(amount_of(one))}")
            sheet.missed("quantity value+kind", None)
            if one.concept:
                sheet.missed("concept", None)
    for found in spare:
        sheet.spurious("quantity value", f"{found.text!r} {found.kind} at {found.start}")
        sheet.spurious("quantity value+kind", None)


def _score_reading(one: GoldQuantity, hit: Quantity, concepts: set[str], sheet: Sheet) -> None:
    if hit.kind == one.kind:
        sheet.right("quantity value+kind")
    else:
        sheet.confused("quantity value+kind", f"{one.text!r} is {one.kind}, found as {hit.kind}")
    if one.kind in ("amount", "price"):
        _score_word("currency", one.text, one.currency, hit.currency, sheet)
    _score_word("qualifier", one.text, one.qualifier, hit.qualifier, sheet)
    if one.concept:
        others = concepts - {one.concept}
        if one.concept in concepts:
            sheet.right("concept")
        else:
            found = ", ".join(sorted(others)) or "none"
            sheet.missed("concept", f"{one.text!r} is {one.concept}, found as {found}")
        for other in sorted(others):
            told = one.concept not in concepts
            sheet.spurious("concept", None if told else f"{one.text!r} as {other} too")


def _score_word(field: Field, text: str, gold: str | None, found: str | None, sheet: Sheet) -> None:
    sheet.single(field, gold == found, f"{text!r} is {gold}, found as {found}")


def score_companies(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Companies, each with its full name and aliases, and the tickers of all of them."""
    left = list(record.companies)
    for one in gold.companies:
        hit = next((found for found in left if same_company(one, found)), None)
        if hit is None:
            sheet.missed("company", repr(one.name))
            continue
        left.remove(hit)
        sheet.right("company")
        full = company_key(hit.name) == company_key(one.name)
        sheet.single("company full name", full, f"{one.name!r} found as {hit.name!r}")
        known = {name.casefold() for name in (hit.name, *hit.aliases)}
        aliases = {alias.casefold() for alias in one.aliases}
        sheet.right("alias (recall)", len(aliases & known))
        for alias in sorted(aliases - known):
            sheet.missed("alias (recall)", f"{alias!r} of {one.name!r}")
    for found in left:
        sheet.spurious("company", repr(found.name))
    sheet.sets(
        "ticker",
        {ticker_key(listing) for one in gold.companies for listing in one.listings},
        {ticker_key(listing.ticker) for one in record.companies for listing in one.listings},
    )


def score_issuer(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Who speaks; nobody, where the gold has nobody."""
    found = next((one for one in record.companies if one.id == record.issuer), None)
    if gold.issuer:
        issuer = next(
            (one for one in gold.companies if one.name == gold.issuer), GoldCompany(gold.issuer)
        )
        fine = found is not None and same_company(issuer, found)
    else:
        fine = found is None
    sheet.single("issuer", fine, f"{gold.issuer!r} found as {found.name if found else None!r}")


def score_header(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Headline, date, place and wire, letter by letter."""
    headline = record.headline.text if record.headline else None
    told: dict[Field, tuple[str | None, str | None]] = {
        "headline": (gold.headline, headline),
        "date": (gold.date, record.date),
        "place": (gold.place, record.place),
        "wire": (gold.wire, record.wire),
    }
    for field, (true, found) in told.items():
        fine = letters_key(true) == letters_key(found)
        sheet.single(field, fine, f"{true!r} found as {found!r}")


def score_people(gold: Gold, record: Record, sheet: Sheet) -> None:
    """People by name, and each title with its bearer."""
    sheet.sets(
        "person",
        {person_key(one.name) for one in gold.people},
        {person_key(one.name) for one in record.people},
    )
    sheet.sets("person+title", _titles(gold.people), _titles(record.people))


def _titles(people: Iterable[Person | GoldPerson]) -> set[str]:
    return {
        f"{person_key(one.name)}: {phrase_key(title)}" for one in people for title in one.titles
    }


def score_quotes(gold: Gold, record: Record, sheet: Sheet) -> None:
    """Direct speech, and the surname of who speaks."""
    names = {one.id: one.name for one in record.people}
    left = list(record.quotes)
    for one in gold.quotes:
        begins = one.parts[0].starts if one.parts else ""
        hit = next((found for found in left if same_speech(one.parts, found.parts)), None)
        if hit is None:
            sheet.missed("quote", repr(begins))
            sheet.missed("quote+speaker", None)
            continue
        left.remove(hit)
        sheet.right("quote")
        speaker = names.get(hit.speaker or "")
        if surname(speaker) == surname(one.speaker):
            sheet.right("quote+speaker")
        else:
            detail = f"{one.speaker!r} found as {speaker!r}: {begins!r}"
            sheet.confused("quote+speaker", detail)
    for found in left:
        sheet.spurious("quote", repr(found.parts[0].text[:60]) if found.parts else "''")
        sheet.spurious("quote+speaker", None)


def score_deals(gold: Gold, record: Record, sheet: Sheet) -> None:
    """The types of the deals, and their terms: an amount with its concept in a deal of its type."""
    sheet.sets(
        "deal type", {deal.type for deal in gold.deals}, {deal.type for deal in record.deals}
    )
    by_cand = gold.by_cand()
    by_reference = quantity_of_reference(record)
    sheet.sets(
        "deal term",
        {
            f"{deal.type} {concept} {wording(amount_of(by_cand[ref]))}"
            for deal in gold.deals
            for concept, ref in deal.members()
            if ref in by_cand
        },
        {
            f"{deal.type} {concept} {wording(amount_of(by_reference[ref]))}"
            for deal in record.deals
            for concept, refs in deal.terms.items()
            for ref in refs
            if ref in by_reference
        },
    )


SCORERS: tuple[Callable[[Gold, Record, Sheet], None], ...] = (
    score_header,
    score_companies,
    score_issuer,
    score_people,
    score_quotes,
    score_quantities,
    score_deals,
    score_checks,
    score_tables,
)
