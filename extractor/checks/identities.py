"""The identities: what must hold between the numbers of a press release.

Comes in: intervals of stated numbers. Goes out: `IDENTITIES`, the interval that the arithmetic
gives for each. One declared function per identity: its parameters are the inputs by name, its
docstring is the formula in words. The engine, `extractor checks`, the table in the README, the
wording of messages and the property tests are all made from these declarations. This module must
not know where numbers come from; which of them an identity is applied to is decided in `select`.

Percentages are in percent (an interest of 7.9% is 7.9, 150 basis points are 1.5).
"""

from __future__ import annotations

from extractor.checks.declare import IDENTITIES, identity, implies
from extractor.interval import UNBOUNDED, Interval, total

__all__ = ["IDENTITIES"]

_ONE = Interval.point(1)
_HUNDRED = Interval.point(100)


# -- money for securities -----------------------------------------------------------------------


@implies("proceeds", "amount", wording="{shares} x {price}", meaning="an amount")
@identity(
    "proceeds",
    "amount = shares x price",
    reported="amount",
    wording="{shares} x {price} = {amount}",
)
def proceeds(shares: list[Interval], price: Interval) -> Interval:
    """The money of a placement, conversion, buyback, dividend or settlement is the number of
    securities times the price of one.
    """
    return total(shares) * price


@identity(
    "stated_value",
    "amount = shares x value",
    reported="amount",
    wording="{shares} x {value} = {amount}",
)
def stated_value(shares: Interval, value: Interval) -> Interval:
    """The money that preferred shares stand for is their number times the stated value of one."""
    return shares * value


@implies("stated_value", "value", wording="{amount} / {shares}", meaning="a stated value")
def _stated_value_value(amount: Interval, shares: Interval) -> Interval:
    return amount / shares


@identity(
    "conversion",
    "shares = amount / price",
    reported="shares",
    wording="{amount} / {price} = {shares}",
)
def conversion(amount: Interval, price: Interval) -> Interval:
    """The shares that a conversion gives are the amount converted, or 1,000 for a rate per
    $1,000, divided by the conversion price.
    """
    return amount / price


@identity(
    "premium",
    "percent = price / reference - 1",
    reported="percent",
    wording="{price} / {reference} - 1 = {percent}",
)
def premium(price: Interval, reference: Interval) -> Interval:
    """A premium is the price divided by the reference price, less one; a discount is its
    negative.
    """
    return (price / reference - _ONE) * _HUNDRED


@implies("premium", "reference", wording="{price} at {percent}", meaning="a reference price")
def _premium_reference(price: Interval, percent: Interval) -> Interval:
    return price / (_ONE + percent / _HUNDRED)


@identity(
    "exchange",
    "price = ratio x reference + cash",
    reported="price",
    wording="{ratio} x {reference} = {price}",
    chained="{ratio} x {reference} + {cash} = {price}",
)
def exchange(ratio: Interval, reference: Interval, cash: Interval | None = None) -> Interval:
    """The price that an exchange of shares implies is the exchange ratio times the price of the
    share received, plus the cash paid beside it.
    """
    implied = ratio * reference
    return implied if cash is None else implied + cash


@identity(
    "currency",
    "to = from x rate",
    reported="to",
    wording="{from_} x {rate} = {to}",
)
def currency(from_: Interval, rate: Interval) -> Interval:
    """An amount in one currency is the amount in the other times the stated rate."""
    return from_ * rate


@implies("split", "after", wording="{before} at {ratio}", meaning="a number after the split")
@identity(
    "split",
    "after = before / ratio",
    reported="after",
    wording="{before} at {ratio} = {after}",
)
def split(before: Interval, ratio: Interval) -> Interval:
    """A reverse split divides the number of shares by its ratio; for a forward split, and for the
    price of a share in a reverse split, the ratio is turned round.
    """
    return before / ratio


# -- parts of a whole ---------------------------------------------------------------------------


@identity(
    "ownership",
    "percent = held / outstanding",
    reported="percent",
    wording="{held} / {outstanding} = {percent}",
    chained="{held} / ({held_before} / {percent_before} + {new_shares}) = {percent}",
)
def ownership(
    held: Interval,
    outstanding: Interval | None = None,
    held_before: Interval | None = None,
    percent_before: Interval | None = None,
    new_shares: Interval | None = None,
) -> Interval:
    """A holding in percent is the shares held divided by the shares outstanding. Where these are
    not stated but grow from an earlier holding by new shares, they are the earlier holding
    divided by its percentage, plus the new shares."""
    if outstanding is None:
        if held_before is None or percent_before is None or new_shares is None:
            return UNBOUNDED
        outstanding = held_before / percent_before * _HUNDRED + new_shares
    return held / outstanding * _HUNDRED


