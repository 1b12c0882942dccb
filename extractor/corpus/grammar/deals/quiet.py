"""Releases without a deal: appointments, products, calls, lawyers, awards, surveys, operations.

Comes in: a scene with its issuer. Goes out: the scene, with flags by which wordings are chosen;
their numbers are all background.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.corpus.grammar.deals import terms
from extractor.corpus.grammar.scene import Scene


def appointment(scene: Scene) -> None:
    """Somebody joins the management or the board."""
    terms.either(scene, executive=65, board=35)


def product(scene: Scene) -> None:
    """A product, a partnership or a service is announced."""
    terms.either(scene, launch=50, partnership=50)


def call_notice(scene: Scene) -> None:
    """When results will be told, where the company presents, when holders meet."""
    terms.either(scene, call=50, conference=30, meeting=20)


def law_firm(scene: Scene) -> None:
    """Lawyers look for holders who lost money."""
    scene.flags.add("lawyers")


def award(scene: Scene) -> None:
    """A prize, a ranking, a certificate."""
    scene.flags.add("prize")


def survey(scene: Scene) -> None:
    """A study and its percentages."""
    scene.flags.add("study")


def operations(scene: Scene) -> None:
    """Drilling, trials, production: numbers that are measured, not paid."""
    terms.raise_flags(scene, ("milestone", 50))


DRAWS: dict[str, Callable[[Scene], None]] = {
    "appointment": appointment,
    "product": product,
    "call_notice": call_notice,
    "law_firm": law_firm,
    "award": award,
    "survey": survey,
    "operations": operations,
}
