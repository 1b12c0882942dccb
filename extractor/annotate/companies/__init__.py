"""The companies named in a view: legal names, listed names, names that a cue gives away, defined
terms and later short forms.

Comes in: a view with its layout and frame. Goes out: company mentions in text order, without
overlaps. It must not decide which mentions are one company beyond a short form and the name that
it shortens; that is `assemble.companies`.

For a newcomer: `scan` goes over the view once and marks the capitalized words that may
begin or end a name. The finders below then run from the surest evidence to the weakest, each on
these words only, and put what they find on a `Board`, where the first claim to a place holds. How
far a name reaches from its anchor is decided in `names`, what its words are worth in
`words`.
"""

from __future__ import annotations

from extractor.annotate.companies.aliases import find_aliases, find_tickers
from extractor.annotate.companies.board import Board
from extractor.annotate.companies.cues import (
    find_actors,
    find_also_known,
    find_apposed,
    find_cued,
    find_jobs,
)
from extractor.annotate.companies.defined_terms import SELF_NOUNS, find_definitions, is_acronym
from extractor.annotate.companies.forms import find_legal, trim_legal
from extractor.annotate.companies.headings import (
    find_glued,
    find_headings,
    find_headline,
    find_subject,
)
from extractor.annotate.companies.heads import find_begun, find_heads, find_known, find_pairs
from extractor.annotate.companies.listings import ListingGroup, find_listings, find_ticker_sentences
from extractor.annotate.companies.parentheses import chains_of, read_bare, read_chain
from extractor.annotate.companies.relations import find_listed, find_related, find_told
from extractor.annotate.companies.scan import scan
from extractor.schema import Span
from extractor.stages import CompanyMention, Frame, Layout

_MOST_SENTENCES = 30


def find_companies(view: str, layout: Layout, frame: Frame) -> list[CompanyMention]:
    """The company mentions of `view` in text order, without overlaps."""
    words = scan(view)
    contacts = [Span(s.start, s.end) for s in frame.sections if s.kind == "contact"]
    tables = [Span(table.start, table.end) for table in layout.tables]
    board = Board(view, words, contacts, tables)
    find_legal(board)
    trim_legal(board)
    definitions = find_definitions(view)
    for chain in chains_of(find_listings(view, words), definitions):
        read_chain(board, chain)
    find_tickers(board)
    find_glued(board)
    find_headings(board)
    find_subject(board, frame)
    find_headline(board, frame)
    find_actors(board)
    find_apposed(board)
    find_heads(board)
    find_begun(board)
    find_jobs(board)
    find_cued(board)
    find_known(board)
    find_related(board)
    find_told(board)
    find_listed(board)
    find_pairs(board)
    find_also_known(board)
    read_bare(board, definitions)
    for group in find_ticker_sentences(view, words)[:_MOST_SENTENCES]:
        _attach_sentence(board, group)
    _attach_unclaimed(board)
    find_aliases(board)
    return board.mentions()


def _attach_unclaimed(board: Board) -> None:
    """Gives listings that stand alone to the first company whose name holds the ticker's letters
    in their order."""
    known = {listing.ticker for mention in board for listing in mention.listings}
    roots = [m for m in board if m.of is None]
    roots = sorted(roots, key=lambda m: m.form != "legal")[:_MOST_SENTENCES]
    for listing in board.unclaimed[:_MOST_SENTENCES]:
        if listing.ticker in known or not listing.ticker.isalpha():
            continue
        owner = next((m for m in roots if is_acronym(listing.ticker, board.text(m))), None)
        if owner is not None:
            owner.listings.append(listing)
            known.add(listing.ticker)


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
