"""The skeleton of a view: paragraphs, sentences, tables and cells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.layout import parse_layout


def sentences(view: str) -> list[str]:
    return [view[span.start : span.end] for span in parse_layout(view).sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["Zanvik grew.", "It sells pumps!", "Does it?", "“Yes.”", "(Truly.)", "So it ends."],
        ["Zanvik Inc. Announces Results"],
        ["He joined Zanvik Ltd.", "He was at Quell Corp. before."],
        ["Filed in the U.S. District Court of the U.S.", "The case ended at 5 p.m. Eastern Time."],
        ["Ada J. Quell met Dr. Rund, e.g. on Feb. 3, in St. Olav, Minn. USA."],
        ["Read Form 10-Q.", "See the MD&A.", "Ask about Series A.", "The rest is known."],
        ["1. Elect a board"],
        ["ZANVIK INC. (ZNVK) of ST. OLAV grows"],
        ["It costs $1.20.", "$3 is more, says No. 5.", "2031 ends."],
        ["“We grow,” said Ada Quell.", "“We do.”"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_paragraphs_and_tables() -> None:
    view = "One. Two.\n|  | 2031 |\n| --- | --- |\n| Cash | $5 |\nThree\n| a | b"
    layout = parse_layout(view)
    assert [view[p.start : p.end] for p in layout.paragraphs] == ["One. Two.", "Three"]
    cells = [[[view[c.start : c.end] for c in row] for row in t.rows] for t in layout.tables]
    assert cells == [[["", "2031"], ["Cash", "$5"]], [["a", "b"]]]
    first = layout.tables[0]
    assert view[first.start : first.end].endswith("| Cash | $5 |")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab AB.!?”\"'()|\n-1 Inc.")))
def test_spans_are_ordered_and_inside(view: str) -> None:
    layout = parse_layout(view)
    for spans in (layout.paragraphs, layout.sentences):
        at = 0
        for span in spans:
            assert at <= span.start <= span.end <= len(view)
            assert "\n" not in view[span.start : span.end]
            at = span.end
    for table in layout.tables:
        for row in table.rows:
            for cell in row:
                assert table.start <= cell.start <= cell.end <= table.end
                assert "|" not in view[cell.start : cell.end]


@pytest.mark.parametrize("unit", [". A", "A. ", "| ", "|\n", "a.\n", " ", "Inc. ", ".", '."', "-|"])
def test_time_is_linear(unit: str) -> None:
    start = time.process_time()
    parse_layout(unit * (300_000 // len(unit)))
    assert time.process_time() - start < 3
