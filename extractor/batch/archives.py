"""Releases in archives: tar, also compressed, and zip.

Comes in: the path or URL of an archive. Goes out: its releases as they stand in it, each with the
name `archive/member` and its bytes, or the error entry that says why there are none. Nothing is
written to disk under the name of a member, so none can escape; it must not hold more than one
member at a time, nor unpack more than an honest archive of its size holds.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from typing import IO, Any

from extractor.batch.files import fault, local
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
_RATIO = 200
"""To how many times its size an archive may unpack; texts stay under 20, zeros are near 1,000."""

_Content = bytes | ErrorEntry
_Found = tuple[str, Callable[[], _Content]]


class _TooLargeError(Exception):
    """An archive unpacks to more than it may."""


def is_archive(name: str) -> bool:
    """Whether the name is that of an archive that can be read."""
    return name.lower().endswith((".zip", *_TAR))


def members(name: str, limits: Limits) -> Iterator[tuple[str, _Content]]:
    """The releases in the archive `name`, by the same suffixes as in a folder. What is wrong with
    the archive as a whole is told under its own name, after what could be read.

    Raises ExtractorError if reading fails in the middle for a reason that may pass.
    """
    some = False
    try:
        for member, read in _walk(name, limits):
            some = True
            yield f"{name}/{member}", read()
    except _TooLargeError as error:
        yield name, entry("R003", found=f"more than {error} unpacked", limit=error)
    except Exception as error:  # noqa: BLE001 - each unpacker raises its own
        yield name, fault(name, error, begun=some)


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
    most = _RATIO * int(file_system.info(path)["size"] or 0) + limits.max_bytes
    with file_system.open(path, "rb") as file:
        if name.lower().endswith(".zip"):
            yield from _walk_zip(file, limits, most)
        else:
            unpack = next(one for end, one in _TAR.items() if name.lower().endswith(end))
            with unpack(file) as stream:
                yield from _walk_tar(_Forward(stream, limits, most), limits)


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
            raise _TooLargeError(most)
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
        return _bounded(file.read(limits.max_bytes + 1), limits)

    with tarfile.TarFile(fileobj=stream) as archive:  # type: ignore[arg-type]
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # it would keep all of them
            label = _label(info.name)
            if label and not info.isdir():
                yield label, partial(read, info)


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
    """A stream for `tarfile` that only goes forward, and stops where an archive asks for too much:
    headers, too, tell how long they are."""

    def __init__(self, stream: IO[bytes], limits: Limits, most: int) -> None:
        self._stream = stream
        self._limits = limits
        self._most = most
        self._at = 0

    def read(self, size: int) -> bytes:
        if size > self._limits.max_bytes + tarfile.RECORDSIZE:
            raise _TooLargeError(self._limits.max_bytes)
        data = self._stream.read(size)
        self._at += len(data)
        if self._at > self._most:
            raise _TooLargeError(self._most)
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, place: int) -> int:
        while self._at < place and self.read(min(place - self._at, tarfile.RECORDSIZE)):
            pass
        return self._at
