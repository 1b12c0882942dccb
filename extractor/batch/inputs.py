"""What there is to read: files, folders, lists of them, archives and tables of texts.

Comes in: the INPUT arguments of a run. Goes out: a stream of `Item`s, always in the same order:
that of the arguments, in a folder by name, in an archive or table as they stand. However many there
are, memory stays flat: names are kept and sorted in a temporary database on disk. It must not read
the files that it names; that is for the workers.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from extractor.batch.archives import count_members, is_archive, members
from extractor.batch.files import UNREAD, described, local, require, size_and_mark
from extractor.batch.store import resolve
from extractor.batch.tables import Columns, count_rows, is_table, rows
from extractor.errors import ExtractorError, UsageError
from extractor.read import Limits, names_release
from extractor.schema import ErrorEntry

_TABLES = """
create table sources (number integer primary key, name blob, contained integer);
create table files (source integer, name blob, size integer, mark text);
"""
_IN_ORDER = """
select sources.name, contained, files.name, size, mark
from sources left join files on source = number order by number, files.name
"""


_SOME = "select exists (select * from files) or exists (select * from sources where contained)"


class Item(msgspec.Struct, frozen=True):
    """One input: its `name` (a path or URL, `archive/member`, `table:row`), its `size` in bytes,
    and a `mark` that changes with its content. `content` is what came with the listing: None for
    a file that is to be read at `name`, an error entry for what cannot be read."""

    name: str
    size: int
    mark: str
    content: str | bytes | ErrorEntry | None = None


class Inputs:
    """All inputs that `arguments` stand for: paths and URLs, and `@FILE` for those that stand in
    FILE, one a line.

    Raises UsageError for an argument that is not there, a list that cannot be read, or no inputs
    at all, and, while it goes, for a table that lacks the columns; ExtractorError if a folder
    cannot be listed.
    """

    def __init__(self, arguments: list[str], columns: Columns, limits: Limits) -> None:
        self._columns = columns
        self._limits = limits
        # With an empty name SQLite keeps the tables in a file of its own that nobody sees.
        self._listing = sqlite3.connect("")
        try:
            self._list(arguments)
        except sqlite3.Error as error:
            raise ExtractorError(
                f"The names of the inputs cannot be kept ({error}); a TMPDIR with more room would "
                "have worked."
            ) from error
        if not self._listing.execute(_SOME).fetchone()[0]:
            raise UsageError(
                f"There is no release in {', '.join(arguments)[:500]}; a folder with .txt, .md, "
                ".html or .htm files would have worked."
            )

    def _list(self, arguments: list[str]) -> None:
        self._listing.executescript(_TABLES)
        for number, argument in enumerate(_unfolded(arguments)):
            name = argument.removeprefix("file://")
            contained = is_archive(name) or is_table(name)
            self._listing.execute(
                "insert into sources values (?, ?, ?)", (number, os.fsencode(name), contained)
            )
            if not contained:
                self._listing.executemany(
                    "insert into files values (?, ?, ?, ?)",
                    ((number, os.fsencode(file), *about) for file, *about in _listed(name)),
                )
        self._listing.execute("create index by_name on files (source, name)")
        self._listing.commit()

    def count(self) -> int | None:
        """How many inputs there are; None if only loading a whole remote archive could tell."""
        (total,) = self._listing.execute("select count(*) from files").fetchone()
        for (found,) in self._listing.execute("select name from sources where contained"):
            name = os.fsdecode(found)
            some = (
                count_members(name, self._limits)
                if is_archive(name)
                else count_rows(name, self._limits)
            )
            if some is None:
                return None
            total += some
        return int(total)

    def __iter__(self) -> Iterator[Item]:
        for source, contained, file, size, mark in self._listing.execute(_IN_ORDER):
            if contained:
                yield from self._contained(os.fsdecode(source))
            elif file is not None:
                yield Item(os.fsdecode(file), size, mark)

    def _contained(self, name: str) -> Iterator[Item]:
        found: Iterator[tuple[str, str | bytes | ErrorEntry]] = (
            members(name, self._limits)
            if is_archive(name)
            else rows(name, self._columns, self._limits)
        )
        for path, content in found:
            if isinstance(content, ErrorEntry):
                yield Item(path, 0, UNREAD if content.code == "R004" else content.message, content)
            else:
                data = content.encode("utf-8", "replace") if isinstance(content, str) else content
                yield Item(path, len(data), hashlib.sha256(data).hexdigest(), content)


def _unfolded(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments, with the lines of FILE in place of an `@FILE`."""
    for argument in arguments:
        if not argument.startswith("@"):
            require(argument)
            yield argument
        elif argument == "@-":
            yield from _lines(sys.stdin.buffer)
        else:
            file_system, path = resolve(argument[1:])
            try:
                with file_system.open(path, "rb") as lines:
                    yield from _lines(lines)
            except OSError as error:
                raise UsageError(
                    f"The list {argument[1:]} cannot be read ({error.strerror or error}); a file "
                    "with one path or URL a line would have worked."
                ) from error


def _lines(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        if line.strip():
            yield os.fsdecode(line.strip(b"\r\n"))


def _listed(name: str) -> Iterator[tuple[str, int, str]]:
    """The file at `name`, or the releases below that folder in any order, with size and mark."""
    path = local(name)
    if path is not None and path.is_dir():
        for file in _below(path):
            yield (file, *size_and_mark(file))
        return
    file_system, where = resolve(name)
    if path is not None or not file_system.isdir(where):
        yield (name, *size_and_mark(name))
        return
    try:
        for folder, _, files in file_system.walk(where, detail=True, on_error="raise"):
            for file, info in files.items():
                below = f"{folder}/{file}"[len(where) :].lstrip("/")
                hidden = any(part.startswith(".") for part in below.split("/"))
                if names_release(file) and not hidden:
                    yield (f"{name.rstrip('/')}/{below}", *described(info))
    except Exception as error:
        raise ExtractorError(
            f"{name} could be listed only in part ({type(error).__name__}: {error}); the same "
            "command again goes on."
        ) from error


def _below(folder: Path) -> Iterator[str]:
    pending = [str(folder)]
    while pending:
        folder_name = pending.pop()
        try:
            found = os.scandir(folder_name)
        except OSError:
            yield folder_name  # it stands for itself, so that reading says what is wrong
            continue
        with found:
            for one in found:
                if one.is_dir():
                    if not one.name.startswith(".") and not one.is_symlink():
                        pending.append(one.path)
                elif names_release(one.name):
                    yield one.path
