"""The record itself, and how it is written and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import msgspec

from extractor import flat, shown
from extractor.schema.parts import (
    Check,
    Company,
    Contact,
    DateMention,
    Deal,
    ErrorEntry,
    Fact,
    Person,
    Quantity,
    Quote,
    Section,
    SourceInfo,
)
from extractor.schema.spans import TextSpan
from extractor.schema.tables import Table

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1.0"
_LONGEST_FRACTION = 1000
"""Decimal places beyond which a saved number is refused: writing it out would fill memory."""


class Record(msgspec.Struct, tag_field="schema_version", tag=SCHEMA_VERSION):
    """What one press release becomes. Every offset points into `text`, ids are stable within
    the record. `schema_version` is written first and checked when a record is read back."""

    source: SourceInfo
    text: str
    headline: TextSpan | None = None
    subheadlines: list[TextSpan] = msgspec.field(default_factory=list)
    date: str | None = None
    place: str | None = None
    wire: str | None = None
    issuer: str | None = None
    sections: list[Section] = msgspec.field(default_factory=list)
    companies: list[Company] = msgspec.field(default_factory=list)
    people: list[Person] = msgspec.field(default_factory=list)
    quantities: list[Quantity] = msgspec.field(default_factory=list)
    dates: list[DateMention] = msgspec.field(default_factory=list)
    quotes: list[Quote] = msgspec.field(default_factory=list)
    facts: list[Fact] = msgspec.field(default_factory=list)
    deals: list[Deal] = msgspec.field(default_factory=list)
    tables: list[Table] = msgspec.field(default_factory=list)
    checks: list[Check] = msgspec.field(default_factory=list)
    contacts: list[Contact] = msgspec.field(default_factory=list)
    errors: list[ErrorEntry] = msgspec.field(default_factory=list)

    @property
    def schema_version(self) -> str:
        """The version of the record's shape, as written into it."""
        return SCHEMA_VERSION

    def numbers(self) -> Iterator[Decimal]:
        """Every `Decimal` that the record holds."""
        for quantity in self.quantities:
            for number in (quantity.value, quantity.low, quantity.high, quantity.quantum):
                if number is not None:
                    yield number
        for table in self.tables:
            if table.scale is not None:
                yield table.scale
            for row in table.rows:
                for cell in row.cells:
                    if cell.value is not None:
                        yield cell.value
                    if cell.scale is not None:
                        yield cell.scale
        for check in self.checks:
            for bounds in (check.computed, check.reported):
                for number in (bounds.low, bounds.high) if bounds else ():
                    if number is not None:
                        yield number

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types, its numbers as plain decimal strings."""
        plain = _to_plain(msgspec.to_builtins(self, builtin_types=(Decimal,)))
        assert isinstance(plain, dict)
        return plain

    def to_json(self) -> str:
        """The record as one line of JSON, as it stands in JSONL files."""
        if any("E" in str(number) for number in self.numbers()):
            return _ENCODER.encode(self.to_dict()).decode()
        return _ENCODER.encode(self).decode()

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """The record as pandas frames by table name (see `flat.TABLES`): releases, companies,
        people, quantities, dates, quotes, facts, deals, tables, cells, checks, contacts, errors,
        and each table of the release by its id (`tb1`, see `flat.sheet`). Numbers stay exact:
        `Decimal` objects, or Arrow decimals in the tables of the release."""
        plain = msgspec.to_builtins(self, builtin_types=(Decimal,))
        sheets = {table["id"]: flat.sheet(table) for table in plain["tables"]}
        return flat.frames([flat.rows(plain)]) | sheets

    def _repr_html_(self) -> str | None:
        """How a notebook shows the record: as its page in the report."""
        return shown.html(self)

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record that one line of JSON holds.

        Raises msgspec.DecodeError for what is no JSON, and msgspec.ValidationError (one of
        them) for what is no record: a missing field, a wrong type, another `schema_version`,
        a number that is not written as a plain decimal.
        """
        try:
            record = _DECODER.decode(line)
        except RecursionError as error:
            raise msgspec.DecodeError("it is nested too deeply") from error
        for number in record.numbers():
            exponent = number.as_tuple().exponent
            if not isinstance(exponent, int) or not -_LONGEST_FRACTION <= exponent <= 0:
                raise msgspec.ValidationError(
                    f"Expected a plain decimal number, got {str(number)!r}"
                )
        return record


def json_schema(concepts: Mapping[str, str] | None = None) -> str:
    """The JSON Schema (2020-12) of a record, as indented JSON. `concepts` are the words that
    `Fact.concept` is known to hold, each with its meaning; the list stays open."""
    described = msgspec.json.schema(Record)
    if concepts:
        described["$defs"]["Fact"]["properties"]["concept"] = {
            "anyOf": [
                *({"const": name, "description": words} for name, words in concepts.items()),
                {"type": "string"},
            ]
        }
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return msgspec.json.format(msgspec.json.encode(found | described)).decode()


def _to_plain(value: Any) -> Any:  # noqa: ANN401 - JSON is what it is
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, dict):
        return {key: _to_plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_to_plain(one) for one in value]
    return value


_ENCODER = msgspec.json.Encoder(decimal_format="string")
_DECODER = msgspec.json.Decoder(Record)
