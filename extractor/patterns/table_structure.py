"""Patterns of what the parts of a table are: cells without figures, kinds of columns, totals.

Comes in: nothing. Goes out: `Pattern` objects that are searched in the lower-cased words of cells,
headers, labels and captions by `annotate.tables`.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

NIL_CELL = Pattern(
    "a cell that states nothing",
    r"^ (?: [$€£¥]|us\$|c\$ )? \s? \(? [-–—‒−]{1,3} \)? \s? %? $ | ^ nil $ | ^ -0- $",
    matches=("-", "$—", "—%", "nil", "--", "-0-"),
    rejects=("-5", "n/a", "nm", ""),
)
"""A dash or a word for nothing: it adds up as zero. "n/a" and "NM" say that there is no figure."""

LABEL_TAIL = Pattern(
    "what follows the words of a label",
    r"""
    (?: \s{0,3} (?: \( (?: \d{1,2} (?: , \s? \d{1,2} ){0,4} | [a-k] ) \) | \[ \d{1,2} \] | \*{1,3}
      | [†‡§¹²³⁴⁵⁶⁷⁸⁹] ) ){1,6} $
    | \s{0,3} \.{3,40} $
    """,
    matches=(("net income (1)", " (1)"), ("severance(a)", "(a)"), ("provision .....", " .....")),
    rejects=("net income (loss)", "q3 2025", "cash costs ($/oz)"),
)
"""Marks of footnotes, and the dots that lead to the figures."""

DRESS = Pattern(
    "what may stand beside the figure of a cell",
    r"""^ (?: [\s$€£¥()%*†‡§^~≈<>+—–\-:;,.] | \( (?: \d{1,2} | [a-z]{1,2} ) \) | \[ \d{1,2} \]
    | [⁰¹²³⁴-⁹] | \b (?: us | c | cdn | a | hk | nz ) (?= \$ ) | \b[x]\b
    | \b (?: bps | pts? | pp ) \b )* $""",
    matches=("(", ")%", " (1)", "[2]", "*", "us$"),
    rejects=("million shares", "to", "12"),
)

NOTE_COLUMN = Pattern(
    "a header of references",
    r"^ (?: notes? | ref(?: s | \. | erence )? | footnotes? | schedules? | item | line ) \W* $",
    matches=("note", "notes", "ref."),
    rejects=("notes payable", "2024"),
)

CHANGE_COLUMN = Pattern(
    "a header of changes",
    r"""
      \b (?: change s? | chg | variance | var \. | variation | growth | increase | decrease | yoy
      | qoq | y/y | q/q | y-o-y | q-o-q | year [ -] over [ -] year | yr [ -] over [ -] yr
      | better | favou?rable ) (?! \w )
      | \+ \s? / \s? [-–−] | ^ [±Δδ]
    """,
    matches=("% change", "increase (decrease)", "year over year", "change", "+/-", "yoy"),
    rejects=("exchange rate", "2024", "changed"),
)

PERCENT_COLUMN = Pattern(
    "a header in percent",
    r"% | \b(?: percent(?:age)? | pct | per \s cent )\b",
    matches=("% change", "%", "percent change"),
    rejects=("change", "percentile"),
)

SHARE_COLUMN = Pattern(
    "a header of shares of a whole",
    r"""
      (?: % | \b percent (?: age )? (?: s )? ) \s (?: of | to ) \b | \bas\ a\ % | \b mix \b
      | ^ (?: % | percent ) $ | \bweight(?:ing)?\b | \bownership\b
    """,
    matches=("% of revenue", "percentage of total", "mix", "%"),
    rejects=("% change", "remix", "change"),
)

TOTAL_LABEL = Pattern(
    "the label of a total",
    r"^ \W* (?: grand \s )? (?: sub [- ]? )? (?: totals? | sum ) \b",
    matches=("total assets", "total", "sub-total", "grand total"),
    rejects=("of total", "totally", "assets"),
)

SUBTOTAL_LABEL = Pattern(
    "the label of a subtotal",
    r"""
    ^ \W* (?: sub [- ]? total
    | gross \s (?: profit | margin \b (?! \s % ) | income | premiums? )
    | (?: (?: income | loss | profit | earnings | result ) \W{0,3} (?: \( \w+ \) \s )?
        (?: \s (?: and | or ) \s \w+ \s )?
        (?: from \s (?: continuing \s )? operations | before ) )
    | (?: operating | pre [- ]? tax | comprehensive ) \s (?: income | loss | profit
        | earnings | result )
    | net \s (?: income | loss | profit | earnings | result | revenues? | sales | interest \s income
        | premiums? | assets | cash | increase | decrease | change | debt | operating )
    | (?: adjusted \s )? ebit (?: da | a | dare | darm | dax )? \b
    | adjusted \s (?: net | operating | income | earnings | gross )
    | (?: core \s | nareit \s | adjusted \s | normali[sz]ed \s )? a? ffo \b
    | funds \s (?: from | flow )
    | free \s cash \s flow
    | (?: income | profit | loss ) \s for \s the \s (?: period | year | quarter )
    | cash \s (?: flows? )? \s? (?: \( \w+ \) \s )? (?: from | provided | used | generated )
    )
    """,
    matches=(
        "gross profit",
        "income before income taxes",
        "income (loss) from operations",
        "net income",
        "adjusted ebitda",
        "net cash provided by operating activities",
        "operating income",
    ),
    rejects=("cost of revenue", "income tax expense", "interest income"),
)

TABLE_NOTE = Pattern(
    "words that qualify all figures of a table",
    r"""
      \( \s? (?: in | amounts | dollars | stated | expressed | all | figures | unaudited | audited
         | us\$ | u\.s\. | [$€£] | [mkt]?(?:usd|eur|sek|nok|dkk|gbp|cad|aud) \b | thousands
         | millions )
    | ^ \W* (?: in \s (?: \S{1,10} \s ){0,3} (?: thousands | millions | billions ) \b
      | un-?audited \b | audited \b | dollars \s in | amounts \s in
      | [mkt](?:usd|eur|sek|nok|dkk) \b | (?: all \s )? figures \s in
      | \$ \s? (?: in | ['’]? 000 ) | (?: in \s )? [$€£] \s? (?: m | million | thousand | bn ) )
    | \b (?: except \s (?: per | share | for | where | as | number | ratio | percent )
      | unless \s (?: otherwise | stated ) )
    """,
    matches=(
        "(in thousands, except per share data)",
        "(unaudited)",
        "msek",
        "in millions of u.s. dollars",
        "($ thousands, except per share data)",
        "stated in thousands, except per share amounts",
    ),
    rejects=("consolidated balance sheets", "revenue in the quarter"),
)

MAY_NOT_ADD = Pattern(
    "a warning that figures may not add up",
    r"""
      \b (?: may | might | do | does | will | could | can ) \s (?: not | n[’']t ) \s
        (?: \w+ \s ){0,2} (?: add | sum | foot | total | agree | tie | reconcile | compute
        | recalculate )
    | \b due \s to \s rounding \b | \b rounding \s (?: differences | effects? | errors? )
    | \b (?: figures | amounts | numbers | totals | sums ) \s (?: \w+ \s ){0,4} rounded \b
    | \b subject \s to \s rounding
    """,
    matches=(
        "(figures may not add due to rounding)",
        "totals might not sum",
        "because of rounding differences",
    ),
    rejects=("we may not be able", "all around", "the round"),
)

NON_GAAP = Pattern(
    "words for a measure that is adjusted",
    r"""
      \b (?: non \s? [-–]? \s? (?: gaap | ifrs ) | adjusted | adj \. | underlying | core
      | normali[sz]ed | pro [- ]? forma | ebit (?: da | a | dare | dax )? | a? ffo
      | free \s cash \s flow | funds \s (?: from | flow ) | constant \s currency | organic
      | comparable ) \b
    """,
    matches=("adjusted ebitda", "non-gaap", "core ffo", "free cash flow"),
    rejects=("gaap", "net income", "score"),
)

GAAP = Pattern(
    "words for a measure that follows the standards",
    r"(?<! non ) (?<! non [ -–] ) \b (?: u\.?s\.? \s )? (?: gaap | ifrs ) \b"
    r"| \b (?: as \s )? reported \b",
    matches=("gaap", "as reported", "ifrs"),
    rejects=("non-gaap", "report"),
)
