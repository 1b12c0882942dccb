"""Wordings: templates with slots, alternatives and optional parts, read from TOML files.

Comes in: templates as they stand in `wordings/`. Goes out: their nodes, which `grammar.writer`
expands. This module knows the language of templates, not what the slots mean.

    [a|b|c]          one of the alternatives; [a|] may be left out; they nest
    {name}           what the scene has under this name, or one of the wordings of that name
    {name:form,form} in these forms (see `grammar.numbers` and `grammar.writer`)
    {#kind word …}   a quantity that belongs to no deal, drawn here
    {@name}          a date
    {?flag flag}     nothing; the alternative stands only where one of the flags is up
    {?!flag}         nothing; the alternative stands only where the flag is not up
    {a}              "a" or "an", by what follows
    « »              quotation marks around direct speech; ‹ › the same without printed marks
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TypeAlias

import msgspec

from extractor.corpus.grammar.dice import Dice
from extractor.errors import UsageError


class Slot(msgspec.Struct, frozen=True):
    """A place to be filled: `sigil` is "", "#", "@" or "?"."""

    sigil: str
    name: str
    forms: tuple[str, ...] = ()


class Speech(msgspec.Struct, frozen=True):
    """Where direct speech begins or ends, with or without printed marks."""

    begins: bool
    printed: bool


class Choice(msgspec.Struct, frozen=True):
    """Alternatives, of which one stands."""

    alternatives: tuple[Sequence, ...]


Node: TypeAlias = str | Slot | Speech | Choice
Sequence: TypeAlias = tuple[Node, ...]

_TOKEN = re.compile(r"[\[\]|«»‹›]|\{[^{}]*\}|[^\[\]|{}«»‹›]+|[{}]")
_SPEECH = {
    "«": Speech(True, True),
    "»": Speech(False, True),
    "‹": Speech(True, False),
    "›": Speech(False, False),
}


def parse(template: str) -> Sequence:
    """The nodes of a template.

    Raises UsageError where its brackets do not match.
    """
    tokens = _TOKEN.findall(template)
    alternatives, at = _alternatives(tokens, 0, template)
    if at != len(tokens):
        raise UsageError(f"A bracket is closed that was never opened in the wording {template!r}.")
    if len(alternatives) > 1:
        return (Choice(tuple(alternatives)),)
    return alternatives[0]


def _alternatives(tokens: list[str], at: int, template: str) -> tuple[list[Sequence], int]:
    done: list[Sequence] = []
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at] != "]":
        token = tokens[at]
        at += 1
        if token == "|":
            done.append(tuple(nodes))
            nodes = []
        elif token == "[":
            inner, at = _alternatives(tokens, at, template)
            if at == len(tokens):
                raise UsageError(f"A bracket is left open in the wording {template!r}.")
            at += 1
            nodes.append(Choice(tuple(inner)))
        elif token in _SPEECH:
            nodes.append(_SPEECH[token])
        elif token[0] == "{":
            nodes.append(_slot(token[1:-1], template))
        else:
            nodes.append(token)
    done.append(tuple(nodes))
    return done, at


def _slot(body: str, template: str) -> Slot:
    sigil = body[:1] if body[:1] in ("#", "@", "?") else ""
    name, colon, forms = body[len(sigil) :].partition(":")
    if not name.strip():
        raise UsageError(f"A slot without a name stands in the wording {template!r}.")
    if sigil in ("#", "?"):
        name, *words = name.split()
        return Slot(sigil, name, (*words, *(forms.split(",") if colon else ())))
    return Slot(sigil, name.strip(), tuple(forms.split(",")) if colon else ())


def slots(nodes: Sequence) -> Iterator[Slot]:
    """Every slot of a template, in order."""
    for node in nodes:
        if isinstance(node, Slot):
            yield node
        elif isinstance(node, Choice):
            for alternative in node.alternatives:
                yield from slots(alternative)


Rules: TypeAlias = dict[str, tuple[Sequence, ...]]


class Book(msgspec.Struct, frozen=True):
    """The wordings of one file: rules by name, and the `details`, rules of which a release takes
    several in about this order."""

    rules: Rules
    details: Rules


@cache
def load_book(split: str, name: str) -> Book:
    """The wordings `name` of a split.

    Raises UsageError if there are none, or if a template cannot be read.
    """
    place = files(__package__).joinpath("wordings", split, f"{name}.toml")
    try:
        tables = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"There are no wordings {split}/{name}.toml.") from None
    details = tables.pop("details", {})
    return Book(_rules(tables), _rules(details))


class Synonyms:
    """Phrases that may stand for each other."""

    def __init__(self, table: dict[str, list[str]]) -> None:
        phrases = sorted(table, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
        self._table = table

    def vary(self, words: str, dice: Dice) -> str:
        """The words, with another phrase in some places."""
        if not self._pattern.search(words):
            return words
        return self._pattern.sub(
            lambda found: (
                dice.pick(self._table[found.group()]) if dice.chance(_VARIED) else found.group()
            ),
            words,
        )


_VARIED = 30
"""In so many percent of cases a synonym stands."""


@cache
def load_synonyms(split: str) -> Synonyms | None:
    """The synonyms of a split, if it has some."""
    place = files(__package__).joinpath("wordings", split, "synonyms.toml")
    if not place.is_file():
        return None
    return Synonyms(tomllib.loads(place.read_text(encoding="utf-8")))


def _rules(table: dict[str, list[str]]) -> Rules:
    return {name: tuple(parse(one) for one in templates) for name, templates in table.items()}
