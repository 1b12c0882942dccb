"""Concepts and deals are read in time linear in the text, whatever it is."""

from __future__ import annotations

import time
from decimal import Decimal
from functools import partial

import pytest
from pace import assert_linear

from extractor.annotate.concepts import find_concepts
from extractor.annotate.dates import find_dates
from extractor.annotate.deals import find_deals
from extractor.assemble.deals import assemble_deals
from extractor.assemble.facts import assemble_facts
from extractor.layout import parse_layout
from extractor.schema import Quantity, QuantityKind, Section
from extractor.stages import Frame

KINDS: dict[str, QuantityKind] = {
    "$1.50": "price",
    "$1m": "amount",
    "12%": "percentage",
    "900": "share_count",
    "1-for-5": "ratio",
}


def quantities_in(view: str) -> list[Quantity]:
    """The stand-ins of `KINDS` wherever they occur, so that finding them costs next to nothing."""
    found: list[Quantity] = []
    for words, kind in KINDS.items():
        at = view.find(words)
        while at >= 0:
            found.append(
                Quantity(
                    id="",
                    kind=kind,
                    text=words,
                    start=at,
                    end=at + len(words),
                    value=Decimal(100),
                    low=None,
                    high=None,
                    quantum=Decimal(1),
                    unit="USD",
                    per="share" if kind == "price" else None,
                )
            )
            at = view.find(words, at + len(words))
    found.sort(key=lambda one: one.start)
    for number, one in enumerate(found, 1):
        one.id = f"q{number}"
    return found


def seconds(unit: str, length: int) -> float:
    """The time that reading concepts and deals takes over `unit` again and again."""
    view = unit * (length // len(unit))
    layout = parse_layout(view)
    quantities = quantities_in(view)
    frame = Frame(sections=[Section("body", 0, len(view))])
    begun = time.process_time()
    mentions = find_deals(view, layout, frame)
    concepts = find_concepts(
        view, layout, frame, quantities, mentions, find_dates(view, layout), []
    )
    facts = assemble_facts(concepts, quantities, None)
    assemble_deals(view, layout, frame.sections, mentions, facts, quantities, [], None, [])
    return time.process_time() - begun


ONE_SENTENCE = [
    "a",
    " ",
    "the company ",
    "convert converted converted ",
    "converted into 900 shares ",
    "revenue $1m net income $1m up 12% ",
    "gross proceeds of $1m and $1.50 per share, ",
    "900 shares at $1.50 for $1m, a premium of 12% ",
    "900 ",
    "12% or ",
    "$1m ($1m) ",
    "from $1m to $1m, compared with ",
    "outstanding 900 after before following ",
    "1-for-5 split ",
    "announced to acquire ",
    "private placement registered direct offering dividend ",
    "previously announced as announced, the sale of ",
    "before deducting fees ",
    "in the first quarter of 2025 revenue $1m ",
]
PARAGRAPHS = [
    "a\n",
    "Revenue rose 12% to $1m.\n",
    "- 900 shares at $1.50:\n",
    "Third quarter 2025\n",
    "The placement of 900 shares at $1.50 closed.\n",
    "The company has acquired a company for $1m in cash and declared a dividend of $1.50.\n",
]
TABLES = [
    "| 900 | $1m |\n",
    "| Revenue | $1m | $1m | 12% |\n",
    "| Total | 900 |\n",
    "| shares | $1.50 " * 200 + "|\n",
    "| ",
    "| 900 ",
    "| Q3 2025 ",
]


@pytest.mark.parametrize(
    "unit", [*ONE_SENTENCE, *PARAGRAPHS, *TABLES], ids=lambda unit: unit[:40].replace("\n", "/")
)
def test_reading_takes_linear_time(unit: str) -> None:
    assert_linear(partial(seconds, unit), 15_000)


@pytest.mark.parametrize(
    "unit",
    [
        "revenue $1m net income $1m up 12% ",
        "convert converted converted ",
        "private placement registered direct offering dividend ",
        "| Revenue | $1m | $1m | 12% |\n",
        "Revenue rose 12% to $1m.\n",
    ],
    ids=lambda unit: unit[:40].replace("\n", "/"),
)
def test_a_long_text(unit: str) -> None:
    """Thousands of numbers and cues, or a table of 18,000 cells."""
    assert seconds(unit, 200_000) < 15
