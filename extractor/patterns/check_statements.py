"""Cues for checks: rows of statements that enter a sum in a way of their own.

Comes in: nothing. Goes out: patterns, matched on the label of a row in lower case.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

TAKEN_ROW = Pattern(
    "a row of what is taken away, as costs are",
    r"""
    ^ \W* (?: less | minus | deduct ) \b | \b (?: costs? | expenses? | provision | tax (?:es|ation)?
    | depreciation | amorti[sz]ation | administrative | research | selling | marketing
    | impairment ) \b
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
RESULT_ROW = Pattern(
    "a row that others lead to, by whatever name",
    r"""
      ^ \W* (?: consolidated | group ) \W* \d? $
    | ^ \W* (?: non-? \s? gaap | adjusted | normali[sz]ed | underlying | core | distributable
      | as \s adjusted ) \s
    | ^ \W* (?: working \s capital | free \s cash | comprehensive | total \b )
    | \b (?: at | , ) \s (?: the \s )? (?: end | close ) \b | \b end \s of \s (?: the \s )? (?:
      period | year | quarter ) | ^ \W* (?: closing | ending ) \b
    | ^ \W* (?: income | loss | profit | earnings | expenses ) \b [^,]{0,40} \b before \b
    | \b (?: operating | net | gross ) \s (?: income | profit | loss | earnings | result ) (?: \s
      \( \w+ \) )? \W* $
    | ^ \W* net \b [^,]{0,24} \b (?: increase | decrease | change ) \b | \b excluding \b
    """,
    matches=(
        "non-gaap operating income",
        "cash and cash equivalents at end of period",
        "adjusted equity1",
        "mine operating income (loss)",
        "expenses before provision for taxes",
    ),
    rejects=("cash at beginning of period", "stock-based compensation", "income taxes"),
)
