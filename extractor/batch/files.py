"""One file, local or remote: how large it is, what tells that it has changed, and its content.

Comes in: a path or URL. Goes out: size, mark and bytes, or the error entry that says why there are
none. It must not know what the bytes are.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from fsspec.implementations.local import LocalFileSystem

from extractor.batch.store import resolve
from extractor.errors import ExtractorError, UsageError, entry
from extractor.read import Limits, load
from extractor.schema import ErrorEntry

UNREAD = "unread"
"""The mark of what could not be read, which no file is ever listed with: it is tried again."""
_MARKS = ("ETag", "etag", "md5Hash", "mtime", "LastModified", "last_modified", "updated", "created")
"""What file systems call that which changes with a file's content, the best first."""
_ATTEMPTS = 5
_RATIO = 200
"""To how many times its size a file may unpack; texts stay under 20, zeros are near 1,000."""


def local(name: str) -> Path | None:
    """The path of `name` on this machine; None if it is elsewhere."""
    return Path(name) if isinstance(resolve(name)[0], LocalFileSystem) else None


def size_and_mark(name: str) -> tuple[int, str]:
    """The bytes of a file, and a mark that changes with its content. Of one that is not there,
    nothing; reading will say so."""
    path = local(name)
    try:
        if path is None:
            file_system, where = resolve(name)
            return described(file_system.info(where))
        found = path.stat()
    except (OSError, ValueError):
        return 0, ""
    return found.st_size, f"{found.st_size}-{found.st_mtime_ns}"


def require(name: str) -> None:
    """Raises UsageError if there is neither a file nor a folder `name`: an input that is named
    itself and is gone, say with its disk, must not count as one that was taken away."""
    file_system, where = resolve(name)
    try:
        if file_system.exists(where):
            return
        reason = "it does not exist"
    except Exception as error:  # noqa: BLE001 - each remote file system raises its own
        reason = f"{type(error).__name__}: {error}"
    raise UsageError(
        f"The input {name} cannot be found ({reason}); a file, a folder, an archive, a table, or "
        "@FILE for a list of such would have worked."
    )


def described(info: dict[str, Any]) -> tuple[int, str]:
    """Size and mark of a remote file, as its file system describes it."""
    value = next((info[name] for name in _MARKS if info.get(name)), "")
    if isinstance(value, datetime):
        value = value.timestamp()
    return int(info["size"] or 0), f"{info['size']}-{value}"


def read_unchanged(name: str, limits: Limits) -> tuple[bytes | ErrorEntry, str]:
    """The content of a file and the mark that it had all the while; a file that changes while it
    is read is read again. One that cannot be read has the mark `UNREAD`."""
    _, mark = size_and_mark(name)
    for _ in range(_ATTEMPTS):
        content = _read(name, limits)
        before, (_, mark) = mark, size_and_mark(name)
        if isinstance(content, ErrorEntry):
            return content, UNREAD if content.code == "R004" else mark
        if mark == before:
            return content, mark
    return entry("R004", found=f"{name}: it does not stop changing"), UNREAD


def fault(name: str, error: Exception) -> ErrorEntry:
    """What is to be said of an archive or table on which reading failed: it cannot be opened, it
    is damaged, or it unpacks to too much.

    Raises ExtractorError if the file system failed: this may pass, and taking the rest for missing
    would undo what an earlier run has made of it.
    """
    if isinstance(error, FileNotFoundError | PermissionError | IsADirectoryError):
        return entry("R004", found=f"{name}: {error.strerror or error}")
    if isinstance(error, OSError) and error.errno is not None:
        raise ExtractorError(
            f"{name} cannot be read to its end ({error}); the same command again goes on."
        ) from error
    if isinstance(error, TooLargeError):
        return entry("R003", found=error, limit=error.most)
    return entry("R008", found=f"{type(error).__name__}: {error}")


class TooLargeError(Exception):
    """What a packed file holds is more than so many bytes."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} unpacked")
        self.most = most


class Unpacked(io.RawIOBase):
    """What comes out of a packed stream; raises TooLargeError once that is more than an honest file
    of `packed` bytes holds."""

    def __init__(self, stream: IO[bytes], packed: int, limits: Limits) -> None:
        self._stream = stream
        self._left = self._most = most_unpacked(packed, limits)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any, /) -> int:  # noqa: ANN401 - as io has it
        """Fill `buffer` as far as it goes."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError(self._most)
        return len(data)


def most_unpacked(packed: int, limits: Limits) -> int:
    """To how many bytes a file of `packed` bytes may unpack."""
    return _RATIO * packed + limits.max_bytes


def _read(name: str, limits: Limits) -> bytes | ErrorEntry:
    path = local(name)
    if path is not None:
        return load(path, limits)
    file_system, where = resolve(name)
    try:
        file_system.invalidate_cache(where)
        with file_system.open(where, "rb") as stream:
            data = bytes(stream.read(limits.max_bytes + 1))
    except Exception as error:  # noqa: BLE001 - each remote file system raises its own
        return entry("R004", found=f"{name}: {type(error).__name__}: {error}")
    if len(data) > limits.max_bytes:
        return entry("R003", found=f"more than {limits.max_bytes}", limit=limits.max_bytes)
    return data
