"""From stated numbers to a verdict.

Comes in: a claim, that is an identity and the quantities that a record gives for its inputs.
Goes out: a `Check`. This module must not know why an identity was applied to these numbers (see
`select`), nor what any identity computes (see `identities`).

Notes for a newcomer. A number stands for an interval: what was printed, plus or minus half a unit
of its last digit (`printed`), wider where the release says "approximately", open to one side where
it says "more than" or "up to" (`stated`). A verdict is sought in this order, the first that fits
is taken: the prints agree; a bound is kept; the numbers agree under one of `EXPLANATIONS`; they
cannot meet. Nothing is said to be inconsistent where the claim itself is in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks.claim import Claim, Term
from extractor.checks.declare import Identity, Rule, arguments
from extractor.checks.identities import IDENTITIES
from extractor.checks.numbers import (
    Measure,
    coarser,
    cut,
    in_words,
    printed,
    stated,
)
from extractor.checks.soundness import is_finding, is_shuffled
from extractor.interval import Interval
from extractor.schema import Bounds, Check, CheckStatus, Quantity

_ZERO = Decimal(0)
_ONE = Interval.point(1)
_UPPER = ("at_most", "less_than")
_LOWER = ("at_least", "more_than")
_SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9))
_DIGITS = 12
_BARS = re.compile(r" ?\| ?")
"""What parts the sign of a number in a table from its digits."""
_READ_OTHERWISE = "in a table that may be read otherwise"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Another reading of how numbers came to be printed: how inputs and the stated side are
    measured under it, and its words; `upward` are those for a printed figure that is too large.
    """

    words: str
    inputs: Measure
    reported: Measure
    upward: str = ""

    def worded(self, computed: Interval, reported: Interval) -> str:
        """The words, or `upward` where the printed figure is the larger one."""
        one, other = computed.magnitude().high, reported.magnitude().low
        larger = one is not None and other is not None and one < other
        return self.upward if larger and self.upward else self.words


EXPLANATIONS: tuple[Explanation, ...] = (
    Explanation(
        "the printed figure was cut, not rounded",
        stated,
        cut,
        "the printed figure was rounded up, not to the nearest digit",
    ),
    Explanation("an input was cut, not rounded, for print", cut, stated),
    *(
        Explanation("the inputs were rounded before use", coarser(digits), stated)
        for digits in (1, 2, 3)
    ),
)
"""Tried in this order before anything is called inconsistent."""


def verdict(claim: Claim) -> Check | None:
    """The check that `claim` comes to, its id left empty; None where there is nothing to say."""
    identity = IDENTITIES[claim.identity]
    if any(term.quantity.value is None for terms in claim.terms.values() for term in terms):
        return None  # a range fixes neither side
    if claim.unstated is not None:
        return _derived(claim, identity)
    if not identity.inputs:
        return _agreement(claim, identity)
    first = _judge(claim, identity)
    if first.status in ("consistent", "rounding"):
        return first
    for other in claim.others:
        check = _judge(other, identity)
        if check.status in ("consistent", "rounding"):
            return check
    if first.status == "inconsistent" and not (
        is_finding(claim) or (_exceeds(claim, identity) and not is_shuffled(claim))
    ):
        return None
    return first


def holds(claim: Claim) -> bool:
    """Whether the numbers of `claim` agree as they are printed."""
    if any(term.quantity.value is None for terms in claim.terms.values() for term in terms):
        return False
    return _judge(claim, IDENTITIES[claim.identity]).status == "consistent"


def _exceeds(claim: Claim, identity: Identity) -> bool:
    """Whether parts that need not be all of them come to more than their whole."""
    computed = _computed(claim, identity, stated).low
    reported = _reported(claim, identity, stated).high
    return claim.some and computed is not None and reported is not None and computed > reported


