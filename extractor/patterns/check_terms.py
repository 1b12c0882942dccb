"""Cues for checks: the words around premiums, holdings, exchange rates and periods of
a year that say which numbers they bind.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text: one blank where the
release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- prices compared ------------------------------------------------------------------------------

PREMIUM_AFTER = Pattern(
    "a premium follows",
    r"""
    ^ \)? \s? (?: \w+[ ] ){0,2} (?P<word> premium | discount ) \s (?: to | over | from | on | of
    | relative | compared )\b | ^ \)? ,? \s (?P<word> above | below ) ,? \s
    """,
    matches=(
        " premium to the closing price of",
        " discount to the 5-day vwap",
        " above the closing price of",
    ),
    rejects=(
        " discount rate of",
        " of the premium",
    ),
)
PREMIUM_BEFORE = Pattern(
    "a premium goes before",
    r"\b (?P<word> premium | discount ) \s of \s (?: \w+[ ] ){0,2} $",
    matches=(
        "a premium of approximately ",
        "representing a discount of ",
    ),
    rejects=("a discount to the price of the shares of ",),
)
PREMIUM_LEAD = Pattern(
    "a list of premiums follows",
    r"\b (?P<word> premium | discount ) s? (?: \s of )? \s? : \s* $",
    matches=(
        "the offer price represents a discount of:",
        "a premium:",
    ),
    rejects=("as follows:",),
)
TO_REFERENCE = Pattern(
    "to a reference price",
    r"""
    ^ \)? (?: \s (?:premium|discount) )? [^.;%]{0,140}? \b (?: to | over | from | on | than
    | against | relative | above | below ) \b
    """,
    matches=(
        " to the company's latest closing bid price of ",
        " premium over the closing price of ",
    ),
    rejects=(" and an exercise price ",),
)
NOT_THE_PRICE = Pattern(
    "a premium to something else",
    r"""
    \b(?: enterprise | net\ asset | \bnav\b | book | average | equity\ value | principal | face
    | par | oid | original\ issue | underwriting | conversion\ price )\b
    """,
    matches=(
        "premium to nav of",
        "original issue discount of",
    ),
    rejects=("premium to the closing price of",),
)
BECOMES = Pattern(
    "one figure becomes another",
    r"\b (?: to | becomes? | adjusted | into ) \b",
    matches=(
        " shares to approximately ",
        " per share today, becomes ",
    ),
    rejects=(" shares, each exercisable at ",),
)

# -- holdings -------------------------------------------------------------------------------------

DILUTED = Pattern(
    "not the plain number outstanding",
    r"""
    \b(?: (?:fully|partially)[ -]diluted | diluted | assuming | if\ .{0,30}exercised
    | pro[ -]forma | voting\ (?:rights|power) | beneficially | as-converted | converted\ basis
    | then\ issued )\b
    """,
    matches=(
        "on a partially diluted basis",
        "assuming full exercise of the warrants",
    ),
    rejects=("of the issued and outstanding shares",),
)
HOLDING = Pattern(
    "a holding in percent follows",
    r"""
    represent | \b(?: equal\w* | or | equivalent | constitut\w+ | correspond\w* | being
    | approximately | which\ is | about )\b | [(,–—-]
    """,
    matches=(
        " shares of the company, which represents about ",
        " shares (",
    ),
    rejects=(" shares. ",),
)
OUTSTANDING = Pattern(
    "of the shares outstanding",
    r"""
    \b(?: outstanding | issued | capital | shares | stock | securities | votes | voting
    | company | units )\b
    """,
    matches=(" of the issued and outstanding shares",),
    rejects=(" of the gross proceeds",),
)
BASED_ON = Pattern(
    "the base of percentages",
    r"\b (?: based | calculated | computed | reckoned ) \s (?: on | upon ) \b",
    matches=(
        "the percentages are based on ",
        "calculated on the ",
    ),
    rejects=("based in oslo, it has ",),
)
EARLIER = Pattern(
    "what was before",
    r"\b (?: before | prior\ to | previously | immediately\ prior | earlier ) \b",
    matches=("prior to the transaction, the fund held ",),
    rejects=("following the transaction, the fund holds ",),
)
NEWLY_ISSUED = Pattern(
    "shares just added",
    r"\b(?: additional | another | new(?:ly)? | further )\b",
    matches=("the company issued an additional ",),
    rejects=("the company issued ",),
)
NOW_HELD = Pattern(
    "the holding that results",
    r"""
    \b(?: now | in\ aggregate | in\ the\ aggregate | in\ total | a\ total\ of | following
    | after | upon | thereby | would | will )\b
    """,
    matches=("in aggregate, the fund now owns ",),
    rejects=("the fund owns ",),
)

# -- rates ----------------------------------------------------------------------------------------

ONE_UNIT = Pattern(
    "a rate of exchange follows",
    r"""
    (?: \b [a-z]{0,3}[$€£¥₹]? 1 (?:\.0{1,4})? \s? (?:[a-z]{3})? \s? (?: = | to | : | equals
    | per ) \s? | exchange\ rate s? \ (?:used\ )? (?:of|being|:|was|is) \s (?:approximately\ )?
    ) $
    """,
    matches=(
        "being us$1.00 = ",
        "us$1 = ",
        "at an exchange rate of ",
        "at rmb1.00 to ",
    ),
    rejects=(
        "based on the average rate of interest of ",
        "from $1 to 2, ",
    ),
)
PER_UNIT_AFTER = Pattern(
    "a rate of exchange goes before",
    r"""
    ^ \s (?: to | per | = | for ) \s (?: (?: the | one | each ) \s )? (?: pound | euro | dollar
    | krona | krone | yen | franc | yuan | (?: us | canadian | australian | u\.s\. ) \s dollar
    | [a-z]{0,3}[$€£¥₹]? 1 (?:\.0{1,4})? \b )
    """,
    matches=(
        " to the pound",
        " per €1.00",
        " to us$1.00",
        " per euro",
    ),
    rejects=(
        " per share",
        " to 12",
    ),
)
SIGN = Pattern(
    "the sign or code of a currency",
    r"[A-Z]{0,3} [$€£¥₹] | \b [A-Z]{3} (?= \s? [\d~] ) | (?<=\s) [A-Z]{3} \b",
    matches=(("US$1.00", "US$"), ("EUR 42 million", "EUR"), ("£48.0 million", "£"), "RMB1.00"),
    rejects=("1.4307", "48.0 million"),
)
APPOSED = Pattern(
    "the same in another currency follows",
    r"""
    ^ [ ,]* (?: \( (?: or | about | approximately | i\.e\. | equal\ to | \s | , )* | (?: or
    | equal\ to | equivalent\ to | corresponds?\ to | corresponding\ to | which [^;()]{0,80} (?:
    corresponds?\ to | is ) ) \s (?: about | approximately | \s )* ) $
    """,
    matches=(
        " (or ",
        ", or ",
        " (",
        ", equal to ",
        ", which at the rate of the day corresponds to ",
    ),
    rejects=(
        " and ",
        " (of which ",
    ),
)
PER_THOUSAND = Pattern(
    "a rate per 1,000",
    r"\b per \s [a-z]{0,3}[$€£]? \s? 1,?000 \b",
    matches=("24.6914 shares of common stock per $1,000",),
    rejects=("per $100,000",),
)
FOR_CASH = Pattern(
    "cash beside shares",
    r"\b(?: in\ cash | cash\ (?:consideration|component|and) | plus )\b",
    matches=("$5.00 in cash and 0.25 shares",),
    rejects=("0.25 shares for each share held",),
)

# -- periods of a year ----------------------------------------------------------------------------

RAISED = Pattern(
    "a figure that changes",
    r"""
    \b (?: increas\w+ | rais\w+ | new | reduc\w+ | decreas\w+ | from | previous(?:ly)?
    | starting | beginning | effective ) \b
    """,
    matches=(
        " per share, an increase from ",
        "raised the dividend to ",
    ),
    rejects=(" per share, or ",),
)
EQUALS = Pattern(
    "that comes to",
    r"\b (?: equal s? | equivalent | corresponds? | comes? | amounts? ) \s (?: to )?",
    matches=(" per month is equal to ",),
    rejects=(" per month and ",),
)
ANNUAL = Pattern(
    "a yearly figure",
    r"""
    \b(?: annuali[sz]ed | annual | annually | per\ annum | per\ year | yearly | a\ year )\b
    """,
    matches=(
        "($1.00 annualized)",
        "an annual rate of ",
    ),
    rejects=("the quarterly dividend of ",),
)
PERIODIC = Pattern(
    "a figure of a part of the year",
    r"""
    \b(?P<period> monthly | quarterly | semi-?annual(?:ly)? | half-yearly | (?<=per\ )month
    | (?<=per\ )quarter )\b
    """,
    matches=(
        "a quarterly dividend of ",
        "semi-annual distribution",
        " per month",
    ),
    rejects=(
        "annual dividend",
        "in the quarter",
    ),
)

# -- dates ----------------------------------------------------------------------------------------

_DAY = r"""
    (?P<day> mon(?:day)? | tue(?:s(?:day)?)? | wed(?:nesday)? | thu(?:r(?:s(?:day)?)?)?
    | fri(?:day)? | sat(?:urday)? | sun(?:day)? )
"""
WEEKDAY = Pattern(
    "a weekday within a date",
    r"^ " + _DAY + r" \b",
    matches=("tuesday, february 11, 2025", "fri 14 feb 2025"),
    rejects=("february 11, 2025", "may 5, 2020 (friday)"),
)
WEEKDAY_BEFORE = Pattern(
    "a weekday before a date",
    r"\b " + _DAY + r" \.? ,? \s* (?: the \s )? $",
    matches=("on tuesday, ", "(fri. ", "wednesday the "),
    rejects=("on tuesday and ", "sunday morning of "),
)
WEEKDAY_AFTER = Pattern(
    "a weekday after a date",
    r"^ ,? \s? \( \s? " + _DAY + r" \b",
    matches=(" (tuesday)", " (fri)"),
    rejects=(" (the record date)", " tuesday"),
)
YEAR = Pattern(
    "a year",
    r"\b (?: 19 | 20 ) \d\d \b",
    matches=("february 11, 2025",),
    rejects=("february 11",),
)
