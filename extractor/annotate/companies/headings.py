"""Names that their place gives away: the headline, the first sentence, "About X", the source line
and contact blocks.

Comes in: a board and the frame of the release. Goes out: these names, added to the board. It must
not look into the sentences of the body beyond how a name is used there.
"""

from __future__ import annotations

from extractor.annotate.companies.board import Board, Found
from extractor.annotate.companies.heads import DEPARTMENTS, begun_names
from extractor.annotate.companies.names import name_after, name_before
from extractor.annotate.companies.words import (
    has_distinctive,
    head_words,
    is_distinctive,
    is_no_company,
    is_person,
    is_title_case,
    places,
)
from extractor.patterns.companies import LEGAL_FORM, strip_form
from extractor.patterns.company_cues import (
    ABOUT,
    CONTACT_GLUE,
    DESCRIBED,
    FREE_USE,
    LEAD_SUBJECT,
    SOURCE,
)
from extractor.schema import Span
from extractor.stages import Frame


def is_usable(board: Board, span: Span | None) -> bool:
    """Whether the name at `span` can be a company that a cue points to."""
    if span is None or board.at(span.start, span.end):
        return False
    text = board.view[span.start : span.end]
    if len(text) < 3 or is_no_company(text) or not has_distinctive(text):
        return False
    return not is_person(text) and board.view[span.end : span.end + 1] not in ("®", "™")


def find_headings(board: Board) -> None:
    """Names in "About X" headings and SOURCE lines."""
    view = board.view
    last = {match.start() for match in list(SOURCE.regex.finditer(view))[-3:]}
    for pattern in (SOURCE, ABOUT):
        for match in pattern.regex.finditer(view):
            span = name_after(view, match.start("rest"), 9)
            if span is None or board.at(span.start, span.end):
                continue
            text = view[span.start : span.end]
            rest = view[span.end : match.end("rest")].lstrip()
            whole = not rest or rest[0] in ":(,|-–"
            if not whole or is_no_company(text) or text in ("Us", "The Company", "Company", "The"):
                continue
            if pattern is ABOUT and not _described(view, match.end()):
                continue
            if has_distinctive(text) or len(text.split(" ")) > 1:
                if pattern is SOURCE:
                    owner = _same_start(board, text) if match.start() in last else None
                else:
                    owner = _next_owner(board, match.end(), text)
                board.add(span.start, span.end, "alias" if owner else "name", owner)


def _next_owner(board: Board, at: int, text: str) -> Found | None:
    """The legal name with which the paragraph under the heading "About X" begins, if X is one
    word that is no other company's."""
    if " " in text:
        return None
    here = [m for m in board.between(at, at + 4) if m.form == "legal"]
    return here[0] if here else None


def _same_start(board: Board, text: str) -> Found | None:
    """The one legal name that begins with the first word of `text`, if that is distinctive."""
    first = text.split(" ")[0]
    if not is_distinctive(first):
        return None
    owners = {
        strip_form(board.text(m)): m
        for m in board
        if m.form == "legal" and board.text(m).startswith(first + " ")
    }
    return next(iter(owners.values())) if len(owners) == 1 else None


def find_glued(board: Board) -> None:
    """Organizations in contact blocks whose lines have run together ("Acme GroupJane Doe")."""
    view = board.view
    for block in board.contacts:
        for match in CONTACT_GLUE.regex.finditer(view, block.start, block.end):
            start = match.start("form")
            legal = LEGAL_FORM.regex.fullmatch(view, start, match.end()) is not None
            head = "" if legal else match["form"]
            span = name_before(
                view,
                start - 1 if legal else match.end(),
                block.start,
                match["form"] if legal else "",
            )
            if span is None or span.start >= start or board.at(span.start, match.end()):
                continue
            if not is_no_company(view[span.start : match.end()], legal) and (legal or head):
                board.add(span.start, match.end(), "legal" if legal else "name")


def _described(view: str, at: int) -> bool:
    """Whether the paragraph after a heading speaks of a company."""
    end = view.find("\n", at + 1)
    return bool(DESCRIBED.regex.search(view, at + 1, min(at + 500, end if end >= 0 else len(view))))


def find_subject(board: Board, frame: Frame) -> None:
    """The name with which the first sentence after the dateline begins."""
    view = board.view
    if frame.dateline is None:
        return
    at = frame.dateline.end
    while at < len(view) and not view[at].isalnum() and at < frame.dateline.end + 8:
        at += 1
    span = name_after(view, at)
    if span is None or not is_usable(board, span):
        return
    if LEAD_SUBJECT.regex.match(view[span.end : span.end + 20]):
        board.add(span.start, span.end, "name")


def find_headline(board: Board, frame: Frame) -> None:
    """The name with which the headline begins, if the text uses it too."""
    view = board.view
    if frame.headline is None:
        return
    start, stop = frame.headline.start, frame.headline.end
    span = name_after(view, start)
    if span is None or board.at(span.start, span.end):
        return
    named = any(m.form == "legal" or m.listings for m in board.between(start, stop + 700))
    words = view[span.start : min(span.end, stop)].split(" ")
    begun = begun_names(board)
    if words[0] in begun:
        return  # a short form of a name that is known already
    for count in range(min(len(words), 5), 0, -1):
        short = " ".join(words[:count])
        if is_no_company(short) or is_person(short) or short.lower() in places():
            continue
        if words[count - 1] in ("&", "of", "and"):
            continue
        known_head = count > 1 and words[count - 1].lower() in head_words()
        if not (has_distinctive(short) or known_head) or (count == 1 and len(short) < 3):
            continue
        if words[count - 1] in DEPARTMENTS and " ".join(words[: count - 1]) in begun:
            continue
        if named and f"\nAbout {short}" not in view and f"\nABOUT {short.upper()}" not in view:
            continue
        uses = free_uses(view, short, stop)
        if uses >= (3 if count == 1 else 1 if has_distinctive(short) else 2):
            board.add(start, start + len(short), "name")
            return


def free_uses(view: str, name: str, start: int) -> int:
    """How often `name` stands after `start` as the subject or owner of something."""
    uses = 0
    at = view.find(name, start)
    while at >= 0 and uses < 3:
        end = at + len(name)
        if (
            not view[at - 1].isalnum()
            and FREE_USE.regex.match(view[end : end + 16])
            and not is_title_case(view, at)
        ):
            uses += 1
        at = view.find(name, end)
    return uses
