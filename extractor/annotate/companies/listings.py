"""Tickers with their markets, in the many ways in which releases print them.

Comes in: a view. Goes out: groups of listings with their places. It must not know whose they are;
that is `annotate.companies`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractor.annotate.companies.scan import EXCHANGE as EXCHANGE_WORD
from extractor.annotate.companies.scan import Word
from extractor.patterns.companies import (
    EXCHANGE,
    EXCHANGE_NAME,
    LISTED_IN,
    STOCK_CODE,
    TICKER,
    TICKER_SENTENCE,
)
from extractor.resources import load_table
from extractor.schema import Listing

_MORE = re.compile(r" ?(?:,? (?:and|or) |[,;/|&]) ?(?=[“\"]?\$?[A-Z0-9])")
_AFTER_TICKER = re.compile(r" ?(?:[),;/|”\"\]]|and\b|or\b|$)", re.MULTILINE)
_MARKS = re.compile(
    r"(?:NASDAQ|NYSE|AMEX|TSX|OTC|CSE|ASX|AIM|LSE|FSE|FRA|FWB|HKEX|Nasdaq|Cboe|CBOE|NEO)"
)


@dataclass
class ListingGroup:
    """Listings printed together; `start` is the opening parenthesis where there is one."""

    start: int
    end: int
    listings: list[Listing]
    enclosed: bool


@cache
def canonical_exchanges() -> dict[str, str]:
    """The canonical name of a market by its spelling in lower case."""
    return {row[0].lower(): row[1] for row in load_table("exchanges.tsv")}


def _open_parenthesis(view: str, at: int) -> int:
    """The parenthesis that is open at `at` within its line, or -1."""
    start = max(0, at - 200, view.rfind("\n", 0, at) + 1)
    opened = max(view.rfind("(", start, at), view.rfind("[", start, at))
    if opened < 0 or view.find(")", opened, at) >= 0:
        return -1
    return opened


def find_listings(view: str, words: Sequence[Word]) -> list[ListingGroup]:
    """All "(Nasdaq: ABCD)" and the like in `view`, in text order."""
    groups: list[ListingGroup] = []
    names = canonical_exchanges()
    done = 0
    for start, _, flags in words:
        if not flags & EXCHANGE_WORD or start < done:
            continue
        match = EXCHANGE.regex.match(view, start)
        if match is None:
            continue
        exchange = names[match["exchange"].lower()]
        opened = _open_parenthesis(view, match.start())
        if opened < 0 and not _MARKS.match(match["exchange"]):
            continue
        ticker = TICKER.regex.match(view, match.end())
        if ticker is None:
            continue
        found = [Listing(exchange, ticker["ticker"])]
        end = ticker.end()
        while len(found) < 12:
            more = _MORE.match(view, end)
            if more is None or EXCHANGE.regex.match(view, more.end()):
                break
            if view[more.end()] in '“"' and view[end - 1] not in '”"':
                break  # a defined term: (Nasdaq: ABCD, "Acme")
            ticker = TICKER.regex.match(view, more.end())
            if ticker is None or not _AFTER_TICKER.match(view, ticker.end()):
                break
            if any(char.isdigit() for char in ticker["ticker"]) and ticker["ticker"].isdigit():
                break
            found.append(Listing(exchange, ticker["ticker"]))
            end = ticker.end()
        done = end
        start = opened if opened >= 0 else match.start()
        if opened >= 0:
            closed = view.find(")", end, end + 160)
            end = closed + 1 if closed >= 0 and "\n" not in view[end:closed] else end
        if groups and groups[-1].enclosed and groups[-1].start == start:
            groups[-1].listings.extend(found)
            groups[-1].end = end
        else:
            groups.append(ListingGroup(start, end, found, opened >= 0))
    return groups


def find_stock_codes(view: str) -> list[ListingGroup]:
    """Codes by which Hong Kong, Tokyo, Mumbai and Johannesburg name a listing ("stock code:
    1234.HK"), in text order."""
    if not any(word in view for word in ("ode:", "ode ", "odes", "ode number", "ode Number")):
        return []
    return [
        ListingGroup(m.start(), m.end(), [Listing(kind.upper(), m[kind])], False)
        for m in STOCK_CODE.regex.finditer(view)
        if (kind := m.lastgroup)
    ]


def find_ticker_sentences(view: str, words: Sequence[Word]) -> list[ListingGroup]:
    """Listings told in a sentence ("on the NYSE under the symbol “ABC”"), in text order."""
    found = find_stock_codes(view)
    names = canonical_exchanges()
    for start, _, flags in words:
        if flags & EXCHANGE_WORD:
            match = LISTED_IN.regex.match(view, start)
            if match is not None and match["ticker"].lower() not in names:
                listing = Listing(names[match["exchange"].lower()], match["ticker"])
                found.append(ListingGroup(start, match.end(), [listing], False))
    at = view.find("under ")
    if at < 0:
        return found
    starts = [word[0] for word in words]
    while at >= 0:
        tail = TICKER_SENTENCE.regex.match(view, at)
        if tail is not None:
            for start, _, flags in reversed(
                words[bisect_left(starts, at - 90) : bisect_left(starts, at)]
            ):
                match = EXCHANGE_NAME.regex.match(view, start) if flags & EXCHANGE_WORD else None
                if match is not None and "separate" not in view[max(0, at - 220) : at]:
                    listing = Listing(names[match["exchange"].lower()], tail["ticker"])
                    found.append(ListingGroup(start, tail.end(), [listing], False))
                    break
        at = view.find("under ", at + 6)
    return found
