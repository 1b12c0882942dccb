"""Durable runs: the bytes that an undisturbed run writes come out of every disturbed one."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import os
import random
import re
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor import Record, Settings, UsageError, extract
from extractor.batch import files
from extractor.batch.inputs import Inputs, Item
from extractor.batch.limits import Limits, parse_size
from extractor.batch.parts import Answer, Lines, cut
from extractor.batch.pool import Pool
from extractor.batch.run import Outcome, Plan, in_pool, on_this_machine, run
from extractor.batch.store import Store
from extractor.batch.tables import Columns
from extractor.outcome import Summary
from extractor.outputs import Format
from extractor.pipeline import COMPONENTS
from extractor.read import Limits as ReadLimits
from extractor.read import load

ROOT = Path(__file__).parent.parent
SMALL = Plan(part_size=4)


@pytest.fixture
def folder(tmp_path: Path, release: str, wrong: str) -> Path:
    """Ten releases in a folder with a folder, and what is no release."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for number in range(10):
        path = folder / ("deep" if number % 3 else ".") / f"{number}.txt"
        path.write_text((wrong if number == 4 else release).replace("Dana", f"Dana{number}a"))
    (folder / "notes.json").write_text("{}")
    return folder


_shared: list[Pool[Answer]] = []


@pytest.fixture(scope="module", autouse=True)
def _pool() -> Iterator[None]:
    """Workers that last, since starting them is what takes time."""
    with Pool(None, 2, Lines()) as pool:
        _shared.append(pool)
        yield


def go(
    out: Path | str, *inputs: Path | str, plan: Plan = SMALL, workers: int | None = None
) -> tuple[Outcome, dict[str, bytes]]:
    """What a run comes to, and what it wrote; by workers of its own only if told."""
    engine = on_this_machine(workers) if workers else in_pool(_shared[0])
    outcome = run([str(one) for one in inputs], str(out), plan, engine)
    return outcome, written(out)


def written(out: Path | str) -> dict[str, bytes]:
    """All that is in `out`, hidden files too, but for `run.json`, which tells of one run."""
    files, root = fsspec.core.url_to_fs(str(out))
    found = {name.removeprefix(root): files.cat_file(name) for name in files.find(root)}
    return {name: content for name, content in found.items() if name != "/run.json"}


def records(found: dict[str, bytes]) -> list[Record]:
    return [
        Record.from_json(line)
        for name, content in sorted(found.items())
        if name.startswith("/part-")
        for line in content.splitlines()
    ]


def by_name(found: dict[str, bytes]) -> dict[str, Record]:
    return {Path(record.source.path or "").name: record for record in records(found)}


# what a run writes


def test_the_folder_holds_what_extract_gives(folder: Path, tmp_path: Path) -> None:
    outcome, found = go(tmp_path / "out", folder)
    assert [name for name in sorted(found) if "part" in name] == [
        *(f"/manifest/part-0000{number}.json" for number in range(3)),
        *(f"/part-0000{number}.jsonl" for number in range(3)),
    ]
    paths = sorted(path for path in map(str, folder.rglob("*.txt")))
    assert [record.source.path for record in records(found)] == paths
    assert [record.to_json() for record in records(found)] == [
        extract(Path(path)).to_json() for path in paths
    ]
    summary = json.loads(found["/summary.json"])
    assert (summary["inputs"], summary["releases"], summary["inconsistent"]) == (10, 10, 1)
    assert summary["checks"]["inconsistent"] == 1
    assert found["/quarantine.jsonl"] == b""
    assert (outcome.made, outcome.kept, outcome.summary.releases) == (3, 0, 10)


def test_workers_change_no_byte(folder: Path, tmp_path: Path) -> None:
    assert go(tmp_path / "1", folder)[1] == go(tmp_path / "2", folder, workers=3)[1]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables_stand_in_a_folder_for_each_part(kind: Format, folder: Path, tmp_path: Path) -> None:
    plan = Plan(part_size=6, format=kind)
    _, found = go(tmp_path / "out", folder, plan=plan)
    _, again = go(tmp_path / "again", folder, plan=plan)
    assert found == again
    names = [name for name in found if name.endswith(f"/releases.{kind}")]
    assert names == [f"/part-00000/releases.{kind}", f"/part-00001/releases.{kind}"]
    if kind == "parquet":
        assert [pq.read_table(io.BytesIO(found[name])).num_rows for name in names] == [6, 4]


