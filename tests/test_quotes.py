"""Quotes: what is speech, where it begins and ends, and who speaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pace import assert_linear, processor_seconds

from extractor.annotate.people import find_people
from extractor.annotate.quotes import find_quotes
from extractor.assemble.people import assemble_people
from extractor.assemble.quotes import assemble_quotes
from extractor.layout import parse_layout
from extractor.schema import Company, Quote, Section, Span
from extractor.stages import CompanyMention, Frame, QuoteMention

FIRMS = ("Quillmark", "Harborlight")


def mentions_of(view: str, names: tuple[str, ...]) -> list[CompanyMention]:
    """Every occurrence of the given company names."""
    return [
        CompanyMention(match.start(), match.end(), match.group(), "name")
        for match in re.finditer("|".join(names), view)
    ]


def quotes_in(view: str, sections: list[Section] | None = None) -> list[QuoteMention]:
    frame = Frame(sections=sections or [])
    layout = parse_layout(view)
    firms = mentions_of(view, FIRMS)
    return find_quotes(view, layout, frame, find_people(view, layout, frame, firms), firms)


def spoken(view: str) -> list[tuple[list[str], str | None, str | None]]:
    """The parts, the speaker's name and the speaking company of every quote."""
    frame = Frame()
    layout = parse_layout(view)
    firms = mentions_of(view, FIRMS)
    companies = [
        Company(
            f"c{number}",
            name,
            roles=["issuer"] if number == 1 else ["other"],
            mentions=[Span(m.start, m.end) for m in firms if m.name == name],
        )
        for number, name in enumerate(FIRMS, 1)
    ]
    mentions = find_people(view, layout, frame, firms)
    people = assemble_people(view, mentions, companies)
    quotes: list[Quote] = assemble_quotes(
        view, find_quotes(view, layout, frame, mentions, firms), people, companies
    )
    names = {p.id: p.name for p in people}
    firm_names = {c.id: c.name for c in companies}
    return [
        (
            [part.text for part in quote.parts],
            names.get(quote.speaker or ""),
            firm_names.get(quote.speaker_company or ""),
        )
        for quote in quotes
    ]


