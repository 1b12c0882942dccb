"""Commands for the corpus: `corpus compile`, `validate`, `stats`, `generate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.app import app
from extractor.cli.terminal import Console, told, wide

corpus_app = typer.Typer(
    name="corpus",
    help="The corpus of releases with gold: compile, validate, count, generate.",
    no_args_is_help=True,
)
app.add_typer(corpus_app)
_Folders = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[DIR]...", help="Folders of gold, flat or of splits; corpus."),
]
_CORPUS = [Path("corpus")]


@corpus_app.command("compile")
def compile_sources(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Marked releases.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where NAME.txt and its gold go.")],
    hand: Annotated[str | None, typer.Option(help="Who wrote them.")] = None,
) -> None:
    """Compile marked-up releases into texts and gold."""
    from extractor.corpus.sources import compile_files

    with told():
        typer.echo(f"{compile_files(sources, out, hand)} releases compiled", err=True)


@corpus_app.command()
def validate(folders: _Folders = None) -> None:
    """Prove the gold: print each fault as `file: what`; exit with 1 if there is one."""
    from extractor.corpus.splits import validate as find

    with told():
        found = find(folders or _CORPUS)
        for fault in found:
            typer.echo(fault)
    raise typer.Exit(1 if found else 0)


@corpus_app.command()
def stats(
    folders: _Folders = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
) -> None:
    """Count releases, quantities, concepts, deals and checks, by split, hand and wire."""
    from extractor.corpus.stats import count

    with told():
        counts = count(folders or _CORPUS)
        if json:
            typer.echo(counts.to_json())
        else:
            wide(Console()).print(*counts.tables(), sep="\n")


@corpus_app.command("generate")
def generate_releases(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the releases go.")],
    count: Annotated[int, typer.Option(min=1, help="How many.")] = 100,
    seed: Annotated[
        int, typer.Option(min=0, help="The seed of the first; the next counts on.")
    ] = 0,
    family: Annotated[str | None, typer.Option(help="A template family, as train-us.")] = None,
    split: Annotated[
        str, typer.Option(help="The families to draw from: train, dev, test.")
    ] = "train",
    kind: Annotated[str | None, typer.Option(help="A deal type, appointment, survey, ...")] = None,
    planted: Annotated[
        float, typer.Option(min=0, max=1, help="The part that gets a wrong number.")
    ] = 0.0,
) -> None:
    """Generate releases whose gold is known by construction."""
    from extractor.corpus.grammar import generate_folder

    with told():
        generate_folder(out, count, seed, family=family, split=split, kind=kind, planted=planted)
        typer.echo(f"{count} releases generated", err=True)
