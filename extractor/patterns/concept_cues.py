"""Concept cues: the words that tell what a quantity beside them is.

Comes in: `resources/result_cues.toml`, `concept_cues.toml` and `deal_concepts.toml`. Goes out:
`CUES`, and `generic_concept`, what a bare "price", "shares" or "amount" means in each type of
deal. How a cue is tied to a quantity (side, distance, what may stand between) is decided in
`annotate.concepts`; this module only says what the words mean.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.resources import load_toml

KINDS = ("amount", "price", "percentage", "share_count", "ratio", "count", "multiple")
"""The kinds of quantity that concepts are read for."""


@dataclass(frozen=True)
class Cue:
    """A wording and the concept that it gives to a quantity of each kind.

    `before`: weight when the cue stands before the quantity; `after`: when it follows. A weight
    of zero means that the side does not count. `reach` is the farthest the quantity may be, in
    characters, and `reach_after` the same where the cue follows it. A concept that begins with
    "@" is generic and resolved by the type of deal; an empty concept says that the quantity is
    known to be none of the vocabulary. `needs` is a text that the sentence must hold too.
    `label` says whether the cue also counts in the row labels and column headers of tables,
    where verbs mean little. `least` is the smallest value the quantity may have: a price of 15%
    of the principal is none.
    """

    name: str
    source: str
    concepts: dict[str, str]
    before: float
    after: float
    reach: int
    reach_after: int
    needs: str
    label: bool
    least: int


def _reach_after(reach: int, concepts: dict[str, str]) -> int:
    return reach if "share_count" in concepts else min(reach, 24)


def _load(name: str) -> tuple[Cue, ...]:
    data = load_toml(name)
    atoms: dict[str, str] = data.get("atoms", {})
    cues = []
    for row in data["cue"]:
        source = "|".join(row["words"])
        for name, atom in atoms.items():
            source = source.replace("{" + name + "}", atom)
        concepts = {kind: row[kind] for kind in KINDS if kind in row}
        cues.append(
            Cue(
                row["name"],
                source,
                concepts,
                row["before"],
                row["after"],
                row["reach"],
                row.get("reach_after", _reach_after(row["reach"], concepts)),
                row.get("needs", ""),
                row.get("label", True),
                row.get("least", 0),
            )
        )
    return tuple(cues)


CUES = (*_load("result_cues.toml"), *_load("concept_cues.toml"))
"""Every cue, in order of declaration: where two match at one place, the first one wins."""

OWN: list[Cue] = []
"""The cues that extensions declare; they go before ours."""

_GENERIC: dict[str, dict[str, str]] = load_toml("deal_concepts.toml")


def generic_concept(concept: str, *deals: str | None) -> str | None:
    """The concept that `concept` stands for in a deal of the first of the types `deals` that
    gives it a meaning.

    A concept that is not generic stands for itself. None says that the generic word has no
    meaning in any of them. Raises KeyError for a generic concept that is not declared.
    """
    if not concept.startswith("@"):
        return concept
    meanings = _GENERIC[concept]
    for deal in deals:
        if deal in meanings:
            return meanings[deal] or None
    return meanings.get("any") or None
