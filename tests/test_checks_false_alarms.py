"""Numbers that look as if they belonged together and do not: no check says that they misfit."""

from __future__ import annotations

import pytest

from extractor import extract

HEAD = "Fernhop Reports\n\nBOSTON, March 4, 2026 (GLOBE NEWSWIRE) -- Fernhop Robotics Inc. "

SALE = (
    "raised {} million of {} proceeds, through the issuance of "
    "254,082 shares of common stock at a weighted average price of $30.96 per share."
)
MARGIN = (
    "reports.\n\n* Revenue of $53.8 million\n* EBITDA {}of $4.9 million, equal to an EBITDA margin "
    "of 9.4 percent"
)
TABLE = """reports for the quarter.

| (in dollars) | Q1 2026 | Q1 2025 |
| --- | --- | --- |
| Revenue | 9,000,000 | 8,000,000 |
| Net loss | (4,951,596) | (4,408,807) |
{}| Net loss per share, basic and diluted | (1.18) | (7.68) |
| Weighted average shares outstanding, basic and diluted | 4,173,452 | 571,930 |
"""
OWNERS = """| Net loss attributable to non-controlling interest | (16,493) | (13,962) |
| Net loss attributable to Fernhop Robotics Inc. | (4,935,103) | (4,394,845) |
"""


def statuses(text: str, identity: str) -> list[str]:
    return [check.status for check in extract(HEAD + text).checks if check.identity == identity]


@pytest.mark.parametrize(
    ("text", "identity", "found"),
    [
        (SALE.format("$7.0", "gross"), "proceeds", ["inconsistent"]),
        (SALE.format("$7.0", "net"), "proceeds", []),
        (MARGIN.format(""), "share_of", ["inconsistent"]),
        (MARGIN.format("adjusted for one-offs "), "share_of", []),
        (TABLE.format(OWNERS), "per_share", ["consistent", "consistent"]),
    ],
    ids=["gross", "net", "margin", "margin less one-offs", "the owners\u2019 part"],
)
def test_what_binds_numbers(text: str, identity: str, found: list[str]) -> None:
    assert statuses(text, identity) == found
