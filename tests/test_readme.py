"""The README keeps its word: its code and its commands run, what it shows is what they print, and
its reference is what the code declares."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
import typer

from extractor.checks.identities import IDENTITIES
from extractor.cli import app
from extractor.cli.reference import PARTS, commands, fill, fill_file, options, part, print_parts
from extractor.errors import CODES, UsageError
from extractor.lint.rules import RULES
from extractor.patterns.concept_cues import OWN
from extractor.patterns.concepts import CONCEPTS
from extractor.read import OWN_SUFFIXES, READERS
from extractor.read.detect import OWN as OWN_FORMATS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BY_HAND = {
    "python3 -m venv": "installs packages from the network; .ci/run does the one for the tests",
    ". .venv/bin/activate": "needs the environment of the first block",
    "extractor run releases/": "reads from and writes to an object store",
    "extractor run corpus/dev --out runs/dask": "starts a cluster; tests/test_dask.py does",
    "extractor train": "takes minutes; tests/test_training.py trains a small one",
}
"""How the blocks begin that are tried by hand only, and why."""


class Block(NamedTuple):
    """A fenced block of code, and the text block right behind it: what it prints."""

    language: str
    code: str
    shown: str | None


def _blocks() -> Iterator[Block]:
    found = re.findall(r"^```(\w+)\n(.*?)^```\n(\s*)", README, re.DOTALL | re.MULTILINE)
    for number, (language, code, _) in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else ("", "", "")
        follows = f"```{language}\n{code}```\n\n```text\n" in README
        if language != "text":
            yield Block(language, code, after[1] if follows else None)


BLOCKS = list(_blocks())
COMMANDS = [one for one in BLOCKS if one.language == "sh"]


@pytest.fixture(scope="module")
def run() -> tuple[dict[str, Any], list[tuple[Block, str]]]:
    """The names that the README's Python defines, and what each block prints."""
    names: dict[str, Any] = {}
    printed: list[tuple[Block, str]] = []
    declared: tuple[dict[str, Any], ...] = (
        cast("dict[str, Any]", IDENTITIES),
        cast("dict[str, Any]", CONCEPTS),
        cast("dict[str, Any]", READERS),
        cast("dict[str, Any]", OWN_FORMATS),
    )
    before = [set(one) for one in declared]
    with contextlib.chdir(ROOT):
        for block in BLOCKS:
            if block.language == "python":
                out = io.StringIO()
                with contextlib.redirect_stdout(out):
                    exec(block.code, names)
                printed.append((block, out.getvalue()))
    for own, known in zip(declared, before, strict=True):
        for name in own.keys() - known:
            del own[name]  # what the README declares is not ours
    OWN.clear()
    OWN_SUFFIXES.clear()
    return names, printed


Run = tuple[dict[str, Any], list[tuple[Block, str]]]


def test_python_prints_what_the_readme_shows(run: Run) -> None:
    shown = [(one.shown, out) for one, out in run[1] if one.shown is not None]
    assert len(shown) == 5
    for expected, printed in shown:
        assert printed == expected


def test_the_quantity_shown_is_that_of_the_record(run: Run) -> None:
    (block,) = (one for one in BLOCKS if one.language == "json")
    shown = json.loads(block.code)
    record = run[0]["record"]
    assert shown in record.to_dict()["quantities"]
    assert record.text[shown["start"] : shown["end"]] == shown["text"]


