"""Marked-up sources of hand-written releases, compiled into texts and gold.

Comes in: a `.src` file: the release with its marks (`corpus.marks`), a line `=====`, and what there
is to declare as YAML (`corpus.compose.Tail`), tables included (`corpus.tables.source`). Goes out:
`NAME.txt` or `NAME.html`, and `NAME.gold.json`. A source whose gold
`corpus.validate` finds fault with is not written.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import srsly

from extractor.corpus.compose import Tail, compose
from extractor.corpus.gold import Annotated, write_folder
from extractor.corpus.marks import read_marks
from extractor.corpus.tables.numbers import Printed, print_table
from extractor.corpus.tables.page import set_tables
from extractor.corpus.tables.relations import relate
from extractor.corpus.tables.source import declare
from extractor.corpus.tables.telling import tell
from extractor.corpus.validate import faults
from extractor.errors import UsageError

_RULE = "\n=====\n"


def compile_source(source: str, name: str, hand: str | None = None) -> Annotated:
    """The release that the marked-up `source` describes.

    Raises UsageError that names the line or the entry that cannot be used, or every fault of the
    gold.
    """
    body, rule, declared = source.partition(_RULE)
    if not rule:
        raise UsageError(
            f"{name}: no line ===== was found; one between the release and its YAML tail would "
            "have worked."
        )
    try:
        tail = msgspec.convert(srsly.yaml_loads(declared), Tail)
    except (ValueError, msgspec.ValidationError) as error:
        raise UsageError(f"{name}: the tail under ===== cannot be read: {error}") from error
    try:
        tables: dict[str, Printed] = {}
        for title, table in tail.tables.items():
            tables[title] = print_table(declare(title, table, tail.layout), tables)
        text, told = tell(body + "\n", tables)
        pieces = set_tables(read_marks(text, tail.dollar), tables, tail.layout)
        related = told + [
            one for table in tables.values() for one in relate(table.declared, table.figures)
        ]
        made = compose(pieces, tail, name=name, hand=hand, tables=tables.values(), related=related)
    except UsageError as error:
        raise UsageError(f"{name}: {error}") from error
    found = [f"{name}: {what}" for what in faults(made)]
    if found:
        raise UsageError("\n".join(found))
    return made


def compile_files(sources: list[Path], out: Path, hand: str | None = None) -> int:
    """Compile each source into the folder `out`, and say how many there were.

    Raises UsageError if a source cannot be read or has faults; nothing is written then.
    """
    made = []
    for path in sources:
        try:
            source = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{path} cannot be read: {error}") from error
        made.append(compile_source(source.replace("\r\n", "\n"), path.stem, hand))
    write_folder(made, out)
    return len(made)
