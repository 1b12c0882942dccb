"""The frame: headline and subheadlines, dateline in its many forms, sections, contacts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.annotate.dates import find_dates
from extractor.annotate.dates.dateline import place_name
from extractor.annotate.frame import find_frame
from extractor.annotate.frame.sections import heading_kind
from extractor.layout import parse_layout
from extractor.schema import Contact, SectionKind, Span
from extractor.stages import Frame

PROSE = (
    "Acme ASA, which mills oats in four countries, said that it has opened its fifth mill, that "
    "the mill is the largest of them, and that eighty people work there."
)


def frame_of(view: str) -> Frame:
    layout = parse_layout(view)
    return find_frame(view, layout, find_dates(view, layout))


def text_of(view: str, span: Span | None) -> str | None:
    return view[span.start : span.end] if span else None


def kinds_of(view: str) -> list[tuple[SectionKind, str]]:
    return [(part.kind, view[part.start : part.end]) for part in frame_of(view).sections]


DATELINES = [
    ("OSLO, Norway, Feb. 10, 2025 (GLOBE NEWSWIRE) — ", "Oslo, Norway", "GlobeNewswire"),
    (
        "LYON, France and SAN DIEGO, Feb. 10, 2025 (GLOBE NEWSWIRE) -- ",
        "Lyon, France and San Diego",
        "GlobeNewswire",
    ),
    ("MCKINNEY, Texas, Feb. 10, 2025 (GLOBE NEWSWIRE) — ", "McKinney, Texas", "GlobeNewswire"),
    ("NEW YORK, Feb. 10, 2025 /PRNewswire/ -- ", "New York", "PR Newswire"),
    ("NEW YORK, Feb. 10, 2025 /PRNewswire-FirstCall/ -- ", "New York", "PR Newswire"),
    ("TORONTO, Feb. 10, 2025 /CNW/ - ", "Toronto", "CNW"),
    ("SUDBURY, ON, Feb. 10, 2025 /CNW/ - ", "Sudbury, ON", "CNW"),
    ("VANCOUVER, BC / ACCESS Newswire / February 10, 2025 / ", "Vancouver, BC", "ACCESS Newswire"),
    ("VANCOUVER, BC / ACCESSWIRE / February 10, 2025 / ", "Vancouver, BC", "ACCESSWIRE"),
    ("ATLANTA, GA - (NewMediaWire) - February 10, 2025 - ", "Atlanta, GA", "NewMediaWire"),
    ("ATLANTA, GA - February 10, 2025 (NEWMEDIAWIRE) - ", "Atlanta, GA", "NewMediaWire"),
    ("CONCORD NC - February 10, 2025 (NEWMEDIAWIRE) - ", "Concord NC", "NewMediaWire"),
    ("THORNTON, CO -- (Marketwired) -- 02/10/25 -- ", "Thornton, CO", "Marketwired"),
    ("DEERFIELD, Ill.--(BUSINESS WIRE)--February 10, 2025-- ", "Deerfield, Ill.", "Business Wire"),
    (
        "Toronto, Ontario--(Newsfile Corp. - February 10, 2025) - ",
        "Toronto, Ontario",
        "Newsfile",
    ),
    (
        "Vancouver, British Columbia – February 10, 2025 – TheNewswire - ",
        "Vancouver, British Columbia",
        "TheNewswire",
    ),
    ("Vancouver, BC – TheNewswire - February 10, 2025  – ", "Vancouver, BC", "TheNewswire"),
    (
        "BOULDER, CO, February 10, 2025 – PRISM MediaWire (A Service – A Distribution) – ",
        "Boulder, CO",
        "PRISM MediaWire",
    ),
    ("TOKYO, Feb 10, 2025 - (JCN Newswire) - ", "Tokyo", "JCN Newswire"),
    (
        "Silver Spring, MD – (Globe Newswire – February 10, 2025) – ",
        "Silver Spring, MD",
        "GlobeNewswire",
    ),
    ("DALLAS, TX—(GLOBE NEWSWIRE)— February 10, 2026—", "Dallas, TX", "GlobeNewswire"),
    (
        "DALLAS, TX and CAMPBELL, CA February 10, 2026 /PRNewswire/ — ",
        "Dallas, TX and Campbell, CA",
        "PR Newswire",
    ),
    ("DALLAS, TX— (ACME NEWSFLASH)—February 10, 2025—", "Dallas, TX", "ACME NEWSFLASH"),
    ("STOCKHOLM, SWEDEN – 10 February 2025 – ", "Stockholm, Sweden", None),
    ("Asker, 10 February 2025: ", "Asker", None),
    ("Feb. 10, 2025 | NEW YORK, NY – ", "New York, NY", None),
    ("LAHTI/HELSINKI, 10 February 2025 – ", "Lahti/Helsinki", None),
    ("SCOTTSDALE, AZ. FEBRUARY 10, 2025 – ", "Scottsdale, Az.", None),
    ("HOUSTON / February 10, 2025 / ", "Houston", None),
    (
        "HONG KONG, Feb 10, 2025 - (ACN Newswire via Otherwire.com) - ",
        "Hong Kong",
        "ACN Newswire",
    ),
    ("LIMA, Peru, February 10, 2025 /EINPresswire.com/ -- ", "Lima, Peru", "EIN Presswire"),
    ("Springfield, Ill. (PRWEB) February 10, 2025 -- ", "Springfield, Ill.", "PRWeb"),
    ("LONDON--(BUSINESS WIRE)--10 February 2025--", "London", "Business Wire"),
    ("Press release, Umeå, 10 February 2025 at 08:30 CET: ", "Umeå", None),
    ("(GLOBE NEWSWIRE) -- OSLO, Feb. 10, 2025 -- ", "Oslo", "GlobeNewswire"),
    ("OSLO--(Marketwired - Feb 10, 2025) - ", "Oslo", "Marketwired"),
    ("Springfield, Illinois (February 10, 2025) – ", "Springfield, Illinois", None),
    ("LONDON, NEW YORK and TOKYO, Feb. 10, 2025 /PRNewswire/ -- ", "London, New York and Tokyo",
     "PR Newswire"),
    ("[San Diego, CA – February 10, 2025] ", "San Diego, CA", None),
    ("Salt Lake City, UT – Monday, February 10, 2025: ", "Salt Lake City, UT", None),
    ("Meran (pta000/10.02.2025/04:13 UTC+1) - ", "Meran", "pta"),
    ("10 February 2025 - ", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "wire"), DATELINES)
def test_datelines(line: str, place: str | None, wire: str | None) -> None:
    view = f"Acme Opens a Mill\n{' '.join(line.split(' '))}{PROSE}"
    frame = frame_of(view)
    assert text_of(view, frame.headline) == "Acme Opens a Mill"
    assert (frame.place, frame.wire) == (place, "pressetext" if wire == "pta" else wire)
    assert frame.date in ("2025-02-10", "2026-02-10")
    assert frame.dateline is not None
    assert view[frame.dateline.end :].lstrip(" -–—/:)]").startswith("Acme ASA")
    assert [part.kind for part in frame.sections] == ["headline", "dateline", "body"]


@pytest.mark.parametrize(
    ("head", "date", "place", "wire"),
    [
        ("Acme Opens a Mill\n10.02.2025 at 22.30 EET\n", "2025-02-10", None, None),
        ("Acme Opens a Mill\nAcme Oyj\nStock exchange release\n10 February 2025 at 9:00 EET\n",
         "2025-02-10", None, None),
        ("Acme Opens a Mill\nAcme Oyj Press Release February 10, 2025, at 2:00 p.m.\n",
         "2025-02-10", None, None),
        ("Acme Opens a Mill\n--News Direct--\n", None, None, "News Direct"),
        ("Acme Opens a Mill\nPR Newswire\nOSLO, Feb. 10, 2025\n"
         "OSLO, Feb. 10, 2025 /PRNewswire/ -- ",
         "2025-02-10", "Oslo", "PR Newswire"),
        ("Acme Opens a Mill\nATLANTA, GA -\n(NewMediaWire) - February 10, 2025 - ",
         "2025-02-10", "Atlanta, GA", "NewMediaWire"),
        ("February 10, 2025\nAcme Opens a Mill\nOSLO--(BUSINESS WIRE)--", "2025-02-10", "Oslo",
         "Business Wire"),
        ("Acme Opens a Mill\nOSLO--(BUSINESS WIRE)--", None, "Oslo", "Business Wire"),
        ("Acme Opens a Mill\nDENVER, CO — ", None, "Denver, CO", None),
        ("Acme Opens a Mill\n", None, None, None),
    ],
)  # fmt: skip
def test_heads(head: str, date: str | None, place: str | None, wire: str | None) -> None:
    frame = frame_of(head + PROSE)
    assert (frame.date, frame.place, frame.wire) == (date, place, wire)
    assert text_of(head + PROSE, frame.headline) == "Acme Opens a Mill"


@pytest.mark.parametrize(
    ("head", "headline", "date"),
    [
        ("RNS Number : 8765X\nAcme PLC\n10 February 2025\nAcme plc\n"
         '("Acme" or the "Company")\nTrading Update\n', "Trading Update", "2025-02-10"),
        ("EQS-News: Acme AG / Key word(s): Quarter Results\nAcme AG: Sales rise in the quarter\n"
         "10.02.2025 / 07:30 CET/CEST\nThe issuer is solely responsible for the content.\n",
         "Acme AG: Sales rise in the quarter", "2025-02-10"),
        ("Exhibit 99.1\nAcme Bancorp, Inc.\n500 Main Street\nSpringfield, IL 62701\n"
         "FOR IMMEDIATE RELEASE\nContact: Jane Roe\nChief Financial Officer\n(217) 555-0100\n"
         "ACME BANCORP ANNOUNCES DIVIDEND\nSpringfield, Ill., February 10, 2025 – ",
         "ACME BANCORP ANNOUNCES DIVIDEND", "2025-02-10"),
        ("Acme Announces Dividend\nContact:\nJane Roe\n(217) 555-0100\n"
         "SPRINGFIELD, Ill., February 10, 2025 -- ", "Acme Announces Dividend", "2025-02-10"),
        ("ASX ANNOUNCEMENT\n10 February 2025\nAcme Completes Placement\n",
         "Acme Completes Placement", "2025-02-10"),
        ("Acme Opens a Mill NEW YORK, Feb. 10, 2025 /PRNewswire/ -- ", "Acme Opens a Mill",
         "2025-02-10"),
        ("Acme plc (AIM: ACM)\nTransaction in own shares\n10 February 2025\n",
         "Transaction in own shares", "2025-02-10"),
        ("ACME BIO LTD.\n(Incorporated in the Republic of Singapore)\n"
         "(Company Registration No. 200712345K)\nISSUE OF NEW SHARES\n10 February 2025\n",
         "ISSUE OF NEW SHARES", "2025-02-10"),
        ("ASX: ACM | MEDIA RELEASE | 10 February 2025\nACME WINS A CONTRACT\n",
         "ACME WINS A CONTRACT", "2025-02-10"),
        ("THIS ANNOUNCEMENT IS NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION, IN WHOLE OR IN PART, "
         "IN OR INTO THE UNITED STATES, CANADA, AUSTRALIA, JAPAN OR SOUTH AFRICA.\n"
         "10 February 2025\nAcme plc\nFundraising by way of a Placing\n",
         "Fundraising by way of a Placing", "2025-02-10"),
        ("Acme to acquire a mill\n10 February 2025. Acme Limited has agreed to buy a mill. ",
         "Acme to acquire a mill", "2025-02-10"),
    ],
)  # fmt: skip
def test_heads_of_other_houses(head: str, headline: str, date: str) -> None:
    frame = frame_of(head + PROSE)
    assert text_of(head + PROSE, frame.headline) == headline
    assert frame.date == date
    assert frame.sections[-1].kind == "body"


def test_place_and_date_below_the_text() -> None:
    view = f"Acme Opens a Mill\n{PROSE}\nLysaker, 12 February 2025\nFor further information"
    frame = frame_of(view)
    assert (frame.place, frame.date) == ("Lysaker", "2025-02-12")
    assert text_of(view, frame.headline) == "Acme Opens a Mill"
    assert frame.subheadlines == []


@pytest.mark.parametrize(
    ("last", "wire"),
    [
        ("at the time specified by the Company's news distributor Cision.", "Cision"),
        ("View the original press release on ACCESS Newswire", "ACCESS Newswire"),
        ("The information was submitted for publication, through Cision, on Monday.", "Cision"),
        ("Copyright (c) 2025 TheNewswire - All rights reserved.", "TheNewswire"),
        ("View source version on businesswire.com: https://x.example/", "Business Wire"),
        ("https://news.cision.com/acme/r/acme-opens-a-mill", None),
        ("The oats are distributed by road.", None),
    ],
)
def test_wire_of_the_imprint(last: str, wire: str | None) -> None:
    assert frame_of(f"Acme Opens a Mill\n{PROSE}\n{last}").wire == wire


def test_no_dateline_in_the_body() -> None:
    view = (
        "Year-End Report January 1 - December 31, 2024\n"
        f"{PROSE}\nOn February 13, 2025, Acme sold its barge.\nQ4 2024 - Sales rose."
    )
    frame = frame_of(view)
    assert (frame.place, frame.date, frame.dateline) == (None, None, None)


@pytest.mark.parametrize(
    ("printed", "worded"),
    [
        ("ST. PAUL, Minn.", "St. Paul, Minn."),
        ("NEW YORK, NY", "New York, NY"),
        ("FISHERS, INDIANA", "Fishers, Indiana"),
        ("DUBAI, UAE", "Dubai, UAE"),
        ("VICTORIA, B.C.", "Victoria, B.C."),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("MCKINNEY, Texas", "McKinney, Texas"),
        ("FRANKFURT AM MAIN, Germany", "Frankfurt am Main, Germany"),
        ("RIO DE JANEIRO", "Rio de Janeiro"),
        ("LA JOLLA, Calif.", "La Jolla, Calif."),
        ("MONTRÉAL", "Montréal"),
        ("Omer, Israel", "Omer, Israel"),
        ("ASHKELON, ISRAEL and VANCOUVER, BC", "Ashkelon, Israel and Vancouver, BC"),
        ("ROSH-HA`AYIN, Israel", "Rosh-Ha`Ayin, Israel"),
    ],
)
def test_place_names(printed: str, worded: str) -> None:
    assert place_name(printed) == worded


DATED = "\nOSLO, Feb. 10, 2025 (GLOBE NEWSWIRE) -- Acme ASA (OSE: ACME) opened a mill."


@pytest.mark.parametrize(
    ("head", "headline", "subheadlines"),
    [
        ("FOR IMMEDIATE RELEASE\nAcme Opens a Mill", "Acme Opens a Mill", []),
        ("Exhibit 99.1\nPRESS RELEASE\nAcme Opens a Mill", "Acme Opens a Mill", []),
        ("Exhibit\n99.1\nAcme Opens a Mill\n– Largest of its kind –", "Acme Opens a Mill",
         ["Largest of its kind"]),
        ("Acme ASA\nAcme ASA Opens a Mill in Oslo", "Acme ASA Opens a Mill in Oslo", []),
        ("Acme Opens a Mill\nAcme ASA", "Acme Opens a Mill", []),
        ("Acme Opens a Mill\n• Oats for all\n• Eighty people at work", "Acme Opens a Mill",
         ["Oats for all", "Eighty people at work"]),
        ("Acme Announces Growth and\nthe Opening of a Mill", "Acme Announces Growth and\nthe "
         "Opening of a Mill", []),
        ("Inside information\nNOT FOR DISTRIBUTION IN THE UNITED STATES\nAcme Opens a Mill",
         "Acme Opens a Mill", []),
        ("(TSXV: ACM) (OTCQB: ACMXF)\nAcme Opens a Mill", "Acme Opens a Mill", []),
        ("Acme Opens a Mill\nNOT FOR DISTRIBUTION TO U.S. NEWS WIRE SERVICES", "Acme Opens a Mill",
         []),
        ("Investor Relations Contact\nJane Roe\nAcme\nir@acme.example.com\nFOR IMMEDIATE RELEASE\n"
         "Acme Opens a Mill\nOats for all", "Acme Opens a Mill", ["Oats for all"]),
        ("Early Warning News Release\nThis press release is issued under the rules.",
         "Early Warning News Release", []),
        ("Acme Holdings Exceed Ten Million Bushels as of\nFebruary 2, 2025",
         "Acme Holdings Exceed Ten Million Bushels as of\nFebruary 2, 2025", []),
        ("Acme Adds Ten Million Bushels to Its Oats\nStorage Program",
         "Acme Adds Ten Million Bushels to Its Oats\nStorage Program", []),
        ("/C O R R E C T I O N -- Acme/\nAcme Opens a Mill", "Acme Opens a Mill", []),
        ("Acme Opens a Mill\nPhoto credit: Acme\nHighlights:\nOats for all", "Acme Opens a Mill",
         ["Oats for all"]),
    ],
)  # fmt: skip
def test_headlines(head: str, headline: str, subheadlines: list[str]) -> None:
    view = head + DATED
    frame = frame_of(view)
    assert text_of(view, frame.headline) == headline
    assert [view[span.start : span.end] for span in frame.subheadlines] == subheadlines


RELEASE = """\
Exhibit 99.1
Acme Opens a Mill
OSLO, Feb. 10, 2025 (GLOBE NEWSWIRE) -- Acme ASA opened a mill.
“We look forward to the oats,” said Jane Roe, who runs the mill and has done so for years.
Results of the Quarter
| Item | 2025 |
| Sales | 100 |
The securities have not been and will not be registered under the Securities Act.
Neither TSX Venture Exchange nor its Regulation Services Provider accepts responsibility.
About Acme
Acme mills oats.
Forward-Looking Statements
This press release contains forward-looking statements. They are subject to risks.
• falling prices of oats;
Factors that could cause results to differ are in our filings.
Acme ASA
Investor Relations
Jane Roe
jane.roe@acme.example.com
+47 555 01 234
SOURCE Acme ASA"""


def test_sections() -> None:
    lines = RELEASE.split("\n")
    dateline, first = lines[2].split("Acme ASA", 1)
    assert kinds_of(RELEASE) == [
        ("boilerplate", lines[0]),
        ("headline", lines[1]),
        ("dateline", dateline.removesuffix(" -- ")),
        ("body", "Acme ASA" + first + "\n" + "\n".join(lines[3:5])),
        ("table", "\n".join(lines[5:7])),
        ("boilerplate", "\n".join(lines[7:9])),
        ("about", "\n".join(lines[9:11])),
        ("forward_looking", "\n".join(lines[11:15])),
        ("contact", "\n".join(lines[15:20])),
        ("boilerplate", lines[20]),
    ]


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("About Acme Acme mills oats in four countries and has done so since the year 1900, "
         "when it was founded.", "about"),
        ("Safe Harbor Statement: This release has statements about the future of the mill.",
         "forward_looking"),
        ("This press release contains forward-looking statements within the meaning of the Act.",
         "forward_looking"),
        ("Statements in this press release that are not historical facts are forward-looking "
         "statements.", "forward_looking"),
        ("Contact: Jane Roe, jane.roe@acme.example.com", "contact"),
        ("This press release shall not constitute an offer to sell the shares.", "boilerplate"),
        ("View source version on businesswire.com: https://x.example/", "boilerplate"),
        ("We look forward to the new mill, and the forward curve of oats is steep.", "body"),
        ("The outlook does not include a reconciliation of forward-looking measures.", "body"),
        ("“Our forward-looking plan pays off,” said Jane Roe of the mill.", "body"),
        ("About 50 people work at the mill, and more will come when the second line opens.",
         "body"),
        ("Contact lenses are not made by Acme, which mills oats.", "body"),
    ],
)  # fmt: skip
def test_section_of_a_paragraph(paragraph: str, kind: SectionKind) -> None:
    view = f"Acme Opens a Mill{DATED}\n{PROSE}\n{paragraph}"
    assert kinds_of(view)[-1][0] == kind


def test_a_safe_harbor_does_not_swallow_the_body() -> None:
    view = (
        f"Acme Opens a Mill{DATED}\nForward-Looking Statements\nAll statements about the future "
        f"are forward-looking statements.\n{PROSE}\nAcme sold oats for $5 million in the quarter."
    )
    assert [kind for kind, _ in kinds_of(view)][-2:] == ["forward_looking", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("About Acme Corp.", "about"),
        ("ABOUT THE COMPANY:", "about"),
        ("Cautionary Note Regarding Forward-Looking Statements", "forward_looking"),
        ("Safe Harbor Statement", "forward_looking"),
        ("Acme Forward-Looking Statements", "forward_looking"),
        ("Media Contact:", "contact"),
        ("Acme Investor Contact", "contact"),
        ("For further information, please contact:", "contact"),
        ("Important Notice", "boilerplate"),
        ("About fifty people were there.", None),
        ("Results of Operations", None),
    ],
)
def test_headings(line: str, kind: SectionKind | None) -> None:
    assert heading_kind(line) == kind


@pytest.mark.parametrize(
    ("block", "contacts"),
    [
        ("Acme Milling Technologies\nInvestor Relations\nAdam Roe\nadamr@pr.example.com\n"
         "+1-646-555-0107",
         [Contact("Adam Roe", "Acme Milling Technologies", "Investor Relations",
                  "adamr@pr.example.com", "+1-646-555-0107")]),
        ("Media Contact:\nJane Roe\nRoe Communications, Inc.\njane@roe.example.com\n"
         "(212) 555-0199\nInvestor Contact:\nir@acme.example.com",
         [Contact("Jane Roe", "Roe Communications, Inc.", None, "jane@roe.example.com",
                  "(212) 555-0199"),
          Contact(email="ir@acme.example.com")]),
        ("Contact: Jane Roe, Chief Financial Officer, Tel: (212) 555-0199, Email: jroe@acme.com; "
         "David Doe, Head of Investor Relations, ddoe@acme.com",
         [Contact("Jane Roe", None, "Chief Financial Officer", "jroe@acme.com", "(212) 555-0199"),
          Contact("David Doe", None, "Head of Investor Relations", "ddoe@acme.com")]),
        ("CONTACT: Roe & Doe LLPJonathan Roe, Esq.(484) 555-0145",
         [Contact("Jonathan Roe", "Roe & Doe LLP", None, None, "(484) 555-0145")]),
    ],
)  # fmt: skip
def test_contacts(block: str, contacts: list[Contact]) -> None:
    view = f"Acme Opens a Mill{DATED}\n{PROSE}\nAcme mills oats.\n{block}"
    assert frame_of(view).contacts == contacts


def test_a_text_without_a_frame_is_said_to_have_none() -> None:
    frame = frame_of("")
    assert [entry.code for entry in frame.errors] == ["F001"]
    assert (frame.headline, frame.dateline, frame.sections, frame.contacts) == (None, None, [], [])


_PIECES = st.sampled_from(
    [
        *("Acme", "OSLO, ", "Feb. 10, 2025", " (GLOBE NEWSWIRE) ", " -- ", "About ", "Contact:"),
        *("Forward-Looking Statements", "risks", "jane@acme.com", "+1-646-555-0107", "\n", " "),
        *("| a | b |", "Press Release", ".", "This press release contains forward-looking", "("),
    ]
)


@given(st.one_of(st.lists(_PIECES).map("".join), st.text()))
def test_never_raises_and_covers_the_view(view: str) -> None:
    frame = frame_of(view)
    spans = [span for span in [frame.headline, frame.dateline, *frame.subheadlines] if span]
    assert all(0 <= span.start < span.end <= len(view) for span in spans)
    ends = 0
    for part in frame.sections:
        assert ends <= part.start < part.end <= len(view)
        assert not re.search(r"[^\W_]", view[ends : part.start])
        ends = part.end


@pytest.mark.parametrize(
    ("tail", "wire"),
    [
        ("Contact: ir@acme.example\nEQS News ID: 1234567", "EQS"),
        ("Bulletin transmitted by EQS News - a service of EQS Group.", "EQS"),
    ],
)
def test_the_wire_of_an_imprint(tail: str, wire: str) -> None:
    assert frame_of(f"Acme Opens a Mill\n{PROSE}\n{tail}").wire == wire


def test_the_wire_of_an_announcement_number() -> None:
    assert frame_of(f"RNS Number : 1234X\nAcme Opens a Mill\n{PROSE}").wire == "RNS"


@pytest.mark.parametrize(
    "line", ["SCOTTSDALE, Sept. 2, 2025", "September 2, 2025 08:00 AM Eastern Daylight Time"]
)
def test_the_date_below_the_text(line: str) -> None:
    text = f"Acme Opens a Mill\nSCOTTSDALE, Ariz.--(BUSINESS WIRE)--{PROSE}\nContacts\n{line}"
    assert frame_of(text).date == "2025-09-02"
