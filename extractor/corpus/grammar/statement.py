"""An income statement as a table: a row for each line, a column for each of two periods.

Comes in: a writer whose scene holds results. Goes out: blocks. Which lines there are, the draw of
results says; what they are called, the labels here.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.layout import Block
from extractor.corpus.grammar.tables import Cell, grid
from extractor.corpus.grammar.writer import Writer

_LINES = (
    ("revenue", ("Revenue", "Net sales", "Total revenue", "Revenues", "Sales")),
    ("cost", ("Cost of revenue", "Cost of sales", "Cost of goods sold")),
    ("gross", ("Gross profit",)),
    ("selling", ("Selling, general and administrative", "Selling and administrative expenses")),
    ("research", ("Research and development", "Other operating expenses")),
    ("operating", ("Operating income", "Operating profit (EBIT)", "Operating income (loss)")),
    ("finance", ("Financial items, net", "Interest expense, net", "Other expense")),
    ("net", ("Net income", "Net income (loss)", "Profit for the period", "Net profit")),
    ("eps", ("Diluted earnings per share", "Earnings per share", "Net income per share, diluted")),
    ("weighted", ("Diluted shares", "Weighted average shares outstanding")),
    ("adjusted", ("Adjusted net income", "Non-GAAP net income", "Net income before items")),
    ("adjusted_each", ("Adjusted earnings per share", "Non-GAAP EPS", "Adjusted EPS, diluted")),
    ("ebitda", ("EBITDA",)),
    ("ocf", ("Cash flow from operations", "Net cash from operating activities")),
    ("capex", ("Capital expenditure", "Purchases of property and equipment")),
    ("fcf", ("Free cash flow",)),
    ("cash", ("Cash and cash equivalents", "Cash")),
    ("debt", ("Total debt", "Interest-bearing debt", "Borrowings")),
    ("backlog", ("Order backlog", "Backlog", "Order book, end of period")),
)
"""The lines that have a concept, in the order of a statement."""
_COMMON = 10
"""So many of them stand in most tables, the others in some."""
_OTHERS = (
    "Interest expense",
    "Interest income",
    "Other income",
    "Income tax",
    "Provision for income taxes",
    "Depreciation and amortization",
    "Share-based compensation",
    "Impairment",
    "Net interest income",
    "Noninterest income",
    "Noninterest expense",
    "Provision for credit losses",
    "Loan losses",
    "Total deposits",
    "Total loans",
    "Total assets",
    "Shareholders' equity",
    "Inventories",
    "Accounts receivable",
    "Minority interest",
    "Funds from operations",
    "Net rental income",
    "Voyage expenses",
    "Exploration expense",
    "Result before tax",
    "Comprehensive income",
)
_RATIOS = (
    "Equity ratio, %",
    "Return on equity, %",
    "Net interest margin, %",
    "Efficiency ratio, %",
    "Effective tax rate, %",
    "Occupancy, %",
    "Loss ratio, %",
    "Payout ratio, %",
)
"""Lines without a concept: amounts, and percentages."""


def statement(writer: Writer) -> list[Block]:
    """The income statement of the scene, in thousands or millions; none without results."""
    scene, dice = writer.scene, writer.scene.dice
    if "table" not in scene.flags:
        return []
    scale = (
        "millions" if scene.facts["revenue"].value > 90_000_000 and dice.chance(60) else "thousands"
    )
    now, before = dice.pick(
        [
            (scene.words["period_date"], scene.words["prior_date"]),
            (scene.words["period_year"], scene.words["prior_year"]),
        ]
    )
    with_change = dice.chance(35)
    head = ["", now, before, *(["Change"] if with_change else [])]
    rows: list[list[Cell]] = []
    for at, (name, labels) in enumerate(_LINES):
        if name not in scene.facts or dice.chance(7 if at < _COMMON else 65):
            continue
        row: list[Cell] = [[dice.pick(labels)]]
        row += [writer.fact(name, (scale,)), writer.fact(f"{name}0", (scale,))]
        if with_change:
            row.append(_change(writer, name))
        rows.append(row)
    for _ in range(dice.pick([0, 0, 1, 2, 3, 5])):
        other = _other(writer, scale)
        rows.insert(dice.between(1, len(rows)), [*other, ["–"]] if with_change else other)
    return grid(writer, head, rows, _title(writer, scale))


def _other(writer: Writer, scale: str) -> list[Cell]:
    """A line without a concept: an amount or a percentage of both periods."""
    scene, dice = writer.scene, writer.scene.dice
    slot = f"line{len(scene.facts)}-"
    revenue = scene.facts["revenue"].value
    if dice.chance(25):
        for year in ("", "0"):
            value = dice.decimal("2", "95", 1)
            terms.percent(scene, slot + year, None, value, None, places=1)
        return [[dice.pick(_RATIOS)], *(writer.fact(slot + year, ("bare",)) for year in ("", "0"))]
    sign = dice.pick([1, 1, -1])
    for year in ("", "0"):
        value = (revenue * dice.between(5, 900) / 1_000_000).quantize(Decimal(1)) * 1000 * sign
        terms.amount(scene, slot + year, None, value or Decimal(1000), None)
    return [[dice.pick(_OTHERS)], *(writer.fact(slot + year, (scale,)) for year in ("", "0"))]


def _title(writer: Writer, scale: str) -> str:
    currency = writer.scene.currency
    sign = {"USD": "$", "GBP": "£", "EUR": "€"}.get(currency, currency)
    return writer.scene.dice.pick(
        [
            f"Condensed statements of operations ({sign} in {scale}, except per share data)",
            f"Income statement (unaudited, in {scale} of {currency}, except per share amounts)",
            f"Consolidated statements of income ({currency} {scale}, except per share)",
            f"Key figures ({currency} in {scale}, except per share)",
        ]
    )


def _change(writer: Writer, name: str) -> Cell:
    """The change in percent of a line, or a dash where it says nothing."""
    scene = writer.scene
    now, before = (scene.facts[name + year].value for year in ("", "0"))
    if now <= 0 or before <= 0 or name in ("eps", "weighted", "adjusted_each") or now == before:
        return ["–"]
    slot = f"{name}_column"
    change = (now / before - 1) * 100
    terms.percent(scene, slot, "change_percent", change, None, places=1)
    if change < 0:
        scene.facts[slot].words = f"{change.quantize(Decimal('0.1')):f}%"
        scene.facts[slot].value = change.quantize(Decimal("0.1"))
    scene.relate("growth", current=name, prior=f"{name}0", change=slot)
    return writer.fact(slot)
