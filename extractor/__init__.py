"""Press releases to checked records.

    from extractor import extract
    record = extract(text)
    record.to_dict(), record.to_json(), record.to_frames()

Everything is loaded when it is first asked for, so that importing the package, checking saved
records or printing the schema needs neither spaCy nor the annotators.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from extractor.shown import show_with

__version__ = "0.1.0"

if TYPE_CHECKING:
    from extractor.batch import extract_many
    from extractor.batch.frame import extract_frame
    from extractor.errors import ExtractorError, UsageError
    from extractor.notebook import display
    from extractor.pipeline import Extractor, Settings, extract
    from extractor.saved import recheck
    from extractor.schema import (
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
        Record,
        Section,
        SourceInfo,
        Span,
        TextSpan,
    )
    from extractor.write.tables import to_frames

_HOMES = {
    "extract": "pipeline",
    "Extractor": "pipeline",
    "Settings": "pipeline",
    "extract_many": "batch",
    "extract_frame": "batch.frame",
    "recheck": "saved",
    "display": "notebook",
    "to_frames": "write.tables",
    "ExtractorError": "errors",
    "UsageError": "errors",
    **dict.fromkeys(
        (
            "Bounds",
            "Check",
            "Company",
            "Contact",
            "DateMention",
            "Deal",
            "ErrorEntry",
            "Fact",
            "Listing",
            "Person",
            "Quantity",
            "Quote",
            "Record",
            "Section",
            "SourceInfo",
            "Span",
            "TextSpan",
        ),
        "schema",
    ),
}

__all__ = [
    "Bounds",
    "Check",
    "Company",
    "Contact",
    "DateMention",
    "Deal",
    "ErrorEntry",
    "Extractor",
    "ExtractorError",
    "Fact",
    "Listing",
    "Person",
    "Quantity",
    "Quote",
    "Record",
    "Section",
    "Settings",
    "SourceInfo",
    "Span",
    "TextSpan",
    "UsageError",
    "__version__",
    "display",
    "extract",
    "extract_frame",
    "extract_many",
    "recheck",
    "to_frames",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def _frame(record: Record) -> str:
    shown: str = import_module(f"{__name__}.notebook").frame([record])
    return shown


show_with(_frame)


def __dir__() -> list[str]:
    return sorted(__all__)
