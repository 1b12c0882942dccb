"""The corpus: its gold is true, and what would make it false is found.

The program is not run here, so a fault of the program cannot hide one of the gold.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from extractor.corpus.arithmetic import HALF, WHOLE, Claim, holds
from extractor.corpus.gold import (
    SUFFIX,
    Annotated,
    GoldQuantity,
    load_folder,
    load_gold,
    write_folder,
)
from extractor.corpus.sources import compile_source
from extractor.corpus.splits import load_splits, validate
from extractor.corpus.stats import count
from extractor.corpus.validate import faults
from extractor.errors import UsageError
from extractor.schema import DealType, Qualifier, QuantityKind

CORPUS = Path(__file__).parent.parent / "corpus"

SOURCE = """Quillmark Foods Closes ⟦$2.0 Million|A||#g0|gross_proceeds⟧ Placement

Boise, Idaho, March 4, 2026 - Quillmark Foods, Inc. (Nasdaq: QMRK) (the "Company") sold
⟦1,000,000|S||#s|shares_issued|sec=common stock⟧ shares at ⟦$2.00|P||#p|offering_price⟧ each, for
⟦$2,000,000|A||#g|gross_proceeds⟧. Insiders took ⟦25%|%||#i|insider_percent⟧, or
⟦250,000|S||#b|shares_acquired⟧ shares. The mill has ⟦12|N||unit=silos⟧ silos.

"⟪Q1 Flour will always be needed,⟫" said Opal Strand, President and CEO.
=====
headline: Quillmark Foods Closes $2.0 Million Placement
date: 2026-03-04
place: Boise, Idaho
issuer: Quillmark Foods, Inc.
event: private_placement
companies:
  - {name: "Quillmark Foods, Inc.", aliases: [Quillmark Foods], listings: ["Nasdaq:QMRK"]}
people:
  - {name: Opal Strand, titles: [President, CEO], company: "Quillmark Foods, Inc."}
quotes:
  Q1: {speaker: Opal Strand}
deals:
  - type: private_placement
    parties: {issuer: "Quillmark Foods, Inc."}
    terms: [g0, s, p, g, i, b]
checks:
  - {identity: proceeds, inputs: {shares: s, price: p, amount: g}}
  - {identity: share_of, inputs: {part: b, whole: s, percent: i}}
  - {identity: restatement, inputs: {items: [g0, g]}}
