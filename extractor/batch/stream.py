"""Records as a stream: files and folders in, records out, in order, on one or several processes.

Comes in: paths or other inputs. Goes out: records, lazily and in the order of the inputs,
whatever the number of workers. It must not keep records, nor know what happens to one release.

A worker that dies (killed, out of memory) loses only the input that it had: that one yields a
record with B001, a new worker takes its place, and the rest goes on.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from extractor.batch.pool import Pool
from extractor.batch.worker import load
from extractor.errors import UsageError
from extractor.outcome import OnError, Summary, is_failed
from extractor.pipeline import Extractor, Input, Settings
from extractor.read import discover
from extractor.schema import ErrorEntry, Record, SourceInfo
from extractor.write import Sink


def extract_many(
    sources: Iterable[Input], settings: Settings | None = None, *, workers: int = 1
) -> Iterator[Record]:
    """The records of all `sources`, lazily, in their order; a submission gives several.

    With more than one worker each process loads its own extractor. As with all of Python's
    multiprocessing, a script then needs its `if __name__ == "__main__"`.

    Raises UsageError for less than one worker.
    """
    grouped = extract_grouped(sources, settings, workers=workers)
    return (record for records in grouped for record in records)


def extract_grouped(
    sources: Iterable[Input], settings: Settings | None = None, *, workers: int = 1
) -> Iterator[list[Record]]:
    """The records of each source in a list of their own, which has at least one. Otherwise as
    `extract_many`."""
    if workers < 1:
        raise UsageError(f"There are {workers} workers; at least 1 would have worked.")
    if workers > 1:
        return _pooled(sources, settings, workers)
    extractor = load(settings)
    return (list(extractor.extract_all(source)) for source in sources)


def _pooled(
    sources: Iterable[Input], settings: Settings | None, workers: int
) -> Iterator[list[Record]]:
    with Pool(settings, workers, _Records()) as pool:
        yield from pool.run(sources)


def extract_paths(
    paths: Iterable[str | Path],
    sink: Sink,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    on_error: OnError = "skip",
    seen: Callable[[Record], None] = lambda record: None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Summary:
    """Extract all releases in `paths` (files, folders, `-` for standard input) into `sink`.

    `seen` is told of each record, `progress` of the inputs that are done and of how many there
    are. With `on_error` "stop" the record of the first failed input is the last one.
    """
    summary = Summary()
    limit = (settings or Settings()).max_bytes
    todo = list(inputs(paths, limit))
    progress(0, len(todo))
    for done, records in enumerate(extract_grouped(todo, settings, workers=workers), 1):
        for record in records:
            summary.add(record)
            sink.write(record)
            seen(record)
            if on_error == "stop" and is_failed(record):
                return summary
        progress(done, len(todo))
    return summary


def inputs(paths: Iterable[str | Path], limit: int) -> Iterator[Input]:
    """The inputs that `paths` stand for: folders unfolded, `-` the bytes of standard input, of
    which no more are read than it takes to see that they are more than `limit`."""
    for path in paths:
        if str(path) == "-":
            yield sys.stdin.buffer.read(limit + 1)
        else:
            yield from discover([path])


class _Records:
    """The task that gives whole records back."""

    def work(self, extractor: Extractor, source: Input) -> bytes:
        return _encoder.encode(list(extractor.extract_all(source)))

    def read(self, answer: bytes) -> list[Record]:
        return _decoder.decode(answer)

    def lost(self, source: Input, error: ErrorEntry) -> list[Record]:
        path = str(source).encode("utf-8", "replace").decode() if isinstance(source, Path) else None
        return [Record(SourceInfo(path=path), "", errors=[error])]


_encoder = msgspec.msgpack.Encoder(decimal_format="string")
_decoder = msgspec.msgpack.Decoder(list[Record])
