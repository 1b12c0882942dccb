"""A record to its findings.

Comes in: a record, the settings that hold for its file, and the comments that stand in it. Goes
out: findings in the order of the text, and how many were ignored. It must not know any rule.
"""

from __future__ import annotations

import msgspec

from extractor.lint.comments import Comment
from extractor.lint.config import Config
from extractor.lint.draft import Draft
from extractor.lint.finding import Finding, Hit
from extractor.lint.places import Lines
from extractor.lint.rules import RULES
from extractor.schema import Record


class Linted(msgspec.Struct):
    """What the rules found in one record, and how many hits settings or comments took away."""

    findings: list[Finding]
    ignored: int = 0


def lint_record(
    record: Record, config: Config | None = None, comments: list[Comment] | None = None
) -> Linted:
    """What the rules find in `record`, under `config`. A hit in the scope of one of `comments`
    that names its code is ignored."""
    config = config or Config()
    comments = comments or []
    path = record.source.path or "-"
    draft = Draft(record, comments)
    hits = [(code, hit) for code, one in RULES.items() for hit in one.find(draft)]
    lines = Lines(record.text)
    ignored = config.ignored(path)
    linted = Linted([])
    for code, hit in sorted(hits, key=lambda one: (one[1].span.start, one[0])):
        if code in ignored or any(one.covers(code, hit.span.start) for one in comments):
            linted.ignored += 1
        else:
            linted.findings.append(_finding(code, hit, path, record, config, lines))
    return linted


def _finding(
    code: str, hit: Hit, path: str, record: Record, config: Config, lines: Lines
) -> Finding:
    one = RULES[code]
    return Finding(
        path=path,
        code=code,
        name=one.name,
        severity=config.severity.get(code, one.severity),
        message=hit.message,
        suggestion=hit.suggestion,
        place=lines.place(hit.span),
        rendered=record.source.format != "text",
        related=[lines.place(span) for span in hit.related],
    )
