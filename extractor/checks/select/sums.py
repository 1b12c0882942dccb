"""Which parts make which total, outside tables.

Comes in: a context. Goes out: claims of the identity sum. This module must not
form a sum because it fits: the words say that the parts are all ("consisting of"), that a holding
results ("in aggregate"), or the parts are numbered tranches of one deal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.numbers import stated
from extractor.checks.select.groups import ADDITIVE
from extractor.interval import total
from extractor.patterns.check_money import AFTER_EXERCISE
from extractor.patterns.check_parts import (
    AND_ONLY,
    CONSISTS_OF,
    EACH,
    INCLUDED,
    TOGETHER,
    TOTAL_AHEAD,
    TRANCHE,
    TWO_TRANCHES,
)
from extractor.patterns.check_terms import NOW_HELD
from extractor.schema import Deal

_NUMBERS = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_SECURITIES = frozenset({"shares_issued", "shares_offered", "units_offered"})
_CONSIDERATION = frozenset(
    {"cash_consideration", "stock_consideration", "purchase_price", "gross_proceeds", None}
)
_LARGEST = 12


def select_sums(context: Context) -> Iterator[Claim]:
    """The claims about totals and what is left."""
    for items in context.by_sentence.values():
        yield from _listed(context, items)
        yield from _enumerated(context, items)
        yield from _together(context, items)
    for items in context.by_paragraph.values():
        yield from _holdings(context, items)
    yield from _led_in(context)
    for deal in context.record.deals:
        terms = [item for item in context.of_deal(deal) if item.paragraph >= 0]
        yield from _sold_by(context, terms)
        yield from _tranches(context, terms)
        yield from _bound_parts(context, deal)


def add_up(first: Item, second: Item) -> bool:
    """Whether two numbers are of a kind that adds up, in one unit and currency."""
    return first.kind in ADDITIVE and is_same_measure(first, second)


def is_same_measure(first: Item, second: Item) -> bool:
    """Whether two numbers are of one kind, in one unit and currency."""
    one, other = first.quantity, second.quantity
    return (
        one.kind == other.kind
        and one.currency == other.currency
        and (one.kind != "count" or one.unit == other.unit)
    )


def sum_claim(parts: Iterable[Item], whole: Item, *, sure: bool = False) -> Claim:
    """That `parts` add up to `whole`."""
    return Claim("sum", {"parts": [part.term for part in parts], "total": [whole.term]}, sure=sure)


# -- "consisting of" ----------------------------------------------------------------------------


def _listed(context: Context, items: list[Item]) -> Iterator[Claim]:
    """A total and its parts in one sentence."""
    for n, whole in enumerate(items):
        if whole.kind not in ADDITIVE or n + 2 >= len(items):
            continue
        words = context.gap(whole, items[n + 1])
        if CONSISTS_OF.regex.search(words):
            parts = [
                one
                for one in items[n + 1 : n + 1 + _LARGEST]
                if add_up(whole, one) and not INCLUDED.regex.search(context.before(one, 30))
            ]
            kept, complete = _all_parts(context, parts)
            if len(kept) >= 2:
                told = {one.concept for one in kept}
                yield sum_claim(kept, whole, sure=complete and len(told) == 1 and len(words) <= 120)
        else:
            parts = _in_brackets(context, items, n)
            if len(parts) >= 2:
                claim = sum_claim(parts, whole, sure=False)
                claim.some = True
                yield claim


def _enumerated(context: Context, items: list[Item]) -> Iterator[Claim]:
    """As in "Paid over three years: $1.7 million in the first, $1.5 million in the second and $1.4
    million in the third", against the total that was told before."""
    for n in range(len(items) - 1):
        first = items[n]
        if not context.before(first, 12).rstrip().endswith((":", ": up to")):
            continue
        parts = [one for one in items[n : n + _LARGEST] if add_up(first, one)]
        kept, complete = _all_parts(context, parts)
        if (
            not complete
            or first.concept is None
            or any(one.concept != first.concept for one in kept)
        ):
            continue
        totals = [
            one
            for one in context.of(first.concept)
            if add_up(one, first)
            and one.end < first.start
            and 0 <= first.paragraph - one.paragraph <= 2
        ]
        if totals and is_one(totals):
            yield sum_claim(kept, totals[-1], sure=False)


def _all_parts(context: Context, parts: list[Item]) -> tuple[list[Item], bool]:
    """The parts up to the one that follows upon "and", and whether there is such a last one: what
    comes behind it is no part any more."""
    kept: list[Item] = []
    for part in parts:
        if EACH.regex.search(context.after(part, 12)):
            return [], False  # "two tranches of $5 million each"
        kept.append(part)
        if len(kept) > 1 and AND_ONLY.regex.search(context.before(part, 40)):
            return kept, True
    return kept, False


