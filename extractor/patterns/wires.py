"""Patterns for news wires and the lines in which they name themselves.

Comes in: the wires (resources/wires.tsv). Goes out: `Pattern` objects and the usual name of each
printed form. It must not know where in a release a wire may stand.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern
from extractor.resources import load_table


def wire_key(text: str) -> str:
    """`text` without case, spaces and punctuation: how printed wire names are compared."""
    return re.sub(r"\W+", "", text).casefold()


_FORMS: dict[str, str] = {
    form: row[0] for row in load_table("wires.tsv") for form in row[1].split(" | ")
}
WIRE_NAMES: dict[str, str] = {wire_key(form): name for form, name in _FORMS.items()}
"""The usual name of a wire by the key of each printed form."""


def _source(form: str) -> str:
    """A form as a regex: its spaces are optional, case counts in short ones only."""
    source = r"[ ]?".join(re.escape(word) for word in form.split(" "))
    return source if len(form) <= 4 else rf"(?i:{source})"


_WIRE = "|".join(_source(form) for form in sorted(_FORMS, key=len, reverse=True))

WIRE = Pattern(
    "wire",
    rf"""
    (?<![\w@.]) (?<![a-z]/) (?<!//)
    (?P<wire>{_WIRE}) (?![\w@] | \.[a-z] | -FirstCall[A-Za-z])
    (?: -? (?:FirstCall|AsiaNet|USNewswire) )?
    """,
    matches=(
        ("(GLOBE NEWSWIRE)", "GLOBE NEWSWIRE"),
        ("/PRNewswire/", "PRNewswire"),
        ("/PRNewswire-FirstCall/", "PRNewswire-FirstCall"),
        ("(Newsfile Corp. - ", "Newsfile Corp."),
        ("/ ACCESS Newswire /", "ACCESS Newswire"),
        ("--News Direct--", "News Direct"),
        ("/CNW/", "CNW"),
    ),
    rejects=("www.prnewswire.com", "cnw", "precision", "news direction"),
)
_OTHERS = [form for form in _FORMS if not re.search("(?i)wire|news|press", form)]
WIRE_HINT = re.compile(rf"(?i:wire|news|press)|{'|'.join(map(re.escape, _OTHERS))}")
"""Found in everything that may name a wire."""
WIRE_IMPRINT = Pattern(
    "wire_imprint",
    rf"""
    (?i: view[ ](?:the[ ])?(?:original|source)[ ][^\n]{{0,40}}?\bon[ ]
      | distribut(?:or|ed|ion)[ ](?:by[ ]|via[ ]|through[ ])?
      | (?:published|released|disseminated|provided)[ ](?:by|via|through|on)[ ]
      | publication,?[ ](?:by|via|through)[ ]
      | first[ ]appeared[ ]on[ ]
      | transmitted[ ]by[ ] | (?<![^\n])(?=EQS[ ]News[ ]ID) | (?<![^\n])(?=RNS[ ]Number)
      | copyright[ ](?:\(c\)|©)?[ ]?(?:20\d\d)?[ ]?
      | \(c\)[ ]
      | agency[ ]of[ ] )
    (?:the[ ])?
    (?P<wire>{_WIRE}|(?i:businesswire|newsdirect|prnewswire|accessnewswire)(?=\.com\b))
    (?![\w@])
    """,
    matches=(
        "View the original press release on ACCESS Newswire",
        "the Company's news distributor Cision at the time",
        "Copyright (c) 2025 TheNewswire - All rights",
        "View source version on businesswire.com: http",
        ("transmitted by EQS News - a service", "transmitted by EQS News"),
        ("EQS News ID: 2155501", "EQS News"),
    ),
    rejects=("https://news.cision.com/x", "distributed by mail", "released by the Board"),
)
UNKNOWN_WIRE = Pattern(
    "unknown_wire",
    r"""
    [(/][ ]? (?P<wire> (?=[^()/\n]{0,38}(?i:news|wire|press)) [A-Z][\w.&\ -]{2,38}? ) [ ]?[)/]
    (?=[ ]?[-–—/])
    """,
    matches=("TX— (ACME NEWSFLASH)—", "/ Otherwire / -"),
    rejects=("(the Company) -", "(GLOBE NEWSWIRE) says"),
)
"""A wire that is not in the list, as its place in a dateline shows it."""
