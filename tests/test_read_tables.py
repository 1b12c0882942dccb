"""Tables of HTML pages as filings write them: columns, spanning headers, split figures."""

from __future__ import annotations

import pytest

from extractor.read.html import render
from extractor.read.limits import Limits


def shown(page: str) -> list[str]:
    return render(page, Limits())[0].split("\n")


def row(*cells: str) -> str:
    """A row; a cell is its text, or "span|text" where it covers several columns."""
    written = ""
    for cell in cells:
        span, bar, text = cell.partition("|")
        written += f"<td colspan={span}>{text}</td>" if bar else f"<td>{cell}</td>"
    return f"<tr>{written}</tr>"


THREE_A_COLUMN = [
    # Three physical columns for each shown one, spacers of three between them.
    row("3|", "3|", "9|Quarter Ended<br>March 31,", "3|", "9|Year Ended<br>March 31,"),
    row("3|", "3|", "3|2031", "3|", "3|2030", "3|", "3|2031", "3|", "3|2030"),
    row(
        "3|Sales", "3|", "$", "1,204", "", "3|", "$", "1,100", "", "3|", "$", "4,500", "", "3|"
    ).removesuffix("</tr>")
    + "<td>$</td><td>4,100</td><td></td></tr>",
    row("3|Loss", "3|", "2|(12", ")", "3|", "2|&#8212;", "", "3|", "2|(30", ")", "3|").removesuffix(
        "</tr>"
    )
    + "<td colspan=2>(7</td><td>)</td></tr>",
]
OFFSET = [
    # Headers begin in the spare column before the figures and end before their last.
    row("", "5|Three months", "", "5|Six months"),
    row("", "2|2031", "", "2|2030", "", "2|2031", "", "2|2030"),
    row("Sales", "", "$", "70", "", "$", "60", "", "$", "140", "", "$", "120"),
]
SIGN_HEADED = [
    # The header stands in the column of the currency sign, the figures in the next.
    row("", "", "2031", "", "", "2030", ""),
    row("Sales", "", "$", "70", "", "$", "60"),
    row("Costs", "", "", "(40", ")", "", "50"),
]
REACHING_DOWN = [
    "<thead><tr><th rowspan=3>In millions</th><th colspan=4>Region</th><th rowspan=3>Sum</th></tr>"
    "<tr><th colspan=2>North</th><th colspan=2>South</th></tr>"
    "<tr><th>2031</th><th>2030</th><th>2031</th><th>2030</th></tr></thead>",
    row("Sales", "1", "2", "3", "4", "10"),
    row("Costs", "(1)", "(2)", "(3)", "(4)", "(10)"),
]
SPLIT = [
    # Parentheses, percent signs and marks of footnotes have cells of their own.
    row("", "", "2|2031", "", "2|Change", ""),
    row("Sales (a)", "(", "1,234", ")", "*", "", "12.5", "%"),
    row("Costs", "", "567", "", "", "(", "3", ")%"),
    row("Tax", "", "-", "", "", "", "-", ""),
]
NOTES = [
    row("", "2031", "", "2030", ""),
    row("Sales", "70", "(1)", "60", ""),
    row("Costs", "40", "", "30", "(2)"),
    row("Tax", "5", "", "(3)", ""),
    row("Fees", "2", "", "8", ""),
]

TABLES = [
    (
        "three columns for each",
        THREE_A_COLUMN,
        [
            "|  | Quarter Ended March 31, |  | Year Ended March 31, |  |",
            "|  | 2031 | 2030 | 2031 | 2030 |",
            "| Sales | $1,204 | $1,100 | $4,500 | $4,100 |",
            "| Loss | (12) | — | (30) | (7) |",
        ],
    ),
    (
        "headers beside their columns",
        OFFSET,
        [
            "|  | Three months |  | Six months |  |",
            "|  | 2031 | 2030 | 2031 | 2030 |",
            "| Sales | $70 | $60 | $140 | $120 |",
        ],
    ),
    (
        "header over the sign",
        SIGN_HEADED,
        ["|  | 2031 | 2030 |", "| Sales | $70 | $60 |", "| Costs | (40) | 50 |"],
    ),
    (
        "headers that reach down",
        REACHING_DOWN,
        [
            "| In millions | Region |  |  |  | Sum |",
            "|  | North |  | South |  |  |",
            "|  | 2031 | 2030 | 2031 | 2030 |  |",
            "| Sales | 1 | 2 | 3 | 4 | 10 |",
            "| Costs | (1) | (2) | (3) | (4) | (10) |",
        ],
    ),
    (
        "split figures",
        SPLIT,
        [
            "|  | 2031 | Change |",
            "| Sales (a) | (1,234) * | 12.5% |",
            "| Costs | 567 | (3)% |",
            "| Tax | - | - |",
        ],
    ),
    (
        "marks of footnotes",
        NOTES,
        [
            "|  | 2031 | 2030 |",
            "| Sales | 70 (1) | 60 |",
            "| Costs | 40 | 30 (2) |",
            "| Tax | 5 | (3) |",
            "| Fees | 2 | 8 |",
        ],
    ),
]


@pytest.mark.parametrize(("name", "rows", "text"), TABLES, ids=[one[0] for one in TABLES])
def test_columns(name: str, rows: list[str], text: list[str]) -> None:
    assert shown(f"<table>{''.join(rows)}</table>") == text


def test_tables_within_a_layout_table_come_out_whole() -> None:
    inner = "<table><tr><td>{0}<td>$<td>1</tr><tr><td>b<td><td>2</tr></table>"
    page = (
        f"<table><tr><td>Left and right</td></tr><tr><td>{inner.format('x')}</td>"
        f"<td><div>{inner.format('y')}</div></td></tr><tr><td>Sales<td>7</tr>"
        "<tr><td>Costs<td>5</tr></table>"
    )
    assert shown(page) == [
        *("Left and right", "", "| x | $1 |", "| b | 2 |", ""),
        *("| y | $1 |", "| b | 2 |", "", "| Sales | 7 |", "| Costs | 5 |"),
    ]


def test_a_table_goes_on_after_a_page_break_and_others_are_parted() -> None:
    first = "<table><caption>Flows</caption><tr><td>Sales<td>7<tr><td>Costs<td>5</table>"
    other = "<table><tr><td>a<td>7<td>8<tr><td>b<td>5<td>6</table>"
    page = f"{first}<p>3</p><hr style='page-break-after:always'>{first[28:]}{other}{other}"
    rows = ["| Sales | 7 |", "| Costs | 5 |"]
    others = ["| a | 7 | 8 |", "| b | 5 | 6 |"]
    assert shown(page.replace(first[28:], f"<table>{first[31:]}")) == [
        *("Flows", "", *rows, *rows, "", *others, "", *others)
    ]
