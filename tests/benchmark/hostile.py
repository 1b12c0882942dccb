"""Ten thousand inputs that nobody would send in good faith: none may crash a worker or be lost.

    python tests/benchmark/hostile.py [--count 10000] [--workers 2] [--seed 1]

Makes inputs of every kind in `KINDS`, extracts them in worker processes as a batch does, and counts
by kind: the inputs and their records, those with an error entry and its codes, workers that
died, stages that failed, records that are not sound, and the seconds. An input is lost if no record
stands for it, or one without text and without an entry.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import io
import random
import tarfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from extractor import Record
from extractor.batch import extract_grouped
from extractor.schema import DateMention, Quantity

CORPUS = Path(__file__).parents[2] / "corpus" / "train"
MANY = 1_000_000
Draw = random.Random


def release(draw: Draw) -> str:
    """One of the releases of the corpus."""
    return draw.choice(_RELEASES)


_RELEASES = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]


def page(draw: Draw) -> str:
    """A release as HTML."""
    paragraphs = "".join(f"<p>{part}</p>\n" for part in release(draw).split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>A</title></head><body>{paragraphs}</body></html>"


def submission(draw: Draw, body: str | None = None) -> str:
    """A release as an exhibit of a filing."""
    return (
        "<SEC-DOCUMENT>0000000000-25-000001.txt : 20250304\n<SEC-HEADER>\n"
        "CONFORMED SUBMISSION TYPE:\t8-K\nFILED AS OF DATE:\t20250304\n</SEC-HEADER>\n"
        f"<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{body or release(draw)}\n</TEXT>\n</DOCUMENT>\n"
    )


def somewhere(draw: Draw, text: str, what: str, times: int) -> str:
    """`text` with `what` put in at so many places."""
    for _ in range(times):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + what + text[at:]
    return text


def flipped(draw: Draw) -> bytes:
    data = bytearray(release(draw).encode())
    for _ in range(draw.randint(1, 60)):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return bytes(data)


def spliced(draw: Draw) -> bytes:
    parts = []
    for _ in range(draw.randint(2, 8)):
        text = release(draw)
        at = draw.randrange(len(text))
        parts.append(text[at : at + draw.randint(1, 1500)])
    return "".join(parts).encode()


def doubled(draw: Draw) -> bytes:
    text = release(draw)
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(text))
        text = text[:at] + text[at : at + draw.randint(1, 300)] * draw.randint(2, 9) + text[at:]
    return text[:200_000].encode()


def shuffled(draw: Draw) -> bytes:
    words = release(draw).split(" ")
    draw.shuffle(words)
    return " ".join(words).encode()


def renumbered(draw: Draw) -> bytes:
    return "".join(
        draw.choice("0123456789.,%$-") if one.isdigit() and draw.random() < 0.3 else one
        for one in release(draw)
    ).encode()


def mixed_encodings(draw: Draw) -> bytes:
    names = ["utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32", "cp932", "koi8-r", "utf-7"]
    return b"".join(
        part.encode(draw.choice(names), "replace") for part in release(draw).split("\n\n")
    )


def truncated_gzip(draw: Draw) -> bytes:
    data = gzip.compress(release(draw).encode(), mtime=0)
    return data[: draw.randrange(3, len(data))]


def damaged_gzip(draw: Draw) -> bytes:
    data = bytearray(gzip.compress(release(draw).encode(), mtime=0))
    for _ in range(draw.randint(1, 4)):
        data[draw.randrange(2, len(data))] = draw.randrange(256)
    return bytes(data)


def gzip_bomb(draw: Draw) -> bytes:
    zeros = gzip.compress(draw.choice([b"\0", b"a", b"1 "]) * 60_000_000, 1, mtime=0)
    return zeros if draw.random() < 0.5 else gzip.compress(zeros, mtime=0)


def archive(draw: Draw) -> bytes:
    """A zip or tar bomb where a release is expected."""
    file = io.BytesIO()
    if draw.random() < 0.5:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("../../a.txt", b"\0" * 5_000_000)
        return file.getvalue()
    with tarfile.open(fileobj=file, mode="w") as tar:
        info = tarfile.TarInfo("../../etc/a.txt")
        info.size = draw.randrange(5000)
        tar.addfile(info, io.BytesIO(draw.randbytes(info.size)))
    packers: list[Callable[[bytes], bytes]] = [bz2.compress, gzip.compress, bytes]
    return draw.choice(packers)(file.getvalue())


def polyglot(draw: Draw) -> bytes:
    head = draw.choice([b"%PDF-1.7\n", b"GIF89a", b"PK\3\4", b"\x7fELF", b"{\\rtf1 ", b"MZ\x90\0"])
    return (
        draw.choice([head, b"\n" + head]) + draw.choice([page, release, submission])(draw).encode()
    )


def deep(draw: Draw) -> bytes:
    tag = draw.choice(["div", "b", "table><tr><td", "ul><li", "blockquote", "font", "span", "a"])
    return f"<html>{f'<{tag}>' * draw.randint(500, 30_000)}{release(draw)}".encode()


def nested_tables(draw: Draw) -> bytes:
    table = "<table><tr><td>Revenue<td>1,200<td>(300)</tr>{}</table>"
    nested = "{}"
    for _ in range(draw.randint(5, 60)):
        cell = "<tr>" + f"<td colspan={draw.randint(0, 2000)} rowspan={draw.randint(-1, 500)}>{{}}"
        nested = nested.replace("{}", table.replace("{}", cell))
    return f"<html><body>{nested.replace('{}', 'x')}</body></html>".encode()


def huge_attributes(draw: Draw) -> bytes:
    size = draw.choice([10_000, 200_000, 2_000_000])
    value = draw.choice(["x", "a=1 ", "'<p>", "&amp;"]) * (size // 4)
    return f'<html><body><p style="{value}" {value[:9000]}>{release(draw)}</p>'.encode()


def broken_entities(draw: Draw) -> bytes:
    entities = [
        "&",
        "&#",
        "&#x",
        "&#xD800;",
        "&#0;",
        "&#99999999999;",
        "&amp",
        "&lt;p&gt;",
        "&x;" * 9,
    ]
    text = page(draw)
    for _ in range(draw.randint(5, 80)):
        text = somewhere(draw, text, draw.choice(entities), 1)
    return text.encode()


def broken_tags(draw: Draw) -> bytes:
    tags = [
        "<",
        ">",
        "</p",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml",
        "<p <b",
        "</table>",
        "<td>",
    ]
    tags += ["<script>", "</script>", "<textarea>", "<plaintext>", "<svg><p>", "<br/", "<pre>"]
    text = page(draw)
    for _ in range(draw.randint(3, 60)):
        text = somewhere(draw, text, draw.choice(tags), 1)
    return text.encode()


def surrogates(draw: Draw) -> bytes:
    text = somewhere(draw, release(draw), chr(draw.randrange(0xD800, 0xE000)), draw.randint(1, 50))
    return text.encode(draw.choice(["utf-8", "utf-16", "utf-16-be"]), "surrogatepass")


def unbalanced(draw: Draw) -> bytes:
    return somewhere(
        draw, release(draw), draw.choice("“”\"„«»‘’'([{)]}"), draw.randint(1, 80)
    ).encode()


def one_line(draw: Draw) -> bytes:
    seed = draw.choice(_SEEDS) if draw.random() < 0.6 else release(draw).replace("\n", " ")
    return (seed * (MANY // len(seed) + 1))[:MANY].encode()


_SEEDS = [
    "a",
    "A ",
    "1,",
    "$1 ",
    "(",
    "“",
    "Aa ",
    "said ",
    "Inc. ",
    "1-for-5 ",
    "May 1, ",
    "&#",
    "<p",
    "-",
]


def digits(draw: Draw) -> bytes:
    signs = draw.choice(
        ["0123456789", "0123456789 ", "0123456789,.", "01234 56789\n", "٠١٢٣٤٥٦٧٨٩ "]
    )
    return "".join(draw.choices(signs, k=draw.choice([500, 5_000, 50_000]))).encode()


def pipes(draw: Draw) -> bytes:
    signs = draw.choice(["|", "| ", "|\n", "| | 1 |\n", "|-|\n", "| 1,200 | (300) |\n", "||"])
    return (signs * (draw.choice([1_000, 20_000, 100_000]) // len(signs))).encode()


def signs(draw: Draw) -> bytes:
    return "".join(draw.choices("$€%()[]{}“”\"'.,;:!?-–—*_#&@/\\|<>=+ \n", k=20_000)).encode()


def right_to_left(draw: Draw) -> bytes:
    text = release(draw)
    for mark in ("\u202e", "\u202d", "\u2067", "\u200f", "\u061c", "שלום 12 ", "مليون 5 "):
        text = somewhere(draw, text, mark, draw.randint(1, 20))
    return text.encode()


def combining(draw: Draw) -> bytes:
    marks = "".join(
        draw.choices("\u0301\u0308\u0335\u20dd\ufe0f\u200d\u0489", k=draw.randint(1, 40))
    )
    return "".join(one + marks if draw.random() < 0.1 else one for one in release(draw)).encode()


def odd_spaces(draw: Draw) -> bytes:
    spaces = "\u00a0\u2003\u2009\u202f\u3000\u200b\u2028\u2029\u0085\t\v\f\x1c"
    return "".join(draw.choice(spaces) if one == " " else one for one in release(draw)).encode()


def look_alikes(draw: Draw) -> bytes:
    table = str.maketrans(
        "AaeopcxEHKM0123456789$%.,", "Ааеорсх" + "ЕНКМ" + "０１２３４５６７８９＄％．，"
    )
    return "".join(
        one.translate(table) if draw.random() < 0.3 else one for one in release(draw)
    ).encode()


def nuls(draw: Draw) -> bytes:
    return somewhere(draw, release(draw), "\0" * draw.randint(1, 9), draw.randint(1, 200)).encode()


def controls(draw: Draw) -> bytes:
    return somewhere(draw, release(draw), chr(draw.randrange(1, 32)), draw.randint(1, 400)).encode()


def fake_header(draw: Draw) -> bytes:
    tags = ["<TYPE>EX-99.1", "<TEXT>", "</TEXT>", "<DOCUMENT>", "</DOCUMENT>", "<PAGE>", "<XML>"]
    tags += [
        "begin 644 a.pdf\n",
        "<SEC-HEADER>",
        "FILED AS OF DATE:\t99999999\n",
        "<TYPE>",
        "<PDF>",
    ]
    text = submission(draw, draw.choice([None, page(draw), "", "\0", submission(draw)]))
    for _ in range(draw.randint(0, 12)):
        text = somewhere(draw, text, f"\n{draw.choice(tags)}\n", 1)
    return text.encode()


def many_exhibits(draw: Draw) -> bytes:
    exhibit = "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n"
    texts = (draw.choice(["", "a", release(draw)[:200]]) for _ in range(draw.randint(2, 40)))
    return ("<SEC-DOCUMENT>\n" + "".join(exhibit.format(text) for text in texts)).encode()


def markdown(draw: Draw) -> bytes:
    marks = [
        "**",
        "__",
        "[",
        "](",
        ")",
        "![",
        "`",
        "```\n",
        "# ",
        "> " * 50,
        "\\",
        "~~",
        "---\n",
        "\\|",
    ]
    text = release(draw)
    for _ in range(draw.randint(5, 80)):
        text = somewhere(draw, text, draw.choice(marks), 1)
    return text.encode()


def huge_numbers(draw: Draw) -> bytes:
    numbers = [
        "9" * 400,
        "1" + ",000" * 90,
        "0." + "0" * 300 + "1",
        "1e999999",
        "$1.1.1.1",
        "1/0",
        "0",
    ]
    return "".join(
        draw.choice(numbers) if one.isdigit() and draw.random() < 0.05 else one
        for one in release(draw)
    ).encode()


def repeated(draw: Draw) -> bytes:
    sentence = draw.choice([part for part in release(draw).split("\n") if part])
    return (sentence * (draw.choice([20_000, 100_000]) // len(sentence) + 1)).encode()


def noise(draw: Draw) -> bytes:
    return draw.randbytes(draw.randrange(20_000))


def nothing(draw: Draw) -> bytes:
    return draw.choice(
        [b"", b" ", b"\n" * 9, b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\x1f\x8b", b"<", b"\x1a"]
    )


class Kind(NamedTuple):
    """How inputs of a kind are made, and how many of every hundred and ninety they are."""

    make: Callable[[Draw], bytes]
    share: int = 6


KINDS = {
    "bit flips": Kind(flipped, 10),
    "splices of releases": Kind(spliced, 10),
    "duplications": Kind(doubled, 6),
    "shuffled words": Kind(shuffled),
    "digits overwritten": Kind(renumbered, 10),
    "mixed encodings": Kind(mixed_encodings),
    "truncated gzip": Kind(truncated_gzip),
    "damaged gzip": Kind(damaged_gzip),
    "gzip bombs": Kind(gzip_bomb, 1),
    "zip and tar, bombs and escapes": Kind(archive, 3),
    "polyglots": Kind(polyglot),
    "deep nesting": Kind(deep, 3),
    "nested tables": Kind(nested_tables, 3),
    "huge attributes": Kind(huge_attributes, 3),
    "broken entities": Kind(broken_entities),
    "broken tags": Kind(broken_tags),
    "surrogates": Kind(surrogates),
    "unbalanced quotes and brackets": Kind(unbalanced),
    "one line of 1 MB": Kind(one_line, 1),
    "digits only": Kind(digits, 3),
    "pipes only": Kind(pipes, 3),
    "signs only": Kind(signs, 3),
    "right to left": Kind(right_to_left),
    "combining marks": Kind(combining, 3),
    "odd spaces": Kind(odd_spaces),
    "look-alikes": Kind(look_alikes),
    "NULs": Kind(nuls),
    "control characters": Kind(controls),
    "fake EDGAR headers": Kind(fake_header),
    "many exhibits": Kind(many_exhibits, 3),
    "broken Markdown": Kind(markdown),
    "huge numbers": Kind(huge_numbers),
    "one sentence again and again": Kind(repeated, 2),
    "noise": Kind(noise),
    "nothing": Kind(nothing, 2),
}


class Tally:
    """What became of the inputs of one kind."""

    def __init__(self) -> None:
        self.inputs = self.records = self.entries = self.lost = self.unsound = 0
        self.codes: Counter[str] = Counter()
        self.seconds = 0.0

    def add(self, records: list[Record], seconds: float) -> None:
        """Count the records of one input."""
        self.inputs += 1
        self.records += len(records)
        self.seconds += seconds
        codes = {error.code for record in records for error in record.errors}
        self.codes.update(codes)
        self.entries += bool(codes)
        told = records and all(one.text.strip() or one.errors for one in records)
        self.lost += not told
        self.unsound += not all(map(is_sound, records))


def is_sound(record: Record) -> bool:
    """Whether the record is the same after a journey, and its numbers stand in its text."""
    mentions: list[Quantity | DateMention] = [*record.quantities, *record.dates]
    return Record.from_json(record.to_json()) == record and all(
        record.text[one.start : one.end] == one.text for one in mentions
    )


def plan(count: int) -> Iterator[str]:
    """The kind of each input."""
    names = [name for name, kind in KINDS.items() for _ in range(kind.share)]
    counts = Counter(names[number % len(names)] for number in range(count))
    return (name for name in KINDS for _ in range(counts[name]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kinds = list(plan(asked.count))
    draw = random.Random(asked.seed)
    inputs = (KINDS[kind].make(draw) for kind in kinds)
    tallies = {kind: Tally() for kind in dict.fromkeys(kinds)}
    before = time.perf_counter()
    answered = 0
    for kind, records in zip(kinds, extract_grouped(inputs, workers=asked.workers), strict=True):
        now = time.perf_counter()
        tallies[kind].add(records, now - before)
        before = now
        answered += 1
    print(
        f"{'kind':32}{'inputs':>7}{'records':>8}{'entries':>8}{'lost':>5}{'unsound':>8}{'s':>7}"
        "  codes"
    )
    for kind, one in tallies.items():
        codes = " ".join(f"{code}:{times}" for code, times in sorted(one.codes.items()))
        print(
            f"{kind:32}{one.inputs:7}{one.records:8}{one.entries:8}{one.lost:5}{one.unsound:8}"
            f"{one.seconds:7.0f}  {codes}"
        )
    died = sum(one.codes[code] for one in tallies.values() for code in ("B001", "B002", "B003"))
    failed = sum(one.codes["P001"] for one in tallies.values())
    lost = sum(one.lost for one in tallies.values()) + len(kinds) - answered
    unsound = sum(one.unsound for one in tallies.values())
    print(
        f"{answered} inputs: {died} crashes, {failed} failed stages, {lost} lost, {unsound} unsound"
    )


if __name__ == "__main__":
    main()
