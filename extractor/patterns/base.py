"""The form of a pattern: a name, a regular expression, and examples of what it must match and
what it must not.

Comes in: regex source in verbose mode. Goes out: compiled patterns, all of them listed in
`ALL`, so that one test proves every example, and another the linear running time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import regex

Compiled: TypeAlias = regex.Pattern[str]

ALL: list[Pattern] = []
"""Every pattern declared anywhere in the package, in order of declaration."""


@dataclass(frozen=True)
class Pattern:
    """One declared pattern.

    `source` is compiled with `regex` in verbose mode plus `flags`, when it is first used: to
    compile them all takes half a second. `matches` are texts in which
    `search` must find something; a pair (text, found) also says what the whole match must be.
    `rejects` are texts in which `search` must find nothing.
    """

    name: str
    source: str
    matches: tuple[str | tuple[str, str], ...]
    rejects: tuple[str, ...] = ()
    flags: int = 0

    def __post_init__(self) -> None:
        ALL.append(self)

    @cached_property
    def regex(self) -> Compiled:
        """The compiled pattern."""
        return regex.compile(self.source, regex.VERBOSE | self.flags)
