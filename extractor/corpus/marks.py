"""The mark-up in which releases of the corpus are written: quantities and quotes where they stand.

Comes in: a text with marks. Goes out: its pieces in order, plain text among `Mark`, `QuoteStart`,
`QuoteEnd` and `TablePlace`. Whether what is marked is true of the release, `corpus.validate`
judges.

    ⟦text|kind|value|option|option …⟧      a quantity
    ⟪Q1 text⟫                              a part of quote Q1, without its quotation marks; several
                                           parts of one name make one quote
    ⟦table is⟧                             here stands the table `is` of the tail

A quantity's kind is a letter of `KINDS` or the word; its value a plain decimal with the scale
applied, `low..high` for a range, or empty where `corpus.printed` can read it. The options:

    #a1              the name by which the tail refers to it
    gross_proceeds   the concept (also concept=…)
    ~approx          the qualifier, a word of `QUALIFIERS`
    cur=SEK          the currency where the text has no sign or code
    per=unit         of a price; share if not given
    sec=Warrants     the security
    unit=ounces      needed for a count
    @2025-Q3         the period that it is about
    opt              may be left out by a reader ("one share and one warrant")
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, get_args

import msgspec

from extractor.corpus import printed
from extractor.errors import UsageError
from extractor.schema import Qualifier, QuantityKind

KINDS: dict[str, QuantityKind] = {
    "S": "share_count",
    "P": "price",
    "A": "amount",
    "%": "percentage",
    "R": "ratio",
    "X": "multiple",
    "N": "count",
}
QUALIFIERS: dict[str, Qualifier] = {
    "exact": "exact",
    "approx": "approximately",
    "min": "at_least",
    "max": "at_most",
    "more": "more_than",
    "less": "less_than",
    "range": "range",
}
_SIGNS = (
    ("US$", "USD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("A$", "AUD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("MSEK", "SEK"),
    ("TSEK", "SEK"),
    ("KSEK", "SEK"),
    ("kSEK", "SEK"),
    ("MEUR", "EUR"),
    ("MNOK", "NOK"),
    ("mDKK", "DKK"),
    ("₹", "INR"),
    ("Rs", "INR"),
    ("RMB", "CNY"),
)
_CODE = re.compile(
    r"(?<![A-Za-z])(USD|CAD|AUD|NZD|EUR|GBP|SEK|NOK|DKK|CHF|JPY|HKD|SGD|ILS|ISK|PLN|INR|CNY)"
    r"(?![A-Za-z])"
)
_TABLE = re.compile(r"table (\w+)")
_QUOTE = re.compile(r"⟪(Q\d+) ")
_PER_TEN_THOUSAND = re.compile(r"basis[- ]points?|\bbps?\b|bps")
_FORWARD = re.compile(r"\d\s*[- ]?for[- ]?\s*\d")


class Mark(msgspec.Struct):
    """A quantity as it stands in the text, and all that its gold says of it. `name` is what deals
    and checks call it by; `optional` ones have none."""

    text: str
    kind: QuantityKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    security: str | None = None
    qualifier: Qualifier = "exact"
    concept: str | None = None
    name: str | None = None
    optional: bool = False
    period: str | None = None


class Spot(msgspec.Struct):
    """Words in a cell that state no amount, and the name by which their place is found."""

    text: str
    name: str


class TablePlace(msgspec.Struct):
    """Here stands the table `name`."""

    name: str


class QuoteStart(msgspec.Struct):
    """Here begins a part of the quote `name`."""

    name: str


class QuoteEnd(msgspec.Struct):
    """Here the open part of a quote ends."""


Piece: TypeAlias = str | Mark | Spot | QuoteStart | QuoteEnd


def read_marks(source: str, dollar: str = "USD") -> list[Piece | TablePlace]:
    """The pieces of a marked text; a bare dollar is `dollar`.

    Raises UsageError that names the line of a mark that cannot be read.
    """
    pieces: list[Piece | TablePlace] = []
    at = 0
    for match in re.finditer(r"⟦([^⟦⟧]*)⟧|⟪(?:Q\d+ )?|⟫|[⟦⟧]", source):
        if match.start() > at:
            pieces.append(source[at : match.start()])
        at = match.end()
        try:
            pieces.append(_piece(match, dollar))
        except UsageError as error:
            line = source.count("\n", 0, match.start()) + 1
            raise UsageError(f"line {line}: {error}") from error
    pieces.append(source[at:])
    return pieces


def _piece(match: re.Match[str], dollar: str) -> Piece | TablePlace:
    if match.group(1) is not None:
        table = _TABLE.fullmatch(match.group(1))
        if table is not None:
            return TablePlace(table.group(1))
        return read_mark(match.group(1), dollar)
    if match.group() == "⟫":
        return QuoteEnd()
    quote = _QUOTE.match(match.group())
    if quote is None:
        raise UsageError(
            f"{match.string[match.start() : match.start() + 24]!r} is no mark; ⟦text|kind|value⟧ "
            "or ⟪Q1 text⟫ would have worked."
        )
    return QuoteStart(quote.group(1))


def read_mark(body: str, dollar: str = "USD") -> Mark:
    """The quantity that the inside of a mark describes.

    Raises UsageError that names what is wrong in it.
    """
    text, _, rest = body.partition("|")
    kind, _, rest = rest.partition("|")
    value, *options = rest.split("|")
    word = KINDS.get(kind) or kind
    if word not in get_args(QuantityKind):
        raise UsageError(f"{kind!r} is no kind in ⟦{body}⟧; one of {' '.join(KINDS)} would be.")
    mark = Mark(text, word)  # type: ignore[arg-type] # one of the kinds, as was just seen
    for option in options:
        _read_option(mark, option.strip(), body)
    _set_value(mark, value or _printed_value(mark, body), body)
    _set_unit(mark, body, dollar)
    return mark


def _read_option(mark: Mark, option: str, body: str) -> None:
    key, given, value = option.partition("=")
    if option == "opt":
        mark.optional = True
    elif option.startswith("#"):
        mark.name = option[1:]
    elif option.startswith("@"):
        mark.period = option[1:]
    elif option.startswith("~") or key == "qual":
        word = value or option[1:]
        if word not in QUALIFIERS:
            raise UsageError(f"{word!r} is no qualifier in ⟦{body}⟧; {' '.join(QUALIFIERS)} are.")
        mark.qualifier = QUALIFIERS[word]
    elif key == "concept" or (not given and re.fullmatch("[a-z_]+", option)):
        mark.concept = value or option
    elif given and key in _FIELDS:
        setattr(mark, _FIELDS[key], value)
    elif option:
        raise UsageError(
            f"{option!r} is no option in ⟦{body}⟧; #name, a concept, ~qualifier, opt, "
            f"{'=, '.join(_FIELDS)}= are."
        )


_FIELDS = {"id": "name", "cur": "currency", "sec": "security", "per": "per", "unit": "unit"}


def _printed_value(mark: Mark, body: str) -> str:
    """The value that the text prints, in the form of a mark."""
    found = [numeral.value for numeral in printed.numerals(mark.text)]
    scaled = [number.scaleb(printed.power(mark.text)) for number in found]
    if mark.kind == "ratio" and len(found) == 2 and _FORWARD.search(mark.text):
        first, second = found
        return str(second if first == 1 else first if second == 1 else first / second)
    if mark.kind == "ratio" and len(found) == 2 and "$" in mark.text:
        return str(found[0])
    if len(scaled) == 2:
        return f"{scaled[0]}..{scaled[1]}"
    if len(scaled) == 1:
        return str(-scaled[0] if printed.negative(mark.text) else scaled[0])
    words = printed.in_words(mark.text)
    if words is None:
        raise UsageError(f"the value of ⟦{body}⟧ cannot be read; give it as the third part.")
    return str(words)


def _set_value(mark: Mark, value: str, body: str) -> None:
    try:
        ends = [Decimal(end) for end in value.split("..")]
    except InvalidOperation as error:
        raise UsageError(f"{value!r} is no number in ⟦{body}⟧; 1200000 would be.") from error
    ends = [Decimal(f"{end:f}") for end in ends]
    if len(ends) == 2:
        mark.low, mark.high = ends
        if mark.low >= mark.high:
            raise UsageError(f"the range of ⟦{body}⟧ is upside down; low..high would have worked.")
        mark.qualifier = "range"
        return
    mark.value = ends[0]
    if mark.qualifier in ("at_least", "more_than"):
        mark.low = mark.value
    if mark.qualifier in ("at_most", "less_than"):
        mark.high = mark.value


def _set_unit(mark: Mark, body: str, dollar: str) -> None:
    if mark.kind in ("price", "amount"):
        mark.currency = mark.currency or _currency(mark.text, dollar)
        if mark.currency is None:
            raise UsageError(f"the currency of ⟦{body}⟧ cannot be read; give it with cur=.")
        mark.unit = mark.currency
        if mark.kind == "price":
            mark.per = mark.per or "share"
    elif mark.kind == "percentage":
        points = _PER_TEN_THOUSAND.search(mark.text)
        mark.unit = "basis_point" if points else (mark.unit or "percent")
    elif mark.kind == "share_count":
        mark.unit = "shares"
    elif mark.kind in ("ratio", "multiple"):
        mark.unit = mark.kind
    elif not mark.unit:
        raise UsageError(f"the count ⟦{body}⟧ has no unit; give it with unit=.")


def _currency(text: str, dollar: str) -> str | None:
    for sign, code in _SIGNS:
        if sign in text:
            return code
    codes = _CODE.findall(text)
    if codes:
        return str(codes[-1])
    return dollar if "$" in text or "dollar" in text.lower() else None
