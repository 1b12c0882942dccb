"""A release as an HTML page: its paragraphs, lists and headings, and its tables.

Comes in: pieces of a marked text, and its tables. Goes out: pieces with the tables in them, of a
text or of a page, where a
blank line ends a block, `- ` begins an item, `**` stands around what is bold. It must not look into
tables or change what is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from extractor.corpus.marks import Piece, QuoteEnd, QuoteStart, TablePlace
from extractor.corpus.tables.dialects import DIALECTS, Dialect
from extractor.corpus.tables.markup import Markup, escape
from extractor.corpus.tables.numbers import Printed
from extractor.corpus.tables.plain import lay_out
from extractor.errors import UsageError

_ITEM = re.compile(r"^[-•] ", re.MULTILINE)


class Element(msgspec.Struct):
    """Pieces that are HTML already and stand as a block of their own."""

    pieces: list[Piece]


def set_tables(
    pieces: Iterable[Piece | TablePlace], tables: Mapping[str, Printed], layout: Mapping[str, Any]
) -> list[Piece]:
    """The pieces of a release with its tables in their places, as a page if `layout` has the form
    html.

    Raises UsageError if a table has no place, or a place no table.
    """
    pieces = list(pieces)
    places = [piece.name for piece in pieces if isinstance(piece, TablePlace)]
    if places != list(tables):
        raise UsageError(
            f"The text has places for the tables {places}, the tail has {list(tables)}; the same "
            "in the same order would have worked."
        )
    if layout.get("form") != "html":
        return [
            one
            for piece in pieces
            for one in (lay_out(tables[piece.name]) if isinstance(piece, TablePlace) else [piece])
        ]
    known = layout.get("dialect", "plain")
    if known not in DIALECTS:
        raise UsageError(f"{known!r} is no dialect; {', '.join(DIALECTS)} are.")
    dialect = DIALECTS[known]
    return make_page(
        (
            Element(Markup(tables[piece.name], dialect).pieces())
            if isinstance(piece, TablePlace)
            else piece
            for piece in pieces
        ),
        dialect,
    )


def make_page(pieces: Iterable[Piece | Element], dialect: Dialect) -> list[Piece]:
    """The page of a release. The first block is its headline."""
    found: list[Piece] = ["<html>\n<head><title>Release</title></head>\n<body>\n"]
    if dialect.exhibit:
        found.append('<p style="text-align:right"><b>Exhibit 99.1</b></p>\n')
    bold = _Bold()
    for number, block in enumerate(_blocks(pieces)):
        if isinstance(block, Element):
            found += [*block.pieces, "\n"]
        elif _begins_list(block):
            found += ["<ul>\n<li>", *_listed(block, dialect, bold), "</li>\n</ul>\n"]
        else:
            title = number == 0
            opened, closed = ("<h1>", "</h1>") if title else _around(dialect)
            found += [opened, *_worded(block, dialect, bold), f"{closed}\n"]
    found.append("</body>\n</html>\n")
    return found


def _around(dialect: Dialect) -> tuple[str, str]:
    names = re.findall(r"<(\w+)", dialect.paragraph)
    return dialect.paragraph, "".join(f"</{name}>" for name in reversed(names))


def _blocks(pieces: Iterable[Piece | Element]) -> Iterator[list[Piece] | Element]:
    """The pieces between blank lines."""
    block: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Element):
            yield from ([block] if _says(block) else [])
            yield piece
            block = []
            continue
        if not isinstance(piece, str):
            block.append(piece)
            continue
        first, *rest = re.split(r"\n\s*\n", piece)
        block.append(first)
        for one in rest:
            yield from ([block] if _says(block) else [])
            block = [one]
    yield from ([block] if _says(block) else [])


def _says(block: list[Piece]) -> bool:
    return any(not isinstance(piece, str) or piece.strip() for piece in block)


def _begins_list(block: list[Piece]) -> bool:
    first = next((piece for piece in block if piece != ""), "")
    return isinstance(first, str) and bool(_ITEM.match(first.lstrip("\n")))


class _Bold:
    """Whether bold words are open."""

    def __init__(self) -> None:
        self.open = False

    def mark(self, text: str) -> str:
        parts = text.split("**")
        found = parts[0]
        for part in parts[1:]:
            found += ("</b>" if self.open else "<b>") + part
            self.open = not self.open
        return found


def _worded(block: list[Piece], dialect: Dialect, bold: _Bold) -> Iterator[Piece]:
    quoted = False
    for at, piece in enumerate(block):
        if isinstance(piece, QuoteStart | QuoteEnd):
            quoted = isinstance(piece, QuoteStart)
        if not isinstance(piece, str):
            yield piece
            continue
        text = piece.lstrip("\n") if at == 0 else piece
        text = text.rstrip("\n") if at == len(block) - 1 else text
        text = escape(text, dialect.entities and not quoted)
        yield bold.mark(text).replace("\n", "<br>\n")


def _listed(block: list[Piece], dialect: Dialect, bold: _Bold) -> Iterator[Piece]:
    for at, piece in enumerate(_worded(block, dialect, bold)):
        if not isinstance(piece, str):
            yield piece
            continue
        text = _ITEM.sub("", piece, count=1) if at == 0 else piece
        yield re.sub(r"<br>\n[-•] ", "</li>\n<li>", text)
