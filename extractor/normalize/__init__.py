r"""A source becomes a release: its text, the view of it that annotators read, and the map
between the two.

Comes in: a `Source`. Goes out: a `Release`. The text is never changed; the view is the text
as a reader takes it in:

- one paragraph or table row per line, soft line wraps joined by one space (`lines`);
- tables as pipe rows with as many cells in each, figures whole: those of Markdown (`bars`), and
  columns aligned by spaces (`columns`); an empty line parts two of them;
- markdown and HTML leftovers gone: `**bold**`, `[text](url)`, `\$`, `&amp;`, `# ` (`marks`);
- white space folded, no-break spaces included, zero-width characters gone; only the label of a
  table row keeps its indentation, as two spaces for each level;
- list bullets of every shape as "• ", but dashes as they are, since they may open speech;
- glued words parted: "of theCompany", "over7,835,000" (`glue`), and the entries of contact
  blocks that have run together on lines of their own: "Jane RoeCFOAcme Inc." (`glued_names`);
- a "|" within a table cell (`\|` in the text) as "¦", so that it parts no cells.

Everything else, curly quotes and dashes too, stays as it is. `to_text` takes a span of the view
back to the text. It must not know what the words mean. Time is linear in the length of the text,
and bounded by `MAX_TEXT` and `MAX_LINE`.
"""

from __future__ import annotations

from extractor.errors import entry
from extractor.normalize.build import build
from extractor.normalize.lines import split_lines
from extractor.normalize.marks import ENTITY, edits, flatten
from extractor.schema import ErrorEntry
from extractor.stages import Release, Source

__all__ = ["MAX_LINE", "MAX_TEXT", "normalize", "to_text"]

MAX_TEXT = 1_000_000
"""So many characters of a text are annotated; the longest known release has 80,000."""

MAX_LINE = 100_000
"""So many characters of one line are annotated."""


def normalize(source: Source) -> Release:
    """The release in `source`, ready to be annotated. Never raises on any text."""
    text = source.text
    errors: list[ErrorEntry] = list(source.errors)
    stop = len(text)
    if stop > MAX_TEXT:
        errors.append(entry("N002", found=stop, limit=MAX_TEXT, start=MAX_TEXT, end=stop))
        stop = max(text.rfind("\n", 0, MAX_TEXT), 0) or MAX_TEXT
    lines, long_lines = split_lines(text, stop, MAX_LINE)
    errors += [
        entry("N001", found=end - start, limit=MAX_LINE, start=start + MAX_LINE, end=end)
        for start, end in long_lines
    ]
    flat = flatten(text)
    view, offsets = build(flat, lines, edits(flat, stop, lines))
    return Release(source.info, text, view, offsets, errors)


def to_text(release: Release, start: int, end: int) -> tuple[int, int]:
    """The span of the text that the view span [start, end) shows, without white space and
    without markdown at its ends. An empty span stays empty."""
    view, offsets = release.view, release.offsets
    end = min(max(end, 0), len(view))
    start = min(max(start, 0), end)
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    if start >= end:
        return offsets[start], offsets[start]
    last, after = offsets[end - 1], offsets[end]
    stop = min(last + 1, after)
    if stop > last and release.text[last] == "&":
        entity = ENTITY.match(release.text, last, after)
        stop = entity.end() if entity else stop
    return offsets[start], max(stop, offsets[start])
