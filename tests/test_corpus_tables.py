"""Tables of the corpus: what a writer declares, how it is printed, what its gold says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from extractor import Extractor, Settings
from extractor.corpus.gold import Annotated, load_folder, write_folder
from extractor.corpus.rendered import on_text
from extractor.corpus.sources import compile_source
from extractor.corpus.stats import count
from extractor.corpus.tables.dialects import DIALECTS
from extractor.corpus.validate import faults
from extractor.errors import UsageError
from extractor.evaluation.fields import score_release
from extractor.evaluation.planted import plan
from extractor.evaluation.sheet import Counts

SOURCE = """Millrace Kilns Reports Second Quarter Results

BOISE, Idaho, July 30, 2025 -- Millrace Kilns, Inc. (Nasdaq: MRKL) said:
revenue rose ⟦#.1%=growth is.rev.1 is.rev.2⟧ to ⟦$#.1 million=is.rev.1⟧.

“⟪Q1 We baked & baked,⟫” said Opal Strand, CEO.

⟦table is⟧

- The loss of last year was small.
=====
headline: Millrace Kilns Reports Second Quarter Results
issuer: "Millrace Kilns, Inc."
companies:
  - {name: "Millrace Kilns, Inc.", aliases: [Millrace Kilns], listings: ["Nasdaq:MRKL"]}
people:
  - {name: Opal Strand, titles: [CEO], company: "Millrace Kilns, Inc."}
quotes:
  Q1: {speaker: Opal Strand}
