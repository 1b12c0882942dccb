"""What the readings of one release share: the masked text, its cues, the deal it speaks of.

Comes in: a view with its frame, quantities and deal mentions. Goes out: `Context`, which finds
the best cue for a quantity, and `Reading`, what a quantity was read as. This module must not
look at other readings: that is for `comparisons`.

In the masked text every quantity is a run of `MASK`, so that no cue reaches across one, and
what is deducted ("before deducting placement agent fees and expenses") is `SKIP`, which is no
distance: the fees named there are no cue for the proceeds that follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from extractor.annotate.deals import lower_same_length
from extractor.patterns.concept_cues import CUES, OWN, Cue, generic_concept
from extractor.patterns.phrases import Found, Phrases
from extractor.prominence import named_types
from extractor.resources import load_lines, load_table
from extractor.schema import Basis, DealType, Direction, Quantity, Span
from extractor.stages import DealMention, Frame

MASK = "\x01"
SKIP = "\x02"

THRESHOLD = 0.36
PER_CHARACTER = 0.0035
PER_SAME_KIND = 0.22
PER_CLAUSE = 0.2
"""The price of one character of distance, of a quantity of the same kind in between, and of a
clause border. Chosen on corpus/ so that a cue loses to any other one clause nearer."""

WINDOW_BEFORE = 500
WINDOW_AFTER = 140
"""How far around a quantity cues are weighed: no cue reaches farther, and hostile text that is
one sentence of cues and numbers stays linear."""

BESIDE = 120
"""How far from a quantity the words for a deal say what it is although the release is not about
such a deal."""


@cache
def _phrases(own: int) -> Phrases[Cue]:
    """The automaton of all cues, built anew when extensions have declared more of their `own`."""
    return Phrases((cue.source, cue) for cue in (*OWN[:own], *CUES))


_CLAUSE = re.compile(
    r"; |: |, (?:and|while|but|with|which|compared|representing|resulting"
    r"|(?:an? |the )?(?:aggregate|total))\b"
)
_DEDUCTION = re.compile(
    r"(?:before|prior to|after) (?:the |any )?"
    r"(?:deducting|deduction of|payment of|paying|placement agent|underwriting|agent|commissions?"
    r"|fees|expenses|issue costs|transaction costs|offering (?:costs|expenses))[^.;\x01]{0,220}"
)
_KEPT = len("before deducting")
_DEDUCTED = re.compile(
    r"(?: of| totall?ing| estimated at)(?: approximately| about| some| up to)? $"
)
"""The end of a deduction whose sum follows: "after fees and costs of"."""
_LEVEL = re.compile(
    r"\b(?:from|to|at|of at least|above|below)(?: (?:approximately|about|over|nearly))? $"
)
"""Words after which a percentage is where something stands, not by how much it changed."""

_HOLDER = re.compile(r"\b(?:subscribed|acquired|bought|purchased)\b")
_RESULTS = re.compile(
    r"\b(?:results|(?:interim|quarterly|half-year|annual) report|year-end|earnings"
    r"|trading update|(?:first|second|third|fourth)[ -]quarter|q[1-4])\b"
)
_NEW_SECURITIES = {"shares_issued", "shares_offered", "units_offered", "shares_sold"}
_PERCENT_OF_PAR = {"issue_price", "offer_price", "purchase_price_per_share"}
_SECURITIES = {form.lower() for _, form in load_table("securities.tsv")} | {
    "basic",  # per basic share
    "diluted",
    "ft",  # per flow-through unit
}
_PER_MEASURE = {"average_price", "all_in_sustaining_cost", "cash_cost", "realized_price", ""}
"""What the price of an ounce or a pound may be."""
_PRODUCED = frozenset(load_lines("produced_units.txt"))
_UNITS = re.compile(r"(?:[a-z-]+ )?units?")


@dataclass
class Reading:
    """What a quantity was read as. `prior` says that it is the earlier end of a comparison;
    `relates_to` is the index of the quantity it is compared with or a change of; `cue` is where
    the words stand that say what it is."""

    concept: str
    score: float
    relates_to: int | None = None
    prior: bool = False
    cue: Span | None = None
    basis: Basis | None = None
    direction: Direction | None = None


class Context:
    """The release as the concept readers see it."""

    def __init__(
        self, view: str, frame: Frame, quantities: list[Quantity], deals: list[DealMention]
    ) -> None:
        self.lowered = lower_same_length(view).replace("\n", " ")
        self.masked = _DEDUCTION.sub(_skip, _mask(self.lowered, quantities))
        self.frame = frame
        self.quantities = quantities
        self.starts = [quantity.start for quantity in quantities]
        self.named = [] if _tells_results(self.lowered, frame, deals) else named_types(deals)
        self.leading = next(iter(self.named), None)
        self._deals = deals
        self._deal_starts = [deal.start for deal in deals]
        self._search = _phrases(len(OWN)).search(self.masked)

    def within(self, span: Span) -> range:
        """The indexes of the quantities that begin in `span`."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def cues(self, kind: str, span: Span) -> list[Found[Cue]]:
        """The cues for quantities of `kind` in a stretch of the text."""
        return self._search.find(span.start, span.end, lambda cue: kind in cue.concepts)

    def deal_type(self, quantity: Quantity, sentence: Span) -> DealType | None:
        """The type of deal nearest to a quantity: the one named before it in its sentence, else
        the one the release is about, else the one named after it."""
        low = bisect_left(self._deal_starts, sentence.start)
        here = bisect_left(self._deal_starts, quantity.start)
        high = bisect_right(self._deal_starts, sentence.end)
        if here > low:
            near = self._deals[here - 1]
            if (
                self.leading == "stake_purchase"
                and near.type == "private_placement"
                and _HOLDER.search(self.lowered, sentence.start, quantity.start)
            ):
                return "stake_purchase"  # what one holder took of a placement
            return near.type
        if self.leading is not None or here == high:
            return self.leading
        return self._deals[here].type

    def meaning(
        self, concept: str, deal: DealType | None, beside: Span | None = None
    ) -> str | None:
        """What a concept stands for in a deal, else in any deal the release names, else in one
        named in the stretch `beside` the quantity."""
        if not concept.startswith("@"):
            return concept
        told: list[DealType] = []
        if beside is not None:
            low = bisect_left(self._deal_starts, beside.start)
            high = bisect_right(self._deal_starts, beside.end)
            told = [mention.type for mention in self._deals[low:high]]
        return generic_concept(concept, deal, *self.named, *told)

    def best_cue(
        self, index: int, cues: list[Found[Cue]], sentence: Span, deal: DealType | None
    ) -> Reading | None:
        """What the strongest of `cues` (in text order) reads quantity `index` as."""
        quantity = self.quantities[index]
        low = bisect_left(cues, quantity.start - WINDOW_BEFORE, key=lambda found: found.start)
        high = bisect_right(cues, quantity.end + WINDOW_AFTER, key=lambda found: found.start)
        best: Reading | None = None
        beside = Span(
            max(sentence.start, quantity.start - BESIDE), min(sentence.end, quantity.end + BESIDE)
        )
        for found in cues[low:high]:
            score = self._score(found, quantity)
            if score < THRESHOLD or (best is not None and score <= best.score):
                continue
            cue = found.meaning
            if cue.least and (quantity.value is None or quantity.value < cue.least):
                continue
            if cue.needs and self.lowered.find(cue.needs, sentence.start, sentence.end) < 0:
                continue
            concept = self.meaning(cue.concepts[quantity.kind], deal, beside)
            if concept in _PERCENT_OF_PAR and not fits(concept, quantity):
                optional = self.lowered.find("option", sentence.start, sentence.end) >= 0
                concept = "option_percent" if optional else None
            if concept is None or not fits(concept, quantity):
                continue
            if concept == "change_percent" and self._is_level(quantity, found):
                continue
            if concept == "change_amount" and MASK in self.masked[quantity.end : found.start]:
                continue  # "$468 million, an 8% decrease": the change is in percent
            best = Reading(concept, score, cue=Span(found.start, found.end))
        return best

    def introduction(self, kind: str, span: Span, deal: DealType | None) -> Reading | None:
        """What the end of a sentence that introduces a list says of the figures in the list:
        "represents a discount of:"."""
        for found in reversed(self.cues(kind, Span(max(span.start, span.end - 60), span.end))):
            cue = found.meaning
            concept = self.meaning(cue.concepts[kind], deal) if cue.before else None
            if concept:
                return Reading(concept, 0.7 * cue.before)
        return None

    def label(self, kind: str, span: Span, deal: DealType | None) -> Reading | None:
        """What the label of a table row or column reads the quantities of `kind` in it as."""
        for found in self.cues(kind, span):
            cue = found.meaning
            concept = self.meaning(cue.concepts[kind], deal) if cue.label else None
            if concept is not None:
                at = Span(found.start, found.end)
                return Reading(concept, 0.8 * max(cue.before, cue.after), cue=at)
        return None

    def _score(self, found: Found[Cue], quantity: Quantity) -> float:
        cue = found.meaning
        if found.end <= quantity.start:
            left, right, weight, reach = found.end, quantity.start, cue.before, cue.reach
        elif found.start >= quantity.end:
            left, right, weight, reach = quantity.end, found.start, cue.after, cue.reach_after
        else:
            return 0.0
        distance = right - left - self.masked.count(SKIP, left, right)
        if not weight or distance > reach:
            return 0.0
        score = weight - PER_CHARACTER * distance
        if distance > 3:
            score -= PER_CLAUSE * len(_CLAUSE.findall(self.masked, left, right))
            score -= PER_SAME_KIND * sum(
                self.quantities[other].kind == quantity.kind
                for other in self.within(Span(left, right))
            )
        return score

    def _is_level(self, quantity: Quantity, found: Found[Cue]) -> bool:
        """Whether a percentage says where something stands: "to 12%", "7.8%, up from 5.6%"."""
        if found.start >= quantity.end and "," in self.masked[quantity.end : found.start]:
            return True
        return bool(_LEVEL.search(self.masked, max(0, quantity.start - 24), quantity.start))


