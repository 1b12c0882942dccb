"""Facts from tables: which line a row is, its period and basis, which statement the table is."""

from __future__ import annotations

import pytest

from extractor import Extractor, Settings
from extractor.annotate.concepts.lines import LINES, read_line
from extractor.patterns.concepts import CONCEPTS
from extractor.resources import load_toml
from extractor.schema import Fact, Record, StatementKind

extract = Extractor(Settings(source="rules")).extract

HEAD = """Torvane Materials Reports Second Quarter 2025 Results

ERIE, Pa., July 31, 2025 (GLOBE NEWSWIRE) -- Torvane Materials Corp. (NASDAQ: TVNE) (the
"Company"), a maker of light alloys for machines, today reported results for its second quarter
ended June 30, 2025. Revenue rose 12% to $56.0 million, from $50.0 million in the prior-year
quarter. Net loss was $5.2 million, or $0.23 per diluted share. Cash and cash equivalents were
$41.0 million as of June 30, 2025.

"""

INCOME = """Condensed Consolidated Statements of Operations
(in thousands, except share and per share data)

| | Three Months Ended June 30, 2025 | Three Months Ended June 30, 2024 | % Change |
| --- | ---: | ---: | ---: |
| Revenue: | | | |
| Product | $40,010 | $36,000 | 11% |
| Service | 15,954 | 13,968 | 14% |
| Total revenue | 55,964 | 49,968 | 12% |
| Cost of revenue | 33,578 | 30,980 | 8% |
| Gross profit | 22,386 | 18,988 | 18% |
| Operating expenses | 27,101 | 19,050 | 42% |
| Loss from operations | (4,715) | (62) | |
| Interest expense | 402 | 391 | 3% |
| Loss before income taxes | (5,117) | (453) | |
| Provision for (benefit from) income taxes | 88 | (20) | |
| Net loss | $(5,205) | $(433) | |
| Net loss per share: | | | |
| Basic | $(0.24) | $(0.02) | |
| Diluted | $(0.23) | $(0.02) | |
"""

BALANCE = """Condensed Consolidated Balance Sheets
(in thousands)

| | June 30, 2025 | December 31, 2024 |
| --- | ---: | ---: |
| Cash and cash equivalents | $41,013 | $38,506 |
| Accounts receivable, net | 9,902 | 9,114 |
| Inventories | 14,420 | 13,870 |
| Total current assets | 65,335 | 61,490 |
| Total assets | $145,020 | $140,600 |
| Deferred revenue | $6,600 | $6,100 |
| Total current liabilities | 20,400 | 19,300 |
| Deferred revenue | 1,150 | 1,010 |
| Total liabilities | 61,010 | 58,030 |
| Total stockholders' equity | 84,010 | 82,570 |
| Total liabilities and stockholders' equity | $145,020 | $140,600 |
"""

FLOWS = """Condensed Consolidated Statements of Cash Flows
(in thousands)

| | Six Months Ended June 30, 2025 | Six Months Ended June 30, 2024 |
| --- | ---: | ---: |
| Net loss | $(6,010) | $(1,005) |
| Depreciation and amortization | 2,204 | 2,100 |
| Accounts receivable | (788) | 310 |
| Inventories | (550) | (120) |
| Net cash provided by operating activities | 8,004 | 7,110 |
| Purchases of property and equipment | (1,950) | (1,730) |
| Net cash used in investing activities | (1,950) | (1,730) |
| Net cash used in financing activities | (3,547) | (3,300) |
| Net increase in cash | 2,507 | 2,080 |
| Cash, beginning of period | 38,506 | 30,010 |
| Cash, end of period | $41,013 | $32,090 |
"""

RECONCILED = """Reconciliation of GAAP to Non-GAAP Results
(in thousands)

| | Q2 2025 | Q2 2024 |
| --- | ---: | ---: |
| GAAP operating income | $4,100 | $3,900 |
| Stock-based compensation | 1,200 | 1,000 |
| Non-GAAP operating income | $5,300 | $4,900 |
| Adjusted EBITDA | $6,400 | $6,000 |
| Free cash flow | $3,300 | $3,100 |
"""

GUIDED = """Guidance for 2025

| | Low | High |
| --- | ---: | ---: |
| Revenue (in millions) | $210.0 | $220.0 |
| Adjusted EBITDA (in millions) | $24.0 | $27.0 |
"""

SEGMENTS = """Results by Segment, Three Months Ended June 30, 2025
(in thousands)

| | Castings | Sheets | Total |
| --- | ---: | ---: | ---: |
| Revenue | $30,000 | $25,964 | $55,964 |
| Operating income | 2,000 | 1,100 | 3,100 |
"""


def told(table: str) -> tuple[Record, dict[tuple[str, str], Fact]]:
    """The record of a release with `table` in it, and the facts of the table by the label of the
    row and the words of the cell."""
    record = extract(HEAD + table)
    facts = {fact.quantity: fact for fact in record.facts}
    found = {
        (row.label.text, cell.text): facts[cell.quantity]
        for one in record.tables
        for row in one.rows
        for cell in row.cells
        if row.label is not None and cell.quantity in facts
    }
    return record, found


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (INCOME, "income_statement"),
        (BALANCE, "balance_sheet"),
        (FLOWS, "cash_flow"),
        (RECONCILED, "reconciliation"),
        (GUIDED, "guidance"),
        (SEGMENTS, "segments"),
        (INCOME.partition("\n\n")[2], "income_statement"),
        (BALANCE.partition("\n\n")[2], "balance_sheet"),
        (FLOWS.partition("\n\n")[2], "cash_flow"),
        ("| Store | Opened |\n| --- | --- |\n| Erie | 12 |\n| Akron | 9 |\n", None),
    ],
)
def test_statements_are_told(table: str, kind: StatementKind | None) -> None:
    assert [one.statement for one in told(table)[0].tables] == [kind]


