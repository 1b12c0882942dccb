"""Rules on numbers that must fit together: one for each identity, and one for what only fits if
something was rounded early.

Comes in: drafts, whose records hold finished checks. Goes out: hits. It must not compute any check
itself (see `extractor.checks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from extractor.checks import IDENTITIES
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.fitting import fitting
from extractor.lint.rule import Rule, add, rule
from extractor.schema import Check, CheckStatus, Span

_CODES = {
    "proceeds": "L101",
    "stated_value": "L102",
    "conversion": "L103",
    "premium": "L104",
    "exchange": "L105",
    "currency": "L106",
    "split": "L107",
    "ownership": "L108",
    "option": "L109",
    "sum": "L110",
    "difference": "L111",
    "share_of": "L112",
    "growth": "L113",
    "basis_points": "L114",
    "per_share": "L115",
    "annualized": "L116",
    "yield": "L117",
    "restatement": "L118",
    "weekday": "L119",
}
"""The codes of the identities. A code is for life: a new identity takes the next number."""


def _hits(draft: Draft, status: CheckStatus, identities: Iterable[str]) -> Iterator[Hit]:
    known = frozenset(identities)
    for check in draft.record.checks:
        if check.status == status and check.identity in known:
            spans = _spans(draft, check)
            if spans:
                suggestion = _suggestion(draft, check) if status == "inconsistent" else None
                yield Hit(spans[0], check.message, suggestion, spans[1:])


def _spans(draft: Draft, check: Check) -> list[Span]:
    """Where the numbers or dates of `check` stand, the stated one first."""
    dates = {one.id: one for one in draft.record.dates}
    identity = IDENTITIES.get(check.identity)
    reported = check.inputs.get(identity.reported, []) if identity else []
    others = [ref for refs in check.inputs.values() for ref in refs if ref not in reported]
    found = [draft.quantity(ref) or dates.get(ref) for ref in (*reported, *others)]
    return [Span(one.start, one.end) for one in found if one is not None]


def _suggestion(draft: Draft, check: Check) -> str | None:
    identity = IDENTITIES.get(check.identity)
    if identity is None or check.computed is None or not identity.inputs:
        return None
    quantity = draft.quantity(check.inputs[identity.reported][0])
    fits = fitting(quantity, check.computed) if quantity else None
    return f"With the other numbers as they stand, {fits} would fit." if fits else None


def _declare() -> None:
    for name, one in IDENTITIES.items():
        if name in _CODES:
            add(
                Rule(
                    code=_CODES[name],
                    name=name.replace("_", "-"),
                    severity="error",
                    words=f"Numbers break {one.formula}.",
                    source=f"{one.words} Intervals of the digits as printed decide.",
                    find=partial(_hits, status="inconsistent", identities=(name,)),
                )
            )


_declare()


@rule("L100", "own-identity", "error")
def own_identity(draft: Draft) -> Iterator[Hit]:
    """Numbers break an identity that was added to those of the program.

    Source: Interval arithmetic on the digits as printed (`extractor checks`).
    """
    yield from _hits(draft, "inconsistent", IDENTITIES.keys() - _CODES.keys())


@rule("L150", "rounding", "note")
def rounding(draft: Draft) -> Iterator[Hit]:
    """Numbers fit only if one of them was cut instead of rounded, or rounded before it was used.

    Source: Interval arithmetic on the digits as printed (`extractor checks`).
    """
    yield from _hits(draft, "rounding", IDENTITIES)
