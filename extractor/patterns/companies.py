"""Patterns for company names: legal forms, head words, listings, defined terms and the cues that
give a company away.

Comes in: word lists of resources/. Goes out: `Pattern` objects. It must not know
how a name is cut out of the text around an anchor; that is `annotate.company_names`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.patterns.base import Pattern
from extractor.resources import load_table


def alternation(words: list[str]) -> str:
    """A regex that matches one of `words` (longest first), grouped by first character so that
    few branches are tried at any place."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        re.escape(first) + "(?:" + "|".join(rests) + ")" for first, rests in sorted(groups.items())
    )


_FORMS = load_table("legal_forms.tsv")
_EXCHANGES = load_table("exchanges.tsv")
_HEADS = [row[0] for row in load_table("company_head_words.tsv")]


def _cased(forms: list[str]) -> list[str]:
    return forms + [form.upper() for form in forms if len(form) > 2]


LEGAL_FORM = Pattern(
    "company.legal_form",
    rf"""
    (?<= [\w.)!®™’']\  | [\w.)!®™],\  | [\w)]\ \(  )
    (?: {alternation(_cased([row[0] for row in _FORMS]))} ) (?! [\w&] | -\w | \.\w )
    \.? (?: ,?\ (?: Inc | Ltd | Limited | LLC | L\.P | LP | N\.A | PLC | [Pp]lc | LIMITED | LTD | INC )
        (?! [\w&] | -\w | \.\w ) \.? )?
    (?: \ \(publ\.?\) )?
    (?: \ (?: I{{1,3}} | IV | VI{{0,3}} | IX | X ) (?! [\w’'] | \.\w ) )?
    """,
    matches=(
        ("Acme Solar, Inc. said", "Inc."),
        ("Acme Solar Co., Ltd. said", "Co., Ltd."),
        ("Acme Corp. II", "Corp. II"),
        ("Acme AB (publ) said", "AB (publ)"),
        ("Acme S.A.B. de C.V.", "S.A.B. de C.V."),
        ("ACME HOLDINGS LIMITED", "LIMITED"),
        ("Acme Pty Ltd (Acme)", "Pty Ltd"),
        ("Acme GmbH & Co. KG", "GmbH & Co. KG"),
        ("Acme Sp. z o.o.", "Sp. z o.o."),
        ("Acme Bank, N.A.", "N.A."),
    ),
    rejects=("incorporated", "Inc", "the corporation", "Acme Incense", "Acme AS-400"),
)

HEAD_WORD = Pattern(
    "company.head_word",
    rf"(?<= [\w’'.&®™]\  ) (?: {alternation(_HEADS)} ) (?! [\w&-] )",
    matches=(("Acme Capital is", "Capital"), ("Acme Asset Management", "Asset Management")),
    rejects=("Capital", "Acme Capitalist", "capital"),
)

_PREFIXED = [row[0] for row in _EXCHANGES]
EXCHANGE = Pattern(
    "company.exchange",
    rf"""
    (?<![\w@./-]) (?: \$(?=[A-Z]) )?
    (?P<exchange> (?i: {alternation([name.lower() for name in _PREFIXED])} ) )
    (?: \ ? (?: ® | \(R\) | ™ ) )? (?: \ (?i: ticker | symbol | trading\ symbol | code ) )?
    (?: \ ?[:=]\ ? | \ [-–—]\ (?= [A-Z0-9.]{{1,6}} [);,] ) | \ ?[:]?\ ?(?=[“"‘'][A-Z0-9.]{{1,8}}[”"’'] [);,/]) )
    """,
    matches=(
        ("(Nasdaq: ABCD)", "Nasdaq: "),
        ("(TSX.V: ABC)", "TSX.V: "),
        ("(NYSE American:ABC)", "NYSE American:"),
        ("(OTC Pink: ABC)", "OTC Pink: "),
        ("(Nasdaq - ABCD)", "Nasdaq - "),
        ("(Nasdaq “ABCD”)", "Nasdaq "),
        ("(OTCQB®: ABC)", "OTCQB®: "),
    ),
    rejects=("the Nasdaq rules", "aim to", "nyse"),
)
EXCHANGE_NAME = Pattern(
    "company.exchange_name",
    rf"(?<!\w) (?P<exchange> (?i: {alternation([n.lower() for n in _PREFIXED if len(n) > 2])} ) ) (?!\w)",
    matches=(("the New York Stock Exchange", "New York Stock Exchange"),),
    rejects=("asxy",),
)
TICKER = Pattern(
    "company.ticker",
    r"""
    [\ ]? \$? [“"‘']? (?P<ticker> (?=[A-Z0-9.]{0,11}[A-Z0-9]) [A-Z0-9]{1,12}
        (?: [.][A-Z]{1,3} | [-/](?:[A-Z]|UN|WT|WS)(?![A-Za-z0-9]) | \ [AB](?=[)\ ,;|]) ){0,2} )
    (?![\w.-]?[a-z]) (?! [\w] | :[\ ]?\w ) [”"’']?
    """,
    matches=(
        (" ABCD)", " ABCD"),
        ("“ABCD”)", "“ABCD”"),
        ("$ABCD,", "$ABCD"),
        ("SOUL.U)", "SOUL.U"),
        ("9988 and", "9988"),
        ("3DA)", "3DA"),
        ("BRK.A;", "BRK.A"),
    ),
    rejects=("the", "abcd"),
)
TICKER_SENTENCE = Pattern(
    "company.ticker_sentence",
    r"""
    (?:under|with) \ (?:the\ |its\ |a\ )?(?:new\ |existing\ |current\ |same\ |proposed\ )?
    (?:Nasdaq\ |NASDAQ\ |NYSE\ )?(?:(?:ticker|trading|stock|share)\ )?(?:(?:symbol|ticker|code)\ (?:of\ )?)?
    [“"‘'(]{1,2} (?P<ticker> [A-Z0-9]{1,6}(?:\.[A-Z]{1,2})? ) [,.]? [”"’')]
    """,
    matches=(
        "the Nasdaq Capital Market under the symbol “ABCD.”",
        'New York Stock Exchange under the ticker symbol "ABCD"',
        "NYSE under ticker symbol “ABCD.U”",
    ),
    rejects=("Nasdaq under the rules of 1934", "under the symbols “ABCD”"),
)

