"""Patterns of attribution: how a release says who speaks.

Comes in: nothing. Goes out: compiled `Pattern`s for the words right after a closing mark, right
before an opening mark, and inside dash speech.
"""

from __future__ import annotations

import regex

from extractor.patterns.base import Pattern
from extractor.patterns.people import UPPER
from extractor.resources import load_table


def _verbs(*strengths: str) -> str:
    words = [verb for verb, strength in load_table("reporting_verbs.tsv") if strength in strengths]
    return "|".join(sorted((regex.escape(word) for word in words), key=len, reverse=True))


STRONG = _verbs("strong")
ANY = _verbs("strong", "weak")

SAYING = Pattern(
    "verb of saying",
    rf"\b(?:{STRONG})(?![a-z])",
    matches=(("the chair said that", "said"), ("saidKaren", "said")),
    rejects=("saidly",),
)

SAYING_OR_TELLING = Pattern(
    "any verb of reporting",
    rf"\b(?:{ANY})\b",
    matches=(("she told us", "told"),),
    rejects=("nothing",),
)

LEADS_IN = Pattern(
    "lead-in right before a quotation",
    rf"""(?: \b(?:{ANY})
        (?: [ ] (?: that | as[ ]follows | the[ ]following | further | also | today | recently
            | in[ ](?:part|closing|summary)
            | (?:on|about|in|at|to|with|of)[ ][^.\n“”"]{{1,110}}[,:] ) )?
        [ ]?[,:;–—-]?[ ]?(?:that[,:]?[ ]?)?
    | \b[Aa]ccording[ ]to[ ][^.\n“”"]{{1,90}},[ ]?
    | (?:^|[.!?][ ]|\n)(?:Said|Says|Added|Adds)[ ][^.\n“”"]{{1,110}},[ ]?
    | [:;][ ]? ) $""",
    matches=("Jane Roe said, ", "Ms. Roe commented: ", "states that,", "According to Jane Roe, "),
    rejects=("the so-called ", "a word, "),
)
"""The end of the text before an opening mark that attributes what follows."""

FOLLOWS_AT_ONCE = Pattern(
    "verb of reporting right after a quotation",
    rf"""\G [ ]?[,.]?[ ]?[-–—]?[ ]?
    (?: (?:{ANY}|Added|Said|Says)(?![a-z])
    | (?:as|so)[ ](?:stated|said|noted|explained)[ ]by\b )""",
    matches=(" said Jane", ", according to the chair", " as stated by"),
    rejects=(" and said",),
)
"""A verb right after a closing mark; match it anchored."""

COMMENT_FROM = Pattern(
    "heading of a comment",
    r"\G (?:A[ ])?(?:Comments?|Quote|Statement|Message)[ ](?:from|by|of)[ ](?-i:[A-Z])",
    matches=("Comment from Jane Roe, CEO", "STATEMENT OF THE BOARD"),
    rejects=("Commentary", "Statement of cash flows"),
    flags=regex.IGNORECASE,
)
"""A line that says whose speech the next paragraph is; match it anchored."""

STATEMENT = Pattern(
    "heading of a statement",
    r"\b(?:statement|comment(?:s|ary)?|quote|message|remarks)\b [^.:\n]{0,60} : $",
    matches=("Statement of the Board:", "Management Commentary:"),
    rejects=("Statement.",),
    flags=regex.IGNORECASE,
)
"""The end of a line that announces speech without a verb."""

DASH_OPENING = Pattern(
    "dash that opens speech",
    rf"\G [–—-] [ ]? (?=[{UPPER}])",
    matches=(("– We grew", "– "),),
    rejects=("-5%", "a – We"),
)
"""The dash that opens a paragraph of speech; match it anchored."""

DASH_CUE = Pattern(
    "cue in dash speech",
    r"""(?<=[\w”"’)%.!?]) (?: [,.!?] | [ ][–—-] ) [ ]
    (?:says|said|comments|commented|states|stated|concludes|continues|adds|explains|notes)\b
    (?:[ ](?!that|to|the|in|on)\w+)?""",
    matches=("with high hopes, says Jane Roe", "with high hopes. Says Jane Roe".replace("S", "s")),
    rejects=("Jane Roe says",),
)
"""The verb that attributes dash speech, with the comma before it."""
