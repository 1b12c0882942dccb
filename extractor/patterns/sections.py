"""Patterns for sections: inline headings, legends, and the stock wording of safe harbors.

Comes in: nothing. Goes out: `Pattern` objects that are matched at the start of a paragraph.
Headings that stand alone are data (resources/headings.tsv).
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern

_LOOKING = r"forward[- ]?looking"

INLINE_HEADING = Pattern(
    "inline_heading",
    rf"""
    [\W_]{{0,4}} (?:
      (?P<about> (?:About|ABOUT)[ ](?:the[ ])?["“]?(?=[A-Z]) )
    | (?P<contact>
        (?: (?:[A-Z][\w&/-]{{1,16}}[ ]){{0,3}} (?:Contacts?|CONTACTS?|Inquiries|Enquiries)
              (?:[ ](?:Information|Details|Info|INFORMATION))?
          | CONTACT[A-Z &,]{{0,60}}
          | /CONTACT
          | For[ ](?:further|more|additional)[ ]information
              (?:,?[ ](?:please[ ])?(?:contact|visit|call)[^:\n]{{0,60}})? )
        [ ]?: )
    | (?P<forward_looking>
        (?i: (?:disclaimer[ /&]{{1,3}})?
          (?: cautionary | caution[ ] | safe[ ]harbou?r
            | {_LOOKING}[ ](?:statements?|information) ) )
        [^.:\n]{{0,80}} [.:] )
    )
    """,
    matches=(
        "About Acme Corp.",
        "CONTACT: Jane Doe",
        "Media Contact: Jane",
        "Safe Harbor Statement: This",
    ),
    rejects=("about 50 people", "Contact lenses are"),
)
LEGEND = Pattern(
    "legend",
    r"""
    ^[\W_]{0,6} (?:
        (?:this|the)[ ](?:press|news|media)?[ ]?
          (?:release|announcement|communication|communiqué|document)[ ]
          (?:shall|does|is|may|and|has|do|are|should|was|will)[ ] [^\n]{0,120}?
          \b(?: not[ ](?:an?[ ]offer|constitute|for|intended|an[ ]invitation|be)
              | offer | solicitation | purposes[ ]only )
      | neither[ ](?:the[ ])?(?:tsx|tsx-v|cse|canadian|nex|exchange|this[ ]press)
      | (?:strictly[ ])?not[ ](?:intended[ ])?for[ ]
          (?:publication|distribution|release|dissemination)
      | no[ ](?:stock[ ]exchange|securities[ ](?:commission|regulat)|regulatory[ ]authority|offer)
      | (?:the[ ])?(?:tsx[ ]venture|canadian[ ]securities|toronto[ ]stock)[ ]exchange[ ]
          (?:has|have|does)[ ](?:neither|not)
      | sources?[ ]?: | source[ ](?!of|for|rock|and)
      | (?:to[ ])?view[ ](?:the[ ])?(?:source|original)
      | (?:a[ ])?(?:photos?|images?|pictures?|videos?|infographics?)[ ]
          (?:accompanying|related|is[ ]available|are[ ]available)
      | (?:photo|logo|image|video|infographic)[ ]?[:–-]
      | copyright[ ](?:\(c\)|©|20) | \(c\)[ ](?:copyright|20\d\d|pressetext) | ©
      | attorney[ ]advertising
      | (?:this[ ])?(?:press|news)[ ]release[ ](?:may[ ]be[ ]considered|was[ ]published)
      | news[ ]provided[ ]by | distributed[ ]by | this[ ]news[ ]story[ ]relied
      | (?:this[ ]|the[ ])?(?:information|announcement|disclosure|press[ ]release|is[ ]information)
          [^\n]{0,60}
          (?:inside[ ]information|obliged[ ]to|submitted[ ]for|market[ ]abuse
            |pursuant[ ]to[ ]the[ ]e)
      | (?:the[ ])?post[ ][^\n]{1,200}first[ ]appeared
      | \#{2,}$ | -?[ ]?(?:end|ends|30)[ ]?-?$ | \*[ ]?\*[ ]?\*$
      | (?:follow|connect[ ]with|like|join|find)[ ][^\n]{0,60}?[ ]?(?:on|at|via)[ ]
          [^\n]{0,40}?(?:facebook|twitter|linkedin|instagram|x\b|social)
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
        "The information was submitted for publication",
    ),
    rejects=(
        "This release reports results",
        "Sources of revenue grew",
        "Neither company expects",
        "(c) Reflects the share of the joint venture",
    ),
    flags=re.IGNORECASE,
)
"""How a legend, an imprint or a list of links begins."""
UNREGISTERED = Pattern(
    "unregistered",
    r"""
    ^ [^\n.]{0,140} (?:have[ ]not[ ]been|has[ ]not[ ]been|will[ ]not[ ]be) [^\n.]{0,40}
    registered[ ]under
    """,
    matches=("The securities have not been, and will not be, registered under the Act",),
    rejects=("The Company is registered under the laws",),
)
HARBOR = Pattern(
    "safe_harbor_start",
    rf"""
    ^[\W_]{{0,6}}
    (?: (?:disclaimer[ /:–-]{{1,3}})?
        (?:safe[ ]harbou?r|{_LOOKING}[ ](?:statements?|information)|cautionary|caution)
        [^\n.:]{{0,80}}? [.: ]{{1,3}} (?=[A-Z]) )?
    (?:
        (?:certain|some|any|all)?[ ]?(?:of[ ])?(?:the[ ])?
          (?:statements?|matters|information|disclosures?|comments|words)[ ]
          [^\n]{{0,240}}?
          (?:{_LOOKING}|not[ ](?:purely[ ])?(?:statements[ ]of[ ])?historical)
      | (?:this|the|these|our|in[ ]this)[ ][^\n.]{{0,90}}?
          (?:contains?|include[sd]?|may[ ](?:contain|include)|constitutes?|are|is|made|containing)\b
          [^\n.]{{0,80}}? {_LOOKING} ["“”’',]{{0,2}} [ ]
          (?:["“]?statements?|information|and|within|in[ ]|as[ ]|disclosures?|comments)
      | (?:this|the)[ ]
          (?:press[ ]release|news[ ]release|release|foregoing|announcement|communication)\b
          [^\n]{{0,160}}? (?:contains?|includes?)\b [^\n.]{{0,60}}?
          {_LOOKING} ["“”’',]{{0,2}} [ ] (?:statements?|information)
      | safe[ ]harbou?r[ ](?:statements?|provisions?|under|disclos)
      | (?:any|such|these|all|our)?[ ]?["“”']?{_LOOKING}[ ](?:statements?|information)
      | (?:statements|information)[ ](?:in|contained|made|included)[ ][^\n.]{{0,120}}{_LOOKING}
      | (?:the[ ])?words?[ ]["“][^\n]{{0,200}}{_LOOKING}
      | except[ ]for[ ](?:the[ ])?(?:historical|statements)[^\n.]{{0,160}}{_LOOKING}
      | [^\n.]{{0,60}}caution(?:s|ed|ary)[^\n.]{{0,80}}{_LOOKING}
      | (?:as[ ]a[ ]result|readers?|investors?)[^\n.]{{0,60}}undue[ ]reliance
    )
    """,
    matches=(
        "This press release contains forward-looking statements within the meaning",
        "Statements in this press release that are not statements of historical fact",
        "Forward-looking statements involve risks",
        "Certain statements made herein are “forward-looking",
        "Any forward-looking statements speak only",
        "Safe Harbor Statement This release contains forward-looking statements",
    ),
    rejects=(
        "We look forward to",
        "The forward curve is",
        "This release contains results",
        "This release does not include a reconciliation of forward-looking NOI",
    ),
    flags=re.IGNORECASE,
)
"""How a safe-harbor paragraph begins, with or without its heading before it."""
HARBOR_WORDS = Pattern(
    "safe_harbor_words",
    rf"""
    {_LOOKING} | \brisks?\b | uncertaint | assumption | anticipat | undertak | obligat
    | expectation | could[ ]cause | differ[ ]materially | no[ ]assurance | reliance | 10-K | 10-Q
    | 20-F | SEDAR | SEC\b | filings? | securities[ ]law | predict | beliefs? | may[ ]not
    | there[ ]can[ ]be | disclaim | \bfactors?\b | Exchange[ ]Act | Securities[ ]Act | Reform[ ]Act
    """,
    matches=("subject to risks", "undertakes no"),
    rejects=("We sold three mills.",),
    flags=re.IGNORECASE,
)
"""Words without which a paragraph does not go on with a safe harbor."""
