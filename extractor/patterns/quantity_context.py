"""Patterns of the words around a number that say what it states.

Comes in: nothing. Goes out: `Pattern` objects for the short windows before and after a number
(those that end in "$" are searched in the text up to the number). What follows from a match is
decided in `annotate.quantities.kind`, `money` and `counts`.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# After a number

PER_WHAT = Pattern(
    "per_what",
    r"""
    (?:[ ]?\([^()\n]{0,50}\))?
    (?:,?[ ](?:in[ ]cash,?[ ]|gross[ ]|
        (?:basic|diluted|adjusted|fully|net|earnings|loss|income|fully-diluted)[ ]
        (?:(?:basic|diluted|and|or|earnings|loss|income|\(loss\))[ ]){0,4})?
      |(?=/))
    (?:
        (?:(?P<per>(?i:per)[ ]|/[ ]?)(?i:(?:one|each|every|whole|full)[ ])?
          |(?P<every>(?i:for[ ]each|for[ ]every)[ ])|(?i:an?)[ ])
        (?P<what>[\w‘’'&+-]{1,30}(?:[ ][\w‘’'&+-]{1,30}){0,6})
      | (?P<each>(?i:each|apiece))(?!\w)
    )
    """,
    matches=(
        (" per share of", " per share of"),
        ("/share", "/share"),
        (" each", " each"),
        (" per Preferred Unit", " per Preferred Unit"),
        (" basic and diluted per share", " basic and diluted per share"),
    ),
    rejects=(" in total",),
)
"""What a price is for, right after the money."""

PRICE_AFTER = Pattern(
    "price_after",
    r"""(?i)[ ](?:[a-z]+[ ]){0,2}?(?:par[ ]value|stated[ ]value
      |(?:bid|exercise|conversion|offering|ipo|share|strike|closing|offer|trading)[ ]price)\b""",
    matches=(" par value", " minimum bid price", " IPO price"),
    rejects=(" price increase", " in value"),
)
"""The name of a price right after the money: "the $1.00 minimum bid price"."""

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
    r"""(?i)\G[ ][^.;\n]{0,160}?\b(?:combined?|converted|consolidated|exchanged|reclassified|changed
      |become|be)\b[^.;\n]{0,40}?(?:\b(?:into|for)[ ]|(?<=become[ ]))(?:one|1)\b""",
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

PRICE_WORDS = Pattern(
    "price_words",
    r"""
    (?i:\b(?:prices?|priced|vwap|eps|nav|strike|dividends?|distributions?|closing[ ]bid|bid
      |closed[ ]at|trading[ ]at|exercisable[ ]at|convertible[ ]at|par[ ]value|stated[ ]value
      |quoted[ ]at|(?:shares?|units?|warrants|options|adss?)[ ]at
      |clos(?:e|es|ing)[ ]at(?:[ ]or[ ](?:above|below|higher[ ]than))?
      |(?:last|final)[ ]trade[^.;|\n]{0,60}[ ]at
      |(?P<per>per[ ](?:[\w-]{1,12}[ ]){0,3}(?:share|unit|ads|warrant|note)))\d?\b)
    """,
    matches=(
        "at an exercise price of",
        "diluted EPS of",
        "earnings per share were",
        "one additional share at",
    ),
    rejects=("proceeds of", "a steps ahead"),
)
"""Words before the money that make it a price."""

TOTAL_WORDS = Pattern(
    "total_words",
    r"""(?i)\b(?:total|aggregate|fees?|proceeds|costs?|expenses?|revenues?|sales|income|cash
      |capital|interest|amount)\b""",
    matches=("gross proceeds of",),
    rejects=("exercise price of",),
)
"""Words before the money that make it a sum, although a price is named further ahead."""

PAYOUT_BEFORE = Pattern(
    "payout_before",
    r"(?i)\b(?:dividends?|distributions?)\b",
    matches=("a quarterly dividend of $0.30 per share. That is ",),
    rejects=("wages of ",),
)
"""Before a sum "a year" that is one of dividends."""

AVERAGE_PRICE = Pattern(
    "average_price",
    r"(?i)\baverage[ ](?:\w{1,15}[ ]){0,2}price[ ](?:of|was)[ ](?:approximately[ ])?$",
    matches=("at an average price of ",),
    rejects=("the price of ",),
)

PER_SHARE_LABEL = Pattern(
    "per_share_label",
    r"""(?i)\b(?:earnings|loss|profit|income|result|dividends?|nav|eps)(?:/loss)?[ ]
      (?:\w{1,15}[ ]){0,3}per[ ](?:\w{1,15}[ ]){0,2}share[^.;|\d]{0,30}$""",
    matches=("Earnings per share ", "Profit for the period per ordinary share, "),
    rejects=("a share of ",),
)
"""A label of per-share figures."""

PRICE_STEP = Pattern(
    "price_step",
    r"""(?i)(?:[ ]per[ ](?:\w{1,12}[ ]){0,3}(?:share|unit|ads))?
      (?:,?[ ](?:or[ ])?(?:[\d.]{1,6}[ ]?%|[\d.]{1,6}[ ]per[ ]?cent)(?:[ ]lower|[ ]higher)?,?)?
      [ ](?:from|to)(?:[ ]close[ ]at|[ ]a[ ]close[ ]of)?[ ]""",
    matches=(" per share, or 31.2%, from ", " to ", " per share to close at "),
    rejects=(" per share of ",),
)
"""Between a price and another one that it rose or fell from or to."""

RATE_BEFORE = Pattern(
    "rate_before",
    r"""(?i)\b(?:rates?|(?:exchange|conversion)[ ]rates?[^.;|\n]{0,40})[ ](?:of|was|is|at)[ ]
      (?:approximately[ ])?$""",
    matches=("at an exchange rate of ", "at a rate of "),
    rejects=("the price of ",),
)
"""Before the number of an exchange rate."""

RATE_AFTER = Pattern(
    "rate_after",
    r"""(?i)[ ](?:to|per|for)[ ](?:the[ ]|an?[ ]|one[ ]|each[ ]|1[ ])?
      (?:(?:us|u\.s\.|canadian|australian|hong[ ]kong|singapore|new[ ]zealand|british)[ ])?
      (?:pounds?|dollars?|euros?|kron[ae]r?|yen|renminbi|yuan|sterling|francs?|rupees?
        |(?-i:[A-Z]{3}))(?![\w.]*\d)(?!\w)(?![ ]\d)""",
    matches=(" to the pound", " per euro", " per US dollar"),
    rejects=(" per share", " to USD 5"),
)
"""After the number of an exchange rate: the other currency."""

RATE_PAIR = Pattern(
    "rate_pair",
    r"[ ]?(?:=|to|per|for|equals)[ ]?",
    matches=(" per ", " = ", " to "),
    rejects=(" and ",),
)
"""Between the two sums of a rate: "$1.0800 per €1.00"."""

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

EXCHANGE_RATE = Pattern(
    "exchange_rate",
    r"""(?i:(?:(?:exchange|conversion|consolidation|split)[ ](?:ratio|rate|factor)[^.;|\n]{0,30}
      |[ ]exchange[ ]of[ ])$)
      |\b[A-Z]{3}[ ]?(?:to|/|per)[ ]?[A-Z]{3}[ ](?:of[ ]|=[ ]?|:[ ]?)?$""",
    matches=("an exchange ratio of ", "EUR/USD "),
    rejects=("an exchange of views. ",),
)

CURRENCY_PAIR = Pattern(
    "currency_pair",
    r"\b[A-Z]{3}[ ]?(?:to|/|per)[ ]?$",
    matches=("SEK to ", "EUR/"),
    rejects=("from ",),
)
"""Before "EUR 11.3080": the other currency of a rate."""

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

PAIRED = Pattern(
    "paired",
    r"""[ ,]*(?:(?:to|and|or|versus|vs\.|compared[ ](?:to|with)|or[ ]approximately
      |(?:up|down)[ ]from|from|[(/–-])[ ,]*)?""",
    matches=(" to ", " compared with ", ", "),
)
"""Between two sums of which the second says what both are for."""

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
