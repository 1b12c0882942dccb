"""What gives a company away: its legal form, a head word, a cue, a heading, its fame.

Comes in: a board with the words of a view. Goes out: names added to the board. It must not look
at parentheses (`annotate.companies`) nor for short forms (`annotate.company_aliases`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractor.annotate.company_board import Board, Found
from extractor.annotate.company_names import (
    STOPS,
    common_words,
    has_distinctive,
    is_distinctive,
    is_given_name,
    head_words,
    is_no_company,
    is_person,
    name_after,
    name_before,
    places,
)
from extractor.annotate.company_scan import HEAD, KNOWN, LEGAL, first_word, known_names, lower_forms
from extractor.annotate.defined_terms import can_name
from extractor.patterns.companies import (
    ABOUT,
    ACTS_AS,
    APPOSITIVE,
    CONTACT_GLUE,
    QUOTED_TERM,
    ALSO_KNOWN,
    HEAD_WORD,
    LEAD_SUBJECT,
    LEGAL_FORM,
    ORGANIZATION_CUE,
    SOURCE,
    TITLE_CUE,
    strip_form,
)
from extractor.resources import load_table
from extractor.schema import Span
from extractor.stages import Frame

_DOTTED = re.compile(r"(?i:inc|corp|co|ltd|bhd|ltda|lda|kft|nyrt|cos|bros)$|\.[A-Za-z]{1,2}$")
_NO_NAMES = frozenset(
    """private public delaware nevada company limited such general parent holding co the a an
    subsidiary canadian british american u.s us registered listed incorporated""".split()
)


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
        if rest in legal and words[0] != "The":
            if not any(is_distinctive(word) for word in words[:count]):
                return len(text) - len(rest)
    for seam in _SEAM.finditer(text):
        if text[seam.start() :] in legal:
            return seam.start()
    return 0


_NOT_FORM = re.compile(
    r" (?:[Ll]iability|[Ee]dition|[Tt]ime|[Nn]umber|[Tt]o|[Ii]n|[Bb]y|[Ss]upply)\b"
)


def _is_form(view: str, form: str, start: int, end: int, comma: bool) -> bool:
    """Whether the words at the span are a legal form and not just words."""
    follow = view[end : end + 2]
    if form in ("Limited", "Trust") and _NOT_FORM.match(view, end):
        return False
    if form.split(" ")[0] not in _weak_forms():
        return True
    if comma and form not in ("LP", "Co", "ASA"):
        return False
    if form in ("SE", "NV", "AS", "CO") and follow[:1] == " " and follow[1:].isalnum():
        if follow[1:].isupper() or follow[1:].isdigit():
            return False
    around = view[max(0, start - 30) : start] + view[end : end + 30]
    around = around.split("\n")[0 if "\n" not in around[:30] else -1]
    return not around.isupper() or len(around) < 12


def _is_legal_name(view: str, name: Span, end: int) -> bool:
    text = view[name.start : name.end]
    if is_no_company(text, legal=True) or is_no_company(view[name.start : end], legal=True):
        return False
    if view.endswith((" a ", " an ", " A ", " An "), 0, name.start):
        if not has_distinctive(text) or is_title_case(view, name.start):
            return False
    words = text.split(" ")
    low = words[0].lower()
    if len(words) == 1 and (low in common_words() or low in _NO_NAMES):
        before = view[max(0, name.start - 4) : name.start].lower()
        return low not in _NO_NAMES and not before.endswith((" a ", " an ", "the "))
    return len(text) > 2


_DETERMINER = re.compile(r"(?:^|\W)(?:the|The|a|an|its|our|their|new|this|each|using|s’|’s|'s) $")
_THING = re.compile(
    r" (?:compan(?:y|ies)|firms?|start-?ups?|projects?|propert(?:y|ies)|platforms?|program\w*|products?|technology|division|offering|deposit|mine"
    r"|claims?|belt|systems?|solutions?|service|app|tools?|model|index|powered|based|segment|business|zone"
    r"|product line|porphyry|drone|target|area|trend|district|unit|contracts|infrastructure|fundraising)\b"
)
_VAGUE_HEADS = frozenset(
    "AI Technology Tech Gold Silver Copper Nickel Lithium Uranium Water Power Works Oil Gas Steel"
    " Marketing Security Research Oncology Dermatology Vision Supply Sports Law Lines Outdoor".split()
)
_AFTER_VAGUE = re.compile(
    r"(?: (?:is|has|will|announce|report|said|today|signed|a leading)\b|’s|'s)"
)
_PLAIN_WORD = re.compile(
    r"(?:[A-Z][a-z]+-)?[A-Z][a-z]{2,}(?:ed|ing|ive|ion|able|ible|ary|ous|ment|ness|ical|phic|inal|ity|ogy|onal|ular|istic|ized)$"
)


def _stands_like_name(view: str, start: int, end: int, lead: str, head: str) -> bool:
    """Whether a name with a weak head word stands where a company's name would."""
    if _DETERMINER.search(view, max(0, start - 8), start) or _THING.match(view, end):
        return False
    if head in _VAGUE_HEADS and not _AFTER_VAGUE.match(view, end):
        return False
    return has_distinctive(_without_plain(lead)) and "VP" not in lead.split(" ")


