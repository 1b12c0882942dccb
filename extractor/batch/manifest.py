"""Which parts of a run are done, and with which settings and versions.

Comes in: the store of a run. Goes out: `manifest.json`, which says what the run is, and
`manifest/part-NNNNN.json` for each part that is done, written after the part's files: what it does
not name does not count. It must not know how a part is made.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import msgspec

import extractor
from extractor.annotate.learned.model import shipped_model
from extractor.batch.files import UNREAD
from extractor.batch.limits import Limits
from extractor.batch.parts import (
    Entry,
    Part,
    Quarantined,
    part_name,
    part_number,
    shown,
)
from extractor.batch.store import Store
from extractor.batch.tables import Columns
from extractor.errors import UsageError
from extractor.outcome import Summary
from extractor.outputs import Format
from extractor.pipeline import Settings
from extractor.schema import SCHEMA_VERSION, SHIPPED

_HOME = "manifest.json"
_FOLDER = "manifest"
_PACKAGE = Path(extractor.__file__).parent
_CODE = (".py", ".toml", ".tsv", ".txt", ".html", ".css", ".js")


class Identity(msgspec.Struct, frozen=True):
    """All that decides the bytes of a run besides its inputs."""

    settings: Settings
    format: Format
    columns: Columns
    part_size: int
    versions: dict[str, str]


class _Home(msgspec.Struct, frozen=True):
    identity: Identity
    arguments: list[str]


class Manifest:
    """The manifest in `store`, of a run with this `identity` over these `arguments`.

    Raises UsageError if `store` holds a run with another identity, over nothing but other
    arguments, or something that is no run.
    """

    def __init__(self, store: Store, identity: Identity, arguments: list[str]) -> None:
        self.store = store
        store.clean()
        found = store.read(_HOME)
        home = _Home(identity, arguments)
        if found is None:
            if names := store.names():
                raise UsageError(
                    f"{store.url} holds {min(names)!r} but no {_HOME}, so no run made it; a new or "
                    "empty folder would have worked."
                )
        else:
            _agree(_decode(found, _Home, f"{store.url}/{_HOME}"), home, store.url)
        encoded = _encode(home)
        if found != encoded:
            store.write(_HOME, [encoded])
        self._known = store.names(_FOLDER)

    def entry(self, number: int) -> Entry | None:
        """The entry of a part; None if the part is not done, or its entry is damaged."""
        name = _entry_name(number)
        found = self.store.read(f"{_FOLDER}/{name}") if name in self._known else None
        try:
            return _decode(found, Entry, name) if found else None
        except UsageError:
            return None

    def entries(self, count: int) -> Iterator[Entry]:
        """The entries of the first `count` parts, which are all done."""
        for number in range(count):
            found = self.store.read(f"{_FOLDER}/{_entry_name(number)}")
            yield _decode(found or b"", Entry, _entry_name(number))

    def stale(self, part: Part, entry: Entry, limits: Limits) -> str | None:
        """Why `part` has to be made again, in words; None if what `entry` says still holds."""
        if [name for name, _ in entry.inputs] != [shown(item.name) for item in part.items]:
            return "other inputs"
        if any(mark == UNREAD for _, mark in entry.inputs):
            return "unread inputs"
        if [mark for _, mark in entry.inputs] != [item.mark for item in part.items]:
            return "changed inputs"
        if entry.limits not in (None, limits):
            return "other limits"
        if any(self.store.size(name) != file.size for name, file in entry.files.items()):
            return "missing files"
        return None

    def forget(self, number: int) -> None:
        """Remove the entry of a part, before its files change."""
        self._known.discard(_entry_name(number))
        self.store.remove(f"{_FOLDER}/{_entry_name(number)}")

    def close(self, count: int) -> tuple[Summary, int]:
        """The run has `count` parts and all are done: remove those of inputs that are gone, and
        write what `summary.json` and `quarantine.jsonl` say. Gives what all parts together come
        to, and how many inputs are in quarantine."""
        for name in self.store.names() | self._known:
            beyond = part_number(name)
            if beyond is not None and beyond >= count:
                self.forget(beyond)
                self.store.remove(name)
        self.store.clean()
        summary, inputs, quarantined = Summary(), 0, list[Quarantined]()
        for entry in self.entries(count):
            summary.join(entry.summary)
            inputs += len(entry.inputs)
            quarantined += entry.quarantined
        self.store.write(
            "quarantine.jsonl", (msgspec.json.encode(one) + b"\n" for one in quarantined)
        )
        totals = {"inputs": inputs, "parts": count, "quarantined": len(quarantined)}
        plain = msgspec.to_builtins(summary, order="deterministic")
        self.store.write("summary.json", [_encode(totals | plain)])
        return summary, len(quarantined)


def write_entry(store: Store, number: int, entry: Entry) -> None:
    """Part `number` is done, and stays so."""
    store.write(f"{_FOLDER}/{_entry_name(number)}", [msgspec.json.encode(entry)])


def versions(model: str) -> dict[str, str]:
    """What may change a record besides the settings: versions, and hashes of code and model."""
    return {
        "extractor": extractor.__version__,
        "schema": SCHEMA_VERSION,
        "code": _hash(_PACKAGE, _CODE),
        "model": _model_version(model),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "spacy": version("spacy"),
    }


def _model_version(model: str) -> str:
    folder = shipped_model() if model == SHIPPED else Path(model)
    if folder.is_dir():
        return _hash(folder)
    try:
        return version(model)
    except PackageNotFoundError:
        return "none"  # loading it will say so


def _hash(folder: Path, suffixes: tuple[str, ...] = ("",)) -> str:
    """One hash of all files in `folder` that end so."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name.endswith(suffixes):
            found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _agree(before: _Home, now: _Home, url: str) -> None:
    old, new = _flat(before.identity), _flat(now.identity)
    other = [f"{name} was {old.get(name)}, is {new.get(name)}" for name in new | old]
    other = [
        words
        for words, name in zip(other, new | old, strict=True)
        if old.get(name) != new.get(name)
    ]
    if other:
        raise UsageError(
            f"{url} holds a run with other settings or versions ({'; '.join(other)}); another "
            "--out would have worked."
        )
    if not set(before.arguments) & set(now.arguments):
        raise UsageError(
            f"{url} holds a run over other inputs ({', '.join(before.arguments)[:500]}); another "
            "--out would have worked."
        )


def _flat(identity: Identity) -> dict[str, object]:
    plain = msgspec.to_builtins(identity)
    return {
        f"{group}.{name}": value
        for group, values in plain.items()
        for name, value in (values.items() if isinstance(values, dict) else [("", values)])
    }


def _entry_name(number: int) -> str:
    return f"{part_name(number)}.json"


_Kind = TypeVar("_Kind")


def _decode(found: bytes, kind: type[_Kind], name: str) -> _Kind:
    try:
        return msgspec.json.decode(found, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{name} is damaged ({error}); without it the same command would make it again."
        ) from error


def _encode(what: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(what)) + b"\n"
