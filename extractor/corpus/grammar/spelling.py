"""Numbers in English words.

Comes in: whole numbers. Goes out: words. What they count, this module does not know.
"""

from __future__ import annotations

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
ONES = tuple(_ONES.split())
"""The numbers below twenty."""
_DECADES = "_ _ twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = tuple(_DECADES.split())


def spell(number: int, british: bool = False) -> str:
    """The number in words: "two hundred fifty thousand", with "and" where `british`."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        link = " and " if british else " "
        return f"{ONES[hundreds]} hundred" + (link + spell(rest) if rest else "")
    for power, word in ((9, "billion"), (6, "million"), (3, "thousand")):
        if number >= 10**power:
            count, rest = divmod(number, 10**power)
            return f"{spell(count, british)} {word}" + (f" {spell(rest, british)}" if rest else "")
    raise AssertionError("every number is less than 1,000 or not")
