"""The generator: the same seed gives the same release, its gold is true, and the extractor finds in
the text what was drawn.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from extractor import Extractor
from extractor.corpus.gold import Annotated, load_folder
from extractor.corpus.grammar import FAMILIES, KINDS, generate
from extractor.corpus.grammar.deals import DRAWS
from extractor.corpus.grammar.deals.history import add_history
from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.families import SPLITS
from extractor.corpus.grammar.regions import regions
from extractor.corpus.grammar.scene import SECTORS, Scene
from extractor.corpus.grammar.spelling import spell
from extractor.corpus.grammar.template import load_book, parse, slots
from extractor.corpus.grammar.writer import ALWAYS
from extractor.corpus.splits import validate
from extractor.corpus.validate import faults
from extractor.errors import UsageError
from extractor.pipeline import Settings
from extractor.schema import DealType

FIRST_TWENTY = "ecbd55c7c3d54f0a4568e285b16813011f9515a99e68bbd58546f4771ff93bac"
"""Digest of the first twenty releases: a change of it is a change of what models train on."""


@cache
def some(count: int, split: str = "train", planted: float = 0.25) -> tuple[Annotated, ...]:
    return tuple(generate(seed, split=split, planted=planted) for seed in range(count))


def test_a_seed_gives_the_same_release_everywhere() -> None:
    digest = hashlib.sha256()
    for release in some(20):
        digest.update(release.text.encode())
        digest.update(release.gold.to_json().encode())
    assert digest.hexdigest() == FIRST_TWENTY


def test_a_fresh_process_gives_the_same_release(tmp_path: Path) -> None:
    command = f"-m extractor corpus generate --out {tmp_path} --count 3 --planted 0.25"
    done = subprocess.run([sys.executable, *command.split()], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "3 releases generated\n")
    written = {release.gold.id: release for release in load_folder(tmp_path)}
    assert written == {release.gold.id: release for release in some(3)}


@pytest.mark.parametrize("split", SPLITS)
def test_the_gold_is_true(split: str) -> None:
    for release in some(200, split):
        assert faults(release) == [], release.gold.id
        assert FAMILIES[release.gold.hand or ""].split == split


def test_splits_share_no_hand_name_or_sentence(tmp_path: Path) -> None:
    from extractor.corpus.gold import write_folder

    for split in SPLITS:
        write_folder(some(200, split), tmp_path / split)
    assert validate([tmp_path]) == []


def test_every_deal_type_and_every_planted_error_is_there() -> None:
    assert set(get_args(DealType)) <= set(KINDS)
    releases = some(200)
    planted = [one for one in releases if any(c.status == "inconsistent" for c in one.gold.checks)]
    assert 10 <= len(planted) <= 50
    assert all(
        check.note.startswith("PLANTED")
        for release in planted
        for check in release.gold.checks
        if check.status == "inconsistent"
    )


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_slot_of_a_wording_is_drawn_by_some_scene(kind: str) -> None:
    known: set[str] = {*ALWAYS}
    flags = {kind, *regions(), *SECTORS, *(region.manner for region in regions().values())}
    for seed in range(150):
        scene = Scene(Dice(f"{kind} {seed}"), "train")
        scene.add_issuer()
        scene.words |= {"security": "shares", "shares_word": "shares", "dollar_name": ""}
        DRAWS[kind](scene)
        add_history(scene)
        known |= {*scene.facts, *scene.words}
        flags |= scene.flags
    for split in SPLITS:
        books = [load_book(split, kind), load_book(split, "common")]
        rules = {name for book in books for name in (*book.rules, *book.details)}
        for template in (
            one for rule in (books[0].rules, books[0].details) for one in rule.values()
        ):
            for slot in (slot for wording in template for slot in slots(wording)):
                if slot.sigil == "":
                    assert slot.name in known | rules or scene.knows(slot.name), (split, slot)
                elif slot.sigil == "?":
                    for flag in (slot.name.lstrip("!"), *slot.forms):
                        assert flag in flags, (split, slot)


@pytest.mark.parametrize("template", ["[a|b", "a]", "{}", "x {:full}"])
def test_a_wording_that_cannot_be_read_is_told(template: str) -> None:
    with pytest.raises(UsageError, match="wording"):
        parse(template)


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"family": "train-mars"}, "train-us"),
        ({"split": "holdout"}, "train, dev, test"),
        ({"kind": "wedding"}, "dividend"),
    ],
)
def test_an_unknown_choice_is_told_with_what_there_is(choice: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        generate(1, **choice)  # type: ignore[arg-type] # each is one of the keywords


def test_a_family_and_a_kind_can_be_chosen() -> None:
    release = generate(7, family="dev-uk", kind="buyback")
    assert release.gold.hand == "dev-uk"
    assert [deal.type for deal in release.gold.deals] == ["buyback"]
    assert release.gold.id == "dev-uk-buyback-000007"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (15, "fifteen"),
        (42, "forty-two"),
        (250_000, "two hundred fifty thousand"),
        (1_000_001, "one million one"),
    ],
)
def test_numbers_are_spelled(number: int, words: str) -> None:
    assert spell(number) == words


@cache
def rules() -> Extractor:
    return Extractor(Settings(source="rules"))


def test_the_extractor_finds_what_was_drawn() -> None:
    """The rules alone, on wordings that they were not written for; the shares are floors."""
    found = dict.fromkeys(("values", "kinds", "deals", "checks"), 0)
    there = dict.fromkeys(found, 0)
    for seed in range(120):
        release = generate(5_000_000 + seed)
        record = rules().extract(release.text)
        spans = {(one.start, one.end): one for one in record.quantities}
        for quantity in release.gold.quantities:
            if quantity.cand:
                same = spans.get((quantity.start, quantity.end))
                there["values"] += 1
                found["values"] += same is not None and same.value == quantity.value
                there["kinds"] += 1
                found["kinds"] += same is not None and same.kind == quantity.kind
        types = {deal.type for deal in record.deals}
        there["deals"] += len(release.gold.deals)
        found["deals"] += sum(deal.type in types for deal in release.gold.deals)
        told = {check.identity for check in record.checks if check.status == "consistent"}
        identities = {check.identity for check in release.gold.checks}
        there["checks"] += len(identities)
        found["checks"] += len(identities & told)
    shares = {name: found[name] / there[name] for name in found}
    assert shares["values"] >= 0.93
    assert shares["kinds"] >= 0.93
    assert shares["deals"] >= 0.70
    assert shares["checks"] >= 0.65
