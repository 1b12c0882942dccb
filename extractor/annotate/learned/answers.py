"""The right answers to the questions of each task, from gold.

Comes in: the items of a release and its gold, both on the view. Goes out: for each head a matrix of
what is true, one row for each item. It must not know how gold is written; `training` reads that.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import msgspec
import numpy as np

from extractor.annotate.learned.classifier import Head
from extractor.annotate.learned.names import read_names, true_label
from extractor.annotate.learned.readings import NONE, asked, kindred
from extractor.annotate.learned.transactions import DEAL_TYPES
from extractor.places import Places
from extractor.schema import Quantity
from extractor.stages import Annotations, Entity


class TrueQuantity(msgspec.Struct):
    """A quantity of the gold: where it stands, what it is, and of which deal it is a term."""

    start: int
    end: int
    value: Decimal | None
    concept: str | None
    deal: str | None


class Truth(msgspec.Struct):
    """The gold of one release, with spans of the view. `hand` is who wrote the release."""

    hand: str
    entities: list[Entity]
    quantities: list[TrueQuantity]
    deals: list[str]


Answers = Callable[[str, Annotations, tuple[Head, ...], Truth, bool], list[np.ndarray]]


def name_answers(
    view: str, notes: Annotations, heads: tuple[Head, ...], truth: Truth, alone: bool
) -> list[np.ndarray]:
    """What each candidate is: a company, a person or no name."""
    places = Places((one.start, one.end) for one in truth.entities)
    labels = [one.label for one in truth.entities]
    found = [
        heads[0].labels.index(true_label(one, places, labels, view))
        for one in read_names(view, notes, every=alone).spans
    ]
    return [_one_hot(found, len(heads[0].labels))]


def reading_answers(
    view: str, notes: Annotations, heads: tuple[Head, ...], truth: Truth, alone: bool
) -> list[np.ndarray]:
    """The concept of each quantity that is asked about, and the deal that it is a term of. Writers
    leave background figures without a concept as they please, so that nothing follows from their
    silence on a figure that the rules can read; nor from another name for much the same."""
    concepts = {label: n for n, label in enumerate(heads[0].labels)}
    deals = {label: n for n, label in enumerate(heads[1].labels)}
    numbers = asked(notes)
    found = [match_quantity(notes.quantities[number], truth) for number in numbers]
    read = {mention.quantity: mention.concept for mention in notes.concepts}
    meant = _one_hot(
        [concepts.get((one and one.concept) or NONE, 0) for one in found], len(concepts)
    )
    for row, (number, one) in enumerate(zip(numbers, found, strict=True)):
        told, true = read.get(number), one and one.concept
        renamed = true != told and true in kindred(told or NONE) and not alone
        if told and (not true or renamed):
            meant[row] = 0.0
    return [
        meant,
        _one_hot([deals[(one and one.deal) or NONE] for one in found], len(deals)),
    ]


def transaction_answers(
    view: str, notes: Annotations, heads: tuple[Head, ...], truth: Truth, alone: bool
) -> list[np.ndarray]:
    """Whether the release announces each type of deal."""
    return [_one_hot([int(kind in truth.deals) for kind in DEAL_TYPES], len(heads[0].labels))]


def match_quantity(quantity: Quantity, truth: Truth) -> TrueQuantity | None:
    """The quantity of the gold that `quantity` is: at its place, with its value."""
    return next(
        (
            one
            for one in truth.quantities
            if one.start < quantity.end and quantity.start < one.end and one.value == quantity.value
        ),
        None,
    )


def _one_hot(labels: list[int], count: int) -> np.ndarray:
    found = np.zeros((len(labels), count), dtype="f")
    found[np.arange(len(labels)), labels] = 1.0
    return found


ANSWERS: dict[str, Answers] = {
    "names": name_answers,
    "readings": reading_answers,
    "transactions": transaction_answers,
}
"""How each task is answered from gold."""
