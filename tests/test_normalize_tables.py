"""Tables in text to rows of the view: pipe tables of converters, columns made of spaces."""

from __future__ import annotations

import pytest

from extractor.layout import parse_layout
from extractor.normalize import normalize, to_text
from extractor.schema import SourceInfo
from extractor.stages import Release, Source


def release(text: str) -> Release:
    return normalize(Source(SourceInfo(), text))


COVERING = """
|  | Quarter | | | | |  | Year | | | | |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| (in millions) | 2031 | |  | 2030 | |  | 2031 | |  | 2030 | |
|  |  |  |  |  |  |  |  |  |  |  |  |
| Sales | $ | 70 |  | $ | 60 |  | \\$ | 140 |  | $ | **120** |
| Loss | (12 | ) |  | — | |  | (30 | ) |  | (7 | ) |
"""
DROPPED = """
| **Statement** |
| --- |
|  |  | Three Months Ended |  | Year Ended |
|  |  | May 31, |  | February 28, |  | May 31, |
| (in millions) |  | 2031 |  | 2030 |  | 2031 |  | 2031 |  | 2030 |
|  |  |  |  |  |  |  |  |  |  |  |
| Sales |  | $   70 |  | $   60 |  | 50 |  | 140 |  | 120 |
| Costs |  | (40) |  | (30) |  | (20) |  | (90) |  | (80) |
"""
REACHING_DOWN = """
| Results | Quarter ended | | | Nine months ended | | |
| --- | --- | --- | --- | --- | --- | --- |
| May 31 | | | May 31 | | |
| 2031 | 2030 |  | 2031 | 2030 |  |
| Sales | 70 | 60 |  | 140 | 120 |  |
| Loss | (12 | (5 | ) | (30 | (7 | ) |
"""
LABELS = """
|  |  |  | 2031 |  | 2030 |
| --- | --- | --- | --- | --- | --- |
| Sales: |  |  |  |  |
|  | North |  | 70 |  | 60 |
|  | South |  | 7 |  | 6 |
| Total |  | 77 |  | 66 |
"""
ONE_FOR_EACH = """
| (in millions) | 2031 |  | 2030 |  |
| --- | --- | --- | --- | --- |
| Sales | $ | 70 |  | $ | 60 |  |
| Costs | | (40 | ) |  | 30 |  |
"""
PIPES = [
    (
        "columns that cells cover",
        COVERING,
        [
            "|  | Quarter |  | Year |  |",
            "| (in millions) | 2031 | 2030 | 2031 | 2030 |",
            "| Sales | $70 | $60 | $140 | $120 |",
            "| Loss | (12) | — | (30) | (7) |",
        ],
    ),
    (
        "headers written as one cell",
        DROPPED,
        [
            "| Statement |  |  |  |  |  |",
            "|  | Three Months Ended |  |  | Year Ended |  |",
            "|  | May 31, |  | February 28, | May 31, |  |",
            "| (in millions) | 2031 | 2030 | 2031 | 2031 | 2030 |",
            "| Sales | $70 | $60 | 50 | 140 | 120 |",
            "| Costs | (40) | (30) | (20) | (90) | (80) |",
        ],
    ),
    (
        "a label that reaches down",
        REACHING_DOWN,
        [
            "| Results | Quarter ended |  | Nine months ended |  |",
            "|  | May 31 |  | May 31 |  |",
            "|  | 2031 | 2030 | 2031 | 2030 |",
            "| Sales | 70 | 60 | 140 | 120 |",
            "| Loss | (12 | (5) | (30 | (7) |",
        ],
    ),
    (
        "labels in two columns",
        LABELS,
        [
            "|  | 2031 | 2030 |",
            "| Sales: |  |  |",
            "|   North | 70 | 60 |",
            "|   South | 7 | 6 |",
            "| Total | 77 | 66 |",
        ],
    ),
    (
        "as many headers as figures",
        ONE_FOR_EACH,
        [
            "| (in millions) | 2031 | 2030 |",
            "| Sales | $70 | $60 |",
            "| Costs | (40) | 30 |",
        ],
    ),
    (
        "a rule within a run opens a table",
        "| Sales | 70 | 60 |\n| --- | --- | --- |\n| Costs | 4 | 3 |\n| 1 | Unaudited. |\n"
        "| --- | --- |\n| 2 | Restated. |",
        [
            *("| Sales | 70 | 60 |", "| Costs | 4 | 3 |", ""),
            *("| 1 | Unaudited. |", "| 2 | Restated. |"),
        ],
    ),
    (
        "a blank line parts tables",
        "| Sales | 70 |\n| Costs | 4 |\n\n| North | 1 |\n| South | 2 |",
        ["| Sales | 70 |", "| Costs | 4 |", "", "| North | 1 |", "| South | 2 |"],
    ),
    (
        "blank lines between rows",
        "| Sales | 70 |\n\n| Costs | 4 |\n\n| Fees | 2 |",
        ["| Sales | 70 |", "| Costs | 4 |", "| Fees | 2 |"],
    ),
]


