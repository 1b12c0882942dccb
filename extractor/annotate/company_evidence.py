"""What gives a company away: its legal form, a head word, a cue, a heading, its fame.

Comes in: a board with the words of a view. Goes out: names added to the board. It must not look
at parentheses (`annotate.companies`) nor for short forms (`annotate.company_aliases`).
"""

from __future__ import annotations

import re
from functools import cache

from extractor.annotate.company_board import Board
from extractor.annotate.company_names import (
    STOPS,
    common_words,
    has_distinctive,
    head_words,
    is_no_company,
    is_person,
    name_after,
    name_before,
)
from extractor.annotate.company_scan import HEAD, KNOWN, LEGAL, known_names, lower_forms
from extractor.patterns.companies import (
    ABOUT,
    ACTS_AS,
    ALSO_KNOWN,
    HEAD_WORD,
    LEAD_SUBJECT,
    LEGAL_FORM,
    ORGANIZATION_CUE,
    SOURCE,
    TITLE_CUE,
    strip_form,
)
from extractor.resources import load_table
from extractor.schema import Span
from extractor.stages import Frame

_DOTTED = re.compile(r"(?i:inc|corp|co|ltd|bhd|ltda|lda|kft|nyrt|cos|bros)$|\.[A-Za-z]{1,2}$")
_NO_NAMES = frozenset(
    """private public delaware nevada company limited such general parent holding co the a an
    subsidiary canadian british american u.s us registered listed incorporated""".split()
)


@cache
def _weak_forms() -> frozenset[str]:
    return frozenset(row[0] for row in load_table("legal_forms.tsv") if row[2] == "weak")


def find_legal(board: Board) -> None:
    """Names with a legal form."""
    view = board.view
    floor = 0
    places = [start for start, _, flags in board.words if flags & LEGAL] + lower_forms(view)
    for place in sorted(places):
        if place < floor:
            continue
        if place and view[place - 1] == "(":
            place -= 1
        match = LEGAL_FORM.regex.match(view, place)
        if match is None:
            continue
        end = match.end()
        form = match.group().rstrip(".")
        if view[end - 1] == "." and not _DOTTED.search(form):
            end -= 1
        comma = view[place - 2] == ","
        if not _is_form(view, form, place, end, comma):
            continue
        name = name_before(view, place - (2 if comma else 1), floor, match.group())
        if name is None or not _is_legal_name(view, name):
            continue
        board.add(name.start, end, "legal")
        floor = end


def _is_form(view: str, form: str, start: int, end: int, comma: bool) -> bool:
    """Whether the words at the span are a legal form and not just words."""
    follow = view[end : end + 2]
    if form in ("Limited", "Trust") and view.startswith((" Liability", " Edition", " Time"), end):
        return False
    if form.split(" ")[0] not in _weak_forms():
        return True
    if comma and form not in ("LP", "Co", "ASA", "AB"):
        return False
    if form in ("SE", "NV", "AS", "CO") and follow[:1] == " " and follow[1:].isalnum():
        if follow[1:].isupper() or follow[1:].isdigit():
            return False
    around = view[max(0, start - 30) : start] + view[end : end + 30]
    around = around.split("\n")[0 if "\n" not in around[:30] else -1]
    return not around.isupper() or len(around) < 12


def _is_legal_name(view: str, name: Span) -> bool:
    text = view[name.start : name.end]
    if is_no_company(text, legal=True):
        return False
    words = text.split(" ")
    if len(words) == 1 and words[0].lower() in common_words() | _NO_NAMES:
        low = words[0].lower()
        before = view[max(0, name.start - 4) : name.start].lower()
        return low not in _NO_NAMES and not before.endswith((" a ", " an ", "the "))
    return True