def _in_brackets(context: Context, items: list[Item], at: int) -> list[Item]:
    """As in "$5.2 million to A ($2.0 million), B ($2.0 million) and C ($1.2 million)": the
    amounts in parentheses, each after a name."""
    whole = items[at]
    if context.before(whole, 1) == "(":
        return []
    parts = []
    last = whole
    for one in items[at + 1 : at + 1 + _LARGEST]:
        if not add_up(whole, one) or not context.gap(last, one).endswith("("):
            break
        if context.after(one, 1) != ")" or len(context.gap(last, one)) < 6:
            break
        parts.append(one)
        last = one
    return parts


def _led_in(context: Context) -> Iterator[Claim]:
    """A total before a list, the parts in its items: the first number of its kind in each."""
    lists: dict[int, list[int]] = {}
    for number in context.by_paragraph:
        paragraph = context.paragraphs[number]
        if paragraph.bullet and paragraph.lead != number:
            lists.setdefault(paragraph.lead, []).append(number)
    for lead, members in lists.items():
        paragraph = context.paragraphs[lead]
        tail = context.flat[max(paragraph.start, paragraph.end - 200) : paragraph.end].lower()
        if not (CONSISTS_OF.regex.search(tail) or "as follows" in tail):
            continue
        members.sort()
        if members[-1] - members[0] + 1 != len(members) or len(members) < 2:
            continue
        wholes = [
            one
            for one in context.by_paragraph.get(lead, ())
            if one.kind in ADDITIVE and one.concept is not None
        ]
        for whole in wholes:
            parts = []
            for number in members:
                same = [
                    one
                    for one in context.by_paragraph[number]
                    if add_up(whole, one) and (one.concept == whole.concept or _is_paid(one, whole))
                ]
                parts.extend(same[:1])
            if len(parts) == len(members):
                told = {one.concept for one in (*parts, whole)}
                claim = sum_claim(parts, whole, sure=len(told) == 1)
                yield claim
                if _fits(claim):  # so the items of the list are all the parts
                    yield from _beside(context, whole, members)


def _is_paid(part: Item, whole: Item) -> bool:
    """Whether a part of a price is paid in another way than the rest of it."""
    return whole.concept in _CONSIDERATION and part.concept in _CONSIDERATION


def _beside(context: Context, whole: Item, members: list[int]) -> Iterator[Claim]:
    """The money of a list whose shares add up, against the one total that stands before it."""
    parts = []
    for number in members:
        money = [
            one
            for one in context.by_paragraph[number]
            if one.kind == "amount" and one.concept == "gross_proceeds"
        ]
        parts.extend(money[:1])
    totals = (
        [
            one
            for one in context.items
            if one.concept == "gross_proceeds"
            and one.kind == "amount"
            and one.start < parts[0].start
            and one.paragraph not in members
        ]
        if len(parts) == len(members)
        else []
    )
    if totals and is_one(totals) and add_up(totals[-1], parts[0]):
        yield sum_claim(parts, totals[-1], sure=True)


# -- holdings and what was told before ----------------------------------------------------------


def _holdings(context: Context, items: list[Item]) -> Iterator[Claim]:
    """Two holdings and what they come to together."""
    held = [one for one in items if one.concept == "shares_held" and one.kind == "share_count"]
    for first, second, third in zip(held, held[1:], held[2:], strict=False):
        if not NOW_HELD.regex.search(context.before(third, 120)):
            continue
        if (third.quantity.value or 0) <= max(
            first.quantity.value or 0, second.quantity.value or 0
        ):
            continue
        after = AFTER_EXERCISE.regex.search(context.sentence_text(third)) is not None
        yield sum_claim((first, second), third, sure=after)


def _together(context: Context, items: list[Item]) -> Iterator[Claim]:
    """As in "Together with the first tranche of A, B has been issued": what was told before, A, and
    the total B, for each kind of figure."""
    text = context.sentence_text(items[0]) if items else ""
    if len(items) < 2 or not TOGETHER.regex.search(text):
        return
    start = items[0].start
    for kind in ("share_count", "amount", "count"):
        row = [one for one in items if one.kind == kind]
        if len(row) != 2 or not add_up(row[0], row[1]):
            continue
        told, whole = row
        if not TOTAL_AHEAD.regex.search(context.before(whole, 80)):
            continue
        earlier = [
            one
            for one in context.around(told)
            if one.end <= start
            and 0 <= told.paragraph - one.paragraph <= 2
            and add_up(one, whole)
            and one.concept is not None
        ]
        same = [one for one in earlier if one.concept in (told.concept, whole.concept)]
        both = [one for one in earlier if one.concept == told.concept == whole.concept]
        nearest = distinct(reversed(earlier))  # the nearest one first
        likely = [one for one in nearest if one in (both or same)]
        rest = [one for one in nearest if one not in likely]
        claims = [sum_claim((one, told), whole, sure=False) for one in (likely + rest)[:4]]
        if claims:
            claims[0].sure = len(likely) == 1 and bool(both)
            claims[0].others = claims[1:]
            yield claims[0]


# -- the parts of a deal ------------------------------------------------------------------------


