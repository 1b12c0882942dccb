"""The form of a rule, and the register of all rules.

Comes in: declared functions. Goes out: `RULES`. The listing, the README's table, the formats and
the tests are made from these declarations. It must not know any rule.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.lint.draft import Draft
from extractor.lint.finding import Hit, Severity

Find = Callable[[Draft], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """One declared rule. `code` never changes its meaning; `name` is the code in words; `words`
    say what it finds, and `source` why that is wrong."""

    code: str
    name: str
    severity: Severity
    words: str
    source: str
    find: Find


RULES: dict[str, Rule] = {}
"""Every rule by its code, in the order of the codes."""


def rule(code: str, name: str, severity: Severity) -> Callable[[Find], Find]:
    """Declare the decorated function as the rule `code`. The first paragraph of its docstring are
    the rule's words, the one that begins with "Source:" says where the rule comes from.

    Raises ValueError for a code or name that is declared already, and for a missing source.
    """

    def declare(find: Find) -> Find:
        words, _, source = (inspect.getdoc(find) or "").partition("Source: ")
        add(Rule(code, name, severity, _flat(words), _flat(source), find))
        return find

    return declare


def add(new: Rule) -> None:
    """Put `new` into `RULES`. Raises ValueError as `rule` does."""
    if new.code in RULES or any(one.name == new.name for one in RULES.values()):
        raise ValueError(f"The rule {new.code} ({new.name}) is declared twice.")
    if not new.words or not new.source:
        raise ValueError(f"The rule {new.code} ({new.name}) needs words and a source.")
    RULES[new.code] = new


def _flat(words: str) -> str:
    return " ".join(words.split())
