"""The gold of corpus/: well formed, true to its texts, and arithmetically what it says it is.

Reads corpus/*.txt and *.gold.json only, with arithmetic of its own: the program is not run, so a
fault of the program cannot hide one of the gold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from extractor.schema import CheckStatus, DealType

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NAMES = sorted(path.name.removesuffix(".gold.json") for path in CORPUS.glob("*.gold.json"))
KINDS = {"share_count", "price", "amount", "percentage", "ratio", "multiple", "count"}
NUMERAL = re.compile(r"\d[\d., \u00a0\u202f]*")
POWERS = (0, -2, 2, 3, 5, 6, 7, 9, 12)
"""Powers of ten that a sign or scale word can stand for: pence, lakh and crore among them."""
PERIODS = (2, 4, 12)
SLACK = Decimal("0.0005")
"""Share of the value by which "approximately" widens an interval, as the gold was compiled."""


class Interval(NamedTuple):
    """Where a stated number may lie."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: Decimal) -> Interval:
        return Interval(self.low * factor, self.high * factor)


@cache
def load(name: str) -> tuple[str, dict[str, Any]]:
    text = (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")
    gold: dict[str, Any] = json.loads((CORPUS / f"{name}.gold.json").read_text(encoding="utf-8"))
    return text, gold


def quantum(text: str, value: Decimal) -> Decimal:
    """One unit of the last printed digit of `value`, scale applied; 0 for words."""
    for match in NUMERAL.finditer(text):
        run = re.sub(r"[ \u00a0\u202f]", "", match.group()).rstrip(".,")
        for plain in (run.replace(",", ""), run.replace(",", ".")):
            if plain.count(".") > 1:
                continue
            decimals = len(plain.partition(".")[2])
            for power in POWERS:
                if Decimal(plain).scaleb(power) == abs(value):
                    return Decimal(1).scaleb(power - decimals)
    return Decimal(0)


def interval(quantity: dict[str, Any]) -> Interval:
    """Half a quantum around the value; whole share counts and split ratios are exact."""
    if quantity["value"] is None:
        return Interval(Decimal(quantity["low"]), Decimal(quantity["high"]))
    value = Decimal(quantity["value"])
    unit = quantum(quantity["text"], value)
    exact = quantity["kind"] in {"share_count", "ratio", "multiple"} and unit == 1
    half = Decimal(0) if exact else unit / 2
    if quantity["qualifier"] == "approximately":
        half += abs(value) * SLACK
    high = value + half
    if quantity["qualifier"] in {"at_least", "more_than"}:
        high = Decimal("Infinity")
    return Interval(value - half, high)


def times(a: Interval, b: Interval) -> Interval:
    products = [x * y for x in a for y in b]
    return Interval(min(products), max(products))


def over(a: Interval, b: Interval) -> Interval:
    return times(a, Interval(1 / b.high, 1 / b.low))


def minus(a: Interval, b: Interval) -> Interval:
    return Interval(a.low - b.high, a.high - b.low)


def size(a: Interval) -> Interval:
    """Without the sign: a fall of 5% is printed as 5%."""
    ends = sorted((abs(a.low), abs(a.high)))
    return Interval(Decimal(0) if a.low < 0 < a.high else ends[0], ends[1])


def change(current: Interval, prior: Interval) -> Interval:
    ratio = over(current, prior)
    return size(Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100))


def total(parts: list[Interval]) -> Interval:
    return Interval(
        sum((part.low for part in parts), Decimal(0)),
        sum((part.high for part in parts), Decimal(0)),
    )


def same(items: list[Interval]) -> bool:
    return max(item.low for item in items) <= min(item.high for item in items)


def conversion(i: dict[str, Any]) -> bool:
    if "rate" in i:
        return over(Interval(Decimal(1000), Decimal(1000)), i["price"]).meets(i["rate"])
    return over(i["amount"], i["price"]).meets(i["shares"])


HUNDRED = Decimal(100)
HOLDS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "proceeds": lambda i: times(i["shares"], i["price"]).meets(i["amount"]),
    "stated_value": lambda i: times(i["shares"], i["stated"]).meets(i["amount"]),
    "conversion": conversion,
    "premium": lambda i: change(i["price"], i["reference"]).meets(size(i["percent"])),
    "ownership": lambda i: over(i["held"], i["outstanding"]).scaled(HUNDRED).meets(i["percent"]),
    "option": lambda i: times(i["base"], i["percent"]).scaled(1 / HUNDRED).meets(i["option"]),
    "sum": lambda i: total(i["parts"]).meets(i["total"]),
    "difference": lambda i: size(minus(i["minuend"], i["subtrahend"])).meets(size(i["result"])),
    "growth": lambda i: change(i["current"], i["prior"]).meets(size(i["change"])),
    "share_of": lambda i: over(i["part"], i["whole"]).scaled(HUNDRED).meets(i["percent"]),
    "basis_points": lambda i: size(minus(i["current"], i["prior"]).scaled(HUNDRED)).meets(
        size(i["change"])
    ),
    "split": lambda i: (
        times(i["before"], i["ratio"]).meets(i["after"])
        or over(i["before"], i["ratio"]).meets(i["after"])
    ),
    "per_share": lambda i: over(i["total"], i["shares"]).meets(i["per_share"]),
    "annualized": lambda i: any(
        i["per_period"].scaled(Decimal(n)).meets(i["annual"]) for n in PERIODS
    ),
    "yield": lambda i: over(i["dividend"], i["price"]).scaled(HUNDRED).meets(i["percent"]),
    "exchange": lambda i: times(i["ratio"], i["reference"]).meets(i["price"]),
    "currency": lambda i: (
        times(i["from"], i["rate"]).meets(i["to"]) or over(i["from"], i["rate"]).meets(i["to"])
    ),
    "restatement": lambda i: same(i["items"]),
}


