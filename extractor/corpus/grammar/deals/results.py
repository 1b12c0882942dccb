"""Results of a quarter, half or year, and what is expected of the next.

Comes in: a scene with its issuer. Goes out: facts of an income statement that adds up, in
thousands, with those of the year before; a dividend now and then. They belong to no deal, but for
the dividend.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.scene import Scene

_MONTH_ENDS = ("December 31", "March 31", "June 30", "September 30")
_THOUSAND = Decimal(1000)


def results(scene: Scene) -> None:
    """An income statement of two periods, what it gives per share, and cash."""
    dice = scene.dice
    _period(scene)
    terms.raise_flags(scene, ("table", 45), ("nordic_parens", 20))
    revenue0 = Decimal(dice.number(900, 6_000_000, 9)) * _THOUSAND
    step = dice.between(-25, 60)
    revenue = _thousands(revenue0 * (1000 + step * 10 + dice.between(-9, 9)) / 1000)
    _pair(scene, "revenue", "revenue", revenue, revenue0)
    _growth(scene, "revenue")
    margin = dice.between(150, 750)
    margin0 = margin + dice.between(-60, 60)
    gross, gross0 = _thousands(revenue * margin / 1000), _thousands(revenue0 * margin0 / 1000)
    _pair(scene, "cost", "cost_of_revenue", revenue - gross, revenue0 - gross0)
    _pair(scene, "gross", "gross_profit", gross, gross0)
    for year in ("", "0"):
        scene.relate("sum", parts=[f"cost{year}", f"gross{year}"], total=f"revenue{year}")
    _margin(scene, "gross_margin", "gross_margin", "gross")
    if dice.chance(50):
        _points(scene, "gross_margin")
    spent = [_split_up(scene, value) for value in (gross, gross0)]
    for at, name in enumerate(("selling", "research")):
        _pair(scene, name, None, spent[0][at], spent[1][at])
    _profits(scene, gross - sum(spent[0]), gross0 - sum(spent[1]))
    _cash(scene)
    if dice.chance(45):
        _adjusted(scene)
    if dice.chance(40):
        _segments(scene)
    if dice.chance(40):
        _guidance(scene, revenue)
    if dice.chance(25):
        number = terms.open_deal(scene, "dividend", issuer="co")
        scene.flags.add("pays")
        each = dice.decimal("0.01", "1.90", 2)
        terms.priced(scene, "each", "dividend_per_share", each, number).places = 2


def _period(scene: Scene) -> None:
    dice = scene.dice
    at = (scene.date.month - 2) // 3 % 4
    year = scene.date.year - (1 if scene.date.month < 4 else 0)
    quarter = ("fourth", "first", "second", "third")[at]
    kind = terms.either(scene, quarterly=62, half=16, yearly=22)
    if kind == "quarterly":
        scene.words["period"] = dice.pick([f"{quarter} quarter of {year}", f"{quarter} quarter"])
        title = dice.pick([f"{quarter.title()} Quarter {year}", f"Q{at or 4} {year}"])
        scene.words["months"] = "three months"
    elif kind == "half":
        scene.words["period"] = dice.pick([f"first half of {year}", "first half", "half year"])
        title = dice.pick([f"First Half {year}", "Half-Year", f"H1 {year}", "Interim"])
        scene.words["months"] = "six months"
    else:
        scene.words["period"] = dice.pick([f"fiscal year {year}", f"full year {year}", "year"])
        title = dice.pick([f"Full Year {year}", f"Fiscal {year}", "Annual", f"{year} Full-Year"])
        scene.words["months"] = dice.pick(["twelve months", "year"])
    scene.words["period_title"] = title
    scene.words["period_year"] = str(year)
    scene.words["prior_year"] = str(year - 1)
    scene.words["period_date"] = f"{_MONTH_ENDS[at]}, {year}"
    scene.words["prior_date"] = f"{_MONTH_ENDS[at]}, {year - 1}"


def _thousands(value: Decimal) -> Decimal:
    return (value / _THOUSAND).quantize(Decimal(1)) * _THOUSAND


def _pair(scene: Scene, slot: str, concept: str | None, now: Decimal, before: Decimal) -> None:
    """A figure and that of the year before; the same concept names both."""
    terms.amount(scene, slot, concept, now, None)
    terms.amount(scene, f"{slot}0", concept, before, None)


def _growth(scene: Scene, slot: str) -> None:
    now, before = scene.facts[slot].value, scene.facts[f"{slot}0"].value
    if before <= 0 or now <= 0 or now == before:
        return
    change = (now / before - 1) * 100
    if abs(change) > 400:
        return
    scene.flags.add(f"{slot}_{'up' if change > 0 else 'down'}")
    name = f"{slot}_change"
    terms.percent(
        scene, name, "change_percent", abs(change), None, places=scene.dice.pick([0, 1, 1])
    )
    scene.relate("growth", current=slot, prior=f"{slot}0", change=name)
    step = f"{slot}_step"
    terms.amount(scene, step, "change_amount", abs(now - before), None)
    scene.relate("difference", minuend=slot, subtrahend=f"{slot}0", result=step)


def _margin(scene: Scene, slot: str, concept: str, part: str) -> None:
    places = scene.dice.pick([0, 1, 1, 1])
    for year in ("", "0"):
        value = scene.facts[part + year].value / scene.facts["revenue" + year].value * 100
        terms.percent(scene, slot + year, concept, value, None, places)
        scene.relate("share_of", part=part + year, whole="revenue" + year, percent=slot + year)


def _points(scene: Scene, slot: str) -> None:
    """The change of a margin in basis points, from the margins as they are printed."""
    now, before = (scene.facts[slot + year] for year in ("", "0"))
    now.places = before.places = 1
    tenth = Decimal("0.1")
    step = (now.value.quantize(tenth) - before.value.quantize(tenth)) * 100
    if step:
        scene.flags.add(f"{slot}_{'up' if step > 0 else 'down'}")
        scene.add(
            f"{slot}_points", Fact("percentage", abs(step), "change_percent", unit="basis_point")
        )
        scene.relate("basis_points", current=slot, prior=f"{slot}0", change=f"{slot}_points")


def _split_up(scene: Scene, gross: Decimal) -> list[Decimal]:
    return [
        _thousands(gross * scene.dice.between(low, high) / 100) for low, high in ((25, 85), (4, 40))
    ]


def _profits(scene: Scene, operating: Decimal, operating0: Decimal) -> None:
    dice = scene.dice
    _pair(scene, "operating", "operating_income", operating, operating0)
    for year in ("", "0"):
        scene.relate(
            "sum",
            parts=[f"selling{year}", f"research{year}", f"operating{year}"],
            total=f"gross{year}",
        )
    added = [
        _thousands(scene.facts["revenue" + year].value * dice.between(2, 9) / 100)
        for year in ("", "0")
    ]
    _pair(
        scene,
        "ebitda",
        dice.pick(["ebitda", "adjusted_ebitda"]),
        operating + added[0],
        operating0 + added[1],
    )
    if operating + added[0] > 0 and operating0 + added[1] > 0:
        _margin(scene, "ebitda_margin", "ebitda_margin", "ebitda")
        _growth(scene, "ebitda")
    else:
        del scene.facts["ebitda"], scene.facts["ebitda0"]
    if operating > 0:
        _margin(
            scene, "operating_margin", "operating_margin", "operating"
        ) if operating0 > 0 else None
    finance = [-_thousands(scene.facts["revenue"].value * dice.between(1, 40) / 1000) for _ in "ab"]
    _pair(scene, "finance", None, finance[0], finance[1])
    _pair(scene, "net", "net_income", operating + finance[0], operating0 + finance[1])
    for year in ("", "0"):
        scene.relate("sum", parts=[f"operating{year}", f"finance{year}"], total=f"net{year}")
    _growth(scene, "net")
    count = Decimal(dice.number(2_000, 900_000, 9)) * _THOUSAND
    concept = dice.pick(["eps_diluted", "eps_diluted", "eps_basic"])
    fewer = _thousands(count * dice.between(0, 40) / 1000)
    for year, shares in (("", count), ("0", count - fewer)):
        net = scene.facts["net" + year].value
        terms.count_of(scene, "weighted" + year, None, shares, None)
        scene.facts["weighted" + year].security = "shares"
        terms.priced(scene, "eps" + year, concept, net / shares, None)
        scene.relate(
            "per_share", total="net" + year, shares="weighted" + year, per_share="eps" + year
        )
    small = min(abs(scene.facts["eps" + year].value) for year in ("", "0")) < Decimal("0.02")
    for year in ("", "0"):
        scene.facts["eps" + year].places = 4 if small else 2
        _loss(scene, year)


def _loss(scene: Scene, year: str) -> None:
    """A net loss is told without a sign, where a profit has none either."""
    net, each = scene.facts["net" + year], scene.facts["eps" + year]
    scene.flags.add(f"net_{'loss' if net.value < 0 else 'profit'}{year}")
    if net.value < 0:
        terms.amount(scene, "loss" + year, "net_income", abs(net.value), None)
        told = terms.priced(scene, "loss_each" + year, each.concept, abs(each.value), None)
        told.places = each.places


def _cash(scene: Scene) -> None:
    """Cash, debt, cash flow and orders, each with the year before."""
    dice = scene.dice
    revenue = scene.facts["revenue"].value

    def drawn(slot: str, concept: str, low: int, high: int) -> None:
        values = [_thousands(revenue * dice.between(low, high) / 100) for _ in ("", "0")]
        _pair(scene, slot, concept, *values)

    drawn("cash", "cash", 3, 120)
    if dice.chance(60):
        drawn("debt", "total_debt", 3, 150)
    drawn("ocf", "operating_cash_flow", 8, 30)
    drawn("capex", "capital_expenditure", 1, 7)
    flows = [
        scene.facts["ocf" + year].value - scene.facts["capex" + year].value for year in ("", "0")
    ]
    _pair(scene, "fcf", "free_cash_flow", *flows)
    for year in ("", "0"):
        scene.relate(
            "difference", minuend=f"ocf{year}", subtrahend=f"capex{year}", result=f"fcf{year}"
        )
    if dice.chance(35):
        drawn("backlog", "backlog", 40, 500)
        _growth(scene, "backlog")
    if dice.chance(25):
        drawn("bookings", "bookings", 60, 160)
        _growth(scene, "bookings")


def _adjusted(scene: Scene) -> None:
    """Net income and earnings per share before special items."""
    items = _thousands(scene.facts["revenue"].value * scene.dice.between(1, 6) / 100)
    nets = [scene.facts["net" + year].value + items for year in ("", "0")]
    if min(nets) <= 0:
        return
    _pair(scene, "adjusted", "adjusted_net_income", *nets)
    _growth(scene, "adjusted")
    for year in ("", "0"):
        each = nets[0 if year == "" else 1] / scene.facts["weighted" + year].value
        told = terms.priced(scene, "adjusted_each" + year, "adjusted_eps", each, None)
        told.places = scene.facts["eps"].places
        scene.relate(
            "per_share",
            total="adjusted" + year,
            shares="weighted" + year,
            per_share="adjusted_each" + year,
        )


def _segments(scene: Scene) -> None:
    """The revenue of two segments and their share of all."""
    dice = scene.dice
    whole = scene.facts["revenue"].value
    first = _thousands(whole * dice.between(20, 80) / 100)
    for slot, value in (("segment1", first), ("segment2", whole - first)):
        terms.amount(scene, slot, "revenue", value, None)
        terms.percent(scene, f"{slot}_part", None, value / whole * 100, None, dice.pick([0, 1, 1]))
        scene.relate("share_of", part=slot, whole="revenue", percent=f"{slot}_part")
    scene.relate("sum", parts=["segment1", "segment2"], total="revenue")
    scene.words["segment_name1"], scene.words["segment_name2"] = dice.some(
        (
            "Americas",
            "Europe",
            "Industrial",
            "Consumer",
            "Services",
            "Products",
            "Aftermarket",
            "Asia",
        ),
        2,
        2,
    )


def _guidance(scene: Scene, revenue: Decimal) -> None:
    dice = scene.dice
    scene.flags.add("guides")
    unit = Decimal(10) ** max(3, len(str(int(revenue))) - 2)
    low = (revenue * dice.between(90, 420) / 100 / unit).quantize(Decimal(1)) * unit
    width = unit * dice.between(1, 12)
    fact = Fact("amount", low, "guidance_revenue", high=low + width, currency=scene.currency)
    scene.add("guided_revenue", fact)
    part = unit / 10 if unit > 1000 else unit
    low = (low / dice.between(5, 14) / part).quantize(Decimal(1)) * part
    scene.add(
        "guided_ebitda",
        Fact(
            "amount",
            low,
            "guidance_adjusted_ebitda",
            high=low + part * dice.between(1, 9),
            currency=scene.currency,
        ),
    )
    first = dice.decimal("0.10", "6.00", 2)
    scene.add(
        "guided_eps",
        Fact(
            "price",
            first,
            "guidance_eps",
            high=first + dice.decimal("0.05", "0.60", 2),
            currency=scene.currency,
            places=2,
        ),
    )
    growth = Decimal(dice.between(2, 20))
    scene.add("guided_growth", Fact("percentage", growth, None, high=growth + dice.between(1, 8)))


DRAWS: dict[str, Callable[[Scene], None]] = {"results": results}
