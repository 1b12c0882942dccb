"""The rules of the linter: each finds the slip that it is for where it stands, and is silent on the
release as it was written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.lint.engine import lint_record
from extractor.lint.finding import Finding
from extractor.lint.fitting import fitting
from extractor.lint.rules import RULES
from extractor.pipeline import Extractor
from extractor.schema import Bounds, Quantity

CORPUS = Path(__file__).parent.parent / "corpus" / "train"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def lint(extractor: Extractor, text: str) -> list[Finding]:
    return lint_record(extractor.extract(text)).findings


class Plant(NamedTuple):
    """A slip put into a release of the corpus: `new` for the first `old`; where the finding
    stands, a part of its message, and what it suggests."""

    code: str
    release: str
    old: str
    new: str
    place: str
    message: str
    suggestion: str | None = None


FIT = "With the other numbers as they stand, {} would fit."
PLANTS = [
    Plant(
        "L101",
        "atm-orsovan-equity-line",
        "$4.44 million",
        "$8.44 million",
        "$8.44 million",
        "1,387,500 x $3.20 gives 4,433,060 to 4,446,940, but $8.44 million is printed.",
        FIT.format("$4.44 million"),
    ),
    Plant(
        "L103",
        "convertible-marlowick-repurchase",
        "15.3846 shares",
        "65.3846 shares",
        "65.3846 shares per $1,000",
        "1,000 / $65.00 gives 15.308 to 15.462",
        FIT.format("15.3850 shares per $1,000"),
    ),
    Plant(
        "L104",
        "abb-oxvang-biologics",
        "4.3%",
        "7.3%",
        "7.3%",
        "DKK 78.00 / DKK 81.50 - 1 gives",
        FIT.format("4.3%"),
    ),
    Plant(
        "L106",
        "offering-huaxun-cloudworks",
        "HK$7.79",
        "HK$3.79",
        "HK$700.3 million",
        "US$89.9 million x HK$3.79 gives",
        FIT.format("HK$340.7 million"),
    ),
    Plant(
        "L107",
        "consolidation-fossmark-gold",
        "148,320,550",
        "648,320,550",
        "14,832,055",
        "gives 64,832,055, but 14,832,055 is printed.",
        FIT.format("64,832,055"),
    ),
    Plant(
        "L108",
        "buyback-skodborg-week",
        "2.57%",
        "5.57%",
        "5.57%",
        "1,412,650 / 55,000,000 gives 2.56845",
        FIT.format("2.57%"),
    ),
    Plant(
        "L109",
        "ipo-hearthpenny-brands",
        "15%",
        "55%",
        "1,406,250",
        "55% of 9,375,000",
        FIT.format("5,156,250"),
    ),
    Plant(
        "L110",
        "ipo-kupang-straits",
        "1,500,000",
        "5,500,000",
        "5,500,000",
        "1,250,000 + 250,000 gives 1,500,000",
        FIT.format("1,500,000"),
    ),
    Plant(
        "L111",
        "abb-oxvang-biologics",
        "DKK 235 million",
        "DKK 135 million",
        "DKK 135 million",
        "DKK 249.6 million - DKK 14.6 million gives",
        FIT.format("DKK 235 million"),
    ),
    Plant(
        "L112",
        "halfyear-wirrabee-health",
        "13.4%",
        "83.4%",
        "83.4%",
        "39.7 / 296.0 gives",
        FIT.format("13.4%"),
    ),
    Plant(
        "L113",
        "results-ladybower-half",
        "£13.1m",
        "£11.1m",
        "8%",
        "£11.1m / £12.1m - 1 gives -9.0535 to -7.46887, but 8% is printed.",
    ),
    Plant(
        "L114",
        "results-ample-gauge-q2",
        "31.0%",
        "81.0%",
        "300 basis points",
        "34.0% - 81.0% gives",
    ),
    Plant(
        "L117",
        "dividend-ennis-valley-water",
        "3.2%",
        "6.2%",
        "6.2%",
        "$1.76 / $55.00 gives",
        FIT.format("3.2%"),
    ),
    Plant(
        "L119",
        "agm-havdur-shipping",
        "Thursday, 15 May 2025",
        "Wednesday, 15 May 2025",
        "15 May 2025",
        "is a Thursday, but Wednesday is printed.",
    ),
    Plant(
        "L150",
        "buyback-skodborg-week",
        "2.57%",
        "2.56%",
        "2.56%",
        "2.56% is printed, which fits if the printed figure was cut, not rounded.",
    ),
    Plant(
        "L201",
        "boughtdeal-nettlecreek",
        "$29.9 Million",
        "$29.6 Million",
        "$29.6 Million",
        "The headline has $29.6 Million where the body has $29,900,000.",
    ),
    Plant(
        "L202",
        "results-lumbridge-safety",
        "compared to $21.1 million",
        "compared to $21.1",
        "$21.1",
        "$21.1 is compared with an amount in millions.",
        "$21.1 million would fit.",
    ),
    Plant(
        "L202",
        "boughtdeal-nettlecreek",
        "$29.9 Million",
        "$29.9 Billion",
        "$29,900,000",
        "$29.9 Billion and $29,900,000 differ by their scale only.",
    ),
    Plant(
        "L202",
        "results-us-small-cap",
        "free cash flow of $3.3 million",
        "free cash flow of $3.3",
        "$3.3",
        "$3.3 has no scale word, as $5.2 million beside it has.",
        "$3.3 million would fit.",
    ),
    Plant(
        "L203",
        "results-lumbridge-safety",
        "$21.1 million",
        "$21.1 million million",
        "21.1 million million",
        "“21.1 million million” has its scale twice.",
    ),
    Plant(
        "L203",
        "boughtdeal-nettlecreek",
        "$29,900,000",
        "$29,900,000 million",
        "$29,900,000 million",
        "“$29,900,000 million” has its scale twice.",
    ),
    Plant(
        "L204",
        "results-lumbridge-safety",
        "$21.1 million",
        "$21.1 million dollars",
        "$21.1 million dollars",
        "“$21.1 million dollars” has its currency twice.",
    ),
    Plant(
        "L205",
        "registered-direct-fernhop-robotics",
        "US$50 million",
        "$50 million",
        "$50 million",
        "An amount has a bare “$”, as $50 million, beside CAD and USD",
    ),
    Plant(
        "L206",
        "results-us-small-cap",
        "up 250 basis points from",
        "up 2.5% from",
        "36.0%, up 2.5% from 33.5%",
        "36.0% and 33.5% are 2.5 percentage points apart, not 2.5 percent.",
        "2.5 percentage points would fit.",
    ),
    Plant(
        "L206",
        "results-ample-gauge-q2",
        "300 basis points",
        "9.7 percentage points",
        "9.7 percentage points to 34.0% from 31.0%",
        "34.0% and 31.0% are not 9.7 percentage points apart, but differ by 9.7 percent.",
        "9.7% would fit.",
    ),
    Plant(
        "L301",
        "boughtdeal-nettlecreek",
        "is pleased to announce",
        "is pleased, in view of the Offering, to announce",
        "Offering",
        "“Offering” is used here and defined only later.",
    ),
    Plant(
        "L302",
        "boughtdeal-nettlecreek",
        ' (the "Offering")',
        ", and the demand for the Offering was high",
        "Offering",
        "“Offering” is capitalized like a defined term and never defined.",
    ),
    Plant(
        "L303",
        "debt-tamsin-gas-notes",
        "mains replacement",
        'mains replacement (the "Replacement Program")',
        "Replacement Program",
        "“Replacement Program” is defined here and never used.",
    ),
    Plant(
        "L304",
        "debt-tamsin-gas-notes",
        "A prospectus may be had from Hollis Brandt Securities LLC",
        "A prospectus may be had from Hollis Brandt Securities, LLC",
        "Hollis Brandt Securities, LLC",
        "“Hollis Brandt Securities, LLC” is “Hollis Brandt Securities LLC” elsewhere",
    ),
    Plant(
        "L304",
        "results-lumbridge-safety",
        "**About Lumbridge",
        "**About Lumbrigde",
        "Lumbrigde",
        "“Lumbrigde” is “Lumbridge” elsewhere in the release.",
    ),
    Plant(
        "L305",
        "boughtdeal-nettlecreek",
        "(TSX: NTC)",
        "(Ticker: NTC)",
        "(Ticker: NTC)",
        "The ticker NTC is printed without its exchange.",
    ),
    Plant(
        "L305",
        "boughtdeal-nettlecreek",
        "(TSX: NTC)",
        "(NTC)",
        "(NTC)",
        "The ticker NTC is printed without its exchange.",
    ),
    Plant(
        "L305",
        "registered-direct-fernhop-robotics",
        "(Nasdaq: FHOP) (CSE: FHOP)",
        "(symbol: FHPR) (CSE: FHOP)",
        "(symbol: FHPR)",
        "The ticker FHPR is printed without its exchange.",
    ),
    Plant(
        "L401",
        "registered-direct-fernhop-robotics",
        "on or about March 20, 2026",
        "on or about Monday, March 20",
        "March 20",
        "is a Friday in 2026, but Monday is printed.",
    ),
]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda one: f"{one.code}-{one.release}")
def test_a_planted_slip_is_found(extractor: Extractor, plant: Plant) -> None:
    text = (CORPUS / f"{plant.release}.txt").read_text(encoding="utf-8")
    assert plant.code not in {one.code for one in lint(extractor, text)}
    assert plant.old in text
    altered = text.replace(plant.old, plant.new, 1)
    (found,) = (one for one in lint(extractor, altered) if one.code == plant.code)
    assert found.place.text == plant.place
    assert plant.message in found.message
    assert found.suggestion == plant.suggestion
    line = altered.split("\n")[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith(plant.place.split()[0])
    assert found.severity == RULES[plant.code].severity


SILENT = {
    "shared scale": "They expect revenue of $10 to $12 million, compared to $9.1 million.",
    "a scale for all": "Dollars are in millions. Sales were $3.5, costs $1 million or $2 million.",
    "a price": "Sales were $3.5 million, $4 million before. Oil was at $62.5 per barrel.",
    "a rate beside it": "They earned $1.25 per share, compared with $1.10 per share.",
    "yen in millions": "Net sales were ¥1,200,000 million.",
    "points": "Gross margin rose 2.0 percentage points to 42.0% from 40.0%.",
    "percent of percent": "The rate rose 5% to 42% from 40%.",
    "capitals": "ACME ROBOTICS INC.\n\nAcme Robotics Inc. makes robots. Acme Robotics Inc. sells.",
    "below": 'The Notes (as defined below) are due. It sold bonds (the "Notes"). The Notes pay.',
    "a name": "The Merger Committee met. Later the Merger Committee met again.",
    "a gloss": "It filed with the Securities and Exchange Commission (the SEC).",
    "US dollars alone": "They paid US$5 million and then $3 million.",
    "columns": """Acme Fund Inc. pays.

