"""Commands that say what the program knows: `checks`, `schema`, `reference`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.terminal import told
from extractor.schema import json_schema


@app.command()
def checks() -> None:
    """List every identity with its formula."""
    from extractor.checks.listing import describe

    with told():
        typer.echo(describe())


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record, with every concept and what it means."""
    from extractor.patterns.concepts import CONCEPTS

    with told():
        typer.echo(json_schema({one.name: one.meaning for one in CONCEPTS.values()}))


@app.command()
def reference(
    parts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PART]...",
            help="commands, options, identities, rules, codes, concepts; all if left out.",
        ),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Bring the marked tables of a Markdown file up to date."),
    ] = None,
) -> None:
    """Print tables of all that is declared, as Markdown: commands, options, codes, concepts, ..."""
    from extractor.cli.reference import fill_file, print_parts

    with told():
        if into is None:
            typer.echo(print_parts(parts or ()))
        else:
            fill_file(into)
