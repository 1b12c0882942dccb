"""A trained model on disk, as jobs for the pipeline.

Comes in: the name or the path of a spaCy pipeline. Goes out: `Job`s. Our own model is read without
spaCy, since it takes only its classifiers; of any other one the entities are used for the names.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from extractor.annotate.jobs import Job
from extractor.annotate.learned.classifier import Classifier
from extractor.annotate.learned.foreign import ForeignNames, load_foreign
from extractor.annotate.learned.tasks import TASKS
from extractor.errors import UsageError
from extractor.schema import SHIPPED, EvidenceSource

PREFIX = "extractor_"
FILE = "classifier"
"""The name of the file, in the folder of a learned component, that holds its classifier."""


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
    names = Job("names", TASKS["names"].needs, ForeignNames(load_foreign(model), source).run)
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
