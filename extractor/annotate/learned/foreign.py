"""Somebody else's spaCy pipeline, whose entities serve as names.

Comes in: the name of an installed pipeline, or the path of one. Goes out: its entities as names. A
path is read as data and runs nothing that it brings: spaCy puts the pipeline together from the
functions of installed packages that its `config.cfg` names, a package is never imported from
where it lies, and no pickle among its files is opened. To install a pipeline is to trust it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.annotate.learned.join import join_names
from extractor.errors import UsageError
from extractor.schema import SHIPPED, EvidenceSource
from extractor.stages import Annotations, Entity

if TYPE_CHECKING:
    from spacy.language import Language

_CONFIG = "config.cfg"
_LABELS = {
    "COMPANY": "COMPANY",
    "ORG": "COMPANY",
    "ORGANIZATION": "COMPANY",
    "PERSON": "PERSON",
    "PER": "PERSON",
}
"""What the labels of other pipelines stand for (OntoNotes 5 and CoNLL 2003 names)."""


def load_foreign(model: str) -> Language:
    """The pipeline that is at the path `model`, or installed under that name.

    Raises UsageError if there is none, if it cannot be loaded, or if what is at the path would run
    code of its own.
    """
    import spacy

    path = Path(model)
    try:
        if not path.exists():
            return spacy.load(model)
        if not (path / _CONFIG).is_file():
            raise UsageError(
                f"{path} has no {_CONFIG}, so it is no spaCy pipeline as data, and code from a "
                "path is not run; the folder that holds that file would have worked, or, once "
                "the package is installed with pip, its name."
            )
        with _no_pickles(path):
            return spacy.load(path)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            f"There is no spaCy pipeline {model!r} ({str(error).splitlines()[0]}); {SHIPPED}, the "
            "name of an installed pipeline or the path of one would have worked."
        ) from error


_barred: ContextVar[Path | None] = ContextVar("_barred", default=None)
"""The path whose pickles are not opened now."""


@contextmanager
def _no_pickles(path: Path) -> Iterator[None]:
    """In this block a pickle that would call anything raises UsageError before it does."""
    _watch_pickles()
    token = _barred.set(path)
    try:
        yield
    finally:
        _barred.reset(token)


@cache
def _watch_pickles() -> None:
    """Python tells its audit hooks of every name that a pickle asks for, before it is looked up
    (PEP 578); a hook stays for good, hence one for all loads."""

    def refuse(event: str, _: tuple[object, ...]) -> None:
        if event == "pickle.find_class" and (path := _barred.get()):
            raise UsageError(
                f"{path} holds a pickle, which could run any code; a pipeline without one would "
                "have worked, or, once it is installed as a package with pip, its name."
            )

    sys.addaudithook(refuse)


class ForeignNames:
    """The entities of another pipeline as names."""

    def __init__(self, nlp: Language, source: EvidenceSource) -> None:
        self.nlp = nlp
        self.source = source

    def run(self, view: str, notes: Annotations) -> None:
        """Adds the names that the pipeline sees in `view`; of a text longer than it takes, those
        of the beginning."""
        doc = self.nlp(view[: self.nlp.max_length])
        entities = [
            Entity(one.start_char, one.end_char, _LABELS[one.label_])
            for one in doc.ents
            if one.label_ in _LABELS
        ]
        join_names(view, notes, entities, self.source)
