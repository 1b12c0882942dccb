"""Writing: JSONL, CSV, Parquet, pandas frames, the terminal; and reading JSONL back."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import msgspec
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from extractor import Record, SourceInfo, UsageError, extract, to_frames
from extractor.errors import ExtractorError
from extractor.flat import TABLES
from extractor.outcome import Exit, Summary
from extractor.outputs import Format, open_sink
from extractor.schema import (
    Bounds,
    Check,
    Company,
    Contact,
    DateMention,
    Deal,
    ErrorEntry,
    Fact,
    Listing,
    Person,
    Quantity,
    Quote,
    Section,
    Span,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    TextSpan,
    json_schema,
)
from extractor.write.jsonl import read_jsonl
from extractor.write.tables import _cell
from extractor.write.terminal import show_record

PLAIN = re.compile(r"-?\d+(\.\d+)?")


def full(**changes: object) -> Record:
    """A record with something in every field."""
    record = Record(
        source=SourceInfo(path="=1+1.txt", sha256="00ff", encoding="utf-8", exhibit="EX-99.1"),
        text="Zzyx sells 5 for $0.0000001, says Ann: “Yes.”",
        headline=TextSpan("Zzyx", 0, 4),
        subheadlines=[TextSpan("sells", 5, 10)],
        date="2025-03-04",
        place="Oslo",
        wire="-wire",
        issuer="c1",
        sections=[Section("body", 0, 45)],
        companies=[
            Company("c1", "Zzyx", ["Z", "Y"], [Listing("NASDAQ", "ZZYX")], ["issuer"], [Span(0, 4)])
        ],
        people=[Person("p1", "Ann", ["Chair"], "c1", [Span(34, 37)])],
        quantities=[
            Quantity(
                "q1", "share_count", "5", 11, 12, Decimal("1E+1"), None, None, Decimal(1), "shares"
            ),
            Quantity(
                "q2",
                "price",
                "$0.0000001",
                17,
                27,
                Decimal("1E-7"),
                Decimal("-3"),
                None,
                Decimal("1E-7"),
                "USD",
                currency="USD",
                per="share",
            ),
        ],
        dates=[DateMention("t1", "Zzyx", 0, 4, "2025-03-04", "release")],
        quotes=[Quote("u1", [TextSpan("Yes.", 40, 44)], "p1", "c1")],
        facts=[Fact("f1", "offering_price", "q2", "c1", None, "Q1 2025", 0.9, None)],
        deals=[Deal("d1", "ipo", {"issuer": "c1"}, {"offering_price": ["f1"]}, {"closing": "x"})],
        tables=[
            Table(
                "tb1",
                "pipe",
                0,
                45,
                TextSpan("Zzyx", 0, 4),
                [TextSpan("sells", 5, 10)],
                "highlights",
                Decimal(1000),
                "USD",
                [TableColumn(role="label"), TableColumn([TextSpan("Ann", 34, 37)], period="2025")],
                [
                    TableRow(
                        TextSpan("Yes", 40, 43),
                        cells=[
                            TableCell(
                                1,
                                "5",
                                11,
                                12,
                                value=Decimal("5E+3"),
                                unit="USD",
                                scale=Decimal(1000),
                                quantity="q1",
                            )
                        ],
                    )
                ],
            )
        ],
        checks=[
            Check(
                "k1",
                "proceeds",
                "derived",
                {"price": ["f1"]},
                Bounds(Decimal("1E-7"), None),
                None,
                "@SUM",
            )
        ],
        contacts=[Contact(name="Ann", phone="+1 555")],
        errors=[ErrorEntry("annotate", "A001", "-5", 1, 2)],
    )
    return msgspec.structs.replace(record, **changes)


def test_dict_has_plain_types_only() -> None:
    plain = full().to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["schema_version"] == "1.0"
    assert plain["quantities"][0]["value"] == "10"
    assert plain["quantities"][1]["value"] == "0.0000001"
    assert plain["quantities"][1]["low"] == "-3"
    assert plain["checks"][0]["computed"] == {"low": "0.0000001", "high": None}


def test_json_goes_round() -> None:
    record = full()
    assert "\n" not in record.to_json()
    assert json.loads(record.to_json()) == record.to_dict()
    assert Record.from_json(record.to_json()) == record
    assert Record.from_json(record.to_json().encode()).to_json() == record.to_json()


@given(
    st.decimals(allow_nan=False, allow_infinity=False).filter(
        lambda number: -900 < int(number.as_tuple().exponent) < 900
    )
)
def test_every_number_is_written_plainly(number: Decimal) -> None:
    record = full()
    record.quantities[0].value = number
    written = json.loads(record.to_json())["quantities"][0]["value"]
    assert PLAIN.fullmatch(written)
    assert Decimal(written) == number


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+3", "1E-99999999", "1,5"])
def test_odd_numbers_are_refused(number: str) -> None:
    line = full().to_json().replace('"value":"10"', f'"value":"{number}"')
    assert line != full().to_json()
    with pytest.raises(msgspec.ValidationError):
        Record.from_json(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"nonsense", "malformed"),
        (b"{}", "required field"),
        (b'{"schema_version":"9"}', "9"),
        (b'{"schema_version":"1.0","text":"x"}', "source"),
        (b"\xff", ""),
    ],
)
def test_lines_that_are_no_records(line: bytes, message: str) -> None:
    good = full().to_json().encode()
    first, second, third = read_jsonl([good, b"\n", line, good])
    assert first == third == full()
    assert isinstance(second, ExtractorError)
    assert str(second).startswith("Line 3 is no record")
    assert message in str(second)


def test_schema_describes_records(release: str) -> None:
    schema = json.loads(json_schema())
    fields = schema["$defs"]["Record"]["properties"]
    assert set(fields) == set(extract(release).to_dict())
    assert fields["schema_version"] == {"enum": ["1.0"]}


def test_tables_hold_every_field() -> None:
    """What a struct has, its table has too, under the same name or named here."""
    moved = {
        "releases": {"source", "text", "sections", "companies", "people", "quantities", "dates"}
        | {"quotes", "facts", "deals", "tables", "checks", "contacts", "errors"},
        "tables": {"columns", "rows"},
        "cells": {"span"},
        "checks": {"computed", "reported"},
    }
    structs: dict[str, type[msgspec.Struct]] = {
        "releases": Record,
        "companies": Company,
        "people": Person,
        "quantities": Quantity,
        "dates": DateMention,
        "quotes": Quote,
        "facts": Fact,
        "deals": Deal,
        "tables": Table,
        "cells": TableCell,
        "checks": Check,
        "contacts": Contact,
        "errors": ErrorEntry,
    }
    assert list(TABLES) == list(structs)
    for table, struct in structs.items():
        fields = {field.name for field in msgspec.structs.fields(struct)}
        assert fields - moved.get(table, set()) <= set(TABLES[table])
    assert {field.name for field in msgspec.structs.fields(SourceInfo)} <= set(TABLES["releases"])


def test_frames_of_a_record() -> None:
    frames = full().to_frames()
    assert list(frames) == [*TABLES, "tb1"]
    for table in TABLES:
        frame = frames[table]
        assert list(frame.columns) == list(TABLES[table])
        assert len(frame) == (2 if table == "quantities" else 1)
    quantity = frames["quantities"].iloc[1]
    assert isinstance(quantity["value"], Decimal)
    assert quantity["value"] == Decimal("0.0000001")
    assert quantity["high"] is None
    fact = frames["facts"].iloc[0]
    assert (fact["value"], fact["text"], fact["company_name"]) == (
        Decimal("0.0000001"),
        "$0.0000001",
        "Zzyx",
    )
    assert fact["deals"] == ["d1"]
    assert frames["quotes"].iloc[0]["speaker_name"] == "Ann"
    assert frames["companies"].iloc[0]["listings"] == ["NASDAQ: ZZYX"]
    assert frames["deals"].iloc[0]["terms"] == {"offering_price": ["f1"]}
    assert frames["checks"].iloc[0]["computed_low"] == Decimal("1E-7")
    assert frames["cells"].iloc[0]["value"] == Decimal(5000)


def test_a_table_is_a_frame_with_typed_columns() -> None:
    frame = full().to_frames()["tb1"]
    assert list(frame.columns) == ["label", "level", "role", "Ann"]
    assert str(frame["Ann"].dtype) == "decimal128(38, 0)[pyarrow]"
    assert frame.iloc[0].to_dict() == {
        "label": "Yes",
        "level": 0,
        "role": "item",
        "Ann": Decimal(5000),
    }
    assert frame.attrs["periods"]["Ann"] == "2025"
    assert frame.attrs["scale"] == Decimal(1000)


def test_frames_of_nothing_have_their_columns() -> None:
    for table, frame in Record(SourceInfo(), "").to_frames().items():
        assert list(frame.columns) == list(TABLES[table])
        assert len(frame) == (table == "releases")


def test_frames_of_many_join_by_release() -> None:
    frames = to_frames([full(), full(text="other", quotes=[]), full()])
    assert list(frames["releases"]["release"]) == [0, 1, 2]
    assert list(frames["quotes"]["release"]) == [0, 2]
    joined = frames["facts"].merge(
        frames["quantities"], left_on=["release", "quantity"], right_on=["release", "id"]
    )
    assert list(joined["value_x"]) == list(joined["value_y"])


def test_jsonl_file(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with open_sink(path) as sink:
        sink.write(full())
        sink.write(full(text="two"))
        assert not path.exists()
    assert [r.text for r in read_jsonl(path.open("rb")) if isinstance(r, Record)] == [
        full().text,
        "two",
    ]
    assert list(tmp_path.iterdir()) == [path]


def write_and_fail(target: Path, kind: Format) -> None:
    with open_sink(target, kind) as sink:
        sink.write(full())
        raise RuntimeError("lightning")


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_output_is_whole_or_not_there(kind: Format, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="lightning"):
        write_and_fail(tmp_path / "out", kind)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_old_output_stays_until_the_new_is_whole(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("old")
    link.symlink_to(real)
    with open_sink(link) as sink:
        sink.write(full())
        assert real.read_text() == "old"
    assert link.is_symlink()
    assert real.read_text() == full().to_json() + "\n"


def test_outputs_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="is a folder"), open_sink(tmp_path):
        pass
    with pytest.raises(UsageError, match="cannot be written"), open_sink(tmp_path / "no" / "x"):
        pass
    with pytest.raises(UsageError, match="is no folder"), open_sink(tmp_path / "file", "csv"):
        pass
    with pytest.raises(UsageError, match="-o FOLDER"), open_sink(None, "parquet"):
        pass


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", ""),
        ("plain", "plain"),
        ("-5", "-5"),
        ("+1.50", "+1.50"),
        ("-5%", "'-5%"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1 555", "'+1 555"),
        ("-٣", "'-٣"),
        ("\t=1", "'\t'=1"),
        ("-", "'-"),
        (["=a", "b"], "'=a; b"),
        ({"a": ["b"]}, '{"a": ["b"]}'),
        (Decimal("-1E-7"), "-0.0000001"),
        (-5, "-5"),
        (0.5, "0.5"),
        (True, "true"),
    ],
)
def test_cells_are_harmless(value: object, cell: str) -> None:
    assert _cell(value) == cell


def test_csv_folder(tmp_path: Path) -> None:
    with open_sink(tmp_path / "new" / "out", "csv") as sink:
        sink.write(full())
        sink.write(full())
    folder = tmp_path / "new" / "out"
    assert {path.stem for path in folder.iterdir()} == set(TABLES)
    for table, columns in TABLES.items():
        with (folder / f"{table}.csv").open(newline="", encoding="utf-8") as stream:
            header, *rows = csv.reader(stream)
        assert header == list(columns)
        assert len(rows) == (4 if table == "quantities" else 2)
    frame = pd.read_csv(folder / "quantities.csv", dtype=str)
    assert list(frame["value"]) == ["10", "0.0000001"] * 2
    assert list(frame["release"]) == ["0", "0", "1", "1"]
    releases = (folder / "releases.csv").read_text()
    assert "'=1+1.txt" in releases
    assert "'-wire" in releases
    assert "'@SUM" in (folder / "checks.csv").read_text()


def test_parquet_folder(tmp_path: Path) -> None:
    odd = full()
    odd.quantities[0].value = Decimal("0.0000000000001")
    odd.quantities[1].value = Decimal(10) ** 26
    with open_sink(tmp_path, "parquet") as sink:
        sink.write(full())
        sink.write(odd)
    assert {path.name for path in tmp_path.iterdir()} == {f"{table}.parquet" for table in TABLES}
    quantities = pq.read_table(tmp_path / "quantities.parquet").to_pylist()
    assert [row["value"] for row in quantities] == [Decimal(10), Decimal("1E-7"), None, None]
    errors = pq.read_table(tmp_path / "errors.parquet").to_pylist()
    assert [(row["release"], row["code"]) for row in errors] == [
        (0, "A001"),
        (1, "A001"),
        (1, "W001"),
        (1, "W001"),
        (1, "W001"),
    ]
    assert "q1" in errors[2]["message"]
    assert pq.read_table(tmp_path / "companies.parquet").to_pylist()[0]["aliases"] == ["Z", "Y"]
    deal = pq.read_table(tmp_path / "deals.parquet").to_pylist()[0]
    assert json.loads(deal["terms"]) == {"offering_price": ["f1"]}


def shown(record: Record, **options: object) -> str:
    stream = io.StringIO()
    show_record(record, Console(file=stream, width=120, **options))  # type: ignore[arg-type]
    return stream.getvalue()


def test_show_names_every_finding() -> None:
    text = shown(full())
    for words in ("Zzyx", "Oslo", "NASDAQ: ZZYX", "Chair", "offering_price", "derived", "@SUM"):
        assert words in text
    assert "0.0000001 USD per share" in text
    assert "E-7" not in text


def test_show_lets_no_control_characters_through() -> None:
    record = full(text="\x1b[31mred\x07 [bold]not markup[/bold] \u202eevil", headline=None)
    record.companies[0].name = "\x1b]0;title\x07"
    text = shown(record)
    assert not set(text) & set("\x1b\x07\u202e")
    assert "[bold]not markup[/bold]" in text


def test_show_colors_a_terminal() -> None:
    assert "\x1b[" in shown(full(), force_terminal=True, color_system="standard")


def test_summary_and_exit_codes() -> None:
    summary = Summary()
    summary.add(full(errors=[]))
    assert [summary.exit(on) for on in ("never", "inconsistent", "error")] == [Exit.DONE] * 3
    summary.add(full())
    assert summary.exit("error") == Exit.FINDINGS
    assert summary.exit("inconsistent") == Exit.DONE
    wrong = full()
    wrong.checks[0].status = "inconsistent"
    summary.add(wrong)
    assert summary.exit("inconsistent") == Exit.FINDINGS
    assert summary.exit() == Exit.DONE
    summary.add(full(errors=[ErrorEntry("read", "R001", "empty")]))
    assert summary.exit() == Exit.FAILED
    assert summary.words() == "4 records, 1 failed, 1 with an inconsistent check"
