"""The house: imports point down, sources are typed and tidy, the package and README agree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import extractor

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "extractor").rglob("*.py"))


def test_imports_point_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0


@pytest.mark.parametrize(
    "tool", [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]], ids=" ".join
)
def test_sources_are_tidy(tool: list[str]) -> None:
    where = [] if tool == ["mypy"] else ["extractor", "tests"]
    done = subprocess.run(
        [sys.executable, "-m", *tool, *where], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_say_what_they_do(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source)), "a module says what comes in and what goes out"
    assert source.count("\n") <= 420
    assert path.stem not in ("utils", "helpers", "common", "misc")


def test_every_component_has_an_entry_point() -> None:
    from extractor.pipeline import COMPONENTS

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    points = project["entry-points"]["spacy_factories"]
    assert set(points) == set(COMPONENTS)
    for name, point in points.items():
        module, _, function = point.partition(":")
        assert module in {"extractor.annotate.components", "extractor.annotate.learned.components"}
        assert function == name.replace("extractor_", "make_")


def test_changelog_names_the_version() -> None:
    assert f"## [{extractor.__version__}]" in (ROOT / "CHANGELOG.md").read_text()


def test_ci_runs_the_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    commands = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    tests = [command.strip() for command in commands if "pytest" in command]
    assert len(tests) == 1
    assert tests[0] in (ROOT / ".ci" / "run").read_text()
