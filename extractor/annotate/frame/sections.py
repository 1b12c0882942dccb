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

import bisect
import re
from functools import cache
from typing import cast

from extractor.patterns.contacts import NOT_CONTACT, REACH
from extractor.patterns.sections import (
    HARBOR,
    HARBOR_WORDS,
    INLINE_HEADING,
    LEGEND,
    UNREGISTERED,
)
from extractor.resources import load_table
from extractor.schema import Section, SectionKind, Span
from extractor.stages import Layout, Table

_HEADING_LENGTH = 110
_SHORT = 90
_LEAD = 12
_DATELINE_MARKS = " -–—.:/|*)]"
_REACH_LENGTH = 170
_LOOK_AHEAD = 8
_HARBOR_HINTS = ("orward", "arbo", "historical", "undue", "FORWARD")
_REACH_HINT = re.compile(r"@|\(at\)|\[at\]|\d[\d ().–/-]{6}")
_HARBOR_STARTS = ("caution", "safe ", "forward", "disclaimer")
_BARE = re.compile(r"[^\W_](?:.*[^\W_])?")
_FINITE = re.compile(r"[.!?;][\"”’)]?$|,$")
_ITEM = re.compile(r"[•●▪◦·*+–o-]\s|\d{1,2}[.)]\s|\([a-z0-9]{1,3}\)\s|[a-z]")
_FORM_END = re.compile(r"\b(?:Inc|INC|Corp|CORP|Ltd|LTD|Co|CO|[A-Z]\.[A-Z]|plc|Bhd)\.\)?$")
_AMOUNT = re.compile(r"[\"“$€£]|\d ?%")
_MARKED = re.compile(r"[:@]|https?|www\.|\d{3}[ .-]\d{4}")
_LINK = re.compile(r"(?:https?://|www\.)\S+$")
_OFFICE = re.compile(
    r"(?i)(?:investor|media|press|public|corporate) (?:relations|communications)\W*$"
)
_STATEMENT = re.compile(
    r"(?i)\b(?:statements?|balance sheets?|reconciliation|results|highlights|non-gaap|unaudited"
    r"|thousands|millions|measures|schedule|notes?|tables?|appendix|footnotes?|references)\b"
)
_FIGURES = re.compile(r"\d[\d,.]{0,24}\)?(?: +\(?[$€£]? ?\(?\d[\d,.]*\)?){1,9}%?$|[$€£%]")


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