def test_an_income_statement() -> None:
    _, facts = told(INCOME)
    revenue = facts["Total revenue", "55,964"]
    assert (revenue.concept, revenue.period, revenue.basis) == ("revenue", "2025-Q2", "gaap")
    before = facts["Total revenue", "49,968"]
    assert (before.concept, before.period, before.relates_to) == ("revenue", "2024-Q2", revenue.id)
    change = facts["Total revenue", "12%"]
    assert (change.concept, change.relates_to) == ("change_percent", revenue.id)
    assert (change.period, change.direction) == ("2025-Q2", "up")
    assert facts["Loss from operations", "(4,715)"].concept == "operating_income"
    assert facts["Provision for (benefit from) income taxes", "88"].concept == "income_tax"
    assert facts["Basic", "$(0.24)"].concept == "eps_basic"
    assert facts["Diluted", "$(0.23)"].concept == "eps_diluted"
    assert ("Product", "$40,010") not in facts  # a part of the revenue


def test_a_balance_sheet_is_as_of_days() -> None:
    _, facts = told(BALANCE)
    cash = facts["Cash and cash equivalents", "$41,013"]
    assert (cash.concept, cash.period) == ("cash", "2025-06-30")
    assert facts["Cash and cash equivalents", "$38,506"].relates_to == cash.id
    assert facts["Total assets", "$140,600"].period == "2024-12-31"
    # current and long-term deferred revenue: neither is the deferred revenue
    assert not [label for label, _ in facts if label == "Deferred revenue"]


def test_in_a_cash_flow_statement_balances_are_changes() -> None:
    _, facts = told(FLOWS)
    assert facts["Net loss", "$(6,010)"].period == "2025-6M"
    assert facts["Cash, end of period", "$41,013"].concept == "cash"
    labels = {label for label, _ in facts}
    assert not labels & {"Accounts receivable", "Inventories", "Cash, beginning of period"}


def test_what_is_adjusted_has_a_concept_and_a_basis_of_its_own() -> None:
    _, facts = told(RECONCILED)
    found = {label: (fact.concept, fact.basis) for (label, _), fact in facts.items()}
    assert found == {
        "GAAP operating income": ("operating_income", "gaap"),
        "Stock-based compensation": ("stock_compensation", "gaap"),
        "Non-GAAP operating income": ("adjusted_operating_income", "non_gaap"),
        "Adjusted EBITDA": ("adjusted_ebitda", "non_gaap"),
        "Free cash flow": ("free_cash_flow", "non_gaap"),
    }


def test_guidance_and_segments() -> None:
    assert {fact.concept for fact in told(GUIDED)[1].values()} == {
        "guidance_revenue",
        "guidance_adjusted_ebitda",
    }
    assert {words for _, words in told(SEGMENTS)[1]} == {"$55,964", "3,100"}


def test_prose_is_tied_to_the_table_that_states_it() -> None:
    record, facts = told(INCOME + "\n" + BALANCE)
    same = {
        quantity.text: fact.same_as
        for fact in record.facts
        for quantity in record.quantities
        if quantity.id == fact.quantity and fact.same_as is not None
    }
    assert same == {
        "12%": facts["Total revenue", "12%"].id,
        "$56.0 million": facts["Total revenue", "55,964"].id,
        "$50.0 million": facts["Total revenue", "49,968"].id,
        "$5.2 million": facts["Net loss", "$(5,205)"].id,
        "$0.23": facts["Diluted", "$(0.23)"].id,
        "$41.0 million": facts["Cash and cash equivalents", "$41,013"].id,
    }


def test_another_value_is_not_the_same() -> None:
    record, _ = told(INCOME.replace("55,964", "55,864"))
    revenue = next(one for one in record.quantities if one.text == "$56.0 million")
    fact = next(one for one in record.facts if one.quantity == revenue.id)
    assert (fact.concept, fact.same_as) == ("revenue", None)


@pytest.mark.parametrize(
    ("label", "above", "concept"),
    [
        ("net (loss) income", "", "net_income"),
        ("adjusted ebitda(1)", "", "adjusted_ebitda"),
        ("net income (non-gaap)", "", "adjusted_net_income"),
        ("net income attributable to torvane shareholders", "", "net_income"),
        ("net income attributable to non-controlling interests", "", None),
        ("net income per share attributable to torvane", "", "eps_basic"),
        ("(loss) earnings per share, diluted", "", "eps_diluted"),
        ("diluted", "earnings per share attributable to torvane:", "eps_diluted"),
        ("total", "revenue", "revenue"),
        ("total", "", None),
        ("net sales, sek m", "", "revenue"),
        ("total liabilities & stockholders' equity", "", "liabilities_and_equity"),
        ("cash and cash equivalents at end of period", "", "cash"),
        ("all-in sustaining costs per gold ounce sold", "", "all_in_sustaining_cost"),
        ("revenue per tractor per week", "", None),
        ("x" * 500, "", None),
    ],
)
def test_lines(label: str, above: str, concept: str | None) -> None:
    line = read_line(label, above)
    assert (line.concept if line else None) == concept


def test_the_lines_of_statements_are_concepts() -> None:
    assert {name for name, _, _ in LINES} <= set(CONCEPTS)
    for rule in load_toml("statements.toml").values():
        assert {*rule["lines"], *rule["needs"]} <= set(CONCEPTS)
