"""The identities as text, for the command line and the README.

Comes in: nothing. Goes out: a listing and a table, made from the declarations in `identities`.
"""

from __future__ import annotations

from extractor.checks.identities import IDENTITIES


def describe() -> str:
    """Every identity on a line of its own: its name, its formula, its words."""
    names = max(len(one.name) for one in IDENTITIES.values())
    formulas = max(len(one.formula) for one in IDENTITIES.values())
    return "\n".join(
        f"{one.name:{names}}  {one.formula:{formulas}}  {one.words}" for one in IDENTITIES.values()
    )


def markdown() -> str:
    """The same as a table, as it stands in the README."""
    rows = [f"| {one.name} | {one.formula} | {one.words} |" for one in IDENTITIES.values()]
    return "\n".join(["| identity | formula | in words |", "| --- | --- | --- |", *rows])
