"""People: who is found, with which titles, where, and how mentions become persons."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear, processor_seconds

from extractor.annotate.people import find_people
from extractor.annotate.people.names import split_run
from extractor.assemble.people import assemble_people
from extractor.layout import parse_layout
from extractor.patterns.people import NAME_RUN
from extractor.schema import Company, Person, Section, Span
from extractor.stages import CompanyMention, Frame, PersonMention


def mentions_of(view: str, names: tuple[str, ...]) -> list[CompanyMention]:
    """Every occurrence of the given company names, longest names first."""
    found: list[CompanyMention] = []
    for name in sorted(names, key=len, reverse=True):
        for match in re.finditer(re.escape(name), view):
            if not any(m.start < match.end() and match.start() < m.end for m in found):
                found.append(CompanyMention(match.start(), match.end(), name, "name"))
    return sorted(found, key=lambda m: m.start)


def people_in(
    view: str, companies: tuple[str, ...] = (), contact: str | None = None
) -> list[PersonMention]:
    """The person mentions of `view`; a contact section begins at the words `contact`."""
    sections = []
    if contact is not None:
        sections.append(Section("contact", view.index(contact), len(view)))
    return find_people(
        view, parse_layout(view), Frame(sections=sections), mentions_of(view, companies)
    )


def assembled(
    view: str, companies: tuple[str, ...] = (), contact: str | None = None
) -> list[Person]:
    """The persons of `view`; the first company is the issuer."""
    found = [
        Company(
            f"c{number}",
            name,
            roles=["issuer"] if number == 1 else ["other"],
            mentions=[Span(m.start(), m.end()) for m in re.finditer(re.escape(name), view)],
        )
        for number, name in enumerate(companies, 1)
    ]
    return assemble_people(view, people_in(view, companies, contact), found)


FOUND: list[tuple[str, str, dict[str, list[str]]]] = [
    ("title after", "“Good,” said Tarva Ostrell, Chief Executive Officer of Quillmark.",
     {"Tarva Ostrell": ["Chief Executive Officer"]}),
    ("degrees are no titles", "“Good,” said Orla Tennick, M.D., Ph.D., President and CEO.",
     {"Orla Tennick": ["President", "CEO"]}),
    ("company before the title", "“Good,” said Hugo J. Fennwick, Quillmark Chairman and CEO.",
     {"Hugo J. Fennwick": ["Chairman", "CEO"]}),
    ("title before, no comma", "Today Chairman and CEO Dana Wexcombe opened the plant.",
     {"Dana Wexcombe": ["Chairman", "CEO"]}),
    ("title with company before", "The President and CEO of Quillmark, Mr. Boris Lanthen said so.",
     {"Boris Lanthen": ["President", "CEO"]}),
    ("appositive with its", "It is led by Ned Harrowby, its Chief Executive Officer and "
     "Chairman of "
     "the Board of Directors, and Q Tamsin Merrow, its Chief Financial Officer and Director.",
     {"Ned Harrowby": ["Chief Executive Officer", "Chairman of the Board of Directors"],
      "Q Tamsin Merrow": ["Chief Financial Officer", "Director"]}),
    ("appointed as", "We appointed Iris T. Calloway as Director of the company.",
     {"Iris T. Calloway": ["Director"]}),
    ("nickname", "Its chief executive Amin 'Zed' Karrow speaks on Monday.",
     {"Amin 'Zed' Karrow": ["chief executive"]}),
    ("field after a comma", "“Yes,” said Petra Holloway, Senior Manager, Global Insights & "
     "Communications at Quillmark.",
     {"Petra Holloway": ["Senior Manager, Global Insights & Communications"]}),
    ("field after of", "“Yes,” said Petra Holloway, Head of PR & Communications at Quillmark.",
     {"Petra Holloway": ["Head of PR & Communications"]}),
    ("two titles with fields", "“Yes,” said Petra Holloway, Executive Vice President of Finance "
     "and "
     "Chief Financial Officer.",
     {"Petra Holloway": ["Executive Vice President of Finance", "Chief Financial Officer"]}),
    ("fields joined before the head",
     "“Yes,” said Petra Holloway, Chief Growth and Product Officer.",
     {"Petra Holloway": ["Chief Growth and Product Officer"]}),
    ("ampersand", "“Yes,” said Petra Holloway, President & CEO.",
     {"Petra Holloway": ["President", "CEO"]}),
    ("slash", "“Yes,” said Petra Holloway, EVP Finance/CFO.",
     {"Petra Holloway": ["EVP Finance", "CFO"]}),
    ("possessive company", "“Yes,” said Petra Holloway, Quillmark’s chairman of the board.",
     {"Petra Holloway": ["chairman of the board"]}),
    ("rank kept, new dropped", "Board member Petra Holloway was appointed as Quillmark’s new "
     "acting CEO.", {"Petra Holloway": ["Board member", "acting CEO"]}),
    ("in parentheses", "It is held by Tomas Ferrand (CEO), Øyvind Brekkmo (CFO) and others.",
     {"Tomas Ferrand": ["CEO"], "Øyvind Brekkmo": ["CFO"]}),
    ("title of the next name", "It was backed by State Senator Ravi Kestrel, Assistant House "
     "Majority Leader Marcus Tolliver and others.",
     {"Ravi Kestrel": ["State Senator"], "Marcus Tolliver": ["Assistant House Majority Leader"]}),
    ("joins as", "Petra Holloway has joined the Bank as Senior Managing Director.",
     {"Petra Holloway": ["Senior Managing Director"]}),
    ("honorific, unknown given name", "We thank Ms. Xanthe-Marie O'Kell for it.",
     {"Xanthe-Marie O'Kell": []}),
    ("list of directors", "In addition, the Board includes Jeffrey Ammerly, Blake Tarrow, "
     "Vinzelle Krug, and Daniel Hobbins.",
     {"Jeffrey Ammerly": [], "Blake Tarrow": [], "Vinzelle Krug": [], "Daniel Hobbins": []}),
    ("insider", "Etienne Marchetti, an insider of the Company, subscribed.",
     {"Etienne Marchetti": []}),
    ("particles", "“No,” added Raphael de Vaurin, Senior Managing Director.",
     {"Raphael de Vaurin": ["Senior Managing Director"]}),
    ("generation after a comma", "Ronald L. Zempler, Jr., President of Quillmark, spoke.",
     {"Ronald L. Zempler, Jr.": ["President"]}),
    ("capitals", "“Non,” said Guillaume TERRASSE, Chief Executive Officer.",
     {"Guillaume TERRASSE": ["Chief Executive Officer"]}),
    ("attorney", "You can also contact attorney Nathan Bellweather, Esq. by phone.",
     {"Nathan Bellweather": ["attorney"]}),
    ("glued title", "Contact: Thomas HarveldChief Executive Officer",
     {"Thomas Harveld": ["Chief Executive Officer"]}),
    ("unknown capital field", "“Yes,” said Petra Holloway, Vice President of Army Programs.",
     {"Petra Holloway": ["Vice President of Army Programs"]}),
    ("small field", "“Yes,” said Quillmark’s head of refrigeration, Petra Holloway.",
     {"Petra Holloway": ["head of refrigeration"]}),
    ("relative clause", "Petra Holloway, who has been Quillmark’s CEO since 2019, agrees.",
     {"Petra Holloway": ["CEO"]}),
    ("company secretary", "Ms. Petra Holloway, Company Secretary",
     {"Petra Holloway": ["Company Secretary"]}),
    ("several offices",
     "Contact: Petra Holloway, SVP, Communications, Investor Relations and Brand",
     {"Petra Holloway": ["SVP, Communications, Investor Relations and Brand"]}),
    ("given name of a later mention", "Blerta Vokshi Joins Quillmark\nBlerta holds a B.S. from a "
     "university.", {"Blerta Vokshi": []}),
    ("telephone after the title", "Petra Holloway, regional director, mobile 555 80 114",
     {"Petra Holloway": ["regional director"]}),
    ("resolution", "4 Re-elect Petra Holloway | 58,805,000 |\nMs Holloway said so.",
     {"Petra Holloway": []}),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "view", "expected"), FOUND, ids=[case[0] for case in FOUND])
def test_people_and_titles(shown: str, view: str, expected: dict[str, list[str]]) -> None:
    people = assembled(view, ("Quillmark",), "Contact:" if view.startswith("Contact") else None)
    assert {person.name: person.titles for person in people} == expected, shown


NOBODY = [
    "Quillmark Group today announced its Annual General Meeting in New York.",
    "The Private Securities Litigation Reform Act of 1995 applies.",
    "Forward Looking Statements and Risk Factors are in the Form 10-K.",
    "Shares trade in Tel Aviv, Hong Kong and San Francisco, California.",
    "KEY OPERATING HIGHLIGHTS FOR THE FOURTH QUARTER",
    "Major Depressive Disorder is treated with Drug Alpha in Phase Two.",
    "The fund is called Charlotte Growth Fund and trades in Austin, Texas.",
    "MARCOS V is a vessel, as are EMMANUEL P and RENA P.",
    "Freddie Mac® and General Availability of the Platform",
    "Write to 3076 Sir Francis Holloway’s Highway, Road Town, Tortola.",
    "(c) pressetext Nachrichtenagentur GmbH Ad-hoc and financial news",
]


@pytest.mark.parametrize("view", NOBODY)
def test_nobody(view: str) -> None:
    assert people_in(view) == []


def test_spans_and_full_names() -> None:
    view = (
        "“Good,” said Dr. Sunil Varandhar, Chairman of Quillmark.\nDr. Varandhar continued, “Yes.” "
        "Varandhar’s plan holds."
    )
    found = people_in(view, ("Quillmark",))
    assert [(view[m.start : m.end], m.name) for m in found] == [
        ("Sunil Varandhar", "Sunil Varandhar"),
        ("Varandhar", "Sunil Varandhar"),
        ("Varandhar", "Sunil Varandhar"),
    ]
    assert found[0].titles == ["Chairman"]
    company = found[0].company
    assert company is not None
    assert view[company.start : company.end] == "Quillmark"


def test_family_name_first() -> None:
    view = "Mr. Song Weilan, Chairman of Quillmark, spoke.\nMr. Song continued, “We go on.”"
    assert [(view[m.start : m.end], m.name) for m in people_in(view, ("Quillmark",))] == [
        ("Song Weilan", "Song Weilan"),
        ("Song", "Song Weilan"),
    ]


CONTACT = """Quillmark grows
Investor Contact:
Mirela Sandoz, IRC
President
Harborlight Relations, LLC
mirela@harborlight.example
or
Kaspar Quenneville
+1 212 555 0100
Contact Details Joelle Trask or Wynne Dorrit
Harborlight Relations, LLC
"""


def test_contact_block() -> None:
    people = assembled(CONTACT, ("Quillmark", "Harborlight Relations, LLC"), "Investor Contact")
    assert [(p.name, p.titles, p.company) for p in people] == [
        ("Mirela Sandoz", ["President"], "c2"),
        ("Kaspar Quenneville", [], None),
        ("Joelle Trask", [], "c2"),
        ("Wynne Dorrit", [], "c2"),
    ]


def test_contact_table() -> None:
    view = "| Contact: | Desiree Vantongeren (Media) | Shep Malloran (Investors) |\n| | +1 212 | |"
    assert [m.name for m in people_in(view)] == ["Desiree Vantongeren", "Shep Malloran"]


def test_forward_looking_sections_name_nobody() -> None:
    view = "Mr. Paul Trestle spoke.\nMr. Karl Nottle is mentioned in a safe harbor."
    section = Section("forward_looking", view.index("Mr. Karl"), len(view))
    found = find_people(view, parse_layout(view), Frame(sections=[section]), [])
    assert [m.name for m in found] == ["Paul Trestle"]


def test_one_person_for_all_forms() -> None:
    view = (
        "Mike Tarrow, Executive Chairman of Quillmark, retires. “Thanks,” said Michael F. Tarrow, "
        "Chairman. William M. “Bill” Ostmann, CEO, and Bill Ostmann are one."
    )
    people = assembled(view, ("Quillmark",))
    assert [(p.id, p.name, p.titles) for p in people] == [
        ("p1", "Michael F. Tarrow", ["Executive Chairman", "Chairman"]),
        ("p2", "William M. “Bill” Ostmann", ["CEO"]),
    ]
    assert [p.company for p in people] == ["c1", "c1"]


def test_the_company_is_the_issuer() -> None:
    view = "Tarva Ostrell, Chief Executive Officer of the Company, spoke of Quillmark."
    assert [(p.name, p.company) for p in assembled(view, ("Quillmark",))] == [
        ("Tarva Ostrell", "c1")
    ]


def test_a_run_is_parted_into_names() -> None:
    view = "Proxima's CEO Tarva Ostrell Joins Board"
    match = NAME_RUN.regex.search(view)
    assert match is not None
    assert [c.name for c in split_run(view, *match.span())] == ["Tarva Ostrell"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Mr. ", "Dr.", "Jane ", "Roe", ", ", "CEO", " of ", "“", "”", '"', "said ", "\n",
             "J. ",
             "the ", "Company", "’s ", "(", ")", "@", "Ph.D.", " and ", "| ", "Ä", "é", "x", "III"]
        ),
        max_size=60,
    ).map("".join)
    | st.text(max_size=200)
)  # fmt: skip
def test_never_raises_and_spans_hold(view: str) -> None:
    found = people_in(view)
    for mention in found:
        assert view[mention.start : mention.end].strip()
        assert mention.name
    people = assemble_people(view, found, [])
    assert [p.id for p in people] == [f"p{n}" for n in range(1, len(people) + 1)]
    assert sum(len(p.mentions) for p in people) == len(found)


@pytest.mark.parametrize(
    "word",
    [
        "Jane Roe, CEO of ",
        "Mr. Roe ",
        "A ",
        "“said Jane ",
        "Jane Roe and ",
        "Aa, ",
        "J. ",
        "Jane Roe @",
    ],
)
def test_hostile_text_takes_linear_time(word: str) -> None:
    def seconds(length: int) -> float:
        view = word * (length // len(word))
        return processor_seconds(lambda: people_in(view))

    assert_linear(seconds, 15_000)
