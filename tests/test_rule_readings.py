"""What the rules alone read: classes of concepts and deals, each with its counterexample.

Invented sentences; the trained model has no say here.
"""

from __future__ import annotations

import pytest

from extractor import Extractor, Record, Settings

RULES = Extractor(Settings(source="rules"))
DATELINE = (
    "TULSA, Okla., May 6, 2025 (GLOBE NEWSWIRE) -- Varnholt Energy Services Inc. (NYSE: VRN) (the "
    '"Company"), which inspects pipelines and storage tanks for their owners, '
)


def read(headline: str, *paragraphs: str) -> Record:
    first, *rest = paragraphs
    return RULES.extract("\n\n".join([headline, DATELINE + first, *rest]) + "\n")


def concepts(record: Record) -> dict[str, str | None]:
    """The concept of every quantity by its words; None for those that have none."""
    told = {fact.quantity: fact.concept for fact in record.facts}
    return {one.text: told.get(one.id) for one in record.quantities}


def types(record: Record) -> list[str]:
    return [deal.type for deal in record.deals]


def terms(record: Record, kind: str) -> dict[str, list[str]]:
    words = {one.id: one.text for one in record.quantities}
    printed = {fact.id: words[fact.quantity] for fact in record.facts}
    deal = next(deal for deal in record.deals if deal.type == kind)
    return {concept: [printed[one] for one in ids] for concept, ids in deal.terms.items()}


PLACEMENT = ("Varnholt Announces Private Placement", "announced a private placement.")
LOAN = ("Varnholt Signs Term Loan", "announced a term loan agreement.")
RESULTS = ("Varnholt Reports Second Quarter Results", "reported its second quarter.")
NEWS = ("Varnholt Opens Workshop", "opened a workshop.")
SPLIT = ("Varnholt Announces Stock Split", "announced a stock split.")
ACQUISITION = ("Varnholt to Acquire Ostmark Pumps", "announced an agreement to acquire Ostmark.")

