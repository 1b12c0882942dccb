"""The README keeps its word: its code runs, its output is what the code prints."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractor.checks import IDENTITIES, markdown
from extractor.lint import listing as lint_listing
from extractor.patterns.concept_cues import OWN
from extractor.patterns.concepts import CONCEPTS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.fixture(scope="module")
def run() -> tuple[dict[str, Any], list[str]]:
    """The names that the README's Python defines, and what each block prints."""
    names: dict[str, Any] = {}
    printed: list[str] = []
    identities, concepts = dict(IDENTITIES), dict(CONCEPTS)
    with contextlib.chdir(ROOT):
        for block in blocks("python"):
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(block, names)
            printed.append(out.getvalue())
    for own in IDENTITIES.keys() - identities.keys():
        del IDENTITIES[own]  # what the README declares is not ours
    for own in CONCEPTS.keys() - concepts.keys():
        del CONCEPTS[own]
    OWN.clear()
    return names, printed


def test_the_first_example_prints_what_the_readme_shows(
    run: tuple[dict[str, Any], list[str]],
) -> None:
    assert run[1][0] == blocks("text")[0]


def test_the_quantity_shown_is_that_of_the_record(run: tuple[dict[str, Any], list[str]]) -> None:
    shown = json.loads(blocks("json")[0])
    record = run[0]["record"]
    assert shown in record.to_dict()["quantities"]
    assert record.text[shown["start"] : shown["end"]] == shown["text"]


def test_the_library_example_reads_the_corpus(run: tuple[dict[str, Any], list[str]]) -> None:
    lines = run[1][1].splitlines()
    assert len(lines) == len(list((ROOT / "corpus").glob("train/results-u*.txt")))
    assert all(re.match(r"(?:\d{4}-\d\d-\d\d|None) .+ \d+$", line) for line in lines)


def test_the_component_example_finds_the_amount(run: tuple[dict[str, Any], list[str]]) -> None:
    assert run[1][2] == "2500000 $2.5 million\n"


def test_the_table_of_identities_is_that_of_the_code() -> None:
    assert markdown().strip() in README


def test_the_table_of_lint_rules_is_that_of_the_code() -> None:
    assert lint_listing.markdown().strip() in README
