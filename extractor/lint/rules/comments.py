"""The rule on the comments that ignore other rules.

Comes in: drafts. Goes out: hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import RULES, rule


@rule("L001", "unknown-code", "warning")
def unknown_code(draft: Draft) -> Iterator[Hit]:
    """A comment ignores a code that no rule has.

    Source: What is ignored by mistake would be lost silently.
    """
    for comment in draft.comments:
        for code in sorted(comment.codes - RULES.keys()):
            yield Hit(comment.at, f"The comment ignores {code}, which is no rule.")
