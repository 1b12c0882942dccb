"""How companies and people are called at each mention.

Comes in: a scene, a slot, the forms that a wording asks for. Goes out: words, and a note of every
form that was printed. Where the words go, `grammar.writer` decides.

Forms of a company: `intro` (full name, listings, what it is called from here on), `full`, `short`,
`the`, `poss` (with 's), `auto`; of a person: `name`, `last`, `title`, `of` (with title and
company), `role` (title first); without a form, what suits the place.
"""

from __future__ import annotations

from extractor.corpus.grammar.scene import Firm, Human, Scene


class Typography:
    """How the release prints quotation marks, apostrophes and definitions."""

    def __init__(self, scene: Scene) -> None:
        dice = scene.dice
        curly = dice.chance(55)
        self.opening, self.closing = ("“", "”") if curly else ('"', '"')
        self.apostrophe = "’" if curly else "'"
        self.style = dice.below(6)


_TERMS = {
    "lender": "Lender",
    "holder": "Holder",
    "investor": "Investor",
    "buyer": "Buyer",
    "vendor": "Vendor",
    "seller": "Seller",
    "target": "Target",
    "creditor": "Creditor",
    "acquirer": "Purchaser",
    "agent": "Agent",
    "manager": "Manager",
    "subsidiary": "Subsidiary",
}
"""What a contract calls some of the companies."""
_LISTED = frozenset(
    ("target", "acquirer", "buyer", "customer", "passing", "passing2", "rival", "partner", "vendor")
)
_CREDENTIALS = {
    "biotech": ("Ph.D.", "M.D.", "M.D., Ph.D.", "PharmD"),
    "medtech": ("Ph.D.", "M.D.", "MBA"),
    "mining": ("P.Geo.", "P.Eng.", "M.Sc., P.Geo."),
}


class Naming:
    """What everybody is called, as far as the text has come."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.type = Typography(scene)
        self.headline = False

    def firm(self, slot: str, forms: tuple[str, ...] = (), starts: bool = False) -> str:
        """What the company in `slot` is called here; `starts` says that a sentence begins."""
        scene, dice = self.scene, self.scene.dice
        firm = scene.firm(slot)
        form = forms[0] if forms else self._form_of_firm(firm)
        if form == "intro":
            return self._introduce(firm)
        if form == "full":
            words = firm.full
        elif form == "the" and firm.the:
            words = firm.the
            if starts and not self.headline:
                words = words[0].upper() + words[1:]
        elif form in ("poss", "head", "auto"):
            inner = self._form_of_firm(firm)
            if form == "poss":
                words = self.firm(slot, (inner if inner != "define" else "full",), starts)
                return words + (
                    self.type.apostrophe
                    if words.endswith("s") and dice.chance(50)
                    else f"{self.type.apostrophe}s"
                )
            return self.firm(slot, (inner,), starts)
        elif form == "define":
            return self._define(slot, firm)
        else:
            words = firm.short if form == "short" else firm.full
        firm.introduced = True
        self._record(firm, words)
        return words

    def _define(self, slot: str, firm: Firm) -> str:
        """The full name of somebody other than the issuer, and the term for it from here on."""
        dice, opening, closing = self.scene.dice, self.type.opening, self.type.closing
        firm.introduced = True
        self._record(firm, firm.full)
        term = _TERMS.get(slot)
        if term is not None and dice.chance(40):
            firm.the, firm.defined = f"the {term}", True
            return f"{firm.full} (the {opening}{term}{closing})"
        listed = ""
        if dice.chance(14) and slot in _LISTED:
            self.scene.list_firm(firm)
            firm.listed = True
            listed = f"{self._listings(firm)} "
        self._record(firm, firm.short)
        return f"{firm.full} {listed}({opening}{firm.short}{closing})"

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

    def person(self, human: Human, form: str) -> str:
        """What the person is called here."""
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
        full = human.full
        if dice.chance(4):
            full = f"Dr. {full}"
        elif self.scene.sector in _CREDENTIALS and dice.chance(18) and form in ("", "of"):
            full = f"{full}, {dice.pick(_CREDENTIALS[self.scene.sector])}"
            form = form or "plain"
        if form == "":
            form = dice.pick(["plain", "plain", "of", "of", "role", "the"])
        if form == "of":
            return f"{full}, {human.title} of {self.firm(human.firm)}"
        if form == "role":
            if dice.chance(50):
                return f"{human.title} {full}"
            return f"{self.firm(human.firm, ('short',))} {human.title} {full}"
        if form == "the":
            return f"{full}, {self.firm(human.firm, ('poss',))} {human.title}"
        return f"{full}, {human.title}"

    def _title(self, human: Human) -> None:
        for part in human.title.replace(" & ", " and ").split(" and "):
            human.titles[part] = None
