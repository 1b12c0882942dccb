"""Contacts: whom the reader may turn to.

Comes in: a view and its sections. Goes out: `Contact`s in text order. It must not look outside
contact sections, nor find people for any other purpose.

A section is cut into fragments (an e-mail address, a number, or the words between commas, line
ends and labels); each fragment is a name, a firm, a title or a label by its own words, by the
addresses near it and by its neighbors. A new contact begins where a name, a label or a second
address comes after an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from extractor.annotate.people.names import GIVEN, classify
from extractor.patterns.contacts import CONTACT_CUT, CONTACT_NAME, EMAIL, PHONE, URL
from extractor.resources import load_table
from extractor.schema import Contact, Section
from extractor.stages import Layout

_Reach = Literal["email", "phone", "url"]
_Kind = Literal["email", "phone", "url", "label", "name", "firm", "title", "other"]

_LONGEST = 6000
_MOST = 30
_REACH_LABEL = re.compile(
    r"(?i)\b(?:tel(?:ephone)?|phone|ph|e-?mail|fax|ext)\b[.:]?"
    r"|\b(?:mobile|cell|office|direct|web(?:site)?|[mteop])[.:]$"
)
_CREDENTIAL = re.compile(r",? (?:CFA|CPA|Esq\.?|Ph\.?D\.?|M\.?D\.?|MBA|P\.Eng\.?|P\.Geo\.?)$")
_FAX = re.compile(r"(?i)\bf(?:ax)?\b[ .:]{0,3}$")
_HONORIFIC = re.compile(r"^(?:Mr|Ms|Mrs|Dr|Prof)\.? ")
_GLUED_LABEL = re.compile(
    r"^(?:(?:Relations|Investors?|E-?mail|Media|Contact|Communications|CEO|CFO|COO)(?=[a-z])"
    r"|(?:Inc|Ltd|Corp|LLC)\.(?=[A-Z]))"
)
_DEPARTMENT = re.compile(
    r"(?:Relations|Communications|Affairs|Treasury|Finance|Marketing|Development|Secretary)$"
)
_SIDE = re.compile(
    r"^(?P<firm>(?:[A-Z][\w&]* ){0,3})"
    r"(?P<side>(?:Investors?|Media|Shareholder|Press)(?: (?:and|&) (?:Investors?|Media))?"
    r" Relations)$"
)
_PROPER = re.compile(
    r"(?:\(?[^\Wa-z_][\w.,’'&()/-]*|and|of|the|&|de|for|on|\(publ\)|behalf)(?: |$)"
)
_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|Jr|Sr|[A-Z]\.[A-Z])\.$")
_LABEL_ENDS = ("contact", "contacts", "inquiries", "enquiries", "queries")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[1] for row in load_table("contact_words.tsv") if row[0] == kind)


def find_contacts(view: str, layout: Layout, sections: list[Section]) -> list[Contact]:
    """The contacts that the contact sections of `view` name, at most 30."""
    contacts: list[Contact] = []
    for section in sections:
        if section.kind == "contact":
            text = view[section.start : min(section.end, section.start + _LONGEST)]
            contacts.extend(_contacts(text))
    unique: list[Contact] = []
    for contact in contacts:
        if contact not in unique:
            unique.append(contact)
    return unique[:_MOST]


def _contacts(text: str) -> list[Contact]:
    """The contacts of one section."""
    found: list[Contact] = []
    now = Contact()
    firm: str | None = None
    before: _Kind = "other"
    for kind, words, begins in _fragments(text):
        reached = bool(now.email or now.phone)
        if reached and kind in ("label", "name"):
            _close(found, now, firm)
            firm = firm if kind == "name" and not now.name else None
            now = Contact()
        if kind == "label":
            side = _SIDE.match(words)
            now.title = now.title or (side["side"] if side else None)
            firm = (side["firm"].strip() if side else "") or firm
        elif kind == "name":
            if now.name and begins:
                now = Contact()
            now.name = now.name or _CREDENTIAL.sub("", _HONORIFIC.sub("", words))
        elif kind == "firm" and before == "title" and not begins and _DEPARTMENT.search(words):
            now.title = f"{now.title}, {words}"
        elif kind == "title" and not reached:
            joined = now.name and now.title and before == "title"
            now.title = f"{now.title}, {words}" if joined else words
        elif kind == "firm":
            if reached and begins:
                _close(found, now, firm)
                now, firm = Contact(), words
            elif now.name:
                now.organization = now.organization or words
            else:
                firm = firm or words
        elif kind == "email":
            if now.email:
                _close(found, now, firm)
                now = Contact()
            now.email = words
        elif kind == "phone" and not now.phone:
            now.phone = words
        elif kind == "url" and not now.url and reached:
            now.url = words
        before = kind
    _close(found, now, firm)
    return found


def _close(found: list[Contact], contact: Contact, firm: str | None) -> None:
    """Keep `contact` if it says how to reach somebody."""
    if contact.email or contact.phone:
        contact.organization = contact.organization or firm
        found.append(contact)


def _fragments(text: str) -> Iterator[tuple[_Kind, str, bool]]:
    """The fragments of a section with their kinds, and whether each begins a line."""
    marks: list[tuple[int, int, _Reach]] = sorted(
        [(match.start(), match.end(), "email") for match in EMAIL.regex.finditer(text)]
        + [(match.start(), match.end(), "phone") for match in PHONE.regex.finditer(text)]
        + [(match.start(), match.end(), "url") for match in URL.regex.finditer(text)]
    )
    addresses = " ".join(text[low:high].casefold() for low, high, kind in marks if kind != "phone")
    at = 0
    for start, end, kind in [*marks, (len(text), len(text), None)]:
        if end <= at < len(text):
            continue
        start = max(start, at)
        yield from _worded(text, at, start, addresses)
        fax = kind == "phone" and _FAX.search(text, max(0, start - 8), start)
        if kind is not None and not fax:
            words = text[start:end]
            yield kind, _GLUED_LABEL.sub("", words) if kind == "email" else words, False
        at = end


def _worded(text: str, start: int, end: int, addresses: str) -> Iterator[tuple[_Kind, str, bool]]:
    """The fragments of a stretch without addresses and numbers."""
    at = start
    for cut in [*CONTACT_CUT.regex.finditer(text, start, end), None]:
        stop = cut.start() if cut else end
        begins = at == 0 or text[at - 1] == "\n"
        words = _REACH_LABEL.sub("", text[at:stop]).strip(" :-–—*&\t")
        words = words if _ABBREVIATED.search(words) else words.strip(" .")
        words = words if words.count("(") == words.count(")") else words.strip("()")
        if words:
            kind = _kind(words, addresses)
            named = begins and cut is not None and cut.group() == ","
            if kind == "other" and named and CONTACT_NAME.regex.match(words):
                kind = "name"
            yield kind, words, begins
        at = cut.end() if cut else end


def _kind(words: str, addresses: str) -> _Kind:
    """What a fragment is by its own words and by the addresses of its section."""
    bare = _CREDENTIAL.sub("", words)
    tokens = [word.casefold() for word in _WORD.findall(bare)]
    if not tokens or len(words) > 70:
        return "other"
    titled = any(token in _words("title") for token in tokens)
    if all(token in _words("label") for token in tokens) or (_SIDE.match(words) and not titled):
        return "label"
    if tokens[-1] in _LABEL_ENDS and len(tokens) < 7:
        return "label"
    firm = any(token in _words("firm") for token in tokens)
    last_firm = tokens[-1] in _words("firm")
    if titled:
        wordy = sum(word[0].islower() for word in words.split()) * 2 > len(tokens)
        if not wordy and (tokens[0] in _words("title") or " of " in words or not last_firm):
            return "title"
    if not firm and CONTACT_NAME.regex.match(bare):
        first = _HONORIFIC.sub("", bare).split(" ")[0]
        parts = {part for address in addresses.split() for part in re.split(r"[@.]", address)[:2]}
        known = classify(first) & GIVEN or first != bare.split(" ")[0]
        if known or any(token in part for token in tokens if len(token) > 3 for part in parts):
            return "name"
    proper = _PROPER.match(words) and all(_PROPER.match(word) for word in words.split())
    if proper and (firm or any(token in addresses for token in tokens if len(token) > 3)):
        return "firm"
    return "other"
