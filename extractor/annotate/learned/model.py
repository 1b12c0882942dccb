"""A trained model on disk, as jobs for the pipeline.

Comes in: the name or the path of a spaCy pipeline. Goes out: `Job`s. Our own model is read without
spaCy, since it takes only its classifiers; of any other one the entities are used for the names.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extractor.annotate.jobs import Job
from extractor.annotate.learned.classifier import Classifier
from extractor.annotate.learned.join import join_names
from extractor.annotate.learned.tasks import TASKS
from extractor.errors import UsageError
from extractor.schema import SHIPPED, EvidenceSource
from extractor.stages import Annotations, Entity

if TYPE_CHECKING:
    from spacy.language import Language

PREFIX = "extractor_"
FILE = "classifier"
"""The name of the file, in the folder of a learned component, that holds its classifier."""

_LABELS = {
    "COMPANY": "COMPANY",
    "ORG": "COMPANY",
    "ORGANIZATION": "COMPANY",
    "PERSON": "PERSON",
    "PER": "PERSON",
}
"""What the labels of other pipelines stand for (OntoNotes 5 and CoNLL 2003 names)."""


def shipped_model() -> Path:
    """The folder of the model that comes with the package: inside it in an installation, beside it
    in a checkout."""
    package = Path(__file__).resolve().parents[2]
    inside = package / "models" / SHIPPED
    return inside if inside.is_dir() else package.parent / "models" / SHIPPED


def load_jobs(model: str, source: EvidenceSource) -> dict[str, Job]:
    """The learned jobs by name: those of our own `model`; or, of any other spaCy pipeline, its
    entities as the names, beside the readings of the shipped model.

    Raises UsageError if there is no such pipeline, or if it cannot be loaded.
    """
    folder = shipped_model() if model == SHIPPED else Path(model)
    if model == SHIPPED or _is_ours(folder):
        return _load_ours(folder, source)
    names = Job("names", TASKS["names"].needs, _ForeignNames(_load_foreign(model), source).run)
    return {**_load_ours(shipped_model(), source), "names": names}


def _is_ours(folder: Path) -> bool:
    return all((folder / f"{PREFIX}{name}" / FILE).is_file() for name in TASKS)


def _load_ours(folder: Path, source: EvidenceSource) -> dict[str, Job]:
    jobs = {}
    for name, task in TASKS.items():
        path = folder / f"{PREFIX}{name}" / FILE
        try:
            classifier = Classifier.from_bytes(path.read_bytes())
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise UsageError(
                f"{path} is no classifier of a trained model ({error}); the folder that "
                "`extractor train` wrote would have worked."
            ) from error
        jobs[name] = Job(name, task.needs, partial(task.run, classifier, source=source))
    return jobs


def _load_foreign(model: str) -> Language:
    import spacy

    try:
        return spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            f"There is no spaCy pipeline {model!r} ({str(error).splitlines()[0]}); {SHIPPED}, the "
            "name of an installed pipeline or the path of one would have worked."
        ) from error


class _ForeignNames:
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
