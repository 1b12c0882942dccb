"""How a run scales: with workers, with the number of releases, with the length of one.

    python tests/benchmark/scale.py WORK [--counts 10 100 1000 10000] [--lengths]

Generates releases in the folder WORK with the corpus generator (and keeps them there), runs
`extractor run` over them as a process, and prints what each took: wall seconds, milliseconds a
release without the start, of wall time and of processor time in all processes (which a busy machine
disturbs less), and the highest memory of the parent and of a worker, which it looks at ten times a
second. `--lengths` instead takes one release from 1 kB to 10 MB long.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import psutil

from extractor import Extractor
from extractor.corpus.grammar import generate_folder

_LENGTHS = (1_000, 10_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)


def texts(work: Path, count: int) -> Path:
    """A folder with `count` generated releases and nothing else."""
    folder = work / f"texts-{count}"
    if not folder.is_dir():
        made = work / "making"
        shutil.rmtree(made, ignore_errors=True)
        generate_folder(made, count, 0, split="train")
        made.rename(folder)
    return folder


def peaks(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """The highest resident memory, in MB, of `process` and of any one worker of it."""
    parent, worker = 0, 0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            parent = max(parent, watched.memory_info().rss)
            for child in watched.children():
                worker = max(worker, child.memory_info().rss)
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.1)
    return parent / 1e6, worker / 1e6


def processor() -> float:
    """The processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(folder: Path, out: Path, workers: int) -> tuple[float, float, float, float]:
    """Wall and processor seconds, and the peaks of parent and worker, of a run."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "extractor", "run", str(folder), "--out", str(out)]
    began, used = time.perf_counter(), processor()
    process = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.DEVNULL)
    parent, worker = peaks(process)
    assert process.returncode in (0, 3)
    return time.perf_counter() - began, processor() - used, parent, worker


def counts(work: Path, sizes: list[int]) -> None:
    """Print what runs of these sizes take, on one worker and on two."""
    starts = [run(texts(work, 1), work / "out", 1) for _ in range(3)]
    start, used = min(one[0] for one in starts), min(one[1] for one in starts)
    print(f"start-up {start:.2f} s, {used:.2f} s of processor time")
    columns = ("releases", "workers", "seconds", "ms each", "cpu ms", "parent MB", "worker MB")
    print("".join(f"{column:>11}" for column in columns))
    for size in sizes:
        took = {}
        for workers in (1, 2):
            seconds, spent, *memory = run(texts(work, size), work / "out", workers)
            took[workers] = seconds
            each = (seconds - start) / size * 1000
            cpu = (spent - used * workers) / size * 1000
            figures = (seconds, each, cpu, *memory)
            print(f"{size:11}{workers:11}" + "".join(f"{one:11.2f}" for one in figures), flush=True)
        print(f"{'':11}2 to 1: {took[1] / took[2]:.2f}, without start-up ", end="")
        print(f"{(took[1] - start) / (took[2] - start):.2f}")


def lengths(work: Path) -> None:
    """Print what releases of growing length take in this process."""
    paragraphs = [path.read_text() for path in sorted(texts(work, 100).glob("*.txt"))]
    extractor = Extractor()
    extractor.extract(paragraphs[0])
    for length in _LENGTHS:
        text = ""
        while len(text) < length:
            text += "\n\n".join(paragraphs)
        began = time.process_time()
        record = extractor.extract(text[:length])
        took = time.process_time() - began
        read = min(length, 1_000_000)
        codes = sorted({error.code for error in record.errors})
        print(f"{length:9} characters {took:8.2f} s {took / read * 1e6:8.1f} us each {codes}")


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--counts", type=int, nargs="+", default=[10, 100, 1000, 10_000])
    parser.add_argument("--lengths", action="store_true")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    if asked.lengths:
        lengths(asked.work)
    else:
        counts(asked.work, asked.counts)


if __name__ == "__main__":
    main()
