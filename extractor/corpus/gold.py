"""What a careful reader finds in a release, as the gold files hold it.

Comes in: `NAME.gold.json` beside `NAME.txt` or `NAME.html`. Goes out: `Gold` structs and back. The
words are those of the record (`extractor.schema`); offsets point into the file, tags of a page
included. This module must not judge whether
the gold is true to its text; that is `corpus.validate`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import UsageError
from extractor.schema import (
    Basis,
    CheckStatus,
    ColumnRole,
    DealType,
    Qualifier,
    QuantityKind,
    RowRole,
    StatementKind,
    TableForm,
)

SUFFIX = ".gold.json"
TEXT, HTML = ".txt", ".html"
_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
_BREAK = re.compile(r"</?(?:p|div|tr|td|th|li|ul|h\d|br|table)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


class GoldCompany(msgspec.Struct):
    """A company: its fullest printed name, every other printed form, its listings as
    "EXCHANGE:TICKER"."""

    name: str
    aliases: list[str] = msgspec.field(default_factory=list)
    listings: list[str] = msgspec.field(default_factory=list)
    roles: list[str] = msgspec.field(default_factory=list)


class GoldPerson(msgspec.Struct):
    """A person with split titles; `company` is the name of one of the companies."""

    name: str
    titles: list[str] = msgspec.field(default_factory=list)
    company: str | None = None


class GoldPart(msgspec.Struct):
    """The stretch of a quote between two marks, with its first and last words."""

    starts: str
    ends: str
    start: int
    end: int


class GoldQuote(msgspec.Struct):
    """Direct speech under one attribution; speaker and company by name."""

    parts: list[GoldPart]
    speaker: str | None = None
    company: str | None = None


class GoldQuantity(msgspec.Struct):
    """A stated amount. `cand` are the numbers by which deals and checks refer to it; without one
    it is a small number in words, which an extractor may leave out."""

    cand: list[int]
    text: str
    kind: QuantityKind
    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    per: str | None = None
    security: str | None = None
    qualifier: Qualifier = "exact"
    concept: str | None = None
    period: str | msgspec.UnsetType = msgspec.UNSET


Refs = dict[str, int | list[int]]
"""`cand` numbers by name."""


def _members(refs: Refs) -> Iterator[tuple[str, int]]:
    for name, some in refs.items():
        for ref in some if isinstance(some, list) else [some]:
            yield name, ref


class GoldDeal(msgspec.Struct):
    """A transaction: parties by role (names of companies), terms by concept (`cand` numbers)."""

    type: DealType
    parties: dict[str, str | list[str]] = msgspec.field(default_factory=dict)
    terms: Refs = msgspec.field(default_factory=dict)

    def members(self) -> Iterator[tuple[str, int]]:
        """Every term as its concept and `cand`."""
        return _members(self.terms)


class GoldCheck(msgspec.Struct):
    """An identity between printed numbers: inputs by name (`cand` numbers), what is true of them,
    and the arithmetic in words. `periods` says how often a payment is made, of an `annualized`
    one whose payments are not those of a year."""

    identity: str
    inputs: Refs
    status: CheckStatus = "consistent"
    note: str = ""
    periods: int | msgspec.UnsetType = msgspec.UNSET

    def members(self) -> Iterator[tuple[str, int]]:
        """Every input as its name and `cand`."""
        return _members(self.inputs)


class GoldColumn(msgspec.Struct, omit_defaults=True):
    """A column: the texts over it from the top down, and what stands in it."""

    heads: list[str] = msgspec.field(default_factory=list)
    role: ColumnRole = "figure"
    period: str | None = None
    basis: Basis | None = None


class GoldCell(msgspec.Struct, omit_defaults=True):
    """A cell that is not empty, where its number or words stand in the file (without signs that
    have cells of their own), and what the record should say of it. `quantity` is a `cand`."""

    column: int
    text: str
    start: int
    end: int
    value: Decimal | None = None
    unit: str | None = None
    scale: Decimal | None = None
    period: str | None = None
    basis: Basis | None = None
    quantity: int | None = None
    nil: bool = False


class GoldRow(msgspec.Struct, omit_defaults=True):
    """A row: its label without footnote marks, and the level that its print shows."""

    label: str
    level: int = 0
    role: RowRole = "item"
    parent: int | None = None
    cells: list[GoldCell] = msgspec.field(default_factory=list)


class GoldTable(msgspec.Struct, omit_defaults=True):
    """A table in the shape of the record, header rows left out: their texts are in the columns."""

    id: str
    form: TableForm
    caption: str | None = None
    notes: list[str] = msgspec.field(default_factory=list)
    statement: StatementKind | None = None
    scale: Decimal | None = None
    currency: str | None = None
    rounded: bool = False
    columns: list[GoldColumn] = msgspec.field(default_factory=list)
    rows: list[GoldRow] = msgspec.field(default_factory=list)


class Gold(msgspec.Struct):
    """All that is to be found in one release. `hand` is who wrote it: a writer, or a template
    family; no hand stands in two splits of the corpus."""

    id: str
    headline: str | None = None
    date: str | None = None
    place: str | None = None
    wire: str | None = None
    issuer: str | None = None
    event: str | None = None
    hand: str | None = None
    companies: list[GoldCompany] = msgspec.field(default_factory=list)
    people: list[GoldPerson] = msgspec.field(default_factory=list)
    quotes: list[GoldQuote] = msgspec.field(default_factory=list)
    quantities: list[GoldQuantity] = msgspec.field(default_factory=list)
    not_quantities: dict[str, Any] = msgspec.field(default_factory=dict)
    deals: list[GoldDeal] = msgspec.field(default_factory=list)
    checks: list[GoldCheck] = msgspec.field(default_factory=list)
    notes: str = ""
    tables: list[GoldTable] = msgspec.field(default_factory=list)

    def by_cand(self) -> dict[int, GoldQuantity]:
        """The quantities by the numbers that deals and checks use."""
        return {cand: quantity for quantity in self.quantities for cand in quantity.cand}

    def to_json(self) -> str:
        """The gold as it stands in a file: indented, numbers as plain decimal strings; each row
        of a table in a line."""
        plain = msgspec.to_builtins(self)
        tables = plain.pop("tables")
        words = msgspec.json.format(msgspec.json.encode(plain), indent=1).decode()
        if not tables:
            return words + "\n"
        lines = [
            f"  {msgspec.json.encode({**table, 'rows': []}).decode()[:-3]}[\n"
            + ",\n".join(f"   {msgspec.json.encode(row).decode()}" for row in table["rows"])
            + "]}"
            for table in tables
        ]
        return f'{words[:-2]},\n "tables": [\n' + ",\n".join(lines) + "\n ]\n}\n"


class Annotated(msgspec.Struct):
    """A release of the corpus: its text, or the source of its page, and what is to be found in
    it."""

    text: str
    gold: Gold
    is_html: bool = False

    @property
    def file_name(self) -> str:
        """What the file of the release is called."""
        return self.gold.id + (HTML if self.is_html else TEXT)

    @property
    def words(self) -> str:
        """The text as it is read: of a page, without its tags."""
        return without_tags(self.text) if self.is_html else self.text


def without_tags(page: str) -> str:
    """The words of a page; what makes a block ends a line."""
    broken = _BREAK.sub("\n\n", _HEAD.sub("", page))
    return html.unescape(_TAG.sub("", broken))


def release_file(gold: Path) -> Path:
    """The file of the release whose gold is at `gold`: NAME.html if there is one, else
    NAME.txt."""
    name = gold.name.removesuffix(SUFFIX)
    page = gold.with_name(name + HTML)
    return page if page.exists() else gold.with_name(name + TEXT)


def load_gold(path: Path) -> Annotated:
    """The release whose gold is at `path`, with the .txt or .html beside it.

    Raises UsageError if the text is missing or the gold is not in the form of `Gold`.
    """
    text = release_file(path)
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=Gold)
        return Annotated(text.read_bytes().decode("utf-8"), gold, text.suffix == HTML)
    except (OSError, UnicodeDecodeError, msgspec.DecodeError) as error:
        raise UsageError(
            f"{path} cannot be used as gold: {error}. A {SUFFIX} in the form of corpus/README.md "
            "beside a .txt or .html of the same name in UTF-8 would have worked."
        ) from error


def load_folder(folder: Path) -> list[Annotated]:
    """Every release with gold directly in `folder`, by name.

    Raises UsageError if there is none, or if one cannot be read.
    """
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise UsageError(f"{folder} holds no *{SUFFIX} file.")
    return [load_gold(path) for path in paths]


def write_folder(releases: Iterable[Annotated], folder: Path) -> None:
    """Write each release into `folder` as NAME.txt or NAME.html and NAME.gold.json, NAME
    being its id."""
    folder.mkdir(parents=True, exist_ok=True)
    for release in releases:
        name = release.gold.id
        (folder / release.file_name).write_bytes(release.text.encode())
        (folder / f"{name}{SUFFIX}").write_bytes(release.gold.to_json().encode())
