"""Money: a price of one security or thing, or an amount.

Comes in: the view and atoms with a currency. Goes out: the same atoms with their kind, and for
prices what they are for. A price is told by what follows ("per share", "each", "par value") or
by the words before ("exercise price of", "EPS of"), the latter only for small sums without a
scale word. It looks at short windows around a number.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise
from typing import Final

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.windows import (
    enclosed,
    left_of,
    line_above,
    row_label,
    word_before,
)
from extractor.annotate.quantities.words import (
    NOUNS,
    PERIODS,
    SECURITIES,
    STOP_WORDS,
    WORD_SETS,
)
from extractor.patterns import price_context as prices
from extractor.quantity import negated

_ADJECTIVES: Final = WORD_SETS["security_adjectives"]
_LEADS: Final = WORD_SETS["minus_leads"]
_TINY: Final = 20
"""A sum with decimals below this is a price if a price is named anywhere in its sentence."""
_ROUND: Final = 100
_LARGE: Final = 1000
_HUGE: Final = 10_000
"""A sum from here on is no price unless it says "per" or "average price"."""
_NEAR: Final = 45
_STEP: Final = 50
"""A price that rose or fell by another one is at most so many times larger."""
_LINE_ATOMS: Final = 16
_CLOSE: Final = 160
_ALIKE: Final = 4
"""A sum that is a price by the price beside it is at most so many times larger or smaller."""
_CENTS: Final = Decimal("0.01")
_FORMS: Final = frozenset(SECURITIES.values())


def classify_money(view: str, atom: Atom) -> None:
    """Makes `atom` a price or an amount."""
    atom.kind = "amount"
    end = atom.end + enclosed(view, atom.start, atom.end)
    sign_brackets(view, atom)
    if _per_what(view, atom, end) or atom.exponent > 0:
        return
    value = atom.size
    if value >= _HUGE:
        if prices.AVERAGE_PRICE.regex.search(left_of(view, atom.start, 50)):
            atom.kind = "price"
    elif (
        prices.PRICE_AFTER.regex.match(view, end)
        or _price_before(view, atom, value)
        or (value < _LARGE and prices.PRICE_AT.regex.search(left_of(view, atom.start, 110)))
        or (value < _LARGE and atom.numeral.quantum < 1 and _is_offered(view, atom, end))
    ):
        atom.kind, atom.per = "price", "share"


def _per_what(view: str, atom: Atom, end: int) -> bool:
    """Reads "per share", "each", "/ADS" after the money; whether it settles the kind."""
    match = prices.PER_WHAT.regex.match(view, end)
    if match is None:
        return False
    if match["each"]:
        if atom.exponent <= 0:  # "two vessels for $3.6 million each": no price of a security
            atom.kind, atom.per = "price", "share"
        return True
    words = match["what"].split(" ")
    for at, word in enumerate(words[:5]):
        bare = word.strip(".,’'0123456789").lower()
        if at > 1 and not match["per"] and not match["every"]:
            break
        if bare in SECURITIES:
            atom.kind, atom.per = "price", SECURITIES[bare]
            if at:
                atom.security = " ".join(words[: at + 1])
            return True
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if bare in NOUNS and match["per"] and following not in SECURITIES:
            atom.kind, atom.per = "price", word.strip(".,’'")
            return True
        if at == 0 and (bare in PERIODS or bare in ("annum", "diem")):
            return not _is_payout(view, atom)
        if bare in STOP_WORDS and bare not in _ADJECTIVES and not (word == "A" and at):
            break
    if atom.exponent <= 0 and match["per"]:
        atom.kind, atom.per = "price", words[0].strip(".,’'")
        return True
    return False


def _is_offered(view: str, atom: Atom, end: int) -> bool:
    """Whether a small sum with decimals is what something is had for: "raised $3 million at
    $1.25", "an approach at 70 pence in cash"."""
    if word_before(view, atom.start).lower() == "at":
        return prices.PERIOD_AFTER.regex.match(view, end) is None
    return atom.exponent < 0 and view.startswith(" in cash", end)


def _is_payout(view: str, atom: Atom) -> bool:
    """Whether a small sum "a year" or "per month" is what one share gets."""
    if atom.numeral.quantum >= 1 or atom.size >= _TINY or atom.exponent > 0:
        return False
    return prices.PAYOUT_BEFORE.regex.search(left_of(view, atom.start, 220)) is not None


def _price_before(view: str, atom: Atom, value: Decimal) -> bool:
    """Whether the words before the money name a price."""
    fine = atom.numeral.quantum < 1
    tiny = fine and value < _TINY
    left = left_of(view, atom.start, 220 if tiny else 110)
    if tiny and not left.strip(" ($"):
        left = line_above(view, atom.start)
    if tiny and view[atom.start - len(left) - 1 : atom.start - len(left)] == "|":
        left = f"{row_label(view, atom.start)} {left}"
    found = None
    for match in prices.PRICE_WORDS.regex.finditer(left):
        behind = left[max(0, match.start() - 2) : match.start()].strip(" )")
        if not (match["per"] and behind.isdigit()):  # that "per share" is of another sum
            found = match
    if found is None:
        return False
    word = found.group().lower()
    phrase = left[max(0, found.start() - 30) :].lower()
    average = "average" in phrase
    payout = word.startswith(("dividend", "distribution"))
    large = value >= _LARGE and not average
    if not fine and value >= _ROUND and word != "stated value" and (payout or large):
        return False
    if large and "purchase price" in phrase:
        return False
    if word.startswith("per ") or len(left) - found.end() < _NEAR:
        return True
    return tiny and not prices.TOTAL_WORDS.regex.search(left, max(0, len(left) - _NEAR))


