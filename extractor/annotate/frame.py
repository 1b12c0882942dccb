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
from extractor.patterns.contacts import REACH
from extractor.patterns.frame import ASIDE, LABEL, NO_SUBHEADLINE, RESUMES, UNFINISHED
from extractor.patterns.wires import WIRE_IMPRINT
from extractor.schema import DateMention, Span
from extractor.stages import Frame, Layout

_PROSE = 150
_HEAD_LINES = 40
_LONGEST = 600
_TAIL = 6000
_MARKS = " \t\u200b\ufeff\u00ad-–—•●▪◦*·>~|_→■"
_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?]\)?$")
_IMMEDIATE = re.compile(r"(?i)immediate release|press release|news release")
_CONTACT = re.compile(r"(?i)contacts?\b|investor relations|inquiries")


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
    last = main.paragraph if main and not main.late else None
    lines: list[Span] = []
    reach: list[int] = []
    open_line = False
    for index, paragraph in enumerate(layout.paragraphs[:_HEAD_LINES]):
        text = view[paragraph.start : paragraph.end]
        if last is not None and index >= last:
            break
        if last is None and index not in dated and lines and _is_prose(text):
            break
        if index in dated and not open_line:
            continue
        if LABEL.regex.match(text):
            if _IMMEDIATE.search(text) and reach:
                lines.clear()
                reach.clear()
            continue
        if len(text) < _PROSE and REACH.regex.search(text):
            reach.append(len(lines))
            continue
        if not ASIDE.regex.match(text):
            lines.append(paragraph)
            open_line = bool(UNFINISHED.regex.search(text))
    else:
        index = min(len(layout.paragraphs), _HEAD_LINES)
    if reach and _CONTACT.search(view, 0, layout.paragraphs[0].end + 400):
        del lines[: reach[-1]]
    if index < len(layout.paragraphs):
        return lines, layout.paragraphs[index].start
    return lines, layout.paragraphs[-1].end if layout.paragraphs else 0


def _is_prose(text: str) -> bool:
    """Whether a line is rather a paragraph of the body than a headline."""
    return len(text) >= _PROSE or (len(text) >= 80 and bool(_SENTENCE.search(text)))


def _headlines(
    view: str, head: list[Span], main: Dateline | None
) -> tuple[Span | None, list[Span]]:
    """Headline and subheadlines among the lines of the head. Lines that break off ("Announces
    Results for the") are joined with the next; a line that only names the company is skipped."""
    speaker = view[main.end : main.end + 90] if main and not main.late else ""
    lines: list[Span] = []
    for span in head:
        span = _trimmed(view, span)
        if not 1 < span.end - span.start <= _LONGEST:
            continue
        text = view[span.start : span.end]
        if lines and _joins(view[lines[-1].start : lines[-1].end], text):
            lines[-1] = Span(lines[-1].start, span.end)
        else:
            lines.append(span)
    if not lines:
        return None, []
    said = [_plain(view[span.start : span.end]) for span in lines]
    spoken = _plain(speaker)
    chosen = 0
    while chosen + 1 < len(lines) and _is_logo(said[chosen], [*said[chosen + 1 :], spoken]):
        chosen += 1
    title = said[chosen]
    rest: list[Span] = []
    for span, words in zip(lines[chosen + 1 :], said[chosen + 1 :], strict=True):
        if NO_SUBHEADLINE.regex.match(view[span.start : span.end]):
            continue
        if not words or title.startswith(words) or spoken.startswith(words) or words == title:
            continue
        if not spoken and (words.count(" ") < 3 or len(rest) == 3):
            break
        rest.append(span)
    return lines[chosen], rest


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _joins(first: str, second: str) -> bool:
    """Whether `first` breaks off and `second` goes on."""
    return bool(UNFINISHED.regex.search(first) or RESUMES.regex.match(second))


def _is_logo(words: str, others: list[str]) -> bool:
    """Whether a line is only the name with which a later line begins."""
    return words.count(" ") < 5 and any(
        other.startswith(words) and other != words for other in others
    )


def _trimmed(view: str, span: Span) -> Span:
    """`span` without the dashes, bullets and blanks around its words."""
    text = view[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_MARKS))
    return Span(start, max(start, span.start + len(text.rstrip(_MARKS.replace(")", "")))))


def _wire(view: str, datelines: list[Dateline], main: Dateline | None) -> str | None:
    """The wire of the dateline, of a line of its own in the head, or of an imprint at the end."""
    for line in ([main] if main else []) + datelines:
        if line.wire:
            return wire_name(view[line.wire.start : line.wire.end])
    imprints = list(WIRE_IMPRINT.regex.finditer(view, max(0, len(view) - _TAIL)))
    return wire_name(imprints[-1]["wire"]) if imprints else None
