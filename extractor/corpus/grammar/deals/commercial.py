"""Money for work: contracts and grants.

Comes in: a scene with its issuer. Goes out: its facts, parties and deals.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.scene import Scene


def contract_award(scene: Scene) -> None:
    """An order or contract from a customer or an agency."""
    dice = scene.dice
    terms.either(scene, private=60, public=40)
    terms.open_deal(scene, "contract_award", issuer="co", customer="customer")
    total = Decimal(dice.number(150_000, 900_000_000, 2))
    terms.amount(scene, "total", "contract_value", total)
    if dice.chance(50):
        first = (total * dice.pick([20, 25, 30, 40, 60, 75]) / 100).quantize(Decimal(1))
        terms.amount(scene, "base", "contract_value", first)
        terms.amount(scene, "options", "contract_value", total - first)
        scene.relate("sum", parts=["base", "options"], total="total")
    if dice.chance(35):
        book = total * dice.between(2, 12)
        terms.amount(scene, "backlog", "backlog", book, None)


def grant(scene: Scene) -> None:
    """Public or charitable money that need not be paid back."""
    dice = scene.dice
    terms.open_deal(scene, "grant", issuer="co")
    total = Decimal(dice.number(60_000, 60_000_000, 2))
    terms.amount(scene, "total", "contract_value", total)
    if dice.chance(55):
        first = (total * dice.pick([20, 25, 40, 50, 60]) / 100).quantize(Decimal(1))
        terms.amount(scene, "first", "contract_value", first)
        terms.amount(scene, "rest", "contract_value", total - first)
        scene.relate("sum", parts=["first", "rest"], total="total")
    if dice.chance(35):
        cost = total * 100 / dice.pick([25, 40, 50, 60, 75])
        terms.amount(scene, "cost", None, cost, None)
        terms.percent(scene, "share", None, total / cost * 100, None, places=0)
        scene.relate("share_of", part="total", whole="cost", percent="share")


DRAWS: dict[str, Callable[[Scene], None]] = {"contract_award": contract_award, "grant": grant}
