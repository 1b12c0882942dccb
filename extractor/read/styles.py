"""How far the styles of an element move its text to the right.

Comes in: the value of a style attribute. Goes out: lengths in tenths of a point. It must not
know elements.

Lengths of CSS 2.1; an em is taken for 10 points, a percentage for that part of a column of 300.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_HUNDREDTHS = {
    "pt": 100,
    "px": 75,
    "em": 1000,
    "rem": 1000,
    "ex": 500,
    "in": 7200,
    "cm": 2835,
    "mm": 283,
    "pc": 1200,
    "%": 300,
    "": 75,
}
"""How many hundredths of a point a unit has; a length without a unit is in pixels."""
_FARTHEST = 100_000
_PROPERTY = re.compile(
    r"(?:^|[;\s])(padding-left|margin-left|padding|margin|text-indent)\s{0,9}:\s{0,9}([^;]{1,80})"
)
_LENGTH = re.compile(r"([-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}))(pt|px|r?em|ex|in|cm|mm|pc|%|)")
_SPACES = {"\xa0": 25, "\u2002": 50, "\u2003": 100, "\u2009": 20, "\u3000": 100, "\u2007": 50}


class Indent(NamedTuple):
    """What a style adds to the left, in tenths of a point: `left` to all lines, `first` to the
    first line of each block within, None where the style leaves that as it is."""

    left: int
    first: int | None


@lru_cache(maxsize=4096)
def indent_of(style: str) -> Indent:
    """The indentation that a style attribute declares; the last declaration counts."""
    sides: dict[str, int] = {}
    first: int | None = None
    for name, value in _PROPERTY.findall(style.lower()):
        lengths = [_tenths(part) for part in value.split()[:4]]
        if not lengths:
            continue
        if name == "text-indent":
            first = lengths[0]
        elif name in ("padding", "margin"):
            sides[name] = lengths[(0, 1, 1, 3)[len(lengths) - 1]]
        else:
            sides[name.removesuffix("-left")] = lengths[0]
    return Indent(sum(sides.values()), first)


def width_of(spaces: str) -> int:
    """How wide a run of white space is shown, in tenths of a point; plain spaces fold."""
    return sum(_SPACES.get(space, 0) for space in spaces)


def _tenths(value: str) -> int:
    match = _LENGTH.fullmatch(value)
    if not match:
        return 0
    length = int(Decimal(match.group(1)) * _HUNDREDTHS[match.group(2)] / 10)
    return max(-_FARTHEST, min(length, _FARTHEST))
