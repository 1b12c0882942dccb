"""What the label of a row names: a line of a financial statement, or nothing known.

Comes in: the label of a row and those over it. Goes out: the concept of the line, and whether the
label says that it is adjusted. It must not look at figures.

A label is matched as a whole, bare of what does not name the line: footnote marks, units, what
stands in parentheses ("Net income (loss)"), and the words that call it adjusted or GAAP.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractor.patterns.concepts import CONCEPTS
from extractor.resources import load_toml
from extractor.schema import Basis, StatementKind

_LONGEST = 140
_NOTE = re.compile(
    r"(?: ?[(\[](?:\d{1,2}|[a-z])(?:[ ,]{0,2}(?:\d{1,2}|[a-z]))?[)\]]|[*†‡§^¹²³⁴-⁹]{1,4}){1,6}$"
)
_GLUED = re.compile(r"(?:(?<=[a-z]{3})|(?<=\)))\d{1,2}(?:,\d)?(?= |$)")
_ASIDE = re.compile(r" ?\([^()]{0,80}\)")
_UNIT = re.compile(
    r"[ ,]{1,3}(?:in )?(?:(?:[mkt]?(?:sek|eur|nok|dkk|usd|cad|gbp|chf|inr)|us\$|c\$|[$€£])"
    r"(?: ?(?:m|mn|mm|k|bn|million|billion|thousand|000)s?)?|%|percent|millions|thousands"
    r"|million|thousand)$"
)
_LEADING = re.compile(r"(?:(?:less|plus|add|add back|deduct)[:,]? )?(?:[-–—•*+][ ]?)?")
_ADJUSTED = re.compile(
    r"^(?:non-?(?:gaap|ifrs)|adjusted|adj\.|underlying|pro forma|normali[sz]ed|comparable)"
    r"(?: \(?non-?(?:gaap|ifrs)\)?)? "
    r"|[ ,(–—-]{1,4}(?:non-?(?:gaap|ifrs)|(?:as )?adjusted|pro forma)(?: basis)?\)?$"
)
_STANDARD = re.compile(
    r"^(?:u\.?s\.? )?(?:gaap|ifrs|reported|statutory) "
    r"|[ ,(–—-]{1,4}(?:u\.?s\.? )?(?:gaap|ifrs|as reported)\)?$"
)
_NON_STANDARD = re.compile(r"\(?non-?(?:gaap|ifrs)\)?")
_PART = re.compile(
    r"(?:basic(?: and (?:fully )?diluted)?|(?:fully )?diluted|assuming dilution|total)"
)


class Line(NamedTuple):
    """The concept that a label names, the basis that it says, and the statements in which such a
    line is something else."""

    concept: str
    basis: Basis | None
    not_in: frozenset[str]


def _load() -> list[tuple[str, re.Pattern[str], frozenset[str]]]:
    data = load_toml("statement_lines.toml")
    atoms: dict[str, str] = data["atoms"]
    found = []
    for name, row in data.items():
        if name == "atoms":
            continue
        source = "|".join(row["labels"])
        for atom, words in atoms.items():
            source = source.replace("{" + atom + "}", words)
        found.append((name, re.compile(source), frozenset(row.get("not_in", ()))))
    return found


LINES = _load()
"""Each concept with the labels that name it, in the order in which they are tried."""


@lru_cache(maxsize=8192)
def read_line(label: str, above: str = "") -> Line | None:
    """The line that a lower-cased `label` names, under the label `above`, if any: "Basic" under
    "Net income per share" names basic earnings per share."""
    if len(label) > _LONGEST:
        return None
    basis: Basis | None = None
    low = label.replace("'", "’").replace(" & ", " and ").strip(" .:…\x01")
    low = _GLUED.sub("", _NOTE.sub("", low)).strip(" .:")
    low = low[_LEADING.match(low).end() :]  # type: ignore[union-attr]
    for _ in range(2):
        if _ADJUSTED.search(low):
            basis, low = "non_gaap", _ADJUSTED.sub("", low).strip(" ,")
        elif _STANDARD.search(low) and not _NON_STANDARD.search(low):
            basis, low = "gaap", _STANDARD.sub("", low).strip(" ,")
    plain = _UNIT.sub("", _ASIDE.sub("", low).strip()).strip(" ,:")
    spelled = _UNIT.sub("", low.replace("(", "").replace(")", "")).strip()
    over = _ASIDE.sub("", above.replace("'", "’")).strip(" .:")
    for words in dict.fromkeys((plain, spelled)):
        if not words:
            continue
        wholes = [words]
        if over and _PART.fullmatch(words):
            wholes = [f"total {over}" if words.startswith("total") else f"{over} {words}"]
        for whole in wholes:
            for concept, pattern, not_in in LINES:
                if pattern.fullmatch(whole):
                    known = CONCEPTS[concept]
                    if basis == "non_gaap" and known.adjusted:
                        concept = known.adjusted
                    return Line(concept, basis, not_in)
    return None


def is_stated(line: Line, statement: StatementKind | None) -> bool:
    """Whether a line is what its label says in a table of the kind `statement`: in a statement of
    cash flows those of the balance sheet are changes."""
    if statement is None:
        return True
    if statement == "cash_flow" and CONCEPTS[line.concept].instant:
        return line.concept in ("cash", "restricted_cash")
    return statement not in line.not_in
