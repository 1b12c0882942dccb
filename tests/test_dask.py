"""Dask: the same bytes from a cluster, whatever dies there; frames in and out."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pandas as pd
import psutil
import pyarrow as pa
import pytest
from conftest import RELEASE

from extractor import Record, UsageError, extract, extract_frame
from extractor.batch.cluster import on_dask
from extractor.batch.run import Plan, on_this_machine, run
from extractor.errors import ExtractorError
from extractor.outcome import Summary

ROOT = Path(__file__).parent.parent
PLAN = Plan(part_size=5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for number in range(80):
        (folder / f"{number:03}.txt").write_text(RELEASE.replace("Dana", f"Dana{number}a"))
    (folder / "x.txt").symlink_to("nowhere")
    return folder


def written(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("out")
    run([str(folder)], str(out), PLAN, on_this_machine(2))
    return written(out)


def test_a_cluster_writes_the_same_bytes_though_a_worker_dies(
    folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    killed: list[int] = []

    def progress(done: int, total: int | None, summary: Summary) -> None:
        if done >= 20 and not killed:
            workers = [
                process
                for process in psutil.Process().children(recursive=True)
                if process.children() and process.ppid() == os.getpid()
            ]
            killed.append(workers[0].pid)
            workers[0].kill()

    outcome = run([str(folder)], str(tmp_path / "out"), PLAN, on_dask("local", 2), progress)
    assert killed
    assert outcome.made == 17
    assert written(tmp_path / "out") == undisturbed


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and a worker as processes of their own: the address and the scheduler."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            env=environment,
            cwd=folder,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    port = address.rpartition(":")[2]
    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    worker = start("worker", address, "--nthreads", "1", "--no-dashboard", "--death-timeout", "5")
    try:
        yield address, scheduler
    finally:
        for process in (worker, scheduler):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def test_a_run_goes_on_after_its_scheduler_died(
    folder: Path, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    with cluster(tmp_path) as (address, scheduler):

        def progress(done: int, total: int | None, summary: Summary) -> None:
            if done >= 20:
                scheduler.kill()

        began = time.monotonic()
        with pytest.raises(ExtractorError, match="scheduler is gone"):
            run([str(folder)], str(out), PLAN, on_dask(address, 1), progress)
        assert time.monotonic() - began < 100
    outcome = run([str(folder)], str(out), PLAN, on_this_machine(2))  # whoever goes on
    assert 4 <= outcome.kept < 17
    assert written(out) == undisturbed


def test_an_address_without_a_scheduler(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no Dask scheduler at nonsense"):
        run([str(folder)], str(tmp_path / "out"), PLAN, on_dask("nonsense", 1))


# frames


def frame(release: str, wrong: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"body": [release, wrong, None], "id": ["a", "b", "c"]}, index=pd.Index([7, 8, 9])
    )


def test_a_frame_of_texts_becomes_a_frame_of_records(release: str, wrong: str) -> None:
    found = extract_frame(frame(release, wrong), text="body", name="id")
    assert list(found.index) == [7, 8, 9]
    assert list(found["name"]) == ["a", "b", "c"]
    assert list(found["issuer"])[:2] == ["Quillfern Optics Inc."] * 2
    assert list(found["date"])[:2] == ["2025-03-04"] * 2
    assert list(found["inconsistent"]) == [0, 1, 0]
    assert list(found["errors"]) == [0, 0, 1]
    first, _, last = map(Record.from_json, found["record"])
    assert first.quantities == extract(release).quantities
    assert [error.code for error in last.errors] == ["R012"]
    with pytest.raises(UsageError, match="no column 'text'; one of body, id would have worked"):
        extract_frame(frame(release, wrong))


def test_an_empty_frame_has_the_same_columns(release: str, wrong: str) -> None:
    whole = extract_frame(frame(release, wrong), text="body")
    empty = extract_frame(frame(release, wrong).head(0), text="body")
    assert len(empty) == 0
    pd.testing.assert_series_equal(empty.dtypes, whole.dtypes)
    assert empty.index.dtype == whole.index.dtype


def test_a_frame_under_dask(release: str, wrong: str) -> None:
    dask, dd = import_module("dask"), import_module("dask.dataframe")
    texts = frame(release, wrong)
    with dask.config.set(scheduler="synchronous"):
        parts = dd.from_pandas(texts, npartitions=2)
        meta = extract_frame(texts.head(0), text="body", name="id")
        found = parts.map_partitions(extract_frame, text="body", name="id", meta=meta).compute()
    expected = extract_frame(texts, text="body", name="id")
    assert list(found["record"]) == list(expected["record"])
    assert list(found.index) == list(expected.index)


def test_frames_have_the_columns_that_spark_is_told_of(release: str, wrong: str) -> None:
    words = (extract_frame.__doc__ or "").partition('schema = "')[2].partition('"')[0]
    told = [tuple(column.split()) for column in words.split(",")]
    frames = list(
        map(extract_frame, [pd.DataFrame({"text": [release]}), pd.DataFrame({"text": []})])
    )
    for one in frames:
        types = {"long": pa.int64(), "string": pa.large_string()}
        schema = pa.Schema.from_pandas(one, preserve_index=False)
        assert [(field.name, field.type) for field in schema] == [
            (name, types[kind]) for name, kind in told
        ]
    assert json.loads(frames[0]["record"].iloc[0])["headline"]
