"""A durable run: any number of inputs into a folder of parts, which goes on where it stopped.

Comes in: the arguments of `extractor run`. Goes out: the folder: parts (with `index.html` where
they are pages), `manifest.json` and `manifest/`, `summary.json`, `quarantine.jsonl`, and in
`run.json` how this very run went. All but `run.json` are the same bytes however often the run was
broken off and however many workers it had.
It must not hold the inputs, nor know how a part is made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from extractor.batch.inputs import Inputs
from extractor.batch.limits import Limits
from extractor.batch.manifest import Identity, Manifest, versions, write_entry
from extractor.batch.parts import PART_SIZE, Answer, Entry, Lines, Part, cut, write_parts
from extractor.batch.pool import Pool
from extractor.batch.store import Store, lies_in
from extractor.batch.tables import Columns
from extractor.errors import UsageError
from extractor.outcome import Summary
from extractor.outputs import Format
from extractor.pipeline import Settings
from extractor.read import Limits as ReadLimits


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a part what it is, and the bounds of a release."""

    settings: Settings = Settings()
    format: Format = "jsonl"
    columns: Columns = Columns()
    part_size: int = PART_SIZE
    limits: Limits = Limits()


class Outcome(msgspec.Struct):
    """How a run went. `summary` and `quarantined` count all that the folder holds; `made` and
    `kept` the parts of this run and those that earlier ones had done; `again` those of `made` that
    had been done before, by the reason."""

    summary: Summary
    quarantined: int = 0
    made: int = 0
    kept: int = 0
    again: dict[str, int] = {}
    seconds: float = 0.0

    def words(self) -> str:
        """The outcome as a line for people."""
        again = ", ".join(f"{count} again for {why}" for why, count in sorted(self.again.items()))
        return (
            f"{self.summary.words()}, {self.quarantined} in quarantine; {self.made} parts made"
            f"{f' ({again})' if again else ''}, {self.kept} kept"
        )


Progress = Callable[[int, int | None, Summary], None]
"""Told of the inputs that are done, of how many there are (None: unknown), and their counts."""
Engine = Callable[[Iterator[Part], Store, Plan, Callable[[int, Summary], None]], Iterator[None]]
"""Makes parts and writes their entries; tells of inputs that are done, with their counts."""


def run(
    arguments: list[str],
    out: str,
    plan: Plan,
    engine: Engine,
    progress: Progress = lambda done, total, summary: None,
) -> Outcome:
    """Extract all that `arguments` stand for into the folder `out`, by `engine`.

    Raises UsageError for inputs or a folder that cannot be, and OSError if the folder cannot be
    written to any more: what is done stays done, and the same call goes on.
    """
    began = time.monotonic()
    for argument in arguments:
        if lies_in(out, argument):
            raise UsageError(
                f"{out} lies in the input {argument}, whose releases would then change with every "
                "run; a folder beside it would have worked."
            )
    store = Store(out)
    found = versions(plan.settings.model)
    identity = Identity(plan.settings, plan.format, plan.columns, plan.part_size, found)
    manifest = Manifest(store, identity, arguments)
    inputs = Inputs(arguments, plan.columns, ReadLimits(max_bytes=plan.settings.max_bytes))
    total = inputs.count()
    so_far, done, count = Summary(), 0, 0
    outcome = Outcome(so_far)

    def told(inputs: int, summary: Summary) -> None:
        nonlocal done
        done += inputs
        so_far.join(summary)
        progress(done, total, so_far)

    def to_do() -> Iterator[Part]:
        nonlocal count
        for part in cut(inputs, plan.part_size):
            count += 1
            entry = manifest.entry(part.number)
            if entry is None:
                yield part
                continue
            why = manifest.stale(part, entry, plan.limits)
            if why is None:
                outcome.kept += 1
                told(len(part.items), entry.summary)
                continue
            outcome.again[why] = outcome.again.get(why, 0) + 1
            manifest.forget(part.number)
            yield part

    progress(0, total, so_far)
    for _ in engine(to_do(), store, plan, told):
        outcome.made += 1
    outcome.summary, outcome.quarantined = manifest.close(count)
    if plan.format == "html":
        store.write("index.html", _index(manifest.entries(count)))
    outcome.seconds = round(time.monotonic() - began, 3)
    store.write("run.json", [msgspec.json.format(msgspec.json.encode(outcome)) + b"\n"])
    return outcome


def _index(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The page that leads to those of the parts."""
    from extractor.write.report import Lost, PageOfRun, contents_page

    pages: list[PageOfRun] = []
    lost: list[Lost] = []
    for entry in entries:
        (first, _), (last, _) = entry.inputs[0], entry.inputs[-1]
        pages.append(PageOfRun(next(iter(entry.files)), first, last, entry.summary))
        lost += [Lost(one.path, one.code, one.reason) for one in entry.quarantined]
    return (piece.encode() for piece in contents_page(pages, lost))


def on_this_machine(workers: int) -> Engine:
    """The engine of `workers` processes here.

    Raises UsageError for less than one.
    """

    def work(
        parts: Iterator[Part], store: Store, plan: Plan, told: Callable[[int, Summary], None]
    ) -> Iterator[None]:
        with Pool(plan.settings, workers, Lines(), plan.limits) as pool:
            yield from in_pool(pool)(parts, store, plan, told)

    return work


def in_pool(pool: Pool[Answer]) -> Engine:
    """The engine of a pool that is there already, and stays."""

    def work(
        parts: Iterator[Part], store: Store, plan: Plan, told: Callable[[int, Summary], None]
    ) -> Iterator[None]:
        made = write_parts(parts, pool, store, plan.format, lambda one: told(1, one))
        for part, entry in made:
            write_entry(store, part.number, entry)
            yield

    return work
