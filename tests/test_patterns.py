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

SHORT = 20_000
LIMIT = 1.0
"""Seconds that a pattern may take over any of the texts."""
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
    """The better of two runs over `seed` again and again; one run where that is short."""
    text = seed * (length // len(seed))
    best = LIMIT
    for _ in range(2):
        begun = time.perf_counter()
        try:
            for _found in pattern.regex.finditer(text, timeout=LIMIT):
                pass
        except TimeoutError:
            pytest.fail(f"{pattern.name} over {seed!r}: more than {LIMIT} s for {length}")
        best = min(best, time.perf_counter() - begun)
        if best < 0.005:
            break
    return best


@every_pattern
def test_time_is_linear(pattern: Pattern) -> None:
    """A text that is so many times as long takes about so many times as long, whatever it is:
    single characters and words, the pattern's own examples and their beginnings, repeated."""
    texts = [one if isinstance(one, str) else one[0] for one in pattern.matches]
    own = [part for text in texts[:4] for part in (text + " ", text[: 2 * len(text) // 3] + " ")]
    for seed in dict.fromkeys(HOSTILE + own):
        short = seconds(pattern, seed, SHORT)
        times = 4 if short > 0.003 else 10  # a quick one has to show it over a longer text
        long = seconds(pattern, seed, times * SHORT)
        assert long < max(2.5 * times * short, 0.05), f"{seed!r}: {short:.4f} s, {long:.4f} s"
