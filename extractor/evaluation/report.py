"""Evaluations for the eye.

Comes in: a comparison of one evaluation or several. Goes out: tables for a terminal, and the
markdown table of the README. This module must not compute more than a rounded figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group as Together
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from extractor.evaluation.calibration import Calibration
from extractor.evaluation.evaluate import Comparison, Evaluation, FalseAlarms, Group
from extractor.evaluation.planted import Plant, Planted
from extractor.evaluation.sheet import FIELDS, Counts, Field, Finding

_GROUP_FIELDS: dict[str, tuple[Field, ...]] = {
    "the frame": ("headline", "date", "place", "wire", "issuer", "ticker"),
    "names": ("company", "company full name", "alias (recall)", "person", "person+title"),
    "quantities": (
        "quantity value",
        "quantity value+kind",
        "currency",
        "qualifier",
        "concept",
    ),
    "quotes, deals and checks": (
        "quote",
        "quote+speaker",
        "deal type",
        "deal term",
        "check confirmed",
        "inconsistency found",
    ),
    "tables": (
        "cell value",
        "cell label",
        "cell unit",
        "cell period",
        "table cell",
        "row level",
        "statement",
        "table sum",
        "table check",
    ),
}
"""The columns of the tables by group, all fields in five, since one has no room for them."""


def tables(comparison: Comparison, errors: int = 0) -> list[RenderableType]:
    """What is printed: all of one evaluation, or F1 of several side by side; then the groups of
    each, the first `errors` things that are wrong and as many planted errors that were missed."""
    evaluations = list(comparison.evaluations.values())
    if len(evaluations) == 1:
        one = evaluations[0]
        found: list[RenderableType] = [_fields(one), _alarms(one.false_alarms)]
        if one.planted:
            found.append(_planted(one.planted))
        found.append(_calibration(one.calibration))
    else:
        found = [_side_by_side(evaluations)]
        found += [_alarms(one.false_alarms) for one in evaluations if one.false_alarms.alarms]
    for one in evaluations:
        found += _groups(one)
        if one.failed:
            found.append(Text(f"Not read in whole ({one.source}): {', '.join(one.failed)}"))
        if errors:
            found.append(_findings(one.source, one.findings[:errors]))
            if one.planted:
                found.append(_not_found(one.source, one.planted.missed[:errors]))
    return found


def markdown(comparison: Comparison) -> str:
    """F1 of every field, errors found and false alarms, one column for each source: the table that
    the README shows."""
    evaluations = list(comparison.evaluations.values())
    head = ["field", *(one.source for one in evaluations)]
    rows = [head, ["---"] * len(head), *_rows(evaluations)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _rows(evaluations: Sequence[Evaluation]) -> Iterator[list[str]]:
    """What several evaluations are compared by."""
    for field in FIELDS:
        yield [field, *(f"{one.fields[field].f1:.3f}" for one in evaluations)]
    planted = [one.planted.total for one in evaluations if one.planted]
    if planted:
        yield ["planted errors found", *(f"{one.found} of {one.planted}" for one in planted)]
    yield ["false alarms", *(str(len(one.false_alarms.alarms)) for one in evaluations)]
    yield [
        "expected calibration error",
        *(_decimal(one.calibration.expected_error) for one in evaluations),
    ]
    yield ["Brier score", *(_decimal(one.calibration.brier) for one in evaluations)]


def _side_by_side(evaluations: Sequence[Evaluation]) -> RenderableType:
    table = _figures("field", *(one.source for one in evaluations))
    for row in _rows(evaluations):
        table.add_row(*row)
    return _under(f"F1 on {evaluations[0].releases} releases", table)


def _fields(one: Evaluation) -> RenderableType:
    table = _figures("field", "precision", "recall", "F1", "tp", "fp", "fn")
    for field, counts in one.fields.items():
        rates = (counts.precision, counts.recall, counts.f1)
        numbers = (counts.tp, counts.fp, counts.fn)
        table.add_row(field, *(f"{rate:.3f}" for rate in rates), *map(str, numbers))
    words = "rules alone" if one.source == "rules" else f"{one.source}, {one.model}"
    return _under(f"{one.releases} releases ({words})", table)


def _alarms(one: FalseAlarms) -> RenderableType:
    words = (
        f"False alarms: {len(one.alarms)} of {one.inconsistent} checks said inconsistent "
        f"({one.share:.3f}), {one.per_release:.4f} a release"
    )
    if not one.alarms:
        return Text(words)
    table = Table("release", "identity", "message")
    for alarm in one.alarms:
        table.add_row(Text(alarm.release), alarm.identity, Text(alarm.message))
    return _under(words, table)


def _planted(planted: Planted) -> RenderableType:
    table = _figures("identity", "found", "planted", "rate")
    for identity, one in planted.identities.items():
        table.add_row(identity, str(one.found), str(one.planted), f"{one.rate:.3f}")
    total = planted.total
    words = f"Planted errors: {total.found} of {total.planted} found ({total.rate:.3f})"
    return _under(words, table)


def _calibration(one: Calibration) -> RenderableType:
    table = _figures("score", "facts", "mean score", "share right")
    for inside in one.bins:
        table.add_row(
            f"{inside.low:.1f} to {inside.high:.1f}",
            str(inside.count),
            _decimal(inside.mean_score),
            _decimal(inside.right),
        )
    words = (
        f"Scores of {one.facts} facts: expected calibration error "
        f"{_decimal(one.expected_error)}, Brier score {_decimal(one.brier)}"
    )
    return _under(words, table)


def _groups(one: Evaluation) -> Iterator[RenderableType]:
    for title, fields in _GROUP_FIELDS.items() if one.groups else ():
        table = _figures("group", *fields)
        for name, group in one.groups.items():
            several = f" ({group.releases})" if group.releases > 1 else ""
            table.add_row(Text(name + several), *_rates(group, fields))
        yield _under(f"F1 of {title} ({one.source})", table)


def _rates(group: Group, fields: Sequence[Field]) -> Iterator[str]:
    """F1 of `fields`; a dash where there was nothing to find and nothing was found."""
    for field in fields:
        counts = group.fields[field]
        yield "-" if counts == Counts() else f"{counts.f1:.2f}"


def _findings(source: str, findings: Sequence[Finding]) -> RenderableType:
    table = Table("release", "field", "fault", "what")
    for one in findings:
        table.add_row(Text(one.release), one.field, one.fault, Text(one.detail))
    return _under(f"The first {len(findings)} errors ({source})", table)


def _not_found(source: str, plants: Sequence[Plant]) -> RenderableType:
    table = Table("release", "identity", "printed", "planted")
    for one in plants:
        table.add_row(Text(one.release), one.identity, Text(one.old), Text(one.new))
    return _under(f"The first {len(plants)} planted errors not found ({source})", table)


def _figures(first: str, *columns: str) -> Table:
    """A table whose columns hold figures, all but the first."""
    return Table(Column(first, no_wrap=True), *(Column(one, justify="right") for one in columns))


def _under(title: str, table: Table) -> RenderableType:
    return Together(Text(title, style="bold"), table)


def _decimal(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.3f}"
