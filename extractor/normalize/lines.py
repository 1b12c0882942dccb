"""The lines of a text to the lines of its view: paragraphs and table rows.

Comes in: a text. Goes out: `Line`s made of pieces of the text. Blank lines part paragraphs.
Within a block, a line is joined to the next where the break is a soft wrap; lists, headings,
addresses and table rows keep their lines. It must not look into the lines for marks.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from extractor.normalize.bars import read_bars
from extractor.normalize.columns import Printed, Row, align, has_gap
from extractor.normalize.pieces import Line, Piece, Raw
from extractor.tabular.indentation import indent

_RULE = re.compile(r"(?:[-=_*~#+.·—–]\s{0,3}|\\[-=_*~#.]){3,}|[-=_*~|:+\s]+")
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]{0,1000}\n){1,60}?)---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"[A-Za-z_][\w .-]{0,40}:|[ \t]|-|#|$")
_TITLE = re.compile(r"(?m)^title:[ \t]*[\"']?([^\n]*?[^\s\"'])[\"']?[ \t]*$", re.IGNORECASE)
_BAR_RULE = re.compile(r":?-+:?\s*(?:\|\s*:?-+:?\s*)+")
_LIST_START = re.compile(
    r"[•●○◦▪▫■□◆►▶‣∙·⁃➢➤✓✔→§|#>]|[*+–—-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|\*{2}\w|o\s{2,}"
)
_CONTACT_START = re.compile(r"\S*[@/]|www\.|\S+\.(?:com|org|net)\b|[A-Za-z-]{1,12}:")
_LOWER_START = re.compile(r"[\"“‘'(]?[a-z][a-z]*[,;.)]?(?:\s|$)|[a-z]+-[a-z]")
_OPEN_END = re.compile(
    r"\w (?:of|the|to|and|in|for|a|an|by|at|with|from|than|is|are|was|were|on|or|as|that|its|our)$"
)
_OPEN_START = re.compile(r"(?:and|or|of|to|the|for|in|on|with|at|as|by|from|that|which|its|an?)\s")
_TAGS = re.compile(r"(?:</?(?:PAGE|TABLE|CAPTION|PRE|S|C|FN|F\d)>[ \t]*){1,99}\d{0,3}")
"""Lines of tags that old filings set tables with; they part blocks."""
_TOP = 12
_SENTENCE_END = (".", ":", "!", "?", ";", ".”", '."', "?”", '?"', "!”", '!"')
_NUMBER_START = re.compile(r"\d")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 45
_WIDEST_ROW = 400
_HEAD_LINES = 3


def split_lines(text: str, stop: int, limit: int) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines of the view of text[:stop], and the spans of the lines longer than `limit`,
    which are cut there."""
    blocks: list[list[Raw]] = [[]]
    long_lines: list[tuple[int, int]] = []
    title, at = _front_matter(text)
    for whole in text[at:stop].split("\n"):
        start, at = at, at + len(whole) + 1
        if len(whole) > limit:
            end = text.find("\n", start)
            long_lines.append((start, end if end >= 0 else len(text)))
            whole = whole[:limit]
        bare = whole.strip()
        if bare and not (bare[0] == "<" and _TAGS.fullmatch(bare)):
            left = len(whole) - len(whole.lstrip())
            raw = Raw(start + left, start + left + len(bare), bare, left)
            if len(blocks) > 1 and _is_next_row(text, blocks[-2], blocks[-1], raw):
                blocks.pop()
            blocks[-1].append(raw)
        elif blocks[-1]:
            blocks.append([])
    width = _wrap_width([raw for block in blocks if len(block) > 1 for raw in block])
    tables = _tables(text, blocks) if has_gap(text) else {}
    found = [title] if title else []
    for number, block in enumerate(blocks):
        found.extend(tables.get(number) or _lines_of(text, block, width))
    for before, line in pairwise(found):
        if before.row and line.opens:
            _, start, end = line.pieces[0]
            line.pieces[0] = (f"\n{line.pieces[0][0]}", start, end)
    return _join_headlines(text, found), long_lines


def _is_next_row(text: str, before: list[Raw], block: list[Raw], raw: Raw) -> bool:
    """Whether a line that opens a block is the next row of a pipe table whose rows are parted by
    blank lines."""
    if block or raw.text[0] != "|" or not before or before[-1].text[0] != "|":
        return False
    return len(before) == 1 or text.count("\n", before[-2].end, before[-1].start) > 1


def _join_headlines(text: str, lines: list[Line]) -> list[Line]:
    """Lines at the top that are one headline, set apart as paragraphs for the look of it."""
    found: list[Line] = []
    for number, line in enumerate(lines):
        _, start, end = line.pieces[0]
        if found and number < _TOP and not line.row and not found[-1].row:
            _, before, stop = found[-1].pieces[-1]
            goes_on = _OPEN_END.search(text, max(before, stop - 12), stop)
            if stop - before > 15 and not text.endswith(_SENTENCE_END, before, stop):
                open_start = _OPEN_START.match(text, start, end)
                if open_start or (goes_on and not _LIST_START.match(text, start, end)):
                    found[-1].pieces += [(" ", start, end), *line.pieces[1:]]
                    continue
        found.append(line)
    return found


