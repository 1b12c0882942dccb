"""The world of one release: its issuer, who else appears, what was agreed, how it prints.

Comes in: dice and a region. Goes out: a `Scene` that deals fill with facts and relations, and from
which the writer takes what wordings ask for. It knows nothing of wordings.
"""

from __future__ import annotations

import copy
import datetime
import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from extractor.corpus.grammar import names
from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.facts import Fact, Manner
from extractor.corpus.grammar.regions import Region, draw_manner, regions
from extractor.schema import DealType

SECTORS = {
    "biotech": 16,
    "medtech": 9,
    "software": 13,
    "semiconductor": 4,
    "mining": 16,
    "energy": 9,
    "industrial": 10,
    "consumer": 9,
    "bank": 6,
    "insurer": 3,
    "property": 7,
    "shipping": 4,
    "crypto": 5,
    "aqua": 3,
    "telecom": 4,
    "services": 5,
}
"""What issuers do, and how often they are drawn; a sector is a flag for wordings."""


SECOND = "second."
"""Before the slots of a second deal."""


class Firm(msgspec.Struct):
    """A company of the scene. `the` is what the release calls it ("the Company") once it is
    introduced; `short` the short form in use; `printed` every form that stands
    in the text; `listed` says that its listings do, `defined` that it is
    told what the company is called."""

    full: str
    shorts: list[str]
    role: str
    short: str
    the: str | None = None
    listings: list[tuple[str, str]] = msgspec.field(default_factory=list)
    listed: bool = False
    defined: bool = False
    introduced: bool = False
    printed: dict[str, None] = msgspec.field(default_factory=dict)


class Human(msgspec.Struct):
    """A person of the scene; `firm` is the slot of the company served."""

    full: str
    last: str
    honorific: str
    title: str
    firm: str
    introduced: bool = False
    titles: dict[str, None] = msgspec.field(default_factory=dict)


class Deal(msgspec.Struct):
    """A transaction: its type and its parties, as roles to slots of companies."""

    type: DealType
    parties: dict[str, list[str]]


