"""Evaluation: what counts as right, field by field; planted errors; calibration; the command."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import assert_linear, processor_seconds

from extractor.corpus.gold import (
    SUFFIX,
    Annotated,
    Gold,
    GoldCheck,
    GoldCompany,
    GoldDeal,
    GoldPart,
    GoldPerson,
    GoldQuantity,
    GoldQuote,
    load_gold,
)
from extractor.errors import UsageError
from extractor.evaluation import evaluate
from extractor.evaluation.calibration import Reading, calibrate, read_scores
from extractor.evaluation.evaluate import By, Comparison
from extractor.evaluation.fields import score_release
from extractor.evaluation.matching import company_key, person_key, ticker_key
from extractor.evaluation.planted import Plant, alter, plan
from extractor.evaluation.report import markdown
from extractor.evaluation.sheet import FIELDS, Counts
from extractor.evaluation.verdicts import false_alarms
from extractor.pipeline import Extractor, Settings
from extractor.schema import (
    Check,
    Company,
    Deal,
    Fact,
    Listing,
    Person,
    Quantity,
    Quote,
    Record,
    SourceInfo,
    TextSpan,
)

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "gold"
RULES = Settings(source="rules")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the scorer is not part of this")


def corpus_files(wanted: int) -> list[Path]:
    """Some gold of the corpus, far apart from each other, of texts without gold tables: the shared
    scorer knows nothing of either."""
    found = sorted((ROOT / "corpus").rglob(f"*{SUFFIX}"))
    found = [path for path in found if not load_gold(path).gold.tables]
    return found[:: max(1, len(found) // wanted)][:wanted]


def script(name: str) -> ModuleType:
    """A scorer that is a program of its own."""
    spec = importlib.util.spec_from_file_location(name, SHARED / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# small gold and records


def number(text: str) -> Decimal | None:
    """What `text` prints, if it is one number."""
    return None if "-" in text else Decimal(text.replace(",", ""))


def gold_quantity(cand: int, text: str, start: int, **more: object) -> GoldQuantity:
    """A count of shares unless said otherwise; its value is what it prints."""
    fields: dict[str, Any] = {"kind": "share_count", "value": number(text), **more}
    return GoldQuantity([cand], text, start=start, end=start + len(text), **fields)


def quantity(name: str, text: str, start: int, **more: object) -> Quantity:
    fields: dict[str, Any] = {
        "kind": "share_count",
        "value": number(text),
        "low": None,
        "high": None,
        "quantum": Decimal(1),
        "unit": "shares",
        **more,
    }
    return Quantity(name, text=text, start=start, end=start + len(text), **fields)


def record(**fields: object) -> Record:
    return msgspec.structs.replace(Record(SourceInfo(), ""), **fields)


def counted(gold: Gold, found: Record) -> dict[str, tuple[int, int, int]]:
    """What is counted of each field of which anything is, as (tp, fp, fn)."""
    sheet = score_release("r", gold, found)
    return {
        field: (one.tp, one.fp, one.fn)
        for field, one in sheet.counts.items()
        if one != Counts() and field not in HEADER
    }


HEADER = ("headline", "date", "place", "wire", "issuer")
"""Fields that every release has one value of."""


def test_the_header_is_compared_by_letters_alone() -> None:
    gold = Gold("r", headline="A Deal – Closed", date="2025-03-04", place="Oslo", wire="Cision")
    found = record(
        headline=TextSpan("A deal - closed!", 0, 16), date="2025-03-05", place="oslo", wire=None
    )
    counts = score_release("r", gold, found).counts
    assert counts["headline"] == counts["place"] == Counts(tp=1)
    assert counts["date"] == counts["wire"] == Counts(fn=1)
    assert counts["issuer"] == Counts(tp=1)  # nobody, and nobody found


@pytest.mark.parametrize(
    ("issuer", "found", "fine"),
    [
        ("Quillfern Optics Inc.", "c1", True),
        ("Quillfern Optics Inc.", "c2", False),
        ("Quillfern Optics Inc.", None, False),
        ("Harrowmere Trust", "c1", False),
        (None, None, True),
        (None, "c1", False),
    ],
)
def test_the_issuer_is_one_of_the_companies(
    issuer: str | None, found: str | None, fine: bool
) -> None:
    gold = Gold("r", issuer=issuer, companies=[GoldCompany("Quillfern Optics Inc.", ["Quillfern"])])
    companies = [Company("c1", "Quillfern"), Company("c2", "Harrow Bank")]
    sheet = score_release("r", gold, record(issuer=found, companies=companies))
    assert sheet.counts["issuer"] == Counts(tp=int(fine), fn=int(not fine))


def test_companies_with_names_aliases_and_tickers() -> None:
    gold = Gold(
        "r",
        companies=[
            GoldCompany("Quillfern Optics, Inc.", ["Quillfern", "the Company"], ["NASDAQ:QFRN"]),
            GoldCompany("Harrow Bank plc", ["Harrow"], ["LSE:HRW", "OTC:HRWY"]),
            GoldCompany("Missing Ltd."),
        ],
    )
    found = record(
        companies=[
            Company("c1", "QUILLFERN OPTICS", ["quillfern"], [Listing("Nasdaq", "QFRN")]),
            Company("c2", "Harrow", [], [Listing("LSE", "HRW"), Listing("LSE", "WRONG")]),
            Company("c3", "Nobody Corp."),
        ]
    )
    assert counted(gold, found) == {
        "company": (2, 1, 1),
        "company full name": (1, 0, 1),
        "alias (recall)": (2, 0, 1),
        "ticker": (2, 1, 1),
    }


def test_people_with_titles() -> None:
    gold = Gold(
        "r",
        people=[
            GoldPerson("Dana Marwick", ["Chairman", "Co-Founder"]),
            GoldPerson("Ole Brandt", ["CEO"]),
        ],
    )
    found = record(
        people=[
            Person("p1", "Dr. Dana Marwick", ["Chairman", "Co Founder"]),
            Person("p2", "Ole Brand", ["CEO"]),
        ]
    )
    assert counted(gold, found) == {"person": (1, 1, 1), "person+title": (2, 1, 1)}


def test_quotes_with_speakers() -> None:
    def spoken(start: int, end: int, speaker: str | None) -> GoldQuote:
        return GoldQuote([GoldPart("words", "words", start, end)], speaker)

    gold = Gold(
        "r",
        quotes=[
            spoken(0, 100, "Dana Marwick"),
            spoken(200, 300, "Ole Brandt"),
            spoken(400, 500, None),
            spoken(600, 700, "Ole Brandt"),
        ],
    )
    found = record(
        people=[Person("p1", "Mr. D. Marwick"), Person("p2", "Ole Brandt")],
        quotes=[
            Quote("s1", [TextSpan("", 0, 50), TextSpan("", 50, 99)], "p1"),  # ends differ a little
            Quote("s2", [TextSpan("", 200, 300)], "p1"),  # somebody else's
            Quote("s3", [TextSpan("", 400, 500)], None),  # nobody's, rightly
            Quote("s4", [TextSpan("", 600, 679)], "p2"),  # less than four fifths of it
        ],
    )
    counts = counted(gold, found)
    assert (counts["quote"], counts["quote+speaker"]) == ((3, 1, 1), (2, 2, 2))


def test_quantities_by_value_kind_currency_qualifier_and_concept() -> None:
    gold = Gold(
        "r",
        quantities=[
            gold_quantity(0, "1,000", 0, concept="shares_issued"),
            gold_quantity(1, "2.50", 10, kind="price", currency="CAD", concept="offering_price"),
            gold_quantity(2, "2500", 20, kind="amount", currency="USD", concept="gross_proceeds"),
            gold_quantity(3, "7", 30, qualifier="approximately"),
            gold_quantity(4, "9", 40, concept="fees"),
            msgspec.structs.replace(gold_quantity(5, "1", 50), cand=[]),
        ],
    )
    found = record(
        quantities=[
            quantity("q1", "1,000", 0),
            quantity("q2", "2.5", 10, kind="price", currency="USD"),  # equal, whatever its zeros
            quantity("q3", "2500", 21, kind="count"),
            quantity("q4", "7", 30),
            quantity("q5", "8", 40),  # another value
            quantity("q6", "9", 60),  # the right one elsewhere
        ],
        facts=[
            Fact("f1", "shares_issued", "q1"),
            Fact("f2", "issue_price", "q2"),
            Fact("f3", "gross_proceeds", "q3"),
            Fact("f4", "net_proceeds", "q3"),
            Fact("f5", "fees", "q4"),  # the gold has none here, and does not mind
        ],
    )
    assert counted(gold, found) == {
        "quantity value": (4, 2, 1),
        "quantity value+kind": (3, 3, 2),
        "currency": (0, 0, 2),
        "qualifier": (3, 0, 1),
        "concept": (2, 2, 2),
    }


def test_a_range_is_its_two_ends() -> None:
    ends = {"low": Decimal(10), "high": Decimal(12)}
    gold = Gold("r", quantities=[gold_quantity(0, "10-12", 0, **ends)])
    assert counted(gold, record(quantities=[quantity("q1", "10-12", 0, **ends)])) == {
        "quantity value": (1, 0, 0),
        "quantity value+kind": (1, 0, 0),
        "qualifier": (1, 0, 0),
    }
    other = quantity("q1", "10-12", 0, **ends | {"high": Decimal(13)})
    assert counted(gold, record(quantities=[other]))["quantity value"] == (0, 1, 1)


def test_deals_by_type_and_term() -> None:
    quantities = [gold_quantity(0, "100", 0), gold_quantity(1, "5", 10), gold_quantity(2, "3", 20)]
    gold = Gold(
        "r",
        quantities=quantities,
        deals=[
            GoldDeal("buyback", terms={"shares_repurchased": 0, "average_price": [1, 99]}),
            GoldDeal("dividend", terms={"dividend_per_share": 2}),
        ],
    )
    found = record(
        quantities=[quantity("q1", "100", 0), quantity("q2", "5", 10), quantity("q3", "3", 20)],
        facts=[Fact("f1", "shares_repurchased", "q1")],
        deals=[
            Deal("d1", "buyback", terms={"shares_repurchased": ["f1"], "offer_price": ["q2"]}),
            Deal("d2", "loan"),
        ],
    )
    counts = counted(gold, found)
    assert counts["deal type"] == (1, 1, 1)
    assert counts["deal term"] == (1, 1, 2)


AMOUNTS = {"a": "1000", "b": "25", "c": "25000", "d": "40"}


def check_pair(true: list[tuple[str, str]], found: list[tuple[str, str]]) -> tuple[Gold, Record]:
    """Gold with checks `true` and a record with checks `found`: status and related amounts."""
    places = {name: 10 * number for number, name in enumerate(AMOUNTS)}
    gold = Gold(
        "r",
        quantities=[gold_quantity(places[n], AMOUNTS[n], places[n]) for n in AMOUNTS],
        checks=[
            GoldCheck("proceeds", {"x": [places[n] for n in names]}, status)  # type: ignore[arg-type]
            for status, names in true
        ],
    )
    checks = [
        Check(f"k{number}", "proceeds", status, {"x": list(names)}, None, None, f"{names} differ.")  # type: ignore[arg-type]
        for number, (status, names) in enumerate(found)
    ]
    return gold, record(
        quantities=[quantity(n, AMOUNTS[n], places[n]) for n in AMOUNTS], checks=checks
    )


@pytest.mark.parametrize(
    ("true", "found", "confirmed", "wrong"),
    [
        ([("consistent", "abc")], [("consistent", "abc")], (1, 0, 0), None),
        ([("consistent", "abc")], [("rounding", "cab")], (1, 0, 0), None),
        ([("consistent", "abc")], [("consistent", "abcd")], (1, 0, 0), None),
        ([("consistent", "ab")], [("consistent", "abc")], (0, 0, 1), None),
        ([("consistent", "abc")], [("derived", "abc")], (0, 0, 1), None),
        ([("consistent", "abc")], [("inconsistent", "abc")], (0, 0, 1), (0, 1, 0)),
        ([("inconsistent", "abc")], [("inconsistent", "abc")], None, (1, 0, 0)),
        ([("inconsistent", "abc")], [("consistent", "abc")], None, (0, 0, 1)),
        # it points at a number that is wrong, and is no false alarm
        ([("inconsistent", "abc")], [("inconsistent", "cd")], None, (0, 0, 1)),
        ([("derived", "abc"), ("indeterminate", "ab")], [], None, None),
        ([], [("inconsistent", "ab"), ("consistent", "cd")], None, (0, 1, 0)),
    ],
)
def test_checks_are_known_by_their_amounts(
    true: list[tuple[str, str]],
    found: list[tuple[str, str]],
    confirmed: tuple[int, int, int] | None,
    wrong: tuple[int, int, int] | None,
) -> None:
    counts = counted(*check_pair(true, found))
    assert counts.get("check confirmed") == confirmed
    assert counts.get("inconsistency found") == wrong


def test_false_alarms_come_with_their_words() -> None:
    gold, found = check_pair([("inconsistent", "ab")], [("inconsistent", "cd")])
    (alarm,) = false_alarms("r", gold, found)
    assert (alarm.release, alarm.identity, alarm.message) == ("r", "proceeds", "cd differ.")


# names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quillfern Optics, Inc.", "QUILLFERN OPTICS"),
        ("Harrow Bank Co., Ltd.", "Harrow Bank"),
        ("Nordlys ASA", "Nordlys"),
        ("Nordlys AB (publ)", "Nordlys"),
        ("Harrow\n  Bank’s", "Harrow Bank"),
        ("A&B Stores N.V.", "A & B Stores"),
    ],
)
def test_legal_forms_do_not_tell_companies_apart(one: str, other: str) -> None:
    assert company_key(one) == company_key(other) != ""


def test_what_tells_names_apart() -> None:
    assert company_key("Harrow Bank") != company_key("Harrow Banking")
    assert (
        person_key("Prof. Dana  Marwick") == person_key("dana marwick") != person_key("D. Marwick")
    )
    assert ticker_key("NYSE American: abc.u") == ticker_key("ABC.U") == "ABC.U"


@pytest.mark.parametrize("piece", [" ,", "s ", ", Inc", "Mr. "])
def test_keys_take_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        return processor_seconds(lambda: (company_key(piece * size), person_key(piece * size)))

    assert_linear(seconds, 50_000)


# rates


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_rates_are_shares(tp: int, fp: int, fn: int) -> None:
    one = Counts(tp, fp, fn)
    assert 0 <= one.f1 <= 1
    assert min(one.precision, one.recall) <= one.f1 + 1e-9
    assert one.f1 <= max(one.precision, one.recall) + 1e-9
    assert one + Counts() == one
    assert (one.f1 == 1) == (fp == fn == 0)


def perfect(gold: Gold) -> Record:
    """The record that says just what the gold says."""
    ids = {company.name: f"c{number}" for number, company in enumerate(gold.companies)}
    people = {person.name: f"p{number}" for number, person in enumerate(gold.people)}
    names = {ref: f"q{n}" for n, one in enumerate(gold.quantities) for ref in one.cand}
    listings = {
        company.name: [Listing(*listing.split(":", 1)) for listing in company.listings]
        for company in gold.companies
    }
    return record(
        headline=gold.headline and TextSpan(gold.headline, 0, 1),
        date=gold.date,
        place=gold.place,
        wire=gold.wire,
        issuer=ids.get(gold.issuer or ""),
        companies=[
            Company(ids[one.name], one.name, one.aliases, listings[one.name])
            for one in gold.companies
        ],
        people=[Person(people[one.name], one.name, one.titles) for one in gold.people],
        quotes=[
            Quote(
                f"s{number}",
                [TextSpan(part.starts, part.start, part.end) for part in one.parts],
                people.get(one.speaker or ""),
            )
            for number, one in enumerate(gold.quotes)
        ],
        quantities=[
            Quantity(
                f"q{number}",
                one.kind,
                one.text,
                one.start,
                one.end,
                one.value,
                one.low,
                one.high,
                Decimal(1),
                one.unit or "",
                currency=one.currency,
                qualifier=one.qualifier,
            )
            for number, one in enumerate(gold.quantities)
        ],
        facts=[
            Fact(f"f{number}", one.concept, f"q{number}")
            for number, one in enumerate(gold.quantities)
            if one.concept
        ],
        deals=[
            Deal(
                f"d{number}",
                one.type,
                terms={
                    concept: [names[ref] for other, ref in one.members() if other == concept]
                    for concept in one.terms
                },
            )
            for number, one in enumerate(gold.deals)
        ],
        checks=[
            Check(
                f"k{number}",
                one.identity,
                one.status,
                {"x": [names[ref] for _, ref in one.members()]},
                None,
                None,
                "",
            )
            for number, one in enumerate(gold.checks)
        ],
    )


@pytest.mark.parametrize("path", corpus_files(12), ids=lambda path: path.name)
def test_a_perfect_record_is_perfect_and_an_empty_one_finds_nothing(path: Path) -> None:
    gold = load_gold(path).gold
    sheet = score_release("r", gold, perfect(gold))
    assert {field for field, one in sheet.counts.items() if one.f1 != 1} == set()
    assert sheet.findings == []
    empty = score_release("r", gold, record())
    for field, one in empty.counts.items():
        if field not in HEADER and sheet.counts[field].tp and field not in OF_FOUND:
            assert (one.tp, one.recall) == (0, 0), field
        assert one.fp == 0


OF_FOUND = ("company full name", "alias (recall)", "currency", "qualifier")
"""Fields that are asked only of companies and quantities that were found."""


# the programs that the definitions come from


@pytest.fixture(scope="module")
def read() -> list[tuple[Path, Annotated, Record]]:
    """Some releases of the corpus with the records of the rules."""
    extractor = Extractor(RULES)
    files = [(path, load_gold(path)) for path in corpus_files(16)]
    return [(path, one, extractor.extract(one.text)) for path, one in files]


@needs_shared
def test_every_count_is_that_of_the_scorer(read: list[tuple[Path, Annotated, Record]]) -> None:
    scorer = script("score")
    known = FIELDS[: len(scorer.ROWS)]
    assert tuple(scorer.ROWS) == known
    records = [found for _, _, found in read]
    # the record of another release is wrong in every way
    for others in (records, [*records[1:], records[0]], [record() for _ in records]):
        for (path, one, _), found in zip(read, others, strict=True):
            theirs = {field: scorer.Tally() for field in known}
            raw = json.loads(path.read_bytes())
            scorer.score_one(raw, found.to_dict(), theirs, lambda *words: None)
            ours = score_release("r", one.gold, found).counts
            assert {field: (ours[field].tp, ours[field].fp, ours[field].fn) for field in known} == {
                field: (c.tp, c.fp, c.fn) for field, c in theirs.items()
            }, path.name


@needs_shared
def test_the_same_errors_are_planted_and_found(
    read: list[tuple[Path, Annotated, Record]], tmp_path: Path
) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    plants: list[Plant] = []
    for path, one, _ in sorted(read[:6], key=lambda one: one[0].name):
        name = path.name.removesuffix(SUFFIX)
        shutil.copy(path, folder)
        shutil.copy(path.with_name(f"{name}.txt"), folder)
        plants += plan(name, one)
    program = script("inject")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        program.make(folder, tmp_path / "planted")
    theirs = json.loads((tmp_path / "planted" / "plan.json").read_text())
    assert [
        (one.release, one.identity, one.old, one.new, sorted((p.start, p.end) for p in one.places))
        for one in plants
    ] == [
        (
            p["stem"].rpartition("-")[0],
            p["identity"],
            p["old"],
            p["new"],
            sorted(map(tuple, p["spots"])),
        )
        for p in theirs
    ]
    extractor = Extractor(RULES)
    ours = 0
    with (tmp_path / "records.jsonl").open("w") as lines:
        for mine, their in zip(plants, theirs, strict=True):
            altered = tmp_path / "planted" / f"{their['stem']}.txt"
            assert altered.read_text(encoding="utf-8") == mine.text
            found = extractor.extract(altered)
            ours += mine.is_found(found)
            lines.write(found.to_json() + "\n")
    with contextlib.redirect_stdout(told):
        program.score(tmp_path / "records.jsonl", tmp_path / "planted")
    assert 0 < ours <= len(plants)
    assert f"{ours} of {len(plants)} found" in told.getvalue()


# planted errors


@given(
    st.from_regex(r"[$€]?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]{1,4})?%?", fullmatch=True), st.integers(0)
)
def test_an_altered_number_moves_by_a_ninth_or_more(number: str, seed: int) -> None:
    def value(text: str) -> Decimal:
        return Decimal(text.strip("$€%").replace(",", ""))

    changed = alter(number, seed)
    if value(number) == 0:
        assert changed is None
    else:
        assert changed is not None
        assert len(changed) == len(number)
        assert abs(value(changed) - value(number)) * 18 >= value(number)


def test_an_error_is_planted_wherever_the_number_is_printed(release: str) -> None:
    text = release + "\nAgain: 1,000,000 shares.\n"
    starts = [text.index("1,000,000"), text.rindex("1,000,000")]
    gold = Gold(
        "r",
        quantities=[gold_quantity(n, "1,000,000", start) for n, start in enumerate(starts)],
        checks=[
            GoldCheck("proceeds", {"shares": 0}),
            GoldCheck("restatement", {"items": [0, 1]}),
            GoldCheck("proceeds", {"shares": 0}, "inconsistent"),
            GoldCheck("proceeds", {"shares": 7}),
        ],
    )
    (plant,) = plan("r", Annotated(text, gold))
    assert plant.text == text.replace("1,000,000", plant.new)
    assert [place.start for place in plant.places] == starts
    assert Decimal(plant.new.replace(",", "")) % 1_000_000 == 0


# calibration


def test_calibration_in_figures() -> None:
    scores = [(0.25, False), (0.25, True), (0.3, False), (0.9, True), (0.95, True), (1.0, True)]
    found = calibrate(Reading(score, right) for score, right in scores)
    assert found.facts == 6
    assert [one.count for one in found.bins] == [0, 0, 3, 0, 0, 0, 0, 0, 1, 2]
    assert found.bins[2].mean_score == pytest.approx(0.8 / 3)
    assert found.bins[2].right == pytest.approx(1 / 3)
    assert found.expected_error == pytest.approx((0.2 + 0.1 + 0.05) / 6)
    squares = 0.25**2 + 0.75**2 + 0.3**2 + 0.1**2 + 0.05**2
    assert found.brier == pytest.approx(squares / 6)


def test_calibration_of_nothing() -> None:
    found = calibrate([])
    assert (found.facts, found.expected_error, found.brier) == (0, None, None)
    assert found.bins[0].mean_score is None


@given(st.lists(st.builds(Reading, st.floats(0, 1), st.booleans()), min_size=1))
def test_calibration_errors_are_shares(readings: list[Reading]) -> None:
    found = calibrate(readings)
    assert found.facts == sum(one.count for one in found.bins) == len(readings)
    assert found.expected_error is not None
    assert found.brier is not None
    assert -1e-9 <= found.expected_error <= 1 + 1e-9
    assert 0 <= found.brier <= 1
    for one in found.bins:
        if one.mean_score is not None:
            assert one.low - 1e-9 <= one.mean_score <= one.high + 1e-9


def test_only_facts_count_of_which_the_gold_knows_the_concept() -> None:
    gold = Gold(
        "r", quantities=[gold_quantity(0, "10", 0, concept="fees"), gold_quantity(1, "20", 10)]
    )
    found = record(
        quantities=[quantity("q1", "10", 0), quantity("q2", "20", 10), quantity("q3", "10", 20)],
        facts=[
            Fact("f1", "fees", "q1", score=0.7),
            Fact("f2", "gross_proceeds", "q1", score=0.2),
            Fact("f3", "fees", "q2", score=0.5),
            Fact("f4", "fees", "q3", score=0.5),
        ],
    )
    assert list(read_scores(gold, found)) == [Reading(0.7, True), Reading(0.2, False)]


# a folder


def proceeds(text: str, name: str, verdict: str = "consistent", **more: object) -> Gold:
    """The gold of the small release of `conftest`."""
    printed = {"1,000,000": "share_count", "$2.50": "price"}
    printed["$2,500,000" if "$2,500,000" in text else "$3,500,000"] = "amount"
    concepts = {"share_count": "shares_issued", "price": "issue_price", "amount": "gross_proceeds"}
    gold = Gold(
        name,
        issuer="Quillfern Optics Inc.",
        companies=[GoldCompany("Quillfern Optics Inc.", [], ["NASDAQ:QFRN"])],
        quantities=[
            GoldQuantity(
                [number],
                one,
                kind,  # type: ignore[arg-type]
                text.index(one),
                text.index(one) + len(one),
                Decimal(one.strip("$").replace(",", "")),
                currency=None if kind == "share_count" else "USD",
                concept=concepts[kind],
            )
            for number, (one, kind) in enumerate(printed.items())
        ],
        checks=[GoldCheck("proceeds", {"amount": 2, "shares": 0, "price": 1}, verdict)]  # type: ignore[arg-type]
        if verdict
        else [],
    )
    return msgspec.structs.replace(gold, **more)


@pytest.fixture
def folder(tmp_path: Path, release: str, wrong: str) -> Path:
    """Three releases with gold: a good one, one whose error the gold knows, and one whose error it
    does not know."""
    place = tmp_path / "gold"
    place.mkdir()
    for name, text, verdict, more in (
        ("a-good", release, "consistent", {"event": "private_placement", "wire": "GlobeNewswire"}),
        ("b-known", wrong, "inconsistent", {"deals": [GoldDeal("private_placement")]}),
        ("c-unknown", wrong, "", {"wire": "GlobeNewswire"}),
    ):
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
        gold = proceeds(text, name, verdict, **more)
        (place / f"{name}{SUFFIX}").write_text(gold.to_json(), encoding="utf-8")
    return place


def test_a_folder_is_evaluated(folder: Path) -> None:
    found = evaluate(folder, RULES)
    assert (found.releases, found.source, found.model, found.failed) == (3, "rules", None, [])
    assert found.fields["quantity value"] == Counts(tp=9)
    assert found.fields["check confirmed"] == Counts(tp=1)
    assert found.fields["inconsistency found"] == Counts(tp=1, fp=1)
    alarms = found.false_alarms
    assert [(one.release, one.identity) for one in alarms.alarms] == [("c-unknown", "proceeds")]
    assert "$3,500,000" in alarms.alarms[0].message
    assert (alarms.inconsistent, alarms.share) == (2, 0.5)
    assert alarms.per_release == pytest.approx(1 / 3)
    assert found.planted
    assert (found.planted.total.found, found.planted.total.planted) == (1, 1)
    assert found.calibration.facts == found.fields["concept"].tp + found.fields["concept"].fp
    assert found.groups == {}
    plain = found.to_dict(errors=1)
    assert len(plain["errors"]) == 1
    assert plain["fields"]["inconsistency found"]["precision"] == 0.5
    json.dumps(plain)


def test_nothing_is_planted_unless_asked(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    found = evaluate(
        folder, RULES, planted=False, progress=lambda done, total: seen.append((done, total))
    )
    assert found.planted is None
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("type", {"none": 1, "private_placement": 2}),
        ("wire", {"GlobeNewswire": 2, "none": 1}),
        ("file", {"a-good": 1, "b-known": 1, "c-unknown": 1}),
    ],
)
def test_groups_add_up_to_the_whole(folder: Path, by: By, names: dict[str, int]) -> None:
    found = evaluate(folder, RULES, by=by, planted=False)
    assert {name: group.releases for name, group in found.groups.items()} == names
    for field, counts in found.fields.items():
        assert sum((one.fields[field] for one in found.groups.values()), Counts()) == counts


def test_a_folder_without_gold_is_told(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(UsageError, match=rf"holds no \*{SUFFIX} file; {folder} would have worked"):
        evaluate(tmp_path, RULES)
    with pytest.raises(UsageError, match="would have worked"):
        evaluate(tmp_path / "missing", RULES)
    (folder / f"d{SUFFIX}").write_text("{}")
    with pytest.raises(UsageError, match="cannot be used as gold"):
        evaluate(folder, RULES)


def test_sources_stand_side_by_side_in_markdown(folder: Path) -> None:
    one = evaluate(folder, RULES, planted=False)
    other = msgspec.structs.replace(one, source="both")
    lines = markdown(Comparison({"rules": one, "both": other})).splitlines()
    assert lines[:3] == [
        "| field | rules | both |",
        "| --- | --- | --- |",
        "| headline | 0.000 | 0.000 |",
    ]
    assert "| quantity value | 1.000 | 1.000 |" in lines
    assert "| false alarms | 1 | 1 |" in lines
    assert not any("planted" in line for line in lines)


# the command


def run(*arguments: str | Path, code: int = 0) -> tuple[str, str]:
    """Standard output and error of `extractor evaluate ARGUMENTS`."""
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "evaluate", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases of the corpus."""
    place = tmp_path_factory.mktemp("few")
    for path in corpus_files(3):
        shutil.copy(path, place)
        shutil.copy(path.with_name(path.name.removesuffix(SUFFIX) + ".txt"), place)
    return place


def test_the_command_prints_what_the_library_says(few: Path) -> None:
    expected = evaluate(few, RULES, by="type")
    out, _ = run(
        few, "--source", "rules", "--by", "type", "--json", "--errors", "2", "--workers", "2"
    )
    assert json.loads(out) == {"rules": json.loads(json.dumps(expected.to_dict(errors=2)))}
    assert expected.planted
    out, _ = run(few, "--source", "rules", "--errors", "3", "--by", "file")
    for words in (*FIELDS, "False alarms: ", "Planted errors: ", "expected calibration error"):
        assert words in out
    for path in few.glob("*.txt"):
        assert path.stem in out


def test_the_command_prints_markdown(few: Path) -> None:
    out, _ = run(few, "--source", "rules", "--markdown", "--no-planted")
    assert out == markdown(Comparison({"rules": evaluate(few, RULES, planted=False)})) + "\n"


def test_misuse_is_told_in_a_sentence(tmp_path: Path, few: Path) -> None:
    _, err = run(tmp_path, "--source", "rules", code=2)
    assert err.startswith("Error: ")
    assert SUFFIX in err
    with pytest.raises(UsageError, match="would have worked"):
        evaluate(few, Settings(model=str(tmp_path / "none")), workers=2)
