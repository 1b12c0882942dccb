"""Text made to be slow to search: long runs of what a pattern may begin with and never end.

Comes in: a compiled pattern. Goes out: the runs that every pattern gets, and those made of its own
source: what stands before each of its repeats, and then the repeated again and again.
"""

from __future__ import annotations

import random
import re
import re._constants as op  # type: ignore[import-not-found]  # the parse tree of `re`
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import regex

Compiled = re.Pattern[Any] | regex.Pattern[Any]

# fmt: off
UNITS = (
    *'aAx1٣ ,.-–("“|$&:;\n\t%é[]{}<>@/#*_=~\u00a0\u0301',
    "Aa ", "aA", "A1", "1a", "A. ", "A.A", "a.a.", "a, ", "Aa, ", "1,", "1 ", "1.", "1-", "1%",
    "1,000 ", "and ", "of ", "one ", "the Of ", "Inc. ", "$1 ", "$", "US", "Mr. Aa ", "a@", "Aa-",
    "(the “", "(1) ", "() ", "[1]", "“a” ", '"a" ', "'s ", "May 1, ", "said ", "AA ", "| ", "|a",
    "| 1 ", "- ", " \n", "\n\n", "a\n", "&amp;", "http://a.", "www.", "**a", "title:", "<a ",
)
# fmt: on
_END = "\0a\0!\n"
"""After a run: neither what all patterns could go on with, nor what they could end with."""
_MANY = 20
_SAMPLES = 4


@cache
def hostile(size: int, runs: int = 1) -> str:
    """About `size` characters, each unit of `UNITS` repeated in `runs` runs of equal length."""
    length = size // len(UNITS) // runs
    return "".join((unit * (length // len(unit)) + _END) * runs for unit in UNITS)


def own(pattern: Compiled, examples: Iterable[str], length: int, runs: int = 1) -> str:
    """For each repeat in the source of `pattern`, for the whole, and for the `examples` and their
    beginnings: `runs` runs of `length`."""
    begun = [part + " " for text in examples for part in (text, text[: 2 * len(text) // 3])]
    pumped = dict.fromkeys([*_pumped(pattern), *(("", part) for part in begun)])
    return "".join(
        (before + unit * (length // len(unit)) + _END) * runs for before, unit in pumped if unit
    )


def _pumped(pattern: Compiled) -> Iterator[tuple[str, str]]:
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
    try:
        tree = parser.parse(source, pattern.flags & (re.VERBOSE | re.IGNORECASE))
    except re.error:  # what only `regex` knows
        return
    for seed in range(_SAMPLES):
        pumps: list[tuple[str, str]] = []
        whole = _Sampler(random.Random(seed), pumps).sample(tree, "")
        yield from pumps
        yield "", whole
        yield "", whole[: 2 * len(whole) // 3]


class _Sampler:
    """Makes a text that an expression matches, or nearly; notes what it repeats."""

    def __init__(self, draw: random.Random, pumps: list[tuple[str, str]]) -> None:
        self.draw = draw
        self.pumps = pumps

    def sample(self, tree: Iterable[tuple[Any, Any]], before: str) -> str:
        """A text for `tree`, which follows on `before`."""
        text = ""
        for kind, value in tree:
            text += self._one(kind, value, before + text)
        return text

    def _one(self, kind: Any, value: Any, before: str) -> str:  # noqa: ANN401
        if kind is op.LITERAL:
            return chr(value)
        if kind is op.NOT_LITERAL:
            return "a" if value != ord("a") else "b"
        if kind is op.ANY:
            return "a"
        if kind is op.IN:
            return self._member(value)
        if kind is op.BRANCH:
            return self.sample(self.draw.choice(value[1]), before)
        if kind is op.SUBPATTERN:
            return self.sample(value[3], before)
        if kind is op.ATOMIC_GROUP:
            return self.sample(value, before)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            least, most, tree = value
            return self._repeated(least, most, tree, before)
        return ""  # what matches no text: a place, a look around, a back reference

    def _repeated(self, least: int, most: int, tree: Any, before: str) -> str:  # noqa: ANN401
        if most >= _MANY:
            unit = self.sample(tree, before)
            self.pumps.append((before, unit))
            return unit * max(least, 2)
        times = self.draw.randint(least, min(most, least + 2))
        return "".join(self.sample(tree, before) for _ in range(times))

    def _member(self, items: list[tuple[Any, Any]]) -> str:
        """A character of a set."""
        choices: list[str] = []
        for kind, value in items:
            if kind is op.LITERAL:
                choices.append(chr(value))
            elif kind is op.RANGE:
                choices.append(chr(self.draw.randint(value[0], min(value[1], value[0] + 25))))
            elif kind is op.CATEGORY:
                choices.append(_CATEGORIES.get(str(value), "-"))
        if items[0][0] is op.NEGATE:
            return next((one for one in "aA1 -,.(" if one not in choices), "é")
        return self.draw.choice(choices)


_CATEGORIES = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
}
