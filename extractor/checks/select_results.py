"""Which figures of a period are held against those of another one.

Comes in: a context. Goes out: claims of the identities growth, basis_points, and difference for
changes told as money. This module must not compute.

Notes for a newcomer. A percentage P, a current figure C and a prior one B are bound by how a
sentence orders them and by the few words between ("P to C (B)", "C, up P from B", "from B to C,
an increase of P"). The words between must be linking words and periods: one noun more, and the
percentage may be another figure's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.context import FAR, Context, Item
from extractor.checks.engine import Claim
from extractor.checks.numbers import stated
from extractor.interval import Interval
from extractor.patterns.check_changes import (
    AGO,
    COMPOUND,
    COUNTED,
    DOWN,
    FROM,
    FROM_THERE,
    LINKED,
    OTHER_FIGURE,
    OTHER_GROWTH,
    PERIOD_WORDS,
    POINTS,
    PRIOR_AHEAD,
    STEP,
    TO_CURRENT,
    UP,
)
from extractor.patterns.check_terms import YEAR

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LONGEST = 30
_TURNS = ("up", "down", "an increase", "a decrease", "as", "when", "increased", "decreased")
_VALUES = frozenset({"amount", "price", "share_count", "count", "percentage"})
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


def select_results(context: Context) -> Iterator[Claim]:
    """The claims about changes."""
    for items in context.by_sentence.values():
        yield from _steps(context, items)
        for n, item in enumerate(items):
            if item.kind != "percentage":
                continue
            if _is_points(context, item):
                yield from _points(context, items, n)
            elif item.concept not in _NO_GROWTH:
                yield from _growth(context, items, n)


def _steps(context: Context, items: list[Item]) -> Iterator[Claim]:
    """A change told as money: "C (B), a fall of D", "fell to C from B, a reduction of D"."""
    for first, second, step in zip(items, items[1:], items[2:], strict=False):
        if not (_alike(first, second) and _alike(second, step)) or not _is_step(context, step):
            continue
        if not _linked(context.gap(second, step)) or not _same_concept(first, second):
            continue
        if _is_prior(context, first, second):
            current, prior = first, second
        elif _is_current(context, first, second) and FROM.regex.search(context.before(first, 60)):
            current, prior = second, first
        else:
            continue
        one, other = current.quantity.value, prior.quantity.value
        if one is None or other is None or (one < 0) != (other < 0):
            continue
        larger, smaller = (current, prior) if abs(one) >= abs(other) else (prior, current)
        yield Claim(
            "difference",
            {"minuend": [larger.term], "subtrahend": [smaller.term], "difference": [step.term]},
            sure=not OTHER_GROWTH.regex.search(context.sentence_text(step)),
            sizes=True,
        )


def _is_points(context: Context, item: Item) -> bool:
    return item.quantity.unit == "basis_point" or bool(
        POINTS.regex.search(item.quantity.text.lower())
        or POINTS.regex.match(context.after(item, 20).lstrip())
    )


# -- growth -------------------------------------------------------------------------------------


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
    if not _same_concept(current, prior):
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


def _same_concept(current: Item, prior: Item) -> bool:
    known = {current.concept, prior.concept} - {None, "change_amount", "prior_value"}
    return len(known) < 2


def _from_step(context: Context, percent: Item, change: _Change, direction: int) -> Iterator[Claim]:
    """ "Revenue of $436, an increase of $99, or 30%": the prior figure is the current one less
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


def _change(context: Context, items: list[Item], at: int) -> _Change | None:
    """The figures that the percentage at `at` is the change of, if the words bind them."""
    before = items[max(0, at - 3) : at]
    after = items[at + 1 : at + 3]
    if before and _is_step(context, before[-1]) and _linked(context.gap(before[-1], items[at])):
        return _with_step(context, items[at], before, after)
    return (
        _percent_first(context, items[at], after)
        or _percent_between(context, items[at], before, after)
        or _percent_last(context, items[at], before)
    )


