"""Finding what other packages add: own concepts, identities and readers.

Comes in: the entry points of installed packages. Goes out: nothing; the modules that they name
declare by `extractor.extend` when they are imported. This module must not know what they declare.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from extractor.errors import UsageError

GROUP = "extractor.extensions"
"""The group of entry points under which a package names the module that declares."""


@cache
def load_extensions() -> tuple[str, ...]:
    """Import every installed extension once; their names.

    Raises UsageError for one that cannot be imported: without it, records would lack what their
    reader relies on.
    """
    found = []
    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name):
        try:
            point.load()
        except Exception as error:
            raise UsageError(
                f"The extension {point.name!r} ({point.value}) cannot be loaded: "
                f"{type(error).__name__}: {error}; one that imports without an error, or none, "
                "would have worked."
            ) from error
        found.append(point.name)
    return tuple(found)
