"""What companies do in a release, by the words beside their mentions.

Comes in: a view and the spans of one company's mentions. Goes out: its roles. It must not know
who the issuer is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from extractor.patterns.company_roles import ROLE_CUES
from extractor.schema import Role, Span

_AFTER = tuple(cue for cue in ROLE_CUES if cue.side == "after")
_BEFORE = tuple(cue for cue in ROLE_CUES if cue.side == "before")
_HINTS = re.compile(
    r"\b(?:"
    + "|".join(
        # by first letters, so that most words fail on one of a few of them
        f"{letter}(?:{'|'.join(word[1:] for word in words)})"
        for letter, words in groupby(
            sorted(set().union(*(c.hints for c in ROLE_CUES))), key=itemgetter(0)
        )
    )
    + ")"
)
_NOUNS = frozenset(
    f"{article}{noun}"
    for article in ("", "the ")
    for noun in ("company", "corporation", "trust", "fund", "bank", "group", "partnership")
)
_REACH = 110
_MOST = 12


def find_roles(view: str, mentions: Sequence[Span]) -> list[Role]:
    """The roles that the words around the first dozen of `mentions` give, in order of first
    sight. "The Company" and the like say too little about who acts, and are passed over."""
    roles: list[Role] = []
    named = [m for m in mentions if view[m.start : m.end].lower() not in _NOUNS]
    for span in named[:_MOST]:
        after = view[span.end : span.end + _REACH].split("\n", 1)[0]
        before = view[max(0, span.start - _REACH) : span.start].rsplit("\n", 1)[-1]
        for cues, side in ((_AFTER, after), (_BEFORE, before)):
            hints = _HINTS.findall(side.lower())
            if not hints:
                continue
            for cue in cues:
                if cue.role in roles or cue.hints.isdisjoint(hints):
                    continue
                if cue.pattern.regex.search(side):
                    roles.append(cue.role)
    return roles
