"""Patterns for the places of datelines.

Comes in: states, provinces and countries (resources/regions.tsv). Goes out: `Pattern` objects
and the sets of region names. It must not hold a list of cities: what stands beside a place tells
that it is one.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern
from extractor.resources import load_table

REGION_CODES: frozenset[str] = frozenset(
    row[0] for row in load_table("regions.tsv") if row[0] != "-"
)
"""Codes that stay in capitals at the end of a place (NY, BC, UK)."""
REGIONS: frozenset[str] = REGION_CODES | frozenset(
    form.casefold().rstrip(".")
    for row in load_table("regions.tsv")
    for form in [row[1], *(row[2].split(" | ") if len(row) > 2 else [])]
)
"""Codes as they are, names and abbreviations case-folded without their last period."""

PLACE = Pattern(
    "place",
    r"""
    ^ (?: [A-ZÀ-ÖØ-ÞŁŚŞ][\w\u0300-\u036f'’`.]{0,20} | & )
    (?: (?: ,?[ ] | -[ ]? | [ ]?[/|][ ]? | , )
        (?: [A-ZÀ-ÖØ-ÞŁŚŞ][\w\u0300-\u036f'’`.]{0,20}
          | and | of | the | de | del | la | le | sur | upon | am | an | der | en | du | do | da
          | y | on | in | & | i ) ){0,12}
    [,.]? $
    """,
    matches=(
        "McDonald, Tenn.",
        "MELBOURNE, Australia and SAN FRANCISCO",
        "Frankfurt am Main",
        "CONCORD NC",
        "ROSH-HA`AYIN, Israel",
        "Ahmedabad- India",
        "Naples, Fla. & Cambridge, United Kingdom",
    ),
    rejects=("today announced", "Q4 2024 results", "On 5 May", "Bulletin from the meeting"),
)
NO_PLACE = Pattern(
    "no_place",
    r"""
    \b(?: announc\w+ | reports? | reporting | results? | releases? | quarter | year | fiscal
      | meeting | inc | corp | corporation | ltd | limited | llc | plc | company | ab | asa | oyj
      | interim | statement | presentation | (?-i:[Oo]n) | dated? | conference | update | notice
      | shares? | dividends? | news | press | ended | ending | period | class | investors?
      | deadline | closing | pricing | issued | published | between | from | by | at | for | since
      | through | ratio | closes | opens | the[ ]company | contact | about | source | note | figure
      | table | date | time | week | effective | as | until | copyright | page | photo | media
      | monday | tuesday | wednesday | thursday | friday | saturday | sunday )\b
    """,
    matches=("Annual General Meeting", "Acme Inc"),
    rejects=("New York", "Oslo", "SUDBURY, ON"),
    flags=re.IGNORECASE,
)
PLACE_END = Pattern(
    "place_end",
    r"""
    [ ]?(?: --+ | — | – | \| | \( | [ ]/[ ] | /(?=[A-Z]+[ ]?Newswire) | [ ]-[ ] | -[ ](?=[(\d])
      | -$ | : ) | $
    """,
    matches=(("NEW YORK--(X", "--"), ("OSLO - X", " - "), ("OSLO – 5 May", " –"), ("OSLO", "")),
)
GLUED_PLACE = Pattern(
    "glued_place",
    r"""
    (?<=[a-z\d.?!%)][ ])
    (?P<place> [A-ZÀ-Þ]{2,} (?: [ .'-]{1,2}[A-ZÀ-Þ]{2,} ){0,3}
      (?: ,[ ] (?: [A-Z][a-z]{1,20}\.? (?:[ ][A-Z][a-z]{1,20})? | [A-Z]{2} | (?:[A-Z]\.){2} ) )? )
    [ ,.–—(/-]{0,5} $
    """,
    matches=(
        "Acme Opens a Mill NEW YORK, ",
        "Acme Opens a Mill OSLO, Norway--(",
        "in Q4 AUSTIN, TX /",
    ),
    rejects=("ACME OPENS A MILL OSLO, ", "Acme Opens a Mill "),
)
"""A place in capitals at the end of a text that goes before it on the same line."""
ADHOC_LINE = Pattern(
    "adhoc_line",
    r"\G (?P<place>[A-ZÀ-Þ][\w\ .-]{1,40}) [ ] \( (?P<wire>pta) \d{3} /",
    matches=("Wien (pta012/13.02.2025/04:13 UTC+1)",),
    rejects=("Wien (pta) says",),
)
RELEASE_WORDS = Pattern(
    "release_words",
    r"""
    \G (?: [^\d\n]{0,90}
          (?:release|announcement|notice|information|publication|transactions|bulletin
            |decisions[ ]of[ ]general[ ]meeting)
          (?: [ ](?:no\.?[ ]?|\#)? \d{1,4} (?:[ /]\d{2,4})? )?
      | [\W_]{0,6} (?:date|issued|published|release[ ]date|publication[ ]date)
      | ref[.:] [^\n]{3,60}
      | embargoed[ ](?:until|till)[ ][\d.:]{1,5}[ ]?[ap]m, (?:[ ][a-z]{3,6}day)? )
    (?:[ ]on)? [ ,:|–-]{1,4}
    """,
    matches=(
        "Acme Oyj, stock exchange release, ",
        "Date: ",
        "ASX: ABC | MEDIA RELEASE | ",
        "Company announcement no. 41 2025 ",
        "EMBARGOED UNTIL 12.01AM, MONDAY ",
        "Ref: ABC/SE/2025-26/61 ",
    ),
    rejects=("Transaction date: ", "Repurchase of own shares on "),
    flags=re.IGNORECASE,
)
"""What may stand before a date on a line of its own, so that the date is the release's."""
