"""The template families: whose manner a generated release has, and in which split it may stand.

Comes in: names. Goes out: families. A family is the manner of one region in the wordings of one
split, and is the `hand` of its releases: no wording stands in two splits.
"""

from __future__ import annotations

import msgspec

from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.regions import regions
from extractor.errors import UsageError

SPLITS = ("train", "dev", "test")


class Family(msgspec.Struct, frozen=True):
    """A manner within a split."""

    name: str
    split: str
    manner: str
    weight: int


def _all() -> dict[str, Family]:
    weights: dict[str, int] = {}
    for region in regions().values():
        weights[region.manner] = weights.get(region.manner, 0) + region.weight
    return {
        f"{split}-{manner}": Family(f"{split}-{manner}", split, manner, weight)
        for split in SPLITS
        for manner, weight in weights.items()
    }


FAMILIES = _all()
"""Every family by name."""


def choose(seed: int, family: str | None, split: str) -> Family:
    """The family of this name, or one of the split as the seed falls.

    Raises UsageError for a family or split that there is not.
    """
    if family is not None:
        if family not in FAMILIES:
            raise UsageError(f"{family!r} is no family; {', '.join(FAMILIES)} are.")
        return FAMILIES[family]
    if split not in SPLITS:
        raise UsageError(f"{split!r} is no split; {', '.join(SPLITS)} are.")
    weights = {one.name: one.weight for one in FAMILIES.values() if one.split == split}
    return FAMILIES[Dice(f"family {split} {seed}").weighed(weights)]
