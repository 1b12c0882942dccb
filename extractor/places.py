"""Places: which of many spans covers a character.

Comes in: spans in text order that do not overlap. Goes out: indexes of spans. It must not know
what the spans mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Places:
    """Spans in text order, asked for by place in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        pairs = list(spans)
        self.starts = [start for start, _ in pairs]
        self.ends = [end for _, end in pairs]

    def at(self, place: int) -> int | None:
        """The index of the span that covers `place`."""
        index = bisect_right(self.starts, place) - 1
        return index if index >= 0 and self.ends[index] > place else None

    def overlaps(self, start: int, end: int) -> int | None:
        """The index of the last span that shares a character with [start, end)."""
        index = bisect_right(self.starts, end - 1) - 1
        return index if index >= 0 and self.ends[index] > start else None

    def first_overlap(self, start: int, end: int) -> int | None:
        """The index of the first span that shares a character with [start, end)."""
        index = bisect_right(self.ends, start)
        return index if index < len(self.starts) and self.starts[index] < end else None
