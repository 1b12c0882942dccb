"""Deals: which ones a release announces, which it only mentions, and whose terms are whose."""

from __future__ import annotations

import pytest

from extractor import Extractor, Settings
from extractor.schema import Record

extract = Extractor(Settings(source="rules")).extract

DATELINE = (
    "TULSA, Okla., May 6, 2025 (GLOBE NEWSWIRE) -- Varnholt Energy Services Inc. (NYSE: VRN) (the "
    '"Company"), which inspects pipelines and storage tanks for their owners, '
)


def release(headline: str, *paragraphs: str) -> str:
    first, *rest = paragraphs
    return "\n\n".join([headline, DATELINE + first, *rest]) + "\n"


def types(record: Record) -> list[str]:
    return [deal.type for deal in record.deals]


def terms(record: Record, number: int = 0) -> dict[str, list[str]]:
    """The terms of a deal as printed."""
    facts = {fact.id: fact.quantity for fact in record.facts}
    words = {one.id: one.text for one in record.quantities}
    found: dict[str, list[str]] = {}
    for concept, given in record.deals[number].terms.items():
        ids = given if isinstance(given, list) else [given]
        found[concept] = [words[facts[one]] for one in ids]
    return found


# -- the type, by headline and lead ---------------------------------------------------------------

ONE_DEAL = [
    (
        "conversion",
        "Varnholt Announces Conversion of Series B Preferred Stock",
        "announced that a holder has converted 2,000 shares of Series B Preferred Stock into "
        "5,000,000 shares of common stock.",
    ),
    (
        "debt_settlement",
        "Varnholt Announces Shares for Debt Settlement",
        "announced that it will settle $300,000 of debt by issuing 1,500,000 "
        "common shares at $0.20 "
        "per share.",
    ),
    (
        "private_placement",
        "Varnholt Closes $5 Million Private Placement",
        "announced that it closed a private placement of 2,500,000 shares at $2.00 per share.",
    ),
    (
        "private_placement",
        "Varnholt Announces Non-Brokered Financing",
        "announced a non-brokered financing of up to 8,000,000 units at C$0.25 per unit.",
    ),
    (
        "registered_direct",
        "Varnholt Announces $8.0 Million Registered Direct Offering",
        "announced a registered direct offering of 4,000,000 shares at $2.00 per share.",
    ),
    (
        "public_offering",
        "Varnholt Prices $40 Million Public Offering of Common Stock",
        "announced the pricing of an underwritten public offering of 5,000,000 shares at $8.00 per "
        "share.",
    ),
    (
        "public_offering",
        "Varnholt Announces Bought Deal Financing",
        "announced a bought deal of 10,000,000 shares at a price of C$1.50 per share.",
    ),
    (
        "ipo",
        "Varnholt Announces Closing of Initial Public Offering",
        "announced the closing of its initial public offering of 3,000,000 "
        "shares at $5.00 per share.",
    ),
    (
        "rights_issue",
        "Varnholt Announces Outcome of Rights Issue",
        "announced that its rights issue of 12,000,000 shares was fully subscribed.",
    ),
    (
        "atm_offering",
        "Varnholt Reports Sales Under At-the-Market Program",
        "sold 300,000 shares under its at-the-market offering at an average "
        "price of $9.10 per share.",
    ),
    (
        "convertible_notes",
        "Varnholt Prices $100 Million Convertible Senior Notes Offering",
        "announced the pricing of $100 million aggregate principal amount of "
        "3.5% convertible senior "
        "notes due 2030.",
    ),
    (
        "debt_offering",
        "Varnholt Prices $350 Million of Senior Notes",
        "announced the pricing of $350 million of 7.25% senior notes due 2032.",
    ),
    (
        "loan",
        "Varnholt Secures $20 Million Term Loan",
        "signed a loan agreement for a term loan of $20 million.",
    ),
    (
        "warrant_exercise",
        "Varnholt Announces Warrant Exercise for $6 Million",
        "announced the exercise of outstanding warrants for 3,000,000 shares at $2.00 per share.",
    ),
    (
        "buyback",
        "Varnholt Announces $50 Million Share Repurchase Program",
        "announced that its board authorized a share repurchase program of up to $50 million.",
    ),
    (
        "buyback",
        "Varnholt Renews Normal Course Issuer Bid",
        "may purchase up to 1,200,000 shares under a normal course issuer bid.",
    ),
    (
        "tender_offer",
        "Varnholt Commences Cash Tender Offer for Its Notes",
        "began a cash tender offer for up to $80 million of its notes.",
    ),
    (
        "dividend",
        "Varnholt Declares Quarterly Dividend",
        "declared a quarterly dividend of $0.15 per share.",
    ),
    (
        "stock_split",
        "Varnholt Announces Two-for-One Stock Split",
        "announced a 2-for-1 stock split.",
    ),
    (
        "reverse_split",
        "Varnholt Announces 1-for-15 Reverse Stock Split",
        "will carry out a 1-for-15 reverse stock split of its common stock.",
    ),
    (
        "acquisition",
        "Varnholt to Acquire Pemmican Tank Testing for $30 Million",
        "entered into a definitive agreement to acquire Pemmican Tank Testing LLC for $30 million.",
    ),
    (
        "merger",
        "Varnholt and Brassuro Announce Merger Agreement",
        "entered into a merger agreement with Brassuro Corp. at an exchange ratio of 0.75 shares.",
    ),
    (
        "divestiture",
        "Varnholt Completes Divestiture of Its Marine Unit",
        "completed the sale of its marine unit for a purchase price of $12 million.",
    ),
    (
        "divestiture",
        "Varnholt: Marine Unit Sale Completed",
        "has received $400,000 in cash for the sale of its marine unit.",
    ),
    (
        "loan",
        "Varnholt Announces Initial Funding",
        "has secured funding in the form of a non-convertible note of $2 million that bears "
        "interest at 8% per year.",
    ),
    (
        "stake_purchase",
        "Varnholt Files Early Warning Report",
        "acquired ownership of 2,000,000 common shares of Ollerton Mines Corp., representing 10.5% "
        "of the outstanding shares.",
    ),
    (
        "contract_award",
        "Varnholt Awarded $9 Million Inspection Contract",
        "was awarded a contract valued at $9 million by the port of Duluth.",
    ),
    (
        "grant",
        "Varnholt Receives $1.2 Million Research Grant",
        "received a grant of $1.2 million for work on leak sensors.",
    ),
    (
        "asset_purchase",
        "Varnholt Buys Another 50 Bitcoin",
        "acquired 50 bitcoin for $4.8 million at an average price of $96,000 per bitcoin.",
    ),
]


