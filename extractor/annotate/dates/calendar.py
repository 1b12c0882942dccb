"""Dates as printed: where they stand, and which day each of them means.

Comes in: a view and a stretch of it. Goes out: `Printed` dates in text order, with the day they
mean as far as their own words say it. It must not know what a date is for (`annotate.dates`) nor
where a dateline stands (`annotate.dates.dateline`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import regex

from extractor.patterns.dates import DAY_FIRST, MONTH_FIRST, MONTH_FORMS, MONTHS, NUMERIC

_MONTH_AT = re.compile(rf"(?:{MONTH_FORMS})(?![a-z])")
_NUMERIC_AT = re.compile(r"\d[./-]\d\d?[./-]\d\d")
_LOOK_BACK = 24


@dataclass(slots=True)
class Printed:
    """A date as printed. `year` is None where none is printed. `slash` tells how a date with
    slashes must be read: day first, month first, or either way (02/03/25)."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    slash: Literal["", "day", "month", "either"] = ""

    def on(self, year: int | None = None) -> date | None:
        """The day it means, in `year` if it prints none; None where no such day exists."""
        own = self.year if self.year is not None else year
        if own is None:
            return None
        try:
            return date(own, self.month, self.day)
        except ValueError:
            return None


def printed_dates(view: str, start: int = 0, end: int | None = None) -> list[Printed]:
    """The dates printed in `view[start:end]`, in text order, none overlapping. Dates that do not
    exist (30 February) are left out, as are month names without a day."""
    stop = len(view) if end is None else end
    found: list[Printed] = []
    for anchor in _MONTH_AT.finditer(view, start, stop):
        if not found or anchor.start() >= found[-1].end:
            found.extend(_worded(view, anchor.start(), start, stop))
    numeric: list[Printed] = []
    for anchor in _NUMERIC_AT.finditer(view, start, stop):
        low = max(start, anchor.start() - 3)
        match = NUMERIC.regex.search(view, low, min(stop, anchor.end() + 12))
        if match and (not numeric or match.start() >= numeric[-1].end):
            numeric.extend(_numeric(match, view, stop))
    if not numeric:
        return found
    return sorted([*found, *numeric], key=lambda printed: printed.start)


def _worded(view: str, at: int, start: int, stop: int) -> Iterable[Printed]:
    first = MONTH_FIRST.regex.match(view, at, stop)
    if first and (first["year"] or first["year_bare"]):
        return _spell(first, view)
    low = max(start, at - _LOOK_BACK)
    for match in DAY_FIRST.regex.finditer(view, low, min(stop, at + _LOOK_BACK)):
        if match.start("month") == at:
            return _spell(match, view)
        if match.start() > at:
            break
    return _spell(first, view) if first else ()


def _spell(match: regex.Match[str], view: str) -> list[Printed]:
    """The date of a match, or two where it prints a span of days (January 16-18, 2026)."""
    groups = match.groupdict()
    year_text = groups["year"] or groups.get("year_bare")
    year = int(year_text) if year_text else None
    month = MONTHS[groups["month"].casefold()]
    end = match.end()
    while end > match.start() and view[end - 1] in " ,":
        end -= 1
    spans = [(match.start(), end, groups["day"])]
    if groups["day2"]:
        cut = match.start("day2")
        spans = [(match.start(), match.end("day"), groups["day"]), (cut, end, groups["day2"])]
    dates = [Printed(low, high, year, month, int(day)) for low, high, day in spans]
    if year is None and groups["month"] == "MAR":  # the Market Abuse Regulation
        return []
    return [printed for printed in dates if printed.on(year or 2024)]


def _numeric(match: regex.Match[str], view: str, stop: int) -> list[Printed]:
    start, end = match.span()
    if match["iso"]:
        printed = Printed(start, end, int(match["iso"]), int(match["m"]), int(match["d"]))
        return [printed] if printed.on() else []
    if match["sep"] != "/" and len(match["y"]) == 2:
        return []
    year = int(match["y"])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    a, b = int(match["a"]), int(match["b"])
    day_first, month_first = Printed(start, end, year, b, a), Printed(start, end, year, a, b)
    if match["sep"] != "/":
        return [day_first] if day_first.on() else [month_first] if month_first.on() else []
    if day_first.on() and month_first.on() and a != b:
        month_first.slash = "either"
    elif month_first.on():
        month_first.slash = "month"
    elif day_first.on():
        day_first.slash = "day"
        return [day_first]
    else:
        return []
    return [month_first]


def settle(dates: list[Printed], home: date | None = None) -> None:
    """Decide the ambiguous numeric dates (02/03/25) among `dates`, in place: day first where
    another date of the release can only be read so, or where only that reading is `home` (the
    release date); else month first, as in the United States."""
    day_first = any(printed.slash == "day" for printed in dates) and not any(
        printed.slash == "month" for printed in dates
    )
    for printed in dates:
        if printed.slash == "either" and printed.year is not None:
            flipped = date(printed.year, printed.day, printed.month)
            if day_first or (home is not None and flipped == home):
                printed.month, printed.day = printed.day, printed.month
