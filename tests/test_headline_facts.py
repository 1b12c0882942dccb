"""Headline figures of real results releases, listed by hand: how many are read rightly.

The list holds values and offsets only; where the releases are not at hand, the tests are skipped.
A loss may be listed with its amount: its direction stands in the fact.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import Extractor
from extractor.schema import Record

HERE = Path(__file__).parent
RELEASES = HERE.parent.parent / "shared" / "releases"
LISTED: dict[str, list[dict[str, Any]]] = json.loads(
    (HERE / "headline_facts.json").read_text(encoding="utf-8")
)["releases"]
KINDRED = {
    "adjusted_ebitda": {"adjusted_ebitda", "ebitda"},
    "eps_diluted": {"eps_basic", "eps_diluted"},
}
"""Concepts that stand for each other where a release does not say which it means."""

pytestmark = pytest.mark.skipif(not RELEASES.is_dir(), reason="the releases are not at hand")


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    extractor = Extractor()
    return {path: extractor.extract(RELEASES / path) for path in LISTED}


def value_is(record: Record, listed: dict[str, Any]) -> set[str]:
    """The ids of the quantities at a listed place that have the listed value."""
    return {
        one.id
        for one in record.quantities
        if one.start < listed["end"] and listed["start"] < one.end
        if (listed["value"] is None and one.low is not None)
        or (one.value is not None and abs(one.value) == abs(Decimal(listed["value"] or "NaN")))
    }


def test_every_listed_value_is_read_at_its_place(records: dict[str, Record]) -> None:
    missed = [
        (path, listed)
        for path, facts in LISTED.items()
        for listed in facts
        if not value_is(records[path], listed)
    ]
    assert missed == []


def test_nine_of_ten_have_their_concept_and_most_of_them_their_period(
    records: dict[str, Record],
) -> None:
    named = dated = total = 0
    for path, facts in LISTED.items():
        for listed in facts:
            quantities = value_is(records[path], listed)
            concepts = KINDRED.get(listed["concept"], {listed["concept"]})
            found = [
                fact
                for fact in records[path].facts
                if fact.quantity in quantities and fact.concept in concepts
            ]
            total += 1
            named += bool(found)
            dated += any(fact.period == listed["period"] for fact in found)
    assert named / total > 0.9
    assert dated / total > 0.75
