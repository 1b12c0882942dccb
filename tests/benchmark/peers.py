"""How many releases a second others read who do a part of the work, beside the whole of ours.

    python tests/benchmark/peers.py FOLDER [--count N] [--rounds N] [--venv DIR]

What a user would pick instead: quantulum3 and Recognizers-Text for quantities, dateparser's search
for dates, a spaCy CNN pipeline for names. They are no dependencies of this project: an environment
of their own is made in DIR (a temporary folder if it is left out), and each runs there in a
process of its own on the same texts, in turn with ours. Processor time counts, loading and the
first text do not; the best of all rounds is told.

The spaCy pipeline has the components and widths of `en_core_web_sm` with weights that nobody has
trained, as the trained ones are no package of PyPI: that finds nothing, but takes the time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

PACKAGES = ("quantulum3", "recognizers-text-suite", "emoji==1.7.0", "dateparser", "spacy>=3.8")
Reader = Callable[[str], object]


def ours() -> Reader:
    """Everything, with the model."""
    from extractor import Extractor

    extractor = Extractor()
    return lambda text: extractor.extract(text).to_json()


def our_rules() -> Reader:
    """Everything, by the rules alone."""
    from extractor import Extractor, Settings

    extractor = Extractor(Settings(source="rules"))
    return lambda text: extractor.extract(text).to_json()


def tokenization() -> Reader:
    """Bare spaCy tokenization."""
    import spacy

    return spacy.blank("en")


def quantulum() -> Reader:
    """Quantities with units."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    return parser.parse  # type: ignore[no-any-return]


def recognizers() -> Reader:
    """Money, percentages and dates; numbers are found on the way."""
    import recognizers_suite as suite  # type: ignore[import-not-found]

    english = suite.Culture.English
    kinds = (suite.recognize_currency, suite.recognize_percentage, suite.recognize_datetime)
    return lambda text: [kind(text, english) for kind in kinds]


def dates() -> Reader:
    """Dates."""
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    return lambda text: search_dates(text, languages=["en"])


def names() -> Reader:
    """Names: tok2vec of width 96 and depth 4, and a transition-based recognizer."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 10**9
    widths = {"width": 96, "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]}
    embedding = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        **widths,
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encoding = {"width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}
    recognizer = nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.Tok2Vec.v2",
                    "embed": embedding,
                    "encode": {"@architectures": "spacy.MaxoutWindowEncoder.v2", **encoding},
                },
            }
        },
    )
    for label in ("CARDINAL", "DATE", "GPE", "MONEY", "ORG", "PERCENT", "PERSON", "QUANTITY"):
        recognizer.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    return nlp


OURS = {
    "ours, all of it": ours,
    "ours, rules alone": our_rules,
    "spaCy tokenization": tokenization,
}
PEERS = {
    "quantulum3: quantities": quantulum,
    "Recognizers-Text: money, percent, dates": recognizers,
    "dateparser search: dates": dates,
    "spaCy CNN (blank): names": names,
}


def seconds(reader: Reader, texts: list[str]) -> tuple[float, int]:
    """The processor time over `texts`, and how many of them made the reader raise."""
    raised = 0
    reader(texts[0])
    begun = time.process_time()
    for text in texts:
        try:
            reader(text)
        except Exception:  # noqa: BLE001 - how often is told
            raised += 1
    return time.process_time() - begun, raised


def measured(python: Path | str, name: str, texts: Path) -> tuple[float, int]:
    """What `seconds` tells of the reader `name` in a process of `python`."""
    command = [str(python), "-W", "ignore", __file__, str(texts), "--inside", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    took, raised = json.loads(done.stdout.splitlines()[-1])
    return float(took), int(raised)


def environment(folder: Path) -> Path:
    """The interpreter of an environment in `folder` with the peers, made if need be."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    return python


def compare(folder: Path, count: int, rounds: int, place: Path) -> None:
    """Print the table."""
    python = environment(place)
    paths = sorted(folder.rglob("*.txt"))
    chosen = paths[:: max(1, len(paths) // count)][:count]
    texts = place / "texts.json"
    texts.write_text(json.dumps([path.read_text("utf-8", "replace") for path in chosen]))
    best: dict[str, tuple[float, int]] = {}
    for _ in range(rounds):
        for names_of, interpreter in ((OURS, sys.executable), (PEERS, python)):
            for name in names_of:
                took = measured(interpreter, name, texts)
                best[name] = min(best.get(name, took), took)
    print(f"{len(chosen)} releases\n{'':42}{'ms a release':>14}{'releases/s':>12}{'raised':>8}")
    for name, (total, raised) in best.items():
        each = total / len(chosen)
        print(f"{name:42}{1000 * each:14.1f}{1 / each:12.1f}{raised:8}")


def main() -> None:
    """Compare, or, in a process of its own, measure one reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--venv", type=Path)
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        texts = json.loads(asked.folder.read_text())
        print(json.dumps(seconds((OURS | PEERS)[asked.inside](), texts)))
    elif asked.venv:
        compare(asked.folder, asked.count, asked.rounds, asked.venv)
    else:
        with tempfile.TemporaryDirectory() as place:
            compare(asked.folder, asked.count, asked.rounds, Path(place))


if __name__ == "__main__":
    main()
