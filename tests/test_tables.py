"""Tables of the record: where rows, columns and cells are found, and what they say of time."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import Extractor, extract
from extractor.annotate.tables.periods import read_period
from extractor.pipeline import Settings
from extractor.schema import Record, Table, TableCell

INCOME = """Fenmark Tools Reports Third Quarter Results

BOISE, Idaho, Nov. 4, 2025 (GLOBE NEWSWIRE) -- Fenmark Tools, Inc. today reported its results.

Condensed Consolidated Statements of Operations
(In thousands, except per share data)

|  | Three Months Ended September 30, | | Nine Months Ended September 30, | |
|  | 2025 | 2024 | 2025 | 2024 |
| --- | --- | --- | --- | --- |
| Revenue: | | | | |
|   Products | $ 12,300 | $ 11,150 | $ 36,000 | $ 33,000 |
|   Services | 4,050 | - | 9,000 | 8,000 |
| Total revenue | 16,350 | 11,150 | 45,000 | 41,000 |
| Cost of revenue (1) | (9,300) | (7,000) | (27,000) | (25,500) |
| Gross profit | 7,050 | 4,150 | 18,000 | 15,500 |
| Net loss per share, basic | $ (0.12) | $ (0.08) | $ (0.31) | $ (0.25) |
| Weighted average shares | 10,200 | 10,000 | 10,150 | 9,950 |

(1) Figures may not add due to rounding.
"""

BALANCE = """                        OLDHAM BRIDGE CORP.
                  CONSOLIDATED BALANCE SHEETS
                         (in millions)

                                     September 30,   December 31,
                                         2025            2024
                                     -------------   ------------
   ASSETS
   Current assets:
     Cash and cash equivalents         $   120.4       $   98.1
     Receivables                            45.0           51.3
                                     -------------   ------------
       Total current assets                165.4          149.4
   Property                                 80.0           82.5
                                     -------------   ------------
   Total assets                        $   245.4       $  231.9
"""

HTML = """<html><body><p>Fenmark Tools reports results for the quarter.</p>
<p><b>Segment results</b></p><p>(US$ millions)</p>
<table><tr><td></td><td colspan=6>Three Months Ended<br>June 30,</td><td></td><td>% Change</td></tr>
<tr><td></td><td colspan=3>2025</td><td colspan=3>2024</td><td></td><td></td></tr>
<tr><td style="padding-left:12pt">Tools</td><td>$</td><td>10.5</td><td></td><td>$</td><td>9.9</td>
<td></td><td></td><td>6.1%</td></tr>
<tr><td style="padding-left:12pt">Parts</td><td></td><td>(1.5</td><td>)</td><td></td><td>0.6</td>
<td></td><td></td><td>NM</td></tr>
<tr><td>Total</td><td>$</td><td>9.0</td><td></td><td>$</td><td>10.5</td><td></td><td></td>
<td>(14.3)%</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def income() -> Record:
    return extract(INCOME)


def cells(table: Table, label: str) -> list[TableCell]:
    """The cells of the row labeled `label`."""
    return next(row.cells for row in table.rows if row.label and row.label.text == label)


def test_caption_notes_and_scale(income: Record) -> None:
    (table,) = income.tables
    assert table.caption is not None
    assert table.caption.text == "Condensed Consolidated Statements of Operations"
    assert [note.text for note in table.notes] == ["(In thousands, except per share data)"]
    assert (table.scale, table.currency, table.form) == (Decimal(1000), "USD", "pipe")
    assert table.rounded
    assert table.sure


def test_columns_have_their_headers_and_periods(income: Record) -> None:
    columns = income.tables[0].columns
    assert [column.role for column in columns] == ["label", *["figure"] * 4]
    assert [column.period for column in columns] == [
        None,
        "2025-Q3",
        "2024-Q3",
        "2025-9M",
        "2024-9M",
    ]
    assert [head.text for head in columns[4].heads] == ["Nine Months Ended September 30,", "2024"]


def test_rows_have_levels_roles_and_parents(income: Record) -> None:
    rows = [row for row in income.tables[0].rows if row.role != "header"]
    first = len(income.tables[0].rows) - len(rows)
    assert [(row.role, row.level, row.parent) for row in rows[:5]] == [
        ("heading", 0, None),
        ("item", 1, first),
        ("item", 1, first),
        ("total", 0, first),
        ("item", 0, None),
    ]


def test_cells_have_value_unit_scale_and_period(income: Record) -> None:
    table = income.tables[0]
    cell = cells(table, "Cost of revenue")[0]
    assert (cell.value, cell.unit, cell.scale, cell.period) == (
        Decimal(-9300000),
        "USD",
        Decimal(1000),
        "2025-Q3",
    )
    per_share = cells(table, "Net loss per share, basic")[1]
    assert (per_share.value, per_share.scale) == (Decimal("-0.08"), Decimal(1))
    shares = cells(table, "Weighted average shares")[2]
    assert (shares.value, shares.unit) == (Decimal(10150000), "shares")


