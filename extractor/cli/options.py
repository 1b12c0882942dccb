"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.outcome import FailOn as FailOnWord
from extractor.schema import EvidenceSource

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE|DIR", help="Where to write; standard output."),
]
FailOn = Annotated[
    FailOnWord, typer.Option(help="Exit with 1 if a check is inconsistent, or a record has errors.")
]
Model = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="The trained model, or any spaCy pipeline, whose entities then serve as names.",
    ),
]
Source = Annotated[
    EvidenceSource, typer.Option(help="Whose word counts: the rules', the model's or both.")
]
