"""A table in text: between pipes, or in columns made of spaces or tabs.

Comes in: a `Printed` table. Goes out: pieces, lines with marks in them. It must not compute.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from extractor.corpus.marks import Piece
from extractor.corpus.tables.numbers import Cell, Printed
from extractor.corpus.tables.source import Head, Row

_NO_BREAK = "\u00a0"


def lay_out(table: Printed) -> list[Piece]:
    """The table as its layout's form says, with its caption and notes."""
    form = table.declared.layout.form
    body = {"pipe": _piped, "tab": _tabbed, "space": _spaced}[form](table)
    return [*_caption(table, body), *body]


def label_of(row: Row, table: Printed) -> str:
    """A row's label with its footnote mark."""
    mark = table.declared.layout.foot.format(row.foot) if row.foot else ""
    return row.label + mark


def titles(table: Printed) -> list[str]:
    """The caption and those notes that stand neither in it nor in a head."""
    source = table.declared.source
    said = " ".join([source.caption or "", *source.heads]).replace("~", " ")
    notes = [note for note in source.notes if note not in said]
    return [one for one in (source.caption, *notes) if one]


def _caption(table: Printed, body: list[Piece]) -> list[Piece]:
    layout, lines = table.declared.layout, titles(table)
    if layout.caption == "row" or not lines:
        return []
    if layout.caption == "bold":
        lines = [f"**{lines[0]}**", *lines[1:]]
    if layout.center:
        width = len(str(body[0]).split("\n", 1)[0])
        lines = [line.center(width).rstrip() for line in lines]
    return ["\n".join(lines) + "\n\n"]


def _piped(table: Printed) -> list[Piece]:
    declared, layout = table.declared, table.declared.layout
    split = _split_columns(table)
    width = 1 + sum(split[at] for at in range(1, len(declared.columns)))
    rule = "|" + " --- |" * width
    heads = [_piped_heads(line, split) for line in declared.heads]
    if layout.caption == "row":
        heads = [[title, *[""] * (width - 1)] for title in titles(table)] + heads
    if layout.blank_head or not heads:
        heads = [[""] * width, *heads]
    lines: list[list[Piece]] = [[_joined(heads[0])], [rule]]
    lines.extend([_joined(one)] for one in heads[1:])
    for number, row in enumerate(declared.rows):
        if row is None:
            lines.append([_joined([""] * width)])
            continue
        pieces: list[Piece] = [f"| {_NO_BREAK * layout.indent * row.level}{label_of(row, table)} |"]
        for at in range(1, len(declared.columns)):
            cell = table.cells.get((number, at))
            if split[at] == 1:
                pieces += [" ", *(cell.pieces() if cell else []), " |"]
                continue
            before, after = (cell.before, cell.after) if cell else ("", "")
            pieces += [f" {before} | " if before else " | "]
            pieces += [cell.body, cell.foot] if cell else []
            pieces += [" | ", f"{after} |"] if split[at] == 3 else [" |"]
        lines.append(pieces)
    return _lines(lines)


def _split_columns(table: Printed) -> dict[int, int]:
    """How many cells a column takes: its own, one for currency signs, one for what follows."""
    found = {}
    for at in range(len(table.declared.columns)):
        cells = [cell for (_, column), cell in table.cells.items() if column == at]
        parted = table.declared.layout.split and at > 0
        found[at] = 1 + (2 if parted and any(one.before or one.after for one in cells) else 0)
    return found


def _piped_heads(heads: list[Head], split: dict[int, int]) -> list[str]:
    by_column = {head.column: head.text.replace("~", " ") for head in heads}
    found = []
    for at, cells in split.items():
        texts = [""] * cells
        texts[0] = by_column.get(at, "")
        found += texts
    return found


