"""A whole EDGAR submission: every EX-99 exhibit is a release of its own.

Comes in: the bytes of a submission (SGML, as sec.gov serves it as .txt) or of a single SGML
document. Goes out: one `Exhibit` per EX-99 document, with what the header says about the
filing. Only the exhibits are decoded, by `read.text` and `read.html`; the rest (forms, XBRL,
encoded graphics) is passed over. It must not judge whether an exhibit is a press release.

Tags: "EDGAR Public Dissemination Service Technical Specification" (PDS), sections on the
header and on document tags; both spellings of the header are read, the one with words
("CONFORMED SUBMISSION TYPE:") and the one with tags ("<TYPE>8-K" within "<SUBMISSION>").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.schema import SourceInfo

_HEADER_SIZE = 100_000
_FIELDS = {
    "form": re.compile(rb"(?m)^(?:CONFORMED SUBMISSION TYPE:|<TYPE>)[ \t]*([^\r\n]{1,40})"),
    "filer": re.compile(
        rb"(?m)^[ \t]*(?:COMPANY CONFORMED NAME:|<CONFORMED-NAME>)[ \t]*([^\r\n]{1,200})"
    ),
    "cik": re.compile(rb"(?m)^[ \t]*(?:CENTRAL INDEX KEY:|<CIK>)[ \t]*(\d{1,10})"),
    "accession": re.compile(
        rb"(?m)^(?:ACCESSION NUMBER:[ \t]*|<ACCESSION-NUMBER>|<SEC-DOCUMENT>)(\d{10}-\d{2}-\d{6})"
    ),
    "filing_date": re.compile(rb"(?m)^(?:FILED AS OF DATE:[ \t]*|<FILING-DATE>)(\d{8})"),
}
_OPEN, _CLOSE, _TEXT, _TEXT_END = b"<DOCUMENT>", b"</DOCUMENT>", b"<TEXT>", b"</TEXT>"
_TYPE = re.compile(rb"<TYPE>[ \t]*([^\r\n<]{1,40})")
_RELEASE = re.compile(r"EX-99(?:\.|$|-|\w)", re.IGNORECASE)
_ENCODED = re.compile(rb"\s{0,200}(?:<PDF>\s{0,20})?begin \d{3} ([^\r\n]{1,200})")
_XML = re.compile(rb"\s{0,200}<XML>", re.IGNORECASE)
_TAG_LINE = re.compile(
    rb"(?m)^[ \t]*(?:</?(?:PAGE|TABLE|CAPTION|PRE|S|C|FN|R|F\d{1,2})>[ \t]*+)++\d{0,3}[ \t]*+\r?$"
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One EX-99 document. `encoded` names the file inside it when it is no text."""

    name: str
    body: bytes
    encoded: str | None


def header(data: bytes) -> SourceInfo:
    """What the header says: form, the first filer and its CIK, accession number, filing date."""
    stop = data.find(_OPEN)
    head = data[: min(stop if stop >= 0 else len(data), _HEADER_SIZE)]
    filer = max(0, *(head.find(mark) for mark in (b"\nFILER:", b"\nFILED BY:", b"<FILED-BY>")))
    found = {
        name: _value(pattern.search(head, filer if name in ("filer", "cik") else 0))
        for name, pattern in _FIELDS.items()
    }
    day = found["filing_date"]
    return SourceInfo(
        format="edgar",
        form=found["form"],
        filer=found["filer"],
        cik=found["cik"],
        accession=found["accession"],
        filing_date=f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else None,
    )


def _value(match: re.Match[bytes] | None) -> str | None:
    return match.group(1).decode("utf-8", "replace").strip() if match else None


def types(data: bytes) -> list[str]:
    """The types of all documents in the submission, in order."""
    return [kind for kind, _ in _documents(data)]


def exhibits(data: bytes) -> Iterator[Exhibit]:
    """The EX-99 documents, in order; a second one of the same type is named "EX-99.1~2"."""
    seen: dict[str, int] = {}
    for kind, body in _documents(data):
        if not _RELEASE.match(kind):
            continue
        seen[kind] = seen.get(kind, 0) + 1
        name = kind if seen[kind] == 1 else f"{kind}~{seen[kind]}"
        encoded = _ENCODED.match(body)
        if encoded:
            yield Exhibit(name, b"", encoded.group(1).decode("utf-8", "replace"))
        elif _XML.match(body):
            yield Exhibit(name, b"", "an XML document")
        else:
            yield Exhibit(name, _TAG_LINE.sub(b"", body), None)


def _documents(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = data.find(_OPEN)
    while at >= 0:
        following = data.find(_OPEN, at + len(_OPEN))
        stop = data.find(_CLOSE, at, following if following >= 0 else len(data))
        if stop < 0:
            stop = following if following >= 0 else len(data)
        kind = _TYPE.search(data, at, min(stop, at + 1000))
        body = data.find(_TEXT, at, stop)
        if kind:
            start = body + len(_TEXT) if body >= 0 else kind.end()
            end = data.rfind(_TEXT_END, start, stop)
            yield (
                kind.group(1).decode("ascii", "replace").strip().upper(),
                data[start : end if end >= 0 else stop],
            )
        at = following
