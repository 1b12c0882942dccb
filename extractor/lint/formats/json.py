"""Findings as JSON: an array of objects with all that a finding holds.

Comes in: findings. Goes out: JSON text.
"""

from __future__ import annotations

import msgspec

from extractor.lint.finding import Finding


def to_json(findings: list[Finding]) -> str:
    """The findings as an indented JSON array."""
    return msgspec.json.format(msgspec.json.encode(findings), indent=2).decode()
