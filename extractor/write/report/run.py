"""A whole run as the page shows it: counts, and one row for each release, worst first.

Comes in: records, one after the other. Goes out: an `Overview` for the template. It must not keep
a record: a run may be long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.errors import FATAL
from extractor.schema import Record
from extractor.write.report.release import title_of, verdict_of
from extractor.write.report.wording import SEVERITY, Verdict, label

_NONE = "none"
"""How a release counts that has no wire, no deal, no date."""
_SHOWN = 12
"""Bars of a plot; what is less frequent is counted together."""


@dataclass(frozen=True, slots=True)
class Row:
    """One release in the table."""

    number: int
    verdict: Verdict
    title: str
    issuer: str
    date: str
    wire: str
    deals: tuple[str, ...]
    inconsistent: int
    checks: int
    numbers: int
    source: str

    @property
    def month(self) -> str:
        """The month of the date, as `2026-03`."""
        return self.date[:7]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong with an input: `failed` if it or a part of it is not in the records."""

    number: int | None
    source: str
    code: str
    message: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot: what is counted, how often, and its length in percent of the longest.
    `value` is what the table filters by, None for what is counted together."""

    name: str
    value: str | None
    count: int
    length: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Counts by one property; `key` is the filter it belongs to."""

    key: str
    title: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Cell:
    """One month of the calendar: `shade` 0 to 4 tells how many releases it has."""

    month: str
    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page of a run says."""

    releases: int
    checks: list[tuple[Verdict, int]]
    first: str
    last: str
    plots: list[Plot]
    years: list[tuple[str, list[Cell]]]
    undated: int
    rows: list[Row]
    failed: list[Trouble]
    notes: list[Trouble]

    @property
    def lede(self) -> str:
        """The sentence that a reader in a hurry wants."""
        found = sum(row.inconsistent for row in self.rows)
        holding = sum(row.verdict == "inconsistent" for row in self.rows)
        if not found:
            return "No printed numbers contradict each other."
        checks = "1 check finds" if found == 1 else f"{found:,} checks find"
        where = "1 release" if holding == 1 else f"{holding:,} releases"
        return f"{checks} numbers in {where} that cannot all be right."

    def values(self, key: str) -> list[str]:
        """What the table can be filtered by under `key`."""
        if key == "verdict":
            return [one for one in SEVERITY if any(row.verdict == one for row in self.rows)]
        if key == "type":
            return sorted({name for row in self.rows for name in row.deals})
        return sorted({value for row in self.rows if (value := str(getattr(row, key)))})


class Run:
    """Takes records and counts them."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.troubles: list[Trouble] = []
        self.checks: Counter[Verdict] = Counter()

    def add(self, record: Record) -> None:
        """Count `record`."""
        names = {company.id: company for company in record.companies}
        issuer = names.get(record.issuer or "")
        tickers = ", ".join(one.ticker for one in issuer.listings) if issuer else ""
        source = " ".join(filter(None, (record.source.path, record.source.exhibit)))
        tally = Counter(check.status for check in record.checks)
        self.checks.update(tally)
        row = Row(
            number=len(self.rows) + 1,
            verdict=verdict_of(record),
            title=title_of(record),
            issuer=(issuer.name + (f" ({tickers})" if tickers else "")) if issuer else "",
            date=record.date or "",
            wire=record.wire or "",
            deals=tuple(dict.fromkeys(label(deal.type) for deal in record.deals)),
            inconsistent=tally["inconsistent"],
            checks=len(record.checks),
            numbers=len(record.quantities),
            source=source,
        )
        self.rows.append(row)
        self.troubles += [
            Trouble(
                row.number, source or title_of(record), one.code, one.message, one.code in FATAL
            )
            for one in record.errors
        ]

    @property
    def rejected(self) -> bool:
        """Whether there was an input without a record."""
        return any(one.number is None for one in self.troubles)

    def reject(self, words: str) -> None:
        """Count an input of which there is no record; `words` say why."""
        self.troubles.append(Trouble(None, "", "", words, failed=True))

    def overview(self) -> Overview:
        """What the run comes to."""
        rows = sorted(self.rows, key=lambda row: (SEVERITY[row.verdict], row.number))
        dates = sorted(row.date for row in rows if row.date)
        verdicts = Counter[str](row.verdict for row in rows)
        return Overview(
            releases=len(rows),
            checks=sorted(self.checks.items(), key=lambda item: SEVERITY[item[0]]),
            first=dates[0] if dates else "",
            last=dates[-1] if dates else "",
            plots=[
                Plot(
                    "verdict",
                    "Verdict",
                    _bars(verdicts, [one for one in SEVERITY if verdicts[one]]),
                ),
                _plot(
                    "type", "Deal type", (name for row in rows for name in row.deals or (_NONE,))
                ),
                _plot("wire", "Wire", (row.wire or _NONE for row in rows)),
            ],
            years=_years(Counter(row.month for row in rows if row.date)),
            undated=sum(not row.date for row in rows),
            rows=rows,
            failed=[one for one in self.troubles if one.failed],
            notes=[one for one in self.troubles if not one.failed],
        )


def _plot(key: str, title: str, values: Iterable[str]) -> Plot:
    counts = Counter(values)
    return Plot(key, title, _bars(counts, [name for name, _ in counts.most_common()]))


def _bars(counts: Mapping[str, int], names: Iterable[str]) -> list[Bar]:
    ordered = list(names)
    shown, rest = ordered[:_SHOWN], ordered[_SHOWN:]
    pairs: list[tuple[str, str | None, int]] = [
        (name, None if name == _NONE else name, counts[name]) for name in shown
    ]
    if rest:
        pairs.append((f"{len(rest)} others", None, sum(counts[name] for name in rest)))
    most = max((count for *_, count in pairs), default=1)
    return [Bar(name, value, n, f"{100 * n / most:.1f}") for name, value, n in pairs]


def _years(months: Counter[str]) -> list[tuple[str, list[Cell]]]:
    """Every year that has a release, with its twelve months, the last one first."""
    most = max(months.values(), default=1)

    def cell(month: str) -> Cell:
        count = months[month]
        return Cell(month, count, -(-4 * count // most))

    years = sorted({month[:4] for month in months}, reverse=True)
    return [(year, [cell(f"{year}-{n:02}") for n in range(1, 13)]) for year in years]
