"""Settles the period that each figure of a release covers, or the day that it is as of.

Comes in: the periods and dates that are named, and the figures, sentence by sentence in text
order. Goes out: the label of each figure's period: "2024-Q4", an ISO date for what is as of a
day. It must not guess between two periods that a heading names: then a figure has none.

What counts, from the nearest on: the period said right behind the figure, the last one named
before it in its sentence, that of the figures before it in the paragraph, the heading's, and what
the headline says that the release is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

from extractor.annotate.concepts.fiscal import read_fiscal_year
from extractor.annotate.concepts.periods import (
    Period,
    find_periods,
    quarter_before,
    shifted,
    two_lengths,
    year_before,
)
from extractor.schema import DateMention, Quantity, Span
from extractor.stages import Frame

_MOST_HEADING = 110
"""A line longer than this is no heading that dates the figures under it."""
_MOST_INTRODUCTION = 400
"""The same for the sentence that leads in a list."""

_OWN = 45
"""A period that stands this close behind an earlier figure is its own: "$3.78 million in 2023"."""
_OWN_DATE = 60

_DIRECTLY = re.compile(
    r"(?: per (?:[a-z]{1,10} ){0,2}(?:share|unit|ads))?"
    r"(?: \([^()]{1,40}\))?(?:,? (?:for|in|during|of)(?: ?(?:the|its|our)(?: first)?)?)? ?"
)
"""What may stand between a figure and the period that it is said to be of."""

_PER_SHARE = re.compile(
    r",? or (?:approximately |a )?(?:loss of )?[($]{0,2}[a-z$€£]{0,4} ?\d{1,3}[.,]\d{1,4}\)?"
    r" (?:(?:basic|diluted|fully|and|per|common|ordinary) ){1,6}(?:share|unit|ads)\b"
)
"""The figure per share that stands between a figure and its period."""
_ASIDE = re.compile(r"\b(?:as(?! of| at)|because|since|which)\b")
"""Words that begin a reason, whose period is no figure's: "as earnings in 2023 included"."""
_OPENS = re.compile(r"[(\[] ?$")
_CLOSED = re.compile(r" ?[)\]] ?(?:for|in|during|of)\b|[)\]] ?(?:for|in|of)the")
_CLOSES = re.compile(r"[)\]]")

_PRIOR = re.compile(r"\b(?:from|compared|versus|vs|against|over|relative|than)\b")
_SAME = re.compile(r"\b(?:same|corresponding|comparable|equivalent)\b")
_OTHER = re.compile(r"(?:of|from|to|with|than|vs\.?|versus|by) ")
"""Words at the head of a period that make it another one: "up 6% from 2023"."""
_QUARTER_AGO = re.compile(
    r"\b(?:(?:previous|preceding|linked|last|immediately prior|prior) (?:fiscal )?quarter\b"
    r"|(?:quarter[- ]over[- ]quarter|sequential))"
)
_AS_OF = re.compile(
    r"(?:\bas (?:of|at)|\bat|\bon|\bended|\bending|\bsince|\bfrom|\bto|[(/])"
    r"(?: (?:fiscal )?(?:year|quarter|period)[- ]?end(?:ed)?,?)? ?$"
)
"""The end of the words before a date that something is as of."""
_UNTIL = re.compile(r"\b(?:into|until|beyond|well into|through)(?: at least)?(?: the| mid-?)? ?$")
_RESPECTIVE = re.compile(r"\brespectively\b")
_AND_YEAR = re.compile(r",? (?:and|versus|vs\.?|compared (?:to|with)) (20\d\d)\b")

_BARE_YEAR = re.compile(
    r"(?<![\d,.$€£-])20[12]\d(?= (?:[a-z-]{3,12} ){0,2}(?:growth|results|revenues?))"
)

_DAY = len("2025-09-30")
_TOP = 2500
"""How much of a release is searched for the period it is about."""


class _Listed(NamedTuple):
    """Labels of periods that are told side by side, and where the last of them ends."""

    end: int
    labels: list[str]


