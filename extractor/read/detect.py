"""What kind of document some bytes are.

Comes in: the bytes of a file and, as a weak hint, its name. Goes out: the name of a format.
A new format is one line in `_FORMATS` and one reader in `read.READERS`. It must not decode
or parse.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SNIFFED = 16_384
_GZIP = b"\x1f\x8b"
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or Office file"),
    (b"\x1f\x8b", "a gzip file within another"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
)
_SUBMISSION = re.compile(
    rb"\s{0,500}(?:<SEC-DOCUMENT>|<IMS-DOCUMENT>|<SEC-HEADER>|<SUBMISSION>|<DOCUMENT>\s{0,20}<TYPE>"
    rb"|-----BEGIN PRIVACY-ENHANCED MESSAGE-----)"
)
_HTML_START = re.compile(
    rb"(?:\s|<!--(?:[^-]|-(?!->)){0,2000}+-->|<\?xml[^>]{0,300}>){0,20}<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<[!/a-z][^<>]{0,400}>", re.IGNORECASE)
_CLOSING_TAG = re.compile(rb"</(?:p|div|td|span|font|li|h[1-6]|b|a)\s{0,4}>", re.IGNORECASE)
_CONTROL = (
    bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\0") + b"\x7f"
)


def is_gzip(data: bytes) -> bool:
    """Whether `data` starts like a gzip member."""
    return data.startswith(_GZIP)


def binary_kind(data: bytes) -> str | None:
    """What binary content `data` is, in words, or None for text (UTF-16 included)."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"ustar", 257):
        return "a tar archive"
    head = data[:_SNIFFED]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > 0.03 * len(head) + 1:
        return f"{control} control characters in the first {len(head)} bytes"
    return None


def _is_submission(head: bytes, _name: str) -> bool:
    return bool(_SUBMISSION.match(head))


def _is_html(head: bytes, name: str) -> bool:
    head = head.replace(b"\0", b"")  # UTF-16 reads as ASCII without its zeros
    if name.endswith((".html", ".htm", ".xhtml")):
        return bool(_TAG.search(head))
    return bool(_HTML_START.match(head)) or len(_CLOSING_TAG.findall(head)) >= 6


_FORMATS: tuple[tuple[str, Callable[[bytes, str], bool]], ...] = (
    ("edgar", _is_submission),
    ("html", _is_html),
)


OWN: dict[str, Callable[[bytes, str], bool]] = {}
"""The formats of extensions, by name: whether the first bytes of a file, or its lower-cased name
without .gz, are of it. They are asked before ours."""


def detect_own(data: bytes, name: str | None = None) -> str | None:
    """The format of an extension that `data` is in, if any; it may be binary."""
    stem = (name or "").lower().removesuffix(".gz")
    return next((kind for kind, test in OWN.items() if test(data[:_SNIFFED], stem)), None)


def detect(data: bytes, name: str | None = None) -> str:
    """The format of `data`: "edgar", "html" or "text". The content decides; a name that ends
    in .html or .htm only makes fewer tags suffice."""
    head = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    stem = (name or "").lower().removesuffix(".gz")
    return next((kind for kind, test in _FORMATS if test(head, stem)), "text")
