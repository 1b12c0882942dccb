"""Joins quantities and the concepts read for them into facts.

Comes in: concept mentions, the quantities with their ids, the issuer's company id. Goes out:
facts with ids, in text order. It must not read the text.
"""

from __future__ import annotations

from extractor.schema import Fact, Quantity
from extractor.stages import ConceptMention


def assemble_facts(
    concepts: list[ConceptMention], quantities: list[Quantity], issuer: str | None
) -> list[Fact]:
    """One fact for each concept mention. `relates_to` becomes the fact id of the figure that a
    change or a prior value belongs to, `same_as` that of the figure in a table that states the
    same; each is dropped where that figure has no fact."""
    number = {mention.quantity: f"f{n}" for n, mention in enumerate(concepts, 1)}

    def fact(quantity: int | None) -> str | None:
        return None if quantity is None else number.get(quantity)

    return [
        Fact(
            id=f"f{n}",
            concept=mention.concept,
            quantity=quantities[mention.quantity].id,
            company=issuer,
            security=mention.security,
            period=mention.period,
            score=mention.score,
            relates_to=fact(mention.relates_to),
            evidence=mention.evidence,
            basis=mention.basis,
            same_as=fact(mention.same_as),
            direction=mention.direction,
        )
        for n, mention in enumerate(concepts, 1)
    ]
