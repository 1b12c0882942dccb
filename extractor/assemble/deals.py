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

import msgspec

from extractor.patterns.deal_cues import TERMS
from extractor.prominence import leading_type, prominence
from extractor.schema import Company, DateMention, Deal, DealType, Fact, Quantity, Section, Span
from extractor.stages import BACKGROUND, DealMention, DealPlace, Layout

PROBABLE_TYPE = 0.7
"""From this probability on a deal counts that the rules do not see."""
PROBABLE = 0.6
"""From this probability on a number is a term that the rules do not see."""
DOUBTED = 0.05
"""Below this probability a deal, or a term of one, does not count although the rules see it."""

TOLD_IN_BODY = 3
"""How many terms must stand beside the words of a deal that only the body names."""

NEAR = 8
"""How many mentions of deals before a fact are looked at, so that hostile text stays linear."""

_RIVALS: tuple[tuple[DealType, ...], ...] = (
    ("ipo", "public_offering"),
    ("acquisition", "merger"),
    ("acquisition", "divestiture"),
    ("acquisition", "stake_purchase"),
    ("acquisition", "asset_purchase"),
    ("reverse_split", "stock_split"),
    ("convertible_notes", "debt_offering"),
    ("convertible_notes", "public_offering"),
    ("debt_offering", "public_offering"),
    ("convertible_notes", "loan"),
    ("debt_offering", "loan"),
    ("tender_offer", "buyback"),
    ("contract_award", "grant"),
    ("registered_direct", "public_offering"),
)
"""Types that are readings of the same words: only the more prominent one stays, unless the
headline names both."""

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

_OWN_SIDE: dict[DealType, str] = {
    "acquisition": "acquirer",
    "merger": "acquirer",
    "divestiture": "seller",
}
"""The side of the company that speaks, where the words name it on no other."""

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
    return index >= 0 and position < sections[index].end and sections[index].kind in BACKGROUND


class _Evidence:
    """What speaks for a type of deal: how prominently it is named, in which places, whether a
    headline tells it with its verb, how many facts could be its terms, how many stand right
    beside its words, and how many of these in a sentence of a common length."""

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self.places: set[DealPlace] = set()
        self.told = False
        self.possible = 0
        self.beside = 0
        self.said = 0

    @property
    def suffices(self) -> bool:
        """Whether the release announces such a deal."""
        if "headline" in self.places:
            return self.told or "lead" in self.places or self.possible > 0
        if "lead" in self.places:
            return self.beside > 0
        return "body" in self.places and self.said >= TOLD_IN_BODY


class Learned(msgspec.Struct):
    """What a model says of the deals of a release: how probable each type is, and for each
    quantity, by id, how probably it is a term of a deal of each type. `alone` says that the rules'
    own choice is not asked for."""

    types: dict[DealType, float]
    terms: dict[str, dict[DealType, float]]
    alone: bool = False

    def choose(self, chosen: list[DealType], outdone: set[DealType]) -> list[DealType]:
        """The types that become deals, given those that the rules chose and those whose words
        tell another one of them; most probable first."""
        told = set() if self.alone else set(chosen)
        kept = [
            kind
            for kind in {**dict.fromkeys(chosen), **self.types}
            if self.types.get(kind, 0.0) >= (DOUBTED if kind in told else PROBABLE_TYPE)
            and (kind in told or kind not in outdone)
        ]
        for rivals in _RIVALS:
            added = [kind for kind in rivals if kind not in told]
            if all(kind in kept for kind in rivals) and len(added) == 1:
                kept.remove(added[0])
        return sorted(kept, key=lambda kind: -self.types.get(kind, 0.0))

    def owner(
        self, quantity: str, told: DealType | None, chosen: list[DealType]
    ) -> DealType | None:
        """The deal among `chosen` that has the quantity as a term, given what the rules told."""
        scores = self.terms.get(quantity, {})
        if told is not None and not self.alone and scores.get(told, 0.0) >= DOUBTED:
            return told
        best = max(chosen, key=lambda kind: scores.get(kind, 0.0), default=None)
        return best if best is not None and scores.get(best, 0.0) >= PROBABLE else None


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
    learned: Learned | None = None,
) -> list[Deal]:
    """The deals that the release announces or reports, ids d1 and on. Where a model has judged,
    `learned` has a say in types and terms."""
    evidence = {kind: _Evidence(weight) for kind, weight in prominence(mentions).items()}
    outdone = {mention.type for mention in mentions} - set(evidence)
    mentions = [mention for mention in mentions if mention.type in evidence]
    for mention in mentions:
        evidence[mention.type].places.add(mention.place)
        evidence[mention.type].told |= mention.told
    leading = leading_type(mentions)
    by_id = {quantity.id: quantity for quantity in quantities}
    parts = _rows_under_totals(view, layout)
    candidates: dict[str, DealType | None] = {}
    for fact in facts:
        position = by_id[fact.quantity].start
        able = {kind for kind in evidence if fact.concept in TERMS[kind]}
        if not able or _is_former(fact) or _in_background(sections, position):
            continue
        if _enclosing(parts, position) is not None:
            continue
        if leading == "stake_purchase" and "stake_purchase" in able:
            beside: DealType | None = leading  # the holder's share of the issuer's deal
        else:
            beside = _named_beside(view, layout, mentions, position, able)
        candidates[fact.id] = beside
        for kind in able:
            evidence[kind].possible += 1
        if beside is not None:
            evidence[beside].beside += 1
            evidence[beside].said += _in_common_sentence(layout, position)
    chosen = _chosen(evidence)
    if learned is not None:
        chosen = learned.choose(chosen, outdone)
    terms: dict[DealType, dict[str, list[str]]] = {kind: {} for kind in chosen}
    for fact in facts:
        owner: DealType | None = None
        if fact.id in candidates:
            able_chosen = [kind for kind in chosen if fact.concept in TERMS[kind]]
            beside = candidates[fact.id]
            owner = beside if beside in terms else next(iter(able_chosen), None)
        if learned is not None:
            owner = learned.owner(fact.quantity, owner, chosen)
        if owner is not None:
            terms[owner].setdefault(fact.concept, []).append(fact.id)
    return _deals(chosen, terms, companies, issuer, dates)


