"""What can be announced: for each kind of release, how its numbers are drawn.

Comes in: a scene with its issuer. Goes out: the scene filled with facts that satisfy the
identities, with parties and deals. How all this is worded, `wordings/` says.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.corpus.grammar.deals import (
    capital,
    commercial,
    debt,
    equity,
    quiet,
    results,
    takeover,
)
from extractor.corpus.grammar.scene import Scene

DRAWS: dict[str, Callable[[Scene], None]] = {
    **equity.DRAWS,
    **debt.DRAWS,
    **capital.DRAWS,
    **takeover.DRAWS,
    **commercial.DRAWS,
    **quiet.DRAWS,
    **results.DRAWS,
}
"""Every kind of release by name; a kind that is a deal type draws a deal of that type."""
