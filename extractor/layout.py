"""The skeleton of a view: paragraphs, sentences, tables and their cells, on characters.

Comes in: a view (one paragraph or table row per line). Goes out: a `Layout`. It must not know
what the words mean, except for the abbreviations after which a sentence goes on.
"""

from __future__ import annotations

import re

from extractor.schema import Span
from extractor.stages import Layout, Table

_BREAK = re.compile(r"[.!?][\"”’')\]]{0,3} +(?=[\"“‘'(\[$€£A-Z0-9•–])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\",/])(?:[A-Z]|[A-Z](?:\.[A-Z])+"
    r"|Mr|Mrs|Ms|Dr|Prof|Sir|St|Sen|Rep|Gov|Gen|Lt|Col|Hon|MR|MRS|MS|DR|ST"
    r"|Inc|Corp|Co|Ltd|Cos|Bros|LLC|L\.L\.C|S\.A|N\.V|plc|Pty|Pte|Cia|Assoc|INC|CORP|CO|LTD"
    r"|No|Nos|Vol|Art|Sec|Fig|Ex|Ext|ext|Ave|Blvd|Rd|Ste|Bldg|Fl|Dept|Intl|vs|v|c|cf|ca|approx"
    r"|e\.g|i\.e|al|est|incl|excl|NO"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|a\.m|p\.m|a\.k\.a|f\.k\.a|d\.b\.a|Rs|Cdn|U\.S"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Sask|Alta|Man|Vic|Qld)$"
)
_MAY_END = re.compile(
    r"(?:Inc|Corp|Co|Ltd|LLC|plc|S\.A|N\.V|L\.P|L\.L\.C|U\.S|p\.m|a\.m|Jr|Sr|INC|CORP|LTD|\s[A-Z])$"
)
"""Abbreviations that may end a sentence, too: only what follows tells."""
_STARTER = re.compile(
    r"(?:The|This|These|Those|There|It|Its|In|On|As|For|We|Our|He|She|They|His|Her|Their|Upon|Following"
    r"|Under|Each|Both|All|No|If|At|By|After|Before|Since|When|While|From|During|Through|Prior|Pursuant"
    r"|Additionally|Furthermore|Also|Copies|A|An|Any|With|Mr|Ms|Mrs|Dr|To|Such|Subject)\b"
)
_NUMBER = re.compile(r"[([]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$")
_RULE_ROW = re.compile(r"\|?[\s|:+=-]+\|?$")


def _sentences(view: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    at = start
    for match in _BREAK.finditer(view, start, end):
        if view[match.start()] == ".":
            before = view[max(at, match.start() - 12) : match.start()]
            goes_on = bool(_ABBREVIATION.search(before)) and not (
                _MAY_END.search(before) and _STARTER.match(view, match.end())
            )
            if goes_on or (match.start() - at < 5 and _NUMBER.match(view, at, match.start())):
                continue
        found.append(Span(at, match.end() - _trailing_spaces(view, match.start(), match.end())))
        at = match.end()
    if at < end:
        found.append(Span(at, end))
    return found


def _trailing_spaces(view: str, start: int, end: int) -> int:
    return len(view[start:end]) - len(view[start:end].rstrip(" "))


def _cells(view: str, start: int, end: int) -> list[Span]:
    cells: list[Span] = []
    at = start + 1
    while at <= end:
        bar = view.find("|", at, end)
        stop = end if bar < 0 else bar
        if bar < 0 and not view[at:end].strip():
            break
        cell = view[at:stop].lstrip(" ")
        left = stop - len(cell)
        cells.append(Span(left, left + len(cell.rstrip(" "))))
        at = stop + 1
    return cells


def parse_layout(view: str) -> Layout:
    """The paragraphs, sentences and tables of `view`, in time linear in its length. An empty line
    ends a table."""
    paragraphs: list[Span] = []
    sentences: list[Span] = []
    tables: list[Table] = []
    open_table: Table | None = None
    at = 0
    for line in view.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            open_table = None
            continue
        if line.startswith("|"):
            if open_table is None:
                open_table = Table(start, end, [])
                tables.append(open_table)
            open_table.end = end
            if not _RULE_ROW.match(line):
                open_table.rows.append(_cells(view, start, end))
            continue
        open_table = None
        paragraphs.append(Span(start, end))
        sentences.extend(_sentences(view, start, end))
    return Layout(paragraphs, sentences, tables)
