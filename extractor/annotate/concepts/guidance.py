"""Tells results that are still to come from those that are reported.

Comes in: sentences, headings and the readings of their figures. Goes out: the readings of what a
company expects as guidance ("guidance_revenue"). It must not read concepts anew.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.readings import Context, Reading
from extractor.patterns.concepts import CONCEPTS
from extractor.schema import Span

_EXPECTS = re.compile(
    r"expected to be|in the range of|\b(?:expects?|guidance|outlook|anticipates?|forecasts?"
    r"|targets?|targeting|projects?|projected|projecting|aims? for|reiterat\w{1,4}"
    r"|reaffirm\w{1,4}|will be between"
    r"|raises? (?:its )?(?:full[- ]year|fy))\b"
)
_AHEAD = re.compile(r"\b(?:outlook|guidance|forecasts?|expectations|targets|ambitions?)\b")
"""Words of a heading over what is still to come."""
_REPORTED = re.compile(
    r"\b(?:was|were|reported|achieved|totall?ed|amounted|reached|grew|rose|fell|increased"
    r"|decreased|declined|exceed\w{2,3}|compared (?:to|with)|delivered|recorded|generated)\b"
)
_FORMERLY = re.compile(r"\bprevious|\bprior (?:guidance|range|outlook|forecast|estimate)|\bformer")


class Guidance:
    """Whether the part of a release that is being read looks ahead, fed in text order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._headed = False
        self._listed = False

    def heading(self, line: Span) -> None:
        """Takes note of a line that is no sentence."""
        lowered = self._context.lowered
        self._headed = _AHEAD.search(lowered, line.start, line.end) is not None
        self._listed = False

    def lead_in(self, line: Span) -> None:
        """Takes note of a sentence that leads in a list."""
        lowered = self._context.lowered
        self._listed = (
            _EXPECTS.search(lowered, line.start, line.end) is not None
            and _REPORTED.search(lowered, line.start, line.end) is None
        )

    def prose(self) -> None:
        """Takes note that a list is over."""
        self._listed = False

    def begins(self, sentence: Span) -> int | None:
        """The place in a sentence behind which its figures are guidance; None if they are not."""
        lowered = self._context.lowered
        said = _EXPECTS.search(lowered, sentence.start, sentence.end)
        if said is not None:
            return said.start()
        ahead = self._headed or self._listed
        if ahead and _REPORTED.search(lowered, sentence.start, sentence.end) is None:
            return sentence.start
        return None

    def mark(self, begins: int, results: list[int], readings: dict[int, Reading]) -> None:
        """Turns the results of a sentence that stand behind `begins` into guidance."""
        for index in sorted(results, key=lambda index: readings[index].prior):
            reading = readings[index]
            if reading.prior and not self._is_former(index, reading, readings):
                continue
            known = CONCEPTS.get(reading.concept)
            if begins <= self._context.quantities[index].start and known and known.guidance:
                reading.concept = known.guidance

    def _is_former(self, index: int, reading: Reading, readings: dict[int, Reading]) -> bool:
        """Whether an earlier figure is what was guided before: "(previously $184-$192 million)"."""
        current = reading.relates_to
        if current is None or not readings[current].concept.startswith("guidance_"):
            return False
        quantities, lowered = self._context.quantities, self._context.lowered
        first, second = sorted((index, current))
        end, start = quantities[first].end, quantities[second].start
        if first == index:  # "guidance from $185 million to $170 million"
            return lowered[end:start].rstrip().endswith("to")
        return _FORMERLY.search(lowered, end, start) is not None
