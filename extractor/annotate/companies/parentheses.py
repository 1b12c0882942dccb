"""What stands in parentheses after a name: listings and defined terms, and the names that only
they give away.

Comes in: a board with the legal names, listings and definitions. Goes out: names, terms and
listings added to the board. It must not read anything outside the parentheses but the name before
them.
"""

from __future__ import annotations

from extractor.annotate.companies.board import Board, Found
from extractor.annotate.companies.defined_terms import (
    SELF_NOUNS,
    Definition,
    can_name,
    is_acronym,
    is_noun,
    shares_word,
)
from extractor.annotate.companies.listings import ListingGroup
from extractor.annotate.companies.names import FUND, name_before
from extractor.annotate.companies.words import (
    has_distinctive,
    head_words,
    is_no_company,
    is_person,
)
from extractor.patterns.companies import strip_form
from extractor.schema import Listing

Chain = list[ListingGroup | Definition]
"""Parentheses and listings that stand one after another."""


def chains_of(groups: list[ListingGroup], definitions: list[Definition]) -> list[Chain]:
    """The chains of listings and definitions, in text order."""
    items: list[ListingGroup | Definition] = sorted(
        [*groups, *definitions], key=lambda item: (item.start, item.end)
    )
    chains: list[Chain] = []
    for item in items:
        if chains and item.start <= chains[-1][-1].end + 2:
            chains[-1].append(item)
        else:
            chains.append([item])
    return chains


def read_chain(board: Board, chain: Chain) -> None:
    """Gives the listings and the terms of `chain` to the company that it speaks of."""
    view = board.view
    listings = [x for item in chain if isinstance(item, ListingGroup) for x in item.listings]
    terms = [
        (view[term.start : term.end].rstrip(","), term, item)
        for item in chain
        if isinstance(item, Definition)
        for term in item.terms
    ]
    quoted = [text for text, _, item in terms if not item.bare]
    bare = [text for text, _, item in terms if item.bare]
    owner = _owner(board, chain[0].start, listings, quoted, bare)
    if owner is None:
        board.unclaimed.extend(listings)
        return
    for listing in listings:
        if listing not in owner.listings:
            owner.listings.append(listing)
    inner = board.at(chain[0].start + 1, chain[0].start + 2)
    enclosed = inner is not None and inner is not owner and inner.end == chain[0].end - 1
    if inner is not None and enclosed and _same_word(board, owner, inner):
        board.link(owner, inner, "alias")
        inner.listings, owner = owner.listings + inner.listings, inner
    name = strip_form(board.text(owner))
    for text, term, item in terms:
        fits = shares_word(text, name) or is_acronym(text, name)
        fits = fits or is_acronym(text, board.text(owner))
        ticker = any(x.ticker == text for x in owner.listings)
        if item.bare and not ticker and not (fits and has_distinctive(text)):
            continue
        if item.plural and not fits:
            continue
        if can_name(text, name):
            there = board.add(term.start, term.start + len(text), "defined", owner)
            if there is not None and there.form != "defined" and there.start >= term.start:
                board.link(there, owner)


def _same_word(board: Board, short: Found, long: Found) -> bool:
    return shares_word(strip_form(board.text(short)), strip_form(board.text(long)))


def read_bare(board: Board, definitions: list[Definition]) -> None:
    """Links "Acme Web Services (AWS)" where only later evidence made the name a company."""
    for item in definitions:
        owner = board.ending_at(item.start - 1) if item.bare else None
        if owner is None:
            continue
        start, end = item.terms[0].start, item.terms[0].end
        text = board.view[start:end]
        name = board.text(owner)
        if text.isupper() and is_acronym(text, name) and not is_no_company(text):
            there = board.add(start, end, "defined", owner)
            if there is not None and there.form == "name":
                board.link(there, owner)


def _owner(
    board: Board, at: int, listings: list[Listing], terms: list[str], bare: list[str]
) -> Found | None:
    """The company that the parentheses at `at` speak of."""
    view = board.view
    end = at
    while end and view[end - 1] in " ,®™:":
        end -= 1
    if view.endswith("(R)", 0, end):
        end -= 3
    if view.endswith(("’s", "'s"), 0, end):
        end -= 2
    elif view.endswith(("s’", "s'"), 0, end):
        end -= 1
    owner = board.ending_at(end) or board.ending_at(end + 1) or board.ending_at(end - 1)
    if owner is not None:
        return owner.of or owner
    tail = view[max(0, end - 5) : end]
    span = name_before(view, end, 0, FUND if tail.endswith(("Fund", "Trust")) else "")
    if span is not None and board.at(span.start, span.end) is None:
        text = view[span.start : span.end]
        nouns = [term for term in terms if is_noun(term)]
        fits = any(shares_word(term, text) for term in terms)
        begins = any(text.startswith(term + " ") and has_distinctive(term) for term in bare)
        head = text.split(" ")[-1].lower() in head_words()
        proper = has_distinctive(text) or len(text.split(" ")) > 2
        seat = not listings and not fits and view.endswith(_SEATED, 0, span.start)
        refused = seat or is_no_company(text) or is_noun(text) or (is_person(text) and not listings)
        if not refused and (listings or begins or (proper and (nouns or (fits and head)))):
            return board.add(span.start, span.end, "name")
    return _earlier(board, at, bool(listings), terms)


_SEATED = (" in ", " at ", " im ", " à ")
"""Words before a seat: "Acme S.A. with its registered office in Poznań (the “Issuer”)"."""


def _earlier(board: Board, at: int, listed: bool, terms: list[str]) -> Found | None:
    """The company named earlier in the paragraph to which the parentheses belong."""
    view = board.view
    start = max(view.rfind("\n", max(0, at - 500), at) + 1, at - 500)
    before = [m for m in board.between(start, at) if m.end <= at and m.of is None]
    for mention in reversed(before):
        name = strip_form(board.text(mention))
        if any(
            not is_noun(term) and (shares_word(term, name) or is_acronym(term, name))
            for term in terms
        ):
            return mention
    if not before:
        return None
    gap = view[before[-1].end : at]
    if ". " in gap or not gap.startswith((",", " (", " with ")):
        return None
    if any(term.lower().removeprefix("the ") in SELF_NOUNS for term in terms) and len(gap) < 250:
        return before[-1]
    return before[-1] if listed and len(gap) < 60 else None
