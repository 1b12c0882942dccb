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
    HARD,
    HONORIFIC,
    OFFICE,
    PLACE,
    classify,
)
from extractor.patterns.companies import legal_form
from extractor.places import Places
from extractor.stages import Annotations

LABELS: Final = ("OTHER", "COMPANY", "PERSON")
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = re.compile(rf"{_LETTER}+(?:['’](?!s\b){_LETTER}+)*(?:\.[^\W_]{_LETTER}*)*|[^\w\s]|\n")
_INSIDE = frozenset(
    {"of", "de", "del", "di", "da", "du", "la", "le", "van", "von", "der", "den", "för", "für"}
    | {"&", "+", "-", "’", "'", "."}
)
"""What may stand between two words of one name."""
_ENDS = frozenset({"\n", ".", "•", "“", '"', ":", "|", "*", "”", "?", "!"})
_LONGEST = 7
_PLAIN = COMMON | HARD | OFFICE | FUNCTION | HONORIFIC | PLACE
_CLASSES = (COMMON, HARD, OFFICE, FUNCTION, PLACE, 1, 2, 64)
"""The classes of words that are features; 1 and 2 are given names, 64 an initial."""
_NEAR = 3


@dataclass(slots=True)
class Candidate:
    """A run of words that may be a name, as a span of the view and of its tokens."""

    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Candidates:
    """The candidates of a view, with the evidence for each."""

    spans: list[Candidate]
    evidence: list[Evidence]


def read_names(view: str, notes: Annotations, every: bool = False) -> Candidates:
    """The candidates of `view`: those that the rules left unclaimed, or `every` one."""
    return _Reader(view, notes, every).read()


