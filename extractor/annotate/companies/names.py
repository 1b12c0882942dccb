"""How far a company's name reaches, to the left and to the right of an anchor in a view.

Comes in: a view and the place of an anchor (a legal form, a parenthesis, a cue). Goes out: spans
of names, and judgements on their words. It must not know which anchors there are; that is
`annotate.companies`.
"""

from __future__ import annotations

import re
from typing import Final

from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    is_distinctive,
    places,
)
from extractor.patterns.companies import LEGAL_FORM
from extractor.schema import Span

_MAX_WORDS = 10
_REACH = 110
_SCOPE = 30_000

_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĞĢĪİĶŁĽŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я][\w\u0300-\u036f’'‑\-./+!&®™@*]*"
    r"|[a-z]{1,4}[A-Z][\w’'\-.!®™]*|\d(?:(?![A-Za-z])[\w\-.])*+[A-Za-z][\w’'\-.®™]*|\d{1,7})$"
)
_BRAND = re.compile(r"[a-z]{1,6}[A-Z]\w*$")
_ABBREVIATION = re.compile(
    r"(?:[A-Z]|(?:[A-Z]\.)+[A-Z]?|St|Ste|Dr|Mr|Mrs|Mt|Ft|Bros|Cos|Wm|Jos|Geo|Jr|Sr|Intl|Natl|Mfg|Tech|Grp)\.$"
)
_LOWER_PARTS = company_word_group("particles")
_OF_LEFT = company_word_group("before_of")
_AND_RIGHT = company_word_group("after_and")
_LAW_FIRM = re.compile(r"(?:LLP|L\.L\.P|LLC|PLLC|P\.?C|P\.?A|LPA|Inc|Co|Company|Ltd)\b")

STOPS = company_word_group("stops")
"""Capitalized words of headlines over which no name reaches."""

_LEADS = company_word_group("leads")
"""First words that stand before a name and do not belong to it."""


def _is_name_word(token: str) -> bool:
    return bool(_WORD.match(token)) or bool(_BRAND.match(token))


def _seam(view: str, token: str) -> int:
    """Where a name begins in a token that begins with the end of something else ("TrustAcme"), or
    0. The rest must stand alone elsewhere, for "TrustAcme" may be a name itself."""
    match = _TITLE_SEAM.match(token)
    if match is not None:
        return match.end()
    match = _NAME_SEAM.match(token)
    if match is None:
        return 0
    rest = token[match.end() :]
    alone = (f"{mark}{rest}" for mark in (" ", "\n", "(", "“"))
    stands = view.startswith(rest) or any(view.find(word, 0, _SCOPE) >= 0 for word in alone)
    return match.end() if stands else 0


FUND: Final = "Fund"
"""The suffix to give for names of funds and trusts, which join plain words freely."""

_CUT = re.compile(r"[\n:;()“”\"|•—–\[\]]| -{1,2} ?|--|(?<=[a-z])/(?=[A-Z])")
_INNER = re.compile(r" \([A-Z][\w.&-]*(?: [A-Z][\w.-]*)?\)$")


def name_before(view: str, end: int, floor: int = 0, suffix: str = "") -> Span | None:
    """The run of name words that ends at `end` (exclusive), or None.

    `suffix` is the legal form that follows, if any: before a law firm's, commas may part names.
    The run never begins before `floor` nor in another line.
    """
    start = max(floor, end - _REACH)
    inner = _INNER.search(view, start, end) if suffix and view[end - 1 : end] == ")" else None
    stop = inner.start() if inner else end
    segment = _CUT.split(view[start:stop])[-1]
    tokens = segment.split(" ")
    if start > floor and len(segment) == stop - start:
        tokens[0] = ""  # cut in the middle of a word
    at = stop
    taken: list[tuple[int, str]] = []
    commas = suffix == FUND or bool(_LAW_FIRM.match(suffix))
    law_firm = commas and any(t == "&" or t == "and" for t in tokens[-4:])
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        at -= len(token)
        left = tokens[index - 1] if index else ""
        listed = law_firm and index > 1 and tokens[index - 2].endswith(",")
        if not _joins(token, left, taken, law_firm, suffix, listed=listed):
            if suffix and _is_small_brand(view, token):
                taken.append((at, token))
            break
        taken.append((at, token))
        if len(taken) >= _MAX_WORDS or (len(taken) > 1 and _seam(view, token)):
            break
        at -= 1
    before = tokens[index] if tokens and (not taken or taken[-1][0] != at) else ""
    within = before.isalpha() and before.islower()
    return _trim(view, taken, end, bool(suffix), within)


