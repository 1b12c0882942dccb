"""The rules as text, for the command line.

Comes in: nothing. Goes out: a listing, made from the declarations in `rules`.
"""

from __future__ import annotations

from extractor.lint.rules import RULES


def describe() -> str:
    """Every rule: its code, its name, its severity; what it finds; where it comes from."""
    return "\n".join(
        f"{one.code}  {one.name}  ({one.severity})\n      {one.words}\n      {one.source}"
        for one in RULES.values()
    )
