"""The extractor: settings, the components, and the order of the stages.

Comes in: a text, bytes or a path. Goes out: checked records. This is the only module that knows
which stage follows which; it must not know how any of them works.

A stage that raises does not lose the release: its results stay empty, and the record says so
with an error entry P001. The annotators work on characters, so no `Doc` is made and spaCy is
not even imported unless `Settings.components` names a component that is not ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from extractor.annotate.jobs import JOBS
from extractor.annotate.learned.model import PREFIX, load_jobs
from extractor.annotate.learned.tasks import TASKS
from extractor.assemble.companies import assemble_companies
from extractor.assemble.deals import Learned, assemble_deals
from extractor.assemble.facts import assemble_facts
from extractor.assemble.people import assemble_people
from extractor.assemble.quotes import assemble_quotes
from extractor.assemble.record import Parts, join_record, number_mentions
from extractor.checks import check_record
from extractor.errors import UsageError, entry
from extractor.extensions import load_extensions
from extractor.layout import parse_layout
from extractor.normalize import normalize, to_text
from extractor.read import Limits, read
from extractor.schema import SHIPPED, DealType, ErrorEntry, EvidenceSource, Record, SourceInfo
from extractor.stages import Annotations, Frame, Layout, Release, Source

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = (
    "extractor_dates",
    "extractor_frame",
    "extractor_quantities",
    "extractor_tables",
    "extractor_companies",
    "extractor_people",
    "extractor_names",
    "extractor_quotes",
    "extractor_deals",
    "extractor_concepts",
    "extractor_readings",
    "extractor_transactions",
)
"""The annotators in their order, by the names of their spaCy factories. Names, readings and
transactions are learned."""

Input = str | bytes | Path
"""What can be extracted from: a text, the content of a file, or the path of one."""

T = TypeVar("T")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set about an extractor.

    `max_bytes` bounds one input, unpacked; larger ones are refused with R003. `components` are
    the spaCy factories that annotate, in order. Any of ours may be left out or replaced by
    another one that fills the same `doc._.extractor_...` attribute; a component that is not
    ours makes every release a spaCy `Doc` first, which about halves the speed.

    `model` is the trained model: the shipped one, the path of one that `extractor train` wrote, or
    any other spaCy pipeline, whose entities then serve as names. `source` says whose word counts:
    that of the rules and the model together, of the rules alone, or (to see what it has learned)
    of the model alone.
    """

    max_bytes: int = 50_000_000
    components: tuple[str, ...] = COMPONENTS
    model: str = SHIPPED
    source: EvidenceSource = "both"


