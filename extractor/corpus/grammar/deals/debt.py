"""Borrowed money: convertible notes, bonds, loans.

Comes in: a scene with its issuer. Goes out: its facts, parties and deals.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene


def _coupon(scene: Scene, low: str, high: str) -> Fact:
    step = Decimal("0.125")
    count = int((Decimal(high) - Decimal(low)) / step)
    rate = Decimal(low) + step * scene.dice.between(0, count)
    if scene.dice.chance(40):
        rate = rate.quantize(Decimal("0.1")) if rate % 1 else rate
    places = scene.dice.pick([2, 3]) if rate % 1 else scene.dice.pick([0, 1, 2])
    shown = rate.normalize().as_tuple().exponent
    exact = max(places, -shown if isinstance(shown, int) and shown < 0 else 0)
    return terms.percent(scene, "rate", "interest_rate", rate, places=exact)


def convertible_notes(scene: Scene) -> None:
    """Notes that may be turned into shares, with a conversion rate and premium."""
    dice = scene.dice
    terms.either(scene, proposed=15, priced=45, closed=40)
    terms.open_deal(
        scene, "convertible_notes", issuer="co", underwriter="bookrunner", investor="investor"
    )
    size = Decimal(dice.number(500_000, 900_000_000, 2))
    terms.amount(scene, "principal", "principal_amount", size)
    _coupon(scene, "0", "12")
    scene.words["year_due"] = str(scene.date.year + dice.between(2, 7))
    scene.words["notes"] = dice.pick(
        [
            "convertible senior notes",
            "Convertible Notes",
            "convertible debentures",
            "senior unsecured convertible notes",
            "convertible promissory notes",
            "unsecured convertible debentures",
        ]
    )
    price = terms.price(scene, "price", "conversion_price")
    price.value = max(price.value, Decimal("0.05"))
    if dice.chance(65):
        rate = (Decimal(1000) / price.value).quantize(Decimal("0.0001"))
        scene.add(
            "per_thousand",
            Fact(
                "ratio",
                rate,
                "conversion_rate",
                deal=0,
                unit="per_thousand",
                currency=scene.currency,
            ),
        )
        scene.relate("conversion", price="price", rate="per_thousand")
        scene.flags.add("rate")
    else:
        count = (size / price.value).quantize(Decimal(1))
        terms.count_of(scene, "shares", "shares_issued", count)
        scene.relate("proceeds", shares="shares", price="price", amount="principal")
    if dice.chance(75):
        terms.premium(scene, 10, 60)
    if dice.chance(50):
        option = (size * dice.pick([15, 15, 10, 20]) / 100).quantize(Decimal(1))
        terms.amount(scene, "option", "option_amount", option)
    if dice.chance(65):
        terms.fees(scene, "principal")


def debt_offering(scene: Scene) -> None:
    """Bonds or notes sold to investors, in one or two series."""
    dice = scene.dice
    terms.either(scene, priced=50, closed=35, proposed=15)
    terms.open_deal(scene, "debt_offering", issuer="co", underwriter=["bookrunner", "bookrunner2"])
    size = Decimal(dice.number(20_000_000, 3_000_000_000, 2))
    _coupon(scene, "2", "12")
    scene.words["year_due"] = str(scene.date.year + dice.between(3, 30))
    scene.words["notes"] = dice.pick(
        [
            "senior unsecured notes",
            "senior notes",
            "Senior Secured Notes",
            "green bonds",
            "subordinated notes",
            "senior unsecured bonds",
            "hybrid notes",
            "first mortgage bonds",
        ]
    )
    if dice.chance(30):
        first = (size * dice.pick([40, 50, 60, 25]) / 100).quantize(Decimal(1))
        terms.amount(scene, "principal1", "principal_amount", first)
        terms.amount(scene, "principal2", "principal_amount", size - first)
        scene.relate("sum", parts=["principal1", "principal2"], total="principal")
        scene.words["year_due2"] = str(int(scene.words["year_due"]) + dice.between(2, 10))
        rate2 = scene.facts["rate"].value + Decimal("0.375")
        terms.percent(scene, "rate2", "interest_rate", rate2, places=3)
        scene.flags.add("two_series")
    terms.amount(scene, "principal", "principal_amount", size)
    if dice.chance(50):
        issue = dice.decimal("97.5", "101.2", dice.pick([1, 2, 3]))
        exponent = issue.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) else 0
        terms.percent(scene, "issue_percent", "issue_price", issue, places=places)
    if dice.chance(70):
        terms.fees(scene, "principal")


def loan(scene: Scene) -> None:
    """A loan or credit facility from a lender."""
    dice = scene.dice
    kind = terms.either(scene, term=40, revolver=30, bridge=15, related=15)
    terms.open_deal(scene, "loan", issuer="co", lender=["lender", "lender2"])
    size = Decimal(dice.number(100_000, 900_000_000, 2))
    terms.amount(scene, "loan", "loan_amount", size)
    _coupon(scene, "4", "14")
    scene.words["facility"] = dice.pick(
        {
            "term": ["term loan", "senior secured term loan", "term loan facility", "loan"],
            "revolver": [
                "revolving credit facility",
                "credit facility",
                "revolver",
                "line of credit",
            ],
            "bridge": ["bridge loan", "bridge facility", "secured loan"],
            "related": ["unsecured loan", "promissory note", "shareholder loan"],
        }[kind]
    )
    if dice.chance(60):
        first = (size * dice.pick([20, 25, 40, 50, 60, 75]) / 100).quantize(Decimal(1))
        terms.amount(scene, "drawn", "loan_amount", first)
        terms.amount(scene, "undrawn", "loan_amount", size - first)
        scene.relate("sum", parts=["drawn", "undrawn"], total="loan")
    if dice.chance(40):
        rate = dice.pick([Decimal(1), Decimal(2), Decimal(3), Decimal("1.5"), Decimal("2.5")])
        terms.percent(scene, "fee_percent", "fee_percent", rate, places=1 if rate % 1 else 0)
        terms.amount(scene, "fees", "fees", size * rate / 100)
        scene.relate("share_of", part="fees", whole="loan", percent="fee_percent")
    if dice.chance(35):
        terms.shares(scene, "warrants", "warrants_issued", 50_000, 4_000_000)
        terms.price(scene, "strike", "exercise_price")


DRAWS: dict[str, Callable[[Scene], None]] = {
    "convertible_notes": convertible_notes,
    "debt_offering": debt_offering,
    "loan": loan,
}
