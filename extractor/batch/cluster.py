"""A run on Dask: each part is a task, made and recorded by whichever machine takes it.

Comes in: the address of a scheduler, or "local". Goes out: an engine for `run`. The workers of the
cluster write the parts themselves, so all of them have to reach the inputs and the folder of the
run. It must not know how a part is made.

A cluster worker keeps a pool of one process for each of its threads, so that the limits of a
release hold there, too. A worker that dies loses only the parts that it had, which others make
again; without its scheduler a run ends, and the same command goes on.
"""

from __future__ import annotations

import threading
from asyncio import CancelledError
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from multiprocessing import current_process
from typing import Any

from extractor.batch.manifest import versions, write_entry
from extractor.batch.parts import Answer, Lines, Part, write_parts
from extractor.batch.pool import Pool
from extractor.batch.run import Engine, Plan
from extractor.batch.store import Store
from extractor.errors import ExtractorError, UsageError
from extractor.outcome import Summary

_AHEAD = 2
"""Parts under way for each thread of the cluster."""


def on_dask(address: str, workers: int) -> Engine:
    """The engine of the cluster at `address`; with "local", of one that is started here with so
    many `workers`.

    Raises UsageError if Dask is not installed.
    """
    distributed = _distributed()

    def work(
        parts: Iterator[Part], store: Store, plan: Plan, told: Callable[[int, Summary], None]
    ) -> Iterator[None]:
        here = versions(plan.settings.model)
        sizes: dict[str, int] = {}
        with _client(address, workers) as client:
            under_way = distributed.as_completed()

            def submit() -> None:
                threads = sum(client.nthreads().values())
                while len(sizes) < max(1, _AHEAD * threads) and (part := next(parts, None)):
                    task = client.submit(make_part, part, store, plan, Lines(), here, pure=False)
                    sizes[task.key] = len(part.items)
                    under_way.add(task)

            try:
                submit()
                for task in under_way:
                    told(sizes.pop(task.key), task.result())
                    yield
                    submit()
            except distributed.KilledWorker as error:
                raise ExtractorError(
                    f"A part was given up, since each worker that took it died ({error}); the same "
                    "command again goes on."
                ) from error
            except (CancelledError, distributed.comm.CommClosedError, TimeoutError) as error:
                raise ExtractorError(
                    f"The Dask scheduler is gone ({type(error).__name__}); the same command again "
                    "goes on."
                ) from error

    return work


def _distributed() -> Any:  # noqa: ANN401 - Dask has types in part only
    try:
        return import_module("distributed")
    except ImportError as error:
        raise UsageError(
            "Dask is not installed; pip install 'press-release-extractor[dask]' would have worked."
        ) from error


@contextmanager
def _client(address: str, workers: int) -> Iterator[Any]:
    distributed = _distributed()
    if address == "local":
        with (
            distributed.LocalCluster(
                n_workers=workers, threads_per_worker=1, dashboard_address=":0"
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = distributed.Client(address)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(
            f"There is no Dask scheduler at {address} ({error}); an address as tcp://host:8786, or "
            "local, would have worked."
        ) from error
    with client:
        yield client


def make_part(part: Part, store: Store, plan: Plan, task: Lines, wanted: dict[str, str]) -> Summary:
    """Make `part` and record it, on a worker of the cluster. Gives its counts.

    Raises UsageError if this machine has other versions than those `wanted`.
    """
    if (found := _versions_here(plan.settings.model)) != wanted:
        other = ", ".join(name for name in wanted if wanted[name] != found[name])
        raise UsageError(
            f"A worker of the cluster has another version of: {other}; the same installation on "
            "all machines would have worked."
        )
    [(_, entry)] = write_parts([part], _pool(plan, task), store, plan.format)
    write_entry(store, part.number, entry)
    return entry.summary


_versions_here = cache(versions)
_of_thread = threading.local()


def _pool(plan: Plan, task: Lines) -> Pool[Answer]:
    """The pool of this thread, which lasts from part to part."""
    if getattr(_of_thread, "plan", None) != (plan, task.base):
        if hasattr(_of_thread, "pool"):
            _of_thread.pool.close()
        current_process().daemon = False  # Dask's own are; such may not have children
        _of_thread.pool = Pool(plan.settings, 1, task, plan.limits)
        _of_thread.plan = (plan, task.base)
    pool: Pool[Answer] = _of_thread.pool
    return pool
