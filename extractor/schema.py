"""The record types and the vocabularies: the only words that the stages share.

Comes in: nothing. Goes out: msgspec Structs from which the JSON Schema, the strict
decoding of saved records and every stage's results are made. This module must not know
how anything is found, only what it is called and what it means.

Offsets are Python string offsets (code points), half-open. While a release is being read,
spans point into the *view* (`normalize.Release.view`); the last step of `assemble` projects
them onto `Record.text`. Numbers are `Decimal`, written as plain decimal strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from extractor import flat

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1.0"
_LONGEST_FRACTION = 1000
"""Decimal places beyond which a saved number is refused: writing it out would fill memory."""

SectionKind = Literal[
    "headline", "dateline", "body", "table", "about", "forward_looking", "contact", "boilerplate"
]
QuantityKind = Literal["share_count", "price", "amount", "percentage", "ratio", "multiple", "count"]
Qualifier = Literal[
    "exact", "approximately", "at_least", "at_most", "more_than", "less_than", "range"
]
DateRole = Literal[
    "release", "agreement", "record", "payable", "closing", "effective", "expiry", "other"
]
Role = Literal[
    "issuer",
    "investor",
    "holder",
    "underwriter",
    "placement_agent",
    "acquirer",
    "target",
    "seller",
    "buyer",
    "lender",
    "borrower",
    "subsidiary",
    "partner",
    "customer",
    "adviser",
    "auditor",
    "transfer_agent",
    "other",
]
DealType = Literal[
    "conversion",
    "debt_settlement",
    "private_placement",
    "registered_direct",
    "public_offering",
    "ipo",
    "rights_issue",
    "atm_offering",
    "convertible_notes",
    "debt_offering",
    "loan",
    "warrant_exercise",
    "buyback",
    "tender_offer",
    "dividend",
    "stock_split",
    "reverse_split",
    "acquisition",
    "merger",
    "divestiture",
    "stake_purchase",
    "contract_award",
    "grant",
    "asset_purchase",
]
EvidenceSource = Literal["both", "rules", "model"]
"""Whose word counts: that of the rules, that of the trained model, or both together."""
SHIPPED = "en_press_release"
"""The name of the trained model that comes with the package."""
CheckStatus = Literal["consistent", "rounding", "inconsistent", "derived", "indeterminate"]


class Span(msgspec.Struct, frozen=True):
    """A half-open stretch of text."""

    start: int
    end: int


class TextSpan(msgspec.Struct):
    """A stretch of text together with its words."""

    text: str
    start: int
    end: int


class Section(msgspec.Struct):
    """A part of the release with one job."""

    kind: SectionKind
    start: int
    end: int


class SourceInfo(msgspec.Struct):
    """Where a record came from; the EDGAR fields are set for exhibits of a submission."""

    path: str | None = None
    format: str = "text"
    sha256: str | None = None
    encoding: str | None = None
    exhibit: str | None = None
    form: str | None = None
    filer: str | None = None
    cik: str | None = None
    accession: str | None = None
    filing_date: str | None = None


class Listing(msgspec.Struct, frozen=True):
    """A ticker and the market on which it trades."""

    exchange: str
    ticker: str


class Company(msgspec.Struct):
    """An organization acting in business; `name` is its fullest legal form in the release."""

    id: str
    name: str
    aliases: list[str] = msgspec.field(default_factory=list)
    listings: list[Listing] = msgspec.field(default_factory=list)
    roles: list[Role] = msgspec.field(default_factory=list)
    mentions: list[Span] = msgspec.field(default_factory=list)


class Person(msgspec.Struct):
    """A named human being, with the titles the release prints and the company id they serve."""

    id: str
    name: str
    titles: list[str] = msgspec.field(default_factory=list)
    company: str | None = None
    mentions: list[Span] = msgspec.field(default_factory=list)


class Quantity(msgspec.Struct):
    """A stated amount. `value` has the scale applied; `quantum` is one unit of the last
    printed digit, scale applied. A range has no value but `low` and `high`."""

    id: str
    kind: QuantityKind
    text: str
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    quantum: Decimal
    unit: str
    currency: str | None = None
    per: str | None = None
    security: str | None = None
    qualifier: Qualifier = "exact"
    currency_assumed: bool = False


class DateMention(msgspec.Struct):
    """A calendar date, ISO 8601, with its role where the words say it."""

    id: str
    text: str
    start: int
    end: int
    value: str
    role: DateRole | None = None


class Quote(msgspec.Struct):
    """Direct speech under one attribution; `speaker` is a person id, `speaker_company` a
    company id."""

    id: str
    parts: list[TextSpan]
    speaker: str | None = None
    speaker_company: str | None = None


class Fact(msgspec.Struct):
    """What a quantity is: a concept, whom it is about and the period it covers. `score` is
    the confidence of the reading, 0 to 1. `relates_to` names the fact that a change or a
    prior value belongs to. `evidence` says who reads it so: the rules, the trained model, or
    both."""

    id: str
    concept: str
    quantity: str
    company: str | None = None
    security: str | None = None
    period: str | None = None
    score: float = 1.0
    relates_to: str | None = None
    evidence: EvidenceSource = "rules"


class Deal(msgspec.Struct):
    """One transaction: its parties (company ids by role), its terms (fact ids by concept) and
    its dates (ISO dates by role)."""

    id: str
    type: DealType
    parties: dict[str, str | list[str]] = msgspec.field(default_factory=dict)
    terms: dict[str, list[str]] = msgspec.field(default_factory=dict)
    dates: dict[str, str] = msgspec.field(default_factory=dict)


class Bounds(msgspec.Struct, frozen=True):
    """A closed interval; null is unbounded."""

    low: Decimal | None
    high: Decimal | None


class Check(msgspec.Struct):
    """One arithmetic identity applied to stated numbers. `inputs` hold fact or quantity ids."""

    id: str
    identity: str
    status: CheckStatus
    inputs: dict[str, list[str]]
    computed: Bounds | None
    reported: Bounds | None
    message: str


class Contact(msgspec.Struct):
    """Somebody the reader may turn to."""

    name: str | None = None
    organization: str | None = None
    title: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None


class ErrorEntry(msgspec.Struct):
    """Something that could not be read, was skipped or is not handled; see `errors.CODES`."""

    stage: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None


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
        people, quantities, dates, quotes, facts, deals, checks, contacts, errors. Numbers stay
        exact `Decimal` objects."""
        return flat.frames([flat.rows(msgspec.to_builtins(self, builtin_types=(Decimal,)))])

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """The record that one line of JSON holds.

        Raises msgspec.DecodeError for what is no JSON, and msgspec.ValidationError (one of
        them) for what is no record: a missing field, a wrong type, another `schema_version`,
        a number that is not written as a plain decimal.
        """
        record = _DECODER.decode(line)
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