READINGS = [
    # -- the same money in two currencies, one figure that restates another
    (PLACEMENT, "Gross proceeds are NIS 44.4 million (approximately $12.0 million).",
     {"NIS 44.4 million": "gross_proceeds", "$12.0 million": "gross_proceeds"}),
    (PLACEMENT, "A commission of $92,450, representing 7% of the sum, was paid.",
     {"$92,450": "fees", "7%": "fee_percent"}),
    (RESULTS, "Adjusted EBITDA was $4.0 million, a margin of 13.7%.",
     {"$4.0 million": "adjusted_ebitda", "13.7%": "ebitda_margin"}),
    (RESULTS, "Revenue was $5.0 million (first half of 2024: $4.0 million).",
     {"$5.0 million": "revenue", "$4.0 million": "revenue"}),
    # -- what a sum is for
    (PLACEMENT, "It placed 2,000,000 new shares with institutions for $3.0 million.",
     {"$3.0 million": "gross_proceeds"}),
    (PLACEMENT, "Net proceeds, after fees and costs of $2.4 million, will be $40 million.",
     {"$2.4 million": "fees", "$40 million": "net_proceeds"}),
    (PLACEMENT, "Other expenses of about $650,000 were paid.", {"$650,000": "fees"}),
    (NEWS, "In 2021 it bought Ostmark Pumps in Linz for $9.3 million.",
     {"$9.3 million": "purchase_price"}),
    (NEWS, "It closed a $1.25 million private placement last year.",
     {"$1.25 million": "gross_proceeds"}),
    (NEWS, "The change follows the $6.2 million raised in November.",
     {"$6.2 million": "gross_proceeds"}),
    (RESULTS, "It reported an operating loss of $3.0 million.",
     {"$3.0 million": "operating_income"}),
    (RESULTS, "Profit before tax amounted to $3.0 million.",
     {"$3.0 million": "pretax_income"}),
    (RESULTS, "Net loss was cut by $61,000 to $2.0 million.",
     {"$61,000": "change_amount", "$2.0 million": "net_income"}),
    # -- prices
    (PLACEMENT, "It also issued 561,400 broker warrants at $0.14.", {"$0.14": "exercise_price"}),
    (PLACEMENT, "The price is 4% below Friday’s close of $1.15.", {"$1.15": "reference_price"}),
    (SPLIT, "The capital is 2,000,000 shares of $0.10 each.", {"$0.10": "par_value"}),
    (ACQUISITION, "Varnholt will issue 2,500,000 shares of common stock at an agreed $3.00.",
     {"2,500,000": "shares_issued", "$3.00": "issue_price"}),
    # -- percentages
    (LOAN, "Interest is SOFR plus 85 basis points.", {"85 basis points": "interest_rate"}),
    (LOAN, "The loan bears interest of 85%.", {"85%": None}),
    (NEWS, "It will acquire 80% of the shares in Ostmark.", {"80%": "ownership_percent"}),
    (NEWS, "This gives a dilution of 15% of the share capital.", {"15%": None}),
    (NEWS, "A total of 36 holders voted, representing 66% of the outstanding shares.",
     {"66%": None}),
    (RESULTS, "Sales were $5.0 million, 6% more than a year before.",
     {"$5.0 million": "revenue", "6%": "change_percent"}),
    # -- numbers of shares
    (SPLIT, "Of the shares, there will be approximately 9,631,850 outstanding.",
     {"9,631,850": "shares_outstanding_after"}),
    (NEWS, "It resolved to authorise the board to resolve on issues of at most 500,000 shares.",
     {"500,000": None}),
    (SPLIT, "A fund may have outstanding less than 50,000 shares.", {"50,000": None}),
    (RESULTS, "The dividend comes to $3.0 million on 12,000,000 shares.",
     {"12,000,000": "shares_outstanding"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "sentence", "expected"), READINGS, ids=[said[:44] for _, said, _ in READINGS]
)
def test_concepts(head: tuple[str, str], sentence: str, expected: dict[str, str | None]) -> None:
    found = concepts(read(*head, sentence))
    assert {text: found[text] for text in expected} == expected


ONE_DEAL = [
    ("atm_offering", "Varnholt Draws on Equity Line",
     "issued 1,200,000 shares at $0.84 each under its equity line."),
    ("asset_purchase", "Varnholt Buys 41 Properties for $318 Million",
     "closed the purchase of 41 properties."),
    ("divestiture", "Varnholt to Sell Its Valve Division for $14 Million",
     "signed an agreement for the sale of its valve division."),
    ("merger", "Varnholt and Ostmark to Combine",
     "signed a merger plan by which each holder gets 0.3850 shares."),
    ("debt_settlement", "Varnholt Resolves on a Set-off Issue",
     "resolved to issue 13,500,000 shares, payment is made by set-off of claims of $742,500."),
    ("grant", "Varnholt Wins Non-Repayable Funding of $3.6 Million",
     "was awarded non-repayable funding of $3.6 million."),
    ("private_placement", "Varnholt: Preferential Issue of Shares",
     "cleared a preferential issue of 4,200,000 shares at $3.18 per share."),
    ("stake_purchase", "Varnholt: Disclosure of Large Shareholding",
     "gave notice that a holder acquired 1,850,000 shares, or 5.2% of the votes."),
    ("warrant_exercise", "Varnholt: Outcome of Warrants of Series TO3",
     "announced that 9,240,000 warrants were exercised for $2.10 each."),
    ("debt_offering", "Varnholt Places Green Bonds",
     "announced the placement of green bonds of $75 million."),
    ("buyback", "Notice Concerning Acquisition of Own Shares",
     "will acquire up to 3,600,000 own shares."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "headline", "lead"), ONE_DEAL, ids=[row[0] for row in ONE_DEAL])
def test_the_type_of_a_deal(kind: str, headline: str, lead: str) -> None:
    assert types(read(headline, lead)) == [kind]


def test_an_agreement_to_sell_securities_is_no_divestiture() -> None:
    record = read(
        "Varnholt Announces Registered Direct Offering",
        "entered into an agreement for the sale of 2,000,000 shares at $3.00 per share in a "
        "registered direct offering.",
    )
    assert types(record) == ["registered_direct"]


def test_a_deal_named_by_the_heading_above_its_terms() -> None:
    record = read(
        "Varnholt: Bulletin From the General Meeting",
        "held its general meeting, which approved all that the board had proposed to it.",
        "Resolution on a directed new issue of shares",
        "The meeting resolved to issue 3,529,412 new shares. The subscription price is $3.40 per "
        "share, which gives the company $12.0 million before costs.",
    )
    found = terms(record, "private_placement")
    assert found["shares_issued"] == ["3,529,412"]
    assert found["gross_proceeds"] == ["$12.0 million"]


def test_a_deal_that_the_body_only_mentions_is_none() -> None:
    record = read(
        "Varnholt Opens Workshop",
        "opened a workshop for tank inspectors in the north of the city of Tulsa on Tuesday.",
        "The workshop has eleven rooms and a school for the trade of the inspector at its side.",
        "It is named for a founder of the Company who had built the first of its measuring carts.",
        "The Company, which raised $3 million in a private placement in 2019, has many workshops.",
    )
    assert types(record) == []


def test_headers_of_two_rows() -> None:
    record = read(
        "Varnholt Reports Share Repurchases",
        "reports its share buyback program of last week.",
        "| Date | Number | Average price | Transaction |\n| | of shares | in CHF | value in CHF |\n"
        "| May 1 | 12,400 | 81.15 | 1,006,260 |\n| May 2 | 15,000 | 80.62 | 1,209,300 |",
    )
    found = concepts(record)
    assert found["12,400"] == "shares_repurchased"
    assert found["81.15"] == "average_price"
    assert found["1,006,260"] == "repurchase_amount"


def test_rows_below_the_total_are_terms() -> None:
    record = read(
        "Varnholt Announces Stock Split",
        "announced a 5-for-1 stock split of its shares.",
        "| | Before split | After split |\n| A shares | 1,150,000 | 5,750,000 |\n"
        "| Total | 18,540,000 | 92,700,000 |\n| Quota value (SEK) | 2.50 | 0.50 |",
    )
    assert terms(record, "stock_split")["par_value"] == ["2.50", "0.50"]


def test_a_table_of_distributions() -> None:
    record = read(
        "Varnholt Declares Monthly Distributions",
        "declared distributions of $0.12 per share.",
        "| Month | Record Date | Amount |\n| June | 06/12/2025 | $0.1223 |\n"
        "| July | 07/14/2025 | $0.1225 |",
    )
    assert concepts(record)["$0.1225"] == "dividend_per_share"