def _sold_by(context: Context, terms: list[Item]) -> Iterator[Claim]:
    """Shares sold by the company and by its holders, and the whole offering; or the base offering
    and an option that was exercised."""
    for first, second, wholes in _SUMS:
        own = [one for one in terms if one.concept == first]
        others = [one for one in terms if one.concept == second]
        whole = [one for one in terms if one.concept in wholes and one.kind == "share_count"]
        if first in wholes:
            # the base and the whole are both numbers of shares offered: the larger is the whole
            whole = [one for one in whole if (one.quantity.value or 0) > _largest(others)]
            own = [one for one in own if (one.quantity.value or 0) < _largest(whole)]
        if not (own and others and whole):
            continue
        if any(not is_one(group) for group in (own, others, whole)):
            continue
        near = max(abs(one.paragraph - whole[0].paragraph) for one in (own[0], others[0]))
        yield sum_claim(
            (own[0], others[0]), whole[0], sure=near <= 1 and second == "secondary_shares"
        )


def _largest(items: list[Item]) -> Decimal:
    return max((item.quantity.value or Decimal(0) for item in items), default=Decimal(0))


_SUMS = (
    ("primary_shares", "secondary_shares", frozenset({"shares_offered"})),
    ("shares_offered", "option_shares", frozenset({"shares_offered", "shares_sold"})),
    ("shares_offered", "option_shares", frozenset({"shares_sold", "shares_issued"})),
    ("units_offered", "option_shares", frozenset({"units_offered"})),
)


def _bound_parts(context: Context, deal: Deal) -> Iterator[Claim]:
    """The sums of money of a deal that stand beside their own count and price, and the one that
    does not: their total."""
    money = [
        one
        for one in context.of_deal(deal)
        if one.concept == "gross_proceeds" and one.kind == "amount" and one.paragraph >= 0
    ]
    parts = distinct([one for one in money if one.ref in context.bound])
    values = {one.quantity.value for one in parts}
    rest = [
        one for one in money if one.ref not in context.bound and one.quantity.value not in values
    ]
    rest = [one for one in rest if (one.quantity.value or 0) > _largest(parts)]
    if len(parts) < 2 or not is_one(rest) or not add_up(parts[0], rest[0]):
        return
    together = [one for one in rest if one.sentence == parts[-1].sentence]
    whole = (together or rest)[0]
    told = bool(together) and TOTAL_AHEAD.regex.search(context.before(whole, 60)) is not None
    yield sum_claim(parts, whole, sure=told and len({one.sentence for one in parts}) == 1)


def _tranches(context: Context, terms: list[Item]) -> Iterator[Claim]:
    """Numbered tranches and their total, money and securities alike."""
    told = TWO_TRANCHES.regex.search(_deal_words(context, terms))
    count = _NUMBERS[told["count"]] if told else None
    claims = []
    for concepts in (_SECURITIES, frozenset({"gross_proceeds"})):
        group = [one for one in terms if one.concept in concepts]
        marked: dict[str, Item] = {}
        plain = []
        for one in group:
            label = _tranche(context, one)
            if label is None:
                plain.append(one)
            else:
                marked.setdefault(label, one)
        parts = list(marked.values())
        if len(parts) < 2 or not plain or not all(add_up(plain[0], one) for one in parts):
            continue
        if is_one(plain):
            claims.append(sum_claim(parts, plain[-1], sure=count == len(parts)))
    if len(claims) > 1 and any(_fits(claim) for claim in claims):
        for claim in claims:  # one of them proves that the parts are all
            claim.sure = True
    yield from claims


def _deal_words(context: Context, terms: list[Item]) -> str:
    numbers = {one.paragraph for one in terms[:8]}
    return " ".join(
        context.flat[context.paragraphs[n].start : context.paragraphs[n].end][:2000].lower()
        for n in sorted(numbers)
    )


def _tranche(context: Context, item: Item) -> str | None:
    """Which tranche a number belongs to, by the words of its sentence or item of a list."""
    paragraph = context.paragraphs[item.paragraph]
    span = context.sentences[item.sentence] if item.sentence >= 0 else paragraph
    if paragraph.bullet:
        span = paragraph
    text = context.flat[max(span.start, item.start - 400) : min(span.end, item.end + 400)].lower()
    found = {
        _LABELS.get(match["after"] or match["before"], "") for match in TRANCHE.regex.finditer(text)
    }
    return found.pop() if len(found) == 1 else None


_LABELS = {
    word: label
    for label, words in {
        "1": ("one", "1", "i", "a", "first", "1st", "initial"),
        "2": ("two", "2", "ii", "b", "second", "2nd"),
        "3": ("three", "3", "iii", "third", "3rd"),
        "4": ("four", "4", "iv", "fourth"),
        "": ("final",),
    }.items()
    for word in words
}


def _fits(claim: Claim) -> bool:
    parts = total(stated(term.quantity) for term in claim.terms["parts"])
    return parts.meets(stated(claim.terms["total"][0].quantity))
