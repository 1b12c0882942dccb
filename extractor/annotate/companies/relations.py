"""Names without legal form that a dealing gives away: bought firms, partners, customers, employers,
lists of retailers, and those of whom a sentence says that they are companies.

Comes in: a board with the surer names of a view. Goes out: these names, added to the board. It
must not look at headings, tables or contact blocks.
"""

from __future__ import annotations

import re

from extractor.annotate.companies.board import Board
from extractor.annotate.companies.names import STOPS, name_after, name_before
from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    has_distinctive,
    head_words,
    is_distinctive,
    is_given_name,
    is_no_company,
    is_person,
    is_title_case,
    places,
)
from extractor.patterns.companies import strip_form
from extractor.patterns.company_cues import DETERMINER, THING
from extractor.patterns.company_lists import ANNOUNCED
from extractor.patterns.company_relations import (
    ADDRESS,
    DEALING,
    DEALINGS,
    DOMAIN,
    FOLLOWS,
    IS_COMPANY,
    JOINT,
    Relation,
)
from extractor.schema import Span

_NEIGHBOR = DEALING
"""How the names of a list are judged in which companies stand: they may be people."""

_BY_END: dict[str, list[Relation]] = {}
for _relation in (*DEALINGS, *ANNOUNCED):
    for _end in _relation.ends:
        _BY_END.setdefault(_end, []).append(_relation)

_TRADES = company_word_group("trades")
_BEGINS = company_word_group("begins")
_CODE = re.compile(r"[/®™]|\d-?\d")
"""What two names run together hold, a product, or a rule's number ("NI99-101")."""
_FUNDS = re.compile(r"\w \w+ Funds$")
_NO_LETTER = re.compile(r"[\W_]")
_WINDOW = 90
_MOST_ITEMS = 12
_MOST_JUDGED = 80
_MOST_USES = 12
_SCOPE = 30_000


def find_related(board: Board) -> None:
    """Names after the cues of `DEALINGS` and `ANNOUNCED`, and the lists that begin with them."""
    view = board.view
    for place, word in board.begun(("the", "both")):
        relations = _BY_END.get(word.rstrip(",")) or _BY_END.get(word.rstrip(":").lower())
        if relations is None:
            continue
        before = view[max(0, place - _WINDOW) : place].rsplit("\n", 1)[-1]
        for relation in relations:
            if relation.pattern.regex.search(before):
                _read_list(board, place, relation)
                break


def _read_list(board: Board, place: int, relation: Relation) -> None:
    """The names of the list "A, B and C" that begins at `place`, or the one name there."""
    view = board.view
    if board.in_tables(place) or board.in_contacts(place) or is_title_case(view, place):
        return
    items = _items(board, place, listed=relation.listed)
    sure = [known or _is_company(board, span, relation) for span, known in items]
    for (span, known), good in zip(items, sure, strict=True):
        if known:
            continue
        plain = relation.listed and len(items) > 2 and sum(sure) > 1
        if good or (plain and _is_listed(board, span)):
            board.add(span.start, span.end, "name")


_NUMBER_ITEM = re.compile(r"\d{2,4}, ")
"""A name of digits in a list, which cannot be told from a number."""


def _items(board: Board, place: int, *, listed: bool) -> list[tuple[Span, bool]]:
    """The names of the list "A, B and C" that begins at `place`, each with whether it is known
    already; without an "and" only the first, unless the list was announced (`listed`)."""
    view = board.view
    items: list[tuple[Span, bool]] = []
    at = place
    closed = False
    while len(items) < _MOST_ITEMS:
        found = board.at(at, at + 1)
        if found is not None:
            items.append((Span(found.start, found.end), True))
        else:
            span = name_after(view, at)
            if span is None:
                break
            items.append((span, False))
        end = items[-1][0].end
        joint = JOINT.regex.match(view[end : end + 60])
        if joint is None or closed:
            break
        closed = joint["last"] is not None
        at = end + joint.end()
        number = _NUMBER_ITEM.match(view, at) if listed else None
        at = number.end() if number else at
        if not closed and not view[at].isupper():
            break
    if not closed and not listed:
        del items[1:]
    return items


def _is_listed(board: Board, span: Span) -> bool:
    """Whether a name of plain words in a list of companies can be one."""
    name = board.view[span.start : span.end]
    return (
        " " in name
        and board.at(span.start, span.end) is None
        and not _is_refused(name)
        and _stands_alone(board.view, span)
    )


def _is_refused(name: str) -> bool:
    low = name.lower()
    return (
        is_no_company(name)
        or is_person(name)
        or low in places()
        or low in common_words()
        or _CODE.search(name) is not None
    )


