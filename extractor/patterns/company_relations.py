"""Patterns for the dealings that give a company away whose name has no legal form: who was bought,
supplied, partnered with, worked for, or stands in a list of retailers.

Comes in: nothing. Goes out: `Relation` objects by the word with which their cue ends, and the
patterns for what may stand between and after the names. It must not know how a name is cut out of
the text around a cue; that is `annotate.companies.names`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from extractor.patterns.base import Pattern


@dataclass(frozen=True)
class Relation:
    """A cue right before a name. `ends` are the last words of the cue, by which it is looked up;
    `people` says that a person may stand in the name's place, `listed` that the cue announces a
    list of companies, whose names may be plain words, `address` that a street number must follow,
    `domain` that a web address must hold the name."""

    pattern: Pattern
    ends: tuple[str, ...]
    people: bool = False
    listed: bool = False
    address: bool = False
    domain: bool = False


_WORDS = r"(?: \ [a-z][a-z-]{0,14} ){0,2}"
_ARTICLE = r"\ (?:the\ |both\ |either\ )? $"

DEALING = Relation(
    Pattern(
        "company.dealing",
        rf"""
        \b (?: agreements? | Agreements? | contracts? | [Pp]artnerships? | [Cc]ollaborations?
          | [Aa]lliances? | ventures? | JV | deals? | [Mm]emorandum | M[oO]U | LOI | orders?
          | relationships? | merge[rds]? | merging | combination | partner(?:ed|s|ing)?
          | collaborat(?:e[sd]?|ing) | team(?:ed|s|ing)\ up | joined\ forces | engagement | lease
          | arrangements? | cooperat(?:ion|e[sd]?|ing) | co-develop\w+ | business\ combination
          | facility | talks | jointly | together )
        {_WORDS} (?: \ \([^()]{{1,24}}\) )? \ with {_ARTICLE}
        """,
        matches=(
            ("has partnerships with ", "partnerships with "),
            "a proven alliance model with ",
            "a letter agreement (the “LOI”) with the ",
        ),
        rejects=("along with ", "agreement with an ", "in line with "),
    ),
    ("with",),
    people=True,
)
SOURCE_OF = Relation(
    Pattern(
        "company.source_of",
        rf"""
        \b (?: orders? | payments? | loans? | investments? | contracts? | spin-?(?:off|out) | spun
          | (?:in-)?licensed? | commitments? | purchase\ orders?
          | leased? | sourced | dividends?
          | net\ income | fees | royalt(?:y|ies)
          | financing | funding | subscriptions? | revenues? | participation | ratings? | acquired
          | bought | purchased | borrowed | licen[cs]es? | letters?\ of\ intent )
        {_WORDS} \ from {_ARTICLE}
        """,
        matches=("an order from ", "technology licensed exclusively from ", "payments from "),
        rejects=("shipped from ", "away from "),
    ),
    ("from",),
    people=True,
)
OWNED = Relation(
    Pattern(
        "company.owned",
        rf"""
        \b (?: (?: subsidiary | division | affiliate | acquisitions? | takeover | [Ss]hareholders?
            | spin-?off | customer | client | parent | portfolio\ company | trademarks?
            | distributor | supplier | predecessor | advis[eo]r | offices ) {_WORDS}
          | (?: owns? | owned | holds? | held | acquir(?:e[sd]?|ing) | owning | holding )
            \ (?:about\ |approximately\ |over\ )? [\d.,]{{1,7}} (?: % | \ per\ ?cent )
            (?: \ of\ the\ (?:shares|stock|equity|capital) )? )
        \ of {_ARTICLE}
        """,
        matches=("a subsidiary of ", "owns 20 percent of ", "the acquisition of "),
        rejects=("a number of ", "interest of ", "the shares of "),
    ),
    ("of",),
)
DONE_BY = Relation(
    Pattern(
        "company.done_by",
        r"""
        \b (?: owned | acquired | manufactured | operated | developed | distributed | marketed
          | supplied | commissioned | sponsored | managed | produced | sold | built | backed
          | funded | financed | audited | engaged | retained | licensed | offered | controlled
          | co-developed | co-led | prepared | completed | conducted
          | installed | selected | chosen | designed | rated | administered
          | insured | serviced | estimated | ordered | held | bought | handled | arranged
          | assisted | compiled | valued | carried\ out | advised | represented ) [ ]
        (?: \(\d+%\)\  | in\ \d{4}\  | (?:and|or)\ [a-z]{3,12}[ ]
          | [a-z]{4,12}ly\  )? by \ (?:the\ )? $
        """,
        matches=("manufactured by ", "designed and manufactured by ", "owned indirectly by the "),
        rejects=("said by ", "approved by ", "signed by "),
    ),
    ("by",),
    people=True,
)
STAKE_IN = Relation(
    Pattern(
        "company.stake_in",
        rf"""
        (?: ownership | \b stakes? | shareholding | invested | minority\ (?:investment|interest)
          | (?:equity|controlling|membership|majority)\ (?:interests?|investments?)
          | strategic\ investment ) {_WORDS} \ in {_ARTICLE}
        """,
        matches=("our 20 percent ownership in ", "a minority stake in the ", "equity interest in "),
        rejects=("interest in ", "based in ", "invested heavily on in-house "),
    ),
    ("in",),
)
WORKED_AT = Relation(
    Pattern(
        "company.worked_at",
        rf"""
        \b (?: (?: worked | employed | employee | consultant | counsel | engineer | analyst
              | interim\ C[A-Z]O ) {_WORDS} \ (?: at | with | for )
          | (?: positions? | roles? | career | experience | years | decade | tenure | stints? | time
            | served | officer | director | manager | president | executive | partner | banker
            | scientist | researcher | Presidents? | Directors? | Managers? | Officer | Executive )
            (?: \ [A-Za-z&][A-Za-z&-]{{0,18}} ){{0,4}} \ (?: at | with ) )
        \ (?:the\ |both\ )? $
        """,
        matches=(
            "held senior positions at ",
            "she worked for ",
            "was Director of Sales and Marketing at ",
        ),
        rejects=("is available at ", "is happy with "),
    ),
    ("at", "with", "for"),
)
JOINED = Relation(
    Pattern(
        "company.joined",
        r"\b (?: [Pp]rior\ to | [Bb]efore | since | after ) \ (?:joining|founding|leaving) \ $",
        matches=("Prior to joining ", "and before founding "),
        rejects=("is joining ",),
    ),
    ("joining", "founding", "leaving"),
    people=True,
)
LED_BY = Relation(
    Pattern(
        "company.led_by",
        r"""
        \b (?: rounds? | financing | funding | placement | investors | syndicate | Series\ [A-E] )
        (?: ,?\ [\w$.-]{1,16} ){0,6} ,? \ (?:co-)?led\ by \ (?:the\ )? $
        """,
        matches=("a round of $5 million, led by ", "the financing was led by "),
        rejects=("a team led by ",),
    ),
    ("by",),
    people=True,
)
OFFICER_OF = Relation(
    Pattern(
        "company.officer_of",
        r"""
        \b (?: Treasurer | Controller | Chairwoman | Chief\ [A-Z][a-z]+ | Managing\ Partner )
        \ of \ $
        """,
        matches=(("she was Treasurer of ", "Treasurer of "),),
        rejects=("treasurer of ", "Treasurer of the "),
    ),
    ("of",),
)
BID_FOR = Relation(
    Pattern(
        "company.bid_for",
        r"\b (?: takeover | tender | cash | unsolicited | its ) \ (?:offer|bid) \ for \ $",
        matches=("has let lapse its offer for ",),
        rejects=("special offer for ", "demand for "),
    ),
    ("for",),
)
CARE_OF = Relation(
    Pattern(
        "company.care_of",
        r"\b (?: c/o | C/O | (?: Inc\. | LLC | Ltd\. | Corp\. | Limited | Securities ) \ at ) \ $",
        matches=("from Acme Securities Inc. at ", "c/o "),
        rejects=("is at ",),
    ),
    ("c/o", "C/O", "at"),
    address=True,
)
INFORMATION = Relation(
    Pattern(
        "company.information",
        r"\b (?: information | more | details ) \ (?: on | about ) \ (?:the\ )? $",
        matches=("for more information on ", "to learn more about "),
        rejects=("information in ",),
    ),
    ("on", "about"),
    domain=True,
)
SUPPLIER_TO = Relation(
    Pattern(
        "company.supplier_to",
        r"""
        \b (?: suppliers? | advis[eo]rs? | counsel | contractors? | subcontractor | consultants?
          | licensed | lender | sold | sales | leased | repaid | outsourced | licen[cs]e ) \ to
        \ (?:the\ )? $
        """,
        matches=("a supplier to ", "exclusively licensed to "),
        rejects=("owed to ", "sent to "),
    ),
    ("to",),
    people=True,
)
BUYING = Relation(
    Pattern(
        "company.buying",
        r"""
        \b (?: (?:has|had|have|also|recently|to|will|and|it|company|Company|of|by|successfully)\ )
        (?: acquire[sd]? | acquiring | buy | bought ) \ $
        """,
        matches=("agreed to acquire ", "it acquired ", "has successfully acquired "),
        rejects=("newly acquired ", "acquired the "),
    ),
    ("acquire", "acquired", "acquires", "acquiring", "buy", "bought"),
)
DEALINGS: Final = (
    DEALING, SOURCE_OF, OWNED, DONE_BY, LED_BY, STAKE_IN, WORKED_AT, OFFICER_OF, JOINED,
    SUPPLIER_TO, BUYING, BID_FOR, CARE_OF, INFORMATION,
)  # fmt: skip

FOLLOWS = Pattern(
    "company.follows",
    r"""
    ^ (?: [’']s?\b (?!s) | [’'] (?=\ ) | \.(?!\w) | [,;:)\]\n] | $ | \ ? [(–—|“"] | \ -
      | \ (?: to | for | in | on | and | or | as | at | which | who | that | is | are | was | were
        | will | has | have | had | under | with | by | from | since | during | after | before
        | through | pursuant | regarding | where | into | including | effective | dated | today
        | announced | via | when | while | but | until | valued | worth | covering | would | may
        | could | can | also | it | she | he | they | we | the | a | an | plus | within | across
        | between | throughout | resulting | starting | beginning | subject | relating | related
        | due
        | amounting | totaling | totalling | using | following | if | because | so | be | should
        | over | last | this | completed | earlier | recently | early | late | now | then
        | respectively | concerning | among | per | about | upon | without | allowing | providing
        | enabling | shall | did | does | not | aimed | designed | alongside | leveraging ) \b )
    """,
    matches=((".", "."), (" to supply", " to"), "’s mill", " (Berlin)"),
    rejects=(" device", " Optics", "-like", "®"),
)
"""What follows the name of a company that a cue points to, but no part of a longer term."""

JOINT = Pattern(
    "company.joint",
    r"""
    ^ (?: \ \( [^()\n]{1,40} \) | [’']s (?:\ [A-Z][\w.-]{1,20}){1,3} )?
    (?: (?P<last> ,?\ (?:and|or|as\ well\ as|&|plus)\ (?:(?:by|with|from|to)\ )?(?:the\ )? )
      | ,\  ) (?= \w )
    """,
    matches=((", and Acme", ", and "), (" (France) and Acme", " (France) and "), (", A", ", ")),
    rejects=(" to Acme", ". Acme", ",Acme"),
)
"""What stands between two names of a list."""

ADDRESS = Pattern(
    "company.address",
    r", \ (?: Attn | Attention | P\.?O\.? | \d{1,5} | One | Suite ) \b",
    matches=((", 1625 High Street", ", 1625"),),
    rejects=(", Reno", " 1625"),
)
"""What follows a name at the head of an address."""

DOMAIN = Pattern(
    "company.domain",
    r"(?<! [\w-] ) [A-Za-z0-9-]{3,40} (?= \. (?:com|net|org|io|ai|co|ca|eu|de|se|no|uk|fr|jp) \b )",
    matches=(("www.acme-mills.com", "acme-mills"),),
    rejects=("acme. Com", "acme"),
)
"""The telling part of a web address."""

IS_COMPANY = Pattern(
    "company.is_company",
    r"""
    ^ \ is \ (?: an? | the | one\ of ) [ ]
    (?= (?: (?!(?:by|of|for|that|which|from|with)\b) [\w’&/“”()-]{1,24} ,?\  ){0,8}
      (?: company | manufacturer | firm | subsidiary | retailer
      | distributor | corporation | bank | miner | explorer | start-?up | brokerage | REIT
      | provider\ of | developer\ of | producer\ of | supplier\ of | operator\ of )
      (?! [’']s | -  | \ (?:stock|stage|law) ) \b )
    """,
    matches=((" is a software and services company that", " is a "), " is the supplier of mills"),
    rejects=(" is a drug that", " is the company’s platform", " is a company-wide plan"),
)
"""What says of the name before it that it is a company."""
