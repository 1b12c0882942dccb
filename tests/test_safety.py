"""What comes from outside stays data: no input reads a file, calls a host or runs code."""

from __future__ import annotations

import ast
import csv
import gzip
import pickle
import socket
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import extractor
from extractor import Extractor, Record, UsageError, extract
from extractor.batch.archives import count_members, members
from extractor.outputs import open_sink
from extractor.pipeline import Settings
from extractor.read import Limits, read
from extractor.saved import recheck_file
from extractor.schema import ErrorEntry
from extractor.write.jsonl import JsonlSink

SECRET = "the secret of the machine"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a host is called")

    monkeypatch.setattr(socket.socket, "connect", refuse)


PAGES = {
    "external entity": '<!DOCTYPE html [<!ENTITY x SYSTEM "{url}">]><html><p>a &x; b</p></html>',
    "parameter entity": '<!DOCTYPE html [<!ENTITY % x SYSTEM "{url}"> %x;]><html><p>a b</p></html>',
    "XHTML": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{url}">]>'
    '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a &x; b</p></body></html>',
    "external DTD": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "{url}"><html><p>a b</html>',
    "XInclude": '<html xmlns:xi="http://www.w3.org/2001/XInclude"><p>a b'
    '<xi:include href="{url}" parse="text"/></p></html>',
    "frame": '<html><p>a b</p><iframe src="{url}"></iframe><object data="{url}"></object></html>',
    "style sheet": '<?xml-stylesheet href="{url}"?><html><link rel="stylesheet" href="{url}">a b',
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("scheme", ["file", "http"])
@pytest.mark.usefixtures("no_network")
def test_a_page_reads_nothing_else(page: str, scheme: str, secret: Path) -> None:
    url = secret.as_uri() if scheme == "file" else "http://127.0.0.1:9/secret.txt"
    data = page.replace("{url}", url).encode()
    exhibit = b"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n" + data + b"\n</TEXT>\n</DOCUMENT>\n"
    for source in (*read(data, path="page.html"), *read(exhibit)):
        assert source.text.split()[-1:] != []
        assert SECRET not in source.text


def test_entities_do_not_multiply() -> None:
    lines = "".join(f'<!ENTITY x{number + 1} "{f"&x{number};" * 10}">' for number in range(1, 10))
    page = f'<!DOCTYPE html [<!ENTITY x1 "laugh">{lines}]><html><p>a &x10; b</p></html>'
    [source] = read(page.encode(), path="page.html")
    assert len(source.text) < len(page)


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 500_000 + b"Zanvik grows",
        b"<html>" + b"<table><tr><td>" * 30_000 + b"Zanvik grows",
        b"<html>" + b"<ul><li>" * 100_000 + b"Zanvik grows",
        b"<html><p " + b"a=1 " * 300_000 + b">Zanvik grows",
        b"<html><p title='" + b"x" * 9_000_000 + b"'>Zanvik grows",
        b"(" * 500_000 + b" Zanvik grows",
        b"> " * 500_000 + b"\n\nZanvik grows",
        b"**" * 500_000 + b"\n\nZanvik grows",
        b"[" * 500_000 + b"\n\nZanvik grows",
    ],
    ids=lambda data: repr(data[6:16]),
)
def test_nesting_and_length_have_limits(data: bytes) -> None:
    record = Extractor(Settings(source="rules")).extract(data)
    assert "Zanvik grows" in record.text
    assert not [one for one in record.errors if one.code == "P001"]


def test_packed_data_is_unpacked_up_to_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(b"\0" * 100_000_000))
    [source] = read(gzip.compress(b"a" * 100_000_000), limits=Limits(max_bytes=1_000_000))
    assert [one.code for one in source.errors] == ["R003"]
    [source] = read(bomb)  # what is in it is packed once more, and stays so
    assert (source.text, [one.code for one in source.errors]) == ("", ["R002"])


NESTED = ['{"a":' * 200_000, "[" * 200_000, '{"source":{},"x":' + "[" * 200_000]


@pytest.mark.parametrize("line", NESTED, ids=lambda line: line[:30])
def test_a_saved_record_may_not_be_nested_for_ever(line: str, tmp_path: Path) -> None:
    with pytest.raises(msgspec.DecodeError):
        Record.from_json(line)
    path = tmp_path / "records.jsonl"
    path.write_text(f"{line}\n{extract('Zanvik grows.').to_json()}\n", encoding="utf-8")
    told: list[str] = []
    with (tmp_path / "out.jsonl").open("wb") as stream:
        recheck_file(path, JsonlSink(stream), failed=told.append)
    assert "Line 1 is no record" in told[0]
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8").count("\n") == 1


