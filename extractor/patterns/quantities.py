"""Patterns of numbers: numerals with their scale and unit, the currency before them, the
qualifier before that, numbers in words, and what a price is "per".

Comes in: the word lists of `resources`. Goes out: `Pattern` objects. What the numbers mean is
decided in `annotate.quantities`; nothing here knows about sentences.
"""

from __future__ import annotations

import re
from typing import Any, Final

import regex

from extractor.patterns.base import Pattern
from extractor.quantity import BIG_WORDS, PART_WORDS, SCALES, SMALL_WORDS, TENS_WORDS
from extractor.resources import load_table

_ROWS = [tuple((*row, "", "", "")[:4]) for row in load_table("currencies.tsv")]
CODES: tuple[str, ...] = tuple(row[0] for row in _ROWS)
SIGNS: dict[str, str] = {sign: row[0] for row in _ROWS for sign in row[1].split("|") if sign}
WORDS: tuple[tuple[str, str], ...] = tuple((row[2], row[0]) for row in _ROWS if row[2])
MINOR_WORDS: tuple[tuple[str, str], ...] = tuple((row[3], row[0]) for row in _ROWS if row[3])


def _either(forms: list[str]) -> str:
    """An alternation of literal `forms`, longest first."""
    return "|".join(
        regex.escape(form, special_only=True).replace(" ", "[ ]")
        for form in sorted(set(forms), key=lambda form: (-len(form), form))
    )


def _spaced(source: str) -> str:
    return source.replace(" ", "[ ]")


_SIGN = _either([*SIGNS, "$", "kr"])
_CODE = "|".join(CODES)
_WORD_SCALES = _either([form for form, scale in SCALES.items() if scale.place == "word"])
_LETTER_SCALES = _either([form for form, scale in SCALES.items() if scale.place != "word"])
_CURRENCY_WORDS = "|".join(_spaced(words) for words, _ in (*MINOR_WORDS, *WORDS))

_SPACED = r"| \d{1,3}(?:[\u00a0\u2009\u202f ]\d{3}){1,8}(?!\d)(?:[.,]\d{1,4}(?!\d))?(?![ ]\d)"


def _number(spaced: str) -> str:
    """A run of digits: one that no separator follows first, since most are."""
    single = r"(?P<num>\d{1,15}(?![\d.,:/⁄’')–-]|[ ]?[AaPp]\.?[Mm]\b|[\u00a0\u2009\u202f ]\d)) |"
    return rf"""
    (?<!\d) (?<!\d[.,])
    (?:
      {single}
      (?P<junk>
          \d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?[ ]?
            (?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|(?:CES?T|EES?T|GMT|UTC|[ECPMB][SDT]?T|hrs?|hours?)\b)
        | \d{{1,2}}[ ]?(?:[ap]\.m\.|[ap]m\b|A\.M\.|P\.M\.|AM\b|PM\b)
        | \d{{1,15}}(?:[-–]\d{{1,15}}){{2,12}}+
        | \d{{1,15}}/\d{{1,15}}(?:/\d{{1,15}}){{1,12}}+
        | \d{{3}}[-. ]\d{{3}}[-. ]\d{{4}}(?!\d)
        | (?<=\()\d{{3}}\)[ -]?\d{{3}}[-. ]\d{{4}}(?!\d)
        | (?!\d{{1,3}}(?:\.\d{{3}}){{2,8}}(?![\d.]))
          \d{{1,15}}(?:\.\d{{1,15}}){{2,12}}+(?:,\d+)?
        | (?<=\+)\d{{1,3}}[ ()-]{{1,3}}\d[\d ().-]{{4,18}}\d
        | \d{{26,}}+
      )
      | (?P<ratio>(?<![A-Za-z]\d?)\d{{1,6}}(?:\.\d{{1,6}})?(?:[ ]:[ ]|:)
          \d{{1,6}}(?:\.\d{{1,6}})?(?![\d:])(?![.,]\d))
      | (?P<fraction>(?P<over>\d{{1,4}})[/⁄](?P<under>\d{{1,4}})(?![\d/]))
        (?:st|nd|rd|ths?|s)?(?![\w])(?P<fpercent>[ ]?%)?
      | (?P<num>
          \d{{1,3}}(?:,\d{{3}}){{1,8}}+(?!\d)(?!,\d)(?:\.\d{{1,12}}+)?         # 1,234,567.89
        | \d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?!\d)(?!,\d)(?:\.\d{{1,6}}+)?     # 12,34,567
        | \d{{1,3}}(?:\.\d{{3}}){{1,8}},\d{{1,4}}(?!\d)(?!,\d)                 # 1.234,56
        | \d{{1,3}}(?:\.\d{{3}}){{2,8}}(?!\d)(?!\.\d)                        # 1.234.567
        | \d{{1,3}}(?:['’]\d{{3}}){{1,8}}(?!\d)(?:\.\d{{1,4}}+)?              # 1'234'567
        {spaced}
        | \d{{1,15}}[.,]\d{{1,15}}(?!\d)(?![.,]\d)                           # 1.25, 12,5
        | \d{{1,25}}(?!\d)
        | (?<![\w.,)])\.\d{{1,12}}(?!\d)                                     # .05
        )
    )
    """


