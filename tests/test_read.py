"""Reading files: encodings, kinds of input, bad input, folders."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import Limits, discover, read
from extractor.read.detect import detect
from extractor.read.text import decode
from extractor.stages import Source

TEXT = "Zanvik Announces “Pricing”\n\nOSLO – costs €5.\n"


def one(source: str | bytes | Path, **more: object) -> Source:
    found = list(read(source, **more))  # type: ignore[arg-type]  # keywords as given
    assert len(found) == 1
    return found[0]


def codes(source: Source) -> list[str]:
    return [entry.code for entry in source.errors]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    source = one(data)
    assert source.text == TEXT
    assert source.info.encoding == encoding
    assert source.info.format == "text"
    assert source.errors == []


def test_line_ends_are_made_one_and_nothing_else_changes() -> None:
    assert one(b"\xef\xbb\xbfa \r\nb\rc\t\n\n d \xe2\x80\x8b").text == "a \nb\nc\t\n\n d \u200b"
    assert one("\ufeffa\r\nb").text == "a\nb"


def test_an_html_declaration_counts_where_bytes_are_not_utf8() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body><p>Łódź</p></body></html>'
    source = one(page.encode("iso-8859-2"))
    assert (source.text, source.info.encoding) == ("Łódź", "iso8859-2")
    assert one(page.encode("utf-8")).text == "Łódź"
    wrong = b'<html><meta charset="base64"><body>a \x93b\x94</body></html>'
    assert one(wrong).text == "a “b”"


def test_broken_utf8_is_read_with_an_entry() -> None:
    source = one("costs €5 – or “6”".encode() + b" \xff\xe2\x82")
    assert source.text.startswith("costs €5 – or “6”")
    assert codes(source) == ["R005"]


def test_nul_characters_become_spaces_with_an_entry() -> None:
    source = one(b"Zanvik\0Inc. announces a deal")
    assert source.text == "Zanvik Inc. announces a deal"
    assert codes(source) == ["R010"]
    assert codes(one("a\0b")) == ["R010"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", gzip.compress(b"")])
def test_empty(data: bytes) -> None:
    source = one(data)
    assert source.text.strip() == ""
    assert codes(source) == ["R001"]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 obj",
        b"\x89PNG\r\n\x1a\n....",
        b"\xff\xd8\xff\xe0 JFIF",
        b"PK\x03\x04 docx",
        b"a.txt".ljust(257, b"\0") + b"ustar\x0000",
        bytes(range(256)) * 20,
        os.urandom(5000),
        gzip.compress(b"%PDF-1.7 obj"),
    ],
)
def test_binary(data: bytes) -> None:
    source = one(data)
    assert source.text == ""
    assert codes(source) == ["R002"]


def test_too_large() -> None:
    limits = Limits(max_bytes=100)
    for data in (b"a" * 101, "a" * 101):
        source = one(data, limits=limits)
        assert (source.text, codes(source)) == ("", ["R003"])
    assert one(b"a" * 100, limits=limits).text == "a" * 100


def test_gzip(tmp_path: Path) -> None:
    path = tmp_path / "release.html.gz"
    path.write_bytes(gzip.compress(b"<p>Zanvik</p>") + gzip.compress(b"<p>grows</p>"))
    source = one(path)
    assert (source.text, source.info.format) == ("Zanvik\n\ngrows", "html")
    assert source.info.path == str(path)


def test_gzip_bomb_and_damage() -> None:
    bomb = gzip.compress(b"a" * 1_000_000)
    assert codes(one(bomb, limits=Limits(max_bytes=10_000))) == ["R003"]
    whole = gzip.compress(TEXT.encode() * 50)
    cut = one(whole[:-12])
    assert codes(cut) == ["R008"]
    assert cut.text.startswith(TEXT[:10])
    assert codes(one(b"\x1f\x8b\x08\x00broken")) == ["R008"]


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    dangling = tmp_path / "link.txt"
    dangling.symlink_to(tmp_path / "gone.txt")
    for path in (tmp_path / "missing.txt", dangling, tmp_path, Path("a\0b")):
        source = one(path)
        assert (source.text, codes(source)) == ("", ["R004"])
    assert "link" in one(dangling).errors[0].message
    locked = tmp_path / "locked.txt"
    locked.write_text("text")
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        assert codes(one(locked)) == ["R004"]


def test_discover(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a.md",
        "c.HTML",
        "d.htm.gz",
        "sub/e.txt.gz",
        "f.pdf",
        ".hidden.txt",
        ".x/g.txt",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in discover([tmp_path])]
    assert found == ["a.md", "b.txt", "c.HTML", "d.htm.gz", "sub/e.txt.gz"]
    explicit = [tmp_path / "f.pdf", tmp_path / "missing.txt"]
    assert list(discover(explicit)) == explicit


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"<!DOCTYPE html><html>", None, "html"),
        (b"\n<!-- made by hand -->\n<HTML>", None, "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", None, "html"),
        (b"<p>a</p>" * 6, None, "html"),
        (b"<p>a", "x.htm", "html"),
        (b"no tags", "x.html", "text"),
        (b"one <b>bold</b> word", None, "text"),
        (b"3 < 4 and 5 > 4", "x.txt", "text"),
        (b"<SEC-DOCUMENT>0001.txt", None, "edgar"),
        (b"<SUBMISSION>\n<TYPE>8-K", None, "edgar"),
        (b"<DOCUMENT>\n<TYPE>EX-99.1", "x.htm", "edgar"),
        ("<html><body>".encode("utf-16-le"), None, "html"),
    ],
)
def test_detect(data: bytes, name: str | None, kind: str) -> None:
    assert detect(data, name) == kind


def test_a_text_is_sniffed_as_well() -> None:
    assert one("<html><body><p>Zanvik</p></body></html>").text == "Zanvik"
    assert one("Zanvik <b>grows</b>").text == "Zanvik <b>grows</b>"
    assert one("lone \ud800 surrogate").text == "lone \ufffd surrogate"
    assert one("<html>lone \ud800 surrogate").text == "lone ? surrogate"


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode), st.binary().map(gzip.compress)))
def test_bytes_never_raise(data: bytes) -> None:
    for source in read(data):
        assert source.text or source.errors
        assert "\0" not in source.text
        assert "\r" not in source.text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_utf8_text_comes_back(text: str) -> None:
    decoded, encoding, errors = decode(text.encode("utf-8-sig"))
    if "\0" not in text and "\r" not in text and not text.startswith("\ufeff"):
        assert (decoded, encoding, errors) == (text, "utf-8", [])
