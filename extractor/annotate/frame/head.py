"""The head of a release: which of the lines above the body is the headline, which ones are
subheadlines, and which are labels, names, addresses and contacts.

Comes in: a view, its layout and its datelines. Goes out: a `Head`. It must not look below the
first paragraph of the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.annotate.dates.dateline import Dateline
from extractor.patterns.contacts import REACH
from extractor.patterns.frame import (
    ADDRESS,
    ASIDE,
    CONTACT_LINE,
    LABEL,
    NO_SUBHEADLINE,
    RESUMES,
    UNFINISHED,
)
from extractor.schema import Span
from extractor.stages import Layout

_PROSE = 150
_HEAD_LINES = 40
_LEAD = 12
_LAST_WORD = 24
_LONGEST = 600
_WRAPPED = 38
_MARKS = " \t\u200b\ufeff\u00ad-–—•●▪◦*·>~|_→■"
_WORDS = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?]\)?$")
_IMMEDIATE = re.compile(r"(?i)immediate (?:release|publication)")
_LEGAL_FORM = re.compile(
    r"(?i)\b(?:inc|corp|corporation|company|co|ltd|limited|llc|plc|ag|se|sa|nv|nl|ab|asa|as|oyj|abp|spa|lp"
    r"|publ|gmbh|bhd|kk|pjsc|holdings?|group|trust)$"
)
_ASIDE = re.compile(r" ?\((?:[^()\n]{1,30}:|[\"“‘'])[^()\n]{1,80}\)")
_NAMED = re.compile(
    r"(?:(?:[^\W\d_a-z][\w’'.&-]*|&|and|of|de|du|i|och) ){1,6}"
    r"(?i:inc|corp|ltd|limited|llc|plc|ag|se|sa|s\.a|nv|n\.v|nl|ab|asa|oyj|abp|gmbh|berhad|pjsc|trust)\.?$"
)


@dataclass(slots=True)
class Head:
    """What stands above the body. `contacts` are the lines that say whom to turn to, `end` is
    where the body begins."""

    headline: Span | None = None
    subheadlines: list[Span] = field(default_factory=list)
    contacts: list[Span] = field(default_factory=list)
    end: int = 0


def find_head(view: str, layout: Layout, datelines: list[Dateline], main: Dateline | None) -> Head:
    """The head of `view`; without a main dateline it ends at the first paragraph of prose."""
    head = Head()
    lines = _lines(view, layout, datelines, main, head)
    _headlines(view, lines, main, head)
    return head


def _lines(
    view: str, layout: Layout, datelines: list[Dateline], main: Dateline | None, head: Head
) -> list[Span]:
    """The lines above the body that may be headlines; `contacts` and `end` of `head` are set."""
    dated = {line.paragraph for line in datelines}
    last = main if main and not main.late else None
    lines: list[Span] = []
    block: int | None = None
    waiting: list[Span] = []
    ready: int | None = None
    open_line = False
    for index, paragraph in enumerate(layout.paragraphs[:_HEAD_LINES]):
        text = view[paragraph.start : paragraph.end]
        if last and index >= last.paragraph:
            if last.start > paragraph.start + _LEAD:
                lines.append(Span(paragraph.start, last.start))
            head.end = paragraph.start
            break
        if last is None and index not in dated and lines and _is_prose(text):
            head.end = paragraph.start
            break
        head.end = paragraph.end
        if index in dated and not open_line:
            continue
        if CONTACT_LINE.regex.match(text):
            block, waiting = len(lines), [*waiting, paragraph]
        elif LABEL.regex.match(text):
            if _IMMEDIATE.search(text):
                ready, block = len(lines), None
        elif len(text) < _PROSE and REACH.regex.search(text):
            del lines[len(lines) if block is None else block :]
            head.contacts += [*waiting, paragraph]
            waiting = []
        elif not ASIDE.regex.match(text) and not ADDRESS.regex.match(text):
            lines.append(paragraph)
            if block is not None:
                waiting.append(paragraph)
            open_line = bool(UNFINISHED.regex.search(text[-_LAST_WORD:]))
    if ready and _longest(lines[ready:]) > _longest(lines[:ready]):
        del lines[:ready]
    return lines


def _longest(lines: list[Span]) -> int:
    return max((line.end - line.start for line in lines), default=0)


def _is_prose(text: str) -> bool:
    """Whether a line is rather a paragraph of the body than a headline."""
    return len(text) >= _PROSE or (len(text) >= 80 and bool(_SENTENCE.search(text)))


def _headlines(view: str, found: list[Span], main: Dateline | None, head: Head) -> None:
    """Set headline and subheadlines of `head`. Lines that break off ("Announces Results for the")
    are joined with the next; a line that only names the company is skipped."""
    speaker = view[main.end : main.end + 90] if main and not main.late else ""
    opening = view[head.end : head.end + 90]
    lines: list[Span] = []
    for span in found:
        span = _trimmed(view, span)
        if not 1 < span.end - span.start <= _LONGEST:
            continue
        text = view[span.start : span.end]
        if lines and _joins(view[lines[-1].start : lines[-1].end], text):
            lines[-1] = Span(lines[-1].start, span.end)
        else:
            lines.append(span)
    if not lines:
        return
    said = [_plain(_ASIDE.sub("", view[span.start : span.end])) for span in lines]
    spoken = _plain(speaker)
    chosen = 0
    later = [spoken, _plain(opening)]
    while chosen + 1 < len(lines) and (
        _is_logo(said[chosen], [*said[chosen + 1 :], *later])
        or _NAMED.match(_ASIDE.sub("", view[lines[chosen].start : lines[chosen].end]))
    ):
        chosen += 1
    head.headline, title = lines[chosen], said[chosen]
    for span, words in zip(lines[chosen + 1 :], said[chosen + 1 :], strict=True):
        if NO_SUBHEADLINE.regex.match(view[span.start : span.end]):
            continue
        if not words or title.startswith(words) or spoken.startswith(words) or words == title:
            continue
        if not spoken and (words.count(" ") < 3 or len(head.subheadlines) == 3):
            break
        if spoken and span is lines[chosen + 1] and _is_tail(view, head.headline, span):
            head.headline = Span(head.headline.start, span.end)
            continue
        head.subheadlines.append(span)


def _is_tail(view: str, headline: Span, span: Span) -> bool:
    """Whether the line right below the headline is rather its last words, wrapped: up to three
    words with capitals below a long line with capitals. Such a line says too little for a
    subheadline."""
    first, second = view[headline.start : headline.end], view[span.start : span.end]
    if headline.end + 1 != span.start or len(first) < _WRAPPED:
        return False
    titled = sum(word[0].isupper() for word in first.split()) * 10 > 6 * len(first.split())
    words = second.split()
    return titled and len(words) <= 3 and all(word[0].isupper() or word == "&" for word in words)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _joins(first: str, second: str) -> bool:
    """Whether `first` breaks off and `second` goes on."""
    return bool(UNFINISHED.regex.search(first[-_LAST_WORD:]) or RESUMES.regex.match(second))


def _is_logo(words: str, others: list[str]) -> bool:
    """Whether a line is only the name, with or without its legal form, with which a later line
    begins."""
    name = _LEGAL_FORM.sub("", words).strip() or words
    return words.count(" ") < 5 and any(
        other.startswith(name) and other != words for other in others
    )


def _trimmed(view: str, span: Span) -> Span:
    """`span` without the dashes, bullets and blanks around its words."""
    text = view[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip(_MARKS))
    return Span(start, max(start, span.start + len(text.rstrip(_MARKS.replace(")", "")))))
