"""Terms that many deals share: prices, share counts, fees, capital before and after.

Comes in: a scene. Goes out: facts in it, and the identities between them. Which deal has which
terms, the modules beside this one say.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Deal, Scene, money
from extractor.schema import DealType

_PRICES = {
    "USD": ("0.35", "42", 2),
    "CAD": ("0.03", "4", 2),
    "GBP": ("0.01", "4", 3),
    "SEK": ("0.8", "260", 2),
    "NOK": ("0.9", "180", 2),
    "DKK": ("2", "300", 2),
    "EUR": ("0.5", "60", 2),
    "AUD": ("0.011", "3.5", 3),
    "HKD": ("0.12", "30", 2),
    "INR": ("40", "2400", 2),
    "SGD": ("0.05", "9", 3),
    "JPY": ("90", "9000", 0),
    "MYR": ("0.08", "9", 2),
    "ZAR": ("0.40", "240", 2),
    "NZD": ("0.04", "6", 2),
    "CHF": ("2", "180", 2),
    "PLN": ("0.9", "140", 2),
}
"""Bounds and decimals of a share price, by currency."""


def open_deal(scene: Scene, kind: DealType, **parties: str | list[str]) -> int:
    """Add a deal with its parties (roles to slots of companies), and say its number."""
    sides = {role: slots if isinstance(slots, list) else [slots] for role, slots in parties.items()}
    scene.deals.append(Deal(kind, sides))
    return len(scene.deals) - 1


def raise_flags(scene: Scene, *choices: tuple[str, int]) -> None:
    """Put up each flag in so many percent of cases."""
    for flag, percent in choices:
        if scene.dice.chance(percent):
            scene.flags.add(flag)


def either(scene: Scene, **weights: int) -> str:
    """Put up exactly one of the flags, and say which."""
    flag = scene.dice.weighed(weights)
    scene.flags.add(flag)
    return flag


def price(
    scene: Scene,
    slot: str,
    concept: str | None,
    deal: int | None = 0,
    security: str | None = None,
) -> Fact:
    """A price per share that the market of the scene would know."""
    low, high, places = _PRICES[scene.currency]
    value = scene.dice.decimal(low, high, places)
    if scene.dice.chance(35) and value > 1 and places:
        value = value.quantize(Decimal("0.1")) if places < 3 else value.quantize(Decimal("0.01"))
    fact = Fact(
        "price",
        value,
        concept,
        currency=scene.currency,
        per="share",
        security=security,
        deal=deal,
        places=places if places in (0, 2) or value * 1000 % 10 else 2,
    )
    return scene.add(slot, fact)


def priced(
    scene: Scene, slot: str, concept: str | None, value: Decimal, deal: int | None = 0
) -> Fact:
    """A price per share of this value, with as many decimals as it needs."""
    exponent = value.normalize().as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    if scene.currency == "JPY" and value >= 10:
        places = max(0, -exponent if isinstance(exponent, int) else 0)
    return scene.add(
        slot,
        Fact(
            "price", value, concept, currency=scene.currency, per="share", deal=deal, places=places
        ),
    )


def shares(
    scene: Scene,
    slot: str,
    concept: str | None,
    low: int,
    high: int,
    deal: int | None = 0,
    security: str | None = None,
) -> Fact:
    """A number of shares, sometimes round, sometimes not."""
    digits = scene.dice.pick([2, 3, 3, 4, 8, 8, 8])
    value = scene.dice.number(low, high, digits)
    return count_of(scene, slot, concept, Decimal(value), deal, security)


def lot(
    scene: Scene,
    slot: str,
    concept: str | None,
    low: int,
    high: int,
    each: str = "price",
    deal: int | None = 0,
    security: str | None = None,
) -> Fact:
    """A number of shares that cost between `low` and `high` at the price in slot `each`."""
    price_of = scene.facts[each].value
    most = max(2000, int(high / price_of))
    return shares(scene, slot, concept, max(200, int(low / price_of)), most, deal, security)


def count_of(
    scene: Scene,
    slot: str,
    concept: str | None,
    value: Decimal,
    deal: int | None = 0,
    security: str | None = None,
) -> Fact:
    """So many shares."""
    named = security or scene.words["security"]
    return scene.add(slot, Fact("share_count", value, concept, security=named, deal=deal))


def amount(
    scene: Scene, slot: str, concept: str | None, value: Decimal, deal: int | None = 0
) -> Fact:
    """So much money."""
    return scene.add(slot, money(value, scene.currency, concept, deal))


def percent(
    scene: Scene,
    slot: str,
    concept: str | None,
    value: Decimal,
    deal: int | None = 0,
    places: int | None = None,
) -> Fact:
    """A percentage, with some decimals."""
    shown = scene.dice.pick([1, 1, 2]) if places is None else places
    return scene.add(slot, Fact("percentage", value, concept, deal=deal, places=shown))


def proceeds(scene: Scene, count: str, each: str, slot: str, concept: str, deal: int = 0) -> Fact:
    """The money that so many shares at such a price are."""
    total = scene.facts[count].value * scene.facts[each].value
    scene.relate("proceeds", shares=count, price=each, amount=slot)
    return amount(scene, slot, concept, total, deal)


def fees(scene: Scene, gross: str = "gross", deal: int = 0) -> None:
    """Fees as a percentage of the proceeds, and what is left."""
    rate = scene.dice.decimal("2", "8", scene.dice.pick([0, 0, 1]))
    percent(scene, "fee_percent", "fee_percent", rate, deal, places=_decimals(rate))
    paid = (scene.facts[gross].value * rate / 100).quantize(Decimal("0.01"))
    amount(scene, "fees", "fees", paid, deal)
    amount(scene, "net", "net_proceeds", scene.facts[gross].value - paid, deal)
    scene.relate("share_of", part="fees", whole=gross, percent="fee_percent")
    scene.relate("difference", minuend=gross, subtrahend="fees", result="net")


def reference(scene: Scene, each: str = "price", deal: int = 0) -> None:
    """A market price that the price is compared with, and the premium or discount to it."""
    chosen = scene.facts[each]
    shift = Decimal(100 + scene.dice.between(-30, 25))
    step = Decimal(1).scaleb(-places_of(chosen))
    market = (chosen.value * 100 / shift).quantize(step) or step
    if market == chosen.value:
        return
    fact = priced(scene, "market", "reference_price", market, deal)
    fact.places = chosen.places
    change = (chosen.value / market - 1) * 100
    flag, concept = (
        ("discount", "discount_percent") if change < 0 else ("premium", "premium_percent")
    )
    scene.flags.add(flag)
    percent(scene, flag, concept, abs(change), deal)
    scene.relate("premium", price=each, reference="market", percent=flag)


def premium(scene: Scene, low: int, high: int, deal: int = 0) -> None:
    """A market price by so many percent lower than the price, and the premium over it."""
    chosen = scene.facts["price"]
    market = (chosen.value * 100 / (100 + scene.dice.between(low, high))).quantize(
        Decimal(1).scaleb(-places_of(chosen))
    )
    if not 0 < market < chosen.value:
        return
    priced(scene, "market", "reference_price", market, deal).places = chosen.places
    percent(scene, "premium", "premium_percent", (chosen.value / market - 1) * 100, deal)
    scene.flags.add("premium")
    scene.relate("premium", price="price", reference="market", percent="premium")


def capital(scene: Scene, issued: str, deal: int = 0) -> None:
    """The shares outstanding before and after an issue, and its share of them."""
    new = scene.facts[issued].value
    before = Decimal(scene.dice.number(int(new) + 1, int(new) * 14 + 10, 9))
    count_of(scene, "before", "shares_outstanding_before", before, deal)
    count_of(scene, "after", "shares_outstanding_after", before + new, deal)
    percent(scene, "stake", "ownership_percent", new / (before + new) * 100, deal)
    scene.relate("sum", parts=["before", issued], total="after")
    scene.relate("ownership", held=issued, outstanding="after", percent="stake")


def option(scene: Scene, base: str, deal: int = 0) -> None:
    """An option of the underwriters on so many percent more shares."""
    rate = scene.dice.pick([Decimal(15), Decimal(15), Decimal(15), Decimal(10)])
    fact = scene.facts[base]
    fact.value -= fact.value % 20
    percent(scene, "option_percent", "option_percent", rate, deal, places=0)
    count_of(scene, "option", "option_shares", fact.value * rate / 100, deal, fact.security)
    scene.relate("option", base=base, percent="option_percent", option="option")


def warrants(scene: Scene, count: str, each: str, deal: int = 0) -> None:
    """Warrants that go with the securities sold, and what they cost to exercise."""
    half = scene.dice.chance(35)
    scene.flags.add("half_warrant" if half else "whole_warrant")
    sold = scene.facts[count]
    if half:
        sold.value += sold.value % 2
    count_of(scene, "warrants", "warrants_issued", sold.value / (2 if half else 1), deal)
    start = scene.facts[each]
    step = Decimal(1).scaleb(-places_of(start))
    strike = (start.value * scene.dice.between(100, 200) / 100).quantize(step)
    fact = priced(scene, "strike", "exercise_price", strike, deal)
    fact.places = start.places


def places_of(fact: Fact) -> int:
    """The decimals with which a price is printed."""
    return 2 if fact.places is None else fact.places


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
