"""Commands that measure and train: `evaluate`, `train`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.app import app
from extractor.cli.options import Workers
from extractor.cli.terminal import Console, progress, told, wide


@app.command()
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt and NAME.gold.json.")
    ],
    source: Annotated[
        Literal["both", "rules", "model", "all"],
        typer.Option(help="Whose word counts, as for extract; all compares the three."),
    ] = "both",
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME_OR_PATH", help="The trained model; ours."),
    ] = None,
    by: Annotated[
        Literal["type", "wire", "file"] | None,
        typer.Option(help="Show each of these, too."),
    ] = None,
    planted: Annotated[
        bool,
        typer.Option("--planted/--no-planted", help="Plant errors and count those found, too."),
    ] = True,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the first N things that are wrong.")
    ] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print F1 as a markdown table.")
    ] = False,
    workers: Workers = 1,
) -> None:
    """Score the extractor on the releases with gold in GOLD_DIR."""
    from extractor.evaluation import compare
    from extractor.evaluation import report as shown

    with told():
        with progress() as bar:
            task = bar.add_task("texts", total=None)
            found = compare(
                folder,
                source,
                model=model,
                by=by,
                planted=planted,
                workers=workers,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        if json:
            typer.echo(found.to_json(errors))
        elif markdown:
            typer.echo(shown.markdown(found))
        else:
            wide(Console()).print(*shown.tables(found, errors), sep="\n")


@app.command()
def train(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="A folder with train/, dev/ and test/.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the pipeline.")
    ],
    generated: Annotated[
        int | None,
        typer.Option(min=0, help="Generated releases to learn from, too; 800."),
    ] = None,
    epochs: Annotated[
        int | None, typer.Option(min=1, help="How often at most the corpus is gone through.")
    ] = None,
) -> None:
    """Train a model on CORPUS and score it on CORPUS/test."""
    from extractor.training.train import train as run

    settings = {"corpora.train.generated": generated, "training.max_epochs": epochs}
    with told():
        run(corpus, output, {key: one for key, one in settings.items() if one is not None})
