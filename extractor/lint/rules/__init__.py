"""The rules, one module for each kind of slip. A new rule is one declared function.

Comes in: drafts. Goes out: hits; `RULES`, every rule by its code. A rule only speaks where the
text leaves no doubt: a false alarm costs more than a miss.
"""

from extractor.lint.rule import RULES as _DECLARED
from extractor.lint.rules import (
    amounts,
    arithmetic,
    comments,
    dates,
    headline,
    names,
    percentages,
    terms,
)

RULES = dict(sorted(_DECLARED.items()))
"""Every rule by its code, in the order of the codes."""

__all__ = [
    "RULES",
    "amounts",
    "arithmetic",
    "comments",
    "dates",
    "headline",
    "names",
    "percentages",
    "terms",
]
