"""Own concepts, identities and readers, without a fork.

Comes in: declarations, in a script or in the module of an installed package that names itself under
the entry point group `extractor.extensions`. Goes out: the same vocabulary, checks and formats with
these among them. They must be declared before the first release is read; with several workers, at
the top of a module, since every worker imports it anew.

    from extractor.extend import Interval, concept, identity, reader

    concept(
        "coins_mined", kinds=["count"], meaning="coins mined in a period",
        words=["(?:bitcoin|coins) (?:produced|mined)"], result=True,
    )

    @identity(
        "mined_value", "value = coins x price", reported="value",
        wording="{coins} x {price} = {value}",
        concepts={"coins": "coins_mined", "price": "coin_price", "value": "coin_value"},
    )
    def mined_value(coins: Interval, price: Interval) -> Interval:
        \"\"\"The value of coins is their number times the price of one.\"\"\"
        return coins * price

    @reader("rns", suffixes=[".rns"])
    def read_rns(data: bytes) -> str:
        return data.decode("utf-16")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import regex

from extractor.checks.declare import identity, implies
from extractor.errors import UsageError, entry
from extractor.interval import Interval, total
from extractor.patterns.concept_cues import KINDS, OWN, Cue
from extractor.patterns.concepts import CONCEPTS, Concept
from extractor.read import OWN_SUFFIXES, READERS, Limits
from extractor.read.detect import OWN as OWN_FORMATS
from extractor.schema import Basis, SourceInfo
from extractor.stages import Source

__all__ = ["Interval", "concept", "identity", "implies", "reader", "total"]

Reads = Callable[[bytes], str | Iterable[str]]
Detects = Callable[[bytes, str], bool]

_TAKEN = frozenset(READERS)


def concept(
    name: str,
    *,
    kinds: Iterable[str],
    meaning: str,
    words: Iterable[str],
    before: float = 0.9,
    after: float = 0.8,
    reach: int = 60,
    result: bool = False,
    basis: Basis | None = None,
) -> None:
    """Declare a concept and the wordings that give it to a quantity.

    `kinds` are those of the quantities that can be it, `words` regular expressions (`regex` syntax)
    that are matched on lower-cased text, in prose, row labels and column headers. `before` and
    `after` are the weights (0 to 1) of a wording that stands before or after its quantity, `reach`
    the most characters between them. `result`: it covers a period; `basis`: what it follows.

    Raises UsageError for a name that is declared already, an unknown kind, or a wording that is no
    regular expression.
    """
    kinds, words = tuple(kinds), tuple(words)
    if name in CONCEPTS:
        raise UsageError(f"The concept {name!r} is declared already; a new name would have worked.")
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        raise UsageError(
            f"{', '.join(unknown) or 'Nothing'} is no kind of quantity that has a concept; "
            f"{', '.join(KINDS)} are."
        )
    for word in words:
        try:
            regex.compile(word)
        except regex.error as error:
            raise UsageError(f"The wording {word!r} is no regular expression: {error}.") from error
    CONCEPTS[name] = Concept(name, frozenset(kinds), meaning, result, basis=basis)
    means = dict.fromkeys(kinds, name)
    OWN.append(
        Cue(
            name=name,
            source="|".join(words),
            concepts=means,
            before=before,
            after=after,
            reach=reach,
            reach_after=reach,
            needs="",
            label=True,
            least=0,
        )
    )


def reader(
    name: str, *, suffixes: Iterable[str] = (), detects: Detects | None = None
) -> Callable[[Reads], Reads]:
    """Declare the decorated function as the reader of a format: it takes the bytes of a file and
    gives the text of the release in it, or the texts of several.

    A file is of the format if its name ends in one of `suffixes` (".gz" behind it is unpacked), or
    if `detects` says so of its first 16 kB and its lower-cased name. Folders are searched for
    `suffixes`. What the reader raises becomes an error entry R020 of the record.

    Raises UsageError for a name that is taken, or if neither suffixes nor detects are given.
    """
    endings = tuple(suffix.lower() for suffix in suffixes)
    if name in _TAKEN or name in OWN_FORMATS:
        raise UsageError(f"The format {name!r} is declared already; a new name would have worked.")
    if not endings and detects is None:
        raise UsageError(
            f"Nothing tells the format {name!r} from others; suffixes or detects would have."
        )

    def declare(reads: Reads) -> Reads:
        def matches(head: bytes, stem: str) -> bool:
            return stem.endswith(endings) or (detects is not None and detects(head, stem))

        def read(data: bytes, info: SourceInfo, _limits: Limits) -> Iterator[Source]:
            info.format = name
            try:
                found = reads(data)
                texts = [found] if isinstance(found, str) else list(found)
            except Exception as error:  # noqa: BLE001 - a release is never lost to an extension
                what = f"{name}: {type(error).__name__}: {error}"
                texts, errors = [""], [entry("R020", found=what)]
            else:
                errors = [] if texts else [entry("R001")]
            for text in texts or [""]:
                yield Source(info, text, errors)

        READERS[name] = read
        OWN_FORMATS[name] = matches
        OWN_SUFFIXES.extend(suffix for one in endings for suffix in (one, f"{one}.gz"))
        return reads

    return declare
