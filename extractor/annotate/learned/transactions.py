"""What speaks for a release announcing a type of deal: the words of its head and what the rules
say of it.

Comes in: a view and what the rules found in it. Goes out: the evidence for the release as a whole.
It must not weigh it; that is learned.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from extractor.annotate.learned.classifier import Evidence
from extractor.annotate.learned.words import LINE, Stream, masked, spanned
from extractor.prominence import named_types
from extractor.schema import DealType
from extractor.stages import Annotations, DealPlace

LEAD = 120
"""So many words after the headline are the lead."""


def transaction_evidence(view: str, notes: Annotations) -> Evidence:
    """What speaks for each type of deal in the release."""
    stream = masked(view, notes)
    text = [*_head(stream, notes), *_lead(stream, notes), *_figures(notes)]
    rules: list[str] = []
    places = Counter((mention.type, mention.place) for mention in notes.deals)
    for (kind, place), count in places.items():
        rules.append(f"deal={kind}.{place}")
        if count > 1:
            rules.append(f"deal={kind}.{place}.again")
    rules += [f"told={mention.type}" for mention in notes.deals if mention.told]
    named = named_types(notes.deals)
    rules += [f"named={kind}.{min(rank, 2)}" for rank, kind in enumerate(named)]
    rules.append(f"named={len(named)}")
    concepts = Counter(mention.concept for mention in notes.concepts)
    rules += [f"concept={concept}" for concept in concepts]
    rules += [f"concept={concept}.{min(count, 3)}" for concept, count in concepts.items()]
    told = tuple(kind for kind in named if _is_told(kind, places))
    return Evidence(text, rules, (told,))


def _is_told(kind: DealType, places: Counter[tuple[DealType, DealPlace]]) -> bool:
    return bool(places[kind, "headline"]) or places[kind, "lead"] > 1


def _head(stream: Stream, notes: Annotations) -> list[str]:
    heads = [span for span in (notes.frame.headline, *notes.frame.subheadlines) if span]
    found: list[str] = []
    for rank, span in enumerate(heads[:3]):
        name = "head" if not rank else "sub"
        words = spanned(stream, span, 40)
        found += [f"{name}={word}" for word in words]
        found += [f"{name}={first} {second}" for first, second in pairwise(words)]
        found += [
            f"{name}={a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)
        ]
    return found


def _lead(stream: Stream, notes: Annotations) -> list[str]:
    """The words after the headline, alone, in pairs and in threes."""
    headline = notes.frame.headline
    first = stream.at(headline.end) if headline else 0
    words = [word for word in stream.words[first : first + LEAD] if word != LINE]
    found = [f"lead={word}" for word in words if word[0].isalpha() or word[0] == "<"]
    found += [f"lead={a} {b}" for a, b in pairwise(words)]
    found += [f"lead={a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    return found


def _figures(notes: Annotations) -> list[str]:
    """Which kinds of numbers there are, and of which securities."""
    kinds = Counter(quantity.kind for quantity in notes.quantities)
    found = [f"numbers={kind}.{min(count, 6)}" for kind, count in kinds.items()]
    found.append(f"numbers={min(sum(kinds.values()), 60) // 6}")
    found += [
        f"security={quantity.security.lower()}"
        for quantity in notes.quantities
        if quantity.security
    ]
    found += [f"per={quantity.per.lower()}" for quantity in notes.quantities if quantity.per]
    found.append(f"tables={min(len(notes.layout.tables), 3)}")
    return found