def test_a_dash_is_nothing_and_no_number(income: Record) -> None:
    dash = cells(income.tables[0], "Services")[1]
    assert dash.nil
    assert (dash.value, dash.quantity, dash.text) == (None, None, "-")


def test_every_place_is_that_of_its_words(income: Record) -> None:
    text = income.text
    values = {quantity.id: quantity for quantity in income.quantities}
    for table in income.tables:
        for row in table.rows:
            assert row.label is None or text[row.label.start : row.label.end] == row.label.text
            for cell in row.cells:
                assert text[cell.start : cell.end] == cell.text
                if cell.quantity is not None:
                    stated = values[cell.quantity]
                    assert cell.start <= stated.start < stated.end <= cell.end
                    assert cell.value == stated.value


def test_columns_made_of_spaces() -> None:
    (table,) = extract(BALANCE).tables
    assert table.form == "space"
    assert [column.period for column in table.columns] == [None, "2025-09-30", "2024-12-31"]
    total = cells(table, "Total current assets")
    assert [cell.value for cell in total] == [Decimal("165400000"), Decimal("149400000")]
    cash = next(row for row in table.rows if row.label and row.label.text.startswith("Cash"))
    assert cash.parent is not None
    heading = table.rows[cash.parent].label
    assert heading is not None
    assert heading.text == "Current assets:"


def test_html_with_signs_in_cells_of_their_own() -> None:
    (table,) = Extractor(Settings(source="rules")).extract(HTML.encode()).tables
    assert table.form == "html"
    assert (table.scale, table.currency) == (Decimal(1000000), "USD")
    assert [column.role for column in table.columns] == [
        "label",
        "figure",
        "figure",
        "change_percent",
    ]
    assert [column.period for column in table.columns[1:3]] == ["2025-Q2", "2024-Q2"]
    assert [cell.value for cell in cells(table, "Parts")[:2]] == [
        Decimal(-1500000),
        Decimal(600000),
    ]
    total = cells(table, "Total")[2]
    assert (total.value, total.unit) == (Decimal("-14.3"), "percent")
    levels = [row.level for row in table.rows if row.role != "header"]
    assert levels == [1, 1, 0]


def test_a_new_header_begins_a_new_table() -> None:
    text = (
        "| | Q1 2025 | Q1 2024 |\n| Revenue | 5.0 | 4.0 |\n| Costs | 3.0 | 2.5 |\n"
        "| Balance sheet | | |\n| | March 31, 2025 | December 31, 2024 |\n"
        "| Cash | 7.0 | 6.0 |\n| Debt | 1.0 | 2.0 |\n"
    )
    first, second = extract(text).tables
    assert [column.period for column in first.columns] == [None, "2025-Q1", "2024-Q1"]
    assert [column.period for column in second.columns] == [None, "2025-03-31", "2024-12-31"]
    assert second.caption is not None
    assert second.caption.text == "Balance sheet"


@pytest.mark.parametrize(
    ("heads", "context", "instant", "period"),
    [
        ("Three Months Ended September 30, 2025", "", False, "2025-Q3"),
        ("For the year ended December 31, 2024", "", False, "2024"),
        ("2024", "Nine months ended September 30,", False, "2024-9M"),
        ("2023", "Three Months Ended December 31, 2024 and 2023", False, "2023-Q4"),
        ("2024", "As of December 31,", True, "2024-12-31"),
        ("December 31, 2024", "Balance sheets", True, "2024-12-31"),
        ("2023", "As at February 12, 2025", True, "2023"),
        ("Q4 2024", "", False, "2024-Q4"),
        ("FY23", "", False, "2023"),
        ("FY 2024", "Q4 2024 sales by region", False, "2024"),
        ("Fiscal 2025 Q1", "", False, "2025-Q1"),
        ("Q3", "Fiscal 2025", False, "2025-Q3"),
        ("Change", "", False, None),
        ("Europe", "Three months ended June 30, 2025", False, "2025-Q2"),
    ],
)
def test_periods_of_headers(heads: str, context: str, instant: bool, period: str | None) -> None:
    assert read_period(heads, context, instant=instant) == period


_word = st.sampled_from(
    ["", "-", "2025", "Revenue", "1,234", "(5)", "$", "12.5%", "Q3 2025", "Total", "n/a", ")"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_word, min_size=1, max_size=7), min_size=1, max_size=9))
def test_any_grid_keeps_its_places(rows: list[list[str]]) -> None:
    text = "Results\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"
    record = _rules.extract(text)
    assert not record.errors
    for table in record.tables:
        for row in table.rows:
            assert row.parent is None or table.rows[row.parent].role != "header"
            places = [cell.start for cell in row.cells]
            assert places == sorted(places)
            for cell in row.cells:
                assert text[cell.start : cell.end] == cell.text
                assert cell.column < len(table.columns)


_rules = Extractor(Settings(source="rules"))
