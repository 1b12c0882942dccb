"""Chance that falls the same on every machine.

Comes in: a seed. Goes out: choices. Only `random.Random.random` is used, whose sequence Python
promises to keep, and only in integers, so that a seed gives the same release everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """A seeded source of choices."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def below(self, count: int) -> int:
        """A whole number from 0 to `count` - 1."""
        return int(self._random() * count)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        """True in `percent` of a hundred cases."""
        return self.below(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def weighed(self, weights: Mapping[T, int]) -> T:
        """One of the keys, as likely as its weight says."""
        at = self.below(sum(weights.values()))
        for item, weight in weights.items():
            at -= weight
            if at < 0:
                return item
        raise AssertionError("weights are positive")

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        left = list(items)
        for last in range(len(left) - 1, 0, -1):
            other = self.below(last + 1)
            left[last], left[other] = left[other], left[last]
        return left

    def jostled(self, items: Sequence[T], percent: int) -> list[T]:
        """The items roughly in order: each may change places with the next."""
        left = list(items)
        for at in range(len(left) - 1):
            if self.chance(percent):
                left[at], left[at + 1] = left[at + 1], left[at]
        return left

    def some(self, items: Sequence[T], low: int, high: int) -> list[T]:
        """From `low` to `high` of the items, in their order, as far as there are so many."""
        count = min(len(items), self.between(low, high))
        chosen = sorted(self.shuffled(range(len(items)))[:count])
        return [items[at] for at in chosen]

    def number(self, low: int, high: int, digits: int = 3) -> int:
        """A whole number from `low` to `high` with about `digits` digits that are not 0, small
        ones as likely as large ones."""
        shortest, longest = len(str(low)), len(str(high))
        for _ in range(20):
            length = self.between(shortest, longest)
            kept = min(digits, length)
            value: int = self.between(10 ** (kept - 1), 10**kept - 1) * 10 ** (length - kept)
            if low <= value <= high:
                return value
        return self.between(low, high)

    def decimal(self, low: str, high: str, places: int) -> Decimal:
        """A decimal from `low` to `high` with `places` digits after the point."""
        scale = 10**places
        drawn = self.between(int(Decimal(low) * scale), int(Decimal(high) * scale))
        return Decimal(drawn).scaleb(-places)
