"""Quotation marks: the stretches of text between them, paragraph by paragraph.

Comes in: a view and a paragraph. Goes out: `Piece`s in text order. It must not know who speaks,
nor whether anybody does.

Whether a mark opens or closes is told by its shape and by what stands around it, never by
counting: a lost mark, or a closing one of the wrong shape, harms only its own paragraph.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import regex

from extractor.patterns.people import UPPER
from extractor.schema import Span

_DOUBLE: Final = regex.compile(r"[“”\"„‟«»]|[‘’']{2}")
_SINGLE: Final = regex.compile(
    rf"(?<![^\s(]) [‘'] (?=[{UPPER}]) | (?<=[.,!?…]) [’'] (?![\w’'])", regex.VERBOSE
)
_OPENERS: Final = "“„«‘"
_AFTER_CLOSING: Final = ".,;:)]?!–—-"
_LONGEST_NESTED: Final = 80
_SHORTEST_BROKEN: Final = 40
_LONGEST_VERB: Final = 20


@dataclass(slots=True)
class Piece:
    """Text between two marks: [start, end) without them, [left, right) with them. `opened` and
    `closed` tell whether the mark is printed; `paragraph` is the number of the paragraph."""

    start: int
    end: int
    left: int
    right: int
    paragraph: int
    opened: bool = True
    closed: bool = True

    @property
    def span(self) -> Span:
        """The words between the marks."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class _Mark:
    left: int
    right: int
    opens: bool
    closes: bool
    shape: str


def has_marks(view: str, start: int, end: int) -> bool:
    """Whether [start, end) holds a quotation mark, single ones included."""
    if any(view.find(mark, start, end) >= 0 for mark in '“”"„«‘'):
        return True
    return view.startswith("'", start, end) or view.find(" '", start, end) >= 0


def marks(view: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of a paragraph; single ones only where it has no double ones."""
    found = _DOUBLE.findall(view, start, end)
    matches = (_DOUBLE if found else _SINGLE).finditer(view, start, end)
    return [
        _Mark(
            *match.span(),
            opens=_opens(view, match.group(), *match.span(), start, end),
            closes=_closes(view, match.group(), *match.span(), start, end),
            shape=match.group(),
        )
        for match in matches
    ]


def _around(view: str, left: int, right: int, start: int, end: int) -> tuple[str, str]:
    before = view[left - 1] if left > start else " "
    after = view[right] if right < end else " "
    return before, after


def _opens(view: str, shape: str, left: int, right: int, start: int, end: int) -> bool:
    before, after = _around(view, left, right, start, end)
    if after.isspace():
        return shape in _OPENERS
    if shape in "“„‘'":
        return shape != "'" or before.isspace() or before == "("
    if shape == '"' and before.isdigit():
        return False
    if before.isspace() or before in "([{-–—:/,;" or shape == "«":
        return True
    return before in ".,:" and shape != '"' and after.isupper()


def _closes(view: str, shape: str, left: int, right: int, start: int, end: int) -> bool:
    before, after = _around(view, left, right, start, end)
    if shape in "”»’'":
        return shape != "'" or not before.isspace()
    if after.isspace() or after in _AFTER_CLOSING:
        return not (before.isspace() and shape in _OPENERS)
    return shape not in _OPENERS and not before.isspace()


def opens_first(view: str, paragraph: Span) -> bool:
    """Whether the paragraph begins with an opening mark."""
    match = _DOUBLE.match(view, paragraph.start, paragraph.end)
    return match is not None and _opens(
        view, match.group(), *match.span(), paragraph.start, paragraph.end
    )


def closes_next(view: str, paragraphs: list[Span]) -> bool:
    """Whether the first mark in `paragraphs` closes a quotation."""
    for paragraph in paragraphs:
        found = marks(view, paragraph.start, paragraph.end)
        if found:
            return not found[0].opens
    return False


def pieces(
    view: str,
    number: int,
    paragraph: Span,
    inside: bool,
    resumes: Callable[[int, int], int | None],
    speaks: Callable[[int, int], bool],
) -> list[Piece]:
    """The pieces of one paragraph.

    `inside` says that a quotation of the paragraph before is still open. `resumes(cue, stop)`
    tells where speech begins again between a closing mark at `cue` and one at `stop` that nothing
    opened; `speaks(start, end)` whether a verb of saying stands there, so that a closing mark was
    lost.
    """
    start, end = paragraph.start, paragraph.end
    found: list[Piece] = []
    opened: tuple[int, int] | None = (start, start) if inside else None
    explicit = not inside
    all_marks = marks(view, start, end)
    skip = -1
    silent = start  # no verb of saying stands between the open mark and here
    for index, mark in enumerate(all_marks):
        if index == skip:
            continue
        if opened is None:
            if mark.opens:
                opened, explicit = (mark.left, mark.right), True
            elif found and _closes_alone(view, mark, end):
                again = resumes(found[-1].right, mark.left)
                if again is not None:
                    found.append(Piece(again, mark.left, again, mark.right, number, opened=False))
        elif mark.opens and not explicit and mark.left == start:
            opened, explicit = (mark.left, mark.right), True
        elif mark.opens and _nested(all_marks, index):
            skip = index + 1
        elif mark.closes:
            if opened[1] < mark.left:
                found.append(
                    Piece(opened[1], mark.left, opened[0], mark.right, number, opened=explicit)
                )
            opened = None
        elif mark.opens and mark.left - opened[1] > _SHORTEST_BROKEN:
            if speaks(max(opened[1], silent - _LONGEST_VERB), mark.left):
                found.append(
                    Piece(opened[1], mark.left, opened[0], mark.left, number, explicit, False)
                )
                opened, explicit = (mark.left, mark.right), True
            silent = mark.left
    if opened is not None and opened[1] < end:
        found.append(Piece(opened[1], end, opened[0], end, number, explicit, closed=False))
    for piece in found:
        text = view[piece.start : piece.end]
        piece.start += len(text) - len(text.lstrip())
        piece.end -= len(text) - len(text.rstrip())
    return [piece for piece in found if piece.start < piece.end]


def _closes_alone(view: str, mark: _Mark, end: int) -> bool:
    after = view[mark.right] if mark.right < end else " "
    return mark.shape in ("”", '"') and after.isspace()


def _nested(found: list[_Mark], index: int) -> bool:
    """Whether the mark opens words quoted within the quotation: two closing marks follow."""
    if index + 2 >= len(found):
        return False
    first, second = found[index + 1], found[index + 2]
    return (
        first.closes
        and not first.opens
        and first.left - found[index].right <= _LONGEST_NESTED
        and second.closes
        and not second.opens
    )
