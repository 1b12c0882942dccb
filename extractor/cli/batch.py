"""The command for many releases: `run`."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.options import FailOn, Format, Model, Source, Workers
from extractor.cli.terminal import run_progress, told
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
    out: Annotated[
        str, typer.Option(metavar="DIR", help="The folder of the run, a path or a URL as s3://...")
    ],
    format: Format = "jsonl",  # noqa: A002 - the name of the option
    workers: Workers = 1,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS|local",
            help="Work on a Dask cluster, or on one here.",
        ),
    ] = None,
    time_limit: Annotated[
        float,
        typer.Option(
            min=0.1, metavar="SECONDS", help="For one release; one that takes longer is given up."
        ),
    ] = 300,
    memory_limit: Annotated[
        str,
        typer.Option(
            metavar="SIZE",
            help="Of memory for one release, as 500M or 2G; likewise.",
        ),
    ] = "4G",
    part_size: Annotated[int, typer.Option(min=1, help="Inputs of which one part is made.")] = 200,
    text_column: Annotated[
        str,
        typer.Option(metavar="NAME", help="In JSONL and Parquet inputs: the texts."),
    ] = "text",
    name_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="In the same: what they are called."),
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
