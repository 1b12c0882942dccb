"""Writing: records to JSONL, CSV and Parquet, to pandas frames, and to the terminal.

Comes in: records. Goes out: files, frames, printed text. Nothing here needs spaCy, and nothing
here changes a record.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Literal, Protocol

from extractor.errors import UsageError
from extractor.schema import Record
from extractor.write.jsonl import JsonlSink, jsonl_file
from extractor.write.tables import csv_folder, parquet_folder

__all__ = ["FORMATS", "Format", "Sink", "open_sink"]

Format = Literal["jsonl", "csv", "parquet"]


class Sink(Protocol):
    """Where records go."""

    def write(self, record: Record) -> None:
        """Take one record."""


FORMATS: dict[Format, Callable[[Path], AbstractContextManager[Sink]]] = {
    "jsonl": jsonl_file,
    "csv": csv_folder,
    "parquet": parquet_folder,
}
"""How each format is written to a file (JSONL) or folder (the tables)."""


@contextmanager
def open_sink(output: Path | None, kind: Format = "jsonl") -> Iterator[Sink]:
    """The sink for `kind` at `output`; None or `-` is standard output, for JSONL only. Files
    appear whole when the block ends well, or not at all.

    Raises UsageError for an output that cannot be.
    """
    if output is not None and str(output) != "-":
        with FORMATS[kind](output) as sink:
            yield sink
    elif kind == "jsonl":
        yield JsonlSink(sys.stdout.buffer)
    else:
        raise UsageError(
            f"{kind} is a folder with one file for each table; -o FOLDER would have worked."
        )