class Periods:
    """The periods of the figures of one release, fed in text order."""

    def __init__(self, lowered: str, frame: Frame, dates: list[DateMention]) -> None:
        self._lowered = lowered
        self._frame = frame
        self._fiscal = read_fiscal_year(lowered)
        self._dates = dates
        self._date_starts = [date.start for date in dates]
        self._heading: str | None = None
        self._headed = False
        self._paragraph: str | None = None
        self._named: list[Period] = []
        self._bracketed: list[Period] = []
        self._here = Span(0, 0)
        self._labels: dict[int, str | None] = {}
        self._year: str | None = None
        self._main: str | None = None
        self._main_known = False

    def heading(self, line: Span, *, leads_in: bool) -> None:
        """Takes note of a line that is no sentence, or one that leads in a list (`leads_in`): its
        period is that of the figures under it."""
        if line.end - line.start > (_MOST_INTRODUCTION if leads_in else _MOST_HEADING):
            return
        named = self._find(line.start, line.end)
        own = [one for one in named if not self._is_compared(line.start, one)]
        labels = {self._dated(one.label) for one in own}
        if labels:
            self._heading = labels.pop() if len(labels) == 1 else None
            self._headed = True

    def paragraph(self) -> None:
        """Begins a paragraph."""
        self._paragraph = None

    def sentence(self, span: Span) -> None:
        """Takes note of the periods that a sentence with figures names."""
        self._here = span
        named = self._find(span.start, span.end)
        self._named = [
            one for one in named if not self._is_until(one) and not self._is_bracketed(one)
        ]
        self._bracketed = [one for one in named if self._is_bracketed(one)]

    def settle(
        self, index: int, quantity: Quantity, *, prior: bool, instant: bool, ahead: bool
    ) -> None:
        """Settles the period of a figure of the sentence. `prior`: it is the earlier one of two,
        and without a period of its own that of the year before; `instant`: it is as of a day;
        `ahead`: it is guidance, which the period that the release reports on says nothing of."""
        day = self._day(quantity, prior=prior) if instant else None
        if day is not None:
            self._labels[index] = day
            return
        own = self._in_brackets(quantity)
        if own is not None:
            self._labels[index] = own
            return
        at = bisect_right(self._named, quantity.start, key=lambda period: period.end)
        label = None
        if at < len(self._named) and self._is_right_behind(quantity, self._named[at]):
            label = self._named[at].label
        elif at:
            label = self._named[at - 1].label
        elif self._paragraph is not None and not ahead:
            label = self._paragraph
        elif self._named and self._is_own(quantity, self._named[0]):
            label = self._named[0].label
        elif self._headed:
            label = self._heading
        elif not ahead:
            label = self._find_main()
        if label is None and self._named and not at:
            label = shifted(self._dated(self._named[0].label), 1)  # "up from $3 million in 2023"
        if prior:
            label = self._prior(label, quantity, at)
        else:
            self._paragraph = label
        self._labels[index] = label

    def respectively(
        self, groups: dict[str, list[int]], quantities: list[Quantity], instants: Container[str]
    ) -> list[list[int]]:
        """Settles the periods of figures that a sentence tells one after the other with their
        periods: "revenue of $12 million and $9 million for the quarters ended June 30, 2025 and
        2024, respectively". `groups` are the figures by concept, `instants` those concepts that
        are as of a day. Gives the figures of each such list."""
        said = _RESPECTIVE.search(self._lowered, self._here.start, self._here.end) is not None
        found = []
        for concept, group in groups.items():
            listed = self._listed_days() if concept in instants else self._listed()
            if listed is None or len(group) != len(listed.labels):
                continue
            if said or listed.end <= quantities[group[0]].start:
                self._labels.update(zip(group, listed.labels, strict=True))
                found.append(group)
        return found

    def settled(self, index: int) -> bool:
        """Whether a figure has its period already."""
        return index in self._labels

    def is_earlier(self, index: int, other: int) -> bool:
        """Whether the period of a figure is the same one of an earlier year, or an earlier day."""
        label, current = self.of(index), self.of(other)
        if label is None or current is None or not label < current:
            return False
        return len(label) == len(current) == _DAY or label[4:] == current[4:]

    def column(self, index: int, label: str) -> None:
        """Takes note of the period of a figure in a table, from the header of its column."""
        self._labels[index] = label

    def of(self, index: int) -> str | None:
        """The settled period of a figure, or None where its year is not known."""
        return self._dated(self._labels.get(index))

    def _find(self, start: int, end: int) -> list[Period]:
        """The periods named in a stretch, told by the day of their end in the company's years."""
        return find_periods(self._lowered, start, end, self._fiscal)

    def _listed(self) -> _Listed | None:
        """The period and the year that stand side by side: "... June 30, 2025 and 2024"."""
        for one in self._named:
            year = _AND_YEAR.match(self._lowered, one.end)
            label = self._dated(one.label)
            if self._is_compared(self._here.start, one):
                continue
            if year and label:
                return _Listed(year.end(), [label, year[1] + label[4:]])
            both = two_lengths(self._lowered, one, self._fiscal)
            if both:
                return _Listed(one.end, both)
        return None

    def _listed_days(self) -> _Listed | None:
        """The days that stand side by side: "as of June 30, 2025 and December 31, 2024"."""
        low = bisect_left(self._date_starts, self._here.start)
        high = bisect_left(self._date_starts, self._here.end)
        for one, other in pairwise(self._dates[low:high]):
            if self._lowered[one.end : other.start] == " and " and self._is_as_of(one):
                return _Listed(other.end, [one.value, other.value])
        return None

    def _prior(self, label: str | None, quantity: Quantity, at: int) -> str | None:
        """The period of the earlier figure of two, given that of the sentence so far."""
        own = self._named[at] if at < len(self._named) else None
        per_share = _PER_SHARE.match(self._lowered, quantity.end, self._here.end)
        begin = per_share.end() if per_share else quantity.end
        near = own is not None and own.start - begin < _OWN
        if near and own is not None and _ASIDE.search(self._lowered, begin, own.start):
            near = False
        current = self._dated(label)
        if own is not None and _CLOSED.match(self._lowered, quantity.end):
            near = False  # "$9 million ($8 million) for the quarter": that of the figure before
        if own is None or not near:
            stop = min(quantity.end + _OWN, self._here.end)
            if _QUARTER_AGO.search(self._lowered, quantity.end, stop):
                return quarter_before(current) or None
            return year_before(current)
        if not per_share:
            del self._named[at]  # it is no period of the figures that follow
        if current and own.label.isdigit() and _SAME.search(self._lowered, quantity.end, own.start):
            return own.label + current[4:]  # "for the same period of 2024"
        return own.label

    def _day(self, quantity: Quantity, *, prior: bool) -> str | None:
        """The day that a figure of the sentence is as of: the one said close behind it, else the
        last one said before it."""
        low = bisect_left(self._date_starts, self._here.start)
        high = bisect_left(self._date_starts, self._here.end)
        dates = [one for one in self._dates[low:high] if self._is_as_of(one)]
        bracketed = [one for one in dates if self._is_bracketed(one)]
        for date in bracketed:
            if self._tells(date, quantity):
                return date.value
        dates = [one for one in dates if one not in bracketed]
        for date in dates:
            behind = date.start - quantity.end
            if 0 <= behind <= _OWN_DATE:
                return date.value
        if prior:
            return None
        before = [one for one in dates if one.end <= quantity.start]
        return before[-1].value if before else None

    def _is_as_of(self, date: DateMention) -> bool:
        return _AS_OF.search(self._lowered, max(0, date.start - 30), date.start) is not None

    def _is_bracketed(self, time: Period | DateMention) -> bool:
        """Whether a period or date opens brackets for the figures in them: "(4Q23: 354 MEUR)"."""
        opens = _OPENS.search(self._lowered, max(0, time.start - 2), time.start)
        return opens is not None and self._lowered.startswith(":", time.end)

    def _tells(self, time: Period | DateMention, quantity: Quantity) -> bool:
        """Whether a figure stands in the brackets that a period or date opens."""
        if time.end > quantity.start:
            return False
        return not _CLOSES.search(self._lowered, time.end, quantity.start)

    def _in_brackets(self, quantity: Quantity) -> str | None:
        """The period that opens the brackets which a figure stands in."""
        return next((one.label for one in self._bracketed if self._tells(one, quantity)), None)

    def _is_compared(self, start: int, period: Period) -> bool:
        """Whether a period is only what another one is compared with."""
        before = self._lowered[max(start, period.start - 40) : period.start]
        return _PRIOR.search(before) is not None

    def _is_until(self, period: Period) -> bool:
        """Whether a period is only how far something reaches: "into the second half of 2027"."""
        before = self._lowered[max(self._here.start, period.start - 24) : period.start]
        return _UNTIL.search(before) is not None

    def _is_own(self, quantity: Quantity, period: Period) -> bool:
        """Whether the first period named behind a figure is its own, and no other one's."""
        return not _PRIOR.search(self._lowered, quantity.end, period.start + 8)

    def _is_right_behind(self, quantity: Quantity, period: Period) -> bool:
        per_share = _PER_SHARE.match(self._lowered, quantity.end, period.start)
        begin = per_share.end() if per_share else quantity.end
        between = _DIRECTLY.fullmatch(self._lowered, begin, period.start)
        return between is not None and not _OTHER.match(self._lowered, period.start)

    def _dated(self, label: str | None) -> str | None:
        """`label` with the year that the release is about in the place of "?"."""
        if label is None or not label.startswith("?"):
            return label
        if label == "?-Q?":
            return self._find_quarter()
        if self._year is None:
            self._year = self._find_year()
        return self._year + label[1:] if self._year else None

    def _find_main(self) -> str | None:
        """The one period that the headline says the release is about."""
        if not self._main_known:
            self._main_known = True
            headline = self._frame.headline
            if headline is not None:
                named = self._find(headline.start, headline.end)
                labels = {self._dated(one.label) for one in named} or set(
                    _BARE_YEAR.findall(self._lowered, headline.start, headline.end)
                )
                self._main = labels.pop() if len(labels) == 1 else None
        return self._main

    def _find_year(self) -> str:
        """The fiscal year that the headline names, else the first one named on top with its
        quarter or half, else the first one; empty where there is none."""
        headline = self._frame.headline
        start = headline.start if headline else 0
        top = self._find(start, start + _TOP)
        dated = [period for period in top if period.label[:2] == "20"]
        for chosen in (
            [period for period in dated if headline and period.start < headline.end],
            [period for period in dated if len(period.label) > 4],
            dated,
        ):
            if chosen:
                return chosen[0].label[:4]
        return ""

    def _find_quarter(self) -> str | None:
        """The first quarter named on top with its year, or without it."""
        headline = self._frame.headline
        start = headline.start if headline else 0
        for period in self._find(start, start + _TOP):
            if period.label[-2:-1] == "Q" and period.label[-1] != "?":
                return self._dated(period.label)
        return None
