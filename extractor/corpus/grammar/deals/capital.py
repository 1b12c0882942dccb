"""What an issuer does with its own shares: buybacks, tenders, dividends, splits.

Comes in: a scene with its issuer. Goes out: its facts, parties and deals.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene


def buyback(scene: Scene) -> None:
    """A program authorized, or what was bought under it."""
    dice = scene.dice
    kind = terms.either(scene, authorized=45, bought=55)
    terms.open_deal(scene, "buyback", issuer="co", adviser="broker")
    size = Decimal(dice.number(500_000, 5_000_000_000, 2))
    if dice.chance(35):
        scene.flags.add("in_shares")
        terms.shares(scene, "limit_shares", "repurchase_authorization", 200_000, 40_000_000)
        outstanding = scene.facts["limit_shares"].value * dice.between(10, 30)
        outstanding += dice.between(0, 9999)
        terms.count_of(scene, "outstanding", "shares_outstanding", outstanding)
        share = scene.facts["limit_shares"].value / outstanding * 100
        terms.percent(scene, "limit_percent", "ownership_percent", share)
        scene.relate(
            "ownership", held="limit_shares", outstanding="outstanding", percent="limit_percent"
        )
    else:
        terms.amount(scene, "limit", "repurchase_authorization", size)
    if kind == "bought":
        _bought(scene, size)
    elif "limit" in scene.facts and dice.chance(45):
        rest = Decimal(dice.number(100_000, int(size), 2))
        terms.amount(scene, "left_before", "repurchase_remaining", rest)
        terms.amount(scene, "left_after", "repurchase_remaining", rest + size)
        scene.relate("sum", parts=["limit", "left_before"], total="left_after")


def _bought(scene: Scene, size: Decimal) -> None:
    dice = scene.dice
    terms.price(scene, "price", "average_price")
    if dice.chance(50):
        _days(scene)
    else:
        _at_once(scene, size)
    spent = scene.facts["amount"].value
    if "limit" in scene.facts and spent < size:
        terms.amount(scene, "left", "repurchase_remaining", size - spent)
        scene.relate("difference", minuend="limit", subtrahend="amount", result="left")
    bought = scene.facts["shares"].value
    if dice.chance(50):
        before = bought * dice.between(12, 200) + dice.between(0, 9999)
        told = scene.facts.get("outstanding")
        if told is not None and told.value > bought:
            before = told.value
        terms.count_of(scene, "before", "shares_outstanding_before", before)
        terms.count_of(scene, "after", "shares_outstanding_after", before - bought)
        scene.relate("difference", minuend="before", subtrahend="shares", result="after")


def _at_once(scene: Scene, size: Decimal) -> None:
    dice = scene.dice
    price = scene.facts["price"]
    if dice.chance(50):
        price.value += dice.decimal("0.0001", "0.0099", 4)
        price.places = 4
    if scene.currency == "GBP":
        price.places = 5
    most = int(size * 8 / 10 / price.value) if "limit" in scene.facts else 900_000
    terms.shares(scene, "shares", "shares_repurchased", max(500, most // 50), max(1000, most))
    terms.proceeds(scene, "shares", "price", "amount", "repurchase_amount")


def _days(scene: Scene) -> None:
    """Purchases of three to five days, which make the total and its average."""
    dice = scene.dice
    scene.flags.add("days")
    terms.raise_flags(scene, ("iso_days", 50))
    count = dice.between(3, 5)
    scene.words["days"] = str(count)
    start = scene.facts["price"].value
    bought = spent = Decimal(0)
    for day in range(1, count + 1):
        each = (start * dice.between(950, 1050) / 1000).quantize(Decimal("0.0001"))
        shares = Decimal(dice.number(500, 90_000, dice.pick([2, 3, 6])))
        terms.priced(scene, f"price{day}", "average_price", each).places = 4
        terms.count_of(scene, f"shares{day}", "shares_repurchased", shares)
        terms.proceeds(scene, f"shares{day}", f"price{day}", f"amount{day}", "repurchase_amount")
        bought, spent = bought + shares, spent + shares * each
    terms.count_of(scene, "shares", "shares_repurchased", bought)
    terms.priced(scene, "price", "average_price", spent / bought).places = 4
    terms.amount(scene, "amount", "repurchase_amount", spent)
    for slot in ("shares", "amount"):
        parts = [f"{slot}{day}" for day in range(1, count + 1)]
        scene.relate("sum", parts=parts, total=slot)
    scene.relate("proceeds", shares="shares", price="price", amount="amount")


def tender_offer(scene: Scene) -> None:
    """An offer of the issuer for its own shares, or of a bidder for the target's."""
    dice = scene.dice
    own = terms.either(scene, own=50, bid=50) == "own"
    terms.price(scene, "price", "offer_price")
    if own:
        terms.open_deal(scene, "tender_offer", issuer="co", adviser="financial_adviser")
        terms.either(scene, launched=45, result=55)
        terms.lot(scene, "shares", "shares_repurchased", 2_000_000, 900_000_000)
        terms.proceeds(scene, "shares", "price", "amount", "repurchase_amount")
        bought = scene.facts["shares"].value
        before = bought * dice.between(4, 30) + dice.between(0, 9999)
        terms.count_of(scene, "before", "shares_outstanding_before", before)
        terms.count_of(scene, "after", "shares_outstanding_after", before - bought)
        terms.percent(scene, "part", "ownership_percent", bought / before * 100)
        scene.relate("difference", minuend="before", subtrahend="shares", result="after")
        scene.relate("ownership", held="shares", outstanding="before", percent="part")
    else:
        terms.open_deal(
            scene, "tender_offer", acquirer="acquirer", target="co", adviser="financial_adviser"
        )
        terms.either(scene, launched=60, result=40)
        terms.lot(scene, "outstanding", "shares_outstanding", 20_000_000, 5_000_000_000)
        terms.proceeds(scene, "outstanding", "price", "value", "equity_value")
        held = (scene.facts["outstanding"].value * dice.between(51, 98) / 100).quantize(Decimal(1))
        terms.count_of(scene, "held", "shares_acquired", held)
        terms.percent(
            scene,
            "held_percent",
            "ownership_percent",
            held / scene.facts["outstanding"].value * 100,
        )
        scene.relate("ownership", held="held", outstanding="outstanding", percent="held_percent")
    terms.premium(scene, 8, 90)


