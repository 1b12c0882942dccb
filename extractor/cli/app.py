"""The application that the commands join, and what it does without one.

Exit codes: 0 done, 1 findings under --fail-on, 2 usage, 3 some inputs failed.
"""

from __future__ import annotations

from typing import Annotated

import typer

from extractor import __version__
from extractor.cli.terminal import told
from extractor.extensions import load_extensions

app = typer.Typer(
    name="extractor",
    help="Press releases to checked records.",
    epilog="Exit codes: 0 done, 1 findings under --fail-on, 2 usage, 3 some inputs failed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    with told():
        load_extensions()
