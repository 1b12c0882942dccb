"""How good the answers to each task are.

Comes in: annotations beside the truth. Goes out: measures by name, 0 to 1. They choose the best
step of a training; how good the whole extractor is, `evaluation` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractor.annotate.learned.answers import Truth, match_quantity
from extractor.annotate.learned.readings import NONE
from extractor.places import Places
from extractor.stages import Annotations

Pairs = Sequence[tuple[Annotations, Truth]]
_ENOUGH = 0.5


def f_measure(pairs: Iterable[tuple[set[object], set[object]]]) -> float:
    """The harmonic mean of precision and recall over sets of what was found and what is true."""
    hits = found = true = 0
    for here, there in pairs:
        hits += len(here & there)
        found += len(here)
        true += len(there)
    return 2 * hits / (found + true) if found + true else 1.0


def name_measures(pairs: Pairs) -> dict[str, float]:
    """The F of the names that the model added, against those that the rules had not found."""
    found: list[tuple[set[object], set[object]]] = []
    for notes, truth in pairs:
        added = {(one.start, one.label) for one in notes.entities}
        starts = {start for start, _ in added}
        known = [(one.start, one.end) for one in notes.companies]
        known += [(one.start, one.end) for one in notes.people]
        rules = Places(sorted(span for span in known if span[0] not in starts))
        left = {
            (one.start, one.label)
            for one in truth.entities
            if rules.overlaps(one.start, one.end) is None
        }
        found.append((set(added), set(left)))
    return {"names_f": f_measure(found)}


def reading_measures(pairs: Pairs) -> dict[str, float]:
    """How many of the quantities with a concept have the right one, and how many of those in a
    deal, or said to be in one, are in the right one."""
    concepts = right = members = placed = 0
    for notes, truth in pairs:
        told = {mention.quantity: mention.concept for mention in notes.concepts}
        best: dict[int, tuple[float, str]] = {}
        for one in notes.memberships:
            best[one.quantity] = max(best.get(one.quantity, (0.0, NONE)), (one.score, one.type))
        for number, quantity in enumerate(notes.quantities):
            match = match_quantity(quantity, truth)
            if match is None:
                continue
            if match.concept:
                concepts += 1
                right += told.get(number) == match.concept
            score, kind = best.get(number, (0.0, NONE))
            owner = kind if score >= _ENOUGH else NONE
            if match.deal or owner != NONE:
                members += 1
                placed += owner == (match.deal or NONE)
    return {
        "concepts_acc": right / concepts if concepts else 1.0,
        "terms_acc": placed / members if members else 1.0,
    }


def transaction_measures(pairs: Pairs) -> dict[str, float]:
    """The F of the types of deals."""
    return {
        "deals_f": f_measure(
            (
                {one.type for one in notes.transactions if one.score >= _ENOUGH},
                set(truth.deals),
            )
            for notes, truth in pairs
        )
    }


MEASURES: dict[str, Callable[[Pairs], dict[str, float]]] = {
    "names": name_measures,
    "readings": reading_measures,
    "transactions": transaction_measures,
}
"""The measures of each task."""