PARENTHESIS = Pattern(
    "company.parenthesis",
    r"\( (?P<body> [^()\n]{1,160} (?: \( [^()\n]{0,40} \) [^()\n]{0,80} )? ) \)",
    matches=(('Acme Inc. (the "Company") said', '(the "Company")'), ("(a (b) c)", "(a (b) c)")),
    rejects=("( open", "()"),
)
QUOTED_TERM = Pattern(
    "company.quoted_term",
    r"[“\"”„«‘']{1,2} (?P<term> [^“”\"„«»\n‘()]{1,60}? ) ,? [”\"“»’']{1,2} (?![\w])",
    matches=(('the "Company"', '"Company"'), ("“Acme’s Robots”", "“Acme’s Robots”")),
    rejects=("no quotes",),
)

ABOUT = Pattern(
    "company.about",
    r"^ (?:About|ABOUT)\ (?P<rest> .{2,120}?) [\ ]?[:.]? $",
    matches=(("About Acme Robotics Inc.", "About Acme Robotics Inc."),),
    rejects=("more About it", "About"),
    flags=re.MULTILINE,
)
SOURCE = Pattern(
    "company.source",
    r"^ (?: SOURCE | Source ) (?: \ ?:\ ? | \ +(?:[-–—]\ )? ) (?P<rest> [^\n:]{2,120}) $",
    matches=(("SOURCE Acme Inc.", "SOURCE Acme Inc."), "Source: Acme Inc."),
    rejects=("Source of funds: x",),
    flags=re.MULTILINE,
)

