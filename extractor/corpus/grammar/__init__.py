"""Releases that are generated: a deal is drawn, then worded, so that the gold is known.

Comes in: a seed. Goes out: `Annotated` releases. For a newcomer: `deals/` draws what is agreed,
`wordings/` holds how it may be said, `writer` fills wordings, `release` decides what a release has,
`generate` makes the gold.
"""

from extractor.corpus.grammar.families import FAMILIES
from extractor.corpus.grammar.generate import KINDS, generate, generate_folder

__all__ = ["FAMILIES", "KINDS", "generate", "generate_folder"]
