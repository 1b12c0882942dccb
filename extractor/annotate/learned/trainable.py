"""The network of `network` in thinc, where it can be trained.

Comes in: sizes, or weights. Goes out: a thinc model with the same weights and the same scores. It
must not know what is learned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
from thinc.api import Linear, Maxout, Model, chain, uniform_init
from thinc.types import Floats2d, Ints1d, Ragged

from extractor.annotate.learned.network import PIECES, Weights

Network = Model[Ragged, Floats2d]
_ORDER = (
    ("feature_sum", "E"),
    ("maxout", "W"),
    ("maxout", "b"),
    ("layernorm", "G"),
    ("layernorm", "b"),
    ("linear", "W"),
    ("linear", "b"),
)
"""Where the fields of `Weights` stand in the model: layer and parameter."""


def build_network(rows: int, width: int, hidden: int, labels: int, dropout: float) -> Network:
    """A network over `rows` features for `labels` labels, with its first weights."""
    network = cast(
        Network,
        chain(
            _feature_sum(rows, width),
            Maxout(hidden, width, nP=PIECES, normalize=True, dropout=dropout),
            Linear(labels, hidden),
        ),
    )
    network.initialize()
    return network


def read_weights(network: Network) -> Weights:
    """The weights of `network`, copied."""
    layers = {node.name: node for node in network.walk()}
    return Weights(*(np.array(layers[layer].get_param(name)) for layer, name in _ORDER))


def write_weights(network: Network, weights: Weights) -> None:
    """Give `network` the weights."""
    layers = {node.name: node for node in network.walk()}
    for (layer, name), one in zip(_ORDER, weights.arrays(), strict=True):
        layers[layer].set_param(name, cast(Floats2d, one.astype("f")))


def predict(network: Network, rows: Sequence[np.ndarray]) -> np.ndarray:
    """The scores of items, given the rows of their features."""
    return np.asarray(network.predict(_ragged(rows)))


def begin_update(
    network: Network, rows: Sequence[np.ndarray]
) -> tuple[np.ndarray, Callable[[np.ndarray], object]]:
    """The scores of items in training, and what takes the gradient by them."""
    scores, backprop = network.begin_update(_ragged(rows))
    return np.asarray(scores), lambda gradient: backprop(cast(Floats2d, gradient))


def _ragged(rows: Sequence[np.ndarray]) -> Ragged:
    lengths = np.array([len(one) for one in rows], dtype="i")
    joined = np.concatenate(rows) if rows else np.zeros(0, dtype="i")
    return Ragged(cast(Ints1d, joined), cast(Ints1d, lengths))


def _feature_sum(rows: int, width: int) -> Model[Ragged, Floats2d]:
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
