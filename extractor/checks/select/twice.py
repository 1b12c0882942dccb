"""Which facts are stated twice.

Comes in: a context. Goes out: claims of the identity restatement; and, since dates are no
quantities, the finished checks of weekdays and of the release date. This module must not
guess: two different numbers are one fact only where the words tie them.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.numbers import stated
from extractor.checks.select.named import select_named
from extractor.checks.select.tables.grid import Grid
from extractor.interval import Interval
from extractor.patterns.check_terms import WEEKDAY, WEEKDAY_AFTER, WEEKDAY_BEFORE, YEAR
from extractor.schema import Check, CheckStatus, DateMention

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPACE = re.compile(r"\s+")
_MOST = 120
_FEW = 12
"""Up to here words and digits only compose units: "three (3) warrants"."""
_FINE = Decimal("0.05")
"""The widest that an interval may be, in parts of its value, to say that two numbers are one."""


def select_twice(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about facts stated more than once."""
    yield from _in_words_and_digits(context)
    yield from select_named(context, tables)
    words = {item.ref for item, _ in context.twins}
    groups: dict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in context.by_fact.values():
        if item.concept is not None and item.ref not in words:
            groups[item.concept, item.quantity.currency or "", item.kind].append(item)
    for group in groups.values():
        yield from _clusters(context, group[:_MOST])


def _clusters(context: Context, group: list[Item]) -> Iterator[Claim]:
    """Mentions of one concept that are one fact: neither their periods nor their deals differ, and
    their values are the same or, printed finely enough, round to each other."""
    heads = (context.record.headline, *context.record.subheadlines)
    top = max((one.end for one in heads if one is not None), default=0)
    clusters: list[tuple[list[Item], Interval, str | None]] = []
    for item in group:
        value = item.quantity.value
        if value is None:
            continue
        span = stated(item.quantity)
        for n, (members, common, period) in enumerate(clusters):
            both = common.common(span)
            if both is None or (item.period and period and item.period != period):
                continue
            if item.deals and members[0].deals and not item.deals & members[0].deals:
                continue
            same = any(one.quantity.value == value for one in members)
            rounds = item.kind != "percentage" and item.kind != "ratio"
            if same or (rounds and _is_fine(span, value) and _is_fine(common, value)):
                members.append(item)
                clusters[n] = (members, both, period or item.period)
                break
        else:
            clusters.append(([item], span, item.period))
    for members, _, _ in clusters:
        prior = all(one.relates_to or one.ref in context.seconds for one in members)
        tabled = sum(one.paragraph < 0 for one in members)
        told = {_SPACE.sub("", one.quantity.text).lower() for one in members}
        if len(members) == tabled or (prior and len(told) == 1):
            continue  # a table repeats its figures, and so does the list of prior ones
        alike = len(told) == 1 and not tabled and members[0].start >= top
        if alike and len({one.paragraph for one in members}) == 1:
            continue  # within a paragraph a number is only said again
        if len(members) > 1:
            yield Claim("restatement", {"items": [item.term for item in members]})


def _is_fine(span: Interval, value: Decimal) -> bool:
    return span.width is not None and span.width <= abs(value) * _FINE


def _in_words_and_digits(context: Context) -> Iterator[Claim]:
    """As in "One Million Dollars ($1,000,000)"; of small numbers only those that are facts."""
    for words, digits in context.twins:
        if digits.concept is not None or (digits.quantity.value or 0) > _FEW:
            yield Claim("restatement", {"items": [words.term, digits.term]}, sure=True)


# -- dates --------------------------------------------------------------------------------------


def check_dates(context: Context) -> Iterator[tuple[int, Check]]:
    """The checks on dates, each with the place that it is about."""
    release = [one for one in context.record.dates if one.role == "release"]
    if len(release) > 1:
        agree = len({one.value for one in release}) == 1
        words = " and ".join(" ".join(one.text.split()) for one in release)
        yield (
            release[0].start,
            _check(
                "restatement",
                "consistent" if agree else "indeterminate",
                {"items": [one.id for one in release]},
                f"The release date is stated as {words}"
                + (", which agree." if agree else "; which of them holds is not clear."),
            ),
        )
    for date in context.record.dates:
        check = _weekday(context, date)
        if check is not None:
            yield date.start, check


def _weekday(context: Context, date: DateMention) -> Check | None:
    flat = context.flat
    match = (
        WEEKDAY.regex.search(date.text.lower())
        or WEEKDAY_BEFORE.regex.search(flat[max(0, date.start - 16) : date.start].lower())
        or WEEKDAY_AFTER.regex.search(flat[date.end : date.end + 14].lower())
    )
    if match is None:
        return None
    try:
        actual = _DAYS[datetime.date.fromisoformat(date.value).weekday()]
    except ValueError:
        return None
    named = next(day for day in _DAYS if day.startswith(match["day"][:3]))
    text = " ".join(date.text.split())
    if named == actual:
        return _check(
            "weekday", "consistent", {"date": [date.id]}, f"{text} is a {actual.title()}."
        )
    if not YEAR.regex.search(date.text):
        return None  # the year is ours, not the author's
    return _check(
        "weekday",
        "inconsistent",
        {"date": [date.id]},
        f"{text} is a {actual.title()}, but {named.title()} is printed.",
    )


def _check(identity: str, status: CheckStatus, inputs: dict[str, list[str]], message: str) -> Check:
    return Check(
        id="",
        identity=identity,
        status=status,
        inputs=inputs,
        computed=None,
        reported=None,
        message=message,
    )
