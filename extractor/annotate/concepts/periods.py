"""Finds fiscal periods and names them: "2024-Q4", "2024-H1", "2024-9M", "2024", "2024-LTM".

Comes in: lower-cased text. Goes out: `find_periods`, the spans that name one; a period printed
without its year has "?" for it ("?-Q4"). It must not look at calendar dates that are no period,
nor decide which figure a period belongs to: that is for `dating`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from extractor.annotate.concepts.fiscal import FiscalYear

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
    rf"(?: (?:ended|ending|to)(?: on)? (?:(?P<end>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<y>20\d\d)"
    rf"|(?P<day>\d{{1,2}}) (?P<end>{_MONTH}) (?P<y>20\d\d)))"
)
_GLUED = r"(?:\b|(?<=\b(?:for|in|of|during)?the))"
"""Where a word begins, or should: "thefourth quarter"."""
_TO = r" ?(?:-|–|—|to) ?"

_PERIOD = regex.compile(
    # fourth quarter (of 2024), third quarter ended September 30, 2025
    rf"{_GLUED}(?:(?P<y>20\d\d) )?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)"
    r"[ -]?(?:fiscal[ -])?quarter(?:[’']s)?"
    rf"(?: results)?(?:{_OF_YEAR}|{_ENDED})?"
    rf"|\bquarter{_ENDED}"
    # Q1-Q3 2024
    rf"|\bq1{_TO}q(?P<last>[2-4]){_OF_YEAR}?"
    # Q2-25, Q2/2025, 10-12/2025
    rf"|\bq(?P<q>[1-4])[-/](?:(?P<y>20\d\d)|(?P<s>\d\d))\b"
    r"|\b(?P<from>\d{1,2}) ?[-–] ?(?P<until>\d{1,2})/(?P<y>20\d\d)\b"
    # Q4 2024, 4Q24, 2024 Q4, FY24 Q4
    rf"|\b(?:20\d\d|fy ?\d\d)(?<=(?P<s>\d\d))[ -]?q(?P<q>[1-4])\b"
    rf"|\bq(?P<q>[1-4])(?:-?{_OF_YEAR})?\b"
    rf"|\b(?P<q>[1-4])q(?:-?{_OF_YEAR}|(?P<s>\d\d))?\b"
    # three months ended September 30, 2025, first nine months of 2025, 26 weeks ended ...
    rf"|\b(?:(?P<span>{'|'.join(_LENGTH)}|[369]|12)[ -](?:months?|weeks)(?: period)?"
    rf"|(?P<span>half)[ -]year)(?:{_ENDED}|{_OF_YEAR}| (?:ended|ending))?"
    # last twelve months
    rf"|\b(?:(?:last|trailing)[ -](?:twelve|12)[ -]months?(?: period)?|ltm|ttm)"
    rf"(?P<rolling>){_ENDED}?"
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
    r"|\b(?P<whole>full[- ]year|for the (?:fiscal )?year(?! end))\b"
    # the quarter
    r"|\b(?P<this>(?:the|this)(?: current)? quarter)\b(?! of| ended|[’'])"
    # in 2024
    r"|\b(?:in|for|of|during|from|to|with|than|vs\.?|versus|by) (?P<y>20\d\d)\b"
)
_BEGINNING = re.compile(
    r"(?<=the)(?:first|second|third|fourth)[ -]?quarter"
    r"|\b(?:20\d\d[ -]?(?:[fst1-4]|q[1-4]|annual)|l(?:tm|ast[ -]t|ast[ -]12)|t(?:tm|railing)"
    r"|f(?:iscal|inancial year|ull[ -]|y)"
    r"|(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -]?(?:f|q|h)|[qh][1-4]|[1-4][qh]"
    rf"|(?:{'|'.join(_LENGTH)}|[369]|12|half)[ -][mwy]"
    r"|years? (?:e|to)|quarter (?:e|to)|calendar year|annual|for the (?:fiscal )?year(?! end)"
    r"|th(?:e|is) (?:c|q)"
    r"|(?:in|for|of|during|from|to|with|than|vs\.?|versus|by) 20\d\d"
    rf"|\d{{1,2}} ?[-–] ?\d{{1,2}}/20"
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


def _label(match: regex.Match[str], fiscal: FiscalYear | None) -> str:
    group = match.groupdict()
    year = group["y"] or (f"20{group['s']}" if group["s"] else "?")
    end = _month(group["end"]) if group["end"] else None
    if fiscal and end and group["day"]:
        named = _fiscal_label(match, fiscal)
        if named:
            return named
    if group["q"]:
        return f"{year}-Q{_ORDINAL.get(group['q'], group['q'][0])}"
    if group["this"]:
        return "?-Q?"
    if group["rolling"] is not None:
        return f"{year}-LTM"
    if group["from"]:
        last, months = int(group["until"]), int(group["until"]) - int(group["from"]) + 1
        return year + _length(months, last) if 0 < months <= last <= 12 else year
    if group["last"]:
        return year + _length(3 * int(group["last"]), None)
    if group["half"]:
        return f"{year}-H{_ORDINAL.get(group['half'], group['half'])}"
    if group["span"]:
        return year + _length(_months(group["span"]), end)
    if group["begin"] and end:
        return year + _length((end - _month(group["begin"])) % 12 + 1, end)
    if end and "quarter" in match.group():
        return year + _length(3, end)
    return year


def _fiscal_label(match: regex.Match[str], fiscal: FiscalYear) -> str | None:
    """The company's name of a period told by the day of its end; None for a rolling one, and for
    a quarter whose number says that it is not counted in this fiscal year."""
    if match["rolling"] is not None:
        return None
    if match["q"] or "quarter" in match.group():
        months = 3
    elif match["span"]:
        months = _months(match["span"])
    else:
        months = 12
    label = fiscal.label(int(match["y"]), _month(match["end"]), int(match["day"]), months)
    if match["q"] and label[6:] != _ORDINAL.get(match["q"], match["q"][0]):
        return None
    return label


def _months(span: str) -> int:
    """How many months a span has, by its name."""
    return 6 if span == "half" else _LENGTH.get(span) or int(span)


def find_periods(
    lowered: str, start: int, end: int, fiscal: FiscalYear | None = None
) -> list[Period]:
    """The periods named in `lowered[start:end]`, in text order; those told by the day of their end
    are of the calendar year unless `fiscal` is another one."""
    found: list[Period] = []
    begun = _BEGINNING.search(lowered, start, end)
    while begun:
        match = _PERIOD.match(lowered, begun.start(), end)
        if match:
            _add(found, lowered, Period(match.start(), match.end(), _label(match, fiscal)))
        begun = _BEGINNING.search(lowered, match.end() if match else begun.start() + 1, end)
    return found


_JOINS = (", ", " ", ", the ", " the ")
_TO_DATE = re.compile(r",? (?:fiscal )?year[- ]to[- ]date")


def _add(found: list[Period], lowered: str, period: Period) -> None:
    """Adds a period, joined with the year before it ("In 2023, fourth quarter revenue"), and with
    the words behind it that make it longer ("third quarter 2025 year-to-date")."""
    label = period.label
    last = found[-1] if found else None
    joined = last is not None and lowered[last.end : period.start] in _JOINS
    if label[0] == "?" and last is not None and joined and last.label.isdigit():
        label = last.label + label[1:]
    to_date = _TO_DATE.match(lowered, period.end)
    if to_date and label[4:6] == "-Q" and label[6:].isdigit():
        label = label[:4] + _length(3 * int(label[6:]), None)
    found.append(Period(period.start, to_date.end() if to_date else period.end, label))


def two_lengths(lowered: str, period: Period, fiscal: FiscalYear | None = None) -> list[str]:
    """The labels of two periods that end on one day, told as one: "three and nine months ended
    September 30, 2025"; empty where a period is not the second of two."""
    first = _TWO_LENGTHS.search(lowered, max(0, period.start - 24), period.start)
    ended = _ENDING.search(lowered, period.start, period.end)
    if first is None or ended is None:
        return []
    alone = f"{first[1]} months {lowered[ended.start() : period.end]}"
    found = find_periods(alone, 0, len(alone), fiscal)
    return [found[0].label, period.label] if found else []


_TWO_LENGTHS = re.compile(r"\b(three|six|nine) (?:months )?and (?:the )?$")
_ENDING = re.compile(r"\bend(?:ed|ing)\b")


def quarter_before(label: str | None) -> str | None:
    """The quarter before that of `label`; None where it is no quarter of a known year."""
    if label is None or not label[:4].isdigit() or label[4:6] != "-Q" or not label[6:].isdigit():
        return None
    quarter = int(label[6:])
    return f"{label[:4]}-Q{quarter - 1}" if quarter > 1 else f"{int(label[:4]) - 1}-Q4"


def year_before(label: str | None) -> str | None:
    """The same period of the year before; None where the year is not known."""
    return shifted(label, -1)


def shifted(label: str | None, years: int) -> str | None:
    """The same period so many years later; None where the year is not known."""
    if label is None or not label[:4].isdigit():
        return None
    rest = "-02-28" if label.endswith("-02-29") else label[4:]
    return str(int(label[:4]) + years) + rest