def dividend(scene: Scene) -> None:
    """A dividend or distribution per share, monthly to annual."""
    dice = scene.dice
    terms.open_deal(scene, "dividend", issuer="co")
    period = terms.either(scene, quarterly=55, monthly=12, semi=10, annual=15, special=8)
    times = {"quarterly": 4, "monthly": 12, "semi": 2}.get(period)
    places = dice.pick([2, 2, 2, 3, 4])
    if scene.currency in ("SEK", "NOK", "DKK", "INR"):
        value = dice.decimal("0.25", "14", 2)
        places = 2
    else:
        value = dice.decimal("0.01", "1.90", places)
    each = terms.priced(scene, "each", "dividend_per_share", value)
    each.places = places
    if times:
        terms.priced(scene, "yearly", "dividend_per_share", value * times).places = places
        scene.relate("annualized", periods=times, per_period="each", annual="yearly")
    if dice.chance(45):
        old = (value * 100 / (100 + dice.between(2, 40))).quantize(Decimal(1).scaleb(-places))
        if 0 < old < value:
            scene.flags.add("raised")
            terms.priced(scene, "old", "dividend_per_share", old).places = places
            terms.percent(scene, "raise", "change_percent", (value / old - 1) * 100)
            scene.relate("growth", current="each", prior="old", change="raise")
    if dice.chance(40):
        base = "yearly" if times else "each"
        market = (scene.facts[base].value * 100 / dice.between(1, 9)).quantize(Decimal("0.01"))
        terms.priced(scene, "market", "reference_price", market).places = 2
        terms.percent(scene, "yield", "dividend_yield", scene.facts[base].value / market * 100)
        scene.relate("yield", dividend=base, price="market", percent="yield")
    if dice.chance(40):
        terms.shares(scene, "outstanding", "shares_outstanding", 2_000_000, 900_000_000)
        terms.proceeds(scene, "outstanding", "each", "total", "dividend_total")
    if period == "special":
        scene.flags.add("special")


def _split(scene: Scene, ratio: int, reverse: bool) -> None:
    dice = scene.dice
    fact = Fact(
        "ratio", Decimal(ratio), "split_ratio", deal=0, unit="reverse" if reverse else "forward"
    )
    scene.add("ratio", fact)
    scene.add("ratio_number", Fact("ratio", Decimal(ratio), "split_ratio", deal=0))
    small = Decimal(dice.number(800_000, 90_000_000, dice.pick([2, 8, 8])))
    before, after = (small * ratio, small) if reverse else (small, small * ratio)
    terms.count_of(scene, "before", "shares_outstanding_before", before)
    terms.count_of(scene, "after", "shares_outstanding_after", after)
    scene.relate("split", before="before", ratio="ratio", after="after")
    if dice.chance(40):
        low = Decimal(dice.pick([10, 20, 25, 50, 75, 100, 150, 200])) * 1_000_000
        first, second = (low * ratio, low) if reverse else (low, low * ratio)
        terms.count_of(scene, "authorized_before", "shares_authorized", first)
        terms.count_of(scene, "authorized_after", "shares_authorized", second)
        scene.relate("split", before="authorized_before", ratio="ratio", after="authorized_after")
    if dice.chance(30):
        terms.priced(
            scene,
            "par",
            "par_value",
            dice.pick([Decimal("0.001"), Decimal("0.0001"), Decimal("0.01")]),
        )


def stock_split(scene: Scene) -> None:
    """A forward split."""
    terms.open_deal(scene, "stock_split", issuer="co", transfer_agent="transfer_agent")
    _split(scene, scene.dice.pick([2, 2, 3, 3, 4, 5, 5, 6, 8, 10, 15, 20]), reverse=False)


def reverse_split(scene: Scene) -> None:
    """A reverse split or consolidation."""
    terms.open_deal(scene, "reverse_split", issuer="co", transfer_agent="transfer_agent")
    _split(
        scene,
        scene.dice.pick(
            [2, 3, 4, 5, 5, 8, 10, 10, 12, 15, 20, 20, 25, 30, 35, 40, 50, 60, 100, 150, 250]
        ),
        reverse=True,
    )


DRAWS: dict[str, Callable[[Scene], None]] = {
    "buyback": buyback,
    "tender_offer": tender_offer,
    "dividend": dividend,
    "stock_split": stock_split,
    "reverse_split": reverse_split,
}
