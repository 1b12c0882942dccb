"""Records as tables: a folder with one CSV or Parquet file for each table of `flat.TABLES`, or
pandas frames.

Comes in: records. Goes out: files and frames. It must not hold more than a few thousand rows at
a time when writing files, nor load pandas unless frames are asked for.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from extractor import flat
from extractor.errors import UsageError, entry
from extractor.flat import TABLES, Row
from extractor.schema import Record
from extractor.write.atomic import whole_file

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_ROWS_AT_ONCE = 5000
_DIGITS, _PLACES = 38, 12
_RISKY = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[ \xa0\"']{0,8}[=+\-@＝＋－＠\t\r\n])")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z", re.ASCII)


def to_frames(records: Iterable[Record]) -> dict[str, pd.DataFrame]:
    """The pandas frames of many records; column `release` is the running number of each."""
    return flat.frames(_rows(record, number) for number, record in enumerate(records))


def _rows(record: Record, number: int) -> dict[str, list[Row]]:
    return flat.rows(msgspec.to_builtins(record, builtin_types=(Decimal,)), number)


class CsvSink:
    """Writes the rows of each record to one CSV stream per table, with a header line."""

    def __init__(self, writers: dict[str, Any]) -> None:
        self.writers = writers
        self.number = 0
        for table, writer in writers.items():
            writer.writerow(TABLES[table])

    def write(self, record: Record) -> None:
        """Write the rows of `record`."""
        for table, rows in _rows(record, self.number).items():
            self.writers[table].writerows([_cell(value) for value in row.values()] for row in rows)
        self.number += 1


def _cell(value: Any) -> str:  # noqa: ANN401
    """`value` as a CSV cell. A text that a spreadsheet would take for a formula gets a leading
    apostrophe (OWASP, "CSV Injection"), and so does the part of it after what another spreadsheet
    takes for the end of a cell; plain numbers stay."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = value
    elif isinstance(value, Decimal):
        text = format(value, "f")
    elif isinstance(value, list):
        text = "; ".join(value)
    elif isinstance(value, dict):
        text = json.dumps(value, ensure_ascii=False)
    elif isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = str(value)
    return text if _NUMBER.match(text) else _RISKY.sub("'", text)


@contextmanager
def csv_folder(folder: Path) -> Iterator[CsvSink]:
    """A sink to CSV files in `folder`, which is made if need be; the files appear when the
    block ends well."""
    with ExitStack() as stack:
        streams = {
            table: stack.enter_context(
                path.open("w", encoding="utf-8", newline="", errors="replace")
            )
            for table, path in _paths(folder, "csv", stack).items()
        }
        yield CsvSink({table: csv.writer(stream) for table, stream in streams.items()})


class ParquetSink:
    """Writes the rows of each record to one Parquet file per table, some thousand rows at once.

    Numbers are decimal(38, 12). One that does not fit is left empty, and the table `errors`
    says so with W001.
    """

    def __init__(self, paths: dict[str, Path], stack: ExitStack) -> None:
        import pyarrow.parquet as pq

        self.schemas = {table: _arrow_schema(table) for table in TABLES}
        self.writers = {
            table: stack.enter_context(pq.ParquetWriter(path, self.schemas[table]))
            for table, path in paths.items()
        }
        self.kept: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.number = 0

    def write(self, record: Record) -> None:
        """Keep the rows of `record`, and write what has become many."""
        found = _rows(record, self.number)
        for table, rows in found.items():
            for row in rows:
                for name, kind in TABLES[table].items():
                    if kind == "object":
                        row[name] = json.dumps(row[name], ensure_ascii=False)
                    elif kind == "decimal" and row[name] is not None and not _fits(row[name]):
                        what = f"{name} {row[name]:.6E} of {row['id']} in table {table}"
                        error = entry("W001", found=what)
                        found["errors"].append(
                            {"release": self.number, **msgspec.to_builtins(error)}
                        )
                        row[name] = None
        for table, rows in found.items():
            self.kept[table].extend(rows)
            if len(self.kept[table]) >= _ROWS_AT_ONCE:
                self._flush(table)
        self.number += 1

    def close(self) -> None:
        """Write what is left."""
        for table in TABLES:
            self._flush(table)

    def _flush(self, table: str) -> None:
        import pyarrow as pa

        self.writers[table].write_table(pa.Table.from_pylist(self.kept[table], self.schemas[table]))
        self.kept[table] = []


def _fits(value: Decimal) -> bool:
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return False
    return exponent >= -_PLACES and len(digits) + exponent <= _DIGITS - _PLACES


def _arrow_schema(table: str) -> pa.Schema:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "decimal": pa.decimal128(_DIGITS, _PLACES),
        "float": pa.float64(),
        "flag": pa.bool_(),
        "list": pa.list_(pa.string()),
        "object": pa.string(),
    }
    return pa.schema([(name, types[kind]) for name, kind in TABLES[table].items()])


@contextmanager
def parquet_folder(folder: Path) -> Iterator[ParquetSink]:
    """A sink to Parquet files in `folder`, which is made if need be; the files appear when the
    block ends well."""
    with ExitStack() as stack:
        sink = ParquetSink(_paths(folder, "parquet", stack), stack)
        yield sink
        sink.close()


def _paths(folder: Path, suffix: str, stack: ExitStack) -> dict[str, Path]:
    """A temporary path for each table, which `stack` moves to its place in `folder`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder} is no folder and cannot be made one ({error.strerror}); the name of a "
            "new or existing folder would have worked."
        ) from error
    return {
        table: stack.enter_context(whole_file(folder / f"{table}.{suffix}")) for table in TABLES
    }
