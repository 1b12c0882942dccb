"""Tells what a table of results states: an income statement, a balance sheet, cash flows.

Comes in: a table, its caption and the lines that its rows are. Goes out: the kind of statement, or
None. It must not look at figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast, get_args

from extractor.annotate.concepts.lines import read_line
from extractor.resources import load_toml
from extractor.schema import StatementKind, Table

_STEP = re.compile(r"(?:add|plus|less|deduct|adjustments?)\b ?(?:[(:]|back|for\b|to\b)")
_SELECTED = 2
"""So many lines of statements that make none of them are selected figures."""
_BROAD: tuple[StatementKind, ...] = ("reconciliation", "guidance", "segments", "highlights")
_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)


class _Rule:
    """How a kind of statement is told."""

    def __init__(self, row: dict[str, object]) -> None:
        self.captions = re.compile("|".join(cast("list[str]", row["captions"])))
        self.lines = frozenset(cast("list[str]", row["lines"]))
        self.needs = frozenset(cast("list[str]", row["needs"]))
        self.least = cast(int, row["least"])


_RULES = {kind: _Rule(row) for kind, row in load_toml("statements.toml").items()}


def tell_statement(table: Table) -> StatementKind | None:
    """The kind of statement that `table` is: what its caption calls it, unless its lines are
    those of another one; without such words what most of its lines belong to."""
    if _gives_ranges(table):
        return "guidance"
    told = set(_lines(table))
    by_lines = _by_lines(told)
    if by_lines is None and len(told) >= _SELECTED:
        by_lines = "reconciliation" if _bridges(table) else "highlights"
    title = table.caption.text.lower() if table.caption else ""
    heads = " ".join(head.text.lower() for column in table.columns for head in column.heads)
    for words in (title, _first_labels(table), heads):
        called = _called(words)
        if called is None:
            continue
        rule = _RULES[called]
        if not rule.needs or called in _BROAD or told & (rule.lines | rule.needs):
            return called
    return by_lines


def _called(words: str) -> StatementKind | None:
    """The kind of statement that `words` name, the one named first."""
    found = [
        (match.start(), kind)
        for kind in _KINDS
        if words and (match := _RULES[kind].captions.search(words)) is not None
    ]
    # a reconciliation, a list of segments or of highlights names the statements that it draws on
    kinds = {kind for _, kind in found}
    for kind in _BROAD:
        if kind in kinds:
            return kind
    return min(found)[1] if found else None


def _by_lines(told: set[str]) -> StatementKind | None:
    """The kind of statement that most of the lines belong to."""
    counts = {
        kind: len(told & rule.lines)
        for kind, rule in _RULES.items()
        if rule.lines and told & rule.needs and len(told & rule.lines) >= rule.least
    }
    if not counts:
        return None
    # three sums say more of cash flows than the many lines that these share with others
    if "cash_flow" in counts and "income_statement" not in counts:
        return "cash_flow"
    best = max(counts, key=lambda kind: counts[kind])
    several = sum(count >= _RULES[kind].least for kind, count in counts.items()) > 1
    mixed = several and {"income_statement", "balance_sheet"} <= set(counts)
    return "highlights" if mixed else cast(StatementKind, best)


def _lines(table: Table) -> Iterable[str]:
    for row in table.rows:
        if row.label is not None and row.role != "header":
            line = read_line(row.label.text.lower())
            if line is not None:
                yield line.concept


def _bridges(table: Table) -> bool:
    """Whether rows lead from one figure to another one: "Add: income tax expense"."""
    labels = [row.label.text.lower() for row in table.rows if row.label is not None]
    return any(_STEP.match(label) for label in labels)


def _gives_ranges(table: Table) -> bool:
    """Whether most figures of a table are ranges, as only those of guidance are."""
    cells = [cell for row in table.rows for cell in row.cells if cell.quantity is not None]
    ranges = sum(cell.value is None for cell in cells)
    return ranges * 2 > len(cells)


def _first_labels(table: Table) -> str:
    """The labels of the headers and of the first rows without figures: some tables bear their
    title there."""
    labels = [
        row.label.text.lower()
        for row in table.rows[:3]
        if row.label is not None and row.role in ("header", "heading")
    ]
    return " ".join(labels)
