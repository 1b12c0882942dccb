"""What speaks for a word being part of a name: the features of capitalized words, and the names
that a sequence of judged words makes.

Comes in: a view and what the rules found in it; later the scores of the tags. Goes out: runs of
words with features, and `Entity` mentions. It must not weigh features; that is learned.

Only words that may be part of a name are looked at: capitalized ones, and the small words and
signs between two of them ("Bank of Nova Scotia", "H.B. Fuller & Co"). A word's own spelling is a
feature only if several hands of the corpus have it; what is met nowhere else is known by its shape,
its neighbors and what the same word does elsewhere in the release.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Final, get_args

from extractor.annotate.deals import section_kind
from extractor.annotate.learned.classifier import Evidence
from extractor.annotate.people.names import classify
from extractor.patterns.companies import legal_form
from extractor.stages import Annotations, CompanyForm, Entity

TAGS: Final = ("O", "B-COMPANY", "I-COMPANY", "B-PERSON", "I-PERSON")
_FOLLOWS: Final = {
    "O": {"O", "B-COMPANY", "B-PERSON"},
    "B-COMPANY": set(TAGS) - {"I-PERSON"},
    "I-COMPANY": set(TAGS) - {"I-PERSON"},
    "B-PERSON": set(TAGS) - {"I-COMPANY"},
    "I-PERSON": set(TAGS) - {"I-COMPANY"},
}
_TAG_OF = {
    **{f"{side}-{form}": f"{side}-COMPANY" for side in "BI" for form in get_args(CompanyForm)},
    **{f"{side}-person": f"{side}-PERSON" for side in "BI"},
}
"""The tags of what the rules found."""
_TOKEN = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*|[^\w\s]|\n")
_SMALL = frozenset(
    {
        "of", "and", "the", "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le", "van",
        "von", "der", "den", "y", "e", "et", "für", "och", "og",
        "&", "-", "–", "’", "'", ".", ",", "/", "+", "!",
    }
)  # fmt: skip
_MOST_SMALL = 2
_NAME_BITS = 15


@dataclass(slots=True)
class Word:
    """A word or sign of a view; `active` if it may be part of a name."""

    start: int
    end: int
    text: str
    active: bool


@dataclass(slots=True)
class Run:
    """Neighboring words that may be parts of names: the span of `words` that they take."""

    first: int
    last: int


@dataclass(slots=True)
class Names:
    """The words of a view, the runs of those that may be parts of names, and the evidence for
    each word of the runs, in their order."""

    words: list[Word]
    runs: list[Run]
    evidence: list[Evidence]


def read_names(view: str, notes: Annotations) -> Names:
    """The words of `view` that may be parts of names, with their features."""
    words = [
        Word(m.start(), m.end(), m.group(), _is_capitalized(m.group()))
        for m in _TOKEN.finditer(view)
    ]
    _join_small(words, view)
    runs = _runs(words)
    return Names(words, runs, _evidence(notes, words, runs))


def _is_capitalized(text: str) -> bool:
    return text[0].isalnum() and any(one.isupper() for one in text[:6])


def _join_small(words: list[Word], view: str) -> None:
    """Makes the small words and signs between two capitalized words parts of the run."""
    last = -9
    for at, word in enumerate(words):
        if not word.active:
            continue
        if 1 < at - last <= _MOST_SMALL + 1 and all(
            between.text.lower() in _SMALL for between in words[last + 1 : at]
        ):
            for between in words[last + 1 : at]:
                between.active = True
        last = at


def _runs(words: list[Word]) -> list[Run]:
    runs: list[Run] = []
    first = None
    for at, word in enumerate(words):
        if word.active and first is None:
            first = at
        elif not word.active and first is not None:
            runs.append(Run(first, at))
            first = None
    if first is not None:
        runs.append(Run(first, len(words)))
    return runs


def _evidence(notes: Annotations, words: list[Word], runs: list[Run]) -> list[Evidence]:
    counts = Counter(word.text for word in words if word.active)
    lowered = Counter(word.text for word in words if not word.active)
    told = _told(words, notes)
    leads = _leads(words, counts)
    found: list[Evidence] = []
    for run in runs:
        section = section_kind(notes.frame.sections, words[run.first].start)
        loud = all(
            words[n].text.isupper() or not words[n].text.isalpha()
            for n in range(run.first, run.last)
        )
        length = min(run.last - run.first, 9)
        before = words[run.first - 1].text.lower() if run.first else "\n"
        before2 = words[run.first - 2].text.lower() if run.first > 1 else "\n"
        after = words[run.last].text.lower() if run.last < len(words) else "\n"
        after2 = words[run.last + 1].text.lower() if run.last + 1 < len(words) else "\n"
        opens = before in {"\n", ".", "•", "“", '"', ":", "|", "*"}
        shared = [
            f"section={section}",
            f"run={length}",
            f"run.before={before}",
            f"run.before={before2} {before}",
            f"run.after={after}",
            f"run.after={after} {after2}",
            f"run.around={before}_{after}",
        ]
        if loud:
            shared.append("run.loud")
        if opens:
            shared.append("run.opens")
        bits = [classify(words[n].text) for n in range(run.first, run.last)]
        for n in range(run.first, run.last):
            word = words[n].text
            low = word.lower()
            own = list(shared)
            at = n - run.first
            own.append(f"w={low}")
            own.append(f"shape={_shape(word)}")
            own.append(f"end={low[-3:]}")
            own.append(f"end2={low[-2:]}")
            own.append(f"first={at == 0}.{opens}")
            own.append(f"place={min(at, 5)}")
            own.append(f"left={min(run.last - n - 1, 5)}")
            own.append(f"class={bits[at]}")
            own += [f"bit={bit}" for bit in range(_NAME_BITS) if bits[at] >> bit & 1]
            for side, step in (("-", -1), ("+", 1)):
                other = n + step
                near = words[other].text if 0 <= other < len(words) else "\n"
                farther = words[other + step].text if 0 <= other + step < len(words) else "\n"
                own.append(f"{side}1={near.lower()}")
                own.append(f"{side}2={farther.lower()}")
                own.append(f"{side}12={near.lower()} {farther.lower()}")
                own.append(f"{side}1.w={low}_{near.lower()}")
                own.append(f"{side}shape={_shape(near)}.{_shape(word)}")
                if run.first <= other < run.last:
                    own.append(f"{side}class={bits[other - run.first]}")
                    own.append(f"{side}classes={bits[at]}.{bits[other - run.first]}")
            own.append(f"count={min(counts[word], 6)}")
            if lowered[low]:
                own.append("lower.too")
            elif low != word:
                own.append("lower.never")
            leader = leads.get(word)
            if leader and not opens:
                own += [f"elsewhere={leader}"]
            elif leader:
                own += [f"elsewhere.open={leader}"]
            if legal_form(word):
                own.append("legal")
            rule = [
                f"rule={told.get(n, 'O')}",
                f"rule-1={told.get(n - 1, 'O')}.{told.get(n, 'O')}",
                f"rule+1={told.get(n, 'O')}.{told.get(n + 1, 'O')}",
                f"rule.class={told.get(n, 'O')}.{bits[at]}",
                f"rule.section={told.get(n, 'O')}.{section}",
            ]
            found.append(Evidence(own, rule, ((_TAG_OF.get(told.get(n, "O"), "O"),),)))
    return found


def _leads(words: list[Word], counts: Counter[str]) -> dict[str, str]:
    """For words printed more than once, what stands behind them where it tells most."""
    found: dict[str, str] = {}
    for word, after in pairwise(words):
        if word.active and counts[word.text] > 1 and not after.active:
            text = after.text.lower()
            if text.isalpha() or text in {"’", "'", "(", ")"}:
                found.setdefault(word.text, text)
    return found


def _shape(text: str) -> str:
    shape: list[str] = []
    for one in text[:8]:
        kind = "X" if one.isupper() else "x" if one.islower() else "9" if one.isdigit() else one
        if len(shape) < 2 or shape[-1] != kind or shape[-2] != kind:
            shape.append(kind)
    return "".join(shape)


def _told(words: list[Word], notes: Annotations) -> dict[int, str]:
    """What the rules say of each word: the form of the company, or a person."""
    found: dict[int, str] = {}
    spans: list[tuple[int, int, str]] = [(m.start, m.end, m.form) for m in notes.companies]
    spans += [(m.start, m.end, "person") for m in notes.people]
    spans.sort()
    at = 0
    for start, end, kind in spans:
        while at < len(words) and words[at].start < start:
            at += 1
        first = True
        here = at
        while here < len(words) and words[here].start < end:
            found[here] = f"{'B' if first else 'I'}-{kind}"
            first = False
            here += 1
    return found


def decode(names: Names, probabilities: Sequence[Sequence[float]]) -> list[Entity]:
    """The names that the most probable sequence of tags makes (Viterbi over each run;
    `probabilities` are those of `TAGS` for each word of the runs). A name's score is that of its
    weakest word."""
    found: list[Entity] = []
    scores: dict[int, Sequence[float]] = {}
    for run in names.runs:
        for n in range(run.first, run.last):
            scores[n] = probabilities[len(scores)]
        tags = _best(run, scores)
        at = run.first
        while at < run.last:
            tag = tags[at - run.first]
            if tag == "O":
                at += 1
                continue
            label = tag[2:]
            end = at + 1
            while end < run.last and tags[end - run.first] == f"I-{label}":
                end += 1
            both = (TAGS.index(f"B-{label}"), TAGS.index(f"I-{label}"))
            score = min(sum(scores[n][tag] for tag in both) for n in range(at, end))
            found.append(
                Entity(names.words[at].start, names.words[end - 1].end, label, float(score))
            )
            at = end
    return found


def _best(run: Run, scores: dict[int, Sequence[float]]) -> list[str]:
    paths: list[dict[str, tuple[float, str]]] = []
    for n in range(run.first, run.last):
        here: dict[str, tuple[float, str]] = {}
        for number, tag in enumerate(TAGS):
            value = log(max(scores[n][number], 1e-9))
            if not paths:
                if not tag.startswith("I-"):
                    here[tag] = (value, "")
                continue
            before = [(paths[-1][old][0], old) for old in paths[-1] if tag in _FOLLOWS[old]]
            if before:
                most, old = max(before)
                here[tag] = (most + value, old)
        paths.append(here)
    tag = max(paths[-1], key=lambda one: paths[-1][one][0])
    tags = [tag]
    for here in reversed(paths[1:]):
        tag = here[tag][1]
        tags.append(tag)
    return tags[::-1]
