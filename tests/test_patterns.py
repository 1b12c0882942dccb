"""Every declared pattern: its examples and its counterexamples."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages

import pytest

import extractor
from extractor.patterns import ALL, Pattern

for _module in walk_packages(extractor.__path__, "extractor."):
    if not _module.name.endswith("__main__"):
        import_module(_module.name)  # so that every pattern declared anywhere is in ALL

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
