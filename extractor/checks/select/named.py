"""Which figures are told again under the same name, or in the headline and in the body.

Comes in: a context. Goes out: claims of the identity restatement. This module must not guess:
figures that differ are one fact only where they are named alike and round to each other; such a
claim is never sure, for two figures that differ may well be two facts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.numbers import stated
from extractor.checks.select.tables.grid import Grid, bare_label
from extractor.patterns.check_wholes import APIECE, COMPARED, NAMED

_FINE = Decimal("0.05")
"""The widest that an interval may be, in parts of its value, to say that two numbers are one."""
_OVER = Decimal("1.05")
"""How far a number may lie above the one that "more than" names."""
_SMALL = 12
_WORDS = re.compile(r"[a-z]{4,}")
_LOWER = ("more_than", "at_least")
_NO_NAMES = frozenset(
    {
        "with", "from", "that", "this", "than", "over", "approximately", "about", "more", "million",
        "billion", "company", "announces", "announced", "reports", "reported", "today", "total",
        "have", "been", "will", "year", "quarter", "which", "were", "their", "into", "compared",
        "period", "share", "shares", "increase", "percent", "same",
    }
)  # fmt: skip
"""Words that two figures may share without being of one thing."""
_STEM = 6
_MOST = 60


def select_named(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about figures named alike."""
    yield from _headed(context)
    yield from _named(context, tables)


# -- headline and body ----------------------------------------------------------------------------


def _headed(context: Context) -> Iterator[Claim]:
    record = context.record
    spans = [one for one in (record.headline, *record.subheadlines) if one is not None]
    if not spans:
        return
    last = max(one.end for one in spans)
    heads = [
        item
        for item in context.items[:_MOST]
        if any(one.start <= item.start < one.end for one in spans)
    ]
    if not heads:
        return
    by_kind: dict[tuple[str, str | None], list[Item]] = defaultdict(list)
    for item in context.items:
        if item.start >= last and item.quantity.value is not None and not item.twin:
            by_kind[_kind(item)].append(item)
    for head in heads:
        body = by_kind[_kind(head)]
        if head.quantity.value is None or not _says_enough(head):
            continue
        words = _words(context, head)
        same = [
            one
            for one in body
            if one.quantity.value == head.quantity.value
            and one.quantity.unit == head.quantity.unit
            and _is_same(context, head, words, one)
        ]
        if same:
            yield _restated([head, same[0]])
            continue
        finer = [one for one in body if _rounds(head, one) and _is_same(context, head, words, one)]
        if finer:
            yield _restated([head, finer[0]])


def _kind(item: Item) -> tuple[str, str | None]:
    kind = "share_count" if item.kind == "count" else item.kind
    return kind, item.quantity.currency


def _says_enough(item: Item) -> bool:
    """Whether a number is more than "two" or "1"."""
    return item.kind in ("amount", "price", "percentage") or (item.quantity.value or 0) > _SMALL


def _is_same(context: Context, head: Item, words: frozenset[str], body: Item) -> bool:
    """Whether two figures are of one concept or, where that is not known, of one thing."""
    if head.concept is not None and head.concept == body.concept:
        # a change says of what only in its sentence
        return head.concept != "change_percent" or any(
            word in context.sentence_text(body) for word in words
        )
    money = head.kind == "amount" and bool(head.deals & body.deals)
    if None not in (head.concept, body.concept) and not money:
        return False
    return bool(words & _words(context, body))


def _words(context: Context, item: Item) -> frozenset[str]:
    """The stems of the words around a number that may name it."""
    text = context.before(item, 90) + " " + context.after(item, 90)
    return frozenset(word[:_STEM] for word in _WORDS.findall(text) if word not in _NO_NAMES)


def _rounds(head: Item, body: Item) -> bool:
    """Whether the number of the body rounds to that of the headline."""
    if head.kind in ("percentage", "ratio", "multiple"):
        return False
    value, fine = head.quantity.value, body.quantity.value
    if value is None or fine is None or value <= 0:
        return False
    if head.quantity.qualifier in _LOWER and body.quantity.qualifier not in _LOWER:
        return value <= fine <= value * _OVER and head.concept == body.concept
    one, other = stated(head.quantity), stated(body.quantity)
    return (
        one.common(other) is not None
        and one.width is not None
        and other.width is not None
        and max(one.width, other.width) <= abs(value) * _FINE
    )


def _restated(items: list[Item]) -> Claim:
    return Claim("restatement", {"items": [item.term for item in items]})


# -- the same name --------------------------------------------------------------------------------


def _named(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """Figures that the text and a table call by the same two words: "its book value was"."""
    names: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for items in context.by_sentence.values():
        for item, name in _names(context, items):
            names[name, item.kind].append(item)
    if not names:
        return
    labels: dict[str, list[Item]] = defaultdict(list)
    for grid in tables:
        for row in grid.rows:
            numbers = [one for one in row.numbers if one is not None]
            if numbers:
                labels[bare_label(row.label)].extend(numbers[:4])
    for (name, kind), told in names.items():
        yield from _same_name(told[:_MOST], labels.get(name, []), kind)


def _names(context: Context, items: list[Item]) -> Iterator[tuple[Item, str]]:
    name = ""
    last: Item | None = None
    for item in items:
        if item.concept is not None and item.kind != "price":
            name = ""
            continue  # figures of a known concept are held together by it
        if item.kind not in ("amount", "price"):
            continue
        match = NAMED.regex.search(context.before(item, 60))
        if match is not None:
            name = match["name"]
        elif last is None or not name:
            continue
        elif item.kind == "price":
            if not APIECE.regex.search(context.gap(last, item)):
                continue
            yield item, f"{name} per share"
            continue
        elif not COMPARED.regex.search(context.before(item, 30)):
            name = ""
            continue
        last = item
        yield item, name


def _same_name(told: list[Item], tabled: list[Item], kind: str) -> Iterator[Claim]:
    groups: list[list[Item]] = []
    for item in told:
        for group in groups:
            if group[0].quantity.value == item.quantity.value:
                group.append(item)
                break
        else:
            groups.append([item])
    for group in groups:
        rows = [
            one
            for one in tabled
            if one.kind == kind
            and one.quantity.currency == group[0].quantity.currency
            and (one.quantity.value == group[0].quantity.value or _rounds(group[0], one))
        ]
        members = [*group, *rows[:1]]
        if len(members) > 1:
            yield _restated(members)
