"""Findings as annotations of a pull request: workflow commands of GitHub Actions.

Comes in: findings. Goes out: a line for each, as "Workflow commands for GitHub Actions" in
GitHub's documentation describes: `::error file=...,line=...,title=...::message`.
"""

from __future__ import annotations

from extractor.lint.finding import Finding, Severity
from extractor.lint.formats.text import sentence

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(findings: list[Finding]) -> str:
    """One workflow command for each finding. Where lines are not those of the file, the whole file
    is annotated."""
    return "\n".join(_command(one) for one in findings)


def _command(one: Finding) -> str:
    where = {"file": one.path.partition("#")[0]}
    if not one.rendered:
        place = one.place
        where |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.line == place.end_line:  # GitHub takes columns within one line only
            where |= {"col": str(place.column), "endColumn": str(place.end_column)}
    where["title"] = f"{one.code} {one.name}"
    properties = ",".join(f"{key}={_escaped(value, ',:')}" for key, value in where.items())
    return f"::{_COMMANDS[one.severity]} {properties}::{_escaped(sentence(one))}"


def _escaped(words: str, more: str = "") -> str:
    for char in f"%\r\n{more}":
        words = words.replace(char, f"%{ord(char):02X}")
    return words
