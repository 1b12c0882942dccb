"""The rule on weekdays of dates without a year.

Comes in: drafts. Goes out: hits. Dates with their year are a matter of the identity `weekday`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.patterns.check_terms import WEEKDAY, WEEKDAY_AFTER, WEEKDAY_BEFORE, YEAR
from extractor.schema import DateMention, Span

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = 60
"""Days from the date of the release within which the year of a date is not in doubt."""


@rule("L401", "weekday-near", "warning")
def weekday_near(draft: Draft) -> Iterator[Hit]:
    """The weekday named with a date near that of the release is not that of the date, whose year
    is left out.

    Source: ISO 8601 calendar.
    """
    try:
        release = datetime.date.fromisoformat(draft.record.date or "")
    except ValueError:
        return
    for mention in draft.record.dates:
        named = _weekday(draft, mention)
        if named is None or YEAR.regex.search(mention.text):
            continue
        try:
            date = datetime.date.fromisoformat(mention.value)
        except ValueError:
            continue
        actual = _DAYS[date.weekday()]
        if abs((date - release).days) <= _NEAR and named != actual.title():
            text = draft.words(Span(mention.start, mention.end))
            words = f"{text} is a {actual.title()} in {date.year}, but {named} is printed."
            yield Hit(Span(mention.start, mention.end), words)


def _weekday(draft: Draft, mention: DateMention) -> str | None:
    """The weekday that is named with a date, in full."""
    seen = draft.seen(Span(mention.start, mention.end))
    match = (
        WEEKDAY.regex.search(mention.text.lower())
        or WEEKDAY_BEFORE.regex.search(draft.view[max(0, seen.start - 16) : seen.start].lower())
        or WEEKDAY_AFTER.regex.search(draft.view[seen.end : seen.end + 14].lower())
    )
    return next(day.title() for day in _DAYS if day.startswith(match["day"][:3])) if match else None
