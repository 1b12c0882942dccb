"""The companies named in a view: legal names, listed names, names that a cue gives away, defined
terms and later short forms.

Comes in: a view with its layout and frame. Goes out: company mentions in text order, without
overlaps. It must not decide which mentions are one company beyond a short form and the name that
it shortens; that is `assemble.companies`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extractor.annotate.company_names import (
    STOPS,
    common_words,
    has_distinctive,
    head_words,
    is_distinctive,
    is_no_company,
    name_after,
    name_before,
)
from extractor.annotate.defined_terms import (
    Definition,
    can_name,
    find_definitions,
    is_acronym,
    is_noun,
    shares_word,
)
from extractor.annotate.listings import ListingGroup, find_listings, find_ticker_sentences
from extractor.patterns.companies import (
    ABOUT,
    ACTS_AS,
    ALSO_KNOWN,
    HEAD_WORD,
    LEGAL_FORM,
    SOURCE,
    TITLE_AT,
    WITH_ORGANIZATION,
    strip_form,
)
from extractor.resources import load_lines, load_table
from extractor.schema import Listing, Span
from extractor.stages import CompanyForm, CompanyMention, Frame, Layout


@dataclass(eq=False)
class Found:
    """A mention while it is being built; `of` is the mention that it stands for."""

    start: int
    end: int
    form: CompanyForm
    of: Found | None = None
    listings: list[Listing] = field(default_factory=list)


_RANK = {"legal": 0, "defined": 1, "name": 2, "alias": 3, "ticker": 4}


class _Board:
    """The mentions found so far, without overlaps."""

    def __init__(self, view: str) -> None:
        self.view = view
        self.found: list[Found] = []
        self._at: dict[int, Found] = {}

    def ending_at(self, end: int) -> Found | None:
        for mention in self.found:
            if mention.end == end:
                return mention
        return None

    def overlapping(self, start: int, end: int) -> Found | None:
        for mention in self.found:
            if mention.start < end and start < mention.end:
                return mention
        return None

    def add(
        self, start: int, end: int, form: CompanyForm, of: Found | None = None
    ) -> Found | None:
        """The new mention, or the one that already stands there, or None."""
        other = self.overlapping(start, end)
        if other is not None:
            if other.start <= start and end <= other.end:
                return other
            return None
        mention = Found(start, end, form, of)
        self.found.append(mention)
        return mention

    def text(self, mention: Found) -> str:
        return self.view[mention.start : mention.end]


@cache
def _weak_forms() -> frozenset[str]:
    return frozenset(row[0] for row in load_table("legal_forms.tsv") if row[2] == "weak")


@cache
def _known() -> dict[str, list[str]]:
    """Well-known names by their first word, longest first."""
    names = [
        name.strip()
        for line in load_lines("known_companies.txt")
        for name in line.split(";")
        if name.strip()
    ]
    table: dict[str, list[str]] = {}
    for name in sorted(set(names), key=len, reverse=True):
        table.setdefault(name.split(" ")[0], []).append(name)
    return table


def _line(view: str, at: int) -> str:
    start = view.rfind("\n", 0, at) + 1
    end = view.find("\n", at)
    return view[start : end if end >= 0 else len(view)]


def _find_legal(board: _Board) -> None:
    view = board.view
    weak = _weak_forms()
    floor = 0
    for match in LEGAL_FORM.regex.finditer(view):
        at = match.start() - 1
        form = match.group().rstrip(".")
        comma = view[at - 1] == ","
        if form in weak:
            if comma and form not in ("LP", "Co", "AS", "ASA", "SA", "NV", "AG", "SE"):
                continue
            if comma and form in ("NV", "SE", "AS", "SA"):
                continue
            follow = view[match.end() : match.end() + 12]
            if form in ("SE", "NV", "AS") and (follow[1:2].isdigit() or follow[1:2].isupper()):
                continue
            if _line(view, at).isupper():
                continue
        elif form == "Limited" and view.startswith((" Liability", " Edition"), match.end()):
            continue
        end = at - 1 if comma else at
        name = name_before(view, end, floor, match.group())
        if name is None:
            continue
        text = view[name.start : name.end]
        if not _is_legal_name(view, name, text):
            continue
        board.add(name.start, match.end(), "legal")
        floor = match.end()


def _is_legal_name(view: str, name: Span, text: str) -> bool:
    words = text.split(" ")
    low = text.lower()
    if is_no_company(view[name.start : name.end], legal=True):
        return False
    if len(words) == 1 and (low in common_words() or low in ("delaware", "nevada", "private")):
        before = view[max(0, name.start - 4) : name.start].lower()
        return not before.endswith((" a ", " an ", "the ")) and low not in (
            "private", "public", "delaware", "nevada", "company", "limited", "co", "such",
            "general", "parent", "holding",
        )
    return True


_CHAIN_GAP = re.compile(r"[ ,;]{0,2}(?:or |and )?$")


def _chains(
    view: str, groups: list[ListingGroup], definitions: list[Definition]
) -> list[list[ListingGroup | Definition]]:
    """Parentheses and listings that stand one after another."""
    enclosed = {group.start: group for group in groups}
    items: list[ListingGroup | Definition] = [*groups]
    items += [d for d in definitions if d.start not in enclosed or d.terms]
    items.sort(key=lambda item: (item.start, item.end))
    chains: list[list[ListingGroup | Definition]] = []
    for item in items:
        if chains:
            last = chains[-1][-1].end
            if item.start <= last or (
                item.start - last < 6 and _CHAIN_GAP.match(view[last : item.start])
            ):
                chains[-1].append(item)
                continue
        chains.append([item])
    return chains


_NAME_END = re.compile(r"[ ,:–—-]*(?:common stock|ordinary shares|shares)?[ ,:®™]*$")


def _find_defined(
    board: _Board, groups: list[ListingGroup], definitions: list[Definition]
) -> None:
    view = board.view
    for chain in _chains(view, groups, definitions):
        listings = [x for item in chain if isinstance(item, ListingGroup) for x in item.listings]
        terms = [
            (term, item)
            for item in chain
            if isinstance(item, Definition)
            for term in item.terms
        ]
        owner = _owner(board, chain[0].start, bool(listings), [view[t.start : t.end] for t, _ in terms])
        if owner is None:
            continue
        for listing in listings:
            if listing not in owner.listings:
                owner.listings.append(listing)
        name = strip_form(board.text(owner))
        for term, item in terms:
            text = view[term.start : term.end].rstrip(",")
            if item.bare and not (shares_word(text, name) or is_acronym(text, name)
                                  or any(x.ticker == text for x in owner.listings)):
                continue
            if item.plural and not shares_word(text, name):
                continue
            if can_name(text, name):
                board.add(term.start, term.start + len(text), "defined", owner)


def _owner(board: _Board, at: int, listed: bool, terms: list[str]) -> Found | None:
    """The company that the parentheses at `at` speak of."""
    view = board.view
    end = at
    while end and view[end - 1] in " ,®™:":
        end -= 1
    if view.endswith("(R)", 0, end):
        end -= 3
    if view.endswith("(publ)", 0, end):
        pass
    owner = board.ending_at(end) or board.ending_at(end + 1)
    if owner is not None:
        return owner.of or owner
    span = name_before(view, end)
    text = view[span.start : span.end] if span else ""
    if span and board.overlapping(span.start, span.end) is None:
        nouns = any(is_noun(term) for term in terms)
        fits = any(shares_word(term, text) for term in terms)
        head = text.split(" ")[-1].lower() in head_words()
        if (listed or nouns or (fits and head)) and not is_no_company(text):
            if listed or has_distinctive(text) or len(text.split(" ")) > 1:
                return board.add(span.start, span.end, "name")
    if listed or any(is_noun(term) for term in terms) or terms:
        return _earlier(board, at, listed, terms)
    return None


def _earlier(board: _Board, at: int, listed: bool, terms: list[str]) -> Found | None:
    """The company named earlier in the paragraph to which the parentheses belong."""
    view = board.view
    start = max(view.rfind("\n", 0, at) + 1, at - 500)
    before = [m for m in board.found if start <= m.start and m.end <= at and m.of is None]
    before.sort(key=lambda m: m.start)
    fitting = [
        m
        for m in before
        if any(
            shares_word(term, strip_form(board.text(m))) or is_acronym(term, board.text(m))
            for term in terms
            if not is_noun(term)
        )
    ]
    if fitting:
        return fitting[-1]
    gap = view[before[-1].end : at] if before else ""
    if before and any(is_noun(term) for term in terms) and len(gap) < 250:
        appositive = gap.startswith((",", " (")) and ". " not in gap
        return before[-1] if appositive else None
    if before and listed and len(gap) < 60 and ". " not in gap:
        return before[-1]
    return None


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split(" ") if word[:1].isalpha()]
    if len(words) < 5:
        return False
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _find_heads(board: _Board, contact: list[Span]) -> None:
    view = board.view
    heads = head_words()
    matches = list(HEAD_WORD.regex.finditer(view))
    for index, match in enumerate(matches):
        nxt = matches[index + 1] if index + 1 < len(matches) else None
        if nxt is not None and nxt.start() == match.end() + 1:
            continue
        if board.overlapping(match.start(), match.end()):
            continue
        follow = view[match.end() : match.end() + 24]
        if re.match(r" (?:& )?[A-Z]", follow) and not _ends_here(follow):
            continue
        span = name_before(view, match.end())
        if span is None or span.start >= match.start():
            continue
        text = view[span.start : span.end]
        lead = text[: -len(match.group()) - 1]
        in_contact = any(part.start <= span.start < part.end for part in contact)
        sure = heads.get(match.group().lower()) == "sure"
        if not (sure or in_contact):
            continue
        if is_no_company(text) or not has_distinctive(lead):
            continue
        if not in_contact and _is_title_case(_line(view, span.start)):
            continue
        board.add(span.start, span.end, "name")


def _ends_here(follow: str) -> bool:
    word = follow.split(" ")[1].strip(".,;:") if len(follow.split(" ")) > 1 else ""
    return word in STOPS


def _usable(board: _Board, span: Span | None) -> str:
    """The name at `span` if it can be a company that a cue points to, else an empty string."""
    if span is None or board.overlapping(span.start, span.end):
        return ""
    text = board.view[span.start : span.end]
    if is_no_company(text) or not has_distinctive(text) or len(text) < 3:
        return ""
    return text


def _find_cued(board: _Board) -> None:
    view = board.view
    for match in ACTS_AS.regex.finditer(view):
        _coordinated(board, match.start())
    for pattern in (TITLE_AT, WITH_ORGANIZATION):
        for match in pattern.regex.finditer(view):
            span = name_after(view, match.end())
            text = _usable(board, span)
            if not text or span is None:
                continue
            if pattern is WITH_ORGANIZATION and not _looks_like_company(text):
                continue
            board.add(span.start, span.end, "name")


def _looks_like_company(text: str) -> bool:
    last = text.split(" ")[-1].strip(".,").lower()
    return last in head_words() or strip_form(text) != text


def _coordinated(board: _Board, end: int) -> None:
    """The names "A, B and C" that end at `end`."""
    view = board.view
    for _ in range(8):
        inside = board.ending_at(end)
        if inside is not None:
            start = inside.start
        else:
            span = name_before(view, end)
            text = _usable(board, span)
            if not text or span is None:
                return
            board.add(span.start, span.end, "name")
            start = span.start
        for joint in (", and ", " and ", ", "):
            if view.endswith(joint, 0, start):
                end = start - len(joint)
                break
        else:
            return


def _find_known(board: _Board) -> None:
    view = board.view
    for first, names in _known().items():
        at = view.find(first)
        while at >= 0:
            for name in names:
                end = at + len(name)
                if (
                    view.startswith(name, at)
                    and not (at and (view[at - 1].isalnum() or view[at - 1] in "@/.-#$&"))
                    and not view[end : end + 1].isalnum()
                    and view[end : end + 1] not in ("@", "/", "-", "_")
                    and not re.match(r"\.\w", view[end : end + 2])
                    and not re.match(r" (?:& )?[A-Z][a-z]", view[end : end + 5])
                    and not re.match(r"[A-Z][\w’'-]* ", view[max(0, view.rfind(" ", 0, at - 1) + 1) : at])
                ):
                    board.add(at, end, "name")
                    break
            at = view.find(first, at + 1)


def _find_headings(board: _Board) -> None:
    view = board.view
    for pattern in (SOURCE, ABOUT):
        for match in pattern.regex.finditer(view):
            span = name_after(view, match.start("rest"), 9)
            if span is None or board.overlapping(span.start, span.end):
                continue
            text = view[span.start : span.end]
            if is_no_company(text):
                continue
            whole = span.end >= match.end("rest") or view[span.end] in ":(,|"
            if not whole:
                continue
            if pattern is ABOUT and not _described(view, match.end(), text):
                continue
            board.add(span.start, span.end, "name")


_COMPANY_WORDS = re.compile(
    r"\b(?:company|provider|developer|firm|manufacturer|operator|leader|bank|group|producer"
    r"|specialist|supplier|organization|corporation|headquartered|founded|listed|employees|we"
    r"|We|our|Our|retailer|fund|explorer|miner|subsidiary|distributor|innovator|owner)\b"
)


def _described(view: str, at: int, name: str) -> bool:
    """Whether the paragraph after a heading speaks of `name` as a company."""
    end = view.find("\n", at + 1)
    end = view.find("\n", end + 1) if 0 <= end < at + 3 else end
    paragraph = view[at + 1 : min(at + 700, end if end >= 0 else len(view))]
    return bool(_COMPANY_WORDS.search(paragraph))


def _find_also_known(board: _Board) -> None:
    view = board.view
    for match in ALSO_KNOWN.regex.finditer(view):
        before = board.ending_at(match.start()) or board.ending_at(match.start() + 1)
        if before is None:
            continue
        span = name_after(view, match.end())
        if span is None:
            continue
        inside = board.overlapping(span.start, span.end)
        if inside is not None:
            if inside is not before and inside.of is None:
                inside.of = before
        else:
            board.add(span.start, span.end, "defined", before)


def find_companies(view: str, layout: Layout, frame: Frame) -> list[CompanyMention]:
    """The company mentions of `view` in text order, without overlaps."""
    from extractor.annotate.company_aliases import find_aliases

    board = _Board(view)
    contact = [s for s in frame.sections if s.kind == "contact"]
    _find_legal(board)
    groups = find_listings(view)
    definitions = find_definitions(view)
    _find_defined(board, groups, definitions)
    _find_headings(board)
    _find_cued(board)
    _find_heads(board, [Span(s.start, s.end) for s in contact])
    _find_known(board)
    _find_also_known(board)
    for group in find_ticker_sentences(view):
        _attach_sentence(board, group)
    find_aliases(board)
    return _mentions(board)


def _attach_sentence(board: _Board, group: ListingGroup) -> None:
    """Gives a listing told in a sentence to the company that the release is about, unless the
    ticker is known already."""
    listing = group.listings[0]
    if any(x.ticker == listing.ticker for m in board.found for x in m.listings):
        return
    legal = sorted((m for m in board.found if m.of is None), key=lambda m: (m.start))
    if legal:
        start = board.view.rfind("\n", 0, group.start) + 1
        here = [m for m in legal if start <= m.start < group.start]
        defined = [m.of for m in board.found if m.form == "defined" and m.of is not None]
        owner = defined[0] if defined else (here or legal)[0]
        owner.listings.append(listing)


def _mentions(board: _Board) -> list[CompanyMention]:
    found = sorted(board.found, key=lambda m: m.start)
    index = {id(mention): i for i, mention in enumerate(found)}
    return [
        CompanyMention(
            m.start,
            m.end,
            board.text(m),
            m.form,
            index[id(m.of)] if m.of is not None else None,
            list(m.listings),
        )
        for m in found
    ]
