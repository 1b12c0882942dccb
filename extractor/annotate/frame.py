"""The frame of a release: headline, subheadlines, dateline, sections, contacts.

Comes in: a view, its layout and its dates. Goes out: a `Frame` with spans into the view. It must
not know the companies; who the issuer is, is decided in assemble.
"""

from __future__ import annotations

import re

from extractor import errors
from extractor.annotate.contacts import find_contacts
from extractor.annotate.dateline import (
    Dateline,
    find_datelines,
    main_dateline,
    place_name,
    wire_name,
)
from extractor.annotate.sections import find_sections
from extractor.patterns.frame import LABEL, REACH, WIRE_IMPRINT
from extractor.schema import DateMention, Span
from extractor.stages import Frame, Layout

_PROSE = 150
_HEAD_LINES = 40
_EDGE = re.compile(r"^[\s\-–—•●*·>~]+|[\s\-–—*~]+$")
_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?]\)?$")
_OPENING = re.compile(r"(?:This|The) (?:press|news) release |(?:Not|NOT) (?:for|FOR) ")


def find_frame(view: str, layout: Layout, dates: list[DateMention]) -> Frame:
    """The frame of `view`; `dates` are what `annotate.dates.find_dates` found in it.

    An entry F001 stands in its errors where neither a headline nor a dateline was found.
    """
    datelines = find_datelines(view, layout)
    main = main_dateline(datelines)
    head, head_end = _head(view, layout, datelines, main)
    headline, subheadlines = _headlines(view, head, main)
    frame = Frame(headline, subheadlines)
    if main:
        frame.dateline = Span(main.start, main.end)
        frame.place = place_name(view[main.place.start : main.place.end]) if main.place else None
    frame.wire = _wire(view, datelines, main)
    release = [mention for mention in dates if mention.role == "release"]
    inside = [mention for mention in release if main and main.start <= mention.start < main.end]
    frame.date = next((mention.value for mention in inside + release), None)
    spans = [Span(line.start, line.end) for line in datelines]
    tops = [span for span in [headline, *subheadlines] if span]
    frame.sections = find_sections(view, layout, tops, spans, head_end)
    frame.contacts = find_contacts(view, layout, frame.sections)
    if headline is None and main is None:
        frame.errors.append(errors.entry("F001"))
    return frame


def _head(
    view: str, layout: Layout, datelines: list[Dateline], main: Dateline | None
) -> tuple[list[Span], int]:
    """The lines above the body that may be headlines, and where the body begins."""
    dated = {line.paragraph for line in datelines}
    last = main.paragraph if main else None
    lines: list[Span] = []
    for index, paragraph in enumerate(layout.paragraphs[:_HEAD_LINES]):
        text = view[paragraph.start : paragraph.end]
        if last is not None and index >= last:
            return lines, paragraph.start
        if last is None and index not in dated and lines and _is_prose(text):
            return lines, paragraph.start
        if index in dated or LABEL.regex.match(text):
            continue
        lines.append(paragraph)
    end = layout.paragraphs[min(len(layout.paragraphs), _HEAD_LINES) - 1].end if layout.paragraphs else 0
    return lines, end


def _is_prose(text: str) -> bool:
    return len(text) >= _PROSE or (len(text) >= 80 and bool(_SENTENCE.search(text)))


def _headlines(
    view: str, head: list[Span], main: Dateline | None
) -> tuple[Span | None, list[Span]]:
    speaker = " ".join(_WORDS.findall(view[main.end : main.end + 90].casefold())) if main else ""
    reach = [bool(REACH.regex.search(view, span.start, span.end)) for span in head]
    lines: list[Span] = []
    for index, span in enumerate(head):
        span = _trimmed(view, span)
        text = view[span.start : span.end]
        if not text or len(text) > 600 or _OPENING.match(text) or reach[index]:
            continue
        lines.append(span)
    if not lines:
        return None, []
    words = [" ".join(_WORDS.findall(view[span.start : span.end].casefold())) for span in lines]
    chosen = 0
    while chosen + 1 < len(lines) and _is_logo(words[chosen], [*words[chosen + 1 :], speaker]):
        chosen += 1
    rest = [
        span
        for span, said in zip(lines[chosen + 1 :], words[chosen + 1 :], strict=True)
        if said and not words[chosen].startswith(said) and not speaker.startswith(said)
    ]
    return lines[chosen], rest


def _is_logo(words: str, others: list[str]) -> bool:
    """Whether a line is only the name with which a later line begins."""
    return words.count(" ") < 5 and any(
        other.startswith(words) and other != words for other in others
    )


def _trimmed(view: str, span: Span) -> Span:
    text = view[span.start : span.end]
    lead = _EDGE.match(text)
    start = span.start + (lead.end() if lead and lead.start() == 0 else 0)
    tail = re.search(r"[\s\-–—*~]+$", view[start : span.end])
    return Span(start, start + tail.start() if tail else span.end)


def _wire(view: str, datelines: list[Dateline], main: Dateline | None) -> str | None:
    for line in ([main] if main else []) + datelines:
        if line.wire:
            return wire_name(view[line.wire.start : line.wire.end])
    imprint = None
    for imprint in WIRE_IMPRINT.regex.finditer(view, max(0, len(view) - 6000)):
        pass
    return wire_name(imprint["wire"].removesuffix(".com")) if imprint else None