def _without_plain(lead: str) -> str:
    """`lead` without the words that are built like plain English ones."""
    return " ".join(word for word in lead.split(" ") if not _PLAIN_WORD.match(word))


_CAPITAL = re.compile(r" (?:& )?([A-Z][\w’'-]*)")
_OFFICES = frozenset(
    "CEO CFO COO CTO President Chairman Chief Founder Analyst Managing Senior Vice".split()
)
_RIGHT = re.compile(r" (?:&|and) (?:Trust|Company|Co|Sons|Savings|Associates|Partners)\b\.?")
_OF_RIGHT = re.compile(r" of (?:the )?[A-Z][\w.]+(?: [A-Z]\w+){0,2}")
_TITLE_WORD = re.compile(r"[A-Za-z][\w’'-]*")


def is_title_case(view: str, at: int) -> bool:
    """Whether the words around `at` in its line are capitalized throughout, as in headings."""
    left = max(0, at - 220, view.rfind("\n", max(0, at - 220), at) + 1)
    right = view.find("\n", at, at + 220)
    if right < 0:
        right = min(len(view), at + 220)
    if right - left > 260:
        return False
    words = _TITLE_WORD.findall(view, left, right)
    if len(words) < 5:
        return False
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


_CONTACT_HEADS = frozenset(["Group", "Partners", "Advisors", "Associates", "Agency", "Advisory"])


def _begins_item(view: str, start: int) -> bool:
    """Whether a line or an entry of a contact block begins at `start`."""
    return start == 0 or view.endswith(("\n", ": ", " - ", " – ", ":", "| ", ", "), 0, start)


_DEPARTMENTS = frozenset(
    ["Communications", "Media", "Marketing", "IR", "Investor Relations", "Research", "Management"]
)


def _begun(board: Board) -> set[str]:
    """The first words of the names found so far: "Acme" and "Acme Solar" of "Acme Solar Inc."."""
    begun: set[str] = set()
    for mention in board:
        words = strip_form(board.text(mention)).split(" ")[:6]
        begun.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    return begun


def find_heads(board: Board) -> None:
    """Names that end with a word such as "Capital", without a legal form."""
    view = board.view
    heads = head_words()
    begun = _begun(board)
    floor = 0
    for place, _, flags in board.words:
        if not flags & HEAD or place < floor:
            continue
        match = HEAD_WORD.regex.match(view, place)
        if match is None:
            continue
        end = match.end()
        right = _RIGHT.match(view, end)
        if right is not None:
            end = right.end()
        elif match.group() in ("Bank", "Trust", "Banco"):
            right = _OF_RIGHT.match(view, end)
            end = right.end() if right else end
        if board.at(place, end):
            continue
        follow = _CAPITAL.match(view, end)
        contact = board.in_contacts(place)
        if contact and follow and is_given_name(follow.group(1)):
            follow = None
        if follow and follow.group(1) not in STOPS and follow.group(1) not in _OFFICES:
            continue
        if view.startswith((" and Exchange", " From Operations", " from Operations"), end):
            continue
        span = name_before(view, match.end())
        if span is None or span.start >= place:
            continue
        floor = end
        text = view[span.start : end]
        strong = heads.get(match.group().lower()) == "sure" or right is not None
        lead = view[span.start : place]
        beside = view.endswith(" and ", 0, span.start) and board.ending_at(span.start - 5)
        if not strong and not beside and not contact:
            if not _stands_like_name(view, span.start, end, lead, match.group()):
                continue
        if is_no_company(text) or board.at(span.start, end) or board.in_tables(place):
            continue
        alone = contact and match.group() in _CONTACT_HEADS and _begins_item(view, span.start)
        if not beside and not alone and not has_distinctive(_without_plain(lead)):
            continue
        if match.group() in _DEPARTMENTS and lead.strip() in begun:
            continue
        if f"{view[span.start - 1 : span.start]}{view[end : end + 1]}" in ("“”", '""', "()"):
            continue
        if contact:
            span = _known_part(view, span.start, end)
        elif is_title_case(view, place):
            continue
        board.add(span.start, end, "name")


