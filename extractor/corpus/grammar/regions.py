"""Where issuers are at home: what a region brings to a release.

Comes in: `regions.toml`. Goes out: `Region`s, and the `Manner` in which one release prints.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from extractor.corpus.grammar.dice import Dice
from extractor.corpus.grammar.facts import Manner


class Region(msgspec.Struct, frozen=True):
    """A market and its habits; `manner` is the flag by which wordings are told apart."""

    manner: str
    weight: int
    currency: str
    markets: list[str]
    tickers: str
    ticker_lengths: list[int]
    legal: list[str]
    cities: list[str]
    securities: list[str]
    wires: list[str]
    culture: dict[str, int]


@cache
def regions() -> dict[str, Region]:
    """Every region by its name."""
    place = files(__package__).joinpath("regions.toml")
    return msgspec.convert(tomllib.loads(place.read_text(encoding="utf-8")), dict[str, Region])


_FOREIGN = {"USD": ["EUR", "GBP", "CAD"], "EUR": ["USD", "SEK"]}
_ABROAD = ["USD", "USD", "EUR"]
"""Currencies in which an amount may be told again, for some homes and for all others."""


def draw_manner(dice: Dice, region: Region) -> Manner:
    """How a release from this region prints its numbers."""
    home = region.currency
    nordic = home in ("SEK", "NOK", "DKK")
    dollar = home if home in ("CAD", "AUD", "SGD", "HKD") and dice.chance(45) else "USD"
    return Manner(
        dollar=dollar,
        million=dice.pick(
            {
                "uk": [" million", "m", "m"],
                "nordic": [" million", " million", "m"],
                "au": [" million", " million", "m"],
                "asia": [" million", " million", " million", "M"],
            }.get(region.manner, [" million"] * 8 + ["M", "MM"])
        ),
        thousands=dice.pick([",", " ", "\u00a0", ","]) if nordic or home == "EUR" else ",",
        percent=dice.pick(
            {"uk": ["%", "%", " per cent"], "nordic": ["%", " %", " per cent", "%"]}.get(
                region.manner, ["%"] * 9 + [" percent", " per cent"]
            )
        ),
        code_first=dice.chance(55 if home == "EUR" else 70),
        sign=dice.chance(75),
        nordic_scale=nordic and dice.chance(35),
        prices_in_pence=home == "GBP" and dice.chance(80),
        spelled=25 if region.manner in ("us", "ca") and dice.chance(9) else 1,
        hedged=dice.pick([0, 4, 10]),
        in_cents=home in ("AUD", "NZD", "ZAR", "CAD", "USD") and dice.chance(9),
        foreign=dice.pick(_FOREIGN.get(home, _ABROAD)) if dice.chance(11) else None,
    )
