"""What all commands share on the terminal: how a command ends early, consoles, progress, failures.

Comes in: what happens while a command runs. Goes out: words on standard error, an exit code. It
must not know any command.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console as RichConsole
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from extractor.errors import FATAL, ExtractorError
from extractor.outcome import Summary
from extractor.schema import Record


@contextmanager
def told() -> Iterator[None]:
    """Word what ends a command early: a misuse, a worker that does not start, a reader that left,
    an interrupt."""
    try:
        yield
        sys.stdout.flush()
    except ExtractorError as error:
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


class Console(RichConsole):
    """A console that leaves a reader who has seen enough to `told`."""

    def on_broken_pipe(self) -> None:  # noqa: D102 - as rich words it
        raise BrokenPipeError  # rich would exit with 1


def wide(console: Console) -> Console:
    """`console`, not narrower than tables need where no terminal says how wide it is."""
    if not console.is_terminal:
        console.width = max(console.width, 120)
    return console


def progress(*more: ProgressColumn) -> Progress:
    """A bar on standard error, shown only on a terminal, with `more` columns at its end."""
    console = RichConsole(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        *more,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


@contextmanager
def run_progress() -> Iterator[Callable[[int, int | None, Summary], None]]:
    """A bar for a long run: takes the inputs that are done, how many there are and the counts so
    far, and shows these beside the rate and the time left."""
    counts = TextColumn("{task.fields[found]} inconsistent, {task.fields[failed]} failed")
    with progress(_Rate(), counts) as bar:
        task = bar.add_task("releases", total=None, found=0, failed=0)

        def show(done: int, total: int | None, summary: Summary) -> None:
            bar.update(
                task,
                completed=done,
                total=total,
                found=summary.inconsistent,
                failed=summary.failed,
            )

        yield show


class _Rate(ProgressColumn):
    """Releases a second, over the last while."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def tell_failures(record: Record) -> None:
    """Name an input that could not be read, and why."""
    for error in record.errors:
        if error.code in FATAL:
            path = record.source.path or "standard input"
            typer.echo(f"{path}: {error.code} {error.message}", err=True)