def test_pages_have_an_index_that_leads_to_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "0.txt").write_bytes(bytes(range(256)))
    monkeypatch.setattr("extractor.write.report.sink.ONE_PAGE", 3)
    _, found = go(tmp_path / "out", folder, plan=Plan(part_size=8, format="html"))
    assert [name for name in sorted(found) if name.endswith(".html")] == [
        "/index.html",
        *(f"/part-00000-releases/{number:06}.html" for number in range(1, 9)),
        "/part-00000.html",
        "/part-00001.html",
    ]
    index = found["/index.html"].decode()
    assert re.findall(r'href="(part[^"]*)"', index) == ["part-00000.html", "part-00001.html"]
    assert "1 of them holds numbers that cannot all be right." in index
    for path in sorted(folder.rglob("*.txt"))[2:]:
        path.unlink()
    _, found = go(tmp_path / "out", folder, plan=Plan(part_size=8, format="html"))
    assert [name for name in sorted(found) if name.startswith("/part")] == ["/part-00000.html"]


def test_a_second_run_makes_nothing_again(folder: Path, tmp_path: Path) -> None:
    _, found = go(tmp_path / "out", folder)
    part = tmp_path / "out" / "part-00001.jsonl"
    before = part.stat().st_mtime_ns
    outcome, again = go(tmp_path / "out", folder)
    assert (outcome.made, outcome.kept, outcome.again) == (0, 3, {})
    assert again == found
    assert part.stat().st_mtime_ns == before


def test_progress_counts_what_is_kept_and_what_is_made(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int | None, int]] = []

    def progress(done: int, total: int | None, summary: Summary) -> None:
        told.append((done, total, summary.inconsistent))

    go(tmp_path / "out", folder)
    (tmp_path / "out" / "part-00002.jsonl").unlink()
    run([str(folder)], str(tmp_path / "out"), SMALL, in_pool(_shared[0]), progress)
    assert told == [(0, 10, 0), (4, 10, 0), (8, 10, 1), (9, 10, 1), (10, 10, 1)]


# what changes between two runs


def test_a_changed_input_is_noticed(folder: Path, tmp_path: Path, wrong: str) -> None:
    _, before = go(tmp_path / "out", folder)
    (folder / "deep" / "1.txt").write_text(wrong)
    outcome, after = go(tmp_path / "out", folder)
    assert (outcome.made, outcome.kept, outcome.again) == (1, 2, {"changed inputs": 1})
    assert outcome.summary.inconsistent == 2
    assert after == go(tmp_path / "fresh", folder)[1]
    assert {name for name in before if before[name] != after[name]} == {
        "/manifest/part-00001.json",
        "/part-00001.jsonl",
        "/summary.json",
    }


def test_new_and_missing_inputs_are_noticed(folder: Path, tmp_path: Path, release: str) -> None:
    go(tmp_path / "out", folder)
    (folder / "z.txt").write_text(release)
    outcome, after = go(tmp_path / "out", folder)
    assert (outcome.made, outcome.kept, outcome.again) == (1, 2, {"other inputs": 1})
    assert after == go(tmp_path / "fresh", folder)[1]
    for name in ("0.txt", "3.txt", "6.txt"):
        (folder / name).unlink()
    outcome, after = go(tmp_path / "out", folder)
    assert outcome.made == 2
    assert after == go(tmp_path / "fewer", folder)[1]


