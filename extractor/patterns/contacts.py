"""Patterns for the ways to reach somebody: e-mail addresses, telephone numbers, web addresses.

Comes in: nothing. Goes out: `Pattern` objects. It must not know whose they are.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern

EMAIL = Pattern(
    "email",
    r"""
    (?<![\w.+%-]) [\w.+%-]{1,64} (?: @ | [ ]?\((?:at|@)\)[ ]? | \[at\] )
    (?: [\w-]{1,63}\. ){1,4}? (?: [a-z]{2,12} | [A-Z]{2,6} )
    (?: (?![a-z\d_@] | \.[a-z]{2}) | (?<=\.com|\.net|\.org) (?=www\.) )
    """,
    matches=(
        ("mail jane.doe@example.co.uk.", "jane.doe@example.co.uk"),
        ("ir@acme-corp.comRelevant", "ir@acme-corp.com"),
        ("ir@acme.comwww.acme.com", "ir@acme.com"),
    ),
    rejects=("@acme", "jane@acme"),
)
PHONE = Pattern(
    "phone",
    r"""
    (?: (?<![\w$€£/.,-]) | (?<=[a-z.])(?=[(+]) )
    (?: \+\d{10,14}
      | (?=\+(?:[^\d\n]{0,3}\d){8}) \+[ ]?[1-9]\d{0,2}
          (?: [ .–-]?\(?0?\)? ) (?: [ .–/-]?\(?\d{1,5}\)? ){2,6}
      | (?: 1[ .–-]? )? (?: \(\d{3}\)[ -]{0,2} | \d{3}[ .–/-]{1,3} ) \d{3} [ .–-]{1,3} \d{4}
      | 1 [ .-] \d{3} [ .-] [A-Z0-9]{3} [ .-] [A-Z0-9]{4}
      | \(?0\d{1,4}\)? (?: [ .–/-]\d{2,8} ){1,4}
      | 00\d{2} (?: [ .-]?\d{2,5} ){3,5} )
    (?! [\d%] | [a-z](?!\w{0,30}@) | [.,–-]\d | [ ]?(?:million|billion|shares) )
    """,
    matches=(
        ("+1-646-555-0107", "+1-646-555-0107"),
        ("(212) 555-0199 ext", "(212) 555-0199"),
        ("Tel: 212.555.0199", "212.555.0199"),
        ("+46 (0)10 450 71 00,", "+46 (0)10 450 71 00"),
        ("+44 20 7946 0123", "+44 20 7946 0123"),
        ("020 7946 0123", "020 7946 0123"),
    ),
    rejects=(
        "in 2024 and",
        "$1,000,000",
        "10.02.2025",
        "2024 2023 2024 2023",
        "9,799 2,890",
        "0.13 0.04",
        "+1.3 cm or +0.9%(range -4.0 to +6.0 cm)",
    ),
)
REACH = Pattern(
    "reach",
    rf"(?:{EMAIL.source}) | (?:{PHONE.source})",
    matches=("jane@example.com", "+1-646-555-0107"),
    rejects=("2024 2023 2024 2023", "on 10.02.2025"),
)
URL = Pattern(
    "url",
    r"""
    (?: (?<![\w@./-]) | (?<=[a-z])(?=www\.) )
    (?: https?://[^\s<>"”,;|]{3,300} | www\.[\w.-]{3,80}(?:/[^\s<>"”,;|]{0,200})? ) (?<![.,)])
    """,
    matches=(("see www.example.com.", "www.example.com"), "https://example.com/a?b=c"),
    rejects=("example of", "w.w.w"),
)
NOT_CONTACT = Pattern(
    "not_contact",
    r"""
    \b(?: dial | toll | webcast | replay | conference | passcode | pass[ ]code | access[ ]code
      | participants? | call-in | isin | lei | cusip | registration | corporate[ ]id | org )\b
    """,
    matches=("Dial-in: (833) 555-0100", "Toll-free: 1-800-555-0100"),
    rejects=("Tel: (212) 555-0199",),
    flags=re.IGNORECASE,
)
"""Words of numbers that reach a machine or are no telephone numbers at all."""
CONTACT_NAME = Pattern(
    "contact_name",
    r"""
    ^ (?: (?:Mr|Ms|Mrs|Dr|Prof)\.?[ ] )? [A-ZÀ-Þ][\w’'`-]{0,20}\.?
    (?: [ ] (?: [A-ZÀ-Þ]\.? | \(?[“"][A-Z]\w{1,12}[”"]\)?
        | de | van | von | der | den | la | le | al | bin | da | di | del | dos | el ) ){0,3}
    (?: [ ][A-ZÀ-Þ][\w’'`-]{1,20} ){1,3} (?: [ ](?:Jr|Sr|I{2,3})\.? )? $
    """,
    matches=("Jane Q. Doe", "Dr. Ana de la Cruz", "John “Jack” Roe Jr."),
    rejects=("jane doe", "Acme", "500 Main Street"),
)
CONTACT_CUT = Pattern(
    "contact_cut",
    r"""
    \n
    | ,(?![ ]?(?:Inc|LLC|Ltd|L\.?L?\.?P|Corp|Co|S\.A|N\.V|plc
        |CFA|CPA|Esq|Jr|Sr|Ph\.?D|M\.?D|MBA|P\.Eng|P\.Geo)\b)
    | [;|•/:] | \s[–—-]\s | \s(?:at|or|via)\s | \((?=[A-Z])
    | (?<=[a-z]{4})(?=[A-Z][a-z]{2,15}[ ][A-Z]) | (?<=LLP|LLC)(?=[A-Z][a-z])
    | (?<=Inc\.|Ltd\.|Esq\.)(?=[A-Z(\d])
    """,
    matches=(("Doe, CEO", ","), ("Acme AdvisoryJane Doe", ""), ("Jane Doe - CFO", " - ")),
    rejects=("Acme, Inc.", "Jane Doe, CFA"),
)
"""Where one fragment of a contact block ends and the next begins."""
