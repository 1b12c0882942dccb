"""Checks: which identity is applied to which numbers, and what comes of it."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from marked import marked, quantity
from pace import assert_linear, processor_seconds

from extractor.checks import IDENTITIES, check_record, describe
from extractor.checks.claim import Claim, Term
from extractor.checks.declare import arguments
from extractor.checks.engine import verdict
from extractor.checks.numbers import coarser, cut, in_words, printed, stated
from extractor.interval import Interval
from extractor.schema import Check, DealType, Quantity, Record, Section, SourceInfo

D = Decimal


def verdicts(record: Record) -> list[tuple[str, str]]:
    """The identities and verdicts of a record, without the restatements."""
    return [
        (check.identity, check.status)
        for check in check_record(record)
        if check.identity != "restatement"
    ]


# -- the seed's shape, in other words -----------------------------------------------------------

CONVERSION = """May 30, 2017

Holder Raises Stake in Vantor Metals

DENVER, CO -- 05/30/17 -- Vantor Metals, Inc. announced that Lake Fund Limited has converted
another {2,000|shares_converted} shares ({$1,000,000|amount_converted} of invested capital) of the
Series B Preferred Stock into Common Stock at a fixed price of {$0.0040|conversion_price} per share.

Upon conversion, the Company issued an additional {250,000,000|shares_issued} shares of restricted
Common Stock to Lake Fund. In aggregate, Lake Fund now owns {450,000,000|shares_held} shares of the
Company, which represents about {~7.9%|ownership_percent} of the Company's total outstanding shares.
The fixed price of {$0.0040|conversion_price} per share represents a significant premium of
{700%|premium_percent} to the latest closing bid price of {$0.0005|reference_price} per share."""


def test_the_worked_example() -> None:
    record = marked(CONVERSION, "conversion", May_30="2017-05-30")
    found = {(check.identity, check.status): check for check in check_record(record)}
    assert set(found) == {
        ("stated_value", "derived"),
        ("proceeds", "consistent"),
        ("difference", "derived"),
        ("ownership", "derived"),
        ("premium", "consistent"),
        ("restatement", "consistent"),
    }
    assert found["proceeds", "consistent"].message == (
        "250,000,000 x $0.0040 = $1,000,000, as printed."
    )
    assert found["premium", "consistent"].message == "$0.0040 / $0.0005 - 1 = 700%, as printed."
    stated_value = found["stated_value", "derived"]
    assert stated_value.computed is not None
    assert stated_value.computed.low is not None
    assert stated_value.computed.low < 500 < (stated_value.computed.high or 0)
    outstanding = found["ownership", "derived"].computed
    assert outstanding is not None
    assert D("5.66E9") <= (outstanding.low or 0) <= (outstanding.high or 0) <= D("5.74E9")
    assert "200,000,000" in found["difference", "derived"].message
    assert found["proceeds", "consistent"].inputs == {
        "shares": ["f4"],
        "price": ["f3"],
        "amount": ["f2"],
    }


def test_ids_follow_the_text() -> None:
    checks = check_record(marked(CONVERSION, "conversion"))
    assert [check.id for check in checks] == [f"k{n}" for n in range(1, len(checks) + 1)]


# -- selection, sentence by sentence ------------------------------------------------------------

Case = tuple[str, str, DealType | None, list[tuple[str, str]]]

CASES: list[Case] = [
    (
        "count, price, money",
        "The Company sold {250,000|shares_issued} shares at a price of {$4.00|offering_price} per"
        " share for gross proceeds of {$1,000,000|gross_proceeds}.",
        "private_placement",
        [("proceeds", "consistent")],
    ),
    (
        "the same, wrong",
        "The Company sold {250,000|shares_issued} shares at a price of {$4.00|offering_price} per"
        " share for gross proceeds of {$1,200,000|gross_proceeds}.",
        "private_placement",
        [("proceeds", "inconsistent")],
    ),
    (
        "a thousandfold is ours, not the author's",
        "The Company sold {250,000|shares_issued} shares at a price of {$4.00|offering_price} per"
        " share for gross proceeds of {$1,000|gross_proceeds}.",
        "private_placement",
        [("proceeds", "indeterminate")],
    ),
    (
        "the base offering among the options",
        "The offering of {2,000,000|units_offered} units, which includes {200,000|option_shares}"
        " additional units from the option to buy up to {<300,000|option_shares} units, at"
        " {$10.00|offering_price} per unit, resulted in gross proceeds of"
        " {$20,000,000|gross_proceeds}.",
        "ipo",
        [("proceeds", "consistent")],
    ),
    (
        "none of the readings",
        "The offering of {5,000,000|units_offered} units, which includes {200,000|option_shares}"
        " additional units from the option to buy up to {<300,000|option_shares} units, at"
        " {$10.00|offering_price} per unit, resulted in gross proceeds of"
        " {$20,000,000|gross_proceeds}.",
        "ipo",
        [("proceeds", "inconsistent")],
    ),
    (
        "interest beside the principal says nothing",
        "The Company issued {500,000|shares_issued} shares at {$0.50|conversion_price} per share"
        " in settlement of {$240,000|amount_converted} of principal plus accrued interest.",
        "debt_settlement",
        [],
    ),
    (
        "what is converted is not what is sold",
        "The fund converted {1,000|shares_issued} shares of preferred stock into common stock at"
        " {$0.50|conversion_price} per share for a total of {$900,000|amount_converted}.",
        "conversion",
        [],
    ),
    (
        "net proceeds are no gross proceeds",
        "The Company sold {250,000|shares_issued} shares at {$4.00|offering_price} per share for"
        " net proceeds of {$900,000|net_proceeds}.",
        "private_placement",
        [],
    ),
    (
        "two tranches at one price, and their total",
        "Juniper raises {$9.0 million|gross_proceeds} in a two tranche placement.\n\n"
        "The placement was made at {$0.30|offering_price} per share.\n\n"
        "Tranche one is to raise approximately {~$6.0 million|gross_proceeds} via the issue of"
        " {20.0 million|shares_issued} shares.\n\n"
        "Tranche two is to raise approximately {~$3.0 million|gross_proceeds} via the issue of"
        " {10.0 million|shares_issued} shares.",
        "private_placement",
        [("sum", "consistent"), ("proceeds", "consistent"), ("proceeds", "consistent")],
    ),
    (
        "a tranche too large",
        "Juniper raises {$9.0 million|gross_proceeds} in a two tranche placement.\n\n"
        "Tranche one is to raise {$8.0 million|gross_proceeds}.\n\n"
        "Tranche two is to raise {$3.0 million|gross_proceeds}.",
        "private_placement",
        [("sum", "inconsistent")],
    ),
    (
        "company and holders",
        "The offering of {3,750,000|shares_offered} shares was priced. The company is offering"
        " {3,000,000|primary_shares} shares and holders are offering {750,000|secondary_shares}"
        " shares.",
        "ipo",
        [("sum", "consistent")],
    ),
    (
        "a discount",
        "The price of {$0.30|offering_price} per share is a {10.4%|discount_percent} discount to"
        " the last closing price of {$0.335|reference_price} per share.",
        "private_placement",
        [("premium", "consistent")],
    ),
    (
        "a wrong discount",
        "The price of {$3.00|offering_price} per share is a {30.4%|discount_percent} discount to"
        " the last closing price of {$3.35|reference_price} per share.",
        "private_placement",
        [("premium", "inconsistent")],
    ),
    (
        "a holding of the shares outstanding",
        "The fund holds {4,100,000|shares_held} shares, representing {9.32%|ownership_percent} of"
        " the {44,000,000|shares_outstanding} shares outstanding.",
        None,
        [("ownership", "consistent")],
    ),
    (
        "a wrong holding",
        "The fund holds {4,100,000|shares_held} shares, representing {12.4%|ownership_percent} of"
        " the {44,000,000|shares_outstanding} shares outstanding.",
        None,
        [("ownership", "inconsistent")],
    ),
    (
        "diluted, so not held against the plain number",
        "The fund holds {4,100,000|shares_held} shares, representing {12.4%|ownership_percent} of"
        " the {44,000,000|shares_outstanding} shares outstanding on a fully diluted basis.",
        None,
        [],
    ),
    (
        "after the exercise of warrants",
        "The fund has {30,000,000|shares_held} shares, which represent {20.00%|ownership_percent}"
        " of the outstanding shares. It also holds {10,000,000|shares_held} warrants. Assuming"
        " exercise of these, it would have {40,000,000|shares_held} shares representing"
        " {26.67%|ownership_percent} of the then outstanding shares.",
        None,
        [("ownership", "derived"), ("sum", "consistent"), ("ownership", "inconsistent")],
    ),
    (
        "growth, the prior figure in brackets",
        "Net sales amounted to {SEK 182.8 million|revenue} ({SEK 170.6 million|revenue}), an"
        " increase of {7.2%|change_percent}.",
        None,
        [("growth", "consistent")],
    ),
    (
        "growth, the prior figure last",
        "Revenue was {$3.1 million|revenue}, up {55%|change_percent} from {$2.0 million|revenue}"
        " in the prior year.",
        None,
        [("growth", "consistent")],
    ),
    (
        "growth, the percentage first, wrong",
        "Revenue increased {25%|change_percent} to {$3.1 million|revenue} from"
        " {$2.0 million|revenue}.",
        None,
        [("growth", "inconsistent")],
    ),
    (
        "a decrease",
        "Costs were {$1.50 million} compared to {$2.00 million} last year, a decrease of"
        " {25.0%|change_percent}.",
        None,
        [("growth", "consistent")],
    ),
    (
        "on another basis",
        "Revenue increased {45%|change_percent} in constant currency to {$3.1 million|revenue}"
        " from {$2.0 million|revenue}.",
        None,
        [],
    ),
    (
        "the change of a part",
        "Revenue was {$3.1 million|revenue}, compared to {$2.0 million|revenue} last year,"
        " reflecting a {4%|change_percent} decrease in services revenue.",
        None,
        [],
    ),
    (
        "a margin beside the figure, not its growth",
        "EBITDA grew to {$1.2 billion|ebitda} or {7.8%|ebitda_margin}, up from"
        " {$0.6 billion|ebitda} or {5.6%|ebitda_margin}.",
        None,
        [],
    ),
    (
        "a step and a level",
        "The share price fell {$1.40} per share, or {~9.9%|change_percent}, from {$14.12} per"
        " share on Monday, to close at {$12.72} per share.",
        None,
        [("growth", "consistent"), ("difference", "consistent")],
    ),
    (
        "a compound rate",
        "The market will grow from {$10.0 billion} in 2020 to {$20.0 billion} by 2027, at a CAGR"
        " of {10.4%|change_percent}.",
        None,
        [("growth", "consistent")],
    ),
    (
        "a margin of what goes before, both periods",
        "* Revenue was {SEK 182.8 million|revenue} ({SEK 170.6 million|revenue}).\n"
        "* Gross profit was {SEK 75.1 million|gross_profit} ({SEK 66.1 million|gross_profit}),"
        " corresponding to a gross margin of {41.1%|gross_margin} ({38.7%|gross_margin}).",
        None,
        [("share_of", "consistent"), ("share_of", "consistent")],
    ),
    (
        "a wrong margin",
        "* Revenue was {SEK 182.8 million|revenue}.\n"
        "* Gross profit was {SEK 75.1 million|gross_profit}, corresponding to a gross margin of"
        " {51.1%|gross_margin}.",
        None,
        [("share_of", "inconsistent")],
    ),
    (
        "the margin of a segment",
        "Revenue was {$182.8 million|revenue}. In the services segment gross profit was"
        " {$75.1 million|gross_profit}, with a gross margin of {51.1%|gross_margin}.",
        None,
        [],
    ),
    (
        "basis points",
        "Gross margin of {36.0%|gross_margin}, up {250 basis points} from {33.5%|gross_margin}.",
        None,
        [("basis_points", "consistent")],
    ),
    (
        "a fee of the whole",
        "On a {$2.5 million} investment the Company pays a fee of {$175,000|fees}"
        " ({7%|fee_percent} of the investment).",
        None,
        [("share_of", "consistent")],
    ),
    (
        "a reverse split",
        "A {1-for-20|split_ratio} reverse split reduces the number of shares from"
        " {187,402,660|shares_outstanding_before} to {9,370,133|shares_outstanding_after}.",
        "reverse_split",
        [("split", "consistent")],
    ),
    (
        "a forward split, wrong",
        "A {3-for-1|split_ratio} split takes the number of shares from"
        " {41,250,000|shares_outstanding_before} to {132,750,000|shares_outstanding_after}.",
        "stock_split",
        [("split", "inconsistent")],
    ),
    (
        "currencies",
        "The price is {£48.0 million|purchase_price}, or {US$62.4 million|purchase_price} at an"
        " exchange rate of {US$1.30} to the pound.",
        "acquisition",
        [("currency", "consistent")],
    ),
    (
        "a quarter and its year",
        "A quarterly dividend of {$0.25|dividend_per_share} per share, or"
        " {$1.20|dividend_per_share} per share annualized.",
        "dividend",
        [("annualized", "inconsistent")],
    ),
    (
        "what is left",
        "The Company has used {$3.2 billion|repurchase_amount} of the"
        " {$4.0 billion|repurchase_authorization} program, which leaves"
        " {$0.8 billion|repurchase_remaining}.",
        "buyback",
        [("difference", "consistent")],
    ),
    (
        "parts in brackets need not be all",
        "In total {$5.2 million|gross_proceeds} to the chairman ({$2.0 million}), the president"
        " ({$1.0 million}) and others.",
        "private_placement",
        [],
    ),
    (
        "but they cannot exceed the whole",
        "In total {$5.2 million|gross_proceeds} to the chairman ({$4.0 million}), the president"
        " ({$4.0 million}) and others.",
        "private_placement",
        [("sum", "inconsistent")],
    ),
    (
        "all the parts",
        "Expenses of {$21.2 million} were comprised of {$11.7 million} of interest and expenses,"
        " {$4.3 million} of base fees, and {$5.2 million} of taxes.",
        None,
        [("sum", "consistent")],
    ),
    (
        "an option",
        "The offering of {3,000,000|shares_offered} shares was priced. The underwriters may buy"
        " up to {<450,000|option_shares} shares.",
        "public_offering",
        [("option", "derived")],
    ),
    (
        "what is bound to nothing",
        "The Company has {250,000|shares_outstanding} shares, a price of {$4.00} per share was"
        " paid last year, and revenue was {$1,000,000|revenue}.",
        None,
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "deal", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_selection(text: str, deal: DealType | None, expected: list[tuple[str, str]]) -> None:
    assert sorted(verdicts(marked(text, deal))) == sorted(expected)


TABLE = """| Day | Number of shares | Average price | Total |
| --- | --- | --- | --- |
| Monday | {1,043|shares_repurchased} | {SEK 11.65|average_price} | {SEK 12,152.10|repurchase_amount} |
| Tuesday | {2,018|shares_repurchased} | {SEK 11.62|average_price} | {SEK 23,447.40|repurchase_amount} |
| Total | {3,061|shares_repurchased} | {SEK 11.63|average_price} | {SEK 35,599.50|repurchase_amount} |
"""  # noqa: E501 - a row of a table is one line


def test_a_table_of_purchases() -> None:
    record = marked(TABLE)
    assert verdicts(record).count(("proceeds", "consistent")) == 3
    assert verdicts(record).count(("sum", "consistent")) == 2
    wrong = marked(TABLE.replace("23,447.40", "23,947.40"))
    assert sorted(set(verdicts(wrong))) == [
        ("proceeds", "consistent"),
        ("proceeds", "inconsistent"),
        ("sum", "consistent"),
        ("sum", "inconsistent"),
    ]


STATEMENT = """| | Q3 2025 | Q3 2024 |
| --- | --- | --- |
| Revenue | {$48,612} | {$41,207} |
| Cost of revenue | {$31,110} | {$27,402} |
| Gross profit | {$17,502} | {$13,805} |
| Gross margin | {36.0%} | {33.5%} |
"""


def test_a_statement() -> None:
    assert sorted(verdicts(marked(STATEMENT))) == [
        ("difference", "consistent"),
        ("difference", "consistent"),
        ("share_of", "consistent"),
        ("share_of", "consistent"),
    ]
    # one column proves what the rows are, so that the other may be found wrong
    wrong = verdicts(marked(STATEMENT.replace("27,402", "57,402")))
    assert ("difference", "inconsistent") in wrong
    both = verdicts(marked(STATEMENT.replace("27,402", "57,402").replace("31,110", "61,110")))
    assert ("difference", "inconsistent") not in both


def test_weekdays() -> None:
    right = marked("It closes on Tuesday, February 11, 2025.", February_11="2025-02-11")
    right.dates[0].text = "February 11, 2025"
    wrong = marked("It closes on Friday, February 11, 2025.", February_11="2025-02-11")
    wrong.dates[0].text = "February 11, 2025"
    # a year that we added is not held against the author
    unsaid = marked("It closes on Friday, February 11.", February_11="2025-02-11")
    assert verdicts(right) == [("weekday", "consistent")]
    assert verdicts(wrong) == [("weekday", "inconsistent")]
    assert verdicts(unsaid) == []


def test_words_and_digits() -> None:
    record = marked("One Million Dollars ({$1,000,000|fees}) is the fee")
    words = quantity("q0", "1,000,000", 0, "")
    words.text, words.start, words.end, words.kind = "One Million Dollars", 0, 19, "amount"
    words.currency = "USD"
    record.quantities.insert(0, words)
    (check,) = check_record(record)
    assert (check.identity, check.status) == ("restatement", "consistent")
    words.value = D(2_000_000)
    (check,) = check_record(record)
    assert (check.identity, check.status) == ("restatement", "inconsistent")


def test_headline_and_body_agree_when_rounded() -> None:
    record = marked(
        "Net sales of {$51.3 million|revenue}\n\nNet sales were {$51,320,000|revenue}.\n"
    )
    (check,) = check_record(record)
    assert (check.identity, check.status) == ("restatement", "consistent")
    assert check.inputs == {"items": ["f1", "f2"]}


def test_what_is_said_about_the_future_is_not_checked() -> None:
    record = marked(CASES[1][1], "private_placement")
    record.sections = [Section("forward_looking", 0, len(record.text))]
    assert check_record(record) == []


def test_a_record_keeps_its_checks_through_a_file() -> None:
    record = marked(CONVERSION, "conversion")
    record.checks = check_record(record)
    again = Record.from_json(record.to_json())
    assert again.checks == record.checks
    assert check_record(again) == record.checks


# -- what a number may stand for ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("$1.2 million", "exact", "1150000", "1250000"),
        ("$1.2 million", "approximately", "1140000", "1260000"),
        ("$100 million", "approximately", "98000000", "102000000"),
        ("1,181,272,961", "approximately", "1175366596.195", "1187179325.805"),
        ("$5", "more_than", "4.5", None),
        ("$5", "at_most", None, "5.5"),
        ("150 basis points", "exact", "1.495", "1.505"),
        ("1-for-20", "exact", "20", "20"),
    ],
)
def test_stated(text: str, qualifier: str, low: str | None, high: str | None) -> None:
    interval = stated(quantity("q1", text, 0, "", qualifier))
    assert interval == Interval(D(low) if low else None, D(high) if high else None)


def test_other_readings_of_a_number() -> None:
    number = quantity("q1", "$51,320", 0, "")
    assert printed(number) == Interval(D("51319.5"), D("51320.5"))
    assert cut(number) == Interval(D(51319), D(51321))
    assert coarser(2)(number) == Interval.point(D(51300))
    assert coarser(4)(quantity("q1", "$12", 0, "")) == printed(quantity("q1", "$12", 0, ""))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(D(1431100), D(1431300)), "1,431,100 to 1,431,300"),
        (Interval(D("7.15000"), D("7.15000")), "7.15"),
        (Interval(D("-0.0000000001"), D("1.97")), "-0.00001 to 1.97"),
        (Interval(None, D(5)), "at most 5"),
        (Interval(D(5), None), "at least 5"),
        (Interval(None, None), "anything"),
    ],
)
def test_in_words(interval: Interval, words: str) -> None:
    assert in_words(interval) == words


# -- the engine, identity by identity -----------------------------------------------------------


def term(text: str, qualifier: str = "exact", kind: str | None = None) -> Term:
    number = quantity("q1", text, 0, "", qualifier)
    if kind is not None:
        number.kind = kind  # type: ignore[assignment]
    return Term("q1", number)


def proceeds(shares: Term, price: Term, amount: Term, *, sure: bool = True) -> Check | None:
    terms = {"shares": [shares], "price": [price], "amount": [amount]}
    return verdict(Claim("proceeds", terms, sure=sure))


@pytest.mark.parametrize(
    ("shares", "price", "amount", "status"),
    [
        (term("250,000"), term("$4.00"), term("$1,000,000"), "consistent"),
        (term("250,000"), term("$4.00"), term("$1.00 million"), "consistent"),
        (term("254,082"), term("$30.96"), term("$7.8 million"), "rounding"),
        (term("250,000"), term("$4.00"), term("$1.3 million"), "inconsistent"),
        (term("250,000", "at_most"), term("$4.00"), term("$1,000,000", "at_most"), "consistent"),
        (term("250,000", "at_most"), term("$4.00"), term("$700,000", "at_most"), "inconsistent"),
        (term("250,000", "at_most"), term("$4.00"), term("$700,000"), "indeterminate"),
        (term("250,000", "at_most"), term("$4.00"), term("$1,700,000"), "inconsistent"),
        (term("250,000"), term("$4.00"), term("$900,000", "more_than"), "consistent"),
        (term("2 million"), term("$1"), term("$2 million"), "indeterminate"),
    ],
)
def test_verdicts(shares: Term, price: Term, amount: Term, status: str) -> None:
    check = proceeds(shares, price, amount)
    assert check is not None
    assert check.status == status


def test_a_misfit_that_is_not_sure_says_nothing() -> None:
    assert proceeds(term("250,000"), term("$4.00"), term("$1.3 million"), sure=False) is None


def test_a_rounding_names_its_reason() -> None:
    check = proceeds(term("254,082"), term("$30.96"), term("$7.8 million"))
    assert check is not None
    assert check.message.endswith("which fits if the printed figure was cut, not rounded.")


def test_an_inconsistency_shows_both_sides() -> None:
    check = proceeds(term("2,000,000"), term("$0.7156"), term("$1,430,700"))
    assert check is not None
    assert check.message == (
        "2,000,000 x $0.7156 gives 1,431,099 to 1,431,301, but $1,430,700 is printed."
    )
    assert check.computed is not None
    assert check.reported is not None
    assert (check.computed.low or 0) > (check.reported.high or 0)


def test_every_identity_is_declared_in_full() -> None:
    assert set(IDENTITIES) == {
        "proceeds", "stated_value", "conversion", "premium", "ownership", "option", "sum",
        "difference", "growth", "share_of", "basis_points", "split", "per_share", "annualized",
        "yield", "exchange", "currency", "restatement", "weekday",
    }  # fmt: skip
    listing = describe().splitlines()
    assert len(listing) == 2 * len(IDENTITIES)
    for name, one in IDENTITIES.items():
        assert one.words
        assert one.words.endswith(".")
        assert any(line.startswith(name) and one.formula in line for line in listing)
        for rule in (one.rule, *(implied.rule for implied in one.implied.values())):
            assert set(arguments(rule)) <= {*one.inputs, one.reported}


_COMPUTED = [name for name, one in IDENTITIES.items() if one.inputs]
_REQUIRED = {
    "growth": ("current", "prior"),
    "ownership": ("held", "outstanding"),
}


@st.composite
def worked(draw: st.DrawFn, name: str, *, fine: bool = False) -> tuple[Claim, Decimal]:
    """Numbers that satisfy an identity exactly, printed rounded; and the true result. `fine`:
    with so many digits that they can mean little else."""
    identity = IDENTITIES[name]
    inputs = _REQUIRED.get(name) or tuple(
        key for key in identity.inputs if key not in identity.optional
    )
    exact: dict[str, Any] = {}
    terms: dict[str, list[Term]] = {}
    places = st.just(4) if fine else st.integers(0, 4)
    for n, key in enumerate(inputs):
        count = draw(st.integers(1, 4)) if key in identity.many else 1
        least, most = (1, 10**7)
        if fine:  # far apart, so that a difference of the first two is known as well as they are
            least, most = (10**6, 10**7) if n == 0 else (10**3, 10**4)
        values = [
            draw(st.decimals(min_value=least, max_value=most, places=5)) for _ in range(count)
        ]
        points = [Interval.point(value) for value in values]
        exact[key] = points if key in identity.many else points[0]
        terms[key] = [Term(key, printed_as(value, draw(places))) for value in values]
    result = identity.rule(**exact)
    assume(result.low is not None and abs(result.low) < D(10) ** 14)
    assert result.low is not None
    terms[identity.reported] = [Term("result", printed_as(result.low, draw(places)))]
    return Claim(name, terms, sure=True), result.low


def printed_as(value: Decimal, places: int) -> Quantity:
    """A number as somebody prints it who rounds to so many places."""
    unit = D(1).scaleb(-places)
    number = quantity("q1", "1", 0, "")
    number.kind, number.unit = "amount", "USD"
    number.value, number.quantum = value.quantize(unit), unit
    number.text = format(number.value, "f")
    return number


@pytest.mark.parametrize("name", _COMPUTED)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_true_numbers_printed_rounded_are_never_inconsistent(
    name: str, data: st.DataObject
) -> None:
    claim, _ = data.draw(worked(name))
    check = verdict(claim)
    assert check is not None
    assert check.status in ("consistent", "indeterminate")


@pytest.mark.parametrize("name", _COMPUTED)
@settings(max_examples=60, deadline=None)
@given(data=st.data(), share=st.sampled_from(["0.5", "0.7", "1.4", "3"]))
def test_a_change_beyond_rounding_is_always_found(
    name: str, data: st.DataObject, share: str
) -> None:
    claim, result = data.draw(worked(name, fine=True))
    reported = claim.terms[IDENTITIES[name].reported][0].quantity
    assume(abs(result) > 100 * reported.quantum)
    reported.value = (result * D(share)).quantize(reported.quantum)
    check = verdict(claim)
    assert check is not None
    assert check.status == "inconsistent"


@settings(max_examples=60, deadline=None)
@given(value=st.decimals(min_value=1000, max_value=10**7, places=4), places=st.integers(0, 2))
def test_a_figure_cut_instead_of_rounded_is_told_so(value: Decimal, places: int) -> None:
    unit = D(1).scaleb(-places)
    amount = printed_as(value, places)
    amount.value = value.quantize(unit, rounding=ROUND_FLOOR)
    claim = Claim(
        "sum",
        {"parts": [Term("p", printed_as(value, 4))], "total": [Term("t", amount)]},
        sure=True,
    )
    check = verdict(claim)
    assert check is not None
    assert check.status in ("consistent", "rounding")


# -- whatever comes -----------------------------------------------------------------------------

_CONCEPTS = [
    None, "shares_issued", "offering_price", "gross_proceeds", "revenue", "gross_profit",
    "gross_margin", "change_percent", "shares_held", "ownership_percent", "shares_outstanding",
    "premium_percent", "reference_price", "split_ratio", "dividend_per_share", "option_shares",
]  # fmt: skip


@st.composite
def anything(draw: st.DrawFn) -> Record:
    """A text with numbers in it that have any concept and may stand anywhere."""
    words = st.sampled_from(
        [
            " at a price of ", " for gross proceeds of ", " (", ") ", ". ", "\n\n* ", "\n| ", " | ",
            " |\n", " up from ", " an increase of ", " premium to ", " shares ", ", or ", ": ",
            " representing ", "\x00", "é", " of the ", "Total", " margin of ",
        ]
    )  # fmt: skip
    numbers = st.sampled_from(
        ["{$4.00%s}", "{250,000%s}", "{$1.0 million%s}", "{7.5%%%s}", "{1-for-20%s}",
         "{~$3%s}", "{<9,000%s}", "{0%s}", "{-5%s}", "{12 basis points%s}"]
    )  # fmt: skip
    text = ""
    for _ in range(draw(st.integers(0, 14))):
        concept = draw(st.sampled_from(_CONCEPTS))
        mark = draw(numbers) % (f"|{concept}" if concept else "")
        text += draw(words) + mark + draw(words)
    deal: DealType | None = draw(
        st.sampled_from([None, "private_placement", "reverse_split", "ipo", "dividend"])
    )
    return marked(text, deal)


@settings(max_examples=300, deadline=None)
@given(anything())
def test_no_record_raises(record: Record) -> None:
    refs = {one.id for one in record.facts} | {one.id for one in record.quantities}
    for check in check_record(record):
        assert check.status in (
            "consistent",
            "rounding",
            "inconsistent",
            "derived",
            "indeterminate",
        )
        assert all(ref in refs for group in check.inputs.values() for ref in group)
        assert check.message


def test_an_empty_record_has_no_checks() -> None:
    assert check_record(Record(SourceInfo(), "")) == []


def long_record(times: int) -> Record:
    sentence = (
        "Revenue rose {7.2%|change_percent} to {$182.8 million|revenue} ({$170.6 million|revenue})"
        " and {250,000|shares_held} shares, or {5%|ownership_percent}, at {$4.00|offering_price}"
        " per share for {$1,000,000|gross_proceeds}, "
    )
    return marked(sentence * times, "private_placement")


def test_time_is_linear() -> None:
    records = {times: long_record(times) for times in (60, 240)}
    assert_linear(lambda times: processor_seconds(lambda: check_record(records[times])), 60)