"""


@pytest.fixture
def release() -> Annotated:
    return compile_source(SOURCE, "placement-quillmark", "tests")


def test_the_corpus_has_no_fault() -> None:
    assert validate([CORPUS]) == []


def test_the_corpus_is_large_and_holds_every_deal_type() -> None:
    stats = count([CORPUS])
    assert stats.total.releases >= 300
    assert stats.total.planted >= 50
    assert stats.total.without_deal >= 80
    assert set(stats.deals) == set(get_args(DealType))
    assert set(stats.splits) == {"train", "dev", "test"}
    assert all(split.releases >= 30 for split in stats.splits.values())


SOURCES = sorted((CORPUS / "sources").glob("*/*.src"))


def test_every_release_has_its_source() -> None:
    released = {path.name.removesuffix(SUFFIX) for path in CORPUS.glob(f"*/*{SUFFIX}")}
    assert {path.stem for path in SOURCES} == released


@pytest.mark.parametrize("source", SOURCES[::15], ids=lambda path: path.stem)
def test_sources_compile_into_the_corpus(source: Path) -> None:
    (gold,) = CORPUS.glob(f"*/{source.stem}{SUFFIX}")
    made = compile_source(source.read_text("utf-8"), source.stem, source.parent.name)
    assert made.gold.to_json() == gold.read_text("utf-8")
    assert made.text == load_gold(gold).text


def test_the_marked_source_is_compiled(release: Annotated) -> None:
    gold = release.gold
    assert gold.hand == "tests"
    assert gold.headline == "Quillmark Foods Closes $2.0 Million Placement"
    assert release.text.startswith(gold.headline + "\n")
    assert [(q.text, q.value, q.concept) for q in gold.quantities][:3] == [
        ("$2.0 Million", Decimal(2_000_000), "gross_proceeds"),
        ("1,000,000", Decimal(1_000_000), "shares_issued"),
        ("$2.00", Decimal("2.00"), "offering_price"),
    ]
    assert gold.deals[0].terms["gross_proceeds"] == [0, 3]
    assert [check.note for check in gold.checks] == [
        "shares x price = 1,995,000 to 2,005,000, printed 1,999,999.5 to 2,000,000.5",
        "part / whole = 25 to 25, printed 24.5 to 25.5",
        "all items = 1,999,999.5 to 2,000,000.5, printed 1,950,000 to 2,050,000",
    ]
    part = gold.quotes[0].parts[0]
    assert release.text[part.start : part.end] == "Flour will always be needed,"
    assert gold.quotes[0].company == "Quillmark Foods, Inc."


@pytest.mark.parametrize(
    ("mark", "text", "kind", "value", "unit", "qualifier"),
    [
        ("⟦US$1.2 million|A⟧", "US$1.2 million", "amount", "1200000", "USD", "exact"),
        ("⟦(12.5)%|%⟧", "(12.5)%", "percentage", "-12.5", "percent", "exact"),
        ("⟦150 basis points|%⟧", "150 basis points", "percentage", "150", "basis_point", "exact"),
        ("⟦1-for-25|R⟧", "1-for-25", "ratio", "25", "ratio", "exact"),
        ("⟦3-for-2|R⟧", "3-for-2", "ratio", "1.5", "ratio", "exact"),
        ("⟦two million|S||~max⟧", "two million", "share_count", "2000000", "shares", "at_most"),
        ("⟦12.5p|P||cur=GBP⟧", "12.5p", "price", "0.125", "GBP", "exact"),
        ("⟦MSEK 182.8|A⟧", "MSEK 182.8", "amount", "182800000", "SEK", "exact"),
        ("⟦Rs. 2,40,000|A⟧", "Rs. 2,40,000", "amount", "240000", "INR", "exact"),
        ("⟦3 400,50|A||cur=NOK⟧", "3 400,50", "amount", "3400.50", "NOK", "exact"),
    ],
)
def test_a_mark_reads_its_value(
    mark: str, text: str, kind: str, value: str, unit: str, qualifier: str
) -> None:
    made = compile_source(f"It was {mark}.\n=====\ncompanies: []\n", "one")
    (quantity,) = made.gold.quantities
    assert (quantity.text, quantity.kind, quantity.unit) == (text, kind, unit)
    assert (quantity.value, quantity.qualifier) == (Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("#g0", "#g", "'g'"),
        ("|N||unit=silos", "|N|", "unit="),
        ("|N||", "|Q||", "no kind"),
        ("unit=silos", "~maybe", "maybe"),
        ("⟪Q1 ", "⟪", "line 8"),
        ("needed,⟫", "needed,", "Q1"),
        ("terms: [g0, ", "terms: [gx, ", "gx"),
        ("speaker: Opal Strand", "speaker: Oona Strand", "Oona"),
        ("share_of, inputs: {part: b", "share_of, inputs: {piece: b", "part"),
        ("identity: share_of", "identity: share_off", "share_off"),
        ("=====", "====", "====="),
        ("event: private_placement", "events: private_placement", "events"),
    ],
)
def test_a_source_that_cannot_be_used_is_told_with_its_place(old: str, new: str, told: str) -> None:
    assert old in SOURCE
    with pytest.raises(UsageError, match="placement-quillmark: ") as error:
        compile_source(SOURCE.replace(old, new, 1), "placement-quillmark")
    assert told in str(error.value)


def _shift(release: Annotated) -> None:
    release.gold.quantities[1].start += 1


def _other_value(release: Annotated) -> None:
    release.gold.quantities[0].value = Decimal(3_000_000)


def _no_unit(release: Annotated) -> None:
    release.gold.quantities[5].unit = None


def _no_currency(release: Annotated) -> None:
    release.gold.quantities[2].currency = None


def _absent_company(release: Annotated) -> None:
    release.gold.companies[0].aliases.append("Quillmark Mills")


def _absent_title(release: Annotated) -> None:
    release.gold.people[0].titles.append("Chairwoman")


def _absent_headline(release: Annotated) -> None:
    release.gold.headline = "Quillmark Foods Opens a Mill"


def _absent_ticker(release: Annotated) -> None:
    release.gold.companies[0].listings.append("NYSE:QML")


def _other_quote(release: Annotated) -> None:
    release.gold.quotes[0].parts[0].starts = "Water will"


def _loose_quote(release: Annotated) -> None:
    release.gold.quotes[0].parts[0].start -= 1
    release.gold.quotes[0].parts[0].starts = '"'


def _unknown_party(release: Annotated) -> None:
    release.gold.deals[0].parties["investor"] = "Nobody Capital"


def _unknown_quantity(release: Annotated) -> None:
    release.gold.deals[0].terms["fees"] = [99]


def _unknown_employer(release: Annotated) -> None:
    release.gold.people[0].company = "Nobody Capital"


def _does_not_hold(release: Annotated) -> None:
    release.gold.checks[0].inputs["price"] = 4


def _holds_though_planted(release: Annotated) -> None:
    release.gold.checks[0].status = "inconsistent"


def _planted_in_silence(release: Annotated) -> None:
    release.gold.checks[0].inputs["price"] = 4
    release.gold.checks[0].status = "inconsistent"


def _mark_left(release: Annotated) -> None:
    release.text += "⟧"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_shift, "is not what the text has there"),
        (_other_value, "does not print 3000000"),
        (_no_unit, "has no unit"),
        (_no_currency, "must have a currency"),
        (_absent_company, "'Quillmark Mills' is not in the text"),
        (_absent_title, "title 'Chairwoman' is not in the text"),
        (_absent_headline, "headline 'Quillmark Foods Opens a Mill' is not in the text"),
        (_absent_ticker, "listing 'NYSE:QML' is not"),
        (_other_quote, "does not begin 'Water will'"),
        (_loose_quote, "includes the marks"),
        (_unknown_party, "investor 'Nobody Capital' is none of the companies"),
        (_unknown_quantity, "refers to 99, which is no quantity"),
        (_unknown_employer, "company of Opal Strand 'Nobody Capital' is none of the companies"),
        (_does_not_hold, "check proceeds does not hold"),
        (_holds_though_planted, "check proceeds holds, though it is planted"),
        (_planted_in_silence, "does not begin with PLANTED"),
        (_mark_left, "'⟧' is left in the text"),
    ],
)
def test_a_fault_of_the_gold_is_found(
    release: Annotated, spoil: Callable[[Annotated], None], told: str
) -> None:
    assert faults(release) == []
    spoil(release)
    assert any(told in fault for fault in faults(release)), faults(release)


def test_two_splits_share_no_hand_name_or_sentence(tmp_path: Path, release: Annotated) -> None:
    write_folder([release], tmp_path / "train")
    release.gold.id = "another"
    write_folder([release], tmp_path / "test")
    told = [fault.partition(": ")[2] for fault in validate([tmp_path])]
    assert sum(fault.startswith("the hand 'tests' stands in another split") for fault in told) == 1
    assert any(fault.startswith("the company 'quillmark foods, inc.'") for fault in told)
    assert any(fault.startswith("the person 'opal strand'") for fault in told)
    assert any(fault.startswith("the sentence 'boise idaho march") for fault in told)


def test_a_flat_folder_is_one_split(tmp_path: Path, release: Annotated) -> None:
    other = msgspec.json.decode(msgspec.json.encode(release), type=Annotated)
    other.gold.id = "another"
    write_folder([release, other], tmp_path)
    assert validate([tmp_path]) == []
    (split,) = load_splits([tmp_path])
    assert len(split.releases) == 2


def test_a_text_without_gold_is_told(tmp_path: Path, release: Annotated) -> None:
    write_folder([release], tmp_path)
    (tmp_path / "stray.txt").write_text("Nothing")
    assert [fault.rpartition(": ")[2] for fault in validate([tmp_path])] == ["it has no gold"]


def _quantity(
    text: str, value: str, kind: QuantityKind = "amount", qualifier: Qualifier = "exact"
) -> GoldQuantity:
    return GoldQuantity([0], text, kind, 0, 1, Decimal(value), qualifier=qualifier)


@pytest.mark.parametrize(
    ("identity", "inputs", "half", "whole"),
    [
        ("growth", {"current": "48.6", "prior": "41.2", "change": "18"}, True, True),
        ("growth", {"current": "48.6", "prior": "41.2", "change": "21"}, False, False),
        ("growth", {"current": "41.2", "prior": "48.6", "change": "15"}, True, True),
        ("difference", {"minuend": "5.2", "subtrahend": "1.9", "result": "3.3"}, True, True),
        ("difference", {"minuend": "5.2", "subtrahend": "1.9", "result": "3.6"}, False, True),
        ("annualized", {"per_period": "0.17", "annual": "0.68"}, True, True),
        ("annualized", {"per_period": "0.17", "annual": "0.80"}, False, False),
        ("currency", {"from": "100.0", "rate": "1.250", "to": "80.0"}, True, True),
        ("split", {"before": "100.0", "ratio": "4.0", "after": "25.0"}, True, True),
        ("premium", {"price": "1.25", "reference": "1.00", "percent": "25.0"}, True, True),
    ],
)
def test_identities_hold_within_quanta(
    identity: str, inputs: dict[str, str], half: bool, whole: bool
) -> None:
    quantities = {name: [_quantity(value, value)] for name, value in inputs.items()}
    claim = Claim(identity, quantities)
    assert holds(claim, HALF) is half
    assert holds(claim, WHOLE) is whole


def test_approximately_is_wider_and_more_than_is_open() -> None:
    shares, price = (
        _quantity("1,000,000", "1000000", "share_count"),
        _quantity("2.00", "2.00", "price"),
    )
    cases: tuple[tuple[Qualifier, str, bool], ...] = (
        ("exact", "2,010,000", False),
        ("exact", "2,005,500", False),
        ("approximately", "2,005,500", True),
        ("more_than", "1,500,000", True),
    )
    for qualifier, amount, expected in cases:
        total = _quantity(amount, amount.replace(",", ""), qualifier=qualifier)
        claim = Claim("proceeds", {"shares": [shares], "price": [price], "amount": [total]})
        assert holds(claim, HALF) is expected, (qualifier, amount)


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extractor", "corpus", *arguments], capture_output=True, text=True
    )


def test_the_commands_compile_validate_and_count(tmp_path: Path) -> None:
    source = tmp_path / "placement-quillmark.src"
    source.write_text(SOURCE, encoding="utf-8")
    done = _run("compile", str(source), "--out", str(tmp_path / "out"), "--hand", "tests")
    assert (done.returncode, done.stderr) == (0, "1 releases compiled\n")
    assert load_folder(tmp_path / "out")[0].gold.hand == "tests"
    assert _run("validate", str(tmp_path / "out")).returncode == 0
    counted = json.loads(_run("stats", str(tmp_path / "out"), "--json").stdout)
    assert counted["total"]["quantities"] == 7
    assert counted["hands"] == {"tests": counted["total"]}
    gold = tmp_path / "out" / "placement-quillmark.gold.json"
    gold.write_text(gold.read_text().replace('"2.00"', '"2.05"'))
    done = _run("validate", str(tmp_path / "out"))
    assert done.returncode == 1
    assert f"{gold}: quantity '$2.00' at" in done.stdout
    assert "does not print 2.05" in done.stdout
    assert _run("validate", str(tmp_path / "nowhere")).returncode == 2
