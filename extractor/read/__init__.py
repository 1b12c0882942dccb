"""Reading: a path, bytes or a text to `Source`s, one for each release in it.

Comes in: a file of any kind, its bytes, or the text of a release. Goes out: at least one
`Source` for every input. Nothing raises: an input that cannot be read is a `Source` with an
empty text and an error entry that says what was found and what would have worked. It must
not look for anything in the text.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from extractor.errors import entry
from extractor.read import edgar, html, text
from extractor.read.detect import binary_kind, detect, detect_own, is_gzip
from extractor.read.limits import Limits
from extractor.schema import ErrorEntry, SourceInfo
from extractor.stages import Source

__all__ = ["Limits", "discover", "load", "names_release", "read"]

_SUFFIXES = tuple(
    kind + packed for kind in (".txt", ".md", ".html", ".htm") for packed in ("", ".gz")
)


OWN_SUFFIXES: list[str] = []
"""The suffixes of files that extensions read."""

_ABOUT = ("readme.", "guidelines.", "contributing.", "changelog.", "license.")
"""How the names of files begin that tell about a folder, and are no releases."""


def read(
    source: str | bytes | Path, *, path: str | None = None, limits: Limits | None = None
) -> Iterator[Source]:
    """The releases in `source`: a str is the text of a release itself, bytes are the content
    of a file, a Path is a file. `path` names the source in records. A submission gives one
    Source for every EX-99 exhibit, anything else gives one. Never raises."""
    limits = limits or Limits()
    info = SourceInfo(path=path)
    if isinstance(source, str):
        data = source.encode("utf-8", "replace")
        info.sha256 = hashlib.sha256(data).hexdigest()
        if (
            detect_own(data, path) is None
            and detect(data, path) == "text"
            and len(data) <= limits.max_bytes
        ):
            yield _text_source(source, info)
            return
    elif isinstance(source, Path):
        # A file name of bytes that are no UTF-8 has lone surrogates, which no record can hold.
        info.path = path or str(source).encode("utf-8", "replace").decode()
        loaded = load(source, limits)
        if isinstance(loaded, ErrorEntry):
            yield Source(info, "", [loaded])
            return
        data = loaded
    else:
        data = source
    if not isinstance(source, str):
        info.sha256 = hashlib.sha256(data).hexdigest()
    yield from _read_bytes(data, info, limits)


def names_release(name: str) -> bool:
    """Whether a file of this name in a folder is a release: by its suffix, not hidden, and not
    about the folder (README and the like)."""
    return name.lower().endswith((*_SUFFIXES, *OWN_SUFFIXES)) and not name.lower().startswith(
        (".", *_ABOUT)
    )


def discover(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The files to read: a folder stands for all releases below it (.txt, .md, .html, .htm,
    and each of these with .gz), sorted by name, hidden ones and those about the folder (README and
    the like) left out; anything else stands for itself, so that `read` can say what is wrong with
    it."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path]:
    unreadable: list[Path] = []

    def note(error: OSError) -> None:
        unreadable.append(Path(error.filename or folder))

    for base, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if names_release(name):
                yield Path(base, name)
    yield from unreadable


def load(path: Path, limits: Limits) -> bytes | ErrorEntry:
    """The bytes of a file, or the reason why there are none."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return entry("R004", found=f"{path} is a folder")
        if found.st_size > limits.max_bytes:
            return entry("R003", found=found.st_size, limit=limits.max_bytes)
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            reason = "it is a link to a file that does not exist"
        return entry("R004", found=f"{path}: {reason}")
    if len(data) > limits.max_bytes:
        return entry("R003", found=f"more than {limits.max_bytes}", limit=limits.max_bytes)
    return data


def _read_bytes(data: bytes, info: SourceInfo, limits: Limits) -> Iterator[Source]:
    errors: list[ErrorEntry] = []
    if len(data) > limits.max_bytes:
        yield Source(info, "", [entry("R003", found=len(data), limit=limits.max_bytes)])
        return
    if is_gzip(data):
        data, errors = _unpack(data, limits)
        if not data:
            yield Source(info, "", errors or [entry("R001")])
            return
    if not data.strip():
        yield Source(info, "", [*errors, entry("R001")])
        return
    own = detect_own(data, info.path)
    if own is not None:
        yield from READERS[own](data, info, limits)
        return
    binary = binary_kind(data)
    if binary:
        yield Source(info, "", [*errors, entry("R002", found=binary)])
        return
    for source in READERS[detect(data, info.path)](data, info, limits):
        source.errors[:0] = errors
        yield source


def _unpack(data: bytes, limits: Limits) -> tuple[bytes, list[ErrorEntry]]:
    """What gzip data holds, all members, up to the limit."""
    unpacked = bytearray()
    rest = data
    try:
        while is_gzip(rest):
            member = zlib.decompressobj(wbits=31)
            unpacked += member.decompress(rest, limits.max_bytes + 1 - len(unpacked))
            if len(unpacked) > limits.max_bytes:
                found = f"more than {limits.max_bytes} unpacked"
                return b"", [entry("R003", found=found, limit=limits.max_bytes)]
            if not member.eof:
                return bytes(unpacked), [entry("R008", found="the end is missing")]
            rest = member.unused_data
    except zlib.error as error:
        return bytes(unpacked), [entry("R008", found=str(error))]
    return bytes(unpacked), []


def _text_source(content: str, info: SourceInfo) -> Source:
    content, errors = text.clean(content)
    if not content.strip():
        errors.append(entry("R001"))
    return Source(info, content, errors)


def _read_text(data: bytes, info: SourceInfo, _limits: Limits) -> Iterator[Source]:
    content, info.encoding, errors = text.decode(data)
    source = _text_source(content, info)
    source.errors[:0] = errors
    yield source


def _read_html(data: bytes, info: SourceInfo, limits: Limits) -> Iterator[Source]:
    info.format = "html"
    content, info.encoding, errors = text.decode(data, html=True)
    rendered, more = html.render(content, limits)
    yield Source(info, rendered, errors + more)


def _read_edgar(data: bytes, info: SourceInfo, limits: Limits) -> Iterator[Source]:
    filing = msgspec.structs.replace(
        edgar.header(data), path=info.path, sha256=info.sha256, encoding=info.encoding
    )
    found = False
    for exhibit in edgar.exhibits(data):
        found = True
        path = f"{info.path}#{exhibit.name}" if info.path else f"#{exhibit.name}"
        part = msgspec.structs.replace(filing, path=path, exhibit=exhibit.name)
        if exhibit.encoded:
            yield Source(part, "", [entry("R011", exhibit=exhibit.name, found=exhibit.encoded)])
            continue
        reader = READERS["html" if detect(exhibit.body, None) == "html" else "text"]
        for source in reader(exhibit.body, part, limits):
            source.info.format = "edgar"
            yield source
    if not found:
        kinds = ", ".join(dict.fromkeys(edgar.types(data))) or "no documents"
        yield Source(filing, "", [entry("R007", found=kinds[:300])])


READERS: dict[str, Callable[[bytes, SourceInfo, Limits], Iterator[Source]]] = {
    "text": _read_text,
    "html": _read_html,
    "edgar": _read_edgar,
}
"""The reader of each format that `detect` knows."""
