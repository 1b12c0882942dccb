"""Releases from seeds: text and gold that are true by construction.

Comes in: a seed and what to choose. Goes out: `Annotated`. The same seed gives the same release on
every machine, as long as the wordings stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import msgspec

from extractor.corpus.arithmetic import HALF, WHOLE, Claim, explain, holds
from extractor.corpus.compose import Reference, Relation, Speaker, Tail, Transaction, compose
from extractor.corpus.gold import (
    Annotated,
    GoldCompany,
    GoldPerson,
    GoldQuantity,
    write_folder,
)
from extractor.corpus.grammar.deals import DRAWS
from extractor.corpus.grammar.deals.history import add_history
from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.families import choose
from extractor.corpus.grammar.layout import words_of
from extractor.corpus.grammar.planting import spoil
from extractor.corpus.grammar.release import books, draft
from extractor.corpus.grammar.scene import Scene
from extractor.corpus.grammar.writer import Writer
from extractor.corpus.marks import Mark
from extractor.corpus.printed import quantum
from extractor.corpus.validate import PLANTED
from extractor.errors import UsageError
from extractor.schema import Role


def generate(
    seed: int,
    *,
    family: str | None = None,
    split: str = "train",
    kind: str | None = None,
    planted: float = 0.0,
) -> Annotated:
    """The release of `seed`: of a family or any of a split, of a kind of release or any, with an
    error planted with the probability `planted`.

    Raises UsageError for a family, split or kind that there is not.
    """
    chosen = choose(seed, family, split)
    dice = Dice(f"{chosen.name} {kind} {seed}")
    subject = kind or dice.weighed(KINDS)
    if subject not in KINDS:
        raise UsageError(f"{subject!r} is no kind of release; {', '.join(KINDS)} are.")
    scene = Scene(dice, chosen.split, chosen.manner)
    scene.add_issuer()
    _name_security(scene)
    scene.words["dollar_name"] = _DOLLARS.get(scene.manner.dollar, "U.S.")
    scene.flags.add(subject)
    DRAWS[subject](scene)
    add_history(scene)
    second = _second(scene, subject)
    for fact in scene.facts.values():
        if fact.per == "share" and scene.security_each:
            fact.per = scene.security_each
    writer = Writer(scene, books(chosen.split, subject))
    if second is not None:
        writer.second = second, books(chosen.split, second.kind)
    made = draft(scene, writer, subject)
    told = _told(scene, writer)
    if dice.below(1000) < planted * 1000:
        _plant(told, writer)
    tail = Tail(
        headline=" ".join("".join(map(words_of, made.headline)).split()),
        date=scene.date if made.date else None,
        place=made.place,
        wire=made.wire,
        issuer=_name(scene, "co"),
        event=subject,
        companies=list(_companies(scene)),
        people=[
            GoldPerson(human.full, list(human.titles), _name(scene, human.firm))
            for human in scene.people.values()
            if human.introduced
        ],
        quotes=_speakers(writer),
        deals=list(_deals(scene, writer)),
        checks=list(_checks(told, writer)),
    )
    name = f"{chosen.name}-{subject.replace('_', '-')}-{seed:06d}"
    return compose(made.pieces, tail, name=name, hand=chosen.name)


def generate_folder(
    out: Path,
    count: int,
    seed: int,
    *,
    family: str | None = None,
    split: str = "train",
    kind: str | None = None,
    planted: float = 0.0,
) -> None:
    """Write the releases of `count` seeds from `seed` on into the folder `out`; see `generate`.

    Raises UsageError for a family, split or kind that there is not.
    """
    write_folder(
        (
            generate(seed + at, family=family, split=split, kind=kind, planted=planted)
            for at in range(count)
        ),
        out,
    )


KINDS = {
    "private_placement": 9,
    "registered_direct": 4,
    "public_offering": 5,
    "ipo": 4,
    "rights_issue": 3,
    "atm_offering": 3,
    "conversion": 4,
    "debt_settlement": 3,
    "warrant_exercise": 4,
    "convertible_notes": 4,
    "debt_offering": 4,
    "loan": 4,
    "buyback": 6,
    "tender_offer": 3,
    "dividend": 6,
    "stock_split": 2,
    "reverse_split": 4,
    "acquisition": 6,
    "merger": 4,
    "divestiture": 4,
    "stake_purchase": 4,
    "asset_purchase": 4,
    "contract_award": 4,
    "grant": 3,
    "results": 12,
    "appointment": 3,
    "product": 3,
    "call_notice": 3,
    "law_firm": 2,
    "award": 2,
    "survey": 2,
    "operations": 3,
}
"""How often each kind of release is drawn."""


_DOLLARS = {
    "CAD": "Canadian",
    "AUD": "Australian",
    "HKD": "Hong Kong",
    "SGD": "Singapore",
    "NZD": "New Zealand",
}


def _name_security(scene: Scene) -> None:
    """What is issued and traded: mostly shares, at times units of a trust or depositary shares."""
    dice = scene.dice
    scene.words["security"] = dice.pick(scene.region.securities)
    if scene.sector in ("property", "energy") and dice.chance(22):
        scene.security_each = "unit"
        scene.words["security"] = dice.pick(["units", "trust units", "common units"])
    elif scene.home in ("il", "sg", "hk", "dk", "in", "jp") and dice.chance(14):
        scene.security_each = "ADS"
        scene.words["security"] = dice.pick(["ADSs", "American Depositary Shares", "ADSs"])
    scene.words["shares_word"] = _shares_word(scene.words["security"])


_SECONDS = (
    "dividend",
    "buyback",
    "private_placement",
    "loan",
    "debt_settlement",
    "acquisition",
    "contract_award",
    "warrant_exercise",
    "convertible_notes",
    "reverse_split",
    "grant",
)
"""Deals that a release may report beside its first."""


def _second(scene: Scene, subject: str) -> Scene | None:
    """A second deal now and then; its facts are those of the scene under other names."""
    dice = scene.dice
    kind = dice.pick(_SECONDS)
    if scene.split != "train" or kind == subject or not dice.chance(13):
        return None
    second = scene.branch(kind)
    DRAWS[kind](second)
    scene.take(second)
    return second


def _shares_word(security: str) -> str:
    """The security as it stands after a number."""
    if security.lower().endswith("stock"):
        return f"shares of {security}"
    return security


def _name(scene: Scene, slot: str) -> str | None:
    """The fullest form in which the company in `slot` is printed, or None."""
    firm = scene.firms.get(slot)
    if firm is None or not firm.printed:
        return None
    return firm.full if firm.full in firm.printed else max(firm.printed, key=len)


def _companies(scene: Scene) -> Iterator[GoldCompany]:
    roles: dict[str, list[str]] = {}
    for deal in scene.deals:
        for role, slots in deal.parties.items():
            for slot in slots:
                roles.setdefault(slot, []).append(role)
    for slot, firm in scene.firms.items():
        name = _name(scene, slot)
        if name is None:
            continue
        held = dict.fromkeys([firm.role, *roles.get(slot, [])])
        yield GoldCompany(
            name,
            [form for form in firm.printed if form != name],
            [f"{market}:{code}" for market, code in firm.listings] if firm.listed else [],
            [role for role in held if role in get_args(Role)],
        )


def _speakers(writer: Writer) -> dict[str, Speaker]:
    people = writer.scene.people
    said = {}
    for name, slot in writer.quotes.items():
        human = people.get(slot or "")
        firm = human.firm if human else "co"
        said[name] = Speaker(human.full if human else None, _name(writer.scene, firm))
    return said


def _deals(scene: Scene, writer: Writer) -> Iterator[Transaction]:
    for number, deal in enumerate(scene.deals):
        terms: list[Reference] = [
            name
            for slot, names in writer.told.items()
            if scene.facts[slot].deal == number and scene.facts[slot].concept
            for name in names
        ]
        parties: dict[str, str | list[str]] = {}
        for role, slots in deal.parties.items():
            named = [name for slot in slots if (name := _name(scene, slot)) is not None]
            if named:
                parties[role] = named[0] if len(named) == 1 else named
        if terms:
            yield Transaction(deal.type, parties, terms)


class _Told(msgspec.Struct):
    """A relation whose numbers are all printed, as the names of their marks."""

    identity: str
    names: dict[str, str | list[str]]
    periods: int | None = None

    def claim(self, writer: Writer) -> Claim:
        """The relation as its marks now stand."""
        quantities = {
            role: [
                _quantity(writer.marks[name]) for name in (one if isinstance(one, list) else [one])
            ]
            for role, one in self.names.items()
        }
        return Claim(self.identity, quantities, self.periods)


def _told(scene: Scene, writer: Writer) -> list[_Told]:
    """The relations of the scene that can be seen in the text, and the restatements."""
    found = []
    for identity, inputs, periods in scene.relations:
        names: dict[str, str | list[str]] = {}
        for role, slots in inputs.items():
            if isinstance(slots, list) and all(slot in writer.told for slot in slots):
                names[role] = [_best(writer, slot) for slot in slots]
            elif isinstance(slots, str) and slots in writer.told:
                names[role] = _best(writer, slots)
        if len(names) == len(inputs):
            found.append(_Told(identity, names, periods))
    for slot, mentions in writer.told.items():
        if len(mentions) > 1 and scene.facts[slot].high is None:
            found.append(_Told("restatement", {"items": list(mentions)}))
    return found


def _plant(told: list[_Told], writer: Writer) -> None:
    """Make one number wrong that is told once and that a relation gives away, if there is one."""
    dice = writer.scene.dice
    once = {names[0] for names in writer.told.values() if len(names) == 1}
    for relation in dice.shuffled(told):
        side = list(relation.names.values())[-1]
        if not isinstance(side, str) or side not in once:
            continue
        if spoil(writer.marks[side], lambda one=relation: holds(one.claim(writer), WHOLE), dice):  # type: ignore[misc]
            return


def _checks(told: list[_Told], writer: Writer) -> Iterator[Relation]:
    """What is true of each relation, now that one number may be wrong."""
    for one in told:
        claim = one.claim(writer)
        consistent = holds(claim, HALF)
        if not consistent and holds(claim, WHOLE):
            continue
        inputs: dict[str, Reference | bool | list[Reference]] = {
            role: [*names] if isinstance(names, list) else names
            for role, names in one.names.items()
        }
        if one.periods is not None:
            inputs["periods"] = one.periods
        if consistent:
            yield Relation(one.identity, inputs)
        else:
            note = f"{PLANTED}: {explain(claim)}"
            yield Relation(one.identity, inputs, "inconsistent", note)


def _best(writer: Writer, slot: str) -> str:
    """The mention of the fact that prints it most exactly."""
    names = writer.told[slot]
    exact = [name for name in names if writer.marks[name].qualifier == "exact"]
    return min(exact or names, key=lambda name: _quantum(writer.marks[name]))


def _quantum(mark: Mark) -> Decimal:
    return quantum(mark.text, mark.value) if mark.value is not None else Decimal(10) ** 12


def _quantity(mark: Mark) -> GoldQuantity:
    return GoldQuantity(
        [], mark.text, mark.kind, 0, 0, mark.value, mark.low, mark.high, qualifier=mark.qualifier
    )
