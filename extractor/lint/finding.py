"""What the linter says: a finding, its severity, and where it is.

Comes in: nothing. Goes out: the shapes that rules, engine, formats and the command line share. No
behavior.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from extractor.schema import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first. An error contradicts itself, a warning is very likely a slip, a note is worth a
look."""
FailAt = Literal["never", "error", "warning", "note"]
"""The severity from which on a finding makes a run of the linter fail."""
FormatName = Literal["text", "json", "sarif", "github"]
"""How findings are printed; `lint.formats` has the function of each."""


class Hit(msgspec.Struct):
    """What a rule found: a stretch of the record's text, what is wrong there, the value or
    wording that would fit (said, never put in), and other places that belong to it."""

    span: Span
    message: str
    suggestion: str | None = None
    related: list[Span] = msgspec.field(default_factory=list)


class Place(msgspec.Struct):
    """A stretch of text in lines and columns, both counted from 1; the end is after the last
    character. `text` is what stands there."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Finding(msgspec.Struct):
    """One finding in one file. `rendered` says that lines and columns are those of the text that
    an HTML page shows (as `extractor extract` gives it) and not of the file."""

    path: str
    code: str
    name: str
    severity: Severity
    message: str
    suggestion: str | None
    place: Place
    rendered: bool
    related: list[Place]
