"""Short forms of time in headers, as words: "Q2-25", "10–12/2025", "12/31/2025", "30.06.25".

Comes in: the lower-cased words of a header or caption. Goes out: the same with periods and dates
spelled out, so that one pattern reads them all. It must not decide what they are.
"""

from __future__ import annotations

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GLUED = re.compile(r"\bended(?=[a-z])")
_SHORT = re.compile(r"\b(q[1-4]|[1-4]q|h[12]|[12]h|fy|ytd|[369]m)[ ]?[-–/’'][ ]?(?:20)?(\d\d)\b")
_MONTH_YEAR = re.compile(r"\b([369])m (?:fy ?)?(?:20)?(\d\d)\b")
_RANGE = re.compile(r"\b(\d{1,2})[ ]?[-–][ ]?(\d{1,2})[ ]?/[ ]?(20\d\d)\b")
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:20)?\d\d)(?![\d/.]\d)")
_QUARTER = 3
_YEAR = 12


def plain_time(text: str) -> str:
    """`text` with its short forms of time spelled out; what could be two dates stays as it is."""
    text = _GLUED.sub("ended ", text)
    text = _SHORT.sub(r"\1 20\2", text)
    text = _MONTH_YEAR.sub(r"\1 months of 20\2", text)
    text = _RANGE.sub(_spell_range, text)
    return _NUMERIC.sub(_spell_date, text)


def _spell_range(match: re.Match[str]) -> str:
    first, last, year = int(match[1]), int(match[2]), match[3]
    if first == 1 and last == _YEAR:
        return f"fy {year}"
    if last - first == _QUARTER - 1 and last % _QUARTER == 0:
        return f"q{last // _QUARTER} {year}"
    return f"{last} months of {year}" if first == 1 and last in (6, 9) else match.group()


def _spell_date(match: re.Match[str]) -> str:
    one, mark, other, year = int(match[1]), match[2], int(match[3]), match[4]
    day, month = (one, other) if mark == "." or one > _YEAR else (other, one)
    certain = mark == "." or max(one, other) > _YEAR or one == other
    if not certain or not 1 <= month <= _YEAR:
        return match.group()
    return f"{_MONTHS[month - 1]} {day}, 20{year[-2:]}"
