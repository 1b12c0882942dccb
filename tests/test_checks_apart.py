"""Checks of figures that stand apart: lists, tables, the headline and the body."""

from __future__ import annotations

import pytest
from marked import marked

from extractor.checks import check_record
from extractor.schema import DealType, Record, TextSpan

Case = tuple[str, str, DealType | None, list[tuple[str, str]]]

ORDERS = """Norrvind has received new orders aggregating to {€90 million|contract_value}:

1. Masts: Order of {€40 million|contract_value} for the north.
2. Blades: Order of {€30 million|contract_value} for the south.
3. Service: Order of {%s|contract_value} for five years.
"""
WALK = """| | 2025 | 2024 |
| --- | --- | --- |
| Gross profit | {$912} | {$806} |
| Selling and administrative | {$403} | {$351} |
| Research and development | {%s} | {$152} |
| Operating income | {$305} | {$303} |
"""
POSITION = """| | 2025 | 2024 |
| --- | --- | --- |
| Total assets | {$1,408} | {$1,342} |
| Cash | {$305} | {$330} |
| Total liabilities | {$174} | {%s} |
| Book value(2) | {$1,234} | {$1,176} |
"""
HELD = """| | Shares | Undiluted |
| --- | --- | --- |
| Before | {8,200,000|shares_held} | {11.7%%|ownership_percent} |
| After | {14,700,000|shares_held} | {%s|ownership_percent} |

The percentages are based on {70,000,000|shares_outstanding_before} shares outstanding before and
{76,500,000|shares_outstanding_after} shares outstanding after the closing.
"""
DAYS = """In week 6 Norrvind repurchased a total of {%s|shares_repurchased} own shares.

| Date | Number of shares |
| --- | --- |
| 03/02/2025 | {6,018} |
| 04/02/2025 | {6,037} |
"""
GROWN = """Net interest income grew {%s|change_percent} in the quarter.

| | Q3 2025 | Q3 2024 |
| --- | --- | --- |
| Net interest income | {$61.5 million} | {$57.9 million} |
"""
VOTES = (
    "A total of {16,783,700} shares were represented at the meeting. The plan was approved with"
    " {16,700,000} ({%s}) of the shares represented voting in favor."
)
CASES: list[Case] = [
    ("orders", ORDERS % "€20 million", None, [("sum", "consistent")]),
    ("orders that do not add up", ORDERS % "€60 million", None, [("sum", "inconsistent")]),
    (
        "orders that are not all",
        ORDERS.replace("aggregating to", "of") % "€10 million",
        None,
        [],
    ),
    ("a statement", WALK % "$204", None, [("difference", "consistent")] * 2),
    (
        "a statement with a slip in one column",
        WALK % "$704",
        None,
        [("difference", "inconsistent"), ("difference", "consistent")],
    ),
    ("assets less liabilities", POSITION % "$166", None, [("difference", "consistent")] * 2),
    ("holdings before and after", HELD % "19.2%", None, [("ownership", "consistent")] * 2),
    (
        "a holding that is wrong",
        HELD % "29.2%",
        None,
        [("ownership", "consistent"), ("ownership", "inconsistent")],
    ),
    ("days", DAYS % "12,055", "buyback", [("sum", "consistent")]),
    ("days that are not all", DAYS % "15,055", "buyback", []),
    ("growth of a row", GROWN % "6.2%", None, [("growth", "consistent")]),
    ("growth of something else", GROWN % "9.2%", None, []),
    ("votes", VOTES % "99.501%", None, [("share_of", "consistent")]),
    ("votes miscounted", VOTES % "99.843%", None, [("share_of", "inconsistent")]),
    (
        "a ratio with its name",
        "Loans were {$5.80 billion} and deposits {$6.90 billion}, so that the loan-to-deposit ratio"
        " was {84%}.",
        None,
        [("share_of", "consistent")],
    ),
    (
        "by so much, from there to here",
        "The share capital increases by {SEK 1,605,000}, from {SEK 4,815,000} to {SEK 6,420,000}.",
        None,
        [("sum", "consistent")],
    ),
    (
        "by so much, from there to somewhere else",
        "The share capital increases by {SEK 1,605,000}, from {SEK 6,815,000} to {SEK 6,420,000}.",
        None,
        [("sum", "inconsistent")],
    ),
    (
        "base and option",
        "Norrvind offers {$75,000,000|principal_amount} of debentures. The underwriters have an"
        " option to buy a further {<$11,250,000|option_amount}. If the option is exercised in full,"
        " the aggregate gross proceeds will be {$86,250,000|gross_proceeds}.",
        "public_offering",
        [("sum", "consistent")],
    ),
    (
        "series of notes",
        "Norrvind offers {$900 million|principal_amount} of notes in two series. The {$500 million"
        "|principal_amount} of notes, Series A due 2055 bear {6.875%|interest_rate}. The"
        " {$400 million|principal_amount} of notes, Series B due 2056 bear {7.000%|interest_rate}.",
        "debt_offering",
        [("sum", "consistent")],
    ),
    (
        "installments of a dividend",
        "The board proposes {NOK5.80|dividend_per_share} per share:\n\n"
        "- {NOK4.82|dividend_per_share} per share in March, and\n"
        "- {NOK0.98|dividend_per_share} per share in April.\n",
        "dividend",
        [("sum", "consistent")],
    ),
    (
        "of the shares in issue",
        "The company will buy {8,000,000|shares_repurchased} shares. The shares to be bought are"
        " {10.0%} of the {80,000,000|shares_outstanding_before} shares in issue.",
        None,
        [("share_of", "consistent")],
    ),
]


@pytest.mark.parametrize(
    ("text", "deal", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_figures_apart(text: str, deal: DealType | None, expected: list[tuple[str, str]]) -> None:
    found = [
        (check.identity, check.status)
        for check in check_record(marked(text, deal))
        if check.identity != "restatement"
    ]
    assert found == expected


def restated(headline: str, body: str) -> list[str]:
    record = headed(headline, body)
    return [one.message for one in check_record(record) if one.identity == "restatement"]


def headed(headline: str, body: str) -> Record:
    record = marked(f"{headline}\n\n{body}")
    end = record.text.index("\n\n")
    record.headline = TextSpan(record.text[:end], 0, end)
    return record


def test_the_headline_is_told_again_in_the_body() -> None:
    assert restated("Norrvind Invests Over {>$100 Million} Abroad", "It invested {>$100 million}.")
    assert restated(
        "Norrvind Licensing Income Up {230%|change_percent}",
        "Licensing income was {$1.28 million}, an increase of {~230%|change_percent}.",
    )
    assert restated(
        "Norrvind Book Value Now {$1,234.3 million}", "Its book value was {$1,234,349,000}."
    )


def test_other_things_are_not_the_headline_told_again() -> None:
    assert not restated("Norrvind Opens {200} Shops", "It sold {200} engines.")
    assert not restated(
        "Norrvind Revenue {$50 million|revenue}", "It had {$50 million|cash} in cash."
    )


def test_a_figure_named_in_the_text_and_in_a_table() -> None:
    text = """Its book value was {$1,234.3 million} or {$86.78} per share.

| | 2025 |
| --- | --- |
| Book value(2) | {$1,234,349,000} |
| Total liabilities | {$1,234,349,000} |
"""
    found = [one for one in check_record(marked(text)) if one.identity == "restatement"]
    assert [one.message for one in found] == ["$1,234.3 million and $1,234,349,000 agree."]