@pytest.mark.parametrize(("name", "text", "rows"), PIPES, ids=[one[0] for one in PIPES])
def test_pipe_tables(name: str, text: str, rows: list[str]) -> None:
    found = release(text)
    assert found.view.split("\n") == rows
    assert len(parse_layout(found.view).tables) == 1 + rows.count("")
    for table in parse_layout(found.view).tables:
        for cell in (cell for row in table.rows for cell in row):
            start, end = to_text(found, cell.start, cell.end)
            written = "".join(char for char in text[start:end] if char not in "| *\\")
            assert written == found.view[cell.start : cell.end].replace(" ", "")


OLD_FILING = """<PAGE>
                               ZANVIK PUMPS INC.
                       CONSOLIDATED STATEMENTS OF INCOME
<TABLE>
<CAPTION>
                               Three Months Ended        Nine Months Ended
                                 September 30,             September 30,
                              -------------------       -------------------
                                1996       1995           1996       1995
                              --------   --------       --------   --------
<S>                           <C>        <C>            <C>        <C>
Net sales                     $ 12,345   $ 11,234       $ 36,000   $ 33,100
  Gross profit                   5,345      4,734         16,000     14,100
Selling, general and
  administrative expenses        2,345      2,234          7,000      6,100
                              --------   --------       --------   --------
  Net income                  $  3,045   $  2,500       $  8,900   $  8,020
                              ========   ========       ========   ========
</TABLE>
"""
NO_RULES = """
                        ZANVIK PUMPS INC.
                             Three Months Ended        Year
                                  May 31,          Feb. 28,
                              2031        2030         2030
Sales                           70          60           50
Coverage of long costs (a) -- none          --           --
Costs                          (40)        (30)         (20)
"""
TWO_TABLES = """
                              2031        2030
Sales                           70          60
Costs                          (40)        (30)

  Loss                         (12)        (13)

                       March 31,   March 31,
                            2031        2030
Cash                           7           6
Debt                           4           3
"""
SPACED = [
    (
        "an old filing",
        OLD_FILING,
        [
            "ZANVIK PUMPS INC.",
            "CONSOLIDATED STATEMENTS OF INCOME",
            "|  | Three Months Ended |  | Nine Months Ended |  |",
            "|  | September 30, |  | September 30, |  |",
            "|  | 1996 | 1995 | 1996 | 1995 |",
            "| Net sales | $12,345 | $11,234 | $36,000 | $33,100 |",
            "|   Gross profit | 5,345 | 4,734 | 16,000 | 14,100 |",
            "| Selling, general and administrative expenses | 2,345 | 2,234 | 7,000 | 6,100 |",
            "|   Net income | $3,045 | $2,500 | $8,900 | $8,020 |",
        ],
    ),
    (
        "headers over the middle",
        NO_RULES,
        [
            "| ZANVIK PUMPS INC. |  |  |  |",
            "|  | Three Months Ended |  | Year |",
            "|  | May 31, |  | Feb. 28, |",
            "|  | 2031 | 2030 | 2030 |",
            "| Sales | 70 | 60 | 50 |",
            "| Coverage of long costs (a) -- none |  | -- | -- |",
            "| Costs | (40) | (30) | (20) |",
        ],
    ),
    (
        "a header opens a table",
        TWO_TABLES,
        [
            "|  | 2031 | 2030 |",
            "| Sales | 70 | 60 |",
            "| Costs | (40) | (30) |",
            "|   Loss | (12) | (13) |",
            "",
            "|  | March 31, | March 31, |",
            "|  | 2031 | 2030 |",
            "| Cash | 7 | 6 |",
            "| Debt | 4 | 3 |",
        ],
    ),
]


@pytest.mark.parametrize(("name", "text", "rows"), SPACED, ids=[one[0] for one in SPACED])
def test_columns_made_of_spaces(name: str, text: str, rows: list[str]) -> None:
    assert release(text).view.split("\n") == rows
