"""Finds the words that name transactions.

Comes in: a view with its layout and frame. Goes out: `DealMention`s in text order, each with
the prominence of its place. It must not decide which deals the release announces: that takes
the facts too, and is done in `assemble.deals`.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extractor.patterns.deal_cues import DEAL_CUES, DealCue
from extractor.patterns.phrases import Phrases
from extractor.schema import DealType, Section
from extractor.stages import BACKGROUND, DealMention, DealPlace, Frame, Layout

LEAD_PARAGRAPHS = 3
"""How many paragraphs after the headline count as the lead: dateline paragraph, and the two
after it, where releases with a first bullet list or quote put the terms."""


_NO_DEAL = re.compile(
    r"blank[- ]check|for the purpose of (?:effecting|entering)|class action|lead plaintiff|law firm"
    r"|initial business combination"
)
"""Sentences with these words tell of deals that nobody announces: a shell's purpose, a suit."""

_VERBAL = {"contract_award", "acquisition", "divestiture", "grant", "asset_purchase"}
"""Types whose wordings, beside those for headlines alone, hold the verb of the event."""

_PLANNED = re.compile(r"\b(?:to|may|could|can|will|aims?|seeks?) (?:[a-z]{1,12} )?$")
"""Words before a verb that make it a hope: "to win more contracts"."""

_HOPED = re.compile(r"\b(?:additional|future|further|potential|possible) (?:[a-z]{1,12} )?$")
_MORE = re.compile(r"[a-z]{2,9} more ")
"""Words before a headline's words that make them no event: "cash for additional coin
acquisitions", "to win more contracts"."""

_PROPOSED = re.compile(r"propos|declar|recommend|resolv|approv|announc|initiat")

_CUES: Phrases[DealCue] = Phrases((cue.source, cue) for cue in DEAL_CUES)


_USE_OF_PROCEEDS = re.compile(
    r"(?:intends?|expects?|plans?) to use|use of proceeds"
    r"|proceeds[^.;]{0,60} (?:will|to|may) be used|to repay"
    r"|proceeds[^.;]{0,40} (?:to|for) (?:repay|fund|finance|working|general)"
)
"""Sentences that say what the money is for name loans and acquisitions that are no news."""

_RECALLED = re.compile(r"\bas (?:previously |earlier |already )?(?:announced|disclosed|reported)\b")
"""Sentences that begin so recall a deal; the closing of "the previously announced placement" is
news."""

_DRAWN = re.compile(
    r"\b(?:drawn|undrawn|borrowings?|outstanding|availability|available|liquidity|balance|capacity)"
    r"\b[^.;]{0,60}$"
)
"""Words before a facility that tell its balance, not its signing."""


def lower_same_length(text: str) -> str:
    """`text` in lower case with every offset unchanged."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # Some capitals (such as U+0130) become two characters; those stay as they are.
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def section_kind(sections: list[Section], position: int) -> str:
    """The kind of the section at `position`; body where no section is."""
    index = bisect_right(sections, position, key=lambda section: section.start) - 1
    if index >= 0 and sections[index].start <= position < sections[index].end:
        return sections[index].kind
    return "body"


def _is_background(lowered: str, paragraph: int, position: int, kind: DealType) -> bool:
    """Whether the sentence at `position` says what money raised is for, recalls an earlier deal
    or tells how much of a loan is drawn."""
    begin = max(paragraph, position - 200)
    for told in (_USE_OF_PROCEEDS, _RECALLED):
        found = told.search(lowered, begin, position)
        if found is not None and "." not in lowered[found.end() : position]:
            return True
    return kind == "loan" and bool(_DRAWN.search(lowered, max(begin, position - 80), position))


def _is_hoped(lowered: str, position: int) -> bool:
    """Whether the words of a headline at `position` only hope for such a deal."""
    begin = max(0, position - 28)
    if _MORE.match(lowered, position) and _PLANNED.search(lowered, begin, position):
        return True
    return _HOPED.search(lowered, begin, position) is not None


_NO_DEAL_WORDS = (
    "blank", "for the purpose of", "class action", "lead plaintiff", "law firm", "initial business"
)  # fmt: skip
"""Every match of `_NO_DEAL` contains one of these; most releases have none."""


def _anywhere(cue: DealCue) -> bool:
    return not cue.headline


def find_deals(view: str, layout: Layout, frame: Frame) -> list[DealMention]:
    """Every wording of `DEAL_CUES` in `view`, with the prominence of its place."""
    # A headline may run over two lines, and so may the words in it.
    lowered = lower_same_length(view).replace("\n", " ")
    found: list[DealMention] = []
    heads = [span for span in (frame.headline, *frame.subheadlines) if span is not None]
    search = _CUES.search(lowered)
    for span in heads:
        hits = search.find(span.start, span.end)
        found.extend(
            DealMention(
                hit.start,
                hit.end,
                hit.meaning.type,
                "body" if _is_hoped(lowered, hit.start) else "headline",
                told=hit.meaning.type in _VERBAL
                and not hit.meaning.headline
                and not _PLANNED.search(lowered, max(0, hit.start - 24), hit.start),
            )
            for hit in hits
        )
    no_deals = any(words in lowered for words in _NO_DEAL_WORDS)
    head_end = max((span.end for span in heads), default=0)
    lead_left = LEAD_PARAGRAPHS
    if no_deals and any(_NO_DEAL.search(lowered, span.start, span.end) for span in heads):
        return []  # a law firm's notice, say, tells of offerings that others made
    for paragraph in layout.paragraphs:
        if paragraph.end <= head_end:
            continue
        kind = section_kind(frame.sections, paragraph.start)
        place: DealPlace = "background" if kind in BACKGROUND else "body"
        told_not = no_deals and place == "body"
        if told_not and _NO_DEAL.search(lowered, paragraph.start, paragraph.end):
            place = "background"
        # A dateline on a line of its own is no lead paragraph, nor is any other short line.
        if place == "body" and lead_left and paragraph.end - paragraph.start > 90:
            place = "lead"
            lead_left -= 1
        for hit in search.find(paragraph.start, paragraph.end, _anywhere):
            where = place
            if _is_background(lowered, paragraph.start, hit.start, hit.meaning.type):
                where = "background"
            elif hit.meaning.type == "dividend" and place in {"lead", "body"}:
                # Results releases propose their dividend far down, and it is news all the same;
                # a dividend that is only talked of is not, even in the lead.
                where = "lead" if _PROPOSED.search(lowered, hit.start, hit.end) else "body"
            found.append(DealMention(hit.start, hit.end, hit.meaning.type, where))
    return sorted(found, key=lambda mention: mention.start)