@implies("ownership", "outstanding", wording="{held} / {percent}", meaning="shares outstanding")
def _ownership_outstanding(held: Interval, percent: Interval) -> Interval:
    return held / percent * _HUNDRED


@identity(
    "option",
    "option = percent x base",
    reported="option",
    wording="{percent} of {base} = {option}",
)
def option(percent: Interval, base: Interval) -> Interval:
    """An over-allotment option is its percentage of the base offering."""
    return percent / _HUNDRED * base


@implies("option", "percent", wording="{option} / {base}", meaning="a percentage")
def _option_percent(base: Interval, option: Interval) -> Interval:
    return option / base * _HUNDRED


@identity("sum", "total = sum of parts", reported="total", wording="{parts} = {total}")
def sum_of_parts(parts: list[Interval]) -> Interval:
    """A total is the sum of its parts: tranches, holdings before and new, segments, the rows of a
    table column.
    """
    return total(parts)


@implies("difference", "difference", wording="{minuend} - {subtrahend}", meaning="a difference")
@identity(
    "difference",
    "difference = minuend - subtrahend",
    reported="difference",
    wording="{minuend} - {subtrahend} = {difference}",
)
def difference(minuend: list[Interval], subtrahend: list[Interval]) -> Interval:
    """Net is gross less fees, what remains is what was authorized less what was used, a result is
    what came in less what it cost, a change is the current figure less the prior one.
    """
    return total(minuend) - total(subtrahend)


@identity(
    "share_of",
    "percent = part / whole",
    reported="percent",
    wording="{part} / {whole} = {percent}",
)
def share_of(part: Interval, whole: Interval) -> Interval:
    """A share in percent, such as a margin, a fee or the part that insiders took, is the part
    divided by the whole.
    """
    return part / whole * _HUNDRED


# -- results ------------------------------------------------------------------------------------


@identity(
    "growth",
    "change = current / prior - 1",
    reported="change",
    wording="{current} / {prior} - 1 = {change}",
    chained="{step} on the way to {current} = {change}",
)
def growth(
    current: Interval,
    prior: Interval | None = None,
    step: Interval | None = None,
    years: Interval | None = None,
) -> Interval:
    """A change in percent is the current figure divided by the prior one, less one; for losses it
    is the change of their size; a compound annual rate is that of one of the years between. Where
    only the step between the figures is stated, the prior one is the current one less the step.
    """
    if prior is None:
        return UNBOUNDED if step is None else step / (current - step) * _HUNDRED
    ratio = current / prior
    if years is not None and years.low is not None:
        ratio = ratio.root(int(years.low))
    return (ratio - _ONE) * _HUNDRED


@identity(
    "basis_points",
    "change = current - prior",
    reported="change",
    wording="{current} - {prior} = {change}",
)
def basis_points(current: Interval, prior: Interval) -> Interval:
    """The change of a margin or rate in basis points or percentage points is the current
    percentage less the prior one.
    """
    return current - prior


@identity(
    "per_share",
    "figure = total / shares",
    reported="figure",
    wording="{total} / {shares} = {figure}",
)
def per_share(total: Interval, shares: Interval) -> Interval:
    """A figure per share is the total divided by the number of shares."""
    return total / shares


@identity(
    "annualized",
    "annual = figure x periods",
    reported="annual",
    wording="{figure} x {periods} = {annual}",
)
def annualized(figure: Interval, periods: Interval) -> Interval:
    """An annual figure is the figure of one period times the periods in a year."""
    return figure * periods


@identity(
    "yield",
    "percent = dividend / price",
    reported="percent",
    wording="{dividend} / {price} = {percent}",
)
def dividend_yield(dividend: Interval, price: Interval) -> Interval:
    """A yield is the annual dividend divided by the price."""
    return dividend / price * _HUNDRED


# -- the same fact twice ------------------------------------------------------------------------


@identity("restatement", "items agree", reported="items", wording="{items} are the same")
def restatement() -> Interval:
    """A fact stated twice, in the headline and the body or in words and digits, is the same both
    times.
    """
    return Interval(None, None)


@identity("weekday", "weekday = weekday of date", reported="date", wording="{date}")
def weekday() -> Interval:
    """The named weekday is that of the date."""
    return Interval(None, None)
