"""Tables: rows of labels and numbers, in pipes or in columns of spaces.

Comes in: a writer. Goes out: blocks. What a table may hold follows from the facts of the scene;
numbers that only a table tells (days of a buyback, items of a budget) are drawn here, and add up.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.dates import MONTHS
from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.layout import Block, words_of
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Piece

Cell = list[Piece]


def grid(writer: Writer, head: list[str], rows: list[list[Cell]], title: str = "") -> list[Block]:
    """The rows under a head, in one of the shapes that tables have in plain text."""
    dice = writer.scene.dice
    shape = dice.weighed({"piped": 55, "spaced": 30, "tabbed": 15})
    cells: list[list[Cell]] = [[[word] for word in head], *rows]
    if shape == "piped":
        pieces = _piped(cells)
    elif shape == "tabbed":
        pieces = _joined(cells, "\t")
    else:
        pieces = _spaced(cells, dice.between(2, 6))
    blocks = [Block("heading", [title])] if title else []
    return [*blocks, Block("table", pieces)]


def _piped(rows: list[list[Cell]]) -> list[Piece]:
    pieces: list[Piece] = []
    for at, row in enumerate(rows):
        pieces.append("\n| " if at else "| ")
        for column, cell in enumerate(row):
            pieces += [" | ", *cell] if column else cell
        pieces.append(" |")
        if at == 0:
            pieces.append("\n|" + " --- |" * len(row))
    return pieces


def _joined(rows: list[list[Cell]], link: str) -> list[Piece]:
    pieces: list[Piece] = []
    for at, row in enumerate(rows):
        if at:
            pieces.append("\n")
        for column, cell in enumerate(row):
            pieces += [link, *cell] if column else cell
    return pieces


def _spaced(rows: list[list[Cell]], gap: int) -> list[Piece]:
    """Columns padded with spaces: the first to the left, the others to the right."""
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    pieces: list[Piece] = []
    for number, row in enumerate(rows):
        if number:
            pieces.append("\n")
        for at, cell in enumerate(row):
            pad = " " * (widths[at] - _width(cell))
            if at == 0:
                pieces += [*cell, pad]
            else:
                pieces += [" " * gap + pad, *cell]
    return pieces


def _width(cell: Cell) -> int:
    return sum(len(words_of(piece)) for piece in cell)


def buyback_days(writer: Writer) -> list[Block]:
    """What was bought on each day, and in all."""
    scene, dice = writer.scene, writer.scene.dice
    days = int(scene.words["days"])
    day = scene.date - datetime.timedelta(days=days + 3)
    rows: list[list[Cell]] = []
    for at in range(1, days + 1):
        day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)
        rows.append([[_short_date(day, writer)], *_bought(writer, str(at))])
    rows.append([[dice.pick(["Total", "Total, week", "Sum", "Accumulated"])], *_bought(writer, "")])
    currency = scene.currency
    head = dice.pick(
        [
            ["Date", "Number of shares", f"Average price ({currency})", f"Amount ({currency})"],
            ["Trade date", "Shares", "Average price", "Total"],
            ["Date", "Aggregated volume", "Weighted average price per share", "Transaction value"],
            ["Day", "Shares repurchased", f"Price paid, {currency}", f"Cost, {currency}"],
        ]
    )
    return grid(writer, head, rows)


def _bought(writer: Writer, day: str) -> list[Cell]:
    return [
        writer.fact(f"shares{day}"),
        writer.fact(f"price{day}", ("bare", "full")),
        writer.fact(f"amount{day}", ("bare", "full")),
    ]


def _short_date(day: datetime.date, writer: Writer) -> str:
    european = writer.scene.region.manner in ("nordic", "uk", "au", "asia")
    month = MONTHS[day.month - 1]
    if "iso_days" in writer.scene.flags:
        return day.isoformat()
    return f"{day.day} {month} {day.year}" if european else f"{month} {day.day}, {day.year}"


def split_figures(writer: Writer) -> list[Block]:
    """Shares before and after a split."""
    lines = (
        ("before", "after", ("Shares outstanding", "Common shares outstanding", "Issued shares")),
        ("authorized_before", "authorized_after", ("Authorized shares", "Shares authorized")),
    )
    dice = writer.scene.dice
    head = dice.pick(
        [["", "Before", "After"], ["", "Pre-split", "Post-split"], ["", "Current", "Adjusted"]]
    )
    rows: list[list[Cell]] = [
        [[dice.pick(labels)], writer.fact(before), writer.fact(after)]
        for before, after, labels in lines
        if before in writer.scene.facts
    ]
    return grid(writer, head, rows)


def tranche_figures(writer: Writer) -> list[Block]:
    """The tranches of a placement and their total."""
    dice = writer.scene.dice
    first, second, total = dice.pick(
        [
            ("First tranche", "Second tranche", "Total"),
            ("Tranche 1", "Tranche 2", "Together"),
            ("Initial closing", "Final closing", "All closings"),
        ]
    )
    rows: list[list[Cell]] = [
        [[label], writer.fact(f"shares{at}"), writer.fact(f"gross{at}", ("full",))]
        for label, at in ((first, "1"), (second, "2"), (total, ""))
    ]
    return grid(writer, ["", dice.pick(["Securities", "Shares", "Number"]), "Gross proceeds"], rows)


def budget(writer: Writer) -> list[Block]:
    """What the money is for, item by item."""
    scene, dice = writer.scene, writer.scene.dice
    items = dice.some(_ITEMS, 3, 6)
    rows: list[list[Cell]] = []
    names = []
    sum_of = Decimal(0)
    for at, item in enumerate(items):
        value = Decimal(dice.number(50_000, 40_000_000, 2))
        sum_of += value
        names.append(f"item{at}")
        terms.amount(scene, names[-1], None, value, None)
        rows.append([[item], writer.fact(names[-1], ("full", "bare"))])
    terms.amount(scene, "items", None, sum_of, None)
    scene.relate("sum", parts=[*names], total="items")
    rows.append([["Total"], writer.fact("items", ("full", "bare"))])
    head = dice.pick([["Use", "Amount"], ["Item", "Budget"], ["Purpose", "Allocated"]])
    return grid(
        writer,
        [head[0], f"{head[1]} ({scene.currency})"],
        rows,
        dice.pick(["Use of proceeds", "Budget", "Use of funds", "Planned spending"]),
    )


_ITEMS = (
    "Drilling",
    "Definitive feasibility study",
    "Clinical trial",
    "Marketing",
    "Hiring",
    "Working capital",
    "Repayment of loans",
    "Costs of the offer",
    "Plant and equipment",
    "Software",
    "Exploration",
    "Legal and audit",
    "Inventory",
    "General corporate purposes",
)


def holders(writer: Writer) -> list[Block]:
    """The largest holders, their shares and percentages."""
    scene, dice = writer.scene, writer.scene.dice
    total = Decimal(dice.number(2_000_000, 400_000_000, 9))
    left = total
    rows: list[list[Cell]] = []
    terms.count_of(scene, "register", "shares_outstanding", total, None)
    slots = dice.some(("passing", "passing2", "passing3", "investor2", "investor3"), 2, 5)
    for at, slot in enumerate([*slots, ""]):
        held = left if not slot else (left * dice.between(5, 40) / 100).quantize(Decimal(1))
        left -= held
        terms.count_of(scene, f"held{at}", "shares_held", held, None)
        terms.percent(scene, f"part{at}", "ownership_percent", held / total * 100, None)
        scene.facts[f"part{at}"].places = 1
        scene.relate("ownership", held=f"held{at}", outstanding="register", percent=f"part{at}")
        label = writer.call(slot, ("full",)) if slot else dice.pick(["Others", "Other holders"])
        rows.append([[label], writer.fact(f"held{at}"), writer.fact(f"part{at}", ("bare",))])
    terms.percent(scene, "whole", None, Decimal(100), None, places=1)
    rows.append([["Total"], writer.fact("register"), writer.fact("whole", ("bare",))])
    scene.relate("sum", parts=[f"held{at}" for at in range(len(slots) + 1)], total="register")
    head = dice.pick([["Shareholder", "Shares", "%"], ["Holder", "Number of shares", "Percent"]])
    return grid(writer, head, rows, dice.pick(["Largest shareholders", "Shareholders", ""]))


def contract_years(writer: Writer) -> list[Block]:
    """The value of a contract by its periods."""
    dice = writer.scene.dice
    parts = ["base", "options"]
    rows: list[list[Cell]] = [
        [[label], writer.fact(slot, ("full",))]
        for label, slot in zip(("Base period", "Option periods"), parts, strict=True)
    ]
    rows.append([[dice.pick(["Total", "Total value"])], writer.fact("total", ("full",))])
    return grid(writer, ["Period", "Value"], rows)


def find_table(writer: Writer) -> Callable[[Writer], list[Block]] | None:
    """The table that this release may have, if any; most have none."""
    scene, dice = writer.scene, writer.scene.dice
    facts = scene.facts
    if "days" in scene.flags:
        return buyback_days
    if "authorized_before" in facts and dice.chance(35):
        return split_figures
    if "gross2" in facts and dice.chance(35):
        return tranche_figures
    if "options" in facts and dice.chance(30):
        return contract_years
    if dice.chance(5):
        return budget
    if dice.chance(4):
        return holders
    return None
