"""The parts of a record: its origin, what is named in it, what is stated, what is checked."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from extractor.schema.spans import Span, TextSpan
from extractor.schema.vocabulary import (
    Basis,
    CheckStatus,
    DateRole,
    DealType,
    Direction,
    EvidenceSource,
    Qualifier,
    QuantityKind,
    Role,
    SectionKind,
)


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
    prior value belongs to. `basis` says whether a figure follows the accounting standards.
    `evidence` says who reads it so: the rules, the trained model, or both. `same_as` is the
    fact in a table that states what a fact in prose does. `direction` says that a change goes up
    or down, or that a result is a loss, where the words say it and not the sign."""

    id: str
    concept: str
    quantity: str
    company: str | None = None
    security: str | None = None
    period: str | None = None
    score: float = 1.0
    relates_to: str | None = None
    evidence: EvidenceSource = "rules"
    basis: Basis | None = None
    same_as: str | None = None
    direction: Direction | None = None


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
