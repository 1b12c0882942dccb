"""Finds fiscal periods and names them: "2024-Q4", "2024-H1", "2024-9M", "2024".

Comes in: lower-cased text. Goes out: `Periods`, which settles the period that each figure of a
release covers, and `find_periods`, the spans that name one; a period printed without its year
has "?" for it ("?-Q4"). It must not look at calendar dates that are no period.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

import regex

from extractor.schema import Quantity, Span
from extractor.stages import Frame

_ORDINAL = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LENGTH = {
    "three": 3, "six": 6, "nine": 9, "twelve": 12,
    "thirteen": 3, "13": 3, "twenty-six": 6, "26": 6, "thirty-nine": 9, "39": 9,
    "fifty-two": 12, "52": 12, "fifty-three": 12, "53": 12,
}  # fmt: skip
"""How many months a span has, by its name; spans in weeks count as those of thirteen each."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = (
    r"(?:(?:fy ?|(?:the )?fiscal (?:year )?|(?:the )?financial year |calendar (?:year )?|year )?"
    r"(?P<y>20\d\d)(?![\d,.]\d)(?:/(?:20)?\d\d\b)?"
    r"|(?:fy ?|fiscal )?[’'](?P<s>\d\d)\b|fy ?(?P<s>\d\d)\b)"
)
_OF_YEAR = rf"(?:,? ?(?:of |in |for )?(?:the )?{_YEAR})"
_ENDED = (
    rf"(?: (?:ended|ending|to)(?: on)? (?:(?P<end>{_MONTH}) \d{{1,2}},? (?P<y>20\d\d)"
    rf"|\d{{1,2}} (?P<end>{_MONTH}) (?P<y>20\d\d)))"
)
_TO = r" ?(?:-|–|—|to) ?"

_PERIOD = regex.compile(
    # fourth quarter (of 2024), third quarter ended September 30, 2025
    r"\b(?:(?P<y>20\d\d) )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)"
    r"[ -](?:fiscal[ -])?quarter(?:[’']s)?"
    rf"(?: results)?(?:{_OF_YEAR}|{_ENDED})?"
    rf"|\bquarter{_ENDED}"
    # Q1-Q3 2024
    rf"|\bq1{_TO}q(?P<last>[2-4]){_OF_YEAR}?"
    # Q4 2024, 4Q24, 2024 Q4, FY24 Q4
    rf"|\b(?:20\d\d|fy ?\d\d)(?<=(?P<s>\d\d))[ -]?q(?P<q>[1-4])\b"
    rf"|\bq(?P<q>[1-4])(?:-?{_OF_YEAR})?\b"
    rf"|\b(?P<q>[1-4])q(?:-?{_OF_YEAR}|(?P<s>\d\d))?\b"
    # three months ended September 30, 2025, first nine months of 2025, 26 weeks ended ...
    rf"|\b(?:(?P<span>{'|'.join(_LENGTH)}|[369]|12)[ -](?:months?|weeks)(?: period)?"
    rf"|(?P<span>half)[ -]year)(?:{_ENDED}|{_OF_YEAR}| (?:ended|ending))?"
    # first half (of 2024), H1 2024, 1H24
    rf"|\b(?:(?P<y>20\d\d) )?(?P<half>first|second)[ -]half(?:[ -]year)?{_OF_YEAR}?"
    rf"|\bh(?P<half>[12])(?:-?{_OF_YEAR})?\b"
    rf"|\b(?P<half>[12])h(?:-?{_OF_YEAR}|(?P<s>\d\d))?\b"
    # October to December 2024, 1 January - 31 December 2024
    rf"|(?:\b\d{{1,2}} )?\b(?P<begin>{_MONTH})(?: \d{{1,2}})?(?:,? 20\d\d)?{_TO}"
    rf"(?:\d{{1,2}} )?(?P<end>{_MONTH})(?: \d{{1,2}})?,? (?P<y>20\d\d)"
    # year ended December 31, 2024, fiscal 2024, FY24, full year
    rf"|\byears?{_ENDED}"
    r"|\b(?:full[- ](?:fiscal )?year|fiscal(?: year)?|financial year|fy|calendar year|annual)[ -]?"
    r"(?:of )?(?:(?P<y>20\d\d)(?:/(?:20)?\d\d)?|[’']?(?P<s>\d\d))\b"
    r"|\b(?P<y>20\d\d) (?:full[- ]year|fiscal year|annual)\b"
    r"|\b(?P<whole>full[- ]year|for the year)\b"
    # the quarter
    r"|\b(?P<this>(?:the|this)(?: current)? quarter)\b(?! of| ended|[’'])"
    # in 2024
    r"|\b(?:in|for|of|during|from|to|with|than|vs\.?|versus|by) (?P<y>20\d\d)\b"
)
_BEGINNING = re.compile(
    r"\b(?:20\d\d[ -]?(?:[fst1-4]|q[1-4]|annual)|f(?:iscal|inancial year|ull[ -]|y)"
    r"|(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:f|q|h)|[qh][1-4]|[1-4][qh]"
    rf"|(?:{'|'.join(_LENGTH)}|[369]|12|half)[ -][mwy]"
    r"|years? (?:e|to)|quarter (?:e|to)|calendar year|annual|for the year|th(?:e|is) (?:c|q)"
    r"|(?:in|for|of|during|from|to|with|than|vs\.?|versus|by) 20\d\d"
    rf"|(?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}})?(?:,? 20\d\d)?{_TO}(?:\d{{1,2}} )?{_MONTH})"
)
"""Where one of the alternatives of `_PERIOD` may begin; `re` finds the few such places fast."""


