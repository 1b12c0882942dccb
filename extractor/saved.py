"""Saved records, checked again or made into a report: what `extractor recheck` and `report` do.

Comes in: lines of JSONL. Goes out: the same records with the checks that this version makes, or a
page to look at them. It must not need the releases, nor load spaCy or any annotator.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from extractor.checks import check_record
from extractor.errors import ExtractorError, entry
from extractor.outcome import Summary
from extractor.outputs import open_report
from extractor.schema import Record
from extractor.write import Sink
from extractor.write.jsonl import read_jsonl


def recheck(lines: Iterable[bytes]) -> Iterator[Record | ExtractorError]:
    """Each record of `lines` with its checks made anew, or the error of a line that is none."""
    for record in read_jsonl(lines):
        if isinstance(record, Record):
            record.checks = check_record(record)
        yield record


def recheck_file(path: Path, sink: Sink, failed: Callable[[str], None]) -> Summary:
    """Check the records in the file `path` (`-` is standard input) again, into `sink`. Lines
    that are no records, and a file that cannot be read, are told to `failed` and counted."""
    return _pass_on(path, recheck, sink, failed)


def report_file(path: Path, output: Path | None, failed: Callable[[str], None]) -> Summary:
    """Make a report of the records in the file `path` (`-` is standard input) at `output`, as
    `outputs.open_report` does. What `recheck_file` tells to `failed` stands in the report, too."""
    with open_report(output) as sink:

        def lost(words: str) -> None:
            sink.reject(words)
            failed(words)

        return _pass_on(path, read_jsonl, sink, lost)


def _pass_on(
    path: Path,
    records: Callable[[Iterable[bytes]], Iterator[Record | ExtractorError]],
    sink: Sink,
    failed: Callable[[str], None],
) -> Summary:
    """Give what `records` makes of the lines of the file `path` to `sink`."""
    summary = Summary()
    try:
        file = nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb")
    except OSError as error:
        summary.failed += 1
        failed(entry("R004", found=f"{path}: {error.strerror}").message)
        return summary
    with file as lines:
        for record in records(lines):
            if isinstance(record, Record):
                summary.add(record)
                sink.write(record)
            else:
                summary.failed += 1
                failed(f"{path}: {record}")
    return summary
