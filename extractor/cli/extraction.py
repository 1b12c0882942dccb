"""Commands that make records or show them: `extract`, `show`, `recheck`, `report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.options import FailOn, Format, Model, Output, Source, Workers
from extractor.cli.terminal import Console, progress, tell_failures, told, wide
from extractor.outcome import OnError
from extractor.outputs import open_sink
from extractor.schema import SHIPPED


@app.command()
def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders; - is standard input.")
    ],
    output: Output = None,
    format: Format = "jsonl",  # noqa: A002 - the name of the option
    workers: Workers = 1,
    on_error: Annotated[
        OnError, typer.Option(help="Go on after an input that failed, or stop there.")
    ] = "skip",
    fail_on: FailOn = "never",
    model: Model = SHIPPED,
    source: Source = "both",
) -> None:
    """Extract every release in PATH... into records."""
    from extractor.batch import extract_paths
    from extractor.pipeline import Settings

    with told():
        with progress() as bar, open_sink(output, format) as sink:
            task = bar.add_task("releases", total=None)
            summary = extract_paths(
                paths,
                sink,
                settings=Settings(model=model, source=source),
                workers=workers,
                on_error=on_error,
                seen=tell_failures,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        typer.echo(summary.words(), err=True)
    raise typer.Exit(summary.exit(fail_on))


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release; - is standard input.")],
) -> None:
    """Show the release in FILE with its findings and checks."""
    from extractor.batch import extract_paths
    from extractor.write.terminal import TerminalSink

    with told():
        summary = extract_paths([file], TerminalSink(wide(Console())), seen=tell_failures)
    raise typer.Exit(summary.exit())


@app.command()
def recheck(
    records: Annotated[
        Path, typer.Argument(metavar="RECORDS.jsonl", help="Saved records; - is standard input.")
    ],
    output: Output = None,
    fail_on: FailOn = "never",
) -> None:
    """Check saved records again, without reading the releases."""
    from extractor.saved import recheck_file

    with told(), open_sink(output) as sink:
        summary = recheck_file(records, sink, failed=lambda words: typer.echo(words, err=True))
    raise typer.Exit(summary.exit(fail_on))


@app.command()
def report(
    records: Annotated[
        Path, typer.Argument(metavar="RECORDS.jsonl", help="Saved records; - is standard input.")
    ],
    output: Output = None,
) -> None:
    """Make a report of saved records: FILE.html, or a folder with a page for each release."""
    from extractor.saved import report_file

    with told():
        summary = report_file(records, output, failed=lambda words: typer.echo(words, err=True))
    raise typer.Exit(summary.exit())