ACTS_AS = Pattern(
    "company.acts_as",
    r"""
    (?<= [\w.)®’]) ,? \ (?:(?:also|each|both)\ )?
    (?: (?:is|are|was|were|has\ been|have\ been|will\ be|is\ also)\ (?:the\ )?
        (?:acting|serving|retained|engaged|appointed)
      | (?:has\ |have\ )?(?:acted|served) | serves? | acts? | acting | serving )
    \ (?:also\ )?as \b
    (?= [^.\n]{0,70} \b (?i: agents? | managers? | bookrun\w+ | book-run\w+ | under-?writers?
        | counsel | advis\w+ | auditors? | finders? | registrar | coordinators? | lender | sponsor
        | dealer | nominated | broker | consultants? ) \b )
    """,
    matches=(
        ("Acme & Co acted as sole manager of", " acted as"),
        ("A and B are acting as joint book-running managers", " are acting as"),
    ),
    rejects=("as of", "is acting strangely", "Mr. Doe served as Chief Executive Officer"),
)
ORGANIZATION_CUE = Pattern(
    "company.organization_cue",
    r"""
    \b (?: (?: partner(?:ship|ed|s|ing)? | agreements? | collaborat(?:ion|ed|ing|es|e) | contracts?
        | deals? | ventures? | alliance | transaction | combination | merge[rd]? | acquisition
        | takeover | subsidiar(?:y|ies) | division | affiliate | unit | part | member
        | shareholders? | customers? | clients? | acquired | acquire[sd]? | acquiring | counsel
        | advisors? | advisers? | auditors? | lender | loan | order | orders | units? | arm
        | purchased? | facility | investors? | relationship | investment | invested | stake
        | interest | work(?:ed|ing|s)? | licensed | engaged | retained | discussions )
      ,? \ (?: with | between | by | of | from | to | in | including | such\ as | like | for | at )
    | (?: subsidiary | parent | affiliate | partner | customer | shareholder | lender | investor
        | sponsor | counterparty | auditor | supplier | distributor | broker | owner | agent
        | acquire[sd]? | acquiring ) ,?
    ) (?: \ the )? \ $
    """,
    matches=("in a partnership with ", "its subsidiary, ", "the acquisition of the "),
    rejects=("with ", "in partnership with us ", "the Company "),
)
TITLE_CUE = Pattern(
    "company.title_cue",
    r"""
    \b (?: (?: CEO | CFO | COO | CTO | CIO | CMO | CSO | President | Chairman | Chairwoman | Chair | Founder
        | Co-Founder | Co-founder | Principal | Owner | Officer | Partner | chairman | founder
        | president | CEOs ) \ (?: of | at )
      | (?: Director | Manager | Analyst | Engineer | Head | Counsel | Secretary | Treasurer | Scientist
        | Economist | Strategist | Executive | Leader | Geologist | director | analyst | partner
        | Relations | Finance | Operations | Marketing | Sales | Development ) \ (?: at | with ) )
    [ ]$
    """,
    matches=("said the CEO of ", "Senior Director at "),
    rejects=("CEO of the ", "Directors of ", "Head of "),
)
ALSO_KNOWN = Pattern(
    "company.also_known",
    r"""
    [,;]? \ [(]? (?i: d/b/a | dba | doing\ business\ as | f/k/a | fka | n/k/a | a/k/a
      | (?:formerly|previously|also|now)\ (?:known|named)\ as | formerly | previously
      | operating\ (?:as|under\ the\ (?:brand|name)(?:\ name)?) | trading\ as
      | to\ be\ renamed | renamed ) [:,]? \ (?:the\ )? [“"‘']?
    (?= [A-Z0-9] | [a-z]{1,2}[A-Z] )
    """,
    matches=(
        "Acme Corp., doing business as Acme Ice",
        "Acme (f/k/a Beta Inc.)",
        "Acme, formerly Beta",
    ),
    rejects=("formerly the head of", "doing business as usual"),
)
APPOSITIVE = Pattern(
    "company.appositive",
    r"""
    (?<= [\w.)®™”] ) ,\ (?: an? | the | one\ of ) [ ]
    (?= [\w\ ,’&/-]{0,70}? \b (?: company | provider | developer | manufacturer | firm | supplier
      | subsidiary | producer | operator | retailer | distributor | start-?up | corporation
      | bank | fund | miner | explorer | brokerage | shareholder | publisher | operating\ partner
      | leader\ in | pioneer\ in | specialist\ in | marketplace | REIT | SPAC ) \b (?!’s|'s|-) )
    """,
    matches=(
        (" Acme Foo, a leading provider of things", ", a "),
        "Acme, one of the largest banks, a bank",
    ),
    rejects=("Jane Doe, the company’s CEO", "Acme, a town in the north"),
)
CONTACT_GLUE = Pattern(
    "company.contact_glue",
    r"""
    (?<= [\w,.&]\ ) (?P<form> LLC | LLP | Inc\.? | Corp\.? | Ltd\.? | Group | Partners | Advisors | Relations
        | Communications | Capital | Advisory | Consulting | Associates | Holdings )
    (?= [A-Z][a-z]+\ [A-Z] | \d | \(\d | \+\d )
    """,
    matches=(("The Acme GroupJane Doe, CFA", "Group"), ("Acme LLC(212) 555", "LLC")),
    rejects=("Acme Group Jane", "Acme Grouping"),
)
LEAD_SUBJECT = Pattern(
    "company.lead_subject",
    r"""
    ^ (?: ,?\ (?:today|also|has|have|\(|“|is\ pleased|are\ pleased|announce|report|issued|released|publish
      |provides|provided|declared|closed|completed|will|is|was|signed|entered|launched|said) | ,\ (?:an?|the|one|one\ of|which|today|Inc) \b
      | \ \( )
    """,
    matches=(" today announced", ", a leading provider", " (“Acme”)"),
    rejects=(" of the", " and more"),
)

_FORM_AT_END = Pattern(
    "company.form_at_end",
    rf"""
    (?: ,?\ | (?<=\w),) \(? (?: {alternation(_cased([row[0] for row in _FORMS]) + ["Company"])} )
    \.? (?: \ \(publ\.?\) )? $
    """,
    matches=(("Acme Solar, Inc.", ", Inc."), ("Acme AB (publ)", " AB (publ)")),
    rejects=("Incorporated", "Acme Solar"),
)


@lru_cache(maxsize=4096)
def strip_form(name: str) -> str:
    """`name` without its legal form ("Acme Co., Ltd." gives "Acme")."""
    while True:
        match = _FORM_AT_END.regex.search(name)
        if match is None or match.start() == 0:
            return name.rstrip(",")
        name = name[: match.start()]


def legal_form(name: str) -> str:
    """The legal form of `name` in lower case without punctuation, or an empty string."""
    rest = name[len(strip_form(name)) :]
    return re.sub(r"\W+", "", rest).lower()
