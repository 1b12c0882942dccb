"""What is learned: masks, candidates, features, the classifier, and how its word is joined."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import msgspec
import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear, processor_seconds

from extractor import Extractor, Settings, UsageError
from extractor.annotate.learned.classifier import (
    Classifier,
    Evidence,
    Head,
    choose_features,
    read_weights,
)
from extractor.annotate.learned.join import join_names, join_readings
from extractor.annotate.learned.names import read_names
from extractor.annotate.learned.network import score
from extractor.annotate.learned.readings import asked, reading_evidence
from extractor.annotate.learned.trainable import (
    begin_update,
    build_network,
    predict,
)
from extractor.annotate.learned.trainable import read_weights as current_weights
from extractor.annotate.learned.transactions import DEAL_TYPES, transaction_evidence
from extractor.annotate.learned.words import Masked
from extractor.checks import check_record
from extractor.layout import parse_layout
from extractor.schema import Company, Quantity, Span, Table
from extractor.stages import Annotations, CompanyMention, ConceptMention, Entity, Frame, Layout

RULES = Extractor(Settings(source="rules"))
TEXT = """Quillfern Closes Private Placement

BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) -- Quillfern Optics Inc. (NASDAQ: QFRN) sold
1,000,000 shares at $2.50 per share in a private placement to Tarn Peak, led by Dana Marwick. Its
LensFlow® line and the “ClearCut” tool sell well at Brodwick Vale and eMirren. Its symbol “QFRN”
stays.
"""


def test_numbers_names_and_dates_are_masked() -> None:
    view = "Quillfern Optics Inc. sold 1,000,000 shares at $2.50 on March 4, 2025."
    notes = RULES.annotate(view)
    masked = Masked(view, notes)
    line = masked.line(0)
    assert line.words == [
        "<company>", "sold", "<share_count>", "shares", "at", "<price>", "on", "<date>", ".",
    ]  # fmt: skip
    assert {number: line.words[at] for number, at in line.index.items()} == {
        0: "<share_count>",
        1: "<price>",
    }
    assert masked.before(view.index("$2.50"), 40, 2) == ["at", "shares"]
    assert masked.after(view.index("$2.50") + 5, 40, 2) == ["on", "<date>"]
    assert masked.words(Span(0, 26), 9) == ["<company>", "sold"]


def candidates(text: str, every: bool = False) -> list[str]:
    return [
        text[one.start : one.end] for one in read_names(text, RULES.annotate(text), every).spans
    ]


def test_only_what_the_rules_left_is_a_candidate() -> None:
    text = " ".join(TEXT.split())
    found = candidates(text)
    assert {"Tarn Peak", "Brodwick Vale", "eMirren"} <= set(found)
    assert not {"Quillfern Optics Inc", "Dana Marwick"} & set(found)
    assert not {"LensFlow", "ClearCut"} & set(found), "trademarks and quoted names are things"
    assert {"Tarn Peak", "Dana Marwick"} <= set(candidates(text, every=True))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sell to Bank of Oskarsvik and Hale & Orrin.", ["Bank of Oskarsvik", "Hale & Orrin"]),
        ("It works with Vermund. Tesvik pays.", ["Vermund", "Tesvik"]),
        ("Advised by J. Tolvane Partners.", ["J. Tolvane Partners"]),
        ("see www.idig.comDisclaimer", []),
        ("The Board of Directors and the Chief Executive Officer met.", []),
        ("Que\u0301vren bought 7Rivers and 3Fold.", ["Que\u0301vren", "7Rivers", "3Fold"]),
    ],
)
def test_candidates_reach_as_far_as_names(text: str, found: list[str]) -> None:
    assert candidates(text, every=True) == found


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Acme", "Inc.", "of", "&", "(“", "”)", "$5.2 million", "1,000 shares", "\n", "$3.00",
             "Dana Marwick", "| 5 |", "™", "e\u0301", "3Fold", "’s", "-", "private placement",
             "x" * 99]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_evidence_is_given_for_any_text(words: list[str]) -> None:
    view = " ".join(words)
    notes = RULES.annotate(view)
    assert len(reading_evidence(view, notes)) == len(notes.quantities)
    assert len(transaction_evidence(view, notes)) == len(DEAL_TYPES)
    for every in (False, True):
        found = read_names(view, notes, every)
        assert len(found.evidence) == len(found.spans)
        assert all(view[one.start : one.end].strip() for one in found.spans)


@pytest.mark.parametrize(
    "unit",
    ["A ", "Aa ", "A-", "A. ", "Aa’", "a.A", "e\u0301", "Acme of ", "(“Aa”) ", "1A", "®A ", "$5 ",
     "| Aa | ", "private placement of 5 shares, "],
)  # fmt: skip
def test_evidence_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        view = unit * (length // len(unit))
        start = view.find("5")
        notes = Annotations(parse_layout(view), Frame())
        while 0 <= start < len(view):
            notes.quantities.append(money(start))
            start = view.find("5", start + len(unit))
        return processor_seconds(
            lambda: (
                read_names(view, notes, every=True),
                reading_evidence(view, notes),
                transaction_evidence(view, notes),
            )
        )

    assert_linear(seconds, 15_000)


HEADS = (Head("concept", ("none", "price", "amount")), Head("deal", ("no", "yes")))


def item(*text: str, rules: tuple[str, ...] = (), told: str = "none") -> Evidence:
    return Evidence(list(text), list(rules), ((told,), ("no",)))


def test_features_of_one_hand_do_not_count() -> None:
    releases = [
        ("north", [item("sold", "Brodwick")]),
        ("north", [item("sold", "Brodwick")]),
        ("south", [item("sold", "Tarn", rules=("r",))]),
        ("south", [item("paid", rules=("r",))]),
    ]
    assert choose_features(releases, 2) == {"sold": 0}
    assert choose_features([*releases, ("east", [item("paid", "r")])], 2) == {
        "paid": 0,
        "r": 1,
        "sold": 2,
    }
    assert choose_features(releases, 4) == {}


@pytest.fixture
def trained() -> tuple[Classifier, bytes]:
    """A classifier with weights, and its bytes."""
    index = {"sold": 0, "paid": 1, "rule.price": 2}
    network = build_network(3, 8, 8, 7, 0.0)
    classifier = Classifier(HEADS, index, lambda rows: predict(network, rows))
    return classifier, classifier.to_bytes(current_weights(network))


def test_a_saved_classifier_scores_the_same(trained: tuple[Classifier, bytes]) -> None:
    classifier, data = trained
    items = [item("sold", "unknown"), item(), item("sold", "paid", rules=("rule.price",))]
    again = Classifier.from_bytes(data)
    assert (again.heads, again.index) == (classifier.heads, classifier.index)
    for one, other in zip(classifier.probabilities(items), again.probabilities(items), strict=True):
        assert np.allclose(one, other, atol=2e-3)  # half floats
        assert np.allclose(one.sum(axis=1), 1, atol=1e-5)
    assert [len(one) for one in again.probabilities([])] == [0, 0]


def test_the_network_in_numpy_is_that_of_thinc() -> None:
    network = build_network(40, 12, 10, 6, 0.0)
    rows = [np.array(one, dtype="i") for one in ([1, 2, 3], [], [39], [5, 7])]
    assert np.allclose(score(current_weights(network), rows), predict(network, rows), atol=1e-5)


@pytest.mark.parametrize("data", [b"", b"\x80", msgspec.msgpack.encode({"heads": []})])
def test_what_is_no_classifier_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, msgspec.MsgspecError)):
        Classifier.from_bytes(data)


def test_trust_makes_the_rules_label_likelier(trained: tuple[Classifier, bytes]) -> None:
    weights = read_weights(trained[1])
    weights.labels[5:], weights.label_bias[5:] = 0.0, 2.0  # the trust of both heads
    classifier = Classifier(HEADS, trained[0].index, lambda rows: score(weights, rows))
    told = [item("sold", told="price")]
    with_rules, alone = classifier.probabilities(told), classifier.probabilities(told, False)
    assert with_rules[0][0, 1] > alone[0][0, 1]
    assert with_rules[1][0, 0] > alone[1][0, 0]


def test_the_gradient_is_that_of_the_loss(trained: tuple[Classifier, bytes]) -> None:
    classifier = trained[0]
    random = np.random.default_rng(1)
    scores = random.normal(size=(3, 7))
    told = np.array([[0, 1, 0, 1, 0], [0, 0, 0, 0, 0], [0, 0, 1, 0, 1]], dtype=float)
    truth = np.array([[0, 1, 0, 0, 1], [0, 0, 0, 1, 0], [1, 0, 0, 1, 0]], dtype=float)
    gradient, _ = classifier.gradient(scores, told, truth)
    step = 1e-5
    for place in np.ndindex(scores.shape):
        moved = scores.copy()
        moved[place] += step
        up = classifier.gradient(moved, told, truth)[1]
        moved[place] -= 2 * step
        down = classifier.gradient(moved, told, truth)[1]
        assert gradient[place] == pytest.approx((up - down) / (2 * step), abs=1e-6)


def test_a_network_learns_what_features_show() -> None:
    network = build_network(2, 8, 8, 7, 0.0)
    classifier = Classifier(HEADS, {"sold": 0, "paid": 1}, lambda rows: predict(network, rows))
    from thinc.api import Adam

    optimizer = Adam(0.05)
    rows = [np.array([0], dtype="i"), np.array([1], dtype="i")]
    truth = np.array([[0, 1, 0, 0, 1], [0, 0, 1, 1, 0]], dtype="f")
    for _ in range(60):
        scores, backprop = begin_update(network, rows)
        backprop(classifier.gradient(scores, np.zeros((2, 5), "f"), truth)[0])
        network.finish_update(optimizer)
    concepts, deals = classifier.probabilities([item("sold"), item("paid")], False)
    assert concepts.argmax(axis=1).tolist() == [1, 2]
    assert deals.argmax(axis=1).tolist() == [1, 0]


def money(start: int) -> Quantity:
    value = Decimal(5)
    return Quantity(
        "", "amount", "$5", start, start + 2, value, None, None, Decimal(1), "USD", "USD"
    )


CONCEPTS = ("none", "gross_proceeds", "fees")


@pytest.mark.parametrize(
    ("told", "row", "source", "concept", "evidence"),
    [
        ("fees", (0.1, 0.3, 0.6), "both", "fees", "both"),
        ("fees", (0.0, 0.6, 0.4), "both", "fees", "both"),  # not sure enough to overrule
        ("fees", (0.0, 0.8, 0.2), "both", "gross_proceeds", "model"),
        ("fees", (0.9, 0.0, 0.1), "both", "fees", "both"),  # never only taken away
        (None, (0.2, 0.7, 0.1), "both", "gross_proceeds", "model"),
        (None, (0.3, 0.5, 0.2), "both", None, None),
        ("fees", (0.0, 0.6, 0.4), "model", "gross_proceeds", "model"),
        ("backlog", (0.0, 1.0, 0.0), "both", "backlog", "rules"),  # which the corpus never showed
    ],
)
def test_who_reads_a_quantity(
    told: str | None, row: tuple[float, ...], source: str, concept: str | None, evidence: str | None
) -> None:
    notes = Annotations(Layout([], [], []), Frame(), quantities=[money(0)])
    notes.concepts = [ConceptMention(0, told, 0.5, period="2024")] if told else []
    join_readings(notes, [0], CONCEPTS, [row], source)  # type: ignore[arg-type]
    if concept is None:
        assert notes.concepts == []
    else:
        [found] = notes.concepts
        assert (found.concept, found.evidence) == (concept, evidence)


def test_lines_of_statements_are_read_by_rules_alone() -> None:
    notes = Annotations(Layout([], [], []), Frame(), quantities=[money(0), money(50)])
    notes.tables = [Table("tb1", "pipe", 40, 90, statement="income_statement")]
    notes.concepts = [ConceptMention(1, "fees", 0.5)]
    assert asked(notes) == [0]
    join_readings(notes, asked(notes), CONCEPTS, [(0.0, 1.0, 0.0)], "both")
    found = [(one.quantity, one.concept, one.evidence) for one in notes.concepts]
    assert found == [(0, "gross_proceeds", "model"), (1, "fees", "rules")]


def test_names_are_added_where_none_is_and_antecedents_follow() -> None:
    view = "Tarn Peak and Acme Inc. (“Acme”) met Brodwick, VAT and Orla Vennby."
    acme = view.index("Acme Inc.")
    short = view.index("Acme”")
    notes = Annotations(Layout([], [], []), Frame())
    notes.companies = [
        CompanyMention(acme, acme + 9, "Acme Inc.", "legal"),
        CompanyMention(short, short + 4, "Acme", "defined", antecedent=0),
    ]

    def entity(text: str, label: str, certain: float) -> Entity:
        return Entity(view.index(text), view.index(text) + len(text), label, certain)

    entities = [
        entity("Tarn Peak", "COMPANY", 0.98),
        entity("Acme Inc", "PERSON", 0.99),  # the rules stand
        entity("Brodwick", "COMPANY", 0.7),  # not sure enough
        entity("VAT", "COMPANY", 0.95),  # nor that, for capital letters
        entity("Orla Vennby", "PERSON", 0.98),
    ]
    join_names(view, notes, entities, "both")
    assert [(one.name, one.antecedent) for one in notes.companies] == [
        ("Tarn Peak", None),
        ("Acme Inc.", None),
        ("Acme", 1),
    ]
    assert [one.name for one in notes.people] == ["Orla Vennby"]
    assert notes.entities == entities


def test_a_reading_of_the_model_alone_accuses_nobody() -> None:
    text = TEXT.replace("to Tarn Peak", "for gross proceeds of $3.5 million, to Tarn Peak")
    record = RULES.extract(text)
    assert [check.status for check in record.checks if check.identity == "proceeds"] == [
        "inconsistent"
    ]
    for fact in record.facts:
        fact.evidence = "model"
    assert not [check for check in check_record(record) if check.status == "inconsistent"]


def test_the_rules_alone_load_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise AssertionError("a model is loaded")

    monkeypatch.setattr("extractor.pipeline.load_jobs", fail)
    record = Extractor(Settings(source="rules", model="missing")).extract(TEXT)
    assert {fact.evidence for fact in record.facts} == {"rules"}


def test_the_model_alone_reads_by_itself() -> None:
    record = Extractor(Settings(source="model")).extract(TEXT)
    assert record.errors == []
    assert {fact.evidence for fact in record.facts} <= {"model"}


def test_a_missing_model_is_told() -> None:
    with pytest.raises(UsageError, match="There is no spaCy pipeline 'no_such_model'"):
        Extractor(Settings(model="no_such_model"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """Somebody else's pipeline, with entities under two schemes of labels."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    patterns = [
        ("ORG", "eMirren"),
        ("PER", "Orla Vennby"),
        ("GPE", "Boulder"),
        ("ORG", "Quillfern"),
    ]
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in patterns])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "tiny")
    return tmp_path / "tiny"


def test_the_entities_of_any_pipeline_serve_as_names(tiny: Path) -> None:
    text = TEXT + "\nThe work was led by Orla Vennby with Boulder.\n"
    record = Extractor(Settings(model=str(tiny))).extract(text)
    assert record.errors == []
    by_name: dict[str, Company] = {company.name: company for company in record.companies}
    assert {"Quillfern Optics Inc.", "eMirren"} <= set(by_name)
    assert "Boulder" not in by_name
    [span] = by_name["eMirren"].mentions
    assert record.text[span.start : span.end] == "eMirren"
    assert "Orla Vennby" in {person.name for person in record.people}


def test_the_command_line_takes_a_model(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "extractor", "extract", str(tmp_path / "release.txt")]
    done = subprocess.run([*command, "--model", str(tiny)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert '"name":"eMirren"' in done.stdout
    done = subprocess.run([*command, "--model", "nowhere"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "There is no spaCy pipeline 'nowhere'" in done.stderr
