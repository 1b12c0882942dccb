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

from decimal import ROUND_HALF_UP, Decimal

from extractor.corpus.grammar import money
from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.facts import Fact, Manner
from extractor.corpus.grammar.spelling import ONES, spell
from extractor.corpus.marks import Mark
from extractor.schema import Qualifier

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
_UNITS = {
    "USD": "dollars",
    "CAD": "Canadian dollars",
    "EUR": "euros",
    "AUD": "Australian dollars",
    "GBP": "pounds",
}


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
    if not asked and fact.deal is not None and _can_be_hedged(fact) and dice.chance(manner.hedged):
        qualifier = "approximately"
        told.append("approximately ")
    spelled = "words" in asked or (not asked and dice.chance(manner.spelled))
    if spelled and _can_be_spelled(fact):
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
        return money.amount(fact, forms, qualifier, manner, dice)
    if fact.kind == "price":
        return money.price(fact, forms, manner, dice)
    if fact.kind == "percentage":
        return _percentage(fact, forms, manner)
    if fact.kind in ("ratio", "multiple"):
        return _ratio(fact, forms, manner, dice)
    return _count(fact, forms, qualifier, manner, dice)


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
        return money.columned(fact, forms, manner)
    scaled = "short" in forms or (qualifier != "exact" and "full" not in forms)
    if scaled and value >= 1_000_000:
        power, word = money.scale(value, manner)
        number, shown = money.rounded(value, power, qualifier, dice)
        return number + (word if len(word) > 3 else " million" if power == 6 else " billion"), shown
    if fact.places is not None:
        value = value.quantize(Decimal(1).scaleb(-fact.places), ROUND_HALF_UP)
    if fact.kind == "count" and value < 10 and value == int(value) and dice.chance(60):
        return ONES[int(value)], value
    return money.grouped(value, manner, None), value


def _ratio(fact: Fact, forms: tuple[str, ...], manner: Manner, dice: Dice) -> tuple[str, Decimal]:
    value = fact.value
    if fact.kind == "multiple":
        return dice.pick([f"{value:f}x", f"{value:f} times"]), value
    if fact.unit == "per_thousand":
        of = dice.pick(["shares of common stock", "shares", "common shares", "ordinary shares"])
        return f"{value:f} {of} per {money.sign(fact, manner)}1,000", value
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
    sign = money.sign(fact, manner) if fact.currency else ""
    if fact.kind == "price":
        return f"{sign}{low:f}{link}{sign}{high:f}"
    power, word = money.scale(abs(high), manner) if abs(high) >= 1_000_000 else (0, "")
    first, last = (f"{end.scaleb(-power).normalize():f}" for end in (low, high))
    shapes = [f"{sign}{first}{word}{link}{sign}{last}{word}", f"{sign}{first}{link}{last}{word}"]
    if link == " to ":
        shapes += [f"{sign}{first}-{last}{word}", f"{sign}{first} - {sign}{last}{word}"]
    return dice.pick([*shapes, f"{sign}{first}{link}{sign}{last}{word}"])


def _can_be_hedged(fact: Fact) -> bool:
    """Whether "approximately" may stand before it: large numbers, and percentages that are not
    round."""
    if fact.kind == "percentage":
        return fact.value % 1 != 0
    return fact.kind in ("amount", "share_count") and fact.value >= 100_000


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
        digits = money.amount(fact, ("full",), "exact", manner, dice)
    elif fact.kind == "percentage":
        words = f"{words} {dice.pick(['percent', 'per cent'])}"
        digits = f"{fact.value:f}%", fact.value
    else:
        digits = money.grouped(fact.value, manner, None), fact.value
    words = words.title() if style == 0 and fact.kind == "amount" else words
    first = _mark(fact, words, fact.value, qualifier)
    if dice.chance(20 if fact.value >= 100 else 45):
        return [first]
    return [first, " (", _mark(fact, digits[0], digits[1], qualifier), ")"]
