"""Dates as releases print them.

Comes in: a scene and the name of a date, which says where it lies. Goes out: words. The same name
gives the same day throughout a release.
"""

from __future__ import annotations

import datetime

from extractor.corpus.grammar.scene import Scene

_RANGES = {
    "today": (0, 0),
    "signed": (-12, -1),
    "announced": (-60, -8),
    "earlier": (-400, -61),
    "longago": (-1500, -500),
    "closing": (1, 21),
    "later": (30, 150),
    "record": (7, 20),
    "payable": (21, 45),
    "effective": (1, 14),
    "meeting": (18, 60),
    "expiry": (700, 2600),
    "maturity": (1000, 3600),
    "outside": (90, 400),
    "yesterday": (-3, -1),
    "period_end": (-45, -10),
}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


def day(scene: Scene, name: str) -> datetime.date:
    """The day that `name` stands for in this release."""
    if name == "today":
        return scene.date
    if name not in scene.days:
        low, high = _RANGES[name]
        found = scene.date + datetime.timedelta(days=scene.dice.between(low, high))
        while found.weekday() > 4:
            found += datetime.timedelta(days=1 if high > 0 else -1)
        scene.days[name] = found
    return scene.days[name]


def date_words(scene: Scene, name: str, forms: tuple[str, ...]) -> str:
    """The date in words: `month` is the month and year, `short` without the year; else in full."""
    found = day(scene, name)
    month = MONTHS[found.month - 1]
    if "month" in forms:
        return f"{month} {found.year}"
    european = scene.region.manner in ("nordic", "uk", "au", "asia") and scene.home not in ("il",)
    if "short" in forms:
        return f"{found.day} {month}" if european else f"{month} {found.day}"
    if european:
        return f"{found.day} {month} {found.year}"
    return f"{month} {found.day}, {found.year}"


def dateline(scene: Scene) -> str:
    """The date of a dateline."""
    found, dice = scene.date, scene.dice
    month = MONTHS[found.month - 1]
    if scene.region.manner in ("nordic", "uk", "au", "asia") and dice.chance(65):
        return f"{found.day} {month} {found.year}"
    if dice.chance(25):
        return f"{_SHORT[found.month - 1]} {found.day:02d}, {found.year}"
    return f"{month} {found.day}, {found.year}"


def quarter(scene: Scene) -> str:
    """The quarter that was last reported."""
    at = (scene.date.month - 2) // 3 % 4
    return ("fourth", "first", "second", "third")[at]
