"""Patterns of the words around money that tell a price from an amount.

Comes in: nothing. Goes out: `Pattern` objects for the short windows before and after a sum
(those that end in "$" are searched in the text up to it). What follows from a match is decided
in `annotate.quantities.money` and `kind`.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

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

PRICE_AT = Pattern(
    "price_at",
    r"""(?i)(?:
        \b(?:shares?|stock|units?|warrants?|options|adss?|receipts|rights|securities|certificate
          |placement|placing|offering|issue|financing|tranche)\b(?:[ ][\w’'-]{1,15}){0,4}?[ ]at
          (?:[ ](?:an?|the))?(?:[ ](?:agreed|fixed|deemed|price|average|of|exercise|issue)){0,4}
      | \bclos(?:e|ed|ing)\b(?:[ ][\w’',.-]{1,14}){0,7}?[ ](?:of|at|was|is)
      | \bclose\b(?:[ ][\w’',.-]{1,14}){0,5}[ ]\(
      | \b(?:face|nominal|quota|par|stated)[ ]value(?:[ ][a-z-]{1,12}){0,4}
      | \bshares?[ ]of
      | \b(?:struck|strike|exercised|exercisable|raised|redeemed|redeemable|issued|placed|sold
          |tendered)[ ](?:\w{1,12}[ ]){0,3}?at
      | \btrad(?:e|es|ed|ing)[ ](?:\w{1,10}[ ]){0,3}?
          (?:at|below|above|over|under|between|around|as[ ](?:low|high)[ ]as)
      | \b(?:share|unit|warrant|ads|option|certificate)[ ]costs?
      | \baverage(?:[ ](?:price|cost))?(?:[ ]of|:)
      )(?:[ ](?:approximately|about|around|roughly|some|only))?[ ]?$""",
    matches=(
        "100,000 shares of common stock at ",
        "at the last close of ",
        "compared to the close on 3 March (",
        "a quota value of ",
        "the warrants, struck at ",
        "ordinary shares of ",
    ),
    rejects=("the closing of the sale for ", "a plant at ", "a share of sales of "),
)
"""Right before a small sum: words that make it a price."""

PERIOD_AFTER = Pattern(
    "period_after",
    r"(?i)[ ](?:an?|per|every|each)[ ](?:hour|day|night|week|month|quarter|year|annum|time)\b",
    matches=(" a month", " per hour"),
    rejects=(" a share",),
)
"""After a sum that is paid by the time, not for a thing."""

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

ANOTHER_SUM = Pattern(
    "another_sum",
    r"""(?i)\n|\b(?:total|aggregate|fees?|proceeds|costs?|expenses?|revenues?|sales|income|cash
      |capital|interest|amount|coupon|tax|denominations?)\b""",
    matches=(" per share, a total of ",),
    rejects=(" per share, compared with ",),
)
"""Between a price and a sum that is none, however alike they look."""

PAIRED = Pattern(
    "paired",
    r"""[ ,]*(?:(?:to|and|or|versus|vs\.|compared[ ](?:to|with)|or[ ]approximately
      |(?:up|down)[ ]from|from|[(/–-])[ ,]*)?""",
    matches=(" to ", " compared with ", ", "),
)
"""Between two sums of which the second says what both are for."""

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

CURRENCY_PAIR = Pattern(
    "currency_pair",
    r"\b[A-Z]{3}[ ]?(?:to|/|per)[ ]?$",
    matches=("SEK to ", "EUR/"),
    rejects=("from ",),
)
"""Before "EUR 11.3080": the other currency of a rate."""
