"""Readings that lean on other readings: comparisons, changes, restatements, before and after.

Comes in: the context of a release and the readings so far. Goes out: readings of quantities that
are the other end of something already read. It must not weigh cues: that is for `readings`.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.readings import MASK, Context, Reading
from extractor.patterns.concepts import COMPARED
from extractor.schema import Quantity, Span

_CHANGES = frozenset({"change_percent", "change_amount"})

_FARTHEST = 160
"""How far two figures that are compared may stand apart, in characters."""

NEAR = 6
"""How many quantities back a restatement or a change is looked for."""

_ABOUT = r"(?:approximately |about |a |an |net |loss of |\w{1,20} of ){0,3}$"
_FROM = re.compile(r"(?<!up )(?<!down )(?<!points )(?<!compared )\bfrom " + _ABOUT)
_TO = re.compile(
    r"(?: million| billion)?(?: per share| in [^.;]{0,40}|,? (?:for|at) [^.;]{0,50})?,? to "
    + _ABOUT
)
_OR_ELSE = re.compile(
    r"(?:,? (?:\(?or|\(|i\.e\.)|.{0,80} (?:correspond\w{0,3} to|equal to|equals|equivalent to))"
    r"(?: ?(?:approximately|about|around|roughly|some|then|(?:the )?equivalent (?:of|to)|equal to"
    r"|corresponding to)){0,2} ?"
)
_NUMBER_OF_SHARES = re.compile(r"number of (?:[a-z]{1,20} ){0,4}shares|outstanding")
_EARLIER = re.compile(r"\b(?:from|compared|versus|vs\.?|against|prior|previously|relative)\b")
_ANOTHER = re.compile(r"; |\band\b|, (?:with|while)\b")
_FIGURES = re.compile(f"{MASK}{{2,}}")
_BOTH = re.compile(r"\bbasic and (?:fully )?diluted\b|\bdiluted and basic\b")
_REMARK = re.compile(r" ?\([^()\x01]{0,40}\)")
_OPENING = re.compile(
    r" ?(?:[(\[] ?(?:(?:previously|prior(?: year| period)?|vs\.?|p\.?y\.?|ly|pcp"
    r"|(?:fy|h[12]|[12]h|q[1-4])? ?(?:20)?\d\d|q[1-4])[:;,]? |[a-z0-9/’' .-]{2,26}: ?)?"
    r"(?:(?:loss |profit )?of )?|vs\.? )"
)

_IN_BRACKETS = re.compile(
    r"(?: per (?:[a-z]{1,10} ){0,2}(?:share|unit|ads))?"
    r"(?:,? (?:in|for|during|as (?:of|at)|at) [a-z0-9, ]{4,40})?,? "
    r"[(\[][a-z0-9/’' .,-]{0,20}\d\d: ?"
    rf"(?:{MASK},? (?:or|and) )?(?:an? )?(?:net )?(?:(?:loss|profit) of )?"
)
"""What stands between a figure and the earlier one that brackets tell with its period:
" in the quarter (4Q23: "."""

_APPOSED = {
    ("fees", "percentage"): "fee_percent",
    ("option_shares", "percentage"): "option_percent",
    ("option_amount", "percentage"): "option_percent",
    ("shares_held", "percentage"): "ownership_percent",
    ("shares_acquired", "percentage"): "ownership_percent",
    ("fee_percent", "amount"): "fees",
    ("option_percent", "amount"): "option_amount",
    ("option_percent", "share_count"): "option_shares",
    ("gross_profit", "percentage"): "gross_margin",
    ("adjusted_gross_profit", "percentage"): "adjusted_gross_margin",
    ("operating_income", "percentage"): "operating_margin",
    ("adjusted_operating_income", "percentage"): "adjusted_operating_margin",
    ("change_amount", "percentage"): "change_percent",
    ("adjusted_net_income", "price"): "adjusted_eps",
    ("ffo", "price"): "ffo_per_share",
    ("core_ffo", "price"): "core_ffo_per_share",
    ("affo", "price"): "affo_per_share",
    ("net_investment_income", "price"): "net_investment_income_per_share",
    ("ebita", "percentage"): "ebita_margin",
    ("adjusted_ebita", "percentage"): "ebita_margin",
    ("adjusted_ebitda", "percentage"): "ebitda_margin",
    ("ebitda", "percentage"): "ebitda_margin",
}
_OR = re.compile(
    r"[^.;]{0,60}(?:(?:,? ?or|,? (?:equal|equivalent|corresponding) to|,? representing|,? being"
    r"|,? which (?:is|was|represents?|equals?)|, ?i\.e\.|, that is|, (?:with )?a margin of"
    r"|, a fee of|,? [a-z]{3,13}(?: to)? an? (?:[a-z]{3,12} )?margin of) "
    r"(?:approximately |about |up to |some |at most )?|\(\W?)"
)
_GREW = re.compile(
    r" (?:[a-z-]{1,20} ){0,2}(?:increase|decrease|growth|decline|improvement|change)"
)

_AFTER = re.compile(
    r"\b(?:following|after|upon|giving effect|as a result of|post|now|resulting|leaving"
    r"|on closing)\b"
)
_BEFORE = re.compile(r"\b(?:prior to|before|previously|pre)\b")
_WILL_BE = re.compile(
    r"\b(?:will then|combined company|enlarged group|there will be|will (?:rise|grow|fall) to"
    r"|afterwards)\b[^,;]{0,40}$"
)
"""Words before a count of shares that say that it is the one after the deal."""
_LEAVING = re.compile(r"\b(?:leaving|resulting in|cancell?ed)\b")
"""Words after a count of shares that lead to the count after the deal."""

_LEADS_TO = re.compile(
    r"(?:[ \w-]{0,50}\b)?(?:to|reaching|at|totall?ing)\b[\w ]{0,30}$"
    r"|[ ,]*(?:year[- \w]{0,12})?(?:increase|growth|decrease|rise)[ \w]{0,30}$"
)
_ASIDE = re.compile(r" ?\([^()]{0,80}\)|^[^()]{0,60}\)")
_OF_ANOTHER = re.compile(
    r" (?:year-over-year |organic |net )?(?:increase|decrease|growth|decline|rise|contribution) in "
)
"""A change "in" something is a change of that, not of the figure printed before."""
_FAR_BACK = 90


def compare(
    context: Context, sentence: Span, previous: int, index: int, readings: dict[int, Reading]
) -> bool:
    """Reads quantity `index` as the other end of a comparison with `previous`, the quantity of
    the same kind before it in the sentence; False where it is none."""
    before, after = context.quantities[previous], context.quantities[index]
    first = readings.get(previous)
    if first is None or after.start - before.end > _FARTHEST:
        return False
    between = context.masked[before.end : after.start]
    head = context.masked[max(sentence.start, before.start - 120) : before.start]
    starts_from = bool(_FROM.search(head, max(0, len(head) - 40)))
    if (
        after.kind == "share_count"
        and first.concept != "shares_authorized"
        and _NUMBER_OF_SHARES.search(head)
    ):
        first = Reading("shares_outstanding", first.score)
        if starts_from:
            readings[previous] = first
    spelled = before.quantum != after.quantum or not any(map(str.isdigit, before.text))
    if between.strip() == "(" and before.value == after.value is not None and spelled:
        # "One Million Dollars ($1,000,000)": the same thing said twice
        readings[index] = Reading(first.concept, first.score, first.relates_to, first.prior)
        return True
    if before.currency != after.currency and _OR_ELSE.fullmatch(between):
        # "£48.0 million, or $62.4 million": the same money in two currencies
        readings[index] = Reading(first.concept, first.score, first.relates_to, first.prior)
        return True
    if first.concept in {"", *_CHANGES}:
        return False
    if starts_from and _TO.search(between):
        # "from 18.7% to 23.3%": the second is the current one
        current = readings[index] = Reading(first.concept, first.score)
        first.relates_to, first.prior = index, True
        if first.concept.startswith("shares_outstanding"):
            first.concept, current.concept = "shares_outstanding_before", "shares_outstanding_after"
        return True
    if first.concept in {"shares_outstanding", "shares_outstanding_after"}:
        if not _is_earlier(between):
            return False
        first.concept = "shares_outstanding_after"
        readings[index] = Reading("shares_outstanding_before", first.score, prior=True)
        return True
    if first.concept not in COMPARED or first.prior:
        return False
    told = _BOTH.sub("diluted", _FIGURES.sub(MASK, between))
    late = told[told.rfind(MASK) + 1 :]  # "$5.2 million or $0.09 per share (July 31, 2024: "
    in_brackets = _IN_BRACKETS.fullmatch(told) or _IN_BRACKETS.fullmatch(late)
    told = _REMARK.sub("", told)
    late = told[told.rfind(MASK) + 1 :]  # "$2.2 million, or $0.05 per share, compared with"
    if _OPENING.fullmatch(between) or in_brackets or _is_earlier(told) or _is_earlier(late):
        readings[index] = Reading(first.concept, first.score * 0.95, previous, prior=True)
        return True
    return False


def compare_over(
    context: Context, figure: int, change: int, index: int, readings: dict[int, Reading]
) -> bool:
    """Reads quantity `index` as what `figure` is compared with, over the `change` between them:
    "$4.7 million, a $0.6 million decrease from $5.3 million"; False where it is not."""
    first, step = readings.get(figure), readings.get(change)
    if first is None or step is None or step.concept != "change_amount" or first.prior:
        return False
    here = context.quantities[index]
    between = context.masked[context.quantities[change].end : here.start]
    if first.concept not in COMPARED or not _is_earlier(_REMARK.sub("", between)):
        return False
    readings[index] = Reading(first.concept, first.score * 0.95, figure, prior=True)
    return True


def _is_earlier(between: str) -> bool:
    """Whether the words between two figures say that the second is the earlier one."""
    return len(between) <= 70 and bool(_EARLIER.search(between)) and not _ANOTHER.search(between)


def apposed(
    context: Context, earlier: list[int], index: int, readings: dict[int, Reading]
) -> Reading | None:
    """The reading of a figure that restates another one in other terms: "7% of the gross
    proceeds, or $420,000", "EBITDA of $6.3 million, or 13.0% of revenue". `earlier`
    are the quantities before it in the sentence."""
    here = context.quantities[index]
    for other in reversed(earlier[-NEAR:]):
        found = readings.get(other)
        concept = _APPOSED.get((found.concept, here.kind)) if found else None
        if found and concept:
            between = context.masked[context.quantities[other].end : here.start]
            if here.kind == "percentage" and _GREW.match(context.masked, here.end):
                continue
            if _OR.fullmatch(between):
                return Reading(concept, found.score * 0.95)
    return None


_PER_SHARE = {
    "net_income": None,
    "adjusted_net_income": "adjusted_eps",
    "ffo": "ffo_per_share",
    "ffo_per_share": "ffo_per_share",
    "core_ffo": "core_ffo_per_share",
    "core_ffo_per_share": "core_ffo_per_share",
    "affo": "affo_per_share",
    "affo_per_share": "affo_per_share",
    "net_investment_income": "net_investment_income_per_share",
    "net_investment_income_per_share": "net_investment_income_per_share",
}
"""What a figure per share is beside the figure that it breaks down; None for plain earnings."""


def per_share(concept: str, earlier: list[int], readings: dict[int, Reading]) -> str:
    """What earnings per share are that are printed beside another figure: with adjusted net
    income they are adjusted too, with funds from operations they are those."""
    for other in reversed(earlier[-NEAR:]):
        found = readings.get(other)
        if found and found.concept in _PER_SHARE:
            return _PER_SHARE[found.concept] or concept
    return concept


def before_or_after(context: Context, sentence: Span, quantity: Quantity) -> str:
    """Whether shares outstanding are those before or after the deal, where the words say it."""
    if context.leading is None:
        return "shares_outstanding"
    right = context.masked[quantity.end : min(sentence.end, quantity.end + 90)].split(MASK)[0]
    left = context.masked[max(sentence.start, quantity.start - 200) : quantity.start]
    if _LEAVING.search(right):
        return "shares_outstanding_before"
    if _WILL_BE.search(left):
        return "shares_outstanding_after"
    for stretch, nearest in ((right, min), (left, max)):
        said = [(match.start(), "after") for match in _AFTER.finditer(stretch)]
        said += [(match.start(), "before") for match in _BEFORE.finditer(stretch)]
        if said:
            return f"shares_outstanding_{nearest(said)[1]}"
    if context.leading in {"reverse_split", "stock_split"}:
        return "shares_outstanding_before"
    return "shares_outstanding"


def relate_changes(context: Context, members: list[int], readings: dict[int, Reading]) -> None:
    """Ties each change to the figure that changed: the one it leads to, else the one before."""

    def is_figure(other: int) -> bool:
        found = readings.get(other)
        return found is not None and not found.prior and found.concept in COMPARED

    for position, index in enumerate(members):
        reading = readings.get(index)
        if reading is None or reading.concept not in _CHANGES or reading.relates_to is not None:
            continue
        here = context.quantities[index]
        for other in members[position + 1 : position + 3]:
            between = context.masked[here.end : context.quantities[other].start]
            between = _ASIDE.sub("", between)
            if is_figure(other) and _LEADS_TO.match(between):
                reading.relates_to = other
                break
        else:
            if _OF_ANOTHER.match(context.masked, here.end):
                continue
            for other in reversed(members[max(0, position - NEAR) : position]):
                if is_figure(other) and here.start - context.quantities[other].end < _FAR_BACK:
                    reading.relates_to = other
                    break