def _percent_first(context: Context, percent: Item, after: list[Item]) -> _Change | None:
    """ "Increased P to C (B)", "grew by P to C from B", "increased P from B to C"."""
    if len(after) < 2 or not _alike(after[0], after[1]):
        return None
    lead = context.gap(percent, after[0])
    if len(lead) > 80 or OTHER_GROWTH.regex.search(lead):
        return None
    if TO_CURRENT.regex.search(lead) and _is_prior(context, after[0], after[1]):
        return _Change(after[0], after[1])
    head = lead.rstrip()
    if (
        head.endswith("from")
        and _linked(head.removesuffix("from"))
        and _is_current(context, after[0], after[1])
    ):
        return _Change(after[1], after[0])
    return None


def _percent_between(
    context: Context, percent: Item, before: list[Item], after: list[Item]
) -> _Change | None:
    """ "C, up P from B", "C, a P increase compared with B"."""
    if not before or not after or not _alike(before[-1], after[0]):
        return None
    link = context.gap(before[-1], percent)
    words = context.gap(percent, after[0])
    match = PRIOR_AHEAD.regex.search(words)
    if match is None or "(" in match.group() or len(words) > 100 or not _linked(link):
        return None
    head = words[: match.start()].rstrip()
    if not COUNTED.regex.search(head) and not _linked(head):
        return None
    # "grew to C or P, up from B or Q": the word of change belongs to the figures then
    own = link + ("" if head.lstrip(" ,") in ("up", "down") else head)
    if not (UP.regex.search(own) or DOWN.regex.search(own)):
        return None
    return _Change(before[-1], after[0])


def _percent_last(context: Context, percent: Item, before: list[Item]) -> _Change | None:
    """ "C (B), an increase of P", "from B to C, or P", with or without the step in money."""
    for step in (0, 1):
        if len(before) < 2 + step:
            continue
        first, second = before[-2 - step], before[-1 - step]
        if not _alike(first, second) or (step and not _alike(second, before[-1])):
            continue
        link = context.gap(before[-1], percent)
        lead = context.gap(second, before[-1]) if step else ""
        if not _linked(link) or (step and not _linked(lead)):
            continue
        told = before[-1] if step else None
        if _is_prior(context, first, second):
            return _Change(first, second, told)
        if _is_current(context, first, second) and FROM.regex.search(context.before(first, 60)):
            return _Change(second, first, told)
    return None


def _with_step(
    context: Context, percent: Item, before: list[Item], after: list[Item]
) -> _Change | None:
    """ "Fell $1.40, or 10%, from $14.12 to close at $12.72", "fell $3.00, or 12.5%, to $21.00",
    "revenue of $436, an increase of $99, or 30%"."""
    step = before[-1]
    if len(after) == 2 and _money_alike(after[0], after[1]) and _money_alike(step, after[0]):
        lead = context.gap(percent, after[0]).rstrip()
        if (
            lead.endswith("from")
            and len(lead) <= 60
            and FROM_THERE.regex.search(context.gap(after[0], after[1]))
        ):
            return _Change(after[1], after[0], step)
    if after and _money_alike(step, after[0]):
        lead = context.gap(percent, after[0])
        if TO_CURRENT.regex.search(lead) and len(lead) <= 60:
            return _Change(after[0], None, step)
        return None  # "an increase of D, or P, from B"
    if len(before) >= 2 and _money_alike(before[-2], step):
        if _linked(context.gap(before[-2], step)) and not _is_step(context, before[-2]):
            return _Change(before[-2], None, step)
    return None


def _is_step(context: Context, item: Item) -> bool:
    if item.kind not in ("amount", "price", "count", "share_count"):
        return False
    return STEP.regex.search(context.before(item, 60)) is not None


def _money_alike(first: Item, second: Item) -> bool:
    """Like `_alike`, but a share price may once be read as plain money."""
    kinds = {first.kind, second.kind}
    if kinds == {"amount", "price"}:
        return first.quantity.currency == second.quantity.currency
    return _alike(first, second)


