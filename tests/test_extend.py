"""Own concepts, identities and readers: the example package in `extension/`, as it is installed,
and what wrong declarations are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor import UsageError
from extractor.checks.declare import identity
from extractor.extend import Interval, concept, reader

HERE = Path(__file__).parent
RELEASE = """Gravelpit Mining Reports Third Quarter 2025

RENO, Nev., Nov. 4, 2025 (GLOBE NEWSWIRE) -- Gravelpit Mining Corp. today reported results for the
third quarter of 2025. The company mined 120 coins in the third quarter of 2025, at an average coin
price of $50,000, for a coin value of {value} in the third quarter of 2025.
"""


def run(
    arguments: list[str], folder: Path, *, extension: Path = HERE / "extension"
) -> subprocess.CompletedProcess[str]:
    """The command line where the example package is installed."""
    paths = [str(extension), str(HERE.parent)]
    return subprocess.run(
        [sys.executable, "-m", "extractor", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases, two of them in the format of the extension's reader."""
    folder = tmp_path_factory.mktemp("releases")
    (folder / "fits.mwr").write_bytes(
        f"v1\n===\n{RELEASE.format(value='$6.0 million')}".encode("utf-16")
    )
    (folder / "wrong.txt").write_text(RELEASE.format(value="$7.0 million"))
    (folder / "broken.mwr").write_bytes("no mark".encode("utf-16"))
    return folder


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, Any]:
    done = run(["extract", ".", "--workers", "2"], folder)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(one["source"]["path"]).name: one for one in found}


def test_an_installed_package_adds_a_concept_an_identity_and_a_reader(
    records: dict[str, Any],
) -> None:
    record = json.dumps(records["fits.mwr"])
    assert records["fits.mwr"]["source"]["format"] == "minewire"
    assert '"coins_mined"' in record
    checks = {one["identity"]: one for one in records["fits.mwr"]["checks"]}
    assert checks["mined_value"]["status"] == "consistent"
    wrong = {one["identity"]: one for one in records["wrong.txt"]["checks"]}
    assert wrong["mined_value"]["status"] == "inconsistent"
    assert "120 x $50,000" in wrong["mined_value"]["message"]


def test_what_an_own_reader_raises_is_an_entry(records: dict[str, Any]) -> None:
    (error,) = records["broken.mwr"]["errors"]
    assert error["code"] == "R020"
    assert "ValueError: no line of three equals signs" in error["message"]


def test_the_commands_list_what_is_added(folder: Path) -> None:
    assert "value = coins x price" in run(["checks"], folder).stdout
    assert "coins mined in a period" in run(["schema"], folder).stdout


def test_an_extension_that_cannot_be_imported_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken_one.py").write_text("raise RuntimeError('no luck')")
    info = tmp_path / "broken_one-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken-one\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[extractor.extensions]\nbroken = broken_one\n")
    done = run(["checks"], tmp_path, extension=tmp_path)
    assert done.returncode == 2
    assert (
        "The extension 'broken' (broken_one) cannot be loaded: RuntimeError: no luck" in done.stderr
    )


def test_declarations_that_cannot_be() -> None:
    with pytest.raises(UsageError, match="declared already"):
        concept("revenue", kinds=["amount"], meaning="x", words=["x"])
    with pytest.raises(UsageError, match="weight is no kind"):
        concept("coin_weight", kinds=["weight"], meaning="x", words=["x"])
    with pytest.raises(UsageError, match="no regular expression"):
        concept("coin_weight", kinds=["count"], meaning="x", words=["("])
    with pytest.raises(UsageError, match="Nothing tells"):
        reader("coins")
    with pytest.raises(UsageError, match="'html' is declared already"):
        reader("html", suffixes=[".x"])
    with pytest.raises(ValueError, match="has the inputs held, whole, but concepts for held"):

        @identity(
            "some_share", "whole = held", reported="whole", wording="", concepts={"held": "cash"}
        )
        def some_share(held: Interval) -> Interval:
            return held
