"""Names that the words before or after them give away: who acts as agent, with whom an agreement
was made, where somebody is an officer, what is explained, what a company was called before.

Comes in: a board with the words of a view. Goes out: these names, added to the board. It must not
look at headings or contact blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.annotate.companies.board import Board, Found
from extractor.annotate.companies.defined_terms import can_name
from extractor.annotate.companies.headings import free_uses, is_usable
from extractor.annotate.companies.heads import VAGUE_HEADS
from extractor.annotate.companies.names import name_after, name_before
from extractor.annotate.companies.words import (
    company_word_group,
    has_distinctive,
    head_words,
    is_distinctive,
    is_no_company,
    is_person,
    is_title_case,
    places,
)
from extractor.patterns.companies import QUOTED_TERM, strip_form
from extractor.patterns.company_cues import (
    ACTS_AS,
    ADVISING,
    ALSO_KNOWN,
    APPOSITIVE,
    BY_CUE,
    DETERMINER,
    GAPPED,
    JOB_ASIDE,
    ORGANIZATION_CUE,
    STRONG_CUE,
    THING,
    TITLE_CUE,
)
from extractor.schema import Span


def find_actors(board: Board) -> None:
    """Those who act as agents, managers, counsel."""
    view = board.view
    at = view.find(" as ")
    while at >= 0:
        start = max(0, at - 40)
        for match in ACTS_AS.regex.finditer(view, start, at + 84):
            if match.end() == at + 3:
                _coordinated(board, match.start())
        if _JOB.match(view, at + 3, at + 60) and GAPPED.regex.search(view, max(0, at - 190), at):
            _coordinated(board, at)
        at = view.find(" as ", at + 4)
    at = view.find(" advising ")
    while at >= 0:
        for match in ADVISING.regex.finditer(view, max(0, at - 12), at + 9):
            _coordinated(board, match.start())
        at = view.find(" advising ", at + 9)


_JOB = re.compile(
    r" (?:(?:its|the|a|legal|financial|joint|sole|lead|independent|special|[A-Z][\w.-]+) ){0,3}"
    r"(?i:(?:book-?running )?(?:co-?)?managers?|counsel|advis[eo]rs?|book-?runners?|agent"
    r"|solicitors)\b"
)


def find_jobs(board: Board) -> None:
    """Those behind whose names their job stands in parentheses: "Acme Finance (Nomad)"."""
    view = board.view
    for match in JOB_ASIDE.regex.finditer(view):
        span = name_before(view, match.start())
        if is_usable(board, span) and span is not None:
            name = view[span.start : span.end]
            if " " in name and not board.in_tables(span.start):
                board.add(span.start, span.end, "name")


def _coordinated(board: Board, end: int) -> None:
    """The names of the list "A, B and C" that ends at `end`."""
    view = board.view
    for _ in range(8):
        inside = board.ending_at(end)
        if inside is not None:
            start = inside.start
        else:
            span = name_before(view, end)
            if span is None or not is_usable(board, span):
                return
            board.add(span.start, span.end, "name")
            start = span.start
        for joint in (", and ", " and ", ", "):
            if view.endswith(joint, 0, start):
                end = start - len(joint)
                break
        else:
            return


_CUE_ENDS = frozenset(
    word + comma for word in company_word_group("cue_ends") for comma in ("", ",")
)
_PLACE_AFTER = re.compile(r" at |,? and |, [A-Z]{2}\b")


def find_cued(board: Board) -> None:
    """Names after words such as "agreement with" and "CEO of"."""
    view = board.view
    for place, word in board.begun():
        if word not in _CUE_ENDS:
            continue
        before = view[max(0, place - 44) : place]
        if TITLE_CUE.regex.search(before):
            span = name_after(view, place)
            found = span is not None and is_usable(board, span)
            headed = (
                span is not None
                and view[span.start : span.end].rsplit(" ", 1)[-1].lower() in head_words()
            )
            found = found and (headed or not _PLACE_AFTER.match(view, span.end if span else 0))
        elif ORGANIZATION_CUE.regex.search(before):
            span = name_after(view, place)
            found = span is not None and _is_counterparty(board, before, span)
        elif word == "by" and BY_CUE.regex.search(before):
            span = name_after(view, place)
            found = span is not None and is_usable(board, span)
            found = found and span is not None and " " in view[span.start : span.end]
            found = found and not is_title_case(view, place)
        else:
            continue
        if found and span is not None:
            board.add(span.start, span.end, "name")


def _is_counterparty(board: Board, before: str, span: Span) -> bool:
    """Whether the name at `span`, after the words `before` of a dealing, is a company's."""
    view = board.view
    name = view[span.start : span.end]
    if board.at(span.start, span.end) or is_no_company(name) or is_person(name):
        return False
    if THING.regex.match(view[span.end : span.end + 20]) or is_title_case(view, span.start):
        return False
    if _is_object(board, before, name):
        return True
    head = name.rsplit(" ", 1)[-1]
    if " " not in name or (before.endswith("the ") and head in VAGUE_HEADS):
        return False
    if head.strip(".,").lower() not in head_words() and strip_form(name) == name:
        return False
    return before.endswith("with ") or has_distinctive(name)