@pytest.mark.parametrize(
    ("kind", "headline", "lead"),
    ONE_DEAL,
    ids=[f"{kind}: {head[9:40]}" for kind, head, _ in ONE_DEAL],
)
def test_the_type_of_a_deal(kind: str, headline: str, lead: str) -> None:
    record = extract(release(headline, lead))
    assert types(record) == [kind]
    deal = record.deals[0]
    assert deal.id == "d1"
    assert deal.terms or kind in {"warrant_exercise", "tender_offer"}


# -- what is no deal ------------------------------------------------------------------------------

NO_DEAL = [
    (
        "results with a loan in the balance sheet",
        "Varnholt Reports First Quarter 2025 Results",
        "reported results for the first quarter of 2025.",
        "Revenue was $12.0 million. At March 31, 2025, $8.0 million was drawn under the credit "
        "facility.",
    ),
    (
        "an office opened",
        "Varnholt Opens Office in Midland",
        "opened an office in Midland, Texas.",
        "The office has 14 employees and a budget of $2 million a year.",
    ),
    (
        "a conference",
        "Varnholt to Present at Energy Conference",
        "will present at a conference in Denver on May 20, 2025.",
        "The company completed the acquisition of a smaller rival for $3 million in 2021.",
    ),
    (
        "a law firm's notice",
        "Class Action Filed Against Varnholt Energy Services; Investors Urged to Contact Law Firm",
        "is the subject of a class action for buyers in its public offering.",
        "The suit says that the $40 million public offering at $8.00 per share was misleading.",
    ),
    (
        "a client's hopes",
        "Varnholt Partners With Brassuro for Growth and IPO Success",
        "will advise Brassuro Corp. on its growth.",
        "Brassuro Corp. makes sensors and has 40 customers.",
    ),
    (
        "a new office for hoped-for orders",
        "Varnholt Enters the Sensor Market to Win More Inspection Contracts",
        "founded a subsidiary for sensors in Ottawa, which will employ twenty engineers.",
        "The market for sensors is worth $3 billion.",
    ),
    (
        "an appointment",
        "Varnholt Appoints Chief Financial Officer",
        "appointed Ines Calloway as its chief financial officer.",
        "She led the initial public offering of a software company, which raised $120 million.",
    ),
]


