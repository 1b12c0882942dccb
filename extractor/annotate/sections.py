"""Sections: which stretch of a release does which job.

Comes in: a view, its layout, and where headline and datelines stand. Goes out: `Section`s that
cover the view in text order. It must not read contacts or dates, only tell where they may stand.

A newcomer's guide: every paragraph either opens a section (a heading, or words glued to the
paragraph that are one), or is a stock paragraph by its own words (a legend, a safe-harbor
sentence), or goes on with the section that is open. What a section may go on with differs: a
safe-harbor section ends at the first paragraph that does not talk of risks, so that a body
paragraph is rather kept in the body than lost.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from extractor.patterns.frame import HARBOR, HARBOR_WORDS, INLINE_HEADING, LEGEND, REACH
from extractor.resources import load_table
from extractor.schema import Section, SectionKind, Span
from extractor.stages import Layout

_HEADING_LENGTH = 110
_SHORT = 90
_LONG = 240
_LOOK_AHEAD = 8
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_FINITE = re.compile(r"[.!?;][\"”’)]?$|,$")
_ITEM = re.compile(r"[•●▪◦·*+–o-]\s|\d{1,2}[.)]\s|\([a-z0-9]{1,3}\)\s|[a-z]")
_LETTERS = re.compile(r"[A-Za-z]")


@cache
def _headings() -> re.Pattern[str]:
    """One expression for all headings of resources/headings.tsv; a group per section kind."""
    by_kind: dict[str, list[str]] = {}
    for kind, words in load_table("headings.tsv"):
        source = re.escape(words.removeprefix("... ").removesuffix(" ...").casefold())
        if words.startswith("... "):
            source = rf"(?:[^\n]{{0,60}}\W)?{source}"
        if words.endswith(" ..."):
            source = rf"{source}(?:\W[^\n]{{0,90}})?"
        by_kind.setdefault(kind, []).append(source)
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(all_)})" for kind, all_ in by_kind.items()))


def heading_kind(line: str) -> SectionKind | None:
    """The section that `line` opens if it is a heading and nothing else."""
    if len(line) > _HEADING_LENGTH or line.endswith((".", ",", ";")):
        return None
    match = _headings().fullmatch(_EDGE.sub("", line).casefold())
    return cast(SectionKind, match.lastgroup) if match else None


def find_sections(
    view: str, layout: Layout, headlines: list[Span], datelines: list[Span], head_end: int
) -> list[Section]:
    """The sections of `view`. `headlines` are headline and subheadlines, `datelines` the datings
    of the head, `head_end` is where the body may begin."""
    pieces: list[tuple[SectionKind, int, int]] = [
        ("table", table.start, table.end) for table in layout.tables
    ]
    pieces += [("headline", span.start, span.end) for span in headlines]
    pieces += [("dateline", span.start, span.end) for span in datelines]
    taken = sorted([*headlines, *datelines], key=lambda span: span.start)
    rest: list[Span] = []
    for paragraph in layout.paragraphs:
        at = paragraph.start
        while taken and taken[0].start < paragraph.end:
            span = taken.pop(0)
            if span.start <= at + 8:
                at = max(at, span.end)
        if paragraph.start < head_end:
            if at == paragraph.start:
                pieces.append(("boilerplate", at, paragraph.end))
            continue
        if view[at : paragraph.end].strip(" -–—.:/|*)"):
            rest.append(Span(at, paragraph.end))
    kinds = _kinds(view, rest)
    pieces += [(kind, span.start, span.end) for kind, span in zip(kinds, rest, strict=True)]
    return _merged(pieces)


def _kinds(view: str, spans: list[Span]) -> list[SectionKind]:
    lines = [view[span.start : span.end] for span in spans]
    kinds: list[SectionKind] = []
    state: SectionKind = "body"
    behind: SectionKind = "body"
    for index, line in enumerate(lines):
        opened = _opened(line, lines, index)
        if opened:
            state = behind = opened
            kinds.append(opened)
            continue
        if LEGEND.regex.match(line):
            kinds.append("boilerplate")
            continue
        if HARBOR.regex.match(line):
            state = "forward_looking"
            kinds.append(state)
            continue
        state = _goes_on(state, behind, line, lines, index)
        if state != "forward_looking":
            behind = state
        if state == "body" and _reach_only(line) and index > 2:
            back = index - 1
            while back >= max(0, index - 5) and kinds[back] in ("body", "about") and _name_line(lines[back]):
                kinds[back] = "contact"
                back -= 1
            state = behind = "contact"
        kinds.append(state)
    return kinds


def _opened(line: str, lines: list[str], index: int) -> SectionKind | None:
    kind = heading_kind(line)
    if kind is None and (match := INLINE_HEADING.regex.match(line)):
        kind = cast(SectionKind, match.lastgroup)
        if kind == "about" and len(line) < _SHORT:
            kind = None
    if kind == "contact" and not _reach_ahead(line, lines, index):
        return None
    return kind


def _goes_on(
    state: SectionKind, behind: SectionKind, line: str, lines: list[str], index: int
) -> SectionKind:
    """The section that a paragraph without any mark of its own belongs to."""
    if state == "body":
        return state
    title = len(line) < _SHORT and not _FINITE.search(line) and not _ITEM.match(line)
    if state == "contact":
        return "body" if len(line) > _LONG and not REACH.regex.search(line) else state
    if title and not REACH.regex.search(line):
        if _reach_ahead(line, lines, index, 5) and _name_line(line):
            return "contact"
        if state == "about" and index + 1 < len(lines) and len(lines[index + 1]) < _SHORT:
            return state
        return "body"
    if state == "forward_looking":
        if HARBOR_WORDS.regex.search(line) or (_ITEM.match(line) and '"' not in line):
            return state
        if _reach_only(line):
            return "contact"
        return "body" if behind == "forward_looking" else behind
    return state


def _reach_ahead(line: str, lines: list[str], index: int, count: int = _LOOK_AHEAD) -> bool:
    """Whether an e-mail address or telephone number stands in this line or soon below it."""
    for ahead in lines[index : index + count]:
        if REACH.regex.search(ahead):
            return True
        if len(ahead) > _LONG:
            return False
    return False


def _reach_only(line: str) -> bool:
    """Whether a line is little more than an e-mail address or a telephone number."""
    match = REACH.regex.search(line) if len(line) < 160 else None
    return bool(match) and len(line) - (match.end() - match.start() if match else 0) < 70


def _name_line(line: str) -> bool:
    return len(line) < 70 and not _FINITE.search(line.removesuffix("Inc.").removesuffix("Esq."))


def _merged(pieces: list[tuple[SectionKind, int, int]]) -> list[Section]:
    sections: list[Section] = []
    for kind, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if sections and sections[-1].kind == kind:
            sections[-1].end = max(end, sections[-1].end)
        elif start < end:
            sections.append(Section(kind, start, end))
    return sections
