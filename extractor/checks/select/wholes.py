"""Which totals are held against parts that stand apart from them: in the items of a list, in a
sentence each, in the option beside a base, in the rows of a table.

Comes in: a context. Goes out: claims of the identity sum. This module must not form a sum
because it fits: parts and total are of one concept, and the list, the labels of series, the words
"exercised in full" or "by, from, to" say that they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.select.changes import alike
from extractor.checks.select.groups import ADDITIVE, BOUGHT
from extractor.checks.select.sums import is_same_measure, sum_claim
from extractor.checks.select.tables.grid import Grid
from extractor.patterns.check_changes import DOWN, UP
from extractor.patterns.check_parts import INCLUDED, TOTAL_AHEAD
from extractor.patterns.check_tables import COUNT_COLUMN, TOTAL_ROW
from extractor.patterns.check_terms import NOW_HELD
from extractor.patterns.check_wholes import (
    ADDING_UP,
    BEFORE_THAT,
    BULLET_INSIDE,
    DATED_ROW,
    FROM_LEVEL,
    IN_FULL,
    SERIES,
    STEP_BY,
    TO_LEVEL,
)

_PER_SHARE = frozenset({"dividend_per_share"})
_BASE = frozenset({"principal_amount", "gross_proceeds", "shares_offered", "units_offered"})
_OPTION = frozenset({"option_amount", "option_shares"})
_TOTAL = _BASE | {"shares_sold", "shares_issued", None}
_MOST_ITEMS = 12
_ABOVE = 3
"""Paragraphs above a list in which its total may stand."""
_FAR_APART = 12
"""Paragraphs between an offering, its option and the total of both."""


def select_wholes(context: Context) -> Iterator[Claim]:
    """The claims about totals whose parts stand elsewhere."""
    yield from _lists(context)
    option = "exercise" in context.flat
    for items in context.by_sentence.values():
        if len(items) >= 3:
            yield from _inside(context, items)
            yield from _risen(context, items)
        if option:
            yield from _with_option(context, items)
    yield from _series(context)


def _adds(first: Item, second: Item) -> bool:
    return (first.kind in ADDITIVE or first.concept in _PER_SHARE) and is_same_measure(
        first, second
    )


def _is_larger(whole: Item, parts: list[Item]) -> bool:
    top = whole.quantity.value
    return top is not None and all(
        part.quantity.value is not None and 0 < part.quantity.value < top for part in parts
    )


# -- lists --------------------------------------------------------------------------------------


def _lists(context: Context) -> Iterator[Claim]:
    """Items of a list that all begin with a figure of one concept, and the total before it."""
    run: list[int] = []
    for number in sorted(context.by_paragraph):
        if not context.paragraphs[number].bullet:
            continue
        if run and number != run[-1] + 1:
            yield from _listed(context, run)
            run = []
        run.append(number)
    yield from _listed(context, run)


def _listed(context: Context, run: list[int]) -> Iterator[Claim]:
    if not 2 <= len(run) <= _MOST_ITEMS:
        return
    heads = [context.by_paragraph[number][0] for number in run]
    first = heads[0]
    if first.concept is None or any(
        one.concept != first.concept or not _adds(first, one) for one in heads
    ):
        return
    last = context.paragraphs[run[-1]]
    if context.flat[last.start : last.end].rstrip().endswith(":"):
        return
    wholes = [
        one
        for one in context.of(first.concept)
        if 0 < run[0] - one.paragraph <= _ABOVE
        and _adds(first, one)
        and one.ref not in context.seconds
        and _is_larger(one, heads)
    ]
    if is_one(wholes):
        whole = wholes[-1]
        lead = context.sentence_text(whole)
        yield sum_claim(
            heads,
            whole,
            # orders that are told to add up to it, and not only to be among it
            sure=len(heads) > 2
            and run[0] - whole.paragraph == 1
            and ADDING_UP.regex.search(context.before(whole, 40)) is not None
            and "includ" not in lead
            and "such as" not in lead,
        )


def _inside(context: Context, items: list[Item]) -> Iterator[Claim]:
    """As in "two purchases totaling $11 million: • land for $7.7 million • a plant for $3.3
    million", in one line."""
    marks = [
        n
        for n in range(1, len(items))
        if BULLET_INSIDE.regex.search(context.gap(*items[n - 1 : n + 1]))
    ]
    if len(marks) < 2:
        return
    parts = [items[n] for n in marks]
    wholes = [
        one
        for one in items[: marks[0]]
        if one.concept == parts[0].concept
        and _adds(one, parts[0])
        and (one.concept is not None or "total" in context.before(one, 40))
    ]
    if (
        is_one(wholes)
        and all(_adds(wholes[0], one) and one.concept == wholes[0].concept for one in parts)
        and _is_larger(wholes[0], parts)
    ):
        yield sum_claim(parts, wholes[-1])


# -- an option beside a base --------------------------------------------------------------------