def test_a_file_that_was_removed_is_made_again(folder: Path, tmp_path: Path) -> None:
    _, found = go(tmp_path / "out", folder)
    (tmp_path / "out" / "manifest" / "part-00002.json").write_bytes(b"{")
    (tmp_path / "out" / "part-00001.jsonl").write_bytes(b"cut off")
    outcome, again = go(tmp_path / "out", folder)
    assert outcome.again == {"missing files": 1}
    assert again == found


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(part_size=5), "part_size. was 4, is 5"),
        (Plan(part_size=4, format="csv"), "format. was jsonl, is csv"),
        (Plan(part_size=4, settings=Settings(source="rules")), "settings.source was both"),
    ],
)
def test_other_settings_ask_for_another_folder(
    plan: Plan, words: str, folder: Path, tmp_path: Path
) -> None:
    _, found = go(tmp_path / "out", folder)
    with pytest.raises(UsageError, match=f"{words}.*another --out would have worked"):
        go(tmp_path / "out", folder, plan=plan)
    assert written(tmp_path / "out") == found


def test_another_version_asks_for_another_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(tmp_path / "out", folder)
    monkeypatch.setattr("extractor.__version__", "99.0")
    with pytest.raises(UsageError, match=r"versions\.extractor was .*, is 99\.0"):
        go(tmp_path / "out", folder)


def test_a_folder_of_something_else_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").touch()
    with pytest.raises(UsageError, match=r"'mine\.txt' but no manifest\.json, so no run made it"):
        go(tmp_path / "full", folder)
    for inside in (folder, folder / "deep" / "out"):
        with pytest.raises(UsageError, match="lies in the input"):
            go(inside, folder)
    assert not (folder / "deep" / "out").exists()
    go(tmp_path / "out", folder)
    with pytest.raises(UsageError, match="a run over other inputs"):
        go(tmp_path / "out", folder / "deep")


# faults


def test_an_unreadable_file_is_tried_again(folder: Path, tmp_path: Path, release: str) -> None:
    link = folder / "x.txt"
    link.symlink_to(tmp_path / "later.txt")
    outcome, found = go(tmp_path / "out", folder)
    assert [error.code for error in by_name(found)["x.txt"].errors] == ["R004"]
    assert outcome.summary.failed == 1
    outcome, _ = go(tmp_path / "out", folder)
    assert outcome.again == {"unread inputs": 1}
    (tmp_path / "later.txt").write_text(release)
    outcome, found = go(tmp_path / "out", folder)
    assert by_name(found)["x.txt"].errors == []
    assert found == go(tmp_path / "fresh", folder)[1]


def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("half a rel")
    whole = load

    def slow(*arguments: object) -> object:
        found = whole(*arguments)  # type: ignore[arg-type]
        if path.stat().st_size < 20:
            path.write_text("half a release and the rest")
        return found

    monkeypatch.setattr("extractor.batch.files.load", slow)
    content, mark = files.read_unchanged(str(path), ReadLimits())
    assert content == b"half a release and the rest"
    assert mark == files.size_and_mark(str(path))[1]


def test_a_file_that_changed_since_it_was_listed_counts_as_it_was_read(
    folder: Path, tmp_path: Path, wrong: str
) -> None:
    def progress(done: int, total: int | None, summary: Summary) -> None:
        if done == 0:  # all is listed, nothing is read
            (folder / "deep" / "8.txt").write_text(wrong)

    run([str(folder)], str(tmp_path / "out"), SMALL, in_pool(_shared[0]), progress)
    assert written(tmp_path / "out") == go(tmp_path / "fresh", folder)[1]
    assert go(tmp_path / "out", folder)[0].made == 0


