"""Identities whose inputs are concepts: what an extension declares needs no selector of its own.

Comes in: a context. Goes out: claims of the identities that name their concepts. This module must
not choose between numbers: where a concept has two values in a period, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim, Term
from extractor.checks.context import Context, Item, is_one
from extractor.checks.declare import IDENTITIES, Identity


def select_own(context: Context) -> Iterator[Claim]:
    """A claim for every period in which each input is stated with one value, and for those in
    which all but one that can be implied are."""
    for identity in IDENTITIES.values():
        if not identity.concepts:
            continue
        stated: dict[str | None, dict[str, list[Item]]] = {}
        for name, concept in identity.concepts.items():
            for item in (*context.items, *context.in_tables):
                if item.concept == concept:
                    stated.setdefault(item.period, {}).setdefault(name, []).append(item)
        for found in stated.values():
            claim = _claim(identity, found)
            if claim is not None:
                yield claim


def _claim(identity: Identity, found: dict[str, list[Item]]) -> Claim | None:
    if any(name not in identity.many and not is_one(items) for name, items in found.items()):
        return None
    missing = [
        name for name in identity.concepts if name not in found and name not in identity.optional
    ]
    terms = {name: _terms(identity, name, items) for name, items in found.items()}
    if not missing:
        return Claim(identity.name, terms, sure=True)
    if len(missing) == 1 and missing[0] in identity.implied:
        return Claim(identity.name, terms, unstated=missing[0])
    return None


def _terms(identity: Identity, name: str, items: list[Item]) -> list[Term]:
    return [item.term for item in (items if name in identity.many else items[:1])]
