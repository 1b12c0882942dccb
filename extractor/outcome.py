"""What a run comes to: how many records failed or hold findings, and the exit code for it.

Comes in: records, one after the other. Goes out: a `Summary`. It must not change a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from typing import Literal

import msgspec

from extractor.errors import FATAL
from extractor.schema import Record

OnError = Literal["skip", "stop"]
FailOn = Literal["never", "inconsistent", "error"]


class Exit(IntEnum):
    """What a run comes to, as the exit code of the command line."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3


class Summary(msgspec.Struct):
    """What a run saw. `failed` counts the records of inputs that could not be read or lost a
    stage, `inconsistent` those with an inconsistent check, `erroneous` those with any error;
    `checks` are all checks by status, `errors` all error entries by code."""

    releases: int = 0
    failed: int = 0
    inconsistent: int = 0
    erroneous: int = 0
    checks: dict[str, int] = {}
    errors: dict[str, int] = {}

    def add(self, record: Record) -> None:
        """Count `record`."""
        self.releases += 1
        self.failed += is_failed(record)
        self.inconsistent += any(check.status == "inconsistent" for check in record.checks)
        self.erroneous += bool(record.errors)
        _count(self.checks, Counter(check.status for check in record.checks))
        _count(self.errors, Counter(error.code for error in record.errors))

    def join(self, other: Summary) -> None:
        """Count what `other` has counted."""
        self.releases += other.releases
        self.failed += other.failed
        self.inconsistent += other.inconsistent
        self.erroneous += other.erroneous
        _count(self.checks, other.checks)
        _count(self.errors, other.errors)

    def exit(self, fail_on: FailOn = "never") -> Exit:
        """The exit code: failures go before findings."""
        if self.failed:
            return Exit.FAILED
        if fail_on == "inconsistent" and self.inconsistent:
            return Exit.FINDINGS
        if fail_on == "error" and self.erroneous:
            return Exit.FINDINGS
        return Exit.DONE

    def words(self) -> str:
        """The summary as one line for people."""
        return (
            f"{self.releases} records, {self.failed} failed, "
            f"{self.inconsistent} with an inconsistent check"
        )


def _count(total: dict[str, int], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        total[name] = total.get(name, 0) + count


def is_failed(record: Record) -> bool:
    """Whether the input of `record` could not be read, or a stage failed on it."""
    return any(error.code in FATAL for error in record.errors)
