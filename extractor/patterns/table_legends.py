"""Patterns of what a table says about its numbers: scale, currency, and what its rows and
columns hold.

Comes in: nothing but the codes of currencies. Goes out: `Pattern` objects that are searched in
captions, headers and row labels by `annotate.quantities.table_legend`; the
label patterns in lower case.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern
from extractor.patterns.quantities import CODES, SIGNS

_CODE = "|".join(CODES)
_LETTERS = "|".join(sorted((sign for sign in SIGNS if sign.isalpha()), key=len, reverse=True))
_MARKS = "|".join(
    sign.replace("$", r"\$").replace(".", r"\.")
    for sign in sorted(SIGNS, key=len, reverse=True)
    if not sign.isalpha()
)
_UNITS = (
    r"(?:k|m|000[’']?s?[ ]|millions?[ ]|thousands?[ ])?(?:oz|ozs|ounces|lbs?|t|kt|mt|tonnes?|mw"
    r"|mwh|gwh|gw|kwh|mmfbm|mbf|bcf|mmbtu|dmt|wmt|oz/t|g/t(?:[ ](?:au|ag|aueq|cu))?|km|m"
    r"|sq\.?[ ]?ft\.?|units|tons|btc|eth|shares|bbls?|boe|mboe|teu"
    r"|square[ ](?:feet|metres|meters))"
)

LEGEND_SCALE = Pattern(
    "legend_scale",
    rf"""
      \b(?P<prefix>[kKTMmB])(?:{_CODE})\b
    | \b(?:{_CODE})(?P<suffix>m|k|bn)\b
    | (?:\b(?:{_CODE})|[$€£¥])[ ]?
      (?P<short>(?i:millions?|thousands?|billions?|mn|mln|bn|m|k|mm))\b
    | (?P<thousands>(?i:\b(?:in|of)[ ](?:[\w$€£¥.]{{1,9}}[ ]){{0,2}}thousands\b
        |\bthousands[ ]of\b|\bin[ ]thousand\b|\(thousands?\b
        |['’]000s?\b|\b000[’']?s\b|\(000[’']?s?\)
        |\b(?:{_CODE})[ ]1[ ,.]?000\b|\bin[ ]1[ ,.]?000\b))
    | (?P<crores>(?i:(?:\bin|\brs\.?|\binr|₹|\()[ ]?(?:in[ ])?(?:[₹\w.]{{1,7}}[ ])?crores?\b))
    | (?P<lakhs>(?i:(?:\bin|\brs\.?|\binr|₹|\()[ ]?(?:in[ ])?(?:[₹\w.]{{1,7}}[ ])?lakhs?\b))
    | (?P<millions>(?i:\b(?:in|of)[ ](?:[\w$€£¥.]{{1,9}}[ ]){{0,2}}millions\b
        |\bmillions[ ]of\b|\bin[ ]million\b|\(millions?\b))
    | (?P<billions>(?i:\b(?:in|of)[ ](?:[\w$€£¥.]{{1,9}}[ ]){{0,2}}billions\b|\(billions\b))
    | (?P<letter>\([mM]{{1,2}}\))
    | (?P<letter>\([mM]{1, 2}\))
    """,
    matches=(
        "(in thousands, except per share data)",
        "MSEK",
        "USD '000",
        "€m",
        "(In millions of U.S. dollars)",
        "SEK million",
        "Amounts in thousands of euros",
        "Shares issued (m)",
        "(Rs in crore)",
        "₹ in lakhs",
        "(NOK 1 000)",
        "($000's omitted)",
    ),
    rejects=("EUR", "Number of shares", "in the market"),
)
"""A scale stated for a whole table, column or row. Its group "letter" may mean metres as well."""

LEGEND_CURRENCY = Pattern(
    "legend_currency",
    rf"""
      (?<![A-Za-z])[kKTMmB]?(?P<code>{_CODE})(?:m|k|bn)?(?![A-Za-z])
    | (?P<sign>{_MARKS}|\$|(?<![A-Za-z])(?:{_LETTERS})(?![A-Za-z]))
    | (?i:\b(?P<words>(?:canadian|australian|u\.?s\.?|united[ ]states|hong[ ]kong)[ ]dollars|euros?
        |pounds[ ]sterling|swiss[ ]francs)(?![A-Za-z]))
    """,
    matches=(
        ("Total cost, EUR", "EUR"),
        ("(MSEK)", "MSEK"),
        ("in Canadian dollars", "Canadian dollars"),
    ),
    rejects=("shares", "EUROPE", "CONDENSED FINANCIAL INFORMATION"),
)
"""A currency stated for a whole table, column or row."""

LABEL_PER_SHARE = Pattern(
    "label_per_share",
    r"""
      \b(?:per|/)[ ]?(?:\w{1,15}[ -]){0,4}(?:shares?|units?|ads|warrants?|note|depositary|lbs?|oz
        |ounce|pound|tonne|ton|barrel|bbl|boe|mcf|mwh|kwh|kg|kilogram|home|room|square[ ]foot)\b
      |/[ ]?(?:share|unit|ads)\b
      |\beps\b|(?<!aggregate[ ])(?<!total[ ])(?<!aggregate[ ]purchase[ ])
       (?<!total[ ]purchase[ ])\bprice\b
      |\bvwap\b|\bnav/
      |^(?:par|nominal|stated|face|quota)[ ]value(?:,?[ ]\(?[^\w\s]?\w{0,4}\)?)?$""",
    matches=(
        "earnings per share",
        "weighted average price / share, eur",
        "diluted eps",
        "par value",
    ),
    rejects=("shares issued", "net income", "number of shares", "aggregate purchase price"),
)
"""A row or column of money per security or unit."""

LABEL_SHARES = Pattern(
    "label_shares",
    r"""
      \b(?:number[ ]of|no\.[ ]of|\#[ ]of|aggregated?[ ](?:daily[ ])?volume
        |weighted[- ]average(?:[ ]number)?)\b.{0,60}
        \b(?:shares?|units?|warrants?|options?|votes?|stock|ads|securities)\b
      |\b(?:shares|units|warrants|options|adss?|stock)\b[ ,–-]{1,3}(?:\w{1,15}[ ]){0,4}
        (?:outstanding|issued|used|basic|diluted|repurchased|purchased|bought|sold|held|acquired
        |authori[sz]ed|offered)
      |\b(?:outstanding|issued|repurchased|purchased|diluted|basic|treasury|acquired|sold
        |authori[sz]ed|own|total|common|ordinary)[ ](?:\w{1,15}[ ]){0,2}(?:shares|units|warrants)\b
      |^(?:shares|units|warrants|options|volume(?:\(s\))?
        |weighted[- ]average[ ](?:basic|diluted))\b
      |\bshare[ ]count\b|^used[ ](?:in[ ]computing|to[ ]compute)\b.{0,40}\bper[ ]share\b""",
    matches=(
        "number of shares",
        "weighted average shares outstanding",
        "shares used in computing net loss per share",
        "aggregated daily volume (number of shares)",
        "diluted shares",
    ),
    rejects=("proceeds from issuance of common stock", "earnings per share"),
)
"""A row or column of counted securities."""

LABEL_CAPITAL = Pattern(
    "label_capital",
    r"""^(?:class[ ]\w[ ]|series[ ]\w{1,4}[ ])?(?:common|preferred|ordinary|treasury|capital)[ ]
      (?:stock|shares)\b.{0,200}?\b(?:par[ ]value|authori[sz]ed|at[ ]cost
        |issued[ ]and[ ]outstanding)\b""",
    matches=(
        "common stock, 65,296,094 shares issued and outstanding",
        "treasury stock, at cost",
        "preferred stock, $0.001 par value",
    ),
    rejects=("common shares outstanding", "weighted average common stock outstanding"),
)
"""A line of a balance sheet that tells the money of a class of stock, and how much of it there
is."""

LABEL_PERCENT = Pattern(
    "label_percent",
    r"""%|(?i:\bper[ ]?cent\b|\bpercent(?:age)?\b|\bin[ ]pct\b
      |\b(?:combined|operating|efficiency|expense|loss|payout|capital[ ]adequacy|tier[ ]1|cet[ -]?1
        |cost[ -](?:to[ -])?income|leverage[ ]capital)[ ]ratio\b|\beffective[ ]tax[ ]rate\b
      |\beffective[ ]income[ ]tax[ ]rate\b)""",
    matches=(
        "Change %",
        "Combined ratio",
        "Effective income tax rate:",
        "Operating margin, %",
        "Percentage of total",
    ),
    rejects=("Net sales",),
)
"""A row or column of percentages."""

LABEL_COUNT = Pattern(
    "label_count",
    rf"""
      (?P<sure>\b(?:number|no\.|\#)[ ]of\b
        | [(,][ ]?(?:\w{{1,12}}[ ])?{_UNITS}\)?$
        | \b(?:(?:rig|store|home|unit|customer|user|site)[ ]count|utilization[ ]days
          |operating[ ]hours|rig[ ]fleet)\b)
      | \b(?:head[ ]?count|employees|ftes?|full-time|(?:paying[ ])?(?:customers|subscribers|members
          |users)|stores|restaurants|locations|rooms|vessels|wells|patients|homes|lots|tonnes|ounces
          |barrels|bbls?|boe(?:pd|/d)?|mboe|bopd|mcf|mmcf|bcf|teu|dwt|acres|hectares|miles|eh/s
          |ph/s|megawatts?|ownership[ ]days|attendance|population
          |units[ ](?:sold|shipped|delivered))\b
          (?![ ](?:revenue|income|receivable|costs?|deposits|acquisition|equity|benefits?
            |and[ ]payroll|payroll|accruals?|compensation|severance|related))
      | ^(?:n|btc|eth|bitcoin|sol)\b
          (?![ ](?:yield|price|\w{{1,15}}[ ]price|concentration|value|\$))""",
    matches=(
        "number of employees",
        "gold production (oz)",
        "headcount",
        "copper (000’s tonnes)",
        "nickel sales (contained tonnes)",
    ),
    rejects=(
        "net income",
        "total cost",
        "reservoir & production solutions",
        "customer deposits",
        "employees and payroll accruals",
    ),
)
"""A row or column of counted or measured things; "sure" where no word of money unsays it."""

LABEL_NUMBER = Pattern(
    "label_number",
    r"^(?:number|no\.?|nr\.?|quantity|qty\.?|volume)[ :*]{0,3}$",
    matches=("number", "no.", "quantity"),
    rejects=("number of systems", "notes"),
)
"""A column of numbers of what the row or the caption names, or of marks."""

LABEL_SECURITIES = Pattern(
    "label_securities",
    r"""(?i)\b(?:shares?|warrants?|units|options|adss?|stock|securities|debentures|rights[ ]issue
      |placing|placement|tranche)\b""",
    matches=("Flow-through shares", "Broker warrants"),
    rejects=("Systems", "unit 4"),
)
"""A row label or caption that names securities."""

LABEL_NOTHING = Pattern(
    "label_nothing",
    r"""
      ^(?:year(?:[ ]built)?|fiscal[ ]year|date|time|period|quarter|month|notes?|no\.?|nr\.?|\#|rank
        |ranking|age|isin|cusip|ticker|symbol|id|code|lei|phone|telephone|address|zip|page|item
        |index|lot|week|days?|number|hole(?:[ ]id)?|section|term|maturity|expiry|expiration|built
        |delivery|s\.?[ ]?no\.?)(?:[ ](?:date|name|type|due|id|no\.?|number))?[ :*]{0,3}$
      |\b(?:phone|telephone|fax|contact|passcode|conference[ ]id|access[ ]code|days[ ]sales
        |maturity[ ]date|built)\b""",
    matches=("year built", "note", "phone", "#"),
    rejects=("number of shares", "net income"),
)
"""A row or column whose numbers are no quantities: years, marks, codes."""

LABEL_MULTIPLE = Pattern(
    "label_multiple",
    r"""\((?:x|times|ratio)\)|,[ ](?:times|x)\b|^mnav\b
      |\b(?:leverage|coverage|current|quick|debt[- ]to[- ]\w{1,15}|gearing)[ ]ratio\b
      |\bratio\W*$""",
    matches=("net debt/ebitda (x)", "interest coverage ratio", "debt to equity ratio"),
    rejects=("ratio of shares", "ratios"),
)
"""A row or column of multiples."""