def _deals(
    chosen: list[DealType],
    terms: dict[DealType, dict[str, list[str]]],
    companies: list[Company],
    issuer: str | None,
    dates: list[DateMention],
) -> list[Deal]:
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


def _chosen(evidence: dict[DealType, _Evidence]) -> list[DealType]:
    """The types that become deals, most prominent first."""
    chosen = [kind for kind, found in evidence.items() if found.suffices]
    chosen.sort(key=lambda kind: -(evidence[kind].weight + min(3, evidence[kind].beside)))
    for rivals in _RIVALS:
        if all(kind in chosen for kind in rivals):
            chosen.remove(max(rivals, key=chosen.index))
    return chosen


def _is_former(fact: Fact) -> bool:
    """Whether a figure is only what another one is compared with, as a reduced price's old one;
    shares outstanding before a deal are a term of it all the same."""
    return fact.relates_to is not None and not fact.concept.endswith("_before")


_HEADING = 200
_LONG = 700
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$|\d{1,2}\.? [A-Za-z]{3,9}\.? \d{4}$")
_TOTAL = re.compile(r"(?:grand |sub)?totals?\b", re.IGNORECASE)


def _rows_under_totals(view: str, layout: Layout) -> list[Span]:
    """The rows of tables whose figures are parts of a term: those that a row of totals below
    sums up, and those of single days."""
    rows: list[Span] = []
    for table in layout.tables:
        filled = [row for row in table.rows if row]
        labels = [view[row[0].start : row[0].end] for row in filled]
        totals = [at for at, label in enumerate(labels) if _TOTAL.match(label)]
        last = totals[-1] if totals else 0
        rows.extend(
            Span(row[0].start, row[-1].end + 1)
            for at, (row, label) in enumerate(zip(filled, labels, strict=True))
            if (at < last and at not in totals) or _DAY.match(label)
        )
    return rows


def _in_common_sentence(layout: Layout, position: int) -> bool:
    """Whether the sentence at `position` is no longer than prose has them: statements are often
    printed as one paragraph without an end."""
    sentence = _enclosing(layout.sentences, position)
    return sentence is not None and sentence.end - sentence.start <= _LONG


def _heading_above(view: str, layout: Layout, paragraph: Span) -> int:
    """Where the heading of a paragraph begins, a short line above it that ends no sentence; the
    beginning of the paragraph itself where it has none."""
    at = bisect_right(layout.paragraphs, paragraph.start, key=lambda span: span.start) - 2
    if at < 0:
        return paragraph.start
    above = layout.paragraphs[at]
    short = above.end - above.start <= _HEADING and view[above.end - 1] not in ".!?;,"
    return above.start if short else paragraph.start


def _named_beside(
    view: str, layout: Layout, mentions: list[DealMention], position: int, able: set[DealType]
) -> DealType | None:
    """The deal named nearest to a fact, in its sentence or before it in its paragraph, that can
    have it as a term."""
    sentence = _enclosing(layout.sentences, position)
    paragraph = _enclosing(layout.paragraphs, position)
    if sentence is None or paragraph is None:
        return None
    at = bisect_right(mentions, position, key=lambda mention: mention.start)
    begin = _heading_above(view, layout, paragraph)
    before = [
        mention
        for mention in reversed(mentions[max(0, at - NEAR) : at])
        if mention.type in able and mention.start >= begin
    ]
    if before and before[0].start >= sentence.start:
        return before[0].type
    for mention in mentions[at : at + NEAR]:
        if mention.type in able and mention.start < sentence.end:
            return mention.type
    return before[0].type if before else None


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
    own = _OWN_SIDE.get(kind)
    if issuer is not None and own and not any(issuer in ids for ids in found.values()):
        found.setdefault(own, [issuer])
    parties.update({role: ids[0] if len(ids) == 1 else ids for role, ids in found.items()})
    return parties


def _dates(kind: DealType, dates: list[DateMention]) -> dict[str, str]:
    wanted = _DATE_ROLES.get(kind, _DATE_ROLES[""])
    found: dict[str, str] = {}
    for date in dates:
        if date.role in wanted:
            found.setdefault(date.role or "", date.value)
    return found
