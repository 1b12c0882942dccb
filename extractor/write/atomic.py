"""Output files that appear whole or not at all.

Comes in: a path. Goes out: a stream to a temporary file beside it, which takes the path's place
when all is written. It must not know what is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import UsageError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path to write to; it replaces `path` at the end of the block, and is removed
    if the block raises. Links are followed; what is no regular file (a pipe, `/dev/stdout`) is
    written to directly.

    Raises UsageError if the folder of `path` is missing or cannot be written to.
    """
    if path.exists() and not path.is_file():
        if path.is_dir():
            raise UsageError(f"{path} is a folder; the name of a file would have worked.")
        yield path
        return
    target = path.resolve()
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.touch()
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}); a name in an existing folder that "
            "you may write to would have worked."
        ) from error
    try:
        yield temporary
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
