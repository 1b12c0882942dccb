"""Later short forms of companies that a view has named in full.

Comes in: the mentions found so far. Goes out: more of them, each pointing at the full name. It
must not find new companies.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.annotate.company_names import (
    STOPS,
    common_words,
    head_words,
    is_distinctive,
    is_no_company,
    places,
)
from extractor.annotate.defined_terms import SELF_NOUNS
from extractor.patterns.companies import strip_form

if TYPE_CHECKING:
    from extractor.annotate.companies import Found, _Board

_TRAILING = re.compile(r"(?: (?:&|and|of|the|\+))+$")
_NOT_LEFT = frozenset("“\"‘'([{/–—-\n ,;:.!?|•*")


def prefixes(name: str) -> list[str]:
    """The short forms that `name` may take: itself without legal form, then ever fewer words."""
    base = strip_form(name)
    words = base.split(" ")
    forms: list[str] = []
    for count in range(len(words), 0, -1):
        short = _TRAILING.sub("", " ".join(words[:count])).rstrip(",")
        if short not in forms and short.lower() != "the":
            forms.append(short)
    return forms


def find_aliases(board: _Board) -> None:
    """Adds the short forms, tickers and "the Company" to `board`."""
    full = sorted(
        (m for m in board.found if m.of is None and m.form in ("legal", "name")),
        key=lambda m: m.start,
    )
    keys: dict[str, Found] = {}
    for mention in full:
        keys.setdefault(strip_form(board.text(mention)).lower(), mention)
    table: dict[str, Found | None] = {}
    for mention in keys.values():
        for short in prefixes(board.text(mention)):
            _offer(table, short, mention, full=short == prefixes(board.text(mention))[0])
    defined: dict[str, Found] = {}
    for mention in board.found:
        if mention.form == "defined" and mention.of is not None:
            defined.setdefault(board.text(mention), mention.of)
    for term, owner in defined.items():
        if term.lower().removeprefix("the ") not in SELF_NOUNS:
            table[term] = owner
    for short in sorted(table, key=len, reverse=True):
        owner_or_none = table[short]
        if owner_or_none is not None:
            _add_all(board, short, owner_or_none, short in defined)
    for term, owner in defined.items():
        noun = term.lower().removeprefix("the ")
        if noun in SELF_NOUNS:
            _add_noun(board, noun.capitalize(), owner)
    _add_tickers(board)


def _offer(table: dict[str, Found | None], short: str, mention: Found, full: bool) -> None:
    if short in table and table[short] is not mention and not full:
        table[short] = None
    elif short not in table or full:
        table[short] = mention


def _add_all(board: _Board, short: str, owner: Found, defined: bool) -> None:
    view = board.view
    if is_no_company(short) or len(short) < 2:
        return
    words = short.split(" ")
    strict = not defined and len(words) == 1 and not is_distinctive(short)
    if strict and (short.lower() in places() or short.lower() in head_words() or len(short) < 4):
        return
    if not defined and not any(is_distinctive(word) for word in words) and len(words) == 1:
        strict = True
    hits: list[tuple[int, int]] = []
    alone = 0
    for form in {short, short.upper()} if len(words) > 1 else {short}:
        at = view.find(form)
        while at >= 0:
            end = at + len(form)
            verdict = _stands(view, at, end)
            if verdict:
                hits.append((at, end))
                alone += verdict == 2
            at = view.find(form, end)
    if strict and alone < 2:
        return
    if not strict and not defined and len(words) == 1 and not alone:
        return
    for at, end in hits:
        if strict and _stands(view, at, end) != 2:
            continue
        if board.overlapping(at, end) is None:
            board.add(at, end, "alias", owner)


def _stands(view: str, at: int, end: int) -> int:
    """0: part of another word or name; 1: followed by a capitalized word; 2: alone."""
    before = view[at - 1] if at else "\n"
    after = view[end] if end < len(view) else "\n"
    if before not in _NOT_LEFT or after.isalnum() or after in "@_&+" or after == "/":
        return 0
    if after in ".-" and view[end + 1 : end + 2].isalnum() and after == ".":
        return 0
    if before == " ":
        left = view[max(0, at - 40) : at - 1]
        previous = left[max(left.rfind(" "), left.rfind("\n")) + 1 :]
        if (
            previous[:1].isupper()
            and previous[-1:].isalnum()
            and previous not in STOPS
            and previous.lower() not in common_words()
            and not previous.isupper()
        ):
            return 0
    elif before in "./-" and at > 1 and view[at - 2].isalnum():
        return 0
    if after == " " and view[end + 1 : end + 2].isupper():
        return 1
    return 2


def _add_noun(board: _Board, noun: str, owner: Found) -> None:
    view = board.view
    for article in ("the ", "The "):
        form = article + noun
        at = view.find(form)
        while at >= 0:
            end = at + len(form)
            after = view[end : end + 1]
            follow = view[end + 1 : end + 2] if after == " " else ""
            if not after.isalnum() and not follow.isupper() and (not at or not view[at - 1].isalnum()):
                board.add(at, end, "alias", owner)
            at = view.find(form, end)


def _add_tickers(board: _Board) -> None:
    view = board.view
    for owner in [m for m in board.found if m.listings]:
        for listing in owner.listings:
            ticker = listing.ticker
            if len(ticker) < 3 or not ticker.isalpha():
                continue
            at = view.find(ticker)
            while at >= 0:
                end = at + len(ticker)
                before = view[at - 1] if at else "\n"
                after = view[end : end + 1]
                if (
                    before in " \n"
                    and view[at - 2 : at - 1] != ":"
                    and (after in " ,.’'\n" or not after)
                    and not view.startswith(" ordinary", end)
                    and board.overlapping(at, end) is None
                    and not _listed_here(view, at)
                ):
                    board.add(at, end, "ticker", owner)
                at = view.find(ticker, end)


def _listed_here(view: str, at: int) -> bool:
    left = view[max(view.rfind("\n", 0, at) + 1, at - 60) : at]
    return left.rfind("(") > left.rfind(")") or bool(re.search(r"(?:symbols?|tickers?)\W{0,3}$", left))