def _known_part(view: str, start: int, end: int) -> Span:
    """The well-known name with which the words of the span end, or all of them."""
    at = start
    known = known_names()
    while 0 <= at < end:
        word = first_word(view[at:end])
        if view[at:end] in known.get(word, ()):
            return Span(at, end)
        at = view.find(" ", at, end) + 1
        if not at:
            break
    return Span(start, end)


def _usable(board: Board, span: Span | None) -> bool:
    """Whether the name at `span` can be a company that a cue points to."""
    if span is None or board.at(span.start, span.end):
        return False
    text = board.view[span.start : span.end]
    if len(text) < 3 or is_no_company(text) or not has_distinctive(text):
        return False
    return not is_person(text) and board.view[span.end : span.end + 1] not in ("®", "™")


def find_actors(board: Board) -> None:
    """Those who act as agents, managers, counsel."""
    view = board.view
    at = view.find(" as ")
    while at >= 0:
        start = max(0, at - 40)
        for match in ACTS_AS.regex.finditer(view, start, at + 84):
            if match.end() == at + 3:
                _coordinated(board, match.start())
        at = view.find(" as ", at + 4)


def _coordinated(board: Board, end: int) -> None:
    """The names of the list "A, B and C" that ends at `end`."""
    view = board.view
    for _ in range(8):
        inside = board.ending_at(end)
        if inside is not None:
            start = inside.start
        else:
            span = name_before(view, end)
            if span is None or not _usable(board, span):
                return
            board.add(span.start, span.end, "name")
            start = span.start
        for joint in (", and ", " and ", ", "):
            if view.endswith(joint, 0, start):
                end = start - len(joint)
                break
        else:
            return


_CUE_ENDS = frozenset(
    word + comma
    for word in """with between by of from to in including as like for at subsidiary parent affiliate
    partner customer shareholder lender investor sponsor counterparty auditor supplier distributor
    broker owner agent acquire acquires acquired acquiring""".split()
    for comma in ("", ",")
)


_PLACE_AFTER = re.compile(r" at |,? and |, [A-Z]{2}\b")


def find_cued(board: Board) -> None:
    """Names after words such as "agreement with" and "CEO of"."""
    view = board.view
    last = -2
    for place, text, _ in board.words:
        fresh = place != last + 1
        last = place + len(text)
        if not fresh or not place or view[place - 1] != " ":
            continue
        word = view[max(0, place - 14) : place - 1].rsplit(" ", 1)[-1]
        if word == "the":
            word = view[max(0, place - 18) : place - 5].rsplit(" ", 1)[-1]
        if word not in _CUE_ENDS:
            continue
        before = view[max(0, place - 44) : place]
        if TITLE_CUE.regex.search(before):
            span = name_after(view, place)
            if span is not None and _usable(board, span):
                if not _PLACE_AFTER.match(view, span.end):
                    board.add(span.start, span.end, "name")
        elif ORGANIZATION_CUE.regex.search(before):
            span = name_after(view, place)
            if span is None or board.at(span.start, span.end):
                continue
            name = view[span.start : span.end]
            if is_no_company(name) or is_person(name) or _THING.match(view, span.end):
                continue
            if _is_object(board, before, name, span):
                board.add(span.start, span.end, "name")
                continue
            if " " not in name or before.endswith("the ") and _head_of(name) in _VAGUE_HEADS:
                continue
            if _ends_like_company(name) and (before.endswith("with ") or has_distinctive(name)):
                if not is_title_case(view, place):
                    board.add(span.start, span.end, "name")


