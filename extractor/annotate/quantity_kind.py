"""What a number states: the kind of a quantity, its qualifier, what a price is for, and the
class of security or the thing that is counted.

Comes in: the view, the habits of the release, and joined atoms. Goes out: the same atoms with
`kind` set where they state an amount (left None for years, periods, names, citations, codes
and list marks), and finished `Quantity` mentions. It looks at short windows around a number.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import regex

from extractor.annotate.currency import House
from extractor.annotate.number_atoms import Atom
from extractor.patterns import quantities as patterns
from extractor.quantity import negated, plain
from extractor.resources import load_lines, load_table
from extractor.schema import Qualifier, Quantity

SECURITIES: Final = dict(load_table("securities.tsv"))
_PERIODS: Final = frozenset(load_lines("periods.txt"))
_NAMES: Final = frozenset(load_lines("name_words.txt"))
_NOUNS: Final = frozenset(load_lines("counted_nouns.txt"))
_STOP: Final = frozenset(load_lines("stop_words.txt"))
_PER_THINGS: Final = frozenset(
    "ounce oz lb lbs pound pounds tonne tonnes ton tons barrel bbl boe mwh kwh mw kw gallon litre "
    "liter gram kilogram kg pounds bitcoin btc coin token mmbtu mcf bushel".split()
)
_STREET: Final = regex.compile(
    r"(?:[, ]+[A-Z0-9][\w.’'-]{0,20}){1,5},? (?:Street|St|Avenue|Ave|Av|Boulevard|Blvd|Road|Rd|Drive|Dr|Lane|Ln|Way|"
    r"Place|Pl|Plaza|Court|Ct|Parkway|Pkwy|Square|Sq|Highway|Hwy|Circle|Terrace|Floor|Suite|Center|Centre|Crescent|"
    r"Row|Quay|Trail|Loop|Broadway)\b"
)
_LAST_WORDS: Final = frozenset(
    "to including most than exceed exceeding of as at least over in excess exceeds exceeded above "
    "upwards upward surpass surpassing surpassed surpasses topping topped under below "
    "approximately approx about around roughly circa ca some nearly almost approximate estimated "
    "additional aggregate total further maximum combined another cumulative a an the".split()
)
_MARKS: Final = frozenset("~≈∼±≤≥<>")
_SHARE_OF: Final = regex.compile(r"[ ](?:of|in)[ ](?:[\w’']+[ ]){0,4}?$")
_AFTER: Final = regex.compile(r"[^\n|;:()\"“”•]{0,110}")
_WORD: Final = regex.compile(r"[^\s,]+,?")
_OR_MORE: Final = regex.compile(r"[ ](?:[a-z]+[ ])?or[ ](?P<way>more|greater|higher|above|less|fewer|lower)\b")
_EXCHANGE: Final = regex.compile(
    r"(?i)(?:(?:exchange|conversion|consolidation|split)[ ](?:ratio|rate|factor)[^.;|\n]{0,30}|[ ]exchange[ ]of[ ])$"
    r"|\b(?-i:[A-Z]{3})[ ]?(?:to|/|per)[ ]?(?-i:[A-Z]{3})[ ](?:of[ ]|=[ ]?|:[ ]?)?$"
)
_RATE: Final = regex.compile(r"[A-Z]{3}[ ]?(?:to|/|per)[ ]?$")
_COMBINED: Final = regex.compile(
    r"(?i)[ ][^.;\n]{0,160}?\b(?:combined?|converted|consolidated|exchanged|reclassified|changed|become|be)\b[^.;\n]{0,40}?\b(?:into|for)[ ]"
    r"(?:one|1)\b"
)
_NUMBER_OF: Final = regex.compile(
    r"(?i)(?:number|count|total|population|headcount|workforce|volume)[ ]of[ ](?P<what>[\w’' -]{1,40}?)\s?(?:\([\w ]{1,12}\)\s)?"
    r"(?:(?:was|were|is|are|has|have|had|rose|grew|fell|by|of|to|from|stood|at|reached|increased|decreased|declined|"
    r"totall?ed|amounted|approximately|about|over|more|than|the)\b[^.;|\n]{0,60})?$"
)
_SIZE_WORDS: Final = frozenset("to from at was were is of by than totaled totalled totaling reached with".split())
_SECURITY_UNITS: Final = regex.compile(
    r"[Pp]er [Uu]nit\b|[Ee]ach [Uu]nit\b|[Uu]nit ?holders?|\b(?:[Cc]ommon|[Pp]referred|[Tt]rust|[Pp]artnership|[Rr]estricted"
    r"(?: [Ss]tock| [Ss]hare)?|[Ss]tock|[Ss]hare) [Uu]nits|[Uu]nits? (?:consist|compris)|[Uu]nits at a price|[“\"]Units?[”\"]"
)
_NOT_SECURITY: Final = frozenset(
    "apartment residential rental housing business storage family multifamily multi-family hotel "
    "dwelling living care operating reporting power retail condo condominium gpu vehicle process "
    "treatment intensive production truck manufacturing drilling processing blood".split()
)
_LISTED: Final = frozenset("stock share shares common preferred incentive compensation employee purchase restricted".split())


def classify(view: str, house: House, atoms: list[Atom]) -> None:
    """Sets kind, qualifier, per, security and noun of every atom of `atoms` that states an
    amount, in place."""
    _flattened(view, atoms)
    _earnings(view, atoms)
    units = None
    previous: Atom | None = None
    named = -9
    for atom in atoms:
        if atom.heir is not None and atom.heir.kind is not None:
            _inherit(atom)
        elif atom.ratio and atom.unit != "percent":
            _ratio(view, atom)
        elif atom.unit is not None:
            if atom.unit != "x":
                atom.kind = "percentage"
                _enclosed(view, atom)
            elif not _FUND.search(view, max(0, atom.start - 5), atom.end + 7):
                atom.kind = "multiple"
        elif atom.currency is not None:
            if _RATE.search(view, max(0, atom.start - 8), atom.start) and atom.numeral.quantum < 1:
                atom.kind, atom.currency, atom.start = "ratio", None, atom.num_start
            else:
                _money(view, atom)
        elif atom.heir is None:
            if units is None:
                units = bool(_SECURITY_UNITS.search(view))
            if not 0 < atom.start - named < 7 or not _LISTING.fullmatch(view, named, atom.start):
                _bare(view, atom, units, previous)
            if atom.kind is None and (_is_name(view, atom) or 0 < atom.start - named < 7):
                named = atom.end
        if atom.kind is not None:
            if atom.qualifier == "exact":
                _qualify(view, atom, previous)
            previous = atom
    _spread_prices(view, atoms)
    for first, second in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        if first.kind is None and second.kind == "count" and second.start - first.end < 6:
            if view[first.end : second.start].strip(" -") in ("x", "×", "by", "X"):
                first.kind, first.noun = "count", second.noun


def _earnings(view: str, atoms: list[Atom]) -> None:
    """Gives bare figures after "earnings per share" the main currency of the release:
    "Earnings per share 15.11 (11.56)"."""
    if "er share" not in view:
        return
    counted = Counter(atom.currency for atom in atoms if atom.currency is not None)
    main = next(iter(counted.most_common(1)), (None, 0))[0]
    if main is None:
        return
    for atom in atoms:
        if atom.currency is None and atom.unit is None and atom.numeral.quantum < 1:
            heir = atom.heir
            if heir is not None and heir.currency == main and heir.kind is None:
                atom.currency = main
            elif not atom.in_words and _PER_SHARE_LABEL.search(_left(view, atom.start, 60)):
                atom.currency = main


def _flattened(view: str, atoms: list[Atom]) -> None:
    """Gives the bare figures of a financial statement that was printed as one paragraph the
    currency of the figures that bear its sign; parentheses there are a minus sign."""
    at = 0
    while at < len(atoms):
        stop = view.find("\n", atoms[at].start)
        stop = len(view) if stop < 0 else stop
        end = at
        while end < len(atoms) and atoms[end].start < stop:
            end += 1
        line = atoms[at:end]
        at = end
        if len(line) < 16:
            continue
        money = [atom for atom in line if atom.currency is not None]
        plain_money = [atom for atom in line if not atom.marked and "," in view[atom.start : atom.end]]
        span = line[-1].end - line[0].start
        if len(money) < 3 or len(plain_money) < 6 or span > 40 * len(line):
            continue
        for atom in plain_money:
            label = _left(view, atom.start, 70).lower()
            counted = "shares" in label[label.rfind(")") + 1 :] and "per share" not in label
            if counted or view[atom.end : atom.end + 8].lower().startswith((" shares", " issued")):
                continue
            atom.currency, atom.assumed, atom.heir = money[0].currency, money[0].assumed, None
            if view[atom.start - 1] == "(" and view[atom.end : atom.end + 1] == ")":
                atom.negative = True
                atom.numeral = negated(atom.numeral)
                atom.start, atom.end = atom.start - 1, atom.end + 1


_PER_SHARE_LABEL: Final = regex.compile(
    r"(?i)\b(?:earnings|loss|profit|income|result|dividends?|nav|eps)(?:/loss)?[ ](?:\w+[ ]){0,3}per[ ](?:\w+[ ]){0,2}share[^.;|\d]{0,30}$"
)
_FUND: Final = regex.compile(r"(?:Bull|Bear)[ ]\d|[xX][ ](?:Long|Short|Bull|Bear|Shares)\b")
_LISTING: Final = regex.compile(r",? (?:and |or |& )?|, ?")


def _is_name(view: str, atom: Atom) -> bool:
    """Whether a number is named by the word before it: "Series 7", "Rules 7.1"."""
    lower = _word_before(view, atom.start).lower().rstrip(".:")
    return lower in _NAMES or lower.rstrip("s") in _NAMES


def _inherit(atom: Atom) -> None:
    heir = atom.heir
    if heir is not None:
        atom.kind, atom.per, atom.security, atom.noun = heir.kind, heir.per, heir.security, heir.noun


def quantity(view: str, house: House, atom: Atom) -> Quantity:
    """The finished mention for a classified atom."""
    kind = atom.kind or "count"
    low = high = None
    value = atom.numeral.value
    start, end = atom.start, atom.end
    if kind in ("share_count", "count") and atom.low is None and atom.currency is None:
        start = atom.start
    text = view[start:end]
    qualifier = atom.qualifier
    if atom.low is not None and atom.high is not None:
        low, high = plain(atom.low.value), plain(atom.high.value)
    unit = _unit(atom)
    if qualifier in ("at_most", "less_than"):
        high = plain(value) if atom.low is None else high
    elif qualifier in ("at_least", "more_than"):
        low = plain(value) if atom.low is None else low
    money = kind in ("price", "amount")
    return Quantity(
        id="",
        kind=kind,
        text=text,
        start=start,
        end=end,
        value=None if atom.low is not None else plain(value),
        low=low,
        high=high,
        quantum=plain(atom.numeral.quantum if atom.high is None else atom.high.quantum),
        unit=unit,
        currency=atom.currency if money else None,
        per=atom.per,
        security=atom.security,
        qualifier=qualifier,
        currency_assumed=money and atom.assumed,
    )


def _unit(atom: Atom) -> str:
    match atom.kind:
        case "share_count":
            return "shares"
        case "price" | "amount":
            return atom.currency or "USD"
        case "percentage":
            return "basis_point" if atom.unit == "basis_point" else "percent"
        case "ratio":
            return "ratio"
        case "multiple":
            return "multiple"
    return atom.noun or ""


# Money


def _money(view: str, atom: Atom) -> None:
    atom.kind = "amount"
    end = atom.end
    if end < len(view) and view[end] == ")" and atom.start and view[atom.start - 1] == "(":
        end += 1
    match = patterns.PER_WHAT.regex.match(view, end)
    _enclosed(view, atom)
    if match is not None:
        if match["each"]:
            atom.kind, atom.per = "price", "share"
            return
        words = match["what"].split(" ")
        for at, word in enumerate(words):
            bare = word.strip(".,’'0123456789").lower()
            if at > 1 and not match["per"] and not match["every"]:
                break
            if bare in SECURITIES:
                atom.kind, atom.per = "price", SECURITIES[bare]
                if at:
                    atom.security = " ".join(words[: at + 1])
                return
            if bare in _PER_THINGS:
                atom.kind, atom.per = "price", bare
                return
            if bare in ("depositary", "american", "common", "ordinary", "new", "flow-through"):
                continue
            if at == 0 and (bare in _PERIODS or bare in ("annum", "diem")):
                return
            if at > 4 or (bare in _STOP and not (word == "A" and at)):
                break
        if atom.exponent <= 0 and words and match["per"]:
            atom.kind, atom.per = "price", words[0].strip(".,’'")
            return
    value = abs(atom.high.value if atom.high is not None else atom.numeral.value)
    if atom.exponent > 0:
        return
    if _PRICE_AFTER.match(view, end) and value < 10000:
        atom.kind, atom.per = "price", "share"
        return
    if value >= 10000:
        if _AVERAGE.search(_left(view, atom.start, 50)):
            atom.kind = "price"
        return
    fine = atom.numeral.quantum < 1 or value < 100
    tiny = atom.numeral.quantum < 1 and value < 20
    left = _left(view, atom.start, 220 if tiny else 110)
    if tiny and not left.strip(" ($"):
        left = _line_above(view, atom.start)
    if tiny and view[atom.start - len(left) - 1 : atom.start - len(left)] == "|":
        left = f"{_row_label(view, atom.start)} {left}"
    found = None
    for match in patterns.PRICE_WORDS.regex.finditer(left):
        if not (match["per"] and _MONEY_END.search(left, 0, match.start())):
            found = match
    if found is None:
        return
    word = found.group().lower()
    gap = len(left) - found.end()
    near = gap < 45 or (tiny and not _TOTAL.search(left, max(0, len(left) - 45)))
    if not fine and ((value >= 1000 and "verage" not in left) or word.startswith(("dividend", "distribution"))):
        if word not in ("stated value",):
            return
    if word.startswith("per ") or near:
        phrase = left[max(0, found.start() - 30) :].lower()
        if "purchase price" in phrase and value >= 1000 and "average" not in phrase:
            return
        atom.kind, atom.per = "price", "share"


_TOTAL: Final = regex.compile(
    r"(?i)\b(?:total|aggregate|fees?|proceeds|costs?|expenses?|revenues?|sales|income|cash|capital|interest|amount)\b"
)
_PRICE_AFTER: Final = regex.compile(
    r"(?i)[ ](?:[a-z]+[ ]){0,2}?(?:par[ ]value|(?:bid|exercise|conversion|offering|ipo|share|strike|closing|offer|trading)[ ]price|stated[ ]value)\b"
)
_AVERAGE: Final = regex.compile(r"(?i)\baverage[ ](?:\w+[ ]){0,2}price[ ](?:of|was)[ ](?:approximately[ ])?$")
_MONEY_END: Final = regex.compile(r"\d[ )]{1,2}$")


def _row_label(view: str, start: int) -> str:
    """The first cell with words of the table row at `start`."""
    row = view[view.rfind("\n", max(0, start - 400), start) + 1 : start]
    return next((cell for cell in row.split("|") if cell.strip()), "")[:80]


def _line_above(view: str, start: int) -> str:
    """The nearest line above with words: tables are often printed one cell to a line."""
    for line in reversed(view[max(0, start - 160) : start].split("\n")):
        if any(letter.isalpha() for letter in line):
            return line
    return ""


def _enclosed(view: str, atom: Atom) -> None:
    """Parentheses right around a figure are a minus sign where the words before lead up to it:
    "a loss of ($0.05) per share", "or ($0.35) per share"; not where they restate or prior it."""
    start, end = atom.start, atom.end
    if not (start > 1 and view[start - 1] == "(" and view[end : end + 1] == ")"):
        return
    if atom.negative or atom.low is not None or atom.heir is not None:
        return
    word = _word_before(view, start - 1).lower()
    if word in _LEADS and view[start - 2] == " ":
        atom.negative = True
        atom.numeral = negated(atom.numeral)
        atom.start, atom.end = start - 1, end + 1


_LEADS: Final = frozenset(
    "of was were to is or from at versus vs vs. with totaled totalled by than be reached".split()
)


def _spread_prices(view: str, atoms: list[Atom]) -> None:
    """Lets "per share" govern money joined before it: "from $20.92 to $2.00 per share"."""
    for first, second in zip(reversed(atoms[:-1]), reversed(atoms[1:]), strict=True):
        if first.kind == "amount" and second.kind == "price" and second.start - first.end < 25:
            if first.exponent or first.numeral.value > 100 * abs(second.numeral.value) + 100:
                continue
            gap = view[first.end : second.start].strip(" ,")
            if gap in ("to", "and", "or", "-", "–", "", "/", "versus", "vs.", "compared to", "(", "compared with", "or approximately", "up from", "from"):
                first.kind, first.per, first.security = "price", second.per, second.security


# Ratios


def _ratio(view: str, atom: Atom) -> None:
    if atom.unit == "colon":
        around = view[max(0, atom.start - 70) : atom.end + 40].lower()
        if "split" in around or "ratio" in around or "consolidat" in around or "basis" in around:
            if not view[atom.end : atom.end + 4].lstrip().lower().startswith(("am", "pm", "a.m", "p.m")):
                atom.kind, atom.unit = "ratio", None
        return
    if atom.part:
        _part(view, atom)
    else:
        atom.kind = "ratio"


_OF_PERCENT: Final = regex.compile(r"(?i)[ ]of[ ](?:one|1|a)[ ]?(?:per[ ]?cent\b|%)")
_OF_SECURITY: Final = regex.compile(
    r"(?i)(?:[ ]?\([\d/]{1,6}(?:th)?\))?\)?[ ]of[ ](?:one|a|an|1)[ ](?:\(1\)[ ])?(?:[\w’'-]+[ ]){0,5}?(?:share|warrant|right|unit|ads|note)s?\b"
)


def _part(view: str, atom: Atom) -> None:
    """A fraction counts as a percentage ("one-half of one percent") or as the part of a
    security that another one carries ("one-half of one warrant")."""
    percent = _OF_PERCENT.match(view, atom.end)
    if percent is not None:
        atom.end = percent.end()
        atom.kind, atom.unit = "percentage", "percent"
    elif _OF_SECURITY.match(view, atom.end):
        atom.kind = "ratio"


# Bare numbers


def _bare(view: str, atom: Atom, units: bool, previous: Atom | None) -> None:
    value = atom.numeral.value if atom.high is None else atom.high.value
    if atom.dashed and atom.low is None:
        return
    word = _word_before(view, atom.start)
    lower = word.lower().rstrip(".:")
    if lower == "volume" and _VOLUME.search(_left(view, atom.start, 24)):
        atom.kind = "share_count"
        return
    if lower in ("n=", "=") and _SAMPLE.search(_left(view, atom.start, 6)):
        atom.kind, atom.noun = "count", "n"
        return
    if atom.numeral.quantum < 1 and _DIVIDEND.search(_left(view, atom.start, 40)):
        paid = _PAID_IN.search(view, atom.end, atom.end + 160)
        if paid is not None:
            atom.kind, atom.currency, atom.per = "price", paid["code"], "share"
            return
    if (lower in _NAMES or lower.rstrip("s") in _NAMES) and not (atom.in_words and atom.exponent):
        return
    bracketed = atom.start > 0 and view[atom.start - 1] == "(" and view[atom.end : atom.end + 1] == ")"
    if bracketed:
        _bracketed(view, atom, previous)
        return
    if atom.in_words and value == 1 and view[atom.end : atom.end + 4].strip() != "(1)":
        return
    year = (
        not atom.in_words
        and atom.low is None
        and atom.exponent == 0
        and 1900 <= value <= 2100
        and atom.num_end - atom.num_start == 4
    )
    end = atom.end
    skipped = _RESTATED.match(view, end)
    if skipped is not None:
        end = skipped.end()
    if atom.plus:
        end += 1
    if _EVERY.search(_left(view, atom.start, 12)) and _COMBINED.match(view, atom.end):
        atom.kind = "ratio"
        return
    if atom.numeral.quantum < 1 and _EXCHANGE.search(_left(view, atom.start, 60)):
        atom.kind = "ratio"
        return
    if atom.noun is not None:
        atom.kind = "count"
        return
    small = atom.exponent == 0 and atom.num_end - atom.num_start < 4 and not atom.in_words
    if small and _opens_line(view, atom):
        return
    if atom.low is not None and atom.low.value == 1 and _SPLIT_AFTER.match(view, atom.end):
        atom.kind, atom.numeral, atom.qualifier = "ratio", atom.high or atom.numeral, "exact"
        atom.low = atom.high = None
        return
    if atom.in_words and view[atom.start].isupper() and _in_prose_name(view, atom):
        return
    head = _right(view, end, atom, units)
    if head == "period" or head == "name":
        return
    if small and head == "count" and _named(view, atom, word):
        return
    if head == "times":
        atom.kind, atom.unit = "multiple", "x"
        atom.end = view.index("times", atom.end) + 5
        return
    qualified = lower in _LAST_WORDS and patterns.QUALIFIER.regex.match(view, max(0, atom.start - 40), atom.start)
    if year and not (head is not None and (qualified or (atom.noun or "").lower() in _NOUNS)):
        return
    if head == "share_count":
        if atom.numeral.quantum < 1 and atom.exponent == 0 and value < 100 and not atom.in_words:
            atom.kind = "ratio"
        else:
            atom.kind = "share_count"
        return
    if head == "count":
        if not atom.in_words and _STREET.match(view, atom.end):
            return
        atom.kind = "count"
        return
    if atom.in_words:
        return
    if (
        previous is not None
        and previous.kind in ("count", "share_count")
        and not qualified
        and _COMPARED.search(view, previous.end, atom.start)
    ):
        atom.kind, atom.noun, atom.security = previous.kind, previous.noun, previous.security
        return
    if atom.exponent and not qualified and view[atom.num_end : atom.num_end + 1].isalpha():
        return
    grouped = atom.exponent > 0 or not _PLAIN.fullmatch(view, atom.num_start, atom.num_end)
    fine = atom.numeral.quantum < 1
    if atom.heir is None and (grouped or fine or qualified or lower in _SIZE_WORDS):
        counted = _NUMBER_OF.search(_left(view, atom.start, 140))
        if counted is not None:
            atom.kind, atom.noun = "count", counted["what"].strip()
            if any(part in SECURITIES for part in atom.noun.lower().split()):
                atom.kind, atom.security = "share_count", None
            return
        if grouped and not _STREET.match(view, atom.end):
            atom.kind = "count"
            atom.noun = _symbol(view, atom.end)
            if (
                atom.noun is None
                and previous is not None
                and previous.kind in ("share_count", "count")
                and lower in ("to", "from", "and", "or")
                and atom.start - previous.end < 80
            ):
                atom.kind, atom.noun, atom.security = previous.kind, previous.noun, previous.security
        elif fine and lower in _SIZE_WORDS:
            ratio = " ratio " in _left(view, atom.start, 40)
            atom.kind = "ratio" if ratio else "count"


_SAMPLE: Final = regex.compile(r"\b[nN][ ]?=[ ]?$")
_DIVIDEND: Final = regex.compile(r"(?i)\bdividend[ ](?:amount|per[ ]share)[^\n:]{0,20}:[ ]$")
_PAID_IN: Final = regex.compile(r"(?i)currency:?[ ](?P<code>(?-i:[A-Z]{3}))\b")
_VOLUME: Final = regex.compile(r"(?i)\b(?:aggregated[ ])?volume[ ]?(?:\(s\))?:[ ]?$")


_MEASURED: Final = regex.compile(r"[ ](?:[MGkT]W(?:h|p|e)?|[A-Z]{2,5}|Mt|Moz|Million|Billion)\b")
_PLAIN: Final = regex.compile(r"\d+|\d*[.,]\d{1,2}|\d*\.\d+")
_COMPARED: Final = regex.compile(
    r"^[^.;|\n()]{0,60}?\b(?:versus|vs\.?|compared[ ](?:to|with)|up[ ]from|down[ ]from|from)[ ]$"
)
_SPLIT_AFTER: Final = regex.compile(r"(?i)[ ](?:\w+[ ])?(?:reverse|forward|stock|share)[ ](?:\w+[ ])?split")


def _in_prose_name(view: str, atom: Atom) -> bool:
    """Whether a number in words has a capital where prose would not give it one: "Six Flags"."""
    if not view[atom.end : atom.end + 1] == " " or not view[atom.end + 1 : atom.end + 2].isupper():
        return False
    before = view[max(0, atom.start - 60) : atom.start].split("\n")[-1]
    if not before.endswith(" ") or before.rstrip(" ")[-1:] in "" or before.rstrip()[-1:] in ".:!?•–—-":
        return False
    words = [word for word in before.split()[-4:] if word[0].isalpha()]
    return any(len(word) > 3 and word.islower() for word in words)


_NO_UNIT: Final = frozenset(
    "AM PM CET CEST EET GMT UTC EST EDT ET CT MT PT PST PDT CST BST US USA EU UK FDA CEO CFO LLC INC LTD AND OR OF IN TO NW SW NE SE".split()
)
_SYMBOL: Final = regex.compile(r"[ ](?P<symbol>[A-Z][A-Za-z0-9]{1,7}(?:/[A-Za-z]{1,4})?)\b")


def _symbol(view: str, end: int) -> str | None:
    """The symbol after a number without a noun: "107,743,979 SUI"."""
    match = _SYMBOL.match(view, end)
    return match["symbol"] if match is not None and match["symbol"][1].isupper() else None


def _opens_line(view: str, atom: Atom) -> bool:
    """Whether a small number opens its line before a capital, as list and footnote marks do."""
    start = atom.start
    while start and view[start - 1] in "[(• ":
        start -= 1
    behind = view[atom.end : atom.end + 3].lstrip(" ])")
    if behind and _MEASURED.match(view, atom.end):
        return False
    return (start == 0 or view[start - 1] == "\n") and behind[:1].isupper()


def _named(view: str, atom: Atom, word: str) -> bool:
    """Whether a small number is part of a name: a capital word on both sides, in prose, with
    the first one not opening a sentence."""
    after = view[atom.end + 1 : atom.end + 2]
    if not (word[:1].isupper() and len(word) > 2 and after.isupper()) or word.lower() in _STOP:
        return False
    start = atom.start - 1 - len(word)
    line = view.rfind("\n", 0, start) + 1
    if start <= line:
        return False
    before = view[max(line, start - 40) : start].split()
    behind = view[atom.end : atom.end + 40].split()
    common = [part for part in (*before, *behind) if len(part) > 4]
    return any(part[0].islower() for part in common)


_RESTATED: Final = regex.compile(
    r"[ ]?\((?:[\d.,]{1,15}|[a-z -]{3,60}|(?:or[ ])?(?:approximately[ ])?[\d.,]{1,8}[ ]?%[^()\n]{0,30})\)"
)
_EVERY: Final = regex.compile(r"(?i)\b(?:every|each)[ ]$")


def _bracketed(view: str, atom: Atom, previous: Atom | None) -> None:
    """A number alone in parentheses restates the number in words before it, or is a mark."""
    if previous is not None and view[previous.end : atom.start] in (" (", "("):
        if previous.numeral.value == atom.numeral.value:
            atom.kind, atom.security, atom.noun = previous.kind, previous.security, previous.noun
    elif atom.numeral.value == 1 and view[max(0, atom.start - 5) : atom.start].lower() == "one (":
        head = _right(view, atom.end + 1, atom, True)
        if head == "share_count":
            atom.kind = "share_count"


def _word_before(view: str, start: int) -> str:
    end = start
    while end and view[end - 1] in " (":
        end -= 1
    begin = max(view.rfind(" ", max(0, end - 24), end), view.rfind("\n", max(0, end - 24), end))
    return view[begin + 1 : end] if begin >= 0 else view[max(0, end - 24) : end]


def _left(view: str, start: int, width: int) -> str:
    left = view[max(0, start - width) : start]
    cut = max(left.rfind("\n"), left.rfind("|"))
    return left[cut + 1 :] if cut >= 0 else left


def _right(view: str, end: int, atom: Atom, units: bool) -> str | None:
    """What follows a bare number: "share_count", "count", "period", "name", "times" or None;
    sets the security or the noun of `atom`."""
    if end >= len(view) or view[end] not in " -‑–" or end + 1 >= len(view):
        return None
    joint = view[end]
    if joint == "–" or (joint == "-" and not view[end + 1].isalpha()):
        return None
    found = _AFTER.match(view, end + 1)
    if found is None:
        return None
    window = found.group()
    stop = window.find(". ")
    if stop >= 0:
        window = window[:stop]
    words = window.split(" ")
    first = words[0]
    lead = first.lower().rstrip(".,’'")
    if joint == "-":
        part = lead.split("-")[0].split("–")[0]
        if part in _PERIODS or part in ("year", "day", "old"):
            return "period"
        if part in ("x", "fold", "time"):
            return None
        if len(part) < 3 or first[0].isupper() and len(first) < 4:
            return "name"
        rest = SECURITIES.get(part)
        atom.noun = part
        return "share_count" if rest == "share" else "count"
    phrase: list[str] = []
    crossed = False
    for at, word in enumerate(words[:11]):
        bare = word.strip(".,’'”“‘®™*").lower()
        if "/" in bare:
            bare = bare[: bare.index("/")] if bare not in _NOUNS else bare
        if not bare or not (bare[0].isalpha() or bare[0] in "°µμ"):
            if phrase and bare[:1] in "–-" and len(phrase) < 6:
                phrase.append(word)
                continue
            if phrase and bare[:1].isdigit() and word.isdigit() and phrase[-1].lower() == "phase":
                phrase.append(word)
                continue
            if phrase and bare[:1] in "&":
                continue
            break
        if at == 0 and bare in _SUPERLATIVES:
            return "name"
        if at == 0 and bare in _PERIODS or (at and at < 4 and bare in _PERIODS and _timed(words[:at])):
            return "period"
        if bare == "times" and at == 0:
            return _times(words)
        singular = SECURITIES.get(bare)
        if singular is not None and _is_security(bare, phrase, atom, units, words, at):
            atom.security = _security(words, at)
            return "share_count"
        if bare in _STOP and not (len(bare) == 1 and word[0].isupper()):
            if bare == "of" and at == 0 and len(words) > 2:
                if words[1].lower() not in ("the", "our", "its", "their", "these", "those", "company’s", "company's", "such", "your", "issued"):
                    if atom.in_words or not (atom.exponent or atom.num_end - atom.num_start > 3):
                        break
                crossed = True
                continue
            if bare in ("of", "the", "our", "its", "their", "and", "new", "or", "company's") and (crossed or at) and at < 8:
                if not phrase and at == 0:
                    break
                if phrase and _noun(phrase) is not None:
                    break
                continue
            break
        phrase.append(word.strip(",."))
        if bare in ("square", "cubic", "sq", "metric", "nautical") and at + 1 < len(words):
            continue
        if bare in _STEPS and at + 1 < len(words) and words[at + 1][:1].isdigit():
            continue
        if bare in _NOUNS or _plural(bare):
            following = words[at + 1].strip(".,").lower() if at + 1 < len(words) else ""
            if word[-1] not in ",." and following in SECURITIES and bare not in _NOUNS:
                continue
            if crossed and atom.in_words:
                return None
            atom.noun = _phrase(phrase)
            # "of the Company's shares of common stock": the class may still follow
            if crossed and "’" in word or "'" in word:
                continue
            return "count"
        if word[-1] in ",." and word[-2:-1] != ".":
            break
    if phrase and not atom.in_words and not crossed:
        large = atom.exponent or atom.low is not None or atom.num_end - atom.num_start > 3
        if joint == " " and (
            _UNIT.fullmatch(phrase[0])
            or (large and _symbol(view, end) and phrase[0] not in _NO_UNIT)
        ):
            atom.noun = phrase[0]
            return "count"
        if phrase[0][0].islower() and joint == " " and _measure(phrase[0]):
            atom.noun = phrase[0]
            return "count"
        if phrase[0] in _NOUNS:
            atom.noun = phrase[0]
            return "count"
    return None


_UNIT: Final = regex.compile(r"[A-Za-zµ]{1,6}/[A-Za-z]{1,6}")


def _measure(word: str) -> bool:
    return word.lower() in _NOUNS


def _phrase(phrase: list[str]) -> str:
    return " ".join(phrase) if len(phrase) <= 4 else phrase[-1]


def _noun(phrase: list[str]) -> str | None:
    last = phrase[-1].lower()
    return last if last in _NOUNS or _plural(last) else None


_STEPS: Final = frozenset({"phase", "stage", "tranche"})
_SUPERLATIVES: Final = frozenset("best most fastest hottest greatest finest decimals decimal".split())
_NOT_PLURAL: Final = ("ss", "us", "is", "’s", "'s", "ous", "ics")


def _plural(word: str) -> bool:
    return (
        len(word) > 3
        and word[-1] == "s"
        and not word.endswith(_NOT_PLURAL)
        and word not in ("always", "across", "towards", "various", "has", "was", "does", "plus", "minus", "less", "this", "as", "its")
    )


_TIMED: Final = frozenset(
    "business trading calendar consecutive full additional more next last banking working fiscal "
    "further and other operating successive straight year month non-leap short long".split()
)


def _timed(words: list[str]) -> bool:
    return all(word.lower() in _TIMED for word in words)


def _times(words: list[str]) -> str | None:
    following = words[1].strip(".,").lower() if len(words) > 1 else ""
    if following in ("a", "per", "daily", "weekly", "each", "in", "during", "since", "on", "annually", "every"):
        return "count" if following in ("in", "during", "since") else None
    return "times"


def _is_security(bare: str, phrase: list[str], atom: Atom, units: bool, words: list[str], at: int) -> bool:
    """Whether `bare` after the number names counted securities rather than flats, choices or
    messages."""
    if bare in ("share", "shares"):
        following = words[at + 1].strip(".,").lower() if at + 1 < len(words) else ""
        return following not in ("buyback", "repurchase", "price", "prices", "capital", "issues", "issue")
    before = [word.lower().strip(",.") for word in phrase]
    if at + 1 < len(words) and words[at + 1].lower().startswith("contract"):
        return False
    if any(word in _NOT_SECURITY for word in before):
        return False
    small = atom.numeral.value < 20 and atom.exponent == 0
    if bare in ("unit", "units"):
        return units and not (small and not words[at][0].isupper())
    if bare in ("option", "options", "right", "rights", "note", "notes", "bond", "bonds", "security", "securities", "receipt", "receipts"):
        if bare in ("security", "right", "option", "note", "bond", "receipt") and not small:
            return False
        return not small or words[at][0].isupper() or any(word in _LISTED for word in before)
    if bare in ("warrant", "warrants"):
        following = words[at + 1].strip(".,").lower() if at + 1 < len(words) else ""
        return following not in ("to", "exercise") or True
    return True


def _security(words: list[str], at: int) -> str | None:
    """The class of security as printed: the words before the head, or after "of"."""
    head = words[at].strip(",.")
    before = [word for word in words[:at] if word.lower() not in _FILL]
    while before and before[0].lower().rstrip("’'s") in ("of", "the", "its", "our", "their", "company"):
        before = before[1:]
    after: list[str] = []
    rest = words[at + 1 :]
    if rest and rest[0] == "of" and words[at][-1] not in ",.":
        rest = rest[1:]
        for word in rest[:9]:
            clean = word.strip(",.”’\"")
            if not after and clean.lower() in ("the", "its", "our", "their", "company", "company’s", "company's", "karman’s"):
                continue
            if not after and clean.endswith(("’s", "'s")):
                continue
            if after and after[-1].lower() in ("stock", "shares", "stocks"):
                break
            if not clean or (clean.lower() in _STOP and not (clean == "A" and after)):
                break
            after.append(clean)
            if word[-1] in ",.":
                break
        if after and any(part.lower() in ("stock", "shares", "interest") for part in after):
            return " ".join(after)
    if before and not any(word[0].isdigit() for word in before):
        return " ".join([*(word.strip(",") for word in before), head])
    if head[0].isupper() or head.lower() not in ("share", "shares"):
        return head
    return None


_FILL: Final = frozenset("new newly additional such of the its our their issued outstanding and aggregate total up to further existing free".split())


# Qualifiers


def _qualify(view: str, atom: Atom, previous: Atom | None) -> None:
    """Sets the qualifier that the words around a number give it."""
    start = atom.start
    if atom.plus:
        atom.qualifier = "at_least"
        return
    more = _OR_MORE.match(view, atom.end)
    if more is not None:
        atom.qualifier = "at_most" if more["way"] in ("less", "fewer", "lower") else "at_least"
        return
    before = view[start - 1 : start]
    if before == "(" and previous is not None and start - previous.end < 3:
        same = previous.numeral.value == atom.numeral.value and previous.kind == atom.kind
        if same and atom.heir is None:
            atom.qualifier = previous.qualifier
        return
    word = _word_before(view, start).lower().lstrip("(“\"").rstrip(".,")
    if word in _LAST_WORDS or (before in _MARKS and before) or word in _MARKS:
        match = patterns.QUALIFIER.regex.match(view, max(0, start - 60), start)
        if match is not None:
            if match["more_than"] and _GRADED.search(_left(view, start, 45)):
                return
            atom.qualifier = _qualifier(match)
            return
    if word in ("and", "or") and previous is not None and previous.qualifier == "approximately":
        if start - previous.end < 40 and previous.kind == atom.kind:
            atom.qualifier = "approximately"


_GRADED: Final = regex.compile(
    r"(?:%|g/t|gpt|oz/t|ppm|lb/t|Au|Ag|Cu|AuEq|AgEq|CuEq|Eq|eq)[^.;\n]{0,25}[ ]over[ ]$"
)


_QUALIFIERS: Final[tuple[Qualifier, ...]] = (
    "at_most",
    "at_least",
    "more_than",
    "less_than",
    "approximately",
)


def _qualifier(match: regex.Match[str]) -> Qualifier:
    for name in _QUALIFIERS:
        if match[name]:
            return name
    return "exact"
