"""The library: what goes into an extractor, what comes out, and what happens when things fail."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from pace import assert_linear
from sound import assert_sound

import extractor
from extractor import (
    Extractor,
    Settings,
    UsageError,
    extract,
    extract_many,
    pipeline,
)
from extractor.annotate.jobs import JOBS, Job
from extractor.batch.pool import AHEAD
from extractor.schema import SourceInfo
from extractor.stages import Annotations

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def loaded() -> Extractor:
    return Extractor()


def test_extract_text(release: str) -> None:
    record = extract(release)
    assert_sound(record)
    assert record.text == release
    assert record.headline is not None
    assert record.headline.text == release.partition("\n")[0]
    assert (record.date, record.place, record.wire) == (
        "2025-03-04",
        "Boulder, Colo.",
        "GlobeNewswire",
    )
    assert [company.name for company in record.companies] == ["Quillfern Optics Inc."]
    assert record.issuer == record.companies[0].id
    amounts = {(quantity.kind, quantity.value) for quantity in record.quantities}
    assert amounts == {
        ("share_count", Decimal(1_000_000)),
        ("price", Decimal("2.50")),
        ("amount", Decimal(2_500_000)),
    }
    assert [deal.type for deal in record.deals] == ["private_placement"]
    assert [person.name for person in record.people] == ["Dana Marwick"]
    assert [quote.speaker for quote in record.quotes] == [record.people[0].id]
    assert [(check.identity, check.status) for check in record.checks] == [
        ("proceeds", "consistent")
    ]
    assert record.errors == []


def test_planted_error_is_inconsistent(wrong: str) -> None:
    statuses = {check.identity: check.status for check in extract(wrong).checks}
    assert statuses["proceeds"] == "inconsistent"


def test_text_bytes_path_and_gzip_give_the_same(
    loaded: Extractor, release: str, tmp_path: Path
) -> None:
    plain, packed = tmp_path / "one.txt", tmp_path / "one.txt.gz"
    plain.write_text(release, encoding="utf-8")
    packed.write_bytes(gzip.compress(release.encode()))
    records = [loaded.extract(source) for source in (release, release.encode(), plain, packed)]
    assert [record.source.path for record in records] == [None, None, str(plain), str(packed)]
    for record in records:
        assert msgspec.structs.replace(record, source=SourceInfo()) == msgspec.structs.replace(
            records[0], source=SourceInfo()
        )


def test_a_string_is_never_a_path(loaded: Extractor, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Something")
    name = str(tmp_path / "one.txt")
    assert loaded.extract(name).text == name


SUBMISSION = """<SEC-DOCUMENT>0000000000-25-000001.txt : 20250304
<SEC-HEADER>0000000000-25-000001.hdr.sgml : 20250304
ACCESSION NUMBER:		0000000000-25-000001
CONFORMED SUBMISSION TYPE:	8-K
FILED AS OF DATE:		20250304

FILER:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			QUILLFERN OPTICS INC
		CENTRAL INDEX KEY:			0000000001
</SEC-HEADER>
<DOCUMENT>
<TYPE>8-K
<TEXT>
The form itself.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.1
<TEXT>
First exhibit.
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-99.2
<TEXT>
Second exhibit.
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def test_a_submission_gives_a_record_for_every_exhibit(loaded: Extractor) -> None:
    records = list(loaded.extract_all(SUBMISSION.encode()))
    assert [record.text.strip() for record in records] == ["First exhibit.", "Second exhibit."]
    assert [record.source.exhibit for record in records] == ["EX-99.1", "EX-99.2"]
    assert {record.source.filing_date for record in records} == {"2025-03-04"}
    assert loaded.extract(SUBMISSION.encode()).source.exhibit == "EX-99.1"


def test_extract_many_is_lazy_and_in_order(loaded: Extractor) -> None:
    def sources() -> Iterator[str]:
        yield "first"
        yield "second"
        raise AssertionError("asked for more than was needed")

    records = loaded.extract_many(sources())
    assert [next(records).text, next(records).text] == ["first", "second"]


