"""What quantities are read as: sentences in the manner of releases, through the whole extractor.

Every row is a release about one deal (or results), a sentence in it, and the concepts of the
quantities in that sentence by their words; None for those that must get no concept.
"""

from __future__ import annotations

from collections import Counter

import pytest

from extractor import Extractor, Settings
from extractor.patterns.concepts import CONCEPTS
from extractor.schema import Fact, Record

extract = Extractor(Settings(source="rules")).extract

HEADS = {
    "conversion": (
        "Torvane Materials Announces Conversion of Preferred Stock",
        "today announced the conversion of preferred stock into common stock",
    ),
    "settlement": (
        "Torvane Materials Announces Shares for Debt Settlement",
        "today announced that it will settle outstanding debt in shares",
    ),
    "placement": (
        "Torvane Materials Announces Private Placement",
        "today announced a private placement of its securities",
    ),
    "direct": (
        "Torvane Materials Announces Registered Direct Offering",
        "today announced a registered direct offering with institutional investors",
    ),
    "offering": (
        "Torvane Materials Announces Pricing of Public Offering of Common Stock",
        "today announced the pricing of its underwritten public offering",
    ),
    "ipo": (
        "Torvane Materials Announces Pricing of Initial Public Offering",
        "today announced the pricing of its initial public offering",
    ),
    "rights": (
        "Torvane Materials Announces Outcome of Rights Issue",
        "today announced the outcome of its rights issue",
    ),
    "atm": (
        "Torvane Materials Reports on At-the-Market Offering",
        "today reported on its at-the-market offering program",
    ),
    "convertible": (
        "Torvane Materials Prices Offering of Convertible Senior Notes",
        "today announced the pricing of its offering of convertible senior notes",
    ),
    "bond": (
        "Torvane Materials Prices Senior Notes Offering",
        "today announced the pricing of its senior notes offering",
    ),
    "loan": (
        "Torvane Materials Signs Loan Agreement",
        "today announced that it has signed a term loan agreement",
    ),
    "warrants": (
        "Torvane Materials Announces Exercise of Warrants",
        "today announced the exercise of outstanding warrants by holders",
    ),
    "buyback": (
        "Torvane Materials Announces Share Repurchase Program",
        "today announced news of its share repurchase program",
    ),
    "tender": (
        "Torvane Materials Announces Results of Tender Offer",
        "today announced the results of its tender offer",
    ),
    "dividend": (
        "Torvane Materials Declares Quarterly Dividend",
        "today announced that its board declared a quarterly cash dividend",
    ),
    "split": (
        "Torvane Materials Announces Stock Split",
        "today announced a forward stock split",
    ),
    "reverse": (
        "Torvane Materials Announces Reverse Stock Split",
        "today announced a reverse stock split of its common stock",
    ),
    "acquisition": (
        "Torvane Materials to Acquire Lindqvar Castings",
        "today announced a definitive agreement to acquire Lindqvar Castings LLC",
    ),
    "merger": (
        "Torvane Materials and Ostrelle Metals Announce Merger Agreement",
        "today announced a merger agreement with Ostrelle Metals Inc.",
    ),
    "divestiture": (
        "Torvane Materials Divests Its Foundry Business",
        "today announced that it completed the sale of its foundry business",
    ),
    "stake": (
        "Torvane Materials: Early Warning Report on Major Shareholding",
        "today gave notice that a holder acquired ownership of common shares",
    ),
    "contract": (
        "Torvane Materials Awarded Supply Contract",
        "today announced that it was awarded a supply contract",
    ),
    "grant": (
        "Torvane Materials Receives Research Grant",
        "today announced that it received a research grant",
    ),
    "bitcoin": (
        "Torvane Materials Announces Bitcoin Purchase",
        "today announced a purchase of bitcoin for its treasury",
    ),
    "results": (
        "Torvane Materials Reports Second Quarter 2025 Results",
        "today reported results for its second quarter ended June 30, 2025",
    ),
    "news": (
        "Torvane Materials Opens New Research Center",
        "today opened a new research center for light alloys in Erie",
    ),
}

Row = tuple[str, str, dict[str, str | None]]

