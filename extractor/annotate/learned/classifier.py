"""A trained classifier: which features count, what they are worth, and the labels they speak for.

Comes in: the evidence for some items. Goes out: the probability of every label. It must not know
what the items are: names, quantities and releases are all classified by this.

Beside the labels the network scores *trust*: how much the rules' own reading of an item is worth
here. It is added to the label that the rules told, so that a label the corpus shows rarely is not
forgotten where the rules know it (a copy mechanism, after Gu et al., 2016, "Incorporating Copying
Mechanism in Sequence-to-Sequence Learning"). Without the rules' evidence there is no trust, and the
same network is the model alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import cast

import msgspec
import numpy as np

from extractor.annotate.learned.network import (
    Network,
    build_network,
    predict,
    read_weights,
    write_weights,
)

FIRST_TRUST = 3.0
"""The trust in the rules before anything is learned, as a difference of scores."""


class Evidence(msgspec.Struct):
    """What speaks for the labels of one item: features of the text, features of the rules'
    findings, and for each head the labels that the rules tell."""

    text: list[str]
    rules: list[str]
    told: tuple[tuple[str, ...], ...]


class Head(msgspec.Struct, frozen=True):
    """One question about an item. The labels exclude each other if `exclusive`."""

    name: str
    labels: tuple[str, ...]
    exclusive: bool = True


class Shape(msgspec.Struct, frozen=True):
    """The size of a network: the width of a feature's embedding and of the hidden layer, and the
    shares of features and of hidden units that are left out in training."""

    width: int = 48
    hidden: int = 96
    dropout: float = 0.3
    feature_dropout: float = 0.3


class Batch(msgspec.Struct):
    """Items as numbers: the rows of the text's features, those of the rules', and for each head
    where the rules' labels stand among the scores (1) or not (0)."""

    text: list[np.ndarray]
    rules: list[np.ndarray]
    told: list[np.ndarray]


