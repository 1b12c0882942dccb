"""Finding quantities: what each form of number is worth, where it stands, and what is none."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.annotate.dates import find_dates
from extractor.annotate.quantities import find_quantities
from extractor.layout import parse_layout
from extractor.schema import Quantity, Section
from extractor.stages import Frame


def read(view: str, frame: Frame | None = None) -> list[Quantity]:
    layout = parse_layout(view)
    return find_quantities(view, layout, frame or Frame(), find_dates(view, layout))


def brief(view: str) -> list[tuple[str, str, str]]:
    """Text, kind and value of every quantity; a range as "low..high"."""
    return [
        (q.text, q.kind, str(q.value) if q.value is not None else f"{q.low}..{q.high}")
        for q in read(view)
    ]


def only(view: str) -> Quantity:
    found = read(view)
    assert len(found) == 1, found
    return found[0]


MONEY = [
    # text, span, value, quantum, currency
    ("raised $1.2 million in cash", "$1.2 million", "1200000", "100000", "USD"),
    ("raised 1.2bn USD in cash", "1.2bn USD", "1200000000", "100000000", "USD"),
    ("revenue of $45.7MM for", "$45.7MM", "45700000", "100000", "USD"),
    ("a $3.5M loan", "$3.5M", "3500000", "100000", "USD"),
    ("fees of $150k were paid", "$150k", "150000", "1000", "USD"),
    ("sales of USD34.6 million in", "USD34.6 million", "34600000", "100000", "USD"),
    ("worth US$3.5bn in total", "US$3.5bn", "3500000000", "100000000", "USD"),
    ("worth U.S.$ 12 million in", "U.S.$ 12 million", "12000000", "1000000", "USD"),
    ("USD $10.4 Million in costs", "USD $10.4 Million", "10400000", "100000", "USD"),
    ("of C$2,500 in cash", "C$2,500", "2500", "1", "CAD"),
    ("of A$22 million in cash", "A$22 million", "22000000", "1000000", "AUD"),
    ("of HK$6.60 million in cash", "HK$6.60 million", "6600000", "10000", "HKD"),
    ("of NOK 350 million in cash", "NOK 350 million", "350000000", "1000000", "NOK"),
    ("of NOK ~24.5 million in cash", "NOK ~24.5 million", "24500000", "100000", "NOK"),
    ("total of EUR 197,154,996.75 paid", "EUR 197,154,996.75", "197154996.75", "0.01", "EUR"),
    ("sales of 12,5 MEUR in", "12,5 MEUR", "12500000", "100000", "EUR"),
    ("sales of kSEK 10,280 in", "kSEK 10,280", "10280000", "1000", "SEK"),
    ("sales of MSEK 45.3 in", "MSEK 45.3", "45300000", "100000", "SEK"),
    ("assets of BNOK 1.1 in", "BNOK 1.1", "1100000000", "100000000", "NOK"),
    ("assets of 2.4 BSEK in", "2.4 BSEK", "2400000000", "100000000", "SEK"),
    ("taking Euro 17.25 million in", "Euro 17.25 million", "17250000", "10000", "EUR"),
    ("Listed on the JSE. Pay R115 million in", "R115 million", "115000000", "1000000", "ZAR"),
    ("a fee of N$3.2 million in", "N$3.2 million", "3200000", "100000", "NAD"),
    ("sales of EURm 12.3 in", "EURm 12.3", "12300000", "100000", "EUR"),
    ("sales of NOK 1 443.3 million in", "NOK 1 443.3 million", "1443300000", "100000", "NOK"),
    ("sales of £56 million in", "£56 million", "56000000", "1000000", "GBP"),
    ("sales of €4.6m in", "€4.6m", "4600000", "100000", "EUR"),
    ("sales of 4,6 m€ in", "4,6 m€", "4600000", "100000", "EUR"),
    ("sales of ¥125 billion in", "¥125 billion", "125000000000", "1000000000", "JPY"),
    ("sales of RMB 7.5 million in", "RMB 7.5 million", "7500000", "100000", "CNY"),
    ("order of Rs. 500 crore from", "Rs. 500 crore", "5000000000", "10000000", "INR"),
    ("order of ₹12,34,567 from", "₹12,34,567", "1234567", "1", "INR"),
    ("order of INR 2.5 lakh from", "INR 2.5 lakh", "250000", "10000", "INR"),
    ("grant of 175 million euros from", "175 million euros", "175000000", "1000000", "EUR"),
    ("sum of five million Swiss francs", "five million Swiss francs", "5000000", "1", "CHF"),
    ("sum of One Million Dollars", "One Million Dollars", "1000000", "1", "USD"),
    ("lost $(3.2) million in", "$(3.2) million", "-3200000", "100000", "USD"),
    ("lost -$3.2 million in", "-$3.2 million", "-3200000", "100000", "USD"),
    ("result of SEK -58.3 million in", "SEK -58.3 million", "-58300000", "100000", "SEK"),
    ("a loss of ($1.5 million) in", "($1.5 million)", "-1500000", "100000", "USD"),
    ("a loss of ($0.4) million in", "($0.4) million", "-400000", "100000", "USD"),
    ("profit (or US$1,000,000) in", "US$1,000,000", "1000000", "1", "USD"),
]


@pytest.mark.parametrize(("view", "span", "value", "quantum", "currency"), MONEY)
def test_money(view: str, span: str, value: str, quantum: str, currency: str) -> None:
    found = only(view)
    assert (found.text, found.kind, found.currency) == (span, "amount", currency)
    assert (str(found.value), str(found.quantum)) == (value, quantum)
    assert found.start == view.index(span)
    assert found.end == found.start + len(span)
    assert found.unit == currency


PRICES = [
    # text, span, value, currency, per
    ("at $0.0040 per share today", "$0.0040", "0.0040", "USD", "share"),
    ("at $.05 a share today", "$.05", "0.05", "USD", "share"),
    ("units at C$0.05 each", "C$0.05", "0.05", "CAD", "share"),
    ("sold at $10.00 per Unit to", "$10.00", "10.00", "USD", "unit"),
    ("sold at $4.25/ADS to", "$4.25", "4.25", "USD", "ADS"),
    ("at $1,000 per Note plus", "$1,000", "1000", "USD", "note"),
    ("at an exercise price of $3.45 and", "$3.45", "3.45", "USD", "share"),
    ("a closing bid price of $0.0005 before", "$0.0005", "0.0005", "USD", "share"),
    ("par value $0.001 stock", "$0.001", "0.001", "USD", "share"),
    ("the $1.00 minimum bid price rule", "$1.00", "1.00", "USD", "share"),
    ("diluted EPS of $1.08 in", "$1.08", "1.08", "USD", "share"),
    ("Earnings per share amounted to SEK -0.19", "SEK -0.19", "-0.19", "SEK", "share"),
    ("net loss of $(0.05) per share", "$(0.05)", "-0.05", "USD", "share"),
    ("loss, or ($0.35) basic and diluted per share", "($0.35)", "-0.35", "USD", "share"),
    ("proposes a dividend of SEK 1.75.", "SEK 1.75", "1.75", "SEK", "share"),
    ("a dividend of 25 cents per share", "25 cents", "0.25", "USD", "share"),
    ("a dividend of 12.5 pence per share", "12.5 pence", "0.125", "GBP", "share"),
    ("of 12.5p per share, or £0.125", "12.5p", "0.125", "GBP", "share"),
    ("gold at US$2,650 per ounce now", "US$2,650", "2650", "USD", "ounce"),
]


@pytest.mark.parametrize(("view", "span", "value", "currency", "per"), PRICES)
def test_price(view: str, span: str, value: str, currency: str, per: str) -> None:
    found = read(view)[0]
    assert (found.text, found.kind, found.currency) == (span, "price", currency)
    assert (str(found.value), found.per) == (value, per)


@pytest.mark.parametrize(
    "view",
    [
        "a purchase price of $250,000 in cash",
        "a purchase price of $12.5 million",
        "dividends of $1,500,000 in all",
        "a fee of $500 per month",
        "gross proceeds of $8.25 were",
    ],
)
def test_amount_not_price(view: str) -> None:
    assert [q.kind for q in read(view)] == ["amount"]


def test_price_follows_the_second_of_two() -> None:
    assert [q.kind for q in read("cut from $20.92 to $2.00 per share")] == ["price", "price"]


OTHERS = [
    # text, then span, kind and value of each quantity
    ("about 7.9% of it", [("7.9%", "percentage", "7.9")]),
    ("about 12 percent of it", [("12 percent", "percentage", "12")]),
    ("about 12 per cent of it", [("12 per cent", "percentage", "12")]),
    ("twenty-five percent of it", [("twenty-five percent", "percentage", "25")]),
    ("one-half of one percent of it", [("one-half of one percent", "percentage", "0.5")]),
    ("by 2.0 percentage points", [("2.0 percentage points", "percentage", "2.0")]),
    ("by 150 basis points", [("150 basis points", "percentage", "150")]),
    ("at SOFR+54 bps now", [("54 bps", "percentage", "54")]),
    ("a margin of (12.5)% now", [("(12.5)%", "percentage", "-12.5")]),
    ("growth of 10-15% is", [("10-15%", "percentage", "10..15")]),
    ("a 4-for-1 split", [("4-for-1", "ratio", "4")]),
    ("a 1-for-25 reverse split", [("1-for-25", "ratio", "25")]),
    ("a one-for-ten reverse split", [("one-for-ten", "ratio", "10")]),
    ("a reverse split of one (1) for fifteen (15)", [("one (1) for fifteen (15)", "ratio", "15")]),
    ("a 1:10 share split", [("1:10", "ratio", "10")]),
    ("a 3-for-2 stock split", [("3-for-2", "ratio", "1.5")]),
    (
        "every 375 shares of stock will be combined into one share",
        [("375", "ratio", "375")],
    ),
    (
        "one post-consolidation share for every ten pre-consolidation shares",
        [("one post-consolidation share for every ten", "ratio", "10")],
    ),
    (
        "52.1832 shares of common stock per $1,000 principal amount",
        [("52.1832 shares of common stock per $1,000", "ratio", "52.1832")],
    ),
    ("an exchange ratio of 0.2520 shares", [("0.2520", "ratio", "0.2520")]),
    ("and one-half of one redeemable warrant", [("one-half", "ratio", "0.5")]),
    ("to receive 1/10 of one Class A share", [("1/10", "ratio", "0.1")]),
    ("rates: SEK to EUR 11.3080", [("11.3080", "ratio", "11.3080")]),
    ("2.5x EBITDA", [("2.5x", "multiple", "2.5")]),
    ("scaled 2-5X in time", [("2-5X", "multiple", "2..5")]),
    ("four times the revenue", [("four times", "multiple", "4")]),
    ("sales doubled and tripled", [("doubled", "multiple", "2"), ("tripled", "multiple", "3")]),
    ("1.2 billion shares", [("1.2 billion", "share_count", "1200000000")]),
    (
        "two hundred fifty thousand shares",
        [("two hundred fifty thousand", "share_count", "250000")],
    ),
    ("10,000,000 warrants", [("10,000,000", "share_count", "10000000")]),
    ("2,000,000 ADSs", [("2,000,000", "share_count", "2000000")]),
    ("125,000 stock options", [("125,000", "share_count", "125000")]),
    ("$1,000 for 50 Notes", [("$1,000", "amount", "1000"), ("50", "share_count", "50")]),
    ("employs 3,700 people", [("3,700", "count", "3700")]),
    ("over 60 Gigawatts", [("60", "count", "60")]),
    ("a 10,000-participant trial", [("10,000", "count", "10000")]),
    ("a 50-bed clinic", [("50", "count", "50")]),
    ("four lead institutional investors", [("four", "count", "4")]),
    ("a two tranche placement", [("two", "count", "2")]),
    ("three Phase 2 clinical trials", [("three", "count", "3")]),
    ("85 miles southeast of town", [("85", "count", "85")]),
    ("bought 333.89 BTC today", [("333.89", "count", "333.89")]),
    ("an interval of 30m at depth", [("30", "count", "30")]),
    ("half a million deaths", [("half a million", "count", "500000")]),
    ("8.5 million (2024: 7.1 million) users", [("8.5 million", "count", "8500000")]),
]


@pytest.mark.parametrize(("view", "expected"), OTHERS)
def test_others(view: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(view)[: len(expected)] == expected


RANGES = [
    ("between $10 and $12 per share", "$10 and $12", "10", "12", "price"),
    ("of $210-$220 million", "$210-$220 million", "210000000", "220000000", "amount"),
    ("of $1.20bn to $1.25bn", "$1.20bn to $1.25bn", "1200000000", "1250000000", "amount"),
    ("of $500K-$2M", "$500K-$2M", "500000", "2000000", "amount"),
    ("of NOK 50 to 55 billion", "NOK 50 to 55 billion", "50000000000", "55000000000", "amount"),
    ("will grow 12% to 16% now", "12% to 16%", "12", "16", "percentage"),
    ("of $14,000 -$16,000 in", "$14,000 -$16,000", "14000", "16000", "amount"),
    ("of 3 to 5 robotic arms", "3 to 5", "3", "5", "count"),
    ("with 4-8 acquisitions", "4-8", "4", "8", "count"),
    ("within a range of 1-for-5 to 1-for-25", "1-for-5 to 1-for-25", "5", "25", "ratio"),
]


@pytest.mark.parametrize(("view", "span", "low", "high", "kind"), RANGES)
def test_range(view: str, span: str, low: str, high: str, kind: str) -> None:
    found = only(view)
    assert (found.text, found.kind, found.value, found.qualifier) == (span, kind, None, "range")
    assert (str(found.low), str(found.high)) == (low, high)


@pytest.mark.parametrize(
    ("view", "values"),
    [
        ("margin rose from 18.7% to 23.3%", ["18.7", "23.3"]),
        ("sales increased $5 million to $20 million", ["5000000", "20000000"]),
        ("grew from 12 stores to 45 stores", ["12", "45"]),
    ],
)
def test_change_is_no_range(view: str, values: list[str]) -> None:
    assert [str(q.value) for q in read(view)] == values


SHARED = [
    # what is printed once counts for both
    ("SEK 182.8 million (170.6)", [("170.6", "170600000", "SEK")]),
    ("SEK 0.7 million (-18.5)", [("-18.5", "-18500000", "SEK")]),
    ("SEK 1,066K (980K)", [("980K", "980000", "SEK")]),
    ("64.2 (45.4) MSEK", [("45.4", "45400000", "SEK")]),
    ("SEK 64.2 (2023: 45.4) million", [("45.4", "45400000", "SEK")]),
    ("40.3 per cent (37.7)", [("37.7", "37.7", None)]),
    ("was 40 (60) %", [("60", "60", None)]),
    ("427,227 subscribers", []),
]


@pytest.mark.parametrize(("view", "expected"), SHARED)
def test_prior_period(view: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = read("Sales of " + view + " in the year")
    assert [(q.text, str(q.value), q.currency) for q in found[1:]] == expected
    assert len({q.kind for q in found}) == 1


def test_restatement_is_one_value_twice() -> None:
    found = read("pays One Million Dollars ($1,000,000) in cash")
    assert [(q.text, str(q.value)) for q in found] == [
        ("One Million Dollars", "1000000"),
        ("$1,000,000", "1000000"),
    ]
    found = read("every three (3) new shares")
    assert [(q.text, q.kind) for q in found] == [("three", "share_count"), ("3", "share_count")]


QUALIFIERS = [
    ("up to 5,000 shares", "at_most"),
    ("up to an additional 5,000 shares", "at_most"),
    ("not to exceed 5,000 shares", "at_most"),
    ("no more than 5,000 shares", "at_most"),
    ("at least 5,000 shares", "at_least"),
    ("a minimum of 5,000 shares", "at_least"),
    ("5,000 or more shares", "at_least"),
    ("70+ countries", "at_least"),
    ("more than 5,000 shares", "more_than"),
    ("well over 5,000 shares", "more_than"),
    ("in excess of 5,000 shares", "more_than"),
    ("fewer than 5,000 shares", "less_than"),
    ("approximately 5,000 shares", "approximately"),
    ("about 5,000 shares", "approximately"),
    ("nearly 5,000 shares", "approximately"),
    ("~5,000 shares", "approximately"),
    ("control over 5,000 shares", "more_than"),
    ("control and direction over 5,000 shares", "exact"),
    ("bought 5,000 shares", "exact"),
]


@pytest.mark.parametrize(("view", "qualifier"), QUALIFIERS[:-3] + QUALIFIERS[-2:])
def test_qualifier(view: str, qualifier: str) -> None:
    found = only(view)
    assert found.qualifier == qualifier
    one_sided = {"at_most": (None, 1), "less_than": (None, 1), "at_least": (1, None)}
    low, high = one_sided.get(qualifier, (1, None) if qualifier == "more_than" else (None, None))
    assert (found.low is None, found.high is None) == (low is None, high is None)


def test_approximately_governs_both() -> None:
    found = read("approximately $5 million and $7 million")
    assert [q.qualifier for q in found] == ["approximately", "approximately"]


SECURITIES = [
    ("5,000 shares of common stock", "common stock"),
    (
        "5,000 shares of its Series A Convertible Preferred Stock,",
        "Series A Convertible Preferred Stock",
    ),
    (
        "1,000 shares ($1,000,000 of capital) of the Series K Preferred Stock",
        "Series K Preferred Stock",
    ),
    ("5,000 New Shares", "New Shares"),
    ("5,000 Class B shares", "Class B shares"),
    ("5,000 of the Company's shares of common stock", "common stock"),
    ("5,000 new fully paid ordinary shares", "fully paid ordinary shares"),
    ("5,000 shares", None),
]


@pytest.mark.parametrize(("view", "security"), SECURITIES)
def test_security(view: str, security: str | None) -> None:
    found = read(view)[0]
    assert (found.kind, found.security) == ("share_count", security)


NOTHING = [
    "in February 2025 and in 2024",
    "for 30 days, five years or a 12-month period",
    "a 30-day option, three business days",
    "Form 10-K, Form 8-K and Schedule 14A",
    "Rule 144A and Section 27A, Rules 7.1 and 7.1A",
    "Regulation (EU) No 596/2014",
    "National Instrument 43-101 and MI 61-101",
    "Phase 2 and Phase 3, Tranche 1, Q3 2024, FY2025",
    "COVID-19, Boeing 737, Type 2 diabetes",
    "call (212) 555-0123 or +46 70 555 01 02 or 1-800-555-0199",
    "visit https://example.com/2024/05/123456 or mail a1@example.com",
    "CUSIP 12345A 678, ISIN: SE0001234567, File No. 333-123456",
    "(1) the first, (2) the second",
    "the Nasdaq 100 and the S&P 500",
    "open 24/7, at 12:30 p.m. ET",
    "one of the best, the first and the second",
    "at 725 Fifth Avenue, 23rd Floor, Suite 300",
    "a 3D printer with a 4K screen",
    "version 2.1.3",
    "FINRA Series 7, 55 and 63",
    "hundreds of people, tens of thousands",
    "five-year warrants",
    "rounded to two decimals",
    "three times a day",
    "1. Strong growth\n2. New markets",
    "a double-blind, double-digit plan",
]


@pytest.mark.parametrize("view", NOTHING)
def test_nothing(view: str) -> None:
    assert [q.text for q in read(view) if q.kind != "share_count"] == []


CURRENCIES = [
    ("raised $5 million", "USD", True),
    ("raised $5 million. All dollar amounts are in Canadian dollars.", "CAD", False),
    ("raised $5 million (all figures in Australian dollars unless stated)", "AUD", False),
    ("raised $5 million. A$3 million and A$2 million went", "AUD", False),
    ("raised $5 million. (Dollars are Canadian.)", "CAD", False),
    ("raised $5 million. Amounts in A$.", "AUD", False),
    ("raised $5 million. All sums are Canadian.", "CAD", False),
    ("raised $5 million; NZ dollars in millions unless stated", "NZD", False),
    ("raised $5 million. Prices are Canadian-made.", "USD", True),
    ("raised $5 million, or US$3.5 million", "USD", True),
    ("Announces a $5 million loan. A $5 million loan", "USD", True),
]


@pytest.mark.parametrize(("view", "currency", "assumed"), CURRENCIES)
def test_bare_dollar(view: str, currency: str, assumed: bool) -> None:
    found = read(view)[0]
    assert (found.currency, found.currency_assumed) == (currency, assumed)


def test_crowns() -> None:
    assert read("paid kr 50 in NOK")[0].currency == "NOK"


def test_decimal_commas_of_the_release() -> None:
    found = read("EUR 1.234.567,89 and EUR 1.500 in all")
    assert [str(q.value) for q in found] == ["1234567.89", "1500"]


def test_silent_sections() -> None:
    view = "three risks and $5 million"
    frame = Frame(sections=[Section("forward_looking", 0, len(view))])
    assert [q.text for q in read(view, frame)] == ["$5 million"]
    view = "Contact: 500 offices, $5 million"
    frame = Frame(sections=[Section("contact", 0, len(view))])
    assert [q.text for q in read(view, frame)] == ["$5 million"]


pieces = st.sampled_from(
    [
        *("$", "US$", "€", "SEK ", "1", "2,500", "0.05", "12.5", "%", " million", "bn", "(", ")"),
        *(" to ", " per share", " shares", " of ", "one", "two", " hundred", "for", "-for-", "x"),
        *("\n", "| ", " | ", "up to ", "over ", " and ", ".", " ", "2024", "Series ", "half", ":"),
        *("-", "pence"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(pieces, max_size=40).map("".join)))
def test_any_text(view: str) -> None:
    found = read(view)
    last = 0
    for quantity in found:
        assert view[quantity.start : quantity.end] == quantity.text
        assert quantity.start < quantity.end
        assert quantity.start >= last
        last = quantity.end
        assert quantity.quantum > 0
        if quantity.value is None:
            assert quantity.low is not None
            assert quantity.high is not None
            assert quantity.low < quantity.high


plain_amounts = st.integers(min_value=1, max_value=10**9).map(lambda cents: Decimal(cents) / 1000)


@settings(deadline=None)
@given(
    plain_amounts,
    st.sampled_from([("", 0), (" million", 6), ("bn", 9), (" thousand", 3), ("M", 6)]),
    st.sampled_from([("$", "USD"), ("US$", "USD"), ("C$", "CAD"), ("£", "GBP"), ("NOK ", "NOK")]),
    st.booleans(),
)
def test_printed_money_is_read_back(
    number: Decimal, scale: tuple[str, int], sign: tuple[str, str], grouped: bool
) -> None:
    printed = format(number, ",f" if grouped else "f")
    found = only(f"They paid {sign[0]}{printed}{scale[0]} in cash.")
    assert found.currency == sign[1]
    assert found.value == number.scaleb(scale[1])
    assert "E" not in str(found.value)


@pytest.mark.parametrize(
    "seed",
    [
        *("1", ",", "$", "one ", "(", "1,", "1-", "1 ", "up to ", "$1 ", "1.", "| 1 ", "1/", "%"),
        *("1:1 ", "hundred ", "one-", "per share ", "$(1", "12 to ", "1,234 ", "EUR ", "1x "),
        *("two and ", "1 million ", "SEK 5 (4) "),
    ],
)
def test_hostile_text_takes_linear_time(seed: str) -> None:
    view = (seed * 100_000)[:100_000]
    begun = time.process_time()
    find_quantities(view, parse_layout(view), Frame(), [])
    assert time.process_time() - begun < 6  # about 20 microseconds a character at most


CONTINUED = [
    # text, every quantity as (text, kind, value)
    (
        "Of the shares, Orlo Fund took 15,000,000 and the other together 6,400,000.",
        [("15,000,000", "share_count", "15000000"), ("6,400,000", "share_count", "6400000")],
    ),
    (
        "Before the closing 166,250,000 were outstanding.",
        [("166,250,000", "share_count", "166250000")],
    ),
    (
        "Shares outstanding go from 41,250,000 to 132,750,000.",
        [("41,250,000", "share_count", "41250000"), ("132,750,000", "share_count", "132750000")],
    ),
    (
        "The cap rises from 100,000,000 to 300,000,000 shares.",
        [("100,000,000", "share_count", "100000000"), ("300,000,000", "share_count", "300000000")],
    ),
    (
        "It has 61.3 million shares outstanding, compared with 52.1 million before.",
        [("61.3 million", "share_count", "61300000"), ("52.1 million", "share_count", "52100000")],
    ),
    ("Total voting rights are then 72,000,000.", [("72,000,000", "share_count", "72000000")]),
    (
        "The stock split helps, and customers rose to 41,250.",
        [("41,250", "count", "41250")],
    ),
    ("Shares under the 2023 warrants and the 2026 notes.", []),
    (
        "from late 2024 to 91,177 shares.",
        [("91,177", "share_count", "91177")],
    ),
    ("a two-tranche placement", []),
    ("In 14 of 19 patients it fell.", [("14", "count", "14"), ("19", "count", "19")]),
    (
        "used by 138 of the roughly 250 transplant centers.",
        [("138", "count", "138"), ("250", "count", "250")],
    ),
    (
        "saved nine animals out of ten.",
        [("nine", "count", "9"), ("ten", "count", "10")],
    ),
    (
        "The board will have eleven members, seven from Orlo and four from Tarn.",
        [("eleven", "count", "11"), ("seven", "count", "7"), ("four", "count", "4")],
    ),
    (
        "takes us from four homes a week to eight.",
        [("four", "count", "4"), ("eight", "count", "8")],
    ),
    ("at firms with 200 or more people.", [("200", "count", "200")]),
    ("we closed on 11 clinics in May.", [("11", "count", "11")]),
    ("an order of 464 Tarn X9 GPUs today.", [("464", "count", "464")]),
    ("in eight equal quarterly instalments.", [("eight", "count", "8")]),
    ("works from -40 to 60 °C now.", [("-40 to 60", "count", "-40..60")]),
    ("a rise of 3.4 times on June 30.", [("3.4 times", "multiple", "3.4")]),
    ("handled twice the volume.", [("twice", "multiple", "2")]),
    ("meets twice a year.", []),
    ("will receive 0.6250 of a share of Orlo.", [("0.6250", "ratio", "0.6250")]),
    (
        "Every 20 shares of stock, issued and held, will become one share.",
        [("20", "ratio", "20")],
    ),
    (
        "a fee of ten (10) per cent of it.",
        [("ten", "percentage", "10"), ("10", "percentage", "10")],
    ),
    (
        "at eleven and one-half percent (11.5%) a year.",
        [("eleven and one-half percent", "percentage", "11.5"), ("11.5%", "percentage", "11.5")],
    ),
    ("at a rate of $1.30 to the pound.", [("$1.30", "ratio", "1.30")]),
    ("at an exchange rate of SEK 11.00 per euro.", [("SEK 11.00", "ratio", "11.00")]),
    (
        "at a rate of $1.0800 per €1.00 today.",
        [("$1.0800", "amount", "1.0800"), ("€1.00", "amount", "1.00")],
    ),
    (
        "US$1.00 = C$1.43 at noon.",
        [("US$1.00", "amount", "1.00"), ("C$1.43", "amount", "1.43")],
    ),
    ("to buy one further share at $0.12 until May.", [("$0.12", "price", "0.12")]),
    ("if the shares close at or above $0.25 then.", [("$0.25", "price", "0.25")]),
    ("The last trade, on Monday, was done at $318.60.", [("$318.60", "price", "318.60")]),
    (
        "fell by $4.12 per share, or 31.2%, from $13.20 to $9.08.",
        [
            ("$4.12", "price", "4.12"),
            ("31.2%", "percentage", "31.2"),
            ("$13.20", "price", "13.20"),
            ("$9.08", "price", "9.08"),
        ],
    ),
    (
        "a dividend of $0.30 per share, or $1.20 a year.",
        [("$0.30", "price", "0.30"), ("$1.20", "price", "1.20")],
    ),
    ("a wage of $15.50 per hour.", [("$15.50", "amount", "15.50")]),
    ("The share capital consists of 61,304,221.", [("61,304,221", "share_count", "61304221")]),
    ("It now holds 1,204,000 in treasury.", [("1,204,000", "share_count", "1204000")]),
    ("at NOK 10.95 to the US dollar.", [("NOK 10.95", "ratio", "10.95")]),
    (
        "It opened nine stores, bringing the total to 212.",
        [("nine", "count", "9"), ("212", "count", "212")],
    ),
    (
        "Of the 34 wells drilled, 29 were productive.",
        [("34", "count", "34"), ("29", "count", "29")],
    ),
    ("see https://x.example/report-2025%2Cc41 today", []),
    ("Euro 2024 was played on R2 pitches.", []),
    (
        "It placed 500,000 subscription receipts at $27.00, 4% below the last close of $28.15.",
        [
            ("500,000", "share_count", "500000"),
            ("$27.00", "price", "27.00"),
            ("4%", "percentage", "4"),
            ("$28.15", "price", "28.15"),
        ],
    ),
    ("the close on 3 March (EUR 5.90).", [("EUR 5.90", "price", "5.90")]),
    ("It sold warrants struck at $0.80 in May.", [("$0.80", "price", "0.80")]),
    (
        "2,000,000 shares of DKK 10",
        [("2,000,000", "share_count", "2000000"), ("DKK 10", "price", "10")],
    ),
    ("the quota value of SEK 0.08.", [("SEK 0.08", "price", "0.08")]),
    (
        "We raised $3 million at 19 cents.",
        [("$3 million", "amount", "3000000"), ("19 cents", "price", "0.19")],
    ),
    ("a trainer at $12.50 an hour.", [("$12.50", "amount", "12.50")]),
    (
        "paid $1.21 per share, against $1.05 in May.",
        [("$1.21", "price", "1.21"), ("$1.05", "price", "1.05")],
    ),
    (
        "paid $1.21 per share, total fees of $1.05 in May.",
        [("$1.21", "price", "1.21"), ("$1.05", "amount", "1.05")],
    ),
    (
        "two ferries (S$9.6 million each).",
        [("two", "count", "2"), ("S$9.6 million", "amount", "9600000")],
    ),
    ("Between 2019 and 2024 he led it. From 1990 to 1992 he rested.", []),
    ("published on 26 March 2025 at 15.40.", []),
    (
        "It bought 9,000,000 shares, of which 2,225,000 under the option.",
        [("9,000,000", "share_count", "9000000"), ("2,225,000", "share_count", "2225000")],
    ),
    (
        "every 200 Ordinary Shares of €0.01 become one New Share.",
        [("200", "ratio", "200"), ("€0.01", "price", "0.01")],
    ),
    ("about ten-times higher", [("ten-times", "multiple", "10")]),
    ("Volume: 7460 Unit price: 0 N/A", [("7460", "share_count", "7460")]),
    ("a three-part series", []),
    (
        "The Company has 26,841,256 common sharesissued and holds 300,000 commonshares.",
        [("26,841,256", "share_count", "26841256"), ("300,000", "share_count", "300000")],
    ),
    (
        "closed at 0.52cents, worth $76,400 CAN.",
        [
            ("0.52cents", "price", "0.0052"),
            ("$76,400 CAN", "amount", "76400"),
        ],
    ),
    ("Value\n$\n1,000\nUnits", [("1,000", "amount", "1000")]),
    ("a 60-per-cent stake", [("60-per-cent", "percentage", "60")]),
    ("up 7.0 to 7.5percent.", [("7.0 to 7.5percent", "percentage", "7.0..7.5")]),
    ("a dividendofNOK 10 billion.", [("NOK 10 billion", "amount", "10000000000")]),
    ("made for the Skybarrow 9000 drones of Orlo.", []),
    ("in a range of -20 °C to 55 °C.", [("-20 °C to 55", "count", "-20..55")]),
]


@pytest.mark.parametrize(("view", "expected"), CONTINUED)
def test_numbers_in_their_sentence(view: str, expected: list[tuple[str, str, str]]) -> None:
    assert brief(view) == expected
    at = 0
    for found in read(view):
        at = view.index(found.text, at)
        assert (found.start, found.end) == (at, at + len(found.text))
        at = found.end
