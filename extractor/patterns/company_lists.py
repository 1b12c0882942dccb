"""Patterns for the nouns that announce companies whose names have no legal form: customers such as
these, the retailers A and B, the registrar: C.

Comes in: nothing. Goes out: `Relation` objects by the word with which their cue ends. It must not
know how a name is cut out of the text around a cue; that is `annotate.companies.names`.
"""

from __future__ import annotations

from typing import Final

from extractor.patterns.base import Pattern
from extractor.patterns.company_relations import Relation

_OF_A_FIELD = r"""
        (?: \ (?:in|across|of|throughout|from|for|within|to|on|with)
            (?: \ [A-Za-z][A-Za-z’-]{0,14} ){0,3} (?: \ [A-Z][A-Za-z’-]{0,14}
              | \ [a-z]{1,14} (?<!s) ) )? ,?
        \ (?: such\ as | like | includ(?:e|es|ing) | are | were | namely | (?:among|one\ of)\ them
          | includ(?:e|es|ing)\ names\ such\ as ) [:]? (?:\ the)? \ $
"""
"""What may stand between a plural and the names that it announces."""
_SUCH_AS_ENDS = ("as", "like", "include", "includes", "including", "are", "were", "namely", "them")

COMPANIES_SUCH_AS = Relation(
    Pattern(
        "company.companies_such_as",
        rf"""
        \b (?i: retailers | customers | clients | companies | firms | chains | banks
          | suppliers | distributors | manufacturers | operators | stores | supermarkets
          | competitors | rivals | peers | insurers | airlines | carriers | producers | miners
          | utilities | hyperscalers | vendors | majors | subsidiaries | affiliates
          | OEMs | brokerages | lenders | giants | underwriters | automakers | grocers | pharmacies
          | wholesalers | start-?ups | businesses | acquisitions | tenants | employers
          | charterers | marketers | bidders | builders | landlords | issuers | telcos | dealers )
        {_OF_A_FIELD}
        """,
        matches=(
            ("key retailers such as ", "retailers such as "),
            "customers in the region, including ",
            "competitors, among them ",
        ),
        rejects=("products such as ", "such as ", "including "),
    ),
    _SUCH_AS_ENDS,
    listed=True,
)
PARTIES_SUCH_AS = Relation(
    Pattern(
        "company.parties_such_as",
        rf"""
        \b (?i: partners | brokers | sponsors | shareholders | investors | backers | holders | users
          | growers | contractors | finders )
        {_OF_A_FIELD}
        """,
        matches=("our partners include ", ("leading investors including ", "investors including ")),
        rejects=("products such as ", "such as ", "including "),
    ),
    _SUCH_AS_ENDS,
    people=True,
    listed=True,
)
COMPANIES_NAMED = Relation(
    Pattern(
        "company.companies_named",
        r"""
        \b (?: (?: retailers | (?<!\bportfolio\ )companies | firms | chains | airlines | automakers
            | insurers | start-?ups | subsidiaries | supermarkets | (?:business|channel)\ partners
            | grocers | lenders | landlords | banks | consultancies ) ,?
          | (?: customers | suppliers | tenants ) , | competitors ,?
          | acquisitions \ (?: [a-z]+\ ){0,6} year: ) \ $
        """,
        matches=(
            "for software companies ",
            "three acquisitions were made this year: ",
            "two large customers, ",
        ),
        rejects=("the Companies ", "companies in ", "tenants "),
    ),
    (
        "retailers", "companies", "firms", "chains", "airlines", "automakers", "insurers",
        "startups", "start-ups", "subsidiaries", "supermarkets", "partners", "year:", "grocers",
        "lenders", "landlords", "banks", "consultancies", "customers", "suppliers", "competitors",
        "tenants",
    ),
    listed=True,
)  # fmt: skip
PARTIES_NAMED = Relation(
    Pattern(
        "company.parties_named",
        r"""
        \b (?: (?: auditors | engineers | contractors ) ,? | (?:its|our|their)\ partners,?
          | (?: investors | finders | brokers | shareholders | managers | Finders ) \ [–—-] ) \ $
        """,
        matches=("worked with the auditors ", "Cornerstone investors – ", "its partners, "),
        rejects=("the partners ", "investors "),
    ),
    ("auditors", "engineers", "contractors", "partners", "–", "—", "-"),
    people=True,
    listed=True,
)
THE_MAKER = Relation(
    Pattern(
        "company.the_maker",
        r"""
        \b (?: (?: retailer | manufacturer | maker | producer | giant | conglomerate | chain
            | start-?up | airline | automaker | insurer | brokerage | subsidiary | affiliate
            | miner | wholesaler | bookmaker | homebuilder | chipmaker | operator | supplier
            | major | competitor | consultancy | rival | lender | dealer | the\ bank | tenant
            | customer | contractor | peer ) ,?
          | (?: parent | technology | mining | biotech | software | energy | holding | fintech
            | pharma | logistics | insurance | gaming | oil | services | drone | solar | media
            | portfolio | sister | biopharma(?:ceutical)? | pension | forestry | research
            | engineering | pharmacy | listed | shipping | hotel | food | retail | steel | paper
            | property | construction | law | consulting | advisory | venture | investment
            | brokerage | video | delivery | payments? | hosting )
            \ (?:company|firm|group|house|service) ,? ) \ $
        """,
        matches=(
            "the German retailer ",
            "its subsidiary, ",
            "by the software company ",
            "the pharmacy group ",
            "says the research house ",
        ),
        rejects=("the company ", "a major concern ", "the group ", "a bank "),
    ),
    (
        "retailer", "manufacturer", "maker", "producer", "giant", "conglomerate", "chain",
        "startup", "start-up", "airline", "automaker", "insurer", "brokerage", "subsidiary",
        "affiliate", "miner", "wholesaler", "bookmaker", "homebuilder", "chipmaker", "operator",
        "supplier", "major", "competitor", "company", "firm", "group", "house", "service",
        "consultancy", "rival", "lender", "dealer", "bank", "tenant", "customer", "contractor",
        "peer",
    ),
)  # fmt: skip
LABELED = Relation(
    Pattern(
        "company.labeled",
        r"""
        (?: ^ | \W )
        (?i: (?:(?:joint|sole|lead|co|legal|financial|corporate|tax|share|nominated)[\ -]){0,3}
            (?: registrar | depositary | custodian | auditors? | advis[eo]rs? | counsel | lawyers
              | nomad | brokers? | (?:lead|joint\ lead|syndicate)\ managers? | arrangers?
              | book-?runners? | (?:global\ )?co-?ordinators? | underwriters? | transfer\ agent
              | trustee | finders? ) (?:\ to\ the\ [a-z]{4,12})? )
        (?: : | \ (?:was|were|is|are) ) \ $
        """,
        matches=(
            "Registrar: ",
            ("proceeds. Lead manager to the issue: ", " Lead manager to the issue: "),
            ("loan. Arranger was ", " Arranger was "),
        ),
        rejects=("Date: ", "the manager was "),
    ),
    (
        "registrar", "depositary", "custodian", "auditor", "auditors", "adviser", "advisers",
        "advisor", "advisors", "counsel", "lawyers", "nomad", "broker", "brokers", "manager",
        "managers", "underwriter", "underwriters", "agent", "trustee", "finders", "finder",
        "issue", "offering", "company", "was", "were", "is", "are",
    ),
    people=True,
    listed=True,
)  # fmt: skip

ANNOUNCED: Final = (
    COMPANIES_SUCH_AS, PARTIES_SUCH_AS, COMPANIES_NAMED, PARTIES_NAMED, THE_MAKER, LABELED,
)  # fmt: skip
