"""Cues for checks: the rows of an income statement, from one result to the next.

Comes in: nothing. Goes out: patterns, matched on the label of a row in lower case.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

RESULT_ROW = Pattern(
    "a row of a result in a statement",
    r"""
    ^ \W* (?: gross \s (?: profit | income | margin ) | (?: income | profit | loss ) (?: \s
    \(loss\) | / \(?loss\)? )? \s from \s operations | operating \s (?: income | profit | loss
    | result ) | (?: income | profit | loss | result | earnings ) (?: \s \(loss\) )? \s before
    \s [a-z ]{0,30} \b tax \w* | net \s (?: income | profit | loss | earnings | result ) | (?:
    profit | loss | result ) \s for \s the \s (?: period | year | quarter ) ) (?: \s \(? /? \s?
    (?: loss | income ) \)? )? \W* \d? \W* $
    """,
    matches=(
        "gross profit",
        "operating income (loss)",
        "income before income taxes",
        "net loss",
    ),
    rejects=(
        "net income per share",
        "operating expenses",
    ),
)
TAKEN_ROW = Pattern(
    "a row of what is taken away, as costs are",
    r"""
    ^ \W* (?: less | minus | deduct ) \b | \b (?: costs? | expenses? | provision | tax (?:es|ation)? | depreciation | amorti[sz]ation
    | administrative | research | selling | marketing | impairment ) \b
    """,
    matches=(
        "selling, general and administrative",
        "income tax",
        "less: allowances",
    ),
    rejects=("other income",),
)
EITHER_SIGN_ROW = Pattern(
    "a row that may add or take away",
    r"""
    \b (?: income (?! \s tax ) | benefit | net | gains? | reversals? | controlling | attributable
    | credits? | deferred | other | recover\w+ | discontinued ) \b
    """,
    matches=(
        "interest expense, net",
        "income tax (expense) benefit",
    ),
    rejects=("income taxes",),
)
ASIDE_ROW = Pattern(
    "a row that repeats a part of the one before",
    r"^ \W* (?: of \s which | thereof | o/w | incl (?: uding | uded | udes | \. ) )",
    matches=("of which goodwill", "including non-recurring items"),
    rejects=("income", "of operations"),
)