def sign_brackets(view: str, atom: Atom) -> None:
    """Parentheses right around a figure are a minus sign where the words before lead up to it
    ("a loss of ($0.05) per share", "or ($0.35) per share"), not where they restate it."""
    start, end = atom.start, atom.end
    if atom.negative or atom.low is not None or atom.heir is not None:
        return
    if not enclosed(view, start, end) or view[start - 2 : start - 1] != " ":
        return
    if word_before(view, start - 1).lower() in _LEADS:
        atom.negative = True
        atom.numeral = negated(atom.numeral)
        atom.start, atom.end = start - 1, end + 1


def spread_prices(view: str, atoms: list[Atom]) -> None:
    """Lets "per share" govern money joined before it: "from $20.92 to $2.00 per share"."""
    for first, second in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        if first.kind != "amount" or second.kind != "price" or second.start - first.end >= 25:
            continue
        alike = not first.exponent and first.size <= 100 * second.size + 100
        if alike and prices.PAIRED.regex.fullmatch(view, first.end, second.start):
            first.follow(second)
    for first, second in pairwise([atom for atom in atoms if atom.currency is not None]):
        if first.kind == "price" and second.kind == "amount" and second.start - first.end < 60:
            same = first.currency == second.currency and not second.exponent
            near = same and second.size <= _STEP * first.size
            between = view[first.end : second.start]
            if near and prices.PRICE_STEP.regex.fullmatch(between):
                second.follow(first)


def spread_neighbors(view: str, atoms: list[Atom]) -> None:
    """Makes a small sum of about the size of a price of a security that stands shortly before or
    after it on the same line a price too: "at $1.20 per unit, against $1.05 in May"."""
    money = [atom for atom in atoms if atom.currency is not None]
    for pair in (pairwise(money), pairwise(reversed(money))):
        for known, other in pair:
            if known.kind != "price" or other.kind != "amount" or known.per not in _FORMS:
                continue
            first, second = sorted((known, other), key=lambda atom: atom.start)
            if second.start - first.end > _CLOSE or not _is_price_like(view, known, other):
                continue
            if not prices.ANOTHER_SUM.regex.search(view, first.end, second.start):
                other.follow(known)


def _is_price_like(view: str, known: Atom, other: Atom) -> bool:
    """Whether a sum is printed like a price near it, and about as large."""
    return (
        other.currency == known.currency
        and other.size < _LARGE
        and other.exponent == known.exponent
        and other.numeral.quantum <= max(known.numeral.quantum, _CENTS)
        and known.size <= _ALIKE * other.size
        and other.size <= _ALIKE * known.size
        and not prices.PER_WHAT.regex.match(view, other.end)
        and not prices.TOTAL_WORDS.regex.search(left_of(view, other.start, _NEAR))
    )


def spread_rates(view: str, atoms: list[Atom]) -> None:
    """Keeps the two sums of an exchange rate amounts: "$1.0800 per €1.00"."""
    for first, second in pairwise(atoms):
        if first.currency is None or second.currency is None or second.start - first.end > 8:
            continue
        if first.currency == second.currency or 1 not in (first.size, second.size):
            continue
        if prices.RATE_PAIR.regex.fullmatch(view, first.end, second.start):
            first.kind = second.kind = "amount"
            first.per = second.per = None


def name_earnings(view: str, atoms: list[Atom]) -> None:
    """Gives bare figures after "earnings per share" the main currency of the release:
    "Earnings per share 15.11 (11.56)"."""
    if "er share" not in view:
        return
    counted = Counter(atom.currency for atom in atoms if atom.currency is not None)
    main = next((code for code, _ in counted.most_common(1)), None)
    if main is None:
        return
    for atom in atoms:
        if atom.marked or atom.in_words or atom.numeral.quantum >= 1:
            continue
        heir = atom.heir
        follows = heir is not None and heir.currency == main
        if follows or prices.PER_SHARE_LABEL.regex.search(left_of(view, atom.start, 60)):
            atom.currency = main


def read_flat_statements(view: str, atoms: list[Atom]) -> None:
    """Gives the bare figures of a financial statement that was printed as one paragraph the
    currency of the figures that bear its sign; parentheses there are a minus sign."""
    at = 0
    while at < len(atoms):
        stop = view.find("\n", atoms[at].start)
        stop = len(view) if stop < 0 else stop
        first = at
        while at < len(atoms) and atoms[at].start < stop:
            at += 1
        if at - first >= _LINE_ATOMS:
            _flat_statement(view, atoms[first:at])


def _flat_statement(view: str, line: list[Atom]) -> None:
    money = [atom for atom in line if atom.currency is not None]
    bare = [atom for atom in line if not atom.marked and "," in view[atom.start : atom.end]]
    if len(money) < 3 or len(bare) < 6 or line[-1].end - line[0].start > 40 * len(line):
        return
    for atom in bare:
        label = left_of(view, atom.start, 70).lower()
        counted = "shares" in label[label.rfind(")") + 1 :] and "per share" not in label
        if counted or view[atom.end : atom.end + 8].lower().startswith((" shares", " issued")):
            continue
        atom.currency, atom.assumed, atom.heir = money[0].currency, money[0].assumed, None
        if enclosed(view, atom.start, atom.end):
            atom.negative = True
            atom.numeral = negated(atom.numeral)
            atom.start, atom.end = atom.start - 1, atom.end + 1
