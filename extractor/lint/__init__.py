"""The linter: what those who write a release run over it before it is published.

Comes in: files of releases, the settings of their `extractor.toml`. Goes out: findings, each a
line and column with a code, and their renderings. A rule is one declared function in `rules`. The
linter reads records and their text; it must not change either, nor correct anything.
"""

from extractor.lint.config import Config
from extractor.lint.engine import lint_record
from extractor.lint.finding import Finding, Severity
from extractor.lint.formats import FORMATS, FormatName
from extractor.lint.listing import describe, markdown
from extractor.lint.rules import RULES
from extractor.lint.run import FailAt, Outcome, lint_paths

__all__ = [
    "FORMATS",
    "RULES",
    "Config",
    "FailAt",
    "Finding",
    "FormatName",
    "Outcome",
    "Severity",
    "describe",
    "lint_paths",
    "lint_record",
    "markdown",
]
