"""Commands that say what the program knows: `checks`, `schema`."""

from __future__ import annotations

import typer

from extractor.cli.app import app
from extractor.cli.terminal import told
from extractor.schema import json_schema


@app.command()
def checks() -> None:
    """List every identity with its formula."""
    from extractor.checks.identities import IDENTITIES

    with told():
        for one in IDENTITIES.values():
            typer.echo(f"{one.name:14}{one.formula}\n{'':14}{one.words}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record, with every concept and what it means."""
    from extractor.patterns.concepts import CONCEPTS

    with told():
        typer.echo(json_schema({one.name: one.meaning for one in CONCEPTS.values()}))
