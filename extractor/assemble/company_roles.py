"""What companies do in a release, by the words beside their mentions.

Comes in: a view and the spans of one company's mentions. Goes out: its roles. It must not know
who the issuer is.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.patterns.companies import ROLE_CUES
from extractor.schema import Role, Span

_REACH = 90


def find_roles(view: str, mentions: Sequence[Span]) -> list[Role]:
    """The roles that the words around `mentions` give, in order of first sight."""
    roles: list[Role] = []
    for span in mentions:
        stop = view.find("\n", span.end)
        after = view[span.end : min(span.end + _REACH, stop if stop >= 0 else len(view))]
        start = view.rfind("\n", 0, span.start) + 1
        before = view[max(start, span.start - _REACH) : span.start]
        for cue in ROLE_CUES:
            if cue.role in roles:
                continue
            text = after if cue.side == "after" else before
            if cue.pattern.regex.search(text):
                roles.append(cue.role)
    return roles
