"""The settings of the linter, from `extractor.toml`.

Comes in: the path of a release, or of the settings. Goes out: a `Config`. It must not read any
release.

    [lint]
    ignore = ["L305"]             # in no file

    [lint.severity]
    L301 = "error"                # error, warning, note

    [lint.per-file]
    "drafts/*.txt" = ["L104"]     # paths from the folder of extractor.toml, or names of files
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from extractor.errors import UsageError
from extractor.lint.finding import Severity
from extractor.lint.rules import RULES

NAME = "extractor.toml"


class Config(msgspec.Struct):
    """What is ignored, how severe codes are, and the folder that paths in `per_file` start from."""

    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = msgspec.field(default_factory=dict)
    per_file: Mapping[str, frozenset[str]] = msgspec.field(default_factory=dict)
    folder: Path = Path()

    def ignored(self, path: str) -> frozenset[str]:
        """The codes that are ignored in the file `path`."""
        whole = Path(path.partition("#")[0]).absolute()
        if whole.is_relative_to(self.folder.absolute()):
            inner = whole.relative_to(self.folder.absolute()).as_posix()
        else:
            inner = whole.name
        found = set(self.ignore)
        for pattern, codes in self.per_file.items():
            if fnmatchcase(inner, pattern) or fnmatchcase(whole.name, pattern):
                found |= codes
        return frozenset(found)

    def without(self, codes: Iterable[str]) -> Config:
        """These settings with `codes` ignored, too. Raises UsageError for unknown codes."""
        return msgspec.structs.replace(
            self, ignore=self.ignore | _known(codes, "the command line names")
        )


def find_config(release: Path) -> Config:
    """The settings of the nearest `extractor.toml` above `release`; the defaults if there is none.

    Raises UsageError for settings that cannot be understood.
    """
    for folder in release.absolute().parents:
        if (folder / NAME).is_file():
            return read_config(folder / NAME)
    return Config()


def read_config(path: Path) -> Config:
    """The settings in the file `path`. Raises UsageError for what cannot be understood."""
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text("utf-8")), _Settings)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path} cannot be used: {error}; [lint] with ignore = [codes], [lint.severity] with "
            "CODE = level and [lint.per-file] with PATTERN = [codes] would have worked."
        ) from error
    lint = settings.lint
    names = f"{path} names"
    _known(lint.severity, names)
    return Config(
        ignore=_known(lint.ignore, names),
        severity=lint.severity,
        per_file={glob: _known(codes, names) for glob, codes in lint.per_file.items()},
        folder=path.parent,
    )


class _Lint(msgspec.Struct, forbid_unknown_fields=True, rename="kebab"):
    ignore: list[str] = msgspec.field(default_factory=list)
    severity: dict[str, Severity] = msgspec.field(default_factory=dict)
    per_file: dict[str, list[str]] = msgspec.field(default_factory=dict)


class _Settings(msgspec.Struct):
    """The whole file; other tables are for others."""

    lint: _Lint = msgspec.field(default_factory=_Lint)


def _known(codes: Iterable[str], who: str) -> frozenset[str]:
    found = frozenset(codes)
    unknown = sorted(found - RULES.keys())
    if unknown:
        raise UsageError(
            f"{who} {', '.join(unknown)}, which is no rule; `extractor rules` lists them."
        )
    return found
