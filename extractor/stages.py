"""What one stage hands to the next, from the bytes that came in to the mentions that
`assemble` joins into a record.

Comes in: nothing. Goes out: msgspec Structs; no behavior beyond reading them. All spans
point into the *view* of the release (see `Release`), except where a field says otherwise.
The final shape that users see is `extractor.schema`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from extractor import schema
from extractor.schema import (
    Basis,
    Contact,
    DateMention,
    DealType,
    Direction,
    ErrorEntry,
    EvidenceSource,
    Listing,
    Quantity,
    Section,
    SectionKind,
    SourceInfo,
    Span,
)


class Source(msgspec.Struct):
    """One release as read: its text (the text that the record's offsets refer to), where it
    came from, and what went wrong on the way. HTML is already rendered, tables as pipe rows."""

    info: SourceInfo
    text: str
    errors: list[ErrorEntry] = msgspec.field(default_factory=list)


class Release(msgspec.Struct):
    """A release ready to be annotated.

    `text` is the source's text. `view` is the same text as a reader sees it: one paragraph or
    table row per line, soft wraps joined, markdown marks gone, white space folded, glued words
    parted. `offsets[i]` is the place in `text` of character `i` of the view, and has one entry
    more than the view, so that ends map too (see `normalize.to_text`).
    """

    info: SourceInfo
    text: str
    view: str
    offsets: list[int]
    errors: list[ErrorEntry] = msgspec.field(default_factory=list)


class Table(msgspec.Struct):
    """A run of pipe rows: the cells of every row, without their padding. The markdown rule
    under a header (`| --- |`) is no row."""

    start: int
    end: int
    rows: list[list[Span]]


class Layout(msgspec.Struct):
    """The skeleton of a view: its paragraphs (lines that are no table rows), sentences within
    paragraphs, and tables, each in text order."""

    paragraphs: list[Span]
    sentences: list[Span]
    tables: list[Table]


SMALL_PRINT: frozenset[SectionKind] = frozenset({"forward_looking", "contact", "boilerplate"})
"""Sections that tell nothing of the release's own news or figures."""

BACKGROUND: frozenset[SectionKind] = SMALL_PRINT | {"about"}
"""Sections in which words for deals are not the news."""


class Frame(msgspec.Struct):
    """The parts of a release that have one job each; `place` and `wire` are already worded as
    the record prints them, `date` is ISO."""

    headline: Span | None = None
    subheadlines: list[Span] = msgspec.field(default_factory=list)
    dateline: Span | None = None
    place: str | None = None
    date: str | None = None
    wire: str | None = None
    sections: list[Section] = msgspec.field(default_factory=list)
    contacts: list[Contact] = msgspec.field(default_factory=list)
    errors: list[ErrorEntry] = msgspec.field(default_factory=list)


CompanyForm = Literal["legal", "name", "defined", "alias", "ticker"]


class CompanyMention(msgspec.Struct):
    """A company named in the text. `legal`: with its legal form; `name`: a full name without
    one; `defined`: a term defined in parentheses after the company (`antecedent` is the index
    of the mention it stands for); `alias`: a later short form; `ticker`: a symbol used as the
    name."""

    start: int
    end: int
    name: str
    form: CompanyForm
    antecedent: int | None = None
    listings: list[Listing] = msgspec.field(default_factory=list)


class PersonMention(msgspec.Struct):
    """A person named in the text: `name` without honorific; `titles` that stand beside this
    mention, split; `company` the span of the company named in the title, if any."""

    start: int
    end: int
    name: str
    titles: list[str] = msgspec.field(default_factory=list)
    company: Span | None = None


class Entity(msgspec.Struct):
    """A name that a trained model sees: `label` is COMPANY or PERSON, `score` its probability."""

    start: int
    end: int
    label: str
    score: float = 1.0


class QuoteMention(msgspec.Struct):
    """Direct speech under one attribution: the spans between the marks, and the words that
    name the speaker (a person, a pronoun, a company), if any."""

    parts: list[Span]
    speaker: Span | None = None


class ConceptMention(msgspec.Struct):
    """What the words around quantity number `quantity` (an index) say that it is. `relates_to`
    and `same_as` are indexes of quantities, too."""

    quantity: int
    concept: str
    score: float
    period: str | None = None
    security: str | None = None
    relates_to: int | None = None
    evidence: EvidenceSource = "rules"
    basis: Basis | None = None
    direction: Direction | None = None
    same_as: int | None = None


DealPlace = Literal["headline", "lead", "body", "background"]


class DealMention(msgspec.Struct):
    """Words that name a type of deal, and how prominent the place is where they stand. `told`
    says that a headline tells the event with its verb ("signs supply agreement")."""

    start: int
    end: int
    type: DealType
    place: DealPlace
    told: bool = False


class Membership(msgspec.Struct):
    """How probably quantity number `quantity` (an index) is a term of a deal of `type`."""

    quantity: int
    type: DealType
    score: float


class Transaction(msgspec.Struct):
    """How probably the release announces or reports a deal of `type`."""

    type: DealType
    score: float


class Annotations(msgspec.Struct):
    """All that the annotators found in one view; the last three are what a trained model says."""

    layout: Layout
    frame: Frame
    dates: list[DateMention] = msgspec.field(default_factory=list)
    quantities: list[Quantity] = msgspec.field(default_factory=list)
    companies: list[CompanyMention] = msgspec.field(default_factory=list)
    people: list[PersonMention] = msgspec.field(default_factory=list)
    quotes: list[QuoteMention] = msgspec.field(default_factory=list)
    deals: list[DealMention] = msgspec.field(default_factory=list)
    tables: list[schema.Table] = msgspec.field(default_factory=list)
    concepts: list[ConceptMention] = msgspec.field(default_factory=list)
    entities: list[Entity] = msgspec.field(default_factory=list)
    memberships: list[Membership] = msgspec.field(default_factory=list)
    transactions: list[Transaction] = msgspec.field(default_factory=list)