@cache
def _heading_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of headings that must stand first, and of those that may stand inside."""
    rows = [words for _, words in load_table("headings.tsv")]
    inside = {row.split()[1].casefold() for row in rows if row.startswith("...")}
    return frozenset(row.split()[0].casefold() for row in rows), tuple(inside)


def heading_kind(line: str) -> SectionKind | None:
    """The section that `line` opens if it is a heading and nothing else."""
    if len(line) > _HEADING_LENGTH or (_finite(line) and not _FORM_END.search(line)):
        return None
    found = _BARE.search(line)
    bare = found.group().casefold() if found else ""
    first, inside = _heading_words()
    if bare.split(" ", 1)[0].rstrip(",:") not in first and not any(word in bare for word in inside):
        return None
    match = _headings().fullmatch(bare)
    return cast(SectionKind, match.lastgroup) if match else None


def find_sections(
    view: str,
    layout: Layout,
    headlines: list[Span],
    datelines: list[Span],
    contacts: list[Span],
    head_end: int,
) -> list[Section]:
    """The sections of `view`. `headlines` are headline and subheadlines, `datelines` the datings,
    `contacts` the contact lines of the head, `head_end` is where the body may begin."""
    pieces: list[tuple[SectionKind, int, int]] = [
        ("table", table.start, table.end) for table in layout.tables
    ]
    pieces += [("headline", span.start, span.end) for span in headlines]
    pieces += [("dateline", span.start, span.end) for span in datelines]
    taken = sorted([*headlines, *datelines], key=lambda span: span.start)
    rest: list[Span] = []
    covered = 0
    for paragraph in layout.paragraphs:
        at = paragraph.start
        while taken and taken[0].start < paragraph.end:
            span = taken.pop(0)
            if span.start <= at + _LEAD:
                at = covered = max(at, span.end)
        if paragraph.start < head_end:
            if at == paragraph.start and paragraph.start >= covered:
                kind: SectionKind = "contact" if paragraph in contacts else "boilerplate"
                pieces.append((kind, at, paragraph.end))
            continue
        text = view[at : paragraph.end]
        bare = text.lstrip(_DATELINE_MARKS) if at > paragraph.start else text
        if bare.strip(_DATELINE_MARKS):
            rest.append(Span(paragraph.end - len(bare), paragraph.end))
    kinds = _kinds(view, rest, _after_tables(rest, layout.tables))
    pieces += [(kind, span.start, span.end) for kind, span in zip(kinds, rest, strict=True)]
    return _merged(pieces)


def _after_tables(spans: list[Span], tables: list[Table]) -> set[int]:
    """The numbers of the paragraphs right below a table."""
    return {bisect.bisect_left(spans, table.end, key=lambda span: span.start) for table in tables}


def _kinds(view: str, spans: list[Span], after_tables: set[int]) -> list[SectionKind]:
    """The kind of each paragraph of the body."""
    lines = [view[span.start : span.end] for span in spans]
    kinds: list[SectionKind] = []
    state: SectionKind = "body"
    behind: SectionKind = "body"
    for index, line in enumerate(lines):
        if index in after_tables and state in ("forward_looking", "about"):
            state = behind = "body"
        plain = line.startswith("• ") and not _MARKED.search(line)
        opened = None if plain else _opened(lines, index)
        if opened:
            if opened == "contact" and _OFFICE.match(line):
                _claim_names(lines, kinds, 1)
            state = opened
            behind = "body" if opened == "forward_looking" else opened
        elif not plain and _is_legend(line):
            link = state == "contact" and len(line) < _SHORT and _LINK.match(line)
            kinds.append("contact" if link else "boilerplate")
            continue
        elif any(hint in line for hint in _HARBOR_HINTS) and HARBOR.regex.match(line):
            state = "forward_looking"
        else:
            state = _goes_on(state, behind, lines, index)
            if state == "body" and index > 2 and _reach_only(line):
                state = "contact"
                _claim_names(lines, kinds)
            if state != "forward_looking":
                behind = state
        kinds.append(state)
    return kinds


def _may_open(line: str) -> bool:
    """A cheap test that every inline heading passes."""
    return (
        ":" in line[:_HEADING_LENGTH]
        or "bout" in line[:9]
        or "BOUT" in line[:9]
        or (line[:24].casefold().startswith(_HARBOR_STARTS))
    )


def _is_legend(line: str) -> bool:
    if "registered under" in line and UNREGISTERED.regex.match(line):
        return True
    return bool(LEGEND.regex.match(line))


def _has_reach(line: str) -> bool:
    return bool(_REACH_HINT.search(line)) and bool(REACH.regex.search(line))


def _opened(lines: list[str], index: int) -> SectionKind | None:
    """The section that a paragraph opens by its heading or the words that it begins with."""
    line = lines[index]
    kind = heading_kind(line)
    if kind is None and _may_open(line) and (match := INLINE_HEADING.regex.match(line)):
        kind = cast(SectionKind, match.lastgroup)
        if kind == "about" and len(line) < _SHORT:
            return None
    if kind == "contact":
        near = any(_has_reach(ahead) for ahead in lines[index : index + 2])
        return kind if near or _reach_ahead(lines, index) else None
    return kind


def _goes_on(state: SectionKind, behind: SectionKind, lines: list[str], index: int) -> SectionKind:
    """The section that a paragraph without any mark of its own belongs to."""
    line = lines[index]
    if state == "body":
        return state
    if state == "contact":
        if _has_reach(line) or (len(line) < _SHORT and _reach_ahead(lines, index, 5)):
            return state
        near = index > 0 and _has_reach(lines[index - 1])
        return state if near and len(line) < _SHORT and not _FIGURES.search(line) else "body"
    if len(line) < _SHORT and not _finite(line) and not _ITEM.match(line):
        if _reach_ahead(lines, index, 6) and _name_line(line):
            return "contact"
        after = lines[index + 1] if index + 1 < len(lines) else ""
        runs_on = 0 < len(after) < _SHORT and not _STATEMENT.search(line)
        return state if state == "about" and runs_on and not _FIGURES.search(line) else "body"
    if state == "forward_looking":
        if HARBOR_WORDS.regex.search(line) or (_ITEM.match(line) and not _AMOUNT.search(line)):
            return state
        return "contact" if _reach_only(line) else behind
    return state


def _claim_names(lines: list[str], kinds: list[SectionKind], most: int = 5) -> None:
    """The short lines right above an e-mail address or a number are part of the contact."""
    last = len(kinds) - 1
    for back in range(last, max(-1, last - most), -1):
        if kinds[back] not in ("body", "about") or not _name_line(lines[back]):
            return
        kinds[back] = "contact"


def _reach_ahead(lines: list[str], index: int, count: int = _LOOK_AHEAD) -> bool:
    """Whether a line of little but an e-mail address or number follows, with only short lines
    before it."""
    for ahead in lines[index : index + count]:
        if len(ahead) > _REACH_LENGTH:
            return False
        if _reaches(ahead):
            return True
    return False


def _reaches(line: str) -> bool:
    return _has_reach(line) and not NOT_CONTACT.regex.search(line)


def _reach_only(line: str) -> bool:
    """Whether a line is little more than an e-mail address or a telephone number."""
    if len(line) >= _REACH_LENGTH or not _REACH_HINT.search(line):
        return False
    match = REACH.regex.search(line)
    if match is None or NOT_CONTACT.regex.search(line):
        return False
    return len(line) - (match.end() - match.start()) < 70


def _finite(line: str) -> bool:
    """Whether a line ends as a sentence or a part of a list does."""
    return bool(_FINITE.search(line, max(0, len(line) - 3)))


def _name_line(line: str) -> bool:
    bare = line.removesuffix("Inc.").removesuffix("Esq.")
    return len(line) < 70 and not _finite(bare) and not _FIGURES.search(line)


def _merged(pieces: list[tuple[SectionKind, int, int]]) -> list[Section]:
    sections: list[Section] = []
    for kind, start, end in sorted(pieces, key=lambda piece: piece[1:]):
        if sections and sections[-1].kind == kind:
            sections[-1].end = max(end, sections[-1].end)
        elif start < end:
            sections.append(Section(kind, start, end))
    return sections
