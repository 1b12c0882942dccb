"""Texts in tables: JSON lines, also compressed, and Parquet.

Comes in: the path or URL of a table and the names of its columns. Goes out: the text of each row,
with a name, or the error entry that says why there is none. It must not hold more than a few rows
at a time.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import IO, Any

import msgspec

from extractor.batch.files import TooLargeError, Unpacked, fault, local, most_unpacked
from extractor.batch.store import resolve
from extractor.errors import ExtractorError, UsageError, entry
from extractor.read import Limits
from extractor.schema import ErrorEntry

_UNPACK: dict[str, Callable[[Any], Any]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_LINES = tuple(kind + packed for kind in (".jsonl", ".ndjson") for packed in ("", *_UNPACK))
_ROWS_AT_ONCE = 16
_MIB = 1 << 20

_Content = str | bytes | ErrorEntry
_Row = tuple[object, object]
"""The value of the name column, None without one, and that of the text column."""


class Columns(msgspec.Struct, frozen=True):
    """The columns of a table: `text` holds the release (its text, or the bytes of a file), `name`,
    if given, what its record is called; else that is the table with the number of the row."""

    text: str = "text"
    name: str | None = None

    def wanted(self) -> list[str]:
        """The columns that have to be there."""
        return [self.text, self.name] if self.name else [self.text]

    def require(self, table: str, found: list[str]) -> None:
        """Raises UsageError if one is not among those `found`."""
        for column in self.wanted():
            if column not in found:
                raise UsageError(
                    f"{table} has no column {column!r}; its columns are {', '.join(found)[:500]}. "
                    "--text-column and --name-column say which to take."
                )


def is_table(name: str) -> bool:
    """Whether the name is that of a table that can be read."""
    return name.lower().endswith((".parquet", *_LINES))


def rows(name: str, columns: Columns, limits: Limits) -> Iterator[tuple[str, _Content]]:
    """The texts of the table `name`. What is wrong with the table as a whole is told under its own
    name, after what could be read.

    Raises UsageError if it lacks the columns, and ExtractorError if reading fails for a reason that
    may pass.
    """
    read = _parquet if name.lower().endswith(".parquet") else _json_lines
    try:
        for number, (label, content) in enumerate(read(name, columns, limits), 1):
            if not isinstance(content, str | bytes | ErrorEntry):
                content = entry("R012", found=number, column=columns.text)
            yield f"{name}:{number}" if label is None else str(label), content
    except ExtractorError:
        raise
    except Exception as error:  # noqa: BLE001 - each decoder raises its own
        yield name, fault(name, error)


def count_rows(name: str, limits: Limits) -> int | None:
    """How many rows the table has; None if all of it would have to be fetched to know."""
    try:
        if name.lower().endswith(".parquet"):
            import pyarrow.parquet as pq

            file_system, path = resolve(name)
            with file_system.open(path, "rb") as file:
                return int(pq.ParquetFile(file).metadata.num_rows)
        if local(name) is None:
            return None
        with _lines(name, limits) as stream:
            count, last = 0, b"\n"
            while block := stream.read(_MIB):
                count, last = count + block.count(b"\n"), block[-1:]
            return count + (last != b"\n")
    except Exception:  # noqa: BLE001 - reading the rows will say what is wrong
        return 1


@contextmanager
def _lines(name: str, limits: Limits) -> Iterator[IO[bytes]]:
    file_system, path = resolve(name)
    unpack = next((one for end, one in _UNPACK.items() if name.lower().endswith(end)), nullcontext)
    packed = int(file_system.info(path)["size"] or 0)
    with file_system.open(path, "rb") as file, unpack(file) as stream:
        yield io.BufferedReader(Unpacked(stream, packed, limits), _MIB)


def _json_lines(name: str, columns: Columns, limits: Limits) -> Iterator[_Row]:
    longest = 2 * limits.max_bytes + _MIB
    decoder = msgspec.json.Decoder(dict[str, msgspec.Raw])
    first = True
    with _lines(name, limits) as stream:
        while line := stream.readline(longest):
            if len(line) == longest and not line.endswith(b"\n"):
                while (rest := stream.readline(_MIB)) and not rest.endswith(b"\n"):
                    pass
                yield None, entry("R003", found=f"more than {longest}", limit=longest)
                continue
            try:
                row = decoder.decode(line)
                if first:
                    columns.require(name, list(row))
                first = False
                yield _value(row, columns.name), _value(row, columns.text)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                yield None, None


def _unpacked(metadata: Any) -> int:  # noqa: ANN401 - pyarrow has no types
    groups = (metadata.row_group(number) for number in range(metadata.num_row_groups))
    return sum(int(group.total_byte_size) for group in groups)


def _value(row: dict[str, msgspec.Raw], column: str | None) -> object:
    return msgspec.json.decode(row[column]) if column in row else None


def _parquet(name: str, columns: Columns, limits: Limits) -> Iterator[_Row]:
    import pyarrow.parquet as pq

    file_system, path = resolve(name)
    with file_system.open(path, "rb") as file:
        about = pq.read_metadata(file)
        columns.require(name, about.schema.to_arrow_schema().names)
        most = most_unpacked(int(file_system.info(path)["size"] or 0), limits)
        if _unpacked(about) > most:
            raise TooLargeError(most)
        # A text that stands in many rows stays one text in memory.
        table = pq.ParquetFile(file, metadata=about, read_dictionary=[columns.text])
        for batch in table.iter_batches(_ROWS_AT_ONCE, columns=columns.wanted()):
            texts = batch.column(columns.text)
            names = batch.column(columns.name) if columns.name else [None] * len(texts)
            for label, text in zip(names, texts, strict=True):
                yield label.as_py() if columns.name else None, text.as_py()
