"""The report page: what it says of a record, and that the text comes through whole."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear, processor_seconds
from typer.testing import CliRunner

import extractor
from extractor import Record
from extractor.checks.identities import IDENTITIES
from extractor.cli import app
from extractor.outputs import formulas, open_report
from extractor.schema import (
    Bounds,
    Check,
    CheckStatus,
    ErrorEntry,
    Quantity,
    SourceInfo,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    TextSpan,
)
from extractor.write.report import report_page
from extractor.write.report.blocks import blocks
from extractor.write.report.marks import Mark, marked
from extractor.write.report.release import release_view
from extractor.write.report.verdicts import bars, check_views
from extractor.write.report.wording import interval


class Page(HTMLParser):
    """The words of a page, and the tags that are open at each of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag == "a":
            self.links.append(given.get("href") or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def page(*records: Record) -> Page:
    # What a browser without scripts would show: <noscript> is markup then.
    return Page(report_page(records, formulas()))


def test_a_release_is_shown_with_its_checks_worst_first_and_their_formulas(wrong: str) -> None:
    shown = page(extractor.extract(wrong))
    assert "Quillfern Optics Inc. NASDAQ: QFRN" in shown.text
    assert "✗ 1 inconsistent" in shown.text
    first = shown.text.index("✗ inconsistent proceeds")
    assert first < shown.text.index("Deal private placement")
    assert (
        "1,000,000 x $2.50 gives 2,494,998 to 2,505,002, but $3,500,000 is printed." in shown.text
    )
    assert "amount = shares x price" in shown.text
    assert IDENTITIES["proceeds"].words in shown.text
    assert "computed 2,494,900 to 2,505,100" in shown.text
    assert "printed 3,499,999.5 to 3,500,000.5" in shown.text
    assert "offering price $2.50" in shown.text
    assert "Dana Marwick Chief Executive Officer" in shown.text


def test_every_link_of_a_page_leads_somewhere(release: str, wrong: str) -> None:
    shown = page(extractor.extract(release), extractor.extract(wrong))
    inner = [link for link in shown.links if link.startswith("#")]
    assert len(inner) > 20
    assert {link[1:] for link in inner} <= set(shown.ids)
    assert len(shown.ids) == len(set(shown.ids))


def test_nothing_is_loaded_and_nothing_runs_but_the_page_s_own(release: str) -> None:
    html = report_page([extractor.extract(release)], formulas())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    allowed = policy[1].replace("&#39;", "'")
    assert "default-src 'none'" in allowed
    assert "unsafe" not in allowed
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", html)
    assert " style=" not in html  # the policy would not let it in


def test_an_overview_counts_and_lists_the_worst_first(release: str, wrong: str) -> None:
    failed = Record(
        SourceInfo(path="lost.txt"), "", errors=[ErrorEntry("read", "R001", "The input is empty")]
    )
    shown = page(extractor.extract(release), failed, extractor.extract(wrong))
    assert "3 releases" in shown.text
    assert "1 check finds numbers in 1 release that cannot all be right." in shown.text
    assert shown.links[1:5] == ["#failed", "#r3", "#r2", "#r1"]
    assert "lost.txt R001 The input is empty" in shown.text
    assert "Deal type private placement 2 none 1" in shown.text
    assert "Wire GlobeNewswire 2 none 1" in shown.text


def test_a_line_that_is_no_record_is_told_on_the_page(release: str, tmp_path: Path) -> None:
    saved = tmp_path / "records.jsonl"
    saved.write_text(extractor.extract(release).to_json() + "\n{broken\n")
    done = CliRunner().invoke(app, ["report", str(saved), "-o", str(tmp_path / "report.html")])
    assert done.exit_code == 3
    shown = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "Line 2 is no record" in shown.text
    assert "1 release " in shown.text


def test_a_folder_gets_an_index_and_a_page_for_each_release(
    release: str, wrong: str, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    with open_report(folder) as sink:
        for text in (release, wrong):
            sink.write(extractor.extract(text))
    index = Page((folder / "index.html").read_text(encoding="utf-8"))
    assert index.links[1:] == ["releases/000002.html", "releases/000001.html"]
    second = Page((folder / "releases" / "000002.html").read_text(encoding="utf-8"))
    assert second.links[1:3] == ["../index.html", "000001.html"]
    assert "✗ inconsistent proceeds" in second.text


def test_a_long_run_has_its_pages_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.write.report.sink.ONE_PAGE", 3)
    with open_report(tmp_path / "report.html") as sink:
        for number in range(4):
            sink.write(Record(SourceInfo(path=f"{number}.txt"), "Nothing."))
    pages = sorted((tmp_path / "report-releases").iterdir())
    assert len(pages) == 4
    assert "../report.html" in Page(pages[0].read_text(encoding="utf-8")).links
    index = Page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert f"report-releases/{pages[-1].name}" in index.links


def test_no_file_is_left_by_a_run_that_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), open_report(tmp_path / "report.html"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_extract_writes_the_same_report(release: str, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(release)
    runner = CliRunner()
    runner.invoke(app, ["extract", str(tmp_path / "release.txt"), "-o", str(tmp_path / "r.jsonl")])
    for arguments in (
        ["extract", str(tmp_path / "release.txt"), "--format", "html", "-o"],
        ["report", str(tmp_path / "r.jsonl"), "-o"],
    ):
        done = runner.invoke(app, [*arguments, str(tmp_path / f"{arguments[0]}.html")])
        assert done.exit_code == 0
    made = (tmp_path / "extract.html").read_bytes()
    assert made == (tmp_path / "report.html").read_bytes()
    assert made == runner.invoke(app, ["report", str(tmp_path / "r.jsonl")]).stdout_bytes


# -- the text ---------------------------------------------------------------------------------

_KINDS = st.sampled_from(["company", "price", "quote", "date"])


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[Mark], int, int]:
    text = draw(st.text(alphabet="ab<>&\"' \n\u202e\x00é", max_size=40))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, _KINDS), max_size=8))
    marks = [
        Mark(min(a, b), max(a, b), kind, f"i{number}", "told <b>", "who & <i>")
        for number, (a, b, kind) in enumerate(spans)
    ]
    start, end = sorted((draw(places), draw(places)))
    return text, marks, start, end