_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)?,?$")


def _is_year_of_date(token: str, left: str) -> bool:
    """Whether `token` ends a date ("14th February 2025")."""
    if not token.isdigit() or len(token) != 4:
        return False
    return left.lower() in _MONTHS or (left.endswith(",") and bool(_ORDINAL.match(left)))


def _is_small_brand(view: str, token: str) -> bool:
    """Whether `token`, in small letters, is a name: lines of the release begin with it."""
    if not token.isalpha() or not token.islower() or token in common_words() or len(token) < 3:
        return False
    line = f"{token} "
    return view.startswith(line) or view.find("\n" + line, 0, 6000) >= 0


def _joins(
    token: str,
    left: str,
    taken: list[tuple[int, str]],
    law_firm: bool,
    suffix: str,
    *,
    listed: bool,
) -> bool:
    suffixed = bool(suffix)
    if not token or "**" in token:
        return False
    if token in ("&", "+"):
        return bool(taken) and _is_name_word(left.rstrip(","))
    if token == "and":
        right = taken[-1][1].lower() if taken else ""
        if suffix == FUND:
            return not any(is_distinctive(word) for _, word in [*taken, (0, left)])
        if law_firm and listed and len(taken) == 1:
            return _is_name_word(left)
        if not suffixed or not _is_name_word(left):
            return False
        right = right.strip(",.")
        if right in _AND_RIGHT:
            return True
        return right not in places() and not any(
            is_distinctive(word) for _, word in [*taken, (0, left)]
        )
    if token == "of":
        place = suffixed and len(taken) == 1 and taken[0][1].lower() in places()
        return bool(taken) and (left.lower() in _OF_LEFT or (place and _is_name_word(left)))
    if token == "the":
        return bool(taken) and left == "of"
    if token in _LOWER_PARTS:
        return bool(taken) and _is_name_word(left) and left not in STOPS
    if taken and token[-1] in ',;:!?)”"’]\u2019' and not token.endswith(("!", "’")):
        joined = any(word in ("&", "and") for _, word in taken)
        return (
            law_firm
            and (joined or suffix == FUND)
            and token[-1] == ","
            and _is_name_word(token[:-1])
        )
    if token[-1] == "." and taken and not _ABBREVIATION.match(token):
        return False
    if _is_year_of_date(token, left) or (token.isdigit() and left.isdigit()):
        return False  # a date, a telephone number
    if token in STOPS and not (not taken and token in ("Partners", "Shares", "Plans")):
        return False
    if token[-1] in "’'" or (token.endswith(("’s", "'s")) and not suffixed):
        return False
    return _is_name_word(token.lstrip('“"(‘')) and (not taken or taken[-1][1][0] not in '“"(‘')


_MONTHS = company_word_group("months")
_THE_HEADS = company_word_group("the_heads")
_MODIFIERS = (
    "-based",
    "-listed",
    "-headquartered",
    "-backed",
    "-owned",
    "-led",
    "-founded",
    "-traded",
)
_NOUN_LEADS = company_word_group("noun_leads")
_TITLE_SEAM = re.compile(
    r"(?:Director|President|Officer|Manager|Chairman|CEO|CFO|CFA|Esq\.?|Principal|Counsel|Contacts?"
    r"|Details|Relations|Inquiries|Enquiries|(?:Inc|Corp|Ltd|INC|CORP|LTD)\.|LLC|LLP)"
    r"(?=[A-Z][a-z]|(?<=[a-z.])[A-Z])"
)
_NAME_SEAM = re.compile(
    r"(?:Source|About|Media|Investors?|Information|Inc|Corp|Ltd|Limited|Oyj?|AB|ASA|[Pp][Ll][Cc]|AG"
    r"|Trust|Group|Bank|Holdings|Corporation|Company)(?=[A-Z][a-z]|(?<=[a-z])[A-Z])"
)


