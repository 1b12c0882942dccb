"""Results told in prose: what each figure is, its period, basis, direction and what it relates to.

Every row is a sentence of a release about the second quarter of 2025 by an invented company.
"""

from __future__ import annotations

import pytest

from extractor import Extractor, Settings
from extractor.patterns.concepts import CONCEPTS
from extractor.schema import Fact, Record

extract = Extractor(Settings(source="rules")).extract

HEAD = """Torvane Materials Reports Second Quarter 2025 Results

ERIE, Pa., July 31, 2025 (GLOBE NEWSWIRE) -- Torvane Materials Corp. (NASDAQ: TVNE) (the
"Company"), a maker of light alloys for machines, today reported results for its second quarter
ended June 30, 2025.

"""

ROWS: list[tuple[str, dict[str, str | None]]] = [
    ("Annual recurring revenue reached $31.4 million.", {"$31.4 million": "recurring_revenue"}),
    ("Non-GAAP revenue was $56.0 million.", {"$56.0 million": "adjusted_revenue"}),
    ("Comparable store sales increased 3.2%.", {"3.2%": "comparable_sales_growth"}),
    ("Same-store sales were up 4.1%.", {"4.1%": "comparable_sales_growth"}),
    ("Adjusted gross profit was $20.1 million.", {"$20.1 million": "adjusted_gross_profit"}),
    ("Non-GAAP gross margin of 36.2% was a record.", {"36.2%": "adjusted_gross_margin"}),
    ("Sales and marketing expenses were $4.4 million.", {"$4.4 million": "sales_and_marketing"}),
    (
        "General and administrative expenses were $3.3 million.",
        {"$3.3 million": "general_and_administrative"},
    ),
    (
        "Depreciation and amortization expense was $2.2 million.",
        {"$2.2 million": "depreciation_and_amortization"},
    ),
    (
        "The quarter includes $1.4 million of stock-based compensation.",
        {"$1.4 million": "stock_compensation"},
    ),
    ("A goodwill impairment charge of $7.5 million was booked.", {"$7.5 million": "impairment"}),
    ("Restructuring charges were $0.8 million.", {"$0.8 million": "restructuring_costs"}),
    (
        "Non-GAAP operating expenses were $15.2 million.",
        {"$15.2 million": "adjusted_operating_expenses"},
    ),
    (
        "Adjusted operating income was $6.1 million, or 10.9% of sales.",
        {"$6.1 million": "adjusted_operating_income", "10.9%": "adjusted_operating_margin"},
    ),
    ("EBITA amounted to SEK 41 million.", {"SEK 41 million": "ebita"}),
    (
        "Adjusted EBITA was SEK 44 million and the adjusted EBITA margin 12.1%.",
        {"SEK 44 million": "adjusted_ebita", "12.1%": "ebita_margin"},
    ),
    ("Interest expense was $1.9 million.", {"$1.9 million": "interest_expense"}),
    ("Interest income was $0.6 million.", {"$0.6 million": "interest_income"}),
    ("Loss before income taxes was $3.7 million.", {"$3.7 million": "pretax_income"}),
    ("Adjusted pre-tax profit was $5.9 million.", {"$5.9 million": "adjusted_pretax_income"}),
    ("The provision for income taxes was $1.2 million.", {"$1.2 million": "income_tax"}),
    ("Net profit margin was 8.1%.", {"8.1%": "net_margin"}),
    ("Total comprehensive income was $4.9 million.", {"$4.9 million": "comprehensive_income"}),
    (
        "The weighted average number of basic shares outstanding was 21,400,000.",
        {"21,400,000": "weighted_shares_basic"},
    ),
    (
        "The weighted average number of diluted shares outstanding was 22,100,000.",
        {"22,100,000": "weighted_shares_diluted"},
    ),
    ("Restricted cash was $2.5 million.", {"$2.5 million": "restricted_cash"}),
    (
        "Marketable securities of $18.0 million are held.",
        {"$18.0 million": "short_term_investments"},
    ),
    ("Accounts receivable were $9.9 million.", {"$9.9 million": "accounts_receivable"}),
    ("Inventory was $14.4 million.", {"$14.4 million": "inventory"}),
    ("Total liabilities were $61.0 million.", {"$61.0 million": "total_liabilities"}),
    ("Net debt was $48.0 million.", {"$48.0 million": "net_debt"}),
    ("Total stockholders\u2019 equity was $84.0 million.", {"$84.0 million": "total_equity"}),
    ("Working capital was $22.0 million.", {"$22.0 million": "working_capital"}),
    ("The Company had total liquidity of $71.0 million.", {"$71.0 million": "liquidity"}),
    ("Net leverage ratio was 2.4x.", {"2.4x": "leverage_ratio"}),
    (
        "Net cash used in investing activities was $5.0 million.",
        {"$5.0 million": "investing_cash_flow"},
    ),
    (
        "Net cash provided by financing activities was $8.0 million.",
        {"$8.0 million": "financing_cash_flow"},
    ),
    ("Adjusted free cash flow was $6.6 million.", {"$6.6 million": "adjusted_free_cash_flow"}),
    ("Net interest income was $46.8 million.", {"$46.8 million": "net_interest_income"}),
    ("Net interest margin widened to 3.42%.", {"3.42%": "net_interest_margin"}),
    ("Noninterest income was $9.6 million.", {"$9.6 million": "noninterest_income"}),
    ("Noninterest expense was $33.9 million.", {"$33.9 million": "noninterest_expense"}),
    (
        "The provision for credit losses was $2.1 million.",
        {"$2.1 million": "credit_loss_provision"},
    ),
    (
        "Net charge-offs were $1.1 million, or 0.12% of average loans.",
        {"$1.1 million": "net_charge_offs"},
    ),
    ("The efficiency ratio was 60.1%.", {"60.1%": "efficiency_ratio"}),
    ("Return on average assets was 1.05%.", {"1.05%": "return_on_assets"}),
    ("Return on average equity was 11.2%.", {"11.2%": "return_on_equity"}),
    ("Total loans were $4.10 billion.", {"$4.10 billion": "loans"}),
    ("Total deposits grew to $5.51 billion.", {"$5.51 billion": "deposits"}),
    (
        "The allowance for credit losses was $44.0 million.",
        {"$44.0 million": "allowance_for_credit_losses"},
    ),
    ("Non-performing assets were 0.31%.", {"0.31%": "nonperforming_assets"}),
    ("The common equity tier 1 capital ratio was 11.9%.", {"11.9%": "capital_ratio"}),
    (
        "Tangible book value per share was $18.25.",
        {"$18.25": "tangible_book_value_per_share"},
    ),
    ("Gross premiums written were $120.0 million.", {"$120.0 million": "premiums_written"}),
    ("Net premiums earned were $98.0 million.", {"$98.0 million": "premiums_earned"}),
    (
        "The combined ratio was 91.3%, the loss ratio 61.0% and the expense ratio 30.3%.",
        {"91.3%": "combined_ratio", "61.0%": "loss_ratio", "30.3%": "expense_ratio"},
    ),
    (
        "FFO was $34.9 million, or $0.45 per diluted share.",
        {"$34.9 million": "ffo", "$0.45": "ffo_per_share"},
    ),
    (
        "Core FFO for the quarter was $33.5 million, or $0.43 per diluted share.",
        {"$33.5 million": "core_ffo", "$0.43": "core_ffo_per_share"},
    ),
    ("AFFO of $0.20 per unit was paid out.", {"$0.20": "affo_per_share"}),
    (
        "AFFO was $11.8 million, and the AFFO payout ratio 86.0%.",
        {"$11.8 million": "affo", "86.0%": "payout_ratio"},
    ),
    ("Net operating income was $41.5 million.", {"$41.5 million": "net_operating_income"}),
    (
        "Same-property NOI was $45.9 million, a 7.1% increase.",
        {"$45.9 million": "same_store_net_operating_income", "7.1%": "change_percent"},
    ),
    ("Portfolio occupancy was 94.8%.", {"94.8%": "occupancy"}),
    ("Net assets were $510.0 million.", {"$510.0 million": "net_assets"}),
    (
        "Total gold production was 29,787 ounces at an average grade of 1.45 g/t.",
        {"29,787": "production"},
    ),
    (
        "All-in sustaining costs were $1,250 per ounce and cash costs $910 per ounce.",
        {"$1,250": "all_in_sustaining_cost", "$910": "cash_cost"},
    ),
    ("The average realized gold price was $2,410 per ounce.", {"$2,410": "realized_price"}),
    (
        "Cash costs of the program are expected to fall.",
        {},
    ),
]

