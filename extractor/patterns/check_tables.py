"""Cues for checks: the words in labels and heads of tables that say what a row or a
column is.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text: one blank where the
release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- totals ---------------------------------------------------------------------------------------

TOTAL_ROW = Pattern(
    "a row of totals",
    r"^ \W{0,6} (?: (?: grand | sub )[ -]? )? (?: total s? | sum ) \b",
    matches=(
        "total",
        "**total** revenue",
        "total accumulated during week 6",
        "sub-total",
    ),
    rejects=(
        "revenue",
        "of total",
    ),
)
APART_ROW = Pattern(
    "a row that is not added up",
    r"""
    \b(?: accumulated | previous(?:ly)? | cumulative | to\ date | average | per\ share
    | per\ unit | percent | ratio | shares\ outstanding | of\ which | thereof | including
    | liabilities\ and | before | after | shares | units | net )\b
    """,
    matches=(
        "previously accumulated",
        "of which software",
        "total liabilities and equity",
    ),
    rejects=(
        "total",
        "services",
        "total current assets",
    ),
)
# -- columns --------------------------------------------------------------------------------------

PRICE_COLUMN = Pattern(
    "a column of prices",
    r"\b(?: price | per\ share | /\ ?share )\b",
    matches=(
        "weighted average price / share, eur",
        "average price per share (sek)",
    ),
    rejects=(
        "number of shares",
        "total cost",
    ),
)
MONEY_COLUMN = Pattern(
    "a column of money",
    r"""
    \b(?: value | amount | cost | total | consideration | turnover | proceeds | debts?
    | indebtedness | settled )\b
    """,
    matches=(
        "total daily transaction value (sek)",
        "total cost, eur",
    ),
    rejects=(
        "number of shares",
        "date",
    ),
)
COUNT_COLUMN = Pattern(
    "a column of counts",
    r"\b(?: shares | volume | number | quantity | units )\b",
    matches=(
        "aggregated daily volume (number of shares)",
        "number of shares",
    ),
    rejects=(
        "date",
        "trading venue",
    ),
)
SPAN_COLUMNS = Pattern(
    "the ends and the length of an interval",
    r"""
    ^ (?: (?P<first> from ) | (?P<last> to ) | (?P<length> interval | length | width | thickness
    ) ) \b [^a-z]* (?: \(? m(?:etres|eters)? \)? )? $
    """,
    matches=(
        "from (m)",
        "to",
        "interval (m)",
        "length",
    ),
    rejects=(
        "from operations",
        "total",
        "true width (m)",
    ),
)
CHANGE_COLUMN = Pattern(
    "a column of changes",
    r"""
    \b (?: change | growth | increase | variance | var | yoy | y/y | y-o-y ) \b | [%Δ] \s* $ | ^
    \W* % \W* $
    """,
    matches=(
        "change",
        "% change",
        "yoy",
        "change (%)",
    ),
    rejects=(
        "2024",
        "q3 2025",
    ),
)
TOTAL_COLUMN = Pattern(
    "a column of totals",
    r"\b (?: total | consolidated | group | combined ) \b",
    matches=(
        "total",
        "brambleton consolidated",
    ),
    rejects=("2024",),
)
LOOSE_COLUMN = Pattern(
    "a column of prices, rates or changes, which need not add up",
    r"""
    \b (?: per | average | avg | prices? | rates? | ratio | grade | yield | change | variance ) \b
    """,
    matches=("average price", "price per coin", "% change"),
    rejects=("three months ended june 30", "2024", "percentages"),
)
LOOSE_ROW = Pattern(
    "a row of what does not add up over time or segments",
    r"""
    \b (?: at | end | beginning | opening | closing | grades? | rates? | ratio | average | per
    | prices? | yield | recovery | employees | headcount | shares | multiple ) \b
    """,
    matches=("employees at end of period", "head grade (g/t)"),
    rejects=("revenue", "net interest income"),
)
BEFORE_COLUMN = Pattern(
    "a column of what was before",
    r"\b (?: before | pre ) \b",
    matches=(
        "before the split",
        "pre-consolidation",
    ),
    rejects=(
        "after",
        "profit",
    ),
)
AFTER_COLUMN = Pattern(
    "a column of what is after",
    r"\b (?: after | post ) \b",
    matches=(
        "after",
        "post-split",
    ),
    rejects=("before",),
)

# -- rows -----------------------------------------------------------------------------------------

MARGIN_ROW = Pattern(
    "a row of margins",
    r"""
    ^ \W* (?P<name> (?: adjusted \s )? (?: gross | operating | ebit | ebita | ebitda | net
    | gross\ profit | operating\ profit | net\ profit ) ) \s margin \b
    """,
    matches=(
        "gross margin",
        "ebitda margin, %",
        "adjusted ebitda margin (%)",
    ),
    rejects=(
        "net interest margin",
        "margin of safety",
    ),
)
REVENUE_ROW = Pattern(
    "a row of revenue",
    r"""
    ^ \W* (?: total \s | net \s | operating \s | group \s )* (?: revenues? | sales | turnover )
    (?: , \s net )? \W* \d? $
    """,
    matches=(
        "revenue",
        "net sales",
        "total revenues",
        "operating revenues",
    ),
    rejects=(
        "cost of revenue",
        "deferred revenue",
        "sales and marketing",
        "revenue growth",
    ),
)
OTHER_INCOME_ROW = Pattern(
    "a row of income other than interest",
    r"^ \W* (?: total \s )? non-?interest \s (?: income | revenue ) \W* $",
    matches=("noninterest income", "total non-interest income"),
    rejects=("noninterest expense",),
)
INTEREST_NET_ROW = Pattern(
    "a row of net interest income",
    r"^ \W* net \s interest \s income \W* $",
    matches=("net interest income",),
    rejects=("net interest income after provision",),
)
BEFORE_ROW = Pattern(
    "a row of what was before",
    r"""
    ^ \W* (?: before | opening | beginning | balance \s at \s (?:the\s)? beginning | prior
    | start ) \b
    """,
    matches=(
        "before",
        "opening balance",
    ),
    rejects=("profit before tax",),
)
AFTER_ROW = Pattern(
    "a row of what is now",
    r"^ \W* (?: after | closing | ending | end | following | now ) \b",
    matches=(
        "after",
        "closing balance",
    ),
    rejects=("profit after tax",),
)
SHARES_ROW = Pattern(
    "a row of the number of shares",
    r"""
    ^ \W* (?: (?: weighted | average | number | of | diluted | basic | ordinary | common | total
    | - ) [ -]? )* (?: shares | units ) \b (?! \s repurchased )
    """,
    matches=(
        "ordinary shares in issue, excluding treasury",
        "diluted shares",
        "weighted average number of shares",
    ),
    rejects=(
        "earnings per share",
        "share price",
    ),
)
PER_SHARE_ROW = Pattern(
    "a row of net assets per share",
    r"^ \W* (?: net\ asset\ value | nav ) \s \(? (?: nav \)? \s )? per \b",
    matches=(
        "nav per share",
        "net asset value per ordinary share",
    ),
    rejects=(
        "nav",
        "net assets",
    ),
)
ASSETS_ROW = Pattern(
    "a row of assets",
    r"^ \W* total \s assets \W* \d? \W* $",
    matches=("total assets",),
    rejects=("total current assets",),
)
BOTH_SIDES_ROW = Pattern(
    "a row of liabilities and equity",
    r"""
    ^ \W* total \s (?: liabilities \b .{0,60} \b (?: equity | deficit | deficiency )
    | equity \b .{0,40} \b liabilities ) \b
    """,
    matches=(
        "total liabilities and stockholders' equity",
        "total equity and liabilities",
    ),
    rejects=("total liabilities", "total equity"),
)
LIABILITIES_ROW = Pattern(
    "a row of liabilities",
    r"^ \W* total \s liabilities \W* \d? \W* $",
    matches=("total liabilities",),
    rejects=("total liabilities and equity",),
)
NET_ASSETS_ROW = Pattern(
    "a row of net assets",
    r"""
    ^ \W* (?: total \s )? (?: net \s assets | net \s asset \s value | nav | book \s value
    | (?: shareholders | stockholders ) ['’]? \s equity ) \W* \d? \W* $
    """,
    matches=(
        "total net assets",
        "book value(2)",
        "net asset value",
    ),
    rejects=("nav per share",),
)
EARNINGS_ROW = Pattern(
    "a row of earnings per share",
    r"""
    ^ \W* (?: basic \s | diluted \s | net \s )* (?: earnings | eps | income | loss ) \s? (?:
    \(loss\) \s )? (?: per \s (?: \w+ \s )? share )? \b (?= .* share | eps )
    """,
    matches=(
        "diluted earnings (loss) per share",
        "basic earnings per share",
    ),
    rejects=(
        "net income",
        "diluted shares",
    ),
)
OWNERS_ROW = Pattern(
    "a row of net income that belongs to the shareholders",
    r"""
    ^ \W* net \s (?: income | loss | profit | result | earnings ) \s (?: \(\w+\) \s )?
    (?: attributable | available ) \s to \s (?! (?: the \s )? (?: non | minorit ) )
    """,
    matches=(
        "net loss attributable to acme inc.",
        "net income (loss) available to common stockholders",
    ),
    rejects=("net loss", "net loss attributable to non-controlling interest"),
)
NET_ROW = Pattern(
    "a row of net income",
    r"^ \W* net \s (?: income | loss | profit | result ) (?: \s \( \w+ \) )? \W* $",
    matches=(
        "net income (loss)",
        "net loss",
        "net profit",
    ),
    rejects=(
        "net income per share",
        "net interest income",
    ),
)