@pytest.mark.parametrize("job", JOBS)
def test_a_stage_that_raises_loses_only_its_own(
    job: str, release: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(view: str, notes: Annotations) -> None:
        raise ValueError("out of ink")

    monkeypatch.setitem(JOBS, job, Job(job, JOBS[job].needs, fail))
    record = Extractor().extract(release)
    assert_sound(record)
    assert [error.code for error in record.errors if error.code == "P001"] == ["P001"]
    error = next(error for error in record.errors if error.code == "P001")
    assert error.stage == "pipeline"
    assert error.message == (
        f"Stage {job} failed on this release: ValueError: out of ink; its results are missing."
    )
    assert record.text == release
    if job != "quantities":
        assert record.quantities


@pytest.mark.parametrize(
    "stage",
    [
        "read",
        "normalize",
        "parse_layout",
        "assemble_companies",
        "assemble_people",
        "assemble_quotes",
        "assemble_facts",
        "assemble_deals",
        "join_record",
        "check_record",
    ],
)
def test_every_other_stage_may_fail_too(
    stage: str, release: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, stage, fail)
    record = Extractor().extract(release)
    assert_sound(record)
    failures = [error for error in record.errors if error.code == "P001"]
    assert len(failures) == 1
    assert "RecursionError: too deep" in failures[0].message
    assert record.text == ("" if stage == "read" else release)


def test_settings_name_the_components(release: str) -> None:
    chosen = Settings(components=("extractor_dates", "extractor_frame"))
    record = Extractor(chosen).extract(release)
    assert record.date == "2025-03-04"
    assert record.quantities == []
    with pytest.raises(UsageError, match="extractor_datse"):
        Extractor(Settings(components=("extractor_datse",)))


def test_settings_bound_the_input() -> None:
    record = Extractor(Settings(max_bytes=10)).extract("more than ten characters")
    assert [error.code for error in record.errors] == ["R003"]


@pytest.mark.parametrize("text", ["", " \n", "\0", "\ufeff", "\ud800", "a" * 100_000, "|" * 5000])
def test_odd_texts_give_honest_records(text: str, loaded: Extractor) -> None:
    record = loaded.extract(text)
    assert_sound(record)
    assert (record.companies, record.people, record.deals, record.checks) == ([], [], [], [])
    assert not [error for error in record.errors if error.code == "P001"]


FRAGMENTS = [
    "Quillfern Optics Inc.",
    "(NASDAQ: QFRN)",
    '(the "Company")',
    "$2.5 million",
    "1,000,000 shares",
    "at a price of $2.50 per share",
    "gross proceeds of",
    "between $10 and $12",
    "1-for-25",
    "March 4, 2025",
    "BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) --",
    "said Dana Marwick, Chief Executive Officer",
    "| Revenue | 1,200 | (300) |",
    "| --- | --- |",
    "two hundred fifty thousand",
    "About Quillfern",
    "Forward-Looking Statements",
    "private placement",
]


@pytest.mark.parametrize(
    "seed",
    [
        "a",
        "A ",
        "Aa ",
        "1 ",
        "1,",
        "$1 ",
        "(",
        "“",
        '"a ',
        "| 1 ",
        "| a |\n",
        "Inc. ",
        "A. ",
        "said ",
        "the Company ",
        "$1 million for 1 share at $1 per share. ",
        "May 1, 2025 ",
        "\n",
        "*",
        "[a](",
        "<p>",
        "&amp;",
        *(fragment + " " for fragment in FRAGMENTS),
    ],
)
def test_time_is_linear(seed: str, loaded: Extractor) -> None:
    def seconds(length: int) -> float:
        begun = time.process_time()
        loaded.extract(seed * (length // len(seed)))
        return time.process_time() - begun

    assert_linear(seconds, 10_000)


def test_workers_change_nothing(release: str, wrong: str, tmp_path: Path) -> None:
    sources: list[str | bytes | Path] = [release, wrong.encode(), "", SUBMISSION.encode()]
    for number in range(8):
        path = tmp_path / f"{number}.txt"
        path.write_text(release.replace("Quillfern", f"Quillfern{'abcdefgh'[number]}"))
        sources.append(path)
    sources.append(tmp_path / "missing.txt")
    alone = [record.to_json() for record in extract_many(sources)]
    together = [record.to_json() for record in extract_many(sources, workers=3)]
    assert together == alone
    assert len(alone) == len(sources) + 1
    with pytest.raises(UsageError, match="0 workers"):
        extract_many(sources, workers=0)


CRASHING = """
import os, sys
from pathlib import Path
from extractor import pipeline
from extractor.batch import extract_many

whole = pipeline.Extractor.extract_all
def crash(self, source):
    if source == "crash":
        os._exit(9)
    return whole(self, source)
pipeline.Extractor.extract_all = crash

if __name__ == "__main__":
    for record in extract_many(["one", "crash", "two", "crash", "three"], workers=2):
        print(repr(record.text), [error.code for error in record.errors if error.code == "B001"])
"""


def test_a_worker_that_dies_loses_one_input(tmp_path: Path) -> None:
    script = tmp_path / "crashing.py"
    script.write_text(CRASHING)
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "'one' []",
        "'' ['B001']",
        "'two' []",
        "'' ['B001']",
        "'three' []",
    ]


def test_leaving_early_ends_the_workers(release: str) -> None:
    records = extract_many([release] * 50, workers=2)
    next(iter(records))
    records.close()  # type: ignore[attr-defined]
    import multiprocessing

    assert multiprocessing.active_children() == []


def test_memory_stays_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def sources() -> Iterator[str]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield str(number)

    records = extract_many(sources(), workers=2)
    for done, record in enumerate(records):
        assert record.text == str(done)
        assert taken <= done + 2 * AHEAD + 2


def test_nothing_heavy_is_loaded_by_import() -> None:
    code = "import sys, extractor; print({'spacy', 'pandas', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "set()\n"


def test_everything_announced_is_there() -> None:
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    assert set(dir(extractor)) == set(extractor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'extrct'"):
        extractor.extrct  # noqa: B018
