"""EDGAR submissions: every EX-99 exhibit is a release of its own."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import read

HEADER = """\
<SEC-DOCUMENT>0009999999-31-000123.txt : 20310506
<SEC-HEADER>0009999999-31-000123.hdr.sgml : 20310506
<ACCEPTANCE-DATETIME>20310506080529
ACCESSION NUMBER:\t\t0009999999-31-000123
CONFORMED SUBMISSION TYPE:\t8-K
FILED AS OF DATE:\t\t20310506

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tZANVIK PUMPS INC
\t\tCENTRAL INDEX KEY:\t\t\t0009999999
</SEC-HEADER>
"""
TAGGED = """\
<SUBMISSION>
<ACCESSION-NUMBER>0009999999-31-000123
<TYPE>8-K
<FILING-DATE>20310506
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>ZANVIK PUMPS INC
<CIK>0009999999
</COMPANY-DATA>
</FILER>
"""


def document(kind: str, body: str) -> str:
    head = f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>2\n<FILENAME>x.htm\n"
    return f"{head}<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"


FORM = document("8-K", "<html><body><p>Current report</p></body></html>")
RELEASE = document(
    "EX-99.1", "<html><body><p>Zanvik <b>grows</b></p><p>“More” to come</p></body></html>"
)
PLAIN = document("EX-99.2", "<PAGE>\nZanvik grows\n\n  in plain text\n")
SLIDES = document("EX-99.3", "<PDF>\nbegin 644 slides.pdf\nM)5!$1BTQ+C0\nend\n</PDF>")
GRAPHIC = document("GRAPHIC", "begin 644 logo.jpg\nM_]C_X  02D9)1@\nend")


@pytest.mark.parametrize("header", [HEADER, TAGGED])
def test_every_release_exhibit_is_a_source(header: str, tmp_path: Path) -> None:
    path = tmp_path / "filing.txt"
    path.write_text(header + FORM + RELEASE + PLAIN + SLIDES + GRAPHIC, encoding="utf-8")
    found = list(read(path))
    assert [source.info.exhibit for source in found] == ["EX-99.1", "EX-99.2", "EX-99.3"]
    assert [source.info.path for source in found] == [
        f"{path}#EX-99.1",
        f"{path}#EX-99.2",
        f"{path}#EX-99.3",
    ]
    for source in found:
        info = source.info
        assert (info.format, info.form, info.filer) == ("edgar", "8-K", "ZANVIK PUMPS INC")
        assert (info.cik, info.filing_date) == ("0009999999", "2031-05-06")
        assert info.accession == "0009999999-31-000123"
        assert info.sha256 == found[0].info.sha256
    assert found[0].text == "Zanvik grows\n\n“More” to come"
    assert found[1].text.strip() == "Zanvik grows\n\n  in plain text"
    assert found[2].text == ""
    assert [entry.code for entry in found[2].errors] == ["R011"]
    assert "slides.pdf" in found[2].errors[0].message


def test_a_submission_without_a_release_says_what_it_has() -> None:
    (source,) = read((HEADER + FORM + GRAPHIC).encode())
    assert source.text == ""
    assert [entry.code for entry in source.errors] == ["R007"]
    assert "8-K, GRAPHIC" in source.errors[0].message
    assert source.info.filer == "ZANVIK PUMPS INC"
    (source,) = read(HEADER.encode())
    assert [entry.code for entry in source.errors] == ["R007"]


def test_a_single_document_a_repeated_type_and_a_missing_end() -> None:
    (source,) = read(RELEASE.encode(), path="ex.htm")
    assert (source.info.path, source.info.form) == ("ex.htm#EX-99.1", None)
    twice = list(read((HEADER + RELEASE + RELEASE).encode()))
    assert [source.info.exhibit for source in twice] == ["EX-99.1", "EX-99.1~2"]
    (source,) = read((HEADER + RELEASE[: RELEASE.index("to come")]).encode())
    assert source.text == "Zanvik grows\n\n“More”"


def test_old_plain_text_tags_and_a_subject_company() -> None:
    table = "<TABLE>\n<CAPTION>\n      2031   2030\n<S>   <C>    <C>\nCash     5      4\n</TABLE>\n"
    subject = HEADER.replace(
        "FILER:", "SUBJECT COMPANY:\n\t\tCOMPANY CONFORMED NAME:\tQUELL INC\n\nFILED BY:"
    )
    (source,) = read((subject + document("EX-99", "<PAGE>  2\n" + table * 4)).encode())
    assert source.info.filer == "ZANVIK PUMPS INC"
    assert "<" not in source.text
    assert "\nCash     5      4\n" in source.text


def test_a_gzipped_submission() -> None:
    (source,) = read(gzip.compress((HEADER + RELEASE).encode()))
    assert source.text.startswith("Zanvik grows")


PARTS = st.sampled_from(
    [
        HEADER,
        TAGGED,
        FORM,
        RELEASE,
        PLAIN,
        SLIDES,
        "<DOCUMENT>",
        "</DOCUMENT>",
        "<TYPE>",
        "EX-99",
        "\n",
        "<TEXT>",
        "</TEXT>",
        "x",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_submission_is_read(text: str) -> None:
    for source in read(("<SEC-DOCUMENT>" + text).encode()):
        assert source.text or source.errors
        assert source.info.format == "edgar"


@pytest.mark.parametrize(
    "unit", ["<DOCUMENT>", "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>", "<TYPE>", "</DOCUMENT>"]
)
def test_time_is_linear(unit: str) -> None:
    data = ("<SEC-DOCUMENT>" + unit * (300_000 // len(unit))).encode()
    start = time.process_time()
    for _ in read(data):
        pass
    assert time.process_time() - start < 4
