"""The word lists by which numbers are told apart, loaded once.

Comes in: the resources. Goes out: sets of words in lower case. No behavior.
"""

from __future__ import annotations

from typing import Final

from extractor.resources import load_lines, load_table

SECURITIES: Final[dict[str, str]] = {row[0]: row[1] for row in load_table("securities.tsv")}
"""Words that name securities, with the form that a price "per" them takes."""

PERIODS: Final = frozenset(load_lines("periods.txt"))
"""Words that make the number before them a duration."""

STOP_WORDS: Final = frozenset(load_lines("stop_words.txt"))
"""Words that end a noun phrase."""

NOUNS: Final = frozenset(load_lines("counted_nouns.txt"))
"""Counted things and units of measure that do not look plural."""

NAME_WORDS: Final = frozenset(load_lines("name_words.txt"))
"""Words that make the number after them part of a name or a citation."""

WORD_SETS: Final[dict[str, frozenset[str]]] = {
    row[0]: frozenset(row[1].split(" ")) for row in load_table("number_words.tsv")
}
"""The smaller sets, by name; see resources/number_words.tsv."""
