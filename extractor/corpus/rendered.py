"""Gold of a page, on the text that a reader makes of it.

Comes in: a release whose gold points into its file, and the text as rendered. Goes out: the same
release with its gold pointing into that text. Tags go and tables change their form, but letters and
digits stay, in the same order: by them the places are found. It must not render.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from difflib import Match, SequenceMatcher

import msgspec

from extractor.corpus.gold import Annotated
from extractor.schema import Span

_PIECE = re.compile(r"<head>.*?</head>|<[^>]*>|&#?\w+;|.", re.DOTALL)


def on_text(release: Annotated, text: str) -> Annotated:
    """`release` with `text` and its gold in it; as it is if it is no page."""
    if not release.is_html:
        return release
    gold = msgspec.json.decode(msgspec.json.encode(release.gold), type=type(release.gold))
    move = mover(release.text, text)
    for quantity in gold.quantities:
        quantity.start, quantity.end = move(quantity.start, quantity.end)
    for quote in gold.quotes:
        for part in quote.parts:
            part.start, part.end = move(part.start, part.end)
    for table in gold.tables:
        for row in table.rows:
            for cell in row.cells:
                cell.start, cell.end = move(cell.start, cell.end)
    return Annotated(text, gold)


def spans_on_text(page: str, spans: list[Span], text: str) -> list[Span]:
    """The `spans` of `page` on its rendered `text`."""
    move = mover(page, text)
    return [Span(*move(span.start, span.end)) for span in spans]


def mover(page: str, text: str) -> Callable[[int, int], tuple[int, int]]:
    """A function that finds a span of `page` in its rendered `text`: from its first letter or digit
    to its last, and what stands around them in both. What was not rendered has an empty span."""
    letters, places = _letters(page)
    shown = [at for at, char in enumerate(text) if char.isalnum()]
    seen = "".join(text[at] for at in shown)
    theirs: dict[int, int] = {}
    for one in _matches(letters, seen):
        theirs.update((one.a + n, shown[one.b + n]) for n in range(one.size))

    def move(start: int, end: int) -> tuple[int, int]:
        first, last = bisect_left(places, start), bisect_left(places, end) - 1
        if last < first or first not in theirs or last not in theirs:
            nearest = theirs.get(first, len(text))
            return nearest, nearest
        before, after = page[start : places[first]], page[places[last] + 1 : end]
        begin, stop = theirs[first], theirs[last] + 1
        if before and text[:begin].endswith(before):
            begin -= len(before)
        if after and text.startswith(after, stop):
            stop += len(after)
        return begin, stop

    return move


def _letters(page: str) -> tuple[str, list[int]]:
    """The letters and digits of a page, and where each stands."""
    found, places = [], []
    for piece in _PIECE.finditer(page):
        char = html.unescape(piece.group())
        if len(char) == 1 and char.isalnum():
            found.append(char)
            places.append(piece.start())
    return "".join(found), places


def _matches(ours: str, theirs: str) -> list[Match]:
    if ours == theirs:
        return [Match(0, 0, len(ours))]
    return SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