def _joined(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _tabbed(table: Printed) -> list[Piece]:
    declared = table.declared
    width = len(declared.columns)
    lines: list[list[Piece]] = []
    for heads in declared.heads:
        by_column = {head.column: head.text.replace("~", " ") for head in heads}
        lines.append(["\t".join(by_column.get(at, "") for at in range(width)).rstrip("\t")])
    for number, row in enumerate(declared.rows):
        if row is None:
            continue
        pieces: list[Piece] = [" " * declared.layout.indent * row.level + label_of(row, table)]
        for at in range(1, width if row.role != "heading" else 1):
            cell = table.cells.get((number, at))
            pieces += ["\t", *(cell.pieces() if cell else [])]
        lines.append(pieces)
    return _lines(lines)


class _Field:
    """The width of a column of spaces: signs, numbers, and what hangs over behind them."""

    def __init__(self, cells: list[Cell], heads: list[str], gap: int) -> None:
        self.before = max((len(cell.before) + 1 for cell in cells if cell.before), default=0)
        self.after = max((len(cell.after) for cell in cells), default=0)
        self.body = max((cell.width for cell in cells), default=0)
        needed = max((len(line) for head in heads for line in head.split("~")), default=0)
        self.body += max(0, needed - self.width)
        self.gap = gap

    @property
    def width(self) -> int:
        """Characters without the gap before it."""
        return self.before + self.body + self.after


def _spaced(table: Printed) -> list[Piece]:
    declared, layout = table.declared, table.declared.layout
    fields = {}
    for at in range(1, len(declared.columns)):
        cells = [cell for (_, column), cell in table.cells.items() if column == at]
        own = [h.text for line in declared.heads for h in line if h.column == at and h.span == 1]
        fields[at] = _Field(cells, own, layout.gap)
    for line in declared.heads:
        for head in line:
            if head.column and head.span > 1:
                short = max(map(len, head.text.split("~"))) - _reach(fields, head)
                fields[head.column].body += max(0, short)
    lines: list[list[Piece]] = [[line] for line in _spaced_heads(table, fields)]
    bars = {sign: _bar(fields, layout.label, sign) for sign in "-="}
    for number, row in enumerate(declared.rows):
        if row is None:
            lines.append([""])
            continue
        total = layout.rules and row.role in ("subtotal", "total")
        if total and lines[-1][0] != bars["="]:
            lines.append([bars["-"]])
        lines += _spaced_row(table, number, row, fields)
        if total and row.role == "total":
            lines.append([bars["="]])
    return _lines(lines)


def _reach(fields: dict[int, _Field], head: Head) -> int:
    covered = [fields[at] for at in range(head.column, head.column + head.span)]
    return sum(field.width for field in covered) + covered[0].gap * (len(covered) - 1)


def _bar(fields: dict[int, _Field], label: int, sign: str) -> str:
    return " " * label + "".join(" " * one.gap + sign * one.width for one in fields.values())


def _spaced_heads(table: Printed, fields: dict[int, _Field]) -> Iterator[str]:
    declared, layout = table.declared, table.declared.layout
    if layout.caption == "row":
        yield from titles(table)
    for number, heads in enumerate(declared.heads):
        depth = max((len(head.text.split("~")) for head in heads), default=1)
        for level in range(depth):
            yield _head_line(heads, fields, depth, level, layout.label, layout.heads).rstrip()
        if layout.rules and (number == len(declared.heads) - 1 or any(h.span > 1 for h in heads)):
            under = {}
            for head in heads:
                if head.column and (head.span > 1 or number == len(declared.heads) - 1):
                    under[head.column] = _reach(fields, head)
            yield _rule_line(under, fields, layout.label).rstrip()


def _head_line(
    heads: list[Head], fields: dict[int, _Field], depth: int, level: int, label: int, side: str
) -> str:
    by_column = {head.column: head for head in heads}
    first = by_column.get(0)
    line = _line_of(first, depth, level).ljust(label) if first else " " * label
    at = 1
    while at <= len(fields):
        head = by_column.get(at)
        if head is None:
            line += " " * (fields[at].gap + fields[at].width)
            at += 1
            continue
        text, reach = _line_of(head, depth, level), _reach(fields, head)
        centered = head.span > 1 or side == "center"
        line += " " * fields[at].gap + (text.center(reach) if centered else text.rjust(reach))
        at += head.span
    return line


def _line_of(head: Head, depth: int, level: int) -> str:
    """The heads of a row end on its last line."""
    texts = head.text.split("~")
    at = level - (depth - len(texts))
    return texts[at].strip() if at >= 0 else ""


def _rule_line(under: dict[int, int], fields: dict[int, _Field], label: int) -> str:
    line, left = " " * label, 0
    for at, field in fields.items():
        if at in under:
            left = under[at] + field.gap
            line += " " * field.gap + "-" * under[at]
        elif left <= 0:
            line += " " * (field.gap + field.width)
        left -= field.gap + field.width
    return line


def _spaced_row(
    table: Printed, number: int, row: Row, fields: dict[int, _Field]
) -> Iterator[list[Piece]]:
    layout = table.declared.layout
    indent = " " * layout.indent * row.level
    wrapped = textwrap.wrap(
        label_of(row, table),
        layout.label,
        initial_indent=indent,
        subsequent_indent=indent + " ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]
    *above, last = wrapped
    for line in above:
        yield [line]
    pieces: list[Piece] = [last]
    pad = " " * (layout.label - len(last))
    if layout.leader and row.role != "heading" and len(pad) > 3:
        pad = f" {layout.leader * (len(pad) - 2)} "
    for at, field in fields.items():
        cell = table.cells.get((number, at))
        pad += " " * field.gap
        if cell is None:
            pad += " " * field.width
            continue
        pieces.append(pad + cell.before.ljust(field.before) + " " * (field.body - cell.width))
        pieces += [cell.body, cell.foot]
        pieces.append(cell.after)
        pad = " " * (field.after - len(cell.after))
    yield pieces


def _lines(lines: list[list[Piece]]) -> list[Piece]:
    """The lines with ends between them."""
    found: list[Piece] = []
    for number, line in enumerate(lines):
        found += (["\n"] if number else []) + [one for one in line if one != ""]
    return found
