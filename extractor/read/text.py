"""Bytes to text: the encoding is found, the text is changed as little as can be.

Comes in: the bytes of one document. Goes out: its text, the name of the encoding and error
entries. Only these things change: a byte-order mark goes, CRLF and CR become LF, NUL becomes
a space. It must not look at what the text says.
"""

from __future__ import annotations

import codecs
import re

from extractor.errors import entry
from extractor.schema import ErrorEntry

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SNIFFED = 4096
_REPLACEMENT = "\ufffd".encode()
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9][A-Za-z0-9_:.-]{0,39})""",
    re.IGNORECASE,
)
_SYNONYMS = {
    # What browsers read under these names (WHATWG Encoding Standard, section 4.2).
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decode(data: bytes, *, html: bool = False) -> tuple[str, str, list[ErrorEntry]]:
    """The text of `data`, the name of its encoding, and what was lost on the way.

    A byte-order mark decides; then the zero bytes of UTF-16; then UTF-8, if all bytes are
    valid; then, for HTML, its own declaration; then Windows-1252.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _wide(data)
    if encoding is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            declared = _declared(data) if html else None
            encoding = declared or _utf8_or_western(data)
        else:
            text, errors = clean(text)
            return text, "utf-8", errors
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.count(_REPLACEMENT)
    found = [entry("R005", encoding=encoding, found=lost)] if lost > 0 else []
    text, errors = clean(text)
    return text, encoding, found + errors


_HALF = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs: a `str` can hold them alone, but no file and no JSON can."""


def clean(text: str) -> tuple[str, list[ErrorEntry]]:
    """`text` without its byte-order mark, with LF line ends, without NULs and lone surrogates."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    errors: list[ErrorEntry] = []
    if not text.isascii():
        text, halves = _HALF.subn("\ufffd", text)
        if halves:
            errors.append(entry("R005", encoding="Unicode", found=halves))
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", " ")
        errors.append(entry("R010", found=nuls))
    return text, errors


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: western text has a zero in every second byte."""
    head = data[:_SNIFFED]
    if len(head) < 4 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_SNIFFED])
    if not match:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
        "".encode(name)  # refuses codecs that do not make text, such as base64
    except (LookupError, ValueError, TypeError):
        return None
    return _SYNONYMS.get(name, name)


def _utf8_or_western(data: bytes) -> str:
    """Broken UTF-8 has more whole sequences than broken ones; Windows-1252 has few, if any."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    return "utf-8" if whole >= broken else "cp1252"
