"""Many wordings searched at once, cheaply.

Comes in: wordings (regular expressions over lower-cased text), each with what it means. Goes
out: `Phrases`, which finds where they occur. It must not know what the meanings are for.

A union of hundreds of wordings tries every one of them at every place. Here each wording is
tried only in stretches that contain one of its *anchors*, plain texts of which every match of it
contains one; one pass of an Aho-Corasick automaton (Aho and
Corasick, 1975) finds all anchors of all wordings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

Meaning = TypeVar("Meaning")


class Found(NamedTuple, Generic[Meaning]):
    """Where a wording stands, and what it means."""

    start: int
    end: int
    meaning: Meaning


class _Wording(Generic[Meaning]):
    """A wording with its meaning; `reach` is that of its source. It is compiled when it is first
    sought: a release needs few of them."""

    __slots__ = ("meaning", "pattern", "reach", "source")

    def __init__(self, source: str, meaning: Meaning) -> None:
        self.source = source
        self.meaning = meaning
        self.reach = reach(source)
        self.pattern: re.Pattern[str] | None = None


_OPTIONAL = re.compile(r"[?*]|\{0?[,}]")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_LOOKAROUND = re.compile(r"\(\?<?[=!]")
_PLAIN = frozenset((" ", "-", "&", "/", ",", r"\.", r"\-", r"\&", r"\/"))
"""What stands for its last character alone, beside letters."""
_OPENING = re.compile(r"\(\?(?::|<?[=!]|P<\w+>)")
_MOST_REPEATS = re.compile(r"\{(?:\d*,)?(\d+)\}")
_MAX_ANCHORS = 48
_UNBOUNDED = 10**6


def _close(source: str, at: int) -> int:
    """The place after the set, group, escape or character that begins at `at`."""
    if source[at] == "\\":
        return at + 2
    if source[at] == "[":
        return source.index("]", at + 2) + 1
    if source[at] != "(":
        return at + 1
    at += 1
    while source[at] != ")":
        at = _close(source, at)
    return at + 1


def alternatives(source: str) -> list[str]:
    """The top-level alternatives of a regular expression."""
    parts, begin, at = [], 0, 0
    while at < len(source):
        if source[at] == "|":
            parts.append(source[begin:at])
            begin = at + 1
        at = _close(source, at)
    return [*parts, source[begin:]]


def anchors(source: str) -> tuple[str, ...]:
    """Plain texts of which every match of `source` contains at least one; empty where there are
    no such texts of two characters or more."""
    found: list[tuple[str, ...]] = []
    for part in alternatives(source):
        best = _anchors_of_sequence(part)
        if not best:
            return ()
        found.append(best)
    texts = {text for best in found for text in best}
    return tuple(sorted(texts)) if len(texts) <= _MAX_ANCHORS else ()


def _anchors_of_sequence(source: str) -> tuple[str, ...]:
    """As `anchors`, for an expression without top-level alternatives: the longest plain run, or
    the anchors of a group that must match."""
    candidates: list[tuple[str, ...]] = []
    run = ""
    at = 0
    while at < len(source):
        stop = _close(source, at)
        piece = source[at:stop]
        optional = _OPTIONAL.match(source, stop) is not None
        quantified = _QUANTIFIER.match(source, stop)
        if (piece in _PLAIN or (len(piece) == 1 and piece.isalpha())) and not optional:
            run += piece[-1]
            if quantified:
                candidates.append((run,))
                run = ""
        else:
            candidates.append((run,))
            run = ""
            if piece[0] == "(" and not optional and not _LOOKAROUND.match(piece):
                inner = piece[3:-1] if piece.startswith("(?:") else piece[1:-1]
                candidates.append(anchors(inner))
        at = quantified.end() if quantified else stop
    candidates.append((run,))
    usable = [texts for texts in candidates if texts and min(map(len, texts)) >= 2]
    # One long text prunes best; many short ones prune little.
    return max(usable, key=lambda texts: min(map(len, texts)) - len(texts) / 4, default=())


def reach(source: str) -> int:
    """How many characters a match of `source` looks at, at the most, those that its lookarounds
    see among them."""
    return max(map(_reach_of_sequence, alternatives(source)))


def _reach_of_sequence(source: str) -> int:
    total = at = 0
    while at < len(source):
        stop = _close(source, at)
        width = reach(_inner(source[at:stop])) if source[at] == "(" else 1
        quantified = _QUANTIFIER.match(source, stop)
        if quantified and quantified.group()[0] != "?":
            most = _MOST_REPEATS.match(quantified.group())
            width *= int(most.group(1)) if most else _UNBOUNDED
        total += width
        at = quantified.end() if quantified else stop
    return total


def _inner(group: str) -> str:
    """What stands in a group."""
    opening = _OPENING.match(group)
    return group[opening.end() : -1] if opening else group[1:-1]


class Phrases(Generic[Meaning]):
    """A set of wordings with meanings. A match that lies within another one is dropped, as
    "EBITDA" within "adjusted EBITDA margin"; of two equal ones the one given first stays."""

    def __init__(
        self, wordings: Iterable[tuple[str, Meaning]], before: str = r"(?<![a-z])"
    ) -> None:
        self._wordings = [
            _Wording(f"{before}(?:{part})(?![a-z])", meaning)
            for source, meaning in wordings
            for part in alternatives(source)
        ]
        self._always: list[int] = []
        by_anchor: dict[str, list[int]] = {}
        for order, wording in enumerate(self._wordings):
            texts = anchors(wording.source)
            if not texts:
                self._always.append(order)
            for text in texts:
                by_anchor.setdefault(text, []).append(order)
        self._of_anchor = list(by_anchor.values())
        self._automaton = AhoCorasick(list(by_anchor), implementation=Implementation.DFA)

    def search(self, text: str) -> Search[Meaning]:
        """The set made ready for one text."""
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return Search(self, text, sorted((start, number) for number, start, _ in hits))


class Search(Generic[Meaning]):
    """A set of wordings with the places where their anchors stand in one text."""

    def __init__(
        self, phrases: Phrases[Meaning], text: str, anchored: list[tuple[int, int]]
    ) -> None:
        self._phrases = phrases
        self._text = text
        self._anchored = anchored

    def find(
        self, start: int, end: int, wanted: Callable[[Meaning], bool] | None = None
    ) -> list[Found[Meaning]]:
        """The matches within `text[start:end]` of the wordings whose meaning is `wanted`, in
        text order."""
        low = bisect_left(self._anchored, (start, 0))
        high = bisect_left(self._anchored, (end, 0))
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        of_anchor = self._phrases._of_anchor
        for at, number in self._anchored[low:high]:
            for order in of_anchor[number]:
                first.setdefault(order, at)
                last[order] = at
        for order in self._phrases._always:
            first[order], last[order] = start, end
        hits: list[tuple[int, int, int, Meaning]] = []
        for order, at in first.items():
            wording = self._phrases._wordings[order]
            meaning = wording.meaning
            if wanted is None or wanted(meaning):
                if wording.pattern is None:
                    wording.pattern = re.compile(wording.source)
                left, right = max(start, at - wording.reach), min(end, last[order] + wording.reach)
                matches = wording.pattern.finditer(self._text, left, right)
                hits += [(match.start(), -match.end(), order, meaning) for match in matches]
        if len(hits) > 1:
            hits.sort(key=lambda hit: hit[:3])
        found: list[Found[Meaning]] = []
        covered = start
        for at, minus, _, meaning in hits:
            if (stop := -minus) > max(covered, at):
                found.append(Found(at, stop, meaning))
                covered = stop
        return found