@given(_marked())
@settings(max_examples=300)
def test_marks_leave_the_text_as_it_is(case: tuple[str, list[Mark], int, int]) -> None:
    text, marks, start, end = case
    html = str(marked(text, start, end, marks))
    without = re.sub(r"<cite>.*?</cite>", "", html)
    bare = re.sub(r"<[^>]*>", "", without)
    for entity, sign in (("lt", "<"), ("gt", ">"), ("#34", '"'), ("#39", "'"), ("amp", "&")):
        bare = bare.replace(f"&{entity};", sign)
    assert bare == text[start:end].translate({0x202E: "\ufffd", 0: "\ufffd"})
    assert set(re.findall(r"<(\w+)", html)) <= {"mark", "q", "cite"}
    open_: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)", html):
        if closing:
            assert open_.pop() == tag
        else:
            open_.append(tag)
    assert not open_
    begun = [mark for mark in marks if start <= mark.start < mark.end and mark.start < end]
    assert sorted(re.findall(r' id="(\w+)"', html)) == sorted(mark.id for mark in begun)


def _cell(text: str, of: str, column: int, quantity: str | None = None) -> TableCell:
    start = of.index(text)
    value = Decimal(text) if quantity else None
    return TableCell(column, text, start, start + len(text), value=value, quantity=quantity)


def _table(text: str, rows: list[TableRow]) -> Table:
    columns = [TableColumn(role="label"), TableColumn(), TableColumn()]
    return Table("tb1", "pipe", text.index("|"), text.rindex("|"), columns=columns, rows=rows)


TABLE = "Before.\n\n| Item | 2025 | 2024 |\n| --- | --- | --- |\n| Sales | 56 | 50 |\n\nAfter."


def _rows(text: str) -> list[TableRow]:
    def label(words: str) -> TextSpan:
        return TextSpan(words, text.index(words), text.index(words) + len(words))

    return [
        TableRow(
            label("Item"), role="header", cells=[_cell("2025", text, 1), _cell("2024", text, 2)]
        ),
        TableRow(label("Sales"), cells=[_cell("56", text, 1, "q1"), _cell("50", text, 2, "q2")]),
    ]


def test_a_table_is_shown_as_one_with_its_numbers_marked() -> None:
    start = TABLE.index("56")
    record = Record(SourceInfo(), TABLE, tables=[_table(TABLE, _rows(TABLE))])
    record.quantities = [
        Quantity("q1", "amount", "56", start, start + 2, Decimal(56), None, None, Decimal(1), "USD")
    ]
    found = list(blocks(record, [Mark(start, start + 2, "amount", "r1-q1")]))
    assert [block.form for block in found] == ["paragraph", "table", "paragraph"]
    assert [[str(cell.html) for cell in row] for _, row in found[1].rows] == [
        ["Item", "2025", "2024"],
        ["Sales", '<mark class="amount" id="r1-q1" tabindex="-1">56</mark>', "50"],
    ]


def test_lines_that_are_items_stay_lines() -> None:
    wrapped = "A sentence that goes on behind the end of its line, as wires do,\nand ends."
    listed = "We sold:\n- lenses for telescopes of every size, and for cameras;\n- mirrors."
    found = list(blocks(Record(SourceInfo(), f"{wrapped}\n\n{listed}\n"), []))
    assert [(str(block.html), block.broken) for block in found] == [
        (wrapped, False),
        (listed, True),
    ]


def test_what_a_table_says_of_itself_is_shown_once() -> None:
    text = TABLE.replace("| Item |", "| Item (in thousands) |").replace("After.", "| after |")
    rows = _rows(text)
    rows[0].label = TextSpan("Item (in thousands)", text.index("Item"), text.index(") |") + 1)
    table = _table(text, rows)
    note, last = text.index("(in"), text.index("after")
    table.notes = [TextSpan("(in thousands)", note, note + 14), TextSpan("after", last, last + 5)]
    found = list(blocks(Record(SourceInfo(), text, tables=[table]), []))
    assert [block.form for block in found] == ["paragraph", "table"]
    assert [str(one) for one in found[1].notes] == ["after"]
    assert str(found[1].rows[0][1][0].html) == "Item (in thousands)"


