"""The frame of a release: headline, subheadlines, dateline, sections, contacts.

Comes in: a view, its layout and its dates. Goes out: a `Frame` with spans into the view. It must
not know the companies; who the issuer is, is decided in assemble.
"""

from __future__ import annotations

from extractor import errors
from extractor.annotate.dates.dateline import (
    Dateline,
    find_datelines,
    main_dateline,
    place_name,
    wire_name,
)
from extractor.annotate.frame.contacts import find_contacts
from extractor.annotate.frame.head import find_head
from extractor.annotate.frame.sections import find_sections
from extractor.patterns.wires import WIRE_IMPRINT
from extractor.schema import DateMention, Span
from extractor.stages import Frame, Layout

_TAIL = 6000
_TOP = 600


def find_frame(view: str, layout: Layout, dates: list[DateMention]) -> Frame:
    """The frame of `view`; `dates` are what `annotate.dates.find_dates` found in it.

    An entry F001 stands in its errors where neither a headline nor a dateline was found.
    """
    datelines = find_datelines(view, layout)
    main = main_dateline(datelines)
    head = find_head(view, layout, datelines, main)
    frame = Frame(head.headline, head.subheadlines)
    if main:
        frame.dateline = Span(main.start, main.end)
        frame.place = place_name(view[main.place.start : main.place.end]) if main.place else None
    frame.wire = _wire(view, datelines, main)
    release = [mention for mention in dates if mention.role == "release"]
    inside = [mention for mention in release if main and main.start <= mention.start < main.end]
    frame.date = next((mention.value for mention in inside + release), None)
    spans = [Span(line.start, line.end) for line in datelines]
    tops = [span for span in [head.headline, *head.subheadlines] if span]
    frame.sections = find_sections(view, layout, tops, spans, head.contacts, head.end)
    frame.contacts = find_contacts(view, layout, frame.sections)
    if head.headline is None and main is None:
        frame.errors.append(errors.entry("F001"))
    return frame


def _wire(view: str, datelines: list[Dateline], main: Dateline | None) -> str | None:
    """The wire of the dateline, of a line of its own in the head, or of an imprint at the end."""
    for line in ([main] if main else []) + datelines:
        if line.wire:
            return wire_name(view[line.wire.start : line.wire.end])
    imprints = list(WIRE_IMPRINT.regex.finditer(view, max(0, len(view) - _TAIL)))
    if not imprints:
        imprints = list(WIRE_IMPRINT.regex.finditer(view, 0, _TOP))
    return wire_name(imprints[-1]["wire"]) if imprints else None
