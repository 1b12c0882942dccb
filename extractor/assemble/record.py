"""The last step of assembling: all parts of a release joined into one record, every span moved
from the view onto the text that the user has.

Comes in: the release, the annotations, what was assembled from them, and `to_text`, which maps
a span of the view to one of the text. Goes out: a `Record` without its checks. This module must
not find, drop or judge anything.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from extractor.schema import (
    Company,
    DateMention,
    Deal,
    ErrorEntry,
    Fact,
    Person,
    Quantity,
    Quote,
    Record,
    Section,
    Span,
    Table,
    TableCell,
    TableForm,
    TextSpan,
)
from extractor.stages import Annotations, Release

_HTML = frozenset({"html", "edgar"})
ToText = Callable[[int, int], tuple[int, int]]


class Parts(msgspec.Struct):
    """What the annotations of one release were assembled into; spans point into the view."""

    companies: list[Company] = msgspec.field(default_factory=list)
    issuer: str | None = None
    people: list[Person] = msgspec.field(default_factory=list)
    quotes: list[Quote] = msgspec.field(default_factory=list)
    facts: list[Fact] = msgspec.field(default_factory=list)
    deals: list[Deal] = msgspec.field(default_factory=list)


def number_mentions(notes: Annotations) -> None:
    """Give the quantities and dates of `notes` their ids, in order of appearance. The lists keep
    their order: concepts refer to quantities by index."""
    for number, quantity in enumerate(sorted(notes.quantities, key=_start), 1):
        quantity.id = f"q{number}"
    for number, date in enumerate(sorted(notes.dates, key=_start), 1):
        date.id = f"t{number}"


def _start(mention: Quantity | DateMention) -> tuple[int, int]:
    return mention.start, mention.end


def join_record(
    release: Release,
    notes: Annotations,
    parts: Parts,
    to_text: ToText,
) -> Record:
    """The record of `release`. The spans inside `notes` and `parts` are moved onto the text in
    place: neither may be used again."""
    text = release.text
    frame = notes.frame
    mentions: list[Quantity | DateMention] = [*notes.quantities, *notes.dates]
    for mention in mentions:
        mention.start, mention.end = to_text(mention.start, mention.end)
        mention.text = text[mention.start : mention.end]
    named: list[Company | Person] = [*parts.companies, *parts.people]
    for one in named:
        one.mentions = [Span(*to_text(span.start, span.end)) for span in one.mentions]
    for quote in parts.quotes:
        quote.parts = [_text_span(text, part, to_text) for part in quote.parts]
    for fact in parts.facts:
        fact.score = round(fact.score, 3)
    return Record(
        source=release.info,
        text=text,
        headline=_text_span(text, frame.headline, to_text) if frame.headline else None,
        subheadlines=[_text_span(text, line, to_text) for line in frame.subheadlines],
        date=frame.date,
        place=frame.place,
        wire=frame.wire,
        issuer=parts.issuer,
        sections=[
            Section(section.kind, *to_text(section.start, section.end))
            for section in frame.sections
        ],
        companies=parts.companies,
        people=parts.people,
        quantities=notes.quantities,
        dates=notes.dates,
        quotes=parts.quotes,
        facts=parts.facts,
        deals=parts.deals,
        tables=[_table(release, table, to_text) for table in notes.tables],
        contacts=frame.contacts,
        errors=[_moved(error, to_text) for error in frame.errors],
    )


def _table(release: Release, table: Table, to_text: ToText) -> Table:
    """`table`, whose spans are moved onto the text in place."""
    text = release.text
    table.start, table.end = to_text(table.start, table.end)
    table.form = _form(release, table.start)
    heads = [head for column in table.columns for head in column.heads]
    labels = [row.label for row in table.rows if row.label is not None]
    cells = [cell for row in table.rows for cell in row.cells]
    caption = [table.caption] if table.caption is not None else []
    words: list[TextSpan | TableCell] = [*caption, *table.notes, *heads, *labels, *cells]
    for one in words:
        one.start, one.end = to_text(one.start, one.end)
        one.text = text[one.start : one.end]
    return table


def _form(release: Release, start: int) -> TableForm:
    """How the table at `start` was written: the reader shows those of HTML with pipes."""
    if not release.text.startswith("|", release.text.rfind("\n", 0, start + 1) + 1):
        return "space"
    return "html" if release.info.format in _HTML else "pipe"


def _text_span(text: str, span: Span | TextSpan, to_text: ToText) -> TextSpan:
    start, end = to_text(span.start, span.end)
    return TextSpan(text[start:end], start, end)


def _moved(error: ErrorEntry, to_text: ToText) -> ErrorEntry:
    if error.start is None or error.end is None:
        return error
    start, end = to_text(error.start, error.end)
    return msgspec.structs.replace(error, start=start, end=end)
