"""What must be left when something is taken away.

Comes in: a context. Goes out: claims of the identity difference: net proceeds, free cash flow,
what remains of an authorization. This module must not compute.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item, distinct, is_one
from extractor.checks.select.sums import add_up
from extractor.patterns.check_parts import AVAILABLE, LEAVES, USED_OF

_FAR_APART = 8
"""Paragraphs beyond which the gross may be that of another sale."""
_GROSS = frozenset({"gross_proceeds", "principal_amount", "loan_amount"})


def select_left(context: Context) -> Iterator[Claim]:
    """The claims about what is left."""
    for items in context.by_sentence.values():
        yield from _net(context, items)
        yield from _free_cash(context, items)
    for items in context.by_paragraph.values():
        yield from _remaining(context, items)


def _net(context: Context, items: list[Item]) -> Iterator[Claim]:
    """Gross, fees and net: the net and the fees in one sentence, the gross there or before."""
    row = [one for one in items if one.kind == "amount"]
    net = [one for one in row if one.concept == "net_proceeds"]
    if len(net) != 1:
        return
    place = net[0].paragraph
    near = [one for one in context.of("fees") if 0 <= place - one.paragraph <= 2]
    fees = [one for one in row if one.concept == "fees"] or [
        one for one in near if one.concept == "fees"
    ]
    fees = [one for one in fees if one.kind == "amount" and add_up(one, net[0])]
    gross = [one for one in row if one.concept in _GROSS and add_up(one, net[0])] or [
        one for one in context.of(*_GROSS) if add_up(one, net[0]) and one.start < net[0].start
    ]
    sole = is_one(gross) and place - gross[-1].paragraph <= _FAR_APART
    if len(distinct(gross)) > 1:
        gross = [one for one in gross if not _is_less(one, net[0])]
    gross = [one for one in gross if _may_leave(one, net[0])]
    if not gross or not 1 <= len(fees) <= 2:
        return
    if not is_one(gross):
        # the gross of the sentence before, of the same sale
        gross = [one for one in gross if 0 <= net[0].sentence - one.sentence <= 1][-1:]
        if not gross:
            return
    told = all(one.sentence == net[0].sentence for one in fees)
    known = {one.quantity.value for one in (*gross, *fees, *net)}
    # another sum in the sentence may be deducted, too
    alone = all(one.quantity.value in known for one in row)
    words = context.sentence_text(net[0])
    yield Claim(
        "difference",
        {
            "minuend": [gross[-1].term],
            "subtrahend": [one.term for one in fees],
            "difference": [net[0].term],
        },
        sure=told and sole and alone and len(fees) == 1 and LEAVES.regex.search(words) is not None,
    )


def _may_leave(whole: Item, rest: Item) -> bool:
    """Whether one sum may be the gross of another: one half as large is that of something else."""
    return 2 * (whole.quantity.value or 0) >= (rest.quantity.value or 0)


def _is_less(one: Item, other: Item) -> bool:
    return (one.quantity.value or 0) <= (other.quantity.value or 0)


def _free_cash(context: Context, items: list[Item]) -> Iterator[Claim]:
    """Free cash flow: that of operations less capital expenditures, told in one sentence."""
    found = {}
    for concept in ("operating_cash_flow", "capital_expenditure", "free_cash_flow"):
        row = [one for one in items if one.concept == concept and one.kind == "amount"]
        if len(row) != 1:
            return
        found[concept] = row[0]
    periods = {one.period for one in found.values() if one.period is not None}
    if len(periods) <= 1:
        yield Claim(
            "difference",
            {
                "minuend": [found["operating_cash_flow"].term],
                "subtrahend": [found["capital_expenditure"].term],
                "difference": [found["free_cash_flow"].term],
            },
        )


def _remaining(context: Context, items: list[Item]) -> Iterator[Claim]:
    """An authorization, what was used of it, and what is left."""
    left = [one for one in items if one.concept == "repurchase_remaining"]
    for one in left:
        if one.kind != "amount" or not AVAILABLE.regex.search(context.sentence_text(one)):
            continue
        row = [other for other in items if add_up(one, other)]
        same = [other for other in row if other.sentence == one.sentence]
        for group in (same, row):
            whole = [other for other in group if other.concept == "repurchase_authorization"]
            used = [other for other in group if other.concept == "repurchase_amount"]
            if len(whole) != 1 or len(used) != 1:
                continue
            words = context.sentence_text(one)
            yield Claim(
                "difference",
                {
                    "minuend": [whole[0].term],
                    "subtrahend": [used[0].term],
                    "difference": [one.term],
                },
                sure=group is same and USED_OF.regex.search(words) is not None,
            )
            break
