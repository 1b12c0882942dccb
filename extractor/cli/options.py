"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.outcome import FailOn as FailOnWord
from extractor.outputs import Format as FormatName
from extractor.schema import EvidenceSource

Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE|DIR", help="Where to write; standard output if left out."
    ),
]
Format = Annotated[
    FormatName,
    typer.Option(
        help="JSONL is a file; CSV and Parquet are a folder with a file for each table; HTML is a "
        "report."
    ),
]
Workers = Annotated[
    int, typer.Option(min=1, help="Processes to work on; the output is the same for any number.")
]
FailOn = Annotated[
    FailOnWord,
    typer.Option(help="Exit with 1 on an inconsistent check, or on any error entry."),
]
Model = Annotated[
    str,
    typer.Option(
        metavar="NAME_OR_PATH",
        help="The trained model, or any spaCy pipeline, whose entities then serve as names; from "
        "a path no code is run and no pickle opened.",
    ),
]
Source = Annotated[
    EvidenceSource, typer.Option(help="Whose word counts: the rules', the model's or both.")
]
