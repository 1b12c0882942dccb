"""Whether a run that is killed again and again ends with the bytes of an undisturbed one.

    python tests/benchmark/kills.py WORK [--releases 5000] [--kills 30] [--workers 2]

Runs `extractor run` over generated releases undisturbed. Then, as often as `--kills` says: begins
the run anew, kills it (the parent, or all its processes) at a random moment, and again up to ten
times as it goes on, lets it end, and compares every file. Prints what was killed, and when.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from scale import texts


def written(out: Path) -> dict[str, bytes]:
    """All files of a run but the one that tells how it went."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


def start(folder: Path, out: Path, workers: int) -> subprocess.Popen[str]:
    """A run, as a process of its own group."""
    command = [sys.executable, "-m", "extractor", "run", str(folder), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--workers", str(workers), "--part-size", "20"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def main() -> None:
    """Kill and compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--releases", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--longest", type=float, default=60, help="seconds before a kill")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    chance = random.Random(asked.seed)
    folder, out = texts(asked.work, asked.releases), asked.work / "killed"
    shutil.rmtree(out, ignore_errors=True)
    began = time.perf_counter()
    start(folder, out, asked.workers).communicate()
    whole = time.perf_counter() - began
    undisturbed = written(out)
    print(f"undisturbed: {whole:.1f} s, {len(undisturbed)} files", flush=True)
    killed = different = 0
    while killed < asked.kills:
        shutil.rmtree(out)
        said: list[str] = []
        while True:
            workers = chance.choice([1, asked.workers])
            process = start(folder, out, workers)
            if killed < asked.kills and len(said) < 10:
                try:
                    process.wait(chance.uniform(0.1, min(whole / 2, asked.longest)))
                except subprocess.TimeoutExpired:
                    group = chance.random() < 0.5
                    (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
                    killed += 1
                    parts = len(list(out.glob("manifest/*.json")))
                    said.append(f"{'group' if group else 'parent'} at {parts} parts")
                    process.communicate()
                    continue
            words = process.communicate()[1].strip()
            break
        same = written(out) == undisturbed
        different += not same
        print(f"{'identical' if same else 'DIFFERENT'}: {'; '.join(said)}: {words}", flush=True)
    print(f"{killed} kills, {different} outputs differ")


if __name__ == "__main__":
    main()
