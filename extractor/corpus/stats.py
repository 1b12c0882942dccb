"""How much of everything the corpus holds.

Comes in: folders of gold. Goes out: counts for each split, hand and wire, and what they add up to.
It must not judge the gold; that is `corpus.validate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
from rich.console import RenderableType
from rich.table import Table

from extractor.corpus.gold import Annotated
from extractor.corpus.splits import load_splits
from extractor.corpus.validate import PLANTED

_NONE = "none"


class Tally(msgspec.Struct):
    """Counts over a set of releases."""

    releases: int = 0
    words: int = 0
    companies: int = 0
    people: int = 0
    quotes: int = 0
    quantities: int = 0
    tables: int = 0
    cells: int = 0
    checks: int = 0
    planted: int = 0
    without_deal: int = 0

    def add(self, release: Annotated) -> None:
        """Count one release more."""
        gold = release.gold
        self.releases += 1
        self.words += len(release.words.split())
        self.companies += len(gold.companies)
        self.people += len(gold.people)
        self.quotes += len(gold.quotes)
        self.quantities += len(gold.quantities)
        self.tables += len(gold.tables)
        self.cells += sum(len(row.cells) for table in gold.tables for row in table.rows)
        self.checks += len(gold.checks)
        self.planted += any(check.note.startswith(PLANTED) for check in gold.checks)
        self.without_deal += not gold.deals


class Stats(msgspec.Struct):
    """The counts of a corpus: in all, by group, and of each word of the vocabulary."""

    total: Tally
    splits: dict[str, Tally]
    hands: dict[str, Tally]
    wires: dict[str, Tally]
    deals: dict[str, int]
    concepts: dict[str, int]
    kinds: dict[str, int]
    qualifiers: dict[str, int]
    checks: dict[str, int]

    def to_json(self) -> str:
        """The counts as indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()

    def tables(self) -> list[RenderableType]:
        """The counts as tables for a terminal."""
        groups = {"split": self.splits, "hand": self.hands, "wire": self.wires}
        words = {
            "deal": self.deals,
            "identity": self.checks,
            "kind": self.kinds,
            "qualifier": self.qualifiers,
            "concept": self.concepts,
        }
        return [
            *(_by_group(name, group, self.total) for name, group in groups.items()),
            *(_by_word(name, counts) for name, counts in words.items()),
        ]


def count(folders: Iterable[Path]) -> Stats:
    """The counts of all gold in `folders`, flat or of splits.

    Raises UsageError if there is no gold, or if it cannot be read.
    """
    total = Tally()
    splits: dict[str, Tally] = {}
    hands: dict[str, Tally] = {}
    wires: dict[str, Tally] = {}
    deals: Counter[str] = Counter()
    concepts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    qualifiers: Counter[str] = Counter()
    checks: Counter[str] = Counter()
    for split in load_splits(folders):
        for release in split.releases:
            gold = release.gold
            total.add(release)
            splits.setdefault(split.name, Tally()).add(release)
            hands.setdefault(gold.hand or _NONE, Tally()).add(release)
            wires.setdefault(gold.wire or _NONE, Tally()).add(release)
            deals.update(deal.type for deal in gold.deals)
            concepts.update(quantity.concept or _NONE for quantity in gold.quantities)
            kinds.update(quantity.kind for quantity in gold.quantities)
            qualifiers.update(quantity.qualifier for quantity in gold.quantities)
            checks.update(check.identity for check in gold.checks)
    return Stats(
        total,
        splits,
        _largest_first(hands),
        _largest_first(wires),
        *(dict(counted.most_common()) for counted in (deals, concepts, kinds, qualifiers, checks)),
    )


def _largest_first(groups: dict[str, Tally]) -> dict[str, Tally]:
    return dict(sorted(groups.items(), key=lambda item: (-item[1].releases, item[0])))


def _by_group(name: str, groups: dict[str, Tally], total: Tally) -> Table:
    table = Table()
    table.add_column(name)
    for field in Tally.__struct_fields__:
        table.add_column(field.replace("_", " "), justify="right")
    for group, tally in [*groups.items(), ("all", total)]:
        table.add_row(group, *(f"{number:,}" for number in msgspec.structs.astuple(tally)))
    return table


def _by_word(name: str, counts: dict[str, int]) -> Table:
    table = Table()
    table.add_column(name)
    table.add_column("times", justify="right")
    for word, number in counts.items():
        table.add_row(word, f"{number:,}")
    return table
