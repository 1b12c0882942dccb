"""Patterns for company names: legal forms, head words, listings, defined terms and the cues that
give a company away.

Comes in: word lists of resources/. Goes out: `Pattern` objects. It must not know
how a name is cut out of the text around an anchor; that is `annotate.companies.names`.
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
    (?<= [\w.)!®™’'&]\  | [\w.)!®™],\  | [\w)]\ \(  )
    (?: {alternation(_cased([row[0] for row in _FORMS]))} ) (?! [\w&] | -\w | \.\w )
    \.? (?: ,?\ (?: Inc | Ltd | Limited | LLC | L\.P | LP | N\.A | PLC | [Pp]lc | LIMITED
            | LTD | INC ) (?! [\w&] | -\w | \.\w ) \.? )?
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
    (?: \ ?[:=]\ ? | \ [-–—]\ (?= [A-Z0-9.]{{1,6}} [);,] )
      | \ ?[:]?\ ?(?=[“"‘'][A-Z0-9.]{{1,8}}[”"’'] [);,/]) )
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
    rf"""
    (?<!\w) (?P<exchange> (?i: {alternation([n.lower() for n in _PREFIXED if len(n) > 2])} ) )
    (?!\w)
    """,
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
    (?:under|with) \ (?:the\ |its\ |a\ )?(?:company[’']s\ )?
    (?:new\ |existing\ |current\ |same\ |proposed\ )?
    (?:Nasdaq\ |NASDAQ\ |NYSE\ )?(?:(?:ticker|trading|stock|share)\ )?
    (?:(?:symbol|ticker|code)\ (?:name\ |of\ )?)?
    (?: [“"‘'(]{1,2} (?=[A-Z0-9.]{1,9}[,.]?[”"’')])
      | (?<=symbol\ |ticker\ )(?=[A-Z]{2,6}(?:[,.;)\n]|\ and\ )) )
    (?P<ticker> [A-Z0-9]{1,6}(?:\.[A-Z]{1,2})? ) (?![A-Za-z0-9])
    """,
    matches=(
        "the Nasdaq Capital Market under the symbol “ABCD.”",
        'New York Stock Exchange under the ticker symbol "ABCD"',
        ("NYSE under ticker symbol “ABCD.U”", "under ticker symbol “ABCD.U"),
        ("under the ticker name “ABCD”. Its", "under the ticker name “ABCD"),
        ("the CSE under the symbol ABCD and on", "under the symbol ABCD"),
    ),
    rejects=("Nasdaq under the rules of 1934", "under the symbols “ABCD”"),
)

LISTED_IN = Pattern(
    "company.listed_in",
    rf"""
    (?<=\bon\ |the\ )
    (?P<exchange> (?i: {alternation([n.lower() for n in _PREFIXED if len(n) > 2])} ) )
    \ \( (?: (?:ticker|symbol) :?\ )? (?P<ticker> [A-Z0-9]{{2,6}} (?:[ .-][AB])? ) \)
    """,
    matches=("listed on Nasdaq Stockholm (ABCD B).", "on the NYSE (ABC)"),
    rejects=("the Nasdaq (“Nasdaq”)", "Acme (ABC)"),
)
STOCK_CODE = Pattern(
    "company.stock_code",
    r"""
    \b (?: [Ss]tock\ [Cc]odes? :?\ ? (?P<hkex> \d{4,5} ) (?:\.HK)?
      | (?: [Ss]ecurities\ [Cc]ode | [Cc]ode\ [Nn]umber ) :\ ? (?P<tse> \d{4} | \d{3}[A-Z] )
      | [Ss]crip\ [Cc]ode :\ ? (?P<bse> \d{6} )
      | (?<!\w) (?:JSE\ )? [Ss]hare\ [Cc]ode :\ ? (?P<jse> [A-Z0-9]{3} ) ) \b
    """,
    matches=(
        ("stock code: 7988.HK)", "stock code: 7988.HK"),
        "Securities code: 4099",
        ("(Code number: 6483;", "Code number: 6483"),
        "Scrip Code: 544109",
        ("Share code: ABC ISIN", "Share code: ABC"),
    ),
    rejects=("stock codes of 12",),
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

_FORM_AT_END = Pattern(
    "company.form_at_end",
    rf"""
    (?: ,?\ | (?<=\w),) \(? (?: {alternation([*_cased([row[0] for row in _FORMS]), "Company"])} )
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
    return re.sub(r"\W+", "", rest).lower() if rest else ""
