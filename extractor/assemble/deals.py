"""Groups facts into deals.

Comes in: the words that name deals, the facts with their quantities, the companies and dates.
Goes out: `Deal`s with parties, terms and dates, in order of prominence. It must not change
facts.

A type of deal becomes a deal when the headline names it, or when the lead or body names it and
a term stands beside the words. A fact becomes a term of the nearest deal named before it in
its sentence that can have such a term, else named after it, else of the deal the release is
about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from extractor.patterns.deal_cues import TERMS
from extractor.schema import Company, DateMention, Deal, DealType, Fact, Quantity, Section, Span
from extractor.stages import DealMention, DealPlace, Layout

_WEIGHT: dict[DealPlace, float] = {"headline": 3.0, "lead": 1.0, "body": 0.4, "background": 0.0}

_RIVALS: tuple[tuple[DealType, ...], ...] = (
    ("conversion", "stake_purchase"),
    ("ipo", "public_offering"),
    ("acquisition", "merger"),
    ("acquisition", "divestiture"),
    ("acquisition", "stake_purchase"),
    ("acquisition", "asset_purchase"),
    ("reverse_split", "stock_split"),
    ("convertible_notes", "debt_offering"),
    ("convertible_notes", "loan"),
    ("debt_offering", "loan"),
    ("tender_offer", "buyback"),
    ("contract_award", "grant"),
    ("registered_direct", "public_offering"),
)
"""Types that are readings of the same words: only the more prominent one stays, unless the
headline names both."""

_BACKGROUND = {"about", "forward_looking", "contact", "boilerplate"}

_PARTY_OF_ROLE: dict[str, str] = {
    "investor": "investor",
    "underwriter": "underwriter",
    "placement_agent": "placement_agent",
    "acquirer": "acquirer",
    "target": "target",
    "seller": "seller",
    "buyer": "buyer",
    "lender": "lender",
    "borrower": "borrower",
    "holder": "holder",
    "customer": "customer",
    "transfer_agent": "transfer_agent",
    "adviser": "adviser",
}

_PARTIES: dict[str, frozenset[str]] = {
    "offering": frozenset({"investor", "underwriter", "placement_agent", "adviser"}),
    "merger": frozenset({"acquirer", "target", "seller", "buyer", "adviser"}),
    "credit": frozenset({"lender", "borrower", "holder", "investor"}),
    "holding": frozenset({"buyer", "target", "seller", "holder", "investor"}),
    "award": frozenset({"customer"}),
    "own": frozenset({"transfer_agent"}),
}
_FAMILY: dict[DealType, str] = {
    "conversion": "credit",
    "debt_settlement": "credit",
    "private_placement": "offering",
    "registered_direct": "offering",
    "public_offering": "offering",
    "ipo": "offering",
    "rights_issue": "offering",
    "atm_offering": "offering",
    "convertible_notes": "offering",
    "debt_offering": "offering",
    "warrant_exercise": "offering",
    "loan": "credit",
    "buyback": "own",
    "tender_offer": "merger",
    "dividend": "own",
    "stock_split": "own",
    "reverse_split": "own",
    "acquisition": "merger",
    "merger": "merger",
    "divestiture": "merger",
    "stake_purchase": "holding",
    "contract_award": "award",
    "grant": "award",
    "asset_purchase": "own",
}

_DATE_ROLES: dict[str, frozenset[str]] = {
    "dividend": frozenset({"record", "payable"}),
    "stock_split": frozenset({"effective", "record"}),
    "reverse_split": frozenset({"effective", "record"}),
    "": frozenset({"agreement", "closing", "expiry", "effective"}),
}


def _enclosing(spans: list[Span], position: int) -> Span | None:
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None


def _in_background(sections: list[Section], position: int) -> bool:
    index = bisect_right(sections, position, key=lambda section: section.start) - 1
    return index >= 0 and position < sections[index].end and sections[index].kind in _BACKGROUND


def _selected(mentions: list[DealMention], supported: dict[DealType, int]) -> list[DealType]:
    """The types that become deals, most prominent first."""
    weight: dict[DealType, float] = defaultdict(float)
    named: dict[DealType, set[DealPlace]] = defaultdict(set)
    for mention in mentions:
        weight[mention.type] += _WEIGHT[mention.place]
        named[mention.type].add(mention.place)
    chosen = [
        kind
        for kind in weight
        if ("headline" in named[kind] and ("lead" in named[kind] or supported.get(kind)))
        or ("lead" in named[kind] and supported.get(kind))
    ]
    chosen.sort(key=lambda kind: -(weight[kind] + min(3, supported.get(kind, 0))))
    for rivals in _RIVALS:
        if all(kind in chosen for kind in rivals):
            loser = rivals[1] if rivals[0] == "conversion" else max(rivals, key=chosen.index)
            chosen.remove(loser)
    return chosen


def assemble_deals(
    view: str,
    layout: Layout,
    sections: list[Section],
    mentions: list[DealMention],
    facts: list[Fact],
    quantities: list[Quantity],
    companies: list[Company],
    issuer: str | None,
    dates: list[DateMention],
) -> list[Deal]:
    """The deals that the release announces or reports, ids d1 and on."""
    by_id = {quantity.id: quantity for quantity in quantities}
    starts = [mention.start for mention in mentions]
    weight: dict[DealType, float] = defaultdict(float)
    for mention in mentions:
        weight[mention.type] += _WEIGHT[mention.place]
    nearest: list[tuple[Fact, DealType | None]] = []
    supported: dict[DealType, int] = defaultdict(int)
    for fact in facts:
        quantity = by_id[fact.quantity]
        if _is_former(fact) or _in_background(sections, quantity.start):
            continue
        if _is_part_of_total(layout, view, quantity):
            continue
        able = [kind for kind in weight if fact.concept in TERMS[kind]]
        if not able:
            continue
        local = _local_type(layout, mentions, starts, quantity, able)
        nearest.append((fact, local))
        if local is not None:
            supported[local] += 1
    chosen = _selected(mentions, supported)
    terms: dict[DealType, dict[str, list[str]]] = {kind: {} for kind in chosen}
    for fact, local in nearest:
        kind = local if local in terms else None
        if kind is None:
            kind = next((kind for kind in chosen if fact.concept in TERMS[kind]), None)
        if kind is not None:
            terms[kind].setdefault(fact.concept, []).append(fact.id)
    return [
        Deal(
            id=f"d{n}",
            type=kind,
            parties=_parties(kind, companies, issuer),
            terms=terms[kind],
            dates=_dates(kind, dates),
        )
        for n, kind in enumerate(chosen, 1)
    ]


def _is_former(fact: Fact) -> bool:
    """Whether a figure is only what another one is compared with, as a reduced price's old one;
    shares outstanding before a deal are a term of it all the same."""
    return fact.relates_to is not None and not fact.concept.endswith("_before")


_TOTAL = re.compile(r"(?:grand |sub)?totals?\b", re.IGNORECASE)


def _is_part_of_total(layout: Layout, view: str, quantity: Quantity) -> bool:
    """Whether a quantity stands in a row of a table that has a row of totals."""
    for table in layout.tables:
        if table.start <= quantity.start < table.end:
            totals = [row for row in table.rows if row and _TOTAL.match(view, row[0].start)]
            return bool(totals) and not any(
                row[0].start <= quantity.start <= row[-1].end for row in totals
            )
    return False


def _local_type(
    layout: Layout,
    mentions: list[DealMention],
    starts: list[int],
    quantity: Quantity,
    able: list[DealType],
) -> DealType | None:
    """The deal named nearest to a quantity, in its sentence, that can have it as a term."""
    sentence = _enclosing(layout.sentences, quantity.start)
    if sentence is None:
        return None
    inside = mentions[bisect_right(starts, sentence.start - 1) : bisect_right(starts, sentence.end)]
    inside = [mention for mention in inside if mention.type in able]
    before = [mention for mention in inside if mention.end <= quantity.start]
    if before:
        return before[-1].type
    if inside:
        return inside[0].type
    paragraph = _enclosing(layout.paragraphs, quantity.start)
    if paragraph is None:
        return None
    earlier = mentions[
        bisect_right(starts, paragraph.start - 1) : bisect_right(starts, sentence.start - 1)
    ]
    return next((mention.type for mention in reversed(earlier) if mention.type in able), None)


def _parties(
    kind: DealType, companies: list[Company], issuer: str | None
) -> dict[str, str | list[str]]:
    wanted = _PARTIES[_FAMILY[kind]]
    found: dict[str, list[str]] = {}
    for company in companies:
        for role in company.roles:
            if role in wanted and not (company.id == issuer and role in {"adviser"}):
                found.setdefault(_PARTY_OF_ROLE[role], []).append(company.id)
    parties: dict[str, str | list[str]] = {}
    if issuer is not None and _FAMILY[kind] not in {"merger", "holding"}:
        parties["issuer"] = issuer
    parties.update({role: ids[0] if len(ids) == 1 else ids for role, ids in found.items()})
    return parties


def _dates(kind: DealType, dates: list[DateMention]) -> dict[str, str]:
    wanted = _DATE_ROLES.get(kind, _DATE_ROLES[""])
    found: dict[str, str] = {}
    for date in dates:
        if date.role in wanted:
            found.setdefault(date.role or "", date.value)
    return found
