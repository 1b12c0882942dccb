"""One release: which blocks it has, in what order, and how they are laid out.

Comes in: a seed, a family and a kind of release. Goes out: `Annotated`, by way of the same
`corpus.compose` that hand-written sources take. What is agreed, `grammar.deals` draws; how it is
worded, `wordings/` says.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

from extractor.corpus.grammar import dates
from extractor.corpus.grammar.layout import Block, lay_out, shout, words_of
from extractor.corpus.grammar.scene import Scene
from extractor.corpus.grammar.sheet import term_sheet
from extractor.corpus.grammar.statement import statement
from extractor.corpus.grammar.tables import find_table
from extractor.corpus.grammar.template import Book, load_book, parse
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Piece


class Wire(msgspec.Struct, frozen=True):
    """How a wire frames a release."""

    dateline: list[str]
    above: list[str]
    below: list[str]


class Draft(msgspec.Struct):
    """A release in pieces, with what its frame says."""

    pieces: list[Piece]
    headline: list[Piece]
    place: str | None
    date: str | None
    wire: str | None


def draft(scene: Scene, writer: Writer, kind: str) -> Draft:
    """Write the whole release: headline to contacts."""
    dice = scene.dice
    name = dice.pick(scene.region.wires)
    wire = _wires()[name]
    headline = _headline(writer)
    blocks: list[Block] = [Block("headline", headline)]
    above = _framed(writer, dice.pick(wire.above))
    if above:
        blocks.insert(0 if dice.chance(50) else 1, Block("cruft", above))
    if dice.chance(9) and writer.has("cruft_above"):
        blocks.insert(dice.between(0, len(blocks)), Block("cruft", writer.write("cruft_above")))
    if dice.chance(22) and writer.has("subhead"):
        blocks += [Block("sub", writer.write("subhead")) for _ in range(dice.pick([1, 1, 2]))]
    place = dice.pick(scene.region.cities)
    line = dice.pick(wire.dateline)
    printed = line.format(place=place, date=dates.dateline(scene))
    if printed.endswith("\n\n"):
        blocks.append(Block("para", [printed.strip()]))
        printed = ""
    blocks.append(Block("lead", [*filter(None, [printed]), *writer.write("lead")]))
    for rules in _plan(scene, writer):
        blocks += _written(rules, writer)
    below = _framed(writer, dice.pick(wire.below))
    if below:
        blocks.append(Block("cruft", below))
    if dice.chance(12) and writer.has("cruft_below"):
        blocks.append(Block("cruft", writer.write("cruft_below")))
    pieces = lay_out(blocks, scene)
    return Draft(
        pieces,
        headline,
        _place(place) if "{place}" in line else None,
        scene.date.isoformat() if "{date}" in line else None,
        name if name and _is_told(name, pieces) else None,
    )


def _headline(writer: Writer) -> list[Piece]:
    dice = writer.scene.dice
    writer.headline = True
    found = writer.write("headline")
    writer.headline = False
    return shout(found, writer) if dice.chance(9) else found


_Plan: TypeAlias = list[list[str]]
"""The rules of each block in order; several rules make sentences of one paragraph."""


def _plan(scene: Scene, writer: Writer) -> _Plan:
    """Which blocks follow the lead. They are worded later, in the order of the text, because how
    somebody is called depends on what was told before."""
    dice = scene.dice
    sheet = dice.chance(22) and len(scene.facts) > 3
    skipped = 55 if sheet else 22
    details = dice.jostled(list(writer.books[0].details), 25)
    told = [
        one for at, one in enumerate(details) if not dice.chance(skipped if at else skipped // 3)
    ]
    plan: _Plan = []
    while told:
        count = dice.pick([1, 1, 1, 2, 2, 3])
        plan.append(told[:count])
        told = told[count:]
    for _ in range(dice.pick([0, 0, 1, 1, 1, 2, 2, 3, 4])):
        at = dice.between(0, len(plan))
        if at < len(plan) and dice.chance(60):
            plan[at].append("aside")
        else:
            plan.insert(at, ["aside"])
    if sheet:
        plan.insert(dice.pick([0, len(plan), len(plan)]), [_SHEET])
    for _ in range(dice.pick([0, 0, 1, 1, 1, 2])):
        plan.insert(dice.between(0, len(plan)), [dice.pick(["quote", "quote", "any_quote"])])
    for _ in range(dice.pick([0, 0, 1, 1, 2])):
        place = dice.between(len(plan) // 2, len(plan))
        plan.insert(place, [dice.pick(["background", "any_background"])])
    if "table" in scene.flags:
        plan.insert(dice.pick([len(plan) // 2, len(plan), len(plan)]), [_STATEMENT])
    plan.insert(dice.between(0, len(plan)), [_TABLE])
    plan.insert(dice.between(0, len(plan)), [_SECOND])
    if scene.manner.dollar != "USD":
        plan.insert(dice.between(0, len(plan)), ["dollar_note"])
    return plan + _plan_end(scene)


def _plan_end(scene: Scene) -> _Plan:
    """About, notices, forward-looking statements and contacts."""
    dice = scene.dice
    plan: _Plan = []
    if dice.chance(86):
        plan += [["about_heading"], ["about"]]
    if dice.chance(12):
        plan.append(["about_other"])
    if dice.chance(55):
        plan.append(["notice"])
    if dice.chance(60):
        plan += [["forward_heading"], ["forward"]] if dice.chance(70) else [["forward"]]
    if dice.chance(80):
        at = len(plan) if dice.chance(70) else 0
        plan[at:at] = [["contact_heading"], ["contact"]]
    return plan


_SHEET = "sheet"
_STATEMENT = "statement"
_TABLE = "table"
_SECOND = "second"
"""Stand in a plan for a list of terms, a table of results, any other table, and a second deal."""


def _written(rules: list[str], writer: Writer) -> list[Block]:
    """The block that these rules make; none if nothing can be told."""
    if rules == [_SHEET]:
        return term_sheet(writer)
    if rules == [_SECOND]:
        second = writer.write_second()
        return [Block("para", second)] if second else []
    if rules == [_STATEMENT]:
        return statement(writer)
    if rules == [_TABLE]:
        table = find_table(writer)
        return table(writer) if table else []
    pieces: list[Piece] = []
    for rule in rules:
        sentence = writer.write(rule)
        if sentence:
            pieces += [" ", *sentence] if pieces else sentence
    if not pieces:
        return []
    return [Block("heading" if rules[0].endswith("_heading") else "para", pieces)]


def _framed(writer: Writer, line: str) -> list[Piece]:
    return writer.expand(parse(line)) if line else []


def _is_told(wire: str, pieces: list[Piece]) -> bool:
    """Whether the text names the wire, in its own spelling or in capitals."""
    text = "".join(words_of(piece) for piece in pieces)
    if len(wire) < 5:
        return re.search(rf"\b{wire}\b", text) is not None
    return wire.replace(" ", "").casefold() in text.replace(" ", "").casefold()


def _place(place: str) -> str:
    """The place as gold has it: all capitals in title case, but not the two letters of a state."""
    words = [
        word.title() if word.isupper() and len(word.strip(",.")) > 2 else word
        for word in place.split(" ")
    ]
    return " ".join(words)


@cache
def _wires() -> dict[str, Wire]:
    place = files(__package__).joinpath("wires.toml")
    return msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), dict[str, Wire])


def books(split: str, kind: str) -> list[Book]:
    """The wordings of a kind of release, and those that all share."""
    return [load_book(split, name) for name in (kind, "common", "asides")]
