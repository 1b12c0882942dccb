"""The linter on files: settings, comments, places, formats, exit codes."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pace import assert_linear, processor_seconds
from test_cli import run
from typer.testing import CliRunner

from extractor.cli import app
from extractor.errors import UsageError
from extractor.lint.comments import in_text
from extractor.lint.engine import lint_record
from extractor.lint.formats import FORMATS
from extractor.lint.rules import RULES
from extractor.lint.run import Outcome, lint_paths
from extractor.pipeline import Extractor
from extractor.schema import Record, SourceInfo

MESSAGE = "1,000,000 x $2.50 gives 2,494,998 to 2,505,002, but $3,500,000 is printed."
FITS = "With the other numbers as they stand, $2,500,000 would fit."


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def draft(tmp_path: Path, wrong: str) -> Path:
    """A file with one error: 1,000,000 x $2.50 is not $3,500,000."""
    path = tmp_path / "deep" / "draft.txt"
    path.parent.mkdir()
    path.write_text(wrong)
    return path


def page(text: str) -> str:
    """`text` as HTML, a `<p>` for each paragraph, comments as they are."""
    parts = text.strip().split("\n\n")
    shown = [one if one.startswith("<!--") else f"<p>{one}</p>" for one in parts]
    return "<html><body>" + "\n".join(shown) + "</body></html>"


def codes(outcome: Outcome) -> list[str]:
    return [one.code for one in outcome.findings]


# comments


COMMENT = "<!-- extractor: ignore L101 -->"


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize(
    ("put", "instead", "ignored"),
    [
        ("", "", False),
        ("BOULDER", f"{COMMENT}\n\nBOULDER", True),
        ("BOULDER", f"{COMMENT} BOULDER", True),
        ("$3,500,000.", f"$3,500,000. {COMMENT}", True),
        ("BOULDER", "<!-- extractor: ignore L104, L101 -->\n\nBOULDER", True),
        ("BOULDER", "<!-- extractor: ignore L104 -->\n\nBOULDER", False),
        ('"We are', f'{COMMENT}\n\n"We are', False),
        ("About", "<!-- extractor: ignore-file L101 -->\n\nAbout", True),
    ],
)
def test_a_comment_ignores_its_paragraph(
    tmp_path: Path,
    extractor: Extractor,
    wrong: str,
    suffix: str,
    put: str,
    instead: str,
    ignored: bool,
) -> None:
    text = wrong.replace(put, instead, 1) if put else wrong
    path = tmp_path / f"draft.{suffix}"
    path.write_text(page(text) if suffix == "html" else text)
    outcome = lint_paths([path], extractor=extractor)
    assert (codes(outcome), outcome.ignored) == (([], 1) if ignored else (["L101"], 0))


def test_a_comment_of_an_exhibit_counts_there_only(
    tmp_path: Path, extractor: Extractor, wrong: str
) -> None:
    exhibit = "<DOCUMENT>\n<TYPE>EX-99.{}\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n"
    path = tmp_path / "filing.txt.gz"
    first = page(wrong.replace("BOULDER", f"{COMMENT}\n\nBOULDER"))
    bodies = exhibit.format(1, first) + exhibit.format(2, page(wrong))
    path.write_bytes(gzip.compress(f"<SEC-DOCUMENT>x\n{bodies}".encode()))
    outcome = lint_paths([path], extractor=extractor)
    assert [(one.code, one.path.partition("#")[2]) for one in outcome.findings] == [
        ("L101", "EX-99.2")
    ]
    assert outcome.ignored == 1


def test_a_comment_with_an_unknown_code_is_told(
    tmp_path: Path, extractor: Extractor, release: str
) -> None:
    path = tmp_path / "draft.md"
    path.write_text(f"<!-- extractor: ignore L999 -->\n{release}")
    (found,) = lint_paths([path], extractor=extractor).findings
    assert (found.code, found.place.line, found.place.column) == ("L001", 1, 1)
    assert found.message == "The comment ignores L999, which is no rule."


WORDINGS = [
    f"{COMMENT} ",
    f"{COMMENT}\n\n",
    "(the “Term”) ",
    "the Offering (ticker: ABCD) ",
    "$5 million compared to $5 ",
    "rose 2% to 42% from 40% ",
    "$5 million million ",
]
STATEMENTS = [
    "Acmerobot Inc. (ABCD) Acmerobto ",
    "raised gross proceeds of $5.1 and $5.1 million. ",
    "| $5.1 | Acme Inc. |\n",
]


def linting(record: Record) -> float:
    """The seconds that the rules take over `record`."""
    return processor_seconds(lambda: lint_record(record, comments=in_text(record.text)))


@pytest.mark.parametrize("unit", WORDINGS)
def test_wordings_take_linear_time(unit: str) -> None:
    assert_linear(
        lambda size: linting(Record(SourceInfo(), "Acme\n\n" + unit * (size // len(unit)))), 50_000
    )


@pytest.mark.parametrize("unit", STATEMENTS)
def test_statements_take_linear_time(extractor: Extractor, unit: str) -> None:
    def seconds(size: int) -> float:
        return linting(extractor.extract("Acme $5.1 News\n\n" + unit * (size // len(unit))))

    assert_linear(seconds, 10_000)


# settings


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ("[lint]\nignore = ['L101']\n", []),
        ("[lint.per-file]\n'deep/*.txt' = ['L101']\n", []),
        ("[lint.per-file]\n'draft.txt' = ['L101']\n", []),
        ("[lint.per-file]\n'other/*.txt' = ['L101']\n", ["L101"]),
        ("[other]\nkey = 1\n", ["L101"]),
    ],
)
def test_settings_above_a_file_hold_for_it(
    draft: Path, extractor: Extractor, settings: str, left: list[str]
) -> None:
    (draft.parent.parent / "extractor.toml").write_text(settings)
    assert codes(lint_paths([draft], extractor=extractor)) == left


def test_the_nearest_settings_hold(draft: Path, extractor: Extractor) -> None:
    (draft.parent.parent / "extractor.toml").write_text("[lint]\nignore = ['L101']\n")
    (draft.parent / "extractor.toml").write_text("[lint.severity]\nL101 = 'note'\n")
    outcome = lint_paths([draft], extractor=extractor)
    assert [(one.code, one.severity) for one in outcome.findings] == [("L101", "note")]
    assert [outcome.exit(level) for level in ("error", "warning", "note")] == [0, 0, 1]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[lint]\nignore = ['L999']\n", "L999, which is no rule"),
        ("[lint]\nskip = ['L101']\n", "unknown field `skip`"),
        ("[lint.severity]\nL101 = 'fatal'\n", "'fatal'"),
        ("[lint\n", "would have worked"),
    ],
)
def test_settings_that_cannot_be_understood(
    draft: Path, extractor: Extractor, settings: str, told: str
) -> None:
    (draft.parent / "extractor.toml").write_text(settings)
    with pytest.raises(UsageError, match=re.escape(told)):
        lint_paths([draft], extractor=extractor)


# the command


def called(*arguments: str | Path, stdin: str = "") -> tuple[int, str, str]:
    """The exit code, standard output and standard error of `extractor ARGUMENTS`, in process."""
    done = CliRunner().invoke(app, list(map(str, arguments)), input=stdin)
    return done.exit_code, done.stdout, done.stderr


def test_lint_prints_a_line_for_each_finding(draft: Path, wrong: str) -> None:
    out, err = run("lint", draft, code=1)
    column = wrong.split("\n")[2].index("$3,500,000") + 1
    assert out == f"{draft}:3:{column} L101 error: {MESSAGE} {FITS}\n"
    assert err == "1 release: 1 error, 0 warnings, 0 notes; 0 ignored\n"


def test_lint_exits_by_severity(tmp_path: Path, draft: Path, release: str) -> None:
    assert called("lint", draft, "--fail-on", "never")[0] == 0
    good = tmp_path / "good.txt"
    good.write_text(release.replace("a private placement", 'a sale (the "Sale")'))
    code, out, _ = called("lint", good, "--fail-on", "warning")
    assert (code, "L303 note" in out) == (0, True)
    assert called("lint", good, "--fail-on", "note")[0] == 1


def test_lint_leaves_out_a_code(draft: Path) -> None:
    told = "1 release: 0 errors, 0 warnings, 0 notes; 1 ignored\n"
    assert called("lint", draft, "--ignore", "L101") == (0, "", told)
    code, _, err = called("lint", draft, "--ignore", "L999")
    assert (code, "L999, which is no rule" in err) == (2, True)


def test_lint_reads_standard_input(wrong: str) -> None:
    assert called("lint", "-", stdin=wrong)[1].startswith("-:3:")


def test_lint_says_what_it_cannot_read(tmp_path: Path, draft: Path) -> None:
    code, out, err = called("lint", tmp_path / "missing.txt", draft)
    assert (code, "R004" in err, "L101" in out) == (3, True, True)


def test_lint_says_that_places_in_html_are_rendered(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "draft.html"
    path.write_text(page(wrong))
    code, out, err = called("lint", path)
    assert (code, " L101 error: " in out) == (1, True)
    assert "lines and columns of HTML are those of the text that it shows" in err


def test_rules_are_listed() -> None:
    _, out, _ = called("rules")
    assert all(f"{one.code}  {one.name}  ({one.severity})" in out for one in RULES.values())


# formats


@pytest.fixture
def outcome(draft: Path, extractor: Extractor, wrong: str) -> Outcome:
    """The same error in a text and in a page."""
    (draft.parent / "page.html").write_text(page(wrong))
    return lint_paths([draft.parent], extractor=extractor)


def test_json_holds_all_of_a_finding(outcome: Outcome, draft: Path, wrong: str) -> None:
    first, second = json.loads(FORMATS["json"](outcome.findings))
    column = wrong.split("\n")[2].index("$3,500,000") + 1
    assert first["path"] == str(draft)
    assert (first["code"], first["name"], first["severity"]) == ("L101", "proceeds", "error")
    assert (first["message"], first["suggestion"]) == (MESSAGE, FITS)
    assert first["place"] == {
        "line": 3,
        "column": column,
        "end_line": 3,
        "end_column": column + 10,
        "text": "$3,500,000",
    }
    assert [one["text"] for one in first["related"]] == ["1,000,000", "$2.50"]
    assert [first["rendered"], second["rendered"]] == [False, True]
    assert json.loads(FORMATS["json"]([])) == []


def test_github_annotations(outcome: Outcome, draft: Path) -> None:
    first, second = FORMATS["github"](outcome.findings).split("\n")
    place = outcome.findings[0].place
    assert first == (
        f"::error file={draft},line=3,endLine=3,col={place.column},endColumn={place.end_column},"
        f"title=L101 proceeds::{MESSAGE} {FITS}"
    )
    assert second.startswith(f"::error file={draft.parent / 'page.html'},title=L101")


def test_github_escapes_what_its_commands_would_read(outcome: Outcome) -> None:
    one = outcome.findings[0]
    one.path, one.message, one.suggestion = "a,b:c%.txt", "50% is\nprinted", None
    shown = FORMATS["github"]([one])
    assert "file=a%2Cb%3Ac%25.txt," in shown
    assert shown.endswith("::50%25 is%0Aprinted")


def test_sarif_has_the_shape_of_the_standard(outcome: Outcome, draft: Path) -> None:
    """As SARIF 2.1.0 demands it of a log, a run, a tool, a rule and a result."""
    log: dict[str, Any] = json.loads(FORMATS["sarif"](outcome.findings))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (sarif_run,) = log["runs"]
    assert sarif_run["columnKind"] == "unicodeCodePoints"
    driver = sarif_run["tool"]["driver"]
    assert driver["name"] == "extractor"
    assert [one["id"] for one in driver["rules"]] == list(RULES)
    for one in driver["rules"]:
        assert one["shortDescription"]["text"]
        assert one["fullDescription"]["text"]
        assert one["defaultConfiguration"]["level"] in ("error", "warning", "note")
    text, html = sarif_run["results"]
    for result in (text, html):
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "L101"
        assert result["level"] == "error"
        assert result["message"] == {"text": f"{MESSAGE} {FITS}"}
    (location,) = text["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": draft.as_uri()}
    place = outcome.findings[0].place
    assert physical["region"] == {
        "startLine": 3,
        "startColumn": place.column,
        "endLine": 3,
        "endColumn": place.end_column,
        "snippet": {"text": "$3,500,000"},
    }
    assert len(text["relatedLocations"]) == 2
    assert "region" not in html["locations"][0]["physicalLocation"]
    assert html["properties"]["renderedPlace"]["text"] == "$3,500,000"
    assert json.loads(FORMATS["sarif"]([]))["runs"][0]["results"] == []


def test_the_hook_runs_the_command() -> None:
    root = Path(__file__).parent.parent
    hooks = (root / ".pre-commit-hooks.yaml").read_text()
    (entry,) = re.findall(r"(?m)^  entry: extractor (\w+)$", hooks)
    assert entry == "lint"
    assert re.search(r"(?m)^  language: python$", hooks)
