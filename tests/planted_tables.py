"""Planted errors: one digit of a table changed, and whether the checks find it.

A number can be planted in if it takes part in a printed sum: it stands in a confirmed sum or
difference of its table, or in rows that plainly come to the row below them in every column. The
change is made in the record itself, its text, quantity and cell, which is then checked again.

    python tests/planted_tables.py FOLDER_OR_RECORDS... [--count 200] [--seed 1] [--list]

prints the share found, what was missed by class, and the alarms of the untouched records.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from extractor import Extractor
from extractor.checks import check_record
from extractor.schema import Check, Quantity, Record, Table

_SUFFIXES = {".txt", ".html", ".htm", ".md"}
_LEAST, _MOST = 2, 30


@dataclass(frozen=True)
class Place:
    """A number that a digit can be changed in: its table, its quantity, what it is in its sums,
    and the widest miss that rounding explains in the narrowest of them."""

    record: Record
    table: str
    quantity: str
    role: str
    slack: Decimal


@dataclass(frozen=True)
class Planted:
    """A place, the number before and after, and whether a check names it now."""

    place: Place
    before: str
    after: str
    verdict: str


def records_of(paths: Iterable[Path]) -> Iterator[Record]:
    """The records of saved lines (`.jsonl`), or of the releases in folders."""
    extractor = Extractor()
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_bytes().splitlines():
                yield Record.from_json(line)
        else:
            for file in sorted(path.rglob("*")):
                if file.suffix in _SUFFIXES:
                    yield from extractor.extract_all(file)


def places_in(record: Record) -> list[Place]:
    """The numbers of a record's tables that take part in a printed sum."""
    quantities = {one.id: one for one in record.quantities}
    names = {one.id: one.quantity for one in record.facts}
    tables = {
        cell.quantity: table.id
        for table in record.tables
        for row in table.rows
        for cell in row.cells
        if cell.quantity is not None
    }
    found: dict[str, Place] = {}
    for role, sums in _sums(record, names):
        inside = [one for one in sums if one in tables]
        if len(inside) < len(sums) or len({tables[one] for one in sums}) > 1:
            continue
        slack = sum((quantities[one].quantum for one in sums), Decimal(0)) / 2
        for number, one in enumerate(sums):
            known = found.get(one)
            if known is None or slack < known.slack:
                name = role if number == len(sums) - 1 else "part"
                found[one] = Place(record, tables[one], one, name, slack)
    return list(found.values())


def _sums(record: Record, names: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The numbers of each printed sum, the whole last."""
    for check in check_record(record):
        if check.identity in ("sum", "difference") and check.status in ("consistent", "rounding"):
            whole = "total" if check.identity == "sum" else "difference"
            parts = [ref for name, refs in check.inputs.items() if name != whole for ref in refs]
            refs = [names.get(ref, ref) for ref in (*parts, *check.inputs.get(whole, ()))]
            if len(refs) > _LEAST:
                yield "total", refs
    quantities = {one.id: one for one in record.quantities}
    for table in record.tables:
        yield from _plain_sums(table, quantities)


def _plain_sums(table: Table, quantities: dict[str, Quantity]) -> Iterator[tuple[str, list[str]]]:
    """Rows that the rows right above come to as printed, in two columns or more and in all."""
    rows = [row for row in table.rows if any(cell.quantity for cell in row.cells)]
    columns = [n for n, one in enumerate(table.columns) if one.role == "figure"]
    for at, row in enumerate(rows):
        wholes = {cell.column: cell.quantity for cell in row.cells if cell.column in columns}
        for size in range(_LEAST, min(at, _MOST) + 1):
            sums = []
            for column, whole in wholes.items():
                parts = [
                    cell.quantity
                    for one in rows[at - size : at]
                    for cell in one.cells
                    if cell.column == column and cell.quantity is not None
                ]
                values = [value for one in parts if (value := quantities[one].value) is not None]
                if whole is None or len(values) < _LEAST or len(values) < len(parts):
                    break
                if sum(values, Decimal(0)) != quantities[whole].value:
                    break
                sums.append([*parts, whole])
            else:
                if len(sums) > 1:
                    yield from (("total", one) for one in sums)


def plant(place: Place, rng: random.Random) -> Planted:
    """Change one digit of the number at `place`, check, and change it back."""
    record = place.record
    quantity = next(one for one in record.quantities if one.id == place.quantity)
    known = {check.message for check in check_record(record) if check.status == "inconsistent"}
    text, before, value = record.text, quantity.text, quantity.value
    assert value is not None
    _change(record, quantity, rng)
    names = {one.id for one in record.facts if one.quantity == quantity.id} | {quantity.id}
    verdict = _verdict(check_record(record), names, known)
    if verdict == "missed" and abs((quantity.value or Decimal(0)) - value) <= place.slack:
        verdict = "within rounding"
    planted = Planted(place, before, quantity.text, verdict)
    record.text, quantity.text, quantity.value = text, before, value
    return planted


def _change(record: Record, quantity: Quantity, rng: random.Random) -> None:
    text = quantity.text
    digits = [n for n, mark in enumerate(text) if mark.isdigit()]
    at = rng.choice(digits)
    first = at == digits[0] and len(digits) > 1
    new = rng.choice([one for one in "0123456789"[first:] if one != text[at]])
    step = Decimal(int(new) - int(text[at])) * 10 ** (len(digits) - 1 - digits.index(at))
    assert quantity.value is not None
    sign = -1 if quantity.value < 0 else 1
    quantity.value += sign * step * quantity.quantum
    quantity.text = text[:at] + new + text[at + 1 :]
    start, end = quantity.start, quantity.end
    record.text = record.text[:start] + quantity.text + record.text[end:]


def _verdict(checks: list[Check], names: set[str], known: set[str]) -> str:
    alarms = [one for one in checks if one.status == "inconsistent" and one.message not in known]
    if any(names & {ref for refs in one.inputs.values() for ref in refs} for one in alarms):
        return "found"
    return "elsewhere" if alarms else "missed"


def planted_in(records: Iterable[Record], count: int, seed: int) -> list[Planted]:
    """`count` planted errors, each in a table drawn at random; a table is drawn again only when
    all were."""
    rng = random.Random(seed)
    tables: dict[tuple[int, str], list[Place]] = {}
    for number, record in enumerate(records):
        for place in places_in(record):
            tables.setdefault((number, place.table), []).append(place)
    order: list[tuple[int, str]] = []
    while tables and len(order) < count:
        order += rng.sample(sorted(tables), len(tables))
    return [plant(rng.choice(tables[key]), rng) for key in order[:count]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="list what was missed")
    options = parser.parse_args()
    records = [one for one in records_of(options.paths) if one.tables]
    planted = planted_in(records, options.count, options.seed)
    tables = len({(id(one.place.record), one.place.table) for one in planted})
    verdicts = Counter(one.verdict for one in planted)
    print(f"{len(planted)} planted in {tables} tables: {dict(verdicts)}")
    for role in ("total", "part"):
        of = [one.verdict for one in planted if one.place.role == role]
        print(f"  {role}: {of.count('found')} of {len(of)} found")
    for one in planted if options.list else ():
        if one.verdict != "found":
            path = (one.place.record.source.path or "")[-50:]
            print(f"  {one.verdict}: {path} {one.place.table} {one.before} -> {one.after}")
    for record in records:
        for check in check_record(record):
            if check.status == "inconsistent":
                print(f"alarm: {(record.source.path or '')[-50:]} {check.message}")


if __name__ == "__main__":
    main()