JANE = "Dana Wexcombe"
SPOKEN: list[tuple[str, str, list[tuple[list[str], str | None]]]] = [
    ("cue after", "“We are glad to go on,” said Dana Wexcombe, CEO of Quillmark.",
     [(["We are glad to go on,"], JANE)]),
    ("straight marks", '"We are glad to go on," said Dana Wexcombe, CEO of Quillmark.',
     [(["We are glad to go on,"], JANE)]),
    ("comma outside", "“We are glad to go on”, says Dana Wexcombe, CEO of Quillmark.",
     [(["We are glad to go on"], JANE)]),
    ("mixed marks", "“We are glad to go on,\" said Dana Wexcombe, CEO.",
     [(["We are glad to go on,"], JANE)]),
    ("interrupted by the cue", "“We are glad,” said Dana Wexcombe, CEO of Quillmark, Inc. "
     "“We will go on with it.”", [(["We are glad,", "We will go on with it."], JANE)]),
    ("cue before", "Dana Wexcombe, CEO of Quillmark, said, “We are glad to go on.”",
     [(["We are glad to go on."], JANE)]),
    ("colon", "Dana Wexcombe, CEO of Quillmark, commented: “We are glad to go on.”",
     [(["We are glad to go on."], JANE)]),
    ("commenting on", "Commenting on the deal, Dana Wexcombe, CEO of Quillmark, said: “We are glad "
     "to go on.”", [(["We are glad to go on."], JANE)]),
    ("verb and topic", "Dana Wexcombe commented on the results, “We are glad to go on.”",
     [(["We are glad to go on."], JANE)]),
    ("states that", "Quillmark’s Chairman, Dana Wexcombe states that, “We are glad to go on.”",
     [(["We are glad to go on."], JANE)]),
    ("two attributions", "Dana Wexcombe said, “We are glad to go on.” Ms. Wexcombe continued, “We "
     "will not stop now.”",
     [(["We are glad to go on."], JANE), (["We will not stop now."], JANE)]),
    ("according to", "“We are glad to go on,” according to Dana Wexcombe, CEO.",
     [(["We are glad to go on,"], JANE)]),
    ("subject before the verb",
     "Dana Wexcombe is CEO.\n“We are glad to go on,” Ms. Wexcombe added.",
     [(["We are glad to go on,"], JANE)]),
    ("pronoun",
     "“We are glad to go on,” said Dana Wexcombe.\n“It is a great day for us,” she added.",
     [(["We are glad to go on,"], JANE), (["It is a great day for us,"], JANE)]),
    ("several paragraphs", "Dana Wexcombe said: “We are glad to go on.\n“It is a great "
     "day.\n“Thank "
     "you all.”\nAnd then nothing.",
     [(["We are glad to go on.", "It is a great day.", "Thank you all."], JANE)]),
    ("paragraphs without opening marks", "Dana Wexcombe said: “We are glad to go on.\nIt is a "
     "great "
     "day.\nThank you all.”\nAnd then nothing.",
     [(["We are glad to go on.", "It is a great day.", "Thank you all."], JANE)]),
    ("second paragraph closed on its own", "“We are glad to go on,” said Dana Wexcombe.\n“It is a "
     "great day for all of us.”\nAnd then nothing.",
     [(["We are glad to go on,", "It is a great day for all of us."], JANE)]),
    ("signed block", "“We are glad to go on.\nIt is a great day.”\nDana Wexcombe, Interim CEO, "
     "Quillmark\nThe quarter", [(["We are glad to go on.", "It is a great day."], JANE)]),
    ("signed on the same line", "“We are glad to go on with all of it.” – Dana Wexcombe, CEO",
     [(["We are glad to go on with all of it."], JANE)]),
    ("introduced by the line above", "Dana Wexcombe, CEO of Quillmark, commented:\n“We are glad "
     "to go "
     "on.”", [(["We are glad to go on."], JANE)]),
    ("dash speech", "– We are glad to go on with high hopes, says Dana Wexcombe, CEO of Quillmark.",
     [(["We are glad to go on with high hopes"], JANE)]),
    ("dash speech that goes on", "- We are glad to go on, says Dana Wexcombe, CEO of Quillmark. We "
     "will open three shops.",
     [(["We are glad to go on", "We will open three shops."], JANE)]),
    ("lost opening mark", "“We are glad,” said Dana Wexcombe, Quillmark Chairman and CEO. This "
     "order "
     "meets our plan.”\nMs. Wexcombe continued, “Now we go on with it.”",
     [(["We are glad,", "This order meets our plan."], JANE),
      (["Now we go on with it."], JANE)]),
    ("lost closing mark", "Dana Wexcombe said, “We are glad to go on.\nOther news stands "
     "here.\n“It is "
     "good,” said Boris Lanthen, CFO of Harborlight.",
     [(["We are glad to go on."], JANE), (["It is good,"], "Boris Lanthen")]),
    ("nested words", '"We call it "the wall" among us," said Dana Wexcombe.',
     [(['We call it "the wall" among us,'], JANE)]),
    ("single marks", "‘We’re glad to go on,’ said Dana Wexcombe. ‘It’s our plan.’",
     [(["We’re glad to go on,", "It’s our plan."], JANE)]),
    ("straight single marks", "'We're glad to go on,' said Dana Wexcombe, CEO.",
     [(["We're glad to go on,"], JANE)]),
    ("degree before the name", "“We are glad to go on,” said Prof. Dr. med. Dana Wexcombe.",
     [(["We are glad to go on,"], JANE)]),
    ("pronoun after another subject",
     "“We go on,” said Boris Lanthen, CFO. CEO Dana Wexcombe added "
     "that all is well. “It is a fine day for us,” she said.",
     [(["We go on,"], "Boris Lanthen"), (["It is a fine day for us,"], JANE)]),
    ("weak verb after the subject",
     "“These do not beep,” Quillmark’s head of sound, Dana Wexcombe, "
     "warned. “They sing all day.”", [(["These do not beep,", "They sing all day."], JANE)]),
    ("low and high marks", "„We are glad to go on“, said Dana Wexcombe.",
     [(["We are glad to go on"], JANE)]),
    ("angle marks", "« We are glad to go on », said Dana Wexcombe.",
     [(["We are glad to go on"], JANE)]),
    ("sentence about a person", "Chief Executive Dana Wexcombe called it a great step. “Being "
     "free of "
     "debt was one of our main goals for the whole of the year.”",
     [(["Being free of debt was one of our main goals for the whole of the year."], JANE)]),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "view", "expected"), SPOKEN, ids=[case[0] for case in SPOKEN])