def by_candidate(gold: dict[str, Any]) -> dict[int, dict[str, Any]]:
    return {cand: quantity for quantity in gold["quantities"] for cand in quantity["cand"]}


def checks(*statuses: str) -> list[Any]:
    """Every check of these statuses with its inputs, as parameters of a test."""
    found = []
    for name in NAMES:
        for at, check in enumerate(load(name)[1]["checks"]):
            if check["status"] in statuses:
                found.append(pytest.param(name, check, id=f"{name}-{at}-{check['identity']}"))
    return found


def intervals(name: str, check: dict[str, Any]) -> dict[str, Any]:
    cands = by_candidate(load(name)[1])
    return {
        role: [interval(cands[ref]) for ref in refs]
        if isinstance(refs, list)
        else interval(cands[refs])
        for role, refs in check["inputs"].items()
    }


def test_size_of_the_corpus() -> None:
    assert len(NAMES) >= 40
    planted = [
        check
        for name in NAMES
        for check in load(name)[1]["checks"]
        if check["status"] == "inconsistent"
    ]
    assert len(planted) >= 10
    assert all(check["note"].startswith("PLANTED") for check in planted)


def test_every_text_has_gold() -> None:
    assert sorted(path.stem for path in CORPUS.glob("*.txt")) == NAMES


def test_every_deal_type_is_there() -> None:
    present = {deal["type"] for name in NAMES for deal in load(name)[1]["deals"]}
    assert present == set(get_args(DealType))


def test_readme_lists_every_release() -> None:
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z0-9-]+) \|", readme.partition("## Releases")[2], re.MULTILINE)
    assert sorted(row for row in listed if row not in {"file", "---"}) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_plain(name: str) -> None:
    text, gold = load(name)
    assert gold["id"] == name
    assert "\r" not in text
    assert not text.startswith("\ufeff")
    assert not set("⟦⟧⟪⟫") & set(text)


@pytest.mark.parametrize("name", NAMES)
def test_quantities_stand_in_the_text(name: str) -> None:
    text, gold = load(name)
    end = 0
    cands: list[int] = []
    for quantity in gold["quantities"]:
        assert text[quantity["start"] : quantity["end"]] == quantity["text"]
        assert quantity["start"] >= end
        end = quantity["end"]
        assert quantity["kind"] in KINDS
        assert quantity["unit"]
        assert (quantity["currency"] is not None) == (quantity["kind"] in {"price", "amount"})
        if quantity["value"] is None:
            assert Decimal(quantity["low"]) < Decimal(quantity["high"])
        cands += quantity["cand"]
    assert cands == sorted(set(cands))


@pytest.mark.parametrize("name", NAMES)
def test_quotes_stand_in_the_text(name: str) -> None:
    text, gold = load(name)
    people = {person["name"] for person in gold["people"]}
    for quote in gold["quotes"]:
        assert quote["speaker"] is None or quote["speaker"] in people
        for part in quote["parts"]:
            words = text[part["start"] : part["end"]]
            assert words.startswith(part["starts"])
            assert words.endswith(part["ends"])


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_in_the_text(name: str) -> None:
    text, gold = load(name)
    flat = " ".join(text.split())
    companies = {company["name"] for company in gold["companies"]}
    for company in gold["companies"]:
        assert all(form in flat for form in [company["name"], *company["aliases"]])
    for person in gold["people"]:
        assert person["name"] in flat
        assert person["company"] is None or person["company"] in companies
    assert gold["issuer"] in companies
    for deal in gold["deals"]:
        for party in deal["parties"].values():
            assert set(party if isinstance(party, list) else [party]) <= companies


@pytest.mark.parametrize("name", NAMES)
def test_deals_and_checks_refer_to_quantities(name: str) -> None:
    gold = load(name)[1]
    cands = by_candidate(gold)
    for deal in gold["deals"]:
        assert deal["terms"]
        for refs in deal["terms"].values():
            assert set(refs) <= set(cands)
    for check in gold["checks"]:
        assert check["identity"] in HOLDS
        assert check["status"] in get_args(CheckStatus)
        assert check["note"]
        for refs in check["inputs"].values():
            assert set(refs if isinstance(refs, list) else [refs]) <= set(cands)


@pytest.mark.parametrize(("name", "check"), checks("consistent"))
def test_consistent_checks_hold(name: str, check: dict[str, Any]) -> None:
    assert HOLDS[check["identity"]](intervals(name, check)), check["note"]


@pytest.mark.parametrize(("name", "check"), checks("inconsistent"))
def test_planted_errors_do_not_hold(name: str, check: dict[str, Any]) -> None:
    assert not HOLDS[check["identity"]](intervals(name, check)), check["note"]
