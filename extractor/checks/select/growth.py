"""Which figures of a period are held against those of another one.

Comes in: a context. Goes out: claims of the identity growth, and of difference where
the step is told as money beside it. This module must not compute.

Notes for a newcomer. A percentage P, a current figure C and a prior one B are bound by how a
sentence orders them and by the few words between ("P to C (B)", "C, up P from B", "from B to C,
an increase of P"). The words between must be linking words and periods: one noun more, and the
percentage may be another figure's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.numbers import stated
from extractor.checks.select.changes import (
    alike,
    is_current,
    is_linked,
    is_points,
    is_prior,
    is_step,
    money_alike,
    same_concept,
)
from extractor.interval import Interval
from extractor.patterns.check_changes import (
    AGO,
    COMPOUND,
    COUNTED,
    DOWN,
    FROM,
    FROM_THERE,
    OTHER_FIGURE,
    OTHER_GROWTH,
    PRIOR_AHEAD,
    TO_CURRENT,
    UP,
)
from extractor.patterns.check_terms import YEAR

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST = 30
_NO_GROWTH = frozenset(
    {
        "gross_margin",
        "operating_margin",
        "ebitda_margin",
        "interest_rate",
        "ownership_percent",
        "fee_percent",
        "dividend_yield",
        "premium_percent",
        "discount_percent",
        "option_percent",
        "insider_percent",
    }
)


class _Change(NamedTuple):
    current: Item
    prior: Item | None
    step: Item | None = None
    """A change told as money beside the percentage."""


def select_growth(context: Context) -> Iterator[Claim]:
    """The claims about changes in percent."""
    for items in context.by_sentence.values():
        for n, item in enumerate(items):
            if item.kind != "percentage" or item.concept in _NO_GROWTH:
                continue
            if not is_points(context, item):
                yield from _growth(context, items, n)


def _growth(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    percent = items[at]
    change = _change(context, items, at) or _told_again(context, items, at)
    if change is None:
        return
    current, prior, step = change
    if prior is not None and COMPOUND.regex.search(
        context.before(percent, 40) + context.after(percent, 20)
    ):
        yield from _compound(context, percent, current, prior)
        return
    direction = _direction(context, percent, change)
    if direction is None:
        return
    if prior is None:
        yield from _from_step(context, percent, change, direction)
        return
    first, second = current.quantity.value, prior.quantity.value
    if not first or not second or (first < 0) != (second < 0):
        return  # from a loss to a profit no percentage says anything
    if not same_concept(current, prior):
        return
    losses = first < 0
    yield Claim(
        "growth",
        {"current": [current.term], "prior": [prior.term], "change": [percent.term]},
        sure=_is_plain(context, percent, change),
        sign=-1 if direction < 0 and not losses else 1,
        sizes=losses,
    )
    if step is not None:
        low, high = (current, prior) if direction < 0 else (prior, current)
        yield Claim(
            "difference",
            {"minuend": [high.term], "subtrahend": [low.term], "difference": [step.term]},
            sizes=losses,
        )


def _compound(context: Context, percent: Item, current: Item, prior: Item) -> Iterator[Claim]:
    """A compound annual rate, where the words tell both years."""
    early, late = sorted((current, prior), key=lambda item: item.start)
    first = _year(context, context.gap(early, late))
    last = _year(context, context.after(late, 24))
    if first is not None and last is not None and 1 <= last - first <= _LONGEST:
        years = last - first
        yield Claim(
            "growth",
            {"current": [current.term], "prior": [prior.term], "change": [percent.term]},
            given={"years": (Interval.point(years), str(years))},
        )


def _year(context: Context, words: str) -> int | None:
    """The year that `words` name, in so many figures or as "three years ago"."""
    match = AGO.regex.search(words)
    if match is not None and context.record.date is not None:
        count = match["count"]
        number = int(count) if count.isdigit() else _WORDS.index(count) + 1
        return int(context.record.date[:4]) - number
    found = YEAR.regex.search(words)
    return int(found.group()) if found is not None else None


def _from_step(context: Context, percent: Item, change: _Change, direction: int) -> Iterator[Claim]:
    """As in "Revenue of $436, an increase of $99, or 30%": the prior figure is the current one less
    the step."""
    current, _, step = change
    if step is None or (current.quantity.value or 0) <= 0 or (step.quantity.value or 0) <= 0:
        return
    yield Claim(
        "growth",
        {"current": [current.term], "step": [step.term], "change": [percent.term]},
        sure=_is_plain(context, percent, change),
        sign=direction,
        negative=frozenset({"step"}) if direction < 0 else frozenset(),
    )


def growth_claim(current: Item, prior: Item, change: Item, *, sign: int = 1) -> Claim:
    """That `change` is the growth from `prior` to `current`, or the fall where `sign` is -1."""
    return Claim(
        "growth",
        {"current": [current.term], "prior": [prior.term], "change": [change.term]},
        sign=sign,
    )


def _change(context: Context, items: list[Item], at: int) -> _Change | None:
    """The figures that the percentage at `at` is the change of, if the words bind them."""
    before = items[max(0, at - 3) : at]
    after = items[at + 1 : at + 3]
    if before and is_step(context, before[-1]) and is_linked(context.gap(before[-1], items[at])):
        return _with_step(context, items[at], before, after)
    return (
        _percent_first(context, items[at], after)
        or _percent_between(context, items[at], before, after)
        or _percent_last(context, items[at], before)
    )


def _percent_first(context: Context, percent: Item, after: list[Item]) -> _Change | None:
    """As in "Increased P to C (B)", "grew by P to C from B", "increased P from B to C"."""
    if len(after) < 2 or not alike(after[0], after[1]):
        return None
    lead = context.gap(percent, after[0])
    if len(lead) > 80 or OTHER_GROWTH.regex.search(lead):
        return None
    if TO_CURRENT.regex.search(lead) and is_prior(context, after[0], after[1]):
        return _Change(after[0], after[1])
    head = lead.rstrip()
    if (
        head.endswith("from")
        and is_linked(head.removesuffix("from"))
        and is_current(context, after[0], after[1])
    ):
        return _Change(after[1], after[0])
    return None


def _percent_between(
    context: Context, percent: Item, before: list[Item], after: list[Item]
) -> _Change | None:
    """As in "C, up P from B", "C, a P increase compared with B"."""
    if not before or not after or not alike(before[-1], after[0]):
        return None
    link = context.gap(before[-1], percent)
    words = context.gap(percent, after[0])
    match = PRIOR_AHEAD.regex.search(words)
    if match is None or "(" in match.group() or len(words) > 100 or not is_linked(link):
        return None
    head = words[: match.start()].rstrip()
    if not COUNTED.regex.search(head) and not is_linked(head):
        return None
    # "grew to C or P, up from B or Q": the word of change belongs to the figures then
    own = link + ("" if head.lstrip(" ,") in ("up", "down") else head)
    if not (UP.regex.search(own) or DOWN.regex.search(own)):
        return None
    return _Change(before[-1], after[0])


def _percent_last(context: Context, percent: Item, before: list[Item]) -> _Change | None:
    """As in "C (B), an increase of P", "from B to C, or P", with or without the step in money."""
    for step in (0, 1):
        if len(before) < 2 + step:
            continue
        first, second = before[-2 - step], before[-1 - step]
        if not alike(first, second) or (step and not alike(second, before[-1])):
            continue
        link = context.gap(before[-1], percent)
        lead = context.gap(second, before[-1]) if step else ""
        if not is_linked(link) or (step and not is_linked(lead)):
            continue
        told = before[-1] if step else None
        if is_prior(context, first, second):
            return _Change(first, second, told)
        if is_current(context, first, second) and FROM.regex.search(context.before(first, 60)):
            return _Change(second, first, told)
    return None


def _with_step(
    context: Context, percent: Item, before: list[Item], after: list[Item]
) -> _Change | None:
    """As in "fell $1.40, or 10%, from $14.12 to close at $12.72", "fell $3.00, or 12.5%, to
    $21.00", "revenue of $436, an increase of $99, or 30%"."""
    step = before[-1]
    if len(after) == 2 and money_alike(after[0], after[1]) and money_alike(step, after[0]):
        lead = context.gap(percent, after[0]).rstrip()
        if (
            lead.endswith("from")
            and len(lead) <= 60
            and FROM_THERE.regex.search(context.gap(after[0], after[1]))
        ):
            return _Change(after[1], after[0], step)
    if after and money_alike(step, after[0]):
        lead = context.gap(percent, after[0])
        if TO_CURRENT.regex.search(lead) and len(lead) <= 60:
            return _Change(after[0], None, step)
        return None  # "an increase of D, or P, from B"
    if (
        len(before) >= 2
        and money_alike(before[-2], step)
        and is_linked(context.gap(before[-2], step))
        and not is_step(context, before[-2])
    ):
        return _Change(before[-2], None, step)
    return None


