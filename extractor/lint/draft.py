"""What a rule sees: the record of a release, its text as a reader takes it in, and the way between.

Comes in: a record. Goes out: a `Draft`. It must not judge anything.

Rules about numbers start from the record; rules about wording search the *view* (one paragraph or
table row a line, no markup, see `normalize`) and project what they find with `span`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from extractor.layout import parse_layout
from extractor.lint.comments import Comment
from extractor.normalize import normalize, to_text
from extractor.schema import Fact, Quantity, Record, Span
from extractor.stages import SMALL_PRINT, Layout, Source

_WORD = re.compile(r"\w+")


class Draft:
    """A record prepared for the rules, with the comments that stand in its file."""

    def __init__(self, record: Record, comments: Sequence[Comment] = ()) -> None:
        self.record = record
        self.comments = comments
        self.facts: dict[str, Fact] = {one.id: one for one in record.facts}
        self.quantities: dict[str, Quantity] = {one.id: one for one in record.quantities}
        self._release = normalize(Source(record.source, record.text))
        self.view = self._release.view

    @cached_property
    def layout(self) -> Layout:
        """Paragraphs, sentences and tables of the view."""
        return parse_layout(self.view)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the record's text that the view shows at [start, end)."""
        return Span(*to_text(self._release, start, end))

    def seen(self, span: Span) -> Span:
        """The stretch of the view that shows the text at `span`, without what the view puts in at
        its ends, as the bars of a table."""
        offsets = self._release.offsets
        start = max(bisect_left(offsets, span.start), bisect_right(offsets, span.start) - 1)
        return Span(start, max(start, bisect_left(offsets, span.end)))

    def quantity(self, ref: str) -> Quantity | None:
        """The quantity that a check names by the id of a fact or of a quantity."""
        fact = self.facts.get(ref)
        return self.quantities.get(fact.quantity if fact else ref)

    def words(self, span: Span) -> str:
        """The text at `span` on one line."""
        return " ".join(self.record.text[span.start : span.end].split())

    @cached_property
    def head_end(self) -> int:
        """Where headline and subheadlines end in the text; 0 without any."""
        heads = (self.record.headline, *self.record.subheadlines)
        return max((one.end for one in heads if one is not None), default=0)

    def in_small_print(self, offset: int) -> bool:
        """Whether the text at `offset` belongs to the safe harbor, the contacts and the like."""
        return any(
            one.start <= offset < one.end and one.kind in SMALL_PRINT
            for one in self.record.sections
        )

    @cached_property
    def _table_spans(self) -> list[Span]:
        return [self.span(one.start, one.end) for one in self.layout.tables]

    def in_table(self, offset: int) -> bool:
        """Whether the text at `offset` stands in a table."""
        before = bisect_right(self._table_spans, offset, key=lambda one: one.start)
        return before > 0 and offset < self._table_spans[before - 1].end

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each word stands in the view, as it is written."""
        return Counter(_WORD.findall(self.view))
