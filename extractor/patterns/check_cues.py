"""Cues for checks: the words between numbers that say which identity binds them, and those that
say that none does.

Comes in: nothing. Goes out: patterns. All but `BULLET` are matched on folded lower-case text: one
blank where the release has any white space, no markdown marks.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

BULLET = Pattern(
    "item of a list",
    r"[ \t]{0,12} (?: [*–—-]\s | [•·●○▪■◦‣] (?=\s|[A-Z“\"(]) | \(?[a-z0-9ivx]{1,4}[.)]\s )",
    matches=("* Revenue rose", "  - Revenue rose", "• Net sales", "(i) 5,000 shares", "2. Units"),
    rejects=("Revenue", "**bold**", "-5.2 million", "1.5 million shares"),
)

PRIOR_BRACKET = Pattern(
    "a prior figure in brackets",
    r"^ \s? \( (?: (?: [^():;$€£]{0,24} \d [^():;$€£]{0,12} | prior [^():;]{0,14} | last\ year ) :? \s )? $",
    matches=(" (", " (4q23: ", " (1h2024: ", " (30 september 2025: "),
    rejects=(" (of which ", " compared to ", " (including "),
)

# -- money for securities -----------------------------------------------------------------------

AT_PRICE = Pattern(
    "at a price",
    r"\b(?: at | price[ds]? | priced | for | each | per )\b",
    matches=(" units at a price of ", " shares, priced at ", " units for "),
    rejects=(" shares and warrants to buy ",),
)
PROCEEDS_AHEAD = Pattern(
    "money follows",
    r" proceeds | consideration | \b(?: total (?:l?ing|s)? | aggregate | amount (?:s|ing|ed)? | cost s?"
    r" | purchase\ price | value s? | rais(?:e|es|ed|ing) | representing | equal s? | subscription"
    r" | worth | sum | settle(?:ment)? | valued)\b",
    matches=(" per unit for gross proceeds of ", " per share, for a total of "),
    rejects=(" per share and an exercise price of ",),
)
FOR_MONEY = Pattern(
    "for so much",
    r"\b for \s (?: (?: approximately | about | a | an | up\ to | around ) \s )* $",
    matches=(" per share, for approximately ", " for "),
    rejects=(" for each share at ", " for the exercise of "),
)
PROCEEDS_BEHIND = Pattern(
    "money goes before",
    r"\b(?: through | via | by | from | of | or | in | into | for | convert\w* | issu\w+ | settle\w*"
    r" | worth | with | proceeds\ and )\b | \(",
    matches=(" through the issuance of ", " or ", " by issuing "),
    rejects=("; ",),
)
OTHER_MONEY = Pattern(
    "money of another measure",
    r"\b(?: net\ (?:cash\ )?proceeds | net\ of | after\ deduct\w+ | deduct\w+ | market\ capitali[sz]ation"
    r" | fees? | commissions? | per\ cent | closing\ (?:bid\ |sale\ )?price | remaining | up\ to\ an?\ additional"
    r" | minimum | maximum | par\ value | liquidation )\b",
    matches=(" for net proceeds of ", " with a market capitalization of "),
    rejects=(" for gross proceeds of ",),
)
MIXED_MONEY = Pattern(
    "money of more than this",
    r"\b(?: together\ with | combined\ with | along\ with | previously | in\ addition\ to | inclusive\ of"
    r" | plus\ (?:accrued|interest|any|all|the|an?) | accrued | (?:and|plus)\ interest | to\ date | cumulative\w*"
    r" | (?:first|second|third|fourth|final|last|initial|1st|2nd|3rd)\ (?:and\ \w+\ )?(?:tranche|closing)"
    r" | both\ tranches | all\ tranches | tranches | trust\ account | net\ of | in\ cash\ and | cash\ and"
    r" | assuming | if\ (?:fully\ )?exercised | upon\ (?:full\ )?exercise | warrants?\ (?:are|is|were)\ exercised"
    r" | cashless | excise | series\ of )\b",
    matches=(
        "the second and final tranche raised ",
        "of principal plus accrued interest at ",
        "together with the first closing",
    ),
    rejects=("units at a price of $0.10 per unit for gross proceeds of ",),
)
WHOLE_OFFERING = Pattern(
    "the money of the whole offering",
    r"\b gross \s proceeds \s (?: to \s (?:\S+\s){1,4} )? (?: of | from ) \s (?: the | this ) \s (?: offering | placement | financing | private | registered | public )",
    matches=("the gross proceeds to the company from this offering",),
    rejects=("the gross proceeds from the exercise of warrants",),
)
LEFT_OUT = Pattern(
    "what is not in the figure",
    r"\b(?: excluding | exclusive\ of | not\ including | before | prior\ to | without | less )\b [^;]{0,300}",
    matches=("excluding any proceeds from the exercise of warrants", "before deducting fees"),
    rejects=("including the option",),
)
COSTS = Pattern(
    "costs that may be in the total",
    r"\b(?: commissions? | fees | costs | expenses | excise | tax(?:es)? )\b",
    matches=("excluding commissions",),
    rejects=("for a total of",),
)
INTO = Pattern(
    "one thing into another",
    r"\b(?: into | in\ exchange\ for | exchang(?:e|ed|eable)\ for | exercisable\ (?:for|into) )\b",
    matches=(" shares of preferred stock into common shares at ",),
    rejects=(" shares of common stock at ",),
)
FORMER = Pattern(
    "a former figure",
    r"\bfrom\ $",
    matches=("the exercise price was reduced from ",),
    rejects=("reduced to ", "from the price of "),
)
PREFERRED = Pattern(
    "preferred",
    r"\b(?: prefer(?:red|ence) | series\ [a-z]\b ) ",
    matches=("series k convertible preferred stock",),
    rejects=("common stock",),
)
NOT_A_SHARE = Pattern(
    "a security that is no share",
    r"\b(?: units? | warrants? | adss? | adrs? | notes? | rights? | debentures? | bonds? | options?"
    r" | depositary | receipts? )\b",
    matches=("american depositary shares", "units", "warrants"),
    rejects=("common shares", "ordinary shares"),
)

# -- prices compared ----------------------------------------------------------------------------

PREMIUM_AFTER = Pattern(
    "a premium follows",
    r"^ \)? \s? (?: \w+[ ] ){0,2} (?P<word> premium | discount ) \s (?: to | over | from | on | of | relative | compared )\b"
    r" | ^ \)? ,? \s (?P<word> above | below ) ,? \s",
    matches=(
        " premium to the closing price of",
        " discount to the 5-day vwap",
        " above the closing price of",
    ),
    rejects=(" discount rate of", " of the premium"),
)
PREMIUM_BEFORE = Pattern(
    "a premium goes before",
    r"\b (?P<word> premium | discount ) \s of \s (?: \w+[ ] ){0,2} $",
    matches=("a premium of approximately ", "representing a discount of "),
    rejects=("a discount to the price of the shares of ",),
)
PREMIUM_LEAD = Pattern(
    "a list of premiums follows",
    r"\b (?P<word> premium | discount ) s? (?: \s of )? \s? : \s* $",
    matches=("the offer price represents a discount of:", "a premium:"),
    rejects=("as follows:",),
)
TO_REFERENCE = Pattern(
    "to a reference price",
    r"^ \)? (?: \s (?:premium|discount) )? [^.;%]{0,140}? \b (?: to | over | from | on | than | against | relative | above | below ) \b",
    matches=(
        " to the company's latest closing bid price of ",
        " premium over the closing price of ",
    ),
    rejects=(" and an exercise price ",),
)
NOT_THE_PRICE = Pattern(
    "a premium to something else",
    r"\b(?: enterprise | net\ asset | \bnav\b | book | average | equity\ value | principal | face | par"
    r" | oid | original\ issue | underwriting | conversion\ price )\b",
    matches=("premium to nav of", "original issue discount of"),
    rejects=("premium to the closing price of",),
)

BECOMES = Pattern(
    "one figure becomes another",
    r"\b (?: to | becomes? | adjusted | into ) \b",
    matches=(" shares to approximately ", " per share today, becomes "),
    rejects=(" shares, each exercisable at ",),
)

# -- holdings -----------------------------------------------------------------------------------

DILUTED = Pattern(
    "not the plain number outstanding",
    r"\b(?: (?:fully|partially)[ -]diluted | diluted | assuming | if\ .{0,30}exercised | pro[ -]forma | voting\ (?:rights|power)"
    r" | beneficially | as-converted | converted\ basis | then\ issued )\b",
    matches=("on a partially diluted basis", "assuming full exercise of the warrants"),
    rejects=("of the issued and outstanding shares",),
)
HOLDING = Pattern(
    "a holding in percent follows",
    r"represent | \b(?: equal\w* | or | equivalent | constitut\w+ | correspond\w* | being | approximately"
    r" | which\ is | about )\b | [(,–—-]",
    matches=(" shares of the company, which represents about ", " shares ("),
    rejects=(" shares. ",),
)
OUTSTANDING = Pattern(
    "of the shares outstanding",
    r"\b(?: outstanding | issued | capital | shares | stock | securities | votes | voting | company | units )\b",
    matches=(" of the issued and outstanding shares",),
    rejects=(" of the gross proceeds",),
)
BASED_ON = Pattern(
    "the base of percentages",
    r"\b (?: based | calculated | computed | reckoned ) \s (?: on | upon ) \b",
    matches=("the percentages are based on ", "calculated on the "),
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
    r"\b(?: now | in\ aggregate | in\ the\ aggregate | in\ total | a\ total\ of | following | after | upon | thereby"
    r" | would | will )\b",
    matches=("in aggregate, the fund now owns ",),
    rejects=("the fund owns ",),
)

# -- results ------------------------------------------------------------------------------------

UP = Pattern(
    "a rise",
    r"\b(?: increas\w+ | grew | grow(?:s|n|th|ing)? | rose | ris(?:e|es|en|ing) | up | higher | improv\w+ | gain\w* | jump\w*"
    r" | surg\w+ | climb\w* | soar\w* | expan\w+ | advanc\w+ | rall\w+ | more | uplift )\b",
    matches=("an increase of ", "revenue grew ", "up "),
    rejects=("a decrease of ",),
)
DOWN = Pattern(
    "a fall",
    r"\b(?: decreas\w+ | declin\w+ | down(?!load) | fell | fall(?:s|en|ing)? | drop\w* | lower | reduc\w+ | slip\w* | shrank"
    r" | contract(?:ed|ion) | less | narrow\w* | weak\w* | deteriorat\w+ | cut )\b",
    matches=("a decrease of ", "declined by "),
    rejects=("an increase of ",),
)
OTHER_GROWTH = Pattern(
    "growth on another basis",
    r"\b(?: organic\w* | constant | currenc(?:y|ies) | fixed\ exchange | exchange\ rates? | like-for-like | lfl | comparable\ (?:sales|store|basis)"
    r" | same[ -](?:store|day|center) | adjust(?:ed|ing)\ for | excluding | excl | exclusive\ of | underlying | pro[ -]forma | cagr | compound\w*"
    r" | annuali[sz]ed | annual\ (?:growth\ )?rate | local\ currency | fx | percentage\ points? | points? | basis\ points?"
    r" | sequential\w* | quarter[ -]over[ -]quarter | qoq | q/q | per\ (?:year|annum) | annually | target\w* | expect\w* | forecast\w*"
    r" | guidance | outlook | consensus | estimat\w+ | on\ average | average | acquisitions? | weighted | contribut\w+ | market )\b",
    matches=("in constant currency", "adjusted for divestments", "a cagr of"),
    rejects=("an increase of", "compared with 2023"),
)
PRIOR_AHEAD = Pattern(
    "a prior figure follows",
    r"""(?: \b(?: from | compared\ (?:to|with) | versus | vs\.? | against | over | than | (?:up|down)\ on )
    \s (?: (?!and\b|or\b|while\b|to\b)[^\s;%]+\s ){0,9}? (?: of | was | were | at )? \s?
    | \( \s? (?: [^();%$€£]{0,24} [ :] )? ) $""",
    matches=(
        ", up from ",
        " compared with revenue of ",
        " (",
        " (4q23: ",
        " versus net income of ",
    ),
    rejects=(" and ", " of which "),
)
_CONNECT = r"""(?: an? | the | or | of | by | up | down | in | to | at | about | approximately | nearly
    | some | roughly | around | almost | over | more | than | just | only | which | that | this | is | was
    | has | represents? | representing | represented | reflects? | reflecting | marks? | marking | corresponds?
    | corresponding | equivalent | equal | equals | equaling | being | i\.e\. | increas(?:e|es|ed|ing)
    | decreas(?:e|es|ed|ing) | declin(?:e|es|ed|ing) | growth | grew | growing | rose | rise | rising | fell
    | fall | improvement | improved | improving | reduction | reduced | gain | gained | jump | jumped | drop
    | dropped | surge | surged | change | higher | lower | year-over-year | year-on-year | year | yoy | y/y | on
    | strong | robust | significant | impressive | record | total | percentage | rate | net | sales | revenues?
    | for | it ) [ ,;:()–—-]+"""
_PERIOD = r"""(?: in | for | during | of | as | at | on | the | same | prior | previous | corresponding | comparable
    | comparative | last | years? (?:[’']s|-ago|-to-date|-end)? | quarters?(?:[’']s)? | periods? | months? | weeks? | three | six | nine
    | twelve | first | second | third | fourth | full | fiscal | ended | ending | end | ago | a | an | earlier
    | reported | recorded | per | share | diluted | basic | january | february | march | april | may | june | july | august
    | september | october | november | december | jan\.? | feb\.? | mar\.? | apr\.? | jun\.? | jul\.? | aug\.?
    | sept?\.? | oct\.? | nov\.? | dec\.? | [1-4]?q[1-4]? | h[12] | fy | ytd
    | (?:[1-4]?q[1-4]?|h[12]|fy)?[ ’']?(?:19|20)?\d\d | \d{1,2} )"""
_UNIT = r"""(?: [ ] (?! (?: and | or | with | while | whereas | but | including | due | driven | primarily | versus
    | compared | from | to | as | after | which | because | despite | offset ) \b ) [a-z] [\w’'()/&-]{0,24} (?= [ ,.;:)–—-] | $ ) )"""
CONNECTED = Pattern(
    "nothing but linking words",
    r"^ [ ,;:()–—-]* (?: " + _CONNECT + r" )*+ [+(–-]? $",
    matches=(
        ", an increase of ",
        " (",
        ", or ",
        "), corresponding to a ",
        ", representing year-over-year growth of ",
    ),
    rejects=(" and gross margin rose ", " with earnings of "),
)
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
        " installed atms as of december 31, 2024, a ",
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
MARGIN = Pattern(
    "a margin",
    r"\bmargins?\b",
    matches=("corresponding to an adjusted operating margin of ",),
    rejects=("marginal gains",),
)
ADJUSTED = Pattern(
    "an adjusted figure",
    r"\b(?: adjusted | non-gaap | underlying | pro[ -]forma | normali[sz]ed | before | excluding | excl | core | organic )\b",
    matches=("adjusted ebitda margin", "non-gaap gross margin"),
    rejects=("gross margin",),
)

# -- sums ---------------------------------------------------------------------------------------

CONSISTS_OF = Pattern(
    "all the parts follow",
    r"\b(?: consist(?:s|ed|ing)\ of | compris(?:es|ed|ing)(?:\ of)? | made\ up\ of | composed\ of | divided\ into | being\ the\ sum\ of"
    r" | broken\ down | as\ follows )\b",
    matches=(" shares of common stock consisting of: ", " comprised of "),
    rejects=(" including ", " of which "),
)
TRANCHE = Pattern(
    "a numbered part",
    r"\b(?: tranche\ (?P<after> one | two | three | four | [1-4ab] | iv? | ii+ )\b"
    r" | (?P<before> first | second | third | fourth | 1st | 2nd | 3rd | initial | final )\ (?:tranche|closing|component) )",
    matches=("tranche one of the placement", "the first tranche", "tranche 2"),
    rejects=("a two tranche placement", "tranches"),
)
TWO_TRANCHES = Pattern(
    "how many parts there are",
    r"\b(?P<count> two | three | four | 2 | 3 | 4 )[ -](?: tranches? | stages? | parts? | closings? | components? )\b",
    matches=("a two tranche placement", "in three tranches", "two-tranche"),
    rejects=("tranche two",),
)

# -- rates and periods --------------------------------------------------------------------------

ONE_UNIT = Pattern(
    "a rate of exchange follows",
    r"""(?: \b [a-z]{0,3}[$€£¥₹]? 1 (?:\.0{1,4})? \s? (?:[a-z]{3})? \s? (?: = | to | : | equals | per ) \s?
    | exchange\ rate s? \ (?:used\ )? (?:of|being|:|was|is) \s (?:approximately\ )? ) $""",
    matches=("being us$1.00 = ", "us$1 = ", "at an exchange rate of ", "at rmb1.00 to "),
    rejects=("based on the average rate of interest of ", "from $1 to 2, "),
)
PER_UNIT_AFTER = Pattern(
    "a rate of exchange goes before",
    r"^ \s (?: to | per | = | for ) \s (?: (?: the | one | each ) \s )? (?: pound | euro | dollar | krona | krone | yen | franc | yuan"
    r" | (?: us | canadian | australian | u\.s\. ) \s dollar | [a-z]{0,3}[$€£¥₹]? 1 (?:\.0{1,4})? \b )",
    matches=(" to the pound", " per €1.00", " to us$1.00", " per euro"),
    rejects=(" per share", " to 12"),
)
APPOSED = Pattern(
    "the same in another currency follows",
    r"^ [ ,]* (?: \( (?: or | about | approximately | i\.e\. | equal\ to | \s | , )* | (?: or | equal\ to | equivalent\ to"
    r" | corresponds?\ to | corresponding\ to | which [^;()]{0,80} (?: corresponds?\ to | is ) ) \s (?: about | approximately | \s )* ) $",
    matches=(" (or ", ", or ", " (", ", equal to ", ", which at the rate of the day corresponds to "),
    rejects=(" and ", " (of which "),
)
PER_THOUSAND = Pattern(
    "a rate per 1,000",
    r"\b per \s [a-z]{0,3}[$€£]? \s? 1,?000 \b",
    matches=("24.6914 shares of common stock per $1,000",),
    rejects=("per $100,000",),
)
VALUED = Pattern(
    "what they are worth",
    r"\b (?: valued \s at | value \s (?: of | is | was ) | worth | market \s capitali[sz]ation \s of | equal(?:s|ing)? ) [^.;()]{0,30} $ | \( \s? $",
    matches=(" shares, valued at approximately ", " and a market capitalization of ", " ("),
    rejects=(" for gross proceeds of ",),
)
ON_EXERCISE = Pattern(
    "money that exercise would bring",
    r"\b (?: if | upon | when | assuming | on | following | from ) \b [^.;]{0,90} \b (?: exercis\w+ ) | \b exercis\w+ \b [^.;]{0,40} \b would \b",
    matches=("if the warrants are exercised in full for cash", "upon the full exercise of the warrants"),
    rejects=("the warrants have an exercise price of",),
)
PER_SECURITY = Pattern(
    "so much for each",
    r"^ ,? \s? \(? (?: or | equal\ to | being | that\ is | i\.e\. | representing ) ,? \s (?: approximately \s )? $ | ^ \s? \( $",
    matches=(", equal to ", " (or ", " ("),
    rejects=(" at a price of ",),
)
IN_ALL = Pattern(
    "a total for all of them",
    r"\b (?: total | in\ all | aggregate | payment | payout | amounts? | come | cost | equal | corresponds? | equivalent ) \b",
    matches=("the payment will come to approximately ", "in total on "),
    rejects=("a dividend of ",),
)
RAISED = Pattern(
    "a figure that changes",
    r"\b (?: increas\w+ | rais\w+ | new | reduc\w+ | decreas\w+ | from | previous(?:ly)? | starting | beginning | effective ) \b",
    matches=(" per share, an increase from ", "raised the dividend to "),
    rejects=(" per share, or ",),
)
EQUALS = Pattern(
    "that comes to",
    r"\b (?: equal s? | equivalent | corresponds? | comes? | amounts? ) \s (?: to )? ",
    matches=(" per month is equal to ",),
    rejects=(" per month and ",),
)
ANNUAL = Pattern(
    "a yearly figure",
    r"\b(?: annuali[sz]ed | annual | annually | per\ annum | per\ year | yearly | a\ year )\b",
    matches=("($1.00 annualized)", "an annual rate of "),
    rejects=("the quarterly dividend of ",),
)
PERIODIC = Pattern(
    "a figure of a part of the year",
    r"\b(?P<period> monthly | quarterly | semi-?annual(?:ly)? | half-yearly | (?<=per\ )month | (?<=per\ )quarter )\b",
    matches=("a quarterly dividend of ", "semi-annual distribution", " per month"),
    rejects=("annual dividend", "in the quarter"),
)
FOR_CASH = Pattern(
    "cash beside shares",
    r"\b(?: in\ cash | cash\ (?:consideration|component|and) | plus )\b",
    matches=("$5.00 in cash and 0.25 shares",),
    rejects=("0.25 shares for each share held",),
)
AFTER_EXERCISE = Pattern(
    "a holding after exercise",
    r"\b(?: assuming | if | upon | after | following | giving\ effect | in\ the\ event ) \b .{0,80} \b(?: exercis\w+ | conver\w+ )\b",
    matches=("assuming exercise of just these warrants", "if all warrants are exercised"),
    rejects=("the warrants are exercisable",),
)
TO_CURRENT = Pattern(
    "to the current figure",
    r"""^ (?: [^;:$€£]{0,60} \b to | \ and\ (?: came\ in\ at | reached | totall?ed | amounted\ to | was | were | stood\ at ) )
    \s (?: (?: a | an | record | total | of | approximately | about | nearly | around | some | the | over | more | than
    | close\ at | end\ at | close ) \s )* $ | ^ \s? \( $""",
    matches=(
        " to ",
        " year over year to ",
        " to approximately ",
        ", to close at ",
        " and came in at ",
    ),
    rejects=(" compared to revenue of ", " and "),
)
OTHER_FIGURE = Pattern(
    "the change of another figure",
    r"""^ \)? \s (?: \w+ \s )? (?: increase | decrease | growth | decline | reduction | improvement | contribution | rise
    | drop )? \s? (?: in | of | from ) \s (?! (?: the \s | total \s | net \s | our \s )* (?: sales | revenues? | same | prior | previous
    | corresponding | comparable | first | second | third | fourth | full | year | quarter | period | (?:q[1-4]|fy)?\W?\d{2,4} | last | three
    | six | nine | twelve | january | february | march | april | may | june | july | august | september | october | november
    | december ) \b )""",
    matches=(" decrease in services segment revenue", " of which most came from Asia"),
    rejects=(" increase in sales", " over the same period", "", " in the second quarter"),
)
FROM_THERE = Pattern(
    "from one figure to the other",
    r"""\b (?: to | fell\ to | rose\ to | dropped\ to | declined\ to | closed\ at | close\ at ) \s
    (?: (?: a | an | record | approximately | about | nearly | over ) \s )* $""",
    matches=(" to ", " per share, to close at ", " the price fell to "),
    rejects=(" and ",),
)
FROM = Pattern(
    "from the prior figure",
    r"\b from \s (?: (?!to\b|and\b) [^\s;,%]+ \s ){0,6} $",
    matches=("increased from ", "from a closing market price of "),
    rejects=("from 2023 to ", "revenue of "),
)
COMPOUND = Pattern(
    "a compound annual rate",
    r"\b (?: cagr | compound(?:ed)? \s annual (?: \s growth )? (?: \s rate )? ) (?: \s \(cagr\) )?",
    matches=("at a cagr of ", "a compound annual growth rate of "),
    rejects=("an annual increase of ",),
)
AGO = Pattern(
    "years ago",
    r"\b (?P<count> \d{1,2} | one | two | three | four | five | six | seven | eight | nine | ten ) \s years? \s ago \b",
    matches=("just 3 years ago", "five years ago"),
    rejects=("in three years",),
)
STEP = Pattern(
    "a step, not a level",
    r"""\b (?: increas\w+ | decreas\w+ | declin\w+ | fell | fall | falling | rose | drop(?:s|ped|ping)? | grew | down | up | crash\w* | plung\w+ | tumbl\w+
    | lost | gain\w* | reduc\w+ | improv\w+ | plummet\w* | slid | slump\w* | jump\w* | surg\w+ | climb\w* | lower | higher ) \s
    (?: (?: by | of | approximately | about | nearly | more | than | over | as | much | some ) \s )* $""",
    matches=("the price fell ", "an increase of ", "declined by approximately "),
    rejects=("increased to ", "revenue of "),
)
POINTS = Pattern(
    "points, not percent",
    r"\b(?: basis\ points? | bps | percentage\ points? | points? | pp | ppts? )\b",
    matches=("150 basis points", " percentage points to"),
    rejects=("5% to",),
)

# -- parts of a whole ---------------------------------------------------------------------------

NOT_A_MARGIN = Pattern(
    "a margin of another measure",
    r"\b(?: contribution | net\ interest | \bnim\b | before | target\w* | expect\w* | guidance | outlook | long-term | basis )\b",
    matches=("the gross contribution margin was ", "we expect a gross margin of "),
    rejects=("corresponding to a gross margin of ",),
)
PART_AHEAD = Pattern(
    "the margin of what was just told",
    r"^ [ ,(;–—-]* (?: (?: corresponding\ to | which\ corresponds\ to | representing | equal(?:ing)?\ to | equivalent\ to | giving | yielding | for | or | with"
    r" | resulting\ in | and | generating | translating\ (?:in)?to | at | reflecting | i\.e\. | which\ is | that\ is )\b )? [ ]?"
    r" (?: (?: a | an | the | its | our | record | strong | improved | increased | adjusted | gross | operating | profit | net | ebitda | ebita? | margins? | of | was"
    r" | approximately | about | corresponding | company | sales | revenue | related | \(ebit\) | gaap | non-gaap ) [ ,(]+ )* $",
    matches=(", corresponding to a gross profit margin of ", " with an ebitda margin of ", " ("),
    rejects=(" in the quarter, while services had a margin of ",),
)
PART_BEHIND = Pattern(
    "the part of something just told",
    r"^ [^;.$€£%]{0,60}? (?: [(,–—-] | \b(?: or | represent\w* | equal\w*(?:\ to)? | equivalent\ to | being | constitut\w* | correspond\w* | account\w*\ for)\b )"
    r" \s? (?: to | or | equal | equivalent | represent\w* | approximately | about | an?  | aggregate | i\.e\. | nearly | roughly | some | over | for | \s )* $",
    matches=(" (", " shares of common stock (equal to ", ", representing approximately ", " or "),
    rejects=(" and interest at ",),
)
OF_WHOLE = Pattern(
    "of the whole that follows",
    r"^ \s of \s (?: (?: the | its | our | their | total | aggregate | all | a | an | such | approximately | about | initial | original | combined | gross | proceeds | of"
    r" | revenues? | net | sales | outstanding | principal | amount | company(?:['’]s)? ) \s )* $",
    matches=(" of the ", " of total revenue of "),
    rejects=(" of shareholders voted, while ", " of "[:-1]),
)
OF_PROCEEDS = Pattern(
    "of the proceeds, that is",
    r"""^ \s of \s (?: (?: the | its | their | total | aggregate | cash ) \s )* (?: (?P<gross> gross \s proceeds | proceeds | offering )
    | (?P<principal> principal | loan ) ) [^.;()$€£]{0,50} , \s (?: or | for | that \s is | i\.e\. | being | equal \s to ) [^.;()]{0,24} $""",
    matches=(" of the gross proceeds, or approximately ", " of their principal amount, for gross proceeds of "),
    rejects=(" of the gross proceeds and ",),
)
DIRECTLY = Pattern(
    "nothing in between",
    r"^ (?: \s amount )? , \s (?: or | for | that \s is | being | equal \s to ) \b",
    matches=(", or approximately ", " amount, for gross proceeds of "),
    rejects=(" from certain investors, or ",),
)
OR_ELSE = Pattern(
    "that is",
    r"^ [ ,]* \(? (?: or | i\.e\. | that \s is | equal \s to | being | equivalent \s to | of ) ,? \s (?: approximately \s | about \s | up \s to \s )? $",
    matches=(", or ", " (or approximately "),
    rejects=(" and ",),
)
THAT = Pattern(
    "what was told before",
    r"^ \W* (?: that | this | these | which | it | they ) \b",
    matches=("that was ", "these represent "),
    rejects=("the company bought ",),
)
OF_WHICH = Pattern(
    "a part follows",
    r"\b of \s which \s (?: (?: approximately | about | some ) \s )? $",
    matches=(", of which ",),
    rejects=(" which is ",),
)
SEGMENT = Pattern(
    "a part of the company",
    r"\b (?: segments? | divisions? | divisional | business \s (?: unit | area | line )s? | regions? | subsidiar(?:y|ies) | geograph\w+ | product \s lines? ) \b",
    matches=("operating profit in the segment", "the division's margin"),
    rejects=("the group's margin",),
)
OF_NOUN = Pattern(
    "of a whole told before",
    r"^ \s of \s (?: the | such | this | that | its | each ) \s (?P<noun>[a-z]{4,20})\b",
    matches=(" of the investment)", " of the shares of common stock"),
    rejects=(" of a fund",),
)
TOGETHER = Pattern(
    "added to what was told before",
    r"\b (?: together\ with | combined\ with | added\ to | in\ addition\ to | along\ with | including ) \b",
    matches=("together with the first tranche of ",),
    rejects=("altogether",),
)
TOTAL_AHEAD = Pattern(
    "a total follows",
    r"\b (?: total | in\ all | aggregate | combined | raised | will\ have | can\ be | now | cumulative | altogether | brings ) \b",
    matches=("the company has issued a total of ",),
    rejects=("the first tranche of ",),
)
LEAVES = Pattern(
    "what is left after costs",
    r"\b (?: leav(?:es|ing) | so\ that | after | net\ of | less | deduct\w+ | received | resulting ) \b",
    matches=("after the discount and expenses of ", "leaving net proceeds of "),
    rejects=("net proceeds and fees",),
)
USED_OF = Pattern(
    "used of what was authorized",
    r"\b (?: used | spent | repurchased | bought ) \b [^;]{0,60}? \s (?: of | under ) \s",
    matches=("has used $3.2 billion of the $4.0 billion",),
    rejects=("authorized the repurchase of",),
)
AND_ONLY = Pattern(
    "the last part follows",
    r"\b and \s (?: (?: approximately | about | an? | up | to | further | additional | aggregate | of | finally | certain"
    r" | selling | stockholders? | shareholders? | offered | by | the ) \s ){0,6} $",
    matches=(" shares by the company and ", ", and approximately "),
    rejects=(", ", " of interest and expenses, "),
)
INCLUDED = Pattern(
    "a part of a part",
    r"\b (?: includ(?:ing|es|ed) | of\ which | thereof ) \s (?: (?: approximately | about | up | to | an? ) \s )* $",
    matches=(" of debt (including ", ", of which "),
    rejects=(" consisting of ",),
)
EACH = Pattern(
    "each",
    r"^ [^.,;]{0,8} \beach\b",
    matches=(" each",),
    rejects=(" in cash",),
)
AVAILABLE = Pattern(
    "what is left of an authorization",
    r"\b(?: remain(?:s|ing|ed)? | available | left | unused | leav(?:es|ing) )\b",
    matches=("remains available under the program",),
    rejects=("was authorized",),
)

# -- dates --------------------------------------------------------------------------------------

_DAY = (
    r"(?P<day> mon(?:day)? | tue(?:s(?:day)?)? | wed(?:nesday)? | thu(?:r(?:s(?:day)?)?)? | fri(?:day)?"
    r" | sat(?:urday)? | sun(?:day)? )"
)
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

# -- tables -------------------------------------------------------------------------------------

TOTAL_ROW = Pattern(
    "a row of totals",
    r"^ \W{0,6} (?: (?: grand | sub )[ -]? )? (?: total s? | sum ) \b",
    matches=("total", "**total** revenue", "total accumulated during week 6", "sub-total"),
    rejects=("revenue", "of total"),
)
SUBTOTAL_ROW = Pattern(
    "a row that others come to",
    r"^ \W* (?: net \s (?: interest | revenues? | sales | premiums? | operating ) | gross \s (?: profit | income | premiums? ) | operating \s (?: income | profit | result ) ) \b",
    matches=("net interest income", "gross profit"),
    rejects=("noninterest income", "interest income"),
)
NOT_ADDED = Pattern(
    "a row that is not added up",
    r"\b(?: accumulated | previous(?:ly)? | cumulative | to\ date | average | per\ share | per\ unit | percent | ratio | shares\ outstanding"
    r" | of\ which | thereof | including | liabilities\ and | before | after )\b",
    matches=("previously accumulated", "of which software", "total liabilities and equity"),
    rejects=("total", "services", "total current assets"),
)
EMPTY_CELL = Pattern(
    "a cell without a figure",
    r"^ [\s|–—‒−$€£%().\u200b-]* $ | ^ \s* (?: nil | n/?a | none ) \s* $",
    matches=("", " - ", "$ —", "nil"),
    rejects=("12", "services"),
)
PRICE_COLUMN = Pattern(
    "a column of prices",
    r"\b(?: price | per\ share | /\ ?share )\b",
    matches=("weighted average price / share, eur", "average price per share (sek)"),
    rejects=("number of shares", "total cost"),
)
MONEY_COLUMN = Pattern(
    "a column of money",
    r"\b(?: value | amount | cost | total | consideration | turnover | proceeds )\b",
    matches=("total daily transaction value (sek)", "total cost, eur"),
    rejects=("number of shares", "date"),
)
COUNT_COLUMN = Pattern(
    "a column of counts",
    r"\b(?: shares | volume | number | quantity | units )\b",
    matches=("aggregated daily volume (number of shares)", "number of shares"),
    rejects=("date", "trading venue"),
)
SPAN_COLUMNS = Pattern(
    "the ends and the length of an interval",
    r"^ (?: (?P<first> from ) | (?P<last> to ) | (?P<length> interval | length | width | thickness ) ) \b [^a-z]* (?: \(? m(?:etres|eters)? \)? )? $",
    matches=("from (m)", "to", "interval (m)", "length"),
    rejects=("from operations", "total", "true width (m)"),
)
CHANGE_COLUMN = Pattern(
    "a column of changes",
    r"\b (?: change | growth | increase | variance | var | yoy | y/y | y-o-y ) \b | [%Δ] \s* $ | ^ \W* % \W* $",
    matches=("change", "% change", "yoy", "change (%)"),
    rejects=("2024", "q3 2025"),
)
MARGIN_ROW = Pattern(
    "a row of margins",
    r"^ \W* (?P<name> (?: adjusted \s )? (?: gross | operating | ebit | ebita | ebitda | net | gross\ profit | operating\ profit | net\ profit ) ) \s margin \b",
    matches=("gross margin", "ebitda margin, %", "adjusted ebitda margin (%)"),
    rejects=("net interest margin", "margin of safety"),
)
REVENUE_ROW = Pattern(
    "a row of revenue",
    r"^ \W* (?: total \s | net \s | operating \s | group \s )* (?: revenues? | sales | turnover ) (?: , \s net )? \W* \d? $",
    matches=("revenue", "net sales", "total revenues", "operating revenues"),
    rejects=("cost of revenue", "deferred revenue", "sales and marketing", "revenue growth"),
)
COST_ROW = Pattern(
    "a row of the cost of revenue",
    r"^ \W* (?: total \s )? costs? \s of \s (?: revenues? | sales | goods(?:\ sold)? )",
    matches=("cost of revenue", "total cost of sales", "cost of goods sold"),
    rejects=("costs", "cost savings"),
)
GROSS_ROW = Pattern(
    "a row of gross profit",
    r"^ \W* gross \s (?: profit | income | margin ) (?! \s* % | \s \(?% ) (?: \s \(loss\) )? \W* \d? $",
    matches=("gross profit",),
    rejects=("gross profit margin", "gross debt"),
)
INTEREST_ROW = Pattern(
    "a row of interest income",
    r"^ \W* (?: total \s )? interest \s (?: and \s dividend \s )? income \W* $",
    matches=("interest income", "total interest income"),
    rejects=("net interest income",),
)
INTEREST_COST_ROW = Pattern(
    "a row of interest expense",
    r"^ \W* (?: total \s )? interest \s expenses? \W* $",
    matches=("interest expense", "total interest expense"),
    rejects=("interest expense, net of income",),
)
INTEREST_NET_ROW = Pattern(
    "a row of net interest income",
    r"^ \W* net \s interest \s income \W* $",
    matches=("net interest income",),
    rejects=("net interest income after provision",),
)
BEFORE_COLUMN = Pattern(
    "a column of what was before",
    r"\b (?: before | pre ) \b",
    matches=("before the split", "pre-consolidation"),
    rejects=("after", "profit"),
)
AFTER_COLUMN = Pattern(
    "a column of what is after",
    r"\b (?: after | post ) \b",
    matches=("after", "post-split"),
    rejects=("before",),
)
BEFORE_ROW = Pattern(
    "a row of what was before",
    r"^ \W* (?: before | opening | beginning | balance \s at \s (?:the\s)? beginning | prior | start ) \b",
    matches=("before", "opening balance"),
    rejects=("profit before tax",),
)
ADDED_ROW = Pattern(
    "a row of what was added",
    r"^ \W* (?: acquired | added | additions? | purchased | issued | new | bought ) \b",
    matches=("acquired", "issued in the period"),
    rejects=("sold",),
)
AFTER_ROW = Pattern(
    "a row of what is now",
    r"^ \W* (?: after | closing | ending | end | following | now ) \b",
    matches=("after", "closing balance"),
    rejects=("profit after tax",),
)
SHARES_ROW = Pattern(
    "a row of the number of shares",
    r"^ \W* (?: (?: weighted | average | number | of | diluted | basic | ordinary | common | total | - ) [ -]? )* (?: shares | units ) \b (?! \s repurchased )",
    matches=("ordinary shares in issue, excluding treasury", "diluted shares", "weighted average number of shares"),
    rejects=("earnings per share", "share price"),
)
PER_SHARE_ROW = Pattern(
    "a row of net assets per share",
    r"^ \W* (?: net\ asset\ value | nav ) \s \(? (?: nav \)? \s )? per \b",
    matches=("nav per share", "net asset value per ordinary share"),
    rejects=("nav", "net assets"),
)
NET_ASSETS_ROW = Pattern(
    "a row of net assets",
    r"^ \W* (?: total \s )? (?: net \s assets | net \s asset \s value | nav ) \W* $",
    matches=("total net assets", "net asset value"),
    rejects=("nav per share",),
)
EARNINGS_ROW = Pattern(
    "a row of earnings per share",
    r"^ \W* (?: basic \s | diluted \s | net \s )* (?: earnings | eps | income | loss ) \s? (?: \(loss\) \s )? (?: per \s (?: \w+ \s )? share )? \b (?= .* share | eps ) ",
    matches=("diluted earnings (loss) per share", "basic earnings per share"),
    rejects=("net income", "diluted shares"),
)
NET_ROW = Pattern(
    "a row of net income",
    r"^ \W* net \s (?: income | loss | profit | result ) (?: \s \( \w+ \) )? \W* $",
    matches=("net income (loss)", "net loss", "net profit"),
    rejects=("net income per share", "net interest income"),
)
