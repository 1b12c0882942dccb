"""Patterns for the frame of a release: wires, noise lines, headings and stock paragraphs.

Comes in: word lists of resources/. Goes out: `Pattern` objects and the lookup of wire names.
It must not know the order of the parts of a release; that is `annotate.dateline`,
`annotate.frame` and `annotate.sections`.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern
from extractor.resources import load_table


def _wire_forms() -> dict[str, str]:
    return {
        form: row[0] for row in load_table("wires.tsv") for form in row[1].split(" | ")
    }


def wire_key(text: str) -> str:
    """`text` without case, spaces and punctuation: how printed wire names are compared."""
    return re.sub(r"\W+", "", text).casefold()


WIRE_NAMES: dict[str, str] = {wire_key(form): name for form, name in _wire_forms().items()}
"""The usual name of a wire by the key of each printed form."""


def _wire_source(form: str) -> str:
    source = r"[ ]?".join(re.escape(word) for word in form.split(" "))
    acronym = len(form) <= 4 and form.isupper()
    return source if acronym else rf"(?i:{source})"


_WIRE = "|".join(_wire_source(form) for form in sorted(_wire_forms(), key=len, reverse=True))

WIRE = Pattern(
    "wire",
    rf"(?<![\w@.])(?<![a-z]/)(?<!//) (?P<wire>{_WIRE}) (?![\w@]|\.[a-z]|-FirstCall[A-Za-z]) (?:-?(?:FirstCall|AsiaNet|USNewswire))?",
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
_OTHER_WIRES = [form for form in _wire_forms() if not re.search("(?i)wire|news|press", form)]
WIRE_HINT = re.compile(rf"(?i:wire|news|press)|{'|'.join(map(re.escape, _OTHER_WIRES))}")
"""Found in everything that may name a wire."""
WIRE_IMPRINT = Pattern(
    "wire_imprint",
    rf"""
    (?: (?i: view[ ](?:the[ ])?(?:original|source)[ ][^\n]{{0,40}}?\bon[ ]
      | distribut(?:or|ed|ion)[ ](?:by[ ]|via[ ]|through[ ])?
      | (?:published|released|disseminated|provided)[ ](?:by|via|through|on)[ ]
      | first[ ]appeared[ ]on[ ] | copyright[ ](?:\(c\)|©)?[ ]?(?:20\d\d)?[ ]?
      | \(c\)[ ] | agency[ ]of[ ] ) )
    (?:the[ ])? (?P<wire>{_WIRE}|(?i:businesswire|newsdirect|prnewswire|accessnewswire)(?=\.com\b))
    (?![\w@])
    """,
    matches=(
        "View the original press release on ACCESS Newswire",
        "the Company's news distributor Cision at the time",
        "Copyright (c) 2025 TheNewswire - All rights",
        "View source version on businesswire.com: http",
    ),
    rejects=("https://news.cision.com/x", "distributed by mail", "released by the Board"),
)
LABEL = Pattern(
    "label_line",
    r"""
    ^[\W_]{0,6}
    (?: (?:for[ ])?immediate[ ](?:release|publication) | for[ ]release[ ].{0,60}
      | (?:joint[ ]|corporate[ ]|official[ ]|media[ ]|company[ ])?(?:press|news|media)[ ](?:release|statement)
        (?:[ ](?:no\.?|\#)?[ ]?[\d/-]{1,9})?
      | (?:press|release|news|pr)
      | (?:exhibit|ex)[ .-]{0,3}(?:\d{1,3}(?:\.\d{1,3}[a-z]?)?)? | \d\d\.\d{1,2} | page[ ]\d+(?:[ ]of[ ]\d+)?
      | stock[ ]exchange[ ](?:release|announcement|notice)(?:[ ][–-][ ].{0,80})?
      | (?:inside|insider|regulated|regulatory)[ ](?:information|news|announcement|release)(?:[ ][/–-][ ].{0,60})?
      | company[ ](?:announcement|release)(?:[ ](?:no\.?|nr\.?|\#)?[ ]?[\d/-]{1,9})?
      | ad[ -]?hoc(?:[ ](?:announcement|release|news))?(?:[ ].{0,60})?
      | (?:not|strictly[ ]not)[ ](?:intended[ ])?for[ ](?:distribution|release|publication|dissemination).*
      | (?:this|the)[ ](?:news|press)[ ]release[ ](?:is[ ]not|is[ ]intended|may[ ]not|is[ ]issued).*
      | (?:originally[ ]published|republished|source|view[ ]original).*
      | (?:unaudited|confidential|english|translation|final|draft|embargoed?.{0,40}|contacts?|attachment|logo|image)
      | https?://\S+ | www\.\S+ | (?:nasdaq|nyse|tsx|otc|asx|cse|lse|ticker|symbol)\b[^\n]{0,60} | (?:\([^()\n]{2,60}:[^()\n]{1,80}\)[ ]?){1,6}
    )
    [\W_]{0,6}$
    """,
    matches=(
        "FOR IMMEDIATE RELEASE",
        "Press Release",
        "NEWS RELEASE:",
        "Exhibit 99.1",
        "EX-99.1",
        "Exhibit",
        "99.1",
        "Stock exchange release – Changes in company’s own shares",
        "NOT FOR DISTRIBUTION TO U.S. NEWS WIRE SERVICES",
        "(TSXV: ABC) (OTCQB: ABCDF)",
        "Inside information",
    ),
    rejects=("Early Warning News Release", "Press Release Announces Results", "Exhibit of paintings"),
    flags=re.IGNORECASE,
)
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
    ^(?:[A-ZÀ-ÖØ-ÞŁŚŞ][\w'’`.]{0,20}|&)
    (?: (?:,?[ ]|-[ ]?|[ ]?[/|][ ]?|,)
        (?:[A-ZÀ-ÖØ-ÞŁŚŞ][\w'’`.]{0,20}|and|of|the|de|del|la|le|sur|upon|am|an|der|en|du|do|da|y|on|in|&|i) ){0,12}
    [,.]?$
    """,
    matches=("McDonald, Tenn.", "MELBOURNE, Australia and SAN FRANCISCO", "Frankfurt am Main", "CONCORD NC",
             "ROSH-HA`AYIN, Israel", "Ahmedabad- India", "Naples, Fla. & Cambridge, United Kingdom"),
    rejects=("today announced", "Q4 2024 results", "On 5 May", "Bulletin from the meeting"),
)
NO_PLACE = Pattern(
    "no_place",
    r"""
    \b(?: announc\w+ | reports? | reporting | results? | releases? | quarter | year | fiscal | meeting | inc | corp
      | corporation | ltd | limited | llc | plc | company | ab | asa | oyj | interim | statement | presentation | (?-i:[Oo]n)
      | dated? | conference | update | notice | shares? | dividends? | news | press | ended | ending | period
      | class | investors? | deadline | closing | pricing | issued | published | between | from | by | at | for | since
      | through | ratio | closes | opens | the[ ]company | contact | about | source | note | figure | table | date | time | week | effective | as
      | until | copyright | monday | tuesday | wednesday | thursday | friday | saturday | sunday | page | photo | media ) \b
    """,
    matches=("Annual General Meeting", "Acme Inc"),
    rejects=("New York", "Oslo"),
    flags=re.IGNORECASE,
)
LEGEND = Pattern(
    "legend",
    r"""
    ^[\W_]{0,6} (?:
        (?:this|the)[ ](?:press|news|media)?[ ]?(?:release|announcement|communication|communiqué|document)[ ]
          (?:shall|does|is|may|and|has|do|are|should|was|will)[ ]
          [^\n]{0,120}? \b(?:not[ ](?:an?[ ]offer|constitute|for|intended|an[ ]invitation|be)|offer|solicitation|purposes[ ]only)
      | neither[ ](?:the[ ])?(?:tsx|tsx-v|cse|canadian|nex|exchange|this[ ]press)
      | (?:strictly[ ])?not[ ](?:intended[ ])?for[ ](?:publication|distribution|release|dissemination)
      | no[ ](?:stock[ ]exchange|securities[ ](?:commission|regulat)|regulatory[ ]authority|offer)
      | (?:the[ ])?(?:tsx[ ]venture|canadian[ ]securities|toronto[ ]stock)[ ]exchange[ ](?:has|have|does)[ ](?:neither|not)
      | sources?[ ]?: | source[ ](?!of|for|rock|and)
      | view[ ](?:the[ ])?(?:source|original) | (?:to[ ])?view[ ]the[ ]original
      | (?:a[ ])?(?:photos?|images?|pictures?|videos?|infographics?)[ ](?:accompanying|related|is[ ]available|are[ ]available)
      | (?:photo|logo|image|video|infographic)[ ]?[:–-] | copyright[ ](?:\(c\)|©|20) | \(c\)[ ](?:copyright|20\d\d|pressetext) | ©
      | attorney[ ]advertising | (?:this[ ])?(?:press|news)[ ]release[ ](?:may[ ]be[ ]considered|was[ ]published)
      | news[ ]provided[ ]by | distributed[ ]by | this[ ]news[ ]story[ ]relied
      | (?:this[ ]|the[ ])?(?:information|announcement|disclosure|press[ ]release|is[ ]information)[^\n]{0,60}
          (?:inside[ ]information|obliged[ ]to|submitted[ ]for|market[ ]abuse|pursuant[ ]to[ ]the[ ]e)
      | (?:the[ ])?post[ ][^\n]{1,200}first[ ]appeared
      | \#{2,}$ | -?[ ]?(?:end|ends|30)[ ]?-?$ | \*[ ]?\*[ ]?\*$
      | (?:follow|connect[ ]with|like|join|find)[ ][^\n]{0,60}?[ ]?(?:on|at|via)[ ][^\n]{0,40}?(?:facebook|twitter|linkedin|instagram|x\b|social)
      | (?:tags|categories|keywords|related[ ]links?)\b[ ]?:
      | https?://\S{1,300}$ | www\.\S{1,200}$
    )
    """,
    matches=(
        "This press release shall not constitute an offer to sell",
        "Neither TSX Venture Exchange nor its Regulation Services Provider",
        "SOURCE Acme Corp.",
        "Source: Acme",
        "###",
        "A photo accompanying this announcement is available at",
        "View source version on businesswire.com: https://",
    ),
    rejects=("This release reports results", "Sources of revenue grew", "Neither company expects"),
    flags=re.IGNORECASE,
)
UNREGISTERED = Pattern(
    "unregistered",
    r"""^[^\n.]{0,140}(?:have[ ]not[ ]been|has[ ]not[ ]been|will[ ]not[ ]be)[^\n.]{0,40}registered[ ]under""",
    matches=("The securities have not been, and will not be, registered under the Act",),
    rejects=("The Company is registered under the laws",),
)
HARBOR = Pattern(
    "safe_harbor_start",
    r"""
    ^[\W_]{0,6}
    (?: (?:disclaimer[ /:–-]{1,3})?
        (?:safe[ ]harbou?r|forward[- ]looking[ ](?:statements?|information)|cautionary|caution)[^\n.:]{0,80}? [.: ]{1,3}
        (?=[A-Z]) )?
    (?:
        (?:certain|some|any|all)?[ ]?(?:of[ ])?(?:the[ ])?(?:statements?|matters|information|disclosures?|comments|words)[ ]
          [^\n]{0,240}? (?:forward[- ]?looking|not[ ](?:purely[ ])?(?:statements[ ]of[ ])?historical)
      | (?:this|the|these|our|in[ ]this)[ ][^\n.]{0,90}?
          (?:contains?|include[sd]?|may[ ](?:contain|include)|constitutes?|are|is|made|containing)\b[^\n.]{0,80}?forward[- ]?looking
          [\"“”’',]{0,2}[ ](?:[\"“]?statements?|information|and|within|in[ ]|as[ ]|disclosures?|comments)
      | (?:this|the)[ ](?:press[ ]release|news[ ]release|release|foregoing|announcement|communication)\b[^\n]{0,160}?
          (?:contains?|includes?)\b[^\n.]{0,60}?forward[- ]?looking[\"“”’',]{0,2}[ ](?:statements?|information)
      | safe[ ]harbou?r[ ](?:statements?|provisions?|under|disclos)
      | (?:any|such|these|all|our)?[ ]?["“”']?forward[- ]?looking[ ](?:statements?|information)
      | (?:statements|information)[ ](?:in|contained|made|included)[ ][^\n.]{0,120}forward[- ]?looking
      | (?:the[ ])?words?[ ]["“][^\n]{0,200}forward[- ]?looking
      | except[ ]for[ ](?:the[ ])?(?:historical|statements)[^\n.]{0,160}forward[- ]?looking
      | [^\n.]{0,60}caution(?:s|ed|ary)[^\n.]{0,80}forward[- ]?looking
      | (?:as[ ]a[ ]result|readers?|investors?)[^\n.]{0,60}undue[ ]reliance
    )
    """,
    matches=(
        "This press release contains forward-looking statements within the meaning",
        "Statements in this press release that are not statements of historical fact",
        "Forward-looking statements involve risks",
        "Certain statements made herein are “forward-looking",
        "Any forward-looking statements speak only",
    ),
    rejects=(
        "We look forward to",
        "The forward curve is",
        "This release contains results",
        "This release does not include a reconciliation of forward-looking NOI",
    ),
    flags=re.IGNORECASE,
)
HARBOR_WORDS = Pattern(
    "safe_harbor_words",
    r"""forward[- ]?looking | \brisks?\b | uncertaint | assumption | anticipat | undertak | obligat | expectation
      | could[ ]cause | differ[ ]materially | no[ ]assurance | reliance | 10-K | 10-Q | 20-F | SEDAR | SEC\b | filings?
      | securities[ ]law | predict | beliefs? | may[ ]not | there[ ]can[ ]be | disclaim | \bfactors?\b
      | Exchange[ ]Act | Securities[ ]Act | Reform[ ]Act""",
    matches=("subject to risks", "undertakes no"),
    rejects=("We sold three mills.",),
    flags=re.IGNORECASE,
)
EMAIL = Pattern(
    "email",
    r"""(?<![\w.+%-]) [\w.+%-]{1,64} (?:@|[ ]?\((?:at|@)\)[ ]?|\[at\]) (?:[\w-]{1,63}\.){1,4}? (?:[a-z]{2,12}|[A-Z]{2,6})
        (?: (?![a-z\d_@]|\.[a-z]{2}) | (?<=\.com|\.net|\.org) (?=www\.) )""",
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
    (?: (?<![\w$€£/.,-]) | (?<=[a-z])(?=[(+]) ) (?:
        \+\d{10,14} | (?=\+(?:[^\d\n]{0,3}\d){8}) \+ [ ]? [1-9]\d{0,2} (?: [ .–-]? \(?0?\)? ) (?: [ .–/-]? \(?\d{1,5}\)? ){2,6}
      | (?:1[ .–-]?)? (?: \(\d{3}\)[ -]{0,2} | \d{3}[ .–/-]{1,3} ) \d{3} [ .–-]{1,3} \d{4}
      | 1 [ .-] \d{3} [ .-] [A-Z0-9]{3} [ .-] [A-Z0-9]{4}
      | \(?0\d{1,4}\)? (?:[ .–/-]\d{2,8}){1,4} | 00\d{2}(?:[ .-]?\d{2,5}){3,5}
    ) (?! [\d%] | [a-z](?!\w{0,30}@) | [.,–-]\d | [ ]?(?:million|billion|shares) )
    """,
    matches=(
        ("+1-646-555-0107", "+1-646-555-0107"),
        ("(212) 555-0199 ext", "(212) 555-0199"),
        ("Tel: 212.555.0199", "212.555.0199"),
        ("+46 (0)10 450 71 00,", "+46 (0)10 450 71 00"),
        ("+44 20 7946 0123", "+44 20 7946 0123"),
        ("020 7946 0123", "020 7946 0123"),
    ),
    rejects=("in 2024 and", "$1,000,000", "10.02.2025", "2024 2023 2024 2023", "9,799 2,890", "0.13 0.04"),
)
REACH = Pattern(
    "reach",
    rf"(?:{EMAIL.source}) | (?:{PHONE.source})",
    matches=("jane@example.com", "+1-646-555-0107"),
    rejects=("2024 2023 2024 2023", "on 10.02.2025"),
)
NOT_CONTACT = Pattern(
    "not_contact",
    r"""\b(?:dial|toll|webcast|replay|conference|passcode|pass[ ]?code|access[ ]code|participants?|call-in
        |isin|lei|cusip|registration|corporate[ ]id|org)\b""",
    matches=("Dial-in: (833) 555-0100", "Toll-free: 1-800-555-0100"),
    rejects=("Tel: (212) 555-0199",),
    flags=re.IGNORECASE,
)
INLINE_HEADING = Pattern(
    "inline_heading",
    r"""
    [\W_]{0,4} (?:
      (?P<about> (?:About|ABOUT)[ ](?:the[ ])?["“]?(?=[A-Z]) )
    | (?P<contact> (?: (?:[A-Z][\w&/-]{1,16}[ ]){0,3}
          (?:Contacts?|CONTACTS?|Inquiries|Enquiries) (?:[ ](?:Information|Details|Info|INFORMATION))?
        | CONTACT[A-Z &,]{0,60} | /CONTACT
        | For[ ](?:further|more|additional)[ ]information(?:,?[ ](?:please[ ])?(?:contact|visit|call)[^:\n]{0,60})? )
        [ ]?: )
    | (?P<forward_looking> (?i:(?:disclaimer[ /&]{1,3})? (?:cautionary | caution[ ] | safe[ ]harbou?r | forward[- ]looking[ ](?:statements?|information)))
        [^.:\n]{0,80} [.:] )
    )
    """,
    matches=("About Acme Corp.", "CONTACT: Jane Doe", "Media Contact: Jane", "Safe Harbor Statement: This"),
    rejects=("about 50 people", "Contact lenses are"),
)
URL = Pattern(
    "url",
    r"""(?: (?<![\w@./-]) | (?<=[a-z])(?=www\.) ) (?:https?://[^\s<>"”,;|]{3,300} | www\.[\w.-]{3,80}(?:/[^\s<>"”,;|]{0,200})?) (?<![.,)])""",
    matches=(("see www.example.com.", "www.example.com"), "https://example.com/a?b=c"),
    rejects=("example of", "w.w.w"),
)
