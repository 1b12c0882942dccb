"""The command line, run as a process: every command, every option, every exit code."""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import extractor
from extractor.checks.identities import IDENTITIES
from extractor.flat import TABLES

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, code: int = 0
) -> tuple[str, str]:
    """Standard output and standard error of `extractor ARGUMENTS`, whose exit code is `code`."""
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=ENVIRONMENT,
        timeout=120,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, f"exit code {done.returncode}\n{out[-2000:]}\n{err[-2000:]}"
    assert "Traceback" not in err
    return out, err


def records(out: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def folder(tmp_path: Path, release: str, wrong: str) -> Path:
    """A folder with a good release, one with an error, and things that are no releases."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(release)
    (folder / "deep" / "b.txt.gz").write_bytes(gzip.compress(wrong.encode()))
    (folder / "c.html").write_text(f"<html><body><p>{release}</p></body></html>")
    (folder / "ignored.json").write_text("{}")
    (folder / "README.md").write_text("What this folder holds.")
    (folder / "GUIDELINES.md").write_text("How it came to be.")
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder with everything that can be wrong with a file."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "c-dangling.txt").symlink_to(folder / "nowhere")
    (folder / "d-notext.html").write_text("<html><script>x()</script></html>")
    (folder / "e-form.txt").write_text(
        "<SEC-DOCUMENT>x\n<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nx\n</TEXT>\n</DOCUMENT>\n"
    )
    (folder / "f-cut.txt.gz").write_bytes(gzip.compress(b"Some words. " * 500)[:-20])
    (folder / "g-good.txt").write_text("Good words.")
    return folder


# extract


def test_extract_to_standard_output(folder: Path) -> None:
    out, err = run("extract", folder)
    assert [Path(r["source"]["path"]).name for r in records(out)] == ["a.txt", "c.html", "b.txt.gz"]
    assert err == "3 records, 0 failed, 1 with an inconsistent check\n"


def test_extract_several_paths_in_order(folder: Path) -> None:
    out, _ = run("extract", folder / "c.html", folder / "deep", folder / "a.txt")
    assert [Path(r["source"]["path"]).name for r in records(out)] == ["c.html", "b.txt.gz", "a.txt"]


def test_extract_from_standard_input(release: str) -> None:
    out, _ = run("extract", "-", stdin=release.encode())
    (record,) = records(out)
    assert record["text"] == release
    assert record["source"]["path"] is None


def test_extract_is_what_the_library_gives(folder: Path) -> None:
    out, _ = run("extract", folder / "a.txt")
    assert out == extractor.Extractor().extract(folder / "a.txt").to_json() + "\n"


def test_extract_to_a_file(folder: Path, tmp_path: Path) -> None:
    out, _ = run("extract", folder, "-o", tmp_path / "out.jsonl")
    assert out == ""
    assert len(records((tmp_path / "out.jsonl").read_text())) == 3
    again, _ = run("extract", folder, "--output", "-")
    assert again == (tmp_path / "out.jsonl").read_text()


def test_extract_to_csv(folder: Path, tmp_path: Path) -> None:
    run("extract", folder, "-o", tmp_path / "csv", "--format", "csv")
    assert {path.stem for path in (tmp_path / "csv").iterdir()} == set(TABLES)
    with (tmp_path / "csv" / "releases.csv").open(newline="") as stream:
        assert [row["date"] for row in csv.DictReader(stream)] == ["2025-03-04"] * 3


def test_extract_to_parquet(folder: Path, tmp_path: Path) -> None:
    run("extract", folder, "-o", tmp_path / "pq", "--format", "parquet")
    assert {path.stem for path in (tmp_path / "pq").iterdir()} == set(TABLES)
    assert pq.read_table(tmp_path / "pq" / "releases.parquet").num_rows == 3


def test_workers_write_the_same_bytes(folder: Path, broken: Path, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        target = tmp_path / f"{workers}.jsonl"
        run("extract", folder, broken, "--workers", workers, "-o", target, code=3)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_broken_inputs_are_told_and_the_rest_goes_on(broken: Path) -> None:
    out, err = run("extract", broken, broken / "missing.txt", code=3)
    found = [
        (Path(record["source"]["path"]).name, [error["code"] for error in record["errors"]])
        for record in records(out)
    ]
    codes = {name: set(codes) - {"F001"} for name, codes in found}
    assert codes == {
        "a-empty.txt": {"R001"},
        "b-binary.txt": {"R002"},
        "c-dangling.txt": {"R004"},
        "d-notext.html": {"R006"},
        "e-form.txt": {"R007"},
        "f-cut.txt.gz": {"R008"},
        "g-good.txt": set(),
        "missing.txt": {"R004"},
    }
    lines = err.splitlines()
    assert len(lines) == 8
    assert lines[0].startswith(f"{broken}/a-empty.txt: R001 The input is empty")
    assert lines[-1] == "8 records, 7 failed, 0 with an inconsistent check"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    out, err = run("extract", folder / "a.txt", code=3)
    assert "R004" in err
    assert len(records(out)) == 1


def test_on_error(broken: Path, release: str) -> None:
    (broken / "0.txt").write_text(release)
    out, _ = run("extract", broken, "--on-error", "stop", code=3)
    assert [Path(r["source"]["path"]).name for r in records(out)] == ["0.txt", "a-empty.txt"]
    out, _ = run("extract", broken, "--on-error", "skip", code=3)
    assert len(records(out)) == 8


@pytest.mark.parametrize(
    ("name", "fail_on", "code"),
    [
        ("good.txt", "never", 0),
        ("good.txt", "inconsistent", 0),
        ("good.txt", "error", 0),
        ("wrong.txt", "never", 0),
        ("wrong.txt", "inconsistent", 1),
        ("wrong.txt", "error", 0),
        ("nul.txt", "inconsistent", 0),
        ("nul.txt", "error", 1),
        ("empty.txt", "never", 3),
        ("empty.txt", "error", 3),
    ],
)
def test_fail_on(
    name: str, fail_on: str, code: int, tmp_path: Path, release: str, wrong: str
) -> None:
    (tmp_path / "good.txt").write_text(release)
    (tmp_path / "wrong.txt").write_text(wrong)
    (tmp_path / "nul.txt").write_text(release.replace("telescopes", "tele\0scopes"))
    (tmp_path / "empty.txt").write_text("")
    out, _ = run("extract", tmp_path / name, "--fail-on", fail_on, code=code)
    assert len(records(out)) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Usage"),
        (["nonsense"], "No such command"),
        (["extract"], "Missing argument"),
        (["extract", "a.txt", "--format", "xml"], "xml"),
        (["extract", "a.txt", "--workers", "0"], "--workers"),
        (["extract", "a.txt", "--workers", "two"], "integer"),
        (["extract", "a.txt", "--on-error", "weep"], "weep"),
        (["extract", "a.txt", "--fail-on", "sight"], "sight"),
        (["extract", "a.txt", "--nonsense"], "No such option"),
        (["extract", "a.txt", "--format", "csv"], "-o FOLDER would have worked"),
        (["extract", "a.txt", "-o", "no/such/folder.jsonl"], "cannot be written"),
        (["extract", "a.txt", "-o", "."], "is a folder"),
        (["extract", "a.txt", "-o", "a.txt/x", "--format", "csv"], "is no folder"),
        (["show"], "Missing argument"),
        (["recheck"], "Missing argument"),
    ],
)
def test_misuse(arguments: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    out, err = run(*arguments, cwd=tmp_path, code=2)
    assert message in re.sub(r"[\s│]+", " ", err + (out if not arguments else ""))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    for command in (["extract", *[str(folder)] * 200], ["schema"], ["show", str(folder / "a.txt")]):
        process = subprocess.Popen(
            [sys.executable, "-m", "extractor", *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
        )
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read().decode()
        process.stderr.close()
        assert process.wait(timeout=60) == 0
        assert err == ""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_leaves_nothing_behind(workers: str, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "r.jsonl"
    target.parent.mkdir()
    command = ["extract", *[str(folder)] * 3000, "--workers", workers, "-o", str(target)]
    # a test run in the background of a shell ignores interrupts, and its children would, too
    heeding = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "extractor", *command],
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            start_new_session=True,
        )
    finally:
        signal.signal(signal.SIGINT, heeding)
    while not list(target.parent.iterdir()):
        time.sleep(0.05)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode == 130
    assert list(target.parent.iterdir()) == []


def test_names_that_are_no_unicode(tmp_path: Path, release: str) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_text(release)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    out, _ = run("extract", tmp_path)
    assert records(out)[0]["source"]["path"].endswith("caf?.txt")


# show


def test_show(folder: Path) -> None:
    out, err = run("show", folder / "deep" / "b.txt.gz")
    for words in (
        "Quillfern Optics Inc. Closes Private Placement",
        "2025-03-04",
        "NASDAQ: QFRN",
        "Dana Marwick",
        "gross_proceeds",
        "private_placement",
        "inconsistent",
    ):
        assert words in out
    assert err == ""


def test_show_standard_input(release: str) -> None:
    out, _ = run("show", "-", stdin=release.encode())
    assert "Quillfern" in out


def test_show_of_what_cannot_be_read(tmp_path: Path) -> None:
    out, err = run("show", tmp_path / "missing.txt", code=3)
    assert "R004" in out
    assert "R004" in err


# recheck


def test_recheck_gives_the_same_again(folder: Path, tmp_path: Path) -> None:
    run("extract", folder, "-o", tmp_path / "r.jsonl")
    saved = (tmp_path / "r.jsonl").read_text()
    assert run("recheck", tmp_path / "r.jsonl") == (saved, "")
    assert run("recheck", "-", stdin=saved.encode()) == (saved, "")
    out, _ = run("recheck", tmp_path / "r.jsonl", "-o", tmp_path / "again.jsonl")
    assert out == ""
    assert (tmp_path / "again.jsonl").read_text() == saved
    run("recheck", tmp_path / "r.jsonl", "--fail-on", "inconsistent", code=1)


def test_recheck_sees_what_was_changed(tmp_path: Path, release: str) -> None:
    record = extractor.extract(release)
    for quantity in record.quantities:
        if quantity.kind == "price":
            assert quantity.value
            quantity.value += 1
    out, _ = run("recheck", "-", stdin=record.to_json().encode())
    assert {check["identity"]: check["status"] for check in records(out)[0]["checks"]}[
        "proceeds"
    ] == "inconsistent"


def test_recheck_in_place(folder: Path, tmp_path: Path) -> None:
    run("extract", folder, "-o", tmp_path / "r.jsonl")
    saved = (tmp_path / "r.jsonl").read_text()
    run("recheck", tmp_path / "r.jsonl", "-o", tmp_path / "r.jsonl")
    assert (tmp_path / "r.jsonl").read_text() == saved


def test_recheck_tells_bad_lines(release: str, tmp_path: Path) -> None:
    good = extractor.extract(release).to_json()
    out, err = run("recheck", "-", stdin=f"{good}\n{{}}\n{good}\n".encode(), code=3)
    assert len(records(out)) == 2
    assert "Line 2 is no record" in err
    _, err = run("recheck", tmp_path / "missing.jsonl", code=3)
    assert "cannot be read" in err


def test_recheck_needs_no_spacy(tmp_path: Path, release: str) -> None:
    (tmp_path / "r.jsonl").write_text(extractor.extract(release).to_json())
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "import extractor.saved, extractor.cli\n"
        "sys.argv = ['extractor', 'recheck', 'r.jsonl']\n"
        "try: extractor.cli.main()\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not [m for m in sys.modules if m.startswith('extractor.annotate')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout == (tmp_path / "r.jsonl").read_text() + "\n"


# checks, schema, help


def test_checks_lists_every_identity() -> None:
    out, _ = run("checks")
    for identity in IDENTITIES.values():
        assert identity.name in out
        assert identity.formula in out
        assert identity.words in out


def test_schema() -> None:
    out, _ = run("schema")
    schema = json.loads(out)
    assert "quantities" in schema["$defs"]["Record"]["properties"]


def test_version_and_help() -> None:
    assert run("--version")[0] == f"extractor {extractor.__version__}\n"
    out, _ = run("--help")
    for command in ("extract", "show", "recheck", "lint", "rules", "checks", "schema"):
        assert command in out
        assert "Usage" in run(command, "--help")[0]
    assert "Exit codes" in out


def test_the_command_line_loads_only_what_a_command_needs() -> None:
    heavy = "{'spacy', 'numpy', 'pandas', 'pyarrow', 'lxml', 'regex', 'jinja2'}"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, extractor.cli; print({heavy} & set(sys.modules))"],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
    )
    assert done.stdout == "set()\n", done.stderr
