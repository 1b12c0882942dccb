"""New shares for money: placements, offerings, rights, programs, conversions, settlements.

Comes in: a scene with its issuer. Goes out: its facts, parties and deals.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene
from extractor.corpus.grammar.spelling import spell


def private_placement(scene: Scene) -> None:
    """Shares or units placed with investors, in one or two tranches."""
    dice = scene.dice
    stage = terms.either(scene, closed=45, announced=40, upsized=6, tranche=9)
    brokered = terms.either(scene, brokered=55, nonbrokered=45) == "brokered"
    agent = "finder" if scene.region.manner == "ca" and not brokered else "agent"
    terms.open_deal(
        scene, "private_placement", issuer="co", placement_agent=agent, investor="investor"
    )
    units = dice.chance({"ca": 62, "us": 14, "nordic": 15}.get(scene.region.manner, 8))
    scene.flags.add("units" if units else "straight")
    concept = "units_offered" if units else dice.pick(["shares_issued", "shares_offered"])
    if stage in ("closed", "tranche") and not units:
        concept = "shares_issued"
    security = "units" if units else scene.words["security"]
    price = terms.price(scene, "price", "offering_price")
    terms.lot(scene, "shares", concept, 100_000, 150_000_000, security=security)
    if units:
        price.per, price.security = "unit", "unit"
    if units or dice.chance(30):
        terms.warrants(scene, "shares", "price")
    _tranches(scene, concept, security, stage)
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    if dice.chance(75):
        terms.fees(scene)
    if dice.chance(60):
        terms.reference(scene)
    if dice.chance(50) and not units:
        terms.capital(scene, "shares")
    _insiders(scene)


def _tranches(scene: Scene, concept: str, security: str, stage: str) -> None:
    if stage != "tranche" and not scene.dice.chance(18):
        return
    scene.flags.add("tranches")
    total = scene.facts["shares"].value
    first = (total * scene.dice.between(20, 80) / 100).quantize(Decimal(1))
    first -= first % 2
    terms.count_of(scene, "shares1", concept, first, security=security)
    terms.count_of(scene, "shares2", concept, total - first, security=security)
    scene.relate("sum", parts=["shares1", "shares2"], total="shares")
    terms.proceeds(scene, "shares1", "price", "gross1", "gross_proceeds")
    terms.proceeds(scene, "shares2", "price", "gross2", "gross_proceeds")
    scene.relate("sum", parts=["gross1", "gross2"], total="gross")


def _insiders(scene: Scene) -> None:
    """What insiders took of the placement."""
    if not scene.dice.chance(35):
        return
    whole = scene.facts["shares"]
    part = (whole.value * scene.dice.between(2, 40) / 100).quantize(Decimal(1)) or Decimal(1)
    terms.count_of(scene, "insider_shares", "shares_acquired", part, security=whole.security)
    terms.percent(scene, "insider_percent", "insider_percent", part / whole.value * 100)
    scene.relate("share_of", part="insider_shares", whole="shares", percent="insider_percent")
    amount = part * scene.facts["price"].value
    terms.amount(scene, "insider_amount", "purchase_price", amount)
    scene.relate("proceeds", shares="insider_shares", price="price", amount="insider_amount")


def registered_direct(scene: Scene) -> None:
    """A registered direct offering, often with warrants in a concurrent private placement."""
    dice = scene.dice
    terms.either(scene, closed=35, announced=65)
    terms.open_deal(
        scene, "registered_direct", issuer="co", placement_agent="agent", investor="investor"
    )
    terms.price(scene, "price", "offering_price")
    terms.lot(scene, "shares", "shares_offered", 1_500_000, 90_000_000)
    if dice.chance(40):
        total = scene.facts["shares"].value
        terms.count_of(
            scene,
            "prefunded",
            "prefunded_warrants",
            (total * dice.between(10, 60) / 100).quantize(Decimal(1)),
            security="pre-funded warrants",
        )
        scene.add(
            "penny",
            Fact(
                "price",
                dice.pick([Decimal("0.0001"), Decimal("0.001")]),
                "exercise_price",
                currency=scene.currency,
                deal=0,
                places=4,
            ),
        )
        scene.facts["penny"].places = 3 if scene.facts["penny"].value == Decimal("0.001") else 4
    if dice.chance(60):
        terms.warrants(scene, "shares", "price")
        if dice.chance(60):
            concurrent = terms.open_deal(
                scene, "private_placement", issuer="co", investor="investor"
            )
            scene.flags.add("concurrent")
            for slot in ("warrants", "strike"):
                scene.facts[slot].deal = concurrent
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    if dice.chance(70):
        terms.fees(scene)
    if dice.chance(35):
        terms.reference(scene)
    if dice.chance(30):
        terms.capital(scene, "shares")


def public_offering(scene: Scene) -> None:
    """An underwritten offering: proposed, priced or closed, with an option."""
    dice = scene.dice
    stage = terms.either(scene, priced=50, closed=40, bought=10)
    terms.open_deal(
        scene, "public_offering", issuer="co", underwriter=["bookrunner", "bookrunner2", "manager"]
    )
    concept = "shares_offered"
    terms.price(scene, "price", "offering_price")
    terms.lot(scene, "shares", concept, 3_000_000, 900_000_000)
    if dice.chance(85):
        terms.option(scene, "shares")
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    if "option" in scene.facts and stage == "closed" and dice.chance(60):
        scene.flags.add("exercised")
        total = scene.facts["shares"].value + scene.facts["option"].value
        terms.count_of(scene, "all_shares", "shares_issued", total)
        scene.relate("sum", parts=["shares", "option"], total="all_shares")
        terms.proceeds(scene, "all_shares", "price", "all_gross", "gross_proceeds")
    if dice.chance(25):
        terms.warrants(scene, "shares", "price")
    if dice.chance(70):
        terms.fees(scene)
    if dice.chance(40):
        terms.reference(scene)
    if dice.chance(40):
        terms.capital(scene, "shares")


def ipo(scene: Scene) -> None:
    """A first offering of an operating company, or of a SPAC."""
    dice = scene.dice
    terms.either(scene, priced=55, closed=30, launched=15)
    terms.open_deal(scene, "ipo", issuer="co", underwriter=["bookrunner", "bookrunner2", "manager"])
    spac = scene.sector not in ("bank", "mining") and dice.chance(30)
    scene.flags.add("spac" if spac else "operating")
    if spac:
        scene.currency = scene.manner.dollar = "USD"
        units = dice.pick([50, 75, 60, 100, 150, 175, 200, 220, 250, 300]) * 100_000
        terms.count_of(scene, "shares", "units_offered", Decimal(units), security="units")
        terms.priced(scene, "price", "offering_price", Decimal("10.00")).per = "unit"
        terms.priced(scene, "strike", "exercise_price", Decimal("11.50"))
    else:
        terms.price(scene, "price", "offering_price")
        terms.lot(scene, "shares", "shares_offered", 5_000_000, 900_000_000)
    terms.option(scene, "shares")
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    if not spac and dice.chance(45):
        scene.flags.add("secondary")
        total = scene.facts["shares"].value
        primary = (total * dice.between(40, 90) / 100).quantize(Decimal(1))
        terms.count_of(scene, "primary", "primary_shares", primary)
        terms.count_of(scene, "secondary", "secondary_shares", total - primary)
        scene.relate("sum", parts=["primary", "secondary"], total="shares")
    if not spac and dice.chance(45):
        step = Decimal(1).scaleb(-terms.places_of(scene.facts["price"]))
        low = (scene.facts["price"].value * dice.between(80, 95) / 100).quantize(step)
        high = (scene.facts["price"].value * dice.between(102, 120) / 100).quantize(step)
        if low < high:
            scene.add(
                "range",
                Fact("price", low, "offering_price", high=high, currency=scene.currency),
            )
    if dice.chance(50):
        terms.fees(scene)
    if not spac and dice.chance(50):
        terms.capital(scene, "shares")


def rights_issue(scene: Scene) -> None:
    """Rights of the holders to buy new shares: announced, or how it ended."""
    dice = scene.dice
    terms.either(scene, announced=55, result=45)
    terms.open_deal(
        scene, "rights_issue", issuer="co", underwriter=["manager"], adviser=["counsel"]
    )
    ratio_new, ratio_held = dice.pick(
        [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 3), (2, 1), (3, 1)]
    )
    new = dice.number(1_000_000, 300_000_000, dice.pick([3, 5, 9]))
    new -= new % (6 * ratio_new * ratio_held)
    before = Decimal(new * ratio_held) / ratio_new
    terms.count_of(scene, "shares", "shares_offered", Decimal(new))
    terms.count_of(scene, "before", "shares_outstanding_before", before)
    terms.count_of(scene, "after", "shares_outstanding_after", before + new)
    scene.relate("sum", parts=["before", "shares"], total="after")
    for slot, count in (("rights_new", ratio_new), ("rights_held", ratio_held)):
        each = Fact("share_count", Decimal(count), security="shares", words=spell(count))
        each.optional = True
        scene.add(slot, each)
    terms.price(scene, "price", "offering_price")
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    terms.percent(scene, "dilution", None, Decimal(new) / (before + new) * 100)
    scene.relate("share_of", part="shares", whole="after", percent="dilution")
    taken = (Decimal(new) * dice.between(55, 98) / 100).quantize(Decimal(1))
    terms.count_of(scene, "taken", "shares_issued", taken)
    terms.percent(scene, "taken_percent", None, taken / new * 100)
    scene.relate("share_of", part="taken", whole="shares", percent="taken_percent")
    terms.fees(scene)
    if dice.chance(70):
        terms.reference(scene)


def atm_offering(scene: Scene) -> None:
    """A program to sell shares at the market, or what was sold under it."""
    dice = scene.dice
    sold = terms.either(scene, launched=45, sold=55) == "sold"
    terms.open_deal(scene, "atm_offering", issuer="co", placement_agent=["agent", "agent2"])
    size = Decimal(dice.number(5_000_000, 900_000_000, 2))
    terms.amount(scene, "size", "gross_proceeds", size)
    rate = dice.pick([Decimal(3), Decimal("2.5"), Decimal(2), Decimal("1.5")])
    terms.percent(scene, "fee_percent", "fee_percent", rate, places=1 if rate % 1 else 0)
    if sold:
        terms.price(scene, "price", "average_price")
        most = max(20_000, int(size * 9 / 10 / scene.facts["price"].value))
        terms.shares(scene, "shares", "shares_sold", max(1000, most // 12), most)
        terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
        gross = scene.facts["gross"].value
        if gross < size:
            terms.amount(scene, "left", None, size - gross)
            scene.relate("difference", minuend="size", subtrahend="gross", result="left")
        paid = (gross * rate / 100).quantize(Decimal("0.01"))
        terms.amount(scene, "fees", "fees", paid)
        terms.amount(scene, "net", "net_proceeds", gross - paid)
        scene.relate("share_of", part="fees", whole="gross", percent="fee_percent")
        scene.relate("difference", minuend="gross", subtrahend="fees", result="net")


_SERIES = ("A", "A-1", "B", "C", "D", "E", "F-1", "K")


def conversion(scene: Scene) -> None:
    """Notes or preferred shares turned into shares by a holder."""
    dice = scene.dice
    preferred = terms.either(scene, preferred=45, notes=55) == "preferred"
    terms.open_deal(scene, "conversion", issuer="co", holder="holder")
    each = terms.price(scene, "price", "conversion_price")
    each.value = max(each.value, Decimal("0.01"))
    if preferred:
        _preferred(scene, each)
    else:
        terms.lot(scene, "shares", "shares_issued", 60_000, 30_000_000)
        terms.proceeds(scene, "shares", "price", "amount", "amount_converted")
        scene.relate("conversion", amount="amount", price="price", shares="shares")
        rate = dice.pick([Decimal(5), Decimal(6), Decimal(8), Decimal(10), Decimal(12)])
        terms.percent(scene, "rate", "interest_rate", rate, places=0)
    if dice.chance(65):
        terms.reference(scene)
    if dice.chance(70):
        terms.capital(scene, "shares")


def _preferred(scene: Scene, each: Fact) -> None:
    """Preferred shares whose stated value, divided by the price, is a whole number of shares."""
    dice = scene.dice
    stock = dice.pick(["Convertible Preferred Stock", "preferred stock", "Preferred Shares"])
    scene.words["preferred"] = f"Series {dice.pick(_SERIES)} {stock}"
    stated = dice.pick([1000, 1000, 100, 25, 10])
    ticks, whole = (int(each.value * 1000), stated * 1000)
    step = ticks // math.gcd(ticks, whole)
    count = step * max(1, dice.number(100, 20_000, 3) // step)
    converted = Decimal(stated * count)
    terms.count_of(
        scene,
        "preferred_shares",
        "shares_converted",
        Decimal(count),
        security=scene.words["preferred"],
    )
    terms.priced(scene, "stated", "stated_value", Decimal(stated))
    terms.amount(scene, "amount", "amount_converted", converted)
    terms.count_of(scene, "shares", "shares_issued", (converted / each.value).quantize(Decimal(1)))
    scene.relate("stated_value", shares="preferred_shares", stated="stated", amount="amount")
    scene.relate("proceeds", shares="shares", price="price", amount="amount")


def debt_settlement(scene: Scene) -> None:
    """Debts paid with shares."""
    dice = scene.dice
    terms.either(scene, announced=50, closed=50)
    terms.open_deal(scene, "debt_settlement", issuer="co", holder="creditor")
    terms.price(scene, "price", "issue_price")
    terms.lot(scene, "shares", "shares_issued", 20_000, 9_000_000)
    terms.proceeds(scene, "shares", "price", "amount", "amount_converted")
    if dice.chance(35):
        terms.warrants(scene, "shares", "price")
    if dice.chance(50):
        terms.reference(scene)
    if dice.chance(45):
        terms.capital(scene, "shares")
    if dice.chance(40):
        whole = scene.facts["shares"].value
        part = (whole * dice.between(10, 60) / 100).quantize(Decimal(1))
        terms.count_of(scene, "insider_shares", "shares_issued", part)
        terms.amount(scene, "insider_amount", "amount_converted", part * scene.facts["price"].value)
        scene.relate("proceeds", shares="insider_shares", price="price", amount="insider_amount")


def warrant_exercise(scene: Scene) -> None:
    """Warrants exercised, often induced by a lower price and new warrants."""
    dice = scene.dice
    induced = terms.either(scene, induced=55, plain=45) == "induced"
    terms.open_deal(
        scene, "warrant_exercise", issuer="co", placement_agent="agent", holder="holder"
    )
    price = terms.price(scene, "price", "exercise_price")
    terms.lot(scene, "shares", "warrants_exercised", 200_000, 60_000_000)
    terms.proceeds(scene, "shares", "price", "gross", "gross_proceeds")
    if induced:
        step = Decimal(1).scaleb(-terms.places_of(price))
        old = (price.value * dice.between(120, 400) / 100).quantize(step)
        terms.priced(scene, "old_price", "exercise_price", old).places = price.places
        times = dice.pick([Decimal(1), Decimal(2), Decimal("1.5")])
        price_value = scene.facts["shares"].value
        scene.facts["shares"].value = price_value - price_value % 2
        scene.facts["gross"].value = scene.facts["shares"].value * price.value
        terms.count_of(
            scene,
            "warrants",
            "warrants_issued",
            (scene.facts["shares"].value * times).quantize(Decimal(1)),
        )
        terms.priced(scene, "strike", "exercise_price", price.value).places = price.places
        if dice.chance(60):
            terms.fees(scene)
    if dice.chance(50):
        terms.capital(scene, "shares")


DRAWS: dict[str, Callable[[Scene], None]] = {
    "private_placement": private_placement,
    "registered_direct": registered_direct,
    "public_offering": public_offering,
    "ipo": ipo,
    "rights_issue": rights_issue,
    "atm_offering": atm_offering,
    "conversion": conversion,
    "debt_settlement": debt_settlement,
    "warrant_exercise": warrant_exercise,
}
