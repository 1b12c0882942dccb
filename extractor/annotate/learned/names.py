"""What speaks for a run of capitalized words being a name: the evidence for each candidate.

Comes in: a view and what the rules found in it. Goes out: candidates with their evidence. It must
not weigh it; that is learned.

A candidate is a run of capitalized words with the small words and signs inside it ("Bank of
Lindesberg", "Hale & Orrin"). Together with the rules only what these left unclaimed is a candidate;
for the model alone every run is one. A run is known by what stands around it, by its shape and by
what the same words do elsewhere in the release: its own words count only where several hands of the
corpus have them, which names do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from extractor.annotate.deals import section_kind
from extractor.annotate.learned.classifier import Evidence
from extractor.annotate.people.names import (
    COMMON,
    FUNCTION,
    GIVEN,
    HARD,
    HONORIFIC,
    INITIAL,
    OFFICE,
    PLACE,
    WEAK_GIVEN,
    classify,
)
from extractor.patterns.companies import legal_form
from extractor.patterns.people import UPPER
from extractor.places import Places
from extractor.stages import Annotations

LABELS: Final = ("OTHER", "COMPANY", "PERSON")
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’](?!s\b){_LETTER}+)*(?:\.[^\W_]{_LETTER}*)*|[^\w\s]")
_CAPITAL = re.compile(
    rf"(?<![^\W_])(?<![.@/])(?:[^\W\d_]{{0,2}}[{UPPER}]|\d{{1,4}}[{UPPER}])"
    rf"{_LETTER}*(?:['’](?!s\b){_LETTER}+)*(?:\.[^\W_]{_LETTER}*)*"
)
"""A word with a capital among its first letters: "Ample", "eBay", "7Rivers"."""
_LOWER = re.compile(r"(?<![^\W_])[a-z]+")
_INSIDE = frozenset(
    f" {word} "
    for word in ("of", "de", "del", "di", "da", "du", "la", "le", "van", "von", "der", "den",
                 "för", "für", "&", "+", "of the", "de la", "van der", "von der")
) | {" ", "-", "&", "+", "’", "'"}  # fmt: skip
"""What may stand between two words of one name."""
_SIGNS = frozenset({"•", "“", '"', ":", "|", "*", "”", "?", "!", "."})
_MARKS = frozenset("®™")
_AT = frozenset("@/_")
_QUOTES = frozenset('“"')
_LONGEST = 7
_PLAIN = COMMON | HARD | OFFICE | FUNCTION | HONORIFIC | PLACE
_CLASSES = (COMMON, HARD, OFFICE, FUNCTION, PLACE, GIVEN, WEAK_GIVEN, INITIAL)
_NEAR = 3
_WINDOW = 56
"""So many characters to either side are looked at."""
_LIST = re.compile(r"(?:,? (?:and|or|&) |, | and )")


@dataclass(slots=True)
class Candidate:
    """A run of words that may be a name; `bits` are the classes of each (see `people.names`)."""

    start: int
    end: int
    words: list[str]
    bits: list[int]


@dataclass(slots=True)
class Candidates:
    """The candidates of a view, with the evidence for each."""

    spans: list[Candidate]
    evidence: list[Evidence]


def read_names(view: str, notes: Annotations, every: bool = False) -> Candidates:
    """The candidates of `view`: those that the rules left unclaimed, or `every` one."""
    return _Reader(view, notes, every).read()


class _Reader:
    """One view, and what was found in it."""

    def __init__(self, view: str, notes: Annotations, every: bool) -> None:
        self.view = view
        self.notes = notes
        figures = [(one.start, one.end, "<figure>") for one in notes.quantities]
        figures += [(one.start, one.end, "<figure>") for one in notes.dates]
        names = [(one.start, one.end, "<company>") for one in notes.companies]
        names += [(one.start, one.end, "<person>") for one in notes.people]
        known = sorted(figures + names)
        self.known = Places((start, end) for start, end, _ in known)
        self.kinds = [kind for _, _, kind in known]
        self.closed = self.known
        if every:
            self.closed = Places((start, end) for start, end, _ in sorted(figures))

    def read(self) -> Candidates:
        """The candidates with their evidence."""
        spans = list(self._candidates())
        counts = Counter(self.view[one.start : one.end] for one in spans)
        firsts = Counter(one.words[0] for one in spans)
        lowered = frozenset(_LOWER.findall(self.view))
        return Candidates(spans, [self._evidence(one, counts, firsts, lowered) for one in spans])

    def _candidates(self) -> Iterator[Candidate]:
        """Runs of capitalized words, with small words and signs inside."""
        view, closed = self.view, self.closed
        run: list[tuple[int, str]] = []
        end = -1
        for match in _CAPITAL.finditer(view):
            start = match.start()
            if closed.overlaps(start, match.end()) is not None:
                continue
            if run and not self._joined(end, start, run[-1][1]):
                yield from self._trimmed(run)
                run = []
            run.append((start, match.group()))
            end = match.end()
        if run:
            yield from self._trimmed(run)

    def _joined(self, end: int, start: int, last: str) -> bool:
        """Whether what stands between two capitalized words can stand within a name; a point can
        only behind an initial."""
        if start - end > 9:
            return False
        between = self.view[end:start]
        return between in _INSIDE or (between == ". " and len(last) == 1)

    def _trimmed(self, run: list[tuple[int, str]]) -> Iterator[Candidate]:
        """The run without words in front that no name begins with; nothing if only plain words
        are left."""
        bits = [classify(word) for _, word in run]
        first = 0
        while first < len(run) and bits[first] & (FUNCTION | HONORIFIC | OFFICE):
            first += 1
        run, bits = run[first:], bits[first:]
        if not run or len(run) > _LONGEST or (len(run) == 1 and len(run[0][1]) < 2):
            return
        start = run[0][0]
        if all(bit & _PLAIN for bit in bits) and (
            len(run) > 1 or bits[0] & ~COMMON & _PLAIN or self._opens(start)
        ):
            return
        last, word = run[-1]
        end = last + len(word)
        if not self._is_thing(start, end):
            yield Candidate(start, end, [word for _, word in run], bits)

    def _is_thing(self, start: int, end: int) -> bool:
        """Whether the signs around a run show a product or a symbol: a trademark, quotation marks
        without the parentheses of a definition."""
        view = self.view
        if view[end : end + 1] in _MARKS or view[start - 1 : start] in _AT:
            return True
        return view[start - 1 : start] in _QUOTES and view[start - 2 : start - 1] != "("

    def _opens(self, start: int) -> bool:
        """Whether a sentence or a line begins at `start`."""
        before = self.view[max(0, start - 2) : start].rstrip(" ")
        return not before or before[-1] == "\n" or before[-1] in _SIGNS

    def _evidence(
        self,
        one: Candidate,
        counts: Counter[str],
        firsts: Counter[str],
        lowered: frozenset[str],
    ) -> Evidence:
        words, bits = one.words, one.bits
        low = [word.lower() for word in words]
        name = self.view[one.start : one.end]
        opens = self._opens(one.start)
        length = min(len(words), 5)
        printed = min(counts[name], 5)
        text = [
            f"words={length}",
            f"section={section_kind(self.notes.frame.sections, one.start)}",
            f"opens={opens}",
            f"opens={opens}.{length}",
            f"shape={_shape(name)}",
            f"first={low[0]}",
            f"last={low[-1]}",
            f"end={low[-1][-3:]}",
            f"end={low[-1][-2:]}",
            f"count={printed}",
            f"count={printed}.{length}",
            f"first.count={min(firsts[words[0]], 5)}",
            f"mixed={any(part[1:] != part[1:].lower() for part in words)}",
            f"loud={name.isupper()}.{length}",
            f"digits={any(part[0].isdigit() for part in name)}",
            f"bits={'.'.join(str(_class(bit)) for bit in bits[:4])}",
        ]
        text += [f"word={word}" for word in low]
        text += [f"bit={bit}" for bit in _CLASSES if any(one_bit & bit for one_bit in bits)]
        if length == 1 and low[0] in lowered:
            text.append("lower.too")
        if legal_form(name) or (self.view.startswith(".", one.end) and legal_form(name + ".")):
            text.append("legal")
        rules: list[str] = []
        before = self._near(max(0, one.start - _WINDOW), one.start, -1)
        after = self._near(one.end, one.end + _WINDOW, 1)
        for side, near in (("-", before), ("+", after)):
            raw = [word for word, _ in near]
            hidden = [mask for _, mask in near]
            text += _around(side, raw, length)
            if hidden != raw:
                rules += _around(f"rule{side}", hidden, length)
        text.append(f"~={before[0][0]}_{after[0][0]}")
        text.append(f"~{length}={before[0][0]}_{after[0][0]}")
        rules += [f"list={kind}" for kind in self._neighbors(one)]
        if not rules:
            rules.append("rule.none")
        return Evidence(text, rules, ((self._told(one),),))

    def _near(self, start: int, end: int, step: int) -> list[tuple[str, str]]:
        """The nearest words of a stretch of the line, and the same with what the rules found
        masked."""
        view = self.view
        if step < 0:
            start = max(start, view.rfind("\n", start, end) + 1)
        else:
            stop = view.find("\n", start, end)
            end = stop if stop >= 0 else min(end, len(view))
        found: list[tuple[str, str]] = []
        last: int | None = None
        matches = _TOKEN.finditer(view, start, end)
        for match in matches if step > 0 else reversed(list(matches)):
            covered = self.known.overlaps(match.start(), match.end())
            if covered is not None:
                kind = self.kinds[covered]
                if covered == last and (kind == "<figure>" or found[-1][1] == kind):
                    continue
                last = covered
                found.append((kind if kind == "<figure>" else match.group().lower(), kind))
            else:
                word = match.group().lower()
                found.append((word, word))
            if len(found) == _NEAR:
                return found
        found.append(("<edge>", "<edge>"))
        return found

    def _neighbors(self, one: Candidate) -> Iterator[str]:
        """The kinds of the rules' names in a list with the candidate: directly before or behind
        its comma or "and"."""
        view = self.view
        for match in _LIST.finditer(view, max(0, one.start - 6), one.start):
            if match.end() == one.start:
                at = self.known.overlaps(max(0, match.start() - 1), match.start())
                if at is not None:
                    yield f"before.{self.kinds[at]}"
                break
        after = _LIST.match(view, one.end)
        if after is not None:
            at = self.known.at(after.end())
            if at is not None:
                yield f"after.{self.kinds[at]}"

    def _told(self, one: Candidate) -> str:
        at = self.known.overlaps(one.start, one.end)
        kind = self.kinds[at] if at is not None else ""
        return {"<company>": "COMPANY", "<person>": "PERSON"}.get(kind, LABELS[0])


def _around(side: str, near: list[str], length: int) -> list[str]:
    found = [f"{side}{distance}={word}" for distance, word in enumerate(near, 1)]
    if near:
        found.append(f"{side}1.{min(length, 3)}={near[0]}")
    if len(near) > 1:
        found.append(f"{side}12={near[0]} {near[1]}")
    if len(near) > 2:
        found.append(f"{side}123={near[0]} {near[1]} {near[2]}")
    return found


def _class(bits: int) -> int:
    return next((bit for bit in _CLASSES if bits & bit), 0)


def _shape(text: str) -> str:
    shape: list[str] = []
    for one in text[:24]:
        kind = "X" if one.isupper() else "x" if one.islower() else "9" if one.isdigit() else one
        if not shape or shape[-1] != kind:
            shape.append(kind)
    return "".join(shape)


def true_label(one: Candidate, true: Places, labels: list[str], view: str) -> str:
    """The label that names at `true` give a candidate: theirs if they take the same place, but for
    a final point."""
    at = true.overlaps(one.start, one.end)
    if at is None:
        return LABELS[0]
    start, end = true.starts[at], true.ends[at]
    if view.startswith(".", end - 1):
        end -= 1
    last = one.end - 1 if view.startswith(".", one.end - 1) else one.end
    return labels[at] if (start, end) == (one.start, last) else LABELS[0]
