"""Patterns for the head of a release: labels, asides, and lines that break off.

Comes in: nothing. Goes out: `Pattern` objects. It must not know the order of the parts of a
release; that is the work of `annotate.frame`.
"""

from __future__ import annotations

import re

from extractor.patterns.base import Pattern

LABEL = Pattern(
    "label_line",
    r"""
    ^[\W_]{0,6}
    (?: (?:for[ ])?immediate[ ](?:release|publication) | for[ ]release[ ].{0,60}
      | (?:joint[ ]|corporate[ ]|official[ ]|media[ ]|company[ ])?
          (?:press|news|media)[ ](?:release|statement) (?:[ ](?:no\.?|\#)?[ ]?[\d/-]{1,9})?
      | press | release | news | pr
      | (?:exhibit|ex)[ .-]{0,3}(?:\d{1,3}(?:\.\d{1,3}[a-z]?)?)? | \d\d\.\d{1,2}
      | page[ ]\d+(?:[ ]of[ ]\d+)?
      | stock[ ]exchange[ ](?:release|announcement|notice) (?:[ ][–-][ ].{0,80})?
      | (?:inside|insider|regulated|regulatory)[ ](?:information|news|announcement|release)
          (?:[ ][/–-][ ].{0,60})?
      | company[ ](?:announcement|release)(?:[ ](?:no\.?|nr\.?|\#)?[ ]?[\d/-]{1,9})?
      | ad[ -]?hoc(?:[ ](?:announcement|release|news))?(?:[ ].{0,60})?
      | (?:strictly[ ]|this[ ]announcement[ ]is[ ])?not[ ](?:intended[ ])?for[ ]
          (?:distribution|release|publication|dissemination).*
      | this[ ]announcement[ ](?:contains|and[ ]the[ ]information|has[ ]been).*
      | (?:this|the)[ ](?:news|press)[ ]release[ ]
          (?:is[ ]not|is[ ]intended|may[ ]not|is[ ]issued).*
      | (?:originally[ ]published|republished|source[ ]?:|view[ ]original).*
      | unaudited | confidential | english | translation | final | draft | embargoed?.{0,40}
      | contacts? | attachment | logo | image
      | https?://\S+ | www\.\S+
      | (?:nasdaq|nyse|tsx|tsxv|otc|asx|nzx|jse|bse|nse|sgx|cse|aim|lse|ticker|symbol)[ ]?[:|][ ]?
          [^\n]{1,50}
      | (?:asx|nzx|sgx|market|media|news|regulatory)[ ](?:announcement|release|story|update)
          (?:[ ]\d[^\n]{0,30})?
      | (?:rns[ ]number|lei|tidm|isin|epic|cusip|wkn|abn|acn|arbn|(?:share|stock|scrip)[ ]code
          |(?:company[ ])?registration[ ]n(?:umber|o\.?)|regd?\.?[ ]office|cin|ref)\b[^\n]{0,70}
      | to
      | [^\n]{0,80}(?:key[ ]?word|schlagwort)\([se]\)[^\n]{0,80}
      | \((?:a[ ]company[ ])?(?:incorporated|registered|registration|reg\.|company[ ]reg)
          [^()\n]{3,120}\)
      | [^A-Za-z\d\n]{2,40}
      | \([^()\n]{0,20}["“‘'][^()\n]{1,80}\)
      | (?:\([^()\n]{2,60}:[^()\n]{1,80}\)[ ]?){1,6}
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
        "NYSE: ABC",
        "RNS Number : 1234A",
        '("Acme" or the "Company")',
        "ACME AG / Key word(s): Quarter Results",
        "Inside information",
        "THIS ANNOUNCEMENT IS NOT FOR RELEASE IN JAPAN.",
        "ASX announcement 29 May 2025",
        "NZX: ABC",
        "ABN 12 345 678 901",
        "(Incorporated in the Cayman Islands with limited liability)",
        "(Company Registration No. 201012345K)",
        "Share code: ABC   ISIN: ZAE000012345",
        "极地有限公司",
    ),
    rejects=(
        "Early Warning News Release",
        "Press Release Announces Results",
        "Exhibit of paintings",
        "Nasdaq Approves the Listing",
        "Source Mills Reports Results",
    ),
    flags=re.IGNORECASE,
)
"""A whole line of the head that says what the document is, not what is new."""
ASIDE = Pattern(
    "aside",
    r"""
    ^[\W_]{0,3} (?: (?:this|the)[ ](?:press|news)[ ]release[ ] | not[ ]for[ ]
      | \d\d:\d\d[ ](?:gmt|et|cet)\) | c[ ]o[ ]r[ ]r[ ]e[ ]c[ ]t[ ]i[ ]o[ ]n
      | in[ ]the[ ]news[ ]release,[ ] | the[ ]issuer[ ]is[ ]solely | you[ ]may[ ] | click[ ]here )
    """,
    matches=(
        "This press release is issued under",
        "(21:05 GMT) *Acme 4Q EPS",
        "[You may also click",
    ),
    rejects=("Acme Announces", "Nothing to See"),
    flags=re.IGNORECASE,
)
NO_SUBHEADLINE = Pattern(
    "no_subheadline",
    r"""
    ^ (?: if[ ]you | photo | image | access[ ]code | webcast | dial | conference[ ]id
      | highlights?:?$ | \(?(?:all|in)[ ][^.\n]{0,60}dollars | \d{1,2}[:.]\d\d[ ]?[ap]\.?m
      | source | by[ ](?-i:[A-Z]) | page[ ]
      | [^\n]{0,45}
        (?: : | \b(?-i:AB|ASA|AS|A/S|Oyj|Abp|plc|PLC|SE|AG|S\.p\.A\.|Inc\.|Corp\.|Ltd\.?|Limited)
          | \(publ\) ) [.)]? $ )
    """,
    matches=("If you suffered losses", "Acme Hotels AB", "Highlights:", "8:00 a.m. CT"),
    rejects=("Acme opens a mill", "Highlights Critical Role of Wheat"),
    flags=re.IGNORECASE,
)
ADDRESS = Pattern(
    "address_line",
    r"""
    ^ (?: \d{1,5}[ ][^\n]{2,50}\b(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Way
          |Parkway|Pkwy|Suite|Floor|Plaza|Place|Square|Highway|Hwy)\b[^\n]{0,40}
      | P\.?[ ]?O\.?[ ]Box[^\n]{0,60}
      | [^\n\d]{2,40},?[ ][A-Z][A-Z.]{1,3}[ ]{1,2}\d{5}(?:-\d{4})? ) $
    """,
    matches=("500 Main Street", "P.O. Box 100", "Springfield, IL 62701"),
    rejects=("500 Million Bushels of Oats", "Acme Opens Its 62701"),
)
CONTACT_LINE = Pattern(
    "contact_line",
    r"""
    ^[\W_]{0,3} (?: (?:[A-Z][\w&/-]{1,16}[ ]){0,3} (?:Contacts?|CONTACTS?|Inquiries|Enquiries)
          (?:[ ](?:Information|Details|Info|INFORMATION))?
        | (?:Investor|Media|Public)[ ]Relations
        | For[ ](?:further|more|additional)[ ]information[^\n]{0,60}
        | FOR[ ](?:FURTHER|MORE)[ ]INFORMATION[^\n]{0,60} )
    (?: [ ]?: | $ )
    """,
    matches=("Contact:", "Investor Relations Contact", "For more information, contact:"),
    rejects=("Contact lenses sell", "Acme Contacts Its Owners in Oslo"),
)
UNFINISHED = Pattern(
    "unfinished_line",
    r"""
    (?: [,&] | [a-z][-/]
      | (?<![\w.]) (?: and | or | of | in | to | for | with | as | at | by | on | from | the | a
          | an | its | their | our | into | under | via | per | over | through | between
          | Announces? | Reports? | Provides? | Completes? | Declares? | Enters? | Appoints?
          | AND | OR | OF | IN | TO | FOR | WITH | AS | AT | BY | ON | FROM | THE | A | AN | ITS
          | ANNOUNCES? | REPORTS? | PROVIDES? ) ) $
    """,
    matches=("Acme Reports Growth and", "Acme Announces", "Holdings Exceed Ten Million as of"),
    rejects=("Acme Reports Results", "Plan A+", "Growth in U.S"),
)
"""The end of a line that the next line must go on with."""
RESUMES = Pattern(
    "resuming_line",
    r"^(?:and|or|of|in|to|for|with|as|at|on|from|its|after|during|following|under)[ ]",
    matches=("and consolidate the mills",),
    rejects=("Andover Mills", "launch in May"),
)
