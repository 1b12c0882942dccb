"""The dateline: place, date and wire of a release, in whatever order they are printed.

Comes in: a view and its layout. Goes out: the datings of the head of the release (a `Dateline`
each), the fullest first to be chosen by `main_dateline`. It must not look at the body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.annotate.calendar import Printed, printed_dates
from extractor.patterns.dates import TIME
from extractor.patterns.frame import (
    NO_PLACE,
    PLACE,
    REGION_CODES,
    REGIONS,
    WIRE,
    WIRE_NAMES,
    wire_key,
)
from extractor.schema import Span
from extractor.stages import Layout

_HEAD_PARAGRAPHS = 60
_HEAD_LENGTH = 9000
_WINDOW = 260
_LEAD = re.compile(r"[\s\-–—•*/|()]{0,12}")
_SEPARATOR = re.compile(r"[\s,.:;|/()\[\]\-–—•·]{0,12}(?:(?:via|by|through|dated|on) )?[(/\[]?")
_STRONG = re.compile(r"[ ]?(?:--+|—|–|[)\]/|:])|[ ]-[ ]?|-[ ]|$")
_TAGLINE = re.compile(r" ?\([^()\n]{3,90}\)(?= ?[-–—])|(?: Corp\.| Inc\.)")
_ON_RELEASE = re.compile(
    r"[^\d\n]{0,90}(?:[Rr]elease|RELEASE|[Aa]nnouncement|ANNOUNCEMENT|[Nn]otice|[Ii]nformation|[Pp]ublication"
    r"|[Dd]ate|DATE|[Ii]ssued|[Pp]ublished)(?: [Dd]ate)?(?: on)?[ ,:–-]{1,4}"
)
_PLACE_END = re.compile(r" ?(?:--+|—|–|\||\(| / | - |- (?=[(\d])|-$| -$|:)|$")


@dataclass(slots=True)
class Dateline:
    """A dating of the release. `own_line` says that nothing follows it in its paragraph."""

    start: int
    end: int
    paragraph: int
    place: Span | None = None
    printed: Printed | None = None
    wire: Span | None = None
    own_line: bool = False

    @property
    def parts(self) -> int:
        """How many of place, date and wire it has."""
        return sum(part is not None for part in (self.place, self.printed, self.wire))

    def day(self) -> date | None:
        """Its date."""
        return self.printed.on() if self.printed else None


def find_datelines(view: str, layout: Layout) -> list[Dateline]:
    """Every dating in the head of the release and, where a short line near the end is nothing
    but a place and a date, that one too; in text order."""
    found: list[Dateline] = []
    for index, paragraph in enumerate(layout.paragraphs[:_HEAD_PARAGRAPHS]):
        if paragraph.start > _HEAD_LENGTH:
            break
        dateline = _read(view, paragraph, index)
        if dateline is None:
            continue
        previous = found[-1] if found else None
        if (
            previous
            and previous.own_line
            and previous.paragraph == index - 1
            and not (previous.place and dateline.place)
            and not (previous.printed and dateline.printed)
            and not (previous.wire and dateline.wire)
            and previous.place
        ):
            previous.end = dateline.end
            previous.printed = previous.printed or dateline.printed
            previous.wire = previous.wire or dateline.wire
            previous.own_line = dateline.own_line
            continue
        found.append(dateline)
        if dateline.parts > 1 and not dateline.own_line:
            break
    return found


def main_dateline(datelines: list[Dateline]) -> Dateline | None:
    """The dating that counts: the one with the most parts, running into the text if several."""
    strong = [line for line in datelines if line.parts > 1 or not line.own_line]
    return max(strong, key=lambda line: (line.parts, not line.own_line), default=None)


def _read(view: str, paragraph: Span, index: int) -> Dateline | None:
    stop = min(paragraph.end, paragraph.start + _WINDOW)
    lead = _LEAD.match(view, paragraph.start, stop)
    start = at = lead.end() if lead else paragraph.start
    dates = [printed for printed in printed_dates(view, at, stop) if printed.year is not None]
    wires = list(WIRE.regex.finditer(view, at, stop))
    if not dates and not wires and stop - start > 60 and not _PLACE_END.search(view, start, stop):
        return None
    result = Dateline(start, start, index)
    end = at
    for _ in range(8):
        separator = _SEPARATOR.match(view, end, stop)
        at = separator.end() if separator else end
        if end == start:
            at = start
        wire = next((match for match in wires if match.start() == at), None)
        if wire:
            if result.wire is None or not result.printed:
                result.wire = Span(*wire.span("wire"))
            tag = _TAGLINE.match(view, wire.end(), stop)
            end = tag.end() if tag else wire.end()
            continue
        printed = next((item for item in dates if item.start == at), None)
        if printed:
            if result.printed is None:
                result.printed = printed
            time = TIME.regex.match(view, printed.end, stop)
            end = time.end() if time else printed.end
            continue
        weekday = re.compile(r"[A-Z][a-z]{2,8}day,? ").match(view, at, stop)
        if weekday and any(item.start == weekday.end() for item in dates):
            end = weekday.end()
            continue
        if result.place is None and (place := _place(view, at, stop, dates, wires, end == start)):
            result.place = place
            end = place.end
            continue
        break
    if result.parts == 0 and dates and stop == paragraph.end and stop - start < 130:
        on = _ON_RELEASE.match(view, start, dates[0].start)
        if on and on.end() == dates[0].start:
            result.printed = dates[0]
            time = TIME.regex.match(view, dates[0].end, stop)
            end = time.end() if time else dates[0].end
    if result.parts == 0 or not _ends_well(view, end, stop, result, paragraph):
        return None
    result.end = end
    result.own_line = not view[end : paragraph.end].strip(" -–—./|:,*)(")
    return result


def _ends_well(view: str, end: int, stop: int, result: Dateline, paragraph: Span) -> bool:
    rest = view[end:stop]
    if not rest.strip(" -–—./|:,*)("):
        return True
    marked = bool(_STRONG.match(view, end, stop))
    if result.wire and (result.place or result.printed):
        return True
    if result.place and result.printed:
        return marked or rest[:1] in ",. "
    return marked and (result.printed is not None or result.wire is not None)


def _place(
    view: str, at: int, stop: int, dates: list[Printed], wires: list[re.Match[str]], first: bool
) -> Span | None:
    marks = [item.start for item in dates if item.start > at]
    marks += [match.start() for match in wires if match.start() > at]
    dash = _PLACE_END.search(view, at, min(stop, at + 110))
    limit = min([*marks, dash.start() if dash else stop])
    if limit - at > 110:
        return None
    end = limit
    while end > at and view[end - 1] in " ,-–—/(|[:•·":
        end -= 1
    text = view[at:end]
    if len(text) < 2 or not PLACE.regex.match(text) or NO_PLACE.regex.search(text):
        return None
    followed = any(mark - end <= 12 for mark in marks)
    if not followed and not (text.isupper() or is_region(text)):
        return None
    if not followed and not (dash and is_region(text)):
        return None
    return Span(at, end)


def is_region(place: str) -> bool:
    """Whether the last part of `place` is a known state, province or country."""
    last = place.rsplit(",", 1)[-1].strip()
    return last in REGION_CODES or last.casefold().rstrip(".") in REGIONS


def wire_name(text: str) -> str:
    """The usual name of a wire printed as `text`; the text itself if it is unknown."""
    return WIRE_NAMES.get(wire_key(text), text)


_SMALL = {"of", "the", "de", "del", "la", "le", "upon", "and", "am", "an", "der", "on", "du", "sur", "y"}
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
