"""Which numbers of the text belong to a row of a table, because the row is labelled with the
words that the text says them of.

Comes in: a context. Goes out: claims of the identities growth (a change in the text, both figures
in a row) and ownership (a table of holdings before and after, the shares outstanding in the text).
This module must not guess: a label is said in so many words, right before the number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, is_one
from extractor.checks.select.groups import COUNTS
from extractor.checks.select.growth import growth_claim
from extractor.checks.select.tables.grid import Grid, Row, bare_label
from extractor.patterns.check_changes import DOWN, OTHER_GROWTH
from extractor.patterns.check_tables import AFTER_ROW, BEFORE_ROW
from extractor.patterns.check_terms import BASED_ON, DILUTED
from extractor.patterns.check_wholes import CHANGED_BY

_OUTSTANDING = (
    (BEFORE_ROW, "shares_outstanding_before"),
    (AFTER_ROW, "shares_outstanding_after"),
)
_SHORT = 5
_TWO = 2


def select_labels(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """The claims about labelled rows."""
    if not tables:
        return
    yield from _changes(context, tables)
    for grid in tables:
        yield from _held(context, grid)


def _changes(context: Context, tables: list[Grid]) -> Iterator[Claim]:
    """As in "Net interest income grew 6.2%", and a row of that name with both its figures."""
    changes = []
    for item in context.of("change_percent"):
        if item.kind == "percentage" and item.quantity.unit != "basis_point":
            match = CHANGED_BY.regex.search(context.before(item, 90))
            if match is not None and not OTHER_GROWTH.regex.search(context.before(item, 90)):
                changes.append((item, match["name"], DOWN.regex.search(match["turn"]) is not None))
    if not changes:
        return
    rows: dict[str, list[Row]] = defaultdict(list)
    for grid in tables:
        for row in grid.rows:
            if row.has_numbers:
                rows[bare_label(row.label)].append(row)
    for item, name, down in changes:
        words = name.split()
        # the longest label that the words before the number end in
        for start in range(len(words)):
            label = " ".join(words[start:])
            if len(label) >= _SHORT and label in rows:
                yield from _change(rows[label], item, down=down)
                break


def _change(rows: list[Row], change: Item, *, down: bool) -> Iterator[Claim]:
    claims = []
    for row in rows[:_TWO]:
        # the columns of two periods side by side; of four, the second pair is the year so far
        numbers = [one for one in row.numbers if one is not None and one.kind != "percentage"]
        for current, prior in zip(numbers[0:4:2], numbers[1:4:2], strict=False):
            if _are_alike(current, prior):
                claims.append(growth_claim(current, prior, change, sign=-1 if down else 1))
    if claims:
        claims[0].others = claims[1:]
        yield claims[0]


def _are_alike(current: Item, prior: Item) -> bool:
    one, other = current.quantity, prior.quantity
    return (
        one.kind == other.kind
        and one.currency == other.currency
        and (one.value or 0) > 0
        and (other.value or 0) > 0
    )


def _held(context: Context, grid: Grid) -> Iterator[Claim]:
    """Rows "before" and "after" with a number of shares and its percentage."""
    for row in grid.rows:
        for label, concept in _OUTSTANDING:
            if not label.regex.match(row.label):
                continue
            whole = [one for one in context.of(concept) if one.kind == "share_count"]
            numbers = [one for one in row.numbers if one is not None]
            counts = [one for one in numbers if one.kind in COUNTS]
            percents = [one for one in numbers if one.kind == "percentage"]
            if is_one(whole) and counts and percents:
                yield Claim(
                    "ownership",
                    {
                        "held": [counts[0].term],
                        "outstanding": [whole[0].term],
                        "percent": [percents[0].term],
                    },
                    # the first percentage is that of the shares themselves
                    sure=BASED_ON.regex.search(context.before(whole[0], 60)) is not None
                    and not DILUTED.regex.search(context.before(whole[0], 120)),
                )
