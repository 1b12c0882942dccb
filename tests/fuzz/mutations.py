"""Inputs that almost are releases: grown from fragments, or a release of the corpus spoiled.

Goes out: hypothesis strategies for texts and for the bytes of each kind of file. It must not know
what the extractor makes of them.
"""

from __future__ import annotations

import gzip
from functools import cache, partial
from pathlib import Path

from hypothesis import strategies as st

CORPUS = Path(__file__).parents[2] / "corpus" / "train"

WORDS = [
    *"ab1,.$€£¥%()|\"“”'’‘-–—:;/*[]{}#&<>@=+\\_~^\n\r\t\0\u00a0\u2028\u0130ßЖ١٣\u0301\u200b\u202e",
    *(
        "  ",
        "\n\n",
        "\ud800",
        "\U0001f4c8",
        "\ufffd",
        "\x85",
        "\x1f",
        "ﬁ",
        "１",
        "Ⅷ",
        "½",
        "²",
        "−",
    ),
    *(
        "Quillfern Optics Inc.",
        "(NASDAQ: QFRN)",
        '(the "Company")',
        "QFRN",
        "Inc.",
        "LLC",
        "&",
        "Co.",
    ),
    *(
        "$2.5 million",
        "US$1,2",
        "€12,5 Mio",
        "1.000.000,00",
        "12 34 567",
        "1,00,000",
        "$.05",
        "(5)",
    ),
    *("1,000,000 shares", "shares", "per share", "at a price of", "gross proceeds of", "of which"),
    *(
        "between $10 and $12",
        "up to",
        "7.9%",
        "1-for-25",
        "0",
        "00",
        "10" * 40,
        "1e9",
        "99999999999",
    ),
    *(
        "March 4, 2025",
        "31/12/2024",
        "2025-02-30",
        "Q3 2025",
        "fiscal 2024",
        "February 29",
        "today",
    ),
    *(
        "BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) --",
        "FOR IMMEDIATE RELEASE",
        "###",
        "- 30 -",
    ),
    *("said Dana Marwick, Chief Executive Officer", "“We grew,”", "Mr.", "Ms. Orla Vennby", "CEO"),
    *(
        "| Revenue | 1,200 | (300) |",
        "| --- | --- |",
        "|",
        "||",
        "| Total |",
        "(in thousands)",
        "$ |",
    ),
    *("two hundred fifty thousand", "half a million", "a dozen", "million", "billion", "per cent"),
    *(
        "About Quillfern",
        "Forward-Looking Statements",
        "Contact:",
        "ir@quillfern.example",
        "www.a.b",
    ),
    *(
        "private placement",
        "acquired",
        "dividend",
        "revenue",
        "net loss",
        "compared with",
        "up from",
    ),
    *(
        "increased",
        "decreased by",
        "or",
        "and",
        "respectively",
        "representing",
        "outstanding",
        "total",
    ),
]
MARKUP = [
    *(
        "<html>",
        "<body>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<hr>",
        "<b>",
        "</b>",
        "<sup>1</sup>",
    ),
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=3>", "<td rowspan=0>"),
    *("<th>", "<ul>", "<li>", "<ol start=9999999999>", "<pre>", "</pre>", "<script>", "</script>"),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "?>",
        "<!DOCTYPE html>",
        "&amp;",
        "&#0;",
        "&#xD800;",
    ),
    *("&#99999999;", "&bogus;", "&", "<", ">", '"', "'", "=", "<td colspan='-1'>", "<a href='x'>"),
    *('<div style="display:none">', '<div style="display:inline">', "<title>", "<head>", "<svg>"),
    *("<meta charset=utf-7>", "<meta charset=utf-16>", "<plaintext>", "<textarea>", "<ix:header>"),
]
SGML = [
    *("<SEC-DOCUMENT>", "<SEC-HEADER>", "</SEC-HEADER>", "<DOCUMENT>", "</DOCUMENT>", "<TEXT>"),
    *(
        "</TEXT>",
        "<TYPE>EX-99.1",
        "<TYPE>EX-99",
        "<TYPE>8-K",
        "<TYPE>",
        "<SEQUENCE>1",
        "<PAGE>",
        "<S>",
    ),
    *("CONFORMED SUBMISSION TYPE:\t8-K", "CENTRAL INDEX KEY:\t123", "FILED AS OF DATE:\t20259999"),
    *(
        "COMPANY CONFORMED NAME:\tQUILLFERN",
        "\nFILER:",
        "begin 644 a.pdf",
        "<PDF>",
        "<XML>",
        "\n",
        "\r\n",
    ),
]


