"""Patterns of the words around a number that say what it states.

Comes in: nothing. Goes out: `Pattern` objects for the short windows before and after a number
(those that end in "$" are searched in the text up to the number). What follows from a match is
decided in `annotate.quantities.kind` and `counts`. The words around money are in
`price_context`.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# After a number

OR_MORE = Pattern(
    "or_more",
    r"[ ](?:[a-z]{1,12}[ ])?or[ ](?P<way>more|greater|higher|above|less|fewer|lower)\b",
    matches=((" or more of", " or more"), (" shares or less", " shares or less")),
    rejects=(" or so",),
)

RESTATED = Pattern(
    "restated",
    r"""[ ]?\((?:[\d.,]{1,15}|[a-z -]{3,60}
      |(?:or[ ])?(?:approximately[ ])?[\d.,]{1,8}[ ]?%[^()\n]{0,30})\)""",
    matches=(" (3)", " (fifty thousand)", " (99.8%)"),
    rejects=(" (the Company)",),
)
"""A parenthesis between a number and its noun: "three (3) shares"."""

COMBINED = Pattern(
    "combined",
    r"""(?i)\G[ ](?:[^.;\n]|\.(?=\d)){0,160}?\b(?:combined?|converted|consolidated|exchanged
      |reclassified|changed|become|be)\b[^.;\n]{0,40}?
      (?:\b(?:into|for)[ ]|(?<=become[ ]))(?:one|1)\b""",
    matches=(
        " shares of common stock will automatically be combined into one share",
        " shares of common stock, issued and outstanding, will become one share",
    ),
    rejects=(" shares were sold.",),
)
"""After "every 375": "shares ... combined into one"."""

OF_PERCENT = Pattern(
    "of_percent",
    r"(?i)[ ]of[ ](?:one|1|a)[ ]?(?:per[ ]?cent\b|%)",
    matches=(" of one percent", " of 1%"),
    rejects=(" of a share",),
)

OF_SECURITY = Pattern(
    "of_security",
    r"""(?i)(?:[ ]?\([\d/]{1,6}(?:th)?\))?\)?[ ]of[ ](?:one|a|an|1)[ ](?:\(1\)[ ])?
      (?:[\w’'-]{1,20}[ ]){0,5}?(?:share|warrant|right|unit|ads|note)s?\b""",
    matches=(" of one redeemable warrant", " (1/10) of one Class A ordinary share"),
    rejects=(" of the year",),
)
"""After a fraction: the security that it is a part of."""

SPLIT_AFTER = Pattern(
    "split_after",
    r"(?i)[ ](?:\w{1,12}[ ])?(?:reverse|forward|stock|share)[ ](?:\w{1,12}[ ])?split",
    matches=(" reverse split", " reverse stock split"),
    rejects=(" split shift",),
)

PAID_IN = Pattern(
    "paid_in",
    r"(?i)currency:?[ ](?P<code>(?-i:[A-Z]{3}))\b",
    matches=("Announced currency: NOK", "currency EUR"),
    rejects=("currency risk",),
)

STREET = Pattern(
    "street",
    r"""\G(?:[,][ ]?|[ ])(?:[A-Z0-9][\w.’'-]{0,20}[, ]{1,2}){1,5}
      (?:Street|St|Avenue|Ave|Av|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Way|Place|Pl|Plaza|Court|Ct|Parkway|Pkwy|Square|Sq|Highway|Hwy|Circle
      |Terrace|Floor|Suite|Center|Centre|Crescent|Row|Quay|Trail|Loop|Broadway)\b""",
    matches=(" Fifth Avenue", " West Hill Rd"),
    rejects=(" restaurants on Main Street",),
)
"""A street after its house number."""

MEASURED_AFTER = Pattern(
    "measured_after",
    r"[ ](?:[MGkT]W(?:h|p|e)?|[A-Z]{2,5}|Mt|Moz|Million|Billion)\b",
    matches=(" MW of", " BTC"),
    rejects=(" Reasons",),
)
"""A unit or symbol after a number that opens its line."""

SYMBOL_AFTER = Pattern(
    "symbol_after",
    r"[ ](?P<symbol>[A-Z][A-Z0-9][A-Za-z0-9]{0,6}(?:/[A-Za-z]{1,4})?)\b",
    matches=(" BTC", " EH/s"),
    rejects=(" Shares", " of"),
)
"""A symbol that names what is counted: "12,345,678 XYZ"."""

# Before a number

HELD_AFTER = Pattern(
    "held_after",
    r"""(?i)[ ](?:are|were|was|is|will[ ]be|remain(?:ed)?)[ ](?:\w{1,12}[ ])?
      (?:outstanding|issued[ ]and[ ]outstanding|in[ ]issue|held[ ]in[ ]treasury)\b
      |[ ]in[ ]treasury\b""",
    matches=(" were outstanding", " will be in issue", " in treasury"),
    rejects=(" were hired",),
)
"""After a large bare number: what only shares are."""

SHARES_SPOKEN = Pattern(
    "shares_spoken",
    r"""(?i)\b(?:shares?(?![ ](?:price|capital))|stock(?![ ](?:price|exchange))|warrants|ADSs
      |share[ ]capital[ ](?:\w{1,12}[ ]){0,3}(?:consists?|consisting|comprises|comprising|divided)
      |voting[ ]rights|votes)\b""",
    matches=("Shares outstanding go from ", "total voting rights will then be "),
    rejects=("a share price of ",),
)
"""Securities spoken of before a large bare number."""

MODEL_BEFORE = Pattern(
    "model_before",
    r"\b(?:the|an?|its|our|their|new)[ ](?:[A-Z][\w’'-]{1,20}[ ]){1,3}$",
    matches=("of the Falcon ", "used in its new SkyBarrow "),
    rejects=("the company ", "In Sweden "),
)
"""Before a plain number that is part of a product's name."""

PART_OF = Pattern(
    "part_of",
    r"""(?i)[ ](?:out[ ])?of[ ](?:(?:the|our|its|their|these|those|all)[ ])?
      (?:(?:roughly|approximately|about|nearly|some|estimated|more[ ]than|over)[ ]){0,2}""",
    matches=(" of ", " of the roughly ", " out of "),
    rejects=(" or ",),
)
"""Between a part and the whole that is counted: "14 of 19 patients"."""

OUT_OF = Pattern(
    "out_of",
    r"[ ][\w’'-]{1,20}(?:[ ][\w’'-]{1,20}){0,3}[ ]out[ ]of[ ]",
    matches=(" animals out of ",),
    rejects=(" of ",),
)
"""Between a counted part and its whole: "nine animals out of ten"."""

LISTED_PART = Pattern(
    "listed_part",
    r"[ ][\w’' -]{1,60},?[ ](?:and[ ])?|[ ][\w’' -]{1,60},[ ](?:of[ ]which[ ])?",
    matches=(" members, ", " from Dunmore and ", " royalties of which "),
    rejects=(", ",),
)
"""Between a whole and a part of it named after it."""

PART_AFTER = Pattern(
    "part_after",
    r"[ ](?:from|of[ ](?:which|whom|them|these)|are|were|is|was)\b",
    matches=(" from Dunmore", " of which", " are"),
    rejects=(" of the year",),
)
"""After a part of what was counted before it."""

GREW_TO = Pattern(
    "grew_to",
    r"[ ][\w’'-]{1,20}(?:[ ][\w’'-]{1,20}){0,5}?[ ]to[ ]",
    matches=(" homes a week to ",),
    rejects=(" to ",),
)
"""Between the ends of "from four homes a week to eight"."""

OTHER_COUNTED = Pattern(
    "other_counted",
    r"""(?i)\b(?:customers|users|employees|people|subscribers|members|tonnes|ounces|barrels|patients
      |units|revenues?|sales|income|profit|loss|ebitda|cash|debt
      |proceeds|amount|value|points?|index|homes|vehicles|stores|trades)\b""",
    matches=("shares are held by customers numbering ",),
    rejects=("the number is ",),
)
"""Something else that a bare number may state, between it and the securities before it."""

PERIOD_BEFORE = Pattern(
    "period_before",
    r"(?i)\b(?:from|between|during|for|in|of|over|(?:the[ ])?(?:years|period|program(?:me)?))[ ]$",
    matches=("between ", "the investment program for "),
    rejects=("raised ",),
)
"""Before a range of years."""

TIME_BEFORE = Pattern(
    "time_before",
    r"""(?i)(?:\b(?:CES?T|EES?T|GMT|UTC|BST|hours|time|kl\.?|o’?clock)|(?:19|20)\d\d),?[ ]
      (?:at|kl\.?)[ ]$""",
    matches=("on 13 February CET at ", "26 MARCH 2025 AT "),
    rejects=("traded at ",),
)
"""Before an hour printed with a point."""

OF_WHICH = Pattern(
    "of_which",
    r"""(?i)\b(?:of|among)[ ](?:which|whom|these|them)
      (?:,?[ ](?:some|about|approximately|up[ ]to))?[ ]$""",
    matches=("27,225,000 units, of which ", "at 31 sites, of whom "),
    rejects=("which ",),
)
"""Before a part of what was counted."""

EXCHANGE_RATE = Pattern(
    "exchange_rate",
    r"""(?i:(?:(?:exchange|conversion|consolidation|split)[ ](?:ratio|rate|factor)[^.;|\n]{0,30}
      |[ ]exchange[ ]of[ ])$)
      |\b[A-Z]{3}[ ]?(?:to|/|per)[ ]?[A-Z]{3}[ ](?:of[ ]|=[ ]?|:[ ]?)?$""",
    matches=("an exchange ratio of ", "EUR/USD "),
    rejects=("an exchange of views. ",),
)

NUMBER_OF = Pattern(
    "number_of",
    r"""(?i)\b(?:number|count|total|population|headcount|workforce|volume)[ ]of[ ]
      (?P<what>[\w’'-]{1,20}(?:[ ][\w’'-]{1,20}){0,3}?)[ ]?(?:\([\w ]{1,12}\)[ ])?
      (?:(?:was|were|is|are|has|have|had|rose|grew|fell|by|of|to|from|stood|at|reached|increased
      |decreased|declined|totall?ed|amounted|approximately|about|over|more|than|the)\b
      [^.;|\n]{0,60})?$""",
    matches=("the number of stores rose to ", "total number of shares is "),
    rejects=("a number. Of ",),
)
"""What is counted, said before the number."""

COMPARED = Pattern(
    "compared",
    r"""\G[^.;|\n()]{0,60}?\b(?:versus|vs\.?|compared[ ](?:to|with)|up[ ]from|down[ ]from
      |from|(?:bringing|taking)[ ](?:the|its|our|their)[ ](?:[a-z]{1,15}[ ]){1,3}to)[ ]$""",
    matches=(" rigs versus ", " stores, up from ", " stores, bringing the total to "),
    rejects=(" and ",),
)
"""Between two counts of the same thing."""

GRADED = Pattern(
    "graded",
    r"(?:%|g/t|gpt|oz/t|ppm|lb/t|Au|Ag|Cu|Eq|eq)[^.;\n]{0,25}[ ]over[ ]$",
    matches=("0.29% Cu over ", "2.1 g/t gold over "),
    rejects=("well over ",),
)
"""Before a length that has a grade: "over" is no qualifier there."""

VOLUME_BEFORE = Pattern(
    "volume_before",
    r"(?i)\b(?:aggregated[ ])?volume[ ]?(?:\(s\))?:[ ]?$",
    matches=("(1): Volume: ",),
    rejects=("sales volume ",),
)

SAMPLE_BEFORE = Pattern(
    "sample_before", r"\b[nN][ ]?=[ ]?$", matches=("(n=", "n = "), rejects=("in ",)
)

DIVIDEND_BEFORE = Pattern(
    "dividend_before",
    r"(?i)\bdividend[ ](?:amount|per[ ]share)[^\n:]{0,20}:[ ]$",
    matches=("Dividend amount: ",),
    rejects=("a dividend of ",),
)

FUND_NAME = Pattern(
    "fund_name",
    r"(?:Bull|Bear)[ ]\d|[xX][ ](?:Long|Short|Bull|Bear|Shares)\b",
    matches=("Bear 2X Shares", "2X Long"),
    rejects=("2x return",),
)
"""A leveraged fund: its "2X" is a name."""

NAME_LIST = Pattern(
    "name_list",
    r"(?:,[ ]?)?(?:(?<![^, ])[ ]?(?:and|or|&)[ ])?|[ ](?:and|or|&)[ ]",
    matches=(", ", " and ", ", and "),
)
"""Between the numbers of a list of names: "Series 7, 55 and 63"."""

SECURITY_UNITS = Pattern(
    "security_units",
    r"""[Pp]er[ ][Uu]nit\b|[Ee]ach[ ][Uu]nit\b|[Uu]nit[ ]?holders?
      |\b(?:[Cc]ommon|[Pp]referred|[Tt]rust|[Pp]artnership|[Ss]tock|[Ss]hare
        |[Rr]estricted(?:[ ](?:[Ss]tock|[Ss]hare))?)[ ][Uu]nits
      |[Uu]nits?[ ](?:consist|compris)|[Uu]nits[ ]at[ ]a[ ]price|[“"]Units?[”"]""",
    matches=("at $1 per Unit", "each unit consists", "restricted share units"),
    rejects=("apartment units", "business unit"),
)
"""Words of a release in which units are securities."""
