"""The terms of a deal as a list or a table: a label, a number.

Comes in: a writer whose wordings hold labels (`label_` and a concept). Goes out: blocks.
"""

from __future__ import annotations

from extractor.corpus.grammar.layout import Block
from extractor.corpus.grammar.scene import SECOND
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Piece


def term_sheet(writer: Writer) -> list[Block]:
    """Some terms of the deal under each other, if there are labels for three of them."""
    scene, dice = writer.scene, writer.scene.dice
    rows: list[tuple[list[Piece], list[Piece]]] = []
    labelled = [
        slot
        for slot, fact in scene.facts.items()
        if fact.deal is not None
        and not slot.startswith(SECOND)
        and writer.has(f"label_{fact.concept}")
    ]
    if len(labelled) < 3:
        return []
    for slot in dice.some(labelled, 3, 8):
        label = writer.write(f"label_{scene.facts[slot].concept}")
        if label:
            rows.append((label, writer.fact(slot)))
    shape = dice.below(3)
    if shape == 0:
        pieces: list[Piece] = [
            "| Term | Details |\n| --- | --- |" if dice.chance(60) else "| | |\n| --- | --- |"
        ]
        for label, value in rows:
            pieces += ["\n| ", *label, " | ", *value, " |"]
        heading = writer.write("sheet_heading")
        return [Block("heading", heading), Block("table", pieces)]
    pieces = []
    link = dice.pick([": ", ": ", " - ", " – "] if shape == 1 else [": ", "\t", ":  "])
    for label, value in rows:
        lead = "\x00" if shape == 1 else ""
        pieces += ["\n" if pieces else "", lead, *label, link, *value]
    return [
        Block("heading", writer.write("sheet_heading")),
        Block("bullets" if shape == 1 else "table", [piece for piece in pieces if piece != ""]),
    ]
