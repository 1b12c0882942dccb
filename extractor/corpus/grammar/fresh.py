"""Quantities of the background, drawn where a wording asks for one.

Comes in: a scene and the words of a `{#kind …}` slot. Goes out: a `Fact` that is a term of no deal,
and the forms it is to be printed in.

    {#money concept low high}   {#price concept}   {#percent concept low high}   {#basis}
    {#shares concept low high}  {#count unit low high}  {#multiple low high}  {#plain low high}

A concept of "-" is none; spaces of a unit are written as "_"; bounds may be left out, and what
follows a colon are forms. `{#plain}` is text only: a duration, a number of a list.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene
from extractor.corpus.marks import KINDS
from extractor.errors import UsageError

_FORMS = frozenset(("short", "full", "words", "bare", "head", "and")) | frozenset(
    sign + word for word in ("about", "over", "upto", "least", "under") for sign in ("", "~")
)


def draw_fresh(scene: Scene, kind: str, words: tuple[str, ...]) -> tuple[Fact, tuple[str, ...]]:
    """A quantity of this kind, by the words of its slot.

    Raises UsageError for a kind that is not known.
    """
    dice = scene.dice
    if kind == "opt":
        printed, letter, value_words = words
        return Fact(
            KINDS[letter],
            Decimal(value_words),
            security="shares" if letter == "S" else None,
            words=printed.replace("_", " "),
            optional=True,
        ), ()
    forms = tuple(word for word in words if word in _FORMS)
    rest = [word for word in words if word not in _FORMS]
    label = rest[0] if rest and rest[0] != "-" else None
    bounds = [Decimal(word) for word in rest[1:3]]
    low, high = (bounds[0], bounds[1]) if len(bounds) == 2 else (None, None)
    if kind == "money":
        value = dice.number(
            int(low or 300_000), int(high or 900_000_000), dice.pick([2, 2, 3, 3, 4])
        )
        return Fact("amount", Decimal(value), label, currency=scene.currency), forms
    if kind == "price":
        yen = scene.currency == "JPY"
        places = 0 if yen else 2
        value_of = dice.decimal(str(low or "0.1"), str(high or "60"), 2) * (100 if yen else 1)
        return Fact("price", value_of, label, currency=scene.currency, places=places), forms
    if kind == "percent":
        places = dice.pick([0, 0, 1, 1, 2])
        value_of = dice.decimal(str(low or 1), str(high or 95), places)
        return Fact("percentage", value_of, label, places=places), forms
    if kind == "basis":
        return Fact("percentage", Decimal(dice.between(10, 400)), label, unit="basis_point"), forms
    if kind == "shares":
        value = dice.number(int(low or 100_000), int(high or 400_000_000), dice.pick([2, 3, 5, 9]))
        return Fact("share_count", Decimal(value), label, security=scene.words["security"]), forms
    if kind == "count":
        unit = (label or "items").replace("_", " ")
        value = dice.number(int(low or 2), int(high or 5000), dice.pick([1, 2, 2, 3]))
        return Fact("count", Decimal(value), None, unit=unit), forms
    if kind == "multiple":
        return Fact("multiple", dice.decimal(str(low or "1.2"), str(high or 9), 1), None), forms
    raise UsageError(f"{kind!r} is no kind of quantity in {{#{kind}}}; money and count are.")
