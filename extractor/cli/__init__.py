"""The command line: one module for each group of commands, which join the application on import.

Comes in: arguments. Goes out: data on standard output or in files, everything else on standard
error, and an exit code: 0 done, 1 findings under --fail-on, 2 usage, 3 some inputs failed.
Each command calls one library function; no logic lives here.
"""

from extractor.cli import batch, corpus, extraction, learning, linting, listing
from extractor.cli.app import app

__all__ = ["app", "batch", "corpus", "extraction", "learning", "linting", "listing", "main"]


def main() -> None:
    """Run the command line."""
    app()