def _front_matter(text: str) -> tuple[Line | None, int]:
    """The title in the front matter of a markdown file, and where the text itself begins."""
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    if not match or not all(map(_FIELD.match, match.group(1).splitlines())):
        return None, 0
    title = _TITLE.search(text, match.start(1), match.end(1))
    return (Line([("\n", *title.span(1))]) if title else None), match.end()


def _tables(text: str, blocks: list[list[Raw]]) -> dict[int, list[Line]]:
    """The lines of the blocks that hold columns aligned by spaces, by number of block."""
    found: dict[int, list[Line]] = {}
    run: list[int] = []
    for number, block in enumerate([*blocks, []]):
        gaps = sum(has_gap(raw.text) for raw in block)
        barred = bool(block) and block[0].text[0] == "|"
        if (
            gaps
            and gaps * 4 >= len(block)
            and not barred
            and all(len(raw.text) < _WIDEST_ROW for raw in block)
        ):
            run.append(number)
            continue
        printed = [_printed(blocks[at]) for at in run]
        for at, rows in zip(run, align(text, printed), strict=True):
            if rows:
                found[at] = [_row(row) for row in rows]
        run = []
    return found


def _printed(block: list[Raw]) -> list[Printed]:
    """The lines of a block but for its rules, each with the rule below it; the lines between two
    rules have the lower one together."""
    found: list[Printed] = []
    rule: tuple[int, int] | None = None
    above = 0
    for at in range(len(block) - 1, -1, -1):
        raw = block[at]
        start = raw.start - raw.indent
        if _is_rule(raw.text):
            rule, above = (start, raw.end), 0
            continue
        above += 1
        between = above <= _HEAD_LINES and any(
            _is_rule(one.text) for one in block[max(at - _HEAD_LINES, 0) : at]
        )
        found.append(Printed(start, raw.end, rule if above == 1 or between else None, above == 1))
    return found[::-1]


def _row(row: Row) -> Line:
    """A table row; its cells are parted by bars that are not in the text."""
    at = next(start for cell in row.cells for start, _ in cell)
    pieces: list[Piece] = [("\n", at, at)]
    before = f"| {indent(row.level)}"
    for number, cell in enumerate(row.cells):
        before += " | " if number else ""
        for start, end in cell:
            pieces.append((before, start, end))
            before, at = " ", end
        before = "" if cell else before
    if before:
        pieces.append((before, at, at))
    return Line(pieces, row=True, opens=row.opens)


def _lines_of(text: str, block: list[Raw], width: int) -> list[Line]:
    found: list[Line] = []
    width = width or _wrap_width(block)
    barred = any(_BAR_RULE.fullmatch(raw.text) for raw in block)
    for is_table, run in groupby(
        block, lambda raw: raw.text[0] == "|" or (barred and "|" in raw.text)
    ):
        if is_table:
            found += read_bars(text, list(run))
            continue
        last: Raw | None = None
        for raw in run:
            if _is_rule(raw.text):
                last = None
            elif last is not None and _continues(last, raw, width):
                found[-1].pieces.append((_joint(last.text, raw.text), raw.start, raw.end))
                last = raw
            else:
                found.append(Line([("\n", raw.start, raw.end)]))
                last = raw
    return found


def _joint(before: str, after: str) -> str:
    """What joins two halves of a soft wrap: nothing if it falls on the hyphen of a word."""
    hyphened = before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower()
    return "" if hyphened and not after.startswith(("and ", "or ", "to ")) else " "


def _is_rule(text: str) -> bool:
    return text[0] in "-=_*~#+.·—–\\|:" and len(text) > 2 and bool(_RULE.fullmatch(text))


def _wrap_width(lines: list[Raw]) -> int:
    """The width at which these lines are broken, or 0 if they are not: prose broken at a
    width has few longer lines, and many of its full lines go on in lower case."""
    if len(lines) < 3:
        return 0
    sizes = sorted(len(raw.text) for raw in lines)
    width = sizes[int(0.9 * len(sizes))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or sizes[int(0.95 * len(sizes))] > _WIDEST_WRAP:
        return 0
    full = [after for before, after in pairwise(lines) if len(before.text) > 0.75 * width]
    lower = sum(bool(_LOWER_START.match(raw.text)) for raw in full)
    return width if len(full) >= 2 and lower >= 0.3 * len(full) else 0


def _continues(last: Raw, raw: Raw, width: int) -> bool:
    """Whether the break between two lines is a soft wrap; `width` is 0 where lines are not
    broken at any width."""
    size = len(last.text)
    if size > _WIDEST_WRAP:
        return False
    ended = last.text.endswith(_SENTENCE_END)
    full = bool(width) and size + len(raw.text.split(" ", 1)[0]) >= 0.95 * width
    if _LIST_START.match(raw.text) and (ended or not full or not _NUMBER_START.match(raw.text)):
        return False
    contact = bool(_CONTACT_START.match(raw.text))
    if bool(_LOWER_START.match(raw.text)) and not ended and not contact:
        return size > 25 or bool(width)
    if not width:
        return not contact and size <= _WIDEST_WRAP and bool(_OPEN_END.search(last.text))
    if full:
        return not (contact and ended)
    return not ended and not contact and size > 0.7 * width
