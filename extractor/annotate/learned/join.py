"""What a trained model says, joined with what the rules found.

Comes in: the annotations of the rules and the model's names and probabilities. Goes out: the same
annotations, changed where the model is surer. It must not read features.

The rules know a legal form or a listing when they see one, so the model only adds names where
they see none. A quantity keeps the concept that the rules read unless another one is much more
probable; where they read none, it has the one that the model is sure of. The score of a fact is
its probability. The bounds below were chosen on `corpus/dev` and on real releases that were
annotated blind: high where a wrong word costs more than a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.annotate.companies.words import is_no_company
from extractor.annotate.learned.readings import NONE, kindred
from extractor.patterns.companies import legal_form
from extractor.patterns.deal_cues import TYPES
from extractor.places import Places
from extractor.schema import DealType, EvidenceSource
from extractor.stages import (
    Annotations,
    CompanyMention,
    ConceptMention,
    Entity,
    Membership,
    PersonMention,
    Transaction,
)

ADDED = 0.97
"""How sure a model has to be of a name that the rules did not find."""
SHORTENED = 0.99
"""How sure it has to be of capital letters: most of them are terms ("VAT", "HPC")."""
READ = 0.6
"""How sure the model has to be of a concept where the rules read none."""
OVERRULED = 0.6
"""By how much another concept has to be more probable than the one that the rules read."""
LEAST = 0.05
"""Probabilities below this are not kept."""


def join_names(
    view: str, notes: Annotations, entities: list[Entity], source: EvidenceSource
) -> None:
    """Lets the names in `entities` count among the companies and people of `notes`."""
    notes.entities = entities
    if source == "model":
        _replace_names(view, notes)
    else:
        _add_names(view, notes)


def _add_names(view: str, notes: Annotations) -> None:
    taken = Places(
        sorted(
            [(m.start, m.end) for m in notes.companies]
            + [(m.start, m.end) for m in notes.people]
            + [(q.start, q.end) for q in notes.quantities]
            + [(d.start, d.end) for d in notes.dates]
        )
    )
    for one in notes.entities:
        least = SHORTENED if view[one.start : one.end].isupper() else ADDED
        if one.score < least or taken.overlaps(one.start, one.end) is not None:
            continue
        if one.label == "COMPANY":
            mention = _company(view, one)
            if mention is not None:
                notes.companies.append(mention)
        elif " " in view[one.start : one.end]:
            notes.people.append(_person(view, one))
    _in_order(notes)


def _replace_names(view: str, notes: Annotations) -> None:
    """The model's names alone; defined terms and listings stay with the names they stand at."""
    kept = [m for m in notes.companies if m.form in ("defined", "ticker")]
    named = {(m.start, m.end): m for m in notes.companies}
    found = []
    for one in notes.entities:
        if one.label == "COMPANY" and (mention := _company(view, one)) is not None:
            known = named.get((mention.start, mention.end))
            mention.listings = known.listings if known else []
            found.append(mention)
    places = Places(sorted((m.start, m.end) for m in found))
    kept = [m for m in kept if places.overlaps(m.start, m.end) is None]
    for mention in kept:
        owner = notes.companies[mention.antecedent] if mention.antecedent is not None else mention
        mention.antecedent = next(
            (n for n, m in enumerate(found) if m.start < owner.end and owner.start < m.end), None
        )
    notes.companies = found + [m for m in kept if m.antecedent is not None]
    notes.people = [_person(view, one) for one in notes.entities if one.label == "PERSON"]
    _in_order(notes)


def _company(view: str, entity: Entity) -> CompanyMention | None:
    end = entity.end
    if view.startswith(".", end) and legal_form(view[entity.start : end + 1]):
        end += 1
    name = view[entity.start : end]
    legal = bool(legal_form(name))
    if is_no_company(name, legal):
        return None
    return CompanyMention(entity.start, end, name, "legal" if legal else "name")


def _person(view: str, entity: Entity) -> PersonMention:
    return PersonMention(entity.start, entity.end, view[entity.start : entity.end])


def _in_order(notes: Annotations) -> None:
    """Puts companies and people in text order; antecedents follow their mentions."""
    order = sorted(range(len(notes.companies)), key=lambda n: notes.companies[n].start)
    place = {old: new for new, old in enumerate(order)}
    notes.companies = [notes.companies[n] for n in order]
    for mention in notes.companies:
        if mention.antecedent is not None:
            mention.antecedent = place[mention.antecedent]
    notes.people.sort(key=lambda mention: mention.start)


def join_readings(
    notes: Annotations,
    numbers: Sequence[int],
    concepts: Sequence[str],
    probabilities: Sequence[Sequence[float]],
    source: EvidenceSource,
) -> None:
    """Gives each of the quantities `numbers` of `notes` the most probable of `concepts`;
    `probabilities` has a row for each. The others keep what the rules read."""
    rules = {mention.quantity: mention for mention in notes.concepts}
    places = {concept: n for n, concept in enumerate(concepts)}
    settled = frozenset(numbers)
    found = [mention for mention in notes.concepts if mention.quantity not in settled]
    for number, row in zip(numbers, probabilities, strict=True):
        rule = rules.get(number) if source != "model" else None
        if rule is not None and rule.concept not in places:
            found.append(rule)  # a concept that the corpus has never shown
            continue
        none = places[NONE]
        best = _best(row, places[rule.concept] if rule is not None else None, none)
        if rule is not None and rule.concept in kindred(concepts[best]):
            best = places[rule.concept]
        concept = concepts[best]
        if concept == NONE:
            continue
        if rule is not None and rule.concept == concept:
            # that it has some concept is settled, and another name for much the same agrees
            same = sum(row[places[one]] for one in kindred(concept) if one in places)
            rule.score = min(1.0, same / max(1 - row[none], same))
            rule.evidence = "both"
            found.append(rule)
        else:
            quantity = notes.quantities[number]
            found.append(
                ConceptMention(
                    number,
                    concept,
                    float(row[best]),
                    period=rule.period if rule else None,
                    security=quantity.security,
                    evidence="model",
                )
            )
    read = {mention.quantity for mention in found}
    for mention in found:
        if mention.relates_to is not None and mention.relates_to not in read:
            mention.relates_to = None
    found.sort(key=lambda mention: mention.quantity)
    notes.concepts = found


def _best(row: Sequence[float], told: int | None, none: int) -> int:
    """The place of the concept that counts, given that of the one which the rules read."""
    best = max(range(len(row)), key=row.__getitem__)
    if told is None:
        return best if row[best] >= READ else none
    return best if best != none and row[best] - row[told] >= OVERRULED else told


def join_memberships(
    notes: Annotations,
    numbers: Sequence[int],
    types: Sequence[str],
    probabilities: Sequence[Sequence[float]],
) -> None:
    """Keeps of which deals each of the quantities `numbers` may be a term."""
    notes.memberships = [
        Membership(number, TYPES[types[n]], float(score))
        for number, row in zip(numbers, probabilities, strict=True)
        for n, score in enumerate(row)
        if score >= LEAST and types[n] != NONE
    ]


def join_transactions(
    notes: Annotations, types: Sequence[DealType], probabilities: Sequence[float]
) -> None:
    """Keeps which deals the release may announce, the most probable first."""
    notes.transactions = sorted(
        (
            Transaction(kind, float(score))
            for kind, score in zip(types, probabilities, strict=True)
            if score >= LEAST
        ),
        key=lambda one: -one.score,
    )
