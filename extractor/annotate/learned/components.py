"""The learned tasks as trainable spaCy components: `extractor_names` and so on.

Comes in: a `Doc` with the rules' annotations, or examples to learn from. Goes out: the same `Doc`
with what the model adds. Trained by spaCy's own loop; saved as one file, `classifier`, which holds
features, labels and weights and nothing that could be run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec
import numpy as np
from spacy.language import Language
from spacy.pipeline.pipe import Pipe
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Optimizer
from thinc.types import FloatsXd

from extractor.annotate.components import read_annotations, write_job
from extractor.annotate.jobs import Job
from extractor.annotate.learned.answers import ANSWERS, Truth
from extractor.annotate.learned.classifier import (
    FIRST_TRUST,
    Batch,
    Classifier,
    Evidence,
    choose_features,
    read_weights,
)
from extractor.annotate.learned.measures import MEASURES
from extractor.annotate.learned.model import FILE, PREFIX, shipped_model
from extractor.annotate.learned.network import Weights
from extractor.annotate.learned.tasks import TASKS, Task
from extractor.annotate.learned.trainable import (
    Network,
    begin_update,
    build_network,
    predict,
    write_weights,
)
from extractor.annotate.learned.trainable import read_weights as current_weights
from extractor.schema import EvidenceSource

_TRUTH = "extractor.truth"


def write_truth(doc: Doc, truth: Truth) -> None:
    """Keep the gold of `doc` with it."""
    doc.user_data[_TRUTH] = truth


def read_truth(doc: Doc) -> Truth:
    """The gold of `doc`. Raises KeyError if it has none."""
    return cast(Truth, doc.user_data[_TRUTH])


class Shape(msgspec.Struct, frozen=True):
    """The size of a network: the width of a feature's embedding and of the hidden layer, and the
    shares of features and of hidden units that are left out in training."""

    width: int = 48
    hidden: int = 96
    dropout: float = 0.3
    feature_dropout: float = 0.3


class LearnedPipe(Pipe):
    """One task as a component. Added to a pipeline without training, it is that of the shipped
    model.

    `least` is the number of training releases that must show a feature for it to count; with a
    share of `alone` the releases of a training step are read without the rules' evidence, so that
    the model learns to stand alone, too.
    """

    def __init__(
        self,
        task: Task,
        name: str,
        *,
        shape: Shape | None = None,
        least: int = 3,
        alone: float = 0.35,
        source: EvidenceSource = "both",
    ) -> None:
        self.task = task
        self.name = name
        self.model: Network | None = None
        self.shape = shape or Shape()
        self.least = least
        self.alone = alone
        self.source = source
        self.classifier: Classifier | None = None
        self._weights: Weights | None = None
        self._job: Job | None = None
        self._random = np.random.default_rng(0)

    @property
    def is_trainable(self) -> bool:
        """Always."""
        return True

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all heads."""
        heads = self.classifier.heads if self.classifier else ()
        return tuple(label for head in heads for label in head.labels)

    def __call__(self, doc: Doc) -> Doc:
        """Score the items of `doc`, and keep what follows from it there."""
        notes = read_annotations(doc)
        if self._job is not None:
            self._job.run(doc.text, notes)
        else:
            self.task.run(self._trained(), doc.text, notes, self.source)
        for job in self.task.fills:
            write_job(doc, job, getattr(notes, job))
        if "entities" in self.task.fills:
            spans = (
                doc.char_span(one.start, one.end, label=one.label, alignment_mode="expand")
                for one in notes.entities
            )
            doc.set_ents(_apart(span for span in spans if span is not None))
        return doc

    def _trained(self) -> Classifier:
        """The classifier; that of the shipped model where nothing else was trained or loaded."""
        if self.classifier is None:
            self.from_disk(shipped_model() / f"{PREFIX}{self.task.name}")
        return cast(Classifier, self.classifier)

    def use(self, job: Job) -> None:
        """Let `job` do the work, whatever it was loaded from."""
        self._job = job

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The docs of `stream`, each scored."""
        return (self(doc) for doc in stream)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        concepts: list[str] | None = None,
    ) -> None:
        """Choose the features and labels that the examples show."""
        releases: list[tuple[str, list[Evidence]]] = []
        shown: set[str] = set()
        heads = self.task.heads(())
        for example in get_examples():
            truth = read_truth(example.reference)
            shown.update(one.concept for one in truth.quantities if one.concept)
            doc = example.predicted
            for alone in (False, True):
                case = self.task.read(doc.text, read_annotations(doc), heads, alone)
                releases.append((truth.hand, case.items))
        heads = self.task.heads(sorted(concepts or shown))
        index = choose_features(releases, self.least)
        labels = sum(len(head.labels) for head in heads) + len(heads)
        shape = self.shape
        network = build_network(
            max(1, len(index)), shape.width, shape.hidden, labels, shape.dropout
        )
        weights = current_weights(network)
        weights.label_bias[-len(heads) :] = FIRST_TRUST
        write_weights(network, weights)
        self.classifier = Classifier(heads, index, partial(predict, network))
        self.model = network

    def update(
        self,
        examples: Iterable[Example],
        *,
        drop: float = 0.0,
        sgd: Optimizer | None = None,
        losses: dict[str, float] | None = None,
    ) -> dict[str, float]:
        """One training step: cross-entropy under each head, summed."""
        losses = losses if losses is not None else {}
        losses.setdefault(self.name, 0.0)
        classifier, network = self.classifier, self.model
        assert classifier is not None, "initialize comes first"
        assert network is not None
        rows: list[np.ndarray] = []
        told: list[np.ndarray] = []
        truths: list[np.ndarray] = []
        for example in examples:
            with_rules = self._random.random() >= self.alone
            batch, truth = self._prepared(example, not with_rules)
            for text, rules, labels in zip(batch.text, batch.rules, batch.told, strict=True):
                features = np.concatenate((text, rules)) if with_rules else text
                kept = self._random.random(len(features)) >= self.shape.feature_dropout
                rows.append(features[kept])
                told.append(labels if with_rules else np.zeros_like(labels))
            truths.append(truth)
        if not rows:
            return losses
        scores, backprop = begin_update(network, rows)
        gradient, loss = classifier.gradient(scores, np.stack(told), np.concatenate(truths))
        backprop(gradient)
        losses[self.name] += loss
        if sgd is not None:
            self.finish_update(sgd)
        return losses

    def _prepared(self, example: Example, alone: bool) -> tuple[Batch, np.ndarray]:
        """The items of `example` as numbers, and the right answers; made once."""
        doc = example.predicted
        key = f"{_TRUTH}.{self.name}.{alone}"
        if key not in doc.user_data:
            classifier = cast(Classifier, self.classifier)
            notes = read_annotations(doc)
            case = self.task.read(doc.text, notes, classifier.heads, alone)
            answers = ANSWERS[self.task.name](
                doc.text, notes, classifier.heads, read_truth(example.reference), alone
            )
            doc.user_data[key] = (classifier.encode(case.items), np.concatenate(answers, axis=1))
        return cast("tuple[Batch, np.ndarray]", doc.user_data[key])

    def finish_update(self, sgd: Optimizer) -> None:
        """Let the optimizer change the weights."""
        assert self.model is not None
        self.model.finish_update(sgd)

    def use_params(self, params: dict[tuple[int, str], FloatsXd]) -> Iterator[None]:
        """A generator, as spaCy wants it: until its second step the weights are `params`, such as
        an optimizer's averages."""
        if self.model is None:
            yield
        else:
            with self.model.use_params(params):
                yield

    def score(
        self,
        examples: Iterable[Example],
        **kwargs: Any,  # noqa: ANN401 - as spaCy has it
    ) -> dict[str, float | dict[str, float]]:
        """The measures of the task, by name."""
        pairs = [(read_annotations(one.predicted), read_truth(one.reference)) for one in examples]
        return {**MEASURES[self.task.name](pairs)}

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The classifier; see `Classifier.to_bytes`."""
        classifier = self._trained()
        weights = current_weights(self.model) if self.model is not None else self._weights
        assert weights is not None
        return classifier.to_bytes(weights)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> LearnedPipe:
        """The component with the classifier in `data`; it reads, and learns only after
        `initialize`."""
        self.classifier, self.model = Classifier.from_bytes(data), None
        self._weights = read_weights(data)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the classifier into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> LearnedPipe:
        """The component with the classifier in the folder `path`."""
        return self.from_bytes((Path(path) / FILE).read_bytes())


def _apart(spans: Iterable[Any]) -> list[Any]:
    """`spans` without those that overlap an earlier one."""
    found: list[Any] = []
    for span in spans:
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _factory(task: str) -> Callable[..., LearnedPipe]:
    def make(
        nlp: Language,
        name: str,
        width: int,
        hidden: int,
        dropout: float,
        feature_dropout: float,
        least: int,
        alone: float,
        source: EvidenceSource,
    ) -> LearnedPipe:
        shape = Shape(width, hidden, dropout, feature_dropout)
        return LearnedPipe(TASKS[task], name, shape=shape, least=least, alone=alone, source=source)

    make.__doc__ = f"The trainable component for {task}."
    return cast(
        "Callable[..., LearnedPipe]",
        Language.factory(
            f"extractor_{task}",
            default_config={
                "width": 48,
                "hidden": 96,
                "dropout": 0.3,
                "feature_dropout": 0.3,
                "least": 3,
                "alone": 0.35,
                "source": "both",
            },
            assigns=[f"doc._.extractor_{job}" for job in TASKS[task].fills],
            requires=[f"doc._.extractor_{job}" for job in TASKS[task].needs],
            func=make,
        ),
    )


make_names = _factory("names")
make_readings = _factory("readings")
make_transactions = _factory("transactions")
