"""Companies joined from their mentions: one entity per organization, with its names, listings and
roles, and the one that issues the release.

Comes in: a view with layout, frame and company mentions. Goes out: `Company` records (mentions as
spans of the view, ids c1, c2, ... in order of first appearance) and the issuer's id. It must not
find mentions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extractor.assemble.company_roles import find_roles
from extractor.patterns.companies import legal_form, strip_form
from extractor.patterns.company_cues import ABOUT, SOURCE
from extractor.resources import load_lines
from extractor.schema import Company, Listing, Role, Span
from extractor.stages import CompanyMention, Frame, Layout

_LEAST = 1.0
_MOST = 400
"""Above this number of companies no short names are compared: such a text is a list."""
_HEADINGS = 40

_LAW_FIRM = re.compile(r"\b(?:LLP|L\.L\.P\.|P\.C\.|PC|P\.A\.|PLLC|Law|Attorneys)\b", re.IGNORECASE)


@dataclass(eq=False)
class _Group:
    """The mentions of one company."""

    mentions: list[CompanyMention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def full(self) -> str:
        """The fullest name: a legal form in use today, then the most frequent of the longest."""
        named = [m for m in self.mentions if m.form in ("legal", "name")] or self.mentions
        counts = Counter(fold(m.name) for m in named)
        uses = Counter(name_key(m.name) for m in self.mentions)

        aliases = {m.name for m in self.mentions if m.form == "alias"}
        former = {name_key(name) for name in aliases if legal_form(name)}
        name_keys = {name_key(m.name) for m in named if m.form == "legal"}

        def rank(mention: CompanyMention) -> tuple[bool, bool, int, bool, bool, int, int]:
            name = fold(mention.name)
            return (
                mention.form == "legal",
                mention.antecedent is None and name_key(name) not in former,
                uses[name_key(name)] if len(name_keys) > 1 else 0,
                not name.isupper(),
                not strip_form(name).endswith(("’s", "'s")),  # "Acme's, Inc. view of its future"
                len(strip_form(name).removeprefix("The ")),
                counts[name],
            )

        best = fold(max(named, key=rank).name)
        bare = best.removeprefix("The ")
        printed = Counter(fold(m.name) for m in self.mentions)
        return bare if bare != best and printed[bare] >= printed[best] else best


def fold(name: str) -> str:
    """`name` with its white space folded."""
    return " ".join(name.split())


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """How names are compared: without legal form, case, article and punctuation."""
    base = strip_form(fold(name)).lower().replace("’", "'").replace("&", " and ")
    base = re.sub(r"'s\b", "s", base.removesuffix("'s"))
    return re.sub(r"\W+", " ", base).strip().removeprefix("the ")


_FAMILY = {
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "co": "co",
    "company": "co",
    "ltd": "ltd",
    "limited": "ltd",
    "plc": "plc",
}


def _compatible(left: str, right: str) -> bool:
    a = _FAMILY.get(legal_form(left), legal_form(left))
    b = _FAMILY.get(legal_form(right), legal_form(right))
    if {a, b} & {"oyj", "abp"} and {a, b} & {"corp", "plc", "ltd"}:
        return True  # a Finnish company that prints its form in two languages
    return not a or not b or a == b or a.startswith(b) or b.startswith(a)


def _groups(view: str, mentions: Sequence[CompanyMention]) -> list[_Group]:
    groups: list[_Group] = []
    of: dict[int, _Group] = {}
    legal: dict[str, list[_Group]] = {}
    heads = [i for i, m in enumerate(mentions) if m.antecedent is None]
    heads.sort(key=lambda i: (mentions[i].form != "legal", i))
    for i in heads:
        mention = mentions[i]
        key = name_key(mention.name)
        same = [g for g in legal.get(key, []) if _compatible(g.mentions[0].name, mention.name)]
        if not same and mention.form != "legal":
            same = _related(key, legal, listed=bool(mention.listings))
        if same:
            group = same[0]
        else:
            group = _Group()
            groups.append(group)
            legal.setdefault(key, []).append(group)
        group.mentions.append(mention)
        of[i] = group
    for i, mention in enumerate(mentions):
        if mention.antecedent is None:
            continue
        at = mention.antecedent
        seen = {i}
        while mentions[at].antecedent is not None and at not in seen:
            seen.add(at)
            at = mentions[at].antecedent or 0
        if at in of:
            group = of[at]
            group.mentions.append(mention)
            of[i] = group
    _join_renamed(mentions, of, legal)
    _join_enclosed(view, mentions, of)
    _join_acronyms(groups)
    for group in groups:
        group.mentions.sort(key=lambda m: m.start)
    groups = [g for g in groups if g.mentions]
    groups.sort(key=lambda g: g.mentions[0].start)
    return groups


def _related(key: str, legal: dict[str, list[_Group]], *, listed: bool) -> list[_Group]:
    """The company that the name `key`, printed without a legal form, shortens: it begins the
    longer name, adds "group" to it, or is its one telling word. A name with a listing of its own
    is not taken for one of several companies that begin with it."""
    if len(legal) > _MOST:
        return []
    for word in (" group", " holdings"):
        same = legal.get(key.removesuffix(word), []) or legal.get(key + word, [])
        if same:
            return same
    base = key.removesuffix(" group")
    longer = [
        group
        for other, groups in legal.items()
        if other.startswith((key + " ", base + " ")) and other != key
        for group in groups
    ]
    if not longer and " " not in key and len(key) > 4:
        longer = [g for other, gs in legal.items() if key in other.split()[1:] for g in gs]
        longer = longer if len(longer) == 1 else []
    if listed and len(longer) > 1:
        longer = [g for g in longer if any(m.listings for m in g.mentions)]
    return [max(longer, key=lambda group: len(group.mentions))] if longer else []


def _join_renamed(
    mentions: Sequence[CompanyMention], of: dict[int, _Group], legal: dict[str, list[_Group]]
) -> None:
    """Joins the companies of which one says that it was called like the other."""
    for i, mention in enumerate(mentions):
        if mention.antecedent is None or i not in of:
            continue
        if mention.form not in ("legal", "name") and not legal_form(mention.name):
            continue
        for other in legal.get(name_key(mention.name), []):
            if other is not of[i] and other.mentions:
                _merge(of[i], other, of)


def _merge(group: _Group, other: _Group, of: dict[int, _Group]) -> None:
    group.mentions.extend(other.mentions)
    other.mentions.clear()
    for index, holder in of.items():
        if holder is other:
            of[index] = group


def _join_acronyms(groups: list[_Group]) -> None:
    """Joins a company that is only ever called by capital letters ("PSQ") with the one that has
    these initials."""
    spelled: dict[str, list[_Group]] = {}
    for group in groups:
        words = name_key(group.mentions[0].name).split() if group.mentions else []
        if len(words) > 2:
            spelled.setdefault("".join(word[0] for word in words).upper(), []).append(group)
    for group in groups:
        names = {m.name for m in group.mentions}
        if len(names) == 1 and len(owners := spelled.get(next(iter(names)), [])) == 1:
            owners[0].mentions.extend(group.mentions)
            group.mentions.clear()


def _join_enclosed(view: str, mentions: Sequence[CompanyMention], of: dict[int, _Group]) -> None:
    """Joins "Acme (AcmeWorks Inc.)" into one company."""
    for i in range(len(mentions) - 1):
        left, right = mentions[i], mentions[i + 1]
        if view[left.end : right.start] != " (" or not view.startswith(")", right.end):
            continue
        a, b = of.get(i), of.get(i + 1)
        if a is None or b is None or a is b:
            continue
        if name_key(right.name).replace(" ", "").startswith(name_key(left.name).replace(" ", "")):
            _merge(a, b, of)


def assemble_companies(
    view: str, layout: Layout, frame: Frame, mentions: Sequence[CompanyMention]
) -> tuple[list[Company], str | None]:
    """The companies of `mentions` and the id of the one that issues the release, if any."""
    groups = _groups(view, mentions)
    issuer = _issuer(view, frame, groups)
    companies: list[Company] = []
    for number, group in enumerate(groups, 1):
        name = group.full()
        forms: list[str] = []
        listings: list[Listing] = []
        for mention in group.mentions:
            form = fold(mention.name)
            if form != name and form not in forms:
                forms.append(form)
            for listing in mention.listings:
                if listing not in listings:
                    listings.append(listing)
        roles = find_roles(view, [Span(m.start, m.end) for m in group.mentions])
        if group is issuer:
            roles.insert(0, "issuer")
        companies.append(
            Company(
                f"c{number}",
                name,
                forms,
                listings,
                roles or ["other"],
                [Span(m.start, m.end) for m in group.mentions],
            )
        )
    return companies, next(
        (c.id for c, g in zip(companies, groups, strict=True) if g is issuer), None
    )


def _issuer(view: str, frame: Frame, groups: list[_Group]) -> _Group | None:
    if not groups:
        return None
    scores = {id(g): 0.0 for g in groups}
    sources = [Span(m.start("rest"), m.end("rest")) for m in SOURCE.regex.finditer(view)][
        -_HEADINGS:
    ]
    abouts = [Span(m.start("rest"), m.end("rest")) for m in ABOUT.regex.finditer(view)][:_HEADINGS]
    body = frame.dateline.end if frame.dateline else (frame.headline.end if frame.headline else 0)
    after = [g for g in groups if any(body <= m.start < body + 300 for m in g.mentions)]
    first = min(
        after, key=lambda g: min(m.start for m in g.mentions if m.start >= body), default=None
    )
    headline = frame.headline or Span(0, max(view.find("\n"), 0))
    opening = min(
        (m.start for g in groups for m in g.mentions if headline.start <= m.start < headline.end),
        default=-1,
    )
    notice = _asks_investors(view, headline)
    letterhead = Span(0, headline.start)
    for group in groups:
        score = min(len(group.mentions), 8) * 0.25
        score += 2.0 * (group is first)
        score += 2.0 * any(
            m.form == "defined" and m.name.lower() in ("company", "the company", "corporation")
            for m in group.mentions
        )
        score += 3.0 * any(_within(group, span) for span in sources)
        for span in abouts:
            score += 1.5 * _within(group, span) / len(abouts) ** 0.5
        score += 1.0 * any(m.listings for m in group.mentions)
        score += 1.5 * any(m.start == opening for m in group.mentions)
        score += 2.5 * _within(group, letterhead)
        score += 1.0 * any(_within(group, Span(s.start, s.end)) for s in frame.subheadlines)
        score += 0.5 * any(
            s.kind == "contact" and _within(group, Span(s.start, s.end)) for s in frame.sections
        )
        if notice and _is_law_firm(group):
            score += 8.0
        scores[id(group)] = score
    best = max(groups, key=lambda g: scores[id(g)])
    return best if scores[id(best)] >= _LEAST else None


_NOTICE = re.compile(
    r"(?i)\b(?:class action|investors?|shareholders?|deadline|investigat\w+|plaintiff|lawsuit)\b"
)


def _asks_investors(view: str, headline: Span) -> bool:
    """Whether the headline is that of a notice to the investors of another company."""
    return len(_NOTICE.findall(view, headline.start, headline.end)) > 1


def _is_law_firm(group: _Group) -> bool:
    names = {name_key(m.name) for m in group.mentions if m.form in ("legal", "name")}
    return bool(_LAW_FIRM.search(group.full())) or not names.isdisjoint(_law_firms())


@cache
def _law_firms() -> frozenset[str]:
    return frozenset(name_key(name) for name in load_lines("law_firms.txt"))


def _within(group: _Group, span: Span) -> bool:
    return any(span.start <= m.start < span.end for m in group.mentions)
