"""Fiscal periods: how releases spell them, and which one a figure covers."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import assert_linear

from extractor import Extractor, Settings
from extractor.annotate.concepts.periods import find_periods, year_before

extract = Extractor(Settings(source="rules")).extract


def labels(text: str) -> list[tuple[str, str]]:
    lowered = text.lower()
    return [(text[one.start : one.end], one.label) for one in find_periods(lowered, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("fourth quarter of 2024", "2024-Q4"),
        ("Fourth Quarter 2024", "2024-Q4"),
        ("fourth-quarter 2024", "2024-Q4"),
        ("2024 fourth quarter", "2024-Q4"),
        ("4th quarter 2023", "2023-Q4"),
        ("third quarter ended September 30, 2025", "2025-Q3"),
        ("third quarter ended 30 September 2025", "2025-Q3"),
        ("first fiscal quarter of 2026", "2026-Q1"),
        ("first quarter fiscal 2026", "2026-Q1"),
        ("first quarter of fiscal 2026", "2026-Q1"),
        ("second quarter of fiscal year 2025", "2025-Q2"),
        ("second quarter of the financial year 2025", "2025-Q2"),
        ("third quarter", "?-Q3"),
        ("fourth quarter's", "?-Q4"),
        ("fourth quarter’s", "?-Q4"),
        ("quarter ended June 30, 2025", "2025-Q2"),
        ("quarter ended 30 June 2025", "2025-Q2"),
        ("Q4 2024", "2024-Q4"),
        ("Q4 FY2025", "2025-Q4"),
        ("Q4 FY25", "2025-Q4"),
        ("Q4’24", "2024-Q4"),
        ("Q4 '24", "2024-Q4"),
        ("Q3", "?-Q3"),
        ("4Q24", "2024-Q4"),
        ("4Q 2024", "2024-Q4"),
        ("2024 Q4", "2024-Q4"),
        ("2024-Q4", "2024-Q4"),
        ("FY24 Q1", "2024-Q1"),
        ("Q1-Q3 2024", "2024-9M"),
        ("Q1–Q2 2025", "2025-6M"),
        ("Three Months Ended September 30, 2025", "2025-Q3"),
        ("three months ended 30 September 2025", "2025-Q3"),
        ("3 months ended March 31, 2024", "2024-Q1"),
        ("three-month period ended June 30, 2024", "2024-Q2"),
        ("three months ended", "?-3M"),
        ("six months ended June 30, 2025", "2025-6M"),
        ("six months to 30 June 2025", "2025-6M"),
        ("nine months of 2024", "2024-9M"),
        ("nine months ended Sept. 30, 2024", "2024-9M"),
        ("twelve months ended December 31, 2024", "2024"),
        ("thirteen weeks ended September 28, 2024", "2024-Q3"),
        ("26 weeks ended 29 June 2025", "2025-6M"),
        ("52 weeks ended December 28, 2024", "2024"),
        ("first half of 2025", "2025-H1"),
        ("second half 2025", "2025-H2"),
        ("first-half 2025", "2025-H1"),
        ("first half of the fiscal year 2025", "2025-H1"),
        ("second half", "?-H2"),
        ("H1 2025", "2025-H1"),
        ("H2", "?-H2"),
        ("H1 FY26", "2026-H1"),
        ("1H25", "2025-H1"),
        ("half-year ended 30 June 2025", "2025-6M"),
        ("January-September 2025", "2025-9M"),
        ("January–March 2025", "2025-Q1"),
        ("1 January - 31 December 2024", "2024"),
        ("October to December 2024", "2024-Q4"),
        ("July 1 - September 30, 2025", "2025-Q3"),
        ("fiscal 2024", "2024"),
        ("fiscal year 2024", "2024"),
        ("full fiscal year 2025", "2025"),
        ("financial year 2025", "2025"),
        ("FY24", "2024"),
        ("FY 2024", "2024"),
        ("FY 2024/25", "2024"),
        ("full-year 2024", "2024"),
        ("2024 full-year", "2024"),
        ("year ended December 31, 2024", "2024"),
        ("years ended 31 December 2024", "2024"),
        ("full year", "?"),
        ("for the year", "?"),
        ("the quarter", "?-Q?"),
        ("in 2024", "2024"),
        ("versus 2023", "2023"),
        ("with 2023", "2023"),
    ],
)
def test_spellings(text: str, label: str) -> None:
    assert labels(text) == [(text, label)]
    assert labels(f"grew over the {text}, and more") == [(text, label)]


@pytest.mark.parametrize(
    "text",
    [
        "December 31, 2024",
        "prior year",
        "a three-year term",
        "12 year history",
        "within 24 months",
        "2024 shares",
        "half of it",
        "Form 10-Q",
        "45 quarters",
        "in 20245",
        "H3 antagonist",
        "Q5 chip",
        "headquartered in Linz",
    ],
)
def test_no_periods(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("2024-Q4", "2023-Q4"),
        ("2025", "2024"),
        ("2000-H1", "1999-H1"),
        ("?-Q4", None),
        (None, None),
    ],
)
def test_year_before(label: str | None, before: str | None) -> None:
    assert year_before(label) == before


def test_several_in_one_sentence() -> None:
    text = "Sales were up in Q2 2025 and in the first half of 2025, but not in fiscal 2024."
    assert [label for _, label in labels(text)] == ["2025-Q2", "2025-H1", "2024"]


@given(st.text("q1234h fyof0257-–' quartermonhsendilj,.", max_size=60))
def test_labels_are_well_formed(text: str) -> None:
    at = 0
    for period in find_periods(text, 0, len(text)):
        assert at <= period.start < period.end <= len(text)
        at = period.end
        assert re.fullmatch(r"(?:20\d\d|\?)(?:-(?:Q[1-4?]|H[12]|\d{1,2}M|LTM))?", period.label)


HEAD = """Brackwater Systems plc Reports Third Quarter 2025 Results