_TABLES_ONLY = {
    *("accounts_payable", "current_assets", "current_liabilities", "goodwill", "prior_value"),
    *("intangible_assets", "long_term_debt", "liabilities_and_equity", "property_and_equipment"),
    *("retained_earnings", "change_in_cash", "ore_grade"),
}
"""Lines of statements, which prose seldom tells."""


def read(sentence: str) -> tuple[Record, list[tuple[str, Fact]]]:
    """The record of a release with `sentence` in it, and the facts there with their words."""
    record = extract(HEAD + sentence + "\n")
    words = {one.id: one.text for one in record.quantities if one.start >= len(HEAD)}
    return record, [(words[fact.quantity], fact) for fact in record.facts if fact.quantity in words]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[said[:40] for said, _ in ROWS])
def test_terms_of_results(sentence: str, expected: dict[str, str | None]) -> None:
    found = {words: fact.concept for words, fact in read(sentence)[1]}
    assert {words: found.get(words) for words in expected} == expected


def test_the_rows_cover_the_terms_of_results() -> None:
    told = {concept for _, row in ROWS for concept in row.values()}
    guided = {name for name in CONCEPTS if name.startswith("guidance_")}
    contract = {"cash", "backlog", "bookings", "total_debt"}  # with those of tests/test_concepts.py
    rest = {name for name, one in CONCEPTS.items() if one.result} - told - guided - contract
    told_elsewhere = {
        *("revenue", "cost_of_revenue", "gross_profit", "gross_margin", "operating_income"),
        *("operating_margin", "net_income", "adjusted_net_income", "ebitda", "adjusted_ebitda"),
        *("ebitda_margin", "eps_basic", "eps_diluted", "adjusted_eps", "operating_cash_flow"),
        *("free_cash_flow", "capital_expenditure", "change_percent", "change_amount"),
        *("net_asset_value_per_share", "net_investment_income", "operating_expenses"),
        *("net_investment_income_per_share", "selling_general_and_administrative", "tax_rate"),
        *(
            "research_and_development",
            "deferred_revenue",
        ),
        *("total_assets", "assets_under_management"),
    }
    assert rest - told_elsewhere == _TABLES_ONLY


