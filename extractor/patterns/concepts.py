"""The vocabulary of concepts: every word for what a quantity can be.

Comes in: `resources/concepts.toml`. Goes out: `CONCEPTS`, guidance included. This module must
not know how concepts are told from the text: that is for `patterns.concept_cues`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.resources import load_toml


@dataclass(frozen=True)
class Concept:
    """A word of the vocabulary: the kinds of quantity that can be it, what it means, and
    whether it is a result, which covers a period."""

    name: str
    kinds: frozenset[str]
    meaning: str
    result: bool


def _load() -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    guided: dict[str, list[Concept]] = {}
    for name, row in load_toml("concepts.toml").items():
        found[name] = Concept(
            name, frozenset(row["kinds"]), row["meaning"], row.get("result", False)
        )
        if "guided" in row:
            guided.setdefault("guidance_" + row["guided"], []).append(found[name])
    for name, concepts in guided.items():
        kinds = frozenset(kind for one in concepts for kind in one.kinds)
        meaning = "guidance: " + (
            "earnings per share" if len(concepts) > 1 else concepts[0].meaning
        )
        found[name] = Concept(name, kinds, meaning, True)
    return found


CONCEPTS: dict[str, Concept] = _load()
"""Every concept by name, in the order of the record's contract."""
