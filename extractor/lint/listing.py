"""The rules as text, for the command line and the README.

Comes in: nothing. Goes out: a listing and a table, made from the declarations in `rules`.
"""

from __future__ import annotations

from extractor.lint.rules import RULES


def describe() -> str:
    """Every rule: its code, its name, its severity; what it finds; where it comes from."""
    return "\n".join(
        f"{one.code}  {one.name}  ({one.severity})\n      {one.words}\n      {one.source}"
        for one in RULES.values()
    )


def markdown() -> str:
    """The rules as a table, as it stands in the README."""
    rows = [f"| {one.code} | {one.name} | {one.severity} | {one.words} |" for one in RULES.values()]
    return "\n".join(
        ["| code | name | severity | what it finds |", "| --- | --- | --- | --- |", *rows]
    )
