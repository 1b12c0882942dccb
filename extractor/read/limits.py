"""How much a reader takes in before it says that this is too much.

Comes in: nothing. Goes out: `Limits`. It must not know any format.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one input: `max_bytes` holds for the file and for what it unpacks to,
    `max_depth` for open HTML elements (deeper text is kept, its structure is not)."""

    max_bytes: int = 50_000_000
    max_depth: int = 12_000
