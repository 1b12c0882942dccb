"""Every declared pattern: its examples, its counterexamples, and its running time."""

from __future__ import annotations

import time
from importlib import import_module
from pkgutil import walk_packages

import pytest

import extractor
from extractor.patterns import ALL, Pattern

for _module in walk_packages(extractor.__path__, "extractor."):
    if not _module.name.endswith("__main__"):
        import_module(_module.name)  # so that every pattern declared anywhere is in ALL

SHORT = 2_500
PACE = 0.025
"""Seconds that SHORT characters may take at most: ten seconds for a million."""
LIMIT = 2.0
"""Seconds after which a measure is broken off."""
HOSTILE = [
    *'aA 1,.-("“|$&:;\n',
    "Aa ",
    "A. ",
    "a, ",
    "1,",
    "1 ",
    "1.",
    "and ",
    "the Of ",
    "Inc. ",
    "$1 ",
    "Mr. Aa ",
    "a@",
    "one ",
    "(the “",
    "May 1, ",
    "Aa-",
    "said ",
    "\u00a0",
    "é",
]

every_pattern = pytest.mark.parametrize("pattern", ALL, ids=lambda pattern: pattern.name)


def test_names_are_unique() -> None:
    names = [pattern.name for pattern in ALL]
    assert sorted(set(names)) == sorted(names)


@every_pattern
def test_examples(pattern: Pattern) -> None:
    assert pattern.matches, "a pattern shows at least one text that it matches"
    for example in pattern.matches:
        text, expected = (example, None) if isinstance(example, str) else example
        match = pattern.regex.search(text)
        assert match is not None, f"not found in {text!r}"
        assert expected in (None, match.group()), f"{match.group()!r} found in {text!r}"


@every_pattern
def test_counterexamples(pattern: Pattern) -> None:
    for text in pattern.rejects:
        match = pattern.regex.search(text)
        assert match is None, f"{match.group()!r} found in {text!r}"


def seconds(pattern: Pattern, seed: str, length: int) -> float:
    """The processor time of one run over `seed` again and again."""
    text = seed * (length // len(seed))
    begun = time.process_time()
    try:
        for _ in pattern.regex.finditer(text, timeout=LIMIT):
            pass
    except TimeoutError:
        return LIMIT
    return time.process_time() - begun


@every_pattern
def test_time_is_linear(pattern: Pattern) -> None:
    """A text that is so many times as long takes about so many times as long, whatever it is:
    single characters and words, the pattern's own examples and their beginnings, repeated."""
    texts = [one if isinstance(one, str) else one[0] for one in pattern.matches]
    own = [part for text in texts[:4] for part in (text + " ", text[: 2 * len(text) // 3] + " ")]
    for seed in dict.fromkeys(HOSTILE + own):
        for attempt in range(6):  # a busy machine may disturb any single measure
            short = min(seconds(pattern, seed, SHORT) for _ in range(1 + attempt))
            times = 6 if short > 0.002 else 12  # a quick one has to show it over a longer text
            long = seconds(pattern, seed, times * SHORT)
            if long < max(min(3 * short, PACE) * times, 0.01):
                break
        else:
            pytest.fail(f"{seed!r}: {short:.4f} s, then {long:.4f} s for {times} times the text")
