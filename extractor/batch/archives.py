"""Releases in archives: tar, also compressed, and zip.

Comes in: the path or URL of an archive. Goes out: its releases as they stand in it, each with the
name `archive/member` and its bytes, or the error entry that says why there are none. Nothing is
written to disk under the name of a member, so none can escape; it must not hold more than one
member at a time, nor unpack more than an honest archive of its size holds.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import IO, Any

from extractor.batch.files import TooLargeError, Unpacked, fault, local, most_unpacked
from extractor.batch.store import resolve
from extractor.errors import entry
from extractor.read import Limits, names_release
from extractor.schema import ErrorEntry

_TAR: dict[str, Callable[[Any], Any]] = {
    ".tar": nullcontext,
    ".tar.gz": gzip.open,
    ".tgz": gzip.open,
    ".tar.bz2": bz2.open,
    ".tar.xz": lzma.open,
}
_LONGEST_HEADER = 1 << 18
_BLOCK = 1 << 16
_DIGITS = re.compile(rb"[0-9]{200}")

_Content = bytes | ErrorEntry
_Found = tuple[str, Callable[[], _Content]]


def is_archive(name: str) -> bool:
    """Whether the name is that of an archive that can be read."""
    return name.lower().endswith((".zip", *_TAR))


def members(name: str, limits: Limits) -> Iterator[tuple[str, _Content]]:
    """The releases in the archive `name`, by the same suffixes as in a folder. What is wrong with
    the archive as a whole is told under its own name, after what could be read.

    Raises ExtractorError if reading fails for a reason that may pass.
    """
    try:
        for member, read in _walk(name, limits):
            yield f"{name}/{member}", read()
    except Exception as error:  # noqa: BLE001 - each unpacker raises its own
        yield name, fault(name, error)


def count_members(name: str, limits: Limits) -> int | None:
    """How many releases are in the archive; None if all of it would have to be fetched for that."""
    if not name.lower().endswith(".zip") and local(name) is None:
        return None
    count = 0
    try:
        for _ in _walk(name, limits):
            count += 1
    except Exception:  # noqa: BLE001 - reading will say what is wrong, in one entry
        return count + 1
    return count


def _walk(name: str, limits: Limits) -> Iterator[_Found]:
    """The name of each release, and what reads it while the walk stands there."""
    file_system, path = resolve(name)
    packed = int(file_system.info(path)["size"] or 0)
    with file_system.open(path, "rb") as file:
        if name.lower().endswith(".zip"):
            yield from _walk_zip(file, limits, most_unpacked(packed, limits))
        else:
            unpack = next(one for end, one in _TAR.items() if name.lower().endswith(end))
            with unpack(file) as stream:
                yield from _walk_tar(_Forward(Unpacked(stream, packed, limits)), limits)


def _walk_zip(file: IO[bytes], limits: Limits, most: int) -> Iterator[_Found]:
    unpacked = 0

    def read(info: zipfile.ZipInfo) -> _Content:
        nonlocal unpacked
        if info.flag_bits & 1:
            return entry("R004", found=f"{info.filename}: it is encrypted")
        try:
            with archive.open(info) as stream:
                data = stream.read(limits.max_bytes + 1)
        except NotImplementedError as error:
            return entry("R004", found=f"{info.filename}: {error}")
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as error:
            return entry("R008", found=f"{type(error).__name__}: {error}")
        unpacked += len(data)
        if unpacked > most:
            raise TooLargeError(most)
        return _bounded(data, limits)

    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            label = _label(info.filename)
            if label and not info.is_dir():
                yield label, partial(read, info)


def _walk_tar(stream: _Forward, limits: Limits) -> Iterator[_Found]:
    def read(info: tarfile.TarInfo) -> _Content:
        if not info.isreg() or info.issparse():
            return entry("R004", found=f"{info.name}: it is no plain file")
        file = archive.extractfile(info)
        assert file is not None
        data = bytearray()
        with stream.content():
            while len(data) <= limits.max_bytes and (block := file.read(_BLOCK)):
                data += block
        return _bounded(bytes(data), limits)

    with tarfile.TarFile(fileobj=stream) as archive:  # type: ignore[arg-type]
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep all of them
            label = _label(info.name)
            if label and not info.isdir():
                yield label, partial(read, info)
    if stream.header.strip(b"\0"):
        raise tarfile.ReadError("what follows the last member is no header")


def _label(name: str) -> str | None:
    """The name of a member without what would lead out of the archive; None for what is no
    release."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if not parts or not names_release(parts[-1]) or any(part.startswith(".") for part in parts):
        return None
    return "/".join(parts)


def _bounded(data: bytes, limits: Limits) -> _Content:
    if len(data) > limits.max_bytes:
        return entry("R003", found=f"more than {limits.max_bytes}", limit=limits.max_bytes)
    return data


class _Forward:
    """A stream for `tarfile` that only goes forward, and refuses headers that would take too much:
    they say themselves how long they are, and the pattern that reads them in Python before 3.11.10
    takes quadratic time on digits (CVE-2024-6232)."""

    def __init__(self, stream: Unpacked) -> None:
        self._stream = io.BufferedReader(stream, _BLOCK)
        self._at = 0
        self._in_content = False
        self.header = b""
        """The last header. `tarfile` takes one that is damaged for the end of the archive."""

    @contextmanager
    def content(self) -> Iterator[None]:
        """In this block the content of a member is read, no header."""
        self._in_content = True
        try:
            yield
        finally:
            self._in_content = False

    def read(self, size: int) -> bytes:
        if not self._in_content and size > _LONGEST_HEADER:
            raise tarfile.ReadError(f"a header of {size} bytes")
        data = self._stream.read(size)
        if not self._in_content and _DIGITS.search(data):
            raise tarfile.ReadError("a header with a number of more than 200 digits")
        if not self._in_content:
            self.header = data
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, place: int) -> int:
        with self.content():
            while self._at < place and self.read(min(place - self._at, _BLOCK)):
                pass
        return self._at
