"""Glued words: the places where a space was lost.

Comes in: a text. Goes out: the places at which the view puts a space. It must not part names
that are written so on purpose (camel case, domains, e-mail addresses, codes).

Converted releases lose spaces where an inline element ended: "of theCompany",
"over7,835,000 shares", "29,750,000Shares", "the Trust.The Trust".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.normalize.glued_names import name_partings

_PLACE = re.compile(r"[A-Z0-9$€£“](?<=[a-z0-9].)(?:(?<![0-9].)|(?<=[A-Z])(?=[a-z]))")
_MARK = re.compile(r"[.!?:;,](?=[A-Za-z])(?<=[a-z)].)")
_FUNCTION = re.compile(
    r"(?:^|[^\w@./’'&-])(of|to|from|through|with|and|or|between|under|by|for|that|which|than|upon|into"
    r"|against|per|each|(the|in|on|at|as|a|an|is|its|our|this|such|any|all))$"
)
_COMMON = re.compile(
    r"Company|Board|Offering|Agreement|Warrant|Fund|Trust|Bank|Common|Private|Placement|Notes?\b|Shares?\b"
    r"|Securities|United|Exchange|Chief|Group|First|Second|Third|Fourth|Annual|Corporation"
)
_LABEL = re.compile(
    r"(?:E-?mails?|Phone|Tel(?:ephone)?|Fax|Web(?:site)?|Mobile|Office|Contact|Media|Investors?) ?:"
)
_STARTER = re.compile(
    r"(?:This|The|These|Those|Since|Certain|Some|Statements|Except|With|When|While|From|Founded|Established"
    r"|Headquartered) [a-z]"
)
_TITLE = re.compile(
    r"(?:Chief|President|Director|Chairman|Chairwoman|Vice|Senior|Managing|Head|Manager|Founder)"
    r"[ ,&]"
)
_LEGAL_BEFORE = re.compile(
    r"(?:Corporation|Incorporated|Limited|Inc|Corp|Holdings|Company"
    r"|[A-Z][a-z]{1,20} (?:Bank|Group))$"
)
_AFTER_CAPITALS = re.compile(
    r"[TECSPFI](?<=[A-Z][A-Z].)(?:his |hese |he [a-z]|ertain |tatements |ome |ounded |n this "
    r"|elephone:|el:|mail:|hone:)"
)
_ADDRESSES = ("www.", "http://", "https://")
_WORD = re.compile(r"[A-Za-z]{2,30}")
_CAPITALIZED_BEFORE = re.compile(r"(?:^|[^\w@./-])([A-Z][a-z]{2,20})$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d+)?%")
_GROUPED_BEFORE = re.compile(r"(?:^|[^\w.])[$€£]?\d{1,3}(?:,\d{3}){1,5}$")
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w@/])")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_MONTH_BEFORE = re.compile(rf"(?:^|[\s\d]){_MONTH}$")
_MONTH_AFTER = re.compile(rf"{_MONTH}(?![a-z])")
_DAY_BEFORE = re.compile(r"(?:^|[\s(])[0-3]?\d$")
_BEFORE_YEAR = re.compile(r"(?:^|\s)(?:for|in|of|year|since|during|from|to|by|until|and|quarter)$")
_LAST_WORD = re.compile(r"(?:^|[\s(“\"])([A-Za-z]{2,20})$")
_SENTENCE = re.compile(r"([A-Z][a-z]*)[ ,]")
_TLD = frozenset(("Com", "Net", "Org", "Ai", "Io", "Co", "Inc", "Js", "Tv", "Us", "Uk", "De", "Eu"))
_ABBREVIATIONS = frozenset(("Inc", "Corp", "Ltd", "Co", "Mr", "Ms", "Mrs", "Dr", "No"))
_DOMAIN_AFTER = re.compile(r"[\w-]{0,30}(?:@|\.[a-z])")
_AFTER_COMMA = re.compile(r"[A-Za-z]{2,40}[\s,.)]")
_AFTER_COLON = re.compile(r"[A-Z][a-z]+\b|https?://|www\.|[\w.+-]{2,40}@|[A-Z]{2,5} ")
_ENTITY_BEFORE = re.compile(r"&#?\w{1,9}$")
_LINK_BEFORE = re.compile(r"(?:https?:|www\.|@)\S{0,200}$")
_SEARCHED = 30_000
_MOST_SEARCHES = 1_000


def partings(text: str, stop: int) -> Iterator[tuple[int, str]]:
    """The places in text[:stop] at which a space or a line end was lost, each with what was."""
    words = _Phrases(text[:_SEARCHED])
    for at in set(name_partings(text, stop, words.count)):
        yield at, "\n"
    for at in _word_partings(text, stop, words):
        yield at, " "


def _word_partings(text: str, stop: int, words: _Phrases) -> Iterator[int]:
    """The places at which a space was lost in running text."""
    for match in _PLACE.finditer(text, 0, stop):
        at = match.start()
        char = text[at]
        back = max(0, at - 24)
        if char.isdigit():
            if _before_number(text, at, back):
                yield at
        elif char in "$€£“":
            if _before_sign(text, at):
                yield at
        elif _before_capital(text, at, back, words):
            yield at
    for match in _AFTER_CAPITALS.finditer(text, 0, stop):
        yield match.start()
    yield from _addresses(text, stop)
    for match in _MARK.finditer(text, 0, stop):
        at = match.start()
        if _after_mark(text, at, max(0, at - 24), words):
            yield at + 1


class _Phrases:
    """Whether a phrase occurs elsewhere in the text; the number of searches is bounded."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    def count(self, phrase: str) -> int:
        if phrase not in self._counts:
            if len(self._counts) >= _MOST_SEARCHES:
                return 0
            self._counts[phrase] = self._text.count(phrase)
        return self._counts[phrase]


