"""Cues for checks: what a percentage is a percentage of, where nothing else says it.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

PREMIUM_WORDS = Pattern(
    "a premium or a discount",
    r"\b(?: premium | discount )\b",
    matches=("a premium of ", " discount to the closing price"),
    rejects=("discounted",),
)
SHARE_WORDS = Pattern(
    "a share of something",
    r"[ ,)]{0,3} (?: (?: interest | stake ) \s )? (?: of | in ) \s (?! (?: 19 | 20 ) \d\d )",
    matches=(" of the total", ") of revenue", " interest in the project"),
    rejects=(" over the prior year", " in 2025"),
)
OF_OUTSTANDING = Pattern(
    "of the shares there are",
    r"\b(?: outstanding | issued | share \s capital | voting | ordinary \s shares | ownership )\b",
    matches=("of the issued share capital", "of the voting rights"),
    rejects=("of the total",),
)
OPTION_WORDS = Pattern(
    "an option to take more",
    r"\b(?: over-?allot\w+ | green-?shoe | option \s to \s purchase | upsize \s option )\b",
    matches=("an over-allotment option", "the greenshoe"),
    rejects=("an option agreement",),
)
