"""Dates with their roles: which day is meant, and what happens on it.

Comes in: a view and its layout. Goes out: `DateMention`s in text order (ids empty). It must not
compare a date with anything, not even the weekday beside it; that is for the checks.
"""

from __future__ import annotations

import bisect
from datetime import date, timedelta

from extractor.annotate.dates.calendar import Printed, printed_dates, settle
from extractor.annotate.dates.dateline import Dateline, find_datelines, main_dateline
from extractor.patterns.dates import ATTACHMENT, DATE_ROLE, PUBLISHED, ROLE_AFTER, TIME
from extractor.patterns.places import NO_PLACE, PLACE
from extractor.schema import DateMention, DateRole, Span
from extractor.stages import Layout, Table

_BEFORE = 90
_AFTER = 90
_LAST_LINES = 8
_PLACE_LENGTH = 40
_CLAUSE = 420
_MOST = 200
_CLEAR = timedelta(days=120)
_ROLES: tuple[DateRole, ...] = (
    "record",
    "payable",
    "closing",
    "effective",
    "expiry",
    "agreement",
)


def find_dates(view: str, layout: Layout) -> list[DateMention]:
    """The calendar dates of `view` with their roles, in text order.

    A date without a year takes the year of the date that it is joined to ("October 1 - December
    31, 2024"), else the one that brings it within 120 days of the release date; where neither is
    clear it is left out. Two-digit years are 1970 to 2069.
    """
    printed = printed_dates(view)
    datelines = find_datelines(view, layout)
    heads = _release_spans(datelines, main_dateline(datelines))
    if not heads:
        heads = _published(view, printed)
    if not heads:
        heads = _closing_line(view, layout, printed)
    if not heads and (attached := _attached(view, layout)):
        printed.append(attached)
        heads = [attached.start]
    releases = [item for start in heads for item in printed if item.start == start]
    settle(printed, next((item.on() for item in releases if not item.slash), None))
    home = next((day for item in releases if (day := item.on())), None)
    starts = [sentence.start for sentence in layout.sentences]
    mentions: list[DateMention] = []
    first = set(heads)
    for index, item in enumerate(printed):
        day = item.on() or _completed(view, printed, index, home)
        if day is None:
            continue
        role: DateRole | None
        if item.start in first:
            role = "release"
        else:
            table = _table_at(layout.tables, item.start)
            place = bisect.bisect_right(starts, item.start) - 1
            low = max(starts[place] if place >= 0 else 0, item.start - _BEFORE)
            role = _table_role(view, table, item) if table else _role(view, low, item)
        mentions.append(
            DateMention(
                "", view[item.start : item.end], item.start, item.end, day.isoformat(), role
            )
        )
    return mentions


def _release_spans(datelines: list[Dateline], main: Dateline | None) -> list[int]:
    """Where the dates of the datelines start, the main one first."""
    if main and main.printed:
        above = [line for line in datelines if line.start <= main.start and line is not main]
        datelines = [main, *above]
    return [line.printed.start for line in datelines if line.printed]


def _published(view: str, printed: list[Printed]) -> list[int]:
    """Where the day stands that the release says it was published on."""
    for item in printed[:_MOST]:
        low = max(view.rfind("\n", 0, item.start) + 1, item.start - _CLAUSE)
        if item.year and PUBLISHED.regex.search(view, low, item.start):
            return [item.start]
    return []


def _closing_line(view: str, layout: Layout, printed: list[Printed]) -> list[int]:
    """Where the date stands that is one of the last lines by itself, but for a place before it
    and the time of day after it."""
    lines = layout.paragraphs[-_LAST_LINES:]
    for item in printed[-_LAST_LINES:]:
        line = next((line for line in lines if line.start <= item.start < line.end), None)
        if line is None or not item.year:
            continue
        before = view[line.start : item.start].rstrip(", ")
        time = TIME.regex.match(view, item.end, line.end)
        placed = not before or (
            len(before) < _PLACE_LENGTH
            and PLACE.regex.match(before)
            and not NO_PLACE.regex.search(before)
        )
        if placed and line.end - (time.end() if time else item.end) < 2:
            return [item.start]
    return []


def _attached(view: str, layout: Layout) -> Printed | None:
    """The date in the file name of an attachment that the last lines list ("250213 Acme")."""
    for paragraph in layout.paragraphs[-_LAST_LINES:]:
        line = view[paragraph.start : paragraph.end]
        match = ATTACHMENT.regex.search(line) if len(line) < 120 else None
        if match:
            year, month, day = (
                (2000 + int(match["yy"]), int(match["mm"]), int(match["dd"]))
                if match["yy"]
                else (int(match["yyyy"]), int(match["mm2"]), int(match["dd2"]))
            )
            low = paragraph.start + match.start()
            found = Printed(low, low + (6 if match["yy"] else 8), year, month, day)
            return found if found.on() else None
    return None


def _completed(view: str, printed: list[Printed], index: int, home: date | None) -> date | None:
    """The day that a date without a year means, if that is clear."""
    item = printed[index]
    for later in printed[index + 1 : index + 3]:
        gap = view[item.end : later.start]
        if len(gap) > 24 or "\n" in gap or "." in gap:
            break
        if later.year is not None:
            joined = item.on(later.year)
            before = later.on()
            return joined if joined and before and joined <= before else item.on(later.year - 1)
    if home is None:
        return None
    near = [
        day
        for year in (home.year - 1, home.year, home.year + 1)
        if (day := item.on(year)) and abs(day - home) <= _CLEAR
    ]
    return near[0] if len(near) == 1 else None


def _role(view: str, low: int, item: Printed) -> DateRole | None:
    """The role that the nearest word before the date says or, after "On May 5, 2025, the Company
    entered into", the verb after it."""
    last = None
    for match in DATE_ROLE.regex.finditer(view, low, item.start):
        last = match
    if last is not None:
        return next((role for role in _ROLES if last[role]), None)
    if view[max(low, item.start - 3) : item.start].casefold() == "on ":
        after = ROLE_AFTER.regex.search(view[item.end : item.end + _AFTER])
        if after:
            return next(
                (role for role in ("agreement", "closing", "effective") if after[role]), None
            )
    return None


def _table_at(tables: list[Table], at: int) -> Table | None:
    """The table in which `at` stands."""
    number = bisect.bisect_right(tables, at, key=lambda table: table.start) - 1
    return tables[number] if number >= 0 and at < tables[number].end else None


def _table_role(view: str, table: Table, item: Printed) -> DateRole | None:
    """The role said by the cell of the date, by the head of its column or of its row."""
    rows = table.rows
    if not rows:
        return None
    row = rows[bisect.bisect_right(rows, item.start, key=_row_start) - 1]
    column = next((i for i, cell in enumerate(row) if cell.start <= item.start < cell.end), None)
    if column is None:
        return None
    heads = [rows[0][column]] if column < len(rows[0]) else []
    for head in [Span(row[column].start, item.start), *heads, row[0]]:
        match = DATE_ROLE.regex.search(view, head.start, head.end)
        if match:
            return next((role for role in _ROLES if match[role]), None)
    return None


def _row_start(row: list[Span]) -> int:
    return row[0].start if row else 0
