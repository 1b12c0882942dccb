"""Sums in tables: which are found, which misfits are told, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import marked
from planted_tables import planted_in, records_of

from extractor.checks import check_record
from extractor.schema import Check, Record

CORPUS = Path(__file__).parent.parent / "corpus"
INCOME = """| | 2025 | 2024 |
| --- | --- | --- |
| Revenue: |  |  |
|   Lamps | {$4,373} | {$3,958} |
|   Lenses | {120} | {145} |
|   Repairs | {162} | {159} |
| Total revenue | {4,655} | {4,262} |
| Cost of revenue | {568} | {512} |
| Gross profit | {4,087} | {3,750} |
| Operating expenses: |  |  |
|   Research and development | {827} | {701} |
|   Sales and marketing | {1,301} | {1,158} |
|   Gain on a sale | {-31} | — |
| Total operating expenses | {2,097} | {1,859} |
| Operating income | {1,990} | {1,891} |
| Other income, net | {12} | {-37} |
| Income before income taxes | {2,002} | {1,854} |
| Provision for income taxes | {351} | {277} |
| Net income | {$1,651} | {$1,577} |
"""
BALANCE = """| | 31 March | 31 December |
| --- | --- | --- |
| Current assets: |  |  |
| Cash | {$4,072} | {$4,236} |
| Receivables | {1,801} | {2,065} |
| Total current assets | {5,873} | {6,301} |
| Property | {1,967} | {1,908} |
| Less depreciation | {-512} | {-461} |
| Net property | {1,455} | {1,447} |
| Goodwill | {12,792} | {12,787} |
| Total assets | {20,120} | {20,535} |
"""
SEGMENTS = """| | Lamps | Lenses | Other | Total |
| --- | --- | --- | --- | --- |
| Revenue | {$1,521} | {$873} | {$64} | {$2,458} |
| Costs | {1,204} | {655} | {91} | {1,950} |
| Assets | {3,377} | {1,918} | {206} | {5,501} |
| Goodwill | {512} | {307} | {25} | {%s} |
"""


def sums(record: Record) -> dict[str, list[Check]]:
    """The checks of sums and differences, by the row that holds the result."""
    found: dict[str, list[Check]] = {}
    for check in check_record(record):
        if check.identity in ("sum", "difference"):
            found.setdefault(check.message.split(":")[0].lower(), []).append(check)
    return found


def statuses(record: Record) -> list[str]:
    return sorted({check.status for checks in sums(record).values() for check in checks})


def in_dollars(text: str) -> Record:
    """The record of a table whose figures are all money, as a note would say."""
    record = marked(text)
    for one in record.quantities:
        if one.kind == "percentage":
            continue
        one.kind, one.currency, one.unit = "amount", "USD", "USD"
    return record


def test_a_statement_is_read_from_the_top_down() -> None:
    found = sums(in_dollars(INCOME))
    assert {name: len(checks) for name, checks in found.items()} == {
        "total revenue": 2,
        "gross profit": 2,
        "total operating expenses": 2,
        "operating income": 2,
        "income before income taxes": 2,
        "net income": 2,
    }
    assert found["total revenue"][0].message == (
        "Total revenue: $4,373 + 120 + 162 = 4,655, as printed."
    )
    assert found["net income"][1].message == "Net income: 1,854 - 277 = $1,577, as printed."
    assert statuses(in_dollars(INCOME)) == ["consistent"]


@pytest.mark.parametrize(
    ("right", "wrong", "row"),
    [
        ("{145}", "{195}", "total revenue"),
        ("{3,750}", "{3,780}", "gross profit"),
        ("{1,301}", "{1,801}", "total operating expenses"),
        ("{-37}", "{-57}", "income before income taxes"),
        ("{351}", "{357}", "net income"),
        ("{$1,577}", "{$1,677}", "net income"),
    ],
)
def test_one_column_proves_what_the_rows_are(right: str, wrong: str, row: str) -> None:
    found = sums(in_dollars(INCOME.replace(right, wrong)))
    assert "inconsistent" in [check.status for check in found[row]]


def test_a_miss_that_rounding_explains_is_none() -> None:
    assert statuses(in_dollars(INCOME.replace("{4,655}", "{4,656}"))) == ["consistent"]
    assert "inconsistent" in statuses(in_dollars(INCOME.replace("{4,655}", "{4,659}")))


def test_a_table_that_may_not_add_up_may_cut_its_figures() -> None:
    # three parts, each of which may have lost almost one
    record = in_dollars(INCOME.replace("{4,655}", "{4,658}").replace("{4,087}", "{4,090}"))
    record.tables[0].rounded = True
    assert "inconsistent" not in [check.status for check in sums(record)["total revenue"]]


def test_no_alarm_where_the_table_is_unsure() -> None:
    record = in_dollars(INCOME.replace("{145}", "{195}"))
    record.tables[0].sure = False
    assert statuses(record) == ["consistent", "indeterminate"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{145}", "{-145}"),  # the sign may be ours
        ("| Lenses | {120} |", "| Lenses | {120} {7} |"),  # two numbers in one cell
    ],
)
def test_no_alarm_where_another_reading_fits(right: str, wrong: str) -> None:
    assert "inconsistent" not in statuses(in_dollars(INCOME.replace(right, wrong)))


def test_both_columns_wrong_prove_nothing() -> None:
    text = INCOME.replace("{145}", "{195}").replace("{120}", "{720}")
    assert "total revenue" not in sums(in_dollars(text))


def test_subtotals_nest_and_a_part_is_no_sum_of_its_siblings() -> None:
    found = sums(in_dollars(BALANCE))
    assert {name: len(checks) for name, checks in found.items()} == {
        "total current assets": 2,
        "net property": 2,
        "total assets": 2,
    }
    assert found["total assets"][0].message.startswith("Total assets: 5,873 + 1,455 + 12,792 =")


def test_columns_are_added_across() -> None:
    assert statuses(in_dollars(SEGMENTS % "844")) == ["consistent"]
    (wrong,) = sums(in_dollars(SEGMENTS % "894"))["goodwill"]
    assert wrong.status == "inconsistent"


def test_what_total_comes_first_is_found_too() -> None:
    text = """| | 2025 | 2024 |
