"""Wordings filled with what a scene holds: templates in, pieces of text with marks out.

Comes in: a scene and the books of wordings. Goes out: the pieces of one block at a time, and a
tally of which facts were told where. It decides how companies, people and dates are called at each
mention; which blocks a release has, `grammar.release` decides.

Forms of a company: `intro` (full name, listings, what it is called from here on), `full`, `short`,
`the`, `poss` (with 's), `head`; of a person: `name`, `last`, `title`, `of` (with title and
company), `role` (title first); without a form, what suits the place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.corpus.grammar import dates, names, template
from extractor.corpus.grammar.fresh import draw_fresh
from extractor.corpus.grammar.numbers import Fact, show
from extractor.corpus.grammar.scene import Firm, Human, Scene
from extractor.corpus.grammar.template import Book, Choice, Node, Slot, Speech
from extractor.corpus.marks import Mark, Piece, QuoteEnd, QuoteStart
from extractor.errors import UsageError

_VOWEL = frozenset("aeiouAEIOU8")
_SIGNS = "$€£₹C AU"
_CLOSING = frozenset(".,;:)")


class Typography:
    """How the release prints quotation marks, apostrophes and definitions."""

    def __init__(self, scene: Scene) -> None:
        dice = scene.dice
        curly = dice.chance(55)
        self.opening, self.closing = ("“", "”") if curly else ('"', '"')
        self.apostrophe = "’" if curly else "'"
        self.style = dice.below(6)


class Writer:
    """Expands wordings of one release, in the order of its text."""

    def __init__(self, scene: Scene, books: Sequence[Book]) -> None:
        self.scene = scene
        self.books = books
        self.type = Typography(scene)
        self.told: dict[str, list[str]] = {}
        self.marks: dict[str, Mark] = {}
        self.quotes: dict[str, str | None] = {}
        self._used: set[int] = set()
        self._pieces: list[Piece] = []
        self._quote: str | None = None
        self._speaker: str | None = None
        self._in_speech: bool | None = None
        self._edge: str | None = None
        self._article = False
        self._resolving: list[str] = []
        self.headline = False

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

    def expand(self, nodes: Sequence[Node]) -> list[Piece]:
        """The pieces of a block that a template words."""
        self._pieces, self._quote, self._speaker, self._edge = [], None, None, None
        self._emit(nodes)
        if self._quote is not None:
            self.quotes[self._quote] = self._speaker
        self._trim()
        return self._pieces

    def fact(self, slot: str, forms: tuple[str, ...] = ()) -> list[Piece]:
        """The fact in `slot` alone, as the pieces of a cell or a line."""
        self._pieces = []
        self._put_fact(slot, self.scene.facts[slot], forms)
        return self._pieces

    def _emit(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self._put(self._capital(node))
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

    def _put_fact(self, slot: str | None, fact: Fact, forms: tuple[str, ...]) -> None:
        if self.headline and not forms and fact.kind == "amount":
            forms = ("head",)
        for piece in show(fact, forms, self.scene.manner, self.scene.dice):
            if isinstance(piece, Mark):
                if slot is not None and not piece.optional:
                    names_of = self.told.setdefault(slot, [])
                    piece.name = f"{slot}-{len(names_of) + 1}"
                    names_of.append(piece.name)
                    self.marks[piece.name] = piece
                piece.text = self._capital(piece.text)
                self._before(piece.text)
                self._pieces.append(piece)
                self._edge = None
            else:
                self._put(self._capital(piece))

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

    # Companies and people

    def call(self, slot: str, forms: tuple[str, ...] = ()) -> str:
        """What the company in `slot` is called here."""
        scene, dice = self.scene, self.scene.dice
        firm = scene.firm(slot)
        form = forms[0] if forms else self._form_of_firm(firm)
        if form == "intro":
            return self._introduce(firm)
        if form == "full":
            words = firm.full
        elif form == "the" and firm.the:
            words = firm.the
            if self._starts_sentence() and not self.headline:
                words = words[0].upper() + words[1:]
        elif form in ("poss", "head", "auto"):
            inner = self._form_of_firm(firm)
            if form == "poss":
                words = self.call(slot, (inner if inner != "define" else "full",))
                return words + (
                    self.type.apostrophe
                    if words.endswith("s") and dice.chance(50)
                    else f"{self.type.apostrophe}s"
                )
            return self.call(slot, (inner,))
        elif form == "define":
            firm.introduced = True
            self._record(firm, firm.full)
            self._record(firm, firm.short)
            opening, closing = self.type.opening, self.type.closing
            return f"{firm.full} ({opening}{firm.short}{closing})"
        else:
            words = firm.short if form == "short" else firm.full
        firm.introduced = True
        self._record(firm, words)
        return words

    def _form_of_firm(self, firm: Firm) -> str:
        dice = self.scene.dice
        if self.headline:
            return "full" if dice.chance(18) else "short"
        if not firm.introduced:
            return "define" if firm.short != firm.full and dice.chance(30) else "full"
        if firm.defined:
            return dice.pick(["the", "the", "short"])
        if firm.short in firm.printed:
            return dice.pick(["short", "short", "short", "full"])
        return dice.pick(["full", "short"])

    def _record(self, firm: Firm, words: str) -> None:
        firm.printed[words] = None

    def _introduce(self, firm: Firm) -> str:
        """The full name, where it is listed, and what it is called from here on."""
        dice, opening, closing = self.scene.dice, self.type.opening, self.type.closing
        firm.introduced = True
        self._record(firm, firm.full)
        words = firm.full
        if firm.listings and dice.chance(85):
            words += " " + self._listings(firm)
            firm.listed = True
        the, short = firm.the or "the Company", firm.short
        shape = dice.below(100)
        bare = the.partition(" ")[2]
        inner = bare if dice.chance(60) else the
        if shape < 30:
            words += dice.pick(
                [
                    f" ({opening}{short}{closing} or the {opening}{bare}{closing})",
                    f" ({opening}{short}{closing} or {opening}{the}{closing})",
                    f" (the {opening}{bare}{closing} or {opening}{short}{closing})",
                    f" ({opening}{short},{closing} the {opening}{bare}{closing})",
                    f" ({opening}{short}{closing}, or {opening}{the}{closing})",
                ]
            )
            self._record(firm, short)
            firm.defined = True
        elif shape < 52:
            words += (
                f" (the {opening}{bare}{closing})"
                if inner == bare
                else f" ({opening}{the}{closing})"
            )
            firm.defined = True
        elif shape < 72:
            words += f" ({opening}{short}{closing})"
            self._record(firm, short)
        if f"{opening}{the}{closing}" in words:
            self._record(firm, the)
        return words

    def _listings(self, firm: Firm) -> str:
        dice = self.scene.dice
        shape = dice.below(5)
        pairs = [f"{market}: {code}" for market, code in firm.listings]
        if shape == 0:
            pairs = [f"{market}:{code}" for market, code in firm.listings]
        if shape == 1 and len(pairs) == 1:
            pairs = [f"{firm.listings[0][0].upper()}: {firm.listings[0][1]}"]
        if shape < 3:
            return " ".join(f"({pair})" for pair in pairs)
        return f"({dice.pick(['; ', ', ', ' | '] if len(pairs) > 1 else ['; ']).join(pairs)})"

    def _put_person(self, slot: str, forms: tuple[str, ...]) -> None:
        owner = next((form for form in forms if self.scene.knows(form)), "co")
        human = self.scene.person(slot, owner)
        form = next((form for form in forms if form != owner), "")
        if self._in_speech is not True and self._speaker is None:
            self._speaker = slot
        self._put(self._person_words(human, form))

    def _person_words(self, human: Human, form: str) -> str:
        dice = self.scene.dice
        if form == "last" or (human.introduced and form in ("", "of", "role")):
            if not human.introduced:
                human.introduced = True
                return human.full
            return dice.pick([human.last, f"{human.honorific} {human.last}"])
        if form == "title":
            self._title(human)
            return human.title
        human.introduced = True
        if form == "name":
            return human.full
        self._title(human)
        if form == "":
            form = dice.pick(["plain", "plain", "of", "of", "role", "the"])
        if form == "of":
            return f"{human.full}, {human.title} of {self.call(human.firm)}"
        if form == "role":
            if dice.chance(50):
                return f"{human.title} {human.full}"
            return f"{self.call(human.firm, ('short',))} {human.title} {human.full}"
        if form == "the":
            return f"{human.full}, {self.call(human.firm, ('poss',))} {human.title}"
        return f"{human.full}, {human.title}"

    def _title(self, human: Human) -> None:
        for part in human.title.replace(" & ", " and ").split(" and "):
            human.titles[part] = None


ALWAYS: dict[str, Callable[[Writer], None]] = {
    "a": Writer.article,
    "coined": lambda writer: writer._put(names.coined(writer.scene.dice)),
    "quarter": lambda writer: writer._put(dates.quarter(writer.scene)),
    "year": lambda writer: writer._put(str(writer.scene.date.year)),
    "last_year": lambda writer: writer._put(str(writer.scene.date.year - 1)),
    "next_year": lambda writer: writer._put(str(writer.scene.date.year + 1)),
}
"""Slots that are always there."""
