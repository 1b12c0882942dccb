"""Cues for checks: the words around margins, parts, wholes and totals.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text: one blank where the
release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- margins --------------------------------------------------------------------------------------

MARGIN = Pattern(
    "a margin",
    r"\bmargins?\b | \b of \s (?: total \s | net \s | our \s )* (?: revenues? | sales ) \b",
    matches=("corresponding to an adjusted operating margin of ", " of net sales"),
    rejects=("marginal gains", "sales of "),
)
ADJUSTED = Pattern(
    "an adjusted figure",
    r"""
    \b(?: adjusted | non-gaap | underlying | pro[ -]forma | normali[sz]ed | before | excluding
    | excl | core | organic )\b
    """,
    matches=(
        "adjusted ebitda margin",
        "non-gaap gross margin",
    ),
    rejects=("gross margin",),
)
NET_PROCEEDS_FOLLOW = Pattern(
    "net proceeds follow",
    r"^ \)? \s (?: of | in ) \s (?: \w+ \s )? net \s (?: cash \s )? proceeds \b",
    matches=(" of net proceeds, after", " in aggregate net proceeds"),
    rejects=(" of gross proceeds", " and net proceeds"),
)
LEFT_OUT = Pattern(
    "something is left out",
    r"\b(?: adjust(?:ed|ing)\ for | excluding | excl\b | exclusive\ of | net\ of )",
    matches=("ebita adjusted for one-offs was ", "ebitda excluding the settlement of "),
    rejects=("adjusted ebitda of ", "net income of "),
)
NOT_A_MARGIN = Pattern(
    "a margin of another measure",
    r"""
    \b(?: contribution | net\ interest | \bnim\b | before | target\w* | expect\w* | guidance
    | outlook | long-term | basis )\b
    """,
    matches=(
        "the gross contribution margin was ",
        "we expect a gross margin of ",
    ),
    rejects=("corresponding to a gross margin of ",),
)
SEGMENT = Pattern(
    "a part of the company",
    r"""
    \b (?: segments? | divisions? | divisional | business \s (?: unit | area | line )s?
    | regions? | subsidiar(?:y|ies) | geograph\w+ | product \s lines? ) \b
    """,
    matches=(
        "operating profit in the segment",
        "the division's margin",
    ),
    rejects=("the group's margin",),
)
PART_AHEAD = Pattern(
    "the margin of what was just told",
    r"""
    ^ [ ,(;–—-]* (?: (?: corresponding\ to | which\ corresponds\ to | representing
    | equal(?:ing)?\ to | equivalent\ to | giving | yielding | for | or | with | resulting\ in
    | and | generating | translating\ (?:in)?to | at | reflecting | i\.e\. | which\ is
    | that\ is )\b )? [ ]? (?: (?: a | an | the | its | our | record | strong | improved
    | increased | adjusted | gross | operating | profit | net | ebitda | ebita? | margins? | of
    | was | approximately | about | corresponding | company | sales | revenue | related
    | \(ebit\) | gaap | non-gaap ) [ ,(]+ )* $
    """,
    matches=(
        ", corresponding to a gross profit margin of ",
        " with an ebitda margin of ",
        " (",
    ),
    rejects=(" in the quarter, while services had a margin of ",),
)

# -- parts of a whole -----------------------------------------------------------------------------

PART_BEHIND = Pattern(
    "the part of something just told",
    r"""
    ^ [^;.$€£%]{0,60}? (?: [(,–—-] | \b(?: or | represent\w* | equal\w*(?:\ to)?
    | equivalent\ to | being | constitut\w* | correspond\w* | account\w*\ for)\b ) \s? (?: to
    | or | equal | equivalent | represent\w* | approximately | about | an? | aggregate | i\.e\.
    | nearly | roughly | some | over | for | \s )* $
    """,
    matches=(
        " (",
        " shares of common stock (equal to ",
        ", representing approximately ",
        " or ",
    ),
    rejects=(" and interest at ",),
)
OF_WHOLE = Pattern(
    "of the whole that follows",
    r"""
    ^ \s of \s (?: (?: the | its | our | their | total | aggregate | all | a | an | such
    | approximately | about | initial | original | combined | gross | proceeds | of | revenues?
    | net | sales | outstanding | principal | amount | company(?:['’]s)? ) \s )* $
    """,
    matches=(
        " of the ",
        " of total revenue of ",
    ),
    rejects=(
        " of shareholders voted, while ",
        " and ",
    ),
)
OF_PROCEEDS = Pattern(
    "of the proceeds, that is",
    r"""
    ^ \s of \s (?: (?: the | its | their | total | aggregate | cash ) \s )* (?: (?P<gross> gross
    \s proceeds | proceeds | offering ) | (?P<principal> principal | loan ) ) [^.;()$€£]{0,50} ,
    \s (?: or | for | that \s is | i\.e\. | being | equal \s to ) [^.;()]{0,24} $
    """,
    matches=(
        " of the gross proceeds, or approximately ",
        " of their principal amount, for gross proceeds of ",
    ),
    rejects=(" of the gross proceeds and ",),
)
DIRECTLY = Pattern(
    "nothing in between",
    r"^ (?: \s amount )? , \s (?: or | for | that \s is | being | equal \s to ) \b",
    matches=(
        ", or approximately ",
        " amount, for gross proceeds of ",
    ),
    rejects=(" from certain investors, or ",),
)
OR_ELSE = Pattern(
    "that is",
    r"""
    ^ [ ,]* \(? (?: or | i\.e\. | that \s is | equal \s to | being | equivalent \s to | of ) ,?
    \s (?: approximately \s | about \s | up \s to \s )? $
    """,
    matches=(
        ", or ",
        " (or approximately ",
    ),
    rejects=(" and ",),
)
THAT = Pattern(
    "what was told before",
    r"^ \W* (?: that | this | these | which | it | they ) \b",
    matches=(
        "that was ",
        "these represent ",
    ),
    rejects=("the company bought ",),
)
OF_WHICH = Pattern(
    "a part follows",
    r"\b of \s which \s (?: (?: approximately | about | some ) \s )? $",
    matches=(", of which ",),
    rejects=(" which is ",),
)
OF_NOUN = Pattern(
    "of a whole told before",
    r"^ \s of \s (?: the | such | this | that | its | each ) \s (?P<noun>[a-z]{4,20})\b",
    matches=(
        " of the investment)",
        " of the shares of common stock",
    ),
    rejects=(" of a fund",),
)

# -- sums -----------------------------------------------------------------------------------------

CONSISTS_OF = Pattern(
    "all the parts follow",
    r"""
    \b(?: consist(?:s|ed|ing)\ of | compris(?:es|ed|ing)(?:\ of)? | made\ up\ of | composed\ of
    | divided\ into | being\ the\ sum\ of | broken\ down | as\ follows )\b
    """,
    matches=(
        " shares of common stock consisting of: ",
        " comprised of ",
    ),
    rejects=(
        " including ",
        " of which ",
    ),
)
TRANCHE = Pattern(
    "a numbered part",
    r"""
    \b(?: tranche\ (?P<after> one | two | three | four | [1-4ab] | iv? | ii+ )\b | (?P<before>
    first | second | third | fourth | 1st | 2nd | 3rd | initial | final
    )\ (?:tranche|closing|component) )
    """,
    matches=(
        "tranche one of the placement",
        "the first tranche",
        "tranche 2",
    ),
    rejects=(
        "a two tranche placement",
        "tranches",
    ),
)
TWO_TRANCHES = Pattern(
    "how many parts there are",
    r"""
    \b(?P<count> two | three | four | 2 | 3 | 4 )[ -](?: tranches? | stages? | parts?
    | closings? | components? )\b
    """,
    matches=(
        "a two tranche placement",
        "in three tranches",
        "two-tranche",
    ),
    rejects=("tranche two",),
)
TOGETHER = Pattern(
    "added to what was told before",
    r"""
    \b (?: together\ with | combined\ with | added\ to | in\ addition\ to | along\ with
    | including ) \b
    """,
    matches=("together with the first tranche of ",),
    rejects=("altogether",),
)
TOTAL_AHEAD = Pattern(
    "a total follows",
    r"""
    \b (?: total | in\ all | aggregate | combined | raised | will\ have | can\ be | now
    | cumulative | altogether | brings ) \b
    """,
    matches=("the company has issued a total of ",),
    rejects=("the first tranche of ",),
)
AND_ONLY = Pattern(
    "the last part follows",
    r"""
    \b and \s (?: (?: approximately | about | an? | up | to | further | additional | aggregate
    | of | finally | certain | selling | stockholders? | shareholders? | offered | by | the ) \s
    ){0,6} $
    """,
    matches=(
        " shares by the company and ",
        ", and approximately ",
    ),
    rejects=(
        ", ",
        " of interest and expenses, ",
    ),
)
INCLUDED = Pattern(
    "a part of a part",
    r"""
    \b (?: includ(?:ing|es|ed) | of\ which | thereof ) \s (?: (?: approximately | about | up
    | to | an? ) \s )* $
    """,
    matches=(
        " of debt (including ",
        ", of which ",
    ),
    rejects=(" consisting of ",),
)
EACH = Pattern(
    "each",
    r"^ [^.,;]{0,8} \beach\b",
    matches=(" each",),
    rejects=(" in cash",),
)

# -- what is left ---------------------------------------------------------------------------------

LEAVES = Pattern(
    "what is left after costs",
    r"""
    \b (?: leav(?:es|ing) | so\ that | after | net\ of | less | deduct\w+ | received | resulting
    ) \b
    """,
    matches=(
        "after the discount and expenses of ",
        "leaving net proceeds of ",
    ),
    rejects=("net proceeds and fees",),
)
USED_OF = Pattern(
    "used of what was authorized",
    r"\b (?: used | spent | repurchased | bought ) \b [^;]{0,60}? \s (?: of | under ) \s",
    matches=("has used $3.2 billion of the $4.0 billion",),
    rejects=("authorized the repurchase of",),
)
AVAILABLE = Pattern(
    "what is left of an authorization",
    r"\b(?: remain(?:s|ing|ed)? | available | left | unused | leav(?:es|ing) )\b",
    matches=("remains available under the program",),
    rejects=("was authorized",),
)