NUMBER = Pattern(
    "number",
    _number(""),
    (
        ("raised $1.2 million in", "1.2"),
        ("EUR 197,154,996.75", "197,154,996.75"),
        ("12,5 MEUR", "12,5"),
        ("Rs. 12,34,567", "12,34,567"),
        ("of .05 today", ".05"),
        ("call 212.555.0123 now", "212.555.0123"),
        ("at 10:30 a.m. on", "10:30 a.m."),
        ("a ratio of 1:10", "1:10"),
        ("1/10th of", "1/10th"),
    ),
    ("no number", "million"),
)
"""A numeral, or a run of digits that is a code, a phone number, a time or a date (group
"junk")."""

NUMBER_SPACED = Pattern(
    "number_spaced",
    _number(_SPACED),
    (("SEK 1 234 million", "1 234"), ("12 500 000 shares", "12 500 000")),
    ("no number",),
)
"""The same for releases in which spaces group thousands."""

SCALE = rf"""(?:
    [ -]?(?i:{_WORD_SCALES})(?![\w])(?![.]\w)
  | [ ]?(?:{_LETTER_SCALES})(?![\w’'])
)"""

UNIT_AFTER = rf"""(?:
    (?P<percent>[ ]?[%％](?![ -]?(?i:points?)\b)
      | [ -](?i:per[ -]?cent(?:age)?|pct\.?|procent)(?![ -](?i:points?)\b)(?!\w)
      | (?i:percent)(?!\w))
  | (?P<points>[ ]?%[ -]?(?i:points?)\b|[ -](?i:per[ ]?cent(?:age)?[ -]points?)\b
      | [ ]?(?:ppts?|pps?|p\.p\.)(?!\w))
  | (?P<basis>[ -](?i:basis[ -]points?)\b|[ ]?(?:bps?|BPS?)(?!\w))
  | (?P<times>[ ]?[xX×](?![\w])(?![ ]\d))
  | (?P<after>[ ]?[kKmM]?€|[ ]?¢|[ ]?[kKmMTB]?(?:{_CODE})(?!\w)(?!/)|p(?!\w)
      | [ -](?i:{_CURRENCY_WORDS})(?!\w)
      | [ ]?(?:cents|pence)(?:(?!\w)|(?=(?:for|per|each|and|in)\b))
      | [ ]CAN(?=[.,;)]|[ ](?:for|in|per|on|at|and|to|from)\b|$))
)"""

AFTER_NUMBER = Pattern(
    "after_number",
    rf"""
    (?<=\d)
    (?P<mixed>[ ]?[¼½¾⅓⅔⅛⅜⅝⅞]|[ -]\d{{1,2}}/\d{{1,2}}(?![\d/]))?
    (?P<ordinal>(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w))?
    (?:(?=[ -]?[^\W\d_])(?P<scale>{SCALE}))?
    (?:(?=[ -]?(?:[^\W\d_]|[%％€¢×])){UNIT_AFTER})?
    (?P<plus>\+(?![\w]))?
    """,
    (
        ("5 million in", " million"),
        ("5MM of", "MM"),
        ("5 MEUR", " MEUR"),
        ("5 percent of", " percent"),
        ("5 basis points", " basis points"),
        ("5x return", "x"),
        ("5+ countries", "+"),
        ("5 million Canadian dollars", " million Canadian dollars"),
    ),
)
"""What may be printed directly after a numeral: a fraction, a scale word, a unit, a plus."""

_SETS = {row[0]: row[1].split(" ") for row in load_table("number_words.tsv")}
_CURRENCY_LETTERS = regex.sub(
    r"\(\?:[^)]*\)|[?\\]", "", " ".join(words for words, _ in (*WORDS, *MINOR_WORDS)).lower()
).replace("|", " ")

AFTER_STARTS: frozenset[str] = frozenset(
    form[:3].lower()
    for form in (
        *SCALES,
        *CODES,
        *(prefix + code for prefix in "kmtb" for code in CODES),
        *_CURRENCY_LETTERS.split(),
        *_SETS["unit_words"],
        *_SETS["foreign_adjectives"],
        "CAN",
    )
)
"""The first three letters of every word that may belong to a number before it (all letters of a
shorter one): a filter that spares most numbers the search for such words."""

