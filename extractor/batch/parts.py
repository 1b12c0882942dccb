"""Parts: the inputs of a run, some hundred at a time, and the files made of them.

Comes in: a stream of inputs, and the answers of a pool. Goes out: for each part its files in the
store and an `Entry` that says what they were made of. A part depends on its own inputs alone, so
its bytes are the same whoever makes it, and when. It must not know which parts are done.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import msgspec

from extractor.batch.files import local, read_unchanged
from extractor.batch.inputs import Item
from extractor.batch.limits import Limits
from extractor.batch.pool import Pool
from extractor.batch.store import Store, StoredFile
from extractor.outcome import Summary
from extractor.outputs import FORMATS, Format
from extractor.pipeline import Extractor
from extractor.read import Limits as ReadLimits
from extractor.schema import ErrorEntry, Record, SourceInfo

_NAME = re.compile(r"part-(\d{5,15})(?:[.-]|$)", re.ASCII)
PART_SIZE = 200
"""How many inputs a part has, unless it is told otherwise."""
_MOST_BYTES = 1 << 26
"""A part ends before its inputs have more bytes than this, unless it is one input."""


class Part(msgspec.Struct, frozen=True):
    """Inputs that follow each other; parts are numbered from 0."""

    number: int
    items: list[Item]

    @property
    def name(self) -> str:
        """What the files of the part are called, without suffix."""
        return part_name(self.number)


class Quarantined(msgspec.Struct, frozen=True):
    """An input on which its worker was ended or died."""

    path: str
    code: str
    reason: str


class Entry(msgspec.Struct, frozen=True):
    """What a part was made of: each input with the mark that it had when it was read, the files,
    the counts, what was quarantined, and then also under which limits."""

    inputs: list[tuple[str, str]]
    files: dict[str, StoredFile]
    summary: Summary
    quarantined: list[Quarantined] = []
    limits: Limits | None = None


class Answer(msgspec.Struct, array_like=True):
    """What became of one input: its records as lines of JSON, their counts, its mark when it was
    read, and the code and reason if it was given up."""

    lines: bytes
    summary: Summary
    mark: str
    given_up: tuple[str, str] | None = None


class Lines:
    """The task of a run: each input becomes lines of JSON in the worker. Relative paths are those
    of the process that made the task, wherever the worker is."""

    def __init__(self) -> None:
        self.base = Path.cwd()

    def work(self, extractor: Extractor, source: Item) -> bytes:
        """Read and extract `source`."""
        content, mark = source.content, source.mark
        if content is None:
            limits = ReadLimits(max_bytes=extractor.settings.max_bytes)
            name = source.name
            if Path.cwd() != self.base and local(name):
                name = str(self.base / name)
            content, mark = read_unchanged(name, limits)
        if isinstance(content, ErrorEntry):
            return _encoder.encode(_answer([_failed(source, content)], mark))
        records = extractor.extract_all(content, path=shown(source.name))
        return _encoder.encode(_answer(records, mark))

    def read(self, answer: bytes) -> Answer:
        """The answer, from its bytes."""
        return _decoder.decode(answer)

    def lost(self, source: Item, error: ErrorEntry) -> Answer:
        """A record that says why there is none."""
        answer = _answer([_failed(source, error)], source.mark)
        answer.given_up = error.code, error.message
        return answer


def part_name(number: int) -> str:
    """What the files of part `number` are called, without suffix."""
    return f"part-{number:05}"


def part_number(name: str) -> int | None:
    """The number of the part that a file or folder of this name belongs to, if it is of one."""
    match = _NAME.match(name)
    return int(match[1]) if match else None


def shown(name: str) -> str:
    """A file name of bytes that are no UTF-8 has lone surrogates, which no output can hold."""
    return name.encode("utf-8", "replace").decode()


def cut(items: Iterable[Item], most: int = PART_SIZE) -> Iterator[Part]:
    """The inputs in parts of `most`, or fewer where they are large."""
    number, size = 0, 0
    taken: list[Item] = []
    for item in items:
        if taken and (len(taken) == most or size + item.size > _MOST_BYTES):
            yield Part(number, taken)
            number, size, taken = number + 1, 0, []
        taken.append(item)
        size += item.size
    if taken:
        yield Part(number, taken)


def write_parts(
    parts: Iterable[Part],
    pool: Pool[Answer],
    store: Store,
    kind: Format,
    seen: Callable[[Summary], None] = lambda summary: None,
) -> Iterator[tuple[Part, Entry]]:
    """Make the files of each part, in order; `seen` is told of each input that is done. The next
    part is under way in the pool while one is written."""
    under_way: deque[Part] = deque()

    def sources() -> Iterator[Item]:
        for part in parts:
            under_way.append(part)
            yield from part.items

    answers = pool.run(sources())
    for first in answers:
        part = under_way.popleft()
        of_part = chain([first], islice(answers, len(part.items) - 1))
        yield part, _write(part, of_part, pool.limits, store, kind, seen)


def _write(
    part: Part,
    answers: Iterable[Answer],
    limits: Limits,
    store: Store,
    kind: Format,
    seen: Callable[[Summary], None],
) -> Entry:
    summary = Summary()
    inputs: list[tuple[str, str]] = []
    quarantined: list[Quarantined] = []
    with store.staging() as folder:
        lines = folder / "lines"
        with lines.open("wb") as stream:
            for item, answer in zip(part.items, answers, strict=True):
                stream.write(answer.lines)
                summary.join(answer.summary)
                inputs.append((shown(item.name), answer.mark))
                if answer.given_up:
                    quarantined.append(Quarantined(shown(item.name), *answer.given_up))
                seen(answer.summary)
        made = folder / f"{part.name}.{kind}"
        _format(lines, made, kind)
        files = _publish(made, part.name, store)
    return Entry(inputs, files, summary, quarantined, limits if quarantined else None)


def _format(lines: Path, made: Path, kind: Format) -> None:
    if kind == "jsonl":
        lines.rename(made)
        return
    with FORMATS[kind](made) as sink, lines.open("rb") as stream:
        for line in stream:
            sink.write(Record.from_json(line))


def _publish(made: Path, name: str, store: Store) -> dict[str, StoredFile]:
    """A format that makes one file has the part's name, one that makes several has a folder; the
    pages of a long report stand in a folder beside it."""
    if made.is_file():
        places = {made.name: made}
        if made.suffix == ".html":
            store.remove(f"{name}-releases")
            for page in sorted(made.parent.glob(f"{name}-releases/*")):
                places[f"{page.parent.name}/{page.name}"] = page
    else:
        found = sorted(path for path in made.rglob("*") if path.is_file())
        places = {f"{name}/{path.relative_to(made).as_posix()}": path for path in found}
    return {place: store.publish(path, place) for place, path in places.items()}


def _failed(item: Item, error: ErrorEntry) -> Record:
    return Record(SourceInfo(path=shown(item.name)), "", errors=[error])


def _answer(records: Iterable[Record], mark: str) -> Answer:
    summary = Summary()
    lines = []
    for record in records:
        summary.add(record)
        lines.append(record.to_json().encode() + b"\n")
    return Answer(b"".join(lines), summary, mark)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Answer)
