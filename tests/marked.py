"""Records written by hand: a text in which the numbers are marked with their concepts.

Runs of pipe rows become tables (see `tabled`).

`{$4.00|offering_price}` is a number with a concept, `{$4.00}` one without; `{~$5|fees}` is
approximate, `{<9|option_shares}` "up to", `{>9}` "more than". What is money, a price, a count of
shares or a percentage is read off the number and the words behind it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import cast

from tabled import tables_of

from extractor.schema import (
    DateMention,
    Deal,
    DealType,
    Fact,
    Qualifier,
    Quantity,
    QuantityKind,
    Record,
    SourceInfo,
)

_MARK = re.compile(r"\{([~<>]?)([^{}|]*)(?:\|([a-z_]+))?\}")
_NUMBER = re.compile(r"(?:(?<!\w)-)?\d[\d,]*(?:\.\d+)?")
_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_QUALIFIERS = {"": "exact", "~": "approximately", "<": "at_most", ">": "more_than"}
_SIGNS = {"US$": "USD", "C$": "CAD", "A$": "AUD", "$": "USD", "€": "EUR", "£": "GBP", "SEK": "SEK"}


def quantity(name: str, text: str, start: int, behind: str, qualifier: str = "exact") -> Quantity:
    """The number that `text` prints."""
    ratio = "-for-" in text
    # of "1-for-20" and "3-for-1" the side counts that is not one
    found = [one for one in _NUMBER.finditer(text) if not ratio or one.group() != "1"]
    match = found[0]
    digits = match.group().replace(",", "")
    scale = next((power for word, power in _SCALES.items() if word in text.lower()), 0)
    places = len(digits.split(".")[1]) if "." in digits else 0
    # `scaleb` may leave an exponent, which no record has
    value = Decimal(format(Decimal(digits).scaleb(scale), "f"))
    quantum = Decimal(format(Decimal(1).scaleb(scale - places), "f"))
    sign = next((sign for sign in _SIGNS if sign in text), None)
    currency = _SIGNS[sign] if sign else None
    per = re.match(r" (?:per|each|a(?= share)) ?(\w+)?", behind)
    kind: QuantityKind = "share_count"
    unit = "shares"
    if "basis point" in text or "%" in text:
        kind, unit = "percentage", "basis_point" if "basis" in text else "percent"
    elif ratio:
        kind, unit = "ratio", "ratio"
    elif currency is not None:
        kind, unit = ("price" if per else "amount"), currency
    return Quantity(
        name,
        kind,
        text,
        start,
        start + len(text),
        value,
        None,
        None,
        quantum,
        unit,
        currency,
        (per[1] or "share") if per and kind == "price" else None,
        None,
        cast(Qualifier, qualifier),
        sign == "$",
    )


def marked(text: str, deal: DealType | None = None, **dates: str) -> Record:
    """The record of a marked text. All facts are terms of one deal of type `deal`, if given;
    `dates` are the words of dates in the text and their ISO value, with "_" for a blank."""
    plain = ""
    at = 0
    quantities: list[Quantity] = []
    facts: list[Fact] = []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        number = f"q{len(quantities) + 1}"
        qualifier = _QUALIFIERS[match[1]]
        quantities.append(quantity(number, match[2], len(plain), text[at : at + 20], qualifier))
        plain += match[2]
        if match[3]:
            facts.append(Fact(f"f{len(facts) + 1}", match[3], number))
    plain += text[at:]
    record = Record(SourceInfo(), plain, quantities=quantities, facts=facts)
    record.tables = tables_of(record)
    if deal is not None:
        terms: dict[str, list[str]] = {}
        for fact in facts:
            terms.setdefault(fact.concept, []).append(fact.id)
        record.deals = [Deal("d1", deal, {}, terms)]
    for words, value in dates.items():
        words = words.replace("_", " ")
        start = plain.index(words)
        record.dates.append(
            DateMention(f"t{len(record.dates) + 1}", words, start, start + len(words), value)
        )
    return record
