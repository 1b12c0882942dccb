"""The seed gives what the contract works out for it. The seed is read from shared/, which is no
part of the project; without it the test is skipped."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extractor import Record, extract
from extractor.schema import Check, Quantity

SEED = Path(__file__).parent.parent.parent / "shared" / "releases" / "seed-ascent-solar.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="shared/ is absent")


@pytest.fixture(scope="module")
def record() -> Record:
    return extract(SEED)


def concept(record: Record, quantity: Quantity) -> list[str]:
    return [fact.concept for fact in record.facts if fact.quantity == quantity.id]


def check(record: Record, identity: str, status: str) -> Check:
    return next(c for c in record.checks if (c.identity, c.status) == (identity, status))


def test_every_span_is_in_the_text(record: Record) -> None:
    for quantity in record.quantities:
        assert record.text[quantity.start : quantity.end] == quantity.text


def test_frame(record: Record) -> None:
    assert (record.date, record.place, record.wire) == ("2017-05-30", "Thornton, CO", "Marketwired")
    agreement = [date for date in record.dates if date.role == "agreement"]
    assert [date.value for date in agreement] == ["2017-02-08"]
    contact = record.contacts[0]
    assert contact.name == "Adam Holdsworth"
    assert contact.email is not None
    assert contact.email.startswith("adamh@")
    assert contact.phone == "+1-646-862-4607"


def test_companies(record: Record) -> None:
    issuer = next(company for company in record.companies if company.id == record.issuer)
    assert issuer.name == "Ascent Solar Technologies, Inc."
    assert [(one.exchange, one.ticker) for one in issuer.listings] == [("OTCQB", "ASTI")]
    holder = next(company for company in record.companies if "holder" in company.roles)
    assert holder.name == "Hong Kong Boone Group Limited"
    assert "Boone Group" in holder.aliases


def test_quantities(record: Record) -> None:
    found = [
        (q.kind, q.value, q.qualifier, q.security, concept(record, q)) for q in record.quantities
    ]
    assert found == [
        (
            "share_count",
            Decimal(1000),
            "exact",
            "Series K Convertible Preferred Stock",
            ["shares_converted"],
        ),
        ("amount", Decimal(1000000), "exact", None, ["amount_converted"]),
        ("price", Decimal("0.0040"), "exact", None, ["conversion_price"]),
        (
            "share_count",
            Decimal(250000000),
            "exact",
            "restricted Common Stock",
            ["shares_issued"],
        ),
        ("share_count", Decimal(450000000), "exact", None, ["shares_held"]),
        ("percentage", Decimal("7.9"), "approximately", None, ["ownership_percent"]),
        ("price", Decimal("0.0040"), "exact", None, ["conversion_price"]),
        ("percentage", Decimal(700), "exact", None, ["premium_percent"]),
        ("price", Decimal("0.0005"), "exact", None, ["reference_price"]),
        ("count", Decimal(60), "more_than", None, []),
    ]
    prices = [q for q in record.quantities if q.kind == "price"]
    assert {(q.currency, q.per) for q in prices} == {("USD", "share")}
    assert str(prices[0].value) == "0.0040"
    assert prices[0].quantum == Decimal("0.0001")
    assert record.quantities[-1].unit == "Gigawatts"


def test_people_and_quotes(record: Record) -> None:
    people = {person.id: person for person in record.people}
    names = {company.id: company.name for company in record.companies}
    said = [
        (people[quote.speaker].name, people[quote.speaker].titles)
        for quote in record.quotes
        if quote.speaker
    ]
    assert said == [
        ("Song Liang", ["Chairman", "Founder"]),
        ("Song Liang", ["Chairman", "Founder"]),
        ("Victor Lee", ["President", "CEO"]),
    ]
    assert [names.get(quote.speaker_company or "") for quote in record.quotes] == [
        "Hong Kong Boone Group Limited",
        "Hong Kong Boone Group Limited",
        "Ascent Solar Technologies, Inc.",
    ]


def test_deal_and_checks(record: Record) -> None:
    assert [deal.type for deal in record.deals] == ["conversion"]
    assert check(record, "proceeds", "consistent")
    assert check(record, "premium", "consistent")
    stated = check(record, "stated_value", "derived").computed
    assert stated is not None
    assert stated.low is not None
    assert stated.high is not None
    assert stated.low < 1000 < stated.high
    outstanding = check(record, "ownership", "derived").computed
    assert outstanding is not None
    assert outstanding.low is not None
    assert outstanding.high is not None
    assert Decimal("5.65e9") < outstanding.low < Decimal("5.67e9")
    assert Decimal("5.73e9") < outstanding.high < Decimal("5.74e9")
    before = check(record, "difference", "derived").computed
    assert before is not None
    assert before.low is not None
    assert before.high is not None
    assert before.low < Decimal(200000000) < before.high
    dates = check(record, "restatement", "consistent").inputs["items"]
    assert {date.value for date in record.dates if date.id in dates} == {"2017-05-30"}
    assert not [c for c in record.checks if c.status == "inconsistent"]
