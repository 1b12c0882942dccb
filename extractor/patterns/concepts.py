"""The vocabulary of concepts: every word for what a quantity can be.

Comes in: `resources/concepts.toml`. Goes out: `CONCEPTS`, guidance included. This module must
not know how concepts are told from the text: that is for `patterns.concept_cues`.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.resources import load_toml
from extractor.schema import Basis


@dataclass(frozen=True)
class Concept:
    """A word of the vocabulary: the kinds of quantity that can be it and what it means.

    `result` says that it covers a period, `instant` that it is as of a date instead; `basis` what
    it follows where no word beside it says so. `guidance` is the word for a guess of it, `adjusted`
    that for the same figure adjusted; both are empty where there is none.
    """

    name: str
    kinds: frozenset[str]
    meaning: str
    result: bool = False
    instant: bool = False
    basis: Basis | None = None
    guidance: str = ""
    adjusted: str = ""


def _load() -> dict[str, Concept]:
    found: dict[str, Concept] = {}
    guided: dict[str, list[Concept]] = {}
    for name, row in load_toml("concepts.toml").items():
        guidance = "guidance_" + row["guided"] if "guided" in row else ""
        found[name] = Concept(
            name,
            frozenset(row["kinds"]),
            row["meaning"],
            row.get("result", False),
            row.get("instant", False),
            row.get("basis"),
            guidance,
            row.get("adjusted", ""),
        )
        if guidance:
            guided.setdefault(guidance, []).append(found[name])
    for name, concepts in guided.items():
        kinds = frozenset(kind for one in concepts for kind in one.kinds)
        meaning = "guidance: " + (
            "earnings per share" if len(concepts) > 1 else concepts[0].meaning
        )
        bases = {one.basis for one in concepts}
        basis = bases.pop() if len(bases) == 1 else None
        found[name] = Concept(name, kinds, meaning, True, basis=basis)
    return found


CONCEPTS: dict[str, Concept] = _load()
"""Every concept by name, in the order of the record's contract."""

COMPARED = frozenset(
    name
    for name, one in CONCEPTS.items()
    if one.result and not name.startswith(("change_", "guidance_", "prior_"))
)
"""The concepts that releases print beside their value of an earlier period."""