class Classifier:
    """Scores items under `heads`; `index` gives each feature that counts its row."""

    def __init__(self, heads: Sequence[Head], index: dict[str, int], shape: Shape) -> None:
        self.heads = tuple(heads)
        self.index = index
        self.shape = shape
        self.labels = sum(len(head.labels) for head in heads)
        self.network: Network = build_network(
            max(1, len(index)), shape.width, shape.hidden, self.labels + len(heads), shape.dropout
        )
        self._places = {
            (number, label): place
            for place, (number, label) in enumerate(
                (number, label) for number, head in enumerate(heads) for label in head.labels
            )
        }

    def initialize(self) -> None:
        """Give the network its first weights; trust begins at `FIRST_TRUST`."""
        self.network.initialize()
        weights = [one.copy() for one in read_weights(self.network)]
        bias = next(one for one in weights if one.shape == (self.labels + len(self.heads),))
        bias[self.labels :] = FIRST_TRUST
        write_weights(self.network, weights)

    def encode(self, items: Iterable[Evidence]) -> Batch:
        """`items` as numbers; features without a row are dropped."""
        get = self.index.get
        batch = Batch([], [], [])
        for item in items:
            batch.text.append(_rows(item.text, get))
            batch.rules.append(_rows(item.rules, get))
            told = np.zeros(self.labels, dtype="f")
            for number, labels in enumerate(item.told):
                for label in labels:
                    place = self._places.get((number, label))
                    if place is not None:
                        told[place] = 1.0
            batch.told.append(told)
        return batch

    def probabilities(self, items: Sequence[Evidence], use_rules: bool = True) -> list[np.ndarray]:
        """For each head the probabilities of its labels, one row for each item."""
        if not items:
            return [np.zeros((0, len(head.labels)), "f") for head in self.heads]
        batch = self.encode(items)
        rows = [
            np.concatenate(both) if use_rules else both[0]
            for both in zip(batch.text, batch.rules, strict=True)
        ]
        scores = predict(self.network, rows)
        return self.normalized(scores, np.stack(batch.told) if use_rules else None)

    def normalized(self, scores: np.ndarray, told: np.ndarray | None) -> list[np.ndarray]:
        """Scores of the network as probabilities, trust added to what the rules told."""
        found: list[np.ndarray] = []
        at = 0
        for number, head in enumerate(self.heads):
            end = at + len(head.labels)
            part = scores[:, at:end]
            if told is not None:
                trust = scores[:, self.labels + number]
                part = part + told[:, at:end] * trust[:, None]
            found.append(_softmax(part) if head.exclusive else _sigmoid(part))
            at = end
        return found

    def gradient(
        self, scores: np.ndarray, told: np.ndarray, truth: np.ndarray
    ) -> tuple[np.ndarray, float]:
        """The gradient of the cross-entropy by `scores`, and the cross-entropy, each for one item
        on the average; `truth` has a column for each label of all heads."""
        count = len(truth)
        change = np.zeros_like(scores)
        loss = 0.0
        at = 0
        for number, probabilities in enumerate(self.normalized(scores, told)):
            end = at + probabilities.shape[1]
            right = truth[:, at:end]
            loss -= float((right * np.log(probabilities + 1e-9)).sum())
            if not self.heads[number].exclusive:
                loss -= float(((1 - right) * np.log(1 - probabilities + 1e-9)).sum())
            part = (probabilities - right) / count
            change[:, at:end] = part
            change[:, self.labels + number] = (part * told[:, at:end]).sum(axis=1)
            at = end
        return change, loss / count

    def to_bytes(self) -> bytes:
        """The classifier as bytes; `from_bytes` reads them back. Weights are kept as half
        floats."""
        weights = [(one.shape, one.astype("<f2").tobytes()) for one in read_weights(self.network)]
        plain = {
            "heads": self.heads,
            "shape": self.shape,
            "features": sorted(self.index, key=self.index.__getitem__),
            "weights": weights,
        }
        return msgspec.msgpack.encode(plain)

    @classmethod
    def from_bytes(cls, data: bytes) -> Classifier:
        """The classifier that `to_bytes` wrote. Nothing in `data` is run.

        Raises msgspec.DecodeError for anything else.
        """
        saved = msgspec.msgpack.decode(data, type=_Saved)
        index = {feature: row for row, feature in enumerate(saved.features)}
        classifier = cls(saved.heads, index, saved.shape)
        classifier.network.initialize()
        write_weights(
            classifier.network,
            [np.frombuffer(raw, dtype="<f2").reshape(shape) for shape, raw in saved.weights],
        )
        return classifier


class _Saved(msgspec.Struct):
    heads: tuple[Head, ...]
    shape: Shape
    features: list[str]
    weights: list[tuple[tuple[int, ...], bytes]]


def choose_features(
    releases: Iterable[tuple[str, Sequence[Evidence]]], least: int
) -> dict[str, int]:
    """A row for every feature that `least` releases of two hands or more have; `releases` are
    their items by hand. What only one hand shows is its names and its turns of phrase."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    several: set[str] = set()
    for hand, items in releases:
        for feature in set(chain.from_iterable((*item.text, *item.rules) for item in items)):
            counts[feature] += 1
            if first.setdefault(feature, hand) != hand:
                several.add(feature)
    kept = sorted(feature for feature in several if counts[feature] >= least)
    return {feature: row for row, feature in enumerate(kept)}


def _rows(features: Iterable[str], get: Callable[[str], int | None]) -> np.ndarray:
    found = {row for feature in features if (row := get(feature)) is not None}
    return np.fromiter(found, dtype="i", count=len(found))


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(np.ndarray, powers / powers.sum(axis=1, keepdims=True))


def _sigmoid(scores: np.ndarray) -> np.ndarray:
    return cast(np.ndarray, 1.0 / (1.0 + np.exp(-scores)))
