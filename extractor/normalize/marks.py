"""Markdown and HTML leftovers, white space and bullets: what the view leaves out or replaces.

Comes in: a text and its lines. Goes out: edits, sorted: (start, end, new characters). It must
not change the order of anything, and must not know words (see `glue`).

Emphasis is taken for a mark only where it opens and closes within one paragraph; a footnote
star ("1,234*", "* Non-GAAP") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from extractor.normalize.glue import partings
from extractor.normalize.pieces import Line

Edit = tuple[int, int, str]

_ZERO_WIDTH = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD_SPACES = (
    "\xa0\t\u2009\u202f\u2002\u2003\r\u3000\u200a\u2008\u2007\u2006\u2005\u2004\u2001\u2000"
    + ("\u2028\u2029\u205f\u1680\x0b\x0c\x1c\x1d\x1e\x1f\x85")
)
_RUN = re.compile(r"  +")
_ZERO = re.compile(rf"[{_ZERO_WIDTH}][ {_ZERO_WIDTH}]*")
_SIGN_GAP = re.compile(r"[$€£¥(][ ]{1,80}(?=[\d(.–—-])")
_ONLY_ZERO_WIDTH = re.compile(rf"[{_ZERO_WIDTH}]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});")
_TAG = re.compile(
    r"</?(?:(br|p|div|li|tr)|b|i|u|em|strong|span|sup|sub|font|a)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--[^<>\n]{0,500}-->")
_BULLET = re.compile(r"(?:[•●○◦▪▫■□◆►▶‣∙·⁃➢➤✓✔→§\uf0b7\uf0a7\uf0d8\uf076]|[*+](?=\s)|o(?=  ))")
_HEADING = re.compile(r"#{1,6}\s+|>\s+")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,4}|_{1,3})")
_LINK_TOKEN = re.compile(
    r"!?\[|\](?:\(((?:[^()\s]{0,1500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?)"
    r"(?: \"[^\"\n]{0,200}\")?)\))?"
)
_TARGET = re.compile(r"$|[#/.?]|https?:|mailto:|tel:|www\.|[\w-]+\.[\w.-]+(?:/|$)|ftp:")


def flatten(text: str) -> str:
    """`text` with a plain space for every other white space but line ends; places stay."""
    for space in _ODD_SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def edits(text: str, stop: int, lines: Sequence[Line]) -> list[Edit]:
    """All edits of text[:stop], a flat text, sorted by place; overlapping ones are left to
    `build`, which takes the first."""
    found: list[Edit] = list(_spaces(text, stop))
    if "\\" in text:
        for match in _ESCAPE.finditer(text, 0, stop):
            at = match.start()
            found.append((at, at + 1, ""))
            if text[at + 1] == "|":
                found.append((at + 1, at + 2, "¦"))
    if "&" in text:
        found += _entities(text, stop)
    if "<" in text:
        found += (
            (m.start(), m.end(), "\n" if m.group(1) else "") for m in _TAG.finditer(text, 0, stop)
        )
        found += ((m.start(), m.end(), "") for m in _COMMENT.finditer(text, 0, stop))
    found += ((at, at, new) for at, new in partings(text, stop))
    marks = [mark for mark in "*_" if mark in text]
    linked = "](" in text
    for line in lines:
        _, start, end = line.pieces[0]
        if line.row:
            found += _signs(text, line)
        elif not text[start].isalnum():
            found += _line_start(text, start, end)
        if linked:
            found += _links(text, line)
        if any(text.find(mark, start, line.pieces[-1][2]) >= 0 for mark in marks):
            found += _emphasis(text, line)
    found.sort(key=_order)
    return found


def _spaces(text: str, stop: int) -> Iterator[Edit]:
    """Runs of spaces to one space; zero-width characters go."""
    for match in _RUN.finditer(text, 0, stop):
        yield match.start(), match.end(), " "
    for match in _ZERO.finditer(text, 0, stop):
        start, end = match.span()
        while start and text[start - 1] == " ":
            start -= 1
        yield start, end, " " if start < match.start() or " " in match.group() else ""


def _order(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _signs(text: str, line: Line) -> Iterator[Edit]:
    """In a row, signs stand at their figure."""
    for _, start, end in line.pieces:
        for match in _SIGN_GAP.finditer(text, start, end):
            yield match.start(), match.end(), match.group()[0]


def _entities(text: str, stop: int) -> Iterator[Edit]:
    for match in ENTITY.finditer(text, 0, stop):
        decoded = unescape(match.group())
        if decoded != match.group():
            new = " " if decoded.isspace() else _ONLY_ZERO_WIDTH.sub("", decoded)
            yield match.start(), match.end(), new.replace("|", "¦")


def _line_start(text: str, start: int, end: int) -> Iterator[Edit]:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        spaced = bullet.end() < end and text[bullet.end()].isspace()
        yield start, bullet.end(), "•" if spaced else "• "
        return
    heading = _HEADING.match(text, start, end)
    if heading and heading.end() < end:
        yield start, heading.end(), ""


def _links(text: str, line: Line) -> Iterator[Edit]:
    """Brackets and target of a link go, its text stays; an image goes as a whole."""
    for _, start, end in line.pieces:
        if text.find("](", start, end) < 0:
            continue
        open_at: list[tuple[int, int]] = []
        for match in _LINK_TOKEN.finditer(text, start, end):
            if match.group()[-1] == "[":
                open_at.append(match.span())
                continue
            if not open_at:
                continue
            left, inner = open_at.pop()
            target = match.group(1)
            if target is None or not _TARGET.match(target):
                continue
            if text[left] == "!":
                yield left, match.end(), ""
            elif text[inner : match.start()].isdigit() and left > start and text[left - 1] != " ":
                yield match.start() + 1, match.end(), ""
            else:
                yield left, inner, ""
                yield match.start(), match.end(), ""


def _emphasis(text: str, line: Line) -> Iterator[Edit]:
    """Pairs of stars or underscores around words."""
    waiting: dict[str, tuple[int, int]] = {}
    first, last = line.pieces[0][1], line.pieces[-1][2]
    for _, start, end in line.pieces:
        for match in _EMPHASIS.finditer(text, start, end):
            left, right = match.span()
            run = match.group()
            before = text[left - 1] if left > first else " "
            after = text[right] if right < last else " "
            opener = waiting.get(run)
            strong = len(run) > 1 and run[0] == "*"
            if (
                opener
                and (not before.isspace() or strong)
                and (run[0] == "*" or not after.isalnum())
            ):
                yield (*opener, "")
                yield left, right, ""
                del waiting[run]
            elif not after.isspace() and (strong or not before.isalnum()):
                waiting[run] = (left, right)
    for left, right in waiting.values():
        if right - left > 1 and text[left] == "*" and left == first:
            yield left, right, ""
