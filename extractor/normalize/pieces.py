"""What lines of the text and of the view are made of.

Comes in: nothing. Goes out: types without behavior.
"""

from __future__ import annotations

from dataclasses import dataclass

Piece = tuple[str, int, int]


@dataclass(slots=True)
class Line:
    """One line of the view: pieces of the text, each with the characters to put before it.
    `row` marks the row of a table, `opens` the first one of it."""

    pieces: list[Piece]
    row: bool = False
    opens: bool = False


@dataclass(slots=True)
class Raw:
    """A line as written, without the white space around it."""

    start: int
    end: int
    text: str
    indent: int
