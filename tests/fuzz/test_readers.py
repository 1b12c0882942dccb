"""Any bytes for each reader: sources that later stages can stand on, or an entry that says why not.

FUZZ_EXAMPLES=5000 runs long."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import encoded, markdown, packed, pages, submissions, texts

from extractor.read import Limits, read
from extractor.read.edgar import header, types
from extractor.read.html import render

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
fuzzed = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), print_blob=True
)

KINDS = {
    "text": (encoded(texts()), "a.txt"),
    "markdown": (markdown(), "a.md"),
    "html": (pages(), "a.html"),
    "edgar": (submissions(), "a.txt"),
    "gzip": (packed(st.one_of(encoded(texts()), pages(), submissions())), "a.txt.gz"),
    "bytes": (st.binary(max_size=500), None),
}


@pytest.mark.parametrize("kind", KINDS)
def test_any_bytes_give_sources(kind: str) -> None:
    contents, path = KINDS[kind]

    @fuzzed
    @given(contents, st.sampled_from([50_000_000, 300]))
    def run(data: bytes, most: int) -> None:
        found = list(read(data, path=path, limits=Limits(max_bytes=most, max_depth=30)))
        assert found
        for source in found:
            source.text.encode()  # no lone surrogates
            assert not set("\0\r") & set(source.text)
            assert source.text.strip() or source.errors
            assert (source.info.path or "").split("#")[0] == (path or "")
        for again, source in zip(
            read(data, path=path, limits=Limits(max_bytes=most, max_depth=30)), found, strict=True
        ):
            assert again == source

    run()


@fuzzed
@given(st.one_of(texts(), pages().map(lambda data: data.decode("utf-8", "replace"))))
def test_any_text_is_rendered_or_told(page: str) -> None:
    rendered, errors = render(page, Limits(max_depth=30))
    assert rendered or errors


@fuzzed
@given(submissions())
def test_any_header_is_read(data: bytes) -> None:
    assert header(data).format == "edgar"
    assert all(isinstance(kind, str) for kind in types(data))
