"""The periods of columns and rows: what headers, captions and labels say of time.

Comes in: words. Goes out: labels of periods as `concepts.periods` writes them ("2025-Q3", "2025"
for a year), or the ISO date of a balance sheet ("2025-09-30"). It must not guess: a year that
nobody states is left out.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.fiscal import CALENDAR, FiscalYear
from extractor.annotate.concepts.periods import find_periods
from extractor.annotate.tables.times import plain_time
from extractor.patterns.table_structure import TABLE_NOTE

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH} ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.replace('month', 'month_last')})"
    r"(?:,? ?(?P<year>20\d\d))?"
)
_ISO = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_YEAR = re.compile(
    r"(?<![\d,./])(?:fy ?|fiscal )?(?P<year>20\d\d)(?:/(?:20)?\d\d)?(?:[ae])?(?![\d,.]\d)"
)
_YEARS = re.compile(r"20\d\d(?:(?:,| and|, and| &) 20\d\d)*")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTER = re.compile(r"\b(?:quarters?|three months) (?:ended|ending)\b")
_WHOLE_YEAR = re.compile(
    r"\b(?:years? (?:ended|ending|to)|(?:twelve|12) months|(?:52|53|fifty-\w+) weeks)\b"
)
_SAYS_YEAR = re.compile(r"\b(?:fy|full|fiscal|annual|years?|twelve|12|ytd)\b")
_ENDED = re.compile(r"\b(?:ended|ending)\b")
_FISCAL = re.compile(r"\b(?:fiscal|fy|q[1-4]|(?:first|second|third|fourth) quarter)\b")
_QUARTER_MONTHS = 3
_LAST_DAY = 31


def read_period(
    heads: str, context: str = "", *, instant: bool = False, fiscal: FiscalYear | None = None
) -> str | None:
    """The period that the `heads` of a column name, with what they leave out taken from the
    `context`: the caption, the header over the labels. `instant`: the figures are those of a day,
    as in a balance sheet. Periods told by the day of their end are named by the `fiscal` year."""
    own, around = plain_time(heads.lower()), plain_time(context.lower())
    label = _read(own, around, instant=instant)
    if label is None or instant or _is_day(label):
        return label
    return _named_by(fiscal, label, own, around)


def _named_by(fiscal: FiscalYear | None, label: str, own: str, around: str) -> str:
    """`label` as the company calls the period, where words say on which day it ended; three
    months that end on a day are a quarter."""
    text = own if _DATE.search(own) else f"{own} {around}"
    day = _DATE.search(text)
    quarter = label.endswith("-3M")
    if day is None or not (quarter or (fiscal and _ENDED.search(text))) or _FISCAL.search(own):
        return label
    month = _MONTHS.index(day["month"] or day["month_last"]) + 1
    months = (
        _QUARTER_MONTHS
        if quarter or "-Q" in label
        else int(label[5:-1])
        if label[5:]
        else len(_MONTHS)
    )
    last = int(day["day"] or day["day_first"])
    return (fiscal or CALENDAR).label(int(label[:4]), month, last, months)


def _read(own: str, around: str, *, instant: bool) -> str | None:
    found = _named(own, instant=instant)
    if found is not None and (_SAYS_YEAR.search(own) or not _is_bare(found, instant=instant)):
        return found
    years = _YEAR.findall(own)
    if len(set(years)) > 1:
        return None
    if years:
        # "Three months ended September 30" stands in the caption, the year over the column.
        stated = _YEAR.findall(around)
        bare = _YEARS.sub("", around).rstrip()
        # "Three months ended December 31 (in thousands)": the year belongs behind the day.
        dated = _DATE.sub(rf"\g<0> {years[0]}", bare, count=1)
        span = _named(dated if dated != bare else f"{bare} {years[0]}", instant=instant)
        # The day of another year's figures is not said to be the same.
        same = span is not None and (not _is_day(span) or not stated or years[0] in stated)
        if same and not _is_bare(span or "", instant=instant):
            return span
        return found or years[0]
    if found is not None:
        return found
    if not own.strip() or TABLE_NOTE.regex.search(own):
        return _only(around, instant=instant)
    part = _yearless(own)
    if part is not None:
        around_years = set(_YEAR.findall(around))
        return around_years.pop() + part if len(around_years) == 1 else None
    return _only(around, instant=instant)


def _only(context: str, *, instant: bool) -> str | None:
    """The period of a context that names no more than one year."""
    return _named(context, instant=instant) if len(set(_YEAR.findall(context))) == 1 else None


def _named(text: str, *, instant: bool) -> str | None:
    """The period that `text` names in full, else a date, else a year."""
    spans = [one.label for one in find_periods(text, 0, len(text))]
    full = [label for label in spans if label[:1] == "2" and len(label) > len("2025")]
    if full and not instant:
        return full[0]
    day = _day(text)
    years = [label for label in spans if len(label) == len("2025") and label.isdigit()]
    parts = [label for label in spans if label[:1] == "?" and not label.endswith("?")]
    if not instant and parts and (years or _YEAR.search(text)):
        year = years[0] if years else _YEAR.findall(text)[0]
        return year + parts[0][1:]
    if day is not None:
        if instant:
            return day
        if _QUARTER.search(text):
            return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
        return day[:4] if _WHOLE_YEAR.search(text) else day
    if years:
        return years[0]
    if full:
        return full[0]
    found = _YEAR.findall(text)
    return found[0] if len(set(found)) == 1 else None


def _yearless(text: str) -> str | None:
    """The part of a year that `text` names without saying which: "-Q4"."""
    spans = [one.label for one in find_periods(text, 0, len(text))]
    parts = {label[1:] for label in spans if label[:1] == "?" and not label.endswith("?")}
    return parts.pop() if len(parts) == 1 else None


def _day(text: str) -> str | None:
    """The one date that `text` names, its year perhaps apart."""
    found = set()
    for match in _DATE.finditer(text):
        month = match["month"] or match["month_last"]
        day = int(match["day"] or match["day_first"])
        year = match["year"] or _lone_year(text)
        if year is None or not 1 <= day <= _LAST_DAY:
            return None
        found.add(f"{year}-{_MONTHS.index(month) + 1:02}-{day:02}")
    found.update(_ISO.findall(text))
    return found.pop() if len(found) == 1 else None


def _lone_year(text: str) -> str | None:
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else None


def _is_bare(label: str, *, instant: bool) -> bool:
    """Whether a label is a year alone, which its context may say more of."""
    return len(label) == len("2025") if not instant else len(label) < len("2025-09-30")


def _is_day(label: str) -> bool:
    return len(label) == len("2025-09-30")
