"""Patterns of personal names: runs of capitalized words, what may stand right after a name, and
the cues around one.

Comes in: nothing. Goes out: compiled `Pattern`s. They say what a name may look like; whether a
run of words is a person is decided in `annotate/people.py` by what stands around it.
"""

from __future__ import annotations

import regex

from extractor.patterns.base import Pattern
from extractor.resources import load_lines, load_table

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
"""Capital letters of the Latin blocks; `re` and `regex` share it as the inside of a class."""

_LOWER_PARTICLE = "|".join(
    sorted((regex.escape(p) for p in load_lines("name_particles.txt")[0].split()), key=len)
)
_WORD_TAIL = rf"(?:\.(?:[{UPPER}]\.){{1,3}}|[\w’'‑\u0300-\u036f-]*\.?)"
_WORD = rf"(?:[{UPPER}]{_WORD_TAIL})"
_NICK = rf"(?:[“\"'‘(][{UPPER}][\w.-]{{0,14}}[”\"'’)])"

NAME_RUN = Pattern(
    "name run",
    # A set first, so that the search skips to the capitals.
    rf"""[{UPPER}] (?<![\w&@./’'-].) {_WORD_TAIL}
    (?: [ ] (?: (?:{_LOWER_PARTICLE}) [ ] ){{0,2}} (?: {_NICK} [ ] )?
        (?: {_WORD} | d[aeiu][{UPPER}]\w+ ) ){{1,9}}""",
    matches=(
        ("as Hank J. Ostrow said", "Hank J. Ostrow"),
        ("by Ludwig van der Berg in", "Ludwig van der Berg"),
        ("chief Amin ‘Mo’ Karimi says", "Amin ‘Mo’ Karimi"),
        ("Mr. J.R. O’Neil-Smythe, CPA", "Mr. J.R. O’Neil-Smythe"),
        ("from Stephen S. duBarry in", "Stephen S. duBarry"),
    ),
    rejects=("no capital here", "user@Example Name", "Single word"),
)
"""A run of two to ten capitalized words with name particles and one nickname between them."""

GLUED_RUN = Pattern(
    "name run after a lost space",
    rf"""( [{UPPER}] (?: (?<=\d.) | (?<=said.) | (?<=added.) | (?<=stated.) ) \w{{0,40}}
    (?: [ ][{UPPER}][\w’'‑\u0300-\u036f-]* ){{1,2}} )""",
    matches=(
        ("saidKaren Ostrow of", "Karen Ostrow"),
        ("2025Karen Ostrow Berg", "Karen Ostrow Berg"),
    ),
    rejects=("said Karen", "x1A b"),
)
"""The same where the space before the name was lost; group 1 is the name."""


def _credential(printed: str) -> str:
    if printed.isupper() and len(printed) <= 4 and printed.isalpha():
        return r"\.?".join(printed) + r"\.?"
    parts = _CREDENTIAL_PARTS.get(printed)
    if parts:
        return rf"{parts[0]}\.?[ ]?{parts[1]}\.?"
    return regex.escape(printed).replace(r"\ ", "[ ]") + r"\.?"


_CREDENTIAL_PARTS = {
    "PhD": ("Ph", "D"),
    "PharmD": ("Pharm", "D"),
    "DPhil": ("D", "Phil"),
    "PsyD": ("Psy", "D"),
    "EdD": ("Ed", "D"),
    "DSc": ("D", "Sc"),
    "ScD": ("Sc", "D"),
    "PEng": ("P", "Eng"),
    "PGeo": ("P", "Geo"),
    "PGeol": ("P", "Geol"),
}
_CREDENTIAL = "|".join(
    sorted(map(_credential, load_lines("credentials.txt")), key=len, reverse=True)
)

CREDENTIALS = Pattern(
    "credentials",
    rf"""\G (?=[,\s(A-Z]) (?: ,?[ ]? \(? (?:{_CREDENTIAL}) \)? (?![\w’']) ){{1,6}}+""",
    matches=(
        (", M.D., Chair", ", M.D."),
        (" Ph.D, MBA of", " Ph.D, MBA"),
        (", CFA", ", CFA"),
        (", P.Geo., is", ", P.Geo."),
        (", M.D., Ph.D., President", ", M.D., Ph.D."),
    ),
    rejects=(", President", "Madison"),
)
"""Degrees and post-nominals after a name; match it anchored at the name's end."""