HOSTILE = '''
import os, time
from spacy.language import Language

@Language.component("test_hostile")
def hostile(doc):
    """Does what the text says."""
    if doc.text.startswith("hang"):
        time.sleep(600)
    if doc.text.startswith("eat"):
        kept = []
        while True:
            kept.append(bytearray(os.urandom(1)) * 50_000_000)
    if doc.text.startswith("crash"):
        os._exit(7)
    return doc
'''


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with a component, installed like any other, that does what a text says."""
    site = tmp_path / "site"
    (site / "hostile-1.dist-info").mkdir(parents=True)
    (site / "hostile_component.py").write_text(HOSTILE)
    (site / "hostile-1.dist-info" / "METADATA").write_text("Name: hostile\nVersion: 1\n")
    (site / "hostile-1.dist-info" / "entry_points.txt").write_text(
        "[spacy_factories]\ntest_hostile = hostile_component:hostile\n"
    )
    monkeypatch.syspath_prepend(str(site))
    return Settings(components=("test_hostile", *COMPONENTS))


def test_what_ends_its_worker_is_quarantined_and_the_rest_goes_on(
    hostile: Settings, tmp_path: Path, release: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b-hang", "d-eat", "f-crash"):
        (folder / f"{name}.txt").write_text(name[2:])
    for name in "aceg":
        (folder / f"{name}.txt").write_text(release)
    limits = Limits(seconds=4, memory=600_000_000)
    plan = Plan(settings=hostile, limits=limits, part_size=4)
    outcome, found = go(tmp_path / "out", folder, plan=plan, workers=2)
    codes = {name: [error.code for error in one.errors] for name, one in by_name(found).items()}
    assert codes == {
        "a.txt": [],
        "b-hang.txt": ["B002"],
        "c.txt": [],
        "d-eat.txt": ["B003"],
        "e.txt": [],
        "f-crash.txt": ["B001"],
        "g.txt": [],
    }
    quarantined = [json.loads(line) for line in found["/quarantine.jsonl"].splitlines()]
    assert [(Path(one["path"]).name, one["code"]) for one in quarantined] == [
        ("b-hang.txt", "B002"),
        ("d-eat.txt", "B003"),
        ("f-crash.txt", "B001"),
    ]
    assert "after 4 seconds" in quarantined[0]["reason"]
    assert "600000000 bytes" in quarantined[1]["reason"]
    assert "exit code 7" in quarantined[2]["reason"]
    assert (outcome.quarantined, outcome.summary.failed) == (3, 3)
    # the same limits would end the same way; others give it another try
    assert go(tmp_path / "out", folder, plan=plan)[0].made == 0


def test_workers_that_cannot_start_stop_the_run(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no component 'no'"):
        go(tmp_path / "out", folder, plan=Plan(settings=Settings(components=("no",))), workers=1)
    assert [name for name in written(tmp_path / "out") if "part" in name] == []


def test_a_full_disk_stops_the_run_and_the_same_run_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Store.publish

    def publish(self: Store, path: Path, name: str) -> object:
        if name == "part-00001.jsonl":
            raise OSError(28, "No space left on device")
        return whole(self, path, name)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "publish", publish)
        with pytest.raises(OSError, match="No space left"):
            go(tmp_path / "out", folder)
    assert set(written(tmp_path / "out")) == {
        "/manifest.json",
        "/manifest/part-00000.json",
        "/part-00000.jsonl",
    }
    outcome, found = go(tmp_path / "out", folder)
    assert (outcome.made, outcome.kept) == (2, 1)
    assert found == go(tmp_path / "fresh", folder)[1]


# kills


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "extractor", "run", *map(str, arguments)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def test_a_killed_run_goes_on(tmp_path: Path, release: str) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:03}.txt").write_text(release.replace("Dana", f"Dana{number}a"))
    arguments = command(folder, "--out", out, "--part-size", "5", "--workers", "2")
    chance = random.Random(5)
    for _ in range(2):
        process = subprocess.Popen(
            arguments, env=ENVIRONMENT, stderr=subprocess.DEVNULL, start_new_session=True
        )
        before = len(list(out.glob("manifest/*")))
        while len(list(out.glob("manifest/*"))) <= before and process.poll() is None:
            time.sleep(0.01)
        time.sleep(chance.random() / 5)
        process.kill()  # the parent alone: its workers have to see it
        assert process.wait() == -signal.SIGKILL
        end = time.monotonic() + 10
        while _alive(process.pid) and time.monotonic() < end:
            time.sleep(0.02)
        assert not _alive(process.pid)
    done = subprocess.run(arguments, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    kept = int(done.stderr.split()[-2])
    assert 0 < kept < 40
    assert written(out) == go(tmp_path / "fresh", folder, plan=Plan(part_size=5))[1]


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, release: str) -> None:
    import psutil

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(release)
    killed: list[int] = []

    def progress(done: int, total: int | None, summary: Summary) -> None:
        if done in (5, 15, 25):
            worker = psutil.Process().children()[-1]
            killed.append(worker.pid)
            worker.kill()

    run([str(folder)], str(tmp_path / "out"), SMALL, on_this_machine(2), progress)
    assert len(killed) == 3
    assert written(tmp_path / "out") == go(tmp_path / "fresh", folder)[1]


# where inputs come from


def names(*arguments: Path | str, columns: Columns | None = None) -> list[str]:
    found = Inputs([str(one) for one in arguments], columns or Columns(), ReadLimits())
    items = list(found)
    assert found.count() in (len(items), None)
    return [item.name for item in items]


def test_folders_are_sorted_and_arguments_are_not(folder: Path) -> None:
    assert names(folder / "9.txt", folder)[0] == f"{folder}/9.txt"
    assert names(folder)[:2] == [f"{folder}/0.txt", f"{folder}/3.txt"]
    assert names(folder) == sorted(names(folder))


def test_a_list_of_paths(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(f"{folder}/9.txt\n\n{folder}/deep\n{tmp_path}/none.txt\n")
    assert names(f"@{tmp_path}/list") == [
        f"{folder}/9.txt",
        *names(folder / "deep"),
        f"{tmp_path}/none.txt",
    ]
    with pytest.raises(UsageError, match="cannot be read"):
        names(f"@{tmp_path}/nowhere")


def archived(path: Path, members: dict[str, bytes]) -> Path:
    """An archive at `path` that holds `members`."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        return path
    kind = path.suffix.removeprefix(".")
    mode = "w" if kind == "tar" else "w:gz" if kind == "tgz" else f"w:{kind}"
    with tarfile.open(path, mode) as tar:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_archives(name: str, tmp_path: Path, release: str) -> None:
    page = f"<html><body><p>{release}</p></body></html>"
    members = {
        "b/one.txt": release.encode(),
        "b/two.html": page.encode(),
        "README.md": b"No release.",
        "b/.hidden.txt": b"None either.",
        "../../escape.txt": release.encode(),
        "a.txt": b"x" * 20_000,
    }
    path = archived(tmp_path / name, members)
    plan = Plan(part_size=2, settings=Settings(max_bytes=10_000))
    outcome, found = go(tmp_path / "out", path, plan=plan, workers=1)
    assert [
        (record.source.path, record.source.format, [error.code for error in record.errors])
        for record in records(found)
    ] == [
        (f"{path}/b/one.txt", "text", []),
        (f"{path}/b/two.html", "html", []),
        (f"{path}/escape.txt", "text", []),
        (f"{path}/a.txt", "text", ["R003"]),
    ]
    assert records(found)[0].text == release
    assert go(tmp_path / "out", path, plan=plan)[0].kept == outcome.made == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == [name, "out"]


