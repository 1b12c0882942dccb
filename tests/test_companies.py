"""Companies: legal names of many countries, listings, defined terms, cues, short forms; and how
mentions become companies with roles and an issuer."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.annotate.companies import find_companies
from extractor.annotate.companies.defined_terms import can_name, is_acronym
from extractor.annotate.companies.listings import find_listings, find_ticker_sentences
from extractor.annotate.companies.names import name_after, name_before
from extractor.annotate.companies.scan import scan
from extractor.annotate.companies.words import is_distinctive, is_no_company, is_person
from extractor.annotate.dates import find_dates
from extractor.annotate.frame import find_frame
from extractor.assemble.companies import assemble_companies, name_key
from extractor.layout import parse_layout
from extractor.patterns.companies import legal_form, strip_form
from extractor.schema import Company
from extractor.stages import CompanyMention, Frame


def mentions_of(view: str, frame: Frame | None = None) -> list[CompanyMention]:
    return find_companies(view, parse_layout(view), frame or Frame())


def names_of(view: str) -> list[str]:
    return [mention.name for mention in mentions_of(view) if mention.antecedent is None]


def read(view: str) -> tuple[list[Company], Company | None]:
    layout = parse_layout(view)
    frame = find_frame(view, layout, find_dates(view, layout))
    mentions = find_companies(view, layout, frame)
    companies, issuer = assemble_companies(view, layout, frame, mentions)
    return companies, next((c for c in companies if c.id == issuer), None)


def company(view: str, name: str) -> Company:
    companies, _ = read(view)
    return next(c for c in companies if c.name == name)


LEGAL_NAMES = [
    "Quillfern Optics, Inc.",
    "Quillfern Optics Inc.",
    "Quillfern Optics Incorporated",
    "Quillfern Optics Corp.",
    "Quillfern Acquisition Corp. II",
    "Quillfern Optics Co., Ltd.",
    "Quillfern Optics, LLC",
    "Quillfern Optics L.L.C.",
    "Quillfern & Marsh LLP",
    "Quillfern, Marsh & Tolliver, P.C.",
    "Quillfern Marsh Odell & Wray, LLP",
    "Quillfern Partners Fund II, L.P.",
    "Quillfern & Co.",
    "Quillfern & Marsh Company",
    "The Quillfern Company, LLC",
    "J. P. Quillfern Holdings Corp.",
    "Quillfern Optics Ltd.",
    "Quillfern Optics Limited",
    "Quillfern Optics Pty Ltd",
    "Quillfern Optics Pte. Ltd.",
    "Quillfern Optics (Hong Kong) Limited",
    "Quillfern Optics plc",
    "Quillfern Optics PLC",
    "Quillfern Optics AB",
    "Quillfern Optics AB (publ)",
    "Quillfern Optics ASA",
    "Quillfern Optics A/S",
    "Quillfern Optics ApS",
    "Quillfern Optics Oyj",
    "Quillfern Bank Abp",
    "Quillfern Optics GmbH",
    "Quillfern Optics GmbH & Co. KG",
    "Quillfern Optics SE & Co. KGaA",
    "Quillfern Optics AG",
    "Quillfern Optics SE",
    "Quillfern Optics N.V.",
    "Quillfern Optics B.V.",
    "Quillfern Optics S.A.",
    "Quillfern Optics S.p.A.",
    "Quillfern Optics S.r.l.",
    "Quillfern Optics SARL",
    "Quillfern Optics Ltda.",
    "Quillfern Optics S.A.B. de C.V.",
    "Quillfern Optics K.K.",
    "Quillfern Optics Sdn. Bhd.",
    "Quillfern Optics Tbk",
    "Quillfern Optics JSC",
    "Quillfern Optics Sp. z o.o.",
    "Quillfern Optics a.s.",
    "Quillfern Optics d.o.o.",
    "Quillfern Optics Private Limited",
    "Quillfern Bank, N.A.",
    "Quillfern Power Corporation Limited",
    "Quillfern Trust Company, N.A.",
    "Quillfern’s Ice Works Corporation",
    "3QF Optics, Inc.",
    "8QF Inc.",
    "qVIRO PLC",
    "Bank of Quillfern Ltd.",
    "Quillfern Oil and Gas Corp.",
    "QUILLFERN OPTICS, INC.",
    "Parks! Quillfern, Inc.",
]


@pytest.mark.parametrize("name", LEGAL_NAMES)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It was said that ", " bought a mill."),
        ("", " bought a mill."),
        ("The lender is ", ", which mills oats."),
        ("Oats are milled by ", " (“QF”)."),
    ],
)
def test_a_legal_name_is_found_whole(name: str, before: str, after: str) -> None:
    view = f"{before}{name}{after}"
    found = [m for m in mentions_of(view) if m.form == "legal"]
    assert [m.name for m in found] == [name]
    assert found[0].start == len(before)
    assert view[found[0].start : found[0].end] == name


NOT_SWALLOWED = [
    ("Today Quillfern Inc. said so.", "Quillfern Inc."),
    ("On Monday Quillfern Inc. said so.", "Quillfern Inc."),
    ("Jane Doe, CEO of Quillfern Inc., said so.", "Quillfern Inc."),
    ("Contact Quillfern Inc. for more.", "Quillfern Inc."),
    ("On 7 February 2025 Quillfern AB (publ) said so.", "Quillfern AB (publ)"),
    ("Aberdeen, 14th February 2025 Quillfern Ltd", "Quillfern Ltd"),
    ("Dalrymple Signs Merger Agreement With Quillfern Inc.", "Quillfern Inc."),
    ("Madison-based Quillfern Inc. said so.", "Quillfern Inc."),
    ("- Quillfern Inc. said so", "Quillfern Inc."),
    ("/PRNewswire/ -- Quillfern Inc. said so", "Quillfern Inc."),
    ("“Quillfern Inc. is here,” she said.", "Quillfern Inc."),
    ("Quillfern is here. Contact: Jane Doe, DirectorQuillfern Inc.", "Quillfern Inc."),
    ("| Quillfern Inc. | 5 |", "Quillfern Inc."),
    ("5 Reappoint Quillfern Marsh LLP | 60,760,000", "Quillfern Marsh LLP"),
    ("Contractor Quillfern Ltd. has quoted for it.", "Quillfern Ltd."),
    ("Jane Doe 01629 555 0155 Quillfern Marsh LLP", "Quillfern Marsh LLP"),
]


@pytest.mark.parametrize(("view", "name"), NOT_SWALLOWED)
def test_what_stands_before_a_name_is_no_part_of_it(view: str, name: str) -> None:
    assert [m.name for m in mentions_of(view) if m.form == "legal"] == [name]


NOT_COMPANIES = [
    "It was filed with the U.S. Securities and Exchange Commission (the “SEC”).",
    "The shares are listed on the Nasdaq Capital Market and the New York Stock Exchange.",
    "The shares trade on Nasdaq Helsinki Ltd and the Cboe Canada Inc. market.",
    "It is subject to the Securities Act of 1933 and the Private Securities Litigation Reform Act.",
    "It was distributed by GlobeNewswire and Business Wire.",
    "She studied at the University of Quillfern and at Quillfern College.",
    "The Annual Meeting of Shareholders was held in Reno, NV 89501.",
    "He is Vice President of Army Programs and Head of Global Digital Asset Custody.",
    "This is a Limited Edition offer, and Limited Time only.",
    "Equity Capital Markets and Investor Relations are departments.",
    "Clean Energy and Artificial Intelligence Solutions are growing.",
    "Our Senior Management and Human Resources are strong.",
    "Enrollment is Now Limited to one arm.",
    "The Caballero Copper project and the Dome Gold Mine are open.",
    "Total ETH Holdings rose, and Bitcoin Holdings fell.",
    "The price is set by the Committee for Medicinal Products for Human Use.",
    "H1 2025 Financial Highlights follow.",
    "Volume Weighted Average Price (“VWAP”) was used.",
    "Importantly, the company grew.",
    "Reports on Form 10-K for Fiscal Year 2024.",
    "Toronto, Ontario, a city with many companies.",
]


@pytest.mark.parametrize("view", NOT_COMPANIES)
def test_what_is_no_company(view: str) -> None:
    assert names_of(view) == []


WITHOUT_FORM = [
    ("Quillfern Capital bought shares.", "Quillfern Capital"),
    ("It was led by Quillfern Growth Capital, an existing investor.", "Quillfern Growth Capital"),
    ("Quillfern Therapeutics (ASX: QFT, NASDAQ: QFTX) said so.", "Quillfern Therapeutics"),
    ("Quillfern + Tolliver acted as Australian Legal Advisor to it.", "Quillfern + Tolliver"),
    ("It signed a franchise deal with Quillfern Electronics.", "Quillfern Electronics"),
    ("She said so as CEO of Quillfern.", "Quillfern"),
    ("Quillfern, a leading provider of mills, was there.", "Quillfern"),
    ("USA Rare Mills (“USARM”), the operating partner, was there.", "USA Rare Mills"),
    ("Quillfern AI (Quillfern) was there.", "Quillfern AI"),
    ("The loan came from the Export-Import Bank of Quillfern.", "Export-Import Bank of Quillfern"),
    ("Tonsham Mills Company was there.", "Tonsham Mills Company"),
    (
        "Quillfern Specialty and Income Opportunities Fund (the “Fund”) was there.",
        "Quillfern Specialty and Income Opportunities Fund",
    ),
    ("SOURCE Quillfern Space & Defense", "Quillfern Space & Defense"),
    ("About Quillfern\nQuillfern is a company that mills oats.", "Quillfern"),
    ("It went to Quillfern Equity Partners VII in May.", "Quillfern Equity Partners VII"),
    ("It is held by Banco Quillfern in escrow.", "Banco Quillfern"),
    ("Fonden Quillfern Kapital owns a quarter.", "Fonden Quillfern Kapital"),
    ("Profit in Sparebanken Quill og Fern was higher.", "Sparebanken Quill og Fern"),
    ("Legal advice came from Quillfern & Wrayble for the lender.", "Quillfern & Wrayble"),
    ("Marwick Corporate Finance (Nomad and Broker): Jane Doe", "Marwick Corporate Finance"),
]


@pytest.mark.parametrize(("view", "name"), WITHOUT_FORM)
def test_names_without_a_legal_form(view: str, name: str) -> None:
    assert names_of(view)[0] == name


def test_those_who_act_are_found_in_lists() -> None:
    view = (
        "Quillfern Securities and Marsh Odell are acting as joint book-running managers, and Wray "
        "Capital Markets is acting as co-manager for the offering."
    )
    assert names_of(view) == ["Quillfern Securities", "Marsh Odell", "Wray Capital Markets"]


RELATED = [
    ("It has partnerships with Quillfern (France) and Wrayble (Reno).", ["Quillfern", "Wrayble"]),
    ("Most come under the proven alliance model with Quillfern BP.", ["Quillfern BP"]),
    ("It got cash from its leasing contract with Quillfern last May.", ["Quillfern"]),
    ("The fund grew excluding net income from Quillfern.", ["Quillfern"]),
    ("It shows in our 20 percent ownership in Quillfern, which grew.", ["Quillfern"]),
    ("The mills are manufactured by Quillfern in May.", ["Quillfern"]),
    ("The firm, a subsidiary of Quillfern, mills oats.", ["Quillfern"]),
    ("It has agreed to acquire Quillfern for cash.", ["Quillfern"]),
    ("It let lapse its offer for Quillfern in May.", ["Quillfern"]),
    ("She has held roles with Quillfern and Wrayble before.", ["Quillfern", "Wrayble"]),
    ("Before joining Quillfern, she milled oats.", ["Quillfern"]),
    ("The round was led by Quillfern in May.", ["Quillfern"]),
    ("It is a supplier to Quillfern in the north.", ["Quillfern"]),
    ("Ask for it c/o Quillfern, 12 High Street.", ["Quillfern"]),
    ("See quillfern-mills.com for more information on Quillfern Mills.", ["Quillfern Mills"]),
    ("It is the adviser of the Rare Situations Funds.", ["Rare Situations Funds"]),
    ("It was sold to the German retailer Quillfern in May.", ["Quillfern"]),
    ("Quillfern is a software and services company that mills oats.", ["Quillfern"]),
    (
        "It is sold by retailers such as Quillfern, Family Wool, Old Barn, and Wrayble.",
        ["Quillfern", "Family Wool", "Old Barn", "Wrayble"],
    ),
    (
        "Three acquisitions were made during the year: Tonsham Packaging, Wrayble and Quillfern.",
        ["Tonsham Packaging", "Wrayble", "Quillfern"],
    ),
    ("It bought two software companies Quillfern and Wrayble.", ["Quillfern", "Wrayble"]),
    ("There were Microsoft, Nokia and Quillfern at hand.", ["Microsoft", "Nokia", "Quillfern"]),
    (
        "Its investors include Quillfern’s Jane Doe, Wrayble and Tonsham.",
        ["Quillfern", "Wrayble", "Tonsham"],
    ),
    ("Competitors, among them Quillfern and the Pune start-up Wrayble, rely on leasing.",
     ["Quillfern", "Wrayble"]),
    ("Its investors include Quillfern, 2150, Wrayble and Tonsham.",
     ["Quillfern", "Wrayble", "Tonsham"]),
    ("She is Chairman of Quillfern Silver, and was there.", ["Quillfern Silver"]),
    ("It is an entity named Experion Technologies.", ["Experion Technologies"]),
    ("Tenants include Quillfern Crate and Wrayble.", ["Quillfern Crate", "Wrayble"]),
    ("It won two large customers, Quillfern and Wrayble, in May.", ["Quillfern", "Wrayble"]),
    ("She worked with the auditors Quillfern Rail in May.", ["Quillfern Rail"]),
    ("Finders – Quillfern Optik and Wrayble – shared a fee.", ["Quillfern Optik", "Wrayble"]),
    ("It is sold by the pharmacy group Quillfern in Sweden.", ["Quillfern"]),
    ("The market is estimated by the consultancy Quillfern.", ["Quillfern"]),
    ("Its peer Quillfern, by comparison, was sold.", ["Quillfern"]),
    ("Registrar: Quillfern Corporate Services.", ["Quillfern Corporate Services"]),
    ("Arranger was Quillfern Markets.", ["Quillfern Markets"]),
    ("Valuations were prepared by Quillfern and by Wrayble in May.", ["Quillfern", "Wrayble"]),
    ("While she was Treasurer of Quillfern she led it.", ["Quillfern"]),
    ("Concentrate is sold to Quillfern Smelting.", ["Quillfern Smelting"]),
    ("Marsh LLP acted as U.S. counsel to it, and Quillfern Wrayble as Cayman Islands counsel.",
     ["Marsh LLP", "Quillfern Wrayble"]),
]  # fmt: skip


@pytest.mark.parametrize(("view", "names"), RELATED)
def test_names_that_a_dealing_gives_away(view: str, names: list[str]) -> None:
    assert names_of(view) == names


UNRELATED = [
    "The agreement with Jane Doe and with Ontario was signed.",
    "I have worked with Kevin for years.",
    "The bill is backed by State Senator Quill Fernham.",
    "It acquired Quillfern. The Quillfern project is a mine.",
    "It has an agreement with Quillfern® in mind.",
    "They use orders from Quillfern devices.",
    "It is exempt from the requirements of NI99-101 in full.",
    "Products such as Quillfern, Wrayble and Tonsham are sold.",
    "It has customers in markets such as Quillfern, Wrayble and Tonsham.",
    "In time for Quillfern’s Day, it sold oats.",
    "For more information on Quillfern, ask.",
    "QUILL is a chatbot developed by others, a company too.",
    "He began his career at MIT and is a member.",
    "The results of the agreement with Quillfern-like firms are good.",
    "A team led by Operations Director Quillan Fernham will do it.",
    "Quillfern & Wrayble are hosting a show.",
    "It sells the Quillfern & Wrayble brands.",
    "It sells Quill Nordisk’s® Wrayble.",
    "Mood 2025, a survey that the research firm made, shows it.",
    "Our shareholders include Quillan Fernham and others.",
]


@pytest.mark.parametrize("view", UNRELATED)
def test_what_no_dealing_makes_a_company(view: str) -> None:
    assert names_of(view) == []


LISTINGS = [
    ("(Nasdaq: ABCD)", ["NASDAQ:ABCD"]),
    ("(NASDAQ:ABCD)", ["NASDAQ:ABCD"]),
    ("(Nasdaq: “ABCD”)", ["NASDAQ:ABCD"]),
    ("(Nasdaq “ABCD”)", ["NASDAQ:ABCD"]),
    ("(NYSE - ABC)", ["NYSE:ABC"]),
    ("(NYSE American: ABC)", ["NYSE American:ABC"]),
    ("(NYSE: BRQ.A; BRQ.B)", ["NYSE:BRQ.A", "NYSE:BRQ.B"]),
    ("(TSX: ABC.UN)", ["TSX:ABC.UN"]),
    ("(TSX.V: ABC)", ["TSXV:ABC"]),
    ("(TSX-V: ABC)", ["TSXV:ABC"]),
    ("(TSXV: XYZ) (OTCQB: XYZF)", ["TSXV:XYZ", "OTCQB:XYZF"]),
    ("(CSE: ATQM; OTC: ATQGF; Frankfurt: QP9)", ["CSE:ATQM", "OTC:ATQGF", "Frankfurt:QP9"]),
    ("(FSE: XY1)", ["Frankfurt:XY1"]),
    ("(OTC Pink: ABCD)", ["OTC Pink:ABCD"]),
    ("(OTCpink:ABCD)", ["OTC Pink:ABCD"]),
    ("(OTCMKTS: ABCD)", ["OTC:ABCD"]),
    ("(OTCQB®: ABCD)", ["OTCQB:ABCD"]),
    ("(Nasdaq Helsinki: ABCDE)", ["Nasdaq Helsinki:ABCDE"]),
    ("(Euronext Growth Oslo: AB)", ["Euronext Growth Oslo:AB"]),
    ("(Oslo Børs: ABC)", ["Oslo Børs:ABC"]),
    ("(SIX: ABC)", ["SIX:ABC"]),
    ("(AIM: HVQ)", ["AIM:HVQ"]),
    ("(ASX:3QA)", ["ASX:3QA"]),
    ("(HKEX: 9987 and NYSE: ABQ)", ["HKEX:9987", "NYSE:ABQ"]),
    ("(BSE: 500999, NSE: ABCDE)", ["BSE:500999", "NSE:ABCDE"]),
    ("(Cboe CA: ABC)", ["Cboe Canada:ABC"]),
    ("(Nasdaq: LEQX, LEQXW)", ["NASDAQ:LEQX", "NASDAQ:LEQXW"]),
    ("(Nasdaq: ABCD) (“Quillfern” or the “Company”)", ["NASDAQ:ABCD"]),
    ("(the “Company”) (Nasdaq: ABCD)", ["NASDAQ:ABCD"]),
    ("(NASDAQ Global Select Market: ABCD)", ["NASDAQ:ABCD"]),
    ("(OTC: $ABCD)", ["OTC:ABCD"]),
]


@pytest.mark.parametrize(("printed", "listings"), LISTINGS)
def test_listings_in_their_spellings(printed: str, listings: list[str]) -> None:
    view = f"Quillfern Optics Inc. {printed}, a maker of lenses, said so."
    owner = mentions_of(view)[0]
    assert [f"{x.exchange}:{x.ticker}" for x in owner.listings] == listings


@pytest.mark.parametrize(
    ("view", "listings"),
    [
        ("It trades on the NYSE under the ticker symbol “ABC.U”.", ["NYSE:ABC.U"]),
        ('It lists on the Nasdaq Capital Market under the symbol "ABCD."', ["NASDAQ:ABCD"]),
        ("It is listed on Nasdaq Stockholm (ABC B).", ["Nasdaq Stockholm:ABC B"]),
        ("It was named (stock code: 7999.HK) there.", ["HKEX:7999"]),
        ("Company name: Quillfern\nSecurities code: 7999", ["TSE:7999"]),
        ("(Scrip Code: 544999)", ["BSE:544999"]),
        ("Share code: QFN ISIN: ZAE000", ["JSE:QFN"]),
        (
            "It is listed on the NASDAQ Stockholm under the ticker name “QFN”.",
            ["Nasdaq Stockholm:QFN"],
        ),
        ("Its shares trade on the CSE under the symbol QFN and in New York.", ["CSE:QFN"]),
        ("Once separate trading begins, it is on the NYSE under the symbol “ABC”.", []),
        ("The Toronto Stock Exchange (TSX) is on the list.", []),
    ],
)
def test_listings_told_in_sentences(view: str, listings: list[str]) -> None:
    found = find_ticker_sentences(view, scan(view))
    assert [f"{x.exchange}:{x.ticker}" for group in found for x in group.listings] == listings


@pytest.mark.parametrize(
    "view", ["Contact: 555", "(Note: the ABC)", "the aim: To grow", "Nasdaq Listing Rule 5635(c)"]
)
def test_no_listings(view: str) -> None:
    assert find_listings(view, scan(view)) == []


DEFINED = [
    ('Quillfern Optics Inc. (the "Company") said', ["Company"]),
    ("Quillfern Optics Inc. (“Quillfern” or the “Company”) said", ["Quillfern", "Company"]),
    ('Quillfern Optics Inc. ("QFO," "we," or the "Company") said', ["QFO", "Company"]),
    ("Quillfern Optics Inc. (hereinafter “QFO”) said", ["QFO"]),
    ("Quillfern Optics Inc. (QFO) said", ["QFO"]),
    ("Quillfern Optics Inc., (Quillfern) a maker of lenses", ["Quillfern"]),
    ("Quillfern Optics Inc. (collectively, “Quillfern”) said", ["Quillfern"]),
    ("Hong Kong Quillfern Group Limited (“Quillfern Group”) said", ["Quillfern Group"]),
    ("the shares of Quillfern Optics Inc. (the “Shares”) were", []),
    ("the purchase of Quillfern Optics Inc. (the “Acquisition”) was", []),
    ("a deal with Quillfern Optics Inc. (the “Merger Agreement”) was", []),
    ("units of Quillfern Optics Inc. (each, a “Unit”) were", []),
    ("a loan of Quillfern Credit Inc. (the “Quillfern Loan”) was", []),
    ("the notes of Quillfern Optics Inc. (the “Notes”) were", []),
]


@pytest.mark.parametrize(("view", "terms"), DEFINED)
def test_defined_terms(view: str, terms: list[str]) -> None:
    assert [m.name for m in mentions_of(view) if m.form == "defined"] == terms


def test_a_defined_name_may_be_a_plain_word() -> None:
    found = company("Block, Inc. (“Block” or the “Company”) said so.", "Block, Inc.")
    assert found.aliases == ["Block", "Company"]


def test_a_family_name_is_no_short_form() -> None:
    view = "Marsh Odell LLP sued. Marsh Odell said so. Frank J. Marsh signed it for Marsh Odell."
    assert company(view, "Marsh Odell LLP").aliases == ["Marsh Odell"]


def test_a_term_after_a_seat_belongs_to_the_company_before_it() -> None:
    view = "Quillfern S.A. with its registered office in Wrayble (the “Issuer”) said so."
    (found,) = read(view)[0]
    assert (found.name, found.aliases) == ("Quillfern S.A.", ["Issuer"])


def test_a_term_after_an_explanation_belongs_to_the_company_before_it() -> None:
    view = "Quillfern Optics Inc., a maker of lenses (the “Company”), said that the Company grew."
    found = mentions_of(view)
    assert [(m.name, m.form, m.antecedent) for m in found] == [
        ("Quillfern Optics Inc.", "legal", None),
        ("Company", "defined", 0),
        ("the Company", "alias", 0),
    ]


SHORT = [
    ("Quillfern Solar Optics, Inc. grew. Quillfern Solar sold. Quillfern was glad.", None),
    ("Quillfern Solar Optics, Inc. grew. Yet QUILLFERN SOLAR sold.", {"QUILLFERN SOLAR"}),
    ("Quillfern Optics Inc. grew. New Quillfern is another.", set()),
    ("Quillfern Optics Inc. grew. Quillfern Bank is another.", set()),
    ("Future Mills Inc. grew. A Future age began.", set()),
    ("Quillfern Optics Inc. (Nasdaq: QFRN) grew. We think QFRN is good.", {"QFRN"}),
    ("Quillfern Optics Inc. (Nasdaq: QFRN) grew. It trades under QFRN.", set()),
    ("Quillfern Optics Inc. grew. The Company did.", set()),
]


@pytest.mark.parametrize(("view", "aliases"), SHORT)
def test_later_short_forms(view: str, aliases: set[str] | None) -> None:
    found = {m.name for m in mentions_of(view) if m.antecedent is not None}
    assert found == ({"Quillfern Solar", "Quillfern"} if aliases is None else aliases)


@pytest.mark.parametrize(
    ("view", "names"),
    [
        (
            "Quillfern Holdings Inc. and its subsidiary Quillfern Robotics GmbH grew.",
            ["Quillfern Holdings Inc.", "Quillfern Robotics GmbH"],
        ),
        ("Quillfern Inc. grew. QUILLFERN, INC. did.", ["Quillfern Inc."]),
        ("Quillfern Oyj grew. Quillfern Corporation did.", ["Quillfern Oyj"]),
        ("Quillfern Partners acted as agent. Call Quillfern Partners, LLC.", None),
        ("Quillfern (QuillfernWorks Inc.) grew.", ["QuillfernWorks Inc."]),
        ("Quillfern, Inc. grew. This is Quillfern’s, Inc. view.", ["Quillfern, Inc."]),
        ("Oblique Inc. (formerly Quillfern Inc.) grew. Quillfern Inc. was old.", ["Oblique Inc."]),
    ],
)
def test_mentions_become_companies(view: str, names: list[str] | None) -> None:
    companies, _ = read(view)
    assert [c.name for c in companies] == (names or ["Quillfern Partners, LLC"])


@pytest.mark.parametrize(
    ("cue", "end"),
    [
        (", doing business as ", ""),
        (" (d/b/a ", ")"),
        (" (f/k/a ", ")"),
        (", formerly known as ", ""),
        (" (formerly ", ")"),
        (", operating under the brand ", ""),
    ],
)
def test_second_names(cue: str, end: str) -> None:
    view = f"Quillfern Ice Corporation (OTC: QFRN){cue}ReachOver{end}, said that ReachOver grew."
    companies, _ = read(view)
    assert [c.name for c in companies] == ["Quillfern Ice Corporation"]
    assert "ReachOver" in companies[0].aliases


RELEASE = """Quillfern Optics Announces Pricing of Public Offering

