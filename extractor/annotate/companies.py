"""The companies named in a view: legal names, listed names, names that a cue gives away, defined
terms and later short forms.

Comes in: a view with its layout and frame. Goes out: company mentions in text order, without
overlaps. It must not decide which mentions are one company beyond a short form and the name that
it shortens; that is `assemble.companies`.
"""

from __future__ import annotations

import re

from extractor.annotate.company_aliases import find_aliases, find_tickers
from extractor.annotate.company_board import Board, Found
from extractor.annotate.company_evidence import (
    find_actors,
    find_also_known,
    find_apposed,
    find_cued,
    find_glued,
    find_headings,
    find_headline,
    find_heads,
    find_known,
    find_legal,
    find_subject,
    trim_legal,
)
from extractor.annotate.company_names import (
    FUND,
    has_distinctive,
    head_words,
    is_no_company,
    is_person,
    name_before,
)
from extractor.annotate.company_scan import scan
from extractor.annotate.defined_terms import (
    SELF_NOUNS,
    Definition,
    can_name,
    find_definitions,
    is_acronym,
    is_noun,
    shares_word,
)
from extractor.annotate.listings import ListingGroup, find_listings, find_ticker_sentences
from extractor.patterns.companies import strip_form
from extractor.schema import Listing, Span
from extractor.stages import CompanyMention, Frame, Layout

_GAP = re.compile(r"[ ,;]{0,2}(?:or |and )?$")
_MOST_SENTENCES = 30
_Chain = list[ListingGroup | Definition]


def find_companies(view: str, layout: Layout, frame: Frame) -> list[CompanyMention]:
    """The company mentions of `view` in text order, without overlaps."""
    words = scan(view)
    contacts = [Span(s.start, s.end) for s in frame.sections if s.kind == "contact"]
    tables = [Span(table.start, table.end) for table in layout.tables]
    board = Board(view, words, contacts, tables)
    find_legal(board)
    trim_legal(board)
    definitions = find_definitions(view)
    for chain in _chains(find_listings(view, words), definitions):
        _read_chain(board, chain)
    find_tickers(board)
    find_glued(board)
    find_headings(board)
    find_subject(board, frame)
    find_headline(board, frame)
    find_actors(board)
    find_apposed(board)
    find_heads(board)
    find_cued(board)
    find_known(board)
    find_also_known(board)
    _read_bare(board, definitions)
    for group in find_ticker_sentences(view, words)[:_MOST_SENTENCES]:
        _attach_sentence(board, group)
    find_aliases(board)
    return board.mentions()


def _chains(groups: list[ListingGroup], definitions: list[Definition]) -> list[_Chain]:
    """Parentheses and listings that stand one after another."""
    items: list[ListingGroup | Definition] = sorted(
        [*groups, *definitions], key=lambda item: (item.start, item.end)
    )
    chains: list[_Chain] = []
    for item in items:
        if chains and item.start <= chains[-1][-1].end + 2:
            chains[-1].append(item)
        else:
            chains.append([item])
    return chains


def _read_chain(board: Board, chain: _Chain) -> None:
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
        return
    for listing in listings:
        if listing not in owner.listings:
            owner.listings.append(listing)
    inner = board.at(chain[0].start + 1, chain[0].start + 2)
    if inner is not None and inner is not owner and inner.end == chain[0].end - 1:
        if shares_word(strip_form(board.text(owner)), strip_form(board.text(inner))):
            owner.of, owner.form = inner, "alias"
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
            if there is not None and there.form != "defined" and there is not owner:
                if there.start >= term.start and there.of is None:
                    there.of = owner.of or owner


def _read_bare(board: Board, definitions: list[Definition]) -> None:
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
            if there is not None and there.form == "name" and there.of is None:
                there.of = owner.of or owner


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
    owner = board.ending_at(end) or board.ending_at(end + 1)
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
        if listings or begins or (proper and (nouns or (fits and head))):
            if not (is_no_company(text) or is_noun(text) or is_person(text) and not listings):
                return board.add(span.start, span.end, "name")
    return _earlier(board, at, bool(listings), terms)


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
    if ". " in gap or not gap.startswith((",", " (")):
        return None
    if any(term.lower().removeprefix("the ") in SELF_NOUNS for term in terms) and len(gap) < 250:
        return before[-1]
    return before[-1] if listed and len(gap) < 60 else None


def _attach_sentence(board: Board, group: ListingGroup) -> None:
    """Gives a listing told in a sentence to the company that speaks of itself, unless the ticker
    is known already."""
    listing = group.listings[0]
    if any(x.ticker == listing.ticker for m in board for x in m.listings):
        return
    start = max(0, board.view.rfind("\n", max(0, group.start - 800), group.start))
    own = [
        m.of
        for m in board
        if m.form == "defined" and m.of is not None and board.text(m).lower() in SELF_NOUNS
    ]
    here = [m.of or m for m in board.between(start, group.start)]
    every = [m.of or m for m in board]
    for owners in (own, here, every):
        if owners:
            owners[0].listings.append(listing)
            return
