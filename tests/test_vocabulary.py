"""The cues of concepts and deals as data: every word is of the vocabulary, every wording sound."""

from __future__ import annotations

import json
import re
import time
import warnings
from typing import get_args

import pytest

from extractor.patterns.concept_cues import CUES, KINDS, Cue, generic_concept
from extractor.patterns.concepts import COMPARED, CONCEPTS
from extractor.patterns.deal_cues import DEAL_CUES, TERMS
from extractor.patterns.phrases import alternatives
from extractor.resources import load_toml
from extractor.schema import DealType, QuantityKind, json_schema

GENERIC: dict[str, dict[str, str]] = load_toml("deal_concepts.toml")
CONTRACT = """
shares_converted, shares_issued, shares_offered, units_offered, primary_shares, secondary_shares,
option_shares, prefunded_warrants, warrants_issued, warrants_exercised, shares_held,
shares_acquired, shares_sold, shares_repurchased, shares_outstanding, shares_outstanding_before,
shares_outstanding_after, shares_authorized, offering_price, issue_price, conversion_price,
exercise_price, purchase_price_per_share, offer_price, reference_price, average_price, par_value,
stated_value, dividend_per_share, eps_basic, eps_diluted, net_asset_value_per_share,
gross_proceeds, net_proceeds, amount_converted, principal_amount, option_amount, fees,
repurchase_amount, repurchase_authorization, repurchase_remaining, dividend_total, purchase_price,
cash_consideration, stock_consideration, equity_value, enterprise_value, contract_value,
loan_amount, ownership_percent, premium_percent, discount_percent, fee_percent, interest_rate,
dividend_yield, option_percent, insider_percent, split_ratio, exchange_ratio, conversion_rate,
change_percent, change_amount, prior_value, revenue, cost_of_revenue, gross_profit, gross_margin,
operating_income, operating_margin, net_income, adjusted_net_income, ebitda, adjusted_ebitda,
ebitda_margin, adjusted_eps, operating_cash_flow, free_cash_flow, capital_expenditure, cash,
total_debt, backlog, bookings, guidance_revenue, guidance_eps
"""


def test_the_vocabulary_holds_that_of_the_contract() -> None:
    assert set(re.findall(r"\w+", CONTRACT)) <= set(CONCEPTS)


def test_what_is_added_is_of_results() -> None:
    added = set(CONCEPTS) - set(re.findall(r"\w+", CONTRACT))
    assert all(CONCEPTS[name].result for name in added)


def test_the_words_that_concepts_refer_to_are_concepts() -> None:
    for concept in CONCEPTS.values():
        assert not concept.guidance or concept.guidance in CONCEPTS
        assert not concept.adjusted or CONCEPTS[concept.adjusted].basis == "non_gaap"


def test_concepts_are_told() -> None:
    for concept in CONCEPTS.values():
        assert concept.kinds
        assert concept.kinds <= set(get_args(QuantityKind))
        assert len(concept.meaning) > 10
    assert set(CONCEPTS) >= COMPARED
    assert all(CONCEPTS[name].result for name in COMPARED)


def test_the_schema_tells_the_concepts() -> None:
    known = {one.name: one.meaning for one in CONCEPTS.values()}
    schema = json.loads(json_schema(known))["$defs"]["Fact"]["properties"]["concept"]
    assert {one["const"] for one in schema["anyOf"] if "const" in one} == set(CONCEPTS)
    assert {"type": "string"} in schema["anyOf"]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_a_cue_gives_concepts_of_the_vocabulary(cue: Cue) -> None:
    assert cue.concepts
    for kind, concept in cue.concepts.items():
        assert kind in KINDS
        meant = set(GENERIC[concept].values()) if concept.startswith("@") else {concept}
        for name in meant - {""}:
            assert kind in CONCEPTS[name].kinds, f"{kind} cannot be {name}"


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_the_weights_of_a_cue_are_sound(cue: Cue) -> None:
    # what is known to be none of the vocabulary may outweigh everything
    most = 0.99 if any(cue.concepts.values()) else 1.5
    assert 0 <= cue.before <= most
    assert 0 <= cue.after <= most
    assert max(cue.before, cue.after) >= 0.5
    assert 0 < cue.reach <= 140
    assert 0 < cue.reach_after <= 140


def test_cues_have_names_of_their_own() -> None:
    names = [cue.name for cue in CUES]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("name", GENERIC)
def test_generic_concepts(name: str) -> None:
    assert name.startswith("@")
    assert any(name in cue.concepts.values() for cue in CUES) or name == "@count"
    for deal, concept in GENERIC[name].items():
        assert deal == "any" or deal in get_args(DealType)
        assert concept in CONCEPTS or (concept == "" and deal == "any")
        assert generic_concept(name, None if deal == "any" else deal) == (concept or None)


def test_unknown_generic_concepts_are_told() -> None:
    with pytest.raises(KeyError):
        generic_concept("@nothing", "ipo")
    assert generic_concept("revenue", "ipo") == "revenue"


@pytest.mark.parametrize("kind", get_args(DealType))
def test_every_type_of_deal_has_words_and_terms(kind: DealType) -> None:
    assert any(cue.type == kind for cue in DEAL_CUES)
    assert TERMS[kind]
    for term in TERMS[kind]:
        assert term in CONCEPTS, term


def test_terms_are_listed_once() -> None:
    for name, row in load_toml("deal_cues.toml").items():
        twice = {term for term in row["terms"] if row["terms"].count(term) > 1}
        assert not twice, f"{name}: {twice}"


SOURCES = [(f"{cue.name}: {part}", part) for cue in CUES for part in alternatives(cue.source)] + [
    (f"{cue.type}: {part}", part) for cue in DEAL_CUES for part in alternatives(cue.source)
]
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")
_UNBOUNDED = re.compile(r"[*+]|\{\d*,\}")


@pytest.mark.parametrize("source", [part for _, part in SOURCES], ids=[name for name, _ in SOURCES])
def test_a_wording_is_sound(source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pattern = re.compile(source)
    assert source == source.lower() or "\\" in source, "matched on lower-cased text"
    bare = _ESCAPED.sub("x", source)
    for repeat in _UNBOUNDED.finditer(bare):
        pytest.fail(f"unbounded repeat {repeat.group()!r}")
    assert "{" not in re.sub(r"\{\d*,?\d*\}", "", bare), "an atom that is not declared"
    assert pattern.match("") is None, "matches the empty text"
    assert not pattern.groups, "a group that captures"


@pytest.mark.parametrize(
    "seed", ["a ", "a", "the of ", "1,", ", ", "to ", "and a ", "$1 ", "shares "]
)
def test_wordings_take_linear_time(seed: str) -> None:
    """Every wording by itself over a text of one word."""
    text = seed * (20_000 // len(seed))
    slow = []
    for name, part in SOURCES:
        begun = time.process_time()
        for _ in re.finditer(part, text):
            pass
        spent = time.process_time() - begun
        if spent > 0.25:
            slow.append((name, spent))
    assert not slow


def test_declared_wordings_are_not_declared_twice() -> None:
    """The same alternative for the same kind and place in two cues: the second is dead."""
    seen: dict[tuple[str, str], list[str]] = {}
    for cue in CUES:
        for part in alternatives(cue.source):
            for kind in cue.concepts:
                seen.setdefault((part, kind), []).append(cue.name)
    twice = {key: names for key, names in seen.items() if len(names) > 1}
    assert not twice
