"""Commands for those who write releases: `lint`, `rules`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.terminal import tell_failures, told
from extractor.lint.finding import FailAt, FormatName


@app.command()
def lint(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files, folders; - is standard input.")
    ],
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName, typer.Option(help="Lines, a JSON array, SARIF 2.1.0, or GitHub annotations.")
    ] = "text",
    fail_on: Annotated[
        FailAt, typer.Option(help="Exit with 1 if a finding is at least as severe.")
    ] = "error",
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="A code to leave out; repeatable.")
    ] = None,
) -> None:
    """Check the drafts in FILE... before they are published."""
    from extractor.lint.formats import FORMATS
    from extractor.lint.run import lint_paths

    with told():
        outcome = lint_paths(paths, ignore=ignore or ())
        shown = FORMATS[format](outcome.findings)
        if shown:
            typer.echo(shown)
        for record in outcome.failed:
            tell_failures(record)
        typer.echo(outcome.words(), err=True)
    raise typer.Exit(outcome.exit(fail_on))


@app.command()
def rules() -> None:
    """List every rule of the linter, what it finds and why."""
    from extractor.lint.listing import describe

    with told():
        typer.echo(describe())
