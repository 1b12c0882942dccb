"""The words that a record uses: kinds, roles, types, statuses."""

from __future__ import annotations

from typing import Literal

SectionKind = Literal[
    "headline", "dateline", "body", "table", "about", "forward_looking", "contact", "boilerplate"
]
QuantityKind = Literal["share_count", "price", "amount", "percentage", "ratio", "multiple", "count"]
Qualifier = Literal[
    "exact", "approximately", "at_least", "at_most", "more_than", "less_than", "range"
]
DateRole = Literal[
    "release", "agreement", "record", "payable", "closing", "effective", "expiry", "other"
]
Role = Literal[
    "issuer",
    "investor",
    "holder",
    "underwriter",
    "placement_agent",
    "acquirer",
    "target",
    "seller",
    "buyer",
    "lender",
    "borrower",
    "subsidiary",
    "partner",
    "customer",
    "adviser",
    "auditor",
    "transfer_agent",
    "other",
]
DealType = Literal[
    "conversion",
    "debt_settlement",
    "private_placement",
    "registered_direct",
    "public_offering",
    "ipo",
    "rights_issue",
    "atm_offering",
    "convertible_notes",
    "debt_offering",
    "loan",
    "warrant_exercise",
    "buyback",
    "tender_offer",
    "dividend",
    "stock_split",
    "reverse_split",
    "acquisition",
    "merger",
    "divestiture",
    "stake_purchase",
    "contract_award",
    "grant",
    "asset_purchase",
]
EvidenceSource = Literal["both", "rules", "model"]
"""Whose word counts: that of the rules, that of the trained model, or both together."""
SHIPPED = "en_press_release"
"""The name of the trained model that comes with the package."""
Basis = Literal["gaap", "non_gaap"]
"""Whether a figure follows the accounting standards (GAAP, IFRS) or is adjusted."""
Direction = Literal["up", "down", "loss"]
"""Which way a figure goes where its words say so and not its sign: a change up or down, a result
that is a loss."""
TableForm = Literal["html", "pipe", "space"]
"""How a table was written: as HTML, between pipes, or in columns made of spaces or tabs."""
StatementKind = Literal[
    "income_statement",
    "balance_sheet",
    "cash_flow",
    "equity",
    "reconciliation",
    "segments",
    "highlights",
    "guidance",
]
"""What a table of results states. `highlights` are selected figures of several statements."""
ColumnRole = Literal["label", "figure", "change", "change_percent", "share_percent", "note", "text"]
"""What stands in a column: row labels, figures, the change between two figure columns as a
difference or in percent, each figure in percent of a whole, footnote references, words."""
RowRole = Literal["header", "heading", "item", "subtotal", "total"]
"""`header` rows stand over the columns, a `heading` over the rows that follow it."""
CheckStatus = Literal["consistent", "rounding", "inconsistent", "derived", "indeterminate"]