class Period(NamedTuple):
    """Where a period is named, and its label."""

    start: int
    end: int
    label: str


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _length(months: int, last: int | None) -> str:
    """The label of a span of so many months; that of a quarter needs the number of its `last`."""
    if months == 3 and last is not None:
        return f"-Q{(last + 2) // 3}"
    return "" if months == 12 else f"-{months}M"


def _label(match: regex.Match[str]) -> str:
    group = match.groupdict()
    year = group["y"] or (f"20{group['s']}" if group["s"] else "?")
    end = _month(group["end"]) if group["end"] else None
    if group["q"]:
        return f"{year}-Q{_ORDINAL.get(group['q'], group['q'][0])}"
    if group["this"]:
        return "?-Q?"
    if group["last"]:
        return year + _length(3 * int(group["last"]), None)
    if group["half"]:
        return f"{year}-H{_ORDINAL.get(group['half'], group['half'])}"
    if group["span"]:
        months = 6 if group["span"] == "half" else _LENGTH.get(group["span"]) or int(group["span"])
        return year + _length(months, end)
    if group["begin"] and end:
        return year + _length((end - _month(group["begin"])) % 12 + 1, end)
    if end and "quarter" in match.group():
        return year + _length(3, end)
    return year


def find_periods(lowered: str, start: int, end: int) -> list[Period]:
    """The periods named in `lowered[start:end]`, in text order."""
    found: list[Period] = []
    begun = _BEGINNING.search(lowered, start, end)
    while begun:
        match = _PERIOD.match(lowered, begun.start(), end)
        if match:
            found.append(Period(match.start(), match.end(), _label(match)))
        begun = _BEGINNING.search(lowered, match.end() if match else begun.start() + 1, end)
    return found


def year_before(label: str | None) -> str | None:
    """The same period of the year before; None where the year is not known."""
    return _shifted(label, -1)


def _shifted(label: str | None, years: int) -> str | None:
    if label is None or not label[:4].isdigit():
        return None
    return str(int(label[:4]) + years) + label[4:]


MAX_HEADING = 90
"""A line longer than this is no heading that dates the figures under it."""

_OWN = 45
"""A period that stands this close behind an earlier figure is its own: "$3.78 million in 2023"."""

_DIRECTLY = re.compile(r"(?: (?:for|in|during|of)(?: (?:the|its|our))?)? ?")
"""What may stand between a figure and the period that it is said to be of."""

_PRIOR = re.compile(r"\b(?:from|compared|versus|vs|against|over)\b")
_SAME = re.compile(r"\b(?:same|corresponding|comparable|equivalent)\b")
_OTHER = re.compile(r"(?:of|from|to|with|than|vs\.?|versus|by) ")
"""Words at the head of a period that make it another one: "up 6% from 2023"."""

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
        """Settles the period of a figure of the sentence: the one named right behind it ("$160
        million for the full year"), else the last one named before it, else the heading's, else
        the first one named after; of a prior figure, the one named close behind it, else that of
        the year before."""
        at = bisect_right(self._named, quantity.start, key=lambda period: period.end)
        label = None
        if at < len(self._named) and self._is_right_behind(quantity, self._named[at]):
            label = self._named[at].label
        elif at:
            label = self._named[at - 1].label
        elif self._heading is not None:
            label = self._heading.label
        elif self._named:
            label = self._named[0].label
            if _PRIOR.search(self._lowered, quantity.end, self._named[0].start + 8):
                label = _shifted(self._dated(label), 1)  # "up from $3.78 million in 2023"
        if prior:
            own = self._named[at] if at < len(self._named) else None
            near = own is not None and own.start - quantity.end < _OWN
            current = self._dated(label)
            if own is None or not near:
                label = year_before(current)
            elif (
                current
                and own.label.isdigit()
                and _SAME.search(self._lowered, quantity.end, own.start)
            ):
                label = own.label + current[4:]  # "for the same period of 2024"
            else:
                label = own.label
            if own is not None and near:
                del self._named[at]  # it is no period of the figures that follow
        self._labels[index] = label

    def _is_right_behind(self, quantity: Quantity, period: Period) -> bool:
        between = _DIRECTLY.fullmatch(self._lowered, quantity.end, period.start)
        return between is not None and not _OTHER.match(self._lowered, period.start)

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
        if label == "?-Q?":
            return self._find_quarter()
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

    def _find_quarter(self) -> str | None:
        """The first quarter named on top with its year, or without it."""
        headline = self._frame.headline
        start = headline.start if headline else 0
        for period in find_periods(self._lowered, start, start + _TOP):
            if period.label[-2:-1] == "Q" and period.label[-1] != "?":
                return self._dated(period.label)
        return None
