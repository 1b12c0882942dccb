"""The network of the classifiers: features summed, one hidden layer, one score for each label.

Comes in: for each item the rows of its features. Goes out: a thinc model. It must not know what a
feature or a label means.

Sums of embedded features are what fastText classifies by (Joulin et al., 2017, "Bag of Tricks for
Efficient Text Classification"): a look-up for each feature instead of a convolution over every
word, about fifty times as fast on a CPU, and better on a small corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from thinc.api import Linear, Maxout, Model, chain, uniform_init
from thinc.types import Floats2d, Ints1d, Ragged

Network = Model[Ragged, Floats2d]


def build_network(rows: int, width: int, hidden: int, labels: int, dropout: float) -> Network:
    """A network over `rows` features for `labels` labels; its output are unscaled scores."""
    return cast(
        Network,
        chain(
            feature_sum(rows, width),
            Maxout(hidden, width, nP=2, normalize=True, dropout=dropout),
            Linear(labels, hidden),
        ),
    )


def predict(network: Network, rows: Sequence[np.ndarray]) -> np.ndarray:
    """The scores of items, given the rows of their features."""
    return np.asarray(network.predict(_ragged(rows)))


def begin_update(
    network: Network, rows: Sequence[np.ndarray]
) -> tuple[np.ndarray, Callable[[np.ndarray], object]]:
    """The scores of items in training, and what takes the gradient by them."""
    scores, backprop = network.begin_update(_ragged(rows))
    return np.asarray(scores), lambda gradient: backprop(cast(Floats2d, gradient))


def read_weights(network: Network) -> list[np.ndarray]:
    """The weights of all layers, in their order."""
    return [np.asarray(node.get_param(name)) for node, name in _weights(network)]


def write_weights(network: Network, weights: Sequence[np.ndarray]) -> None:
    """Set the weights of all layers. Raises ValueError if there are more or fewer of them."""
    for (node, name), one in zip(_weights(network), weights, strict=True):
        node.set_param(name, cast(Floats2d, one.astype("f")))


def _weights(network: Network) -> list[tuple[Model[Any, Any], str]]:
    return [
        (node, name) for node in network.walk() for name in node.param_names if node.has_param(name)
    ]


def _ragged(rows: Sequence[np.ndarray]) -> Ragged:
    lengths = np.array([len(one) for one in rows], dtype="i")
    joined = np.concatenate(rows) if rows else np.zeros(0, dtype="i")
    return Ragged(cast(Ints1d, joined), cast(Ints1d, lengths))


def feature_sum(rows: int, width: int) -> Model[Ragged, Floats2d]:
    """The sum of the embedded features of each item, by the square root of their number."""
    return Model(
        "feature_sum",
        _forward,
        init=_init,
        params={"E": None},
        dims={"nV": rows, "nO": width, "nI": None},
    )


def _init(model: Model[Ragged, Floats2d], X: object = None, Y: object = None) -> None:  # noqa: N803
    shape = (model.get_dim("nV"), model.get_dim("nO"))
    model.set_param("E", uniform_init(model.ops, shape, lo=-0.1, hi=0.1))


def _forward(
    model: Model[Ragged, Floats2d],
    X: Ragged,  # noqa: N803 - as thinc names it
    is_train: bool,
) -> tuple[Floats2d, Callable[[Floats2d], Ragged]]:
    embedding = model.get_param("E")
    rows = cast(Ints1d, X.dataXd)
    lengths = X.lengths
    ops = model.ops
    scale = (1.0 / ops.xp.sqrt(ops.xp.maximum(lengths, 1))).astype("f").reshape((-1, 1))
    summed = ops.reduce_sum(cast(Floats2d, embedding[rows]), lengths)

    def backprop(gradient: Floats2d) -> Ragged:
        change = ops.alloc2f(*embedding.shape)
        spread = ops.xp.repeat(gradient * scale, lengths, axis=0)
        ops.scatter_add(change, rows, spread)
        model.inc_grad("E", change)
        return X

    return summed * scale, backprop