@cache
def releases() -> list[str]:
    """A few releases of the corpus, short ones."""
    paths = sorted(CORPUS.glob("*.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths[:: max(1, len(paths) // 30)]]
    return [text[:3000] for text in texts]


def grown(words: list[str], most: int = 40) -> st.SearchStrategy[str]:
    """Fragments in a row."""
    return st.lists(st.sampled_from(words), max_size=most).map("".join)


@st.composite
def spoiled(draw: st.DrawFn, words: list[str]) -> str:
    """A stretch of a release in which some places are cut, doubled, moved or overwritten."""
    text = draw(st.sampled_from(releases()))
    at = draw(st.integers(0, max(0, len(text) - 200)))
    text = text[at : at + draw(st.integers(50, 1500))]
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        stop = min(len(text), start + draw(st.integers(0, 30)))
        other = draw(st.integers(0, len(text)))
        piece = draw(
            st.sampled_from(["", text[start:stop] * 3, text[other : other + 60]])
            | st.sampled_from(words)
            | st.text(max_size=3)
        )
        text = text[:start] + piece + text[stop:]
    return text


def texts() -> st.SearchStrategy[str]:
    """Any text, most of it nearly a release."""
    joined = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
    return st.one_of(spoiled(WORDS), joined, grown(WORDS), st.text(max_size=200))


def encoded(of: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """The bytes of texts, in encodings that occur and with bytes that are wrong in them."""
    names = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32"])
    good = st.builds(lambda text, name: text.encode(name, "replace"), of, names)
    return st.builds(_overwritten, good, st.lists(st.integers(0, 10_000), max_size=5), st.binary())


def _overwritten(data: bytes, places: list[int], wrong: bytes) -> bytes:
    for place in places if data else ():
        at = place % len(data)
        data = data[:at] + wrong + data[at + len(wrong) :]
    return data


def pages() -> st.SearchStrategy[bytes]:
    """HTML, or what begins so."""
    start = st.sampled_from(["<!DOCTYPE html>", "<html><body>", "<p>", ""])
    body = st.one_of(grown(MARKUP + WORDS, 60), spoiled(MARKUP))
    return encoded(st.builds(str.__add__, start, body))


def submissions() -> st.SearchStrategy[bytes]:
    """EDGAR submissions with text or HTML exhibits."""
    exhibit = st.one_of(texts(), grown(MARKUP + WORDS))
    whole = st.builds(
        "<SEC-DOCUMENT>0000000000-25-000001.txt\n<DOCUMENT>\n<TYPE>{}\n<TEXT>\n{}\n{}".format,
        st.sampled_from(["EX-99.1", "EX-99", "8-K", "ex-99.2", "GRAPHIC"]),
        exhibit,
        grown(SGML + WORDS),
    )
    return encoded(st.one_of(whole, grown(SGML + MARKUP + WORDS)))


def packed(of: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Gzip members, whole, cut off or damaged."""
    members = st.lists(of.map(partial(gzip.compress, mtime=0)), min_size=1, max_size=3).map(
        b"".join
    )
    cut = st.builds(lambda data, at: data[: at % len(data)] or data, members, st.integers(0, 10**4))
    damaged = st.builds(
        _overwritten, members, st.lists(st.integers(0, 10_000), max_size=3), st.binary(max_size=4)
    )
    return st.one_of(members, cut, damaged, st.binary().map(b"\x1f\x8b".__add__))


def markdown() -> st.SearchStrategy[bytes]:
    """Markdown with front matter, emphasis, links, escapes and tables."""
    signs = [
        "---\ntitle: A\n---\n",
        "---\n",
        "**",
        "__",
        "`",
        "```\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "\\|",
    ]
    signs += [
        "[",
        "](",
        ")",
        "![",
        "\\",
        "|",
        "|---|\n",
        "\n",
        "\\$",
        "&nbsp;",
        "<br>",
        "***",
        "~~",
    ]
    return encoded(st.one_of(grown(signs + WORDS), spoiled(signs)))
