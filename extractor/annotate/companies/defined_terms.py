"""Terms that a release defines in parentheses, and which of them can name a company.

Comes in: a view. Goes out: parentheses with the terms in them, and a judgement on a term beside a
name. It must not know where the names are; that is `annotate.companies`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.annotate.companies.words import (
    common_words,
    company_word_group,
    head_words,
    is_abbreviation,
    is_no_company,
)
from extractor.patterns.companies import PARENTHESIS, QUOTED_TERM, strip_form
from extractor.schema import Span

COMPANY_NOUNS = company_word_group("company_nouns")
"""Nouns that stand for a company when defined right after it."""

SELF_NOUNS = company_word_group("self_nouns")
"""The nouns that a company uses for itself throughout its release."""

_BARE = re.compile(r"(?:the )?([A-Z][\w&’'.-]{1,24}(?: [A-Z][\w&’'.-]{1,20}){0,2})$")
_WORDS = re.compile(r"[\w&]+")


@dataclass
class Definition:
    """A parenthesis and the terms it defines; `bare` if they stand without quotation marks."""

    start: int
    end: int
    terms: list[Span] = field(default_factory=list)
    bare: bool = False
    plural: bool = False


def find_definitions(view: str) -> list[Definition]:
    """The parentheses of `view` that may define a term, in text order."""
    found: list[Definition] = []
    for match in PARENTHESIS.regex.finditer(view):
        body_start, body_end = match.span("body")
        body = match["body"]
        terms = [
            Span(term.start("term"), term.end("term"))
            for term in QUOTED_TERM.regex.finditer(view, body_start, body_end)
        ]
        if terms:
            plural = body.startswith(("each", "collectively", "together"))
            found.append(Definition(match.start(), match.end(), terms, plural=plural))
        elif len(body) < 40:
            bare = _BARE.match(body)
            if bare is not None:
                start = body_start + bare.start(1)
                found.append(
                    Definition(match.start(), match.end(), [Span(start, body_end)], bare=True)
                )
    return found


def _letters(name: str) -> str:
    words = _WORDS.findall(name)
    return "".join(w[0] for w in words if w.lower() not in ("of", "the", "and")).upper()


def is_acronym(term: str, name: str) -> bool:
    """Whether `term` is made of letters of `name` in order, beginning with its first."""
    short = re.sub(r"\W", "", term).upper()
    if not 2 <= len(short) <= 8 or not name or " " in term:
        return False
    initials = _letters(name)
    if initials.startswith(short) or (short.startswith(initials) and len(initials) > 1):
        return True
    at = 0
    long = re.sub(r"\W", "", name).upper()
    if long[:1] != short[0]:
        return False
    for char in short:
        at = long.find(char, at) + 1
        if not at:
            return False
    return term.isupper()


def is_noun(term: str) -> bool:
    """Whether `term` is a noun such as "Company" that stands for a company."""
    return term.lower().removeprefix("the ").replace(" ", "_") in COMPANY_NOUNS


def shares_word(term: str, name: str) -> bool:
    """Whether `term` is made of words of `name` ("Boone Group" of "Hong Kong Boone Group")."""
    have = {word.lower() for word in _WORDS.findall(name)}
    words = [word.lower() for word in _WORDS.findall(term)]
    words = [word for word in words if word not in ("the", "and")]
    if not words:
        return False
    hits = [word for word in words if word in have]
    if hits == words:
        return True
    first = words[0]
    joined = re.sub(r"\W", "", name).lower()
    if joined.startswith(re.sub(r"\W", "", term).lower()):
        return True
    return bool(hits) and first == hits[0] and words[-1] in head_words()


def can_name(term: str, name: str) -> bool:
    """Whether `term`, defined right after company `name`, stands for that company."""
    if is_noun(term):
        return True
    if term.lower() in ("we", "us", "our", "i"):
        return False
    if term == strip_form(name) and term[:1].isupper():
        return True
    if term.isupper() and len(term) > 2 and _letters(name).startswith(term):
        return not is_no_company(term)
    if is_no_company(term) or term.islower() or is_abbreviation(term):
        return False
    if shares_word(term, name) or is_acronym(term, name):
        return True
    words = [word.lower() for word in _WORDS.findall(term)]
    if len(words) > 1 and words[-1] in common_words() and words[-1] not in head_words():
        return False
    return any(word not in common_words() and not word.isdigit() for word in words) and not any(
        word.endswith("s") and word[:-1] in common_words() for word in words[-1:]
    )
