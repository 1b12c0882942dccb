"""The annotators as spaCy components, by factory name: `extractor_quantities` and so on.

Comes in: a `Doc`, whose text is taken as the view of a release. Goes out: the same `Doc` with

- `doc._.extractor_quantities`: the typed results, read from and written to `doc.user_data` as
  plain values with exact character offsets, so that they survive `to_bytes`, `DocBin` and
  `n_process`; assigning to it is how another component takes a job over;
- `doc.spans["extractor.quantities"]`: the same places as labeled spans, widened to whole tokens
  where tokens are coarser than characters.

Importing this module registers everything; the package's entry points import it by name, so
`nlp.add_pipe("extractor_quantities")` works wherever the package is installed. The annotators
work on characters: no component may read the tokens, and none changes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_type_hints

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.annotate.jobs import JOBS, Job
from extractor.layout import parse_layout
from extractor.stages import Annotations, Frame

_TYPES: dict[str, Any] = get_type_hints(Annotations)

Place = tuple[int, int, str]


def _key(job: str) -> str:
    return f"extractor.{job}"


def read_job(doc: Doc, job: str) -> Any:  # noqa: ANN401 - the type is that of the field
    """The results of `job` on `doc` as typed objects; empty if the job has not run."""
    data = doc.user_data.get(_key(job))
    if data is None:
        return Frame() if job == "frame" else []
    return msgspec.convert(data, _TYPES[job])


def write_job(doc: Doc, job: str, results: Any) -> None:  # noqa: ANN401
    """Keep `results` as the results of `job` on `doc`."""
    doc.user_data[_key(job)] = msgspec.to_builtins(results)


FIELDS = tuple(name for name in _TYPES if name != "layout")
"""What a `Doc` keeps of the annotations; the layout is read anew."""


def read_annotations(doc: Doc, jobs: Iterable[str] = FIELDS) -> Annotations:
    """All that `jobs` have found in `doc`."""
    notes = Annotations(parse_layout(doc.text), Frame())
    for job in jobs:
        setattr(notes, job, read_job(doc, job))
    return notes


def _accessors(job: str) -> tuple[Callable[[Doc], Any], Callable[[Doc, Any], None]]:
    return (lambda doc: read_job(doc, job)), (lambda doc, results: write_job(doc, job, results))


for _job in FIELDS:
    _getter, _setter = _accessors(_job)
    Doc.set_extension(f"extractor_{_job}", getter=_getter, setter=_setter, force=True)


class Component:
    """One job as a spaCy component.

    With `spans` off, no `SpanGroup` is written, which saves time where nobody reads them.
    """

    def __init__(self, job: Job, spans: bool = True) -> None:
        self.job = job
        self.spans = spans

    def __call__(self, doc: Doc) -> Doc:
        """Find the job's things in `doc`, and keep them there."""
        view = doc.text
        notes = read_annotations(doc, self.job.needs)
        self.job.run(view, notes)
        write_job(doc, self.job.name, getattr(notes, self.job.name))
        if self.spans:
            doc.spans[_key(self.job.name)] = [
                span
                for start, end, label in _PLACES[self.job.name](notes)
                if (span := _span(doc, start, end, label)) is not None
            ]
        return doc


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")


def _frame_places(notes: Annotations) -> Iterator[Place]:
    return ((part.start, part.end, part.kind) for part in notes.frame.sections)


def _date_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, one.role or "other") for one in notes.dates)


def _quantity_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, one.kind) for one in notes.quantities)


def _table_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, one.statement or "table") for one in notes.tables)


def _company_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, one.form) for one in notes.companies)


def _person_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, "person") for one in notes.people)


def _quote_places(notes: Annotations) -> Iterator[Place]:
    return ((part.start, part.end, "quote") for one in notes.quotes for part in one.parts)


def _deal_places(notes: Annotations) -> Iterator[Place]:
    return ((one.start, one.end, one.type) for one in notes.deals)


def _concept_places(notes: Annotations) -> Iterator[Place]:
    for one in notes.concepts:
        quantity = notes.quantities[one.quantity]
        yield quantity.start, quantity.end, one.concept


_PLACES: dict[str, Callable[[Annotations], Iterator[Place]]] = {
    "frame": _frame_places,
    "dates": _date_places,
    "quantities": _quantity_places,
    "tables": _table_places,
    "companies": _company_places,
    "people": _person_places,
    "quotes": _quote_places,
    "deals": _deal_places,
    "concepts": _concept_places,
}


def _factory(job: str) -> Callable[[Language, str, bool], Component]:
    def make(nlp: Language, name: str, spans: bool) -> Component:
        return Component(JOBS[job], spans)

    make.__doc__ = f"The component that finds the {job}."
    return Language.factory(
        f"extractor_{job}",
        default_config={"spans": True},
        assigns=[f"doc._.extractor_{job}", "doc.spans"],
        requires=[f"doc._.extractor_{need}" for need in JOBS[job].needs],
        func=make,
    )


make_dates = _factory("dates")
make_frame = _factory("frame")
make_quantities = _factory("quantities")
make_tables = _factory("tables")
make_companies = _factory("companies")
make_people = _factory("people")
make_quotes = _factory("quotes")
make_deals = _factory("deals")
make_concepts = _factory("concepts")
