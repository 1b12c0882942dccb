"""Patterns of the linter about names and tickers, matched on views.

Comes in: nothing. Goes out: `Pattern` objects.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

LONE_TICKER = Pattern(
    "lint.lone_ticker",
    r"""
    \( (?i: (?: (?: stock | trading | ticker | share )\ )? (?: ticker | symbol | code ) s? ) :? \ ?
    [“"‘']? \$? (?P<ticker> [A-Z]{1,5} (?:\.[A-Z]{1,2})? ) [”"’']? \)
    """,
    matches=("(Ticker: ABCD)", "(symbol “ABCD”)", "(stock symbol: ABCD)"),
    rejects=("(Nasdaq: ABCD)", "(ABCD)", "(symbol of)"),
)

LETTERS_AFTER = Pattern(
    "lint.letters_after",
    r"(?: \. | ® | ™ )? \ ? (?P<span> \( (?P<letters> [A-Z]{3,5} ) \) )",
    matches=((" (ABCD)", " (ABCD)"), (". (ABCD)", ". (ABCD)")),
    rejects=("(Nasdaq: ABCD)", "(AB)"),
)