ROWS: list[Row] = [
    # -- conversion and settlement
    (
        "conversion",
        "The holder converted 1,200 shares of Series C Convertible Preferred Stock into 30,000,000 "
        "shares of common stock at a conversion price of $0.04 per share.",
        {
            "1,200": "shares_converted",
            "30,000,000": "shares_issued",
            "$0.04": "conversion_price",
        },
    ),
    (
        "conversion",
        "The conversion price of $0.04 per share is a premium of 60% to the last reported closing "
        "price of $0.025 per share.",
        {"$0.04": "conversion_price", "60%": "premium_percent", "$0.025": "reference_price"},
    ),
    (
        "conversion",
        "The conversion price represents a discount of 10% to the closing price of $0.50 on March "
        "3, 2025.",
        {"10%": "discount_percent", "$0.50": "reference_price"},
    ),
    (
        "conversion",
        "Each share of Series C Preferred Stock has a stated value of $1,000 and a par value of "
        "$0.001 per share.",
        {"$1,000": "stated_value", "$0.001": "par_value"},
    ),
    (
        "conversion",
        "Following the conversion, the holder owns 41,500,000 shares of common stock, or "
        "approximately 9.4% of the outstanding shares.",
        {"41,500,000": "shares_held", "9.4%": "ownership_percent"},
    ),
    (
        "conversion",
        "Notes with a principal amount of $500,000 were converted into 12,500,000 shares of common "
        "stock.",
        {"$500,000": "principal_amount", "12,500,000": "shares_issued"},
    ),
    (
        "conversion",
        "The Company converted $1.2 million of debt into common shares at $0.30 per share.",
        {"$1.2 million": "amount_converted", "$0.30": "conversion_price"},
    ),
    (
        "conversion",
        "Upon conversion, the number of outstanding shares increased from 210,000,000 to "
        "240,000,000.",
        {
            "210,000,000": "shares_outstanding_before",
            "240,000,000": "shares_outstanding_after",
        },
    ),
    (
        "settlement",
        "The Company will settle an aggregate of $420,000 of outstanding debt by issuing 2,800,000 "
        "common shares at a deemed price of $0.15 per share.",
        {"$420,000": "amount_converted", "2,800,000": "shares_issued", "$0.15": "issue_price"},
    ),
    (
        "settlement",
        "Of the debt, $60,000 is owed to a director, who will receive 400,000 shares.",
        {"400,000": "shares_issued"},
    ),
    # -- placements
    (
        "placement",
        "The placement consists of 4,000,000 units at a price of $0.25 per unit for gross proceeds "
        "of $1,000,000.",
        {"4,000,000": "units_offered", "$0.25": "offering_price", "$1,000,000": "gross_proceeds"},
    ),
    (
        "placement",
        "The Company issued 8,000,000 common shares at C$0.50 per share for aggregate gross "
        "proceeds of C$4.0 million.",
        {
            "8,000,000": "shares_issued",
            "C$0.50": "offering_price",
            "C$4.0 million": "gross_proceeds",
        },
    ),
    (
        "placement",
        "Each whole warrant entitles the holder to acquire one common share at a price of $0.40 "
        "until May 5, 2027.",
        {"$0.40": "exercise_price"},
    ),
    (
        "placement",
        "Net proceeds, after fees and expenses, are expected to be approximately $9.1 million.",
        {"$9.1 million": "net_proceeds"},
    ),
    (
        "placement",
        "The Company paid finder's fees of $42,000 and issued 168,000 finder's warrants, each "
        "exercisable at $0.25.",
        {"$42,000": "fees", "168,000": "warrants_issued", "$0.25": "exercise_price"},
    ),
    (
        "placement",
        "The agents received a cash commission of 7% of the gross proceeds, or $70,000.",
        {"7%": "fee_percent", "$70,000": "fees"},
    ),
    (
        "placement",
        "The purchase price is a discount of 15% to the volume-weighted "
        "average price of $0.59 over "
        "the last ten days.",
        {"15%": "discount_percent", "$0.59": "reference_price"},
    ),
    (
        "placement",
        "The offering price is a 4.5% premium to the closing price of $2.20.",
        {"4.5%": "premium_percent", "$2.20": "reference_price"},
    ),
    (
        "placement",
        "The Company sold 2,000,000 shares of common stock and pre-funded warrants to purchase "
        "1,500,000 shares of common stock.",
        {"2,000,000": "shares_issued", "1,500,000": "prefunded_warrants"},
    ),
    (
        "placement",
        "The investors also receive warrants to purchase up to 3,500,000 shares of common stock at "
        "an exercise price of $3.10 per share.",
        {"3,500,000": "warrants_issued", "$3.10": "exercise_price"},
    ),
    (
        "placement",
        "Insiders subscribed for 20% of the placement, so that insider participation is 20%.",
        {"20%": "insider_percent"},
    ),
    (
        "placement",
        "The placement raised NOK 150 million in gross proceeds through the "
        "issue of 10,000,000 new "
        "shares at NOK 15.00 per share.",
        {
            "NOK 150 million": "gross_proceeds",
            "10,000,000": "shares_issued",
            "NOK 15.00": "offering_price",
        },
    ),
    (
        "placement",
        "Following completion there will be 61,400,000 shares in issue.",
        {"61,400,000": "shares_outstanding_after"},
    ),
    # -- registered direct
    (
        "direct",
        "The Company agreed to sell 1,300,000 shares of common stock at a purchase price of $2.00 "
        "per share.",
        {"1,300,000": "shares_offered", "$2.00": "offering_price"},
    ),
    (
        "direct",
        "It will sell pre-funded warrants to purchase up to 700,000 shares at "
        "$1.999 per pre-funded "
        "warrant.",
        {"700,000": "prefunded_warrants", "$1.999": "offering_price"},
    ),
    (
        "direct",
        "The gross proceeds are expected to be approximately $4.0 million, before deducting "
        "placement agent fees and other offering expenses.",
        {"$4.0 million": "gross_proceeds"},
    ),
    (
        "direct",
        "In a concurrent private placement, the Company will issue unregistered warrants to "
        "purchase 2,000,000 shares, exercisable at $2.15 per share.",
        {"2,000,000": "warrants_issued", "$2.15": "exercise_price"},
    ),
    # -- public offerings
    (
        "offering",
        "The offering consists of 6,000,000 shares of common stock at a public offering price of "
        "$8.50 per share.",
        {"6,000,000": "shares_offered", "$8.50": "offering_price"},
    ),
    (
        "offering",
        "The underwriters have a 30-day option to purchase up to an additional 900,000 shares, or "
        "15% of the shares offered.",
        {"900,000": "option_shares", "15%": "option_percent"},
    ),
    (
        "offering",
        "The Company is offering 4,000,000 shares and the selling stockholders are offering "
        "2,000,000 shares.",
        {"4,000,000": "primary_shares", "2,000,000": "secondary_shares"},
    ),
    (
        "offering",
        "The offering includes 5,000,000 primary shares and 1,000,000 shares sold by certain "
        "existing stockholders.",
        {"5,000,000": "primary_shares", "1,000,000": "secondary_shares"},
    ),
    (
        "offering",
        "Gross proceeds are $51.0 million, and net proceeds are about $47.6 "
        "million after deducting "
        "underwriting discounts and commissions.",
        {"$51.0 million": "gross_proceeds", "$47.6 million": "net_proceeds"},
    ),
    (
        "offering",
        "Underwriting discounts and commissions amount to $3.06 million.",
        {"$3.06 million": "fees"},
    ),
    (
        "offering",
        "The shares of common stock, par value $0.0001 per share, trade on Nasdaq.",
        {"$0.0001": "par_value"},
    ),
    # -- first offerings
    (
        "ipo",
        "The Company priced 10,000,000 units at $10.00 per unit.",
        {"10,000,000": "units_offered", "$10.00": "offering_price"},
    ),
    (
        "ipo",
        "The underwriters were granted a 45-day option to purchase up to 1,500,000 shares "
        "to cover over-allotments.",
        {"1,500,000": "option_shares"},
    ),
    (
        "ipo",
        "Each unit holds one right, and each right entitles the holder to receive one-tenth of one "
        "share; the warrants are exercisable at $11.50 per share.",
        {"$11.50": "exercise_price"},
    ),
    (
        "ipo",
        "The offering of 3,750,000 shares at $4.00 per share raised $15.0 million.",
        {
            "3,750,000": "shares_offered",
            "$4.00": "offering_price",
            "$15.0 million": "gross_proceeds",
        },
    ),
    # -- rights issues
    (
        "rights",
        "The rights issue raised SEK 84 million before issue costs at a subscription price of SEK "
        "2.80 per share.",
        {"SEK 84 million": "gross_proceeds", "SEK 2.80": "offering_price"},
    ),
    # -- at the market
    (
        "atm",
        "During the quarter the Company sold 412,000 shares under its ATM program at an average "
        "price of $17.25 per share, for gross proceeds of $7.1 million.",
        {"412,000": "shares_sold", "$17.25": "average_price", "$7.1 million": "gross_proceeds"},
    ),
    # -- convertible notes, bonds, loans
    (
        "convertible",
        "The offering of $150.0 million aggregate principal amount of 2.25% convertible senior "
        "notes due 2030 is expected to close on June 6, 2025.",
        {"$150.0 million": "principal_amount", "2.25%": "interest_rate"},
    ),
    (
        "convertible",
        "The initial conversion rate is 31.2500 shares per $1,000 principal amount of notes, equal "
        "to a conversion price of approximately $32.00 per share.",
        {
            "31.2500 shares per $1,000": "conversion_rate",
            "$32.00": "conversion_price",
        },
    ),
    (
        "convertible",
        "The conversion price is a premium of approximately 28% over the last reported sale price "
        "of $25.00 per share.",
        {"28%": "premium_percent", "$25.00": "reference_price"},
    ),
    (
        "convertible",
        "The Company granted the initial purchasers an option to purchase up "
        "to an additional $22.5 "
        "million of notes.",
        {"$22.5 million": "option_amount"},
    ),
    (
        "bond",
        "The $400 million of 6.125% senior notes due 2032 were priced at 99.25% of their principal "
        "amount.",
        {"$400 million": "principal_amount", "6.125%": "interest_rate", "99.25%": "issue_price"},
    ),
    (
        "bond",
        "The notes bear interest at a rate of 5.5% per annum.",
        {"5.5%": "interest_rate"},
    ),
    (
        "loan",
        "The lender will provide a term loan of $25 million that bears "
        "interest at 9.75% per annum.",
        {"$25 million": "loan_amount", "9.75%": "interest_rate"},
    ),
    (
        "loan",
        "The Company paid an origination fee of $250,000.",
        {"$250,000": "fees"},
    ),
    (
        "loan",
        "The new $60 million revolving credit facility replaces an older one.",
        {"$60 million": "loan_amount"},
    ),
    (
        "loan",
        "The lender received warrants to purchase 480,000 shares at an exercise price of $1.90.",
        {"480,000": "warrants_issued", "$1.90": "exercise_price"},
    ),
    # -- warrants exercised
    (
        "warrants",
        "Holders exercised 3,300,000 warrants at an exercise price of $1.25 per share, for gross "
        "proceeds of $4.1 million.",
        {
            "3,300,000": "warrants_exercised",
            "$1.25": "exercise_price",
            "$4.1 million": "gross_proceeds",
        },
    ),
    (
        "warrants",
        "In return, the Company will issue new warrants to purchase up to "
        "6,600,000 shares of common "
        "stock.",
        {"6,600,000": "warrants_issued"},
    ),
    # -- buybacks and tenders
    (
        "buyback",
        "The board authorized the repurchase of up to $75 million of common stock.",
        {"$75 million": "repurchase_authorization"},
    ),
    (
        "buyback",
        "The program allows the Company to repurchase up to 2,000,000 shares.",
        {"2,000,000": "repurchase_authorization"},
    ),
    (
        "buyback",
        "The Company repurchased 310,000 shares at an average price of $21.40 "
        "per share for a total "
        "of $6.6 million.",
        {
            "310,000": "shares_repurchased",
            "$21.40": "average_price",
            "$6.6 million": "repurchase_amount",
        },
    ),
    (
        "buyback",
        "Approximately $43.4 million remains available under the authorization.",
        {"$43.4 million": "repurchase_remaining"},
    ),
    (
        "buyback",
        "After the purchases the Company holds 1,204,000 treasury shares.",
        {"1,204,000": "shares_held"},
    ),
    (
        "buyback",
        "It bought a block of shares from a holder at a purchase price of $20.00 per share.",
        {"$20.00": "purchase_price_per_share"},
    ),
    (
        "tender",
        "Holders tendered their shares at the offer price of $14.00 per share.",
        {"$14.00": "offer_price"},
    ),
    # -- dividends
    (
        "dividend",
        "The dividend of $0.32 per share is payable on July 15, 2025.",
        {"$0.32": "dividend_per_share"},
    ),
    (
        "dividend",
        "The dividend totals EUR 45 million, or EUR 0.90 per share.",
        {"EUR 45 million": "dividend_total", "EUR 0.90": "dividend_per_share"},
    ),
    (
        "dividend",
        "At the closing price of $32.00, the annualized dividend yield is 4.0%.",
        {"$32.00": "reference_price", "4.0%": "dividend_yield"},
    ),
    (
        "dividend",
        "The dividend is an increase of 6.7% from the previous quarterly "
        "dividend of $0.30 per share.",
        {"6.7%": "change_percent"},
    ),
    # -- splits
    (
        "split",
        "The 3-for-1 forward stock split takes effect on May 1, 2025.",
        {"3-for-1": "split_ratio"},
    ),
    (
        "split",
        "The split increases the number of outstanding shares from 20,000,000 to 60,000,000.",
        {"20,000,000": "shares_outstanding_before", "60,000,000": "shares_outstanding_after"},
    ),
    (
        "reverse",
        "The Company will effect a 1-for-20 reverse stock split of its common stock.",
        {"1-for-20": "split_ratio"},
    ),
    (
        "reverse",
        "The reverse split reduces the shares outstanding from approximately "
        "84.0 million shares to "
        "approximately 4.2 million shares.",
        {"84.0 million": "shares_outstanding_before", "4.2 million": "shares_outstanding_after"},
    ),
    (
        "reverse",
        "The number of authorized shares of common stock stays at 500,000,000.",
        {"500,000,000": "shares_authorized"},
    ),
    # -- acquisitions, mergers, divestitures
    (
        "acquisition",
        "Torvane will acquire Lindqvar for a purchase price of $64 million, "
        "consisting of $40 million "
        "in cash and $24 million in Torvane common stock.",
        {
            "$64 million": "purchase_price",
            "$40 million": "cash_consideration",
            "$24 million": "stock_consideration",
        },
    ),
    (
        "acquisition",
        "The transaction implies an enterprise value of $71 million.",
        {"$71 million": "enterprise_value"},
    ),
    (
        "acquisition",
        "Lindqvar shareholders will receive $12.50 per share in cash, a premium of 31% to the "
        "closing price of $9.54.",
        {"$12.50": "offer_price", "31%": "premium_percent", "$9.54": "reference_price"},
    ),
    (
        "acquisition",
        "The Company acquired the remaining 49% interest in the joint venture.",
        {"49%": "ownership_percent"},
    ),
    (
        "acquisition",
        "As part of the price, it will issue 1,150,000 shares at a deemed "
        "price of $4.00 per share.",
        {"1,150,000": "shares_issued", "$4.00": "issue_price"},
    ),
    (
        "merger",
        "Each Ostrelle share will be exchanged at an exchange ratio of 0.4125 Torvane shares.",
        {"0.4125": "exchange_ratio"},
    ),
    (
        "merger",
        "The transaction values Ostrelle at an equity value of approximately $310 million and an "
        "enterprise value of $365 million.",
        {"$310 million": "equity_value", "$365 million": "enterprise_value"},
    ),
    (
        "merger",
        "Upon closing, Torvane stockholders will own approximately 58% of the combined company.",
        {"58%": "ownership_percent"},
    ),
    (
        "divestiture",
        "The foundry business was sold for a cash consideration of EUR 18 million.",
        {"EUR 18 million": "cash_consideration"},
    ),
    (
        "divestiture",
        "The purchase price amounts to SEK 210 million on a cash and debt free basis.",
        {"SEK 210 million": "enterprise_value"},
    ),
    # -- holdings
    (
        "stake",
        "The holder acquired 2,500,000 common shares at a price of C$0.60 per share.",
        {"2,500,000": "shares_acquired", "C$0.60": "purchase_price_per_share"},
    ),
    (
        "stake",
        "Prior to the acquisition, the holder owned 6,000,000 common shares, representing 11.1% of "
        "the issued and outstanding common shares.",
        {"6,000,000": "shares_held", "11.1%": "ownership_percent"},
    ),
    (
        "stake",
        "After the acquisition, the holder owns 8,500,000 common shares, representing 15.7% of the "
        "issued and outstanding common shares.",
        {"8,500,000": "shares_held", "15.7%": "ownership_percent"},
    ),
    # -- contracts, grants, bitcoin
    (
        "contract",
        "The contract is valued at $38 million over five years.",
        {"$38 million": "contract_value"},
    ),
    (
        "contract",
        "The customer placed a purchase order worth EUR 4.2 million.",
        {"EUR 4.2 million": "contract_value"},
    ),
    (
        "grant",
        "The $2.4 million grant funds work on recycled aluminium.",
        {"$2.4 million": "contract_value"},
    ),
    (
        "bitcoin",
        "The Company purchased bitcoin for approximately $12.0 million at an average price of "
        "$96,000 per bitcoin.",
        {"$12.0 million": "purchase_price", "$96,000": "average_price"},
    ),
    # -- results
    (
        "results",
        "Revenue increased 12% to $56.4 million, compared to $50.4 million in "
        "the second quarter of "
        "2024.",
        {"12%": "change_percent", "$56.4 million": "revenue", "$50.4 million": "revenue"},
    ),
    (
        "results",
        "Cost of revenue was $33.8 million.",
        {"$33.8 million": "cost_of_revenue"},
    ),
    (
        "results",
        "Gross profit was $22.6 million, or a gross margin of 40.1%, against 38.9% a year earlier.",
        {"$22.6 million": "gross_profit", "40.1%": "gross_margin", "38.9%": "gross_margin"},
    ),
    (
        "results",
        "Operating income was $6.1 million and the operating margin was 10.8%.",
        {"$6.1 million": "operating_income", "10.8%": "operating_margin"},
    ),
    (
        "results",
        "Net loss was $1.9 million, or $(0.08) per basic share and $(0.08) per diluted share.",
        {"$1.9 million": "net_income"},
    ),
    (
        "results",
        "Net income was $4.4 million, or $0.21 per diluted share, compared with net income of $3.9 "
        "million, or $0.19 per diluted share.",
        {
            "$4.4 million": "net_income",
            "$0.21": "eps_diluted",
            "$3.9 million": "net_income",
            "$0.19": "eps_diluted",
        },
    ),
    (
        "results",
        "Basic earnings per share were $0.22 and diluted earnings per share were $0.21.",
        {"$0.22": "eps_basic", "$0.21": "eps_diluted"},
    ),
    (
        "results",
        "Adjusted net income was $5.2 million, or $0.25 per diluted share.",
        {"$5.2 million": "adjusted_net_income", "$0.25": "adjusted_eps"},
    ),
    (
        "results",
        "Non-GAAP diluted EPS was $0.26.",
        {"$0.26": "adjusted_eps"},
    ),
    (
        "results",
        "EBITDA was $9.0 million, and adjusted EBITDA was $10.2 million, or 18.1% of revenue.",
        {"$9.0 million": "ebitda", "$10.2 million": "adjusted_ebitda", "18.1%": "ebitda_margin"},
    ),
    (
        "results",
        "Net cash provided by operating activities was $7.7 million and capital expenditures were "
        "$2.5 million, for free cash flow of $5.2 million.",
        {
            "$7.7 million": "operating_cash_flow",
            "$2.5 million": "capital_expenditure",
            "$5.2 million": "free_cash_flow",
        },
    ),
    (
        "results",
        "The Company ended the quarter with cash and cash equivalents of $31.0 million and total "
        "debt of $12.5 million.",
        {"$31.0 million": "cash", "$12.5 million": "total_debt"},
    ),
    (
        "results",
        "Bookings were $60.2 million and backlog reached a record $118 million.",
        {"$60.2 million": "bookings", "$118 million": "backlog"},
    ),
    (
        "results",
        "Order intake amounted to MSEK 412, a decrease of 3%.",
        {"MSEK 412": "bookings", "3%": "change_percent"},
    ),
    (
        "results",
        "Operating expenses fell by $0.9 million to $16.5 million.",
        {"$0.9 million": "change_amount", "$16.5 million": "operating_expenses"},
    ),
    (
        "results",
        "Revenue fell by $3.1 million to $56.4 million.",
        {"$3.1 million": "change_amount", "$56.4 million": "revenue"},
    ),
    (
        "results",
        "For the full year 2025, the Company expects revenue of $220 million to $230 million and "
        "diluted earnings per share of $0.85 to $0.95.",
        {
            "$220 million to $230 million": "guidance_revenue",
            "$0.85 to $0.95": "guidance_eps",
        },
    ),
    (
        "results",
        "It reaffirmed its guidance for adjusted EBITDA between $38 million and $41 million.",
        {"$38 million and $41 million": "guidance_adjusted_ebitda"},
    ),
    (
        "results",
        "Net asset value per share was $13.37 at June 30, 2025.",
        {"$13.37": "net_asset_value_per_share"},
    ),
    (
        "results",
        "There were 20,950,000 shares of common stock outstanding at the end of the quarter.",
        {"20,950,000": "shares_outstanding"},
    ),
    # -- what must get no concept
    (
        "results",
        "Selling, general and administrative expenses were $8.8 million.",
        {"$8.8 million": "selling_general_and_administrative"},
    ),
    (
        "results",
        "Research and development expenses were $3.1 million.",
        {"$3.1 million": "research_and_development"},
    ),
    (
        "results",
        "Deferred revenue stood at $6.6 million.",
        {"$6.6 million": "deferred_revenue"},
    ),
    (
        "results",
        "The effective tax rate was 23.5%.",
        {"23.5%": "tax_rate"},
    ),
    (
        "results",
        "Diluted shares are computed on a weighted average of 21,400,000 common shares.",
        {"21,400,000": "weighted_shares_diluted"},
    ),
    (
        "results",
        "Total assets were $145 million.",
        {"$145 million": "total_assets"},
    ),
    (
        "results",
        "Customers in Europe made up 31% of sales.",
        {"31%": None},
    ),
    (
        "news",
        "The global market for light alloys is projected to reach $48 billion "
        "by 2030, growing at a "
        "CAGR of 6.2%.",
        {"$48 billion": None},
    ),
    (
        "news",
        "The center employs 120 people, cost $14 million and covers 40,000 square feet.",
        {"$14 million": None, "120": None, "40,000": None},
    ),
    (
        "news",
        "The material is 40% lighter than steel and 95% of it can be recycled.",
        {"40%": None, "95%": None},
    ),
    (
        "news",
        "Visitors pay $12 per person.",
        {"$12": None},
    ),
    (
        "reverse",
        "Nasdaq rules require a minimum bid price of $1.00 per share.",
        {"$1.00": None},
    ),
    (
        "placement",
        "The project holds 1.2 million ounces of gold at a cash cost of $900 per ounce.",
        {"1.2 million": None, "$900": None},
    ),
    (
        "dividend",
        "The Company manages $3.4 billion of assets under management.",
        {"$3.4 billion": "assets_under_management"},
    ),
    (
        "acquisition",
        "The seller keeps a 2% net smelter return royalty on the property.",
        {"2%": None},
    ),
    (
        "dividend",
        "Net investment income was $13.0 million, or $0.20 per share.",
        {"$13.0 million": "net_investment_income", "$0.20": "net_investment_income_per_share"},
    ),
    (
        "dividend",
        "Free cash flow per share was $0.41.",
        {"$0.41": None},
    ),
    (
        "bitcoin",
        "The Company now owns 0.4% of the token supply.",
        {"0.4%": None},
    ),
    (
        "placement",
        "Nasdaq suspends trading below the $1.00 minimum bid price.",
        {"$1.00": None},
    ),
    (
        "results",
        "Prepaid expenses were $0.7 million and accrued expenses $2.6 million.",
        {"$0.7 million": None, "$2.6 million": None},
    ),
    (
        "direct",
        "The pre-funded warrants have an exercise price of $0.0001 per pre-funded warrant.",
        {"$0.0001": "exercise_price"},
    ),
    (
        "merger",
        "The combined company will have approximately 250.0 million shares outstanding.",
        {"250.0 million": "shares_outstanding_after"},
    ),
    (
        "tender",
        "The shares are 10% of the 80,000,000 shares in issue and will be cancelled, leaving "
        "72,000,000 shares in issue.",
        {"80,000,000": "shares_outstanding_before", "72,000,000": "shares_outstanding_after"},
    ),
    (
        "results",
        "The Company lowered its adjusted EBITDA guidance from $40 million to $36 million.",
        {"$40 million": "guidance_adjusted_ebitda", "$36 million": "guidance_adjusted_ebitda"},
    ),
    (
        "results",
        "Operating income was $6.1 million, up 20% from $5.1 million (22% increase in constant "
        "currency).",
        {"$6.1 million": "operating_income", "20%": "change_percent", "22%": "change_percent"},
    ),
    (
        "acquisition",
        "The Company expects annual cost synergies of $5 million.",
        {"$5 million": None},
    ),
]


