"""What a worker process does: load one extractor, then answer one input after the other.

Comes in: inputs on a connection. Goes out: on the same connection, first whether the worker is
ready, then an answer for each input. A worker ends when its connection closes or its parent is
gone, however that ended. It must not know of other workers.
"""

from __future__ import annotations

import gc
import os
import threading
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from extractor.errors import UsageError
from extractor.pipeline import Extractor, Settings
from extractor.schema import ErrorEntry

READY = b""
"""The first message of a worker; anything else says in words why it cannot work."""

T = TypeVar("T", covariant=True)


class Task(Protocol[T]):
    """What is done with each input. It goes to the workers by pickle."""

    def work(self, extractor: Extractor, source: Any) -> bytes:  # noqa: ANN401
        """The answer for `source`, in the worker."""

    def read(self, answer: bytes) -> T:
        """What the answer says, in the parent."""

    def lost(self, source: Any, error: ErrorEntry) -> T:  # noqa: ANN401
        """What stands for the answer of an input that was given up."""


def load(settings: Settings | None) -> Extractor:
    """An extractor for many releases. What has been loaded stays, so the garbage collector need
    not look through it again and again, which would take a twentieth of the time."""
    extractor = Extractor(settings)
    gc.freeze()
    return extractor


def serve(ours: Connection, settings: Settings | None, task: Task[Any]) -> None:
    """Answer what comes on `ours` until it closes."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        extractor = load(settings)
    except UsageError as error:
        ours.send_bytes(str(error).encode())
        return
    ours.send_bytes(READY)
    while True:
        try:
            source = ours.recv()
        except EOFError:
            return
        ours.send_bytes(task.work(extractor, source))


def _end_with_parent() -> None:
    """A parent that is killed closes nothing while a release is under way: see that it lives."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