def header(name: str, size: int, kind: bytes = tarfile.REGTYPE) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.type = size, kind
    return info.tobuf(tarfile.GNU_FORMAT)


def pax(words: str) -> bytes:
    line = f"{len(words) + 4} {words}\n".encode()
    return header("pax", len(line), tarfile.XHDTYPE) + line.ljust(512, b"\0")


MEMBERS = header("a.txt", 1) + b"a".ljust(512, b"\0") + header("b.txt", 1) + b"b".ljust(512, b"\0")
TARS = {
    "names without end": (header("long", 5, b"L") + b"abcd\0".ljust(512, b"\0")) * 3000 + MEMBERS,
    "a name of 8 GB": header("long", 2**33 - 1, b"L") + MEMBERS,
    "a negative size": pax("size=-1024") + MEMBERS,
    "a size that is no number": pax("size=nan") + MEMBERS,
    "a size of 10**18": pax("size=" + "9" * 18) + MEMBERS,
    "sparse": pax("GNU.sparse.map=0,1,0") + MEMBERS,
    "a damaged header": MEMBERS[:1024] + b"\xff" * 512 + MEMBERS[1024:],
    "random": b"\x07abc" * 2000,
}


@pytest.mark.parametrize("data", TARS.values(), ids=TARS)
def test_a_hostile_tar_is_told(data: bytes, tmp_path: Path) -> None:
    """Whatever its headers say: it ends, and what is not given as a release has an entry."""
    path = tmp_path / "a.tar"
    path.write_bytes(data)
    found = list(members(str(path), Limits(max_bytes=100_000)))
    assert [one for _, one in found if isinstance(one, ErrorEntry)]
    assert len(found) <= 3
    assert count_members(str(path), Limits()) is not None


