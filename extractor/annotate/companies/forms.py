"""Names that end with a legal form.

Comes in: a board with the words of a view. Goes out: these names, added to the board. It must not
look for any other evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractor.annotate.companies.board import Board, Found
from extractor.annotate.companies.names import name_before
from extractor.annotate.companies.scan import LEGAL, lower_forms
from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    has_distinctive,
    head_words,
    is_distinctive,
    is_no_company,
    is_title_case,
)
from extractor.patterns.companies import LEGAL_FORM, strip_form
from extractor.resources import load_table
from extractor.schema import Span

_DOTTED = re.compile(r"(?i:inc|corp|co|ltd|bhd|ltda|lda|kft|nyrt|cos|bros)$|\.[A-Za-z]{1,2}$")
_NO_NAMES = company_word_group("no_names")


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
        elif view.endswith(("& ", "and "), 0, place):
            joined = place - (2 if view[place - 2] == "&" else 4)
            place = joined if LEGAL_FORM.regex.match(view, joined) else place
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
        if name is None or not _is_legal_name(view, name, end):
            continue
        board.add(name.start, end, "legal")
        floor = end


_SEAM = re.compile(r"(?<=[a-z.])(?=[A-Z])")


def trim_legal(board: Board) -> None:
    """Cuts plain words and glued ends off the front of legal names that also stand without them
    ("Follow Acme Inc.", "byAcme Inc."), and makes the mere end of a name an alias of it."""
    legal: dict[str, list[Found]] = {}
    for mention in board:
        if mention.form == "legal":
            legal.setdefault(board.text(mention), []).append(mention)
    ends: dict[str, Found] = {}
    for text, mentions in legal.items():
        words = text.split(" ")
        ends.update({" ".join(words[n:]): mentions[0] for n in range(1, len(words) - 1)})
    for text, mentions in legal.items():
        offset = _surplus(text, legal)
        for mention in mentions if offset else ():
            board.move(mention, mention.start + offset)
        if not offset and text in ends and not has_distinctive(strip_form(text)):
            for mention in mentions:
                mention.form, mention.of = "alias", ends[text]


def _surplus(text: str, legal: Mapping[str, object]) -> int:
    """How many characters at the front of `text` are no part of the name."""
    words = text.split(" ")
    for count in range(1, min(len(words) - 1, 4)):
        rest = " ".join(words[count:])
        plain = words[0] != "The" and not any(is_distinctive(word) for word in words[:count])
        if plain and rest in legal:
            return len(text) - len(rest)
    for seam in _SEAM.finditer(text):
        if text[seam.start() :] in legal:
            return seam.start()
    return 0


_NOT_FORM = re.compile(
    r" (?:[Ll]iability|[Ee]dition|[Tt]ime|[Nn]umber|[Tt]o|[Ii]n|[Bb]y|[Ss]upply)\b"
)


_NEXT_WORD = re.compile(r" ([A-Z]\w*)")


def _is_form(view: str, form: str, start: int, end: int, comma: bool) -> bool:
    """Whether the words at the span are a legal form and not just words."""
    follow = view[end : end + 2]
    if form in ("Limited", "Trust") and _NOT_FORM.match(view, end):
        return False
    if form.startswith(("&", "and ")):
        word = _NEXT_WORD.match(view, end)
        return word is None or word.group(1).lower() not in head_words()
    if form.split(" ")[0] not in _weak_forms():
        return True
    if comma and form not in ("LP", "Co", "ASA"):
        return False
    more = follow[:1] == " " and (follow[1:].isupper() or follow[1:].isdigit())
    if more and form in ("SE", "NV", "AS", "CO"):
        return False
    around = view[max(0, start - 30) : start] + view[end : end + 30]
    around = around.split("\n")[0 if "\n" not in around[:30] else -1]
    return not around.isupper() or len(around) < 12


def _is_legal_name(view: str, name: Span, end: int) -> bool:
    text = view[name.start : name.end]
    if is_no_company(text, legal=True) or is_no_company(view[name.start : end], legal=True):
        return False
    article = view.endswith((" a ", " an ", " A ", " An "), 0, name.start)
    if article and (not has_distinctive(text) or is_title_case(view, name.start)):
        return False
    words = text.split(" ")
    low = words[0].lower()
    if len(words) == 1 and (low in common_words() or low in _NO_NAMES):
        before = view[max(0, name.start - 4) : name.start].lower()
        return low not in _NO_NAMES and not before.endswith((" a ", " an ", "the "))
    return len(text) > 2