_STRONG_CUE = re.compile(
    r"(?:acquir(?:e[sd]?|ing)|acquisition of|merger? with|partner(?:ship|ed|s|ing)? with|subsidiary,?"
    r"|agreements? with|collaborat(?:ion|ed|ing|es|e) with|joint venture with|combination with"
    r"|subsidiary of|alliance with|invest(?:ment|ed|ing) in|contracts? (?:with|from)|orders? from) $"
)


_SCOPE = 30_000
_MOST_JUDGED = 60
_PLACES_OF_WORK = (
    "project", "Project", "property", "Property", "mine", "Mine", "deposit", "Deposit", "site",
    "field", "block", "platform", "token", "protocol", "drug", "vehicle", "region", "area",
)  # fmt: skip


def _is_object(board: Board, before: str, name: str, span: Span) -> bool:
    """Whether `name`, which only a cue points to, is used as a company's name elsewhere too."""
    if not _STRONG_CUE.search(before) or not is_distinctive(name.split(" ")[0]):
        return False
    if is_title_case(board.view, span.start) or len(name) < 3:
        return False
    known = board.judged.get(name)
    if known is None and len(board.judged) < _MOST_JUDGED:
        scope = board.view[:_SCOPE]
        known = not any(f"{name} {thing}" in scope for thing in _PLACES_OF_WORK)
        known = known and _free_uses(scope, name, 0) >= 3
        board.judged[name] = known
    return bool(known)


def _head_of(name: str) -> str:
    return name.split(" ")[-1]


def _ends_like_company(text: str) -> bool:
    return text.split(" ")[-1].strip(".,").lower() in head_words() or strip_form(text) != text


_GLUED = frozenset("@/.-#$&_")
_LEFT_WORD = re.compile(r"([A-Z][\w’'-]*) $")


def find_known(board: Board) -> None:
    """Well-known companies by their short names."""
    view = board.view
    known = known_names()
    for place, word, flags in board.words:
        if not flags & KNOWN:
            continue
        for name in known[word]:
            end = place + len(name)
            if not view.startswith(name, place):
                continue
            before, after = view[place - 1 : place], view[end : end + 1]
            if (
                before in _GLUED
                and before
                or after.isalnum()
                or after in _GLUED - {".", "&", "#"}
                and after
            ):
                continue
            if after == "." and view[end + 1 : end + 2].isalnum():
                continue
            follow = _CAPITAL.match(view, end)
            if follow and not (board.in_contacts(place) and is_given_name(follow.group(1))):
                break
            left = _LEFT_WORD.search(view, max(0, place - 30), place)
            if left and left.group(1) not in STOPS and left.group(1).lower() not in common_words():
                break
            if board.at(place, end) is None:
                board.add(place, end, "name")
            break


_COMPANY_WORDS = re.compile(
    r"\b(?:company|provider|developer|firm|manufacturer|operator|leader|bank|group|producer"
    r"|specialist|supplier|organization|corporation|headquartered|founded|listed|employees|we|We"
    r"|our|Our|retailer|fund|explorer|miner|subsidiary|distributor|innovator|owner|business)\b"
)


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


def find_apposed(board: Board) -> None:
    """Names that are explained: "Acme, a leading provider of ..."."""
    view = board.view
    at = view.find(", ")
    while at >= 0:
        if view.startswith(("a ", "an ", "the ", "one "), at + 2):
            if APPOSITIVE.regex.match(view, at):
                end = at
                while view[end - 1 : end] == ")":
                    end = max(0, view.rfind("(", max(0, end - 120), end))
                    end -= view[end - 1 : end] == " "
                span = name_before(view, end)
                if span is not None and not board.at(span.start, span.end):
                    text = view[span.start : span.end]
                    many = len(text.split(" ")) > 1
                    marked = view[span.end : span.end + 1] in ("®", "™") or text[-1] in "®™"
                    marked = marked or text.endswith("ly")
                    if not many and (
                        marked or _DETERMINER.search(view, max(0, span.start - 8), span.start)
                    ):
                        at = view.find(", ", at + 2)
                        continue
                    if (has_distinctive(text) or many and end < at) and not (
                        is_no_company(text)
                        or text.lower() in places()
                        or is_person(text)
                        or is_title_case(view, span.start)
                    ):
                        owner = board.add(span.start, span.end, "name")
                        if owner is not None and end < at:
                            _define(board, owner, end, at)
        at = view.find(", ", at + 2)


