"""Cues for checks: the words that name a whole, a total after an option, or the figure that
another one is the ratio of.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text: one blank where the
release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- parts of a whole told before ----------------------------------------------------------------

OF_THOSE = Pattern(
    "of those that something was done with",
    r"""
    ^ \)? [ ,]* of \s (?: the | those | all | total | such | votes? | shares? | common | ordinary
    | units? | issued | outstanding | securities | valid(?:ly)? | that | were | [ ,] ){1,14}?
    (?P<stem> represent | cast | tender | vot(?=ed) | present | subscri | submit | offer ) \w*
    """,
    matches=(
        ") of the shares represented at the meeting voting in favor",
        " of those tendered, and return ",
        " of the votes cast",
    ),
    rejects=(
        " of the voting rights",
        " of the company",
    ),
)
TO_RATIO = Pattern(
    "a ratio of one figure to another",
    r"""
    \b (?P<part> loan | debt | deposit | price | cost | expense ) s? -to- (?P<whole> value
    | deposit | cost | income | revenue | asset | equity ) s? \s ratio \b
    """,
    matches=(
        "so that the loan-to-deposit ratio was ",
        "for a loan-to-value ratio of ",
    ),
    rejects=("book-to-bill of ",),
)
PAID_OUT = Pattern(
    "of the earnings",
    r"""
    ^ \)? \s of \s? (?: the | its | adjusted | underlying | company | annual | full-year | group
    | reported | basic | diluted | distributable | [ ] ){0,8} (?: net \s? income | earnings
    | (?: net \s? )? profits? | (?: net \s? )? results? | eps ) \b
    """,
    matches=(
        " of net income excluding special items",
        " of the adjusted earnings per share",
    ),
    rejects=(" of the offering",),
)
DIVIDEND = Pattern(
    "a dividend",
    r"\b (?: dividends? | distributions? | pay-?out )\b",
    matches=("the proposed dividend represents ",),
    rejects=("dividing",),
)
SPREAD = Pattern(
    "a discount of the underwriters",
    r"\b (?: underwrit\w+ | selling | agents?['’]? ) \s (?: discounts? | commissions? | fees? )",
    matches=("an underwriting discount of ",),
    rejects=("a discount to the closing price",),
)

# -- totals --------------------------------------------------------------------------------------

ADDING_UP = Pattern(
    "a figure that others add up to",
    r"\b (?: aggregat(?:e|es|ing) | total(?:s|l?ing|l?ed)? ) \s (?: to | of | value \s of )? \s? $",
    matches=("orders aggregating to ", "worth a total of "),
    rejects=("orders of ",),
)
BULLET_INSIDE = Pattern(
    "an item of a list within a line",
    r"[•·●▪■◦‣] \s? \w",
    matches=(" in total:• land for ",),
    rejects=(" in total: land for ",),
)
IN_FULL = Pattern(
    "an option exercised in full",
    r"""
    \b (?: option | over-?allotment | greenshoe | upsize )\b [^.;]{0,120}? \b (?: is | was | were
    | are | been | be | if | upon | assuming )?\b \s? exercised \s? (?: in \s (?: full | whole
    | its \s entirety ) | fully ) | \b (?: including | after | upon | assuming | following ) \s
    (?: the \s )? (?: full \s | complete \s )? exercise \s [^.;]{0,60}? \b (?: option
    | over-?allotment )
    """,
    matches=(
        "if the over-allotment option is exercised in full, the proceeds will be ",
        "including the full exercise of the underwriters' option",
    ),
    rejects=("an option, exercisable in whole or in part",),
)
SERIES = Pattern(
    "a series of notes",
    r"""
    ^ (?: [^.;] | \. (?= \d ) ){0,120}? \b (?: series \s (?P<letter> [a-h] | [ivx]{1,4}
    | \d{4}-?[a-z\d]? ) \b | due \s (?: \w+ \s )? (?P<year> 20\d\d ) \b )
    """,
    matches=(
        " floating rate notes, series b due 2041",
        " aggregate principal amount of 4.500% senior notes due 2032",
    ),
    rejects=(" aggregate principal amount in two series",),
)
BEFORE_THAT = Pattern(
    "what there was before",
    r"\b (?: before | prior \s to | previously | already ) \b",
    matches=("before week 47, the company had acquired ",),
    rejects=("during week 47, ",),
)
STEP_BY = Pattern(
    "by so much from one level",
    r"\b by \s (?: (?: a \s total \s of | approximately | about | further | another ) \s )* $",
    matches=("the share capital increases by ",),
    rejects=("bought by the ",),
)
FROM_LEVEL = Pattern(
    "from a level",
    r"""
    ^ (?: [ ,]{1,2} (?! (?: to | from ) \b ) \w{1,30}+ ){0,6} [ ,]{1,2} from \s (?: about \s )? $
    """,
    matches=(
        ", from ",
        " shares of common stock, from ",
    ),
    rejects=(" to ",),
)
TO_LEVEL = Pattern(
    "to a level",
    r"^ (?: [ ,]{1,2} (?! (?: to | from ) \b ) \w{1,30}+ ){0,5} [ ,]{1,2} to \s (?: about \s )? $",
    matches=(
        " to ",
        " shares to ",
    ),
    rejects=(" and ",),
)

# -- names of figures ----------------------------------------------------------------------------

NAMED = Pattern(
    "the name of a figure",
    r"""
    \b (?P<name> [a-z][a-z-]{2,20} \s [a-z][a-z-]{2,20} ) \s (?: was | were | is | of
    | amounted \s to | totall?ed | reached | stood \s at ) \s (?: approximately \s | about \s )? $
    """,
    matches=(
        "its book value was ",
        "total assets of ",
    ),
    rejects=("the company sold ",),
)
COMPARED = Pattern(
    "the figure compared with follows",
    r"\b (?: compared \s (?: with | to ) | versus | against | from ) \s $",
    matches=(" per share compared with ",),
    rejects=(" and ",),
)
APIECE = Pattern(
    "the same per share follows",
    r"^ ,? \s (?: or | \( ) \s? $",
    matches=(" or ",),
    rejects=(" and ",),
)
DATED_ROW = Pattern(
    "a row of one day",
    r"""
    ^ \W* (?: \d{1,4} [./-] \d{1,2} [./-] \d{2,4} | (?: \w+ ,? \s )? \d{1,2} [ -] [a-z]{3,9}
    (?: [ -] \d{2,4} )? | (?: \w+ ,? \s )? [a-z]{3,9} \s \d{1,2} , \s \d{4} ) \W* $
    """,
    matches=(
        "03/02/2025",
        "2025-02-03",
        "3 february 2025",
        "february 3, 2025",
    ),
    rejects=("q3 2025",),
)

CHANGED_BY = Pattern(
    "by so much a figure changed",
    r"""
    (?P<name> [a-z][a-z&,' -]{3,70} ) \s (?P<turn> increased | grew | rose | was \s up | up
    | climbed | decreased | declined | fell | was \s down | down | dropped ) \s (?: by \s )?
    (?: approximately \s | about \s )? $
    """,
    matches=(
        "net interest income grew ",
        "total revenue increased by approximately ",
    ),
    rejects=("net interest income was ",),
)
CUMULATIVE = Pattern(
    "counted from a beginning on",
    r"\b(?: since | to \s date | so \s far | cumulative(?:ly)? | in \s (?: total | all ) )\b",
    matches=("since the start of the programme ", "to date "),
    rejects=("today the company repurchased ",),
)

TENDERED = Pattern(
    "offered to the buyer, who need not take all of it",
    r"\b(?: tendered | deposited | proration | pro-rated )\b",
    matches=("shares were validly tendered ", "the final proration factor "),
    rejects=("shares were bought in the tender offer ",),
)
