"""Companies, stakes and things bought and sold.

Comes in: a scene with its issuer. Goes out: its facts, parties and deals.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene


def acquisition(scene: Scene) -> None:
    """The issuer buys a company for cash, shares, or both."""
    dice = scene.dice
    terms.either(scene, closed=45, signed=45, letter=10)
    terms.open_deal(
        scene,
        "acquisition",
        acquirer="co",
        target="target",
        seller="vendor",
        adviser="financial_adviser",
    )
    price = Decimal(dice.number(400_000, 4_000_000_000, 2))
    terms.amount(scene, "total", "purchase_price", price)
    mix = terms.either(scene, cash=40, mixed=45, undisclosed=15)
    if mix == "mixed":
        cash = (price * dice.pick([20, 25, 40, 50, 60, 70, 75, 80]) / 100).quantize(Decimal(1))
        terms.amount(scene, "cash", "cash_consideration", cash)
        terms.amount(scene, "stock", "stock_consideration", price - cash)
        scene.relate("sum", parts=["cash", "stock"], total="total")
        if dice.chance(70):
            each = terms.price(scene, "price", "issue_price")
            count = ((price - cash) / each.value).quantize(Decimal(1))
            if count > 100:
                terms.count_of(scene, "shares", "shares_issued", count)
                scene.facts["stock"].value = count * each.value
                scene.facts["total"].value = cash + count * each.value
                scene.relate("proceeds", shares="shares", price="price", amount="stock")
                if dice.chance(50):
                    terms.capital(scene, "shares")
    if mix == "undisclosed":
        del scene.facts["total"]
    if dice.chance(60):
        revenue = (price / dice.between(1, 6)).quantize(Decimal(10) ** (len(str(int(price))) - 3))
        terms.amount(scene, "target_revenue", "revenue", revenue, None)
        if dice.chance(60):
            margin = dice.between(8, 40)
            ebitda = revenue * margin / 100
            terms.amount(scene, "target_ebitda", "ebitda", ebitda, None)
            terms.percent(scene, "target_margin", "ebitda_margin", Decimal(margin), None, places=0)
            scene.relate(
                "share_of", part="target_ebitda", whole="target_revenue", percent="target_margin"
            )
    if mix != "undisclosed" and dice.chance(30):
        earnout = (price * dice.pick([5, 10, 15, 20]) / 100).quantize(Decimal(1))
        terms.amount(scene, "earnout", None, earnout)


def merger(scene: Scene) -> None:
    """Two companies become one, at an exchange ratio or for cash."""
    dice = scene.dice
    terms.open_deal(
        scene, "merger", acquirer="acquirer", target="co", adviser=["financial_adviser", "counsel"]
    )
    kind = terms.either(scene, stock=55, cash=30, spac_merger=15)
    if kind == "stock":
        ratio = dice.decimal("0.05", "4", dice.pick([2, 3, 4]))
        scene.add("ratio", Fact("ratio", ratio, "exchange_ratio", deal=0))
        market = terms.price(scene, "acquirer_price", "reference_price")
        implied = (ratio * market.value).quantize(Decimal("0.01"))
        terms.priced(scene, "price", "offer_price", implied).places = 2
        scene.relate("exchange", ratio="ratio", reference="acquirer_price", price="price")
        low = dice.between(30, 70)
        terms.percent(scene, "ours", "ownership_percent", Decimal(low), places=0)
        terms.percent(scene, "theirs", "ownership_percent", Decimal(100 - low), places=0)
    elif kind == "cash":
        terms.price(scene, "price", "offer_price")
        terms.lot(scene, "outstanding", "shares_outstanding", 20_000_000, 9_000_000_000)
        terms.proceeds(scene, "outstanding", "price", "value", "equity_value")
        debt = Decimal(dice.number(1_000_000, 400_000_000, 2))
        terms.amount(scene, "debt", "total_debt", debt, None)
        value = scene.facts["value"].value
        terms.amount(scene, "enterprise", "enterprise_value", value + debt)
        scene.relate("sum", parts=["value", "debt"], total="enterprise")
    else:
        value = Decimal(dice.number(60_000_000, 3_000_000_000, 2))
        terms.amount(scene, "value", "equity_value", value)
        terms.amount(
            scene, "cash_in", "gross_proceeds", Decimal(dice.number(5_000_000, 300_000_000, 2))
        )
    if "price" in scene.facts and scene.facts["price"].value > Decimal("0.2"):
        terms.premium(scene, 12, 80)


def divestiture(scene: Scene) -> None:
    """The issuer sells a business or a subsidiary."""
    dice = scene.dice
    terms.either(scene, closed=40, signed=60)
    terms.open_deal(
        scene,
        "divestiture",
        seller="co",
        buyer="buyer",
        target="subsidiary",
        adviser="financial_adviser",
    )
    price = Decimal(dice.number(500_000, 2_000_000_000, 2))
    terms.amount(scene, "total", "purchase_price", price)
    if dice.chance(50):
        upfront = (price * dice.pick([60, 70, 75, 80, 90]) / 100).quantize(Decimal(1))
        terms.amount(scene, "cash", "cash_consideration", upfront)
        terms.amount(scene, "later", None, price - upfront)
        scene.relate("sum", parts=["cash", "later"], total="total")
    if dice.chance(45):
        value = price + Decimal(dice.number(100_000, max(200_000, int(price) // 5), 2))
        terms.amount(scene, "enterprise", "enterprise_value", value)
    if dice.chance(60):
        revenue = (price * dice.between(30, 200) / 100).quantize(
            Decimal(10) ** (len(str(int(price))) - 3)
        )
        terms.amount(scene, "unit_revenue", "revenue", revenue, None)
        if dice.chance(60):
            group = revenue * dice.between(3, 20)
            terms.amount(scene, "group_revenue", "revenue", group, None)
            terms.percent(scene, "unit_share", None, revenue / group * 100, None)
            scene.relate(
                "share_of", part="unit_revenue", whole="group_revenue", percent="unit_share"
            )


def stake_purchase(scene: Scene) -> None:
    """A holder crosses a threshold in the issuer, or the issuer buys into another company."""
    dice = scene.dice
    terms.open_deal(scene, "stake_purchase", buyer="buyer", target="co", seller="seller")
    terms.price(scene, "price", "purchase_price_per_share")
    terms.lot(scene, "shares", "shares_acquired", 50_000, 300_000_000)
    bought = scene.facts["shares"].value
    terms.proceeds(scene, "shares", "price", "total", "purchase_price")
    before = Decimal(dice.number(1000, int(bought) * 6, 8)) if dice.chance(75) else Decimal(0)
    if before:
        scene.flags.add("earlier_stake")
        terms.count_of(scene, "held_before", None, before)
        scene.facts["held_before"].concept = "shares_held"
        scene.relate("sum", parts=["held_before", "shares"], total="held")
    terms.count_of(scene, "held", "shares_held", before + bought)
    outstanding = (before + bought) * 100 / dice.between(3, 45)
    outstanding = outstanding.quantize(Decimal(1)) + dice.between(0, 999)
    terms.count_of(scene, "outstanding", "shares_outstanding", outstanding)
    terms.percent(scene, "stake", "ownership_percent", (before + bought) / outstanding * 100)
    scene.relate("ownership", held="held", outstanding="outstanding", percent="stake")
    if before:
        terms.percent(scene, "stake_before", "ownership_percent", before / outstanding * 100)
        scene.relate(
            "ownership", held="held_before", outstanding="outstanding", percent="stake_before"
        )


def asset_purchase(scene: Scene) -> None:
    """Bitcoin, real estate, ships, claims or royalties are bought."""
    dice = scene.dice
    thing = terms.either(scene, coins=35, property_bought=30, vessel=12, claims=23)
    terms.open_deal(scene, "asset_purchase", buyer="co", seller="vendor")
    if thing == "coins":
        scene.words["coin"] = dice.pick(["bitcoin", "Bitcoin", "BTC", "ether", "ETH", "SOL"])
        count = dice.decimal("1", "4000", dice.pick([0, 0, 2, 4]))
        exponent = count.as_tuple().exponent
        unit = scene.words["coin"]
        scene.add("coins", Fact("count", count, None, unit=unit, deal=None, places=-int(exponent)))
        price = Decimal(dice.between(2_000, 118_000))
        terms.priced(scene, "price", "average_price", price).places = 0
        scene.facts["price"].per = unit
        terms.amount(scene, "total", "purchase_price", count * price)
        scene.relate("proceeds", shares="coins", price="price", amount="total")
        held = count + dice.between(10, 9000)
        scene.add(
            "coins_after", Fact("count", held, None, unit=unit, deal=None, places=-int(exponent))
        )
        scene.add(
            "coins_before", Fact("count", held - count, None, unit=unit, places=-int(exponent))
        )
        scene.relate("sum", parts=["coins_before", "coins"], total="coins_after")
    else:
        total = Decimal(dice.number(200_000, 600_000_000, 2))
        terms.amount(scene, "total", "purchase_price", total)
        if dice.chance(55):
            cash = (total * dice.pick([10, 20, 25, 40, 50, 60, 75]) / 100).quantize(Decimal(1))
            terms.amount(scene, "cash", "cash_consideration", cash)
            terms.amount(scene, "rest", None, total - cash)
            scene.relate("sum", parts=["cash", "rest"], total="total")
        if thing == "claims" and dice.chance(60):
            terms.shares(scene, "shares", "shares_issued", 200_000, 20_000_000)
        scene.words["thing"] = _THINGS[thing](scene)


def _property(scene: Scene) -> str:
    return scene.dice.pick(
        [
            "logistics property",
            "office building",
            "industrial park",
            "apartment community",
            "data center campus",
            "self-storage portfolio",
            "warehouse",
        ]
    )


def _vessel(scene: Scene) -> str:
    return scene.dice.pick(
        ["newbuild vessel", "Capesize bulk carrier", "product tanker", "aircraft", "LNG carrier"]
    )


def _claims(scene: Scene) -> str:
    return scene.dice.pick(
        [
            "mineral claims",
            "royalty portfolio",
            "exploration licence",
            "gold royalty",
            "patent portfolio",
            "lithium project",
        ]
    )


_THINGS: dict[str, Callable[[Scene], str]] = {
    "property_bought": _property,
    "vessel": _vessel,
    "claims": _claims,
}

DRAWS: dict[str, Callable[[Scene], None]] = {
    "acquisition": acquisition,
    "merger": merger,
    "divestiture": divestiture,
    "stake_purchase": stake_purchase,
    "asset_purchase": asset_purchase,
}
