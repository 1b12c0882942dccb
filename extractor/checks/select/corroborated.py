"""Relations that no wording binds, but that hold too exactly to be an accident.

Comes in: a context. Goes out: claims that hold and are never sure: this module confirms, it must
not accuse, and nothing is derived from it.

The principle. For a number every identity that its kind admits (see `factors` and `addends`) is
tried on the numbers around it, nearest first. Each try may fit by accident with the probability
that `chance` gives it; the expected number of accidental fits is that probability times the number
of tries (the correction of Bonferroni). A relation is confirmed where this is below what `ALLOWED`
grants to the stretch of text in which its numbers stand. The grants shrink with the distance,
since numbers in one sentence belong together far more often than those pages apart; to spend a
total error unevenly, as prior plausibility suggests, is weighted Bonferroni (Genovese, Roeder and
Wasserman 2006). Their sizes were set
by an experiment: on releases whose numbers are replaced by those of others with as many digits, so
that nothing but accidents is left, one confirmation comes up for fifteen on the releases as they
are.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.claim import Claim
from extractor.checks.context import Context
from extractor.checks.engine import holds
from extractor.checks.select.addends import add_up
from extractor.checks.select.chance import Figure, chance
from extractor.checks.select.factors import (
    Link,
    claim_of,
    form,
    is_akin,
    is_contrary,
    links,
    measures,
)
from extractor.checks.select.fit import Fit, allows
from extractor.checks.select.stretch import COUNT, PERCENT, RATIO, Field, Nearness, Stretch

Way = tuple[Link, Figure, Figure, float]
_EXACTLY = 1.000001
"""What floats may be off."""
_COARSE = 0.01
"""The grain beyond which a number is too round to be found again anywhere in the release."""
_WIDEST = 0.03
"""The largest relative error of a number that is found as a result."""


def select_corroborated(context: Context) -> Iterator[Claim]:
    """The claims that hold beyond accident."""
    for fit in select_fits(context):
        fit.claim.accidents = fit.accidents
        yield fit.claim


def select_fits(context: Context) -> Iterator[Fit]:
    """The same with the accidents to be expected; of several fits of the same numbers the best."""
    if len(context.items) < 3:
        return
    field = Field(context)
    best: dict[frozenset[object], Fit] = {}
    for figure in field.figures:
        for fit in _of(field, figure):
            known = best.get(fit.key)
            if known is None or (fit.nearness, fit.accidents) < (known.nearness, known.accidents):
                best[fit.key] = fit
    for fit in best.values():
        if holds(fit.claim):
            yield fit


def _of(field: Field, figure: Figure) -> Iterator[Fit]:
    """The fits in which a number is the factor or the total, in the closest stretch with any."""
    ways = links(field.context, figure)
    linked = added = False
    for stretch in field.around(figure):
        if stretch.nearness == Nearness.RELEASE and figure.grain > _COARSE:
            return
        if ways and not linked:
            for fit in _linked(field.context, stretch, figure, ways):
                linked = True
                yield fit
        if not added:
            for fit in add_up(field.context, stretch, figure):
                added = True
                yield fit
        if linked and added:
            return


def _linked(context: Context, stretch: Stretch, factor: Figure, ways: list[Link]) -> Iterator[Fit]:
    tries = len(ways) * _tries(stretch, factor)
    for link, source, result, accident in plain(list(fits_in(stretch, factor, ways))):
        items = factor.item, source.item, result.item
        if is_contrary(link, *items):
            continue
        akin = is_akin(link, *items)
        accidents = (stretch.pairs(source, result) if akin else tries) * accident
        if allows(accidents, stretch.nearness, form(link)):
            yield Fit(claim_of(context, link, *items), accidents, stretch.nearness)


def plain(ways: list[Way]) -> list[Way]:
    """The ways in which a factor acts, without the falls if it is a share, too: a cost that is 64%
    of sales is not 36% less than these where a profit is 36% of them."""
    if any(link.shape == "share" for link, *_ in ways):
        return [way for way in ways if way[0].shape != "down"]
    return ways


def fits_in(stretch: Stretch, factor: Figure, ways: list[Link]) -> Iterator[Way]:
    """What a factor makes of the figures of a stretch, and which of them that is, with the chance
    of the fit."""
    for link in ways:
        for name, sources in stretch.by_measure.items():
            made = measures(link, factor, name)
            if made is None:
                continue
            for source in sources:
                target = source.log + link.shift
                for result in stretch.at(made, target, link.error + source.error + _WIDEST):
                    if result is factor or source is factor or result.size == source.size:
                        continue  # that a number is 100% of itself says nothing
                    wide = _window(link, factor, source, result, abs(result.log - target))
                    if wide is not None:
                        grain = min(factor.grain, source.grain, result.grain)
                        yield link, source, result, chance(wide, grain)


def _tries(stretch: Stretch, factor: Figure) -> int:
    """How many pairs of figures a factor may act between."""
    different = stretch.different
    if factor.measure in (PERCENT, RATIO):
        pairs = (n * (n - 1) // 2 for name, n in different.items() if name not in (PERCENT, RATIO))
        return max(1, sum(pairs))
    return max(1, different.get(COUNT, 0) * (different[factor.measure] - 1))


def _window(link: Link, factor: Figure, source: Figure, result: Figure, off: float) -> float | None:
    """The narrowest window in which the figures fit: only the result was rounded, only the
    factor, or all of them; None if they do not fit."""
    off /= _EXACTLY
    windows = []
    if off <= result.error:
        windows.append(2 * result.error)
    if off <= link.error:
        windows.append(2 * factor.error)
    if windows:
        return min(windows)
    error = result.error + link.error + source.error
    return 2 * error * link.scale if off <= error else None
