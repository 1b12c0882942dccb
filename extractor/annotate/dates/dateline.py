"""The dateline: place, date and wire of a release, in whatever order they are printed.

Comes in: a view and its layout. Goes out: the datings of the head of the release (a `Dateline`
each), the fullest first to be chosen by `main_dateline`. It must not look at the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import regex

from extractor.annotate.dates.calendar import Printed, printed_dates
from extractor.patterns.dates import TIME
from extractor.patterns.places import (
    ADHOC_LINE,
    GLUED_PLACE,
    NO_PLACE,
    PLACE,
    PLACE_END,
    REGION_CODES,
    REGIONS,
    RELEASE_WORDS,
)
from extractor.patterns.wires import UNKNOWN_WIRE, WIRE, WIRE_HINT, WIRE_NAMES, wire_key
from extractor.schema import Span
from extractor.stages import Layout

_HEAD_PARAGRAPHS = 60
_TAIL_PARAGRAPHS = 40
_HEAD_LENGTH = 9000
_WINDOW = 260
_WIRE_WINDOW = 170
_FIRST = 4
_GLUED_LENGTH = 500
_BEFORE_WIRE = 100
_PROSE = 140
_MAX_PROSE = 3
_SHORT = 130
_PLACE_LENGTH = 110
_MARKS = " -–—./|:,*)(]["
_LEAD = re.compile(
    r"[\s\-–—•*/|(\[]{0,12}(?:(?i:(?:press|news|media|stock exchange) (?:release|announcement))"
    r"[ ,:–—-]{1,4}(?=[A-ZÀ-Þ]))?"
)
_SEPARATOR = re.compile(r"[\s,.:;|/()\[\]\-–—•·]{0,12}(?:(?:via|by|through|dated|on) )?[(/\[]?")
_STRONG = re.compile(r" ?(?:--+|—|–|[)\]/|:])| - ?|- |$")
_NEXT_SENTENCE = re.compile(r"\. [A-ZÀ-Þ]")
_CLOSE = re.compile(r"[)\]]{1,2}| ?/")
_TAGLINE = re.compile(r" ?\([^()\n]{3,90}\)(?= ?[-–—])| via [^()\n]{2,30}(?=\))| (?:Corp|Inc)\.")
_DASHED = re.compile(r"[A-ZÀ-Þ][\w .,’'&-]{2,60}?(?:--|—|–| -|- |-$)")
_WEEKDAY = re.compile(r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day),? (?=[A-Z0-9])")


@dataclass(slots=True)
class Dateline:
    """A dating of the release. `own_line` says that nothing follows it in its paragraph; `late`
    that it stands below the text, as the place and date above a signature do."""

    start: int
    end: int
    paragraph: int
    place: Span | None = None
    printed: Printed | None = None
    wire: Span | None = None
    own_line: bool = False
    late: bool = False

    @property
    def parts(self) -> int:
        """How many of place, date and wire it has."""
        return sum(part is not None for part in (self.place, self.printed, self.wire))

    def day(self) -> date | None:
        """Its date."""
        return self.printed.on() if self.printed else None

    def continues(self, other: Dateline) -> bool:
        """Whether this one, in the next paragraph, is the rest of `other`."""
        return (
            other.own_line
            and other.place is not None
            and other.paragraph == self.paragraph - 1
            and self.place is None
            and not (other.printed and self.printed)
            and not (other.wire and self.wire)
        )


def find_datelines(view: str, layout: Layout) -> list[Dateline]:
    """The datings in the head of the release and, where a short line below the text is nothing
    but a place and a date, that one too; in text order."""
    return list(_datelines(view, tuple(layout.paragraphs)))


@lru_cache(maxsize=1)
def _datelines(view: str, paragraphs: tuple[Span, ...]) -> list[Dateline]:
    """`find_datelines`; the last answer is kept, as dates and frame both ask."""
    found: list[Dateline] = []
    prose = 0
    index = -1
    for index, paragraph in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        if paragraph.start > _HEAD_LENGTH or prose > _MAX_PROSE:
            break
        dateline = _read(view, paragraph, index)
        if dateline is None:
            prose += _is_prose(view, paragraph)
            continue
        if found and dateline.continues(found[-1]):
            whole = found[-1]
            whole.end, whole.own_line = dateline.end, dateline.own_line
            whole.printed = whole.printed or dateline.printed
            whole.wire = whole.wire or dateline.wire
        elif dateline.own_line and prose:
            if dateline.place and dateline.printed:
                dateline.late = True
                found.append(dateline)
        else:
            found.append(dateline)
        if found and found[-1].parts > 1 and not (found[-1].own_line or found[-1].late):
            return found
    if not any(line.parts > 1 for line in found):
        glued = (_glued(view, paragraph, i) for i, paragraph in enumerate(paragraphs[:_FIRST]))
        if line := next(filter(None, glued), None):
            return [*found, line]
    first = max(index, len(paragraphs) - _TAIL_PARAGRAPHS)
    for number, paragraph in enumerate(paragraphs[first:], first):
        if paragraph.end - paragraph.start > 80:
            continue
        dateline = _read(view, paragraph, number)
        if dateline and dateline.own_line and dateline.place and dateline.printed:
            dateline.late = True
            found.append(dateline)
    return found


def _glued(view: str, paragraph: Span, index: int) -> Dateline | None:
    """The dateline within a paragraph that begins with the headline: "Acme Opens a Mill OSLO,
    May 5, 2025 (GLOBE NEWSWIRE) --"; only a place in capitals can be told from the headline."""
    stop = min(paragraph.end, paragraph.start + _GLUED_LENGTH)
    for wire in WIRE.regex.finditer(view, paragraph.start, stop):
        low = max(paragraph.start, wire.start() - _BEFORE_WIRE)
        dates = printed_dates(view, low, wire.start())
        cut = dates[-1].start if dates else wire.start()
        place = GLUED_PLACE.regex.search(view[low:cut])
        if place:
            dateline = _read(view, Span(low + place.start("place"), paragraph.end), index)
            if dateline and dateline.wire and dateline.place:
                return dateline
    return None