def test_a_damaged_archive_keeps_what_can_be_read(tmp_path: Path, release: str) -> None:
    members = {f"{number}.txt": os.urandom(9000).hex().encode() for number in range(9)}
    path = archived(tmp_path / "a.tar.gz", members)
    path.write_bytes(path.read_bytes()[:-30_000])
    codes = [
        item.content.code if not isinstance(item.content, bytes) else "read"  # type: ignore[union-attr]
        for item in Inputs([str(path)], Columns(), ReadLimits())
    ]
    assert codes[-1] == "R008"
    assert set(codes[:-1]) == {"read"}
    assert 3 < len(codes) < 9
    (tmp_path / "b.zip").write_bytes(b"PK no archive")
    (item,) = Inputs([str(tmp_path / "b.zip")], Columns(), ReadLimits())
    assert item.content.code == "R008"  # type: ignore[union-attr]
    (tmp_path / "list").write_text(f"{tmp_path}/none.tar\n")
    (item,) = Inputs([f"@{tmp_path}/list"], Columns(), ReadLimits())
    assert item.content.code == "R004"  # type: ignore[union-attr]


def test_headers_of_archives_are_bounded(tmp_path: Path) -> None:
    for name, header in (("long", b"x" * 400_000), ("digits", b"1" * 100_000)):
        path = tmp_path / f"{name}.tar"
        with tarfile.open(path, "w") as tar:
            info = tarfile.TarInfo("@LongLink")
            info.type, info.size = tarfile.XHDTYPE, len(header)
            tar.addfile(info, io.BytesIO(header))
        (item,) = Inputs([str(path)], Columns(), ReadLimits())
        assert item.content.code == "R008"  # type: ignore[union-attr]


