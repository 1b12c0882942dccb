"""Patterns for the words that give a company away where its name has no legal form: headings,
offices, transactions, explanations.

Comes in: nothing. Goes out: `Pattern` objects. It must not know how a name is cut out of the text
around a cue; that is `annotate.companies.names`.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern

ABOUT = Pattern(
    "company.about",
    r"^ (?:About|ABOUT)\ (?P<rest> .{2,120}?) [\ ]?[:.]? $",
    matches=(("About Acme Robotics Inc.", "About Acme Robotics Inc."),),
    rejects=("more About it", "About"),
    flags=re.MULTILINE,
)
SOURCE = Pattern(
    "company.source",
    r"^ (?: SOURCE | Source ) (?: \ ?:\ ? | \ +(?:[-–—]\ )? ) (?P<rest> [^\n:]{2,120}) $",
    matches=(("SOURCE Acme Inc.", "SOURCE Acme Inc."), "Source: Acme Inc."),
    rejects=("Source of funds: x",),
    flags=re.MULTILINE,
)

ACTS_AS = Pattern(
    "company.acts_as",
    r"""
    (?<= [\w.)®’]) ,? \ (?:(?:also|each|both)\ )?
    (?: (?:is|are|was|were|has\ been|have\ been|will\ be|is\ also)\ (?:the\ )?
        (?:acting|serving|retained|engaged|appointed)
      | (?:has\ |have\ )?(?:acted|served) | serves? | acts? | acting | serving )
    \ (?:also\ )?as \b
    (?= [^.\n]{0,70} \b (?i: agents? | managers? | bookrun\w+ | book-run\w+ | under-?writers?
        | counsel | advis\w+ | auditors? | finders? | registrar | coordinators? | lender | sponsor
        | dealer | nominated | broker | consultants? ) \b )
    """,
    matches=(
        ("Acme & Co acted as sole manager of", " acted as"),
        ("A and B are acting as joint book-running managers", " are acting as"),
    ),
    rejects=("as of", "is acting strangely", "Mr. Doe served as Chief Executive Officer"),
)
ADVISING = Pattern(
    "company.advising",
    r"(?<=[\w.)®’]) \ (?:is|are|was|were)\ (?:also\ )?advising\b",
    matches=(("Acme, Foo and Bar are advising Odell", " are advising"),),
    rejects=("is advised by", "advising"),
)
JOB_ASIDE = Pattern(
    "company.job_aside",
    r"""
    (?<= [\w.)] ) \ \( (?: [\w&-]{1,14} ,?\  ){0,4}
    (?i: nomad | nominated\ advis[eo]r | brokers? | financial\ advis[eo]r | bookrunner | auditors?
      | legal | law | legal\ counsel | communications | pr | investor\ relations\ firm
      | global\ co-?ordinator | public\ relations | depositary | registrar | underwriter )
    (?: ,?\ (?:and|&)\ [A-Za-z ]{2,40} )? \)
    """,
    matches=(
        (
            "Acme Finance (Nomad, Growth Adviser and Broker): Jane",
            " (Nomad, Growth Adviser and Broker)",
        ),
        ("Acme & Co (PR), +44", " (PR)"),
        ("by Acme Moss (law);", " (law)"),
    ),
    rejects=("Acme (the “Broker”)", "Acme (broker of oats)"),
)
GAPPED = Pattern(
    "company.gapped",
    r"""
    \b (?:act|serv)(?:ed|ing|es|s|e)\ as \b (?: [^.;\n] | \.(?!\ [A-Z][a-z]) ){3,110}
    (?:,\ |\ and\ |;\ ) [^.;\n]{3,60} $
    """,
    matches=("Acme acted as lead manager and Selkirk Vale",),
    rejects=("Acme acted as lead manager. Jane Roe",),
)
"""What stands before the " as " of a second agent: "A acted as manager, and B as counsel"."""
BY_CUE = Pattern(
    "company.by_cue",
    r"\b (?: advised | underwritten ) \ by \ $",
    matches=("was advised by ", "a placement underwritten by "),
    rejects=("said by ", "by "),
)
ORGANIZATION_CUE = Pattern(
    "company.organization_cue",
    r"""
    \b (?: (?: partner(?:ship|ed|s|ing)? | agreements? | collaborat(?:ion|ed|ing|es|e) | contracts?
        | deals? | ventures? | alliance | transaction | combination | merge[rd]? | acquisition
        | takeover | subsidiar(?:y|ies) | division | affiliate | unit | part | member
        | shareholders? | customers? | clients? | acquired | acquire[sd]? | acquiring | counsel
        | advisors? | advisers? | auditors? | lender | loan | order | orders | units? | arm
        | purchased? | facility | investors? | relationship | investment | invested | stake
        | interest | work(?:ed|ing|s)? | licensed | engaged | retained | discussions )
      ,? \ (?: with | between | by | of | from | to | in | including | such\ as | like | for | at )
    | (?: subsidiary | parent | affiliate | partner | customer | shareholder | lender | investor
        | sponsor | counterparty | auditor | supplier | distributor | broker | owner | agent
        | acquire[sd]? | acquiring ) ,?
    ) (?: \ the )? \ $
    """,
    matches=("in a partnership with ", "its subsidiary, ", "the acquisition of the "),
    rejects=("with ", "in partnership with us ", "the Company "),
)
TITLE_CUE = Pattern(
    "company.title_cue",
    r"""
    \b (?<! Vice\  )
    (?: (?: CEO | CFO | COO | CTO | CIO | CMO | CSO | President | Chairman | Chairwoman | Chair
        | Founder | Co-Founder | Co-founder | Principal | Owner | Officer | Partner | chairman
        | founder | president | CEOs ) \ (?: of | at )
      | (?: Director | Manager | Analyst | Engineer | Head | Counsel | Secretary | Treasurer
        | Scientist | Economist | Strategist | Executive | Leader | Geologist | director | analyst
        | partner | Relations | Finance | Operations | Marketing | Sales | Development )
        \ (?: at | with ) )
    [ ]$
    """,
    matches=("said the CEO of ", "Senior Director at "),
    rejects=("CEO of the ", "Directors of ", "Head of "),
)
ALSO_KNOWN = Pattern(
    "company.also_known",
    r"""
    [,;]? \ [(]? (?i: d/b/a | dba | doing\ business\ as | f/k/a | fka | n/k/a | a/k/a
      | (?:formerly|previously|also|now)\ (?:known|named)\ as | formerly | previously
      | operating\ (?:as|under\ the\ (?:brand|name)(?:\ name)?) | trading\ as
      | to\ be\ renamed | renamed ) [:,]? \ (?:the\ )? [“"‘']?
    (?= [A-Z0-9] | [a-z]{1,2}[A-Z] )
    """,
    matches=(
        "Acme Corp., doing business as Acme Ice",
        "Acme (f/k/a Beta Inc.)",
        "Acme, formerly Beta",
    ),
    rejects=("formerly the head of", "doing business as usual"),
)
APPOSITIVE = Pattern(
    "company.appositive",
    r"""
    (?<= [\w.)®™”] ) ,\ (?: an? | the | one\ of ) [ ]
    (?! [a-z-]{2,14} \ (?:that|which) \b )
    (?= [\w\ ,’&/-]{0,70}? \b (?: company | provider | developer | manufacturer | firm | supplier
      | subsidiary | producer | operator | retailer | distributor | start-?up | corporation
      | bank | fund | miner | explorer | brokerage | shareholder | publisher | operating\ partner
      | leader\ in | pioneer\ in | specialist\ in | marketplace | REIT | SPAC ) \b (?!’s|'s|-) )
    """,
    matches=(
        (" Acme Foo, a leading provider of things", ", a "),
        "Acme, one of the largest banks, a bank",
    ),
    rejects=(
        "Jane Doe, the company’s CEO",
        "Acme, a town in the north",
        "Mood 2025, a survey that the firm",
    ),
)
CONTACT_GLUE = Pattern(
    "company.contact_glue",
    r"""
    (?<= [\w,.&]\ ) (?P<form> LLC | LLP | Inc\.? | Corp\.? | Ltd\.? | Group | Partners | Advisors
        | Relations
        | Communications | Capital | Advisory | Consulting | Associates | Holdings )
    (?= [A-Z][a-z]+\ [A-Z] | \d | \(\d | \+\d )
    """,
    matches=(("The Acme GroupJane Doe, CFA", "Group"), ("Acme LLC(212) 555", "LLC")),
    rejects=("Acme Group Jane", "Acme Grouping"),
)
LEAD_SUBJECT = Pattern(
    "company.lead_subject",
    r"""
    ^ (?: ,?\ (?:today|also|has|have|\(|“|is\ pleased|are\ pleased|announce|report|issued|released
      |publish|provides|provided|declared|closed|completed|will|is|was|signed|entered|launched
      |said) | ,\ (?:an?|the|one|one\ of|which|today|Inc) \b
      | \ \( )
    """,
    matches=(" today announced", ", a leading provider", " (“Acme”)"),
    rejects=(" of the", " and more"),
)

STRONG_CUE = Pattern(
    "company.strong_cue",
    r"""
    (?: acquir(?:e[sd]?|ing) | acquisition\ of | merger?\ with | partner(?:ship|ed|s|ing)?\ with
      | subsidiary,? | agreements?\ with | collaborat(?:ion|ed|ing|es|e)\ with
      | joint\ venture\ with
      | combination\ with | subsidiary\ of | alliance\ with | invest(?:ment|ed|ing)\ in
      | contracts?\ (?:with|from) | orders?\ from ) [ ]$
    """,
    matches=("the acquisition of ", "our subsidiary, "),
    rejects=("the acquisition ", "with "),
)
"""The cues after which one word without a legal form may be a company."""

FREE_USE = Pattern(
    "company.free_use",
    r"""
    ^ (?: [’']s | , | \ (?: is | has | have | will | was | and | announce\w* | report\w* | today
        | offers | provides | plans | expects | continues | intends | believes | develops | operates
        | to | in | with | from | the | a | said ) \b | \. (?: \  | \n | $ ) | \ \( )
    """,
    matches=("’s shares", " announces", ", a company", " is"),
    rejects=(" Lens", " project", "ly"),
)
"""What follows a name that is the subject or the owner of something."""

THING = Pattern(
    "company.thing",
    r"""
    ^ [ ] (?: compan(?:y|ies) | firms? | start-?ups? | projects? | propert(?:y|ies) | platforms?
      | program\w* | products? | technology | division | offering | deposit | mine | claims? | belt
      | systems? | solutions? | service | app | tools? | model | index | powered | based | segment
      | business | zone | product\ line | porphyry | drone | target | area | trend | district | unit
      | contracts | infrastructure | fundraising ) \b
    """,
    matches=(" project", " company in"),
    rejects=(" is", ", project"),
)
"""What follows a name that stands for a thing."""

DETERMINER = Pattern(
    "company.determiner",
    r"""
    (?: (?:^|\W) (?: [Tt]he | an? | its | our | their | new | this | each | using )
      | s’ | [’']s ) [ ]$
    """,
    matches=("of the ", "Acme’s "),
    rejects=("with ", "breathe "),
)
"""What stands before a name that stands for a thing."""

DESCRIBED = Pattern(
    "company.described",
    r"""
    \b (?: company | provider | developer | firm | manufacturer | operator | leader | bank | group
      | producer | specialist | supplier | organization | corporation | headquartered | founded
      | listed | employees | [Ww]e | [Oo]ur | retailer | fund | explorer | miner | subsidiary
      | distributor | innovator | owner | business ) \b
    """,
    matches=("is a company", "We are"),
    rejects=("is a drug",),
)
"""A word of a paragraph that tells about a company, not about a product."""
