"""A folder for results, on this machine or wherever fsspec reaches, whose files appear whole.

Comes in: names below the folder, bytes, local files. Goes out: durable files: a file of a name is
either the old one or the new one, also after the machine has stopped. It must not know what is in
them.

On this machine a file is written beside its place, flushed to the disk and renamed; an object store
does the same with a put. Names that begin with a dot are not results.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

_STAGING = ".staging-"


def resolve(name: str) -> tuple[Any, str]:
    """The file system of `name` and its path there. Without `://` it is a local path, whatever
    else stands in it."""
    if "://" not in name:
        return LocalFileSystem(), str(Path(name).absolute())
    file_system, path = url_to_fs(name)
    return file_system, path


def lies_in(name: str, folder: str) -> bool:
    """Whether what is called `name` is, or would be, in `folder` or below it."""
    (one, inner), (other, outer) = resolve(name), resolve(folder)
    return type(one) is type(other) and f"{inner}/".startswith(f"{outer.rstrip('/')}/")


class StoredFile(msgspec.Struct, frozen=True):
    """A file as it was published."""

    size: int
    sha256: str


class Store:
    """The folder at `url`, which is made if need be."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._fs, self._root = resolve(url)
        self._local = isinstance(self._fs, LocalFileSystem)
        self._fs.invalidate_cache()
        self._fs.makedirs(self._root, exist_ok=True)

    def __reduce__(self) -> tuple[type[Store], tuple[str]]:
        return Store, (self._root if self._local else self.url,)

    def names(self, folder: str = "") -> set[str]:
        """The names in `folder`."""
        try:
            found = self._fs.ls(self._place(folder), detail=False)
        except FileNotFoundError:
            return set()
        names = {PurePosixPath(one).name for one in found}
        return {name for name in names if not name.startswith(".")}

    def size(self, name: str) -> int | None:
        """The bytes of a file; None if there is none."""
        try:
            return int(self._fs.info(self._place(name))["size"])
        except FileNotFoundError:
            return None

    def read(self, name: str) -> bytes | None:
        """The content of a file; None if there is none."""
        try:
            return bytes(self._fs.cat_file(self._place(name)))
        except FileNotFoundError:
            return None

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """Make `lines` the content of a file."""
        with self.staging() as folder:
            path = folder / "file"
            with path.open("wb") as stream:
                stream.writelines(lines)
            self.publish(path, name)

    def publish(self, path: Path, name: str) -> StoredFile:
        """Move a file of `staging` to its place."""
        with path.open("rb+") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        stored = StoredFile(path.stat().st_size, sha256)
        target = self._place(name)
        if self._local:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            _flush(Path(target).parent)
            _flush(Path(self._root))
        else:
            self._fs.makedirs(self._fs._parent(target), exist_ok=True)
            self._fs.put_file(str(path), target)
            path.unlink()
        return stored

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all that is in it, if it is there."""
        target = self._place(name)
        if self._fs.exists(target):
            self._fs.rm(target, recursive=self._fs.isdir(target))

    @contextmanager
    def staging(self) -> Iterator[Path]:
        """A local folder to write files in before they are published; gone after the block."""
        where = self._root if self._local else None
        with tempfile.TemporaryDirectory(prefix=_STAGING, dir=where) as folder:
            yield Path(folder)

    def clean(self) -> None:
        """Remove what processes that were killed have left in staging."""
        if self._local:
            for folder in Path(self._root).glob(f"{_STAGING}*"):
                shutil.rmtree(folder, ignore_errors=True)

    def _place(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root


def _flush(folder: Path) -> None:
    """Make a rename in `folder` last, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
