"""How an identity is declared: one function, its formula, the words of its messages.

Comes in: a rule as a function of intervals. Goes out: `IDENTITIES`, filled by `identity` and
`implies` when the modules that declare are imported. It must not know any identity.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from extractor.interval import Interval

Rule = Callable[..., Interval]
_R = TypeVar("_R", bound=Rule)


@dataclass(frozen=True)
class Implied:
    """How a side that is not printed follows from the others: the rule, the template of a
    message, and what the result is called."""

    rule: Rule
    wording: str
    meaning: str


@dataclass(frozen=True)
class Identity:
    """One declared identity.

    `formula` is the equation by input names, `wording` the template of a message, in which every
    name stands for the numbers as printed; `chained` is that for a rule reckoned from its optional
    inputs instead. `reported` names the stated side, which is compared
    with what `rule` computes from `inputs`. `many` are the inputs that take several numbers.
    `implied` computes an input that is not stated from those that are. `optional` inputs may be
    left out. `concepts` name the facts that are the inputs, where nothing but these says which
    numbers the identity binds (see `select.own`).
    """

    name: str
    formula: str
    wording: str
    chained: str
    reported: str
    rule: Rule
    inputs: tuple[str, ...]
    many: frozenset[str]
    optional: frozenset[str]
    implied: dict[str, Implied] = field(default_factory=dict)
    concepts: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """The formula in words."""
        return " ".join((inspect.getdoc(self.rule) or "").split())


IDENTITIES: dict[str, Identity] = {}
"""Every identity by name, in order of declaration."""


def identity(
    name: str,
    formula: str,
    *,
    reported: str,
    wording: str,
    chained: str = "",
    concepts: Mapping[str, str] | None = None,
) -> Callable[[_R], _R]:
    """Declare the decorated function as the identity `name`.

    A parameter annotated as a list takes several numbers; one with a default is optional.
    Raises ValueError for a name that is declared already, and for `concepts` that are given for
    some of the inputs only.
    """

    def declare(rule: _R) -> _R:
        if name in IDENTITIES:
            raise ValueError(f"The identity {name!r} is declared twice.")
        parameters = inspect.signature(rule).parameters
        if concepts is not None and {*concepts} != {*parameters, reported}:
            raise ValueError(
                f"The identity {name!r} has the inputs {', '.join([*parameters, reported])}, but "
                f"concepts for {', '.join(concepts)}."
            )
        IDENTITIES[name] = Identity(
            name=name,
            formula=formula,
            wording=wording,
            chained=chained,
            reported=reported,
            rule=rule,
            inputs=tuple(parameters),
            many=frozenset(
                key for key, one in parameters.items() if str(one.annotation).startswith("list")
            ),
            optional=frozenset(
                key for key, one in parameters.items() if one.default is not inspect.Parameter.empty
            ),
            concepts=dict(concepts or {}),
        )
        return rule

    return declare


def implies(name: str, unstated: str, *, wording: str, meaning: str) -> Callable[[_R], _R]:
    """Declare the decorated function as the value of `unstated` that the identity `name` implies
    when that side is not printed; its parameters are the stated inputs. Over `identity`, the
    identity's own rule gives the value.
    """

    def declare(rule: _R) -> _R:
        IDENTITIES[name].implied[unstated] = Implied(rule, wording, meaning)
        return rule

    return declare


@cache
def arguments(rule: Rule) -> tuple[str, ...]:
    """The names of the inputs that `rule` takes."""
    return tuple(inspect.signature(rule).parameters)
