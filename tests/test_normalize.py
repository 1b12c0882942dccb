"""The view: what a reader takes in, and the way back to the text."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear

from extractor.layout import parse_layout
from extractor.normalize import MAX_LINE, MAX_TEXT, normalize, to_text
from extractor.schema import SourceInfo
from extractor.stages import Release, Source


def release(text: str) -> Release:
    return normalize(Source(SourceInfo(), text))


VIEWS = [
    ("nothing", "", ""),
    ("white space only", " \n\t\n\xa0\n", ""),
    ("paragraphs", "One.\n\n\nTwo.\n", "One.\nTwo."),
    ("white space folds", "a \xa0b\u2009c\td   e", "a b c d e"),
    ("zero width goes", "a\u200bb \u200ec\ufeff", "ab c"),
    ("soft hyphen goes", "ad\u00advance", "advance"),
    ("bold", "**Zanvik** is", "Zanvik is"),
    ("bold with inner space", "**Zanvik **(OTC: ZNVK)", "Zanvik (OTC: ZNVK)"),
    ("bold italic", "***About Zanvik***", "About Zanvik"),
    ("four stars", "****Zanvik grows****", "Zanvik grows"),
    ("emphasis", "the *Notes* and _Units_.", "the Notes and Units."),
    ("emphasis over a soft wrap", f"**{'word ' * 12}word\nand more** end", None),
    ("footnote star", "1,234* and 5* more", "1,234* and 5* more"),
    ("footnote line", "* FX rate used", "• FX rate used"),
    ("two stars as footnote", "EUR* **", "EUR* **"),
    ("star without a space", "*Subject to approval", "*Subject to approval"),
    ("snake case", "see a_b_c and x_", "see a_b_c and x_"),
    ("escapes", r"\$0.0040 \* \# \_ \&", "$0.0040 * # _ &"),
    ("link", "[Zanvik Inc.](#) said", "Zanvik Inc. said"),
    ("link with target", "see [here](https://x.example/a_(b)) now", "see here now"),
    ("no link", "[sic](emphasis added) x", "[sic](emphasis added) x"),
    ("image", "![logo](https://x.example/l.png) Zanvik", "Zanvik"),
    ("image in a link", "[![logo](l.png)](https://x.example) Zanvik", "Zanvik"),
    (
        "front matter",
        '---\ntitle: "Zanvik grows"\ndate: 2031-05-05\ntags:\n  - x\n---\n\nOSLO\n',
        "Zanvik grows\nOSLO",
    ),
    ("rule at the start", "---\nZanvik grows\n---\nOSLO", "Zanvik grows\nOSLO"),
    (
        "wrap on a hyphen",
        "a maker of very many state-of-\nthe-art pumps",
        "a maker of very many state-of-the-art pumps",
    ),
    ("heading", "## Results\n\ntext", "Results\ntext"),
    ("issue number", "#1 in its class", "#1 in its class"),
    ("entities", "AT&amp;T&nbsp;Co. &#8220;x&#8221; &bogus;", "AT&T Co. “x” &bogus;"),
    ("ampersand", "R&D & more; A&B", "R&D & more; A&B"),
    ("tags", "a<sup>1</sup> <b>b</b><br>c 3 < 4 > 2", "a1 b\nc 3 < 4 > 2"),
    ("rule", "a\n\n* * *\n\n-----\n\n\\_\\_\\_\\_\n\nb", "a\nb"),
    (
        "bullets",
        "* one\n* two\n+ three\n●\xa0\xa0 four\n•five",
        "• one\n• two\n• three\n• four\n• five",
    ),
    ("dash stays", "- one\n– two", "- one\n– two"),
    (
        "address",
        "12 Quay Street\nOslo\nir@zanvik.example",
        "12 Quay Street\nOslo\nir@zanvik.example",
    ),
    (
        "headline in two lines",
        "Zanvik Announces Pricing of\nits offering",
        "Zanvik Announces Pricing of its offering",
    ),
    ("pipe table", "| a | b |\n| --- | --- |\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
    ("pipe table without outer bars", "a | b\n--- | ---\n1 | 2", "| a | b |\n| 1 | 2 |"),
    ("bar in a cell", "| a \\| b | c |", "| a ¦ b | c |"),
    ("sign cells", "| x | $ | 1,234 | 12.5 | % |", "| x | $1,234 | 12.5% |"),
    ("negative sign cells", "| x | \\$ | (1,234 | ) |", "| x | $(1,234) |"),
    ("padded sign", "| x | $        5 |", "| x | $5 |"),
]


@pytest.mark.parametrize(("name", "text", "view"), VIEWS, ids=[row[0] for row in VIEWS])
def test_view(name: str, text: str, view: str | None) -> None:
    found = release(text).view
    if view is None:
        assert "\n" not in found
        assert "*" not in found
    else:
        assert found == view


GLUED = [
    ("of theCompany and", "of the Company and"),
    ("shares ofZanvik stock", "shares of Zanvik stock"),
    ("over7,835,000 shares", "over 7,835,000 shares"),
    ("29,750,000Shares of", "29,750,000 Shares of"),
    ("remaining80% of", "remaining 80% of"),
    ("as of 7March2025 in", "as of 7 March 2025 in"),
    ("income for2024 was", "income for 2024 was"),
    ("received$65,000 in", "received $65,000 in"),
    ("each, a“Warrant” and", "each, a “Warrant” and"),
    ("the Trust.The Trust is", "the Trust. The Trust is"),
    ("Contact:Ada Quell of", "Contact: Ada Quell of"),
    ("Ada QuellEmail: aq@x.example", "Ada Quell Email: aq@x.example"),
    ("goods,services and", "goods, services and"),
    ("About Zanvik CorporationZanvik is", "About Zanvik Corporation Zanvik is"),
    ("Ada QuellChief Executive Officer", "Ada Quell\nChief Executive Officer"),
    ("Safe Harbor StatementThis release is", "Safe Harbor Statement This release is"),
    ("LOOKING STATEMENTSThis release is", "LOOKING STATEMENTS This release is"),
    ("Officerwww.x.examplehttps://y.example", "Officer www.x.example https://y.example"),
    (
        "the Offer Price; the Offer Price is an OfferPrice.",
        "the Offer Price; the Offer Price is an Offer Price.",
    ),
]

NOT_GLUED = [
    "ZanVax",
    "eZanvik and iZan",
    "McQuell of DeLora",
    "Zanvik.ai and Quell.com of Zanvik.Com Holdings",
    "see www.zanvik.example/theCompany or ofZan@quell.example",
    "https://x.example/ofThe,and",
    "N.V.Zan and U.S.A",
    "AB12 and B2B and COVID19",
    "Cdn$5 and US$6 and C$7",
    "Page.Up launches Page.Up",
    "the “Zanvik“ group",
    "Zanvik2 and page1234",
    "theZan and theZan said",
    "LinkedIn is where Zan meets",
    "https://x.example/?u=https%3A%2F%2Fwww.y.example",
]


@pytest.mark.parametrize(("text", "view"), GLUED)
def test_glued_words_part(text: str, view: str) -> None:
    assert release(text).view == view


@pytest.mark.parametrize("text", NOT_GLUED)
def test_names_do_not_part(text: str) -> None:
    assert release(text).view == text


WRAPPED = """\
Zanvik Announces Pricing of its Initial Public Offering

