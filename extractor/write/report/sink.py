"""Reports as files: one self-contained page, or an index with a page for each release.

Comes in: records, one after the other. Goes out: files that appear when all is there. It must not
hold the releases in memory: what is rendered waits in a temporary file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from markupsafe import Markup

from extractor.errors import UsageError
from extractor.schema import Record
from extractor.write.atomic import whole_file
from extractor.write.report.contents import Contents, Lost, PageOfRun
from extractor.write.report.pages import Leaf, contents_html, overview_html, page_html, release_html
from extractor.write.report.release import release_view
from extractor.write.report.run import Run
from extractor.write.report.verdicts import Formulas

ONE_PAGE = 1000
"""Releases up to which a report is one file; a browser opens that many in about a second."""


class ReportSink:
    """Renders each record as it comes; `save` then makes the pages."""

    def __init__(self, spool: BinaryIO, formulas: Formulas) -> None:
        self.spool = spool
        self.formulas = formulas
        self.run = Run()
        self.ends = [0]

    def write(self, record: Record) -> None:
        """Take `record`."""
        self.run.add(record)
        view = release_view(record, len(self.ends), self.formulas)
        self.spool.write(release_html(view).encode("utf-8", "replace"))
        self.ends.append(self.spool.tell())

    def reject(self, words: str) -> None:
        """Take note of an input of which there is no record; `words` say why."""
        self.run.reject(words)

    def one_page(self) -> Iterator[str]:
        """All releases in one page; one release alone needs no overview."""
        if len(self.run.rows) == 1 and not self.run.rejected:
            yield from page_html(self.run.rows[0].title, [self._leaf(1)])
            return
        overview = self.run.overview()
        order = [row.number for row in overview.rows]
        links = {number: f"#r{number}" for number in order}
        leaves = self._leaves(order, links, "#overview")
        yield from page_html(_title(len(order)), leaves, overview_html(overview, links))

    def save(self, index: Path, pages: Path, shown: str) -> None:
        """An index in the file `index`, and a page for each release in the folder `pages`, which
        stands beside the file `shown` that the index will be."""
        overview = self.run.overview()
        order = [row.number for row in overview.rows]
        names = {number: f"{number:06}.html" for number in order}
        titles = {row.number: row.title for row in overview.rows}
        pages.mkdir(parents=True, exist_ok=True)
        for leaf in self._leaves(order, names, f"../{shown}"):
            with whole_file(pages / names[leaf.number]) as temporary:
                _write(temporary, page_html(titles[leaf.number], [leaf]))
        links = {number: f"{pages.name}/{name}" for number, name in names.items()}
        _write(index, page_html(_title(len(order)), [], overview_html(overview, links)))

    def _leaves(self, order: list[int], links: dict[int, str], back: str) -> Iterator[Leaf]:
        for before, (number, after) in zip([0, *order], pairwise([*order, 0]), strict=False):
            yield self._leaf(number)._replace(
                back=back, previous=links.get(before, ""), following=links.get(after, "")
            )

    def _leaf(self, number: int) -> Leaf:
        start, end = self.ends[number - 1 : number + 1]
        self.spool.seek(start)
        return Leaf(number, Markup(self.spool.read(end - start).decode()))


@contextmanager
def report_file(output: Path | None, formulas: Formulas) -> Iterator[ReportSink]:
    """A sink to a report, which appears when the block ends well.

    `output` with the suffix `.html` is one file for up to `ONE_PAGE` releases; a longer run gets
    its pages in the folder `NAME-releases` beside it. Any other `output` is a folder with
    `index.html` and `releases/`. None is standard output.

    Raises UsageError for an output that cannot be written.
    """
    with TemporaryFile() as spool:
        sink = ReportSink(spool, formulas)
        if output is None:
            yield sink
            sys.stdout.buffer.writelines(piece.encode() for piece in sink.one_page())
            return
        is_file = output.suffix.lower() in (".html", ".htm") or (
            output.exists() and not output.is_dir()
        )
        if not is_file:
            _make(output)
        index = output if is_file else output / "index.html"
        pages = index.with_name(f"{index.stem}-releases" if is_file else "releases")
        with whole_file(index) as temporary:
            yield sink
            if is_file and len(sink.run.rows) <= ONE_PAGE:
                _write(temporary, sink.one_page())
            else:
                sink.save(temporary, pages, index.name)


def report_page(records: Iterable[Record], formulas: Formulas) -> str:
    """All `records` in one page."""
    sink = ReportSink(BytesIO(), formulas)
    for record in records:
        sink.write(record)
    return "".join(sink.one_page())


def contents_page(pages: list[PageOfRun], lost: list[Lost]) -> Iterator[str]:
    """The page, in pieces, that leads to the `pages` of a run; `lost` are the inputs on none."""
    contents = Contents.of(pages, lost)
    return page_html(_title(contents.run.releases), [], contents_html(contents))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be made a folder ({error.strerror}); FILE.html or the name of a new "
            "or existing folder would have worked."
        ) from error


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)


def _title(releases: int) -> str:
    return f"{releases:,} press releases, checked"
