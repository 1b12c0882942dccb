"""Names without a legal form that their own words give away: a head word such as "Capital", or
fame.

Comes in: a board with the words of a view. Goes out: these names, added to the board. It must not
look for cues around them, except to tell a name from a thing.
"""

from __future__ import annotations

import re

from extractor.annotate.companies.board import Board
from extractor.annotate.companies.names import STOPS, name_after, name_before
from extractor.annotate.companies.scan import HEAD, KNOWN, first_word, known_names
from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    has_distinctive,
    head_words,
    is_distinctive,
    is_given_name,
    is_no_company,
    is_title_case,
    without_plain,
)
from extractor.patterns.companies import HEAD_WORD, strip_form
from extractor.patterns.company_cues import DETERMINER, THING
from extractor.schema import Span

VAGUE_HEADS = company_word_group("vague_heads")
_AFTER_VAGUE = re.compile(
    r"(?: (?:is|has|will|announce|report|said|today|signed|a leading)\b|’s|'s)"
)


def _stands_like_name(view: str, start: int, end: int, lead: str, head: str) -> bool:
    """Whether a name with a weak head word stands where a company's name would."""
    if DETERMINER.regex.search(view[max(0, start - 8) : start]) or THING.regex.match(
        view[end : end + 20]
    ):
        return False
    if head in VAGUE_HEADS and not _AFTER_VAGUE.match(view, end):
        return False
    return has_distinctive(without_plain(lead)) and "VP" not in lead.split(" ")


_CAPITAL = re.compile(r" (?:& )?([A-Z][\w’'-]*)")
_OFFICES = company_word_group("offices")
_RIGHT = re.compile(r" (?:&|and) (?:Trust|Company|Co|Sons|Savings|Associates|Partners)\b\.?")
_NUMBERED = re.compile(r" (?:I{1,3}|IV|VI{0,3}|IX|XI{0,3})\b(?![’'])")
_OF_RIGHT = re.compile(r" of (?:the )?[A-Z]\w*(?:\.\w+)*(?: [A-Z]\w+){0,2}")
_CONTACT_HEADS = frozenset(
    ["Group", "Partners", "Advisors", "Associates", "Agency", "Advisory", "PR"]
)


def _begins_item(view: str, start: int) -> bool:
    """Whether a line or an entry of a contact block begins at `start`."""
    ends = ("\n", ": ", " - ", " – ", ":", "| ", "|   ", "|     ", ", ")
    return start == 0 or view.endswith(ends, 0, start)


DEPARTMENTS = frozenset(
    ["Communications", "Media", "Marketing", "IR", "Investor Relations", "Research", "Management"]
)


def begun_names(board: Board) -> set[str]:
    """The first words of the names found so far: "Acme" and "Acme Solar" of "Acme Solar Inc."."""
    begun: set[str] = set()
    for mention in board:
        words = strip_form(board.text(mention)).split(" ")[:6]
        begun.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    return begun


def find_heads(board: Board) -> None:
    """Names that end with a word such as "Capital", without a legal form."""
    view = board.view
    heads = head_words()
    begun = begun_names(board)
    floor = 0
    for place, _, flags in board.words:
        if not flags & HEAD or place < floor:
            continue
        match = HEAD_WORD.regex.match(view, place)
        if match is None:
            continue
        end = match.end()
        right = _RIGHT.match(view, end) or _NUMBERED.match(view, end)
        if right is not None:
            end = right.end()
        elif match.group() in ("Bank", "Trust", "Banco"):
            right = _OF_RIGHT.match(view, end)
            end = right.end() if right else end
        if board.at(place, end):
            continue
        follow = _CAPITAL.match(view, end)
        contact = board.in_contacts(place)
        if contact and follow and is_given_name(follow.group(1)):
            follow = None
        if follow and follow.group(1) not in STOPS and follow.group(1) not in _OFFICES:
            continue
        if view.startswith((" and Exchange", " From Operations", " from Operations"), end):
            continue
        span = name_before(view, match.end())
        if span is None or span.start >= place:
            continue
        floor = end
        text = view[span.start : end]
        strong = heads.get(match.group().lower()) == "sure" or right is not None
        lead = view[span.start : place]
        beside = view.endswith(" and ", 0, span.start) and board.ending_at(span.start - 5)
        certain = strong or beside or contact
        if not certain and not _stands_like_name(view, span.start, end, lead, match.group()):
            continue
        if is_no_company(text) or board.at(span.start, end) or board.in_tables(place):
            continue
        alone = contact and match.group() in _CONTACT_HEADS and _begins_item(view, span.start)
        if not beside and not alone and right is None and not has_distinctive(without_plain(lead)):
            continue
        if lead.endswith("The ") or " + " in lead:
            continue
        if match.group() in DEPARTMENTS and lead.strip() in begun:
            continue
        if f"{view[span.start - 1 : span.start]}{view[end : end + 1]}" in ("“”", '""', "()"):
            continue
        if contact:
            span = _known_part(view, span.start, end)
        elif is_title_case(view, place):
            continue
        board.add(span.start, end, "legal" if match.group() == "Company" else "name")


