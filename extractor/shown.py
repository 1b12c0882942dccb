"""How a record shows itself in a notebook: the seam between its class, which knows nothing of
pages, and the page, which is made far above.

Comes in: from above, the function that makes the HTML; from below, a record. Goes out: HTML. It
must not know what a record is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Renderer = Callable[[Any], str]

_renderers: list[Renderer] = []


def show_with(renderer: Renderer) -> None:
    """Let `renderer` make the HTML of records from now on."""
    _renderers[:] = [renderer]


def html(record: object) -> str | None:
    """`record` as HTML; None, which lets a notebook print its fields, if nobody makes any."""
    return _renderers[0](record) if _renderers else None
