"""Builds the trained pipeline from a corpus.

Comes in: the folder of a corpus with `train`, `dev` and `test` in it. Goes out: a folder that
`spacy.load` reads, with its scores. It must not know what is learned; `config.cfg` says which
components are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import spacy
from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import DIR_MODEL_BEST
from spacy.training.loop import train as train_loop

from extractor import __version__
from extractor.annotate import components  # noqa: F401 - registers the factories
from extractor.corpus.gold import SUFFIX, release_file
from extractor.errors import UsageError
from extractor.evaluation import compare

CONFIG = "config.cfg"
SPLITS = ("train", "dev", "test")


def train(corpus: Path, output: Path, overrides: Mapping[str, object] | None = None) -> None:
    """Train on `corpus`/train and generated releases, keep the step that is best on
    `corpus`/dev, score it on `corpus`/test, and write the pipeline to `output`. `overrides` are
    settings of the configuration by their dotted names. The same corpus and settings give the
    same pipeline.

    Raises UsageError if the corpus lacks one of the three folders, or if a setting is unknown.
    """
    for split in SPLITS:
        if not any((corpus / split).glob(f"*{SUFFIX}")):
            raise UsageError(
                f"{corpus / split} holds no *{SUFFIX}; a corpus with releases in "
                f"{', '.join(f'{one}/' for one in SPLITS)} would have worked."
            )
    settings = {"paths.train": str(corpus / "train"), "paths.dev": str(corpus / "dev")}
    config = util.load_config_from_str(
        files(__package__).joinpath(CONFIG).read_text(encoding="utf-8"),
        overrides={**settings, **(overrides or {})},
        interpolate=False,
    )
    with TemporaryDirectory() as steps:
        train_loop(init_nlp(config), Path(steps))
        nlp = spacy.load(Path(steps) / DIR_MODEL_BEST)
    nlp.config["paths"] = {"train": "corpus/train", "dev": "corpus/dev"}
    output.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(output, exclude=["vocab"])
    _describe(output, corpus)


def _describe(output: Path, corpus: Path) -> None:
    """Write into the pipeline's meta.json what it is, what it was made from, and its scores."""
    path = output / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    meta |= {
        "name": "press_release",
        "version": __version__,
        "description": "Names, concepts and deals in press releases.",
        "author": "press-release-extractor",
        "license": "MIT",
        "performance": _scores(output, corpus / "test"),
        "extractor": {"corpus_sha256": corpus_hash(corpus), "spacy": version("spacy")},
    }
    path.write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def _scores(model: Path, gold: Path) -> dict[str, Any]:
    """The F1 of each field on the releases of `gold`, by whose word counts."""
    found = compare(gold, "all", model=str(model), planted=False).evaluations
    return {
        source: {name: round(counts.f1, 4) for name, counts in one.fields.items()}
        for source, one in found.items()
    }


def corpus_hash(corpus: Path) -> str:
    """The SHA-256 of every release of the corpus and its gold, by their places."""
    digest = hashlib.sha256()
    for path in sorted(corpus.glob(f"*/*{SUFFIX}")):
        for one in (path, release_file(path)):
            digest.update(one.relative_to(corpus).as_posix().encode())
            digest.update(hashlib.sha256(one.read_bytes()).digest())
    return digest.hexdigest()
