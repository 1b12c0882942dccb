"""Where records go: every format by its name.

Comes in: a path and a format. Goes out: a sink for records. Here the writers get what they may
not ask for themselves: the report gets the formulas of the identities.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractor.errors import UsageError
from extractor.write import Sink
from extractor.write.jsonl import JsonlSink, jsonl_file
from extractor.write.tables import csv_folder, parquet_folder

if TYPE_CHECKING:
    from extractor.write.report import Formulas, ReportSink

Format = Literal["jsonl", "csv", "parquet", "html"]


def formulas() -> Formulas:
    """What every identity says must hold, for the report."""
    from extractor.checks.identities import IDENTITIES
    from extractor.write.report import Formula

    return {one.name: Formula(one.formula, one.words) for one in IDENTITIES.values()}


@contextmanager
def open_report(output: Path | None) -> Iterator[ReportSink]:
    """The sink for a report at `output` (see `write.report.report_file`); None or `-` is standard
    output."""
    from extractor.write.report import report_file

    with report_file(None if str(output) == "-" else output, formulas()) as sink:
        yield sink


FORMATS: dict[Format, Callable[[Path], AbstractContextManager[Sink]]] = {
    "jsonl": jsonl_file,
    "csv": csv_folder,
    "parquet": parquet_folder,
    "html": open_report,
}
"""How each format is written: JSONL to a file, the tables to a folder, a report to either."""


@contextmanager
def open_sink(output: Path | None, kind: Format = "jsonl") -> Iterator[Sink]:
    """The sink for `kind` at `output`; None or `-` is standard output, for JSONL and HTML only.
    Files appear whole when the block ends well, or not at all.

    Raises UsageError for an output that cannot be.
    """
    if output is not None and str(output) != "-":
        with FORMATS[kind](output) as sink:
            yield sink
    elif kind == "jsonl":
        yield JsonlSink(sys.stdout.buffer)
    elif kind == "html":
        with open_report(None) as report:
            yield report
    else:
        raise UsageError(
            f"{kind} is a folder with one file for each table; -o FOLDER would have worked."
        )
