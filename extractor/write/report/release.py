"""One release as the page shows it: its head, the marked text, the checks, deals and names.

Comes in: a record, its running number, the formulas. Goes out: a view for the template. It must
not know how many releases there are, nor where the page is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.errors import FATAL
from extractor.schema import Company, Contact, Deal, ErrorEntry, Quantity, Record
from extractor.write.report.blocks import Block, blocks
from extractor.write.report.marks import Mark
from extractor.write.report.verdicts import CheckView, Formulas, Number, check_views, places
from extractor.write.report.wording import KINDS, SEVERITY, Verdict, label, printed, value

_UNSTATED: frozenset[Verdict] = frozenset({"derived"})
"""Verdicts that say nothing of a release as long as there is another one."""
_CALM: frozenset[Verdict] = frozenset({"consistent", "derived"})
"""Verdicts that may be folded away where there are many checks."""
_FIRST = 8
"""Checks that are never folded away."""
_FEW = 3
"""So few are not worth a fold."""
_MARKS = frozenset("\"'“”„«»‘’")
"""What may stand around speech; the parts of a quote run between them."""


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal: who takes part as what, its terms as printed, its dates."""

    type: str
    parties: list[tuple[str, list[str]]]
    terms: list[tuple[str, list[Number]]]
    dates: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote: its words, who says them, and the anchor of its place."""

    words: str
    speaker: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NumberView:
    """A quantity: as printed, what it comes to, of what kind it is and what it says."""

    number: Number
    value: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One release; `legend` counts what is marked in the text, `tally` the checks by verdict."""

    anchor: str
    title: str
    record: Record
    issuer: Company | None
    verdict: Verdict
    tally: list[tuple[Verdict, int]]
    legend: list[tuple[str, str, int]]
    blocks: list[Block]
    checks: list[CheckView]
    deals: list[DealView]
    quotes: list[QuoteView]
    numbers: list[NumberView]
    people: list[tuple[str, str, str]]
    companies: list[Company]
    contacts: list[Contact]
    errors: list[ErrorEntry]

    @property
    def first(self) -> int:
        """How many checks are shown at once; the rest, which finds nothing, is folded."""
        first = max(_FIRST, sum(check.verdict not in _CALM for check in self.checks))
        return first if len(self.checks) > first + _FEW else len(self.checks)


def verdict_of(record: Record) -> Verdict:
    """What a release comes to: its worst check, or that it failed or has none."""
    found: set[Verdict] = {check.status for check in record.checks}
    if any(error.code in FATAL for error in record.errors):
        found.add("failed")
    return min(found - _UNSTATED or found or {"no checks"}, key=SEVERITY.__getitem__)


def title_of(record: Record) -> str:
    """The headline, or else what the release came from."""
    if record.headline:
        return printed(record.headline.text)
    return record.source.path or "A release without a headline"


def release_view(record: Record, number: int, formulas: Formulas) -> ReleaseView:
    """The view of release `number` (from 1)."""
    anchor = f"r{number}"
    prefix = f"{anchor}-"
    names = {company.id: company.name for company in record.companies}
    people = {person.id: person.name for person in record.people}
    speakers = {
        quote.id: people.get(quote.speaker or "") or names.get(quote.speaker_company or "") or ""
        for quote in record.quotes
    }
    meanings = _meanings(record)
    marks = list(_marks(record, prefix, names, speakers, meanings))
    counts = Counter(
        [*(one.kind for one in record.quantities), *("quote" for _ in record.quotes)]
        + ["date"] * len(record.dates)
        + ["company"] * len(record.companies)
        + ["person"] * len(record.people)
    )
    tally = Counter(check.status for check in record.checks)
    stated = places(record)
    return ReleaseView(
        anchor=anchor,
        title=title_of(record),
        record=record,
        issuer=next((one for one in record.companies if one.id == record.issuer), None),
        verdict=verdict_of(record),
        tally=sorted(tally.items(), key=lambda item: SEVERITY[item[0]]),
        legend=[(kind, name, counts[kind]) for kind, name in KINDS.items() if counts[kind]],
        blocks=list(blocks(record, marks)),
        checks=check_views(record, formulas, prefix),
        deals=[_deal(deal, names, stated, prefix) for deal in record.deals],
        quotes=[
            QuoteView(
                printed(" … ".join(part.text for part in quote.parts)),
                speakers[quote.id],
                f"{prefix}{quote.id}",
            )
            for quote in record.quotes
        ],
        numbers=[
            NumberView(
                Number(printed(one.text), f"{prefix}{one.id}"),
                value(one),
                _kind(one),
                meanings.get(one.id, ""),
            )
            for one in record.quantities
        ],
        people=[
            (one.name, ", ".join(one.titles), names.get(one.company or "", ""))
            for one in record.people
        ],
        companies=record.companies,
        contacts=record.contacts,
        errors=record.errors,
    )


