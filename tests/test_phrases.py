"""Many wordings at once: how an expression is taken apart, and that nothing is missed."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear

from extractor.patterns.concept_cues import CUES
from extractor.patterns.deal_cues import DEAL_CUES
from extractor.patterns.phrases import Phrases, alternatives, anchors, reach

BEFORE, AFTER = "(?<![a-z])", "(?![a-z])"


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("net income", ["net income"]),
        ("eps|net income", ["eps", "net income"]),
        ("a(?:b|c)d|e", ["a(?:b|c)d", "e"]),
        ("[|]x|y", ["[|]x", "y"]),
        (r"a\|b|c", [r"a\|b", "c"]),
        (r"a\(|b", [r"a\(", "b"]),
        (r"(?:\)|x)|y", [r"(?:\)|x)", "y"]),
        ("(a(b|c)|d)|e|f", ["(a(b|c)|d)", "e", "f"]),
        ("[]|]|b", ["[]|]", "b"]),
        ("", [""]),
        ("a|", ["a", ""]),
    ],
)
def test_alternatives(source: str, parts: list[str]) -> None:
    assert alternatives(source) == parts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("gross margin", ("gross margin",)),
        ("gross (?:profit )?margins?", ("gross ",)),
        ("gross (?:profit|income)", ("gross ",)),
        ("(?:revenues|turnover)", ("revenues", "turnover")),
        ("costs?", ("cost",)),
        ("co*st", ("st",)),
        ("cost{0,2}", ("cos",)),
        ("cost{,2}", ("cos",)),
        ("cost{2,3}", ("cost",)),
        ("cost+ly", ("cost",)),
        ("(?<!pre-)funded", ("funded",)),
        ("funded(?! warrants)", ("funded",)),
        (r"\bncib\b", ("ncib",)),
        (r"p\.a\.", ("p.a.",)),
        ("y/y", ("y/y",)),
        ("p.a", ()),  # no run of two characters
        ("[a-z]{3,9}", ()),
        ("eps|[a-z]{3}", ()),  # one alternative without an anchor leaves the whole without
        (r"\d{1,3} for \d", (" for ",)),
        ("(?:share|stock) split", (" split",)),
    ],
)
def test_anchors(source: str, texts: tuple[str, ...]) -> None:
    assert anchors(source) == texts


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        ("", 0),
        ("net", 3),
        ("a|bcd|ef", 3),
        ("costs?", 5),
        ("a{2}b{0,3}c{,4}", 9),
        ("(?:ab|c){1,3}d", 7),
        (r"\bipo\b(?! (?:plan|success))", 13),
        ("(?<!pre-)[a-z]{3,9}", 13),
        ("(?P<x>ab)(cd)", 4),
    ],
)
def test_reach(source: str, characters: int) -> None:
    assert reach(source) == characters


@pytest.mark.parametrize("source", ["a*", "ab+", "a{2,}", "(?:a|b+)c"])
def test_reach_without_bound(source: str) -> None:
    assert reach(source) >= 1_000_000


def found(wordings: list[tuple[str, str]], text: str) -> list[tuple[str, str]]:
    hits = Phrases(wordings).search(text).find(0, len(text))
    return [(text[hit.start : hit.end], hit.meaning) for hit in hits]


WORDINGS = [
    ("ebitda", "ebitda"),
    ("adjusted ebitda", "adjusted"),
    ("ebitda margins?", "margin"),
    ("net income|net loss", "income"),
    ("income per share", "eps"),
    ("adjusted", "word"),
    ("adjusted ebitda", "second"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ebitda rose", [("ebitda", "ebitda")]),
        # a match within another one is dropped, whichever was given first
        ("the ebitda margin", [("ebitda margin", "margin")]),
        # overlapping ones both stay
        (
            "adjusted ebitda margin",
            [("adjusted ebitda", "adjusted"), ("ebitda margin", "margin")],
        ),
        ("net income per share", [("net income", "income"), ("income per share", "eps")]),
        # of two equal ones the first given stays
        ("adjusted ebitda", [("adjusted ebitda", "adjusted")]),
        # only whole words
        ("ebitdax preebitda readjusted", []),
        ("ebitda2 (ebitda)", [("ebitda", "ebitda"), ("ebitda", "ebitda")]),
        ("net loss, net income", [("net loss", "income"), ("net income", "income")]),
        ("", []),
    ],
)
def test_a_match_within_another_one_is_dropped(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(WORDINGS, text) == expected


def test_a_stretch_and_wanted_meanings_only() -> None:
    text = "ebitda, adjusted ebitda, net loss"
    search = Phrases(WORDINGS).search(text)
    assert [hit.start for hit in search.find(8, 23)] == [8]
    assert search.find(0, 5) == []  # the word is cut off
    assert [hit.meaning for hit in search.find(0, len(text), lambda one: one == "ebitda")] == [
        "ebitda",
        "ebitda",
    ]


LITERALS = st.sampled_from(["a", "b", "ab", "ba", "a b", "abba", " b", "b a"])
SOURCES = st.recursive(
    LITERALS | st.sampled_from(["[ab]", r"\w", r"a\b", "(?<!b)a", "a(?! b)", "[^a]"]),
    lambda inner: (
        st.tuples(inner, inner).map("".join)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
        | st.tuples(
            inner.map(lambda one: f"(?:{one})"), st.sampled_from(["?", "{0,2}", "{1,2}", "{,2}"])
        ).map("".join)
        | st.tuples(LITERALS, st.sampled_from(["?", "{0,2}", "{2}"])).map("".join)
    ),
    max_leaves=6,
)
UNIONS = st.lists(SOURCES, min_size=1, max_size=3).map("|".join)
TEXTS = st.text("ab ,", max_size=30)


@settings(max_examples=200, deadline=None)
@given(UNIONS, TEXTS)
def test_every_match_holds_an_anchor(source: str, text: str) -> None:
    texts = anchors(source)
    for match in re.finditer(source, text):
        assert not texts or any(anchor in match.group() for anchor in texts)


Patterns = list[tuple[re.Pattern[str], int]]


def compiled(wordings: list[tuple[str, int]]) -> Patterns:
    return [
        (re.compile(f"{BEFORE}(?:{part}){AFTER}"), meaning)
        for source, meaning in wordings
        for part in alternatives(source)
    ]


def brute_force(patterns: Patterns, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Every wording tried everywhere; a match within another one, or equal to one of an earlier
    wording, is dropped."""
    hits = [
        (match.start(), match.end(), order, meaning)
        for order, (pattern, meaning) in enumerate(patterns)
        for match in pattern.finditer(text, start, end)
        if match.group()
    ]
    return sorted(
        (a, b, meaning)
        for a, b, n, meaning in hits
        if not any(
            c <= a and b <= d and ((c, d) != (a, b) or m < n) for c, d, m, _ in hits if m != n
        )
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(UNIONS, min_size=1, max_size=5), TEXTS, st.integers(0, 10), st.integers(0, 30))
def test_find_equals_brute_force(sources: list[str], text: str, start: int, length: int) -> None:
    wordings = [(source, n) for n, source in enumerate(sources)]
    start, end = min(start, len(text)), min(start + length, len(text))
    hits = Phrases(wordings).search(text).find(start, end)
    assert [tuple(hit) for hit in hits] == brute_force(compiled(wordings), text, start, end)


