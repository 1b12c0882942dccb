"""How fast a report is written, and how fast a browser opens it.

    python tests/benchmark/report.py RECORDS.jsonl [--releases N] [--rounds N]

Makes one page of the first N records (again from the first where there are fewer) and an index with
a page for each, and opens both in Chromium, anew each time. The best of all rounds counts: from the
start of the navigation to the end of the load event, and to the first table row that is painted.
"""

from __future__ import annotations

import argparse
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from extractor import Record
from extractor.outputs import open_report
from extractor.write.jsonl import read_jsonl

FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
TIMES = """
const [page] = performance.getEntriesByType("navigation");
const paints = performance.getEntriesByType("paint").map(one => one.startTime);
return [page.loadEventEnd, Math.max(...paints), document.querySelectorAll("*").length];
"""


def opened(address: str) -> list[float]:
    """Milliseconds to the load event's end and to the first contents, and how many elements."""
    with TemporaryDirectory() as profile:
        options = ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = Chrome(options, ChromeService("/usr/bin/chromedriver"))
        try:
            browser.get(address)
            found: list[float] = browser.execute_script(TIMES)
            return found
        finally:
            browser.quit()


def written(records: list[Record], output: Path) -> float:
    """Seconds that the report took."""
    begun = time.perf_counter()
    with open_report(output) as sink:
        for record in records:
            sink.write(record)
    return time.perf_counter() - begun


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("records", type=Path)
    parser.add_argument("--releases", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with asked.records.open("rb") as lines:
        there = [one for one in read_jsonl(lines) if isinstance(one, Record)]
    records = list(islice(cycle(there), asked.releases))
    with TemporaryDirectory() as folder:
        for name in ("report.html", "report"):
            output = Path(folder) / name
            took = written(records, output)
            index = output / "index.html" if output.is_dir() else output
            times = [opened(index.as_uri()) for _ in range(asked.rounds)]
            load, paint, elements = (min(column) for column in zip(*times, strict=True))
            print(
                f"{name:12} {len(records)} releases, {index.stat().st_size / 1e6:.1f} MB, "
                f"{1000 * took / len(records):.1f} ms each to write; opens in {load:.0f} ms "
                f"(first contents {paint:.0f} ms, {elements:.0f} elements)"
            )


if __name__ == "__main__":
    main()
