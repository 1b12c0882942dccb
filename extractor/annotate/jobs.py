"""The annotators under one shape: what each is called, what it needs, where its result goes.

Comes in: a view and the annotations found so far. Goes out: the same annotations with one more
field filled. This module must not know spaCy, nor in which order the jobs run: `pipeline` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor.annotate.companies import find_companies
from extractor.annotate.concepts import find_concepts
from extractor.annotate.dates import find_dates
from extractor.annotate.deals import find_deals
from extractor.annotate.frame import find_frame
from extractor.annotate.people import find_people
from extractor.annotate.quantities import find_quantities
from extractor.annotate.quotes import find_quotes
from extractor.annotate.tables import find_tables
from extractor.stages import Annotations


@dataclass(frozen=True)
class Job:
    """One annotator. `name` is the field of `Annotations` that `run` fills (a learned one changes
    several), `needs` the fields that it reads; an empty one is no error, the job then finds
    less."""

    name: str
    needs: tuple[str, ...]
    run: Callable[[str, Annotations], None]


def _dates(view: str, notes: Annotations) -> None:
    notes.dates = find_dates(view, notes.layout)


def _frame(view: str, notes: Annotations) -> None:
    notes.frame = find_frame(view, notes.layout, notes.dates)


def _quantities(view: str, notes: Annotations) -> None:
    notes.quantities = find_quantities(view, notes.layout, notes.frame, notes.dates)


def _tables(view: str, notes: Annotations) -> None:
    notes.tables = find_tables(view, notes.layout, notes.quantities)


def _companies(view: str, notes: Annotations) -> None:
    notes.companies = find_companies(view, notes.layout, notes.frame)


def _people(view: str, notes: Annotations) -> None:
    notes.people = find_people(view, notes.layout, notes.frame, notes.companies)


def _quotes(view: str, notes: Annotations) -> None:
    notes.quotes = find_quotes(view, notes.layout, notes.frame, notes.people, notes.companies)


def _deals(view: str, notes: Annotations) -> None:
    notes.deals = find_deals(view, notes.layout, notes.frame)


def _concepts(view: str, notes: Annotations) -> None:
    notes.concepts = find_concepts(
        view,
        notes.layout,
        notes.frame,
        notes.quantities,
        notes.deals,
        notes.dates,
        notes.tables,
    )


JOBS: dict[str, Job] = {
    job.name: job
    for job in (
        Job("dates", (), _dates),
        Job("frame", ("dates",), _frame),
        Job("quantities", ("frame", "dates"), _quantities),
        Job("tables", ("quantities",), _tables),
        Job("companies", ("frame",), _companies),
        Job("people", ("frame", "companies"), _people),
        Job("quotes", ("frame", "people", "companies"), _quotes),
        Job("deals", ("frame",), _deals),
        Job("concepts", ("dates", "frame", "quantities", "tables", "deals"), _concepts),
    )
}
"""Every job by its name."""
