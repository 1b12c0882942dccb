"""A record as the selectors see it: its numbers with their concepts, and where they stand.

Comes in: a record. Goes out: a `Context`, from which `select` and its families ask which numbers
share a sentence, a paragraph, a deal, and which words stand between them. This module must not
know any identity.

The text of a record is the author's: lines are wrapped, markdown marks stand in it. `flat` is the
same text with the same offsets in which these are blanks, so that cues can be read across them.
Sentences are only cut where numbers stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from sys import maxsize

from extractor.checks.claim import Term
from extractor.layout import parse_layout
from extractor.patterns.check_money import BULLET, PRIOR_BRACKET
from extractor.schema import Deal, Fact, Quantity, Record, Span
from extractor.stages import SMALL_PRINT

_BLANKS = "*\\\t\u200b\xa0\u2002\u2003\u2007\u2009\u200a\u202f"
"""What reads as a blank: markdown marks and the other spaces."""
_MARKS = frozenset("*•·●○▪■◦‣–—-(")
_NO_DEALS: frozenset[str] = frozenset()
_MOST_ALIKE = 80
_REACH = 600
FAR = "\0"
"""What stands for words that are not read, because the gap is longer than any clause."""
_END = Span(maxsize, maxsize)
_WRAPPED = 45
"""A line at least this long that is followed by another line was wrapped."""


class Item:
    """One stated number: the quantity, the fact that reads it (the first one, if several) and
    where it stands. `paragraph` is -1 inside a table, `sentence` outside of sentences."""

    __slots__ = (
        "concept",
        "deals",
        "end",
        "kind",
        "order",
        "paragraph",
        "period",
        "place",
        "quantity",
        "ref",
        "relates_to",
        "sentence",
        "start",
        "term",
        "twin",
    )

    def __init__(self, quantity: Quantity, fact: Fact | None, deals: frozenset[str]) -> None:
        self.quantity = quantity
        self.kind = quantity.kind
        self.start = quantity.start
        self.end = quantity.end
        self.ref = quantity.id if fact is None else fact.id
        # a number that only a trained model reads counts as one that nobody has read
        self.concept = None if fact is None or fact.evidence == "model" else fact.concept
        self.period = None if fact is None else fact.period
        self.relates_to = None if fact is None else fact.relates_to
        self.deals = deals
        self.term = Term(self.ref, quantity)
        """The number as an input of a claim."""
        self.paragraph = -1
        self.sentence = -1
        self.order = 0
        self.place = 0
        self.twin = False
        """Whether the number is told again, in digits, right behind."""


@dataclass(slots=True)
class Paragraph:
    """A run of wrapped lines: its span, whether it is an item of a list, the paragraph that
    leads this list in (its own number otherwise), and the number of its block, that is of the
    stretch under one heading."""

    start: int
    end: int
    bullet: bool
    lead: int
    block: int


@dataclass
class Context:
    """All that selectors may ask of a record."""

    record: Record
    flat: str
    items: list[Item]
    paragraphs: list[Paragraph]
    in_tables: list[Item]
    by_sentence: dict[int, list[Item]] = field(default_factory=dict)
    by_paragraph: dict[int, list[Item]] = field(default_factory=dict)
    by_fact: dict[str, Item] = field(default_factory=dict)
    by_quantity: dict[str, Item] = field(default_factory=dict)
    sentences: list[Span] = field(default_factory=list)
    twins: list[tuple[Item, Item]] = field(default_factory=list)
    """Numbers told in words and, in parentheses behind, in digits. Only the digits stand in
    `by_sentence` and `by_paragraph`."""
    bound: set[str] = field(default_factory=set)
    """The sums of money that a count and a price are known to make; filled by `select.deal`."""
    _heads: dict[tuple[int, int], str] = field(default_factory=dict)
    _tails: dict[tuple[int, int], str] = field(default_factory=dict)

    def gap(self, first: Item, second: Item) -> str:
        """The words between two numbers, in lower case; FAR if these are too many to read."""
        if second.start - first.end > _REACH:
            return FAR
        return _folded(self.flat[first.end : second.start])

    def before(self, item: Item, reach: int = 60) -> str:
        """The words before a number, within its sentence, in lower case."""
        key = (item.order, reach)
        if key not in self._heads:
            start = self.sentences[item.sentence].start if item.sentence >= 0 else 0
            at = item.start - reach
            if at > start and self.flat[at - 1].isalpha():
                # half a word is another word: "nonetheless" is not "less"
                at = (
                    self.flat.find(" ", at, item.start) if " " in self.flat[at : item.start] else at
                )
            self._heads[key] = _folded(self.flat[max(start, at) : item.start])
        return self._heads[key]

    def after(self, item: Item, reach: int = 60) -> str:
        """The words after a number, within its sentence, in lower case."""
        key = (item.order, reach)
        if key not in self._tails:
            end = self.sentences[item.sentence].end if item.sentence >= 0 else len(self.flat)
            self._tails[key] = _folded(self.flat[item.end : min(end, item.end + reach)])
        return self._tails[key]

    def sentence_text(self, item: Item) -> str:
        """The sentence of a number, as far as it can be read, in lower case."""
        if item.sentence < 0:
            return ""
        span = self.sentences[item.sentence]
        start, end = max(span.start, item.start - _REACH), min(span.end, item.end + _REACH)
        return _folded(self.flat[start:end])

    def is_near(self, first: Item, second: Item) -> bool:
        """Whether two numbers stand in one sentence, near enough to be read together."""
        return (
            first.sentence == second.sentence >= 0
            and max(first.start, second.start) - min(first.end, second.end) <= _REACH
        )

    @cached_property
    def seconds(self) -> frozenset[str]:
        """The numbers in parentheses right after one of their kind, "75.1 million (66.1)" or
        "398 MEUR (4Q23: 354 MEUR)": those of the prior period."""
        return frozenset(
            second.ref
            for items in self.by_sentence.values()
            for first, second in pairwise(items)
            if first.kind == second.kind
            and second.start - first.end <= 30
            and first.quantity.currency == second.quantity.currency
            and PRIOR_BRACKET.regex.search(self.gap(first, second))
            and self.after(second, 1) in (")", "")
        )

    @cached_property
    def _by_concept(self) -> dict[str | None, list[Item]]:
        found: dict[str | None, list[Item]] = defaultdict(list)
        for item in self.items:
            if len(found[item.concept]) < _MOST_ALIKE:
                found[item.concept].append(item)
        return found

    def of(self, *concepts: str) -> list[Item]:
        """The numbers of these concepts outside tables, in text order; of each concept no more
        than a release can well have."""
        if len(concepts) == 1:
            return self._by_concept.get(concepts[0], [])
        found = [item for concept in concepts for item in self._by_concept.get(concept, ())]
        return sorted(found, key=lambda item: item.start)

    def around(self, item: Item, reach: int = 60) -> list[Item]:
        """The numbers outside tables at most `reach` numbers away, in text order."""
        return self.items[max(0, item.place - reach) : item.place + reach + 1]

    def row(self, item: Item) -> list[Item]:
        """The numbers of the same sentence, those near enough to matter."""
        return [
            one
            for one in self.around(item, 40)
            if one.sentence == item.sentence >= 0 and not one.twin
        ]

    def block(self, item: Item) -> int:
        """The number of the block under one heading; -1 in a table."""
        return self.paragraphs[item.paragraph].block if item.paragraph >= 0 else -1

    def of_deal(self, deal: Deal) -> list[Item]:
        """The numbers that are terms of `deal`, in text order."""
        found = {
            ref: self.by_fact[ref]
            for refs in deal.terms.values()
            for ref in refs
            if ref in self.by_fact
        }
        return sorted(found.values(), key=lambda item: item.start)


def _folded(text: str) -> str:
    if "\n" not in text and "  " not in text:
        return text.replace("( ", "(").lower()
    # the white space at the ends is folded, too, but stays
    folded = " ".join(["", *text.split(), ""])
    left, right = 1 - text[0].isspace(), len(folded) - 1 + text[-1].isspace()
    return folded[left:right].replace("( ", "(").lower() or " "


def read_context(record: Record) -> Context:
    """The context of `record`, in time linear in its text."""
    items = _items(record)
    flat = record.text
    for mark in _BLANKS:
        flat = flat.replace(mark, " ")
    if not items:
        return Context(record, flat, [], [], [])
    context = Context(record, flat, items, _paragraphs(flat, record), [])
    _place(context, items)
    context.items = [item for item in items if item.paragraph >= 0]
    for place, item in enumerate(context.items):
        item.place = place
    context.in_tables = [item for item in items if item.paragraph < 0]
    context.by_fact = {item.ref: item for item in items}
    context.by_quantity = {item.quantity.id: item for item in items}
    _part_twins(context)
    return context


def _items(record: Record) -> list[Item]:
    facts: dict[str, Fact | None] = {}
    for one in record.facts:
        facts.setdefault(one.quantity, one)
    deals: dict[str, set[str]] = defaultdict(set)
    for deal in record.deals:
        for refs in deal.terms.values():
            for ref in refs:
                deals[ref].add(deal.id)
    silent = [(part.start, part.end) for part in record.sections if part.kind in SMALL_PRINT]
    items = []
    for quantity in sorted(record.quantities, key=lambda one: one.start):
        start = quantity.start
        if silent and any(first <= start < last for first, last in silent):
            continue
        fact = facts.get(quantity.id)
        terms = deals.get(fact.id) if fact is not None else None
        items.append(Item(quantity, fact, frozenset(terms) if terms else _NO_DEALS))
    return items


def _paragraphs(flat: str, record: Record) -> list[Paragraph]:
    """The paragraphs: the lines that belong to no table, joined."""
    printed = record.text  # still has its marks
    tables = [*(Span(one.start, one.end) for one in record.tables), _END]
    table = 0
    found: list[Paragraph] = []
    block = 0
    at = 0
    open_until = -1  # the end of the paragraph that the next line would go on with, if any
    for line in flat.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        text = line.strip()
        if not text:
            open_until = -1
            continue
        while tables[table].end <= start:
            table += 1
        if text[0] == "|" or tables[table].start < end:
            open_until = -1
            continue
        mark = printed[end - len(line.lstrip())]  # a mark that `flat` has as a blank is kept here
        bullet = (
            mark in _MARKS or printed[start] in _MARKS or "." in text[1:5] or ")" in text[1:5]
        ) and BULLET.regex.match(printed, start, end) is not None
        if open_until == start - 1 and not bullet and found:
            found[-1].end = end
        else:
            if not bullet and len(text) < 90 and text[-1] not in ".:;,":
                block += 1  # a heading
            number = len(found)
            lead = number
            if bullet and found:
                previous = found[-1]
                if previous.bullet:
                    lead = previous.lead if previous.lead != number - 1 else number
                elif flat[previous.start : previous.end].rstrip().endswith(":"):
                    lead = number - 1
            found.append(Paragraph(start, end, bullet, lead, block))
        open_until = end if len(line) >= _WRAPPED else -1
    return found


def _place(context: Context, items: Iterable[Item]) -> None:
    """Sets paragraph, sentence and order of the items that stand in paragraphs."""
    starts = [one.start for one in context.paragraphs]
    cut: set[int] = set()  # the paragraphs whose sentences are known
    for order, item in enumerate(items):
        item.order = order
        number = bisect_right(starts, item.start) - 1
        if number < 0 or item.start >= context.paragraphs[number].end:
            continue
        item.paragraph = number
        if number not in cut:
            paragraph = context.paragraphs[number]
            text = context.flat[paragraph.start : paragraph.end].replace("\n", " ")
            context.sentences.extend(
                Span(one.start + paragraph.start, one.end + paragraph.start)
                for one in parse_layout(text).sentences
            )
            cut.add(number)
        # items come in text order, and so do the sentences that were cut for them
        index = bisect_right(context.sentences, item.start, key=lambda one: one.start) - 1
        if index >= 0 and item.start < context.sentences[index].end:
            item.sentence = index
            context.by_sentence.setdefault(index, []).append(item)
        context.by_paragraph.setdefault(number, []).append(item)


def _part_twins(context: Context) -> None:
    for number, items in context.by_sentence.items():
        found = [
            (words, digits)
            for words, digits in pairwise(items)
            if words.kind == digits.kind
            and digits.start - words.end <= 3
            and not any(one.isdigit() for one in words.quantity.text)
            and any(one.isdigit() for one in digits.quantity.text)
            and context.gap(words, digits) == " ("
        ]
        if found:
            context.twins.extend(found)
            for words, _ in found:
                words.twin = True
            paragraph = found[0][0].paragraph
            context.by_sentence[number] = [item for item in items if not item.twin]
            context.by_paragraph[paragraph] = [
                item for item in context.by_paragraph[paragraph] if not item.twin
            ]


def distinct(items: Iterable[Item]) -> list[Item]:
    """The items less those that repeat the value of an earlier one."""
    found: dict[Decimal | None, Item] = {}
    for item in items:
        found.setdefault(item.quantity.value, item)
    return list(found.values())


def is_one(items: Iterable[Item]) -> bool:
    """Whether there are items and all of them are the same number."""
    return len({item.quantity.value for item in items}) == 1
