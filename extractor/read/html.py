"""HTML to text as a reader sees it: paragraphs apart, lists as lines, tables as pipe rows.

Comes in: the decoded text of a page. Goes out: the rendered text and error entries. It must
not know what a press release is.

lxml's parser (libxml2) is used in its event form, with no tree: running time and memory are
linear, and nesting has no limit (measured: 1,000,000 open `<div>` in 0.5 s; lexbor takes 19 s
for 100,000, and libxml2's tree form drops what is deeper than 2,048 levels). Tag soup is
closed by the parser, so that every start event has its end event.

Blocks are parted by blank lines; `<br>` is a line end; two of them end the paragraph. White
space, no-break spaces included, folds into single spaces, except in `<pre>`. Inline elements
never part words. How far the text of a table cell stands in is measured (`styles`): row labels
show their place among the rows by it. A superscript that follows a figure or a word and looks
like a footnote number is written in brackets: `1,234<sup>1</sup>` is 1,234[1], not 12341.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from extractor.errors import entry
from extractor.read.limits import Limits
from extractor.read.styles import indent_of, width_of
from extractor.read.tables import MAX_SPAN, Block, Cell, arrange
from extractor.schema import ErrorEntry

_CHUNK = 1 << 16
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "html", "legend", "li", "listing", "main", "menu", "ol",
    "p", "page", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "xmp",
))
_HIDDEN = frozenset((
    "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math",
    "nav", "noembed", "noframes", "noscript", "object", "option", "script", "select", "style",
    "svg", "template", "textarea", "title", "video", "ix:header",
))
# fmt: on
_PREFORMATTED = frozenset(("pre", "listing", "plaintext", "xmp"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_INDENTED = {"blockquote": 300, "dd": 300, "ul": 300, "ol": 300}
"""How far elements stand in by themselves, in tenths of a point."""
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—]? ?\d{1,3} ?[-–—]?(?: of \d{1,3})?", re.IGNORECASE)
_OWN_BULLET = re.compile(r"[•●○◦▪■►▶‣∙·⁃➢➤\uf0b7\uf0a7-]\s")
_FOOTNOTE = re.compile(r"\s*(\d{1,2}(?:\s?,\s?\d{1,2}){0,4})\s*")
_BEFORE_FOOTNOTE = re.compile(r"(?:\d|[%)”\"’.,:;]|[A-Za-z]{4})$")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))
_REPLACED: dict[int, str | None] = {
    **_UNSEEN,
    **{0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "•"},  # Symbol and Wingdings bullets
}


def render(text: str, limits: Limits) -> tuple[str, list[ErrorEntry]]:
    """The visible text of an HTML page. Never raises on any text."""
    data = text.encode("utf-8", "replace")
    writer = _Writer()
    target = cast("etree.ParserTarget", writer)  # the stubs want bytes, too; str is what comes
    deepest = 0
    at = 0
    while at < len(data):
        parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
        writer.depth = 0
        while at < len(data) and writer.depth <= limits.max_depth:
            # A chunk ends before a tag, so that a fresh parser never starts within one.
            stop = data.rfind(b"<", at + 1, at + _CHUNK) if at + _CHUNK < len(data) else len(data)
            stop = stop if stop > at else at + _CHUNK
            parser.feed(data[at:stop])
            at = stop
        deepest = max(deepest, writer.depth)
        parser.close()
    errors = []
    if deepest > limits.max_depth:
        errors.append(entry("R009", found=deepest, limit=limits.max_depth))
    rendered = writer.text()
    if not rendered:
        errors.append(entry("R006"))
    return rendered, errors


class _Table:
    """A table that is still open."""

    __slots__ = ("cell", "outer", "rows")

    def __init__(self, outer: list[Block]) -> None:
        self.rows: list[list[Cell]] = []
        self.cell: Cell | None = None
        self.outer = outer


class _Writer:
    """Parser target: collects blocks from start, end and data events."""

    def __init__(self) -> None:
        self.depth = 0
        self._flow: list[Block] = []
        self._tables: list[_Table] = []
        self._lists: list[int] = []  # next number of each open list, 0 for bullets
        self._lines: list[list[str]] = [[]]
        self._marker = ""
        self._hidden_at = 0
        self._pre_at = 0
        self._sup_at = 0
        self._inline_blocks: list[int] = []
        self._indents: list[tuple[int, int, int]] = []  # depth, left and first line, in a cell
        self._spaces = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self._hidden_at:
            return
        written = attributes.get("style", "")
        style = written.lower().replace(" ", "")
        if tag in _HIDDEN or "display:none" in style or "hidden" in attributes:
            self._hidden_at = self.depth
            if tag not in _HIDDEN:
                self._flush()
            return
        if tag == "br":
            self._lines.append([])
            self._spaces = 0
        elif tag in _BLOCKS:
            if "display:inline" in style and not self._block_depth_matters(tag):
                self._inline_blocks.append(self.depth)
                return
            self._open(tag, attributes)
            if "page-break" in style or "break-before" in style or "break-after" in style:
                self._flow.append(Block("break", ""))
        elif tag == "hr":
            self._flush()
            self._flow.append(Block("break", ""))
        elif tag == "sup" or "vertical-align:super" in style or "relative;top:-" in style:
            self._sup_at = self.depth
        if self._tables:
            self._indent(tag, written)

    def end(self, tag: str) -> None:
        depth = self.depth
        self.depth -= 1
        if self._hidden_at:
            if depth == self._hidden_at:
                self._hidden_at = 0
            return
        if self._inline_blocks and self._inline_blocks[-1] == depth:
            self._inline_blocks.pop()
        elif tag in _BLOCKS:
            self._close(tag)
            if depth == self._pre_at:
                self._pre_at = 0
        elif depth == self._sup_at:
            self._sup_at = 0
        if self._indents and self._indents[-1][0] == depth:
            self._indents.pop()

    def data(self, data: str) -> None:
        if self._hidden_at:
            return
        if self._tables:
            self._measure(data)
        if self._pre_at:
            first, *rest = data.split("\n")
            self._lines[-1].append(first)
            self._lines.extend([line] for line in rest)
            return
        if self._sup_at:
            data = self._footnote(data)
        self._lines[-1].append(data)

    def comment(self, data: str) -> None:
        """Comments are not shown; some EDGAR software marks page ends with them."""

    def pi(self, target: str, data: str = "") -> None:
        """Processing instructions are not shown."""

    def close(self) -> None:
        """End of a document: whatever is still open is closed."""
        self._flush()
        while self._tables:
            self._end_table()
        self._lists.clear()
        self._marker = ""
        self._hidden_at = self._pre_at = self._sup_at = 0
        self._inline_blocks.clear()
        self._indents.clear()

    def text(self) -> str:
        """The blocks as text."""
        pieces: list[str] = []
        last = ""
        for block in _without_pages(self._flow):
            if pieces:
                same = block.kind == last != "para" and not block.opens
                pieces.append("\n" if same else "\n\n")
            pieces.append(block.text)
            last = block.kind
        return "".join(pieces)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        if tag == "table":
            self._tables.append(_Table(self._flow))
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
            self._tables[-1].cell = None
        elif tag in ("td", "th") and self._tables:
            table = self._tables[-1]
            cell = Cell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(cell)
            table.cell = cell
            self._flow = cell.blocks
            self._indents = []
        elif tag in _LISTS:
            self._lists.append(tag == "ol" and _start(attributes.get("start")))
        elif tag == "li":
            self._marker = "• "
            if self._lists and self._lists[-1]:
                self._marker = f"{self._lists[-1]}. "
                self._lists[-1] += 1
        elif tag in _PREFORMATTED and not self._pre_at:
            self._pre_at = self.depth

    def _indent(self, tag: str, style: str) -> None:
        """Note how far an element within a table cell moves its text to the right."""
        outer = self._indents[-1][1:] if self._indents else (0, 0)
        left, first = indent_of(style) if style else (0, None)
        left += _INDENTED.get(tag, 0)
        if tag not in _BLOCKS:
            self._spaces += left
        elif left or first is not None:
            moved = outer[0] + left, outer[1] if first is None else first
            self._indents.append((self.depth, *moved))

    def _measure(self, data: str) -> None:
        """Note where the first word of a cell stands."""
        cell = self._tables[-1].cell
        if cell is None or cell.indent is not None:
            return
        words = data.lstrip()
        self._spaces += width_of(data[: len(data) - len(words)])
        if words:
            left, first = self._indents[-1][1:] if self._indents else (0, 0)
            cell.indent = max(left + first + self._spaces, 0)

    def _close(self, tag: str) -> None:
        self._flush()
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cell = None
            self._flow = self._tables[-1].outer
        elif tag in _LISTS and self._lists:
            self._lists.pop()
            self._marker = ""

    def _end_table(self) -> None:
        table = self._tables.pop()
        self._flow = table.outer
        self._flow.extend(arrange(table.rows))

    @staticmethod
    def _block_depth_matters(tag: str) -> bool:
        return tag in ("table", "tbody", "thead", "tfoot", "tr", "td", "th")

    def _footnote(self, data: str) -> str:
        """The text of a superscript; a footnote number gets brackets."""
        match = _FOOTNOTE.fullmatch(data)
        before = "".join(self._lines[-1][-3:])[-12:]
        if not match or not _BEFORE_FOOTNOTE.search(before):
            return data
        if re.search(r"(?:^|\D)10$", before):
            return f"^{match.group(1)}"
        return f"[{match.group(1)}]"

    def _flush(self) -> None:
        """End the open paragraph, if it holds anything."""
        lines, self._lines = self._lines, [[]]
        self._spaces = 0
        if self._pre_at:
            text = "\n".join("".join(line).rstrip() for line in lines).strip("\n")
            if text.strip():
                self._flow.append(Block("para", text))
            return
        paragraph: list[str] = []
        for line in lines:
            folded = " ".join("".join(line).translate(_REPLACED).split())
            if folded:
                paragraph.append(folded)
            elif paragraph:
                self._add(paragraph)
                paragraph = []
        if paragraph:
            self._add(paragraph)

    def _add(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        if self._marker:
            if not _OWN_BULLET.match(text):
                text = self._marker + text
            self._marker = ""
            self._flow.append(Block("item", text))
        else:
            self._flow.append(Block("para", text))


def _span(value: str | None) -> int:
    try:
        return min(max(int(value or 1), 1), MAX_SPAN)
    except ValueError:
        return 1


def _start(value: str | None) -> int:
    try:
        return max(int(value or 1), 1)
    except ValueError:
        return 1


def _without_pages(blocks: list[Block]) -> Iterator[Block]:
    """The blocks less page breaks and the page numbers beside them; a sentence that a page
    break parts is joined again."""
    last: Block | None = None
    broken = False
    for index, block in enumerate(blocks):
        if block.kind == "break" or _is_page_number(blocks, index):
            broken = True
            continue
        if last is not None:
            parted = broken and last.kind != "row" and block.kind == "para"
            if parted and last.text[-1:].isalnum() and block.text[:1].islower():
                last.text = f"{last.text} {block.text}"
                broken = False
                continue
            if broken and last.kind == block.kind == "row":
                block.opens = block.text.count(" | ") != last.text.count(" | ")
            yield last
        last, broken = block, False
    if last is not None:
        yield last


def _is_page_number(blocks: list[Block], index: int) -> bool:
    block = blocks[index]
    if block.kind != "para" or len(block.text) > 20 or not _PAGE_NUMBER.fullmatch(block.text):
        return False
    beside = blocks[max(index - 1, 0) : index + 2]
    return index == len(blocks) - 1 or any(other.kind == "break" for other in beside)