def _with_option(context: Context, items: list[Item]) -> Iterator[Claim]:
    """The base, the option, and what both come to if it is exercised in full."""
    for whole in items:
        if whole.concept not in _TOTAL or whole.kind not in ("amount", "share_count"):
            continue
        if not IN_FULL.regex.search(context.sentence_text(whole)):
            continue
        near = (
            [
                one
                for one in context.items
                if abs(one.paragraph - whole.paragraph) <= _FAR_APART and _adds(one, whole)
            ]
            if len(context.items) < 400
            else []
        )
        options = [one for one in near if one.concept in _OPTION]
        bases = [
            one
            for one in near
            if one.concept in _BASE and one is not whole and _is_larger(whole, [one])
        ]
        if not options or not is_one(options) or not bases or not _is_larger(whole, options):
            continue
        found = distinct(bases)
        claims = [
            sum_claim([one, options[0]], whole)
            for one in found
            if one.quantity.value != options[0].quantity.value
        ]
        if claims:
            told = TOTAL_AHEAD.regex.search(context.before(whole, 80)) is not None
            claims[0].sure = len(found) == 1 and told and whole.concept is not None
            claims[0].others = claims[1:]
            yield claims[0]


# -- series of notes ----------------------------------------------------------------------------


def _series(context: Context) -> Iterator[Claim]:
    """The principal amounts of series that are told apart by a letter or the year they fall due,
    and the principal amount without one."""
    money = [one for one in context.of("principal_amount") if one.kind == "amount"]
    if len(money) < 3:
        return
    marked: dict[str, Item] = {}
    plain: list[Item] = []
    for one in money:
        match = SERIES.regex.search(context.after(one, 140))
        if match is None:
            plain.append(one)
        else:
            marked.setdefault((match["letter"] or "") + (match["year"] or ""), one)
    parts = distinct(marked.values())
    if len(parts) < 2 or len(parts) != len(marked) or not is_one(plain):
        return
    if all(_adds(plain[0], one) for one in parts) and _is_larger(plain[0], parts):
        yield sum_claim(parts, plain[0])


# -- levels -------------------------------------------------------------------------------------


def _risen(context: Context, items: list[Item]) -> Iterator[Claim]:
    """As in "increases by 5 million, from 20 million to 25 million"."""
    for step, before, after in zip(items, items[1:], items[2:], strict=False):
        if not (alike(step, before) and alike(before, after)) or step.kind == "price":
            continue
        words = context.before(step, 60)
        if not (
            STEP_BY.regex.search(words)
            and FROM_LEVEL.regex.search(context.gap(step, before))
            and TO_LEVEL.regex.search(context.gap(before, after))
        ):
            continue
        one, other = before.quantity.value, after.quantity.value
        up = UP.regex.search(context.before(step, 200)) is not None
        down = DOWN.regex.search(context.before(step, 200)) is not None
        if one is None or other is None or one == other:
            continue
        told = up != down
        if up if told else other > one:
            yield sum_claim([before, step], after, sure=told)
        else:
            yield sum_claim([after, step], before, sure=told)


# -- what was bought before ---------------------------------------------------------------------


def select_bought(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """Purchases of a period in a table, day by day, against their total in the text; and what was
    held before and is held after them."""
    counts = [one for one in context.of(*BOUGHT) if one.kind == "share_count"]
    if not counts:
        return
    for grid in tables:
        yield from _by_day(context, grid, counts)
        yield from _before_and_after(context, grid, counts)


def _by_day(context: Context, grid: Grid, counts: list[Item]) -> Iterator[Claim]:
    rows = [row for row in grid.rows if row.has_numbers]
    columns = [n for n, head in enumerate(grid.heads) if n and COUNT_COLUMN.regex.search(head)]
    if len(columns) != 1 or not 2 <= len(rows) <= 40:
        return
    if not all(DATED_ROW.regex.match(row.label) for row in rows):
        return
    parts = [row.numbers[columns[0]] for row in rows if columns[0] < len(row.numbers)]
    known = [one for one in parts if one is not None]
    if len(known) != len(rows):
        return
    wholes = [
        one
        for one in counts
        if _is_larger(one, known)
        and TOTAL_AHEAD.regex.search(context.before(one, 60) + context.after(one, 30))
    ]
    wholes = [one for one in wholes if one.start < known[0].start]
    if is_one(wholes) and known[0].kind in ("share_count", "count"):
        yield sum_claim(known, wholes[0])


def _before_and_after(context: Context, grid: Grid, counts: list[Item]) -> Iterator[Claim]:
    totals = [
        number
        for row in grid.rows
        if TOTAL_ROW.regex.match(row.label)
        for number in row.numbers
        if number is not None and number.kind in ("share_count", "count")
    ]
    if len(totals) != 1:
        return
    for first, second in pairwise(counts):
        if (
            first.sentence == second.sentence
            and BEFORE_THAT.regex.search(context.before(first, 80))
            and NOW_HELD.regex.search(context.before(second, 80))
            and not INCLUDED.regex.search(context.before(second, 30))
            and _is_larger(second, [first, totals[0]])
        ):
            yield sum_claim([first, totals[0]], second)
