"""Numbers of tables: scale, currency and kind from captions, headers and labels."""

from __future__ import annotations

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
