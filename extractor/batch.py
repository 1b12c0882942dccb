"""Many releases: files and folders in, records out, in order, on one or several processes.

Comes in: paths or other inputs. Goes out: records, lazily and in the order of the inputs,
whatever the number of workers. Memory stays flat: only a few inputs for each worker are under
way. This module must not know what happens to one release.

A worker that dies (killed, out of memory) loses only the input that it had: that one yields a
record with B001, a new worker takes its place, and the run goes on.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from extractor.errors import UsageError, entry
from extractor.outcome import OnError, Summary, is_failed
from extractor.pipeline import Extractor, Input, Settings
from extractor.read import discover
from extractor.schema import Record, SourceInfo
from extractor.write import Sink

_AHEAD = 4
"""Inputs under way for each worker: enough that a slow release does not idle the others."""


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
        return _Pool(settings, workers).run(sources)
    extractor = _load(settings)
    return (list(extractor.extract_all(source)) for source in sources)


def run(
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


class _Worker:
    """A process with an extractor, and the number of the input that it has."""

    def __init__(self, settings: Settings | None) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, settings), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.number = -1
        self.source: Input = b""

    def give(self, number: int, source: Input) -> None:
        self.number, self.source = number, source
        self.connection.send(source)

    def result(self) -> list[Record]:
        """The records of the input given last. Raises EOFError or OSError if the worker died."""
        return _decoder.decode(self.connection.recv_bytes())

    def end(self) -> str:
        """Stop the process, and say how it ended."""
        self.connection.close()
        self.process.join(timeout=1)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        return f"its worker ended with exit code {self.process.exitcode}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """An interrupt goes to the whole process group. A process started in this block never sees
    one, not even while it loads: its parent ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Python's own helper process comes first: starting it lets interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Pool:
    """Workers that each have one input at a time, so that it is known which input kills one."""

    def __init__(self, settings: Settings | None, workers: int) -> None:
        self.settings = settings
        self.size = workers
        self.idle: list[_Worker] = []
        self.busy: list[_Worker] = []

    def run(self, sources: Iterable[Input]) -> Iterator[list[Record]]:
        """The records of each source, in order."""
        waiting = enumerate(sources)
        done: dict[int, list[Record]] = {}
        taken = given = 0
        more = True
        try:
            while True:
                while more and len(self.busy) < self.size and given < taken + self.size * _AHEAD:
                    following = next(waiting, None)
                    if following is None:
                        more = False
                    else:
                        given += 1
                        self._give(*following)
                while taken in done:
                    yield done.pop(taken)
                    taken += 1
                if not self.busy:
                    if not more:
                        return
                    continue
                self._collect(done)
        finally:
            for worker in (*self.idle, *self.busy):
                worker.process.terminate()
                worker.end()

    def _give(self, number: int, source: Input) -> None:
        while True:
            worker = self.idle.pop() if self.idle else _Worker(self.settings)
            try:
                worker.give(number, source)
            except OSError:  # it died while idle, so this input is not to blame
                worker.end()
            else:
                self.busy.append(worker)
                return

    def _collect(self, done: dict[int, list[Record]]) -> None:
        ready = connection.wait([worker.connection for worker in self.busy])
        for worker in [worker for worker in self.busy if worker.connection in ready]:
            self.busy.remove(worker)
            try:
                done[worker.number] = worker.result()
            except (EOFError, OSError):
                done[worker.number] = [_lost(worker.source, worker.end())]
            else:
                self.idle.append(worker)


def _lost(source: Input, how: str) -> Record:
    path = str(source).encode("utf-8", "replace").decode() if isinstance(source, Path) else None
    return Record(SourceInfo(path=path), "", errors=[entry("B001", found=how)])


def _load(settings: Settings | None) -> Extractor:
    """An extractor for many releases. What has been loaded stays, so the garbage collector need
    not look through it again and again, which would take a twentieth of the time."""
    extractor = Extractor(settings)
    gc.freeze()
    return extractor


def _serve(ours: Connection, settings: Settings | None) -> None:
    extractor = _load(settings)
    while True:
        try:
            source = ours.recv()
        except EOFError:
            return
        ours.send_bytes(_encoder.encode(list(extractor.extract_all(source))))


_encoder = msgspec.msgpack.Encoder(decimal_format="string")
_decoder = msgspec.msgpack.Decoder(list[Record])
