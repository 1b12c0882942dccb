"""Blocks of pieces set as a page: paragraphs, headings, hard-wrapped lines.

Comes in: blocks in order. Goes out: the pieces of the whole text, with all white space in place.
It must not change a word, only the white space between words and the markdown around headings.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from extractor.corpus.grammar.scene import Scene
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Mark, Piece, QuoteEnd, QuoteStart

_IN_NUMERAL = re.compile(r"(?<=\d) (?=\d)")

BlockKind = Literal["headline", "sub", "lead", "para", "heading", "bullets", "table", "cruft"]


class Block(msgspec.Struct):
    """A paragraph, heading, list or table, as pieces without the white space around it."""

    kind: BlockKind
    pieces: list[Piece]


def lay_out(blocks: list[Block], scene: Scene) -> list[Piece]:
    """The blocks as one text, in the layout that the dice give."""
    dice = scene.dice
    markdown = dice.chance(15)
    width = dice.pick([0] * 9 + [dice.between(66, 90)])
    bullet = dice.pick(["* ", "- ", "• ", "· ", "– "])
    text: list[Piece] = []
    for at, block in enumerate(blocks):
        pieces = block.pieces
        if not pieces:
            continue
        if at and text:
            tight = blocks[at - 1].kind == "heading" and not markdown and dice.chance(25)
            text.append("\n" if tight else "\n\n")
        if block.kind in ("para", "lead") and width:
            pieces = wrap(pieces, width)
        if block.kind == "heading" and markdown:
            pieces = ["**", *pieces, "**"]
        if block.kind == "bullets":
            pieces = [_bulleted(piece, bullet) for piece in pieces]
        text += pieces
    return [*text, "\n"]


def _bulleted(piece: Piece, bullet: str) -> Piece:
    return piece.replace("\x00", bullet) if isinstance(piece, str) else piece


def wrap(pieces: list[Piece], width: int) -> list[Piece]:
    """The pieces with lines broken at `width` characters, inside numbers and names too."""
    flat = "".join(_unbroken(piece) for piece in pieces)
    breaks = set()
    start = last = 0
    for at, char in enumerate(flat):
        if char == "\n":
            start = at + 1
        elif char == " ":
            if at - start > width and last > start:
                breaks.add(last)
                start = last + 1
            last = at
    done: list[Piece] = []
    at = 0
    for piece in pieces:
        words = words_of(piece)
        broken = "".join(
            "\n" if at + offset in breaks else char for offset, char in enumerate(words)
        )
        at += len(words)
        if isinstance(piece, Mark):
            piece.text = broken
            done.append(piece)
        else:
            done.append(broken if isinstance(piece, str) else piece)
    return done


def _unbroken(piece: Piece) -> str:
    """The text, with spaces between digits hidden: no line ends within a numeral."""
    words = words_of(piece)
    return _IN_NUMERAL.sub("_", words) if isinstance(piece, Mark) else words


def words_of(piece: Piece) -> str:
    """The text of a piece."""
    if isinstance(piece, QuoteStart | QuoteEnd):
        return ""
    return piece if isinstance(piece, str) else piece.text


def shout(pieces: list[Piece], writer: Writer) -> list[Piece]:
    """The pieces of a headline in capitals, with the names of the companies among them; as they
    are if they name a person."""
    if writer.scene.people:
        return pieces
    for firm in writer.scene.firms.values():
        firm.printed = {form.upper(): None for form in firm.printed}
        firm.introduced = False
    loud: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            piece.text = piece.text.upper()
            loud.append(piece)
        else:
            loud.append(piece.upper() if isinstance(piece, str) else piece)
    return loud
