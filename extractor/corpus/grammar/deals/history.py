"""What happened before: earlier financings and a fall of the price, as background tells them.

Comes in: a scene with its deal. Goes out: facts that are terms of no deal, but fit one another, so
that background holds no arithmetic that is wrong.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene


def add_history(scene: Scene) -> None:
    """An earlier placement, an earlier buyback, and a day on which the shares fell."""
    dice = scene.dice
    for count, each, total, concepts in (
        (
            "past_shares",
            "past_price",
            "past_gross",
            ("shares_issued", "offering_price", "gross_proceeds"),
        ),
        (
            "past_bought",
            "past_average",
            "past_spent",
            ("shares_repurchased", "average_price", "repurchase_amount"),
        ),
    ):
        terms.price(scene, each, concepts[1], None)
        terms.lot(scene, count, concepts[0], 300_000, 90_000_000, each, None)
        value = scene.facts[count].value * scene.facts[each].value
        terms.amount(scene, total, concepts[2], value, None)
        scene.relate("proceeds", shares=count, price=each, amount=total)
    after = terms.price(scene, "fall_price", None, None)
    places = terms.places_of(after)
    part = dice.between(8, 70)
    step = (after.value * part / (100 - part)).quantize(Decimal(1).scaleb(-places))
    if step:
        terms.priced(scene, "fall_step", None, step, None).places = places
        fallen = step / (after.value + step) * 100
        scene.add("fall_percent", Fact("percentage", fallen, "change_percent", places=1))