def fits(concept: str, quantity: Quantity) -> bool:
    """Whether a quantity can be `concept` at all: what an ounce or a megawatt costs is no price
    of a security, less than half is no price in percent of par, nor more an interest rate."""
    if quantity.kind == "price" and quantity.per is not None:
        return quantity.per.lower() in _SECURITIES or concept in _PER_MEASURE
    if concept == "production":
        return quantity.unit.lower().rstrip("s") in _PRODUCED
    if quantity.kind == "percentage" and concept in _PERCENT_OF_PAR:
        return quantity.value is not None and quantity.value >= 50
    if concept == "interest_rate":
        low = quantity.value is None or quantity.value < 50
        return low or quantity.unit == "basis_point"
    return True


def _tells_results(lowered: str, frame: Frame, deals: list[DealMention]) -> bool:
    """Whether the headline tells results and no deal: deals named in the lead then say nothing of
    the figures beside which none is named."""
    headline = frame.headline
    return (
        headline is not None
        and not any(deal.place == "headline" for deal in deals)
        and _RESULTS.search(lowered, headline.start, headline.end) is not None
    )


def fit_security(concept: str, quantity: Quantity) -> str:
    """The concept corrected by the class of security that a count is of: "issued" warrants are
    `warrants_issued`, whatever the verb."""
    security = (quantity.security or "").lower()
    if quantity.kind != "share_count" or concept not in _NEW_SECURITIES:
        return concept
    if "pre-funded" in security or "prefunded" in security:
        return "prefunded_warrants"
    if "warrant" in security:
        return "warrants_issued"
    return "units_offered" if _UNITS.fullmatch(security) else concept


def _mask(lowered: str, quantities: list[Quantity]) -> str:
    pieces: list[str] = []
    at = 0
    for quantity in quantities:
        if quantity.start >= at:
            pieces.append(lowered[at : quantity.start])
            pieces.append(MASK * (quantity.end - quantity.start))
            at = quantity.end
    pieces.append(lowered[at:])
    return "".join(pieces)


def _skip(match: re.Match[str]) -> str:
    words = match.group()
    if _DEDUCTED.search(words) and match.string[match.end() : match.end() + 1] == MASK:
        return words
    return words[:_KEPT] + SKIP * (len(words) - _KEPT)
