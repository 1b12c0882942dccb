"""Says what the figures in a table are: from row labels, column headers and periods.

Comes in: the context of a release, one of its tables. Goes out: readings of the table's figures
with their periods, and what kind of statement the table is. It must not read prose.

A row of results is known by its label as a whole (`lines`), in the light of the statement; then a
column gives it its period and basis. A row that is none gets what the words of its label, else
those of the headers, say of its kind of quantity, as in a table of holdings or of an offering.
"""

from __future__ import annotations

import re

from extractor.annotate.concepts.dating import Periods
from extractor.annotate.concepts.lines import Line, is_stated, read_line
from extractor.annotate.concepts.periods import find_periods
from extractor.annotate.concepts.readings import Context, Reading, fit_security
from extractor.annotate.concepts.statements import tell_statement
from extractor.annotate.tables.periods import read_period
from extractor.patterns.concept_cues import KINDS
from extractor.patterns.concepts import COMPARED, CONCEPTS
from extractor.schema import Basis, Quantity, Span, Table, TableCell, TableColumn, TableRow

_PER_UNIT = re.compile(r"\b(?:per|/) ?(?:trust )?(?:share|unit)")
_SHARES = re.compile(r"\b(?:shares|units|number|volume|quantity)\b")
_PAID = re.compile(r"(?:cash )?(?:amount|rate|payout)\b")
_BEFORE = re.compile(r"(?:before|pre|prior|current|existing)\b")
_AFTER = re.compile(r"(?:after|post|following|new)\b")
_HELD = {"share_count": "shares_held", "percentage": "ownership_percent"}
_ADJUSTMENTS = re.compile(r"\b(?:adjust(?:ments?|ing)|eliminations?|reconciling|impact|effects?)\b")
_WHOLE = re.compile(r"\b(?:total|consolidated|group|company)\b")
_OF_TIME = re.compile(
    r"\d|\b(?:low|high|mid-?point|quarter|year|months?|ytd|guidance|outlook|actual|current|prior"
    r"|previous|amount|value)\b"
)
"""Headers that are no names of segments or regions, although no period could be read in them."""
_ACTUAL = re.compile(r"\bactuals?\b")
_BY = re.compile(r" by [a-z]")
_OPENING_BALANCE = re.compile(r"\bbeginning\b")
_BARE_PART = re.compile(
    r"(?:basic(?: and (?:fully )?diluted)?|(?:fully )?diluted|assuming dilution)"
)
_OF_PART = {
    ("price", False): "eps_basic",
    ("price", True): "eps_diluted",
    ("share_count", False): "weighted_shares_basic",
    ("share_count", True): "weighted_shares_diluted",
}
_LABELED = 0.55
"""The share of a label that the words for a result must make up where no line is known by it."""
_SURE, _UNSURE = 0.9, 0.6
_DAY = len("2025-09-30")
_STATEMENTS = ("income_statement", "balance_sheet", "cash_flow", "equity", "reconciliation")
"""Tables whose lines are known or none."""
_RESULTS = 2
"""A table with so many lines of statements tells results and nothing else."""
_OF_SEVERAL = {"net_income", "comprehensive_income", "total_equity"}
"""Lines that statements tell with and without the part of other owners."""


def read_table(
    context: Context,
    table: Table,
    index_of: dict[str, int],
    periods: Periods,
    readings: dict[int, Reading],
) -> None:
    """Reads the cells of `table`, whose `statement` is set; `index_of` gives the index of a
    quantity by its id. A column of changes belongs to the figure of the same row before it, and a
    figure of an earlier period is compared with that of the latest one of the same length."""
    table.statement = tell_statement(table)
    _Reader(context, table, index_of, periods, readings).read()


