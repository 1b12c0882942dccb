"""The command for many releases: `run`."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.options import FailOn, Model, Source
from extractor.cli.terminal import run_progress, told
from extractor.outputs import Format
from extractor.schema import SHIPPED


@app.command()
def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders, archives, tables of texts; @FILE for the paths in FILE.",
        ),
    ],
    out: Annotated[str, typer.Option(metavar="DIR", help="Where the parts go; a path or URL.")],
    format: Annotated[  # noqa: A002 - the name of the option
        Format, typer.Option(help="JSONL: a file a part; CSV and Parquet: a folder a part.")
    ] = "jsonl",
    workers: Annotated[int, typer.Option(min=1, help="Processes to work on.")] = 1,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS|local", help="A Dask scheduler, or a cluster started here."),
    ] = None,
    time_limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="For one release.")
    ] = 300,
    memory_limit: Annotated[
        str, typer.Option(metavar="SIZE", help="For the worker of one release, as 500M or 2G.")
    ] = "4G",
    part_size: Annotated[int, typer.Option(min=1, help="Inputs of which a part is made.")] = 200,
    text_column: Annotated[
        str, typer.Option(metavar="NAME", help="The column of a table that holds the texts.")
    ] = "text",
    name_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column that names them.")
    ] = None,
    fail_on: FailOn = "never",
    model: Model = SHIPPED,
    source: Source = "both",
) -> None:
    """Extract millions of releases into DIR; run it again to go on where it stopped."""
    from extractor.batch import run as batch
    from extractor.batch.cluster import on_dask
    from extractor.batch.limits import Limits, parse_size
    from extractor.batch.tables import Columns
    from extractor.pipeline import Settings

    with told():
        plan = batch.Plan(
            settings=Settings(model=model, source=source),
            format=format,
            columns=Columns(text_column, name_column),
            part_size=part_size,
            limits=Limits(time_limit, parse_size(memory_limit)),
        )
        engine = batch.on_this_machine(workers) if dask is None else on_dask(dask, workers)
        with run_progress() as progress:
            outcome = batch.run(inputs, out, plan, engine, progress)
        typer.echo(outcome.words(), err=True)
    raise typer.Exit(outcome.summary.exit(fail_on))
