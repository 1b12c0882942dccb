"""The command line: extracting, checking again, measuring, training, and the corpus.

Commands: `extract`, `show`, `recheck`, `evaluate`, `train`, `checks`, `schema`, `corpus`.

Comes in: arguments. Goes out: data on standard output or in files, everything else on standard
error, and an exit code: 0 done, 1 findings under --fail-on, 2 usage, 3 some inputs failed.
Each command calls one library function; no logic lives here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extractor import __version__
from extractor.errors import FATAL, UsageError
from extractor.outcome import FailOn, OnError
from extractor.schema import SHIPPED, EvidenceSource, Record, json_schema
from extractor.write import Format, open_sink

app = typer.Typer(
    name="extractor",
    help="Press releases to checked records.",
    epilog="Exit codes: 0 done, 1 findings under --fail-on, 2 usage, 3 some inputs failed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to write; standard output."),
]
_FailOn = Annotated[
    FailOn, typer.Option(help="Exit with 1 if a check is inconsistent, or a record has errors.")
]


def main() -> None:
    """Run the command line."""
    app()


@contextmanager
def _told() -> Iterator[None]:
    """Word what ends a command early: a misuse, a reader that left, an interrupt."""
    try:
        yield
        sys.stdout.flush()
    except UsageError as error:
        typer.echo(f"Error: {error}", err=True)
        raise typer.Exit(2) from error
    except BrokenPipeError:
        # The reader has seen enough; what Python flushes at exit must not raise again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        typer.echo(f"Error: the output cannot be written: {error}", err=True)
        raise typer.Exit(2) from error
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


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
    pass


_Model = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="The trained model, or any spaCy pipeline, whose entities then serve as names.",
    ),
]
_Source = Annotated[
    EvidenceSource, typer.Option(help="Whose word counts: the rules', the model's or both.")
]


@app.command()
def extract(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders; - is standard input.")
    ],
    output: _Output = None,
    format: Annotated[  # noqa: A002 - the name of the option
        Format, typer.Option(help="JSONL to a file; CSV and Parquet to a folder, a file a table.")
    ] = "jsonl",
    workers: Annotated[int, typer.Option(min=1, help="Processes to work on.")] = 1,
    on_error: Annotated[
        OnError, typer.Option(help="Go on after an input that failed, or stop there.")
    ] = "skip",
    fail_on: _FailOn = "never",
    model: _Model = SHIPPED,
    source: _Source = "both",
) -> None:
    """Extract every release in PATH... into records."""
    from extractor.batch import run
    from extractor.pipeline import Settings

    with _told():
        with _progress() as bar, open_sink(output, format) as sink:
            task = bar.add_task("releases", total=None)
            summary = run(
                paths,
                sink,
                settings=Settings(model=model, source=source),
                workers=workers,
                on_error=on_error,
                seen=_tell_failures,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        typer.echo(summary.words(), err=True)
    raise typer.Exit(summary.exit(fail_on))


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A release; - is standard input.")],
) -> None:
    """Show the release in FILE with its findings and checks."""
    from extractor.batch import run
    from extractor.write.terminal import TerminalSink

    with _told():
        summary = run([file], TerminalSink(_wide(_Console())), seen=_tell_failures)
    raise typer.Exit(summary.exit())


@app.command()
def recheck(
    records: Annotated[
        Path, typer.Argument(metavar="RECORDS.jsonl", help="Saved records; - is standard input.")
    ],
    output: _Output = None,
    fail_on: _FailOn = "never",
) -> None:
    """Check saved records again, without reading the releases."""
    from extractor.saved import recheck_file

    with _told(), open_sink(output) as sink:
        summary = recheck_file(records, sink, failed=lambda words: typer.echo(words, err=True))
    raise typer.Exit(summary.exit(fail_on))


@app.command()
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A folder of NAME.txt and NAME.gold.json.")
    ],
    source: Annotated[
        Literal["both", "rules", "model", "all"],
        typer.Option(help="Whose word counts; all compares the three."),
    ] = "both",
    model: Annotated[
        str | None, typer.Option(metavar="NAME_OR_PATH", help="A trained model; ours.")
    ] = None,
    by: Annotated[
        Literal["type", "wire", "file"] | None, typer.Option(help="Show the counts of each, too.")
    ] = None,
    planted: Annotated[
        bool, typer.Option("--planted/--no-planted", help="Plant errors: reads each text again.")
    ] = True,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the first N things that are wrong.")
    ] = 0,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print F1 as a markdown table.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes to work on.")] = 1,
) -> None:
    """Score the extractor on the releases with gold in GOLD_DIR."""
    from extractor.evaluation import compare
    from extractor.evaluation import report as shown

    with _told():
        with _progress() as bar:
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
            _wide(_Console()).print(*shown.tables(found, errors), sep="\n")


@app.command()
def train(
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="A folder with train/, dev/ and test/.")
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to write the pipeline.")
    ],
    generated: Annotated[
        int | None, typer.Option(min=0, help="So many generated releases to learn from, too.")
    ] = None,
    epochs: Annotated[
        int | None, typer.Option(min=1, help="How often the corpus is gone through.")
    ] = None,
) -> None:
    """Train a model on CORPUS and score it on CORPUS/test."""
    from extractor.training.train import train as run

    settings = {"corpora.train.generated": generated, "training.max_epochs": epochs}
    with _told():
        run(corpus, output, {key: one for key, one in settings.items() if one is not None})


@app.command()
def checks() -> None:
    """List every identity with its formula."""
    from extractor.checks.identities import IDENTITIES

    with _told():
        for one in IDENTITIES.values():
            typer.echo(f"{one.name:14}{one.formula}\n{'':14}{one.words}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record, with every concept and what it means."""
    from extractor.patterns.concepts import CONCEPTS

    with _told():
        typer.echo(json_schema({one.name: one.meaning for one in CONCEPTS.values()}))


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # rich would exit with 1


def _wide(console: Console) -> Console:
    """`console`, not narrower than tables need where no terminal says how wide it is."""
    if not console.is_terminal:
        console.width = max(console.width, 120)
    return console


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _tell_failures(record: Record) -> None:
    for error in record.errors:
        if error.code in FATAL:
            path = record.source.path or "standard input"
            typer.echo(f"{path}: {error.code} {error.message}", err=True)


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

    with _told():
        typer.echo(f"{compile_files(sources, out, hand)} releases compiled", err=True)


@corpus_app.command()
def validate(folders: _Folders = None) -> None:
    """Prove the gold: print each fault as `file: what`; exit with 1 if there is one."""
    from extractor.corpus.splits import validate as find

    with _told():
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

    with _told():
        counts = count(folders or _CORPUS)
        if json:
            typer.echo(counts.to_json())
        else:
            _wide(_Console()).print(*counts.tables(), sep="\n")


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

    with _told():
        generate_folder(out, count, seed, family=family, split=split, kind=kind, planted=planted)
        typer.echo(f"{count} releases generated", err=True)
