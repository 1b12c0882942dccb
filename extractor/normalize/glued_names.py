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
_SEAM = re.compile(rf"[{_UPPER}](?<=[^\W\d_A-Z].)")
"""A capital right behind a small letter. There are few in a text, and most of what runs together
does so at one; hence what is costly to look for is looked for only there."""
_AFTER_OFFICE = re.compile(rf"[{_UPPER}]{_behind(_OFFICES)}(?=[a-z0-9]|[A-Z]{{1,4}}[ .])")
_OFFICE = re.compile(
    r"(?:CEO|CFO|COO|CTO|CMO|EVP|SVP|VP)(?![A-Za-z])"
    r"|(?:President|Director|Chairman|Founder)(?![a-z])"
)
_BEFORE_OFFICE = re.compile(rf"(?:^|[\s(:-])[{_UPPER}][a-z]{{2,20}}$")
_AFTER_FORM = re.compile(rf"[{_UPPER}(]{_behind(_FORMS)}(?=[a-z]|\d{{3}}\))")
_WORD_BEFORE = re.compile(rf"(?<!\w)[{_UPPER}][a-z]\w{{1,18}}[a-z]\Z")
_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?P<given>[{_UPPER}][a-zà-ÿ]{{1,14}}) (?:[{_UPPER}]\. )?"
    rf"(?P<family>[{_UPPER}][a-zà-ÿ]{{3,18}})\Z"
)
_NAME_AFTER = re.compile(rf"(?P<given>[{_UPPER}][\w-]{{1,14}}) [{_UPPER}]")
_HOST = re.compile(r"@[\w-]{2,40}\.")
_BOX = re.compile(r"[\w.+-]{3,60}\Z")
_BEFORE_BOX = re.compile(rf"(?:^|[\s:])(?P<word>[{_UPPER}][\w’'-]{{1,20}}) $")
_ADDRESS_END = re.compile(
    r"(?<=@)[\w-]{2,40}(?:\.[\w-]{2,20})?\.(?:com|net|org|ca|co|io|uk|de|no|se|example)"
    r"(?=\+?\d[\d ().-]{7,})"
)
_DESK = re.compile(r"(?:investor|media) (?:relations?|contacts?)")
_BEFORE_DESK = re.compile(rf"(?<!\w)[{_UPPER}][a-zà-ÿ]{{2,18}}\Z")
_DESK_BEFORE = re.compile(
    r"(?i:(?:investor|media|press|public) (?:relations?|contacts?|inquiries))(?=[a-z.]{2,30}\Z)"
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
    for match in _SEAM.finditer(text, 0, stop):
        at = match.start()
        if text[at - 1].islower() and _at_seam(text, at, stop):
            yield at
    for match in _DESK.finditer(text, 0, stop):
        at = match.start()
        if _BEFORE_DESK.search(text, max(0, at - 19), at):
            yield at
    if "@" in text:
        yield from _at_addresses(text, stop, count)


def _at_seam(text: str, at: int, stop: int) -> bool:
    """Whether an office follows a name at the seam, a word stands there twice, or two names."""
    if _OFFICE.match(text, at, stop) and _BEFORE_OFFICE.search(text, max(0, at - 24), at):
        return True
    word = _WORD_BEFORE.search(text, max(0, at - 21), at)
    if word:
        end = at + len(word.group())
        twice = text.startswith(word.group(), at, stop)
        if twice and not (end < stop and (text[end].isalnum() or text[end] == "_")):
            return True
    after = _NAME_AFTER.match(text, at, stop)
    if after is None:
        return False
    before = _NAME_BEFORE.search(text, max(0, at - 38), at)
    if before is None or before["family"] in _PREFIXES:
        return False
    return before["given"] in _given_names() or after["given"] in _given_names()


def _at_addresses(text: str, stop: int, count: Count) -> Iterator[int]:
    """The places before and behind e-mail addresses, which are found by their "@"."""
    last = 0
    for host in _HOST.finditer(text, 0, stop):
        sign = host.start()
        box = _BOX.search(text, max(last, sign - 60), sign)
        if box:
            last = host.end()
            at = _in_box(text, box.start(), box.group(), count)
            if at:
                yield at
    sign = text.find("@", 0, stop)
    while sign >= 0:
        desk = _DESK_BEFORE.search(text, max(0, sign - 50), sign)
        if desk:
            yield desk.end()
        sign = text.find("@", sign + 1, stop)
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
