"""Relations that the concepts of their numbers name: fees, gross and net proceeds are one sum.

Comes in: a context. Goes out: claims of the identities in `KINDRED`. Where a sentence or a
paragraph has one number for every role, nothing else can be meant, and a misfit is a finding; this
module must not choose between two numbers for one role.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractor.checks.claim import Claim
from extractor.checks.context import Context, Item
from extractor.checks.select.clauses import OPTION, PRICES
from extractor.checks.select.factors import PERCENTAGES
from extractor.checks.select.groups import OUTSTANDING_SHARES
from extractor.patterns.check_parts import NET_PROCEEDS_FOLLOW


class Kindred(NamedTuple):
    """The identity, the concepts that may fill each of its roles, the sign of its percentage, and
    whether one sentence must tell all of it, since a paragraph has the same for another period."""

    identity: str
    roles: dict[str, frozenset[str]]
    sign: int = 1
    in_sentence: bool = False


_LEAST = 3
_GROSS = frozenset({"gross_proceeds", "principal_amount"})
_FEES = frozenset({"fees"})
_SOLD = frozenset(
    {
        "shares_issued",
        "shares_offered",
        "units_offered",
        "shares_repurchased",
        "shares_sold",
        "shares_acquired",
        "warrants_exercised",
    }
)
_PAID = frozenset({"gross_proceeds", "repurchase_amount"})


def _one(*concepts: str) -> frozenset[str]:
    return frozenset(concepts)


KINDRED = (
    Kindred("proceeds", {"shares": _SOLD, "price": PRICES, "amount": _PAID}),
    Kindred(
        "difference",
        {"minuend": _GROSS, "subtrahend": _FEES, "difference": _one("net_proceeds")},
    ),
    Kindred(
        "difference",
        {
            "minuend": _one("shares_outstanding_before"),
            "subtrahend": _one("shares_repurchased"),
            "difference": _one("shares_outstanding_after"),
        },
        in_sentence=True,
    ),
    Kindred(
        "difference",
        {
            "minuend": _one("shares_outstanding_after"),
            "subtrahend": _one("shares_issued"),
            "difference": _one("shares_outstanding_before"),
        },
        in_sentence=True,
    ),
    *(
        Kindred(
            "share_of",
            {"percent": _one(name), "part": known.results, "whole": known.sources},
        )
        for name, known in PERCENTAGES.items()
        if known.identity == "share_of" and name != "insider_percent"
    ),
    Kindred(
        "ownership",
        {
            "percent": _one("ownership_percent"),
            "held": PERCENTAGES["ownership_percent"].results,
            "outstanding": OUTSTANDING_SHARES,
        },
        in_sentence=True,
    ),
    Kindred(
        "option",
        {
            "percent": _one("option_percent"),
            "base": _one("shares_offered", "units_offered"),
            "option": OPTION,
        },
    ),
    Kindred(
        "premium",
        {
            "percent": _one("premium_percent"),
            "price": PRICES,
            "reference": _one("reference_price"),
        },
    ),
    Kindred(
        "premium",
        {
            "percent": _one("discount_percent"),
            "price": PRICES,
            "reference": _one("reference_price"),
        },
        sign=-1,
    ),
)


def select_kindred(context: Context) -> Iterator[Claim]:
    """The claims that concepts name."""
    wide = tuple(one for one in KINDRED if not one.in_sentence)
    for items in context.by_sentence.values():
        yield from _in_stretch(context, items, KINDRED)
    for items in context.by_paragraph.values():
        yield from _in_stretch(context, items, wide)


def _in_stretch(context: Context, items: list[Item], table: tuple[Kindred, ...]) -> Iterator[Claim]:
    if len(items) < _LEAST:
        return
    by_concept: dict[str, list[Item]] = {}
    for item in items:
        if item.concept is not None:
            by_concept.setdefault(item.concept, []).append(item)
    if len(by_concept) < _LEAST:
        return
    for kindred in table:
        found: dict[str, Item] = {}
        for role, concepts in kindred.roles.items():
            fitting = [item for name in concepts & by_concept.keys() for item in by_concept[name]]
            if len({item.quantity.value for item in fitting}) != 1:
                break
            found[role] = fitting[0]
        else:
            if (
                _are_comparable(list(found.values()))
                and _may_leave(found)
                and not _is_net(context, found)
                and _is_all(kindred, found, items)
            ):
                yield Claim(
                    kindred.identity,
                    {role: [item.term] for role, item in found.items()},
                    sure=True,
                    sign=kindred.sign,
                )


def _may_leave(found: dict[str, Item]) -> bool:
    """Whether a rest is not much larger than what it is left of, which is then another's."""
    if "minuend" not in found:
        return True
    whole, rest = (found[role].quantity.value or 0 for role in ("minuend", "difference"))
    return 2 * whole >= rest


def _is_net(context: Context, found: dict[str, Item]) -> bool:
    """Whether the money for securities is what is left of it: "$7.8 million of net proceeds"."""
    return "amount" in found and bool(
        NET_PROCEEDS_FOLLOW.regex.match(context.after(found["amount"], 40))
    )


def _is_all(kindred: Kindred, found: dict[str, Item], items: list[Item]) -> bool:
    """Whether no other sum of money stands there that may be deducted, too."""
    if kindred.roles.get("subtrahend") != _FEES:
        return True
    values = {item.quantity.value for item in found.values()}
    return not any(item.kind == "amount" and item.quantity.value not in values for item in items)


def _are_comparable(items: list[Item]) -> bool:
    currencies = {item.quantity.currency for item in items if item.quantity.currency}
    periods = {item.period for item in items if item.period}
    kinds = {item.kind for item in items}
    return len(currencies) < 2 and len(periods) < 2 and "ratio" not in kinds
