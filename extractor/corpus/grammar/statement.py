"""An income statement as a table: a row for each line, a column for each of two periods.

Comes in: a writer whose scene holds results. Goes out: blocks. Which lines there are, the draw of
results says; what they are called, the labels here.
"""

from __future__ import annotations

from extractor.corpus.grammar.layout import Block
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Piece

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
)


def statement(writer: Writer) -> list[Block]:
    """The income statement of the scene, in thousands or millions; none without results."""
    scene, dice = writer.scene, writer.scene.dice
    if "table" not in scene.flags:
        return []
    scale = (
        "millions" if scene.facts["revenue"].value > 90_000_000 and dice.chance(60) else "thousands"
    )
    piped = dice.chance(65)
    sign = {"USD": "$", "GBP": "£", "EUR": "€"}.get(scene.currency, scene.currency)
    head = dice.pick(
        [
            f"Condensed statements of operations ({sign} in {scale}, except per share data)",
            f"Income statement (unaudited, in {scale} of {scene.currency}, except per share amounts)",
            f"Consolidated statements of income ({scene.currency} {scale}, except per share)",
        ]
    )
    now, before = dice.pick(
        [
            (scene.words["period_date"], scene.words["prior_date"]),
            (scene.words["period_year"], scene.words["prior_year"]),
        ]
    )
    between, edge, end = (" | ", "| ", " |") if piped else ("    ", "", "")
    pieces: list[Piece] = [f"{edge}{' ' if piped else ''}{between}{now}{between}{before}{end}"]
    if piped:
        pieces.append("\n| --- | --- | --- |")
    skipped = {name for name, _ in _LINES if name not in scene.facts or dice.chance(7)}
    for name, labels in _LINES:
        if name in skipped:
            continue
        pieces.append(f"\n{edge}{dice.pick(labels)}{between}")
        pieces += writer.fact(name, (scale,))
        pieces.append(between)
        pieces += writer.fact(f"{name}0", (scale,))
        if end:
            pieces.append(end)
    return [Block("heading", [head]), Block("table", pieces)]
