"""Glued words: the places where a space was lost.

Comes in: a text. Goes out: the places at which the view puts a space. It must not part names
that are written so on purpose (camel case, domains, e-mail addresses, codes).

Converted releases lose spaces where an inline element ended: "of theCompany",
"over7,835,000 shares", "29,750,000Shares", "the Trust.The Trust".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACE = re.compile(
    r"[A-Z0-9$€£“](?<=[a-z0-9].)(?:(?<![0-9].)|(?<=[A-Z])(?=[a-z]))|[.!?:;,](?<=[a-z)].)(?=[A-Za-z])"
)
_FUNCTION = re.compile(
    r"(?:^|[^\w@./’'&-])(of|to|from|through|with|and|or|between|under|by|for|that|which|than|upon|into"
    r"|against|per|each|(the|in|on|at|as|a|an|is|its|our|this|such|any|all))$"
)
_COMMON = re.compile(
    r"(?:Company|Board|Offering|Agreement|Warrant|Fund|Trust|Bank|Common|Private|Placement|Notes?|Shares?"
    r"|Securities|United|Exchange|Chief|Group|First|Second|Third|Fourth|Annual|Corporation|SEC|EU|US|U\.S)"
)
_WORD = re.compile(r"[A-Za-z]{2,30}")
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
_AFTER_COMMA = re.compile(r"[A-Za-z]{2,}[\s,.)]")
_AFTER_COLON = re.compile(r"[A-Z][a-z]+\b|https?://|www\.")
_LINK_BEFORE = re.compile(r"(?:https?:|www\.|@)\S{0,200}$")


def partings(text: str, stop: int) -> Iterator[int]:
    """The places in text[:stop] at which a space was lost, in order."""
    for match in _PLACE.finditer(text, 0, stop):
        at = match.start()
        char = text[at]
        back = max(0, at - 24)
        if char in ".!?:;,":
            if _after_mark(text, at, back):
                yield at + 1
        elif char.isdigit():
            if _before_number(text, at, back):
                yield at
        elif char in "$€£“":
            if text[max(at - 3, 0) : at] not in ("Cdn", "Can"):
                yield at
        elif _before_capital(text, at, back):
            yield at


def _before_capital(text: str, at: int, back: int) -> bool:
    if text[at - 1].isdigit():
        if _GROUPED_BEFORE.search(text, back, at):
            return True
        return bool(_MONTH_AFTER.match(text, at) and _DAY_BEFORE.search(text, back, at))
    function = _FUNCTION.search(text, back, at)
    if not function:
        return False
    if not function.group(2):
        return True
    word = _WORD.match(text, at)
    return bool(_COMMON.match(text, at)) or (word is not None and _stands_alone(text, word.group()))


def _stands_alone(text: str, word: str) -> bool:
    """Whether `word` occurs by itself; looked for in the first part of the text only."""
    at = text.find(f" {word}", 0, 50_000)
    return at >= 0 and not text[at + len(word) + 1 : at + len(word) + 2].isalnum()


def _before_number(text: str, at: int, back: int) -> bool:
    if _GROUPED.match(text, at):
        return bool(_LAST_WORD.search(text, back, at))
    if _MONTH_BEFORE.search(text, back, at):
        return True
    return bool(_YEAR.match(text, at) and _BEFORE_YEAR.search(text, back, at))


def _after_mark(text: str, at: int, back: int) -> bool:
    mark = text[at]
    if mark == ".":
        following = _SENTENCE.match(text, at + 1)
        if not following or following.group(1) in _TLD:
            return False
        return text[at - 1] == ")" or bool(_LAST_WORD.search(text, back, at))
    if mark in "!?":
        return bool(_SENTENCE.match(text, at + 1)) and not _LINK_BEFORE.search(text, back, at)
    if mark == ":":
        return bool(_AFTER_COLON.match(text, at + 1)) and not _LINK_BEFORE.search(text, back, at)
    return bool(_AFTER_COMMA.match(text, at + 1)) and not _LINK_BEFORE.search(text, back, at)
