"""The network of the classifiers: features summed, one hidden layer, one score for each label.

Comes in: weights, and for each item the rows of its features. Goes out: scores. It must not know
what a feature or a label means. Training has the same network in thinc (`trainable`); here it is
numpy alone, since importing thinc takes longer than reading a hundred releases.

Sums of embedded features are what fastText classifies by (Joulin et al., 2017, "Bag of Tricks for
Efficient Text Classification"): a look-up for each feature instead of a convolution over every
word, about fifty times as fast on a CPU, and better on a small corpus. The hidden layer is a maxout
of two (Goodfellow et al., 2013), normalized (Ba et al., 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import msgspec
import numpy as np

PIECES = 2
_EPSILON = 1e-8


class Weights(msgspec.Struct):
    """The weights of one network. Shapes: `features` rows x width, `hidden` (hidden, pieces,
    width), `hidden_bias` (hidden, pieces), `gain` and `shift` (hidden), `labels` labels x hidden,
    `label_bias` (labels)."""

    features: np.ndarray
    hidden: np.ndarray
    hidden_bias: np.ndarray
    gain: np.ndarray
    shift: np.ndarray
    labels: np.ndarray
    label_bias: np.ndarray

    def arrays(self) -> list[np.ndarray]:
        """The weights in the order of the fields."""
        return [getattr(self, name) for name in self.__struct_fields__]


def score(weights: Weights, rows: Sequence[np.ndarray]) -> np.ndarray:
    """The scores of the labels, a row for each item, given the rows of its features."""
    summed = sum_features(weights.features, rows)
    size = len(weights.hidden)
    pieces = _times(summed, weights.hidden.reshape(size * PIECES, -1))
    pieces = pieces.reshape(-1, size, PIECES) + weights.hidden_bias
    hidden = pieces[:, :, 0]
    for piece in range(1, PIECES):  # many times as fast as a maximum over so short an axis
        hidden = np.maximum(hidden, pieces[:, :, piece])
    centered = hidden - hidden.mean(axis=1, keepdims=True)
    spread = np.sqrt(centered.var(axis=1, keepdims=True) + _EPSILON)
    normalized = centered / spread * weights.gain + weights.shift
    return cast(np.ndarray, _times(normalized, weights.labels) + weights.label_bias)


def _times(items: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The product of `items` and the transposed `weights`. Matrices are so small here that the
    threads of a BLAS cost more than the product, hence none is used."""
    return cast(np.ndarray, np.einsum("ij,kj->ik", items, weights))


def sum_features(embedding: np.ndarray, rows: Sequence[np.ndarray]) -> np.ndarray:
    """The sum of the embedded features of each item, by the square root of their number."""
    counts = np.array([len(one) for one in rows])
    summed = np.zeros((len(rows), embedding.shape[1]), dtype="f")
    for place, one in enumerate(rows):
        np.add.reduce(embedding.take(one, axis=0), axis=0, out=summed[place])
    return cast(np.ndarray, (summed / np.sqrt(np.maximum(counts, 1))[:, None]).astype("f"))