class _Reader:
    """The work on one table."""

    def __init__(
        self,
        context: Context,
        table: Table,
        index_of: dict[str, int],
        periods: Periods,
        readings: dict[int, Reading],
    ) -> None:
        self.context = context
        self.table = table
        self.index_of = index_of
        self.periods = periods
        self.readings = readings
        self.heads = [" ".join(one.text.lower() for one in c.heads) for c in table.columns]
        self.wholes = self._wholes()
        self.lines = [self._line(row) for row in table.rows]
        self.known_lines = sum(line is not None for line in self.lines)
        self.claimed: dict[tuple[str, Basis | None, int, str], list[tuple[int, bool]]] = {}

    def read(self) -> None:
        """Reads every row; of several that claim to be the same, none is but a total."""
        for row, line in zip(self.table.rows, self.lines, strict=True):
            figures: list[int] = []
            for cell in row.cells:
                if cell.quantity is None:
                    continue
                index = self.index_of[cell.quantity]
                quantity = self.context.quantities[index]
                column = self.table.columns[cell.column]
                if quantity.kind not in KINDS or index in self.readings:
                    continue
                if column.role in ("change", "change_percent"):
                    self._read_change(index, quantity, figures)
                    continue
                if column.role != "figure":
                    continue
                reading = self._reading(row, line, cell, column, quantity)
                if reading is None:
                    continue
                self.readings[index] = reading
                known = CONCEPTS.get(reading.concept)
                if known is not None and (known.result or reading.concept == "dividend_per_share"):
                    figures.append(index)
                    period = self._period(cell, instant=known.instant)
                    if period is not None:
                        self.periods.column(index, period)
                    if line is not None:
                        self._claim(row, cell, index, reading)
            self._compare(figures)
        for claims in self.claimed.values():
            self._settle(claims)

    def _period(self, cell: TableCell, *, instant: bool) -> str | None:
        """The period of a cell, or the day on which it ends for what is as of a day."""
        if cell.period is None or instant == (len(cell.period) == _DAY):
            return cell.period
        other = read_period(self.heads[cell.column], instant=instant)
        if other is not None and instant == (len(other) == _DAY):
            return other
        return cell.period if instant else None

    def _claim(self, row: TableRow, cell: TableCell, index: int, reading: Reading) -> None:
        quantity = self.context.quantities[index]
        key = (reading.concept, reading.basis, cell.column, quantity.kind)
        self.claimed.setdefault(key, []).append((index, row.role in ("total", "subtotal")))

    def _settle(self, claims: list[tuple[int, bool]]) -> None:
        """Takes back the readings of rows that claim to be one figure and differ, but for a total:
        deferred revenue that is current and that is not are no deferred revenue each."""
        values = {self.context.quantities[index].value for index, _ in claims}
        concept = self.readings[claims[0][0]].concept
        if len(values) < 2 or concept in _OF_SEVERAL:
            return
        totals = [index for index, total in claims if total]
        kept = totals[-1] if totals else None
        for index, _ in claims:
            if index != kept:
                del self.readings[index]

    def _wholes(self) -> set[int] | None:
        """The columns of the whole, where the columns are parts of it (segments, regions) and not
        periods; None where they are not."""
        figures = [
            n
            for n, column in enumerate(self.table.columns)
            if column.role == "figure" and column.heads
        ]
        named = [
            n
            for n in figures
            if self.table.columns[n].period is None and not _OF_TIME.search(self.heads[n])
        ]
        bases = [n for n in figures if self.table.columns[n].basis is not None]
        if len(named) < 2 or len(named) < len(figures) or bases:
            heads = [self.heads[n] for n in figures]
            periods = [self.table.columns[n].period for n in figures]
            if len(figures) < 3 or bases or len(set(periods)) * 2 > len(figures):
                return None
            # the same period again and again, under the names of parts
            return {n for n, head in zip(figures, heads, strict=True) if _WHOLE.search(head)}
        return {n for n in named if _WHOLE.search(self.heads[n])}

    def _line(self, row: TableRow) -> Line | None:
        if row.label is None or row.role == "header":
            return None
        above = _BY.split(self.table.caption.text.lower())[0] if self.table.caption else ""
        if row.parent is not None:
            label = self.table.rows[row.parent].label
            above = label.text.lower() if label is not None else ""
        line = read_line(row.label.text.lower(), above)
        return line if line is not None and is_stated(line, self.table.statement) else None

    def _reading(
        self,
        row: TableRow,
        line: Line | None,
        cell: TableCell,
        column: TableColumn,
        quantity: Quantity,
    ) -> Reading | None:
        head = self.heads[cell.column]
        label = row.label.text.lower() if row.label is not None else ""
        if line is not None or (_BARE_PART.fullmatch(label.strip(" :")) is not None):
            if self.wholes is not None and cell.column not in self.wholes:
                return None
            if _ADJUSTMENTS.search(head) or _OPENING_BALANCE.search(label):
                return None
        concept = line.concept if line is not None else None
        if line is None:
            concept = _OF_PART.get((quantity.kind, "dilut" in label))
            if concept is None or not _BARE_PART.fullmatch(label.strip(" :")):
                if self.table.statement in _STATEMENTS or self.known_lines >= _RESULTS:
                    return None
                return self._read_words(row, head, cell, quantity)
        assert concept is not None
        concept = _of_kind(concept, quantity)
        if concept is None:
            return None
        basis = column.basis or (line.basis if line is not None else None)
        known = CONCEPTS[concept]
        if basis == "non_gaap" and known.adjusted and known.basis != "non_gaap":
            concept = known.adjusted
        if self.table.statement == "guidance" and not _ACTUAL.search(head):
            concept = known.guidance or concept
        score = _SURE if self.table.sure else _UNSURE
        return Reading(concept, score, basis=basis or CONCEPTS[concept].basis)

    def _read_change(self, index: int, quantity: Quantity, figures: list[int]) -> None:
        concept = "change_percent" if quantity.kind == "percentage" else "change_amount"
        if quantity.kind not in CONCEPTS[concept].kinds:
            return
        current = self._current(figures[-2:])
        reading = Reading(concept, 0.8, current)
        if current is not None:
            reading.basis = self.readings[current].basis
            period = self.periods.of(current)
            if period is not None:
                self.periods.column(index, period)
        if quantity.value:
            reading.direction = "up" if quantity.value > 0 else "down"
        self.readings[index] = reading

    def _current(self, figures: list[int]) -> int | None:
        """The figure that a change beside two of them is a change of: the later one."""
        if not figures:
            return None
        labels = [self.periods.of(index) or "" for index in figures]
        return figures[max(range(len(figures)), key=lambda n: (labels[n], -n))]

    def _compare(self, figures: list[int]) -> None:
        """Marks the figures of earlier periods as prior to the latest of the same length."""
        latest: dict[tuple[str, str], tuple[str, int]] = {}
        placed: list[tuple[tuple[str, str], str, int]] = []
        for index in figures:
            label = self.periods.of(index)
            reading = self.readings[index]
            if label is None or not label[:4].isdigit():
                continue
            day = len(label) == _DAY
            key = (reading.concept, "day" if day else label[4:])
            when = label if day else label[:4]
            placed.append((key, when, index))
            if key not in latest or when > latest[key][0]:
                latest[key] = (when, index)
        for key, when, index in placed:
            newest, current = latest[key]
            if when < newest:
                self.readings[index].relates_to, self.readings[index].prior = current, True

    # -- tables of something else than results ------------------------------------------------

    def _read_words(
        self, row: TableRow, head: str, cell: TableCell, quantity: Quantity
    ) -> Reading | None:
        """What the words of the label, else those of the headers, say of the quantity."""
        context = self.context
        label = Span(row.label.start, row.label.end) if row.label is not None else None
        headers = [Span(one.start, one.end) for one in self.table.columns[cell.column].heads]
        if context.leading == "stake_purchase" and label is not None:
            # "Before", "After" beside columns of shares and percentages
            held = (
                None if "warrant" in (quantity.security or "").lower() else _HELD.get(quantity.kind)
            )
            if held and _side(context.lowered[label.start : label.end]):
                return Reading(held, 0.7)
        for span in (label, *headers):
            if span is None:
                continue
            reading = self._labeled(quantity, span) or _read_unit(context, span, quantity)
            if reading is None:
                continue
            if span is not label and label is not None and reading.concept in COMPARED:
                words = context.lowered[label.start : label.end]
                if not _WHOLE.search(words) and not find_periods(words, 0, len(words)):
                    return None  # "North America" under "Net sales": a part of the figure
            if reading.concept == "shares_outstanding":
                sides = (_side(context.lowered[one.start : one.end]) for one in headers)
                reading.concept += next((side for side in sides if side), "")
            reading.concept = fit_security(reading.concept, quantity)
            return reading
        return None

    def _labeled(self, quantity: Quantity, span: Span) -> Reading | None:
        """The reading by the cues in a label; of a result only where they are most of it."""
        reading = self.context.label(quantity.kind, span, self.context.leading)
        if reading is None or reading.concept not in COMPARED:
            return reading
        lowered = self.context.lowered[span.start : span.end]
        line = read_line(lowered)
        if line is not None:
            concept = _of_kind(line.concept, quantity)
            if concept is None or not is_stated(line, self.table.statement):
                return None
            return Reading(concept, 0.8, basis=line.basis or CONCEPTS[concept].basis)
        cue = reading.cue
        covered = (cue.end - cue.start) / max(1, span.end - span.start) if cue else 0.0
        statement = self.table.statement
        if covered < _LABELED or statement in ("cash_flow", "balance_sheet", "segments", "equity"):
            return None
        reading.basis = CONCEPTS[reading.concept].basis
        return reading