def _judge(claim: Claim, identity: Identity) -> Check:
    reported_terms = claim.terms[identity.reported]
    same_bound = _same_bound(claim, identity)
    measure = printed if same_bound else stated
    plain = _computed(claim, identity, _unbounded(measure))
    target = _reported(claim, identity, _unbounded(measure))
    if plain.meets(target):
        status: CheckStatus = "indeterminate" if _too_wide(claim, plain, target) else "consistent"
        return _check(claim, identity, status, plain, target, "")
    if not same_bound:
        computed = _computed(claim, identity, stated)
        bound = _reported(claim, identity, stated)
        if computed.meets(bound):
            one_sided = any(term.quantity.qualifier in _UPPER + _LOWER for term in reported_terms)
            return _check(
                claim, identity, "consistent" if one_sided else "indeterminate", plain, bound, ""
            )
    for explanation in () if claim.strict else EXPLANATIONS:
        if _computed(claim, identity, _unbounded(explanation.inputs)).meets(
            _reported(claim, identity, _unbounded(explanation.reported))
        ):
            why = explanation.worded(plain, target)
            return _check(claim, identity, "rounding", plain, target, why)
    if claim.slack and plain.meets(_loosened(target, claim.slack)):
        return _check(claim, identity, "rounding", plain, target, claim.why)
    if claim.doubted:
        return _check(claim, identity, "indeterminate", plain, target, _READ_OTHERWISE)
    if _is_scale(plain, target):
        return _check(claim, identity, "indeterminate", plain, target, "")
    return _check(claim, identity, "inconsistent", plain, target, "")


def _agreement(claim: Claim, identity: Identity) -> Check | None:
    """Items that must be the same: they agree if one value lies in all of their intervals."""
    terms = claim.terms[identity.reported]
    spans = [stated(term.quantity) for term in terms]
    finest = min(range(len(terms)), key=lambda n: terms[n].quantity.quantum)
    common = Interval(
        max((one.low for one in spans if one.low is not None), default=None),
        min((one.high for one in spans if one.high is not None), default=None),
    )
    agree = common.low is None or common.high is None or common.low <= common.high
    if not agree and not claim.sure:
        return None
    rest = [one for n, one in enumerate(spans) if n != finest]
    status: CheckStatus = "consistent" if agree else "inconsistent"
    words = " and ".join(term.quantity.text for term in terms)
    return Check(
        id="",
        identity=identity.name,
        status=status,
        inputs=_refs(claim),
        computed=_bounds(spans[finest]),
        reported=_bounds(rest[0] if rest else spans[finest]),
        message=f"{words} agree." if agree else f"{words} cannot be the same.",
    )


def _derived(claim: Claim, identity: Identity) -> Check | None:
    implied = identity.implied[claim.unstated or ""]
    values = {
        name: [
            -printed(term.quantity)
            if claim.sign < 0 and name == identity.reported
            else _turned(claim, name, printed(term.quantity))
            for term in terms
        ]
        for name, terms in claim.terms.items()
    }
    computed = _apply(implied.rule, identity, values, claim)
    if computed.low is None or computed.high is None:
        return None
    words = {name: _texts(terms) for name, terms in claim.terms.items()}
    left = implied.wording.format_map(words)
    return Check(
        id="",
        identity=identity.name,
        status="derived",
        inputs=_refs(claim),
        computed=_bounds(computed),
        reported=None,
        message=f"{left} gives {implied.meaning} of {in_words(computed)}, which is not printed.",
    )


# -- measuring ----------------------------------------------------------------------------------


def _apply(
    rule: Rule, identity: Identity, values: dict[str, list[Interval]], claim: Claim
) -> Interval:
    taken: dict[str, Interval | list[Interval]] = {}
    for name in arguments(rule):
        if name in claim.given:
            value = [claim.given[name][0]]
        elif name in values:
            value = values[name]
        else:
            continue  # an optional input that is not stated
        taken[name] = value if name in identity.many else value[0]
    return rule(**taken)


def _computed(claim: Claim, identity: Identity, measure: Measure) -> Interval:
    values = {
        name: [_turned(claim, name, measure(term.quantity)) for term in terms]
        for name, terms in claim.terms.items()
        if name != identity.reported
    }
    result = _apply(identity.rule, identity, values, claim)
    # "a discount of 10%", "a decrease of 10%": the words turn the percentage round
    return -result if claim.sign < 0 else result


def _reported(claim: Claim, identity: Identity, measure: Measure) -> Interval:
    return measure(claim.terms[identity.reported][0].quantity)


def _turned(claim: Claim, name: str, value: Interval) -> Interval:
    if claim.sizes:
        value = value.magnitude()
    if name in claim.negative:
        value = -value
    return value.inverse() if name in claim.inverse else value


def _unbounded(measure: Measure) -> Measure:
    """`measure` with "up to" and "more than" taken as the number that they name."""

    def measured(quantity: Quantity) -> Interval:
        if quantity.qualifier in _UPPER or quantity.qualifier in _LOWER:
            return printed(quantity) if measure is stated else measure(quantity)
        return measure(quantity)

    return measured


