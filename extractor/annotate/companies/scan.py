"""One pass over the words of a view that may begin, end or announce a company's name.

Comes in: a view. Goes out: its capitalized words, and for each what it can be the start of. It
must not judge; that is `annotate.companies`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extractor.resources import load_lines, load_table

LEGAL: Final = 1
HEAD: Final = 2
EXCHANGE: Final = 4
KNOWN: Final = 8

Word = tuple[int, str, int]
"""A capitalized word: its place, its text, and what it may begin (a sum of the flags above)."""

WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĞĢĪİĶŁĽŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽ][\w\u0300-\u036f]*")
"""A capital letter and the rest of its word."""

_MAX_BEFORE = 5

LOWER_FORMS = ("plc", "p.l.c", "a.s", "hf", "ehf", "s.r.o", "d.o.o", "d.d", "sp. z o.o")
"""Legal forms that begin with a small letter."""


def first_word(name: str) -> str:
    """The part of `name` under which the pass meets it; empty if it has no capital letter."""
    words = scan_plain(name)
    return words[0][1] if words and words[0][0] == 0 else ""


def scan_plain(view: str) -> list[tuple[int, str]]:
    """The words of `view` that hold a capital letter among their first six ("iPhone", "3M")."""
    words: list[tuple[int, str]] = []
    for match in WORD.finditer(view):
        start = match.start()
        if start and view[start - 1].isalnum():
            first = start
            while start and view[start - 1].isalnum() and first - start < _MAX_BEFORE:
                start -= 1
            words.append((start, view[start : match.end()]))
        else:
            words.append((start, match.group()))
    return words


@cache
def known_names() -> dict[str, tuple[str, ...]]:
    """Well-known names by their first word, longest first."""
    entries = " ".join(load_lines("known_companies.txt")).split(";")
    names = {entry.strip() for entry in entries} | set(load_lines("law_firms.txt"))
    names.discard("")
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        table.setdefault(first_word(name), []).append(name)
    return {word: tuple(group) for word, group in table.items()}


@cache
def _flags() -> dict[str, int]:
    table: dict[str, int] = {}

    def mark(name: str, flag: int) -> None:
        for _, word in scan_plain(name)[:1]:
            table[word] = table.get(word, 0) | flag

    for row in load_table("legal_forms.tsv"):
        mark(row[0], LEGAL)
        if len(row[0]) > 2:
            mark(row[0].upper(), LEGAL)
    for row in load_table("company_head_words.tsv"):
        mark(row[0], HEAD)
    for row in load_table("exchanges.tsv"):
        name = row[0]
        mixed = (name[:3] + name[3:].lower(), name[:3] + name[3:].title())  # "OTCpink", "OTCPink"
        for spelling in {name, name.upper(), name.title(), *mixed}:
            mark(spelling, EXCHANGE)
    for word in known_names():
        table[word] = table.get(word, 0) | KNOWN
    return table


def scan(view: str) -> list[Word]:
    """The capitalized words of `view`, in text order."""
    flags = _flags().get
    return [(start, text, flags(text, 0)) for start, text in scan_plain(view)]


def lower_forms(view: str) -> list[int]:
    """The places where a legal form in small letters may begin, in text order."""
    found: list[int] = []
    for form in LOWER_FORMS:
        at = view.find(" " + form)
        while at >= 0:
            found.append(at + 1)
            at = view.find(" " + form, at + len(form))
    return sorted(found)
