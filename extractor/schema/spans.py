"""Stretches of text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True):
    """A half-open stretch of text."""

    start: int
    end: int


class TextSpan(msgspec.Struct):
    """A stretch of text together with its words."""

    text: str
    start: int
    end: int
