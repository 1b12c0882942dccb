"""Patterns of the linter about amounts and percentages, matched on views.

Comes in: nothing. Goes out: `Pattern` objects.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

_WORD = r"(?: thousand | million | billion | trillion )s?"
_LETTER = r"(?: [KkMB] | MM | mm | [Mm]n | [Bb]n | [Mm]ln | [Bb]ln )"

SCALE_TWICE = Pattern(
    "lint.scale_twice",
    rf"""
    (?: \d [.,\d]{{0,30}} \ ? (?: {_LETTER} | {_WORD} ) [\ -] | (?<=[a-z]\ ) {_WORD} \  ) {_WORD} \b
    | [$€£] \ ? \d{{1,3}} (?: ,\d{{3}} ){{2,5}} (?: \.\d{{1,4}} )? \ (?: million | billion ) \b
    """,
    matches=(
        ("$5 million million", "5 million million"),
        ("$5M million", "5M million"),
        ("$2,500,000 million", "$2,500,000 million"),
        ("five million million", "million million"),
    ),
    rejects=("$5 million", "$2,500 million", "¥1,200,000 million", "a million dollars, millions"),
)

CURRENCY_TWICE = Pattern(
    "lint.currency_twice",
    r"""
    (?: \$ \ ? \d [\d,.]{0,30} (?: \ (?:thousand|million|billion) | [MB] )? \ dollars
      | € \ ? \d [\d,.]{0,30} (?: \ (?:thousand|million|billion) )? \ euros?
      | \$ \$ \d [\d,.]{0,30} ) \b
    """,
    matches=(("$5 million dollars", "$5 million dollars"), ("$$5.00 per share", "$$5.00")),
    rejects=("5 million dollars", "$5 million", "$5 dollar-denominated notes"),
)

_SMALL = r"\d{1,3} (?:\.\d{1,2})?"
_ABOUT = r"(?: (?:approximately | about | nearly)\  )?"
_AGAINST = (
    r"(?: (?: as\ )? compared\ (?:to|with) | versus | vs\.? | up\ from | down\ from | against )"
)

COMPARED = Pattern(
    "lint.compared",
    rf"""
    (?<![\w.,]) (?P<sign> [$€£] ) \ ? (?P<one> {_SMALL} ) (?P<scale> \ (?:million|billion) )?
    ,? \ {_AGAINST} \ {_ABOUT}
    (?P<other_sign> (?P=sign) ) \ ? (?P<other> {_SMALL} ) (?P<other_scale> \ (?:million|billion) )?
    (?! \d | [.,]\d | \ ?[MBKmbk]\b | [\ -]?(?:MM|bn|mn|thousand|million|billion|trillion)
      | \ (?:per|a|an|each)\ (?! year | quarter | month ) )
    """,
    matches=(
        ("$12.5 compared to $10.3 million", "$12.5 compared to $10.3 million"),
        ("$12.5 million, up from $10.3 in", "$12.5 million, up from $10.3"),
        ("$12 million versus $10 million a year ago", "$12 million versus $10 million"),
    ),
    rejects=(
        "$1.25 per share compared to $1.10",
        "$12.5 million compared to $10.3M",
        "$12.5 million versus 10.3",
    ),
)

ONE_DECIMAL = Pattern(
    "lint.one_decimal",
    r"(?: [A-Z]{1,3} \ ? )? [$€£] \ ? (?P<number> \d{1,3} \. \d ) $",
    matches=("$12.5", "US$0.2", "€ 7.4"),
    rejects=("$12.50", "$12", "$12.5 million"),
)
IN_MILLIONS = Pattern(
    "lint.in_millions",
    r"""
    \b (?i: dollars? | amounts? | figures? | numbers? | sums? | euros? | pounds? ) \b
    [^.\n|()]{0,60} \b in \ (?: [A-Za-z$€£]{1,9}\ )? (?:thousands|millions)
    """,
    matches=("Dollars and shares are in millions.", "All figures in US thousands"),
    rejects=("revenue (in millions)",),
)

_PERCENT = r"\ ? (?: % | percent\b | per\ cent\b )"
_CHANGE = rf"""
    (?P<change> {_SMALL} ) \ ? (?P<unit> % | percent\b | per\ cent\b | percentage\ points?
    | points? | basis\ points? | bps\b | pp\b ) (?! \ points? )
"""
_NOUN = r"(?: increase | decrease | decline | improvement | rise | reduction | growth | expansion )"
_WHEN = r"(?: (?:in|for)\ (?:the\ )? [^.;,%\n]{1,40}? ,? \  )?"

POINTS_BEFORE = Pattern(
    "lint.points_before",
    rf"""
    (?<![\d.,]) {_CHANGE} (?: \ {_NOUN} )? ,?
    \ (?: from | to ) \ {_ABOUT} (?P<one> {_SMALL} ) {_PERCENT} ,?
    \ {_WHEN} (?: to | from | compared\ (?:to|with) ) \ {_ABOUT} (?P<other> {_SMALL} ) {_PERCENT}
    """,
    matches=(
        "gross margin rose 2% to 42% from 40%",
        "improved 200 basis points to 42.0% in the quarter from 40.0%",
    ),
    rejects=("revenue rose 2% to $42 million from $40 million", "rose from 40% to 42%"),
)
POINTS_BETWEEN = Pattern(
    "lint.points_between",
    rf"""
    (?<![\d.,]) (?P<one> {_SMALL} ) {_PERCENT} ,?
    \ (?: an?\ {_NOUN}\ of\  | (?:up|down)\ (?:by\ )? )
    {_ABOUT} {_CHANGE} ,? \ (?: from | compared\ (?:to|with) ) \ {_ABOUT}
    (?P<other> {_SMALL} ) {_PERCENT}
    """,
    matches=("margin was 42%, an increase of 2% from 40%", "42%, up 2 percentage points from 40%"),
    rejects=("42%, up 2% from last year",),
)
POINTS_AFTER = Pattern(
    "lint.points_after",
    rf"""
    \b from \ {_ABOUT} (?P<one> {_SMALL} ) {_PERCENT} ,? \ {_WHEN} to \ {_ABOUT}
    (?P<other> {_SMALL} ) {_PERCENT} ,? \ {_WHEN}
    (?: (?:representing\ )? an?\ {_NOUN}\ of\  | (?:up|down)\ (?:by\ )? ) {_ABOUT} {_CHANGE}
    """,
    matches=("from 40% to 42%, an increase of 2%", "from 40% in 2024 to 42% in 2025, up 2%"),
    rejects=("from 40% to 42% in 2025", "a rise of 2%"),
)
