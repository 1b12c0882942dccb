"""The fiscal year of a release: by which name it calls the quarter that ended on a day.

Comes in: lower-cased text. Goes out: a `FiscalYear`, which names the periods that end on a date as
the company does: the three months ended October 31, 2025 are the second quarter of fiscal 2026 for
one whose year ends in April. It must not guess: without words that tie a quarter or a fiscal year
to the day of its end, quarters are those of the calendar.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

_TOP = 6000
"""How much of a release is searched for such words."""
_HEADLINE = 400
"""Where the headline and the lead name the fiscal year."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_YEAR = 12
_FIRST_DAYS = 7
"""A period of weeks that ends in the first days of a month is that of the month before."""

_DAY = (
    r"(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?P<day>\d{1,2})"
    r"|(?P<day>\d{1,2}) (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"
    r",? (?P<year>20\d\d)"
)
_NAMED = r"(?:fiscal(?: year)?|fy|financial year) ?(?:20)?(?P<named>\d\d)\b"
_QUARTER = (
    r"(?:(?P<quarter>first|second|third|fourth)[ -](?:fiscal[ -])?quarter|q(?P<quarter>[1-4]))"
)
_TIED = regex.compile(
    rf"\b{_QUARTER}(?: (?:of|and) (?:its |the )?)? ?(?:{_NAMED}|(?:fiscal(?: year)? ?)?"
    rf"(?:(?:20)(?P<named>\d\d))?)[^.;]{{0,40}}?\b(?:ended|ending) (?:on )?{_DAY}"
    rf"|\b{_NAMED},? {_QUARTER}[^.;]{{0,60}}?\b(?:ended|ending) (?:on )?{_DAY}"
    rf"|\b{_NAMED}(?:(?!quarter|months|half)[^.;]){{0,40}}?\b(?:ended|ending) (?:on )?{_DAY}"
    rf"|\b(?:three months|quarter) ended (?:on )?{_DAY},?[^.;]{{0,20}}?{_QUARTER} ?(?:of )?{_NAMED}"
)
"""A quarter or a fiscal year, and the day on which it ended."""
_YEAR_NAMED = regex.compile(rf"\b{_NAMED}")
_QUARTER_NAMED = regex.compile(rf"\b{_QUARTER},? ?(?:of |and )?{_NAMED}")
_ENDED_QUARTER = regex.compile(
    rf"\b(?:quarter|three months|thirteen weeks)(?: and [a-z -]{{3,20}})? ended (?:on )?{_DAY}"
)


class FiscalYear(NamedTuple):
    """A fiscal year: the month in which it ends, and its name less the year in which it ends."""

    last_month: int
    shift: int

    def label(self, year: int, month: int, day: int, months: int) -> str:
        """The name of the period of so many months that ends on a day: "2026-Q2", "2026-6M",
        "2026"."""
        year, month = _month(year, month, day)
        end = year if month <= self.last_month else year + 1
        named = end + self.shift
        if months == _YEAR:
            return str(named)
        if months != _YEAR // 4:
            return f"{named}-{months}M"
        return f"{named}-Q{((month - self.last_month - 1) % 12 + 3) // 3}"


CALENDAR = FiscalYear(12, 0)


def read_fiscal_year(lowered: str) -> FiscalYear | None:
    """The fiscal year that the top of a release tells; None for the calendar year."""
    years = {int(f"20{one['named']}") for one in _YEAR_NAMED.finditer(lowered, 0, _HEADLINE)}
    named = years.pop() if len(years) == 1 else None
    match = _TIED.search(lowered, 0, _TOP)
    quarter = None
    if match is None or (match["quarter"] is None and match["named"] is None):
        told = _QUARTER_NAMED.search(lowered, 0, _HEADLINE)
        match = _ENDED_QUARTER.search(lowered, 0, _TOP)
        if told is None or match is None or named is None:
            return None
        quarter = _number(told["quarter"])
    else:
        quarter = _number(match["quarter"])
        named = int(f"20{match['named']}") if match["named"] else named
    year, month = _month(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    last = month if quarter is None else (month + 3 * (4 - quarter) - 1) % _YEAR + 1
    end = year if month <= last else year + 1
    found = FiscalYear(last, named - end if named is not None else 0)
    return None if abs(found.shift) > 1 or found == CALENDAR else found


def _number(quarter: str | None) -> int | None:
    """The number of a quarter by its name."""
    return None if quarter is None else _QUARTERS.get(quarter) or int(quarter)


def _month(year: int, month: int, day: int) -> tuple[int, int]:
    """The year and month that a period ending on a day belongs to."""
    if day > _FIRST_DAYS:
        return year, month
    return (year, month - 1) if month > 1 else (year - 1, 12)
