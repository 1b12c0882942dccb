"""A record as flat tables: the one declaration behind the pandas frames, CSV and Parquet.

Comes in: a record as plain dicts and lists, its numbers still `Decimal`. Goes out: the rows of
every table in `TABLES`, and pandas frames made of such rows. It must not know the record's
classes, so that these may offer `to_frames` without looking upward.

Every row begins with `release`, the running number of its release in the output, from 0: with
it and an id (`c1`, `q1`, ...) the tables join. The full text stays with the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["text", "integer", "decimal", "float", "flag", "list", "object"]
Row = dict[str, Any]

_SPAN: dict[str, Kind] = {"start": "integer", "end": "integer"}
_AMOUNT: dict[str, Kind] = {
    "value": "decimal",
    "low": "decimal",
    "high": "decimal",
    "quantum": "decimal",
    "unit": "text",
    "currency": "text",
    "per": "text",
    "qualifier": "text",
    "currency_assumed": "flag",
}
_KEY: dict[str, Kind] = {"release": "integer"}

TABLES: dict[str, dict[str, Kind]] = {
    "releases": {
        **_KEY,
        "path": "text",
        "exhibit": "text",
        "format": "text",
        "encoding": "text",
        "sha256": "text",
        "form": "text",
        "filer": "text",
        "cik": "text",
        "accession": "text",
        "filing_date": "text",
        "headline": "text",
        "subheadlines": "list",
        "date": "text",
        "place": "text",
        "wire": "text",
        "issuer": "text",
        "issuer_name": "text",
        "characters": "integer",
    },
    "companies": {
        **_KEY,
        "id": "text",
        "name": "text",
        "aliases": "list",
        "listings": "list",
        "roles": "list",
        "mentions": "integer",
    },
    "people": {
        **_KEY,
        "id": "text",
        "name": "text",
        "titles": "list",
        "company": "text",
        "company_name": "text",
        "mentions": "integer",
    },
    "quantities": {
        **_KEY,
        "id": "text",
        "kind": "text",
        "text": "text",
        **_AMOUNT,
        "security": "text",
        **_SPAN,
    },
    "dates": {**_KEY, "id": "text", "text": "text", "value": "text", "role": "text", **_SPAN},
    "quotes": {
        **_KEY,
        "id": "text",
        "text": "text",
        "speaker": "text",
        "speaker_name": "text",
        "speaker_company": "text",
        "speaker_company_name": "text",
        "parts": "integer",
        **_SPAN,
    },
    "facts": {
        **_KEY,
        "id": "text",
        "concept": "text",
        "quantity": "text",
        "text": "text",
        **_AMOUNT,
        "company": "text",
        "company_name": "text",
        "security": "text",
        "period": "text",
        "score": "float",
        "relates_to": "text",
        "evidence": "text",
        "deals": "list",
    },
    "deals": {
        **_KEY,
        "id": "text",
        "type": "text",
        "parties": "object",
        "terms": "object",
        "dates": "object",
    },
    "checks": {
        **_KEY,
        "id": "text",
        "identity": "text",
        "status": "text",
        "inputs": "object",
        "computed_low": "decimal",
        "computed_high": "decimal",
        "reported_low": "decimal",
        "reported_high": "decimal",
        "message": "text",
    },
    "contacts": {
        **_KEY,
        "name": "text",
        "organization": "text",
        "title": "text",
        "email": "text",
        "phone": "text",
        "url": "text",
    },
    "errors": {**_KEY, "stage": "text", "code": "text", "message": "text", **_SPAN},
}
"""Every table with its columns and what they hold. A `list` holds strings, an `object` a dict."""


def rows(record: Mapping[str, Any], release: int = 0) -> dict[str, list[Row]]:
    """The rows of every table for one record, `release` being its running number."""
    names: dict[str | None, str] = {c["id"]: c["name"] for c in record["companies"]}
    people: dict[str | None, str] = {p["id"]: p["name"] for p in record["people"]}
    quantities: dict[str, Mapping[str, Any]] = {q["id"]: q for q in record["quantities"]}
    deals_of: dict[str, list[str]] = {}
    for deal in record["deals"]:
        for facts in deal["terms"].values():
            for fact in facts:
                if deal["id"] not in deals_of.setdefault(fact, []):
                    deals_of[fact].append(deal["id"])
    headline = record["headline"]
    source = record["source"]
    found: dict[str, list[Row]] = {
        "releases": [
            {
                **source,
                "headline": headline and headline["text"],
                "subheadlines": [line["text"] for line in record["subheadlines"]],
                "date": record["date"],
                "place": record["place"],
                "wire": record["wire"],
                "issuer": record["issuer"],
                "issuer_name": names.get(record["issuer"]),
                "characters": len(record["text"]),
            }
        ],
        "companies": [
            {
                **company,
                "listings": [f"{one['exchange']}: {one['ticker']}" for one in company["listings"]],
                "mentions": len(company["mentions"]),
            }
            for company in record["companies"]
        ],
        "people": [
            {
                **person,
                "company_name": names.get(person["company"]),
                "mentions": len(person["mentions"]),
            }
            for person in record["people"]
        ],
        "quantities": [dict(quantity) for quantity in record["quantities"]],
        "dates": [dict(date) for date in record["dates"]],
        "quotes": [
            {
                **quote,
                "text": " … ".join(part["text"] for part in quote["parts"]),
                "speaker_name": people.get(quote["speaker"]),
                "speaker_company_name": names.get(quote["speaker_company"]),
                "parts": len(quote["parts"]),
                "start": quote["parts"][0]["start"] if quote["parts"] else None,
                "end": quote["parts"][-1]["end"] if quote["parts"] else None,
            }
            for quote in record["quotes"]
        ],
        "facts": [
            {
                **{name: quantities.get(fact["quantity"], {}).get(name) for name in _AMOUNT},
                **fact,
                "text": quantities.get(fact["quantity"], {}).get("text"),
                "company_name": names.get(fact["company"]),
                "deals": deals_of.get(fact["id"], []),
            }
            for fact in record["facts"]
        ],
        "deals": [dict(deal) for deal in record["deals"]],
        "checks": [{**check, **_ends(check)} for check in record["checks"]],
        "contacts": [dict(contact) for contact in record["contacts"]],
        "errors": [dict(error) for error in record["errors"]],
    }
    return {
        table: [
            {name: release if name == "release" else row.get(name) for name in columns}
            for row in found[table]
        ]
        for table, columns in TABLES.items()
    }


def _ends(check: Mapping[str, Any]) -> Row:
    ends: Row = {}
    for side in ("computed", "reported"):
        bounds = check[side] or {}
        ends[f"{side}_low"] = bounds.get("low")
        ends[f"{side}_high"] = bounds.get("high")
    return ends


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