Told = tuple[str, str, str | None, str | None, str | None]
"""The words, concept, period, basis and direction of a fact."""

TOLD: list[tuple[str, list[Told]]] = [
    (
        "Revenue rose 12% to $56.0 million, from $50.0 million in the prior-year quarter.",
        [
            ("12%", "change_percent", "2025-Q2", "gaap", "up"),
            ("$56.0 million", "revenue", "2025-Q2", "gaap", None),
            ("$50.0 million", "revenue", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "Net loss of $5.2 million, or $(0.12) per diluted share, compared with net income of $1.1 "
        "million, or $0.03 per diluted share.",
        [
            ("$5.2 million", "net_income", "2025-Q2", "gaap", "loss"),
            ("$(0.12)", "eps_diluted", "2025-Q2", "gaap", None),
            ("$1.1 million", "net_income", "2024-Q2", "gaap", None),
            ("$0.03", "eps_diluted", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "Adjusted EBITDA margin of 23.1%, up 120 basis points.",
        [
            ("23.1%", "ebitda_margin", "2025-Q2", "non_gaap", None),
            ("120 basis points", "change_percent", "2025-Q2", "non_gaap", "up"),
        ],
    ),
    (
        "Revenue was $56.0 million, compared to $54.0 million in the previous quarter.",
        [
            ("$56.0 million", "revenue", "2025-Q2", "gaap", None),
            ("$54.0 million", "revenue", "2025-Q1", "gaap", None),
        ],
    ),
    (
        "Cash and cash equivalents were $41.0 million as of June 30, 2025, compared to $38.5 "
        "million as of December 31, 2024.",
        [
            ("$41.0 million", "cash", "2025-06-30", "gaap", None),
            ("$38.5 million", "cash", "2024-12-31", "gaap", None),
        ],
    ),
    (
        "Revenue was $56.0 million and $50.0 million for the three months ended June 30, 2025 and "
        "2024, respectively.",
        [
            ("$56.0 million", "revenue", "2025-Q2", "gaap", None),
            ("$50.0 million", "revenue", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "For the three months ended June 30, 2025 and 2024, net investment income was $13.0 "
        "million, or $0.20 per share, and $15.7 million, or $0.24 per share.",
        [
            ("$13.0 million", "net_investment_income", "2025-Q2", "gaap", None),
            ("$0.20", "net_investment_income_per_share", "2025-Q2", "gaap", None),
            ("$15.7 million", "net_investment_income", "2024-Q2", "gaap", None),
            ("$0.24", "net_investment_income_per_share", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "As of June 30, 2025 and December 31, 2024, we had cash and cash equivalents of $41.0 "
        "million and $38.5 million, respectively.",
        [
            ("$41.0 million", "cash", "2025-06-30", "gaap", None),
            ("$38.5 million", "cash", "2024-12-31", "gaap", None),
        ],
    ),
    (
        "Diluted earnings per share were $2.71 on a GAAP basis and $3.80 on a non-GAAP basis.",
        [
            ("$2.71", "eps_diluted", "2025-Q2", "gaap", None),
            ("$3.80", "adjusted_eps", "2025-Q2", "non_gaap", None),
        ],
    ),
    (
        "Gross profit for the quarter was $37.3 million, a decrease of $2.0 million from $39.3 "
        "million.",
        [
            ("$37.3 million", "gross_profit", "2025-Q2", "gaap", None),
            ("$2.0 million", "change_amount", "2025-Q2", "gaap", "down"),
            ("$39.3 million", "gross_profit", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "Net income was $2.2 million, or $0.05 per diluted share, compared with a net loss of "
        "$22.9 million, or $0.48 per diluted share, for the second quarter of 2024.",
        [
            ("$2.2 million", "net_income", "2025-Q2", "gaap", None),
            ("$0.05", "eps_diluted", "2025-Q2", "gaap", None),
            ("$22.9 million", "net_income", "2024-Q2", "gaap", "loss"),
            ("$0.48", "eps_diluted", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "Adjusted EBITDA for the three and six months ended June 30, 2025 was $5.0 million and "
        "$9.1 million, respectively.",
        [
            ("$5.0 million", "adjusted_ebitda", "2025-Q2", "non_gaap", None),
            ("$9.1 million", "adjusted_ebitda", "2025-6M", "non_gaap", None),
        ],
    ),
    (
        "In 2024, second quarter revenue was $50.0 million.",
        [("$50.0 million", "revenue", "2024-Q2", "gaap", None)],
    ),
    (
        "Revenue was $7.4 million, a 27% decrease compared to $10.1 million in the prior-year "
        "quarter.",
        [
            ("$7.4 million", "revenue", "2025-Q2", "gaap", None),
            ("27%", "change_percent", "2025-Q2", "gaap", "down"),
            ("$10.1 million", "revenue", "2024-Q2", "gaap", None),
        ],
    ),
    (
        "EBITA was SEK 52 million, an increase of 25%, reflecting an EBITA margin of 9.7%.",
        [
            ("SEK 52 million", "ebita", "2025-Q2", "non_gaap", None),
            ("25%", "change_percent", "2025-Q2", "non_gaap", "up"),
            ("9.7%", "ebita_margin", "2025-Q2", "non_gaap", None),
        ],
    ),
    (
        "Organic sales growth was -6%.",
        [("-6%", "change_percent", "2025-Q2", None, "down")],
    ),
    (
        "Revenue decreased 4% (6% in constant currency) to $56.0 million.",
        [
            ("4%", "change_percent", "2025-Q2", "gaap", "down"),
            ("6%", "change_percent", "2025-Q2", "non_gaap", "down"),
            ("$56.0 million", "revenue", "2025-Q2", "gaap", None),
        ],
    ),
    (
        "On a non-GAAP basis, net income was $4.0 million.",
        [("$4.0 million", "adjusted_net_income", "2025-Q2", "non_gaap", None)],
    ),
    (
        "Gross profit was $20.0 million, $1.5 million lower than in the first quarter of 2025.",
        [
            ("$20.0 million", "gross_profit", "2025-Q2", "gaap", None),
            ("$1.5 million", "change_amount", "2025-Q2", "gaap", "down"),
        ],
    ),
    (
        "Adjusted EBITDA for the trailing twelve months was $30.0 million.",
        [("$30.0 million", "adjusted_ebitda", "2025-LTM", "non_gaap", None)],
    ),
    (
        "The Company expects full-year 2025 revenue of $210 to $220 million.",
        [("$210 to $220 million", "guidance_revenue", "2025", "gaap", None)],
    ),
    (
        "Third Quarter 2025 Outlook\n\n* Revenue of $57 million to $59 million\n"
        "* Adjusted EBITDA of $7 million to $8 million",
        [
            ("$57 million to $59 million", "guidance_revenue", "2025-Q3", "gaap", None),
            ("$7 million to $8 million", "guidance_adjusted_ebitda", "2025-Q3", "non_gaap", None),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), TOLD, ids=[said[:40] for said, _ in TOLD])
def test_periods_bases_and_directions(sentence: str, rows: list[Told]) -> None:
    found = [
        (words, fact.concept, fact.period, fact.basis, fact.direction)
        for words, fact in read(sentence)[1]
    ]
    assert found == rows


def test_what_changes_by_an_amount_is_told() -> None:
    facts = dict(read("Gross profit was $20.0 million, an increase of $1.5 million (or 8%).")[1])
    figure = facts["$20.0 million"].id
    assert facts["$1.5 million"].relates_to == figure
    assert facts["8%"].relates_to == figure
