"""Rendering of HTML: paragraphs, lists, tables, and pages that are broken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read.html import render
from extractor.read.limits import Limits


def shown(page: str) -> str:
    return render(page, Limits())[0]


PAGES = [
    ("paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("unclosed paragraphs", "<P>One<P>Two", "One\n\nTwo"),
    ("white space", "<p>\n One   two\n\tthree&nbsp;&nbsp;four</p>", "One two three four"),
    ("empty paragraphs", "<p>a</p><p>&nbsp;</p><p></p><p>b</p>", "a\n\nb"),
    ("line breaks", "<p>a<br>b<br/>c</p>", "a\nb\nc"),
    ("two line breaks", "<p>a<br><br>b</p>", "a\n\nb"),
    ("inline", "<p>Zan<b>v</b><i>ik</i> <a href='x'>In</a><span>c.</span></p>", "Zanvik Inc."),
    (
        "inline XBRL",
        "<p>of <ix:nonNumeric name='a'>5 May</ix:nonNumeric>, 2031</p>",
        "of 5 May, 2031",
    ),
    ("hidden", "<p>a</p><div style='display: none'><p>b</p></div><p hidden>c</p>d", "a\n\nd"),
    ("not shown", "<head><title>t</title><style>p{}</style></head><script>if (a<b)</script>x", "x"),
    ("entities", "<p>&ldquo;R&amp;D&rdquo; &#8364;5 &lt;b&gt;</p>", "“R&D” €5 <b>"),
    ("list", "<p>a</p><ul><li>one<li>two</ul><p>b</p>", "a\n\n• one\n• two\n\nb"),
    ("numbered list", "<ol start=3><li>one</li><li>two</li></ol>", "3. one\n4. two"),
    ("nested list", "<ul><li>one<ul><li>two</ul><li>three</ul>", "• one\n• two\n• three"),
    ("own bullets", "<ul><li>• one</li></ul>", "• one"),
    ("symbol font", "<p>\uf0b7 one</p>", "• one"),
    ("preformatted", "<pre>a   b\n  c</pre>", "a   b\n  c"),
    (
        "footnote",
        "<p>at 1,234<sup>1</sup> and revenue<sup>(2)</sup></p>",
        "at 1,234[1] and revenue(2)",
    ),
    ("ordinal", "<p>the 1<sup>st</sup> of m<sup>2</sup></p>", "the 1st of m2"),
    ("power", "<p>10<sup>6</sup> cells</p>", "10^6 cells"),
    ("page number", "<p>a of</p><p>- 2 -</p><hr><p>the sort</p><hr><p>3</p>", "a of the sort"),
    ("number that is none", "<p>a</p><p>2</p><p>b</p>", "a\n\n2\n\nb"),
    (
        "figures",
        "<table><tr><td></td><td>2031</td></tr><tr><td>Cash</td><td>5</td></tr></table>",
        "|  | 2031 |\n| Cash | 5 |",
    ),
    (
        "table between text",
        "a<table><tr><td>x<td>1<tr><td>y<td>2</table>b",
        "a\n\n| x | 1 |\n| y | 2 |\n\nb",
    ),
    (
        "signs",
        "<table><tr><td>Loss</td><td>$</td><td>(1,234</td><td>)</td><td>12.5</td><td>%</td></tr>"
        "<tr><td>Gain</td><td></td><td>5</td><td></td><td>(3</td><td>)%</td></tr></table>",
        "| Loss | $(1,234) | 12.5% |\n| Gain | 5 | (3)% |",
    ),
    (
        "negative beside",
        "<table><tr><td>a<td>12<td>(37)</tr><tr><td>b<td>1<td>(9)</tr></table>",
        "| a | 12 | (37) |\n| b | 1 | (9) |",
    ),
    (
        "colspan",
        "<table><tr><td></td><td colspan=2>May</td><td colspan=2>June</td></tr><tr><td>a</td>"
        "<td>$</td><td>1</td><td>$</td><td>2</td></tr></table>",
        "|  | May | June |\n| a | $1 | $2 |",
    ),
    (
        "rowspan",
        "<table><tr><td rowspan=2>a<td>1</tr><tr><td>2</tr><tr><td>b<td>3</table>",
        "| a | 1 |\n|  | 2 |\n| b | 3 |",
    ),
    (
        "empty columns and rows",
        "<table><tr><td>a<td>&nbsp;<td>1</tr><tr><td><td><td></tr><tr><td>b<td><td>2</table>",
        "| a | 1 |\n| b | 2 |",
    ),
    (
        "indented labels",
        "<table><tr><td colspan=2>All<td>3</tr><tr><td><td>part<td>1</tr></table>",
        "| All | 3 |\n|   part | 1 |",
    ),
    ("bar in a cell", "<table><tr><td>a|b<td>1<tr><td>c<td>2</table>", "| a\\|b | 1 |\n| c | 2 |"),
    ("release in a table", "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo"),
    (
        "nested figures",
        "<table><tr><td>One<table><tr><td>x<td>1<tr><td>y<td>2</table>Two</table>",
        "One\n\n| x | 1 |\n| y | 2 |\n\nTwo",
    ),
    (
        "bullet table",
        "<table><tr><td></td><td>●</td><td>one</td></tr><tr><td></td><td>●</td><td>two</td>"
        "</tr></table>",
        "• one\n• two",
    ),
    (
        "numbered notes",
        "<table><tr><td>(1)<td>Unaudited.<tr><td>(2)<td>Restated.</table>",
        "(1) Unaudited.\n\n(2) Restated.",
    ),
    (
        "contact columns",
        "<table><tr><td>Investors:<td>Media:<tr><td>Ada Quell<td>Bo Rund<tr><td>"
        "aq@x.example<td>br@x.example</table>",
        "Investors:\nAda Quell\naq@x.example\n\nMedia:\nBo Rund\nbr@x.example",
    ),
    (
        "names and values",
        "<table><tr><td>Date:<td>5 May<tr><td>Place:<td>Oslo</table>",
        "Date: 5 May\nPlace: Oslo",
    ),
    ("truncated", "<html><body><p>One</p><table><tr><td>Two <b>and", "One\n\nTwo and"),
    ("truncated tag", "<p>One</p><p title='x", "One"),
    ("cell without a table", "<td>One</td><td>Two</td>", None),
]

LABELS = [
    ("padding", "<td style='padding-left:{}pt'>", (0, 10, 20)),
    ("padding on four sides", "<td style='PADDING: 2px 1pt 2px {}pt'>", (1, 13, 25)),
    ("padding of a block", "<td style='padding:1pt'><div style='padding-left: {}px'>", (0, 9, 18)),
    ("margin", "<td><p style='margin:0pt 0pt 0pt {}em'><b>", (0, 1, 2)),
    ("percent", "<td><p style='margin-left:{}%'>", (1, 3, 6)),
    ("hanging", "<td style='padding-left:{}pt; text-indent:-10pt'>", (10, 20, 30)),
    ("hanging within", "<td style='text-indent:-1em'><p style='margin-left:{}.00em'>", (1, 3, 5)),
    ("first line", "<td style='text-indent:{}pt'>", (0, 9, 18)),
    (
        "span",
        "<td><span style='padding-left:{}pt'></span><span style='margin-left:3pt'>",
        (0, 9, 18),
    ),
    ("rounded", "<td style='padding-left:{}pt'>", (5.4, 15.2, 30)),
]


@pytest.mark.parametrize(("name", "start", "depths"), LABELS, ids=[row[0] for row in LABELS])
def test_labels_keep_their_indentation(
    name: str, start: str, depths: tuple[float, float, float]
) -> None:
    first, second, third = (start.format(depth) for depth in depths)
    table = (
        f"<table><tr>{first}Costs</td></tr><tr>{second}Pumps</td><td>7</td></tr>"
        f"<tr>{second}Spare parts</td><td>2</td></tr><tr>{third}Total costs</td><td>9</td></tr>"
        "<tr><td style='padding-left:90pt;text-align:center'>OTHER</td></tr></table>"
    )
    assert shown(table).split("\n") == [
        "| Costs |  |",
        "|   Pumps | 7 |",
        "|   Spare parts | 2 |",
        "|     Total costs | 9 |",
        "| OTHER |  |",
    ]


def test_labels_indented_by_spaces() -> None:
    page = "<table><tr><td>All<td>9<tr><td>{0}a<td>4<tr><td>{0}{0}b<td>5</table>"
    for space in ("&nbsp;&nbsp;", "&#160; ", "\u2003", "<font>&emsp;</font>"):
        assert shown(page.format(space)) == "| All | 9 |\n|   a | 4 |\n|     b | 5 |"


def test_what_all_labels_share_is_no_indentation() -> None:
    page = (
        "<table><tr><td>(in thousands)<td>2031</tr><tr><td style='padding-left:1pt'>a<td>40</tr>"
        "<tr><td style='padding-left:1.5pt'>b<td>50</tr></table>"
    )
    assert shown(page) == "| (in thousands) | 2031 |\n| a | 40 |\n| b | 50 |"


@pytest.mark.parametrize(("name", "page", "text"), PAGES, ids=[row[0] for row in PAGES])
def test_rendering(name: str, page: str, text: str | None) -> None:
    found = shown(page)
    if text is None:
        assert found
    else:
        assert found == text


def test_a_page_without_text_has_an_entry() -> None:
    for page in ("<html><body><img src='x'></body></html>", "<html>", "<!-- x -->", ""):
        text, errors = render(page, Limits())
        assert text == ""
        assert [entry.code for entry in errors] == ["R006"]


@pytest.mark.parametrize(
    "tag", ["div", "b", "span", "ul><li", "table><tr><td", "blockquote", "font"]
)
def test_ten_thousand_levels(tag: str) -> None:
    text, errors = render("<p>before</p>" + f"<{tag}>" * 3_300 + "within", Limits())
    assert "before" in text
    assert "within" in text
    assert errors == []
    text, _ = render("<div>" * 10_000 + "within" + "</div>" * 10_000 + "<p>after</p>", Limits())
    assert text == "within\n\nafter"


def test_below_the_deepest_level_the_text_is_kept() -> None:
    page = "<p>before</p>" + "<div>" * 40_000 + "within" + "</div>" * 40_000 + "<p>after</p>"
    text, errors = render(page, Limits(max_depth=1_000))
    assert text == "before\n\nwithin\n\nafter"
    assert [entry.code for entry in errors] == ["R009"]


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<p>",
        "<div>",
        "<b><p>",
        "</p>",
        "&",
        "&amp;",
        "<td>",
        "<table><tr><td>",
        "<tr><td colspan=99>",
        "<li>",
        "<br>",
        "<!--",
        "<sup>1</sup>",
        "<a b='",
        "a<br>",
        "<p>2</p><hr>",
    ],
)
def test_time_is_linear(unit: str) -> None:
    start = time.process_time()
    render("<html><body>" + unit * (500_000 // len(unit)), Limits())
    assert time.process_time() - start < 5


def test_spans_are_bounded() -> None:
    page = "<table>" + "<tr><td colspan=999999999 rowspan=999999999>1<td>2" * 300 + "</table>"
    assert len(shown(page)) < 1_000_000
    assert shown("<table><tr><td colspan=x rowspan=-1>a</table>") == "a"


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td colspan=2>",
        "<td rowspan=3>",
        "</td>",
        "<ul>",
        "<li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<sup>",
        "</sup>",
        "<br>",
        "<hr>",
        "<div>",
        "</div>",
        "<div style='display:none'>",
        "<script>",
        "</script>",
        "$",
        "1,234",
        ")",
        "%",
        "●",
        "x",
        " ",
        "|",
        "&nbsp;",
        "1",
        "@",
        "<!--",
        "-->",
        "<",
        ">",
        "word ",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(), st.lists(TAGS, max_size=60).map("".join)))
def test_any_page_renders(page: str) -> None:
    text, errors = render(page, Limits())
    assert text or errors
    assert text == text.strip() or "<pre" in page
    for line in text.split("\n"):
        if line.startswith("| ") and "|" not in page:
            assert line.endswith(" |")
