"""What several test modules share: a small invented release, and one with a planted error."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

RELEASE = """Quillfern Optics Inc. Closes Private Placement of Common Stock

BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) -- Quillfern Optics Inc. (NASDAQ: QFRN) (the \
"Company") today announced that it has closed a private placement of 1,000,000 shares of its \
common stock at a price of $2.50 per share, for gross proceeds of $2,500,000.

"We are grateful for the trust of our investors," said Dana Marwick, Chief Executive Officer of \
the Company.

About Quillfern Optics

Quillfern Optics Inc. makes lenses for telescopes.

Contact:
Dana Marwick
ir@quillfern.example
"""


@pytest.fixture
def release() -> str:
    """A release whose figures agree: 1,000,000 x $2.50 = $2,500,000."""
    return RELEASE


@pytest.fixture
def wrong() -> str:
    """The same release with a planted error: 1,000,000 x $2.50 is not $3,500,000."""
    return RELEASE.replace("$2,500,000", "$3,500,000")
