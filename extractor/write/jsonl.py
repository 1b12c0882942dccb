"""Records as JSONL: one record, one line.

Comes in: records. Goes out: lines of UTF-8 to a stream or a file; and back, records from lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from extractor.errors import ExtractorError
from extractor.schema import Record
from extractor.write.atomic import whole_file


class JsonlSink:
    """Writes each record as a line to `stream`, at once."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, record: Record) -> None:
        """Write `record` as a line."""
        self.stream.write(record.to_json().encode() + b"\n")
        self.stream.flush()


@contextmanager
def jsonl_file(path: Path) -> Iterator[JsonlSink]:
    """A sink to the file `path`, which appears when the block ends well."""
    with whole_file(path) as temporary, temporary.open("wb") as stream:
        yield JsonlSink(stream)


def read_jsonl(lines: Iterable[bytes]) -> Iterator[Record | ExtractorError]:
    """The records of `lines`, blank ones left out; for a line that is no record, the error that
    says which line and why."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Record.from_json(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield ExtractorError(
                f"Line {number} is no record: {error}; a line that `extractor extract` wrote would "
                "have worked."
            )
