"""How releases print numbers.

Comes in: an exact `Fact` and the forms that a wording asks for. Goes out: pieces of text with
`Mark`s whose values are what is printed, rounded as printed. What the number is for, this module
does not know.

Forms: `short` (with a scale word), `full` (all digits), `words` (spelled, mostly with digits in
parentheses), `bare` (without sign or scale), `thousands` `millions` (in the scale that a table's
head gives), `shared` (in the scale of the amount before), `head` (as headlines print), `about`
`over` `upto` `least` `under` (with a word for it; after "~" without, where the wording has it),
`and` (a range after "between").
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import msgspec

from extractor.corpus.grammar.dice import Dice
from extractor.corpus.marks import Mark
from extractor.schema import Qualifier, QuantityKind

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_QUALIFIERS: dict[str, tuple[Qualifier, tuple[str, ...]]] = {
    "about": (
        "approximately",
        ("approximately", "approximately", "approximately", "about", "around", "roughly"),
    ),
    "over": ("more_than", ("more than", "over", "in excess of", "more than", "exceeding")),
    "upto": ("at_most", ("up to", "up to", "up to", "a maximum of", "not more than", "as much as")),
    "least": ("at_least", ("at least", "a minimum of", "no less than", "not less than")),
    "under": ("less_than", ("less than", "under", "below", "less than")),
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥"}
_LONG_SIGNS = {"USD": "US$", "CAD": "C$", "AUD": "A$", "HKD": "HK$", "SGD": "S$"}
_UNITS = {
    "USD": "dollars",
    "CAD": "Canadian dollars",
    "EUR": "euros",
    "AUD": "Australian dollars",
    "GBP": "pounds",
}


class Manner(msgspec.Struct):
    """How one release prints: whether a bare dollar is its own currency, its scale words, percent
    sign and separators. `last_scale` is the power of ten and the decimals of the amount printed
    last, which the next may share."""

    dollar: str
    million: str
    thousands: str
    percent: str
    code_first: bool
    sign: bool
    nordic_scale: bool
    prices_in_pence: bool
    last_scale: tuple[int, int] = (6, 1)


class Fact(msgspec.Struct):
    """A number and what it is. `deal` is its transaction, by its place in the scene; `places`
    are the decimals a price is printed with; `words` are how it is printed, if they are given, and
    `optional` ones may be left out."""

    kind: QuantityKind
    value: Decimal
    concept: str | None = None
    high: Decimal | None = None
    currency: str | None = None
    security: str | None = None
    per: str | None = None
    unit: str | None = None
    deal: int | None = None
    places: int | None = None
    forms: tuple[str, ...] = ()
    words: str | None = None
    optional: bool = False


def show(fact: Fact, forms: tuple[str, ...], manner: Manner, dice: Dice) -> list[str | Mark]:
    """The fact as text and marks, in the first form that fits."""
    if fact.words is not None:
        return [_mark(fact, fact.words, fact.value, "exact")]
    asked = forms or fact.forms
    told: list[str | Mark] = []
    qualifier: Qualifier = "exact"
    for form in asked:
        if form.lstrip("~") in _QUALIFIERS:
            qualifier, words = _QUALIFIERS[form.lstrip("~")]
            if form[0] != "~":
                told.append(dice.pick(words) + " ")
    if fact.high is not None:
        link = " and " if "and" in asked else " to "
        return [*told, _mark(fact, _range(fact, link, manner, dice), None, "range")]
    if "words" in asked and _can_be_spelled(fact):
        return [*told, *_spelled(fact, qualifier, manner, dice)]
    text, value = _printed(fact, asked, qualifier, manner, dice)
    return [*told, _mark(fact, text, value, qualifier)]


def _mark(fact: Fact, text: str, value: Decimal | None, qualifier: Qualifier) -> Mark:
    mark = Mark(
        text,
        fact.kind,
        value,
        qualifier=qualifier,
        currency=fact.currency if fact.kind in ("amount", "price") else None,
        security=fact.security,
        concept=fact.concept,
        unit=fact.currency or fact.unit,
        optional=fact.optional,
    )
    if fact.kind == "share_count":
        mark.unit = "shares"
    elif fact.kind == "percentage":
        mark.unit = fact.unit or "percent"
    elif fact.kind in ("ratio", "multiple"):
        mark.unit = fact.kind
    elif fact.kind == "price":
        mark.per = fact.per or "share"
    if value is None:
        mark.low, mark.high = fact.value, fact.high
    elif qualifier in ("at_least", "more_than"):
        mark.low = value
    elif qualifier in ("at_most", "less_than"):
        mark.high = value
    return mark


def _printed(
    fact: Fact, forms: tuple[str, ...], qualifier: Qualifier, manner: Manner, dice: Dice
) -> tuple[str, Decimal]:
    """The text of one number, and the value that it prints."""
    if fact.kind == "amount":
        return _amount(fact, forms, qualifier, manner, dice)
    if fact.kind == "price":
        return _price(fact, forms, manner, dice)
    if fact.kind == "percentage":
        return _percentage(fact, forms, manner)
    if fact.kind in ("ratio", "multiple"):
        return _ratio(fact, forms, manner, dice)
    return _count(fact, forms, qualifier, manner, dice)


def _amount(
    fact: Fact, forms: tuple[str, ...], qualifier: Qualifier, manner: Manner, dice: Dice
) -> tuple[str, Decimal]:
    size = abs(fact.value)
    negative = fact.value < 0
    if "thousands" in forms or "millions" in forms or "shared" in forms:
        return _columned(fact, forms, manner)
    scaled = "full" not in forms and size >= 1_000_000
    if not forms and scaled and size < 100_000_000:
        scaled = dice.chance(65)
    if "short" in forms or "head" in forms or qualifier != "exact":
        scaled = size >= 1_000_000 or (size >= 100_000 and "short" in forms)
    if scaled and fact.currency == "INR" and size >= 10_000_000 and dice.chance(70):
        number, value = _rounded(fact.value, 7, qualifier, dice)
        return _money(
            f"{number} {dice.pick(['crore', 'crore', 'crores'])}", fact, manner, dice
        ), value
    if scaled:
        power, word = _scale(size, manner)
        number, value = _rounded(fact.value, power, qualifier, dice, "head" in forms)
        manner.last_scale = power, len(number.partition(".")[2])
        if negative:
            return f"{_sign(fact, manner)}({number.lstrip('-')}){word}", value
        if "bare" in forms:
            return number, value
        if manner.nordic_scale and power == 6 and fact.currency in ("SEK", "NOK", "EUR", "DKK"):
            code = f"{'m' if fact.currency == 'DKK' else 'M'}{fact.currency}"
            return dice.pick([f"{code} {number}", f"{number} {code}"]), value
        word = word.title() if "head" in forms and len(word) > 3 else word
        return _money(number + word, fact, manner, dice), value
    manner.last_scale = 0, 0
    cents = fact.value != fact.value.to_integral_value() and size < 1_000_000 and dice.chance(60)
    value = fact.value.quantize(Decimal("0.01") if cents else Decimal(1), ROUND_HALF_UP)
    digits = _grouped(abs(value), manner, fact.currency)
    if negative:
        return f"{_sign(fact, manner)}({digits})", value
    if "bare" in forms:
        return digits, value
    return _money(digits, fact, manner, dice), value


def _columned(fact: Fact, forms: tuple[str, ...], manner: Manner) -> tuple[str, Decimal]:
    """A bare number whose scale stands elsewhere: in the head of a table, or before it."""
    power, places = 3, 0
    if "millions" in forms:
        power, places = 6, 1
    if "shared" in forms:
        power, places = manner.last_scale
    value = fact.value.scaleb(-power).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = _grouped(abs(value), manner, None)
    digits = f"({digits})" if value < 0 else digits
    return digits, Decimal(f"{value.scaleb(power):f}")


def _money(number: str, fact: Fact, manner: Manner, dice: Dice) -> str:
    code = fact.currency or ""
    if fact.currency == manner.dollar and code in _LONG_SIGNS:
        return f"${number}"
    if code in _SIGNS and code != "USD":
        if code == "INR":
            return dice.pick([f"₹{number}", f"Rs. {number}", f"₹ {number}", f"INR {number}"])
        if not (code == "EUR" and manner.code_first):
            return f"{_SIGNS[code]}{number}"
    if code in _LONG_SIGNS and manner.sign:
        return f"{_LONG_SIGNS[code]}{number}"
    if code == "CNY":
        return dice.pick([f"RMB{number}", f"RMB {number}"])
    return f"{code} {number}" if manner.code_first or dice.chance(80) else f"{number} {code}"


def _sign(fact: Fact, manner: Manner) -> str:
    code = fact.currency or ""
    if code == manner.dollar:
        return "$"
    return _SIGNS.get(code) or _LONG_SIGNS.get(code) or f"{code} "


def _price(fact: Fact, forms: tuple[str, ...], manner: Manner, dice: Dice) -> tuple[str, Decimal]:
    places = fact.places if fact.places is not None else 2
    value = fact.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if fact.currency == "GBP" and manner.prices_in_pence and value < 20 and "full" not in forms:
        pence = (value * 100).normalize()
        digits = f"{pence:f}"
        if places > 2 and "." not in digits and dice.chance(40):
            digits += ".0"
        value = Decimal(digits).scaleb(-2)
        return dice.pick([f"{digits}p", f"{digits} pence", f"{digits} pence", f"{digits}p"]), value
    digits = _grouped(abs(value), manner, fact.currency)
    if value < 0:
        return f"{_sign(fact, manner)}({digits})", value
    if "bare" in forms or "thousands" in forms or "millions" in forms:
        return digits, value
    return _money(digits, fact, manner, dice), value


def _percentage(fact: Fact, forms: tuple[str, ...], manner: Manner) -> tuple[str, Decimal]:
    if fact.unit == "basis_point":
        value = fact.value.quantize(Decimal(1), ROUND_HALF_UP)
        return f"{value:f} {'bps' if 'head' in forms else 'basis points'}", value
    places = fact.places if fact.places is not None else 1
    value = fact.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if fact.value < 0:
        return f"({abs(value):f})%", value
    if "bare" in forms:
        return f"{value:f}", value
    return f"{value:f}{'%' if 'head' in forms else manner.percent}", value


def _count(
    fact: Fact, forms: tuple[str, ...], qualifier: Qualifier, manner: Manner, dice: Dice
) -> tuple[str, Decimal]:
    value = fact.value
    if "thousands" in forms or "millions" in forms:
        return _columned(fact, forms, manner)
    scaled = "short" in forms or (qualifier != "exact" and "full" not in forms)
    if scaled and value >= 1_000_000:
        power, word = _scale(value, manner)
        number, shown = _rounded(value, power, qualifier, dice)
        return number + (word if len(word) > 3 else " million" if power == 6 else " billion"), shown
    if fact.places is not None:
        value = value.quantize(Decimal(1).scaleb(-fact.places), ROUND_HALF_UP)
    if fact.kind == "count" and value < 10 and value == int(value) and dice.chance(60):
        return _ONES[int(value)], value
    return _grouped(value, manner, None), value


def _ratio(fact: Fact, forms: tuple[str, ...], manner: Manner, dice: Dice) -> tuple[str, Decimal]:
    value = fact.value
    if fact.kind == "multiple":
        return dice.pick([f"{value:f}x", f"{value:f} times"]), value
    if fact.unit == "per_thousand":
        of = dice.pick(["shares of common stock", "shares", "common shares", "ordinary shares"])
        return f"{value:f} {of} per {_sign(fact, manner)}1,000", value
    if fact.unit in ("forward", "reverse"):
        return _split_ratio(int(value), fact.unit == "reverse", forms, dice), value
    return f"{value:f}", value


def _split_ratio(side: int, reverse: bool, forms: tuple[str, ...], dice: Dice) -> str:
    """One for so many, or so many for one."""
    shape = 0 if "full" in forms else dice.below(100)
    if shape < 55:
        return f"1-for-{side}" if reverse else f"{side}-for-1"
    if shape < 65:
        words = f"one-for-{spell(side)}" if reverse else f"{spell(side)}-for-one"
        return words.title().replace("-For-", "-for-") if "head" in forms else words
    if shape < 75:
        return f"1:{side}" if reverse else f"{side}:1"
    if shape < 88:
        return f"1 for {side}" if reverse else f"{side} for 1"
    return f"1-to-{side}" if reverse else f"{side}-to-1"


def _range(fact: Fact, link: str, manner: Manner, dice: Dice) -> str:
    """Both ends, which a range prints exactly; "between" takes the link " and "."""
    low, high = fact.value, fact.high or fact.value
    if fact.kind == "percentage":
        shapes = [f"{low:f}%{link}{high:f}%", f"{low:f}{link}{high:f}%"]
        return dice.pick(shapes if link == " and " else [*shapes, f"{low:f}%-{high:f}%"])
    sign = _sign(fact, manner) if fact.currency else ""
    if fact.kind == "price":
        return f"{sign}{low:f}{link}{sign}{high:f}"
    power, word = _scale(abs(high), manner) if abs(high) >= 1_000_000 else (0, "")
    first, last = (f"{end.scaleb(-power).normalize():f}" for end in (low, high))
    shapes = [f"{sign}{first}{word}{link}{sign}{last}{word}", f"{sign}{first}{link}{last}{word}"]
    if link == " to ":
        shapes += [f"{sign}{first}-{last}{word}", f"{sign}{first} - {sign}{last}{word}"]
    return dice.pick([*shapes, f"{sign}{first}{link}{sign}{last}{word}"])


def _rounded(
    value: Decimal, power: int, qualifier: Qualifier, dice: Dice, short: bool = False
) -> tuple[str, Decimal]:
    """The number before a scale word, rounded to some digits, and the value it then stands for."""
    scaled = value.scaleb(-power)
    shortest = 0 if abs(scaled) >= 100 else 1
    places = shortest + (0 if short else dice.pick([0, 0, 0, 0, 1, 1, 2]))
    if qualifier == "exact" and scaled != scaled.quantize(Decimal(1).scaleb(-places)):
        places += 0 if short else dice.pick([0, 0, 1])
    rounding = ROUND_HALF_UP
    if qualifier in ("more_than", "at_least"):
        rounding = ROUND_DOWN
    shown = scaled.quantize(Decimal(1).scaleb(-places), rounding)
    if shown == shown.to_integral_value() and dice.chance(45 if places == 1 else 90):
        shown = shown.quantize(Decimal(1))
    return f"{shown:,f}", Decimal(f"{shown.scaleb(power):f}")


def _scale(size: Decimal, manner: Manner) -> tuple[int, str]:
    words = {
        " million": (" billion", " million"),
        "m": ("bn", "m"),
        "M": ("B", "M"),
        "MM": ("B", "MM"),
    }
    billion, million = words.get(manner.million, (" billion", manner.million))
    if size >= 1_000_000_000:
        return 9, billion
    if size >= 1_000_000:
        return 6, million
    return 3, {"m": "k", "M": "K", "MM": "K"}.get(manner.million, " thousand")


def _grouped(value: Decimal, manner: Manner, currency: str | None) -> str:
    if currency == "INR":
        whole, _, rest = f"{value:f}".partition(".")
        head, last = whole[:-3], whole[-3:]
        groups: list[str] = []
        while head:
            groups.insert(0, head[-2:])
            head = head[:-2]
        return ",".join([*groups, last]) + (f".{rest}" if rest else "")
    return f"{value:,f}".replace(",", manner.thousands)


def _can_be_spelled(fact: Fact) -> bool:
    whole = fact.value == fact.value.to_integral_value() and fact.value > 0
    few = len(f"{fact.value:f}".partition(".")[0].rstrip("0")) <= 3
    return whole and few and fact.value < 10**12 and fact.kind != "price"


def _spelled(fact: Fact, qualifier: Qualifier, manner: Manner, dice: Dice) -> list[str | Mark]:
    """The number in words, mostly with its digits in parentheses: one value, two marks."""
    words = spell(int(fact.value), dice.chance(20))
    style = dice.below(3)
    digits: tuple[str, Decimal]
    if fact.kind == "amount":
        unit = _UNITS.get(fact.currency or "", fact.currency or "")
        words = f"{words} {unit}"
        digits = _amount(fact, ("full",), "exact", manner, dice)
    elif fact.kind == "percentage":
        words = f"{words} {dice.pick(['percent', 'per cent'])}"
        digits = f"{fact.value:f}%", fact.value
    else:
        digits = _grouped(fact.value, manner, None), fact.value
    words = words.title() if style == 0 and fact.kind == "amount" else words
    first = _mark(fact, words, fact.value, qualifier)
    if dice.chance(20 if fact.value >= 100 else 45):
        return [first]
    return [first, " (", _mark(fact, digits[0], digits[1], qualifier), ")"]


def spell(number: int, british: bool = False) -> str:
    """The number in words: "two hundred fifty thousand", with "and" where `british`."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        link = " and " if british else " "
        return f"{_ONES[hundreds]} hundred" + (link + spell(rest) if rest else "")
    for power, word in ((9, "billion"), (6, "million"), (3, "thousand")):
        if number >= 10**power:
            count, rest = divmod(number, 10**power)
            return f"{spell(count, british)} {word}" + (f" {spell(rest, british)}" if rest else "")
    raise AssertionError("every number is less than 1,000 or not")