_VERBS = "|".join(
    sorted(
        (
            regex.escape(verb)
            for verb, strength in load_table("reporting_verbs.tsv")
            if strength == "strong" and verb != "according to"
        ),
        key=len,
        reverse=True,
    )
)

LETTERS = Pattern(
    "letters that may be a degree",
    r"""\G (?: ,[ ]? (?: (?:[A-Z][A-Za-z]{0,3}\.){2,4}
        | [A-Z][a-z]{0,3}[A-Z][A-Za-z]{0,4} (?:-[A-Za-z]{1,4})? ) (?=,) ){1,5}+""",
    matches=(
        (", M.A.Sc., P.Eng., Chief", ", M.A.Sc., P.Eng."),
        (", CXyT-Adv, Partner", ", CXyT-Adv"),
    ),
    rejects=(", Chair, of",),
)
"""Abbreviations between commas after a name that no list knows; match it anchored."""

SUFFIX = Pattern(
    "suffix of a name",
    r"""\G ,[ ]? (?: [JS]r\.? | I{2,3} | IV ) (?![\w’'])""",
    matches=((", Jr., Chair", ", Jr."), (", III", ", III")),
    rejects=(", Irving",),
)
"""A generation's mark after a comma; match it anchored at the name's end."""

BEFORE_NAME = Pattern(
    "cue before a name",
    rf"""(?: \b (?: appoint(?:ed|s|ing|ment[ ]of) | welcom(?:e|es|ed|ing) | named | names
        | elect(?:ed|s|ing|ion[ ]of) | promot(?:ed|es|ing|ion[ ]of) | hired | hires | hiring
        | nominat(?:ed|es|ing|ion[ ]of) | recruited
        | (?: led | headed | chaired | joined | hosted | authored | signed | presented | delivered
            | moderated | managed | controlled | succeeded | replaced | founded | owned
            | authori[sz]ed | approved | invented | written ) [ ]by
        | contact(?:ing)? | succeed(?:s|ed|ing)? | replac(?:es|ed|ing) | thank(?:s|ed|ing)?
        | congratulat(?:e|es|ed|ing) | interview[ ]with | including | by
        | Name: | Attn:? | Attention:? | Contact:? | By:? | according[ ]to | {_VERBS} )
    | /s/ ) [ ]? (?: (?:Mr|Ms|Mrs|Dr)\.?[ ] )? $""",
    matches=("we appointed ", "the team is led by ", "” said ", "Contact: "),
    rejects=("the company is ",),
)
"""Words right before a name that make it likely to be a person's."""

AFTER_NAME = Pattern(
    "cue after a name",
    rf"""\G (?: [ ] (?:{_VERBS}) (?![ ]shares) \b
    | ,?[ ] (?: who (?:[ ]|,) | aged[ ]\d\d
        | (?:has|have|had)[ ] (?: been | joined | served | held | agreed | accepted | resigned
            | decided | informed | worked | spent | over | more[ ]than ) \b
        | (?:was|is|were|are|be)[ ](?:also[ ])? (?: appointed | named | elected | promoted | hired
            | nominated | born | joining | stepping | retiring | responsible | a[ ]graduate ) \b
        | will[ ] (?: be[ ](?:appointed|promoted|responsible|joining) | join | serve | assume | lead
            | present | succeed | step | continue | replace | retire | report | host | oversee
            | remain ) \b
        | (?: joins | joined | brings | holds | earned | serves | served | resigned | retired
            | stepped | assumes | assumed | succeeds | succeeded | began | graduated | oversees
            | spearheaded | discusses | leads | led ) \b
        | (?:Joins|Joined|Appointed|Named|Promoted|Elected|Retires|Resigns)\b
        | (?:and|or)[ ]his\b | (?:his|her)[ ] | an[ ]insider | a[ ]resident
        | to[ ] (?: join | lead | serve | succeed | (?:its|the|our)[ ]board | [Bb]oard
            | the[ ]position )
        | as[ ] (?: its | our | the | a | an | new | chief | president | vice | independent
            | [A-Z] ) ) )""",
    matches=(" said", ", who joined", " will serve as", " has been appointed"),
    rejects=(" announced", ", Inc."),
)
"""Words right after a name that make it likely to be a person's; match it anchored."""