def _known_part(view: str, start: int, end: int) -> Span:
    """The well-known name with which the words of the span end, or all of them."""
    at = start
    known = known_names()
    while 0 <= at < end:
        word = first_word(view[at:end])
        if view[at:end] in known.get(word, ()):
            return Span(at, end)
        at = view.find(" ", at, end) + 1
        if not at:
            break
    return Span(start, end)


_LEFT_WORD = re.compile(r"([A-Z][\w’'-]{0,28}) $")
_BEGINS = company_word_group("begins")
_PAIR = re.compile(
    r"(?<![\w/&’'-])([A-ZÀ-ÖØ-Þ][\w’'-]+)(, [A-ZÀ-ÖØ-Þ][\w’'-]+)?"
    r" & ([A-ZÀ-ÖØ-Þ][\w’'-]+)(?=[,;.:)\n]| [a-z(–-]|$)"
)
_LABEL = re.compile(
    r" (?:are|were|have|brands?|label|marks?|lines?|sauces?|series|products?|properties|claims)\b"
)


def find_begun(board: Board) -> None:
    """Names that begin with a word which only companies have ("Banco X", "Fonden X")."""
    view = board.view
    for place, word, _ in board.words:
        if word not in _BEGINS or board.at(place, place + len(word)) or is_title_case(view, place):
            continue
        if _LEFT_WORD.search(view, max(0, place - 30), place):
            continue
        span = name_after(view, place)
        if span is None or " " not in view[span.start : span.end]:
            continue
        name = view[span.start : span.end]
        refused = (
            is_no_company(name) or "®" in name or THING.regex.match(view[span.end : span.end + 20])
        )
        if has_distinctive(name[len(word) :]) and not refused:
            board.add(span.start, span.end, "name")


def _is_surname(word: str) -> bool:
    return len(word) > 3 and word[1:].islower() and is_distinctive(word) and not is_given_name(word)


def find_pairs(board: Board) -> None:
    """Firms named after their partners ("Selkirk & Vale"), where both words can only be names."""
    view = board.view
    begun = begun_names(board)
    at = view.find(" & ")
    while at >= 0:
        for match in _PAIR.finditer(view, max(0, at - 60), at + 40):
            if match.end(3) <= at or match.start(3) != at + 3 or board.at(*match.span()):
                continue
            words = [word.strip(", ") for word in match.groups() if word]
            names = all(_is_surname(w) and w not in begun for w in words)
            after = view[match.end() : match.end() + 20]
            thing = THING.regex.match(after) or _LABEL.match(after) or board.in_tables(at)
            within = _LEFT_WORD.search(view, max(0, match.start() - 30), match.start())
            refused = is_no_company(match.group()) or is_title_case(view, at)
            if names and not (thing or within or refused):
                board.add(match.start(), match.end(), "name")
        at = view.find(" & ", at + 3)


_GLUED = frozenset("@/.-#$&_")


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
            if (
                (before in _GLUED and before)
                or after.isalnum()
                or (after in _GLUED - {".", "&", "#"} and after)
            ):
                continue
            if after == "." and view[end + 1 : end + 2].isalnum():
                continue
            follow = _CAPITAL.match(view, end)
            if follow and not (board.in_contacts(place) and is_given_name(follow.group(1))):
                break
            left = _LEFT_WORD.search(view, max(0, place - 30), place)
            if left and left.group(1) not in STOPS and left.group(1).lower() not in common_words():
                break
            if board.at(place, end) is None:
                board.add(place, end, "name")
            break