def _define(board: Board, owner: Found, start: int, end: int) -> None:
    """Adds the terms that the parentheses in the span define for `owner`."""
    view = board.view
    for term in QUOTED_TERM.regex.finditer(view, start, end):
        if can_name(term["term"], board.text(owner)):
            board.add(term.start("term"), term.end("term"), "defined", owner)


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
    return bool(_COMPANY_WORDS.search(view, at + 1, min(at + 500, end if end >= 0 else len(view))))


def find_subject(board: Board, frame: Frame) -> None:
    """The name with which the first sentence after the dateline begins."""
    view = board.view
    if frame.dateline is None:
        return
    at = frame.dateline.end
    while at < len(view) and not view[at].isalnum() and at < frame.dateline.end + 8:
        at += 1
    span = name_after(view, at)
    if span is not None and LEAD_SUBJECT.regex.match(view[span.end : span.end + 20]):
        if _usable(board, span):
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
    for count in range(min(len(words), 5), 0, -1):
        short = " ".join(words[:count])
        if is_no_company(short) or is_person(short) or short.lower() in places():
            continue
        if words[count - 1] in ("&", "of", "and"):
            continue
        known_head = count > 1 and words[count - 1].lower() in head_words()
        if not (has_distinctive(short) or known_head) or count == 1 and len(short) < 3:
            continue
        if words[count - 1] in _DEPARTMENTS and " ".join(words[: count - 1]) in _begun(board):
            continue
        if named and f"\nAbout {short}" not in view and f"\nABOUT {short.upper()}" not in view:
            continue
        uses = _free_uses(view, short, stop)
        if uses >= (3 if count == 1 else 1 if has_distinctive(short) else 2):
            board.add(start, start + len(short), "name")
            return


def _free_uses(view: str, name: str, start: int) -> int:
    """How often `name` stands after `start` as the subject or owner of something."""
    uses = 0
    at = view.find(name, start)
    while at >= 0 and uses < 3:
        end = at + len(name)
        if not view[at - 1].isalnum() and _USE.match(view, end) and not is_title_case(view, at):
            uses += 1
        at = view.find(name, end)
    return uses


_USE = re.compile(
    r"(?:’s|'s|,| (?:is|has|have|will|was|and|announce|report|today|offers|provides|plans|expects"
    r"|continues|intends|believes|develops|operates|to|in|with|from|the|a|said)\b|\.(?: |\n|$)| \()"
)


_NAMING_CUES = (
    "d/b/a", "D/B/A", "dba ", "DBA ", "doing business", "Doing Business", "f/k/a", "F/K/A", "fka ",
    "ormerly", "reviously", "n/k/a", "a/k/a", "lso known", "LSO KNOWN", "perating as", "perating under",
    "trading as", "now known", "renamed",
)  # fmt: skip


def _places(view: str, text: str) -> Iterator[int]:
    at = view.find(text)
    while at >= 0:
        yield at
        at = view.find(text, at + 1)


def find_also_known(board: Board) -> None:
    """Second names after "doing business as", "formerly" and the like."""
    view = board.view
    places = {max(0, at - 4) for cue in _NAMING_CUES for at in _places(view, cue)}
    for place in sorted(places):
        match = ALSO_KNOWN.regex.search(view, place, place + 60)
        if match is None:
            continue
        end = match.start()
        while view[end - 1 : end] == ")":
            end = max(0, view.rfind("(", max(0, end - 120), end))
            end -= view[end - 1 : end] == " "
        before = board.ending_at(end) or board.ending_at(end + 1)
        if before is None:
            continue
        span = name_after(view, match.end())
        if span is None:
            continue
        inside = board.at(span.start, span.end)
        if inside is None:
            board.add(span.start, span.end, "name", before)
        elif inside is not before and inside.of is None and before.of is not inside:
            inside.of = before.of or before
