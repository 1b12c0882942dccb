"""Wordings filled with what a scene holds: templates in, pieces of text with marks out.

Comes in: a scene and the books of wordings. Goes out: the pieces of one block at a time, and a
tally of which facts were told where. It decides how companies, people and dates are called at each
mention; which blocks a release has, `grammar.release` decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from extractor.corpus.grammar import dates, names, template
from extractor.corpus.grammar.facts import Fact
from extractor.corpus.grammar.fresh import draw_fresh
from extractor.corpus.grammar.naming import Naming
from extractor.corpus.grammar.numbers import show
from extractor.corpus.grammar.scene import SECOND, Scene
from extractor.corpus.grammar.template import Book, Choice, Node, Slot, Speech, load_synonyms
from extractor.corpus.marks import Mark, Piece, QuoteEnd, QuoteStart
from extractor.errors import UsageError

_VOWEL = frozenset("aeiouAEIOU8")
_SIGNS = "$€£₹C AU"
_CLOSING = frozenset(".,;:)")


class Writer:
    """Expands wordings of one release, in the order of its text."""

    def __init__(self, scene: Scene, books: Sequence[Book]) -> None:
        self.scene = scene
        self.books = books
        self.naming = Naming(scene)
        self.type = self.naming.type
        self.told: dict[str, list[str]] = {}
        self.marks: dict[str, Mark] = {}
        self.quotes: dict[str, str | None] = {}
        self.second: tuple[Scene, Sequence[Book]] | None = None
        self._prefix = ""
        self._synonyms = load_synonyms(scene.split)
        self._used: set[int] = set()
        self._pieces: list[Piece] = []
        self._quote: str | None = None
        self._speaker: str | None = None
        self._in_speech: bool | None = None
        self._edge: str | None = None
        self._article = False
        self._resolving: list[str] = []

    # What can be told

    def has(self, rule: str) -> bool:
        """Whether there is a wording of this name that can be used now."""
        return any(self.possible(one) for one in self._rule(rule))

    def possible(self, nodes: Sequence[Node]) -> bool:
        """Whether everything that a template needs is there."""
        return all(self._possible(node) for node in nodes)

    def _possible(self, node: Node) -> bool:
        if isinstance(node, Choice):
            return any(self.possible(one) for one in node.alternatives)
        if not isinstance(node, Slot) or node.sigil in ("#", "@"):
            return True
        scene, name = self.scene, node.name
        if node.sigil == "?":
            if name.startswith("!"):
                return name[1:] not in scene.flags
            return name in scene.flags or any(flag in scene.flags for flag in node.forms)
        if name in scene.facts or name in scene.words or name in ALWAYS or scene.knows(name):
            return True
        if name in self._resolving:
            return False
        self._resolving.append(name)
        found = self.has(name)
        self._resolving.pop()
        return found

    def _rule(self, name: str) -> tuple[template.Sequence, ...]:
        for book in self.books:
            if name in book.rules:
                return book.rules[name]
            if name in book.details:
                return book.details[name]
        return ()

    # Telling it

    def write(self, rule: str) -> list[Piece]:
        """One wording of the rule that was not used yet, as the pieces of a block; none if there is
        none."""
        options = [
            one for one in self._rule(rule) if id(one) not in self._used and self.possible(one)
        ]
        if not options:
            return []
        chosen = self.scene.dice.pick(options)
        self._used.add(id(chosen))
        return self.expand(chosen)

    def write_second(self) -> list[Piece]:
        """The sentence that tells the second deal, if there is one."""
        if self.second is None:
            return []
        first = self.scene, self.books
        self.scene, self.books = self.second
        self._prefix = SECOND
        found = self.write("also")
        (self.scene, self.books), self._prefix = first, ""
        return found

    def expand(self, nodes: Sequence[Node]) -> list[Piece]:
        """The pieces of a block that a template words."""
        self._pieces, self._quote, self._speaker, self._edge = [], None, None, None
        self._emit(nodes)
        if self._quote is not None:
            self.quotes[self._quote] = self._speaker
        self._trim()
        return self._pieces

    def fact(self, slot: str, forms: tuple[str, ...] = ("plain",)) -> list[Piece]:
        """The fact in `slot` alone, as the pieces of a cell or a line."""
        self._pieces = []
        self._put_fact(slot, self.scene.facts[slot], forms)
        return self._pieces

    def _emit(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._put(self._capital(self._worded(node)))
            elif isinstance(node, Choice):
                options = [one for one in node.alternatives if self.possible(one)]
                self._emit(self.scene.dice.pick(options))
            elif isinstance(node, Speech):
                self._speech(node)
            else:
                self._fill(node)

    def _fill(self, slot: Slot) -> None:
        scene, name = self.scene, slot.name
        if slot.sigil == "?":
            return
        if slot.sigil == "@":
            self._put(dates.date_words(scene, name, slot.forms))
        elif slot.sigil == "#":
            if name == "plain":
                self._put(str(scene.dice.between(int(slot.forms[0]), int(slot.forms[1]))))
            else:
                fact, forms = draw_fresh(scene, name, slot.forms)
                self._put_fact(None, fact, forms)
        elif name in scene.facts:
            self._put_fact(name, scene.facts[name], slot.forms)
        elif name in scene.words:
            self._put(scene.words[name])
        elif name in ALWAYS:
            ALWAYS[name](self)
        elif scene.is_person(name):
            self._put_person(name, slot.forms)
        elif scene.knows(name):
            self._put(self.call(name, slot.forms))
        else:
            options = [one for one in self._rule(name) if self.possible(one)]
            if not options:
                raise UsageError(f"The slot {{{name}}} is neither in the scene nor a wording.")
            self._emit(scene.dice.pick(options))

    def _worded(self, words: str) -> str:
        """The words of a wording as this release has them: here and there with a synonym, and with
        the name of what is traded."""
        if not self.headline and self._synonyms is not None:
            words = self._synonyms.vary(words, self.scene.dice)
        each = self.scene.security_each
        if each is None:
            return words
        return _SHARE.sub(lambda found: _of_security(found.group(), each), words)

    def _put_fact(self, slot: str | None, fact: Fact, forms: tuple[str, ...]) -> None:
        if self.headline and not forms:
            forms = ("head",)
        for piece in show(fact, forms, self.scene.manner, self.scene.dice):
            if isinstance(piece, Mark):
                if slot is not None and not piece.optional:
                    names_of = self.told.setdefault(self._prefix + slot, [])
                    piece.name = f"{self._prefix}{slot}-{len(names_of) + 1}"
                    names_of.append(piece.name)
                    self.marks[piece.name] = piece
                piece.text = self._capital(piece.text)
                self._before(piece.text)
                self._pieces.append(piece)
                self._edge = None
            else:
                self._put(self._capital(piece))

        if slot in self.told and not self._prefix and self._wants_foreign(fact):
            self._tell_foreign(slot, fact)

    def _wants_foreign(self, fact: Fact) -> bool:
        """Whether this amount is told again in another currency; the first of the deal is."""
        foreign = self.scene.manner.foreign
        told = "abroad" in self.scene.facts
        prose = not self.headline and self._quote is None and fact.high is None
        deal = fact.kind == "amount" and fact.deal is not None and fact.value > 0
        return foreign is not None and foreign != fact.currency and not told and prose and deal

    def _tell_foreign(self, slot: str, fact: Fact) -> None:
        scene, dice = self.scene, self.scene.dice
        rate = dice.decimal("0.05", "19", 4)
        abroad = msgspec.structs.replace(
            fact, value=fact.value / rate, currency=scene.manner.foreign, words=None
        )
        scene.add("abroad", abroad)
        self._put(" (")
        self._put_fact("abroad", abroad, dice.pick([("about",), ("about",), ("plain",)]))
        if dice.chance(40):
            scene.add("rate_of_exchange", Fact("ratio", rate))
            inputs: dict[str, str | list[str]] = {"from": slot, "rate": "rate_of_exchange"}
            scene.relations.append(("currency", inputs | {"to": "abroad"}, None))
            self._put(dice.pick([" at an exchange rate of ", " at a rate of ", ", at "]))
            self._put_fact("rate_of_exchange", scene.facts["rate_of_exchange"], ("plain",))
        self._put(")")

    def _capital(self, words: str) -> str:
        """The words with a capital where they begin a sentence."""
        lower = words[:1].islower() and not self.headline
        if lower and self._edge is None and self._starts_sentence():
            return words[0].upper() + words[1:]
        return words

    def _put(self, words: str) -> None:
        """Add text, without a space or full stop too many where an optional part is left out."""
        last = self._last()
        if last in ("", " ", "\n") and words.startswith(" "):
            words = words.lstrip(" ")
        if words[:1] in _CLOSING and last == " ":
            self._trim()
            last = self._last()
        if last == "." and words.startswith("."):
            words = words[1:]
        if words:
            self._before(words)
            self._pieces.append(words)
            if words.strip():
                self._edge = None

    def _last(self) -> str:
        """The last character of the block so far."""
        for piece in reversed(self._pieces):
            words = piece.text if isinstance(piece, Mark) else piece
            if isinstance(words, str) and words:
                return words[-1]
        return ""

    def _trim(self) -> None:
        """Take back the space at the end of the block so far."""
        for at in range(len(self._pieces) - 1, -1, -1):
            piece = self._pieces[at]
            if isinstance(piece, str):
                self._pieces[at] = piece.rstrip(" ")
            if isinstance(piece, str | Mark):
                return

    def _before(self, words: str) -> None:
        """Settle an article by the words that follow it."""
        if self._article:
            self._article = False
            bare = words.lstrip(_SIGNS) or words
            first = words[0] if words[0].isalpha() else bare[0]
            an = first in _VOWEL or bare.startswith(("11", "18"))
            self._pieces.append("an " if an else "a ")

    def article(self) -> None:
        """Have "a" or "an" stand before what comes next."""
        self._article = True

    def _speech(self, mark: Speech) -> None:
        if mark.begins:
            if self._quote is None:
                self._quote = f"Q{len(self.quotes) + 1}"
            self._put(self.type.opening if mark.printed else "")
            self._pieces.append(QuoteStart(self._quote))
            self._edge = "opened"
            self._in_speech = True
        else:
            self._pieces.append(QuoteEnd())
            self._put(self.type.closing if mark.printed else "")
            self._edge = "closed"
            self._in_speech = False

    def _starts_sentence(self) -> bool:
        """Whether the next word begins a sentence; after a quotation, its attribution follows."""
        if self._edge is not None:
            return self._edge == "opened"
        for piece in reversed(self._pieces):
            if isinstance(piece, QuoteStart | QuoteEnd):
                continue
            words = piece if isinstance(piece, str) else piece.text
            stripped = words.rstrip(' “"*‘—–')
            if not stripped:
                continue
            if words.endswith("\n"):
                return False
            return stripped[-1] in ".!?:" and not stripped.endswith(("Inc.", "Corp.", "Ltd."))
        return True

    @property
    def headline(self) -> bool:
        """Whether the headline is being written, which calls companies and prints amounts in its
        own way."""
        return self.naming.headline

    @headline.setter
    def headline(self, now: bool) -> None:
        self.naming.headline = now

    def call(self, slot: str, forms: tuple[str, ...] = ()) -> str:
        """What the company in `slot` is called here."""
        return self.naming.firm(slot, forms, self._starts_sentence())

    def _put_person(self, slot: str, forms: tuple[str, ...]) -> None:
        owner = next((form for form in forms if self.scene.knows(form)), "co")
        human = self.scene.person(slot, owner)
        form = next((form for form in forms if form != owner), "")
        if self._in_speech is not True and self._speaker is None:
            self._speaker = slot
        self._put(self.naming.person(human, form))


_SHARE = re.compile(r"\b[Ss]hares?\b(?! (?:capital|re|buy|issue|split|price|count|for debt))")


def _of_security(words: str, each: str) -> str:
    """What `share` or `shares` is where units or depositary shares are traded."""
    named = each if each.isupper() or words[0].islower() else each.title()
    return named + ("s" if words.endswith("s") else "")


ALWAYS: dict[str, Callable[[Writer], None]] = {
    "a": Writer.article,
    "coined": lambda writer: writer._put(names.coined(writer.scene.dice)),
    "quarter": lambda writer: writer._put(dates.quarter(writer.scene)),
    "year": lambda writer: writer._put(str(writer.scene.date.year)),
    "last_year": lambda writer: writer._put(str(writer.scene.date.year - 1)),
    "next_year": lambda writer: writer._put(str(writer.scene.date.year + 1)),
}
"""Slots that are always there."""
