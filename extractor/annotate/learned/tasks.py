"""What is learned: three tasks, each with its evidence and with what is made of the answer.

Comes in: a view with its annotations. Goes out: `Case`s to be scored, and annotations in which the
scores count. It must not know spaCy, nor how a classifier is trained.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.annotate.learned.classifier import Classifier, Evidence, Head
from extractor.annotate.learned.join import (
    join_memberships,
    join_names,
    join_readings,
    join_transactions,
)
from extractor.annotate.learned.names import LABELS, read_names
from extractor.annotate.learned.readings import NONE, asked, reading_evidence
from extractor.annotate.learned.transactions import ANSWERS, DEAL_TYPES, transaction_evidence
from extractor.schema import EvidenceSource
from extractor.stages import Annotations, Entity


@dataclass
class Case:
    """The items of one release under one task; `settle` makes the probabilities of each head (a
    row for each item) count in the annotations."""

    items: list[Evidence]
    settle: Callable[[Sequence[np.ndarray], EvidenceSource], None]


@dataclass(frozen=True)
class Task:
    """Something that is learned. `needs` are the fields of `Annotations` that `read` looks at,
    `fills` those that settling changes; `heads` asks the questions, given the concepts that the
    corpus shows; `read` finds the items, with the rules or for the model alone."""

    name: str
    needs: tuple[str, ...]
    fills: tuple[str, ...]
    heads: Callable[[Sequence[str]], tuple[Head, ...]]
    read: Callable[[str, Annotations, tuple[Head, ...], bool], Case]

    def run(
        self, classifier: Classifier, view: str, notes: Annotations, source: EvidenceSource
    ) -> None:
        """Score the items of `view` and let the answer count in `notes`."""
        alone = source == "model"
        case = self.read(view, notes, classifier.heads, alone)
        case.settle(classifier.probabilities(case.items, not alone), source)


def _read_names(view: str, notes: Annotations, heads: tuple[Head, ...], alone: bool) -> Case:
    names = read_names(view, notes, every=alone)

    def settle(probabilities: Sequence[np.ndarray], source: EvidenceSource) -> None:
        entities: list[Entity] = []
        for one, row in zip(names.spans, probabilities[0].tolist(), strict=True):
            best = max(range(len(row)), key=row.__getitem__)
            if best:
                entities.append(Entity(one.start, one.end, LABELS[best], row[best]))
        join_names(view, notes, entities, source)

    return Case(names.evidence, settle)


def _read_readings(view: str, notes: Annotations, heads: tuple[Head, ...], alone: bool) -> Case:
    concepts, types = heads

    def settle(probabilities: Sequence[np.ndarray], source: EvidenceSource) -> None:
        numbers = asked(notes)
        join_readings(notes, numbers, concepts.labels, probabilities[0].tolist(), source)
        join_memberships(notes, numbers, types.labels, probabilities[1].tolist())

    return Case(reading_evidence(view, notes), settle)


def _read_transactions(view: str, notes: Annotations, heads: tuple[Head, ...], alone: bool) -> Case:
    def settle(probabilities: Sequence[np.ndarray], source: EvidenceSource) -> None:
        join_transactions(notes, DEAL_TYPES, probabilities[0][:, 1].tolist())

    return Case(transaction_evidence(view, notes), settle)


TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        Task(
            "names",
            ("frame", "dates", "quantities", "companies", "people"),
            ("entities", "companies", "people"),
            lambda concepts: (Head("label", LABELS),),
            _read_names,
        ),
        Task(
            "readings",
            ("frame", "dates", "quantities", "tables", "companies", "people", "deals", "concepts"),
            ("concepts", "memberships"),
            lambda concepts: (
                Head("concept", (NONE, *concepts)),
                Head("deal", (NONE, *DEAL_TYPES)),
            ),
            _read_readings,
        ),
        Task(
            "transactions",
            ("frame", "dates", "quantities", "companies", "people", "deals", "concepts"),
            ("transactions",),
            lambda concepts: (Head("announced", ANSWERS),),
            _read_transactions,
        ),
    )
}
"""Every task by its name."""