def _same_bound(claim: Claim, identity: Identity) -> bool:
    """Whether both sides are bounds of the same kind: then the bounds must agree."""
    kinds = {
        side: {
            term.quantity.qualifier
            for name, terms in claim.terms.items()
            if (name == identity.reported) == side
            for term in terms
        }
        for side in (True, False)
    }
    return any(
        kinds[True] & set(bounds) and kinds[False] & set(bounds) for bounds in (_UPPER, _LOWER)
    )


def _too_wide(claim: Claim, computed: Interval, reported: Interval) -> bool:
    """Whether the computed side is so wide that agreement says nothing: wider than the stated
    value itself, or, for percentages, than five points where that is more.
    """
    if computed.low is None or computed.high is None:
        return True
    if reported.low is None or reported.high is None:
        return False
    size = max(abs(reported.low), abs(reported.high))
    identity = IDENTITIES[claim.identity]
    if claim.terms[identity.reported][0].quantity.kind == "percentage":
        size = max(size, Decimal(5))
    return computed.high - computed.low > size


def _loosened(value: Interval, part: Decimal) -> Interval:
    if value.low is None or value.high is None:
        return value
    return Interval(
        min(value.low * (1 - part), value.low - 1), max(value.high * (1 + part), value.high + 1)
    )


def _is_scale(computed: Interval, reported: Interval) -> bool:
    """Whether the sides differ by a thousand, a million or a billion only: a scale was misread,
    by us more likely than by the author.
    """
    if None in (computed.low, computed.high, reported.low, reported.high):
        return False
    one, other = computed.magnitude(), reported.magnitude()
    return any(
        (one * Interval.point(scale)).meets(other) or (other * Interval.point(scale)).meets(one)
        for scale in _SCALES
    )


# -- wording ------------------------------------------------------------------------------------


def _refs(claim: Claim) -> dict[str, list[str]]:
    return {name.rstrip("_"): [term.ref for term in terms] for name, terms in claim.terms.items()}


def _bounds(value: Interval) -> Bounds:
    short = value.rounded_out(_DIGITS)
    return Bounds(short.low, short.high)


def _wording(claim: Claim, identity: Identity) -> str:
    words = {name: words for name, (_, words) in claim.given.items()}
    for name, terms in claim.terms.items():
        words[name] = _texts(terms)
        if len(terms) > 1 and len(claim.terms) > 2:
            words[name] = f"({words[name]})"
    wording = (
        identity.chained
        if identity.optional & claim.terms.keys() - {"outstanding", "prior"}
        else ""
    )
    return (wording or identity.wording).split(" = ")[0].format_map(words)


def _texts(terms: list[Term]) -> str:
    return " + ".join(_text(term.quantity) for term in terms)


def _text(quantity: Quantity) -> str:
    return _BARS.sub("", " ".join(quantity.text.split()))


def _check(
    claim: Claim,
    identity: Identity,
    status: CheckStatus,
    computed: Interval,
    reported: Interval,
    why: str,
) -> Check:
    left = _wording(claim, identity)
    if "years" in claim.given:
        left = f"{left}, a year over {claim.given['years'][1]} years,"
    stated_side = _texts(claim.terms[identity.reported])
    gives = in_words(computed)
    if status == "consistent" and computed.low == computed.high:
        message = f"{left} = {stated_side}, as printed."
    elif status == "consistent":
        exact = _exactly(claim, identity)
        message = (
            f"{left} = {stated_side}, as printed."
            if exact
            else f"{left} gives {gives}, which agrees with {stated_side}."
        )
    elif status == "rounding":
        message = f"{left} gives {gives}; {stated_side} is printed, which fits if {why}."
    elif status == "inconsistent":
        message = f"{left} gives {gives}, but {stated_side} is printed."
    elif why:
        message = f"{left} gives {gives}, but {stated_side} is printed, {why}."
    else:
        message = f"{left} gives {gives}; that neither fits nor rules out {stated_side}."
    return Check(
        id="",
        identity=identity.name,
        status=status,
        inputs=_refs(claim),
        computed=_bounds(computed),
        reported=_bounds(reported),
        message=f"{claim.label}: {message}" if claim.label else message,
    )


def _exactly(claim: Claim, identity: Identity) -> bool:
    """Whether the printed numbers, taken as they stand, give exactly the printed result."""

    def as_printed(quantity: Quantity) -> Interval:
        assert quantity.value is not None
        return Interval.point(quantity.value)

    computed = _computed(claim, identity, as_printed)
    return computed.low is not None and computed == _reported(claim, identity, as_printed)
