"""Kinds and concepts that several selectors speak of together.

This module holds sets only: what is done with them is each selector's own.
"""

from __future__ import annotations

ADDITIVE = frozenset({"amount", "share_count", "count"})
"""Kinds of numbers that add up."""

COUNTS = frozenset({"share_count", "count"})
"""Kinds of numbers that count something."""

OUTSTANDING_SHARES = frozenset(
    {"shares_outstanding", "shares_outstanding_after", "shares_outstanding_before"}
)
"""The shares of a company, at whatever time."""

BOUGHT = frozenset({"shares_repurchased", "shares_acquired"})
"""Shares that somebody bought."""
