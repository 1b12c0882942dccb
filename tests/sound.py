"""What holds for every record, whatever the input was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from extractor import Record
from extractor.checks import check_record


def spans(value: object) -> Iterator[tuple[int, int, str | None]]:
    """Every span in `value`, with its text where one is given."""
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        if isinstance(fields.get("start"), int) and isinstance(fields.get("end"), int):
            yield fields["start"], fields["end"], fields.get("text")
        for one in fields.values():
            yield from spans(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from spans(one)


def assert_sound(record: Record) -> None:
    """Spans fit and show their text, numbers are exact, ids are unique and refer to something,
    JSON goes round, and a check made again says the same."""
    for start, end, text in spans(record):
        assert 0 <= start <= end <= len(record.text)
        assert text is None or record.text[start:end] == text
    for number in record.numbers():
        assert isinstance(number, Decimal)
        assert number.is_finite()
    parts: list[Sequence[Any]] = [
        record.companies,
        record.people,
        record.quantities,
        record.dates,
        record.quotes,
        record.facts,
        record.deals,
        record.tables,
        record.checks,
    ]
    ids = [one.id for part in parts for one in part]
    assert len(ids) == len(set(ids))
    companies = {company.id for company in record.companies}
    people = {person.id for person in record.people}
    quantities = {quantity.id for quantity in record.quantities}
    facts = {fact.id for fact in record.facts}
    dates = {date.id for date in record.dates}
    assert record.issuer is None or record.issuer in companies
    assert {person.company for person in record.people} <= companies | {None}
    assert {quote.speaker for quote in record.quotes} <= people | {None}
    assert {quote.speaker_company for quote in record.quotes} <= companies | {None}
    assert {fact.quantity for fact in record.facts} <= quantities
    assert {fact.relates_to for fact in record.facts} <= facts | {None}
    for deal in record.deals:
        assert {one for terms in deal.terms.values() for one in terms} <= facts
    for check in record.checks:
        inputs = {one for group in check.inputs.values() for one in group}
        assert inputs <= facts | quantities | dates
    line = record.to_json()
    line.encode()  # no lone surrogates
    again = Record.from_json(line)
    assert again == record
    assert again.to_json() == line
    assert json.loads(line) == record.to_dict()
    if not any(error.code == "P001" for error in record.errors):
        assert check_record(again) == record.checks
