"""Patterns for dates: every spelling of a calendar date, and the words that say its role.

Comes in: the months (resources/months.tsv). Goes out: `Pattern` objects. Reading a match into a
`datetime.date` is the work of `annotate.dates.calendar`; this module holds no logic.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern
from extractor.resources import load_table

MONTHS: dict[str, int] = {
    form.casefold(): int(row[0])
    for row in load_table("months.tsv")
    for form in [row[1], *(row[2].split(" | ") if len(row) > 2 else [])]
}
"""The number of the month for each name and abbreviation, case-folded, without its period."""

MONTH_FORMS = "|".join(
    sorted({f for name in MONTHS for f in (name.title(), name.upper())}, key=len, reverse=True)
)
_MONTH = rf"(?P<month>{MONTH_FORMS})(?![A-Za-z])\.?"
_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"

MONTH_FIRST = Pattern(
    "date_month_first",
    rf"""
    (?<![A-Za-z\d]) {_MONTH} [ ]?
    (?P<day>{_DAY}) {_ORDINAL} (?!\d|[.,:]\d(?!\d\d\d\b)|[ ]?%)
    (?: [ ]?[-–—][ ]? (?P<day2>{_DAY}) {_ORDINAL} (?!\d) )?
    (?: [ ]? , (?: [ ](?:in[ ]the[ ]year[ ])? )? (?P<year>{_YEAR})
      | [ ] (?:of[ ])? (?P<year_bare>{_YEAR}) )?
    """,
    matches=(
        ("on May 30, 2017 the", "May 30, 2017"),
        ("Feb. 10, 2025 (", "Feb. 10, 2025"),
        ("FEBRUARY 7th, 2025", "FEBRUARY 7th, 2025"),
        ("June13, 2025 under", "June13, 2025"),
        ("March 11th,2026, at", "March 11th,2026"),
        ("December 31 2024", "December 31 2024"),
        ("by January 16-18, 2026 in", "January 16-18, 2026"),
        ("on March 3 at", "March 3"),
        ("ended June 30, 2025", "June 30, 2025"),
    ),
    rejects=("Mayor 30, 2017", "in May 2017", "March 2025", "may 30, 2017", "Sept 45"),
)
DAY_FIRST = Pattern(
    "date_day_first",
    rf"""
    (?: (?<![\w.,/:-]) | (?<=--) ) (?P<day>{_DAY}) {_ORDINAL}
    (?:[ ]?[-–][ ]?(?P<day2>{_DAY}){_ORDINAL})? \.?
    [ -]{{0,2}} (?:day[ ])?(?:of[ ])? {_MONTH} (?: ,?[ -]? (?P<year>{_YEAR}) )?
    """,
    matches=(
        ("10 February 2025", "10 February 2025"),
        ("the 6th of March 2025", "6th of March 2025"),
        ("on 12 Feb 2025 at", "12 Feb 2025"),
        ("13February 2025", "13February 2025"),
        ("by 4 March", "4 March"),
        ("1st day of July, 2024", "1st day of July, 2024"),
        ("30-Jun-2025", "30-Jun-2025"),
        ("(BUSINESS WIRE)--3 October 2025--", "3 October 2025"),
    ),
    rejects=("45 March 2025", "2 Marches", "v2.1 March"),
)
NUMERIC = Pattern(
    "date_numeric",
    r"""
    (?: (?<=pta\d\d\d/) | (?<=--) | (?<![\w.,/$€£:-]) )
    (?: (?P<iso>(?:19|20)\d\d) (?P<dash>[-/.]) (?P<m>\d\d?) (?P=dash) (?P<d>\d\d?)
      | (?P<a>\d\d?) (?P<sep>[./-]) (?P<b>\d\d?) (?P=sep) (?P<y>(?:19|20)\d\d|\d\d) )
    (?![\w%]|/(?!\d\d:)|[.,:-]\d)
    """,
    matches=(
        ("05/30/17", "05/30/17"),
        ("30/05/2017", "30/05/2017"),
        ("10.02.2025 at", "10.02.2025"),
        ("2025-02-10.", "2025-02-10"),
        ("pta012/13.02.2025/04:13", "13.02.2025"),
    ),
    rejects=("1.2.3.4", "$10.02.25", "12:10.02.2025", "5/30", "10.02/2025", "2025-02-10-7"),
)
TIME = Pattern(
    "time_of_day",
    r"""
    (?: ,? [ ] (?:at[ ]|[–-][ ])? | ,[ ]? )
    \(? (?: \d{1,2}[.:h]\d\d (?:[.:]\d\d)? (?:[ ]?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?))?
      | \d{1,2} [ ]? (?:[ap]\.?m\b\.?|[AP]\.?M\b\.?) | noon )
    (?: [ ] \(? (?: [A-Z]{2,5}(?:/[A-Z]{2,5})?
      | (?:Eastern|Central|Mountain|Pacific|Local|local|Swiss|UK)
        (?:[ ](?:Standard|Daylight|European|Summer))? (?:[ ][Tt]ime)? ) \b \)? )?
    (?: [ ]? \( [A-Z+0-9:/ ]{2,12} \) )? \)?
    """,
    matches=(" at 22.30 EET", ", at 2:00 p.m.", " 08:00 CET", ", 9:00 a.m. (CET)", " 7 am ET"),
    rejects=(" at the", ", 2025"),
)
DATE_ROLE = Pattern(
    "date_role",
    r"""
    \b(?:
      (?P<record> of[ ]record | record[ ]dates? | record[ ]holders | holders[ ]registered
        | shareholders[ ]on[ ]record )
    | (?P<payable> payable | be[ ]paid | paid | pay(?:ment|able)?[ ]dates? | distribution[ ]date
        | payment[ ](?:will[ ]be|is)[ ](?:made|expected) )
    | (?P<closing> closing[ ](?:date|of|is) | clos(?:e|es|ed|ing)(?=[ ](?:on|by|in|or|date)\b)
        | complet(?:e|ed|ion)(?=[ ](?:on|by|in|or|date)\b) | consummat(?:e|ed|ion)
        | settle(?:ment|s|d)? )
    | (?P<effective> effective | effectiveness | with[ ]effect | takes?[ ]effect | split-adjusted )
    | (?P<expiry> expir(?:e|es|ed|y|ing|ation) | matur(?:e|es|ing|ity)
        | (?:valid|exercisable|open)[ ]until )
    | (?P<other>
        (?:prospectus|releases?|report|form|circular|supplement|memorandum|notice)[ ]dated )
    | (?P<agreement> dated | entered[ ]into | signed | executed | made[ ]as[ ]of )
    | (?P<other> market[ ]close | ended | ending | ex-?[ ]?(?:dividend|date)\w* | announced | filed
        | meeting | webcast | call | close[ ]of[ ]trading | reported | compared )
    )\b
    """,
    matches=(
        ("holders of record on", "of record"),
        ("payable on", "payable"),
        ("expected to close on", "close"),
        ("agreement dated as of", "dated"),
        ("will expire on", "expire"),
    ),
    rejects=("recorded", "close of business", "closet"),
    flags=2,
)
ROLE_AFTER = Pattern(
    "date_role_after",
    r"""
    ^,?[ ] [^.;\n]{0,60}?
    (?: (?P<agreement> \b(?:entered[ ]into|signed|executed) )
      | (?P<closing> \b(?:closed|completed|consummated) )
      | (?P<effective> \b(?:became[ ]effective|effected) ) ) \b
    """,
    matches=(", the Company entered into a", " it closed the"),
    rejects=(". The Company closed",),
)
PUBLISHED = Pattern(
    "published_on",
    r"""
    (?: (?:submitted|released|published|made[ ]public|issued|disclosed|delivered) [^\n]{0,200}?
        (?:publication|agency|care|contact[ ]persons?|below|above|public) [^\n]{0,80}?
      | \btoday [,(] [ ]? (?: (?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ] )?
      | (?<![^\n])press[ ]release[ ] )
    (?: (?:at|on|kl\.?)[ ] [0-9:.]{4,8} [ ]?
        (?: [A-Z]{2,5}[ +0-9]{0,3} | [(]?CES?T[)]? )? [ ,]{0,2} )?
    (?:on[ ]|the[ ]|dated[ ])? $
    """,
    matches=(
        "submitted for publication, through the agency of the contact persons, at 18.00 CET on ",
        "announced today, ",
        "held its meeting today, Tuesday ",
        "Press Release ",
    ),
    rejects=("published in ", "reference is made to the press release "),
    flags=2,
)
ATTACHMENT = Pattern(
    "attachment_date",
    r"""
    ^ (?P<yy>\d\d) (?P<mm>0[1-9]|1[0-2]) (?P<dd>0[1-9]|[12]\d|3[01]) (?=[ _-]{1,4}[A-Za-z])
    | (?<=[A-Za-z][ _-]) (?P<yyyy>20\d\d) (?P<mm2>0[1-9]|1[0-2])
      (?P<dd2>0[1-9]|[12]\d|3[01]) (?:\.pdf)?$
    """,
    matches=(("250213 Acme Press release", "250213"), ("Acme-transactions-20250210", "20250210")),
    rejects=("250213", "251313 Acme", "2025"),
)
