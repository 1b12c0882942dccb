"""Titles: the offices printed beside a name, on either side of it.

Comes in: a view, a place in it, and where companies stand. Goes out: `Titles`: the offices one by
one, the company they are held at, and where the words end. It must not know whose titles these
are.

Notes for a newcomer. A title is a run of office words with a head word in it ("Senior Vice
President"). After the head may stand "of the Board", a field of work ("of Sales", ", Investor
Relations") or the company. Titles are joined by commas, "and", "&", "/"; each is read on its own.
The reader walks word by word from the left; titles before a name are read by `titles_before`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from extractor.annotate.people.names import COMMON, classify
from extractor.annotate.people.title_words import (
    PLURALS,
    Word,
    head_kind,
    is_field,
    is_head,
    is_modifier,
    office_soon,
    office_words,
    words_of,
)
from extractor.patterns.titles import BOARD, CAPITALIZED, COMPANY_LINK, ITSELF
from extractor.places import Places
from extractor.schema import Span

_REACH: Final = 230
_SOON: Final = 110
_JOINERS: Final = frozenset({"and", "&", "/", "och", "und", "et"})
_LEADS: Final = frozenset(
    ["its", "our", "the", "a", "an", "his", "her", "their", "is", "as", "new", "currently"]
)
_FILLERS: Final = frozenset(["new", "current", "currently", "named", "newly"])
_BOASTS: Final = frozenset(
    ["leading", "global", "premier", "international", "independent", "world"]
)
_DESCRIBED: Final = frozenset(("executive", "leader", "consultant", "specialist", "lead", "member"))
_NATIONS: Final = frozenset(
    ("American", "British", "Canadian", "Chinese", "French", "German", "Indian", "Israeli")
)
_LABELS: Final = frozenset(
    ["Email", "E-mail", "Tel", "Phone", "Telephone", "Mobile", "T", "E", "M", "P", "IR", "Direct"]
)
_RANKED: Final = frozenset({"vice", "managing", "executive"})
_DASHES: Final = frozenset({", ", " – ", " - ", " — ", ": "})


@dataclass(slots=True)
class Titles:
    """Titles read: the places of each, the company's place, and where their words end."""

    spans: list[Span] = field(default_factory=list)
    company: Span | None = None
    end: int = 0


_PHONES: Final = frozenset(("mobile", "cell", "office", "direct"))
_NUMBER_AFTER: Final = re.compile(r":? ?[+(]{0,2}\d{2}")


