"""How releases print money.

Comes in: an exact `Fact` that is an amount or a price. Goes out: its text, and the value that the
text prints. The forms are those of `grammar.numbers`.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.facts import Fact, Manner
from extractor.schema import Qualifier

_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
    "JPY": "¥",
    "ZAR": "R",
    "MYR": "RM",
}
_LONG_SIGNS = {"USD": "US$", "CAD": "C$", "AUD": "A$", "HKD": "HK$", "SGD": "S$", "NZD": "NZ$"}


def amount(
    fact: Fact, forms: tuple[str, ...], qualifier: Qualifier, manner: Manner, dice: Dice
) -> tuple[str, Decimal]:
    """An amount of money, scaled or in full, and the value that it prints."""
    size = abs(fact.value)
    negative = fact.value < 0
    if "thousands" in forms or "millions" in forms or "shared" in forms:
        return columned(fact, forms, manner)
    scaled = "full" not in forms and size >= 1_000_000
    if not forms and scaled and size < 100_000_000:
        scaled = dice.chance(65)
    if "short" in forms or "head" in forms or qualifier != "exact":
        scaled = size >= 1_000_000 or (size >= 100_000 and "short" in forms)
    if scaled and fact.currency == "INR" and size >= 10_000_000 and dice.chance(70):
        number, value = rounded(fact.value, 7, qualifier, dice)
        return _money(
            f"{number} {dice.pick(['crore', 'crore', 'crores'])}", fact, manner, dice
        ), value
    if scaled:
        power, word = scale(size, manner)
        number, value = rounded(fact.value, power, qualifier, dice, "head" in forms)
        manner.last_scale = power, len(number.partition(".")[2])
        if negative:
            return f"{sign(fact, manner)}({number.lstrip('-')}){word}", value
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
    digits = grouped(abs(value), manner, fact.currency)
    if negative:
        return f"{sign(fact, manner)}({digits})", value
    if "bare" in forms:
        return digits, value
    return _money(digits, fact, manner, dice), value


def columned(fact: Fact, forms: tuple[str, ...], manner: Manner) -> tuple[str, Decimal]:
    """A bare number whose scale stands elsewhere: in the head of a table, or before it."""
    power, places = 3, 0
    if "millions" in forms:
        power, places = 6, 1
    if "shared" in forms:
        power, places = manner.last_scale
    value = fact.value.scaleb(-power).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = grouped(abs(value), manner, None)
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


def sign(fact: Fact, manner: Manner) -> str:
    """The sign or code that stands before an amount in this currency."""
    code = fact.currency or ""
    if code == manner.dollar:
        return "$"
    return _SIGNS.get(code) or _LONG_SIGNS.get(code) or f"{code} "


def price(fact: Fact, forms: tuple[str, ...], manner: Manner, dice: Dice) -> tuple[str, Decimal]:
    """A price of one security, and the value that it prints."""
    places = fact.places if fact.places is not None else 2
    value = fact.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if fact.currency == "GBP" and manner.prices_in_pence and value < 20 and "full" not in forms:
        pence = (value * 100).normalize()
        digits = f"{pence:f}"
        if places > 2 and "." not in digits and dice.chance(40):
            digits += ".0"
        value = Decimal(digits).scaleb(-2)
        return dice.pick([f"{digits}p", f"{digits} pence", f"{digits} pence", f"{digits}p"]), value
    if manner.in_cents and 0 < value < 1 and "bare" not in forms:
        return f"{(value * 100).normalize():f} cents", value
    digits = grouped(abs(value), manner, fact.currency)
    if value < 0:
        return f"{sign(fact, manner)}({digits})", value
    if "bare" in forms or "thousands" in forms or "millions" in forms:
        return digits, value
    return _money(digits, fact, manner, dice), value


def rounded(
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


def scale(size: Decimal, manner: Manner) -> tuple[int, str]:
    """The power of ten and the word by which so large a number is scaled."""
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


def grouped(value: Decimal, manner: Manner, currency: str | None) -> str:
    """The digits in groups of three, or as lakh and crore for rupees."""
    if currency == "INR":
        whole, _, rest = f"{value:f}".partition(".")
        head, last = whole[:-3], whole[-3:]
        groups: list[str] = []
        while head:
            groups.insert(0, head[-2:])
            head = head[:-2]
        return ",".join([*groups, last]) + (f".{rest}" if rest else "")
    return f"{value:,f}".replace(",", manner.thousands)