class _Reader:
    """The tokens of one view, and what was found in it."""

    def __init__(self, view: str, notes: Annotations, every: bool) -> None:
        self.view = view
        self.notes = notes
        matches = list(_TOKEN.finditer(view))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [match.group() for match in matches]
        self.low = [word.lower() for word in self.words]
        self.capital = [_is_capitalized(word) for word in self.words]
        self.known = self._known()
        self.closed = self._figures() if every else self._figures() | set(self.known)

    def read(self) -> Candidates:
        """The candidates with their evidence."""
        spans = [one for run in self._runs() for one in self._split(*run)]
        counts = Counter(self.view[one.start : one.end] for one in spans)
        firsts = Counter(self.words[one.first] for one in spans)
        lowered = {low for low, capital in zip(self.low, self.capital, strict=True) if not capital}
        return Candidates(spans, [self._evidence(one, counts, firsts, lowered) for one in spans])

    def _known(self) -> dict[int, str]:
        """The tokens that the rules have put into a name, with its kind."""
        spans: list[tuple[int, int, str]] = [
            (one.start, one.end, "<company>") for one in self.notes.companies
        ]
        spans += [(one.start, one.end, "<person>") for one in self.notes.people]
        return self._tokens(sorted(spans))

    def _figures(self) -> set[int]:
        spans = [(one.start, one.end, "") for one in self.notes.quantities]
        spans += [(one.start, one.end, "") for one in self.notes.dates]
        return set(self._tokens(sorted(spans)))

    def _tokens(self, spans: list[tuple[int, int, str]]) -> dict[int, str]:
        found: dict[int, str] = {}
        at = 0
        for start, end, kind in spans:
            while at < len(self.starts) and self.ends[at] <= start:
                at += 1
            here = at
            while here < len(self.starts) and self.starts[here] < end:
                found[here] = kind
                here += 1
        return found

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalized tokens, with at most two others inside."""
        first = last = -9
        for at, capital in enumerate(self.capital):
            if not capital or at in self.closed:
                continue
            between = self.low[last + 1 : at]
            if (
                first < 0
                or len(between) > 2
                or not all(
                    word in _INSIDE and n not in self.closed
                    for n, word in enumerate(between, last + 1)
                )
            ):
                if first >= 0:
                    yield first, last + 1
                first = at
            last = at
        if first >= 0:
            yield first, last + 1

    def _split(self, first: int, last: int) -> Iterator[Candidate]:
        """The run without words at its ends that no name begins or ends with; nothing if only
        such words are left."""
        bits = [classify(word) for word in self.words[first:last]]
        while first < last and bits[0] & (FUNCTION | HONORIFIC | OFFICE):
            first += 1
            bits.pop(0)
            while first < last and not self.capital[first]:
                first += 1
                bits.pop(0)
        if first >= last or last - first > _LONGEST:
            return
        if all(
            bit & _PLAIN for bit, n in zip(bits, range(first, last), strict=True) if self.capital[n]
        ) and (last - first > 1 or bits[0] & ~COMMON & _PLAIN or self._opens(first)):
            return
        if first + 1 == last and len(self.words[first]) < 2:
            return
        yield Candidate(self.starts[first], self.ends[last - 1], first, last)

    def _opens(self, at: int) -> bool:
        return not at or self.words[at - 1] in _ENDS

    def _evidence(
        self,
        one: Candidate,
        counts: Counter[str],
        firsts: Counter[str],
        lowered: set[str],
    ) -> Evidence:
        words = self.words[one.first : one.last]
        low = self.low[one.first : one.last]
        bits = [classify(word) for word in words]
        name = self.view[one.start : one.end]
        opens = self._opens(one.first)
        length = min(len(words), 5)
        section = section_kind(self.notes.frame.sections, one.start)
        text = [
            f"words={length}",
            f"section={section}",
            f"opens={opens}",
            f"opens={opens}.{length}",
            f"shape={_shape(name)}",
            f"first={low[0]}",
            f"last={low[-1]}",
            f"end={low[-1][-3:]}",
            f"end={low[-1][-2:]}",
            f"count={min(counts[name], 5)}",
            f"count={min(counts[name], 5)}.{length}",
            f"first.count={min(firsts[words[0]], 5)}",
            f"mixed={any(part[1:] != part[1:].lower() for part in words)}",
            f"loud={name.isupper()}.{length}",
            f"digits={any(part[0].isdigit() for part in name)}",
        ]
        text += [f"word={word}" for word in low]
        text += [f"bits={'.'.join(str(_class(bit)) for bit in bits[:4])}"]
        text += [f"bit={bit}" for bit in _CLASSES if any(one_bit & bit for one_bit in bits)]
        if length == 1 and low[0] in lowered:
            text.append("lower.too")
        if legal_form(name) or (self.view.startswith(".", one.end) and legal_form(name + ".")):
            text.append("legal")
        rules: list[str] = []
        before = self._near(one.first - 1, -1)
        after = self._near(one.last, 1)
        for side, near in (("-", before), ("+", after)):
            raw = [word for word, _ in near]
            masked = [mask for _, mask in near]
            text += _around(side, raw, length)
            if masked != raw:
                rules += _around(f"rule{side}", masked, length)
        if before and after:
            text.append(f"~={before[0][0]}_{after[0][0]}")
            text.append(f"~{length}={before[0][0]}_{after[0][0]}")
        rules += [f"list={kind}" for kind in self._neighbors(one)]
        if not rules:
            rules.append("rule.none")
        return Evidence(text, rules, ((self._told(one),),))

    def _near(self, at: int, step: int) -> list[tuple[str, str]]:
        """The words before or after, and the same with the rules' names masked."""
        found: list[tuple[str, str]] = []
        while 0 <= at < len(self.low) and len(found) < _NEAR:
            word = self.low[at]
            mask = self.known.get(at, word)
            if found and mask == found[-1][1] and mask != word:
                at += step
                continue
            if at in self.closed and at not in self.known:
                mask = word = "<figure>"
                if found and found[-1][0] == word:
                    at += step
                    continue
            found.append((word, mask))
            if word == "\n":
                break
            at += step
        return found

    def _neighbors(self, one: Candidate) -> Iterator[str]:
        """The kinds of the rules' names in a list with the candidate."""
        for step, at in ((-1, one.first - 1), (1, one.last)):
            seen = 0
            while 0 <= at < len(self.low) and seen < 14 and self.low[at] != "\n":
                if at in self.known:
                    yield self.known[at]
                    break
                if not (self.capital[at] or self.low[at] in {",", "and", "&", "or"}):
                    break
                at += step
                seen += 1

    def _told(self, one: Candidate) -> str:
        kinds = {self.known.get(at, "") for at in range(one.first, one.last)}
        if kinds == {"<company>"}:
            return "COMPANY"
        return "PERSON" if kinds == {"<person>"} else "OTHER"


def _around(side: str, near: list[str], length: int) -> list[str]:
    found = [f"{side}{distance}={word}" for distance, word in enumerate(near, 1)]
    if near:
        found.append(f"{side}1.{min(length, 3)}={near[0]}")
    if len(near) > 1:
        found.append(f"{side}12={near[0]} {near[1]}")
    if len(near) > 2:
        found.append(f"{side}123={near[0]} {near[1]} {near[2]}")
    return found


def _is_capitalized(text: str) -> bool:
    return text[0].isalnum() and any(one.isupper() for one in text[:6])


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
