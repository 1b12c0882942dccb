"""Patterns of the linter about comments and defined terms.

Comes in: nothing. Goes out: `Pattern` objects; those about terms are matched on views.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

IGNORE = Pattern(
    "lint.ignore",
    r"""
    <!-- \s{0,9} extractor: \s{0,9} (?P<scope> ignore-file | ignore ) \s{1,9}
    (?P<codes> [A-Z]\d{1,9} (?: [\s,]{1,9} [A-Z]\d{1,9} ){0,99} ) \s{0,9} -->
    """,
    matches=(
        "<!-- extractor: ignore L104 -->",
        "<!--extractor:ignore L104, L301-->",
        "<!-- extractor: ignore-file L104 -->",
    ),
    rejects=("<!-- extractor: ignore -->", "<!-- ignore L104 -->"),
)

DEFINED_TERM = Pattern(
    "lint.defined_term",
    r"""
    (?P<article> \b (?: the | each,?\ an? | an? | collectively,?(?:\ the)?
      | together,?(?:\ the)? ) \ ? )?
    [“"„]{1,2} (?P<inner> [Tt]he\ )? (?P<term> [A-Z][^“”"„()\n]{1,60}? ) [,.]? [”"“]{1,2}
    """,
    matches=(
        ('the "Company"', 'the "Company"'),
        ("collectively, the “Units”", "collectively, the “Units”"),
        ('each, a "Unit"', 'each, a "Unit"'),
        ("“the Notes”", "“the Notes”"),
        ("the“Offering“", "the“Offering“"),
    ),
    rejects=("the Company", '"we"'),
)

DEFINED_BELOW = Pattern(
    "lint.defined_below",
    r"^ [(,]? \ ? (?: each | both )? \ ? (?: as | such\ term\ is | is | are ) \ "
    r"(?: such\ term\ is\ )? (?: further\ | hereinafter\ )? (?: defined | described )",
    matches=("(as defined below)", "(each as defined below)", ", as defined below"),
    rejects=("were issued", "closed as planned"),
)

DEAL_TERM = Pattern(
    "lint.deal_term",
    r"""
    (?<=[a-z,;]\ ) the \ (?P<term> Acquisition | Agreement | Arrangement | Debentures | Financing
    | Debt\ Settlement | Definitive\ Agreement | Merger(?:\ Agreement)? | Notes | Offer(?:ing)?
    | Placement | Private\ Placement | Purchase\ (?:Agreement|Price) | Transactions?
    | Tender\ Offer | Units | Warrants )
    (?= [\ ,.;’'] ) (?! (?: ['’]s )? \ [A-Z(“"\d] | ['’]? \ (?:and|&|of)\ [A-Z] )
    """,
    matches=(
        ("the closing of the Offering is expected", "the Offering"),
        ("under the Merger Agreement, each", "the Merger Agreement"),
    ),
    rejects=(
        "The Offering",
        "the Notes Offering",
        "the Units and Warrants",
        "the Transaction Committee",
        "the offering",
    ),
)
