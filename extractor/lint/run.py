"""Files to findings.

Comes in: paths. Goes out: an `Outcome`: all findings, what was ignored, what could not be read,
and the exit code. It must not print anything.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from extractor.batch.stream import inputs
from extractor.lint.comments import Comment, in_html, in_text
from extractor.lint.config import Config, find_config
from extractor.lint.engine import lint_record
from extractor.lint.finding import SEVERITIES, FailAt, Finding, Severity
from extractor.outcome import Exit, is_failed
from extractor.pipeline import Extractor, Input
from extractor.schema import Record

_HINT = b"extractor:"


class Outcome(msgspec.Struct):
    """What a run of the linter comes to. `failed` are the records of inputs that could not be
    read."""

    findings: list[Finding] = msgspec.field(default_factory=list)
    releases: int = 0
    ignored: int = 0
    failed: list[Record] = msgspec.field(default_factory=list)

    def counts(self) -> dict[Severity, int]:
        """The number of findings of each severity."""
        return {
            severity: sum(one.severity == severity for one in self.findings)
            for severity in SEVERITIES
        }

    def exit(self, fail_at: FailAt = "error") -> Exit:
        """The exit code: FINDINGS if there is a finding as severe as `fail_at`; inputs that could
        not be read go before findings."""
        if self.failed:
            return Exit.FAILED
        if fail_at == "never":
            return Exit.DONE
        grave = SEVERITIES[: SEVERITIES.index(fail_at) + 1]
        return Exit.FINDINGS if any(one.severity in grave for one in self.findings) else Exit.DONE

    def words(self) -> str:
        """The outcome as one line for people."""
        counts = ", ".join(
            f"{count} {severity}{'' if count == 1 else 's'}"
            for severity, count in self.counts().items()
        )
        rendered = any(one.rendered for one in self.findings)
        releases = "1 release" if self.releases == 1 else f"{self.releases} releases"
        return f"{releases}: {counts}; {self.ignored} ignored" + (
            "; lines and columns of HTML are those of the text that it shows" if rendered else ""
        )


def lint_paths(
    paths: Iterable[str | Path], *, ignore: Iterable[str] = (), extractor: Extractor | None = None
) -> Outcome:
    """The findings in the releases of `paths` (files, folders, `-` for standard input), each under
    the settings of the nearest `extractor.toml` above it, with the codes `ignore` ignored, too.

    Raises UsageError for settings that cannot be understood and for unknown codes.
    """
    extractor = extractor or Extractor()
    ignore = list(ignore)
    Config().without(ignore)
    outcome = Outcome()
    for source in inputs(paths, extractor.settings.max_bytes):
        config = find_config(source if isinstance(source, Path) else Path("-")).without(ignore)
        records = list(extractor.extract_all(source))
        for record, comments in zip(records, _comments(source, records), strict=True):
            outcome.releases += 1
            if is_failed(record):
                outcome.failed.append(record)
                continue
            linted = lint_record(record, config, comments)
            outcome.findings += linted.findings
            outcome.ignored += linted.ignored
    return outcome


def _comments(source: Input, records: list[Record]) -> list[list[Comment]]:
    """The comments that speak for each of the `records` of `source`."""
    if all(record.source.format == "text" for record in records):
        return [in_text(record.text) for record in records]
    data = _bytes(source)
    texts = [record.text for record in records]
    return in_html(data, texts) if _HINT in data else [[] for _ in records]


def _bytes(source: Input) -> bytes:
    """The content of a source that has been read, unpacked."""
    if isinstance(source, str):
        return source.encode()
    data = source if isinstance(source, bytes) else source.read_bytes()
    try:
        return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    except (OSError, EOFError, zlib.error):
        return b""