_CAPITAL = re.compile(r" (?:& )?([A-Z][\w’'-]*)")
_OFFICES = frozenset("CEO CFO COO CTO President Chairman Chief Founder Analyst Managing Senior Vice".split())
_RIGHT = re.compile(
    r" (?:&|and) (?:Trust|Company|Co|Sons|Savings|Associates|Partners)\b\.?"
)
_OF_RIGHT = re.compile(r" of (?:the )?[A-Z][\w.]+(?: [A-Z]\w+){0,2}")
_TITLE_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_title_case(view: str, at: int) -> bool:
    """Whether the words around `at` in its line are capitalized throughout, as in headings."""
    left = max(0, at - 80, view.rfind("\n", max(0, at - 80), at) + 1)
    right = view.find("\n", at, at + 80)
    words = _TITLE_WORD.findall(view, left, right if right >= 0 else at + 80)
    if len(words) < 5:
        return False
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def find_heads(board: Board) -> None:
    """Names that end with a word such as "Capital", without a legal form."""
    view = board.view
    heads = head_words()
    floor = 0
    for place, _, flags in board.words:
        if not flags & HEAD or place < floor:
            continue
        match = HEAD_WORD.regex.match(view, place)
        if match is None:
            continue
        end = match.end()
        right = _RIGHT.match(view, end)
        if right is not None:
            end = right.end()
        elif match.group() in ("Bank", "Trust", "Banco"):
            right = _OF_RIGHT.match(view, end)
            end = right.end() if right else end
        if board.at(place, end):
            continue
        follow = _CAPITAL.match(view, end)
        if follow and follow.group(1) not in STOPS and follow.group(1) not in _OFFICES:
            continue
        if view.startswith(" and Exchange", end):
            continue
        span = name_before(view, match.end())
        if span is None or span.start >= place:
            continue
        floor = end
        text = view[span.start : end]
        strong = heads.get(match.group().lower()) == "sure" or right is not None
        if not strong and not board.in_contacts(place):
            continue
        lead = view[span.start : place]
        if is_no_company(text) or not has_distinctive(lead) or board.at(span.start, end):
            continue
        if not board.in_contacts(place) and is_title_case(view, place):
            continue
        board.add(span.start, end, "name")


def _usable(board: Board, span: Span | None) -> bool:
    """Whether the name at `span` can be a company that a cue points to."""
    if span is None or board.at(span.start, span.end):
        return False
    text = board.view[span.start : span.end]
    if len(text) < 3 or is_no_company(text) or not has_distinctive(text):
        return False
    return not is_person(text)


def find_actors(board: Board) -> None:
    """Those who act as agents, managers, counsel."""
    view = board.view
    at = view.find(" as ")
    while at >= 0:
        start = max(0, at - 40)
        for match in ACTS_AS.regex.finditer(view, start, at + 84):
            if match.end() == at + 3:
                _coordinated(board, match.start())
        at = view.find(" as ", at + 4)


def _coordinated(board: Board, end: int) -> None:
    """The names of the list "A, B and C" that ends at `end`."""
    view = board.view
    for _ in range(8):
        inside = board.ending_at(end)
        if inside is not None:
            start = inside.start
        else:
            span = name_before(view, end)
            if span is None or not _usable(board, span):
                return
            board.add(span.start, span.end, "name")
            start = span.start
        for joint in (", and ", " and ", ", "):
            if view.endswith(joint, 0, start):
                end = start - len(joint)
                break
        else:
            return


def find_cued(board: Board) -> None:
    """Names after words such as "agreement with" and "CEO of"."""
    view = board.view
    last = -2
    for place, text, _ in board.words:
        fresh = place != last + 1
        last = place + len(text)
        if not fresh or not place or view[place - 1] != " ":
            continue
        if view[place - 2] not in "fthmneydrsak,":
            continue
        before = view[max(0, place - 44) : place]
        if TITLE_CUE.regex.search(before):
            span = name_after(view, place)
            if span is not None and _usable(board, span):
                board.add(span.start, span.end, "name")
        elif ORGANIZATION_CUE.regex.search(before):
            span = name_after(view, place)
            if span is not None and _usable(board, span):
                name = view[span.start : span.end]
                if _ends_like_company(name):
                    board.add(span.start, span.end, "name")


