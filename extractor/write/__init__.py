"""Writing: records to JSONL, CSV and Parquet, to pandas frames, to the terminal, and to the page of
a report.

Comes in: records. Goes out: files, frames, printed text. Nothing here needs spaCy or the checks,
and nothing here changes a record. `extractor.outputs` knows the formats by their names.
"""

from __future__ import annotations

from typing import Protocol

from extractor.schema import Record

__all__ = ["Sink"]


class Sink(Protocol):
    """Where records go."""

    def write(self, record: Record) -> None:
        """Take one record."""