layout: LAYOUT
tables:
  is:
    caption: Statements of Income
    notes: ["(in thousands, except per share data)"]
    statement: income_statement
    scale: 1000
    currency: USD
    heads: ["Three Months Ended~June 30, >2 |", "2025 | 2024 | Change"]
    columns: 2025-Q2 | 2024-Q2 | % 1 2
    rows: |
      Revenue {#rev revenue $} | 1210 | 1000
      Costs:
        Freight {#a} | 400 | 980
        Other^1 {#b} | - | 30
      Total costs {#c} | = a..b
      Income (loss) {#ni net_income total $} | = rev - c
      Per share {#eps P eps_basic $} | = ni / sh
      Shares {#sh S} | 1000 | 1000
"""

PIPES = """|  | Three Months Ended June 30, |  |  |
| --- | --- | --- | --- |
|  | 2025 | 2024 | Change |
| Revenue | $1,210 | $1,000 | 21.0% |
| Costs: |  |  |  |
| \u00a0\u00a0Freight | 400 | 980 | (59.2)% |
| \u00a0\u00a0Other(1) | - | 30 | (100.0)% |
| Total costs | 400 | 1,010 | (60.4)% |
| Income (loss) | $810 | $(10) | n/m |
"""

SPACES = """                   Three Months Ended
                        June 30,
                   ------------------
                       2025      2024     Change
                   --------   -------   --------
Revenue            $  1 210   $ 1 000     21,0 %
Costs:
  Freight               400       980    -59,2 %
  Other(1)                -        30   -100,0 %
                   --------   -------   --------
Total costs             400     1 010    -60,4 %
                   ========   =======   ========
"""


def made(layout: str = "{}") -> Annotated:
    return compile_source(SOURCE.replace("LAYOUT", layout), "results-millrace", "tests")


def test_a_table_is_printed_between_pipes() -> None:
    text = made().text
    assert "Statements of Income\n(in thousands, except per share data)\n\n" in text
    assert PIPES in text
    assert "revenue rose 21.0% to $1.2 million." in text


def test_a_table_is_printed_in_columns_of_spaces() -> None:
    layout = (
        "{form: space, split: true, label: 16, negative: minus, group: ' ', point: ',', "
        "percent: ' %'}"
    )
    assert SPACES in made(layout).text


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_page_has_each_part_of_a_number_in_a_cell(dialect: str) -> None:
    page = made(f"{{form: html, dialect: {dialect}, split: true}}")
    assert page.file_name == "results-millrace.html"
    assert faults(page) == []
    lines = [line.strip() for line in page.words.split("\n") if line.strip()]
    assert lines[lines.index("Revenue") :][:6] == ["Revenue", "$", "1,210", "$", "1,000", "21.0"]
    assert lines[lines.index("Freight") :][:5] == ["Freight", "400", "980", "(59.2", ")%"]


def test_gold_has_the_shape_of_the_record() -> None:
    release = made()
    (table,) = release.gold.tables
    assert (table.form, table.statement, table.scale) == ("pipe", "income_statement", Decimal(1000))
    assert [(one.role, one.period) for one in table.columns] == [
        ("label", None),
        ("figure", "2025-Q2"),
        ("figure", "2024-Q2"),
        ("change_percent", None),
    ]
    assert table.columns[1].heads == ["Three Months Ended June 30,", "2025"]
    assert [(row.label, row.level, row.role, row.parent) for row in table.rows[:5]] == [
        ("Revenue", 0, "item", None),
        ("Costs:", 0, "heading", None),
        ("Freight", 1, "item", 1),
        ("Other", 1, "item", 1),
        ("Total costs", 0, "total", None),
    ]
    revenue, dash, share = (table.rows[at].cells[0] for at in (0, 3, 6))
    assert (revenue.value, revenue.unit, revenue.scale) == (Decimal(1210000), "USD", Decimal(1000))
    assert release.text[revenue.start : revenue.end] == "$1,210"
    assert (dash.nil, dash.value, dash.text) == (True, None, "-")
    assert (share.value, share.unit, share.scale) == (Decimal("0.81"), "USD", Decimal(1))
    known = release.gold.by_cand()
    assert revenue.quantity is not None
    assert (known[revenue.quantity].concept, known[revenue.quantity].period) == (
        "revenue",
        "2025-Q2",
    )


def test_formulas_become_checks() -> None:
    gold = made().gold
    known = gold.by_cand()
    told = [
        (check.identity, [known[ref].text for _, ref in check.members()]) for check in gold.checks
    ]
    assert ("growth", ["$1,210", "$1,000", "21.0%"]) in told
    assert ("restatement", ["$1.2 million", "$1,210"]) in told
    assert ("sum", ["980", "30", "1,010"]) in told
    assert ("difference", ["$1,210", "400", "$810"]) in told
    assert ("per_share", ["$810", "1,000", "$0.81"]) in told
    assert {check.status for check in gold.checks} == {"consistent"}


def test_a_planted_number_makes_its_sums_inconsistent() -> None:
    source = SOURCE.replace("LAYOUT", "{}").replace("= a..b", "= a..b ! 1:430")
    gold = compile_source(source, "results-millrace").gold
    wrong = [check for check in gold.checks if check.status == "inconsistent"]
    assert [check.identity for check in wrong] == ["growth", "difference"]
    assert all(check.note.startswith("PLANTED") for check in wrong)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("| 400 | 980", "| 400", "Freight"),
        ("| 400 | 980", "| 400 | 980 | 1 | 2", "more cells"),
        ("= rev - c", "= rev - d", "'d'"),
        ("= rev - c", "= rev -", "cannot be read"),
        ("{#a}", "{#a !}", "'!'"),
        ("% 1 2", "2025-Q1 pro_forma", "pro_forma"),
        ('"2025 | 2024 | Change"', '"2025 | 2024"', "2 columns"),
        ("growth is.rev.1 is.rev.2", "growth is.rev.1 is.rev.7", "is.rev.7"),
        ("⟦table is⟧", "", "places for the tables"),
        ("caption:", "title:", "title"),
        ("{}", "{form: html, dialect: runic}", "runic"),
        ("{}", "{gaps: 3}", "gaps"),
    ],
)
def test_what_cannot_be_printed_is_told(old: str, new: str, told: str) -> None:
    source = SOURCE.replace("LAYOUT", "{}")
    assert old in source
    with pytest.raises(UsageError, match="results-millrace: ") as error:
        compile_source(source.replace(old, new, 1), "results-millrace")
    assert told in str(error.value)


def _shifted(release: Annotated) -> None:
    release.gold.tables[0].rows[0].cells[0].start += 1


def _other_scale(release: Annotated) -> None:
    release.gold.tables[0].rows[0].cells[0].scale = Decimal(1000000)


def _other_period(release: Annotated) -> None:
    release.gold.tables[0].rows[0].cells[0].period = "2025-Q1"


def _other_sign(release: Annotated) -> None:
    cell = release.gold.tables[0].rows[2].cells[2]
    assert cell.value is not None
    cell.value = -cell.value
    release.gold.by_cand()[cell.quantity or 0].value = cell.value


def _wrong_parent(release: Annotated) -> None:
    release.gold.tables[0].rows[2].parent = 4


def _unknown_label(release: Annotated) -> None:
    release.gold.tables[0].rows[2].label = "Freightage"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_shifted, "is not what the file has there"),
        (_other_scale, "is not 1210000"),
        (_other_period, "has the period 2025-Q1"),
        (_other_sign, "has not the sign of"),
        (_wrong_parent, "its parent 4"),
        (_unknown_label, "'Freightage' is not in the text"),
    ],
)
def test_a_fault_of_a_table_is_found(spoil: object, told: str) -> None:
    release = made("{form: html, dialect: wire, split: true}")
    assert faults(release) == []
    assert callable(spoil)
    spoil(release)
    assert any(told in fault for fault in faults(release)), faults(release)


def test_gold_of_a_page_stands_on_its_text(tmp_path: Path) -> None:
    page = made("{form: html, dialect: stripes, split: true}")
    write_folder([page], tmp_path)
    (loaded,) = load_folder(tmp_path)
    assert loaded.gold == page.gold
    record = Extractor(Settings(source="rules")).extract(tmp_path / page.file_name)
    gold = on_text(loaded, record.text).gold
    for one in gold.quantities:
        assert record.text[one.start : one.end] == one.text
    part = gold.quotes[0].parts[0]
    assert record.text[part.start : part.end] == "We baked & baked,"
    counts = score_release("r", gold, record).counts
    assert counts["cell value"] == Counts(tp=18)
    assert counts["quote"] == Counts(tp=1)
    assert count([tmp_path]).total.cells == 21


def test_an_error_planted_in_a_page_is_placed_on_its_text() -> None:
    page = made("{form: html, dialect: stripes, split: true}")
    extract = Extractor(Settings(source="rules")).extract
    found = [one.is_found(extract(one.text)) for one in plan("results-millrace", page)]
    assert found
    assert any(found)
