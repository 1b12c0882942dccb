"""Numbers of tables: scale, currency and kind from captions, headers and labels."""

from __future__ import annotations

import pytest

from extractor.annotate.dates import find_dates
from extractor.annotate.quantities import find_quantities
from extractor.layout import parse_layout
from extractor.schema import Quantity
from extractor.stages import Frame


def read(view: str) -> list[Quantity]:
    layout = parse_layout(view)
    return find_quantities(view, layout, Frame(), find_dates(view, layout))


def cells(view: str) -> list[tuple[str, str, str, str | None]]:
    return [(q.text, q.kind, str(q.value), q.currency) for q in read(view)]


def test_table_of_thousands() -> None:
    view = (
        "Statements of Income\n(in thousands, except per share data)\n"
        "| | 2025 | 2024 |\n| Revenue | $ 1,200 | $ 1,100 |\n| Cost | (300) | (250) |\n"
        "| Margin | 75.0% | 77.3% |\n| Net income per share | $ 0.12 | $ 0.11 |\n"
        "| Weighted average shares outstanding | 5,000 | 4,900 |\n| Other | — | 5 |"
    )
    assert cells(view) == [
        ("$ 1,200", "amount", "1200000", "USD"),
        ("$ 1,100", "amount", "1100000", "USD"),
        ("(300)", "amount", "-300000", "USD"),
        ("(250)", "amount", "-250000", "USD"),
        ("75.0%", "percentage", "75.0", None),
        ("77.3%", "percentage", "77.3", None),
        ("$ 0.12", "price", "0.12", "USD"),
        ("$ 0.11", "price", "0.11", "USD"),
        ("5,000", "share_count", "5000000", None),
        ("4,900", "share_count", "4900000", None),
        ("5", "amount", "5000", "USD"),
    ]


def test_table_whose_shares_are_not_scaled() -> None:
    view = (
        "(in thousands, except share and per share data)\n| | 2025 |\n| Cash | $ 700 |\n"
        "| Weighted average shares outstanding | 5,123,456 |\n| - | - |"
    )
    assert cells(view)[1] == ("5,123,456", "share_count", "5123456", None)


def test_table_of_columns() -> None:
    view = (
        "| Date | Number of shares | Weighted average price / share, EUR | Total cost, EUR |\n"
        "| --- | --- | --- | --- |\n| 2025-02-03 | 1,000 | 11.65 | 11,650.00 |"
    )
    assert cells(view) == [
        ("1,000", "share_count", "1000", None),
        ("11.65", "price", "11.65", "EUR"),
        ("11,650.00", "amount", "11650.00", "EUR"),
    ]


def test_table_with_signs_in_cells_of_their_own() -> None:
    view = (
        "(SEK m)\n| | 2025 | | | 2024 | |\n| Sales | $ | 2,057 | | 1,971 | |\n"
        "| Loss | | (58 | ) | (49 | ) |\n| Change % | | 4.4 | | (2.1 | ) |"
    )
    assert [(q.text, q.kind, str(q.value)) for q in read(view)] == [
        ("2,057", "amount", "2057000000"),
        ("1,971", "amount", "1971000000"),
        ("(58", "amount", "-58000000"),
        ("(49", "amount", "-49000000"),
        ("4.4", "percentage", "4.4"),
        ("(2.1", "percentage", "-2.1"),
    ]


def test_table_of_counts() -> None:
    view = "| Site | 2025 |\n| Gold (oz) | 7,631 |\n| Employees | 120 |\n| Year built | 2005 |"
    assert [(q.text, q.kind) for q in read(view)] == [("7,631", "count"), ("120", "count")]


def test_statement_printed_as_one_paragraph() -> None:
    view = (
        "BALANCE SHEET Cash $ 1,200,300 $ 1,100,200 Loans 2,300,400 2,200,300 Reserve (30,400) "
        "(20,300) Other 45,600 43,500 Total $ 3,515,900 $ 3,323,700 Deposits $ 2,000,000 "
        "$ 1,900,000 Debt 500,600 400,500 Equity 1,015,300 1,023,200"
    )
    found = read(view)
    assert len(found) == 16
    assert {(q.kind, q.currency) for q in found} == {("amount", "USD")}
    assert [str(q.value) for q in found if q.text[0] == "("] == ["-30400", "-20300"]


def test_meters_are_no_millions() -> None:
    view = (
        "| Hole | From (m) | To (m) | Au (g/t) |\n| --- | --- | --- | --- |\n"
        "| XQ1 | 48 | 62 | 3.2 |\n| Radio range (m) | 300 | 90 | 1.5 |"
    )
    assert cells(view) == [
        ("48", "count", "48", None),
        ("62", "count", "62", None),
        ("3.2", "count", "3.2", None),
        ("300", "count", "300", None),
        ("90", "count", "90", None),
        ("1.5", "count", "1.5", None),
    ]


def test_letter_of_millions_beside_money() -> None:
    view = "| | 2025 |\n| --- | --- |\n| Revenue (£m) | 9.7 |\n| Profit (m) | £8.8 |"
    assert cells(view) == [
        ("9.7", "amount", "9700000", "GBP"),
        ("£8.8", "amount", "8800000", "GBP"),
    ]


