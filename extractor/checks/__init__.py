"""Checks: stated numbers held against the arithmetic that must bind them.

Comes in: a record, fresh or read back from a file. Goes out: its checks. Uses the record's text,
quantities, facts, deals and dates only; must not import spaCy nor any stage before this one.
"""

from __future__ import annotations

from extractor.schema import Check, Record

__all__ = ["check_record"]


def check_record(record: Record) -> list[Check]:
    """The checks of `record`, numbered k1, k2, ... in the order of its text."""
    return []