def _addresses(text: str, stop: int) -> Iterator[int]:
    for address in _ADDRESSES:
        at = text.find(address, 1, stop)
        while at > 0:
            if text[at - 1].isalnum() and text[max(at - 3, 0) : at] != "%2F":
                yield at
            at = text.find(address, at + 4, stop)


def _before_capital(text: str, at: int, back: int, words: _Phrases) -> bool:
    if _LABEL.match(text, at):
        return True
    if _STARTER.match(text, at) or _TITLE.match(text, at):
        return text[at - 3 : at].isalpha()
    if text[at - 1].isdigit():
        if _GROUPED_BEFORE.search(text, back, at):
            return True
        return bool(_MONTH_AFTER.match(text, at) and _DAY_BEFORE.search(text, back, at))
    following = _WORD.match(text, at)
    word = following.group() if following else text[at]
    function = _FUNCTION.search(text, back, at)
    if _DOMAIN_AFTER.match(text, at + len(word)):
        return False
    if function:
        if not function.group(2) or _COMMON.match(text, at):
            return True
        return words.count(f" {word}") > words.count(function.group(1) + word)
    if _LEGAL_BEFORE.search(text, back, at):
        return True
    # "OfferPrice" is glued if "Offer Price" is the more common form.
    before = _CAPITALIZED_BEFORE.search(text, back, at)
    if before is None:
        return False
    return words.count(f"{before.group(1)} {word}") > words.count(before.group(1) + word)


def _before_sign(text: str, at: int) -> bool:
    if text[at] == "“":  # some close a quotation with this mark, too
        return text[at + 1 : at + 2].isalnum() and text[at - 1].isalpha()
    return text[max(at - 3, 0) : at] not in ("Cdn", "Can") and text[at - 1].isalpha()


def _before_number(text: str, at: int, back: int) -> bool:
    if _GROUPED.match(text, at):
        return bool(_LAST_WORD.search(text, back, at))
    if _MONTH_BEFORE.search(text, back, at):
        return True
    return bool(_YEAR.match(text, at) and _BEFORE_YEAR.search(text, back, at))


def _after_mark(text: str, at: int, back: int, words: _Phrases) -> bool:
    mark = text[at]
    if mark == ".":
        following = _SENTENCE.match(text, at + 1)
        if not following or following.group(1) in _TLD:
            return False
        if text[at - 1] == ")":
            return True
        before = _LAST_WORD.search(text, back, at)
        # A name such as "Lender.Market" comes more than once.
        return before is not None and (
            before.group(1) in _ABBREVIATIONS
            or words.count(f"{before.group(1)}.{following.group(1)}") < 2
        )
    if _LINK_BEFORE.search(text, max(0, at - 200), at):
        return False
    if mark == ";" and _ENTITY_BEFORE.search(text, back, at):
        return False
    if mark in "!?":
        return bool(_SENTENCE.match(text, at + 1))
    after = _AFTER_COLON if mark == ":" else _AFTER_COMMA
    return bool(after.match(text, at + 1))