def _of_kind(concept: str, quantity: Quantity) -> str | None:
    """The concept of a line for a quantity of its kind: a gross margin in money is the profit."""
    kinds = CONCEPTS[concept].kinds
    if quantity.kind in kinds:
        return concept
    if quantity.kind == "percentage":
        return _IN_PERCENT.get(concept)
    if quantity.kind == "amount":
        return _IN_MONEY.get(concept)
    return None


_IN_PERCENT = {
    "gross_profit": "gross_margin",
    "adjusted_gross_profit": "adjusted_gross_margin",
    "operating_income": "operating_margin",
    "adjusted_operating_income": "adjusted_operating_margin",
}
_IN_MONEY = {"gross_margin": "gross_profit", "adjusted_gross_margin": "adjusted_gross_profit"}


def _read_unit(context: Context, label: Span, quantity: Quantity) -> Reading | None:
    """The reading of a figure whose label only says what it counts: "Shares", "Per unit"."""
    if quantity.kind == "share_count" and _SHARES.search(context.lowered, label.start, label.end):
        concept = context.meaning("@count", context.leading)
    elif quantity.kind == "price" and _PER_UNIT.search(context.lowered, label.start, label.end):
        concept = context.meaning("@price", context.leading)
    elif quantity.kind == "price" and context.leading == "dividend":
        paid = _PAID.match(context.lowered, label.start, label.end)
        concept = "dividend_per_share" if paid else None
    else:
        concept = None
    return Reading(concept, 0.5) if concept else None


def _side(header: str) -> str:
    """Whether a column is that of the time before or after a deal."""
    if _BEFORE.match(header):
        return "_before"
    return "_after" if _AFTER.match(header) else ""
