"""The characters around a place in the view: what stands before a number on its line.

Comes in: the view and a place in it. Goes out: short pieces of the view. It must not know what
the words mean.
"""

from __future__ import annotations

_WORD = 24
_ROW = 400
_ABOVE = 160


def left_of(view: str, start: int, width: int) -> str:
    """At most `width` characters before `start`, not across a line or a table cell."""
    left = view[max(0, start - width) : start]
    cut = max(left.rfind("\n"), left.rfind("|"))
    return left[cut + 1 :] if cut >= 0 else left


def word_before(view: str, start: int) -> str:
    """The word before `start`, over a space or an opening parenthesis."""
    end = start
    while end and view[end - 1] in " (":
        end -= 1
    low = max(0, end - _WORD)
    begin = max(view.rfind(" ", low, end), view.rfind("\n", low, end))
    return view[begin + 1 : end] if begin >= 0 else view[low:end]


def enclosed(view: str, start: int, end: int) -> bool:
    """Whether parentheses stand right around `start:end`."""
    return start > 0 and view[start - 1] == "(" and view[end : end + 1] == ")"


def row_label(view: str, start: int) -> str:
    """The first cell with words of the table row at `start`."""
    row = view[view.rfind("\n", max(0, start - _ROW), start) + 1 : start]
    return next((cell for cell in row.split("|") if cell.strip()), "")[:80]


def line_above(view: str, start: int) -> str:
    """The nearest line above with words: tables are often printed one cell to a line."""
    for line in reversed(view[max(0, start - _ABOVE) : start].split("\n")):
        if any(letter.isalpha() for letter in line):
            return line
    return ""