def _told_again(context: Context, items: list[Item], at: int) -> _Change | None:
    """A change told of a figure whose prior one stands elsewhere: "sales were 51.3 million, an
    increase of 44%", and in a list "net sales: 51,320 thousand (35,522)"."""
    percent = items[at]
    before = items[at - 1] if at else None
    if before is None or before.concept is None or before.kind != "amount":
        return None
    if not is_linked(context.gap(before, percent)):
        return None
    found = []
    for one in context.of(before.concept):
        if (
            alike(one, before)
            and one is not before
            and one.ref not in context.seconds
            and (one.period == before.period or None in (one.period, before.period))
            and stated(one.quantity).meets(stated(before.quantity))
        ):
            row = context.row(one)
            place = row.index(one) + 1
            if place < len(row) and row[place].ref in context.seconds:
                found.append(_Change(one, row[place]))
    return found[0] if len(found) == 1 else None


def _is_plain(context: Context, percent: Item, change: _Change) -> bool:
    """Whether the percentage is on the same basis as the figures: no word between them, before
    or behind says otherwise. A word before figures that go before their percentage is about the
    figures too ("revenue adjusted for currency was C (B), an increase of P")."""
    near = [item for item in change if item is not None and item.sentence == percent.sentence]
    near.append(percent)
    start = min(item.start for item in near)
    last = max(near, key=lambda item: item.end)
    words = " ".join(context.flat[start : last.end].split()).lower()
    tail = context.after(last, 40)
    for sign in (",", ".", ";"):
        tail = tail.split(sign)[0]
    if OTHER_GROWTH.regex.search(words) or OTHER_GROWTH.regex.search(tail):
        return False
    if last is percent and OTHER_FIGURE.regex.search(tail):
        return False
    if start != percent.start and start == change.current.start:
        return True
    head = context.flat[max(start - 90, _clause_start(context, percent, start)) : start]
    return OTHER_GROWTH.regex.search(" ".join(head.split()).lower()) is None


def _clause_start(context: Context, item: Item, before: int) -> int:
    """Where the clause begins that holds what stands at `before`."""
    sentence = max(context.sentences[item.sentence].start, before - 400)
    head = context.flat[sentence:before]
    return sentence + max(head.rfind(";"), head.rfind(". "), head.rfind(", and "), -1) + 1


def _direction(context: Context, percent: Item, change: _Change) -> int | None:
    """1 for a rise, -1 for a fall, by the word nearest to the percentage; None if it says
    neither. A percentage printed with a minus sign keeps it."""
    if percent.quantity.value is not None and percent.quantity.value < 0:
        return 1
    behind = context.after(percent, 40)
    cut = [item.start for item in change if item is not None and item.start > percent.end]
    if cut:
        behind = behind[: max(0, min(cut) - percent.end)]
    head = context.before(percent, 60)
    found = [
        (len(head) - match.end(), sign)
        for pattern, sign in ((UP, 1), (DOWN, -1))
        for match in pattern.regex.finditer(head)
    ] + [
        (match.start(), sign)
        for pattern, sign in ((UP, 1), (DOWN, -1))
        for match in pattern.regex.finditer(behind)
    ]
    return min(found)[1] if found else None
