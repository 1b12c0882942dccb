"""Deal cues: the words that name a transaction of each type.

Comes in: `resources/deal_cues.toml`. Goes out: `DEAL_CUES`, matched on lower-cased text, and
`TERMS`, the concepts that each type of deal may have as terms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from extractor.resources import load_toml
from extractor.schema import DealType


@dataclass(frozen=True)
class DealCue:
    """A wording that names a type of deal. `headline` says that it only counts in headlines
    and subheadlines, where a bare noun is enough."""

    type: DealType
    source: str
    headline: bool


_DATA = load_toml("deal_cues.toml")
TYPES: dict[str, DealType] = {kind: kind for kind in get_args(DealType)}
"""The types of deals by their names."""

DEAL_CUES: tuple[DealCue, ...] = tuple(
    DealCue(TYPES[name], "|".join(row[key]), key == "headline")
    for name, row in _DATA.items()
    for key in ("words", "headline")
    if key in row
)
"""Every wording; where two match at one place, the first one wins."""

TERMS: dict[DealType, frozenset[str]] = {
    TYPES[name]: frozenset(row["terms"]) for name, row in _DATA.items()
}
"""The concepts that a deal of each type may have as terms."""
