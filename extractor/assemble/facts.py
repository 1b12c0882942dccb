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
    change or a prior value belongs to; it is dropped where that figure has no fact."""
    number = {mention.quantity: n for n, mention in enumerate(concepts, 1)}
    return [
        Fact(
            id=f"f{n}",
            concept=mention.concept,
            quantity=quantities[mention.quantity].id,
            company=issuer,
            security=mention.security,
            period=mention.period,
            score=mention.score,
            relates_to=f"f{number[mention.relates_to]}"
            if mention.relates_to is not None and mention.relates_to in number
            else None,
            evidence=mention.evidence,
        )
        for n, mention in enumerate(concepts, 1)
    ]