def test_members_lead_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    names = ["../../etc/a.txt", "/etc/b.txt", "..\\c.txt", "d/../../d.txt", "\udce9.txt"]
    with tarfile.open(path, "w") as tar:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 1
            tar.addfile(info, BytesIO(b"x"))
        for name, kind in (("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    found = dict(members(str(path), Limits()))
    inside = {name.removeprefix(f"{path}/"): one for name, one in found.items()}
    assert set(inside) >= {"etc/a.txt", "etc/b.txt", "c.txt", "d/d.txt", "s.txt", "h.txt"}
    for link in ("s.txt", "h.txt"):
        refused = inside[link]
        assert isinstance(refused, ErrorEntry)
        assert refused.code == "R004"


def test_members_that_overlap_unpack_no_further(tmp_path: Path) -> None:
    """One packed member under 6,000 names (Fifield, 2019, "A better zip bomb")."""
    kernel = BytesIO()
    with zipfile.ZipFile(kernel, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("k.txt", b"a" * 90_000)
    data = kernel.getvalue()
    at, end = data.find(b"PK\1\2"), data.rfind(b"PK\5\6")
    listing = data[at:end] * 6_000
    counts = struct.pack("<HHII", 6_000, 6_000, len(listing), at)
    path = tmp_path / "a.zip"
    path.write_bytes(data[:at] + listing + data[end : end + 8] + counts + data[end + 20 :])
    unpacked = 0
    codes = set()
    for _, content in members(str(path), Limits(max_bytes=100_000)):
        if isinstance(content, ErrorEntry):
            codes.add(content.code)
        else:
            unpacked += len(content)
    assert unpacked <= 201 * path.stat().st_size + 100_000
    assert codes <= {"R003", "R008"}
    assert codes


FORMULAS = ["=1+1", "+1 (555) 0100", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", ' "=1', "a;=1"]


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_begins_a_formula(formula: str, separator: str, tmp_path: Path) -> None:
    """However a spreadsheet parts the cells; numbers, which calculate nothing, may have signs."""
    record = extract("Zanvik grows to -5% from $1.")
    assert record.quantities
    record.place = formula
    record.source.path = f"a{formula}" if formula.startswith("a") else formula
    record.quantities[0].text = formula
    with open_sink(tmp_path / "out", "csv") as sink:
        sink.write(record)
    for path in (tmp_path / "out").iterdir():
        with path.open(newline="", encoding="utf-8") as stream:
            for row in csv.reader(stream, delimiter=separator):
                for cell in row:
                    bare = cell.lstrip(" \u00a0\"'") if cell[:1] in ' \u00a0"' else cell
                    assert bare[:1] not in tuple("=+@\t\r＝"), cell
                    assert bare[:1] != "-" or bare[1:].replace(".", "").isdigit(), cell


RUNS_CODE = {"eval", "exec", "compile", "__import__"}
READS_CODE = {"pickle", "cPickle", "cloudpickle", "dill", "joblib", "marshal", "shelve", "imp"}


def test_nothing_in_the_package_reads_pickles_or_runs_text() -> None:
    for path in Path(extractor.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path}:{getattr(node, 'lineno', 0)}"
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in RUNS_CODE, place
            elif isinstance(node, ast.Attribute):
                assert "pickle" not in node.attr, place
            for name in names:
                assert name.split(".")[0] not in READS_CODE, place


class Payload:
    """A pickle of this writes a file when it is opened."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return Path.touch, (self.marker,)


class Pickled:
    """An installed component that keeps a pickle among the files of its pipeline."""

    def __call__(self, doc: Doc) -> Doc:
        return doc

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Pickled:
        pickle.loads(Path(path).read_bytes())
        return self

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Nothing."""


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    return tmp_path / "code has run"


def write_code(path: Path, marker: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"import pathlib\npathlib.Path({str(marker)!r}).touch()\n"
        "import spacy\n"
        '@spacy.Language.component("evil")\ndef evil(doc):\n    return doc\n'
        "def load(**_):\n    return spacy.blank('en')\n",
        encoding="utf-8",
    )


def refused(model: Path) -> str:
    with pytest.raises(UsageError) as raised:
        Extractor(Settings(model=str(model)))
    return str(raised.value)


def test_a_package_is_not_imported_from_its_path(tmp_path: Path, marker: Path) -> None:
    package = tmp_path / "en_evil"
    write_code(package / "__init__.py", marker)
    (package / "meta.json").write_text('{"lang": "en", "name": "evil", "version": "1.0"}')
    (tmp_path / "en_evil-1.0.dist-info").mkdir()
    (tmp_path / "en_evil-1.0.dist-info" / "METADATA").write_text("Name: en_evil\nVersion: 1.0\n")
    assert "once the package is installed with pip, its name" in refused(package)
    wheel = tmp_path / "en_evil-1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK\x03\x04")
    assert "code from a path is not run" in refused(wheel)
    release = tmp_path / "release.txt"
    release.write_text("Zanvik grows.", encoding="utf-8")
    command = [sys.executable, "-m", "extractor", "extract", str(release), "--model", "en_evil"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "code from a path is not run" in done.stderr
    assert not marker.exists()


def test_code_beside_a_pipeline_is_not_run(tmp_path: Path, marker: Path) -> None:
    folder = tmp_path / "pipeline"
    spacy.blank("en").to_disk(folder)
    write_code(folder / "__init__.py", marker)
    write_code(folder / "evil.py", marker)
    assert Extractor(Settings(model=str(folder))).extract("Zanvik grows.").errors == []
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    wanted = config.replace("pipeline = []", 'pipeline = ["evil"]')
    (folder / "config.cfg").write_text(
        wanted.replace("[components]", '[components]\n\n[components.evil]\nfactory = "evil"')
    )
    assert "evil" in refused(folder)
    assert not marker.exists()


def test_a_pickle_of_a_pipeline_is_not_opened(tmp_path: Path, marker: Path) -> None:
    Language.factory("pickled_for_a_test", func=lambda nlp, name: Pickled())
    nlp = spacy.blank("en")
    nlp.add_pipe("pickled_for_a_test")
    nlp.to_disk(tmp_path / "pipeline")
    saved = tmp_path / "pipeline" / "pickled_for_a_test"
    saved.write_bytes(pickle.dumps({"plain": [1, 2.5, "data"]}))
    assert Extractor(Settings(model=str(tmp_path / "pipeline"))).extract("Zanvik.").errors == []
    saved.write_bytes(pickle.dumps(Payload(marker)))
    assert "holds a pickle" in refused(tmp_path / "pipeline")
    assert not marker.exists()
    pickle.loads(saved.read_bytes())  # which would have run, and elsewhere is allowed to
    assert marker.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\x80\x04.", b"\x93" * 50, msgspec.msgpack.encode([[], [], [[[9], b"ab"]]])]
)
def test_a_damaged_classifier_is_told(content: bytes, tmp_path: Path) -> None:
    for task in ("names", "readings", "transactions"):
        (tmp_path / f"extractor_{task}").mkdir()
        (tmp_path / f"extractor_{task}" / "classifier").write_bytes(content)
    assert "is no classifier" in refused(tmp_path)
