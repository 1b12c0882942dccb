"""Lines and edits to the view and its offsets.

Comes in: the text, its lines as pieces, and edits. Goes out: the view and, for each of its
characters, the place in the text that it shows. It must not decide anything.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.normalize.marks import Edit
from extractor.normalize.pieces import Line


def build(text: str, lines: Iterable[Line], edits: list[Edit]) -> tuple[str, list[int]]:
    """The view of a flat `text` and its offsets, one more than the view has characters.

    Offsets never decrease. Characters that an edit puts in stand at the start of what it
    replaces, characters that part pieces at the end of the piece before.
    """
    view: list[str] = []
    offsets: list[int] = []
    size = len(edits)
    index = 0
    at = 0
    for line in lines:
        for before, start, end in line.pieces:
            lead = before if view else before.lstrip("\n")
            if lead[:1] == " " and view[-1][-1] == " ":
                lead = lead[1:]
            if lead:
                view.append(lead)
                offsets += [at] * len(lead)
            at = start
            while index < size and edits[index][0] < start:
                index += 1
            while index < size and edits[index][0] < end:
                left, right, new = edits[index]
                index += 1
                if left < at or right > end:
                    continue
                if left > at:
                    view.append(text[at:left])
                    offsets += range(at, left)
                at = right
                if new == "\n" and line.row:
                    new = " "
                if new in ("", " ") and (not view or view[-1][-1] in " \n"):
                    # What is left out leaves no second space behind.
                    while at < end and text[at] == " ":
                        at += 1
                elif new:
                    view.append(new)
                    offsets += [left] * len(new)
            if end > at:
                view.append(text[at:end])
                offsets += range(at, end)
            at = end
        if line.row:
            spaced = view[-1].endswith(" ") and not view[-1].endswith("| ")
            view.append("|" if spaced else " |")
            offsets += [at] * len(view[-1])
    offsets.append(at)
    return "".join(view), offsets