OSLO, Norway, May 5, 2031 /Wire/ -- Zanvik ASA ("Zanvik" or the "Issuer"), a
maker of pumps for deep and cold water, today announced the pricing of its
initial public offering of 4,000,000 shares, in which the period ends on May
12. The offering is expected to close on Tuesday, subject to the customary
conditions.

   * first matter of the offering, which is somewhat longer than one line is and
     goes on here
   * second matter

Ada Quell
Head of Investor Relations
ir@zanvik.example
+47 555 01 234
"""


def test_hard_wrapped_text_is_joined() -> None:
    lines = release(WRAPPED).view.split("\n")
    assert lines[0] == "Zanvik Announces Pricing of its Initial Public Offering"
    assert lines[1].startswith("OSLO, Norway")
    assert lines[1].endswith("customary conditions.")
    assert "a maker of pumps" in lines[1]
    assert "on May 12. The offering" in lines[1]
    assert lines[2].endswith("one line is and goes on here")
    assert lines[3:] == [
        "• second matter",
        "Ada Quell",
        "Head of Investor Relations",
        "ir@zanvik.example",
        "+47 555 01 234",
    ]


COLUMNS = """\
Consolidated figures of the quarter are given below.

                          Three months ended
                              March 31,
                          2031        2030
                       ----------  ----------