def release(kind: str, sentence: str) -> tuple[str, int]:
    headline, lead = HEADS[kind]
    text = (
        f"{headline}\n\n"
        "ERIE, Pa., July 31, 2025 (GLOBE NEWSWIRE) -- Torvane Materials Corp. (NASDAQ: TVNE) (the "
        f'"Company"), a maker of light alloys for machines, {lead}.\n\n'
    )
    return text + sentence + "\n", len(text)


def read(kind: str, sentence: str) -> tuple[Record, int]:
    text, start = release(kind, sentence)
    return extract(text), start


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"), ROWS, ids=[f"{kind}: {said[:40]}" for kind, said, _ in ROWS]
)
def test_concepts(kind: str, sentence: str, expected: dict[str, str | None]) -> None:
    record, start = read(kind, sentence)
    concepts = {fact.quantity: fact.concept for fact in record.facts}
    found = {
        one.text: concepts.get(one.id)
        for one in record.quantities
        if one.start >= start and one.text in expected
    }
    assert found == expected


COMPARED_MOST = {
    *("revenue", "cost_of_revenue", "gross_profit", "gross_margin", "operating_income"),
    *("operating_margin", "net_income", "adjusted_net_income", "ebitda", "adjusted_ebitda"),
    *("ebitda_margin", "eps_basic", "eps_diluted", "adjusted_eps", "operating_cash_flow"),
    *("free_cash_flow", "capital_expenditure", "cash", "total_debt", "backlog", "bookings"),
    *("change_percent", "change_amount", "net_asset_value_per_share"),
}