def _trim(
    view: str, taken: list[tuple[int, str]], end: int, suffixed: bool, within: bool
) -> Span | None:
    """The name in `taken`, without what stands before it; `within` a sentence, where a small word
    precedes, capitalized words belong to the name."""
    words = taken[::-1]
    while words:
        at, word = words[0]
        low = word.lower().strip('“"(‘,.')
        if word[0] in '“"(‘':
            words[0] = (at + 1, word[1:])
            if len(word) == 1:
                del words[0]
            continue
        rest = words[1:]
        small = word.islower() and (word in _LOWER_PARTS or word in common_words())
        if word in ("&", "+") or small:
            del words[0]
        elif low == "the" and (suffixed or (rest and rest[-1][1] in _THE_HEADS)) and rest:
            break
        elif low.endswith(_MODIFIERS) and rest:
            del words[0]
        elif (seam := _seam(view, word)) and (rest or suffixed):
            words[0] = (at + seam, word[seam:])
            break
        elif within and low in _NOUN_LEADS and rest:
            break
        elif low in _LEADS or (word.isdigit() and (len(word) == 4 and word[:2] in ("19", "20"))):
            if not rest:
                return None
            del words[0]
        elif word.isdigit() and (
            not suffixed
            or word[0] == "0"
            or (rest and (rest[0][1].lower() in _MONTHS or rest[0][1].isdigit() or _led(rest)))
        ):
            del words[0]
        else:
            break
    return Span(words[0][0], end) if words else None


def _led(rest: list[tuple[int, str]]) -> bool:
    """Whether what follows a number is no name: "5 Reappoint Acme LLP"."""
    return len(rest) > 1 and rest[0][1].lower() in _LEADS


_NEXT = re.compile(
    r"(?: & | \+ | and (?=(?:Sons|Company|Associates|Partners|Co)\b)| of (?:the )?"
    r"| (?:de|del|la|du|van|von|y|et|og|och|und) | )?"
)
_TOKEN = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĆČŁŚŠŻŽ][\w\u0300-\u036f’'‑\-+!&®™]*(?:[./][\w’'\-]+)*\.?|[a-z]{1,4}[A-Z][\w’'\-!®™]*(?:\.\w+)*"
    r"|\d(?:(?![A-Za-z])[\w\-])*+[A-Za-z][\w’'\-]*|\d{1,4}(?= [A-Z]))"
)


def name_after(view: str, start: int, limit: int = 9) -> Span | None:
    """The run of name words that begins at `start`, with its legal form, or None."""
    at = start
    end = start
    count = 0
    last = ""
    while count < limit:
        join = _NEXT.match(view, at) if count else None
        at_word = join.end() if join and count else at
        if count and at_word == at:
            break
        if join and count and join.group().startswith(" of") and last.lower() not in _OF_LEFT:
            break
        token = _TOKEN.match(view, at_word)
        if token is None:
            break
        word = token.group()
        stop = token.end()
        if word in STOPS or (count == 0 and word.lower() in _LEADS and word != "The"):
            break
        possessive = word.endswith(("’s", "'s"))
        if possessive:
            word, stop = word[:-2], stop - 2
        if word.endswith(".") and not _ABBREVIATION.match(word):
            end = stop - 1
            count += 1
            break
        end = at = stop
        last = word
        count += 1
        if possessive:
            # "Yuengling's Ice Cream": the possessive belongs to a name only before a legal form
            break
    if not count:
        return None
    form = LEGAL_FORM.regex.match(view, end + (2 if view.startswith(", ", end) else 1))
    if form:
        end = form.end()
    return Span(start, end) if end > start else None
