"""Cues for checks: the words between numbers of securities, prices and sums of money
that say that they belong together, and those that say that they do not.

Comes in: nothing. Goes out: patterns, all but `BULLET` matched on folded lower-case text: one
blank where the release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- layout ---------------------------------------------------------------------------------------

BULLET = Pattern(
    "item of a list",
    r"""[ \t]{0,12} (?: [*–—-]\s | [•·●○▪■◦‣] (?=\s|[A-Z“\"(]) | \(?[a-z0-9ivx]{1,4}[.)]\s )""",
    matches=(
        "* Revenue rose",
        "  - Revenue rose",
        "• Net sales",
        "(i) 5,000 shares",
        "2. Units",
    ),
    rejects=(
        "Revenue",
        "**bold**",
        "-5.2 million",
        "1.5 million shares",
    ),
)
PRIOR_BRACKET = Pattern(
    "a prior figure in brackets",
    r"""
    ^ \s? \( (?: (?: [^():;$€£]{0,24} \d [^():;$€£]{0,12} | prior [^():;]{0,14} | last\ year )
    :? \s )? $
    """,
    matches=(
        " (",
        " (4q23: ",
        " (1h2024: ",
        " (30 september 2025: ",
    ),
    rejects=(
        " (of which ",
        " compared to ",
        " (including ",
    ),
)

# -- money for securities -------------------------------------------------------------------------

AT_PRICE = Pattern(
    "at a price",
    r"\b(?: at | price[ds]? | priced | for | each | per )\b",
    matches=(
        " units at a price of ",
        " shares, priced at ",
        " units for ",
    ),
    rejects=(" shares and warrants to buy ",),
)
PROCEEDS_AHEAD = Pattern(
    "money follows",
    r"""
    proceeds | consideration | \b(?: total (?:l?ing|s)? | aggregate | amount (?:s|ing|ed)?
    | cost s? | purchase\ price | value s? | rais(?:e|es|ed|ing) | representing | equal s?
    | subscription | worth | sum | settle(?:ment)? | valued)\b
    """,
    matches=(
        " per unit for gross proceeds of ",
        " per share, for a total of ",
    ),
    rejects=(" per share and an exercise price of ",),
)
FOR_MONEY = Pattern(
    "for so much",
    r"\b for \s (?: (?: approximately | about | a | an | up\ to | around ) \s )* $",
    matches=(
        " per share, for approximately ",
        " for ",
    ),
    rejects=(
        " for each share at ",
        " for the exercise of ",
    ),
)
PROCEEDS_BEHIND = Pattern(
    "money goes before",
    r"""
    \b(?: through | via | by | from | of | or | in | into | for | convert\w* | issu\w+
    | settle\w* | worth | with | proceeds\ and )\b | \(
    """,
    matches=(
        " through the issuance of ",
        " or ",
        " by issuing ",
    ),
    rejects=("; ",),
)
OTHER_MONEY = Pattern(
    "money of another measure",
    r"""
    \b(?: net\ (?:cash\ )?proceeds | net\ of | after\ deduct\w+ | deduct\w+
    | market\ capitali[sz]ation | fees? | commissions? | per\ cent
    | closing\ (?:bid\ |sale\ )?price | remaining | up\ to\ an?\ additional | minimum | maximum
    | par\ value | liquidation | (?:fair|deemed|book|carrying)\ value )\b
    """,
    matches=(
        " for net proceeds of ",
        " common shares at a fair value of ",
        " with a market capitalization of ",
    ),
    rejects=(" for gross proceeds of ",),
)
MIXED_MONEY = Pattern(
    "money of more than this",
    r"""
    \b(?: together\ with | combined\ with | along\ with | previously | in\ addition\ to
    | inclusive\ of | plus\ (?:accrued|interest|any|all|the|an?) | accrued
    | (?:and|plus)\ interest | to\ date | cumulative\w*
    | (?:first|second|third|fourth|final|last|initial|1st|2nd|3rd)
    \ (?:and\ \w+\ )?(?:tranche|closing)
    | both\ tranches | all\ tranches | tranches | trust\ account | net\ of | in\ cash\ and
    | cash\ and | assuming | if\ (?:fully\ )?exercised | upon\ (?:full\ )?exercise
    | warrants?\ (?:are|is|were)\ exercised | cashless | excise | series\ of )\b
    """,
    matches=(
        "the second and final tranche raised ",
        "of principal plus accrued interest at ",
        "together with the first closing",
    ),
    rejects=("units at a price of $0.10 per unit for gross proceeds of ",),
)
WHOLE_OFFERING = Pattern(
    "the money of the whole offering",
    r"""
    \b gross \s proceeds \s (?: to \s (?:\S+\s){1,4} )? (?: of | from ) \s (?: the | this ) \s
    (?: offering | placement | financing | private | registered | public )
    """,
    matches=("the gross proceeds to the company from this offering",),
    rejects=("the gross proceeds from the exercise of warrants",),
)
LEFT_OUT = Pattern(
    "what is not in the figure",
    r"""
    \b(?: excluding | exclusive\ of | not\ including | before | prior\ to | without | less )\b
    [^;]{0,300}
    """,
    matches=(
        "excluding any proceeds from the exercise of warrants",
        "before deducting fees",
    ),
    rejects=("including the option",),
)
COSTS = Pattern(
    "costs that may be in the total",
    r"\b(?: commissions? | fees | costs | expenses | excise | tax(?:es)? )\b",
    matches=("excluding commissions",),
    rejects=("for a total of",),
)
INTO = Pattern(
    "one thing into another",
    r"""
    \b(?: into | in\ exchange\ for | exchang(?:e|ed|eable)\ for | exercisable\ (?:for|into) )\b
    """,
    matches=(" shares of preferred stock into common shares at ",),
    rejects=(" shares of common stock at ",),
)
FORMER = Pattern(
    "a former figure",
    r"\bfrom\ $",
    matches=("the exercise price was reduced from ",),
    rejects=(
        "reduced to ",
        "from the price of ",
    ),
)
PREFERRED = Pattern(
    "preferred",
    r"\b(?: prefer(?:red|ence) | series\ [a-z]\b )",
    matches=("series k convertible preferred stock",),
    rejects=("common stock",),
)
NOT_A_SHARE = Pattern(
    "a security that is no share",
    r"""
    \b(?: units? | warrants? | adss? | adrs? | notes? | rights? | debentures? | bonds?
    | options? | depositary | receipts? )\b
    """,
    matches=(
        "american depositary shares",
        "units",
        "warrants",
    ),
    rejects=(
        "common shares",
        "ordinary shares",
    ),
)

# -- what it pays for -----------------------------------------------------------------------------

VALUED = Pattern(
    "what they are worth",
    r"""
    \b (?: valued \s at | value \s (?: of | is | was ) | worth | market \s capitali[sz]ation \s
    of | equal(?:s|ing)? ) [^.;()]{0,30} $ | \( \s? $
    """,
    matches=(
        " shares, valued at approximately ",
        " and a market capitalization of ",
        " (",
    ),
    rejects=(" for gross proceeds of ",),
)
ON_EXERCISE = Pattern(
    "money that exercise would bring",
    r"""
    \b (?: if | upon | when | assuming | on | following | from ) \b [^.;]{0,90} \b (?:
    exercis\w+ ) | \b exercis\w+ \b [^.;]{0,40} \b would \b
    """,
    matches=(
        "if the warrants are exercised in full for cash",
        "upon the full exercise of the warrants",
    ),
    rejects=("the warrants have an exercise price of",),
)
PER_SECURITY = Pattern(
    "so much for each",
    r"""
    ^ ,? \s? \(? (?: or | equal\ to | being | that\ is | i\.e\. | representing ) ,? \s (?:
    approximately \s )? $ | ^ \s? \( $
    """,
    matches=(
        ", equal to ",
        " (or ",
        " (",
    ),
    rejects=(" at a price of ",),
)
IN_ALL = Pattern(
    "a total for all of them",
    r"""
    \b (?: total | in\ all | aggregate | payment | payout | amounts? | come | cost | equal
    | corresponds? | equivalent ) \b
    """,
    matches=(
        "the payment will come to approximately ",
        "in total on ",
    ),
    rejects=("a dividend of ",),
)
AFTER_EXERCISE = Pattern(
    "a holding after exercise",
    r"""
    \b(?: assuming | if | upon | after | following | giving\ effect | in\ the\ event ) \b
    .{0,80} \b(?: exercis\w+ | conver\w+ )\b
    """,
    matches=(
        "assuming exercise of just these warrants",
        "if all warrants are exercised",
    ),
    rejects=("the warrants are exercisable",),
)
