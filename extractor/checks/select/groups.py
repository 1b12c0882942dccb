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

RESULTS = frozenset(
    {
        "revenue",
        "gross_profit",
        "operating_income",
        "net_income",
        "adjusted_net_income",
        "ebitda",
        "adjusted_ebitda",
        "operating_cash_flow",
        "free_cash_flow",
        "cash",
        "total_debt",
        "backlog",
        "bookings",
        "eps_basic",
        "eps_diluted",
        "adjusted_eps",
    }
)
"""Figures of a period, or at its end."""