def _stands_alone(view: str, span: Span) -> bool:
    after = view[span.end : span.end + 20]
    return bool(FOLLOWS.regex.match(after)) and not THING.regex.match(after)


def _is_company(board: Board, span: Span, relation: Relation) -> bool:
    """Whether the name at `span`, in the list that `relation` announces, is a company's."""
    name = board.view[span.start : span.end]
    if len(name) < 3 or board.at(span.start, span.end) or _is_refused(name):
        return False
    if is_given_name(name):
        return False
    if not (has_distinctive(name) or _FUNDS.search(name)) or not _stands_alone(board.view, span):
        return False
    if relation.people and _may_be_person(name):
        return False
    if relation.address and not ADDRESS.regex.match(board.view, span.end, span.end + 12):
        return False
    if relation.domain and not _has_domain(board, name):
        return False
    return bool(_FUNDS.search(name)) or not _is_thing(board, name)


def _has_domain(board: Board, name: str) -> bool:
    """Whether a web address in the view is the name."""
    known = board.judged.get("@" + name)
    if known is None:
        if len(board.judged) >= _MOST_JUDGED:
            return False
        bare = _NO_LETTER.sub("", name).lower()
        domains = DOMAIN.regex.finditer(board.view[:_SCOPE])
        known = any(match.group().replace("-", "").lower() == bare for match in domains)
        board.judged["@" + name] = known
    return known


def _may_be_person(name: str) -> bool:
    """Whether `name` is built like a person's that the list of given names does not know."""
    words = name.split(" ")
    if any(map(is_given_name, words[1:-1])):
        return True
    if len(words) not in (2, 3) or strip_form(name) != name:
        return False
    if words[-1].lower() in head_words() or words[-1].lower() in _TRADES or words[0] in _BEGINS:
        return False
    return all(word[1:].islower() and is_distinctive(word) for word in (words[0], words[-1]))


_LEFT_WORD = re.compile(r"([A-Z][\w’'-]{0,22}\.?) $")
_DEAL = re.compile(
    r" (?:acquisition|transaction|deal|merger|team|agreement|partnership|purchase)\b"
)
_PRODUCT = re.compile(r"[®™]|-\d| [IVX]{1,4}\b| v?\d")


def _is_thing(board: Board, name: str) -> bool:
    """Whether `name` is used elsewhere as a thing's or a person's."""
    known = board.judged.get("?" + name)
    if known is None:
        if len(board.judged) >= _MOST_JUDGED:
            return True
        known = _look_for_thing(board.view[:_SCOPE], name)
        board.judged["?" + name] = known
    return known


def _look_for_thing(view: str, name: str) -> bool:
    at = view.find(name)
    uses = 0
    while at >= 0 and uses < _MOST_USES:
        end = at + len(name)
        if not view[at - 1 : at].isalnum() and not view[end : end + 1].isalnum():
            uses += 1
            left = view[max(0, at - 24) : at]
            named = DETERMINER.regex.search(left[-8:]) and not _DEAL.match(view, end)
            if named or _PRODUCT.match(view, end):
                return True
            if THING.regex.match(view[end : end + 20]):
                return True
            word = _LEFT_WORD.search(left)
            if word and is_given_name(word[1]) and " " not in name:
                return True
        at = view.find(name, end)
    return False


def find_listed(board: Board) -> None:
    """Names in lists "A, B and C" that begin with a company and hold two."""
    view = board.view
    floor = 0
    for mention in list(board):
        if mention.start < floor or mention.form in ("defined", "alias"):
            continue
        if not view.startswith((", ", " ("), mention.end):
            continue
        items = _items(board, mention.start, listed=False)
        if len(items) < 3:
            continue
        floor = items[-1][0].end
        if 2 * sum(known for _, known in items) < len(items):
            continue
        if sum(known for _, known in items) < 2 or is_title_case(view, mention.start):
            continue
        for span, known in items:
            if not known and _is_company(board, span, _NEIGHBOR):
                board.add(span.start, span.end, "name")


def find_told(board: Board) -> None:
    """Names at the start of a sentence which says that they are companies."""
    view = board.view
    at = view.find(" is ")
    while at >= 0:
        if IS_COMPANY.regex.match(view[at : at + 110]):
            span = name_before(view, at)
            if span is not None and _begins_sentence(view, span.start):
                name = view[span.start : span.end]
                usable = not _is_refused(name) and has_distinctive(name) and name not in STOPS
                if usable and len(name) > 2 and not _is_thing(board, name):
                    board.add(span.start, span.end, "name")
        at = view.find(" is ", at + 4)


def _begins_sentence(view: str, start: int) -> bool:
    return start == 0 or view.endswith(("\n", ". ", "” ", "• ", "* ", ": "), 0, start)
