"""Says what each quantity is: ties it to the words around it.

Comes in: a view, its layout and frame, the quantities and the words that name deals. Goes out:
`ConceptMention`s, at most one per quantity. It must not change quantities, nor decide which
deal a fact belongs to.

How it works. In the sentence of a quantity every cue of `patterns.concept_cues` that fits its
kind is a candidate; the cue's weight for its side, less a price for distance, for other
quantities of the same kind in between and for clause borders, is its score, and the best one
above `THRESHOLD` wins. A quantity that is only the other end of a comparison ("from $3.78
million", "(45.4)") takes the concept of the one it is compared with. In a table the row label
and the column header take the place of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractor.annotate.deals import leading_type, lower_same_length, section_kind
from extractor.annotate.periods import Period, find_periods, year_before
from extractor.patterns.concept_cues import CUES, KINDS, Cue, generic_concept
from extractor.patterns.phrases import Found, Phrases
from extractor.schema import DealType, Quantity, Span
from extractor.stages import ConceptMention, DealMention, Frame, Layout, Table

THRESHOLD = 0.36
PER_CHARACTER = 0.0035
PER_SAME_KIND = 0.22
PER_CLAUSE = 0.2
MAX_HEADING = 90
MASK = "\x01"

_CLAUSE = re.compile(
    r"; |, (?:and|while|but|with|which|compared|representing|resulting|(?:an? |the )?(?:aggregate|total))\b|: "
)
_DEDUCTION = re.compile(
    r"(?:before|prior to|after) (?:the |any )?(?:(?:deducting|deduction of|payment of|paying)"
    r"|(?:placement agent|underwriting|agent|commissions?|fees|expenses|issue costs|transaction costs|offering (?:costs|expenses)))"
    r"[^.;\x01]{0,220}"
)
SKIP = "\x02"
_PRIOR_LINK = re.compile(
    r"[,;]? ?(?:an? (?:increase|decrease|improvement|decline)(?: of)? ?)?(?:up |down |compared |increas\w+ |decreas\w+ |improv\w+ |versus |as compared |in contrast |relative |rising |falling )?"
    r"(?:\()?(?:from|compared (?:to|with)|versus|vs\.?|against|to|with|relative to|\()?"
    r" ?(?:an? |the )?(?:net |gross |operating |adjusted |basic |diluted )*(?:approximately |about |loss of |income of |profit of |revenues? of |\w+ of )?"
)
_FROM = re.compile(r"(?<!up )(?<!down )(?<!points )(?<!compared )\bfrom (?:approximately |about |a |an |net |loss of |\w+ of )*$")
_TO = re.compile(
    r"(?: million| billion)?(?: per share| in [^.;]{0,40}|,? (?:for|at) [^.;]{0,50})?,? to (?:approximately |about |a |an |\w+ of )*$"
)
_GUIDANCE = re.compile(
    r"\b(?:expects?|guidance|outlook|anticipates?|forecasts?|targets?|targeting|projects?|projected|aims? for|reiterat\w+|reaffirm\w+|in the range of|expected to be|will be between|raises? (?:its )?(?:full[- ]year|fy))\b"
)
_RESULTS = {
    "revenue", "cost_of_revenue", "gross_profit", "gross_margin", "operating_income", "operating_margin",
    "net_income", "adjusted_net_income", "ebitda", "adjusted_ebitda", "ebitda_margin", "eps_basic",
    "eps_diluted", "adjusted_eps", "operating_cash_flow", "free_cash_flow", "capital_expenditure",
    "bookings",
}  # fmt: skip
_PERIODIC = _RESULTS | {"change_percent", "cash", "total_debt", "backlog", "dividend_per_share"}
_GUIDED_NAME = {"eps_basic": "eps", "eps_diluted": "eps", "adjusted_eps": "eps"}
_HEADLINE_SIZE = re.compile(r"(?:of|an?|its|upsized|approximately|\||:|–|-|—|^|secures|closes|announces|prices|completes)\W*$")


_CUES: Phrases[Cue] = Phrases((cue.source, cue) for cue in CUES)


@dataclass
class _Reading:
    concept: str
    score: float
    cue: str
    relates_to: int | None = None
    prior: bool = False


def _blank(match: re.Match[str]) -> str:
    words = match.group()
    keep = len("before deducting")
    return words[:keep] + SKIP * (len(words) - keep)


class _Context:
    """What the readings of one release share: its text and what kind of deal it speaks of."""

    def __init__(
        self, view: str, frame: Frame, quantities: list[Quantity], deals: list[DealMention]
    ) -> None:
        self.lowered = lower_same_length(view)
        pieces: list[str] = []
        at = 0
        for quantity in quantities:
            if quantity.start < at:
                continue
            pieces.append(self.lowered[at : quantity.start])
            pieces.append(MASK * (quantity.end - quantity.start))
            at = quantity.end
        pieces.append(self.lowered[at:])
        # What is deducted is no fee of this deal: "before deducting placement agent fees".
        self.masked = _DEDUCTION.sub(_blank, "".join(pieces))
        self.frame = frame
        self.quantities = quantities
        self.deals = deals
        self.deal_starts = [deal.start for deal in deals]
        self.leading = leading_type(deals)
        self._search = _CUES.search(self.masked)

    def cues(self, kind: str, span: Span) -> list[Found[Cue]]:
        """The cues for quantities of `kind` in a stretch of the text."""
        return self._search.find(span.start, span.end, lambda cue: kind in cue.concepts)

    def deal_type(self, quantity: Quantity, sentence: Span) -> DealType | None:
        """The type of deal nearest to a quantity: named before it in its sentence, after it, or
        the one the release is about."""
        low = bisect_right(self.deal_starts, sentence.start - 1)
        high = bisect_right(self.deal_starts, sentence.end)
        inside = self.deals[low:high]
        before = [deal for deal in inside if deal.start < quantity.start]
        if before:
            return before[-1].type
        if not inside or any(deal.type == self.leading for deal in inside):
            return self.leading
        return inside[0].type


def _fit(
    concept: str, quantity: Quantity
) -> str:
    """The concept corrected by the class of security that the count is of."""
    security = (quantity.security or "").lower()
    if quantity.kind != "share_count" or not security:
        return concept
    if "pre-funded" in security or "prefunded" in security:
        return "prefunded_warrants" if concept in _NEW_SECURITIES else concept
    if "warrant" in security and concept in _NEW_SECURITIES:
        return "warrants_issued"
    if re.fullmatch(r"(?:[a-z-]+ )?units?", security) and concept in _NEW_SECURITIES:
        return "units_offered"
    return concept


_NEW_SECURITIES = {"shares_issued", "shares_offered", "units_offered", "shares_sold"}


def _score(found: Found[Cue], quantity: Quantity, context: _Context) -> float:
    """How strongly a cue speaks for a quantity; see the module's docstring."""
    cue = found.meaning
    if found.end <= quantity.start:
        left, right, weight = found.end, quantity.start, cue.before
    elif found.start >= quantity.end:
        left, right, weight = quantity.end, found.start, cue.after
    else:
        return 0.0
    distance = right - left - context.masked.count(SKIP, left, right)
    reach = cue.reach_after if left == quantity.end else cue.reach
    if not weight or distance > reach:
        return 0.0
    score = weight - PER_CHARACTER * distance
    if distance > 3:
        between = context.masked[left:right]
        score -= PER_CLAUSE * len(_CLAUSE.findall(between))
        if MASK in between:
            score -= PER_SAME_KIND * sum(
                1
                for other in context.quantities
                if other.kind == quantity.kind and left <= other.start < right
            )
    return score


