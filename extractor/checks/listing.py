"""The identities as text, for the command line.

Comes in: nothing. Goes out: a listing, made from the declarations in `identities`.
"""

from __future__ import annotations

from extractor.checks.identities import IDENTITIES


def describe() -> str:
    """Every identity: its name and formula, and below them its words."""
    width = max(len(one.name) for one in IDENTITIES.values()) + 2
    return "\n".join(
        f"{one.name:{width}}{one.formula}\n{'':{width}}{one.words}" for one in IDENTITIES.values()
    )
