"""Glued names: the places where a space was lost between the entries of a contact block.

Comes in: a text. Goes out: the places at which the view ends a line. It must not part names that
are written so on purpose ("McDonald", "PayPal"); running text is for `glue`.

Pages that put each entry on a line of its own lose the line ends when they are converted:
"Jane RoeCFOAcme Inc.", "Jane Roejane@acme.com212-555-0100", "Acme LLPJane Roe".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractor.resources import load_lines

_UPPER = "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"


def _behind(words: tuple[str, ...]) -> str:
    """A regex for a place right before whose last character one of `words` ends."""
    return "(?:" + "|".join(f"(?<={re.escape(word)}.)" for word in words) + ")"


_OFFICES = (
    "Officer", "Manager", "Secretary", "Treasurer", "Relations", "Details", "Inquiries",
    "Enquiries", "Website", "Director", "President", "Chairman",
)  # fmt: skip
_FORMS = (" LLP", " LLC", " PLC", " ASA", " Oyj", "Inc.", "Ltd.", "Corp.", "Esq.", "p.A.")
_AFTER_OFFICE = re.compile(rf"[{_UPPER}]{_behind(_OFFICES)}(?=[a-z0-9]|[A-Z]{{1,4}}[ .])")
_OFFICE = re.compile(
    r"(?:CEO|CFO|COO|CTO|CMO|EVP|SVP|VP)(?![A-Za-z])"
    r"|(?:President|Director|Chairman|Founder)(?![a-z])"
)
_BEFORE_OFFICE = re.compile(rf"(?:^|[\s(:-])[{_UPPER}][a-z]{{2,20}}$")
_AFTER_FORM = re.compile(rf"[{_UPPER}(]{_behind(_FORMS)}(?=[a-z]|\d{{3}}\))")
_TWICE = re.compile(rf"(?<![\w])([{_UPPER}][a-z]\w{{1,18}}[a-z])(?=\1(?!\w))")
_PAIR = re.compile(
    rf"(?<!\w)(?P<given>[{_UPPER}][a-zà-ÿ]{{1,14}}) (?:[{_UPPER}]\. )?"
    rf"(?P<family>[{_UPPER}][a-zà-ÿ]{{3,18}})(?=(?P<next>[{_UPPER}][\w-]{{1,14}}) [{_UPPER}])"
)
_BOX = re.compile(r"(?P<box>[\w.+-]{3,60})@[\w-]{2,40}\.")
_BEFORE_BOX = re.compile(rf"(?:^|[\s:])(?P<word>[{_UPPER}][\w’'-]{{1,20}}) $")
_ADDRESS_END = re.compile(
    r"(?<=@)[\w-]{2,40}(?:\.[\w-]{2,20})?\.(?:com|net|org|ca|co|io|uk|de|no|se|example)"
    r"(?=\+?\d[\d ().-]{7,})"
)
_SIDE = re.compile(
    rf"(?<!\w)[{_UPPER}][a-zà-ÿ]{{2,18}}(?=(?:investor|media) (?:relations?|contacts?))"
    r"|(?i:(?:investor|media|press|public) (?:relations?|contacts?|inquiries))(?=[a-z.]{2,30}@)"
)
_PREFIXES = frozenset(("Fitz", "Dela", "Vande", "Vander", "Saint", "Mac"))

Count = Callable[[str], int]
"""How often a phrase occurs in the text."""


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word for line in load_lines("given_names.txt") for word in line.split())


def name_partings(text: str, stop: int, count: Count) -> Iterator[int]:
    """The places in text[:stop] at which the entries of a contact block run together."""
    for pattern in (_AFTER_OFFICE, _AFTER_FORM):
        for match in pattern.finditer(text, 0, stop):
            yield match.start()
    for match in _OFFICE.finditer(text, 0, stop):
        at = match.start()
        if at and text[at - 1].islower() and _BEFORE_OFFICE.search(text, max(0, at - 24), at):
            yield at
    for pattern in (_TWICE, _SIDE):
        for match in pattern.finditer(text, 0, stop):
            yield match.end()
    for match in _PAIR.finditer(text, 0, stop):
        known = match["given"] in _given_names() or match["next"] in _given_names()
        if known and match["family"] not in _PREFIXES:
            yield match.end()
    if "@" in text:
        for match in _BOX.finditer(text, 0, stop):
            at = _in_box(text, match.start(), match["box"], count)
            if at:
                yield at
        for match in _ADDRESS_END.finditer(text, 0, stop):
            yield match.end()


def _in_box(text: str, start: int, box: str, count: Count) -> int:
    """Where the address begins in a word that begins with a family name ("Roejane"), or 0: the
    given name before it begins the address, or the name stands elsewhere too."""
    before = _BEFORE_BOX.search(text, max(0, start - 24), start)
    if before is None or not box[0].isupper():
        return 0
    low = box.casefold()
    at = low.find(before["word"].casefold()[:4], 2)
    if at > 2 and box[at - 1].isalpha():
        return start + at
    seam = re.match(rf"[{_UPPER}][a-zà-ÿ]{{2,18}}(?=[{_UPPER}])", box)
    if seam:
        return start + seam.end()
    for length in range(len(box) - 2, 2, -1):
        name = f"{before['word']} {box[:length]}"
        if box[length].isalpha() and count(name) > count(name + box[length]):
            return start + length
    return 0
