"""The record types and the vocabularies: the only words that the stages share.

Comes in: nothing. Goes out: msgspec Structs from which the JSON Schema, the strict
decoding of saved records and every stage's results are made. This module must not know
how anything is found, only what it is called and what it means.

Offsets are Python string offsets (code points), half-open. While a release is being read,
spans point into the *view* (`normalize.Release.view`); the last step of `assemble` projects
them onto `Record.text`. Numbers are `Decimal`, written as plain decimal strings.
"""

from extractor.schema.parts import (
    Bounds,
    Check,
    Company,
    Contact,
    DateMention,
    Deal,
    ErrorEntry,
    Fact,
    Listing,
    Person,
    Quantity,
    Quote,
    Section,
    SourceInfo,
)
from extractor.schema.record import (
    SCHEMA_VERSION,
    Record,
    json_schema,
)
from extractor.schema.spans import (
    Span,
    TextSpan,
)
from extractor.schema.tables import (
    Table,
    TableCell,
    TableColumn,
    TableRow,
)
from extractor.schema.vocabulary import (
    SHIPPED,
    Basis,
    CheckStatus,
    ColumnRole,
    DateRole,
    DealType,
    Direction,
    EvidenceSource,
    Qualifier,
    QuantityKind,
    Role,
    RowRole,
    SectionKind,
    StatementKind,
    TableForm,
)

__all__ = [
    "SCHEMA_VERSION",
    "SHIPPED",
    "Basis",
    "Bounds",
    "Check",
    "CheckStatus",
    "ColumnRole",
    "Company",
    "Contact",
    "DateMention",
    "DateRole",
    "Deal",
    "DealType",
    "Direction",
    "ErrorEntry",
    "EvidenceSource",
    "Fact",
    "Listing",
    "Person",
    "Qualifier",
    "Quantity",
    "QuantityKind",
    "Quote",
    "Record",
    "Role",
    "RowRole",
    "Section",
    "SectionKind",
    "SourceInfo",
    "Span",
    "StatementKind",
    "Table",
    "TableCell",
    "TableColumn",
    "TableForm",
    "TableRow",
    "TextSpan",
    "json_schema",
]
