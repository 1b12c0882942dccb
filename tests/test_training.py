"""Training: gold on the view, and a pipeline that is built, loaded and built again the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from extractor import Extractor, Settings, UsageError
from extractor.annotate.learned.tasks import TASKS
from extractor.corpus.gold import Annotated, Gold, GoldCompany, GoldDeal, GoldPerson, GoldQuantity
from extractor.corpus.grammar import generate
from extractor.normalize import normalize
from extractor.read import read
from extractor.training.examples import find_truth
from extractor.training.train import corpus_hash, train

TEXT = """**Quillfern Optics Inc.** (NASDAQ: QFRN) sold **\\$2.5 million**
of notes to Dana Marwick. Quillfern thanks Ms. Marwick. The Company is glad.
"""
QUICK: dict[str, object] = {
    "corpora.train.generated": 4,
    "training.max_epochs": 1,
    "training.eval_frequency": 2,
}


def test_gold_is_moved_onto_the_view() -> None:
    start = TEXT.index("\\$2.5 million")
    gold = Gold(
        id="q",
        hand="test",
        companies=[GoldCompany("Quillfern Optics Inc.", ["Quillfern", "The Company"])],
        people=[GoldPerson("Dana Marwick")],
        quantities=[
            GoldQuantity(
                [0], "\\$2.5 million", "amount", start, start + 13, None, concept="principal_amount"
            )
        ],
        deals=[GoldDeal("debt_offering", terms={"principal_amount": 0})],
    )
    release = normalize(next(iter(read(TEXT))))
    truth = find_truth(release, gold)
    view = release.view
    assert [(view[one.start : one.end], one.label) for one in truth.entities] == [
        ("Quillfern Optics Inc.", "COMPANY"),
        ("Dana Marwick", "PERSON"),
        ("Quillfern", "COMPANY"),
        ("Marwick", "PERSON"),
    ]
    [amount] = truth.quantities
    assert view[amount.start : amount.end] == "$2.5 million"
    assert (amount.concept, amount.deal) == ("principal_amount", "debt_offering")
    assert (truth.hand, truth.deals) == ("test", ["debt_offering"])


def write(folder: Path, name: str, one: Annotated) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(one.text, encoding="utf-8")
    (folder / f"{name}.gold.json").write_text(one.gold.to_json(), encoding="utf-8")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus that is just large enough to learn something from."""
    folder = tmp_path_factory.mktemp("corpus")
    for n in range(12):
        split = ("train", "train", "train", "train", "dev", "test")[n % 6]
        write(folder / split, f"release-{n}", generate(n, split="train"))
    return folder


@pytest.fixture(scope="module")
def built(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline that the library trained."""
    folder = tmp_path_factory.mktemp("models") / "built"
    train(corpus, folder, QUICK)
    return folder


def test_a_trained_pipeline_loads_plainly(built: Path) -> None:
    nlp = spacy.load(built)
    assert [name for name in nlp.pipe_names if name.removeprefix("extractor_") in TASKS] == [
        f"extractor_{name}" for name in TASKS
    ]
    doc = nlp("Quillfern Optics Inc. (NASDAQ: QFRN) sold 1,000,000 shares at $2.50 per share.")
    assert [one.value for one in doc._.extractor_quantities] == [1_000_000, 2.5]
    assert doc._.extractor_companies[0].name == "Quillfern Optics Inc."


def test_the_extractor_takes_it_by_its_path(built: Path) -> None:
    record = Extractor(Settings(model=str(built))).extract(TEXT)
    assert record.errors == []
    assert [company.name for company in record.companies] == ["Quillfern Optics Inc."]


def test_the_pipeline_tells_what_it_was_made_from(built: Path, corpus: Path) -> None:
    meta = json.loads((built / "meta.json").read_text(encoding="utf-8"))
    assert meta["extractor"]["corpus_sha256"] == corpus_hash(corpus)
    assert set(meta["performance"]) == {"rules", "model", "both"}
    assert all(0 <= score <= 1 for one in meta["performance"].values() for score in one.values())
    assert str(corpus) not in (built / "config.cfg").read_text(encoding="utf-8")


def test_training_again_gives_the_same_pipeline(built: Path, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "again"
    arguments = ["--generated", "4", "--epochs", "1", "-o", str(output)]
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "train", str(corpus), *arguments],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    for name in TASKS:
        file = Path(f"extractor_{name}", "classifier")
        assert (output / file).stat().st_size > 1000
    train(corpus, tmp_path / "third", QUICK)
    for name in TASKS:
        file = Path(f"extractor_{name}", "classifier")
        assert (tmp_path / "third" / file).read_bytes() == (built / file).read_bytes()


def test_the_hash_changes_with_the_corpus(corpus: Path) -> None:
    before = corpus_hash(corpus)
    path = next((corpus / "test").glob("*.txt"))
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text + " ", encoding="utf-8")
        assert corpus_hash(corpus) != before
    finally:
        path.write_text(text, encoding="utf-8")
    assert corpus_hash(corpus) == before


def test_a_corpus_without_a_split_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "train", "one", generate(1, split="train"))
    with pytest.raises(UsageError, match="dev holds no"):
        train(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