_SCOPE = 30_000
_MOST_JUDGED = 60
_PLACES_OF_WORK = (
    "project", "Project", "property", "Property", "mine", "Mine", "deposit", "Deposit", "site",
    "field", "block", "platform", "token", "protocol", "drug", "vehicle", "region", "area",
)  # fmt: skip


def _is_object(board: Board, before: str, name: str) -> bool:
    """Whether `name`, which only a cue points to, is used as a company's name elsewhere too."""
    if not STRONG_CUE.regex.search(before) or not is_distinctive(name.split(" ")[0]):
        return False
    if len(name) < 3:
        return False
    known = board.judged.get(name)
    if known is None and len(board.judged) < _MOST_JUDGED:
        scope = board.view[:_SCOPE]
        known = not any(f"{name} {thing}" in scope for thing in _PLACES_OF_WORK)
        known = known and free_uses(scope, name, 0) >= 3
        board.judged[name] = known
    return bool(known)


def find_apposed(board: Board) -> None:
    """Names that are explained: "Acme, a leading provider of ..."."""
    view = board.view
    at = view.find(", ")
    while at >= 0:
        article = view.startswith(("a ", "an ", "the ", "one "), at + 2)
        if article and APPOSITIVE.regex.match(view, at):
            end = _before_parentheses(view, at)
            span = name_before(view, end)
            if span is not None and _is_explained(board, span, defined=end < at):
                owner = board.add(span.start, span.end, "name")
                if owner is not None and end < at:
                    _define(board, owner, end, at)
        at = view.find(", ", at + 2)


def _before_parentheses(view: str, end: int) -> int:
    """The end of what stands before the parentheses that end at `end`."""
    while view[end - 1 : end] == ")":
        opened = view.rfind("(", max(0, end - 120), end)
        if opened < 0:
            break
        end = opened - (view[opened - 1 : opened] == " ")
    return end


def _is_explained(board: Board, span: Span, *, defined: bool) -> bool:
    """Whether the name at `span`, which an explanation follows, can be a company."""
    view = board.view
    text = view[span.start : span.end]
    if board.at(span.start, span.end) or is_no_company(text) or is_person(text):
        return False
    if text.lower() in places() or is_title_case(view, span.start):
        return False
    if " " not in text:
        if view[span.end : span.end + 1] in ("®", "™") or text.endswith(("®", "™", "ly")):
            return False
        if DETERMINER.regex.search(view[max(0, span.start - 8) : span.start]):
            return False
        return has_distinctive(text)
    return has_distinctive(text) or defined


def _define(board: Board, owner: Found, start: int, end: int) -> None:
    """Adds the terms that the parentheses in the span define for `owner`."""
    view = board.view
    for term in QUOTED_TERM.regex.finditer(view, start, end):
        if can_name(term["term"], board.text(owner)):
            board.add(term.start("term"), term.end("term"), "defined", owner)


_NAMING_CUES = (
    "d/b/a", "D/B/A", "dba ", "DBA ", "doing business", "Doing Business", "f/k/a", "F/K/A", "fka ",
    "ormerly", "reviously", "n/k/a", "a/k/a", "lso known", "LSO KNOWN", "perating as",
    "perating under", "trading as", "now known", "renamed",
)  # fmt: skip


_FORMER = re.compile(r"(?i)f/?k/?a|formerly|previously")


def _occurrences(view: str, text: str) -> Iterator[int]:
    at = view.find(text)
    while at >= 0:
        yield at
        at = view.find(text, at + 1)


def find_also_known(board: Board) -> None:
    """Second names after "doing business as", "formerly" and the like."""
    view = board.view
    named = {board.text(m): m for m in board if m.of is None}
    starts = {max(0, at - 4) for cue in _NAMING_CUES for at in _occurrences(view, cue)}
    for start in sorted(starts):
        match = ALSO_KNOWN.regex.search(view, start, start + 60)
        if match is None:
            continue
        end = _before_parentheses(view, match.start())
        before = board.ending_at(end) or board.ending_at(end + 1)
        if before is None and (left := name_before(view, end)) is not None:
            before = named.get(view[left.start : left.end])
        span = name_after(view, match.end()) if before is not None else None
        if span is None or before is None:
            continue
        inside = board.at(span.start, span.end)
        if inside is None:
            board.add(span.start, span.end, "name", before)
        else:
            former = _FORMER.search(match.group()) is not None
            board.link(inside, before, "alias" if former else None)
