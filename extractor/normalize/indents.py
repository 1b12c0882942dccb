"""The indentation of row labels in pipe tables: two spaces for each level in the view.

Comes in: a flat text and its lines. Goes out: edits for the space after the first bar of rows.
It must not change anything else. Rows made of columns aligned by spaces bring their levels from
`columns`.

Spaces count only where all labels are not set to the right or centered by them: a table whose
rule says so (`| ---: |`, `| :---: |`) has no levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from extractor.tabular.indentation import indent, levels
from extractor.normalize.lines import Line

_LEAD = re.compile(r"\|((?: |&(?:nbsp|e[mn]sp|#160|#xa0);)*)", re.IGNORECASE)
_SHIFTED = re.compile(r"\s{0,9}\| ?:?-{1,80}: ?\|")
_BARS = re.compile(r" ?(?<!\\)\| ?")


def label_indents(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """The edits that give each label its level, row by row."""
    run: list[tuple[int, int]] = []
    for line in lines:
        _, start, end = line.pieces[0]
        if text[start] == "|" and len(line.pieces) == 1:
            run.append((start, end))
        elif run:
            yield from _table(text, run)
            run = []
    yield from _table(text, run)


def _table(text: str, rows: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    leads = [match for row in rows if (match := _LEAD.match(text, *row))]
    depths = [len(unescape(lead.group(1))) for lead in leads]
    shifted = len(rows) > 1 and _SHIFTED.match(text, rows[0][1], rows[1][0])
    if shifted or max(depths, default=0) < 2:
        ranks = [0] * len(rows)
    else:
        cells = [
            _BARS.split(text[lead.end() : row[1]]) for lead, row in zip(leads, rows, strict=True)
        ]
        ranks = levels(list(zip(depths, cells, strict=True)), 1)
    for lead, (_, end), level in zip(leads, rows, ranks, strict=True):
        shown = " " + indent(level)
        if (level or lead.group(1) != shown) and lead.end() < end and text[lead.end()] != "|":
            yield lead.start(1), lead.end(), shown