LEEDS, England, November 4, 2025 (GLOBE NEWSWIRE) -- Brackwater Systems plc (LSE: BRKW) today \
reported results for its third quarter.

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Revenue for the third quarter was $41.2 million.", {"$41.2 million": "2025-Q3"}),
        (
            "Revenue was $41.2 million in the third quarter, compared with $38.0 million a year "
            "earlier.",
            {"$41.2 million": "2025-Q3", "$38.0 million": "2024-Q3"},
        ),
        (
            "Revenue for the quarter was $41.2 million, up from $38.0 million in 2024.",
            {"$41.2 million": "2025-Q3", "$38.0 million": "2024"},
        ),
        (
            "EBITDA was $9.0 million (vs $8.1 million in Q3 2024); net income was $4.0 million.",
            {"$9.0 million": "2025-Q3", "$8.1 million": "2024-Q3", "$4.0 million": "2025-Q3"},
        ),
        (
            "For the nine months ended September 30, 2025, net income was $12.1 million.",
            {"$12.1 million": "2025-9M"},
        ),
        (
            "Gross profit rose to $18.0 million in Q3 2025 from $16.4 million in Q3 2024.",
            {"$18.0 million": "2025-Q3", "$16.4 million": "2024-Q3"},
        ),
        (
            "Third Quarter 2025 Highlights\n\nAdjusted EBITDA was $7.7 million.",
            {"$7.7 million": "2025-Q3"},
        ),
        (
            "Nine Months 2025\n\nOperating cash flow was $15.9 million.",
            {"$15.9 million": "2025-9M"},
        ),
        (
            "The company expects revenue of $160 million for the full year.",
            {"$160 million": "2025"},
        ),
        (
            "Revenue was $41.2 million for the year ended December 31, 2023.",
            {"$41.2 million": "2023"},
        ),
        (
            "Net income for the third quarter of 2025 was $2.7 million, or $0.06 basic and diluted "
            "per share, compared with net loss of $18.4 million, or ($0.41) basic and diluted per "
            "share, for the second quarter of 2025.",
            {
                "$2.7 million": "2025-Q3",
                "$0.06": "2025-Q3",
                "$18.4 million": "2025-Q2",
                "($0.41)": "2025-Q2",
            },
        ),
        (
            "Net earnings were $15 million or $1.06 per share in the third quarter compared to "
            "$147 million or $10.42 per share as net earnings in 2024 included a gain.",
            {
                "$15 million": "2025-Q3",
                "$1.06": "2025-Q3",
                "$147 million": "2024-Q3",
                "$10.42": "2024-Q3",
            },
        ),
        (
            "Revenue amounted to 412 MEUR in the quarter (2Q25: 361 MEUR). EBITDA was 52 MEUR.",
            {"412 MEUR": "2025-Q3", "361 MEUR": "2025-Q2", "52 MEUR": "2025-Q3"},
        ),
        (
            "Gross margin increased to 46% in the quarter (3Q23: 44%).",
            {"46%": "2025-Q3", "44%": "2023-Q3"},
        ),
        (
            "Revenue was $41.2 million ($38.0 million) for thethird quarter of 2025. For 2024, "
            "revenue was $99.1 million.",
            {"$41.2 million": "2025-Q3", "$38.0 million": "2024-Q3", "$99.1 million": "2024"},
        ),
        (
            "Net income was $23 million, or $0.21 per diluted share, for the third quarter of 2025 "
            "and $81 million, or $0.74 per diluted share, for the first nine months of 2025.",
            {
                "$23 million": "2025-Q3",
                "$0.21": "2025-Q3",
                "$81 million": "2025-9M",
                "$0.74": "2025-9M",
            },
        ),
        ("FY 24 sales at $41.2 million, up 4%", {"$41.2 million": "2024", "4%": "2024"}),
        (
            "Cash was $8.1 million (June 30, 2025: $9.4 million).",
            {"$8.1 million": "2025-Q3", "$9.4 million": "2025-06-30"},
        ),
    ],
)
def test_the_period_of_a_figure(sentence: str, expected: dict[str, str]) -> None:
    record = extract(HEAD + sentence + "\n")
    text = {one.id: one.text for one in record.quantities}
    assert {text[fact.quantity]: fact.period for fact in record.facts} == expected


