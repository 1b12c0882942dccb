"""Rules on names and tickers.

Comes in: drafts. Goes out: hits. It must not find companies: those of the record count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.annotate.companies.words import common_words
from extractor.lint.draft import Draft
from extractor.lint.finding import Hit
from extractor.lint.rule import rule
from extractor.patterns.companies import EXCHANGE_NAME, legal_form, strip_form
from extractor.patterns.lint_names import LETTERS_AFTER, LONE_TICKER
from extractor.schema import Company, Span

_SAME_FORM = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "coltd": "co",
}
"""Legal forms written out, by what they are short for."""
_WORD = re.compile(r"[^\W\d_]{2,40}")
_NAME_WORD = re.compile(r"(?<![\w@./#-])[A-Z][A-Za-z]{5,40}(?![\w@/-]|\.[a-z])")
_NEAR = 1000
"""Characters around a ticker, within its paragraph, in which its exchange may be named."""
_OFTEN = 4
"""So often a word of a name must stand in the text for one that is nearly it to be a slip."""


class _Mention(NamedTuple):
    name: str
    span: Span


def _mentions(draft: Draft, company: Company) -> list[_Mention]:
    """Where `company` is named by its name, and not by "the Company" or in capitals throughout."""
    found = []
    for span in company.mentions:
        seen = draft.seen(span)
        name = draft.view[seen.start : seen.end].strip()
        if name and not name.isupper() and name[:4].lower() != "the ":
            found.append(_Mention(name, span))
    return found


def _key(name: str) -> str:
    """`name` without what two spellings of it may differ in: its legal form is brought to one,
    punctuation, spaces and case go."""
    form = legal_form(name)
    bare = strip_form(name) if form else name
    bare = re.sub(r"\band\b", "&", bare)
    return re.sub(r"[^\w&]", "", bare).casefold() + "/" + _SAME_FORM.get(form, form)


def _spelling(name: str) -> str:
    """`name` without what is no matter of spelling: the shape of quotes, a period that ends it,
    words in capitals, as logos have them."""
    name = name.replace("’", "'").rstrip(".")
    form = legal_form(name)
    bare, tail = (strip_form(name), name[len(strip_form(name)) :]) if form else (name, "")
    name = bare + tail.title()
    return _WORD.sub(lambda word: word[0].title() if word[0].isupper() else word[0], name)


@rule("L304", "name-varies", "warning")
def name_varies(draft: Draft) -> Iterator[Hit]:
    """The name of a company is spelled in two ways: another comma, ampersand, capital or space,
    its legal form once written out and once not, or a letter wrong.

    Source: A company has one registered name; a release and its filings are searched for it.
    """
    for company in draft.record.companies:
        groups: dict[str, list[_Mention]] = {}
        for mention in _mentions(draft, company):
            groups.setdefault(_key(mention.name), []).append(mention)
        for mentions in groups.values():
            counts = Counter(_spelling(one.name) for one in mentions)
            if len(counts) > 1:
                yield _variants(mentions, counts)
    yield from _misspelled(draft)


def _variants(mentions: list[_Mention], counts: Counter[str]) -> Hit:
    usual = counts.most_common(1)[0][0]
    first = next(one for one in mentions if _spelling(one.name) == usual)
    odd = [one for one in mentions if _spelling(one.name) != usual]
    words = f"“{odd[0].name}” is “{first.name}” elsewhere in the release."
    return Hit(odd[0].span, words, related=[first.span, *(one.span for one in odd[1:])])


def _misspelled(draft: Draft) -> Iterator[Hit]:
    """Words that stand once and are one letter away from a company's name that stands often."""
    places: dict[str, list[re.Match[str]]] = {}
    for match in _NAME_WORD.finditer(draft.view):
        places.setdefault(match[0].casefold(), []).append(match)
    often = {word for word, found in places.items() if len(found) >= _OFTEN} & {
        word.casefold() for one in draft.record.companies for word in _WORD.findall(one.name)
    }
    people = {word.casefold() for one in draft.record.people for word in _WORD.findall(one.name)}
    near: dict[str, list[str]] = {}
    for word in sorted(often - common_words()):
        near.setdefault(word[0], []).append(word)
    for odd, found in places.items():
        if len(found) > 1 or odd in common_words() or odd in people:
            continue
        for word in near.get(odd[0], ()):
            if _is_slip(odd, word):
                first = draft.span(*places[word][0].span())
                said = f"“{found[0][0]}” is “{draft.words(first)}” elsewhere in the release."
                yield Hit(draft.span(*found[0].span()), said, related=[first])


def _is_slip(odd: str, word: str) -> bool:
    """Whether `odd` is `word` with one letter added, lost, changed, or two swapped, neither the
    first one nor the ending of a plural."""
    if odd[0] != word[0] or odd.rstrip("s") == word.rstrip("s") or abs(len(odd) - len(word)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(odd, word, strict=False)) if a != b), None)
    if at is None:
        return False  # one begins with the other: another form of the word
    left, right = odd[at:], word[at:]
    swapped = left[1::-1] + left[2:] == right
    return swapped or left[1:] == right or left == right[1:] or left[1:] == right[1:]


@rule("L305", "ticker-without-exchange", "warning")
def ticker_without_exchange(draft: Draft) -> Iterator[Hit]:
    """A ticker stands without the exchange that it trades on, which the release does not name.

    Source: The press offices of exchanges and wires ask for "(Exchange: TICKER)"; the same letters
    are another company elsewhere.
    """
    listed = {one.ticker for company in draft.record.companies for one in company.listings}
    for match, ticker in _lone_tickers(draft):
        start = draft.view.rfind("\n", 0, match.start()) + 1
        stop = draft.view.find("\n", match.end())
        start = max(start, match.start() - _NEAR)
        stop = min(stop if stop >= 0 else len(draft.view), match.end() + _NEAR)
        if ticker not in listed and not _names_exchange(draft.view[start:stop]):
            listed.add(ticker)
            words = f"The ticker {ticker} is printed without its exchange."
            yield Hit(draft.span(*match.span()), words)


def _names_exchange(words: str) -> bool:
    """Whether `words` name an exchange other than before another ticker: "on Nasdaq"."""
    return any(
        not words.startswith((":", " :", "®:"), match.end())
        for match in EXCHANGE_NAME.regex.finditer(words)
    )


def _lone_tickers(draft: Draft) -> Iterator[tuple[regex.Match[str], str]]:
    """Tickers that words call so, and letters in parentheses after a company that are neither its
    initials nor used as its name."""
    for match in LONE_TICKER.regex.finditer(draft.view):
        yield match, match["ticker"]
    for company in draft.record.companies:
        for mention in _mentions(draft, company):
            if legal_form(mention.name):
                after = LETTERS_AFTER.regex.match(draft.view, draft.seen(mention.span).end)
                if after and not _is_short_form(draft, after["letters"], mention.name):
                    yield after, after["letters"]


def _is_short_form(draft: Draft, letters: str, name: str) -> bool:
    """Whether `letters` are the initials of `name`, or stand for it in the text."""
    initials = "".join(word[0] for word in _WORD.findall(name)).upper()
    is_used = draft.word_counts[letters] > 1
    return letters.startswith(initials) or initials.startswith(letters) or is_used