def test_the_loop_over_the_corpus_reads_it(run: Run) -> None:
    (printed,) = (out for one, out in run[1] if "for one in records" in one.code)
    lines = printed.splitlines()
    assert len(lines) == len(list((ROOT / "corpus").glob("train/results-u*.txt")))
    assert all(re.match(r"(?:\d{4}-\d\d-\d\d|None) .+ \d+$", line) for line in lines)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder with a small corpus, and an environment in which `extractor` is this one."""
    folder = tmp_path_factory.mktemp("readme")
    dev = sorted((ROOT / "corpus" / "dev").glob("*.txt"))[:2]
    named = set(re.findall(r"corpus/train/([\w-]+)\.", README))
    for split, names in {"train": named, "dev": {path.stem for path in dev}}.items():
        (folder / "corpus" / split).mkdir(parents=True)
        for name in names:
            for path in (ROOT / "corpus" / split).glob(f"{name}.*"):
                shutil.copy(path, folder / "corpus" / split)
    (folder / "corpus" / "sources" / "first").mkdir(parents=True)
    for path in sorted((ROOT / "corpus" / "sources" / "first").glob("*.src"))[:2]:
        shutil.copy(path, folder / "corpus" / "sources" / "first")
    (folder / "bin").mkdir()
    command = folder / "bin" / "extractor"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m extractor "$@"\n')
    command.chmod(0o755)
    commands_first = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    return folder, {**os.environ, "PATH": commands_first, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def test_commands_run_and_print_what_the_readme_shows(place: tuple[Path, dict[str, str]]) -> None:
    folder, environment = place
    tried = [one for one in COMMANDS if not one.code.startswith(tuple(BY_HAND))]
    for block in tried:
        done = subprocess.run(
            ["bash", "-c", f"trap '[ $? -le 1 ] || exit 9' ERR\n{block.code}"],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode <= 1, block.code + done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        if block.shown is not None:
            assert done.stdout == block.shown
    assert all(any(one.code.startswith(begin) for one in COMMANDS) for begin in BY_HAND)


def test_the_checks_shown_are_those_of_the_release(place: tuple[Path, dict[str, str]]) -> None:
    folder, environment = place
    (begin,) = (one.code for one in COMMANDS if one.code.startswith("extractor show"))
    done = subprocess.run(
        begin, shell=True, cwd=folder, env=environment, capture_output=True, text=True
    )
    printed = {" ".join(line.split()) for line in done.stdout.splitlines()}
    (table,) = re.findall(r"```text\n(  id   identity.*?)```", README, re.DOTALL)
    assert {" ".join(line.split()) for line in table.splitlines()} <= printed


def test_links_within_the_readme_lead_somewhere() -> None:
    heads = re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}
    assert set(re.findall(r"\]\(#([\w-]+)\)", README)) <= anchors


def test_paths_in_the_readme_are_there() -> None:
    named = re.findall(r"`((?:corpus|extractor|tests|models)/[\w./-]*)`", README)
    assert named
    for path in named:
        assert (ROOT / path).exists(), path


def test_the_reference_is_that_of_the_code() -> None:
    assert fill(README) == README, "extractor reference --into README.md brings it up to date"
    marks = re.findall(r"<!-- reference: (\w+) -->", README)
    assert {"commands", "options", "identities"} <= set(marks)


@pytest.mark.parametrize(
    ("name", "declared"),
    [("identities", IDENTITIES), ("rules", RULES), ("codes", CODES), ("concepts", CONCEPTS)],
)
def test_a_part_holds_all_that_is_declared(name: str, declared: dict[str, object]) -> None:
    table = part(name)
    for one in declared:
        assert re.search(rf"^\| `?{one}`? \| .+ \|$", table, re.MULTILINE), one
    assert len(table.splitlines()) == len(declared) + 2


def test_every_command_and_option_is_told_with_what_it_does() -> None:
    group = typer.main.get_command(app)
    told = commands() + options()
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        for one in [(name, command)] if inner is None else inner.items():
            full = name if inner is None else f"{name} {one[0]}"
            assert re.search(rf"^\| `extractor {full}[ `].*\| \w.+ \|$", told, re.MULTILINE), full
            for option in one[1].params:
                for written in option.opts if option.param_type_name == "option" else ():
                    row = rf"^\| `[^`]*{written}[ /,`].*`{full}`.*\| .+\. \|$|--help"
                    assert re.search(row, told, re.MULTILINE), f"{full} {written}"
    assert "| `--version` |" in told


def test_a_part_that_is_not_there_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- reference: names -->\n<!-- end -->\n")
    with pytest.raises(UsageError, match="'names' is no part of the reference; commands, options"):
        fill_file(page)
    with pytest.raises(UsageError, match="is no file"):
        fill_file(tmp_path / "none.md")
    assert print_parts(["codes"]).startswith("## Codes\n\n| code | stage | failed | message |\n")
    assert print_parts([]).count("\n## ") == len(PARTS) - 1
