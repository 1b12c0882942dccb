"""What speaks for a release announcing a type of deal: how the rules' words for it stand in the
release, and the words of its head.

Comes in: a view and what the rules found in it. Goes out: the evidence for each type of deal. It
must not weigh it; that is learned.

Most features do not name the type: that a deal told in the headline with its verb, with terms
beside it, is announced holds for all of them, and what one type shows is learned for the others.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final, get_args

from extractor.annotate.learned.classifier import Evidence
from extractor.annotate.learned.words import Masked
from extractor.patterns.deal_cues import TERMS
from extractor.prominence import named_types
from extractor.schema import DealType
from extractor.stages import Annotations, DealMention, DealPlace

DEAL_TYPES: Final[tuple[DealType, ...]] = get_args(DealType)
ANSWERS: Final = ("no", "yes")
_HEAD = 40
_PLACES: Final[tuple[DealPlace, ...]] = get_args(DealPlace)
_NO_PLACES: Final[Counter[DealPlace]] = Counter()
_BESIDE = 3
_REACH = 40
_MOST_MENTIONS = 3


def transaction_evidence(view: str, notes: Annotations) -> list[Evidence]:
    """What speaks for each type of deal, in the order of `DEAL_TYPES`."""
    masked = Masked(view, notes)
    head = _head(masked, notes)
    by_type: dict[DealType, list[DealMention]] = {}
    for mention in notes.deals:
        by_type.setdefault(mention.type, []).append(mention)
    named = named_types(notes.deals)
    concepts = Counter(mention.concept for mention in notes.concepts)
    numbers = min(len(notes.quantities), 40) // 4
    found: list[Evidence] = []
    for kind in DEAL_TYPES:
        mentions = by_type.get(kind, [])
        text = [f"type={kind}", f"numbers={numbers}"]
        places = Counter(mention.place for mention in mentions) if mentions else _NO_PLACES
        rules = _standing(kind, mentions, places, named)
        terms = [concept for concept in concepts if concept in TERMS[kind]]
        possible = min(sum(concepts[concept] for concept in terms), 6)
        rules.append(f"possible={possible}")
        rules.append(f"{_best(places)}.possible={possible}")
        rules += [f"{kind}.concept={concept}" for concept in terms]
        for mention in sorted(mentions, key=lambda one: _PLACES.index(one.place))[:_MOST_MENTIONS]:
            rules += _beside(masked, mention)
        told = ("yes",) if _is_told(kind, places, named) else ("no",)
        found.append(Evidence(text, rules, (told,), [(f"{kind}.head", head)]))
    return found


def _best(places: Counter[DealPlace]) -> str:
    return next((place for place in _PLACES if places[place]), "nowhere")


def _standing(
    kind: DealType,
    mentions: list[DealMention],
    places: Counter[DealPlace],
    named: list[DealType],
) -> list[str]:
    """Where and how often the words for a type stand, and which others do."""
    best = _best(places)
    found = [f"best={best}", f"{kind}.best={best}"]
    found += [f"{place}={min(places[place], 3)}" for place in _PLACES]
    found.append("places=" + "+".join(place for place in _PLACES if places[place]))
    if any(mention.told for mention in mentions):
        found += ["told", f"told.{kind}"]
    if kind in named:
        rank = named.index(kind)
        found += [f"rank={min(rank, 3)}", f"rank={min(rank, 3)}.{best}"]
        found.append(f"named={min(len(named), 4)}.{best}")
        if rank:
            found += [f"after={named[0]}.{kind}", f"after={named[0]}.{best}"]
    else:
        found.append(f"beside={named[0]}.{kind}" if named else "alone")
    return found


def _beside(masked: Masked, mention: DealMention) -> list[str]:
    """The words around the words for a type."""
    before = masked.before(mention.start, _REACH, _BESIDE)
    after = masked.after(mention.end, _REACH, _BESIDE)
    place = mention.place
    found = [f"{place}-{n}={word}" for n, word in enumerate(before, 1)]
    found += [f"{place}+{n}={word}" for n, word in enumerate(after, 1)]
    return found


def _is_told(kind: DealType, places: Counter[DealPlace], named: list[DealType]) -> bool:
    """Whether the rules see such a deal: named in the headline, or first in the lead."""
    return bool(places["headline"]) or (kind in named[:1] and places["lead"] > 0)


def _head(masked: Masked, notes: Annotations) -> list[str]:
    """The words of headline and subheadlines, alone and in pairs."""
    frame = notes.frame
    words = [
        word
        for span in (frame.headline, *frame.subheadlines[:2])
        if span is not None
        for word in masked.words(span, _HEAD)
    ]
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return list(dict.fromkeys([*words, *pairs]))