Acme Fund Inc.:
Distribution per share:                     $0.10
Distribution rate at the price of $4.58:    8.73%""",
    "initials": "International Quarry Machines Corp. (IQM) makes drills.",
    "an exchange in words": "Acme Robotics Inc. trades on the Nasdaq (ticker: ACRB).",
    "plural": "Fernhop sells. Fernhop buys. Fernhop grows. Fernhop ends. The Fernhops came.",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_is_right_is_not_found(extractor: Extractor, text: str) -> None:
    assert lint(extractor, f"Acme News\n\nBOSTON, March 4, 2025 -- {text}\n") == []


def quantity(text: str, value: str, quantum: str, unit: str = "USD") -> Quantity:
    return Quantity(
        id="q1",
        kind="amount",
        text=text,
        start=0,
        end=len(text),
        value=Decimal(value),
        low=None,
        high=None,
        quantum=Decimal(quantum),
        unit=unit,
    )


@pytest.mark.parametrize(
    ("printed", "low", "high", "fits"),
    [
        (quantity("$3.5 million", "3500000", "100000"), "2494998", "2505002", "$2.5 million"),
        (quantity("$3,500,000", "3500000", "1"), "2494998", "2505002", "$2,500,000"),
        (quantity("12 %", "12", "1", "percent"), "9.6", "10.2", "10 %"),
        (quantity("150 basis points", "150", "1", "basis_point"), "1.9", "2.1", "200 basis points"),
        (
            quantity("$(3.2) million", "-3200000", "100000"),
            "-4100000",
            "-4100000",
            "$(4.1) million",
        ),
        (quantity("USD 9999", "9999", "1"), "12000", "12000", "USD 12,000"),
        (quantity("4%", "4", "1", "percent"), "-2", "-1", None),
        (quantity("two million", "2000000", "1"), "3000000", "3000000", None),
    ],
    ids=lambda value: value.text if isinstance(value, Quantity) else None,
)
def test_what_would_fit_is_printed_alike(
    printed: Quantity, low: str, high: str, fits: str | None
) -> None:
    assert fitting(printed, Bounds(Decimal(low), Decimal(high))) == fits


def test_every_identity_has_a_rule_of_its_own() -> None:
    from extractor.checks import IDENTITIES

    names = {one.name for code, one in RULES.items() if code.startswith("L1")}
    assert {name.replace("_", "-") for name in IDENTITIES} <= names
