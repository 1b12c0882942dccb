"""The reference as Markdown tables, made from what the code declares.

Comes in: the commands of the application, and the declarations of identities, rules, codes and
concepts. Goes out: `PARTS`, a function for each table, and `fill`, which puts them into a text
where its marks ask for them. It must not say anything that is not declared elsewhere.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from extractor.checks.identities import IDENTITIES
from extractor.cli.app import app
from extractor.errors import CODES, FATAL, STAGES, UsageError
from extractor.lint.rules import RULES
from extractor.patterns.concepts import CONCEPTS

_REQUIRED = inspect.Parameter.empty
_MARKED = re.compile(r"(<!-- reference: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def fill(text: str) -> str:
    """`text` with the tables between its marks, `<!-- reference: NAME -->` and `<!-- end -->`, made
    anew; NAME is one of `PARTS`.

    Raises UsageError for another name.
    """
    return _MARKED.sub(lambda found: f"{found[1]}\n{part(found[2])}\n\n{found[3]}", text)


def fill_file(path: Path) -> None:
    """`fill` the file at `path`.

    Raises UsageError for a mark that names no part, or a file that is not there.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; a Markdown file with marks would have worked.")
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")


def print_parts(names: Iterable[str]) -> str:
    """The parts named, or all of them, each under a heading.

    Raises UsageError for a name that is no part.
    """
    return "\n\n".join(f"## {name.capitalize()}\n\n{part(name)}" for name in names or PARTS)


def part(name: str) -> str:
    """One part of the reference, by its name in `PARTS`.

    Raises UsageError for a name that is not there.
    """
    if name not in PARTS:
        raise UsageError(
            f"{name!r} is no part of the reference; {', '.join(PARTS)} would have worked."
        )
    return PARTS[name]()


def commands() -> str:
    """Every command with its arguments and the options that it cannot do without."""
    return _table(
        ("command", "what it does"),
        (
            (f"`{' '.join(_usage(name, callback))}`", _sentence(callback))
            for name, callback in _commands(app)
        ),
    )


def options() -> str:
    """Every option of every command, those that mean the same together."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for name, callback in [*_commands(app), *_without_command()]:
        for shown, info, default in _parameters(callback, OptionInfo):
            silent = default is None or default is _REQUIRED or isinstance(default, bool)
            value = "" if silent else f"`{default}`"
            found.setdefault((shown, value, info.help or ""), []).append(name)
    return _table(
        ("option", "of", "default", "what it does"),
        (
            (f"`{shown}`", ", ".join(f"`{one}`" for one in names), value, words)
            for (shown, value, words), names in found.items()
        ),
    )


def identities() -> str:
    """Every identity with its formula."""
    return _table(
        ("identity", "formula", "in words"),
        ((f"`{one.name}`", one.formula, one.words) for one in IDENTITIES.values()),
    )


def rules() -> str:
    """Every rule of the linter."""
    return _table(
        ("code", "name", "severity", "what it finds"),
        ((one.code, one.name, one.severity, one.words) for one in RULES.values()),
    )


def codes() -> str:
    """Every code of an error entry, where it comes from, and whether its input counts as failed."""
    return _table(
        ("code", "stage", "failed", "message"),
        (
            (code, STAGES[code[0]], "yes" if code in FATAL else "", words)
            for code, words in CODES.items()
        ),
    )


def concepts() -> str:
    """Every concept with the kinds of quantity that can be it, and what it means."""
    return _table(
        ("concept", "kinds", "meaning"),
        ((f"`{one.name}`", ", ".join(sorted(one.kinds)), one.meaning) for one in CONCEPTS.values()),
    )


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "options": options,
    "identities": identities,
    "rules": rules,
    "codes": codes,
    "concepts": concepts,
}
"""The parts of the reference, each a table."""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(heads)]
    lines.append(["---"] * len(lines[0]))
    lines += ([cell.replace("|", "\\|") for cell in row] for row in rows)
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


def _commands(group: typer.Typer, before: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    """The commands of `group` and of the groups in it, with their whole names."""
    for one in group.registered_commands:
        if one.callback is not None:
            yield before + (one.name or one.callback.__name__), one.callback
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from _commands(inner.typer_instance, f"{inner.typer_instance.info.name} ")


def _without_command() -> Iterator[tuple[str, Callable[..., Any]]]:
    """The application itself, whose options stand before any command."""
    if app.registered_callback and app.registered_callback.callback:
        yield "extractor", app.registered_callback.callback


def _usage(name: str, callback: Callable[..., Any]) -> Iterator[str]:
    yield f"extractor {name}"
    for shown, _, _ in _parameters(callback, ArgumentInfo):
        yield shown
    for shown, _, default in _parameters(callback, OptionInfo):
        if default is _REQUIRED:
            yield shown.split(", ")[-1]


def _sentence(callback: Callable[..., Any]) -> str:
    return " ".join((callback.__doc__ or "").split())


def _parameters(
    callback: Callable[..., Any], kind: type[OptionInfo] | type[ArgumentInfo]
) -> Iterator[tuple[str, OptionInfo | ArgumentInfo, Any]]:
    """The options or arguments of a command: how each is written, its declaration, its default."""
    hints = get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        hint = hints[name]
        annotated = next(one for one in _unwrapped(hint) if get_origin(one) is Annotated)
        values, info = get_args(annotated)[:2]
        if isinstance(info, kind):
            yield _written(name, values, info), info, parameter.default


def _unwrapped(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - a type hint
    """A hint and, where it may be None, what else it may be."""
    yield hint
    if get_origin(hint) in (Union, UnionType):
        yield from (one for one in get_args(hint) if one is not NoneType)


def _written(name: str, values: Any, info: OptionInfo | ArgumentInfo) -> str:  # noqa: ANN401
    if isinstance(info, ArgumentInfo):
        return info.metavar or name.upper()
    declared = [info.default, *(info.param_decls or ())]  # in Annotated, a name is the first
    names = [one for one in declared if isinstance(one, str)] or [f"--{name.replace('_', '-')}"]
    return f"{', '.join(names)} {info.metavar or _value(name, values)}".rstrip()


def _value(name: str, values: Any) -> str:  # noqa: ANN401 - a type hint
    """What stands for the value of an option that does not name it."""
    one = next(one for one in reversed([*_unwrapped(values)]) if one is not NoneType)
    if get_origin(one) is Literal:
        return "|".join(get_args(one))
    return {bool: "", int: "N", float: "NUMBER"}.get(one, name.upper())
