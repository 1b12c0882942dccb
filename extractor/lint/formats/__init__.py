"""Findings as text: one module for each format.

Comes in: findings. Goes out: what is printed. No format may leave a finding out.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.lint.finding import Finding, FormatName
from extractor.lint.formats.github import to_github
from extractor.lint.formats.json import to_json
from extractor.lint.formats.sarif import to_sarif
from extractor.lint.formats.text import to_text

FORMATS: dict[FormatName, Callable[[list[Finding]], str]] = {
    "text": to_text,
    "json": to_json,
    "sarif": to_sarif,
    "github": to_github,
}
"""The rendering of each format; what it gives ends without a line end."""

__all__ = ["FORMATS"]
