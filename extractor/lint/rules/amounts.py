"""Rules on amounts: their scale words and their currencies.

Comes in: drafts. Goes out: hits. Whether amounts add up is a matter of `arithmetic`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from extractor.checks.numbers import printed
from extractor.interval import Interval
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.patterns.lint_amounts import (
    COMPARED,
    CURRENCY_TWICE,
    IN_MILLIONS,
    ONE_DECIMAL,
    SCALE_TWICE,
)
from extractor.schema import Fact, Quantity, Span

_FACTORS = tuple(Decimal(10) ** power for power in (3, 6))
_SCALE_WORD = re.compile(r"(?i:million|billion|thousand)")
_MOST = 120
"""So many facts of one kind are held against each other."""
_ALIKE = 20
"""Amounts that are compared differ by less than this factor."""


@rule("L202", "scale-missing", "error")
def scale_missing(draft: Draft) -> Iterator[Hit]:
    """An amount has no "million" where those beside it have it, or another scale word than one
    that states the same thing.

    Source: SEC staff's plain-English advice and wire style: each amount carries its own scale.
    """
    told: set[int] = set()
    for hit in (*_compared(draft), *_lone(draft), *_magnitudes(draft)):
        if hit.span.start not in told:
            told.add(hit.span.start)
            yield hit


def _compared(draft: Draft) -> Iterator[Hit]:
    """Of two amounts with a comparison between them the one without a scale word."""
    for match in COMPARED.regex.finditer(draft.view):
        if bool(match["scale"]) == bool(match["other_scale"]):
            continue
        one, other = Decimal(match["one"]), Decimal(match["other"])
        if not one or not other or not 1 / Decimal(_ALIKE) < one / other < _ALIKE:
            continue
        scale = match["scale"] or match["other_scale"]
        sign, number = ("other_sign", "other") if match["scale"] else ("sign", "one")
        lone = draft.view[match.start(sign) : match.end(number)]
        span = draft.span(match.start(sign), match.end(number))
        yield Hit(span, f"{lone} is compared with an amount in{scale}s.", _fits(lone + scale))


def _lone(draft: Draft) -> Iterator[Hit]:
    """Amounts such as "$12.5", with a decimal that neither prices nor whole dollars have, in a
    release whose other amounts have scale words."""
    if IN_MILLIONS.regex.search(draft.view):
        return
    scaled = [one for one in draft.record.quantities if _SCALE_WORD.search(one.text)]
    for one in draft.record.quantities:
        if (
            one.kind == "amount"
            and one.per is None
            and len(scaled) > 1
            and (shown := ONE_DECIMAL.regex.fullmatch(one.text))
            and one.value == Decimal(shown["number"])
            and not draft.in_table(one.start)
        ):
            near = min(scaled, key=lambda other: abs(other.start - one.start))
            words = f"{one.text} has no scale word, as {near.text} beside it has."
            scale = _SCALE_WORD.search(near.text)
            fits = _fits(f"{one.text} {scale[0].lower()}") if scale else None
            yield Hit(_of(one), words, fits, [_of(near)])


def _fits(words: str) -> str:
    return f"{words} would fit."


def _magnitudes(draft: Draft) -> Iterator[Hit]:
    """Facts of one kind and period whose digits are the same a thousand or a million apart."""
    told = [
        (fact, quantity)
        for fact in draft.record.facts
        if (quantity := draft.quantities[fact.quantity]).value
        and quantity.kind == "amount"
        and not draft.in_table(quantity.start)
        and fact.evidence != "model"
    ]
    kinds: dict[tuple[str | None, ...], list[tuple[Fact, Quantity]]] = {}
    for fact, quantity in told:
        kind = (fact.concept, fact.company, fact.security, quantity.unit)
        kinds.setdefault(kind, []).append((fact, quantity))
    for alike in kinds.values():
        for (fact, quantity), (other, second) in combinations(alike[:_MOST], 2):
            same = fact.period == other.period or not fact.period or not other.period
            if same and _is_scaled(quantity, second):
                words = f"{quantity.text} and {second.text} differ by their scale only."
                yield Hit(_of(second), words, related=[_of(quantity)])


def _is_scaled(one: Quantity, other: Quantity) -> bool:
    """Whether the quantities show the same digits, at least two of them, with another scale."""
    if one.value is None or other.value is None:
        return False
    small, large = (one, other) if abs(one.value) < abs(other.value) else (other, one)
    digits = (small.value or one.value).normalize().as_tuple().digits
    return len(digits) > 1 and any(
        (printed(small) * Interval.point(factor)).meets(printed(large)) for factor in _FACTORS
    )


def _of(quantity: Quantity) -> Span:
    return Span(quantity.start, quantity.end)


@rule("L203", "scale-doubled", "error")
def scale_doubled(draft: Draft) -> Iterator[Hit]:
    """An amount has its scale twice: two scale words, or all its zeros and a scale word.

    Source: The value that is printed is a thousand or a million times what is meant.
    """
    for match in SCALE_TWICE.regex.finditer(draft.view):
        yield Hit(draft.span(*match.span()), f"“{match[0]}” has its scale twice.")


@rule("L204", "currency-doubled", "warning")
def currency_doubled(draft: Draft) -> Iterator[Hit]:
    """An amount has its currency twice, as a sign and as a word.

    Source: The Chicago Manual of Style 9.20: either the sign or the word.
    """
    for match in CURRENCY_TWICE.regex.finditer(draft.view):
        yield Hit(draft.span(*match.span()), f"“{match[0]}” has its currency twice.")


@rule("L205", "currency-unstated", "warning")
def currency_unstated(draft: Draft) -> Iterator[Hit]:
    """A bare dollar sign stands in a release that has dollars of two countries and does not say
    which one the sign means.

    Source: Regulation S-X 3-20 (17 CFR 210.3-20) and the Canadian NI 52-107: the currency of
    amounts is stated.
    """
    bare = [one for one in draft.record.quantities if one.currency_assumed and "$" in one.text]
    marked = {
        one.currency
        for one in draft.record.quantities
        if "$" in one.text and not one.currency_assumed and one.currency
    }
    if bare and marked - {"USD"}:
        first = bare[0]
        count = f"{len(bare)} amounts have" if len(bare) > 1 else "An amount has"
        words = (
            f"{count} a bare “$”, as {first.text}, beside {' and '.join(sorted(marked))}, and "
            "which dollar is meant is not said."
        )
        yield Hit(_of(first), words, related=[_of(one) for one in bare[1:]])