def _is_prose(view: str, paragraph: Span) -> bool:
    length = paragraph.end - paragraph.start
    if view[paragraph.start : paragraph.end].isupper():
        return False  # a warning above the head
    return length > _PROSE and (length > 2 * _PROSE or view[paragraph.end - 1] in ".!?:")


def main_dateline(datelines: list[Dateline]) -> Dateline | None:
    """The dating that counts: in the head rather than below the text, the one with most parts,
    rather running into the text than on a line of its own."""
    strong = [line for line in datelines if line.parts > 1 or not line.own_line]
    return max(
        strong, key=lambda line: (not line.late, line.parts, not line.own_line), default=None
    )


def _read(view: str, paragraph: Span, index: int) -> Dateline | None:
    """The dating at the start of a paragraph."""
    stop = min(paragraph.end, paragraph.start + _WINDOW)
    lead = _LEAD.match(view, paragraph.start, stop)
    start = lead.end() if lead else paragraph.start
    opened = lead is not None and lead.group()[-1:] in ("(", "[")
    dates = [printed for printed in printed_dates(view, start, stop) if printed.year is not None]
    near = min(stop, start + _WIRE_WINDOW)
    hinted = WIRE_HINT.search(view, start, near)
    wires = list(WIRE.regex.finditer(view, start, near)) if hinted else []
    if not dates and not wires and not _DASHED.match(view, start, stop):
        return None
    result = Dateline(start, start, index)
    end = _parts(view, stop, result, dates, wires)
    if result.parts == 0 and dates and stop == paragraph.end and stop - start < _SHORT:
        end = _release_line(view, start, stop, dates[0], result, index)
    if result.parts == 0 or not _ends_well(view, end, stop, result, index):
        return None
    close = _CLOSE.match(view, end, stop)
    result.end = close.end() if close else end
    result.start -= opened
    result.own_line = not view[end : paragraph.end].strip(_MARKS)
    unmarked = not result.wire and not result.own_line and not _STRONG.match(view, end, stop)
    result.late = unmarked and index > 1 and paragraph.end - paragraph.start < _SHORT
    return result


def _parts(
    view: str,
    stop: int,
    result: Dateline,
    dates: list[Printed],
    wires: list[regex.Match[str]],
) -> int:
    """Fill `result` with the parts that follow each other from its start; the end of the last."""
    end = result.start
    if (adhoc := ADHOC_LINE.regex.match(view, end, stop)) and dates:
        result.place, result.wire = Span(*adhoc.span("place")), Span(*adhoc.span("wire"))
        result.printed = dates[0]
        close = view.find(")", dates[0].end, stop)
        return close + 1 if close > 0 else dates[0].end
    for _ in range(8):
        separator = _SEPARATOR.match(view, end, stop)
        at = separator.end() if separator and end > result.start else end
        weekday = _WEEKDAY.match(view, at, stop)
        at = weekday.end() if weekday else at
        wire = next((match for match in wires if match.start() == at), None)
        printed = next((item for item in dates if item.start == at), None)
        if wire:
            result.wire = result.wire or Span(*wire.span("wire"))
            tag = _TAGLINE.match(view, wire.end(), stop)
            end = tag.end() if tag else wire.end()
        elif printed:
            result.printed = result.printed or printed
            time = TIME.regex.match(view, printed.end, stop)
            end = time.end() if time else printed.end
        elif result.place is None and (place := _place(view, at, stop, dates, wires)):
            result.place = place
            end = place.end
        elif result.parts and (
            unknown := UNKNOWN_WIRE.regex.search(view, end, min(stop, end + 8 + 40))
        ):
            if result.wire or unknown.start() > at:
                break
            result.wire = Span(*unknown.span("wire"))
            end = unknown.end()
        else:
            break
    return end


