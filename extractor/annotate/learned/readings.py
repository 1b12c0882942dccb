"""What speaks for the reading of a quantity: the features of its words, place and neighbors.

Comes in: a view and what the rules found in it. Goes out: the evidence for each quantity. It must
not weigh it; that is learned.

A feature is a short string, `name=value`. Which ones count is decided in training: one that is not
met in several hands of the corpus is dropped there, so that nothing can be learned by heart.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import get_args

from extractor.annotate.deals import section_kind
from extractor.annotate.learned.classifier import Bag, Evidence
from extractor.annotate.learned.words import Masked
from extractor.patterns.deal_cues import TERMS
from extractor.prominence import named_types
from extractor.schema import DealType, Quantity, QuantityKind, Span
from extractor.stages import Annotations, Table

NEAR = 6
"""So many words to either side have features with their distance."""
REACH = 22
"""So many words to either side have features at all."""
HEAD = 24
CELL = 8

_NUMBERS = frozenset(f"<{kind}>" for kind in get_args(QuantityKind))
KINDRED = (
    frozenset({"shares_issued", "shares_offered", "shares_sold", "units_offered"}),
    frozenset({"offering_price", "issue_price"}),
    frozenset({"gross_proceeds", "principal_amount", "loan_amount"}),
)
"""Concepts between which careful readers choose differently for the same words."""
_LONG_TABLE = 12
"""Rows that a table of the terms of a deal hardly has."""
NONE = "none"
"""The label of a quantity that no concept, or no deal, has."""


def asked(notes: Annotations) -> list[int]:
    """The quantities of `notes` whose reading is learned: all but those in statements and other
    long tables, whose lines the rules read. There are thousands of them in a filing, and what
    they are stands in their row and column."""
    long = [one for one in notes.tables if one.statement or len(one.rows) > _LONG_TABLE]
    starts = [table.start for table in long]
    ends = [table.end for table in long]
    return [
        number
        for number, one in enumerate(notes.quantities)
        if not (at := bisect_right(starts, one.start)) or one.start >= ends[at - 1]
    ]


def reading_evidence(view: str, notes: Annotations) -> list[Evidence]:
    """What speaks for the concept of each quantity of `notes` that is `asked` about, and for the
    deal that it is a term of, in their order."""
    numbers = asked(notes)
    if not numbers:
        return []
    wanted = frozenset(numbers)
    masked = Masked(view, notes)
    head = _head(masked, notes)
    cells = _cells(masked, notes)
    rules = {mention.quantity: mention for mention in notes.concepts}
    named = named_types(notes.deals)
    starts = [deal.start for deal in notes.deals]
    order = sorted(range(len(notes.quantities)), key=lambda n: notes.quantities[n].start)
    found: dict[int, Evidence] = {}
    for rank, number in enumerate(order):
        if number not in wanted:
            continue
        quantity = notes.quantities[number]
        line = masked.line(quantity.start)
        at = line.index.get(number, 0)  # 0 if it is masked by an overlapping one
        text = _own(quantity)
        bags: list[Bag] = [("head", head), (f"{quantity.kind[:2]}.head", head)]
        text += _around(line.words, at, quantity.kind, bags)
        text += [f"section={section_kind(notes.frame.sections, quantity.start)}"]
        text += cells.get(number, [])
        text += _neighbors(line.words, at)
        rule: list[str] = []
        for name, other in (("", 0), ("before.", -1), ("after.", 1)):
            if 0 <= rank + other < len(order):
                mention = rules.get(order[rank + other])
                told = mention.concept if mention else NONE
                rule.append(f"rule.{name}{told}")
                if not other:
                    rule.append(f"rule.{quantity.kind}.{told}")
                    if mention and mention.score < 0.5:
                        rule.append(f"rule.weak.{told}")
                    if mention and mention.relates_to is not None:
                        rule.append("rule.relates")
        rule += [f"deal.named={kind}" for kind in named]
        if named:
            rule.append(f"deal.first={named[0]}")
            rule.append(f"deal.first={named[0]}.{quantity.kind}")
        here = bisect_right(starts, quantity.start)
        near: list[DealType] = []
        if here:
            last = notes.deals[here - 1]
            near.append(last.type)
            rule.append(f"deal.before={last.type}")
            if view.find("\n", last.start, quantity.start) < 0:
                rule.append(f"deal.line={last.type}")
        concept = rules[number].concept if number in rules else NONE
        owner = next((kind for kind in (*near, *named) if concept in TERMS[kind]), NONE)
        found[number] = Evidence(text, rule, ((concept,), (owner,)), bags)
    return [found[number] for number in numbers]


def kindred(concept: str) -> frozenset[str]:
    """The concepts that are different names for much the same as `concept`, itself among them."""
    return next((group for group in KINDRED if concept in group), frozenset({concept}))


def _own(quantity: Quantity) -> list[str]:
    kind = quantity.kind
    found = [f"kind={kind}", f"qualifier={quantity.qualifier}"]
    if quantity.per:
        found.append(f"per={quantity.per.lower()}")
    if quantity.security:
        words = quantity.security.lower().split()
        found += [f"security={quantity.security.lower()}", f"class={words[-1]}"]
        found += [f"class.word={word}" for word in words[:4]]
    if kind == "count":
        found.append(f"unit={quantity.unit.lower()}")
    value = quantity.value if quantity.value is not None else quantity.low
    if value is not None:
        found.append(f"{kind}.size={_size(value)}")
        if value < 0:
            found.append("negative")
        if kind == "percentage":
            found.append(f"percent={int(abs(value)) // 5 if abs(value) < 100 else 'more'}")
    found.append(f"{kind}.digits={max(0, -int(quantity.quantum.adjusted()))}")
    return found


def _size(value: Decimal) -> int:
    return min(13, max(-5, value.adjusted())) if value else -9


def _around(words: list[str], at: int, kind: str, bags: list[Bag]) -> list[str]:
    """The words of a line around word `at`: near ones by distance, alone and in pairs, farther
    ones in a bag for each side, which is added to `bags`."""
    short = kind[:2]
    found: list[str] = []
    before = words[max(0, at - REACH) : at][::-1]
    after = words[at + 1 : at + 1 + REACH]
    for side, run in (("-", before), ("+", after)):
        near = [*run[:NEAR], "<edge>"] if len(run) < NEAR else run[:NEAR]
        for distance, word in enumerate(near, 1):
            found.append(f"{side}{distance}={word}")
            if distance <= 3:
                found.append(f"{short}{side}{distance}={word}")
        for distance in range(len(near) - 1):
            pair = f"{near[distance]} {near[distance + 1]}"
            found.append(f"{side}{side}={pair}")
            if distance < 2:
                found.append(f"{short}{side}{distance}{distance}={pair}")
        if len(near) > 2:
            found.append(f"{side}3={near[0]} {near[1]} {near[2]}")
            found.append(f"{short}{side}3={near[0]} {near[1]} {near[2]}")
        end = run.index(".") if "." in run else len(run)
        beside = _plain(run[: min(end, 12)])
        bags.append((f"{side}bag", beside + _plain(run[12:end])))
        bags.append((f"{short}{side}bag", beside))
        bags.append((f"{side}far", _plain(run[end:])))
    if before[:1] and after[:1]:
        found.append(f"{short}~={before[0]}_{after[0]}")
    return found


def _plain(words: list[str]) -> list[str]:
    """`words` without signs and digits."""
    return [word for word in words if word.isalpha() or word[0] == "<"]


def _neighbors(words: list[str], at: int) -> list[str]:
    """Which kinds of numbers stand before and after in the line."""
    found = []
    sides = (
        ("-", words[max(0, at - 2 * REACH) : at][::-1]),
        ("+", words[at + 1 : at + 1 + 2 * REACH]),
    )
    for side, run in sides:
        numbers = [word for word in run if word in _NUMBERS][:3]
        found += [f"{side}number{n}={word}" for n, word in enumerate(numbers, 1)]
        found.append(f"{side}numbers={len(numbers)}")
    return found


def _head(masked: Masked, notes: Annotations) -> list[str]:
    """The words of the headline; of the first line where none was found."""
    headline = notes.frame.headline
    words = masked.words(headline, HEAD) if headline else masked.line(0).words[:HEAD]
    return list(dict.fromkeys(words))


def _cells(masked: Masked, notes: Annotations) -> dict[int, list[str]]:
    """For the quantities in tables: the words of the row's label and of the column's header."""
    starts = [quantity.start for quantity in notes.quantities]
    order = sorted(range(len(starts)), key=starts.__getitem__)
    placed = [starts[n] for n in order]
    found: dict[int, list[str]] = {}
    for table in notes.layout.tables:
        _cells_of(masked, table, order, placed, found)
    return found


def _cells_of(
    masked: Masked, table: Table, order: list[int], placed: list[int], found: dict[int, list[str]]
) -> None:
    header = table.rows[0] if table.rows else []
    heads = [_label(masked, cell, "column") for cell in header]
    for row in table.rows:
        label: list[str] | None = None
        for column, cell in enumerate(row):
            first, last = bisect_right(placed, cell.start - 1), bisect_right(placed, cell.end - 1)
            if first == last:
                continue
            if label is None:
                label = _label(masked, row[0], "row") if column else ["row=<none>"]
            cue = [*label, f"column.{min(column, 4)}", "cell"]
            if row is not header and column < len(heads):
                cue += heads[column]
            for rank in range(first, last):
                found[order[rank]] = cue


def _label(masked: Masked, cell: Span, name: str) -> list[str]:
    words = masked.words(cell, CELL)
    found = [f"{name}={word}" for word in words]
    found.append(f"{name}.all={' '.join(words[:5])}")
    found += [f"{name}.pair={words[n]} {words[n + 1]}" for n in range(len(words) - 1)]
    return found