@pytest.mark.parametrize(
    ("headline", "lead", "more"), [row[1:] for row in NO_DEAL], ids=[row[0] for row in NO_DEAL]
)
def test_background_is_no_deal(headline: str, lead: str, more: str) -> None:
    assert types(extract(release(headline, lead, more))) == []


BACKGROUND = [
    (
        "use of proceeds",
        "public_offering",
        "Varnholt Prices Public Offering of Common Stock",
        "announced the pricing of a public offering of 5,000,000 shares at $8.00 per share.",
        "The Company intends to use the net proceeds of $37 million to repay a term loan of $15 "
        "million and for the acquisition of tank inspection businesses.",
    ),
    (
        "the purpose of a shell",
        "ipo",
        "Varnholt Acquisition Corp. Prices Initial Public Offering",
        "priced its initial public offering of 20,000,000 units at $10.00 per unit.",
        "The Company is a blank check company formed for the purpose of effecting a merger, share "
        "exchange, asset acquisition or similar business combination.",
    ),
    (
        "an earlier deal",
        "dividend",
        "Varnholt Declares Quarterly Dividend",
        "declared a quarterly dividend of $0.15 per share.",
        "As previously announced, the Company completed the acquisition of "
        "Pemmican Tank Testing LLC "
        "for $30 million in January.",
    ),
    (
        "what the company is",
        "buyback",
        "Varnholt Announces Share Repurchase Program",
        "announced a share repurchase program of up to $50 million.",
        "About Varnholt\n\nVarnholt Energy Services Inc. completed its initial public offering of "
        "3,000,000 shares at $5.00 per share in 2014.",
    ),
]


@pytest.mark.parametrize(
    ("kind", "headline", "lead", "more"),
    [row[1:] for row in BACKGROUND],
    ids=[row[0] for row in BACKGROUND],
)
def test_background_beside_a_deal(kind: str, headline: str, lead: str, more: str) -> None:
    assert types(extract(release(headline, lead, more))) == [kind]


# -- several deals, and whose terms are whose -----------------------------------------------------


def test_a_placement_of_warrants_beside_a_registered_direct_offering() -> None:
    record = extract(
        release(
            "Varnholt Announces $6.0 Million Registered Direct Offering and Concurrent Private "
            "Placement",
            "entered into a securities purchase agreement for the sale of "
            "3,000,000 shares of common "
            "stock at $2.00 per share in a registered direct offering.",
            "In a concurrent private placement, the Company will issue warrants to purchase up to "
            "3,000,000 shares of common stock at an exercise price of $2.25 per share.",
            "The gross proceeds of the registered direct offering are expected to be $6.0 million, "
            "before deducting placement agent fees.",
        )
    )
    assert types(record) == ["registered_direct", "private_placement"]
    assert terms(record) == {
        "gross_proceeds": ["$6.0 Million", "$6.0 million"],
        "shares_offered": ["3,000,000"],
        "offering_price": ["$2.00"],
    }
    assert terms(record, 1) == {"warrants_issued": ["3,000,000"], "exercise_price": ["$2.25"]}


def test_results_that_declare_a_dividend() -> None:
    record = extract(
        release(
            "Varnholt Reports First Quarter 2025 Results and Declares Dividend",
            "reported results for the first quarter of 2025.",
            "Revenue was $12.0 million, and net income was $1.1 million.",
            "The board declared a quarterly dividend of $0.15 per share, payable "
            "on June 16, 2025, to "
            "shareholders of record on June 2, 2025.",
        )
    )
    assert types(record) == ["dividend"]
    assert terms(record) == {"dividend_per_share": ["$0.15"]}
    assert record.deals[0].dates == {"payable": "2025-06-16", "record": "2025-06-02"}


