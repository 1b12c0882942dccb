"""Patterns of what stands between two numbers that belong together, and before the first.

Comes in: nothing. Goes out: `Pattern` objects that are matched against the few characters
between two neighbors (`fullmatch`), or searched in the text before a range.
"""

from __future__ import annotations

from extractor.patterns.base import Pattern

RANGE_GAP = Pattern(
    "range_gap",
    r"""(?:[ ]?°[ ]?[CF]?)?(?P<word>[ ]?(?:[-–—−‒―]|--)[ ]?|[ ]to[ ]|[ ]and[ ]|[ ]through[ ]
      |\.\.\.?)""",
    matches=("-", " – ", " to ", " and ", " °C to "),
    rejects=("or",),
)
"""Between the ends of a range."""

RATIO_GAP = Pattern(
    "ratio_gap",
    r"""
    (?:[ ]?\([\w.,]{1,12}\))?
    (?P<mark>[- –](?:[Ff][Oo][Rr]|[Tt][Oo])[- –]|[ ]?:[ ]?)
    | (?P<old>(?:[ ]\(\d{1,4}\))?(?:[ ][\w’'-]{1,20}){0,4}?[ ](?i:shares?|stock|units?)\)?
        (?:[ ]of[ ](?:[\w’'-]{1,15}[ ]){0,4}?[\w’'-]{1,15})?
        ,?[ ]for[ ](?:every[ ]|each[ ])?(?:approximately[ ])?)
    """,
    matches=(
        "-for-",
        " for ",
        "-to-",
        ":",
        " old shares for ",
        " share of common stock for every ",
    ),
    rejects=(" and ", " shares at "),
)
"""Between the sides of a split ratio."""

SPLIT_WORDS = Pattern(
    "split_words",
    r"""(?i)split|consolidat|reverse|share[ ]combination|ratio|one[- ]for|forward|subdivi
      |basis[ ]of""",
    matches=("a reverse split", "on the basis of"),
    rejects=("shares for cash",),
)
"""Words near two numbers that make "1 for 10" a ratio."""

SHARES_PER = Pattern(
    "shares_per",
    r"""(?i)[ ](?:[\w’'().-]{1,20}[ ]){0,8}?(?:shares|units|ADSs|stock)\b[^.;|\n]{0,30}?
      [ ](?:per|for[ ]each|for[ ]every)[ ](?:each[ ])?(?:whole[ ])?$""",
    matches=(" shares of common stock per ", " shares for each "),
    rejects=(" shares at ",),
)
"""Between the sides of a conversion rate: "52.1832 shares per $1,000"."""

PRIOR_GAP = Pattern(
    "prior_gap",
    r"""\G[ ]?\(
      (?P<label>(?:[^()\d;\n]{0,24}(?:\d{4}(?:[-–/]\d{2,4})?|[Qq][1-4]|[HhQ][12]|[1-4]Q|\d{1,2})?){0,3}
        [:;,=]?[ ])?[-–−+]?$""",
    matches=(" (", "(2023: ", " (Q4 2023: ", " (-"),
    rejects=(" or (see ", " and "),
)
"""Between a figure and the prior-period figure in parentheses after it."""

BETWEEN_BEFORE = Pattern(
    "between_before",
    r"""(?i)\b(?:between|rang(?:e|ed|es|ing)[ ](?:(?:is|was)[ ])?(?:of|from|between)|varying[ ]from
      |anywhere[ ]from|guidance[ ]of|outlook[ ]of|expected[ ]to[ ]be|(?:in|within)[ ]the[ ]range)
      (?:[ ](?:approximately|about|a|an|the|of|from|total)){0,5}[ ]?$""",
    matches=("is between ", "in the range of ", "ranging from approximately "),
    rejects=("rose from ",),
)
"""Before a range that "and" or "to" joins."""

FROM_BEFORE = Pattern(
    "from_before",
    r"(?i)\bfrom(?:[ ](?:approximately|about|a|an|the|an estimated)){0,3}[ ]?$",
    matches=("rose from ", "from approximately "),
    rejects=("between ",),
)
"""Before two values of which the second follows the first in time."""

CHANGE_BEFORE = Pattern(
    "change_before",
    r"""(?i)\b(?:increas|decreas|grew|grow|rose|ris(?:e|ing)|fell|fall|declin|improv|reduc|up|down|drop
      |lower|climb|jump|surg|expand|widen|narrow|gain|advanc|slip|doubl|rais|cut|chang|amend|higher
      |decelerat|accelerat|add)[a-z]{0,6}\b[^.;:()]{0,40}$""",
    matches=("increased by ", "a decline in revenue of "),
    rejects=("revenue of ",),
)
"""A verb of change before "X to Y": two values, no range."""