def _ends_like_company(text: str) -> bool:
    return text.split(" ")[-1].strip(".,").lower() in head_words() or strip_form(text) != text


_GLUED = frozenset("@/.-#$&_")
_LEFT_WORD = re.compile(r"([A-Z][\w’'-]*) $")
_RIGHT_WORD = re.compile(r" (?:& )?[A-Z][a-z]")


def find_known(board: Board) -> None:
    """Well-known companies by their short names."""
    view = board.view
    known = known_names()
    for place, word, flags in board.words:
        if not flags & KNOWN:
            continue
        for name in known[word]:
            end = place + len(name)
            if not view.startswith(name, place):
                continue
            before, after = view[place - 1 : place], view[end : end + 1]
            if before in _GLUED and before or after.isalnum() or after in _GLUED - {".", "&", "#"} and after:
                continue
            if after == "." and view[end + 1 : end + 2].isalnum():
                continue
            if _RIGHT_WORD.match(view, end):
                break
            left = _LEFT_WORD.search(view, max(0, place - 30), place)
            if left and left.group(1) not in STOPS and left.group(1).lower() not in common_words():
                break
            if board.at(place, end) is None:
                board.add(place, end, "name")
            break


_COMPANY_WORDS = re.compile(
    r"\b(?:company|provider|developer|firm|manufacturer|operator|leader|bank|group|producer"
    r"|specialist|supplier|organization|corporation|headquartered|founded|listed|employees|we|We"
    r"|our|Our|retailer|fund|explorer|miner|subsidiary|distributor|innovator|owner|business)\b"
)


def find_headings(board: Board) -> None:
    """Names in "About X" headings and SOURCE lines."""
    view = board.view
    for pattern in (SOURCE, ABOUT):
        for match in pattern.regex.finditer(view):
            span = name_after(view, match.start("rest"), 9)
            if span is None or board.at(span.start, span.end):
                continue
            text = view[span.start : span.end]
            whole = span.end >= match.end("rest") or view[span.end] in ":(,|"
            if not whole or is_no_company(text) or text in ("Us", "The Company", "Company", "The"):
                continue
            if pattern is ABOUT and not _described(view, match.end()):
                continue
            if has_distinctive(text) or len(text.split(" ")) > 1:
                board.add(span.start, span.end, "name")


def _described(view: str, at: int) -> bool:
    """Whether the paragraph after a heading speaks of a company."""
    end = view.find("\n", at + 1)
    return bool(_COMPANY_WORDS.search(view, at + 1, min(at + 500, end if end >= 0 else len(view))))


def find_subject(board: Board, frame: Frame) -> None:
    """The name with which the first sentence after the dateline begins."""
    view = board.view
    if frame.dateline is None:
        return
    at = frame.dateline.end
    while at < len(view) and not view[at].isalnum() and at < frame.dateline.end + 8:
        at += 1
    span = name_after(view, at)
    if span is not None and LEAD_SUBJECT.regex.match(view[span.end : span.end + 20]):
        if _usable(board, span):
            board.add(span.start, span.end, "name")


def find_also_known(board: Board) -> None:
    """Second names after "doing business as", "formerly" and the like."""
    view = board.view
    if not any(cue in view for cue in ("b/a", "k/a", "orm", "now", "nown", "doing", "Doing", "DBA", "dba", "as ", "renamed")):
        return
    for match in ALSO_KNOWN.regex.finditer(view):
        before = board.ending_at(match.start()) or board.ending_at(match.start() + 1)
        if before is None:
            continue
        span = name_after(view, match.end())
        if span is None:
            continue
        inside = board.at(span.start, span.end)
        if inside is None:
            board.add(span.start, span.end, "defined", before)
        elif inside is not before and inside.of is None and before.of is not inside:
            inside.of = before.of or before
