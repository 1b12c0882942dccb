"""Dates: which day each spelling means, the role of each, and the weekday beside it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.annotate.dates import find_dates
from extractor.annotate.dates.calendar import printed_dates
from extractor.layout import parse_layout
from extractor.patterns.check_terms import WEEKDAY_BEFORE
from extractor.schema import DateMention, DateRole, Span

HEAD = "Acme Opens a Mill\nOSLO, Norway, Feb. 10, 2025 (GLOBE NEWSWIRE) — Acme ASA opened a mill.\n"


def dates_in(view: str) -> list[DateMention]:
    return find_dates(view, parse_layout(view))


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("opened on May 30, 2017 in", "May 30, 2017", "2017-05-30"),
        ("opened on Feb. 10, 2025.", "Feb. 10, 2025", "2025-02-10"),
        ("opened on FEBRUARY 7th, 2025 in", "FEBRUARY 7th, 2025", "2025-02-07"),
        ("opened on 10 February 2025, and", "10 February 2025", "2025-02-10"),
        ("opened on the 6th of March 2025 in", "6th of March 2025", "2025-03-06"),
        ("opened on the 1st day of July, 2024 in", "1st day of July, 2024", "2024-07-01"),
        ("opened on 12 Feb 2025 in", "12 Feb 2025", "2025-02-12"),
        ("opened on 05/30/17 in", "05/30/17", "2017-05-30"),
        ("opened on 30/05/2017 in", "30/05/2017", "2017-05-30"),
        ("opened on 02/03/2025 in", "02/03/2025", "2025-02-03"),
        ("opened on 10.02.2025 in", "10.02.2025", "2025-02-10"),
        ("opened on 2025-02-10.", "2025-02-10", "2025-02-10"),
        ("opened on 11-Feb-2025 in", "11-Feb-2025", "2025-02-11"),
        ("opened on December 31 2024 in", "December 31 2024", "2024-12-31"),
        ("opened on June13, 2025 in", "June13, 2025", "2025-06-13"),
        ("opened on 13February 2025 in", "13February 2025", "2025-02-13"),
        ("opened on Sept. 9, 1999 in", "Sept. 9, 1999", "1999-09-09"),
        ("opened on 29 February 2024 in", "29 February 2024", "2024-02-29"),
    ],
)
def test_spellings(text: str, printed: str, day: str) -> None:
    found = dates_in(text)
    assert [(mention.text, mention.value) for mention in found] == [(printed, day)]
    assert found[0].start == text.index(printed)
    assert text[found[0].start : found[0].end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "in May 2017",
        "31 February 2025 is no day",
        "29 February 2025 is no day",
        "13/13/2025 is no day",
        "version 1.2.3.4",
        "a range of $10.02.25",
        "it may 30, 2017 times",
        "Mayor 30, 2017",
        "article 19 MAR and",
        "call 212.555.0199",
        "rate of 5/30",
        "March 15%",
    ],
)
def test_no_date(text: str) -> None:
    assert dates_in(text) == []


def test_a_span_of_days_is_two_dates() -> None:
    text = "The fair is on January 16-18, 2026 in Oslo."
    found = dates_in(text)
    assert [(m.text, m.value) for m in found] == [
        ("January 16", "2026-01-16"),
        ("18, 2026", "2026-01-18"),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("October 1 - December 31, 2024", ["2024-10-01", "2024-12-31"]),
        ("between December 20 and January 5, 2025", ["2024-12-20", "2025-01-05"]),
        ("Between 3 February and 7 February 2025", ["2025-02-03", "2025-02-07"]),
        ("A year is missing on February 7.", []),
    ],
)
def test_year_of_a_joined_date(text: str, days: list[str]) -> None:
    assert [mention.value for mention in dates_in(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The books closed on December 31.", ["2024-12-31"]),
        ("The meeting is on March 3.", ["2025-03-03"]),
        ("The fair is on August 20.", []),
    ],
)
def test_year_from_the_release_date(text: str, days: list[str]) -> None:
    assert [mention.value for mention in dates_in(HEAD + text)[1:]] == days


def test_day_first_where_another_date_can_only_be_read_so() -> None:
    text = "It expires on 02/03/2025. It began on 30/05/2024."
    assert [mention.value for mention in dates_in(text)] == ["2025-03-02", "2024-05-30"]


def test_day_first_where_the_release_says_so() -> None:
    text = (
        "5 June 2017\nAcme Opens a Mill\nOSLO -- (Marketwired) -- 05/06/17 -- Acme opened a mill."
    )
    assert [(m.value, m.role) for m in dates_in(text)] == [
        ("2017-06-05", "release"),
        ("2017-06-05", "release"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("to shareholders of record on {}", "record"),
        ("to stockholders of record as of the close of business on {}", "record"),
        ("The record date is {}", "record"),
        ("The dividend is payable on {}", "payable"),
        ("The dividend will be paid on {}", "payable"),
        ("The offering is expected to close on or about {}", "closing"),
        ("Closing of the offering is expected on {}", "closing"),
        ("the purchase agreement dated {}", "agreement"),
        ("an agreement which was entered into on {}", "agreement"),
        ("was declared effective on {}", "effective"),
        ("The warrants expire on {}", "expiry"),
        ("the notes mature on {}", "expiry"),
        ("for the quarter ended {}", None),
        ("in the press release dated {}", None),
        ("after the market close on {}", None),
        ("as of {}", None),
    ],
)
def test_roles(text: str, role: DateRole | None) -> None:
    view = HEAD + text.format("March 3, 2025") + ", it said."
    found = dates_in(view)
    assert [mention.role for mention in found] == ["release", role]


def test_the_nearest_word_says_the_role() -> None:
    view = "It is payable on April 1, 2025, to stockholders of record as of March 3, 2025."
    assert [mention.role for mention in dates_in(view)] == ["payable", "record"]


def test_the_role_after_a_date() -> None:
    view = HEAD + "On March 3, 2025, the Company entered into a loan agreement."
    assert [mention.role for mention in dates_in(view)] == ["release", "agreement"]


def test_roles_from_the_head_of_a_column() -> None:
    view = (
        "| Month | Record Date | Payable Date | Rate |\n"
        "| --- | --- | --- | --- |\n"
        "| April | April 15, 2025 | April 23, 2025 | $0.04 |"
    )
    assert [(m.value, m.role) for m in dates_in(view)] == [
        ("2025-04-15", "record"),
        ("2025-04-23", "payable"),
    ]


def test_every_date_of_the_head_is_a_release_date() -> None:
    view = "May 30, 2017\nAcme Opens a Mill\nOSLO -- (Marketwired) -- 05/30/17 -- Acme said so."
    assert [(m.text, m.value, m.role) for m in dates_in(view)] == [
        ("May 30, 2017", "2017-05-30", "release"),
        ("05/30/17", "2017-05-30", "release"),
    ]


@pytest.mark.parametrize(
    ("last", "day"),
    [
        (
            "The information was submitted for publication, through the agency of the contact "
            "persons set out above, at 18.00 CET on 11 February 2025.",
            "2025-02-11",
        ),
        ("Source: Acme ASA\nFebruary 5, 2026", "2026-02-05"),
        ("Press Release 13/02/25", "2025-02-13"),
        ("250213 Acme Q4 Press release", "2025-02-13"),
        ("Acme-statement-of-transactions-20250214", "2025-02-14"),
    ],
)
def test_release_date_below_the_text(last: str, day: str) -> None:
    view = (
        "Acme publishes its report for 2024\n"
        "The report of Acme shows that sales rose, that costs fell, and that the mill in the "
        "north of the country runs well, as the board had said before the year began.\n" + last
    )
    assert [m.value for m in dates_in(view) if m.role == "release"] == [day]


def test_weekdays() -> None:
    view = "It trades from Tuesday, February 11, 2025, and ends on Fri., May 2, 2025. June 3, 2025."
    found = dates_in(view)
    named = [WEEKDAY_BEFORE.regex.search(view[: one.start].lower()) for one in found]
    assert [one and (one["day"][:3], Span(*one.span("day"))) for one in named] == [
        ("tue", Span(15, 22)),
        ("fri", Span(55, 58)),
        None,
    ]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_a_written_date_is_read_back(day: date) -> None:
    for form in ("%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%d.%m.%Y", "%b. %d, %Y", "%b %d %Y"):
        text = f"on {day.strftime(form)} it"
        assert [m.value for m in dates_in(text)] == [day.isoformat()], text


@given(st.text(alphabet=st.sampled_from("JanuryFebMrchpil0123456789 .,/-\n|DthsodTueay()")))
def test_never_raises_and_spans_hold(view: str) -> None:
    found = dates_in(view)
    assert all(view[m.start : m.end] == m.text for m in found)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", m.value) for m in found)
    ends = [0, *(m.end for m in found)]
    assert all(low <= m.start for low, m in zip(ends, found, strict=False))


def test_a_stretch_is_respected() -> None:
    view = "on May 30, 2017 and June 1, 2018"
    assert [item.year for item in printed_dates(view, 16)] == [2018]
