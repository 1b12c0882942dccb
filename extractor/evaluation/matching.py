"""When something in a record is the same as something in the gold.

Comes in: names, quantities and quotes of both. Goes out: keys that are equal for the same thing,
and pairs. The rules are strict where it matters (values equal, spans overlapping) and lenient where
readers differ (legal forms, honorifics, the ends of a quote). This module must not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.corpus.gold import Gold, GoldCompany, GoldPart, GoldQuantity
from extractor.schema import Company, Quantity, Record, TextSpan

_FORMS = (
    "incorporated",
    "inc",
    "corporation",
    "corp",
    "company",
    "co",
    "limited",
    "ltd",
    "llc",
    r"l\.l\.c",
    "plc",
    r"p\.l\.c",
    "ab",
    "asa",
    "as",
    "a/s",
    "oyj",
    r"n\.?v",
    r"s\.?a",
    "ag",
    "se",
    "gmbh",
    "lp",
    r"l\.p",
    "llp",
    r"\(publ\)",
)
"""Legal forms that a name may have or lack and still name the same company."""
_FORM = re.compile(rf"(?:{'|'.join(_FORMS)})\.?", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s,]+")
_POSSESSIVE = re.compile(r"[’']s$")
_HONORIFIC = re.compile(r"\b(?:mr|ms|mrs|dr|prof|sir)\b\.?", re.IGNORECASE)
_NO_WORD = re.compile(r"\W+")
_NO_TICKER = re.compile(r"[^A-Z0-9.]")
_SAME_SPEECH = 0.8
"""The share of characters in either of two quotes that both must have."""

Amount = tuple[Decimal | None, Decimal | None, Decimal | None]
"""A value, or of a range no value but its two ends."""


def company_key(name: str) -> str:
    """`name` without legal forms, possessive, punctuation and case."""
    words = _BETWEEN_WORDS.split(_POSSESSIVE.sub("", name.strip()))
    while len(words) > 1 and _FORM.fullmatch(words[-1]):
        words.pop()
    return phrase_key(" ".join(words))


def phrase_key(words: str) -> str:
    """`words` without punctuation and case."""
    return _NO_WORD.sub(" ", words).casefold().strip()


def letters_key(words: str | None) -> str:
    """The letters and digits of `words` alone, without case; empty for None."""
    return _NO_WORD.sub("", words or "").casefold()


def person_key(name: str | None) -> str:
    """`name` without honorifics and case; empty for None."""
    return " ".join(_HONORIFIC.sub("", name or "").casefold().split())


def surname(name: str | None) -> str | None:
    """The last word of a person's name, by which speakers are compared."""
    words = person_key(name).split()
    return words[-1] if words else None


def ticker_key(listing: str) -> str:
    """The ticker of "EXCHANGE:TICKER" or of a ticker alone."""
    return _NO_TICKER.sub("", listing.upper().split(":")[-1])


def same_company(gold: GoldCompany, found: Company) -> bool:
    """Whether `found` bears one of the names in the gold, or the gold's name is an alias of it."""
    name = company_key(gold.name)
    return company_key(found.name) in {name, *map(company_key, gold.aliases)} or name in set(
        map(company_key, found.aliases)
    )


def amount_of(quantity: Quantity | GoldQuantity) -> Amount:
    """What `quantity` states, in the form in which equal amounts are equal."""
    if quantity.value is not None:
        return quantity.value.normalize(), None, None
    return (
        None,
        None if quantity.low is None else quantity.low.normalize(),
        None if quantity.high is None else quantity.high.normalize(),
    )


def wording(amount: Amount) -> str:
    """`amount` for the eye."""
    value, low, high = ("" if one is None else format(one, "f") for one in amount)
    return value or f"{low}..{high}"


def pair_quantities(
    gold: Gold, record: Record
) -> tuple[list[tuple[GoldQuantity, Quantity | None]], list[Quantity]]:
    """Each quantity of the gold with the first one of the record that overlaps it, states the same
    amount and is not taken; and those of the record that are left over."""
    taken: set[str] = set()
    pairs: list[tuple[GoldQuantity, Quantity | None]] = []
    for one in gold.quantities:
        hit = next(
            (
                found
                for found in record.quantities
                if found.id not in taken
                and found.start < one.end
                and one.start < found.end
                and amount_of(found) == amount_of(one)
            ),
            None,
        )
        if hit is not None:
            taken.add(hit.id)
        pairs.append((one, hit))
    return pairs, [found for found in record.quantities if found.id not in taken]


def same_speech(gold: Iterable[GoldPart], found: Iterable[TextSpan]) -> bool:
    """Whether two quotes cover the same stretches of the text, but for their ends."""
    mine, theirs = _covered(gold), _covered(found)
    return len(mine & theirs) >= _SAME_SPEECH * len(mine | theirs)


def _covered(parts: Iterable[GoldPart | TextSpan]) -> set[int]:
    return {place for part in parts for place in range(part.start, part.end)}


def quantity_of_reference(record: Record) -> dict[str, Quantity]:
    """The quantities of a record by their ids, and by those of the facts that tell what they are:
    deals and checks refer to either."""
    by_id = {quantity.id: quantity for quantity in record.quantities}
    facts = {fact.id: by_id[fact.quantity] for fact in record.facts if fact.quantity in by_id}
    return by_id | facts
