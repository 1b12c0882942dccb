"""Worker processes, each with one loaded extractor and one input at a time.

Comes in: inputs. Goes out: an answer for each, lazily and in the order of the inputs. Memory stays
flat: only a few inputs for each worker are under way. The pool must not know what an input is.

As a worker has one input at a time, it is known which one kills it. A worker that dies is replaced
and its input tried once more, since what killed it may have come from outside; an input that kills
two, or passes a limit, is given up, and the others go on.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, get_context, resource_tracker
from types import TracebackType
from typing import Any, Generic, TypeVar

from extractor.batch.limits import Limits
from extractor.batch.worker import READY, Task, serve
from extractor.errors import ExtractorError, UsageError, entry
from extractor.pipeline import Settings
from extractor.schema import ErrorEntry

AHEAD = 4
"""Inputs under way for each worker: enough that a slow release does not idle the others."""
_STILLBORN = 3
"""So many workers in a row that end before they are ready show that none ever will be."""

T = TypeVar("T")


@dataclass(slots=True)
class _Job:
    number: int
    source: Any
    deaths: int = 0


class _Worker:
    """A process, and the input that it has. Its first message says that it is ready."""

    def __init__(self, settings: Settings | None, task: Task[Any]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, settings, task), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.ready = False
        self.job: _Job | None = None
        self.began = 0.0

    @property
    def idle(self) -> bool:
        return self.ready and self.job is None

    def give(self, job: _Job) -> None:
        """Raises OSError if the worker has died."""
        self.connection.send(job.source)
        self.job, self.began = job, time.monotonic()

    def end(self, *, now: bool = False) -> str:
        """Stop the process, at once or when it has done what it is doing, and say how it ended."""
        self.connection.close()
        if not now:
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


class Pool(Generic[T]):
    """`size` workers at most, started when there is work for them; a context that ends them."""

    def __init__(
        self, settings: Settings | None, size: int, task: Task[T], limits: Limits | None = None
    ) -> None:
        if size < 1:
            raise UsageError(f"There are {size} workers; at least 1 would have worked.")
        self.settings = settings
        self.size = size
        self.task = task
        self.limits = limits or Limits()
        self._workers: list[_Worker] = []
        self._waiting: deque[_Job] = deque()
        self._stillborn = 0

    def __enter__(self) -> Pool[T]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        self._end(self._workers)

    def run(self, sources: Iterable[Any]) -> Iterator[T]:
        """The answer for each source, in order. One run at a time; the workers stay for the next.

        Raises UsageError if the workers cannot work with the settings, and ExtractorError if they
        die before they are ready.
        """
        numbered = enumerate(sources)
        done: dict[int, T] = {}
        taken = given = 0
        more = True
        try:
            while True:
                free = self.size - len(self._busy())
                while more and len(self._waiting) < free and given < taken + self.size * AHEAD:
                    following = next(numbered, None)
                    if following is None:
                        more = False
                    else:
                        given += 1
                        self._waiting.append(_Job(*following))
                self._give()
                while taken in done:
                    yield done.pop(taken)
                    taken += 1
                if taken < given:
                    self._collect(done)
                elif not more:
                    return
        finally:
            self._waiting.clear()
            self._end(self._busy())

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.job]

    def _end(self, workers: list[_Worker]) -> None:
        for worker in list(workers):
            self._workers.remove(worker)
            worker.end(now=True)

    def _give(self) -> None:
        """Hand out what is waiting; start workers for what none is free for."""
        for worker in [worker for worker in self._workers if worker.idle]:
            if not self._waiting:
                return
            try:
                worker.give(self._waiting[0])
            except OSError:  # it died while idle, so this input is not to blame
                self._end([worker])
            else:
                self._waiting.popleft()
        loading = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._waiting) - loading, self.size - len(self._workers))):
            self._workers.append(_Worker(self.settings, self.task))

    def _collect(self, done: dict[int, T]) -> None:
        """Wait until a worker is ready, has an answer, or has died, and look at the limits."""
        working = {worker.connection: worker for worker in self._workers if not worker.idle}
        ready = connection.wait(list(working), timeout=self.limits.wait())
        for one, worker in working.items():
            if one in ready:
                self._hear(worker, done)
            elif worker.job and (
                passed := self.limits.passed(worker.process.pid or 0, worker.began)
            ):
                self._give_up(worker, worker.job, passed, done)

    def _hear(self, worker: _Worker, done: dict[int, T]) -> None:
        try:
            answer = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._bury(worker, done)
            return
        if worker.job:
            done[worker.job.number] = self.task.read(answer)
            worker.job = None
        elif answer == READY:
            worker.ready = True
            self._stillborn = 0
        else:
            raise UsageError(answer.decode())

    def _bury(self, worker: _Worker, done: dict[int, T]) -> None:
        """See to the input of a worker that has died."""
        self._workers.remove(worker)
        how = worker.end()
        job = worker.job
        if job is None:
            self._stillborn += 1
            if self._stillborn == _STILLBORN:
                raise ExtractorError(f"No worker gets ready: {how}.")
        elif job.deaths:
            done[job.number] = self.task.lost(job.source, entry("B001", found=how))
        else:
            job.deaths += 1
            self._waiting.appendleft(job)

    def _give_up(self, worker: _Worker, job: _Job, error: ErrorEntry, done: dict[int, T]) -> None:
        self._end([worker])
        done[job.number] = self.task.lost(job.source, error)