TITLE_LINK = Pattern(
    "from name to title",
    r"""\G (?: ,(?![ ]who[ ])[ ]? | [ ]/[ ] | \n(?:Position|Title):[ ] | [ ]?\(
    | [ ]{0,2}[–—|-][ ]{0,2} | :[ ]
    | [ ](?:Appointed|Named|Elected|Promoted)[ ](?:as[ ]|to[ ])?
    | [ ](?:(?:has|have|had)[ ])?(?:[Jj]oins|[Jj]oined|[Jj]oining)[ ](?:[\w&.’']+,?[ ]){0,8}?as[ ]
    | ,?[ ](?:who[ ])?(?:is|was|are|has[ ]been|have[ ]been|will[ ]be|to[ ]be)[ ]
        (?:also[ ]|being[ ])?(?:appointed|[Nn]amed|elected|[Pp]romoted|hired|nominated)[ ]
        (?: as[ ] | (?:to[ ])?the[ ](?:position|role|post|office)[ ]of[ ]
            | to[ ](?:serve[ ]as[ ]|be[ ]|become[ ])? )?
    | ,?[ ]who[ ](?:has|have)[ ](?:been|served[ ]as)[ ]
    | ,?[ ](?:who[ ])? (?: is | as | to[ ]become | becomes | serves[ ]as | acting[ ]as
        | (?:will|to)[ ](?:serve|act)[ ]as | in[ ](?:his|her)[ ](?:capacity|role)[ ]as
        | to[ ](?:the[ ](?:position|role|post|office)[ ]of|be) ) [ ] )
    (?: (?:currently|presently|also|our|its|the)[ ] )?""",
    matches=(
        (", CEO", ", "),
        (", who has been Acme's CEO", ", who has been "),
        (" as Director", " as "),
        (" was appointed as CFO", " was appointed as "),
        (" has joined the Bank as Director", " has joined the Bank as "),
    ),
    rejects=("nothing", " joined the Bank"),
)
"""What links a name to a title after it; match it anchored at the end of the name."""

HONORED = Pattern(
    "honorific and last name",
    rf"\b(?:Mr|Ms|Mrs|Dr|Prof)\.?[ ]([{UPPER}][\w’'-]*[\w])",
    matches=(("as Mr. Ostrow said", "Mr. Ostrow"),),
    rejects=("Mr. and",),
)
"""An honorific and the word after it."""

LONE_SPEAKER = Pattern(
    "one word that speaks",
    rf"""[,.!?][”"][ ] (?: ([{UPPER}][\w’'-]+)[ ](?:{_VERBS})\b
    | (?:{_VERBS})[ ]([{UPPER}][\w’'-]+)(?=[.,\n]|[ ][a-z]) )""",
    matches=((",” Ostrow added", ",” Ostrow added"), (",” said Ostrow.", ",” said Ostrow")),
    rejects=(",” said Karen Ostrow", "Ostrow said"),
)
"""A quotation's end, a verb and a single capitalized word beside it."""

CURRICULUM = Pattern(
    "words of a curriculum vitae",
    r"""(?<=[\w.]) [ ] (?: (?:most[ ]recently[ ]|previously[ ])?served[ ]as\b | graduated\b
    | resides\b | was[ ]born\b
    | (?:holds|earned|received)[ ](?:a|an|his|her|both)\b
        (?=[^.\n]{0,60}(?:[Dd]egree|[Bb]achelor|[Mm]aster|B\.?[AS]|M\.?B\.?A|J\.?D|Ph))
    | is[ ]a[ ](?:seasoned|veteran|graduate|[Cc]ertified|licensed|resident|native)\b
    | began[ ](?:his|her)\b | brings[ ](?:more[ ]than|over|nearly|\d+|decades)\b | career\b )""",
    matches=(
        ("Tarnwick served as a director", " served as"),
        ("Orla holds a B.S. from", " holds a"),
    ),
    rejects=("he holds a pen", "services"),
)
"""Words that only a person's life has, right after the name."""
