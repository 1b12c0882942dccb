"""Which currency a printed sign means, and how a release prints its numbers.

Comes in: the view, once per release. Goes out: `House`, the habits of the release: the
currency of a bare "$", "kr", "pence", whether the comma is the decimal mark, whether spaces
group thousands. It must not look at single mentions; that is `annotate.quantities`.

The rule for a bare "$", first that applies:
1. The release says so: "(all) (dollar) amounts/figures are (expressed) in Canadian dollars",
   "(in thousands of Canadian dollars)", "(thousands of Canadian $)".
2. It converts at a rate that pairs "US$1.00" with a bare "$": the bare sign is the other
   dollar, that of the central bank named (Canada, Australia), else of the listing.
3. Every dollar sign that is marked is marked with one and the same other dollar (A$, C$, HK$)
   and marked ones are at least as many as bare ones.
4. US dollars, assumed.
"""

from __future__ import annotations

import re
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
    "nz": "NZD",
}
_NATION = "|".join(nation.replace(".", r"\.").replace(" ", "[ ]") for nation in _NATIONS)
_STATED: Final = regex.compile(
    rf"""(?i)(?:
        \b(?:all|dollar|monetary|currency|financial|following)\b[^.;\n|]{{0,60}}
          \b(?:amounts?|figures?|dollars?|references?|values?|currency|information|results)\b
          [^.;\n|]{{0,60}}?\b(?:in|to|are)[ ](?:(?:thousands|millions|billions)[ ]of[ ])?(?:the[ ])?
          (?:lawful[ ]currency[ ]of[ ])?(?P<nation1>{_NATION})[ ](?:dollars?|funds|currency)
      | \b(?:expressed|reported|stated|presented|quoted|denominated
          |in[ ](?:thousands|millions)(?:[ ]of)?)[ ](?:in[ ])?
          (?:(?:thousands|millions)[ ]of[ ])?(?P<nation2>{_NATION})[ ]dollars
      | \b(?:thousands|millions)[ ]of[ ](?P<nation6>{_NATION})[ ]\$
      | (?P<code>USD|CAD|AUD|NZD|HKD|SGD)[ ]unless[ ](?:otherwise|stated|noted)
      | (?P<nation3>{_NATION})[ ]dollars[ ]
          (?:in[ ](?:thousands|millions)[ ])?unless[ ](?:otherwise|stated|noted|indicated)
      | \b(?:amounts?|figures?|dollars|sums|prices|values)(?:[ ]here(?:in)?)?[ ](?:are[ ])?
          (?:(?:all|expressed|stated|quoted|shown|given)[ ])?(?:in[ ])?
          (?:(?P<nation4>{_NATION})(?:[ ](?:dollars?|funds|currency))?
            |(?P<sign>US|CA?|AU?|NZ|HK|S)\$|(?P<code4>USD|CAD|AUD|NZD|HKD|SGD))
          (?=[ ]?(?:[.,;)\n]|unless|except|$))
      | [(,;][ ]?in[ ](?P<nation5>{_NATION})[ ]dollars(?=[.,;)\n])
    )""",
    regex.VERBOSE,
)
_HINT: Final = re.compile(
    r"(?:[Dd]ollars|DOLLARS|(?:sands|lions) of [A-Z]"
    r"|[Ff]unds|FUNDS|[Cc]urrency|unless (?:otherwise|stated|noted)"
    r"|(?:[Aa]mounts?|[Ff]igures?|[Ss]ums|[Pp]rices|[Vv]alues) (?:are )?(?:in )?(?=[A-Z]))"
)
_DOLLARS: Final = {sign: code for sign, code in SIGNS.items() if "$" in sign}
_MARKED: Final = re.compile(r"\$(?:US)?[ ]?\(?[ ]?\.?\d")
_MARK: Final = regex.compile(r"(?r)(?<![A-Za-z])(?:(?:[A-Z]{3}|US|U\.S\.)[ -]?|[A-Z]{1,2}|Cdn|Can)")
_PAIR: Final = re.compile(
    r"US\$ ?1(?:\.0+)? ?(?:=|to|equals|:) ?\$ ?[01]\.\d|\$ ?[01](?:\.\d+)? ?(?:=|:) ?US\$"
)
_NUMERALS: Final = re.compile(r"\d[\d.,\u00a0\u2009\u202f ]*\d")
_MAYBE_SPACED: Final = re.compile(r"(?<!\d)\d{1,3}[\u00a0\u2009\u202f ]\d{3}(?!\d)")
_HINTS: Final = (
    *("ollars", "OLLARS", " funds", "currency", "unless otherwise", "unless stated"),
    *("sands of ", "lions of ", "mounts ", "igures ", "ums ", "rices ", "alues "),
)
_PREFIXED: Final = {"US": "USD", "C": "CAD", "A": "AUD", "N": "NZD", "H": "HKD", "S": "SGD"}
_GROUPED: Final = re.compile(r"\d,\d{3}(?!\d)")
_SPACED: Final = re.compile(
    r"(?:[A-Z]{3} |[€£] ?|[ (|])\d{1,3}[   ]\d{3}"
    r"(?:[   ]\d{3}|,\d| (?:[MkKT]?[A-Z]{3}|shares|million))(?!\d)"
)
_COMMA: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])"
)
_POINT: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d.,])"
)
_KR: Final = re.compile(r"(?:SEK|NOK|DKK|ISK)\b")


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
    crown = _KR.search(view) if "kr" in view else None
    numerals = "; ".join(_NUMERALS.findall(view))
    grouped = _GROUPED.search(numerals) is not None
    return House(
        dollar,
        stated,
        crown.group() if crown else "SEK",
        bool(_COMMA.search(numerals)) and not _POINT.search(numerals),
        _MAYBE_SPACED.search(numerals) is not None and not (grouped and not _SPACED.search(view)),
    )


def _stated_dollar(view: str) -> str | None:
    """The dollar that the release says it means, by its ISO code."""
    if not any(hint in view for hint in _HINTS):
        return None
    for hint in _HINT.finditer(view):
        start, end = max(0, hint.start() - 160), hint.end() + 40
        said = _STATED.search(view, start, end)
        if said is not None:
            nation = next((said[f"nation{n}"] for n in range(1, 7) if said[f"nation{n}"]), None)
            if nation:
                return _NATIONS[nation.lower()]
            if said["sign"]:
                sign = said["sign"].upper()
                return _PREFIXED.get(sign) or _PREFIXED[sign[0]]
            return str(said["code"] or said["code4"]).upper()
    return None


def _bare_dollar(view: str) -> tuple[str, bool]:
    if "$" not in view:
        return "USD", False
    said = _stated_dollar(view)
    if said is not None:
        return said, True
    bare = 0
    marked: dict[str, int] = {}
    for match in _MARKED.finditer(view):
        start = match.start()
        code = None
        if start and view[start - 1] in " -.ABCDGKNRSTUXdn":
            mark = _MARK.match(view, max(0, start - 6), start)
            if mark is not None:
                letters = mark.group().strip(" -")
                code = _DOLLARS.get(letters + "$") or (letters if letters in CODES else None)
        if code is None and match.group().startswith("$US"):
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
