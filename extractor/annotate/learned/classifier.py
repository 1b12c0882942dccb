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
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import cast

import msgspec
import numpy as np

from extractor.annotate.learned.network import Weights, score

FIRST_TRUST = 3.0
"""The trust in the rules before anything is learned, as a difference of scores."""


Bag = tuple[str, Sequence[str]]
"""Features that share their name: the name and the values."""

_NOTHING: dict[str, int] = {}


class Evidence(msgspec.Struct):
    """What speaks for the labels of one item: features of the text, features of the rules'
    findings, and for each head the labels that the rules tell.

    `bags` are features of the text, too, such as the words of the headline. Most features are in
    one; kept apart, they are looked up without putting a string together for each.
    """

    text: list[str]
    rules: list[str]
    told: tuple[tuple[str, ...], ...]
    bags: list[Bag] = []

    def features(self) -> Iterator[str]:
        """Every feature as it is written in an index."""
        yield from self.text
        yield from self.rules
        for name, values in self.bags:
            for value in values:
                yield f"{name}={value}"


class Head(msgspec.Struct, frozen=True):
    """One question about an item, whose labels exclude each other."""

    name: str
    labels: tuple[str, ...]


class Batch(msgspec.Struct):
    """Items as numbers: the rows of the text's features, those of the rules', and for each head
    where the rules' labels stand among the scores (1) or not (0)."""

    text: list[np.ndarray]
    rules: list[np.ndarray]
    told: list[np.ndarray]


class Classifier:
    """Scores items under `heads`; `index` gives each feature that counts its row, `scorer` the
    scores of items from the rows of their features."""

    def __init__(
        self,
        heads: Sequence[Head],
        index: dict[str, int],
        scorer: Callable[[Sequence[np.ndarray]], np.ndarray],
    ) -> None:
        self.heads = tuple(heads)
        self.index = index
        self.scorer = scorer
        self.labels = sum(len(head.labels) for head in heads)
        self._bags = _split(index)
        self._places = {
            (number, label): place
            for place, (number, label) in enumerate(
                (number, label) for number, head in enumerate(heads) for label in head.labels
            )
        }

    def encode(self, items: Iterable[Evidence]) -> Batch:
        """`items` as numbers; features without a row are dropped."""
        items = list(items)
        known: dict[tuple[str, int], list[int]] = {}
        return Batch(
            [np.array(list(self._text_rows(item, known)), dtype="i") for item in items],
            [np.array(list(self._rule_rows(item)), dtype="i") for item in items],
            list(self._told(items)),
        )

    def probabilities(self, items: Sequence[Evidence], use_rules: bool = True) -> list[np.ndarray]:
        """For each head the probabilities of its labels, one row for each item."""
        if not items:
            return [np.zeros((0, len(head.labels)), "f") for head in self.heads]
        rows = []
        known: dict[tuple[str, int], list[int]] = {}
        for item in items:
            found = list(self._text_rows(item, known))
            if use_rules:
                found += self._rule_rows(item)
            rows.append(np.array(found, dtype="i"))
        return self.normalized(self.scorer(rows), self._told(items) if use_rules else None)

    def _text_rows(self, item: Evidence, known: dict[tuple[str, int], list[int]]) -> set[int]:
        """The rows of the text's features; `known` are those of the bags so far, as the items of
        a release share the very lists of its head."""
        get = self.index.get
        found = {row for feature in item.text if (row := get(feature)) is not None}
        for name, values in item.bags:
            key = name, id(values)
            rows = known.get(key)
            if rows is None:
                get = self._bags.get(name, _NOTHING).get
                rows = [row for value in values if (row := get(value)) is not None]
                known[key] = rows
            found.update(rows)
        return found

    def _rule_rows(self, item: Evidence) -> set[int]:
        get = self.index.get
        return {row for feature in item.rules if (row := get(feature)) is not None}

    def _told(self, items: Sequence[Evidence]) -> np.ndarray:
        """Which labels the rules tell, a row for each item."""
        told = np.zeros((len(items), self.labels), dtype="f")
        for row, item in enumerate(items):
            for number, labels in enumerate(item.told):
                for label in labels:
                    place = self._places.get((number, label))
                    if place is not None:
                        told[row, place] = 1.0
        return told

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
            found.append(_softmax(part))
            at = end
        return found

    def gradient(
        self, scores: np.ndarray, told: np.ndarray, truth: np.ndarray
    ) -> tuple[np.ndarray, float]:
        """The gradient of the cross-entropy by `scores`, and the cross-entropy, each for one item
        on the average; `truth` has a column for each label of all heads. An item
        of which no label under a head is true teaches that head nothing."""
        count = len(truth)
        change = np.zeros_like(scores)
        loss = 0.0
        at = 0
        for number, probabilities in enumerate(self.normalized(scores, told)):
            end = at + probabilities.shape[1]
            right = truth[:, at:end]
            loss -= float((right * np.log(probabilities + 1e-9)).sum())
            part = (probabilities - right) / count
            part *= right.any(axis=1, keepdims=True)  # nothing is known of the others
            change[:, at:end] = part
            change[:, self.labels + number] = (part * told[:, at:end]).sum(axis=1)
            at = end
        return change, loss / count

    def to_bytes(self, weights: Weights) -> bytes:
        """The classifier with its `weights` as bytes; `from_bytes` reads them back. Weights are
        kept as half floats."""
        saved = _Saved(
            self.heads,
            sorted(self.index, key=self.index.__getitem__),
            [(one.shape, one.astype("<f2").tobytes()) for one in weights.arrays()],
        )
        return msgspec.msgpack.encode(saved)

    @classmethod
    def from_bytes(cls, data: bytes) -> Classifier:
        """The classifier that `to_bytes` wrote. Nothing in `data` is run.

        Raises ValueError or msgspec.DecodeError for anything else.
        """
        saved = msgspec.msgpack.decode(data, type=_Saved)
        index = {feature: row for row, feature in enumerate(saved.features)}
        return cls(saved.heads, index, partial(score, saved.read_weights()))