_LEVEL = re.compile(r"\b(?:from|to|at|of at least|above|below)(?: (?:approximately|about|over|nearly))? $")
"""Words after which a percentage is where something stands, not by how much it changed."""


def _read_sentence(
    context: _Context,
    sentence: Span,
    members: list[int],
    readings: dict[int, _Reading],
    introduced: dict[str, _Reading],
) -> None:
    matches: dict[str, list[Found[Cue]]] = {}
    last_of_kind: dict[str, int] = {}
    for index in members:
        quantity = context.quantities[index]
        if quantity.kind not in KINDS:
            continue
        previous = last_of_kind.get(quantity.kind)
        last_of_kind[quantity.kind] = index
        if previous is not None and _compare(context, previous, index, readings):
            continue
        if quantity.kind not in matches:
            matches[quantity.kind] = context.cues(quantity.kind, sentence)
        deal = context.deal_type(quantity, sentence)
        best: _Reading | None = None
        for found in matches[quantity.kind]:
            cue = found.meaning
            score = _score(found, quantity, context)
            if score < THRESHOLD or (best is not None and score <= best.score):
                continue
            if cue.needs and cue.needs not in context.lowered[sentence.start : sentence.end]:
                continue
            concept = generic_concept(cue.concepts[quantity.kind], deal)
            if concept is None:
                continue
            if concept == "change_percent" and _LEVEL.search(
                context.masked, max(0, quantity.start - 24), quantity.start
            ):
                continue
            best = _Reading(concept, score, cue.name)
        best = best or _fallback(context, quantity, deal, introduced)
        best = _apposed(context, members, index, readings) or best
        if best is not None:
            if best.concept.startswith("eps_"):
                best.concept = _adjusted_eps(best.concept, members, index, readings)
            best.concept = _fit(best.concept, quantity)
            if best.concept == "shares_outstanding":
                best.concept = _before_or_after(context, sentence, quantity)
            readings[index] = best