Revenue                $    1,204  $    1,100
Cost of pumps and
 spare parts                  804         750
Loss on sale of land          (12)        --
                       ----------  ----------
Coverage of costs (1) (2) 31.2%         30.1 %
                       ==========  ==========

(1) Unaudited.
"""


def test_columns_become_rows() -> None:
    found = release(COLUMNS)
    assert found.view.split("\n") == [
        "Consolidated figures of the quarter are given below.",
        "|  | Three months ended |  |",
        "|  | March 31, |  |",
        "|  | 2031 | 2030 |",
        "| Revenue | $1,204 | $1,100 |",
        "| Cost of pumps and spare parts | 804 | 750 |",
        "| Loss on sale of land | (12) | -- |",
        "| Coverage of costs (1) (2) | 31.2% | 30.1 % |",
        "(1) Unaudited.",
    ]
    at = found.view.index("$1,204")
    start, end = to_text(found, at, at + len("$1,204"))
    assert found.text[start:end] == "$    1,204"


INDENTED = """
                             2031     2030
 Costs:
   Pumps                       70       60
   Spare parts and
    tools                      20       10
     Total costs               90       70
               OTHER
 Loss                         (12)     (30)
"""


def test_labels_keep_their_indentation() -> None:
    shown = [
        "|  | 2031 | 2030 |",
        "| Costs: |  |  |",
        "|   Pumps | 70 | 60 |",
        "|   Spare parts and tools | 20 | 10 |",
        "|     Total costs | 90 | 70 |",
        "| OTHER |  |  |",
        "| Loss | (12) | (30) |",
    ]
    found = release(INDENTED)
    assert found.view.split("\n") == shown
    for row in parse_layout(found.view).tables[0].rows:
        left, right = to_text(found, row[0].start, row[0].end)
        assert "".join(found.text[left:right].split()) == "".join(
            found.view[row[0].start : row[0].end].split()
        )
    piped = "\n".join(shown).replace("|     ", "| &nbsp;\xa0 &emsp;").replace("|   ", "|\u2003  ")
    assert release(piped).view.replace("| |", "|  |").replace("| |", "|  |").split("\n") == shown


def test_padding_of_pipe_tables_is_no_indentation() -> None:
    rows = "|   a   |  b  |\n{}|  c   |  d  |\n|  long  |  5  |\n|  e  |  6  |"
    assert "|   " not in release(rows.format("| :---: | --- |\n")).view
    assert "|   " not in release("|  x |  5 |\n|  y |  6 |").view


@pytest.mark.parametrize(
    ("text", "in_view", "in_text"),
    [
        ("**Zanvik** grows", "Zanvik", "Zanvik"),
        (r"at \$0.0040 each", "$0.0040", "$0.0040"),
        ("[Zanvik Inc.](#) said", "Zanvik Inc.", "Zanvik Inc."),
        ("of theCompany.", "Company", "Company"),
        ("a  \xa0 b", " b", "b"),
        ("of Zanvik&amp;Co &amp; x", "Zanvik&Co &", "Zanvik&amp;Co &amp;"),
        ("over7,000,000Shares", "7,000,000", "7,000,000"),
        ("| a | **12** |", "12", "12"),
        ("| x | $ | 1,234 |", "$1,234", "$ | 1,234"),
        ("| x | 12.5 | % |", "12.5%", "12.5 | %"),
    ],
)
def test_to_text_is_tight(text: str, in_view: str, in_text: str) -> None:
    found = release(text)
    at = found.view.index(in_view)
    start, end = to_text(found, at, at + len(in_view))
    assert found.text[start:end] == in_text


def test_long_line_and_long_text_are_cut_with_an_entry() -> None:
    found = release("a" * (MAX_LINE + 5) + "\nb")
    assert [entry.code for entry in found.errors] == ["N001"]
    assert len(found.view) == MAX_LINE + 2
    found = release("Some words.\n" * (MAX_TEXT // 10))
    assert [entry.code for entry in found.errors] == ["N002"]
    assert len(found.view) <= MAX_TEXT
    assert found.view.endswith("Some words.")


PIECES = st.sampled_from(
    [
        *("*", "**", "_", "[", "](", ")", "](#)", "![", "|", "\\", "&amp;", "&", "<br>", "<", "#"),
        *(" ", "   ", "\n", "\n\n", "\t", "\xa0", "\u200b", "$", "(", "%", "-", "•", ".", ",", ":"),
        *(
            "12",
            "1,234",
            "a",
            "Bc",
            "theCompany",
            "of",
            "Zanvik",
            "“",
            "”",
            "é",
            "—",
            "\r",
            "\u2028",
        ),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_text_keeps_the_map_whole(text: str) -> None:
    found = release(text)
    view, offsets = found.view, found.offsets
    assert found.text == text
    assert len(offsets) == len(view) + 1
    assert all(a <= b for a, b in itertools.pairwise(offsets))
    assert not offsets or 0 <= offsets[0] <= offsets[-1] <= len(text)
    labeled = re.sub(r"(?m)^\| +", "| ", view)
    assert "  " not in labeled.replace(" |  | ", "").replace("|  |", "")
    for char, at in zip(view, offsets, strict=False):
        if char.isalnum():
            assert text[at] == char or text[at] == "&"


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(-3, 60), st.integers(-3, 60))
def test_any_span_lies_in_the_text(text: str, start: int, end: int) -> None:
    found = release(text)
    left, right = to_text(found, start, end)
    assert 0 <= left <= right <= len(text)
    shown = found.view[max(start, 0) : max(end, 0)].strip()
    if shown and shown[0].isalnum() and shown[-1].isalnum():
        part = text[left:right]
        assert part == part.strip()


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "*",
        "**a",
        "_a_ ",
        "[",
        "[a](",
        "](",
        "|",
        "| a ",
        "| a |\n",
        "| a | b |\n| 1 |\n",
        "<",
        "&",
        "\\*",
        " \xa0",
        "aB",
        "ofX ",
        "\n",
        "a   1\n",
        "a\t1\n",
        "x   1   \n\n",
        "1,",
        ".",
        "a.A ",
        "aaa bbb\n",
        "• a\n",
        "--\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        release(text)
        return time.process_time() - start

    assert_linear(seconds, 25_000)


ENTRIES = [
    (
        "Contact:Ada QuellCEO & DirectorZanvik Minerals Inc.Email: ada@zanvik.ca",
        ["Contact: Ada Quell", "CEO & Director", "Zanvik Minerals Inc.", "Email: ada@zanvik.ca"],
    ),
    ("Ada QuellAda.Quell@zanvik.com", ["Ada Quell", "Ada.Quell@zanvik.com"]),
    ("Ada Pageada@zanvik.com", ["Ada Page", "ada@zanvik.com"]),
    (
        "Ada Zan-Quell said so.\n\nAda Zan-Quelladq@zanvik.com",
        ["Ada Zan-Quell said so.", "Ada Zan-Quell", "adq@zanvik.com"],
    ),
    ("info@zanvik.com678-384-7220", ["info@zanvik.com", "678-384-7220"]),
    ("Zanvik & Quell, LLPAda Quell, Esq.(484) 270-1453",
     ["Zanvik & Quell, LLP", "Ada Quell, Esq.", "(484) 270-1453"]),
    ("Contact DetailsAda Quell", ["Contact Details", "Ada Quell"]),
    ("Media Relationspress@zanvik.com", ["Media Relations", "press@zanvik.com"]),
    ("Peter Zanvikinvestor relationspeter.zanvik@quell.com",
     ["Peter Zanvik", "investor relations", "peter.zanvik@quell.com"]),
    ("About ZanvikZanvik is a mill.", ["About Zanvik", "Zanvik is a mill."]),
    ("Zanvik ASAOslo, 12 May 2025", ["Zanvik ASA", "Oslo, 12 May 2025"]),
    ("Peter ZanvikAnna Quell", ["Peter Zanvik", "Anna Quell"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), ENTRIES)
def test_entries_of_contact_blocks_part(text: str, lines: list[str]) -> None:
    assert release(text).view.split("\n") == lines


@pytest.mark.parametrize(
    "text",
    ["Jane McDonald of PayPal", "Anna VanDyke Roe", "Maria FitzGerald Roe", "Zanvik.Quell@x.com"],
)
def test_names_written_as_one_word_stay(text: str) -> None:
    assert release(text).view == text