REAL = [(cue.source, n) for n, cue in enumerate(CUES)] + [
    (cue.source, -n) for n, cue in enumerate(DEAL_CUES, 1)
]
PHRASES = Phrases(REAL)
COMPILED = compiled(REAL)
WORDS = re.findall(
    r"\S+",
    "net income loss adjusted ebitda margin revenue of the gross proceeds warrants to purchase "
    "exercise price converted into common shares at a premium repurchase program up to remaining "
    "dividend per share outstanding offering private placement notes due convertible senior , . ( "
    ") ; - 5 12% $3 acquisition agreement completed loan interest rate stock split 1-for-10",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_the_cues_of_the_package_are_found_as_by_brute_force(text: str) -> None:
    hits = PHRASES.search(text).find(0, len(text))
    assert [tuple(hit) for hit in hits] == brute_force(COMPILED, text, 0, len(text))


@pytest.mark.parametrize(
    "seed",
    [
        "a",
        " ",
        "(",
        "net ",
        "net income ",
        "convert converted converted ",
        "outstanding ",
        "shares of shares ",
        "repurchase program ",
        "warrants to purchase ",
        "announced completed acquisition of ",
        "received a , . ",
        "dividends declared ",
        "the to of ",
        "a" * 40 + " ",
        "offering placement secondary ",
        "total aggregate principal amount of ",
    ],
)
def test_time_is_linear(seed: str) -> None:
    """One sentence of words for cues, however long."""

    def seconds(length: int) -> float:
        text = seed * (length // len(seed))
        begun = time.process_time()
        PHRASES.search(text).find(0, len(text))
        return time.process_time() - begun

    assert_linear(seconds, 30_000)