MONEY_BEFORE = Pattern(
    "money_before",
    rf"""(?r)
    (?P<outer>(?<![\w)])[-–−+](?=\S)|\()?+
    (?:
      (?:(?P<code>(?:(?<![A-Za-z\d])[kKmMTB]?|(?<=[a-z]{{2}}))(?:{_CODE})
          (?P<codescale>m|M|k|bn|[ ]?['’]000s?)?)
        (?P<tail>[ ]?(?:\$|€|£|¥))?
      | (?P<sign>(?<![A-Za-z.])(?:{_SIGN})|\$))
      [ ]?
    )?
    (?P<inner>[-–−+~≈]|\()?
    """,
    matches=(("of US$", "US$"), ("kSEK -", "kSEK -"), ("to $(", "$("), ("in HK$", "HK$")),
)
"""What stands before a numeral, matched backwards from it: currency, sign, parenthesis."""

SUM_PRINTED = Pattern(
    "sum_printed",
    r"\G(?:\d+[.,]\d|\d+(?:[-–]\d+)?[ ]?(?i:m|b|k|th)|\d+(?![\d,.])(?=[ ]per\b))",
    matches=("3.75 per share", "17 million", "5 per share"),
    rejects=("2024 in", "6 norm"),
)
"""A numeral printed as a sum of money is."""

SHARED_TAIL = Pattern(
    "shared_tail",
    rf"""\)(?P<scale>{SCALE})?{UNIT_AFTER}?""",
    matches=((") %", ") %"), (") MSEK", ") MSEK"), (") million", ") million")),
    rejects=("%",),
)
"""What two numbers share when the second stands in parentheses: "40 (60) %"."""

_SMALL = [word for word in (*SMALL_WORDS, *TENS_WORDS) if word != "zero"]
_ANY_WORD = _either([*_SMALL, "hundred", *BIG_WORDS])


def _trie(words: list[str]) -> str:
    """A pattern for `words` in lower, title and upper case that tries each letter once."""
    tree: dict[str, Any] = {}
    for word in words:
        for form in (word, word.capitalize(), word.upper()):
            node = tree
            for letter in form:
                node = node.setdefault(letter, {})
            node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    arms = [letter + _branch(rest) for letter, rest in sorted(node.items()) if letter]
    if not arms:
        return ""
    body = f"(?:{'|'.join(arms)})" if len(arms) > 1 or "" in node else arms[0]
    return body + "?" if "" in node else body


WORD_STARTS: Final = re.compile(
    _trie(
        [
            *_SMALL,
            "half",
            "double",
            "doubled",
            "doubling",
            "triple",
            "tripled",
            "tripling",
            "quadruple",
            "quadrupled",
            "quadrupling",
            "twice",
            *(f"{word}fold" for word in _SMALL),
        ]
    )
    + r"(?!\w)"
)
"""Where a number in words may begin; a first, quick look with the standard library's engine."""

NUMBER_WORDS = Pattern(
    "number_words",
    rf"""
    (?:(?<![\w-])|(?<=-(?:for|For|FOR|to|To|TO)-))(?<![\w][’'])
    (?:{_trie(_SMALL)})(?![\w’'])
    (?:(?![ ]and[ ](?:a|one|One|two|three)[ -](?i:half|quarter|third|eighth))
      (?:[ -]|[ ][aA][nN][dD][ ](?<=[dn][ ]...[ ]))(?i:{_ANY_WORD})(?![\w’'])){{0,14}}+
    (?P<mixed>[ ]and[ ](?:a[ ]|(?P<over>{_trie(["one", "two", "three"])})[ -])
      (?P<under>(?i:half|thirds?|quarters?|fourths?|eighths?))(?!\w))?
    (?P<unit>[ -](?i:per[ ]?cent(?:age[ -]points?)?|basis[ -]points?)(?!\w)
        | [ ](?i:{_CURRENCY_WORDS})(?!\w))?
    """,
    matches=(
        ("some two hundred fifty thousand shares", "two hundred fifty thousand"),
        ("One Million Dollars", "One Million Dollars"),
        ("twenty-five percent of", "twenty-five percent"),
        ("four lead investors", "four"),
        ("one hundred and five units", "one hundred and five"),
        ("two and three", "two"),
        ("Ten and One-Half Percent", "Ten and One-Half Percent"),
    ),
    rejects=("someone", "tenant", "hundreds of", "twofold"),
)
"""A number written in words, with the percent or currency word after it."""

PART_NUMBER = Pattern(
    "part_number",
    rf"""
    (?<![\w-])(?P<over>{_trie(["one", "two", "three", "four", "five", "seven", "nine"])})
    [ -](?P<under>(?i:{_either(list(PART_WORDS))}))(?![\w-])
    """,
    matches=(("one-half of one percent", "one-half"), ("One tenth of", "One tenth")),
    rejects=("one thirdly",),
)
"""A fraction written in words."""