def _meanings(record: Record) -> dict[str, str]:
    """What the facts say of each quantity."""
    found: dict[str, list[str]] = {}
    for fact in record.facts:
        said = label(fact.concept) + (f" ({fact.period})" if fact.period else "")
        found.setdefault(fact.quantity, []).append(said)
    return {quantity: ", ".join(dict.fromkeys(said)) for quantity, said in found.items()}


def _kind(quantity: Quantity) -> str:
    security = f" ({printed(quantity.security)})" if quantity.security else ""
    return label(quantity.kind) + security


def _marks(
    record: Record,
    prefix: str,
    names: dict[str, str],
    speakers: dict[str, str],
    meanings: dict[str, str],
) -> Iterator[Mark]:
    for company in record.companies:
        told = ", ".join([company.name, *map(label, company.roles)])
        for span in company.mentions:
            yield Mark(span.start, span.end, "company", title=told)
    for person in record.people:
        told = ", ".join([person.name, *person.titles, *_at(names, person.company)])
        for span in person.mentions:
            yield Mark(span.start, span.end, "person", title=told)
    for date in record.dates:
        told = f"{label(date.role)} date, {date.value}" if date.role else date.value
        yield Mark(date.start, date.end, "date", f"{prefix}{date.id}", told)
    for one in record.quantities:
        said = f"{meanings[one.id]}: " if one.id in meanings else ""
        told = f"{said}{value(one)} ({_kind(one)})"
        yield Mark(one.start, one.end, one.kind, f"{prefix}{one.id}", told)
    for quote in record.quotes:
        speaker = speakers[quote.id]
        for part in quote.parts:
            first, last = part is quote.parts[0], part is quote.parts[-1]
            start, end = _with_marks(record.text, part.start, part.end)
            yield Mark(
                start,
                end,
                "quote",
                f"{prefix}{quote.id}" if first else "",
                f"Quote: {speaker}" if speaker else "Quote",
                speaker if last else "",
            )


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Where speech begins and ends together with its quotation marks, if it has any."""
    return start - (text[start - 1 : start] in _MARKS), end + (text[end : end + 1] in _MARKS)


def _at(names: dict[str, str], company: str | None) -> list[str]:
    return [names[company]] if company in names else []


def _deal(
    deal: Deal, names: dict[str, str], stated: dict[str, tuple[str, str]], prefix: str
) -> DealView:
    return DealView(
        type=label(deal.type),
        parties=[
            (label(role), [names.get(one, one) for one in ([ids] if isinstance(ids, str) else ids)])
            for role, ids in deal.parties.items()
        ],
        terms=[
            (
                label(concept),
                [
                    Number(stated[fact][1], f"{prefix}{stated[fact][0]}")
                    for fact in facts
                    if fact in stated
                ],
            )
            for concept, facts in deal.terms.items()
        ],
        dates=[(label(role), date) for role, date in deal.dates.items()],
    )