def _told_again(context: Context, items: list[Item], at: int) -> _Change | None:
    """A change told of a figure whose prior one stands elsewhere: "sales were 51.3 million, an
    increase of 44%", and in a list "net sales: 51,320 thousand (35,522)"."""
    percent = items[at]
    before = items[at - 1] if at else None
    if before is None or before.concept is None or before.kind != "amount":
        return None
    if not _linked(context.gap(before, percent)):
        return None
    found = []
    for one in context.items:
        if (
            one.concept == before.concept
            and _alike(one, before)
            and one is not before
            and one.ref not in context.seconds
            and (one.period == before.period or None in (one.period, before.period))
            and stated(one.quantity).meets(stated(before.quantity))
        ):
            row = context.by_sentence.get(one.sentence, [one])
            place = row.index(one) + 1
            if place < len(row) and row[place].ref in context.seconds:
                found.append(_Change(one, row[place]))
    return found[0] if len(found) == 1 else None


def _alike(first: Item, second: Item) -> bool:
    """Whether two numbers measure the same kind of thing in the same unit."""
    one, other = first.quantity, second.quantity
    if one.kind != other.kind or one.kind not in _VALUES or one.kind == "percentage":
        return False
    if one.currency != other.currency or one.currency_assumed != other.currency_assumed:
        return False
    return (
        one.kind in ("amount", "price")
        or one.kind == "share_count"
        or (one.unit == other.unit or not other.unit or not one.unit)
    )


def _is_prior(context: Context, current: Item, prior: Item) -> bool:
    """Whether the words between say that the second number is the prior figure of the first."""
    words = context.gap(current, prior)
    if words == FAR or len(words) > 160:
        return False
    match = PRIOR_AHEAD.regex.search(words)
    if match is None:
        return False
    behind = context.after(prior, 40)
    if "(" in match.group() and not behind.startswith(")"):
        if PERIOD_WORDS.regex.search(behind.split(")")[0]) is None:
            return False
    lead = words[: match.start()].rstrip(" ,–—-(")
    for word in _TURNS:
        lead = lead.removesuffix(word).rstrip(" ,–—-(")
    return COUNTED.regex.search(lead) is not None


def _is_current(context: Context, prior: Item, current: Item) -> bool:
    words = context.gap(prior, current)
    match = FROM_THERE.regex.search(words)
    if match is None or len(words) > 120:
        return False
    return COUNTED.regex.search(words[: match.start()].rstrip(" ,")) is not None


def _linked(words: str) -> bool:
    """Whether nothing but what was counted, a period and linking words stands between."""
    if words == FAR or len(words) > 160:
        return False
    return LINKED.regex.search(COMPOUND.regex.sub("growth", words)) is not None


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
    sentence = context.sentences[item.sentence].start
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


# -- points -------------------------------------------------------------------------------------


def _points(context: Context, items: list[Item], at: int) -> Iterator[Claim]:
    """ "A margin of 45.2%, up 150 basis points from 43.7%"."""
    change = items[at]
    before = [one for one in items[max(0, at - 2) : at] if _is_percent(context, one)]
    after = [one for one in items[at + 1 : at + 3] if _is_percent(context, one)]
    pair: tuple[Item, Item] | None = None
    if before and after:
        words = context.gap(change, after[0])
        if (
            _linked(context.gap(before[-1], change))
            and PRIOR_AHEAD.regex.search(words)
            and len(words) <= 80
        ):
            pair = before[-1], after[0]
    if pair is None and len(after) == 2:
        if TO_CURRENT.regex.search(context.gap(change, after[0])) and _is_prior(
            context, after[0], after[1]
        ):
            pair = after[0], after[1]
    if pair is None and len(before) == 2 and _linked(context.gap(before[1], change)):
        if _is_prior(context, before[0], before[1]):
            pair = before[0], before[1]
    if pair is None or OTHER_GROWTH.regex.search(
        POINTS.regex.sub(" ", context.sentence_text(change))
    ):
        return
    words = context.before(change, 40) + " " + context.after(change, 30)
    down, up = DOWN.regex.search(words), UP.regex.search(words)
    if bool(down) == bool(up):
        return
    yield Claim(
        "basis_points",
        {"current": [pair[0].term], "prior": [pair[1].term], "change": [change.term]},
        sure=True,
        sign=-1 if down else 1,
    )


def _is_percent(context: Context, item: Item) -> bool:
    return item.kind == "percentage" and not _is_points(context, item)
