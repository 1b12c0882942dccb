"""How long one release may take and how much memory its worker may hold.

Comes in: a process id and when its release began. Goes out: the error entry of a limit that is
passed. It must not know what a worker does, nor end one.
"""

from __future__ import annotations

import re
import time
from decimal import Decimal

import msgspec
import psutil

from extractor.errors import UsageError, entry
from extractor.schema import ErrorEntry

LOOK_EVERY = 0.1
"""Seconds between two looks at the workers."""
_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,6})?) ?([KMGT]?)(?:i?B)?", re.IGNORECASE | re.ASCII)
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


class Limits(msgspec.Struct, frozen=True):
    """The bounds of one release: `seconds` of wall time, and `memory` in bytes of its worker
    process as a whole (the loaded pipeline is about 200 MB of it). None is no bound."""

    seconds: float | None = None
    memory: int | None = None

    def wait(self) -> float | None:
        """Seconds after which the workers should be looked at; None for never."""
        return None if self.seconds is None and self.memory is None else LOOK_EVERY

    def passed(self, process: int, began: float) -> ErrorEntry | None:
        """The limit that the release passes on which `process` works since `began` (monotonic)."""
        if self.seconds is not None and time.monotonic() - began > self.seconds:
            return entry("B002", limit=f"{self.seconds:g}")
        if self.memory is not None and _resident(process) > self.memory:
            return entry("B003", limit=self.memory)
        return None


def _resident(process: int) -> int:
    try:
        resident: int = psutil.Process(process).memory_info().rss
    except psutil.NoSuchProcess:  # it has just ended, which its connection tells
        return 0
    return resident


def parse_size(words: str) -> int:
    """The bytes that `words` such as "500M" or "2 GB" stand for, in powers of 1,000.

    Raises UsageError for words that are no size.
    """
    match = _SIZE.fullmatch(words.strip())
    if not match:
        raise UsageError(f"{words!r} is no size; 500M or 2G would have worked.")
    return int(Decimal(match[1]) * _UNITS[match[2].upper()])