class Extractor:
    """Reads press releases into records. Holds what has to be loaded only once; it keeps
    nothing of a release, so one extractor serves any number of them.

    Raises UsageError if `settings` name a component that spaCy does not know, or a model that is
    not there.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        load_extensions()
        self.settings = settings or Settings()
        self._limits = Limits(max_bytes=self.settings.max_bytes)
        self._jobs = JOBS
        if self.settings.source != "rules":
            self._jobs = JOBS | load_jobs(self.settings.model, self.settings.source)
        self._components = tuple(
            name
            for name in self.settings.components
            if self.settings.source != "rules" or name.removeprefix(PREFIX) not in TASKS
        )
        self._needs_docs = any(
            name.removeprefix(PREFIX) not in self._jobs or not name.startswith(PREFIX)
            for name in self._components
        )
        if self._needs_docs:
            self.nlp  # noqa: B018 - an unknown component is told at once, not at the first text

    @cached_property
    def nlp(self) -> Language:
        """The components as a spaCy pipeline, on a blank English tokenizer; its `max_length`
        is lifted, since the components take linear time."""
        import spacy

        from extractor.annotate import components  # noqa: F401 - registers the factories
        from extractor.annotate.learned.components import LearnedPipe

        nlp = spacy.blank("en")
        nlp.max_length = self.settings.max_bytes
        for name in self._components:
            if not nlp.has_factory(name):
                raise UsageError(
                    f"There is no component {name!r}; ours are {', '.join(COMPONENTS)}, and any "
                    "spaCy factory that is registered or installed would have worked."
                )
            pipe = nlp.add_pipe(name)
            if isinstance(pipe, LearnedPipe):
                pipe.use(self._jobs[pipe.task.name])
        return nlp

    def extract(self, source: Input) -> Record:
        """The record of `source`: a `str` is the text of a release, `bytes` the content of a
        file, a `Path` a file. Of a submission with several exhibits the first one is taken;
        `extract_all` gives every one.

        Never raises for what is in the input: what could not be read stands in `errors`.
        """
        return next(self.extract_all(source))

    def extract_all(self, source: Input, *, path: str | None = None) -> Iterator[Record]:
        """Every release in `source`: one, or each EX-99 exhibit of an EDGAR submission. `path` is
        what its records are called; a file has its own."""
        if path is None and isinstance(source, Path):
            path = str(source).encode("utf-8", "replace").decode()
        some = False
        try:
            for one in read(source, path=path, limits=self._limits):
                some = True
                yield self._extract(one)
        except Exception as error:  # noqa: BLE001 - a release is never lost to a fault of ours
            yield Record(SourceInfo(path=path), "", errors=[_failure("read", error)])
        else:
            if not some:
                fault = RuntimeError("the reader gave nothing")
                yield Record(SourceInfo(path=path), "", errors=[_failure("read", fault)])

    def extract_many(self, sources: Iterable[Input]) -> Iterator[Record]:
        """The records of all `sources`, lazily, in their order. For several processes see
        `batch.extract_many`."""
        for source in sources:
            yield from self.extract_all(source)

    def annotate(self, view: str, errors: list[ErrorEntry] | None = None) -> Annotations:
        """All that the components find in `view`; what failed is added to `errors`."""
        guard = _Guard(errors if errors is not None else [])
        layout = guard("layout", Layout([], [], []), partial(parse_layout, view))
        notes = Annotations(layout, Frame())
        if self._needs_docs:
            return self._annotate_doc(view, notes, guard)
        for name in self._components:
            job = self._jobs[name.removeprefix(PREFIX)]
            guard(job.name, None, partial(job.run, view, notes))
        return notes

    def _annotate_doc(self, view: str, notes: Annotations, guard: _Guard) -> Annotations:
        from extractor.annotate.components import read_annotations

        doc = self.nlp.make_doc(view)
        for name, component in self.nlp.pipeline:
            doc = guard(name, doc, partial(component, doc))
        return guard("annotations", notes, partial(read_annotations, doc))

    def _extract(self, source: Source) -> Record:
        text = source.text
        if not text.strip():
            return Record(source.info, text, errors=source.errors)
        errors: list[ErrorEntry] = []
        guard = _Guard(errors)
        plain = Release(source.info, text, text, list(range(len(text) + 1)), source.errors)
        release = guard("normalize", plain, partial(normalize, source))
        notes = self.annotate(release.view, errors)
        number_mentions(notes)
        parts = self._assemble(release.view, notes, guard)
        join = partial(join_record, release, notes, parts, partial(to_text, release))
        record = guard("record", Record(release.info, text), join)
        record.checks = guard("checks", [], partial(check_record, record))
        record.errors = [*release.errors, *record.errors, *errors]
        return record

    def _assemble(self, view: str, notes: Annotations, guard: _Guard) -> Parts:
        parts = Parts()
        parts.companies, parts.issuer = guard(
            "companies",
            (parts.companies, parts.issuer),
            partial(assemble_companies, view, notes.layout, notes.frame, notes.companies),
        )
        parts.people = guard(
            "people", parts.people, partial(assemble_people, view, notes.people, parts.companies)
        )
        parts.quotes = guard(
            "quotes",
            parts.quotes,
            partial(assemble_quotes, view, notes.quotes, parts.people, parts.companies),
        )
        parts.facts = guard(
            "facts",
            parts.facts,
            partial(assemble_facts, notes.concepts, notes.quantities, parts.issuer),
        )
        parts.deals = guard(
            "deals",
            parts.deals,
            partial(
                assemble_deals,
                view,
                notes.layout,
                notes.frame.sections,
                notes.deals,
                parts.facts,
                notes.quantities,
                parts.companies,
                parts.issuer,
                notes.dates,
                self._learned(notes),
            ),
        )
        return parts

    def _learned(self, notes: Annotations) -> Learned | None:
        """What the model says of the deals, if one has been asked."""
        if not {"extractor_readings", "extractor_transactions"} <= set(self._components):
            return None
        terms: dict[str, dict[DealType, float]] = {}
        for one in notes.memberships:
            terms.setdefault(notes.quantities[one.quantity].id, {})[one.type] = one.score
        types = {one.type: one.score for one in notes.transactions}
        return Learned(types, terms, alone=self.settings.source == "model")


class _Guard:
    """Runs a stage; if it raises, notes P001 and gives the empty result instead."""

    def __init__(self, errors: list[ErrorEntry]) -> None:
        self.errors = errors

    def __call__(self, stage: str, empty: T, run: Callable[[], T]) -> T:
        try:
            return run()
        except Exception as error:  # noqa: BLE001 - a release is never lost to a fault of ours
            self.errors.append(_failure(stage, error))
            return empty


def _failure(stage: str, error: Exception) -> ErrorEntry:
    return entry("P001", found=stage, detail=f"{type(error).__name__}: {error}")


def extract(text: Input) -> Record:
    """The record of one release, with the default settings. See `Extractor.extract`."""
    return _default().extract(text)


_loaded: list[Extractor] = []


def _default() -> Extractor:
    if not _loaded:
        _loaded.append(Extractor())
    return _loaded[0]
