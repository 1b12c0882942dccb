"""Builds the trained pipeline from a corpus.

Comes in: the folder of a corpus with `train` and `dev` in it. Goes out: a folder that `spacy.load`
reads. It must not know what is learned; `config.cfg` says which components are.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import spacy
from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import DIR_MODEL_BEST
from spacy.training.loop import train as train_loop

import extractor
from extractor.annotate import components  # noqa: F401 - registers the factories
from extractor.corpus.gold import SUFFIX
from extractor.errors import UsageError

CONFIG = "config.cfg"


def train(corpus: Path, output: Path, overrides: dict[str, object] | None = None) -> Language:
    """Train on `corpus`/train, choose the best step on `corpus`/dev, write the pipeline to
    `output`. `overrides` are settings of the configuration by their dotted names. The same corpus
    and settings give the same pipeline.

    Raises UsageError if the corpus lacks one of the two folders.
    """
    for split in ("train", "dev"):
        if not any((corpus / split).glob(f"*{SUFFIX}")):
            raise UsageError(
                f"{corpus / split} holds no *{SUFFIX}; a corpus with releases in train/ and dev/ "
                "would have worked."
            )
    settings = {"paths.train": str(corpus / "train"), "paths.dev": str(corpus / "dev")}
    config = util.load_config_from_str(
        files(__package__).joinpath(CONFIG).read_text(encoding="utf-8"),
        overrides=settings | (overrides or {}),
        interpolate=False,
    )
    with TemporaryDirectory() as steps:
        train_loop(init_nlp(config), Path(steps))
        return save(spacy.load(Path(steps) / DIR_MODEL_BEST), corpus, output)


def save(nlp: Language, corpus: Path, output: Path) -> Language:
    """Write the pipeline with its description to `output`."""
    nlp.meta["name"] = "press_release"
    nlp.meta["version"] = extractor.__version__
    nlp.meta["description"] = "Names, concepts and deals in press releases."
    nlp.meta["license"] = "MIT"
    nlp.meta["extractor"] = {"corpus_sha256": corpus_hash(corpus), "spacy": version("spacy")}
    output.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(output, exclude=["vocab"])
    return nlp


def corpus_hash(corpus: Path) -> str:
    """The hash of every release of the corpus and its gold, by their places."""
    digest = hashlib.sha256()
    for path in sorted(corpus.glob(f"*/*{SUFFIX}")):
        for one in (path, path.with_name(path.name.removesuffix(SUFFIX) + ".txt")):
            digest.update(str(one.relative_to(corpus)).encode())
            digest.update(hashlib.sha256(one.read_bytes()).digest())
    return digest.hexdigest()
