"""Checks that rest on the fit of their numbers: what is confirmed beyond accident, and that this
accuses nobody."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import marked

from extractor.checks import check_record
from extractor.checks.select.chance import chance
from extractor.schema import Record, TextSpan

SALE = """Norrvind announced a sale of {7,423,529} new securities to funds.

The buyers include several banks. Each pays {%s} for one of them on Friday.

The purse of the company will grow by {%s} by then."""
DAYS = """| Day | A | B | C |
| --- | --- | --- | --- |
| Monday | {12,400} | {$81.15} per share | {$1,006,260} |
| Tuesday | {9,900} | {$81.40} per share | {$805,860} |
| Wednesday | {11,350} | {$80.85} per share | {%s} |
| Thursday | {10,100} | {$82.05} per share | {$828,705} |
| Friday | {8,700} | {$81.90} per share | {$712,530} |
"""


def verdicts(record: Record) -> list[tuple[str, str]]:
    return [(check.identity, check.status) for check in check_record(record)]


def test_a_product_too_exact_for_an_accident_is_confirmed_over_paragraphs() -> None:
    record = marked(SALE % ("$2.125 per share", "$15.775 million"))
    assert verdicts(record) == [("proceeds", "consistent")]


@pytest.mark.parametrize("money", ["$15.975 million", "$31.55 million", "$1.5775 million"])
def test_a_product_that_does_not_fit_is_no_finding(money: str) -> None:
    assert verdicts(marked(SALE % ("$2.125 per share", money))) == []


def test_round_numbers_do_not_confirm_each_other() -> None:
    text = (
        "It has {40} ships, {20} docks and {50} cranes. The {10} yards are {25%} of the {80} sites"
        " that {30} firms run with {60} crews."
    )
    assert [one for one in verdicts(marked(text)) if one[0] != "share_of"] == []


def test_sales_are_no_proceeds_of_shares() -> None:
    text = "It has {7,423,529} shares, {$2.125} per share was paid, and sales were {%s|revenue}."
    assert verdicts(marked(text % "$15.775 million")) == []


@given(st.integers(0, 10**6))
def test_numbers_without_words_are_never_inconsistent(seed: int) -> None:
    draw = random.Random(seed)
    numbers = [f"{draw.randint(11, 99999):,}" for _ in range(12)]
    marks = ("{%s}", "{$%s}", "{%s shares}", "{$%s} per share")
    told = " and ".join(draw.choice(marks) % number for number in numbers)
    text = f"There were {told}, and {{{draw.randint(1, 99)}%}} of them."
    assert not [one for one in verdicts(marked(text)) if one[1] == "inconsistent"]


def test_chance_accounts_for_round_numbers() -> None:
    assert chance(0.001 / 15.775, 1 / 7423529) == pytest.approx(1 / 36000, rel=0.02)
    assert chance(0.01, 1 / 5) == pytest.approx(1 / 12, rel=0.05)
    assert chance(5, 1) == 1


def test_columns_show_what_they_are_made_of() -> None:
    record = marked(DAYS % "$917,647.50")
    assert verdicts(record).count(("proceeds", "consistent")) == 5


def test_a_line_that_breaks_a_proven_product_is_a_finding() -> None:
    record = marked(DAYS % "$977,647.50")
    found = [one.message for one in check_record(record) if one.status == "inconsistent"]
    assert len(found) == 1
    assert "$977,647.50 is printed" in found[0]


def test_a_number_that_only_the_model_reads_is_no_ground_for_a_finding() -> None:
    text = (
        "It sold {4,000,000|shares_issued} shares at {$3.00|offering_price} per share for gross"
        " proceeds of {$15.0 million|gross_proceeds}."
    )
    record = marked(text)
    assert verdicts(record) == [("proceeds", "inconsistent")]
    record.facts[0].evidence = "model"
    assert verdicts(record) == []


@pytest.mark.parametrize(
    "text",
    [
        # a fee is a share of money, not of shares
        "The fee is {4.5%|fee_percent} of the {80,000,000|shares_offered} new shares, or"
        " {$810,000|fees}.",
        # another cost is deducted, too
        "Of {$460 million|gross_proceeds}, net proceeds were {$448.3 million|net_proceeds} after"
        " deducting a discount of {$10.35 million} and expenses of {$1.35 million|fees}.",
        # the shares are a part of the price
        "It buys Acme for {$64 million|purchase_price}, paid with {$52 million} in cash and"
        " {1,200,000|shares_issued} shares at {$10.00|issue_price} per share.",
        # metres drilled and metres of ore
        "A program of {2,150} metres cut {1.62%} lithia over {17.4} metres.",
        # not all that is tendered is taken
        "Holders tendered {4,687,500|shares_acquired} shares. There were"
        " {48,100,000|shares_outstanding_before} shares and are now"
        " {44,350,000|shares_outstanding_after} shares.",
    ],
)
def test_numbers_of_another_kind_or_part_accuse_nobody(text: str) -> None:
    assert "inconsistent" not in {status for _, status in verdicts(marked(text))}


def test_a_headline_is_confirmed_without_a_concept() -> None:
    record = marked("Norrvind Delivers {1,254} Boats\n\nIn all {1,254} boats left the yard.")
    end = record.text.index("\n\n")
    record.headline = TextSpan(record.text[:end], 0, end)
    assert verdicts(record) == [("restatement", "consistent")]


def test_points_between_two_rates() -> None:
    text = "The loss ratio was {58.9%} and had been {61.3%}, a change of {240 basis points}."
    assert ("basis_points", "consistent") in verdicts(marked(text))