| --- | --- | --- |
| North | {$2,187.7} | {$2,112.4} |
| of the coast | {1,814.4} | {1,755.1} |
| of the hills | {373.3} | {357.3} |
"""
    assert {name: len(checks) for name, checks in sums(in_dollars(text)).items()} == {"north": 2}


def test_changes_are_held_against_their_columns() -> None:
    text = """| | 2025 | 2024 | Change | %% change |
| --- | --- | --- | --- | --- |
| Lamps | {$1,521} | {$1,404} | {$117} | {8.3%%} |
| Lenses | {$873} | {$912} | {$-39} | {-4.3%%} |
| Repairs | {$640} | {$512} | {$128} | {25.0%%} |
| Other | {$64} | {$51} | {$%s} | %s |
"""

    def found(step: str, percent: str) -> list[tuple[str, str]]:
        checks = check_record(in_dollars(text % (step, percent)))
        return sorted(
            {
                (one.identity, one.status)
                for one in checks
                if one.identity in ("difference", "growth")
            }
        )

    assert found("13", "{25.5%}") == [("difference", "consistent"), ("growth", "consistent")]
    assert ("difference", "inconsistent") in found("18", "{25.5%}")
    assert ("growth", "inconsistent") in found("13", "{35.5%}")
    assert found("13", "NM") == [("difference", "consistent"), ("growth", "consistent")]


def test_both_sides_of_a_balance_sheet_are_the_same() -> None:
    text = """| | 2025 | 2024 |
| --- | --- | --- |
| Total assets | {$26,667} | {$27,165} |
| Total liabilities and equity | {%s} | {$27,165} |
"""
    for printed, status in (("$26,667", "consistent"), ("$26,767", "inconsistent")):
        checks = check_record(in_dollars(text % printed))
        assert next(one.status for one in checks if one.identity == "restatement") == status


@pytest.mark.parametrize(
    ("told", "statuses"),
    [
        ("$12,345,000", ["consistent"]),
        ("$12,435,000", ["inconsistent"]),  # two digits that changed places
        ("$12,355,000", ["inconsistent"]),
        ("$9,120,000", []),  # of something else
    ],
)
def test_a_figure_of_the_text_is_that_of_the_table(told: str, statuses: list[str]) -> None:
    record = in_dollars(
        f"Revenue was {{{told}|revenue}} in 2025.\n\n| | 2025 |\n| --- | --- |\n"
        "| Total revenue | {$12,345,000|revenue} |\n| Costs | {$8,111,200} |\n"
    )
    for fact in record.facts:
        fact.period, fact.basis = "2025", "gaap"
    found = [one for one in check_record(record) if one.identity == "restatement"]
    assert [one.status for one in found] == statuses


def test_basic_and_diluted_figures_have_their_own_shares() -> None:
    record = marked("""| | 2025 | 2024 |
| --- | --- | --- |
| Net income | {$1,247,000} | {$1,266,000} |
| Basic net income per share | {$2.72} per share | {$2.68} per share |
| Diluted net income per share | {$2.71} per share | {$2.67} per share |
| Basic weighted average shares | {459,000} | {473,000} |
| Diluted weighted average shares | {460,000} | {475,000} |
""")
    checks = [one for one in check_record(record) if one.identity == "per_share"]
    assert [one.status for one in checks] == ["consistent"] * 4


def test_most_planted_errors_are_found() -> None:
    records = [one for one in records_of([CORPUS / "train"]) if one.tables]
    planted = planted_in(records, 60, seed=3)
    found = [one for one in planted if one.verdict == "found"]
    hidden = [one for one in planted if one.verdict == "within rounding"]
    assert len(planted) == 60
    assert len(found) >= 0.7 * (len(planted) - len(hidden))