class Scene:
    """What one release is about. `facts` are its numbers by slot, `words` its other slots,
    `relations` the identities that hold between facts, as inputs to slots."""

    def __init__(self, dice: Dice, split: str, manner: str | None = None) -> None:
        self.dice = dice
        self.split = split
        homes = {
            name: region.weight
            for name, region in regions().items()
            if manner is None or region.manner == manner
        }
        self.home = dice.weighed(homes)
        self.region: Region = regions()[self.home]
        self.manner: Manner = draw_manner(dice, self.region)
        self.currency = self.region.currency
        if self.region.manner in ("ca", "asia", "au") and dice.chance(18):
            self.currency = "USD"
            self.manner.dollar = "USD"
        self.date = datetime.date(2017, 1, 2) + datetime.timedelta(days=dice.below(3400))
        while self.date.weekday() > 4:
            self.date += datetime.timedelta(days=1)
        self.sector = dice.weighed(SECTORS)
        self.flags: set[str] = {self.region.manner, self.home, self.sector}
        self.facts: dict[str, Fact] = {}
        self.firms: dict[str, Firm] = {}
        self.people: dict[str, Human] = {}
        self.words: dict[str, str] = {}
        self.days: dict[str, datetime.date] = {}
        self.deals: list[Deal] = []
        self.relations: list[tuple[str, dict[str, str | list[str]], int | None]] = []
        self.security_each: str | None = None
        self.kind = ""
        self._taken: set[str] = set()

    def add_issuer(self) -> Firm:
        """Draw the company that speaks, listed on one or more markets."""
        dice = self.dice
        firm = self._firm(self.sector, "tails", dice.pick(self.region.legal), "issuer")
        for market in dict.fromkeys(
            dice.pick(self.region.markets) for _ in range(dice.pick([1, 1, 1, 2]))
        ):
            length = dice.pick(self.region.ticker_lengths)
            firm.listings.append(
                (market, names.ticker(dice, firm.short, self.region.tickers, length))
            )
        group = ["the Company", "the Company", "the Company"]
        if self.region.manner in ("nordic", "uk"):
            group += ["the Group", "the Company"]
        if self.sector == "bank":
            group += ["the Bank"]
        if self.sector == "property":
            group += ["the REIT", "the Trust"]
        firm.the = dice.pick(group)
        self.firms["co"] = firm
        return firm

    def firm(self, slot: str) -> Firm:
        """The company in `slot`, drawn when it is first asked for."""
        if slot not in self.firms:
            cast = _cast()["firms"][slot]
            kind, group = cast["kind"], "kinds"
            if kind == "issuer":
                kind, group = (
                    self.dice.pick([self.sector, self.sector, self.dice.weighed(SECTORS)]),
                    "tails",
                )
            elif kind not in names.kinds():
                group = "tails"
            legal = ""
            if self.dice.chance(cast["legal"]):
                home = self.region if self.dice.chance(75) else regions()["us"]
                legal = self.dice.pick(_LEGAL.get(cast["kind"]) or home.legal)
            self.firms[slot] = self._firm(kind, group, legal, cast["role"])
        return self.firms[slot]

    def person(self, slot: str, firm: str = "co") -> Human:
        """The person in `slot`, drawn when first asked for; `other_ceo` and the like serve the
        company `firm`."""
        if slot not in self.people:
            titles = _cast()["people"][slot]
            culture = self.dice.weighed(self.region.culture)
            while True:
                name = names.person_name(self.dice, self.split, culture)
                if name.full not in self._taken:
                    break
            self._taken.add(name.full)
            title = self.dice.pick(titles)
            self.people[slot] = Human(name.full, name.last, name.honorific, title, firm)
        return self.people[slot]

    def knows(self, slot: str) -> bool:
        """Whether a company or a person can be drawn for `slot`."""
        cast = _cast()
        return slot in self.firms or slot in cast["firms"] or slot in cast["people"]

    def is_person(self, slot: str) -> bool:
        """Whether `slot` is that of a person."""
        return slot in self.people or slot in _cast()["people"]

    def add(self, slot: str, fact: Fact) -> Fact:
        """Put a fact into a slot."""
        self.facts[slot] = fact
        return fact

    def relate(self, identity: str, periods: int | None = None, **inputs: str | list[str]) -> None:
        """Say that an identity holds between slots."""
        self.relations.append((identity, inputs, periods))

    def branch(self, kind: str) -> Scene:
        """A scene of the same people and companies in which another deal can be drawn."""
        other = copy.copy(self)
        other.kind = kind
        other.facts, other.relations, other.deals = {}, [], []
        other.words = dict(self.words)
        other.flags = {self.region.manner, self.home, self.sector}
        return other

    def take(self, other: Scene) -> None:
        """Make what was drawn in a branch part of this scene, its slots under `SECOND`."""
        for slot, fact in other.facts.items():
            if fact.deal is not None:
                fact.deal += len(self.deals)
            self.facts[SECOND + slot] = fact
        self.deals += other.deals
        for identity, inputs, periods in other.relations:
            named: dict[str, str | list[str]] = {
                role: [SECOND + slot for slot in slots]
                if isinstance(slots, list)
                else SECOND + slots
                for role, slots in inputs.items()
            }
            self.relations.append((identity, named, periods))

    def list_firm(self, firm: Firm) -> None:
        """Give a company a market and a ticker."""
        region = self.region if self.dice.chance(60) else regions()["us"]
        length = self.dice.pick(region.ticker_lengths)
        code = names.ticker(self.dice, firm.short, region.tickers, length)
        firm.listings.append((self.dice.pick(region.markets), code))

    def _firm(self, kind: str, group: str, legal: str, role: str) -> Firm:
        while True:
            name = names.firm_name(self.dice, self.split, legal, names.tails(group, kind))
            stem = name.shorts[0] if name.shorts else name.full
            if stem.casefold() not in self._taken:
                break
        self._taken.add(stem.casefold())
        shorts = name.shorts or [name.full]
        return Firm(name.full, shorts, role, self.dice.pick(shorts))


_LEGAL = {
    "law": (" LLP", " LLP", ", P.C.", " PLLC", " LLC"),
    "auditor": (" LLP", " LLP", ", P.C.", " AB", " AG"),
    "fund": (", L.P.", " LP", ", LLC", " LLC", " Ltd.", " Management Ltd"),
    "bank": (" LLC", ", LLC", ", Inc.", " plc", " Limited", " AS", " AB", " & Co., LLC", " Ltd."),
    "broker": (" LLC", ", Inc.", " Ltd.", " Inc.", " Corp.", " Limited"),
    "lender": (", N.A.", " LLC", ", L.P.", " plc", " S.A.", " AB", " Ltd."),
}
"""Legal forms of companies that are named by what they do."""


def money(value: Decimal | int, currency: str, concept: str | None, deal: int | None = 0) -> Fact:
    """An amount of money."""
    return Fact("amount", Decimal(value), concept, currency=currency, deal=deal)


@cache
def _cast() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cast.toml").read_text(encoding="utf-8"))