def test_speech(shown: str, view: str, expected: list[tuple[list[str], str | None]]) -> None:
    assert [(parts, speaker) for parts, speaker, _ in spoken(view)] == expected, shown


SILENT = [
    "Quillmark, Inc. (the “Company”) said today that it signed a deal (the “Agreement”).",
    "Words such as “may,” “will,” “expects,” and “plans” identify such statements.",
    "The study, titled “A Long Look at the Habits of People Who Work at Night”, reported growth.",
    "61% agree that “sharing a meal with others is what makes my week”.",
    "The “best in class” product was shown by Dana Wexcombe.",
    "Shares trade under the symbol “QMRK” and Dana Wexcombe said so.",
    'The pipe of 5" by 24" was laid, said Dana Wexcombe.',
    "- Revenue grew by 5%\n- Margin grew by 2%\n- Dana Wexcombe said that all is well",
    "“An unsigned motto that nobody in this text has said”",
]


@pytest.mark.parametrize("view", SILENT)
def test_no_speech(view: str) -> None:
    assert quotes_in(view) == []


def test_companies_and_documents_speak() -> None:
    view = "In its letter, Harborlight stated: “After a review, we will vote against the deal.”"
    assert spoken(view) == [
        (["After a review, we will vote against the deal."], None, "Harborlight")
    ]
    view = "Quillmark grows. The Company stated: “We will vote against the deal this time.”"
    assert spoken(view)[0][1:] == (None, "Quillmark")


def test_speakers_serve_companies() -> None:
    view = "“We are glad to go on,” said Dana Wexcombe, CEO of Harborlight."
    assert spoken(view)[0][1:] == ("Dana Wexcombe", "Harborlight")


def test_forward_looking_sections_are_silent() -> None:
    view = "Dana Wexcombe said, “We are glad.”\nDana Wexcombe said, “We may grow a lot soon.”"
    at = view.rindex("Dana")
    found = quotes_in(view, [Section("forward_looking", at, len(view))])
    assert [[view[p.start : p.end] for p in quote.parts] for quote in found] == []
    view = view.replace("We are glad.", "We are glad to go on.")
    at = view.rindex("Dana")
    found = quotes_in(view, [Section("forward_looking", at, len(view))])
    assert [[view[p.start : p.end] for p in quote.parts] for quote in found] == [
        ["We are glad to go on."]
    ]


def test_speaker_span() -> None:
    view = "“We are glad to go on,” said the Quillmark CEO, Ms. Dana Wexcombe."
    (quote,) = quotes_in(view)
    assert quote.speaker is not None
    assert view[quote.speaker.start : quote.speaker.end] == "Dana Wexcombe"


def test_an_odd_mark_harms_only_its_paragraph() -> None:
    good = "“We are glad to go on,” said Dana Wexcombe, CEO of Quillmark."
    for bad in ("The “Company is here.", "Here it” is.", 'A 5" pipe.', "“", "”", '"', "„Oh", "«"):
        found = [parts for parts, _, _ in spoken(f"{bad}\n{good}\n{bad}\n{good}")]
        assert found == [["We are glad to go on,"]] * 2, bad


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", '"', "„", "«", "»", "‘", "’", "said ", "Dana Wexcombe", " she ", ", ", ". ",
             "\n", "We are glad to go on", ": ", "– ", "CEO", "The ", "x", " "]
        ),
        max_size=50,
    ).map("".join)
    | st.text(max_size=200)
)  # fmt: skip
def test_never_raises_and_spans_hold(view: str) -> None:
    for quote in quotes_in(view):
        assert quote.parts
        for part in quote.parts:
            assert 0 <= part.start < part.end <= len(view)
            text = view[part.start : part.end]
            assert text == text.strip()
    for parts, _, _ in spoken(view):
        assert all(parts)


@pytest.mark.parametrize(
    "word",
    ["“", "”", '"', "“a ", "a” ", "“We go on,” said ", "said “a ", "“a\n", "– a, says ", "‘A "],
)
def test_hostile_text_takes_linear_time(word: str) -> None:
    def seconds(length: int) -> float:
        view = "Dana Wexcombe, CEO. " + word * (length // len(word))
        return processor_seconds(lambda: quotes_in(view))

    assert_linear(seconds, 15_000)
