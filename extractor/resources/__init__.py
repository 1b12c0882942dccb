"""Word lists and tables: data files in this folder, each with its source in its first lines.

Comes in: a file name. Goes out: its lines or rows, without comments (`#`) and blank lines.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """The lines of resource `name`, stripped. Raises FileNotFoundError for an unknown name."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(
        line.strip()
        for line in text.splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    )


@cache
def load_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated rows of resource `name`. Raises FileNotFoundError for an unknown name."""
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in load_lines(name))


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The TOML resource `name`. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
