"""Cues for checks: the words between a percentage, a current figure and a prior one.

Comes in: nothing. Goes out: patterns, matched on folded lower-case text: one blank where the
release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

# -- direction and basis --------------------------------------------------------------------------

UP = Pattern(
    "a rise",
    r"""
    \b(?: increas\w+ | grew | grow(?:s|n|th|ing)? | rose | ris(?:e|es|en|ing) | up | higher
    | improv\w+ | gain\w* | jump\w* | surg\w+ | climb\w* | soar\w* | expan\w+ | advanc\w+
    | rall\w+ | more | uplift )\b
    """,
    matches=(
        "an increase of ",
        "revenue grew ",
        "up ",
    ),
    rejects=("a decrease of ",),
)
DOWN = Pattern(
    "a fall",
    r"""
    \b(?: decreas\w+ | declin\w+ | down(?!load) | fell | fall(?:s|en|ing)? | drop\w* | lower
    | reduc\w+ | slip\w* | shrank | contract(?:ed|ion) | less | narrow\w* | weak\w*
    | deteriorat\w+ | cut )\b
    """,
    matches=(
        "a decrease of ",
        "declined by ",
    ),
    rejects=("an increase of ",),
)
OTHER_GROWTH = Pattern(
    "growth on another basis",
    r"""
    \b(?: organic\w* | constant | currenc(?:y|ies) | fixed\ exchange | exchange\ rates?
    | like-for-like | lfl | comparable\ (?:sales|store|basis) | same[ -](?:store|day|center)
    | adjust(?:ed|ing)\ for | excluding | excl | exclusive\ of | underlying | pro[ -]forma
    | cagr | compound\w* | annuali[sz]ed | annual\ (?:growth\ )?rate | local\ currency | fx
    | percentage\ points? | points? | basis\ points? | sequential\w*
    | quarter[ -]over[ -]quarter | qoq | q/q | per\ (?:year|annum) | annually | target\w*
    | expect\w* | forecast\w* | guidance | outlook | consensus | estimat\w+ | on\ average
    | average | acquisitions? | weighted | contribut\w+ | market )\b
    """,
    matches=(
        "in constant currency",
        "adjusted for divestments",
        "a cagr of",
    ),
    rejects=(
        "an increase of",
        "compared with 2023",
    ),
)
OTHER_FIGURE = Pattern(
    "the change of another figure",
    r"""
    ^ \)? \s (?: \w+ \s )? (?: increase | decrease | growth | decline | reduction | improvement
    | contribution | rise | drop )? \s? (?: in | of | from ) \s (?! (?: the \s | total \s | net
    \s | our \s )* (?: sales | revenues? | same | prior | previous | corresponding | comparable
    | first | second | third | fourth | full | year | quarter | period
    | (?:q[1-4]|fy)?\W?\d{2,4} | last | three | six | nine | twelve | january | february | march
    | april | may | june | july | august | september | october | november | december ) \b )
    """,
    matches=(
        " decrease in services segment revenue",
        " of which most came from Asia",
    ),
    rejects=(
        " increase in sales",
        " over the same period",
        "",
        " in the second quarter",
    ),
)
POINTS = Pattern(
    "points, not percent",
    r"\b(?: basis\ points? | bps | percentage\ points? | points? | pp | ppts? )\b",
    matches=(
        "150 basis points",
        " percentage points to",
    ),
    rejects=("5% to",),
)
COMPOUND = Pattern(
    "a compound annual rate",
    r"""
    \b (?: cagr | compound(?:ed)? \s annual (?: \s growth )? (?: \s rate )? ) (?: \s \(cagr\) )?
    """,
    matches=(
        "at a cagr of ",
        "a compound annual growth rate of ",
    ),
    rejects=("an annual increase of ",),
)
AGO = Pattern(
    "years ago",
    r"""
    \b (?P<count> \d{1,2} | one | two | three | four | five | six | seven | eight | nine | ten )
    \s years? \s ago \b
    """,
    matches=(
        "just 3 years ago",
        "five years ago",
    ),
    rejects=("in three years",),
)

# -- what stands between --------------------------------------------------------------------------

_CONNECT = r"""
    (?: an? | the | or | of | by | up | down | in | to | at | about | approximately | nearly
    | some | roughly | around | almost | over | more | than | just | only | which | that
    | this | is | was | has | represents? | representing | represented | reflects?
    | reflecting | marks? | marking | corresponds? | corresponding | equivalent | equal
    | equals | equaling | being | i\.e\. | increas(?:e|es|ed|ing) | decreas(?:e|es|ed|ing)
    | declin(?:e|es|ed|ing) | growth | grew | growing | rose | rise | rising | fell | fall
    | improvement | improved | improving | reduction | reduced | gain | gained | jump | jumped
    | drop | dropped | surge | surged | change | higher | lower | year-over-year
    | year-on-year | year | yoy | y/y | on | strong | robust | significant | impressive
    | record | total | percentage | rate | net | sales | revenues? | for | it ) [ ,;:()–—-]+