def test_the_table_is_large_and_covers_the_vocabulary() -> None:
    seen = Counter(concept for _, _, row in ROWS for concept in row.values())
    told_by_relation = {"prior_value"}
    # the results of banks, trusts and mines, and guidance, are those of tests/test_results.py
    contract = {name for name, one in CONCEPTS.items() if not one.result} | COMPARED_MOST
    missing = contract - set(seen) - told_by_relation
    assert not missing
    assert seen.total() >= 120
    assert seen[None] >= 15


RELATED: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (
        "Revenue increased 12% to $56.4 million, compared to $50.4 million in "
        "the second quarter of "
        "2024.",
        [
            ("12%", "change_percent", "2025-Q2", "$56.4 million"),
            ("$56.4 million", "revenue", "2025-Q2", None),
            ("$50.4 million", "revenue", "2024-Q2", "$56.4 million"),
        ],
    ),
    (
        "Net income rose from $3.9 million to $4.4 million, an increase of 13%.",
        [
            ("$3.9 million", "net_income", "2024-Q2", "$4.4 million"),
            ("$4.4 million", "net_income", "2025-Q2", None),
            ("13%", "change_percent", "2025-Q2", "$4.4 million"),
        ],
    ),
    (
        "The operating margin was 10.8% (9.9%).",
        [
            ("10.8%", "operating_margin", "2025-Q2", None),
            ("9.9%", "operating_margin", "2024-Q2", "10.8%"),
        ],
    ),
    (
        "For the six months ended June 30, 2025, revenue was $109.0 million, up 10% from $99.1 "
        "million for the same period of 2024.",
        [
            ("$109.0 million", "revenue", "2025-6M", None),
            ("10%", "change_percent", "2025-6M", "$109.0 million"),
            ("$99.1 million", "revenue", "2024-6M", "$109.0 million"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "rows"), RELATED, ids=[said[:40] for said, _ in RELATED])
def test_what_is_compared_with_what(
    sentence: str, rows: list[tuple[str, str, str | None, str | None]]
) -> None:
    record, start = read("results", sentence)
    words = {one.id: one.text for one in record.quantities if one.start >= start}
    facts = {fact.id: fact for fact in record.facts}

    def related(fact: Fact) -> str | None:
        return words[facts[fact.relates_to].quantity] if fact.relates_to else None

    assert [
        (words[fact.quantity], fact.concept, fact.period, related(fact))
        for fact in record.facts
        if fact.quantity in words
    ] == rows