def test_a_table_that_would_lose_words_stays_text() -> None:
    text = TABLE.replace("| Sales |", "| Sales (net) |")
    record = Record(SourceInfo(), text, tables=[_table(text, _rows(text))])
    found = list(blocks(record, []))
    assert [block.form for block in found] == ["paragraph", "lines", "paragraph"]
    assert "(net)" in found[1].html


# -- checks --------------------------------------------------------------------------------------


def test_checks_stand_worst_first_and_then_in_the_order_of_the_text() -> None:
    statuses: list[CheckStatus] = ["derived", "consistent", "inconsistent", "consistent"]
    statuses += ["rounding", "indeterminate", "inconsistent"]
    checks = [
        Check(f"k{number}", "sum", status, {}, None, None, "")
        for number, status in enumerate(statuses)
    ]
    views = check_views(Record(SourceInfo(), "", checks=checks), {}, "")
    assert [view.anchor for view in views] == ["k2", "k6", "k5", "k4", "k1", "k3", "k0"]


@pytest.mark.parametrize(
    ("bad", "good", "shown"), [(0, 11, 11), (0, 12, 8), (1, 50, 8), (20, 30, 20), (9, 2, 11)]
)
def test_many_checks_that_find_nothing_are_folded(bad: int, good: int, shown: int) -> None:
    statuses: list[CheckStatus] = ["consistent"] * good
    statuses += ["rounding"] * bad
    checks = [
        Check(f"k{number}", "sum", status, {}, None, None, "")
        for number, status in enumerate(statuses)
    ]
    view = release_view(Record(SourceInfo(), "", checks=checks), 1, {})
    assert view.first == shown


# -- intervals --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("987499.99802", "1012500.00203", "987,400 to 1,012,600"),
        ("0.00395", "0.00405", "0.00395 to 0.00405"),
        ("17750000000", "20250000000", "17.75 to 20.25 billion"),
        ("5660377352.20", "5732484082.81", "5,660.3 to 5,732.5 million"),
        ("-4071000.5", "-4069000.1", "-4,071,010 to -4,069,000"),
        ("7", "7", "7"),
        (None, "12.50", "at most 12.50"),
        ("12", None, "at least 12"),
    ],
)
def test_intervals_are_worded_outward(low: str | None, high: str | None, words: str) -> None:
    bounds = Bounds(low and Decimal(low), high and Decimal(high))  # type: ignore[arg-type]
    assert interval(bounds) == words


@given(*[st.decimals(-1000, 1000, places=3)] * 4)
def test_bars_overlap_as_the_intervals_do(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    one, other = Bounds(min(a, b), max(a, b)), Bounds(min(c, d), max(c, d))
    drawn = bars(one, other)
    if not drawn[0].x:
        assert one == other
        return
    (x, width), (y, length) = [(float(bar.x), float(bar.width)) for bar in drawn]
    assert all(0 <= end <= 200 for end in (x, x + width, y, y + length))
    if max(a, b) < min(c, d) and x + width > y:
        assert 3.01 in (pytest.approx(width, abs=0.02), pytest.approx(length, abs=0.02))


# -- the notebook -----------------------------------------------------------------------------


def test_a_record_shows_itself_in_a_closed_frame(wrong: str) -> None:
    html = extractor.extract(wrong)._repr_html_()
    assert html
    frame = Page(html)
    assert frame.open == ["iframe"] or frame.open == []
    assert 'sandbox="allow-scripts"' in html
    assert "<script" not in html
    assert "inconsistent" in html


def test_display_prints_where_there_is_no_notebook(
    wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record = extractor.extract(wrong)
    extractor.display([record, record])
    assert capsys.readouterr().out.count("Quillfern Optics Inc. Closes Private Placement") >= 2


def test_display_shows_the_page_in_a_notebook(
    wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    core, display = ModuleType("IPython.core.getipython"), ModuleType("IPython.display")
    core.get_ipython = object  # type: ignore[attr-defined]
    display.HTML = str  # type: ignore[attr-defined]
    display.display = shown.append  # type: ignore[attr-defined]
    for module in (ModuleType("IPython"), ModuleType("IPython.core"), core, display):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    record = extractor.extract(wrong)
    extractor.display(record)
    assert shown == [record._repr_html_()]
    assert capsys.readouterr().out == ""


def test_a_page_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        text = (TABLE + "\n\n") * times
        size = len(text) // times
        marks = [
            Mark(at + place, at + place + 2, "amount", f"q{at + place}")
            for at in range(0, len(text), size)
            for place in (TABLE.index("56"), TABLE.index("50"))
        ]
        record = Record(SourceInfo(), text)
        return processor_seconds(lambda: list(blocks(record, marks)))

    assert_linear(seconds, 1000)