_APPOSED = {
    ("fee_percent", "amount"): "fees",
    ("option_percent", "amount"): "option_amount",
    ("option_percent", "share_count"): "option_shares",
}
_OR = re.compile(r"[^.;]{0,60}, or (?:approximately |about |up to )?$|[^.;]{0,60}\(\W?$")


def _apposed(
    context: _Context, members: list[int], index: int, readings: dict[int, _Reading]
) -> _Reading | None:
    """The reading of a figure that restates a percentage in money or shares: "7% of the gross
    proceeds, or $420,000"."""
    here = context.quantities[index]
    for other in reversed(members[: members.index(index)]):
        found = readings.get(other)
        concept = _APPOSED.get((found.concept, here.kind)) if found else None
        if found and concept and _OR.fullmatch(
            context.masked[context.quantities[other].end : here.start]
        ):
            return _Reading(concept, found.score * 0.95, found.cue)
    return None


def _adjusted_eps(
    concept: str, members: list[int], index: int, readings: dict[int, _Reading]
) -> str:
    """Earnings per share printed beside adjusted net income are adjusted too."""
    income = [
        found.concept
        for other in members[: members.index(index)]
        if (found := readings.get(other)) and found.concept.endswith("net_income")
    ]
    return "adjusted_eps" if income and income[-1] == "adjusted_net_income" else concept


_AFTER = re.compile(
    r"\b(?:following|after|upon|giving effect|as a result of|post|now|resulting|on closing)\b"
)
_BEFORE = re.compile(r"\b(?:prior to|before|previously|pre)\b")


def _before_or_after(context: _Context, sentence: Span, quantity: Quantity) -> str:
    """Whether shares outstanding are those before or after the deal, where the words say it."""
    if context.leading is None:
        return "shares_outstanding"
    right = context.masked[quantity.end : min(sentence.end, quantity.end + 90)]
    left = context.masked[max(sentence.start, quantity.start - 200) : quantity.start]
    for stretch in (right, left):
        after = list(_AFTER.finditer(stretch))
        before = list(_BEFORE.finditer(stretch))
        if after or before:
            last_after = after[-1].start() if after else -1
            last_before = before[-1].start() if before else -1
            return (
                "shares_outstanding_after"
                if last_after > last_before
                else "shares_outstanding_before"
            )
    return "shares_outstanding"


def _fallback(
    context: _Context,
    quantity: Quantity,
    deal: DealType | None,
    introduced: dict[str, _Reading],
) -> _Reading | None:
    """The reading of a quantity that no cue speaks for: that of the total which a list takes
    apart ("5,000,000 shares consisting of:"), or what its kind means in such a deal."""
    if quantity.kind in introduced:
        total = introduced[quantity.kind]
        return _Reading(total.concept, total.score * 0.8, total.cue)
    if deal is None:
        return None
    kind = section_kind(context.frame.sections, quantity.start)
    if quantity.kind == "price" and quantity.per and kind in {"body", "headline", "table"}:
        concept = generic_concept("@price", deal)
    elif quantity.kind == "share_count" and kind == "headline":
        concept = generic_concept("@count", deal)
    elif quantity.kind == "amount" and kind == "headline":
        concept = generic_concept("@sized", deal)
    elif quantity.kind == "ratio" and deal in {"reverse_split", "stock_split"}:
        concept = "split_ratio"
    else:
        concept = None
    return _Reading(concept, 0.4, "deal") if concept else None