"""
_PERIOD = r"""
    (?: in | for | during | of | as | at | on | the | same | prior | previous | corresponding
    | comparable | comparative | last | years? (?:[’']s|-ago|-to-date|-end)?
    | quarters?(?:[’']s)? | periods? | months? | weeks? | three | six | nine | twelve | first
    | second | third | fourth | full | fiscal | ended | ending | end | ago | a | an | earlier
    | reported | recorded | per | share | diluted | basic | january | february | march | april
    | may | june | july | august | september | october | november | december | jan\.? | feb\.?
    | mar\.? | apr\.? | jun\.? | jul\.? | aug\.? | sept?\.? | oct\.? | nov\.? | dec\.?
    | [1-4]?q[1-4]? | h[12] | fy | ytd | (?:[1-4]?q[1-4]?|h[12]|fy)?[ ’']?(?:19|20)?\d\d
    | \d{1,2} )
"""
_UNIT = r"""
    (?: [ ] (?! (?: and | or | with | while | whereas | but | including | due | driven
    | primarily | versus | compared | from | to | as | after | which | because | despite
    | offset ) \b ) [a-z] [\w’'()/&-]{0,24} (?= [ ,.;:)–—-] | $ ) )
"""
LINKED = Pattern(
    "what was counted, a period, linking words",
    r"^ \)? "
    + _UNIT
    + r"{0,6} (?: [ ,(]* "
    + _PERIOD
    + r" (?= [ ,.;:’')–—-] | $ ) )* [ ,;:()–—-]* (?: "
    + _CONNECT
    + r" )* [+(–-]? $",
    matches=(
        " for the six months ended june 30, 2025, representing an increase by ",
        " metered homes as of march 31, 2025, a ",
        ") in the group, up ",
        " in licensing revenue for q3 2025, an increase of approximately ",
        ", an increase of ",
    ),
    rejects=(" and gross margin rose ", " in 2024, while expenses rose ", ", with net income up "),
)
PERIOD_WORDS = Pattern(
    "a period or nothing",
    r"^ [ ,]* (?: " + _PERIOD + r" (?: [ ,.’')–-]+ | $ ) )* $",
    matches=(" in the fourth quarter of 2023", " in 2023", "", " for the same period last year"),
    rejects=(" of which services", " and operating income"),
)
COUNTED = Pattern(
    "what was counted and a period",
    r"^ \)? "
    + _UNIT
    + r"{0,6} (?: [ ,(]* "
    + _PERIOD
    + r" (?= [ ,.;:’')–—-] | $ ) )* [ ,.’')–-]* $",
    matches=(
        " in licensing revenue for q3 2025,",
        " sol",
        " in 2023",
        " per share on december 19, 2024,",
    ),
    rejects=(" and operating income of ", " of sales, while costs were "),
)

# -- current and prior ----------------------------------------------------------------------------

PRIOR_AHEAD = Pattern(
    "a prior figure follows",
    r"""
    (?: \b(?: from | compared\ (?:to|with) | versus | vs\.? | against | over | than
    | (?:up|down)\ on ) \s (?: (?!and\b|or\b|while\b|to\b)[^\s;%]+\s ){0,9}? (?: of | was | were
    | at )? \s? | \( \s? (?: [^();%$€£]{0,24} [ :] )? ) $
    """,
    matches=(
        ", up from ",
        " compared with revenue of ",
        " (",
        " (4q23: ",
        " versus net income of ",
    ),
    rejects=(
        " and ",
        " of which ",
    ),
)
TO_CURRENT = Pattern(
    "to the current figure",
    r"""
    ^ (?: [^;:$€£]{0,60} \b to | \ and\ (?: came\ in\ at | reached | totall?ed | amounted\ to
    | was | were | stood\ at ) ) \s (?: (?: a | an | record | total | of | approximately | about
    | nearly | around | some | the | over | more | than | close\ at | end\ at | close ) \s )* $
    | ^ \s? \( $
    """,
    matches=(
        " to ",
        " year over year to ",
        " to approximately ",
        ", to close at ",
        " and came in at ",
    ),
    rejects=(
        " compared to revenue of ",
        " and ",
    ),
)
FROM_THERE = Pattern(
    "from one figure to the other",
    r"""
    \b (?: to | fell\ to | rose\ to | dropped\ to | declined\ to | closed\ at | close\ at ) \s
    (?: (?: a | an | record | approximately | about | nearly | over ) \s )* $
    """,
    matches=(
        " to ",
        " per share, to close at ",
        " the price fell to ",
    ),
    rejects=(" and ",),
)
FROM = Pattern(
    "from the prior figure",
    r"\b from \s (?: (?!to\b|and\b) [^\s;,%]+ \s ){0,6} $",
    matches=(
        "increased from ",
        "from a closing market price of ",
    ),
    rejects=(
        "from 2023 to ",
        "revenue of ",
    ),
)
SHARE_PRICE = Pattern(
    "the share price as the subject",
    r"""
    , \s (?: [\w.’'&-]{1,24} \s ){0,4}
    (?: (?:stock|share)\ price | stock | shares | adss? | price ) $
    """,
    matches=(" per share on december 19, 2024, the company's stock price",),
    rejects=(" per share on december 19, 2024",),
)
STEP = Pattern(
    "a step, not a level",
    r"""
    \b (?: increas\w+ | decreas\w+ | declin\w+ | fell | fall | falling | rose
    | drop(?:s|ped|ping)? | grew | down | up | crash\w* | plung\w+ | tumbl\w+ | lost | gain\w*
    | reduc\w+ | improv\w+ | plummet\w* | slid | slump\w* | jump\w* | surg\w+ | climb\w* | lower
    | higher ) \s (?: (?: by | of | approximately | about | nearly | more | than | over | as
    | much | some ) \s )* $
    """,
    matches=(
        "the price fell ",
        "an increase of ",
        "declined by approximately ",
    ),
    rejects=(
        "increased to ",
        "revenue of ",
    ),
)
