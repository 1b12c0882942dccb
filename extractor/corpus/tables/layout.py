"""The manners in which tables are printed.

Comes in: what a writer declares for a release or a table. Goes out: a `Layout`. It must not print.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Form = Literal["pipe", "space", "tab", "html"]


class Layout(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How a table looks. Lengths are characters; what holds for one form alone says so.

    `sign` is what stands at the numbers of a row that shows its currency, `split` puts signs and
    closing parentheses into cells of their own, `nil` stands for nothing and `blank` for a change
    that means nothing. `foot` words a footnote mark. `dialect` names one of `markup.DIALECTS`.
    """

    form: Form = "pipe"
    dialect: str = "plain"
    indent: int = 2
    negative: Literal["parentheses", "minus", "unicode"] = "parentheses"
    group: Literal[",", " ", "\u00a0", "’", "", "lakh"] = ","
    point: Literal[".", ","] = "."
    percent: Literal["%", " %", ""] = "%"
    sign: str = "$"
    sign_gap: str = ""
    split: bool = False
    nil: str = "-"
    blank: str = "n/m"
    foot: str = "({})"
    caption: Literal["above", "row", "bold"] = "above"
    center: bool = False
    """Captions stand over the middle of the table (space)."""
    label: int = 40
    """The width at which labels are broken (space)."""
    gap: int = 3
    """Spaces between columns (space)."""
    heads: Literal["right", "center"] = "right"
    rules: bool = True
    """Dashes under heads and over totals (space)."""
    leader: str = ""
    """What leads from a label to the numbers (space)."""
    blank_head: bool = False
    """An empty row stands over the heads (pipe)."""
