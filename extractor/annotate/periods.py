"""Finds fiscal periods and names them: "2024-Q4", "2024-H1", "2024-9M", "2024".

Comes in: lower-cased text. Goes out: `Periods`, which settles the period that each figure of a
release covers, and `find_periods`, the spans that name one; a period printed without its year
has "?" for it ("?-Q4"). It must not look at calendar dates that are no period.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from extractor.schema import Quantity, Span
from extractor.stages import Frame

_YEAR = r"(?:fy ?|fiscal (?:year )?|financial year |calendar (?:year )?|year )?(?P<y"
_ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = "(?:" + "|".join(_MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
_SPANS = {
    "three": "Q",
    "3": "Q",
    "six": "6M",
    "6": "6M",
    "nine": "9M",
    "9": "9M",
    "twelve": "FY",
    "12": "FY",
}

_TO = r" ?(?:-|–|—|to) ?"
_YEAR_NAME = r"full[- ](?:fiscal )?year|fiscal(?: year)?|financial year|fy|calendar year|annual"
_SPAN_NAME = r"three|six|nine|twelve|3|6|9|12"

_PERIOD = re.compile(
    # fourth quarter (of 2024)
    r"\b(?:(?P<y0>20\d\d) )?(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)"
    r"[ -](?:fiscal[ -])?quarter(?:[’']s)?"
    r"(?: results)?(?:,? (?:of |ended [a-z]{3,9}\.? \d{1,2}, |fiscal |in ){0,3}"
    rf"{_YEAR}1>20\d\d))?"
    # Q4 2024, 2024 Q4
    r"|\bq(?P<q>[1-4])[ -]?(?:fy ?|of |fiscal )?(?:(?P<y2>20\d\d)|[’'](?P<y2s>\d\d))?\b"
    r"|\b(?P<fy3>20\d\d)[ -]?q(?P<q3>[1-4])\b"
    # three months ended September 30, 2025
    rf"|\b(?P<span>{_SPAN_NAME})[ -]months?(?: period)?(?: ended| ending| to)?"
    rf"(?: (?P<m4>{_MONTH})\.? \d{{1,2}},? (?P<y4>20\d\d))?"
    # first half (of 2024), H1 2024
    rf"|\b(?P<half>first|second)[ -]half(?:[ -]year)?(?: of)?(?: {_YEAR}5>20\d\d))?"
    r"|\bh(?P<h>[12])[ -]?(?P<y6>20\d\d)\b"
    # October to December 2024, 1 January - 31 December 2024
    rf"|(?:\d{{1,2}} )?\b(?P<m7>{_MONTH})(?: \d{{1,2}})?(?:,? 20\d\d)?{_TO}"
    rf"(?:\d{{1,2}} )?(?P<n7>{_MONTH})(?: \d{{1,2}})?,? (?P<y7>20\d\d)"
    # fiscal 2024, FY24, year ended December 31, 2024
    rf"|\b(?:{_YEAR_NAME}|year ended [a-z]{{3,9}}\.? \d{{1,2}},)[ -]?(?:of )?"
    r"(?:(?P<y8>20\d\d)|[’']?(?P<y8s>\d\d)\b)"
    r"|\b(?P<fy>full[- ]year|for the year)\b"
    # in 2024
    r"|\b(?:in|for|of|during|from|to|vs\.?|versus|by) (?P<y9>20\d\d)\b"
)
_HINT = re.compile(r"20\d\d|quarter|month|half|year|\b[qh][1-4]\b|\bfy|annual")


class Period(NamedTuple):
    """Where a period is named, and its label."""

    start: int
    end: int
    label: str


def _month(name: str) -> int:
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))


def _label(match: re.Match[str]) -> str:
    group = match.groupdict()
    if group["ord"]:
        return f"{group['y1'] or group['y0'] or '?'}-Q{_ORDINAL[group['ord']]}"
    if group["q"]:
        year = group["y2"] or (f"20{group['y2s']}" if group["y2s"] else "?")
        return f"{year}-Q{group['q']}"
    if group["q3"]:
        return f"{group['fy3']}-Q{group['q3']}"
    if group["span"]:
        part = _SPANS[group["span"]]
        year = group["y4"] or "?"
        if part == "Q":
            return f"{year}-Q{(_month(group['m4']) + 2) // 3}" if group["m4"] else "?-3M"
        return year if part == "FY" else f"{year}-{part}"
    if group["half"]:
        return f"{group['y5'] or '?'}-H{_ORDINAL[group['half']]}"
    if group["h"]:
        return f"{group['y6']}-H{group['h']}"
    if group["m7"]:
        first, last = _month(group["m7"]), _month(group["n7"])
        months = (last - first) % 12 + 1
        if months == 3:
            return f"{group['y7']}-Q{(last + 2) // 3}"
        return group["y7"] if months == 12 else f"{group['y7']}-{months}M"
    if group["y8"] or group["y8s"]:
        return group["y8"] or f"20{group['y8s']}"
    return group["y9"] or "?"


def find_periods(lowered: str, start: int, end: int) -> list[Period]:
    """The periods named in `lowered[start:end]`, in text order."""
    if not _HINT.search(lowered, start, end):
        return []
    return [
        Period(match.start(), match.end(), _label(match))
        for match in _PERIOD.finditer(lowered, start, end)
    ]


def year_before(label: str | None) -> str | None:
    """The same period of the year before; None where the year is not known."""
    if label is None or not label[:4].isdigit():
        return None
    return str(int(label[:4]) - 1) + label[4:]


MAX_HEADING = 90
"""A line longer than this is no heading that dates the figures under it."""

_OWN = 45
"""A period that stands this close behind an earlier figure is its own: "$3.78 million in 2023"."""

_TOP = 2500
"""How much of a release is searched for the year it is about."""


class Periods:
    """The periods of the figures of one release, fed sentence by sentence in text order."""

    def __init__(self, lowered: str, frame: Frame) -> None:
        self._lowered = lowered
        self._frame = frame
        self._heading: Period | None = None
        self._named: list[Period] = []
        self._labels: dict[int, str | None] = {}
        self._year: str | None = None

    def heading(self, line: Span) -> None:
        """Takes note of a line without figures: a heading may date those under it."""
        if line.end - line.start < MAX_HEADING:
            named = find_periods(self._lowered, line.start, line.end)
            self._heading = named[-1] if named else self._heading

    def sentence(self, span: Span) -> None:
        """Takes note of the periods that a sentence with figures names."""
        self._named = find_periods(self._lowered, span.start, span.end)

    def settle(self, index: int, quantity: Quantity, prior: bool) -> None:
        """Settles the period of a figure of the sentence: the last one named before it, else
        the heading's, else the first one named after; of a prior figure, the one named right
        behind it, else that of the year before."""
        at = bisect_right(self._named, quantity.start, key=lambda period: period.end)
        label = None
        if at:
            label = self._named[at - 1].label
        elif self._heading is not None:
            label = self._heading.label
        elif self._named:
            label = self._named[0].label
        if prior:
            own = self._named[at] if at < len(self._named) else None
            near = own is not None and own.start - quantity.end < _OWN
            label = own.label if own is not None and near else year_before(self._dated(label))
        self._labels[index] = label

    def column(self, index: int, label: str) -> None:
        """Takes note of the period of a figure in a table, from the header of its column."""
        self._labels[index] = label

    def of(self, index: int) -> str | None:
        """The settled period of a figure, or None where its year is not known."""
        return self._dated(self._labels.get(index))

    def _dated(self, label: str | None) -> str | None:
        """`label` with the year that the release is about in the place of "?"."""
        if label is None or not label.startswith("?"):
            return label
        if self._year is None:
            self._year = self._find_year()
        return self._year + label[1:] if self._year else None

    def _find_year(self) -> str:
        """The fiscal year that the headline names, else the first one named on top with its
        quarter or half, else the first one; empty where there is none."""
        headline = self._frame.headline
        start = headline.start if headline else 0
        top = find_periods(self._lowered, start, start + _TOP)
        dated = [period for period in top if period.label[:2] == "20"]
        for chosen in (
            [period for period in dated if headline and period.start < headline.end],
            [period for period in dated if len(period.label) > 4],
            dated,
        ):
            if chosen:
                return chosen[0].label[:4]
        return ""