def _release_line(
    view: str, start: int, stop: int, printed: Printed, result: Dateline, index: int
) -> int:
    """A line such as "Acme Oyj, stock exchange release, 13 February 2025 at 8:00 a.m. EET"."""
    words = RELEASE_WORDS.regex.match(view, start, printed.start)
    time = TIME.regex.match(view, printed.end, stop)
    end = time.end() if time else printed.end
    if (words and words.end() == printed.start) or (
        index and time and not view[end:stop].strip(_MARKS)
    ):
        result.printed = printed
    return end


def _ends_well(view: str, end: int, stop: int, result: Dateline, index: int) -> bool:
    """Whether what follows the parts may follow a dateline: nothing, or a mark."""
    rest = view[end:stop]
    if not rest.strip(_MARKS):
        return True
    if result.wire and (result.place or result.printed):
        return True
    marked = bool(_STRONG.match(view, end, stop)) or bool(
        result.printed and _NEXT_SENTENCE.match(view, end, stop)
    )
    if result.place and result.printed:
        return marked or rest[0] in ",. " or (index > 0 and rest[0].isupper())
    return marked and bool(result.printed or result.wire or result.place)


def _place(
    view: str, at: int, stop: int, dates: list[Printed], wires: list[regex.Match[str]]
) -> Span | None:
    """The place that starts at `at`: it ends before a date, a wire or a dash; without date and
    wire beside it, it must name its state or country and end in a dash."""
    marks = [item.start for item in dates if item.start > at]
    marks += [match.start() for match in wires if match.start() > at]
    dash = PLACE_END.regex.search(view, at, min(stop, at + _PLACE_LENGTH))
    limit = min([*marks, dash.start() if dash else stop])
    end = limit
    while end > at and view[end - 1] in " ,-–—/(|[:•·":
        end -= 1
    text = view[at:end]
    if not 2 <= len(text) <= _PLACE_LENGTH or not PLACE.regex.match(text):
        return None
    if any(mark - end <= 12 for mark in marks):
        wired = any(match.start() - end <= 60 for match in wires)
        return Span(at, end) if wired or not NO_PLACE.regex.search(text) else None
    dashed = dash is not None and dash.start() < dash.end() and view[dash.start()] not in ":("
    good = dashed and is_region(text) and not NO_PLACE.regex.search(text)
    return Span(at, end) if good else None


def is_region(place: str) -> bool:
    """Whether the last part of `place` is a known state, province or country."""
    last = place.rsplit(",", 1)[-1].strip()
    return last in REGION_CODES or last.casefold().rstrip(".") in REGIONS


def wire_name(text: str) -> str:
    """The usual name of a wire printed as `text`; the text itself if it is unknown."""
    return WIRE_NAMES.get(wire_key(text.removesuffix(".com")), text)


_SMALL = {
    "of",
    "the",
    "de",
    "del",
    "la",
    "le",
    "upon",
    "and",
    "am",
    "an",
    "der",
    "on",
    "du",
    "sur",
    "y",
}
_KEPT = REGION_CODES | {"USA", "UAE", "UK", "EU", "PRC", "BVI", "SAR", "KSA", "NSW", "HK"}
_WORD = re.compile(r"[^\s,/&|-]+")


def place_name(text: str) -> str:
    """`text` as the record words a place: words in capitals get title case, codes such as NY,
    BC or U.S. stay as printed."""
    words = list(_WORD.finditer(text))
    out, last = [], 0
    for number, match in enumerate(words):
        word = match.group()
        out.append(text[last : match.start()])
        before = text[: match.start()].rstrip()
        out.append(_title(word, number == 0, before.endswith(",") or number == len(words) - 1))
        last = match.end()
    out.append(text[last:])
    return "".join(out).strip()


def _title(word: str, first: bool, region: bool) -> str:
    letters = word.replace(".", "")
    if not letters.isupper() or len(letters) < 2:
        return word
    if "." in word[:-1] or (word in _KEPT and region and not first):
        return word
    if not first and word.casefold() in _SMALL:
        return word.casefold()
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return re.sub(r"[A-ZÀ-Þ]+", lambda run: run.group().capitalize(), word).replace("'S", "'s")