def test_column_of_things_beside_money() -> None:
    view = (
        "| Period | Pumps | Price per pump | Value |\n| --- | --- | --- | --- |\n"
        "| Base year | 46 | $400,000 | $18,400,000 |\n| Total | 46 | | $18,400,000 |"
    )
    assert [(q.text, q.start, q.kind, str(q.value)) for q in read(view)] == [
        ("46", view.index("46"), "count", "46"),
        ("$400,000", view.index("$400"), "price", "400000"),
        ("$18,400,000", view.index("$18"), "amount", "18400000"),
        ("46", view.rindex("46"), "count", "46"),
        ("$18,400,000", view.rindex("$18"), "amount", "18400000"),
    ]


def test_number_of_securities_beside_a_price() -> None:
    view = (
        "| Security | Price | Number | Proceeds |\n| --- | --- | --- | --- |\n"
        "| Flow-through shares | C$0.50 | 10,000,000 | C$5,000,000 |\n"
        "| Total | | 10,000,000 | C$5,000,000 |"
    )
    assert [kind for _, kind, _, _ in cells(view)] == [
        "price",
        "share_count",
        "amount",
        "share_count",
        "amount",
    ]


def test_periods_in_columns_are_no_things() -> None:
    view = (
        "| | Three months | Nine months |\n| --- | --- | --- |\n"
        "| Revenue | $ 1,200 | 3,100 |\n| Cost | $ 300 | 900 |"
    )
    assert [kind for _, kind, _, _ in cells(view)] == ["amount"] * 4


PER_SHARE_ROWS = [
    # label, cell, value, currency, per
    ("Basic earnings per share", "5.8p", "0.058", "GBP", "share"),
    ("Interim dividend per share", "2.2p", "0.022", "GBP", "share"),
    ("Share price", "100.00 pence", "1.0000", "GBP", "share"),
    ("NAV per unit", "£1.02", "1.02", "GBP", "unit"),
    ("Par value", "$0.001", "0.001", "USD", "share"),
]


@pytest.mark.parametrize(("label", "cell", "value", "currency", "per"), PER_SHARE_ROWS)
def test_price_of_a_row(label: str, cell: str, value: str, currency: str, per: str) -> None:
    view = f"| £ | 2025 |\n| --- | --- |\n| {label} | {cell} |\n| Sales | £12m |"
    found = read(view)[0]
    assert (found.text, found.kind, str(found.value)) == (cell, "price", value)
    assert (found.currency, found.per, found.start) == (currency, per, view.index(cell))


def test_scale_in_a_row_label() -> None:
    view = (
        "| | Week |\n| --- | --- |\n| Bitcoin acquired | 225 |\n"
        "| Aggregate purchase price (in millions) | $23.4 |\n"
        "| Average purchase price per bitcoin | $104,000 |"
    )
    assert cells(view) == [
        ("225", "count", "225", None),
        ("$23.4", "amount", "23400000", "USD"),
        ("$104,000", "price", "104000", "USD"),
    ]


def test_range_of_degrees() -> None:
    view = "| Feature | A |\n| --- | --- |\n| Temperature (°C) | -40 to 60 |"
    found = read(view)
    assert [(q.text, q.kind, str(q.low), str(q.high)) for q in found] == [
        ("-40 to 60", "count", "-40", "60")
    ]


def test_securities_outstanding_beside_their_exercise_price() -> None:
    view = (
        "| Expiry | Exercise price | Outstanding |\n| --- | --- | --- |\n"
        "| Series A | $0.25 | 4,500,000 |\n| Total | | 4,500,000 |"
    )
    assert cells(view) == [
        ("$0.25", "price", "0.25", "USD"),
        ("4,500,000", "share_count", "4500000", None),
        ("4,500,000", "share_count", "4500000", None),
    ]


def test_letter_of_a_header_over_money() -> None:
    view = "| Site | Capacity (MW) | Investment (m) |\n| --- | --- | --- |\n| North | 120 | €45 |"
    assert cells(view) == [("120", "count", "120", None), ("€45", "amount", "45000000", "EUR")]


def test_second_legend_of_one_table() -> None:
    view = (
        "| ($000's, except per share amounts) | 2025 |\n| --- | --- |\n| Revenue | $ 1,200 |\n"
        "| ($000's, except share and per share amounts) | $ |\n| Common shares outstanding "
        "| 14,223,531 |\n| Total assets | 1,408 |"
    )
    assert cells(view)[1:] == [
        ("14,223,531", "share_count", "14223531", None),
        ("1,408", "amount", "1408000", "USD"),
    ]


def test_prices_in_pence() -> None:
    view = (
        "Shares bought back\n| Venue | Number | Highest (p) | Average (p) | Total (GBP) |\n"
        "| XLON | 62,000 | 418.50 | 415.20 | 257,424 |\n"
        "| AQXE | 18,500 | 417.00 | 415.00 | 76,775 |"
    )
    assert cells(view) == [
        ("62,000", "share_count", "62000", None),
        ("418.50", "price", "4.1850", "GBP"),
        ("415.20", "price", "4.1520", "GBP"),
        ("257,424", "amount", "257424", "GBP"),
        ("18,500", "share_count", "18500", None),
        ("417.00", "price", "4.1700", "GBP"),
        ("415.00", "price", "4.1500", "GBP"),
        ("76,775", "amount", "76775", "GBP"),
    ]


def test_nominal_value_is_a_price() -> None:
    view = "| | Before | After |\n| Quota value (SEK) | 2.50 | 0.50 |\n| Shares | 100 | 500 |"
    assert [cell[1] for cell in cells(view)] == ["price", "price", "share_count", "share_count"]
