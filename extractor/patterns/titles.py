"""Patterns around offices: the board, the company that an office is held at.

Comes in: nothing. Goes out: compiled `Pattern`s, all of them anchored. Which words make an office
stands in resources/offices.tsv and resources/office_words.txt.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

BOARD = Pattern(
    "board after a head",
    r"""\G (?: (?:the|its|our)[ ] )?
    (?: (?:[Ss]cientific[ ])?[Aa]dvisory[ ] | [Ss]upervisory[ ] | Management[ ] | Executive[ ] )?
    [Bb]oards? (?: [ ][Oo]f[ ](?:the[ ])?
        (?:[Dd]irectors|[Tt]rustees|[Mm]anagers|[Gg]overnors) )? \b""",
    matches=(("the Board of Directors of", "the Board of Directors"), ("Board", "Board")),
    rejects=("the bank",),
)

COMPANY_LINK = Pattern(
    "from title to company",
    r"\G (?: ,?[ ](?:of|at|for|with|from|in)[ ] | ,[ ] | [ ][–—-][ ] | [ ]\( | [ ] )",
    matches=((" of Quillmark", " of "), (", Quillmark", ", ")),
    rejects=("Quillmark",),
)

ITSELF = Pattern(
    "the company itself",
    r"""\G (?: (?:the|our)[ ] )?
    (?: [Cc]ompany | [Cc]orporation | [Gg]roup | [Bb]ank | [Tt]rust | [Ff]und | [Ff]irm
    | [Pp]artnership ) \b (?:[’']s)?""",
    matches=("the Company", "our Bank’s"),
    rejects=("their company",),
)

CAPITALIZED = Pattern(
    "words of a name",
    r"""\G (?:the[ ])? [A-Z][\w.&’'/-]*+
    (?: (?:[ ](?:of|and|&|for|the|de))? [ ][A-Z][\w.&’'/-]*+ ){0,8}""",
    matches=(("Institute of Fine Things in", "Institute of Fine Things"),),
    rejects=("small words",),
)
