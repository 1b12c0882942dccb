"""Which currency a printed sign means, and how a release prints its numbers.

Comes in: the view, once per release. Goes out: `House`, the habits of the release: the
currency of a bare "$", "kr", "pence", whether the comma is the decimal mark, whether spaces
group thousands. It must not look at single mentions; that is `annotate.quantities`.

The rule for a bare "$", first that applies:
1. The release says so: "(all) (dollar) amounts/figures are (expressed) in Canadian dollars",
   "(in thousands of Canadian dollars)".
2. It converts at a rate that pairs "US$1.00" with a bare "$": the bare sign is the other
   dollar, that of the central bank named (Canada, Australia), else of the listing.
3. Every dollar sign that is marked is marked with one and the same other dollar (A$, C$, HK$)
   and marked ones are at least as many as bare ones.
4. US dollars, assumed.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractor.patterns.quantities import CODES, SIGNS

_NATIONS: Final = {
    "canadian": "CAD",
    "australian": "AUD",
    "u.s.": "USD",
    "us": "USD",
    "united states": "USD",
    "american": "USD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
}
_NATION = "|".join(nation.replace(".", r"\.").replace(" ", "[ ]") for nation in _NATIONS)
_STATED = regex.compile(
    rf"""(?i)(?:
        \b(?:all|dollar|monetary|currency|financial|following)\b[^.;\n|]{{0,60}}
          \b(?:amounts?|figures?|dollars?|references?|values?|currency|information|results)\b
          [^.;\n|]{{0,60}}?\b(?:in|to|are)\s+(?:(?:thousands|millions|billions)\ of\ )?(?:the\ )?(?:lawful\ currency\ of\ )?
          (?P<nation1>{_NATION})\ (?:dollars?|funds|currency)
      | \b(?:expressed|reported|stated|presented|quoted|denominated|in\ (?:thousands|millions)(?:\ of)?)\ (?:in\ )?
          (?:(?:thousands|millions)\ of\ )?(?P<nation2>{_NATION})\ dollars
      | (?P<code>USD|CAD|AUD|NZD|HKD|SGD)\ unless\ (?:otherwise|stated|noted)
      | (?P<nation3>{_NATION})\ dollars\ unless\ (?:otherwise|stated|noted|indicated)
    )""",
    regex.VERBOSE,
)
_DOLLARS: Final = {sign: code for sign, code in SIGNS.items() if "$" in sign}
_MARKED = regex.compile(
    r"(?P<mark>(?<![A-Za-z])(?:[A-Z]{1,3}|U\.S\.|Cdn|Can)[ -]?)?(?P<sign>\$)(?:US\b)?[ ]?\(?\d"
)
_PAIR = regex.compile(
    r"US\$[ ]?1(?:\.0+)?[ ]?(?:=|to|equals|:)[ ]?\$[ ]?[01]\.\d|[ (]\$[ ]?[01](?:\.\d+)?[ ]?(?:=|:)[ ]?US\$"
)
_GROUPED = regex.compile(r"\d,\d{3}(?!\d)")
_SPACED = regex.compile(
    r"(?:(?:[A-Z]{3}|[€£])[ ]|(?<=[ (|]))\d{1,3}[  ]\d{3}(?:[  ]\d{3}|,\d|[ ](?:[MkKT]?[A-Z]{3}|shares|million))(?!\d)"
)
_COMMA = regex.compile(r"\d\.\d{3}(?:\.\d{3})*,\d|\d\.\d{3}\.\d{3}")
_POINT = regex.compile(r"\d,\d{3}(?:,\d{3})*\.\d|\d,\d{3},\d{3}")
_KR = regex.compile(r"[MkKT]?(SEK|NOK|DKK|ISK)\b")


class House(NamedTuple):
    """The habits of one release. `dollar` is the currency of a bare "$", `stated` whether the
    release itself says so; `crown` that of "kr"; `decimal_comma` whether "1.234" is 1234;
    `spaced` whether spaces group thousands."""

    dollar: str
    stated: bool
    crown: str
    decimal_comma: bool
    spaced: bool


def read_house(view: str) -> House:
    """The habits of the release printed in `view`."""
    dollar, stated = _bare_dollar(view)
    crown = _KR.search(view)
    return House(
        dollar,
        stated,
        crown.group(1) if crown else "SEK",
        bool(_COMMA.search(view)) and not _POINT.search(view),
        not _GROUPED.search(view) or bool(_SPACED.search(view)),
    )


def _bare_dollar(view: str) -> tuple[str, bool]:
    if "$" not in view:
        return "USD", False
    if "ollar" in view or "DOLLAR" in view or " unless " in view or " funds" in view:
        said = _STATED.search(view)
        if said:
            nation = said["nation1"] or said["nation2"] or said["nation3"]
            return (_NATIONS[nation.lower()] if nation else said["code"]), True
    bare = 0
    marked: dict[str, int] = {}
    for match in _MARKED.finditer(view):
        mark = (match["mark"] or "").strip(" -")
        code = _DOLLARS.get(mark + "$") or (mark if mark in CODES else None)
        if code is None and match.group().rstrip("0123456789( ").endswith("US"):
            code = "USD"
        if code is None:
            bare += 1
        else:
            marked[code] = marked.get(code, 0) + 1
    if "USD" in marked and bare and _PAIR.search(view):
        if "Bank of Canada" in view or "TSX" in view or "CSE" in view:
            return "CAD", True
        if "Reserve Bank of Australia" in view or "ASX" in view:
            return "AUD", True
    if len(marked) == 1:
        code, count = next(iter(marked.items()))
        if code != "USD" and count >= bare:
            return code, True
    return "USD", False
