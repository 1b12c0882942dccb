"""A table in HTML, as agents who file with EDGAR, wires and companies write it.

Comes in: a `Printed` table and a `Dialect`. Goes out: pieces: tags, and marks in them. It must not
compute, nor make the page around it (`page`).
"""

from __future__ import annotations

import html
import re

from extractor.corpus.marks import Piece
from extractor.corpus.tables.dialects import Dialect
from extractor.corpus.tables.numbers import Printed
from extractor.corpus.tables.plain import titles
from extractor.corpus.tables.source import Head, Row

_TAG = re.compile(r"</?[a-z]+\d?(?: [a-z-]+(?==))?|(?<=\") [a-z]+(?==)")


def escape(text: str, entities: bool) -> str:
    """`text` with the characters that HTML needs written otherwise, and typographic ones as
    `entities` if asked for."""
    text = html.escape(text, quote=False).replace("\u00a0", "&nbsp;")
    return "".join(f"&#{ord(one)};" if ord(one) > 0x2000 and entities else one for one in text)


class Markup:
    """One table on its way into HTML."""

    def __init__(self, table: Printed, dialect: Dialect) -> None:
        self.table = table
        self.layout = table.declared.layout
        self.dialect = dialect
        self.parts = 3 if self.layout.split else 1
        self.spacer = dialect.spacer is not None
        figures = len(table.declared.columns) - 1
        self.width = dialect.label_span + figures * (
            self.parts * dialect.part_span + self.spacer * dialect.spacer_span
        )

    def pieces(self) -> list[Piece]:
        """The table."""
        declared, dialect = self.table.declared, self.dialect
        rows: list[list[Piece]] = []
        if dialect.widths:
            empty = "".join(f'<td style="width:{w}"></td>' for w in self._widths())
            rows.append([f"<tr>{empty}</tr>"])
        rows.extend([self._whole(title)] for title in self._inner_titles())
        rows += [self._heads(line) for line in declared.heads]
        for number, row in enumerate(declared.rows):
            rows.append(self._row(number, row))
        found: list[Piece] = [f"<table {dialect.table}>\n"]
        if self.layout.caption != "row":
            found[0] = "".join(map(self._title, titles(self.table))) + f"<table {dialect.table}>\n"
        if dialect.nested:
            found.insert(0, f'<table {dialect.table}><tr><td style="padding:4px">')
        for number, cells in enumerate(rows):
            found += [*cells, "\n"] if number < len(rows) - 1 else cells
        found.append("\n</table>" + ("</td></tr></table>" if dialect.nested else ""))
        return [self._cased(piece) for piece in found]

    def _cased(self, piece: Piece) -> Piece:
        if isinstance(piece, str) and self.dialect.upper:
            return _TAG.sub(lambda match: match.group().upper(), piece)
        return piece

    def _widths(self) -> list[str]:
        rest = 100 - 46
        return ["46%"] + [f"{rest / max(self.width - 1, 1):.2f}%"] * (self.width - 1)

    def _inner_titles(self) -> list[str]:
        return titles(self.table) if self.layout.caption == "row" else []

    def _text(self, text: str) -> str:
        broken = "<br>".join(escape(one, self.dialect.entities) for one in text.split("~"))
        return self.dialect.wrap[0] + broken + self.dialect.wrap[1]

    def _whole(self, text: str) -> str:
        if not text:
            return f'<tr><td colspan="{self.width}">{self.dialect.empty}</td></tr>'
        bold = f"<b>{self._text(text)}</b>"
        return f'<tr><td colspan="{self.width}" style="text-align:center">{bold}</td></tr>'

    def _title(self, text: str) -> str:
        words = escape(text, self.dialect.entities)
        return f'<p style="text-align:center;margin:0"><b>{words}</b></p>\n'

    def _heads(self, heads: list[Head]) -> list[Piece]:
        dialect = self.dialect
        tag = "th" if dialect.th else "td"
        by_column = {head.column: head for head in heads}
        first = by_column.get(0)
        label = f"<b>{self._text(first.text)}</b>" if first else dialect.empty
        cells = [f"<{tag}{_span(dialect.label_span)}{_style('text-align:left')}>{label}</{tag}>"]
        at = 1
        unit = self.parts * dialect.part_span
        while at < len(self.table.declared.columns):
            head = by_column.get(at)
            covers = head.span if head else 1
            if self.spacer:
                cells.append(f"<{tag}{_span(dialect.spacer_span)}>{dialect.empty}</{tag}>")
            span = covers * unit + (covers - 1) * self.spacer * dialect.spacer_span
            after = 0
            if self.parts == 3 and dialect.head_short:
                after = dialect.part_span
            text = f"<b>{self._text(head.text)}</b>" if head else dialect.empty
            style = _style("border-bottom:1pt solid black;text-align:center" if head else "")
            cells.append(f"<{tag}{_span(span - after)}{style}>{text}</{tag}>")
            if after:
                cells.append(f"<{tag}>{dialect.empty}</{tag}>")
            at += covers
        return ["<tr>", *cells, "</tr>"]

    def _row(self, number: int, row: Row | None) -> list[Piece]:
        dialect = self.dialect
        if row is None:
            return [self._whole("")]
        striped = dialect.stripes[number % len(dialect.stripes)] if dialect.stripes else ""
        cells: list[Piece] = [f"<tr{_style(striped)}>", self._label(row)]
        if row.role == "heading" and dialect.short_headings:
            return [*cells, "</tr>"]
        for at in range(1, len(self.table.declared.columns)):
            if self.spacer:
                cells.append(f"<td{_span(dialect.spacer_span)}>{dialect.empty}</td>")
            cells += self._figure(number, at, row)
        return [*cells, "</tr>"]

    def _label(self, row: Row) -> str:
        dialect = self.dialect
        depth = row.level * self.layout.indent
        lead, style = "", dialect.label_style
        if dialect.indent == "nbsp":
            lead = "&nbsp;" * depth
        elif depth:
            style += (";" if style else "") + dialect.indent.format(depth * 5)
        text = lead + escape(row.label, dialect.entities)
        if row.role in ("heading", "total") and dialect.bold_totals:
            text = f"<b>{text}</b>"
        if row.foot:
            text += f"<sup>{self.layout.foot.format(row.foot)}</sup>"
        text = dialect.wrap[0] + text + dialect.wrap[1]
        return f"<td{_span(dialect.label_span)}{_style(style)}>{text}</td>"

    def _figure(self, number: int, at: int, row: Row) -> list[Piece]:
        dialect = self.dialect
        cell = self.table.cells.get((number, at))
        border = {"subtotal": dialect.over, "total": dialect.over + dialect.under}.get(row.role, "")
        right = _style(f"text-align:right;white-space:nowrap{border}")
        opened, closed = dialect.wrap
        unit = dialect.part_span
        if cell is None:
            return [f"<td{_span(self.parts * unit)}>{dialect.empty}</td>"]
        foot = f"<sup>{cell.foot}</sup>" if cell.foot else ""
        body: list[Piece] = [cell.body, foot] if foot else [cell.body]
        if self.parts == 1:
            return [f"<td{_span(unit)}{right}>{opened}", *body, f"{closed}</td>"]
        sign = escape(cell.before, dialect.entities)
        after = f"<td{_span(unit)}>{opened}{cell.after}{closed}</td>"
        if not sign and dialect.merge_sign:
            return [f"<td{_span(2 * unit)}{right}>{opened}", *body, f"{closed}</td>", after]
        sign = f"{opened}{sign or dialect.empty}{closed}"
        before = f"<td{_span(unit)}{_style(border[1:].strip())}>{sign}</td>"
        return [before, f"<td{_span(unit)}{right}>{opened}", *body, f"{closed}</td>", after]


def _span(columns: int) -> str:
    return f' colspan="{columns}"' if columns > 1 else ""


def _style(rules: str) -> str:
    return f' style="{rules}"' if rules else ""