def read_weights(data: bytes) -> Weights:
    """The weights in what `Classifier.to_bytes` wrote."""
    return msgspec.msgpack.decode(data, type=_Saved).read_weights()


class _Saved(msgspec.Struct):
    heads: tuple[Head, ...]
    features: list[str]
    weights: list[tuple[tuple[int, ...], bytes]]

    def read_weights(self) -> Weights:
        arrays = [
            np.frombuffer(raw, dtype="<f2").astype("f").reshape(shape)
            for shape, raw in self.weights
        ]
        if len(arrays) != len(Weights.__struct_fields__):
            raise ValueError(f"there are {len(arrays)} arrays of weights")
        return Weights(*arrays)


def choose_features(
    releases: Iterable[tuple[str, Sequence[Evidence]]], least: int
) -> dict[str, int]:
    """A row for every feature that `least` releases of two hands or more have; `releases` are
    their items by hand. What only one hand shows is its names and its turns of phrase."""
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    several: set[str] = set()
    for hand, items in releases:
        for feature in set(chain.from_iterable(item.features() for item in items)):
            counts[feature] += 1
            if first.setdefault(feature, hand) != hand:
                several.add(feature)
    kept = sorted(feature for feature in several if counts[feature] >= least)
    return {feature: row for row, feature in enumerate(kept)}


def _split(index: dict[str, int]) -> dict[str, dict[str, int]]:
    """The rows of the features by name and value."""
    found: dict[str, dict[str, int]] = {}
    for feature, row in index.items():
        name, _, value = feature.partition("=")
        found.setdefault(name, {})[value] = row
    return found


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(np.ndarray, powers / powers.sum(axis=1, keepdims=True))