def test_periods_in_prose_are_named_in_the_fiscal_year_of_the_company() -> None:
    record = extract(
        "Brackwater Systems Reports Second Quarter Fiscal 2026 Results\n\n"
        "LEEDS, England, December 4, 2025 (GLOBE NEWSWIRE) -- Brackwater Systems plc (LSE: BRKW) "
        "today reported results for its second quarter of fiscal 2026 ended October 31, 2025.\n\n"
        "Revenue for the three months ended October 31, 2025 was $41.2 million, compared with "
        "$38.0 million for the three months ended October 31, 2024.\n\n"
        "Net income for the six months ended October 31, 2025 was $9.1 million.\n\n"
        "EBITDA for the year ended April 30, 2025 was $30.5 million.\n"
    )
    text = {one.id: one.text for one in record.quantities}
    assert {text[fact.quantity]: fact.period for fact in record.facts} == {
        "$41.2 million": "2026-Q2",
        "$38.0 million": "2025-Q2",
        "$9.1 million": "2026-6M",
        "$30.5 million": "2025",
    }


def test_figures_without_a_period_are_of_the_one_in_the_headline() -> None:
    record = extract(
        "Brackwater Systems Reports Results for the Year Ended December 31, 2024\n\n"
        "LEEDS, England, April 4, 2025 (GLOBE NEWSWIRE) -- Brackwater Systems plc (LSE: BRKW) "
        "today reported results.\n\nThe Company reported total revenue of $3.61 million.\n\n"
        "The Company reported a net loss and total comprehensive loss of $0.4 million.\n"
    )
    assert [(fact.concept, fact.period) for fact in record.facts] == [
        ("revenue", "2024"),
        ("net_income", "2024"),
    ]


def test_earlier_figures_relate_to_those_they_are_compared_with() -> None:
    record = extract(
        HEAD
        + "Net income was $2.7 million, or $0.06 basic and diluted per share, compared with net "
        + "loss of $18.4 million, or $0.41 basic and diluted per share, a year earlier.\n\n"
        + "Revenue amounted to 412 MEUR in the quarter (3Q24: 361 MEUR).\n"
    )
    text = {one.id: one.text for one in record.quantities}
    told = {fact.id: text[fact.quantity] for fact in record.facts}
    assert {
        text[fact.quantity]: told[fact.relates_to] for fact in record.facts if fact.relates_to
    } == {"$18.4 million": "$2.7 million", "$0.41": "$0.06", "361 MEUR": "412 MEUR"}


TABLE = (
    HEAD
    + """
| | Q3 2025 | Q3 2024 | Change |
| Revenue | $41.2 million | $38.0 million | 8.4% |
| Net income | $4.0 million | $3.2 million | 25% |
"""
)


def test_the_periods_of_columns() -> None:
    record = extract(TABLE)
    text = {one.id: one.text for one in record.quantities}
    facts = {fact.id: fact for fact in record.facts}
    rows = [
        (
            fact.concept,
            text[fact.quantity],
            fact.period,
            text[facts[fact.relates_to].quantity] if fact.relates_to else None,
        )
        for fact in record.facts
    ]
    assert rows == [
        ("revenue", "$41.2 million", "2025-Q3", None),
        ("revenue", "$38.0 million", "2024-Q3", "$41.2 million"),
        ("change_percent", "8.4%", "2025-Q3", "$41.2 million"),
        ("net_income", "$4.0 million", "2025-Q3", None),
        ("net_income", "$3.2 million", "2024-Q3", "$4.0 million"),
        ("change_percent", "25%", "2025-Q3", "$4.0 million"),
    ]


@pytest.mark.parametrize(
    "seed",
    ["1", "q1 ", "1 may ", "may ", "three months ended ", "2024 ", "fy ", "first half of ", "in ",
     "may 1 to ", "quarter ended ", "’24", "first quarter of the fiscal year "],
)  # fmt: skip
def test_time_is_linear(seed: str) -> None:
    def seconds(length: int) -> float:
        text = seed * (length // len(seed))
        begun = time.process_time()
        find_periods(text, 0, len(text))
        return time.process_time() - begun

    assert_linear(seconds, 50_000)