def _compare(
    context: _Context, previous: int, index: int, readings: dict[int, _Reading]
) -> bool:
    """Reads quantity `index` as the other end of a comparison with `previous`, if it is one."""
    first = readings.get(previous)
    if (
        first is not None
        and context.quantities[index].kind == "share_count"
        and not first.concept.startswith("shares_outstanding")
        and re.search(
            r"number of (?:[a-z]{1,20} ){0,4}shares|outstanding",
            context.masked[max(0, context.quantities[previous].start - 120) : context.quantities[previous].start],
        )
    ):
        first = _Reading("shares_outstanding", first.score, first.cue)
        if _FROM.search(context.masked[max(0, context.quantities[previous].start - 40) : context.quantities[previous].start]):
            readings[previous] = first
    before, after = context.quantities[previous], context.quantities[index]
    if first is None or first.concept in {"", "change_percent"} or after.start - before.end > 80:
        return False
    between = context.masked[before.end : after.start]
    head = context.masked[max(0, before.start - 40) : before.start]
    if _FROM.search(head) and _TO.search(between):
        # "from 18.7% to 23.3%": the second is the current one
        current = _Reading(first.concept, first.score, first.cue)
        readings[index] = current
        first.relates_to, first.prior = index, True
        if first.concept.startswith("shares_outstanding"):
            first.concept, current.concept = "shares_outstanding_before", "shares_outstanding_after"
        return True
    if first.concept in {"shares_outstanding", "shares_outstanding_after"} and _is_prior_link(between):
        first.concept = "shares_outstanding_after"
        readings[index] = _Reading("shares_outstanding_before", first.score, first.cue, None, True)
        return True
    if first.concept not in _RESULTS | {"cash", "total_debt", "backlog"}:
        return False
    gap = re.sub(r" ?\((?:[^()\x01]{0,40})\)", "", between)
    if (between.strip() in {"(", "[", "vs", "vs."} or _is_prior_link(gap)) and not first.prior:
        readings[index] = _Reading(first.concept, first.score * 0.95, first.cue, previous, True)
        return True
    return False


def _is_prior_link(between: str) -> bool:
    if not re.search(r"\b(?:from|compared|versus|vs\.?|against|prior|relative)\b", between):
        return False
    # Another concept between the two means that the second is something else.
    return len(between) <= 70 and not re.search(r"; |\band\b|, (?:with|while)\b", between)


def _relate_changes(
    context: _Context, members: list[int], readings: dict[int, _Reading]
) -> None:
    """Ties each change to the figure that changed: the one it leads to, else the one before."""
    for position, index in enumerate(members):
        reading = readings.get(index)
        if reading is None or reading.concept != "change_percent":
            continue
        here = context.quantities[index]
        after = next(
            (
                other
                for other in members[position + 1 : position + 3]
                if (found := readings.get(other))
                and not found.prior
                and found.concept not in {"", "change_percent"}
                and re.match(
                    r"(?:[ \w-]{0,50}\b)?(?:to|reaching|at|totall?ing)\b[\w ]{0,30}$|(?:[ ,]*(?:year[- \w]*)?(?:increase|growth|decrease|rise)[ \w]{0,30})$",
                    context.masked[here.end : context.quantities[other].start],
                )
            ),
            None,
        )
        before = next(
            (
                other
                for other in reversed(members[:position])
                if (found := readings.get(other))
                and not found.prior
                and found.concept not in {"", "change_percent"}
                and here.start - context.quantities[other].end < 90
            ),
            None,
        )
        reading.relates_to = after if after is not None else before


