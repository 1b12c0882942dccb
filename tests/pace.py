"""Whether work takes time linear in its size, told so that a busy machine does not matter."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_ATTEMPTS = 5
_NOISE = 0.3
"""Seconds of processor time below which nothing is told."""


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time of `work`; other processes do not count."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def assert_linear(seconds: Callable[[int], float], size: int, times: int = 4) -> None:
    """Work of `times` the size takes at most twice `times` the time. Quadratic work takes `times`
    squared. `seconds` measures the work of a size; what fails is measured again, the shorter
    work more often, so that one disturbed measure decides nothing."""
    short, long = float("inf"), float("inf")
    gc.collect()
    gc.disable()  # its full passes grow with all objects alive, not with the work measured
    try:
        for _ in range(_ATTEMPTS):
            short = min(short, seconds(size))
            long = min(long, seconds(times * size))
            if long <= max(2 * times * short, _NOISE):
                return
    finally:
        gc.enable()
    raise AssertionError(f"{short:.3f} s, but {long:.3f} s for {times} times the size")
