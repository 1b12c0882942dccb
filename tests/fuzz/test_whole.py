"""Any text and any bytes through the whole: a sound record, and no stage that failed.

FUZZ_EXAMPLES=5000 runs long."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import encoded, markdown, pages, submissions, texts
from sound import assert_sound

from extractor import Extractor, Record
from extractor.errors import CODES

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
fuzzed = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), print_blob=True
)


@pytest.fixture(scope="module")
def loaded() -> Extractor:
    return Extractor()


def assert_whole(record: Record) -> None:
    assert_sound(record)
    assert not [error.message for error in record.errors if error.code == "P001"]
    assert {error.code for error in record.errors} <= set(CODES)
    assert record.text.strip() or record.errors


def test_any_text_gives_a_sound_record(loaded: Extractor) -> None:
    @fuzzed
    @given(texts())
    def run(text: str) -> None:
        assert_whole(loaded.extract(text))

    run()


def test_any_bytes_give_sound_records(loaded: Extractor) -> None:
    @fuzzed
    @given(st.one_of(encoded(texts()), markdown(), pages(), submissions()))
    def run(data: bytes) -> None:
        for record in loaded.extract_all(data):
            assert_whole(record)

    run()


def test_a_release_said_twice_gives_the_same_twice(loaded: Extractor) -> None:
    """Nothing of one release stays for the next."""

    @fuzzed
    @given(texts(), texts())
    def run(one: str, other: str) -> None:
        before = loaded.extract(one).to_json()
        loaded.extract(other)
        assert loaded.extract(one).to_json() == before

    run()
