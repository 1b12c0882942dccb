"""How prominently a release speaks of each type of deal.

Comes in: the words that name deals, with the places where they stand. Goes out: a weight for
each type, and the type that leads. It must not read the text: `annotate` finds the words, and
`annotate` and `assemble` both ask here what the release is about.
"""

from __future__ import annotations

from collections import defaultdict

from extractor.schema import DealType
from extractor.stages import DealMention, DealPlace

_WEIGHT: dict[DealPlace, float] = {"headline": 3.0, "lead": 1.0, "body": 0.25, "background": 0.0}

_SAYS_LESS: dict[DealType, tuple[DealType, ...]] = {
    "conversion": ("stake_purchase", "convertible_notes"),
    "asset_purchase": ("acquisition",),
}
"""A conversion that raises a holding, or retires notes, is told by the words for both, and a
purchase of tokens by those for an acquisition; where the first is told in the lead, the others
say less."""


def prominence(mentions: list[DealMention]) -> dict[DealType, float]:
    """The weight of every type that is named outside the background."""
    weights: dict[DealType, float] = defaultdict(float)
    for mention in mentions:
        if mention.place != "background":
            weights[mention.type] += _WEIGHT[mention.place]
    for kind, lesser in _SAYS_LESS.items():
        if weights.get(kind, 0.0) >= _WEIGHT["lead"]:
            for other in lesser:
                weights.pop(other, None)
    return dict(weights)


def named_types(mentions: list[DealMention]) -> list[DealType]:
    """The types that the headline or the lead names, weightiest first; of two as weighty, the
    one named first."""
    weights = prominence(mentions)
    named = {mention.type for mention in mentions if mention.place in {"headline", "lead"}}
    return sorted((kind for kind in weights if kind in named), key=lambda kind: -weights[kind])


def leading_type(mentions: list[DealMention]) -> DealType | None:
    """The type of deal that the release is about; None where headline and lead name none."""
    return next(iter(named_types(mentions)), None)