MULTIPLE_WORDS = Pattern(
    "multiple_words",
    r"""
    (?<![\w-])(?:
        (?P<verb>(?i:doubl|tripl|quadrupl)(?:ed|ing|ED|ING)(?![\w-]))
      | (?P<noun>(?i:double|triple|quadruple|twice)
          (?=[ ](?i:the|its|our|their|that|what|last)(?![\w’'])))
      | (?P<much>(?i:twice)(?=[ ]as[ ](?i:many|much|large|big|long|fast|high)(?!\w)))
      | (?P<fold>(?i:two|three|four|five|six|seven|eight|nine|ten)-?(?i:fold)(?!\w))
    )
    """,
    matches=(
        ("sales doubled", "doubled"),
        ("a threefold rise", "threefold"),
        ("about twice that", "twice"),
    ),
    rejects=("a double-digit rise", "double-blind", "doubles tennis", "twice a day"),
)
"""A multiple in one word."""

QUALIFIER = Pattern(
    "qualifier",
    r"""(?r)
    (?<![\w-])
    (?:
      (?P<at_most>(?i:up[ ]to(?:[ ]and[ ]including)?|at[ ]most|(?:no|not)[ ]more[ ]than
          |not?[ ](?:to[ ])?exceed(?:ing)?|(?:a[ ])?maximum(?:[ ]aggregate)?[ ]of
          |as[ ](?:much|many)[ ]as|capped[ ]at|limited[ ]to|[≤]))
      |(?P<at_least>(?i:at[ ]least|(?:a[ ])?minimum(?:[ ]aggregate)?[ ]of
          |(?:no|not)[ ](?:less|fewer|lower)[ ]than|[≥]))
      |(?P<more_than>(?i:(?:more|greater|higher|larger|better)[ ]than
          |(?<!direction[ ]|control[ ]|power[ ]|all[ ]|authority[ ]|ownership[ ])over
          |in[ ]excess[ ]of|exceed(?:s|ed|ing)?|above|upwards?[ ]of|north[ ]of
          |surpass(?:ing|ed|es)?|topping|topped|[>]))
      |(?P<less_than>(?i:(?:less|fewer|lower)[ ]than|under|below|[<]))
      |(?P<approximately>(?i:approximately|approx\.?|about|around|roughly|circa|ca\.?|some|nearly
          |almost|close[ ]to|approximate|an[ ]estimated|estimated[ ]at|estimated|[~≈∼±]))
    )
    (?P<filler>(?:[ ](?i:an?|the|additional|aggregate|total|further|of|approximately|about
        |maximum|in|combined|another|cumulative|estimated)){0,5}[ ]?)
    """,
    matches=(
        ("for up to ", "up to "),
        ("of approximately ", "approximately "),
        ("up to an aggregate of ", "up to an aggregate of "),
        ("well over ", "over "),
        ("~", "~"),
    ),
)
"""The words before a number that say how exact it is, matched backwards from the number."""

HALF_SCALE = Pattern(
    "half_scale",
    r"(?i)half[ -]an?[ -](?P<scale>million|billion|trillion)(?!\w)",
    matches=("half a million people", "Half-a-billion"),
    rejects=("half a day",),
)
"""Half of a scale word, as a number."""

GLUED_UNIT = Pattern(
    "glued_unit",
    r"""(?<![A-Za-z])(?:[kKMGT]?Wh?(?:p|dc|ac|e)?|[kMGT]Hz|[KMGTP]B|[MGT]bps|[kcmnµμ]?m[²³23]?
      |[mµμ]?g(?:/(?:t|kg|mL|dL))?|kg|[mM]t|mL|ml|lbs?|oz|ft|km/h|mph|ha|sq[ ]?(?:ft|m)|bbl|boe
      |ppm|ppb|EH/s|PH/s|TH/s|°[CF]?|dB|V|nits|mAh)(?![\w’'])
      (?![ -](?i:\w{0,6}ibor|sofr|sonia|bbsw|treasury))""",
    matches=("MW", "g/t gold", "m wide", "kWh"),
    rejects=("D printing", "m Euribor"),
)
"""A unit of measure directly after the digits."""

MANY_AFTER = Pattern(
    "many_after",
    r"""[ ](?:[a-z-]{3,15}[ ]){0,2}(?:people|persons|customers|users|members|shares|subscribers
      |households|visitors|units|patients|employees|consumers|downloads|ounces|tonnes|barrels|copies
      |homes|players|passengers|transactions|warrants|options)\b""",
    matches=(" customers", " active monthly users"),
    rejects=(" wide", " of gold"),
)
"""What follows a bare "1.2m" that is a number of millions, not a length."""