class Reader:
    """Reads titles in one view. `companies` are the places of companies in it; one made of
    office words only ("PR & Communications") is taken for a field of work."""

    def __init__(self, view: str, companies: Sequence[tuple[int, int]]) -> None:
        self.view = view
        self.companies = Places([(s, e) for s, e in companies if not is_field(view[s:e])])

    def read(self, start: int, limit: int | None = None) -> Titles | None:
        """The titles that begin at `start` (after determiners and a company's possessive), or
        None if the words there are no titles. Reads within the line."""
        reach = min(len(self.view), start + _REACH if limit is None else limit)
        stop = self.view.find("\n", start, reach)
        stop = reach if stop < 0 else stop
        if not office_soon(self.view[start : min(stop, start + _SOON)]):
            return None
        words = words_of(self.view, start, stop)
        if not words or any(mark in words[0].gap for mark in ";:"):
            return None
        found = Titles()
        at: int | None = self._leads(words, 0, found)
        if at and at < len(words) and any(mark in words[at].gap for mark in "();:"):
            return None
        while at is not None and at < len(words):
            after = self._title(words, at, found)
            if after is None:
                break
            if at and words[at - 1].low in ("a", "an"):
                if words[at].low in _BOASTS:
                    return None
                if words[after - 1].text in _DESCRIBED and after - at < 3:
                    found.spans.pop()
            found.end = words[after - 1].end
            at = self._next(words, after, found)
        if not found.spans:
            return None
        if found.company is None or found.company.start < found.spans[0].start:
            self._company(found, stop)
        return found

    def _leads(self, words: list[Word], at: int, found: Titles) -> int:
        while at < len(words):
            word = words[at]
            if at and word.gap.strip(" ’'s"):
                return at
            if word.low in _LEADS:
                at += 1
                continue
            index = self.companies.at(word.start)
            if index is not None:
                end = self.companies.ends[index]
                found.company = found.company or Span(self.companies.starts[index], end)
                while at < len(words) and words[at].start < end:
                    at += 1
                if at < len(words) and words[at].low == "s":
                    at += 1
                continue
            possessive = self.view[word.end - 2 : word.end] in ("'s", "’s")
            if possessive and word.text[0].isupper():
                found.company = found.company or Span(word.start, word.end - 2)
                at += 1
                continue
            secretary = at + 1 < len(words) and words[at + 1].low == "secretary"
            if word.low == "company" and word.text[0].isupper() and not secretary:
                found.company = found.company or Span(word.start, word.end)
                at += 1
                continue
            break
        return self._unknown_firm(words, at, found)

    def _unknown_firm(self, words: list[Word], at: int, found: Titles) -> int:
        """Skip up to four capitalized words that no list knows before an office: a company that
        was not found ("ABC senior director")."""
        place = at
        while place < len(words) and place - at < 5:
            word = words[place]
            if place > at and word.gap != " ":
                return at
            if is_head(word) or word.low in office_words():
                break
            if not (word.text[0].isupper() or word.text == "&" or word.low == "retired"):
                return at
            place += 1
        if place == at or place >= len(words) or self._run(words, place)[1] == place:
            return at
        if is_modifier(words[place - 1]) and not words[place].text.islower():
            return at
        first = at + 1 if words[at].low == "retired" and place > at + 1 else at
        found.company = found.company or Span(words[first].start, words[place - 1].end)
        return place

    def _run(self, words: list[Word], at: int) -> tuple[int, int]:
        """The end of the run of office words at `at`, and one past its last head (or `at`)."""
        head = place = at
        chief = False
        while place < len(words):
            word = words[place]
            if word.text in _LABELS and word.text != "IR":
                break
            joined = word.gap in (" ", "-", "", " - ") or (chief and word.gap in (", ", " & "))
            if place > at and not joined:
                break
            office = is_head(word)
            if not office and self.companies.at(word.start) is not None:
                break
            if office:
                chief = word.low == "chief"
                head = place + 1
            elif not (
                is_modifier(word)
                or (chief and word.text[0].isupper() and place - head < 4)
                or self._joins_modifiers(words, at, place, head, chief)
            ):
                break
            place += 1
        return place, head

    def _joins_modifiers(
        self, words: list[Word], at: int, place: int, head: int, chief: bool
    ) -> bool:
        """Whether the word joins two fields before one head: "Chief Growth and Product Officer",
        "Media and Content Manager"."""
        low = words[place].low
        if low not in ("and", "&") and not (chief and low == "of"):
            return False
        return (
            (chief or head == at)
            and at < place < len(words) - 1
            and (is_modifier(words[place + 1]))
        )

    def _title(self, words: list[Word], at: int, found: Titles) -> int | None:
        """Read one title at word `at`; the index after it, or None."""
        while at < len(words) and words[at].low in _LEADS and not words[at].gap.strip(" ,"):
            at += 1
        if at >= len(words):
            return None
        end, head = self._run(words, at)
        if head == at or (words[head - 1].low == "chief" and head - at == 1 and end == head):
            return None
        kind = head_kind(words[head - 1])
        ranks = {word.low for word in words[at : head - 1]}
        if ranks & _RANKED and "chief" not in ranks:
            kind = "area"
        if end > head and kind == "area" and all(w.low in office_words() for w in words[head:end]):
            stop = self._more_area(words, end)
        else:
            stop = self._after_head(words, head, kind)
        while at < head - 1 and (words[at].low in _FILLERS or words[at].text in _NATIONS):
            at += 1
        last = words[stop - 1]
        plural = stop == head and last.low in PLURALS
        found.spans.append(Span(words[at].start, last.end - plural))
        return stop

    def _after_head(self, words: list[Word], at: int, kind: str) -> int:
        """Take in what belongs to a title after its head: the board, a field of work."""
        if at >= len(words):
            return at
        gap = words[at].gap
        if words[at].low in ("of", "for", "on") and gap == " " and at + 1 < len(words):
            board = BOARD.regex.match(self.view, words[at + 1].start)
            if board:
                while at < len(words) and words[at].start < board.end():
                    at += 1
                return at
            inner = at + 1
            if (
                words[inner].low == "the"
                and words[inner + 1 : inner + 2]
                and (words[inner + 1].text.islower() and words[inner + 1].low not in office_words())
            ):
                return at
            if words[inner].low == "the" and inner + 1 < len(words):
                inner += 1
            if kind != "top" and self.companies.at(words[inner].start) is None:
                end = self._area(words, inner, strict=kind != "area")
                if end > inner:
                    return self._more_area(words, end)
            return at
        if gap not in _DASHES and gap != " (":
            return at
        end = self._area(words, at, strict=True)
        if end == at:
            return at
        if gap == " (":
            return end if self.view[words[end - 1].end : words[end - 1].end + 1] == ")" else at
        return self._more_area(words, end)

    def _area(self, words: list[Word], at: int, strict: bool) -> int:
        """The end of a field of work at `at`; `at` if there is none or a title begins there.
        `strict` leaves no common word that is not an office word."""
        place = at
        while place < len(words):
            word = words[place]
            if place > at and (word.gap != " " or word.low in _JOINERS):
                break
            if self.companies.at(word.start) is not None:
                return place
            if word.text in _LABELS and word.text != "IR":
                break
            if word.low in _PHONES and _NUMBER_AFTER.match(self.view, word.end):
                break  # "mobile 555 0100"
            fits = word.low in office_words() or (not strict and self._of_a_field(words, place, at))
            if not fits:
                break
            if is_head(word) and word.low != "general":
                return at
            place += 1
        if at < place < len(words) and words[place].gap == " ":
            after = words[place]
            other = after.text[0].isupper() and after.low not in _JOINERS
            if is_head(after) or (other and after.text not in _LABELS):
                return at
        return place

    def _of_a_field(self, words: list[Word], place: int, at: int) -> bool:
        """Whether a word that is no office word names a field: a common one in capitals, one
        before an office word ("Army Programs"), or a lone small one ("head of refrigeration")."""
        word = words[place]
        if not word.text[0].isupper():
            after = self.view[word.end : word.end + 1]
            return place == at and len(word.text) > 4 and word.text.isalpha() and after in ",.;)\n"
        if classify(word.text) & COMMON:
            return True
        following = words[place + 1] if place + 1 < len(words) else None
        return (
            following is not None
            and following.gap == " "
            and following.text[0].isupper()
            and following.low in office_words()
            and not is_head(following)
        )

    def _more_area(self, words: list[Word], at: int) -> int:
        """Further fields joined by "and", "&" or commas, unless a title begins there."""
        while at < len(words):
            word = words[at]
            joined = at
            if word.low in _JOINERS and word.gap in (" ", ", "):
                joined = at + 1
            elif word.gap not in (", ",):
                return at
            if joined >= len(words):
                return at
            _, head = self._run(words, joined)
            if head > joined:
                return at
            end = self._area(words, joined, strict=True)
            if end == joined:
                return at
            at = end
        return at

    def _next(self, words: list[Word], at: int, found: Titles) -> int | None:
        """Where a further title may begin after the one that ended before word `at`."""
        if at >= len(words):
            return None
        word = words[at]
        if word.gap.strip() not in ("", ",", "/", "&", "–", "-", "—", "|", "•", "+"):
            return None
        joined = at
        while joined < len(words) and words[joined].low in _JOINERS:
            joined += 1
        if joined == at and not word.gap.strip():
            return None
        if joined >= len(words):
            return None
        _, head = self._run(words, self._leads(words, joined, Titles()))
        if head <= joined:
            return None
        return self._leads(words, joined, found if joined > at else Titles())

    def _company(self, found: Titles, stop: int) -> None:
        """The company that the titles are held at: "of X", "at X", ", X" after them."""
        match = COMPANY_LINK.regex.match(self.view, found.end, stop)
        if not match:
            return
        place = match.end()
        index = self.companies.at(place)
        if index is None and self.view.startswith(("the ", "The "), place):
            index = self.companies.at(place + 4)
        if index is not None:
            found.company = Span(self.companies.starts[index], self.companies.ends[index])
            found.end = found.company.end
            return
        link = match.group().strip(" ,")
        if link == "" and match.group() == ", " and self.view[place : place + 1].isupper():
            unknown = CAPITALIZED.regex.match(self.view, place, stop)
            if unknown and found.company is None and unknown.group() not in _LABELS:
                found.company = Span(*unknown.span())
            return
        if link not in ("of", "at", "with"):
            return
        words = ITSELF.regex.match(self.view, place, stop)
        words = words or CAPITALIZED.regex.match(self.view, place, stop)
        if words:
            found.company = Span(place, words.end())
            found.end = words.end()