def find_concepts(
    view: str,
    layout: Layout,
    frame: Frame,
    quantities: list[Quantity],
    deals: list[DealMention],
) -> list[ConceptMention]:
    """What the words around each quantity say that it is; quantities that nothing speaks for,
    or that the words show to be outside the vocabulary, get no mention."""
    context = _Context(view, frame, quantities, deals)
    readings: dict[int, _Reading] = {}
    periods: dict[int, str | None] = {}
    starts = [quantity.start for quantity in quantities]
    heading: Period | None = None
    introduced: dict[str, _Reading] = {}
    for sentence in layout.sentences:
        low = bisect_right(starts, sentence.start - 1)
        high = bisect_right(starts, sentence.end)
        if low == high:
            if sentence.end - sentence.start < MAX_HEADING:
                named = find_periods(context.lowered, sentence.start, sentence.end)
                heading = named[-1] if named else heading
            continue
        members = [
            n for n in range(low, high) if not _composes_unit(quantities[n])
        ]
        bullet = _BULLET.match(view, sentence.start) is not None
        _read_sentence(context, sentence, members, readings, introduced if bullet else {})
        if view[sentence.end - 1] == ":":
            introduced = {
                quantities[n].kind: readings[n] for n in members if n in readings and readings[n].concept
            }
        elif not bullet:
            introduced = {}
        _relate_changes(context, members, readings)
        results = [n for n in members if n in readings and readings[n].concept in _PERIODIC]
        if not results:
            continue
        named = find_periods(context.lowered, sentence.start, sentence.end)
        guided = _GUIDANCE.search(context.lowered, sentence.start, sentence.end)
        for index in results:
            reading = readings[index]
            periods[index] = _period_of(quantities[index], named, heading, reading)
            if (
                guided
                and reading.concept in _RESULTS
                and guided.start() < quantities[index].start
                and not reading.prior
            ):
                reading.concept = "guidance_" + _GUIDED_NAME.get(reading.concept, reading.concept)
    for table in layout.tables:
        _read_table(context, table, starts, readings)
    undated = any(label is not None and label.startswith("?") for label in periods.values())
    year = _default_year(context.lowered, frame) if undated else None
    return [
        ConceptMention(
            quantity=index,
            concept=reading.concept,
            score=round(min(1.0, reading.score), 3),
            period=_with_year(periods.get(index), year),
            security=quantities[index].security,
            relates_to=reading.relates_to,
        )
        for index, reading in sorted(readings.items())
        if reading.concept
    ]


_BULLET = re.compile(r"[*•●▪◦·–—-] ?|\(?[a-z0-9ivx]{1,3}[.)] ")


def _composes_unit(quantity: Quantity) -> bool:
    """Whether a count only says what a unit is made of: "one share and one warrant"."""
    return quantity.kind == "share_count" and quantity.value is not None and quantity.value < 10


def _default_year(lowered: str, frame: Frame) -> str | None:
    """The year that a release of results is about: the first fiscal year it names on top."""
    if frame.headline is None:
        return None
    top = find_periods(lowered, frame.headline.start, frame.headline.end + 2500)
    return next((period.label[:4] for period in top if period.label[:2] == "20"), None)


def _with_year(label: str | None, year: str | None) -> str | None:
    if label is None or not label.startswith("?"):
        return label
    return year + label[1:] if year else None


def _period_of(
    quantity: Quantity, named: list[Period], heading: Period | None, reading: _Reading
) -> str | None:
    if reading.prior:
        own = next((p for p in named if 0 <= p.start - quantity.end < 45), None)
        if own:
            return own.label
        current = _nearest(quantity, named, heading)
        return year_before(current)
    return _nearest(quantity, named, heading)


def _nearest(quantity: Quantity, named: list[Period], heading: Period | None) -> str | None:
    before = [period for period in named if period.end <= quantity.start]
    if before:
        return before[-1].label
    if heading is not None:
        return heading.label
    return named[0].label if named else None


def _read_table(
    context: _Context, table: Table, starts: list[int], readings: dict[int, _Reading]
) -> None:
    """Reads the cells of a table by row label, then by column header."""
    header = table.rows[0] if table.rows else []
    for row in table.rows:
        for column, cell in enumerate(row):
            low = bisect_right(starts, cell.start - 1)
            high = bisect_right(starts, cell.end - 1)
            for index in range(low, high):
                quantity = context.quantities[index]
                if quantity.kind not in KINDS:
                    continue
                deal = context.leading
                labels = [row[0]] if column else []
                if column < len(header) and header is not row:
                    labels.append(header[column])
                reading = None
                for label in labels:
                    reading = _read_label(context, label, quantity, deal)
                    if reading is not None:
                        break
                if reading is not None:
                    reading.concept = _fit(reading.concept, quantity)
                    readings[index] = reading


def _read_label(
    context: _Context, label: Span, quantity: Quantity, deal: DealType | None
) -> _Reading | None:
    for found in context.cues(quantity.kind, label):
        cue = found.meaning
        if not cue.label:
            continue
        concept = generic_concept(cue.concepts[quantity.kind], deal)
        if concept is not None:
            return _Reading(concept, 0.8 * max(cue.before, cue.after), cue.name)
    if quantity.kind == "share_count" and re.search(r"\b(?:shares|units)\b", context.lowered[label.start : label.end]):
        concept = generic_concept("@count", deal)
        return _Reading(concept, 0.5, "deal") if concept else None
    return None
