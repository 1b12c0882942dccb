"""An extension: what a company that mines coins says, how it must fit together, and the format of
a wire of its own. Installed, it is found by its entry point; nothing else has to be done."""

from __future__ import annotations

from extractor.extend import Interval, concept, identity, implies, reader

concept(
    "coins_mined",
    kinds=["count"],
    meaning="coins mined in a period",
    words=["mined", "coins (?:mined|produced)"],
    result=True,
)
concept(
    "coin_price",
    kinds=["amount", "price"],
    meaning="average price of a coin",
    words=["average coin price(?: of)?"],
    result=True,
)
concept(
    "coin_value",
    kinds=["amount"],
    meaning="value of the coins mined",
    words=["coin value(?: of)?", "coins worth"],
    result=True,
)


@implies("mined_value", "value", wording="{coins} x {price}", meaning="a value of coins")
@identity(
    "mined_value",
    "value = coins x price",
    reported="value",
    wording="{coins} x {price} = {value}",
    concepts={"coins": "coins_mined", "price": "coin_price", "value": "coin_value"},
)
def mined_value(coins: Interval, price: Interval) -> Interval:
    """The value of the coins mined is their number times the price of one."""
    return coins * price


@reader("minewire", suffixes=[".mwr"])
def read_minewire(data: bytes) -> str:
    """A file of the wire: its text follows a line of three equals signs, in UTF-16."""
    head, _, body = data.decode("utf-16").partition("\n===\n")
    if not body:
        raise ValueError(f"no line of three equals signs behind {head[:20]!r}")
    return body