def test_a_dividend_and_a_buyback() -> None:
    record = extract(
        release(
            "Varnholt Declares Dividend and Announces Share Repurchase Program",
            "declared a quarterly dividend of $0.15 per share and announced a share repurchase "
            "program of up to $50 million.",
        )
    )
    assert sorted(types(record)) == ["buyback", "dividend"]
    number = types(record).index("buyback")
    assert terms(record, number) == {"repurchase_authorization": ["$50 million"]}
    assert terms(record, 1 - number) == {"dividend_per_share": ["$0.15"]}


def test_an_acquisition_paid_for_with_a_loan() -> None:
    record = extract(
        release(
            "Varnholt to Acquire Pemmican Tank Testing and Secures $20 Million Term Loan",
            "entered into a definitive agreement to acquire Pemmican Tank Testing "
            "LLC for a purchase "
            "price of $30 million.",
            "Alongside, the Company signed a term loan of $20 million that bears "
            "interest at 9.5% per "
            "annum.",
        )
    )
    assert sorted(types(record)) == ["acquisition", "loan"]
    number = types(record).index("loan")
    assert terms(record, number)["loan_amount"] == ["$20 Million", "$20 million"]
    assert terms(record, number)["interest_rate"] == ["9.5%"]
    assert terms(record, 1 - number) == {"purchase_price": ["$30 million"]}


def test_a_former_value_is_no_term() -> None:
    record = extract(
        release(
            "Varnholt Raises Quarterly Dividend",
            "declared a quarterly dividend of $0.16 per share.",
            "Revenue rose 5% to $12.6 million from $12.0 million a year earlier.",
        )
    )
    assert terms(record) == {"dividend_per_share": ["$0.16"]}


def test_rows_under_a_total_are_no_terms() -> None:
    record = extract(
        release(
            "Varnholt Repurchases Own Shares",
            "bought back own shares under its share repurchase program.",
            "| Date | Shares repurchased | Average price per share |\n"
            "| May 1, 2025 | 10,000 | $8.00 |\n"
            "| May 2, 2025 | 20,000 | $8.10 |\n"
            "| Total | 30,000 | $8.07 |",
        )
    )
    assert types(record) == ["buyback"]
    assert terms(record)["shares_repurchased"] == ["30,000"]
    assert [fact.concept for fact in record.facts].count("shares_repurchased") == 3


# -- parties and dates ----------------------------------------------------------------------------


def party(record: Record, role: str) -> list[str]:
    names = {company.id: company.name for company in record.companies}
    given = record.deals[0].parties.get(role, [])
    return [names[one] for one in (given if isinstance(given, list) else [given])]


def test_parties_of_an_offering() -> None:
    record = extract(
        release(
            "Varnholt Prices Public Offering of Common Stock",
            "announced the pricing of a public offering of 5,000,000 shares at $8.00 per share.",
            "Harrowgate Securities LLC is acting as the sole book-running manager "
            "for the offering.",
        )
    )
    assert party(record, "issuer") == ["Varnholt Energy Services Inc."]
    assert party(record, "underwriter") == ["Harrowgate Securities LLC"]


def test_parties_of_an_acquisition() -> None:
    record = extract(
        release(
            "Varnholt to Acquire Pemmican Tank Testing",
            "entered into a definitive agreement to acquire Pemmican Tank Testing "
            "LLC for a purchase "
            "price of $30 million.",
        )
    )
    assert party(record, "acquirer") == ["Varnholt Energy Services Inc."]
    assert party(record, "target") == ["Pemmican Tank Testing LLC"]
    assert "issuer" not in record.deals[0].parties


def test_dates_of_a_split() -> None:
    record = extract(
        release(
            "Varnholt Announces 1-for-15 Reverse Stock Split",
            "will carry out a 1-for-15 reverse stock split of its common stock, effective May 19, "
            "2025.",
        )
    )
    assert record.deals[0].dates == {"effective": "2025-05-19"}


def test_parties_and_terms_exist() -> None:
    for _, headline, lead in ONE_DEAL:
        record = extract(release(headline, lead))
        facts = {fact.id: fact.concept for fact in record.facts}
        companies = {company.id for company in record.companies}
        for deal in record.deals:
            for concept, given in deal.terms.items():
                ids = given if isinstance(given, list) else [given]
                assert [facts[one] for one in ids] == [concept] * len(ids)
            for side in deal.parties.values():
                assert companies.issuperset(side if isinstance(side, list) else [side])
