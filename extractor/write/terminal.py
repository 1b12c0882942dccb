"""A record for the eye: the release with its findings marked, then the findings and checks.

Comes in: a record and a rich console. Goes out: what is printed there. It must not let the
release steer the terminal: control characters are replaced and markup is never interpreted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from extractor.schema import CheckStatus, Deal, Quantity, Record

_STYLES = {
    "company": "cyan",
    "person": "magenta",
    "quantity": "green",
    "date": "blue",
    "quote": "italic",
}
_VERDICTS: dict[CheckStatus, str] = {
    "consistent": "green",
    "rounding": "green",
    "inconsistent": "bold red",
    "derived": "blue",
    "indeterminate": "yellow",
}
_CONTROLS = {
    code: "\ufffd"
    for code in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\n\t"
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class TerminalSink:
    """Shows each record on `console`."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def write(self, record: Record) -> None:
        """Show `record`."""
        show_record(record, self.console)


def show_record(record: Record, console: Console) -> None:
    """Print `record` on `console`."""
    names = {company.id: company.name for company in record.companies}
    console.print(Rule(_text(record.source.path or "release"), align="left"))
    _show_frame(record, console, names)
    console.print(_marked(record))
    _show_people(record, console, names)
    _show_quantities(record, console)
    _show_deals(record, console, names)
    _table(
        console,
        "Checks",
        ("id", "identity", "status", "message"),
        (
            (check.id, check.identity, Text(check.status, _VERDICTS[check.status]), check.message)
            for check in record.checks
        ),
    )
    _table(
        console,
        "Contacts",
        ("name", "organization", "title", "e-mail", "phone", "address"),
        ((c.name, c.organization, c.title, c.email, c.phone, c.url) for c in record.contacts),
    )
    _table(
        console,
        "Errors",
        ("stage", "code", "message"),
        ((error.stage, error.code, error.message) for error in record.errors),
    )


def _show_frame(record: Record, console: Console, names: dict[str, str]) -> None:
    grid = Table.grid(padding=(0, 2))
    facts = {
        "headline": record.headline.text if record.headline else None,
        "date": record.date,
        "place": record.place,
        "wire": record.wire,
        "issuer": names.get(record.issuer or ""),
    }
    for name, value in facts.items():
        grid.add_row(Text(name, "dim"), _text(value or "-"))
    console.print(grid)
    console.print()


def _marked(record: Record) -> Text:
    """The text, its findings in the colors of `_STYLES`."""
    text = _text(record.text)
    for quote in record.quotes:
        for part in quote.parts:
            text.stylize(_STYLES["quote"], part.start, part.end)
    for date in record.dates:
        text.stylize(_STYLES["date"], date.start, date.end)
    for quantity in record.quantities:
        text.stylize(_STYLES["quantity"], quantity.start, quantity.end)
    for company in record.companies:
        for span in company.mentions:
            text.stylize(_STYLES["company"], span.start, span.end)
    for person in record.people:
        for span in person.mentions:
            text.stylize(_STYLES["person"], span.start, span.end)
    if record.headline:
        text.stylize("bold", record.headline.start, record.headline.end)
    whole = record.text
    return text[len(whole) - len(whole.lstrip("\n")) : len(whole.rstrip("\n"))]


def _show_people(record: Record, console: Console, names: dict[str, str]) -> None:
    _table(
        console,
        "Companies",
        ("id", "name", "listings", "roles", "also called"),
        (
            (
                company.id,
                Text(_clean(company.name), _STYLES["company"]),
                ", ".join(f"{one.exchange}: {one.ticker}" for one in company.listings),
                ", ".join(company.roles),
                "; ".join(company.aliases),
            )
            for company in record.companies
        ),
    )
    _table(
        console,
        "People",
        ("id", "name", "titles", "company"),
        (
            (
                person.id,
                Text(_clean(person.name), _STYLES["person"]),
                ", ".join(person.titles),
                names.get(person.company or ""),
            )
            for person in record.people
        ),
    )
    people = {person.id: person.name for person in record.people}
    _table(
        console,
        "Quotes",
        ("id", "speaker", "words"),
        (
            (
                quote.id,
                people.get(quote.speaker or "") or names.get(quote.speaker_company or ""),
                Text(_clean(_words(" … ".join(p.text for p in quote.parts))), _STYLES["quote"]),
            )
            for quote in record.quotes
        ),
    )


def _show_quantities(record: Record, console: Console) -> None:
    concepts: dict[str, list[str]] = {}
    for fact in record.facts:
        said = fact.concept + (f" ({fact.period})" if fact.period else "")
        concepts.setdefault(fact.quantity, []).append(said)
    _table(
        console,
        "Quantities",
        ("id", "printed", "value", "kind", "is"),
        (
            (
                quantity.id,
                Text(_clean(_words(quantity.text)), _STYLES["quantity"]),
                _value(quantity),
                quantity.kind + (f" ({_words(quantity.security)})" if quantity.security else ""),
                ", ".join(concepts.get(quantity.id, ())),
            )
            for quantity in record.quantities
        ),
    )


def _show_deals(record: Record, console: Console, names: dict[str, str]) -> None:
    quantities = {quantity.id: quantity for quantity in record.quantities}
    amounts = {
        fact.id: quantities[fact.quantity].text
        for fact in record.facts
        if fact.quantity in quantities
    }
    _table(
        console,
        "Deals",
        ("id", "type", "parties", "terms", "dates"),
        (
            (
                deal.id,
                deal.type,
                _parties(deal, names),
                "\n".join(
                    f"{concept}: {', '.join(_words(amounts.get(fact, fact)) for fact in facts)}"
                    for concept, facts in deal.terms.items()
                ),
                "\n".join(f"{role}: {date}" for role, date in deal.dates.items()),
            )
            for deal in record.deals
        ),
    )


def _parties(deal: Deal, names: dict[str, str]) -> str:
    lines = []
    for role, ids in deal.parties.items():
        who = [ids] if isinstance(ids, str) else ids
        lines.append(f"{role}: {', '.join(names.get(one, one) for one in who)}")
    return "\n".join(lines)


def _value(quantity: Quantity) -> str:
    if quantity.value is not None:
        value = format(quantity.value, "f")
    else:
        ends = (quantity.low, quantity.high)
        value = " to ".join("?" if end is None else format(end, "f") for end in ends)
    said = "" if quantity.qualifier in ("exact", "range") else f"{quantity.qualifier} "
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{said}{value} {quantity.unit}{per}"


def _table(
    console: Console,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[str | Text | None]],
) -> None:
    table = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(one if isinstance(one, Text) else _text(one or "") for one in row))
    if table.row_count:
        console.print(table)


def _text(value: str) -> Text:
    return Text(_clean(value))


def _clean(value: str) -> str:
    return value.translate(_CONTROLS)


def _words(value: str) -> str:
    return " ".join(value.split())