def test_what_is_gone_as_a_whole_is_not_taken_for_taken_away(folder: Path, tmp_path: Path) -> None:
    _, found = go(tmp_path / "out", folder)
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="cannot be found"):
        go(tmp_path / "out", folder)
    folder.mkdir()  # as where a disk is not mounted
    with pytest.raises(UsageError, match="There is no release in"):
        go(tmp_path / "out", folder)
    assert written(tmp_path / "out") == found


def test_an_archive_that_unpacks_to_too_much_is_ended(tmp_path: Path) -> None:
    many = {f"{number}.txt": b" " * 900_000 for number in range(50)}
    for name in ("a.zip", "a.tar.gz"):
        path = archived(tmp_path / name, many)
        found = list(Inputs([str(path)], Columns(), ReadLimits(max_bytes=1_000_000)))
        assert found[-1].name == str(path)
        assert found[-1].content.code == "R003"  # type: ignore[union-attr]
        assert len(found) < 40


def test_tables_of_texts(tmp_path: Path, release: str) -> None:
    rows: list[dict[str, object]] = [
        {"id": "first", "body": release},
        {"id": None, "body": "<html><body><p>Some words.</p></body></html>"},
        {"id": "third", "body": None},
    ]
    (tmp_path / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{no\n")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet")
    plan = Plan(columns=Columns("body", "id"))
    _, found = go(tmp_path / "out", tmp_path / "t.jsonl", tmp_path / "t.parquet", plan=plan)
    assert [
        (record.source.path, record.source.format, [error.code for error in record.errors])
        for record in records(found)
    ] == [
        ("first", "text", []),
        (f"{tmp_path}/t.jsonl:2", "html", []),
        ("third", "text", ["R012"]),
        (f"{tmp_path}/t.jsonl:4", "text", ["R012"]),
        ("first", "text", []),
        (f"{tmp_path}/t.parquet:2", "html", []),
        ("third", "text", ["R012"]),
    ]
    for name in ("t.jsonl", "t.parquet"):
        with pytest.raises(UsageError, match="no column 'text'; its columns are id, body"):
            names(tmp_path / name)


def test_packed_tables(tmp_path: Path) -> None:
    line = json.dumps({"text": "Some words."}).encode() + b"\n"
    for name, pack in (("t.jsonl.gz", gzip.compress), ("t.ndjson.xz", lzma.compress)):
        (tmp_path / name).write_bytes(pack(line * 3))
        assert names(tmp_path / name) == [f"{tmp_path}/{name}:{number}" for number in (1, 2, 3)]
    (tmp_path / "t.jsonl.gz").write_bytes(gzip.compress(line + b" " * 50_000_000))
    found = list(Inputs([f"{tmp_path}/t.jsonl.gz"], Columns(), ReadLimits(max_bytes=1_000_000)))
    assert [item.name for item in found] == [f"{tmp_path}/t.jsonl.gz:1", f"{tmp_path}/t.jsonl.gz"]
    assert found[1].content.code == "R003"  # type: ignore[union-attr]
    (tmp_path / "t.jsonl").write_bytes(b'{"text": "' + b"x" * 4_000_000 + b'"}\n' + line)
    found = list(Inputs([f"{tmp_path}/t.jsonl"], Columns(), ReadLimits(max_bytes=1_000_000)))
    assert found[0].content.code == "R003"  # type: ignore[union-attr]
    assert found[1].content == "Some words."


def test_names_that_are_no_unicode(tmp_path: Path, release: str) -> None:
    path = os.fsencode(tmp_path) + b"/in/caf\xe9.txt"
    (tmp_path / "in").mkdir()
    try:
        Path(os.fsdecode(path)).write_text(release)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    outcome, found = go(tmp_path / "out", tmp_path / "in")
    assert [record.source.path for record in records(found)] == [f"{tmp_path}/in/caf?.txt"]
    assert outcome.summary.failed == 0
    assert go(tmp_path / "out", tmp_path / "in")[0].kept == 1


def test_a_line_added_to_a_table_changes_only_its_part(tmp_path: Path, release: str) -> None:
    table = tmp_path / "t.jsonl"
    table.write_text((json.dumps({"text": release}) + "\n") * 8)
    go(tmp_path / "out", table)
    with table.open("a") as stream:
        stream.write(json.dumps({"text": "More."}) + "\n")
    outcome, found = go(tmp_path / "out", table)
    assert (outcome.made, outcome.kept) == (1, 2)
    assert found == go(tmp_path / "fresh", table)[1]


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """The memory file system, which stands for any object store."""
    memory = fsspec.filesystem("memory")
    yield memory
    memory.rm("/", recursive=True)


def test_remote_inputs_and_outputs(
    folder: Path, memory: fsspec.AbstractFileSystem, tmp_path: Path, release: str
) -> None:
    memory.pipe_file("/in/b/2.txt", release.encode())
    memory.pipe_file("/in/1.txt", release.encode())
    memory.pipe_file("/in/.cache/3.txt", b"Hidden.")
    memory.pipe_file("/t.jsonl", json.dumps({"text": release}).encode())
    assert names("memory://in", "memory://in/1.txt", "memory://t.jsonl") == [
        "memory://in/1.txt",
        "memory://in/b/2.txt",
        "memory://in/1.txt",
        "memory://t.jsonl:1",
    ]
    outcome, found = go("memory://out", folder)
    local = go(tmp_path / "out", folder)[1]
    assert found == local
    memory.rm("/out/part-00001.jsonl")
    (folder / "0.txt").unlink()
    outcome, found = go("memory://out", folder)
    assert outcome.made == 3
    assert found == go(tmp_path / "fewer", folder)[1]


def test_a_remote_file_is_read_with_its_mark(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe_file("/in/1.txt", b"Some words.")
    (item,) = Inputs(["memory://in"], Columns(), ReadLimits())
    assert item == Item("memory://in/1.txt", 11, item.mark)
    assert files.read_unchanged(item.name, ReadLimits()) == (b"Some words.", item.mark)
    error, mark = files.read_unchanged(item.name, ReadLimits(max_bytes=5))
    assert error.code == "R003"  # type: ignore[union-attr]
    memory.rm("/in/1.txt")
    error, mark = files.read_unchanged(item.name, ReadLimits())
    assert (error.code, mark) == ("R004", files.UNREAD)  # type: ignore[union-attr]


def test_parts_are_bounded_by_number_and_size() -> None:
    items = [Item(str(number), size, "") for number, size in enumerate([1] * 5 + [1 << 26, 5, 5])]
    assert [[item.name for item in part.items] for part in cut(items, 3)] == [
        ["0", "1", "2"],
        ["3", "4"],
        ["5"],
        ["6", "7"],
    ]


@pytest.mark.parametrize(
    ("words", "size"), [("500", 500), ("500M", 500_000_000), ("1.5 GB", 1_500_000_000)]
)
def test_sizes(words: str, size: int) -> None:
    assert parse_size(words) == size


@pytest.mark.parametrize("words", ["", "M", "-1G", "2X", "1e9"])
def test_no_sizes(words: str) -> None:
    with pytest.raises(UsageError, match="500M or 2G would have worked"):
        parse_size(words)


def test_the_command(folder: Path, tmp_path: Path) -> None:
    def call(*arguments: str | Path) -> tuple[int, str]:
        done = subprocess.run(
            command(folder, "--out", tmp_path / "out", *arguments),
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        return done.returncode, done.stderr

    assert call("--part-size", "4", "--fail-on", "inconsistent", "--memory-limit", "2G") == (
        1,
        "10 records, 0 failed, 1 with an inconsistent check, 0 in quarantine; "
        "3 parts made, 0 kept\n",
    )
    code, words = call("--part-size", "4", "--format", "csv")
    assert code == 2
    assert "format. was jsonl, is csv" in words
    assert call("--memory-limit", "much")[0] == 2
    assert set(written(tmp_path / "out")) == set(go(tmp_path / "fresh", folder)[1])