BOULDER, Colo., March 4, 2025 (GLOBE NEWSWIRE) -- Quillfern Optics, Inc. (Nasdaq: QFRN) \
(“Quillfern” or the “Company”), a maker of lenses, today announced the pricing of its offering.
Marsh Odell Securities LLC is acting as sole book-running manager for the offering. Wray & \
Tolliver LLP is acting as counsel to the Company. Halverd Lane Trust Company is the Company’s \
transfer agent. The Company bought Mossgate Mills Ltd. in May with a loan from Third Quarry Bank.
About Quillfern Optics
Quillfern Optics, Inc. makes lenses. The Company has a wholly owned subsidiary, Lensgate GmbH.
Investor Contact:
Jane Doe
Tideway Strategic Communications
ir@quillfern.example
SOURCE Quillfern Optics, Inc.
""".replace("\n\n", "\n")


def test_a_release_with_its_companies() -> None:
    companies, issuer = read(RELEASE)
    assert issuer is not None
    assert issuer.name == "Quillfern Optics, Inc."
    assert issuer.roles[0] == "issuer"
    assert {"Quillfern", "Company", "the Company", "The Company", "Quillfern Optics"} == set(
        issuer.aliases
    )
    assert [(x.exchange, x.ticker) for x in issuer.listings] == [("NASDAQ", "QFRN")]
    assert {c.name: c.roles for c in companies if c is not issuer} == {
        "Marsh Odell Securities LLC": ["underwriter"],
        "Wray & Tolliver LLP": ["adviser"],
        "Halverd Lane Trust Company": ["transfer_agent"],
        "Mossgate Mills Ltd.": ["other"],
        "Third Quarry Bank": ["lender"],
        "Lensgate GmbH": ["subsidiary"],
        "Tideway Strategic Communications": ["other"],
    }
    assert [c.id for c in companies] == [f"c{n}" for n in range(1, len(companies) + 1)]
    firsts = [c.mentions[0].start for c in companies]
    assert firsts == sorted(firsts)


ISSUERS = [
    (
        "Deadline Alert: Investors of Quillfern Inc. Urged to Act - Marsh Odell & Wray, LLP\n"
        "RENO, Nev., March 4, 2025 (GLOBE NEWSWIRE) -- A class action has been filed against "
        "Quillfern Inc. (Nasdaq: QFRN). Marsh Odell & Wray, LLP asks investors to write.",
        "Marsh Odell & Wray, LLP",
    ),
    (
        "Early Warning Report\nRENO, Nev., March 4, 2025 (GLOBE NEWSWIRE) -- In a placement of "
        "Quillfern Realty Trust (“Quillfern” or the “Trust”), Marsh Holdings Corp. bought units.\n"
        "About Quillfern Realty Trust\nQuillfern Realty Trust is a trust.",
        "Quillfern Realty Trust",
    ),
    (
        "Two Mills Join\nRENO, Nev., March 4, 2025 /PRNewswire/ -- Marsh Inc. and Quillfern Inc. "
        "have joined.\nSOURCE Quillfern Inc.",
        "Quillfern Inc.",
    ),
    (
        "QUILLFERN PLATINUM LIMITED\n(Incorporated in South Africa)\nDISPOSAL OF A MILL\n"
        "1. Introduction\nMarsh Mills (Pty) Ltd has agreed to buy Tonsham Chrome (Pty) Ltd.",
        "QUILLFERN PLATINUM LIMITED",
    ),
    ("A Recipe for Bread\nTake flour and water. Wait a day. Bake it.", None),
    (
        "Dana Marwick Launches a Prize\nRENO, Nev., March 4, 2025 (GLOBE NEWSWIRE) -- Dana Marwick "
        "gives a prize to students who wish to heal others and who write about it well and who "
        "live in the state and who are young, and who have shown that they can work hard and long "
        "for what they want, be it alone or with others, in a school or out of it, by day and by "
        "night, in summer and in winter, at home and abroad. She once worked at Quillfern Health "
        "Services Inc. for a year.",
        None,
    ),
]


@pytest.mark.parametrize(("view", "name"), ISSUERS)
def test_who_speaks(view: str, name: str | None) -> None:
    _, issuer = read(view)
    assert (issuer.name if issuer else None) == name


ROLES = [
    ("Quillfern Inc. acted as sole manager of the offering.", ["placement_agent"]),
    ("Quillfern Inc. and Marsh Inc. are acting as joint bookrunners.", ["underwriter"]),
    ("Quillfern Inc. served as legal advisor to it.", ["adviser"]),
    ("Quillfern Inc., the Company’s transfer agent, wrote.", ["transfer_agent"]),
    ("Our auditor, Quillfern Inc., wrote.", ["auditor"]),
    ("The money is a loan from Quillfern Inc. of last year.", ["lender"]),
    ("It has completed the acquisition of Quillfern Inc. in May.", ["target"]),
    ("Quillfern Inc. has acquired all of the mills.", ["acquirer"]),
    ("It works in partnership with Quillfern Inc. on mills.", ["partner"]),
    ("Quillfern Inc. now owns 45 shares.", ["holder"]),
    ("It bought the mill from Quillfern Inc. in May.", ["seller"]),
    ("It was funded by investors led by Quillfern Inc. in May.", ["investor"]),
    ("Quillfern Inc. was there.", ["other"]),
]


@pytest.mark.parametrize(("sentence", "roles"), ROLES)
def test_roles(sentence: str, roles: list[str]) -> None:
    view = f"Tonsham Mills Corp. (the “Company”) spoke. Tonsham Mills Corp. is old.\n{sentence}"
    assert company(view, "Quillfern Inc.").roles == roles


@pytest.mark.parametrize(
    ("name", "base", "form"),
    [
        ("Acme Solar, Inc.", "Acme Solar", "inc"),
        ("Acme Co., Ltd.", "Acme", "coltd"),
        ("Acme AB (publ)", "Acme", "abpubl"),
        ("Acme Bank, N.A.", "Acme Bank", "na"),
        ("Acme Solar", "Acme Solar", ""),
        ("Limited", "Limited", ""),
    ],
)
def test_legal_forms_come_off(name: str, base: str, form: str) -> None:
    assert (strip_form(name), legal_form(name)) == (base, form)


def test_names_are_compared_without_what_may_differ() -> None:
    assert name_key("The ACME Solar & Wind,  Inc.") == name_key("Acme Solar and Wind Corp.")
    assert name_key("Acme’s Inc.") == name_key("Acme Inc.")


@pytest.mark.parametrize(
    ("term", "name", "fits"),
    [
        ("QFO", "Quillfern Field Optics", True),
        ("QFRN", "Quillfern", True),
        ("EXIM", "Export-Import Bank", True),
        ("ABC", "Quillfern", False),
        ("Quillfern", "Quillfern Optics", False),
    ],
)
def test_acronyms(term: str, name: str, fits: bool) -> None:
    assert is_acronym(term, name) is fits


def test_terms_that_can_name_a_company() -> None:
    assert can_name("Company", "Acme Inc.")
    assert can_name("Acme Group", "Hong Kong Acme Group Limited")
    assert not can_name("Placement", "Acme Inc.")
    assert not can_name("we", "Acme Inc.")
    assert not can_name("SEC", "Acme Inc.")


def test_words() -> None:
    assert is_distinctive("Quillfern")
    assert not is_distinctive("Capital")
    assert not is_distinctive("Canadian")
    assert not is_distinctive("Q4")
    assert is_person("Jane Doe")
    assert not is_person("Jane & Doe")
    assert is_no_company("the SEC")
    assert is_no_company("Nasdaq Helsinki Ltd", legal=True)
    assert not is_no_company("Quillfern Street Capital")


def test_names_on_either_side_of_a_place() -> None:
    view = "the mills of Quillfern Optics (“Q”) and Marsh Odell, Inc. were"
    left = name_before(view, view.index(" (“Q”)"))
    right = name_after(view, view.index("Marsh"))
    assert left is not None
    assert right is not None
    assert view[left.start : left.end] == "Quillfern Optics"
    assert view[right.start : right.end] == "Marsh Odell, Inc."


TOKENS = """Quillfern Optics Marsh Inc. Ltd. AB (publ) & and of the The Company (the “Company”)
(Nasdaq: QFRN) Capital , . ; : ( ) “ ” Bank Trust acting as with agreement SOURCE About is an plc
Group LLC formerly 2025 $5 – | the\u00a0x é Ørsted 3M’s NYSE: under symbol “QFRN”"""
WORDS = st.sampled_from(TOKENS.split())


@given(st.lists(st.one_of(WORDS, st.sampled_from(["\n", "| a | b |\n"])), max_size=60))
def test_any_text_gives_ordered_mentions_that_say_what_they_are(words: list[str]) -> None:
    view = " ".join(words)
    layout = parse_layout(view)
    mentions = find_companies(view, layout, Frame())
    last = 0
    for index, mention in enumerate(mentions):
        assert view[mention.start : mention.end] == mention.name
        assert last <= mention.start < mention.end
        last = mention.end
        if mention.antecedent is not None:
            assert 0 <= mention.antecedent < len(mentions)
            assert mention.antecedent != index
    companies, issuer = assemble_companies(view, layout, Frame(), mentions)
    assert sum(len(c.mentions) for c in companies) == len(mentions)
    assert issuer is None or issuer in {c.id for c in companies}
    for one in companies:
        printed = {" ".join(view[s.start : s.end].split()) for s in one.mentions}
        assert set(one.aliases) <= printed


@given(st.text(max_size=300))
def test_text_of_any_kind_never_raises(view: str) -> None:
    assemble_companies(view, parse_layout(view), Frame(), mentions_of(view))


@pytest.mark.parametrize(
    "seed",
    [
        "Acme Inc. ",
        "Inc ",
        "Acme & ",
        "Acme, ",
        "(",
        "“",
        "A. ",
        "Acme Capital ",
        "agreement with Foo, ",
        "Foo, a leading company ",
        " as ",
        "About Foo Corp\n",
        "SOURCE Foo Corp Bar\n",
        "(NASDAQ: ABCD) ",
        "Nasdaq under the symbol “ABCD” ",
        "Acme Inc. (formerly Beta Inc.) ",
        "Acme Inc. (“Acme” or the “Company”) ",
    ],
)
def test_hostile_text_takes_linear_time(seed: str) -> None:
    def seconds(length: int) -> float:
        view = seed * (length // len(seed))
        layout = parse_layout(view)
        start = time.process_time()
        assemble_companies(view, layout, Frame(), find_companies(view, layout, Frame()))
        return time.process_time() - start

    assert seconds(60_000) < 2.0
