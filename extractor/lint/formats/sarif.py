"""Findings as SARIF 2.1.0 (OASIS standard), which code hosts and editors read.

Comes in: findings. Goes out: a SARIF log with one run.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

import msgspec

import extractor
from extractor.lint.finding import Finding, Place
from extractor.lint.formats.text import sentence
from extractor.lint.rules import RULES

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def to_sarif(findings: list[Finding]) -> str:
    """The findings as an indented SARIF log. Where lines are not those of the file, the location
    is the file and the place stands in the properties."""
    numbers = {code: number for number, code in enumerate(RULES)}
    rules = [
        {
            "id": one.code,
            "name": one.name,
            "shortDescription": {"text": one.words},
            "fullDescription": {"text": f"{one.words} {one.source}"},
            "defaultConfiguration": {"level": one.severity},
        }
        for one in RULES.values()
    ]
    driver = {"name": "extractor", "version": extractor.__version__, "rules": rules}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, numbers[one.code]) for one in findings],
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode()


def _result(one: Finding, number: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": number,
        "level": one.severity,
        "message": {"text": sentence(one)},
        "locations": [_location(one, one.place)],
    }
    if one.rendered:
        result["properties"] = {"renderedPlace": msgspec.to_builtins(one.place)}
    elif one.related:
        result["relatedLocations"] = [_location(one, place) for place in one.related]
    return result


def _location(one: Finding, place: Place) -> dict[str, Any]:
    path = PurePath(one.path.partition("#")[0])
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if not one.rendered:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "snippet": {"text": place.text},
        }
    return {"physicalLocation": physical}
