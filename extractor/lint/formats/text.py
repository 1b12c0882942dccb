"""Findings as lines for people and editors: `file:line:column CODE severity: message`.

Comes in: findings. Goes out: a line for each.
"""

from __future__ import annotations

from extractor.lint.finding import Finding


def to_text(findings: list[Finding]) -> str:
    """One line for each finding, in their order."""
    return "\n".join(
        f"{one.path}:{one.place.line}:{one.place.column} {one.code} {one.severity}: {sentence(one)}"
        for one in findings
    )


def sentence(one: Finding) -> str:
    """The message, and what would fit."""
    return f"{one.message} {one.suggestion}" if one.suggestion else one.message
