"""Rules on defined terms: `(the "Notes")`.

Comes in: drafts. Goes out: hits. Only terms made of ordinary words are looked at: a capitalized
ordinary word ("the Offering") means nothing until it is defined, a name ("Acme") does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.annotate.companies.words import common_words
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.patterns.companies import PARENTHESIS
from extractor.patterns.lint_terms import DEAL_TERM, DEFINED_BELOW, DEFINED_TERM
from extractor.schema import Span

_WORDS = re.compile(r"[A-Z]+[a-z]*|[^\W_]+|[^\w\s-]+")
"""The words of a term, also where the space between two of them was lost."""
_AS_DEFINED = 40
"""Characters after a term within which it is said to be defined below."""
_MOST = 200
"""So many definitions are followed up; the longest known releases have 40."""


class _Definition:
    """A term, where it is defined in the view, and whether with an article, as lawyers do."""

    def __init__(self, term: str, start: int, end: int, article: bool) -> None:
        self.term, self.start, self.end, self.article = term, start, end, article

    @property
    def is_ordinary(self) -> bool:
        """Whether all words of the term also stand in lower case in releases."""
        words = re.findall(r"[^\W\d_]+", self.term)
        return bool(words) and all(_is_ordinary(word) for word in words)


def _is_ordinary(word: str) -> bool:
    low = word.lower()
    return word[1:].islower() and (low in common_words() or low.removesuffix("s") in common_words())


def _definitions(draft: Draft) -> list[_Definition]:
    """The terms in quotation marks that stand in parentheses."""
    found: list[_Definition] = []
    for body in PARENTHESIS.regex.finditer(draft.view):
        if len(found) >= _MOST:
            break
        for match in DEFINED_TERM.regex.finditer(draft.view, *body.span("body")):
            article = match["article"] is not None or match["inner"] is not None
            found.append(_Definition(match["term"].strip(), *match.span("term"), article))
    return found


def _uses(draft: Draft, term: str) -> Iterator[int]:
    """Where `term` stands in the view, in singular or plural, however its words are parted; terms
    of several words also in capitals or lower case."""
    words = _WORDS.findall(term)
    words[-1] = words[-1][:-3] if words[-1].endswith("ies") else words[-1].removesuffix("s")
    parted = r"[\s-]?".join(re.escape(word) for word in words)
    pattern = re.compile(parted, re.IGNORECASE if len(words) > 1 else 0)
    for match in pattern.finditer(draft.view):
        yield match.start()


@rule("L301", "term-before-definition", "warning")
def term_before_definition(draft: Draft) -> Iterator[Hit]:
    """A defined term is used before the place where it is defined.

    Source: Adams, A Manual of Style for Contract Drafting, on defined terms: a reader must have
    met the definition first, unless the text says "as defined below".
    """
    defined: set[str] = set()
    top = draft.seen(Span(0, draft.head_end)).end
    for one in _definitions(draft):
        if one.term in defined:
            continue
        defined.add(one.term)
        if not one.is_ordinary or one.start < top:
            continue
        use = re.compile(
            rf"\b[Tt]he {re.escape(one.term)}(?![\w®™-]| [A-Z(“\"]|’s? [A-Z]|'s? [A-Z])"
        )
        match = use.search(draft.view, top, one.start)
        if match is None or DEFINED_BELOW.regex.search(
            draft.view[match.end() : match.end() + _AS_DEFINED].lstrip()
        ):
            continue
        span = draft.span(match.start() + 4, match.end())
        where = draft.span(one.start, one.end)
        yield Hit(span, f"“{one.term}” is used here and defined only later.", related=[where])


@rule("L302", "term-undefined", "note")
def term_undefined(draft: Draft) -> Iterator[Hit]:
    """A word for a transaction is capitalized as a defined term and never defined.

    Source: Adams, A Manual of Style for Contract Drafting, on defined terms: initial capitals
    announce a definition.
    """
    seen: dict[str, list[Span]] = {}
    for match in DEAL_TERM.regex.finditer(draft.view):
        if not draft.in_small_print(draft.span(*match.span()).start):
            seen.setdefault(match["term"], []).append(draft.span(*match.span("term")))
    for term, places in seen.items():
        if not _is_explained(draft, term):
            words = f"“{term}” is capitalized like a defined term and never defined."
            yield Hit(places[0], words, related=places[1:])


def _is_explained(draft: Draft, term: str) -> bool:
    """Whether the text has `term` in quotation marks or parentheses, or in a heading or a longer
    name that says what it is."""
    return bool(
        re.search(
            rf"[“\"„(](?:[^()\n]{{0,100}} )?{re.escape(term.removesuffix('s'))}s?[,.]?[”\"“)]",
            draft.view,
        )
    )


@rule("L303", "term-unused", "note")
def term_unused(draft: Draft) -> Iterator[Hit]:
    """A term is defined and never used.

    Source: Adams, A Manual of Style for Contract Drafting, on defined terms: a definition that
    nothing refers to is a leftover.
    """
    for one in _definitions(draft):
        if (one.article or one.is_ordinary) and all(
            one.start <= at < one.end for at in _uses(draft, one.term)
        ):
            span = draft.span(one.start, one.end)
            yield Hit(span, f"“{one.term}” is defined here and never used.")
