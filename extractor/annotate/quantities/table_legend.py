"""What the words of a table say about its numbers: captions, headers and row labels.

Comes in: the words of a caption, a header cell or a row label. Goes out: a `Legend`: the
currency, the scale and the kind of quantity that they state. It must not look at the numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import regex

from extractor.annotate.quantities.atoms import Atom
from extractor.annotate.quantities.currency import House
from extractor.patterns import table_legends as legends
from extractor.patterns.quantities import SIGNS
from extractor.schema import QuantityKind

# Cheap looks before the patterns: most labels name neither a scale nor a currency.
_SCALE_HINT: Final = re.compile(
    r"illion|ILLION|housand|HOUSAND|000|rore|CRORE|akh|LAKH"
    r"|\(m|\(M|[A-Z]{3}[mkbM]|[kKTMm][A-Z]{3}|[$€£¥ ][mMkKb]"
)
_MONEY_HINT: Final = re.compile(r"[A-Z]{3}|[$€£¥₹₩₪]|ollar|uro|ound|ranc|Rs|RM|Rp")
_MINOR: Final = regex.compile(
    r"(?:\(|, ?|\bin )(?:(?P<pence>p|pence|GBp|GBX)|(?:(?:US|A|C|NZ|Australian|US) ?)?cents?)\)?$"
)
"""The hundredth of a currency as the unit of a column: "Highest price (p)", "in cents"."""
_SHARES_HINT: Final = re.compile(
    r"share|unit|warrant|option|ads|stock|volume|weighted|securit|vote"
)
_CAPITAL_HINT: Final = re.compile(r"par value|authori|at cost|outstanding")
_PRICE_HINT: Final = re.compile(r"per|/|eps|price|vwap|par value|nominal|stated v|face v|quota")
_PERCENT_HINT: Final = re.compile(r"%|pct|cent|ratio|rate")
_MULTIPLE_HINT: Final = re.compile(r"ratio|times|x\b|mnav")
_PREFIX: Final = {"k": 3, "K": 3, "T": 3, "m": 6, "M": 6, "B": 9}
_SHORT: Final = {"m": 6, "k": 3, "b": 9, "t": 3}
_WORDED: Final = {"thousands": 3, "lakhs": 5, "crores": 7, "billions": 9}
_EXCEPT: Final = regex.compile(
    r"(?i)\b(?:except|excluding|other[ ]than)\b(?P<what>[^.;|\n]{0,120})"
)
_SHARES: Final = regex.compile(
    r"(?i)\b(?:number[ ]of[ ])?(?:share|shares|unit|units|ads|stock)\b(?![ ]price)"
)
_PER: Final = regex.compile(
    r"(?i)\bper[ ](?:\w+[ ]){0,3}?(?:share|unit|ads)\b"
    r"(?:[ ](?:data|amounts?|figures?|information))?"
)
_FOOTED: Final = regex.compile(
    r"(?<=[a-z)])(?:\d(?:,[ ]?\d)*|[ ]?\((?:\d(?:,?[ ]?\d)*|[a-e])\)|\*+|\[\d\]){1,9}+(?=$|[ ,:–-])"
)
FINANCIAL: Final = regex.compile(
    r"(?i)\b(?:statements?[ ]of|balance[ ]sheets?|cash[ ]flows?|income|revenues?|sales|assets"
    r"|liabilities|equity|ebitda|ebita?|profit|loss|expenses?|costs?|cash|proceeds|debt|interest"
    r"|dividends?|tax|earnings|amount|value|price|consideration|capital|depreciation"
    r"|amortization|compensation|deposits|loans|receivables?|payables?)\b"
)
"""Words of a label whose numbers are money where nothing else is said."""
_WORDS: Final = {
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "hong kong dollars": "HKD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds sterling": "GBP",
    "swiss francs": "CHF",
}


@dataclass(slots=True)
class Legend:
    """What a caption, header or label says. `exponent` is the power of ten of its scale;
    `shares_scaled` whether that counts for numbers of securities; `nothing` whether the
    numbers are no quantities at all; `inherited` whether the currency is that of the table
    before; `letter` whether it says "(m)", millions of money or metres."""

    text: str = ""
    currency: str | None = None
    assumed: bool = False
    exponent: int | None = None
    kind: QuantityKind | None = None
    nothing: bool = False
    shares_scaled: bool = True
    inherited: bool = False
    letter: bool = False


def mark_currency(holder: Legend | Atom, sign: str, house: House) -> None:
    """Gives `holder` the currency of a printed `sign`."""
    if sign == "$":
        holder.currency, holder.assumed = house.dollar, not house.stated
    else:
        holder.currency, holder.assumed = SIGNS[sign], False


def read_legend(text: str, house: House) -> Legend:
    """The currency and the scale that `text` states for a table, a column or a row."""
    legend = Legend(text)
    scale = legends.LEGEND_SCALE.regex.search(text) if _SCALE_HINT.search(text) else None
    if scale is not None and scale["letter"] and not _is_scale_letter(text):
        scale, legend.letter = None, True
    if scale is not None:
        if scale["prefix"]:
            legend.exponent = _PREFIX[scale["prefix"]]
        elif scale["suffix"] or scale["short"]:
            legend.exponent = _SHORT[(scale["suffix"] or scale["short"])[0].lower()]
        else:
            legend.exponent = next((n for word, n in _WORDED.items() if scale[word]), 6)
        exception = _EXCEPT.search(text, scale.start())
        if exception is not None:
            legend.shares_scaled = not _SHARES.search(_PER.sub("", exception["what"]))
    money = legends.LEGEND_CURRENCY.regex.search(text) if _MONEY_HINT.search(text) else None
    if money is not None:
        if money["code"]:
            legend.currency = money["code"]
        elif money["words"]:
            legend.currency = _WORDS.get(money["words"].lower(), "USD")
        else:
            mark_currency(legend, money["sign"], house)
    return legend


def _is_scale_letter(text: str) -> bool:
    """Whether "(m)" in a legend means millions, not metres: it speaks of money or securities."""
    return (
        FINANCIAL.search(text) is not None
        or _SHARES.search(text) is not None
        or legends.LEGEND_CURRENCY.regex.search(text) is not None
    )


def read_label(text: str, house: House) -> Legend:
    """A legend with the kind of quantity that a header or a row label names."""
    legend = read_legend(text, house)
    text = _FOOTED.sub("", text)
    low = text.lower()
    if not low:
        return legend
    if _CAPITAL_HINT.search(low) and legends.LABEL_CAPITAL.regex.search(low):
        return legend
    if (
        _SHARES_HINT.search(low)
        and "price" not in low
        and legends.LABEL_SHARES.regex.search(low) is not None
    ):
        legend.kind = "share_count"
    elif (
        _PRICE_HINT.search(low)
        and legend.exponent is None
        and legends.LABEL_PER_SHARE.regex.search(low)
    ):
        legend.kind = "price"
    elif _PERCENT_HINT.search(low) and legends.LABEL_PERCENT.regex.search(low):
        legend.kind = "percentage"
    elif _MULTIPLE_HINT.search(low) and legends.LABEL_MULTIPLE.regex.search(low):
        legend.kind = "multiple"
    elif legend.currency is None:
        counted = legends.LABEL_COUNT.regex.search(low)
        sure = counted is not None and counted["sure"] and legend.exponent is None
        if counted is not None and (sure or not FINANCIAL.search(text)):
            legend.kind = "count"
    minor = _MINOR.search(text) if text[-1] in ")spXx" else None
    if minor is not None and legend.kind != "share_count":
        legend.kind, legend.exponent = "price", -2
        legend.currency = "GBP" if minor["pence"] else house.dollar
        legend.assumed = not minor["pence"] and not house.stated
    if legend.kind not in ("price", "share_count") and legends.LABEL_NOTHING.regex.search(low):
        legend.nothing = True
    return legend
