"""The annotators as spaCy components: in anybody's pipeline, kept on the Doc, replaceable."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractor import Extractor, Settings
from extractor.annotate.components import FIELDS, read_annotations
from extractor.annotate.jobs import JOBS
from extractor.annotate.learned.tasks import TASKS
from extractor.pipeline import COMPONENTS
from extractor.stages import CompanyMention

TEXT = "Quillfern Optics Inc. (NASDAQ: QFRN) sold 1,000,000 shares at $2.50 per share. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def everything(doc: Doc) -> list[object]:
    results: list[object] = [getattr(doc._, f"extractor_{field}") for field in FIELDS]
    for key in sorted(doc.spans):
        results += [(span.start, span.end, span.label_) for span in doc.spans[key]]
    return results


def test_every_job_has_a_factory_and_an_entry_point() -> None:
    assert set(COMPONENTS) == {f"extractor_{job}" for job in (*JOBS, *TASKS)}
    points = {point.name: point for point in entry_points(group="spacy_factories")}
    if not set(COMPONENTS) & set(points):
        pytest.skip("the package is not installed")
    for name in COMPONENTS:
        assert callable(points[name].load())


def test_order_meets_every_need(nlp: Language) -> None:
    analysis = nlp.analyze_pipes(keys=["requires"])
    assert analysis is not None
    assert not any(analysis["problems"].values())


def test_results_are_typed_with_exact_offsets(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = [(one.kind, doc.text[one.start : one.end]) for one in doc._.extractor_quantities]
    assert found == [("share_count", "1,000,000"), ("price", "$2.50")]
    assert next(doc.text[one.start : one.end] for one in doc._.extractor_companies).startswith(
        "Quillfern Optics Inc"
    )
    assert [(span.text, span.label_) for span in doc.spans["extractor.quantities"]] == [
        ("1,000,000", "share_count"),
        ("$2.50", "price"),
    ]


def test_spans_widen_to_whole_tokens() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_quantities")
    doc = nlp("They raised $210-$220 million in cash.")
    exact = doc._.extractor_quantities[0]
    span = doc.spans["extractor.quantities"][0]
    assert span.start_char <= exact.start < exact.end <= span.end_char


def test_one_component_alone_works() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_quantities", config={"spans": False})
    doc = nlp(TEXT)
    assert len(doc._.extractor_quantities) == 2
    assert "extractor.quantities" not in doc.spans
    assert doc._.extractor_companies == []


@pytest.mark.parametrize(
    "survive",
    [
        lambda nlp, doc: Doc(nlp.vocab).from_bytes(doc.to_bytes()),
        lambda nlp, doc: next(
            DocBin(store_user_data=True, docs=[doc]).get_docs(spacy.blank("en").vocab)
        ),
        lambda nlp, doc: doc.copy(),
    ],
    ids=["bytes", "docbin", "copy"],
)
def test_docs_survive(nlp: Language, release: str, survive: Callable[[Language, Doc], Doc]) -> None:
    doc = nlp(release)
    assert everything(survive(nlp, doc)) == everything(doc)


def test_docs_survive_processes(nlp: Language, release: str) -> None:
    texts = [release, TEXT, "Nothing."]
    alone = [everything(doc) for doc in nlp.pipe(texts)]
    together = [everything(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert together == alone


def test_a_pipeline_can_be_saved(nlp: Language) -> None:
    again = spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes())
    assert everything(again(TEXT)) == everything(nlp(TEXT))


def test_the_pipeline_and_the_extractor_find_the_same(nlp: Language, release: str) -> None:
    assert read_annotations(nlp(release)) == Extractor().annotate(release)


@Language.component("test_companies")
def companies_from_ents(doc: Doc) -> Doc:
    """Stands for a trained component: entities become company mentions."""
    doc._.extractor_companies = [
        CompanyMention(ent.start_char, ent.end_char, ent.text, "name")
        for ent in doc.ents
        if ent.label_ == "ORG"
    ]
    return doc


@Language.factory("test_ner")
def make_ner(nlp: Language, name: str) -> object:
    ruler = nlp.create_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Zzyx Holding"}])  # type: ignore[attr-defined]
    return ruler


def test_another_component_takes_over_one_job(release: str) -> None:
    components = list(COMPONENTS)
    at = components.index("extractor_companies")
    components[at : at + 1] = ["test_ner", "test_companies"]
    extractor = Extractor(Settings(components=tuple(components)))
    record = extractor.extract("Zzyx Holding buys. " + release)
    assert record.companies[0].name == "Zzyx Holding"
    assert not any(company.listings for company in record.companies)  # which our rules would see
    assert len(record.quantities) == 3
    assert record.quotes
    assert record.errors == []


@Language.component("test_failing")
def failing(doc: Doc) -> Doc:
    raise KeyError("no such thing")


def test_a_foreign_component_that_raises_loses_only_its_own(release: str) -> None:
    extractor = Extractor(Settings(components=("test_failing", *COMPONENTS)))
    record = extractor.extract(release)
    assert [error.code for error in record.errors] == ["P001"]
    assert "test_failing" in record.errors[0].message
    assert len(record.quantities) == 3
