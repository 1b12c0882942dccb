"""How fast the extractor is, and how that compares with bare spaCy tokenization.

    python tests/benchmark/speed.py FOLDER [--rounds N] [--stages]

Reads the releases in FOLDER, then takes turns in one process: bare `spacy.blank("en")`
tokenization of the texts, and the full pipeline on the files (reading, extracting, JSON). The
best of all rounds counts. `--stages` adds the time of each stage.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

import extractor.pipeline
from extractor import Extractor
from extractor.read import discover, read


def seconds(work: Callable[[], object]) -> float:
    """The wall time of `work`."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Releases a second of both, the ratio, and milliseconds for a thousand characters."""
    paths = list(discover([folder]))
    texts = [source.text for path in paths for source in read(path)]
    characters = sum(map(len, texts))
    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    extractor = Extractor()

    def tokenize() -> None:
        for text in texts:
            nlp(text)

    def extract() -> None:
        for record in extractor.extract_many(paths):
            record.to_json()

    times = [(seconds(tokenize), seconds(extract)) for _ in range(rounds)]
    bare, full = (min(column) for column in zip(*times, strict=True))
    return {
        "releases": len(texts),
        "tokenize_per_second": len(texts) / bare,
        "extract_per_second": len(texts) / full,
        "ratio": bare / full,
        "tokenize_ms_per_kilochar": bare * 1e6 / characters,
        "extract_ms_per_kilochar": full * 1e6 / characters,
    }


def stages(folder: Path) -> dict[str, float]:
    """Milliseconds a release of each stage, as the pipeline's guard sees them."""
    spent: dict[str, float] = defaultdict(float)
    guard: Any = extractor.pipeline._Guard
    plain = guard.__call__

    def timed(self: Any, stage: str, empty: Any, run: Callable[[], Any]) -> Any:  # noqa: ANN401
        begun = time.perf_counter()
        try:
            return plain(self, stage, empty, run)
        finally:
            spent[stage] += time.perf_counter() - begun

    paths = list(discover([folder]))
    count = 0
    guard.__call__ = timed
    try:
        begun = time.perf_counter()
        for record in Extractor().extract_many(paths):
            read_by = time.perf_counter()
            record.to_json()
            spent["json"] += time.perf_counter() - read_by
            count += 1
        spent["all"] = time.perf_counter() - begun
    finally:
        guard.__call__ = plain
    return {stage: 1000 * took / count for stage, took in spent.items()}


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stages", action="store_true")
    asked = parser.parse_args()
    for name, figure in measure(asked.folder, asked.rounds).items():
        print(f"{name:26}{figure:10.3f}")
    if asked.stages:
        print("\nmilliseconds a release")
        for stage, took in sorted(stages(asked.folder).items(), key=lambda item: -item[1]):
            print(f"{stage:26}{took:10.3f}")


if __name__ == "__main__":
    main()
