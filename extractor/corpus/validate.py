"""Whether gold is true: to its text, to itself, and to arithmetic.

Comes in: releases with gold. Goes out: every fault in words. It must not run the extractor, so that
a fault of the program cannot hide one of the gold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import get_args

from extractor.corpus import printed
from extractor.corpus.arithmetic import HALF, IDENTITIES, WHOLE, Claim, holds
from extractor.corpus.gold import Annotated, Gold, GoldCheck, GoldQuantity
from extractor.corpus.tables.proof import faults_of_tables
from extractor.errors import UsageError
from extractor.schema import Role

PLANTED = "PLANTED"
"""How the note of a check begins whose numbers were made wrong on purpose."""

_MARKS = set("⟦⟧⟪⟫\r\ufeff")
_QUOTATION = '“”"„»«'
_MONEY = ("price", "amount")


def faults(release: Annotated) -> list[str]:
    """Every fault of one release, in words; none if its gold is true."""
    return [words for look in _LOOKS for words in look(release)]


def _text_is_plain(release: Annotated) -> Iterator[str]:
    for left in sorted(_MARKS & set(release.text)):
        yield f"the character {left!r} is left in the text"


def _quantities_stand_in_the_text(release: Annotated) -> Iterator[str]:
    end, cands = 0, []
    for quantity in release.gold.quantities:
        words = f"quantity {quantity.text!r} at {quantity.start}"
        if release.text[quantity.start : quantity.end] != quantity.text:
            yield f"{words} is not what the text has there"
        if quantity.start < end:
            yield f"{words} begins before the one ahead of it ends"
        end = quantity.end
        cands += quantity.cand
        yield from (f"{words} {what}" for what in _form(quantity))
    if cands != sorted(set(cands)):
        yield "the cand numbers of the quantities do not ascend"


def _form(quantity: GoldQuantity) -> Iterator[str]:
    if not quantity.unit:
        yield "has no unit"
    if (quantity.currency is not None) != (quantity.kind in _MONEY):
        yield "must have a currency if it is money, and only then"
    if quantity.qualifier == "range":
        if quantity.value is not None or None in (quantity.low, quantity.high):
            yield "is a range and needs low and high, and no value"
        elif not quantity.low < quantity.high:  # type: ignore[operator] # neither is None
            yield "is a range upside down"
        ends = (quantity.low, quantity.high)
    else:
        if quantity.value is None:
            yield "has no value"
        ends = (quantity.value, None)
    for value in ends:
        if value is not None and not printed.prints(quantity.text, value):
            yield f"does not print {value:f}"


def _names_stand_in_the_text(release: Annotated) -> Iterator[str]:
    gold, flat = release.gold, " ".join(release.words.split())
    for company in gold.companies:
        for form in (company.name, *company.aliases):
            if form not in flat:
                yield f"company {form!r} is not in the text"
        for listing in company.listings:
            exchange, colon, ticker = listing.partition(":")
            if not (exchange and colon and re.search(rf"\b{re.escape(ticker)}\b", flat)):
                yield f"listing {listing!r} is not EXCHANGE:TICKER with a ticker in the text"
        for role in company.roles:
            if role not in get_args(Role):
                yield f"{role!r} is no role of a company"
    lower = flat.lower()
    for person in gold.people:
        if person.name not in flat:
            yield f"person {person.name!r} is not in the text"
        for title in person.titles:
            if title.lower() not in lower:
                yield f"title {title!r} is not in the text"
    for name, value in (("headline", gold.headline), ("place", gold.place)):
        if value and " ".join(value.split()).lower() not in lower:
            yield f"{name} {value!r} is not in the text"


def _quotes_stand_in_the_text(release: Annotated) -> Iterator[str]:
    for quote in release.gold.quotes:
        for part in quote.parts:
            words = release.text[part.start : part.end]
            if not words or not (words.startswith(part.starts) and words.endswith(part.ends)):
                yield f"quote at {part.start} does not begin {part.starts!r} and end {part.ends!r}"
            elif words != words.strip() or words[0] in _QUOTATION or words[-1] in _QUOTATION:
                yield f"quote at {part.start} includes the marks or the space around it"


def _references_resolve(release: Annotated) -> Iterator[str]:
    gold = release.gold
    companies = {company.name for company in gold.companies}
    people = {person.name for person in gold.people}
    if len(companies) < len(gold.companies) or len(people) < len(gold.people):
        yield "a company or a person is listed twice"
    named = [("issuer", gold.issuer), *((f"company of {p.name}", p.company) for p in gold.people)]
    named += [("company of a quote", quote.company) for quote in gold.quotes]
    for deal in gold.deals:
        for role, party in deal.parties.items():
            named += [(role, one) for one in (party if isinstance(party, list) else [party])]
    for what, company in named:
        if company is not None and company not in companies:
            yield f"{what} {company!r} is none of the companies"
    for quote in gold.quotes:
        if quote.speaker is not None and quote.speaker not in people:
            yield f"speaker {quote.speaker!r} is none of the people"
    known = gold.by_cand()
    for words, refs in _references(gold):
        for ref in refs:
            if ref not in known:
                yield f"{words} refers to {ref}, which is no quantity"


def _references(gold: Gold) -> Iterator[tuple[str, list[int]]]:
    for deal in gold.deals:
        yield f"deal {deal.type}", [ref for _, ref in deal.members()]
    for check in gold.checks:
        yield f"check {check.identity}", [ref for _, ref in check.members()]


def _deals_have_terms(release: Annotated) -> Iterator[str]:
    for deal in release.gold.deals:
        if not any(True for _ in deal.members()):
            yield f"deal {deal.type} has no terms"


def _checks_are_what_they_say(release: Annotated) -> Iterator[str]:
    known = release.gold.by_cand()
    for check in release.gold.checks:
        if not check.note:
            yield f"check {check.identity} has no note"
        if check.identity not in IDENTITIES:
            yield f"check {check.identity} is of no known identity"
            continue
        if any(ref not in known for _, ref in check.members()):
            continue
        try:
            yield from _verdict(check, known)
        except UsageError as error:
            yield f"check {check.identity}: {error}"


def _verdict(check: GoldCheck, known: dict[int, GoldQuantity]) -> Iterator[str]:
    inputs: dict[str, list[GoldQuantity]] = {}
    for name, ref in check.members():
        inputs.setdefault(name, []).append(known[ref])
    periods = check.periods if isinstance(check.periods, int) else None
    claim = Claim(check.identity, inputs, periods)
    if check.status == "consistent" and not holds(claim, HALF):
        yield f"check {check.identity} does not hold: {check.note}"
    if check.status == "inconsistent":
        if holds(claim, WHOLE):
            yield f"check {check.identity} holds, though it is planted: {check.note}"
        if not check.note.startswith(PLANTED):
            yield f"the note of the planted {check.identity} does not begin with {PLANTED}"


_LOOKS: tuple[Callable[[Annotated], Iterator[str]], ...] = (
    _text_is_plain,
    _quantities_stand_in_the_text,
    _names_stand_in_the_text,
    _quotes_stand_in_the_text,
    _references_resolve,
    _deals_have_terms,
    _checks_are_what_they_say,
    faults_of_tables,
)
