"""Rows and tables of a release as pandas frames.

Comes in: rows of the flat tables, or one table of a record as plain dicts. Goes out: frames. pandas
is loaded only when frames are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractor.flat.columns import TABLES, Row

if TYPE_CHECKING:
    import pandas as pd

_WIDEST = 38


def frames(tables: Iterable[Mapping[str, list[Row]]]) -> dict[str, pd.DataFrame]:
    """One pandas frame per table, over the rows of one or many records.

    Numbers of the text stay exact `Decimal` objects; lists and dicts stay what they are;
    a missing text, integer or flag is `pandas.NA`.
    """
    import pandas as pd

    dtypes = {"text": "string", "integer": "Int64", "float": "float64", "flag": "boolean"}
    gathered: dict[str, list[Row]] = {table: [] for table in TABLES}
    for one in tables:
        for table, found in one.items():
            gathered[table].extend(found)
    return {
        table: pd.DataFrame(
            {
                name: pd.Series(
                    [row[name] for row in gathered[table]], dtype=dtypes.get(kind, "object")
                )
                for name, kind in columns.items()
            }
        )
        for table, columns in TABLES.items()
    }


def sheet(table: Mapping[str, Any]) -> pd.DataFrame:
    """One table of a release as a frame: a row for each of its rows below the headers, with
    label, level and role, and a column for each of its columns, named by its headers.

    Columns of figures hold exact decimals (Arrow's decimal128; `Decimal` objects where that is too
    narrow), others text. A cell without a single value, as a range, is missing. `attrs` keeps
    the caption, statement, scale, currency, and the period of each column.
    """
    import pandas as pd

    below = [row for row in table["rows"] if row["role"] != "header"]
    names = _names(table["columns"])
    frame = pd.DataFrame(
        {
            "label": pd.Series([_words(row["label"]) for row in below], dtype="string"),
            "level": pd.Series([row["level"] for row in below], dtype="Int64"),
            "role": pd.Series([row["role"] for row in below], dtype="string"),
        }
    )
    for number, (name, column) in enumerate(zip(names, table["columns"], strict=True)):
        if column["role"] == "label":
            continue
        cells = [next((c for c in row["cells"] if c["column"] == number), None) for row in below]
        if column["role"] in ("text", "note"):
            frame[name] = pd.Series([_words(cell) for cell in cells], dtype="string")
        else:
            frame[name] = _decimals([cell and cell["value"] for cell in cells])
    frame.attrs = {
        "caption": _words(table["caption"]),
        **{name: table[name] for name in ("statement", "scale", "currency")},
        "periods": {n: c["period"] for n, c in zip(names, table["columns"], strict=True)},
    }
    return frame


def _names(columns: list[Mapping[str, Any]]) -> list[str]:
    """A name for each column: its headers from the top down, numbered where two are the same."""
    found: list[str] = []
    for number, column in enumerate(columns):
        name = " ".join(" ".join(head["text"].split()) for head in column["heads"])
        name = name or f"column {number}"
        found.append(name if name not in found else f"{name} ({number})")
    return found


def _words(span: Mapping[str, Any] | None) -> str | None:
    return None if span is None else " ".join(span["text"].split())


def _decimals(values: list[Decimal | None]) -> pd.Series[Any]:
    import pandas as pd
    import pyarrow as pa

    places = max((-_exponent(one) for one in values if one is not None), default=0)
    try:
        return pd.Series(values, dtype=pd.ArrowDtype(pa.decimal128(_WIDEST, max(places, 0))))
    except pa.ArrowInvalid:  # wider than Arrow holds
        return pd.Series(values, dtype="object")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
