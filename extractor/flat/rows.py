"""The rows of the flat tables for one record.

Comes in: a record as plain dicts and lists, its numbers still `Decimal`. Goes out: dicts by column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.flat.columns import AMOUNT, TABLES, Row


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
                **{name: quantities.get(fact["quantity"], {}).get(name) for name in AMOUNT},
                **fact,
                "text": quantities.get(fact["quantity"], {}).get("text"),
                "company_name": names.get(fact["company"]),
                "deals": deals_of.get(fact["id"], []),
            }
            for fact in record["facts"]
        ],
        "deals": [dict(deal) for deal in record["deals"]],
        "tables": [
            {
                **table,
                "caption": table["caption"] and table["caption"]["text"],
                "notes": [note["text"] for note in table["notes"]],
            }
            for table in record["tables"]
        ],
        "cells": [cell for table in record["tables"] for cell in _cells(table)],
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


def _cells(table: Mapping[str, Any]) -> Iterator[Row]:
    """The cells of a table, each with what its row and its column are."""
    for number, row in enumerate(table["rows"]):
        for cell in row["cells"]:
            column = table["columns"][cell["column"]]
            yield {
                **cell,
                "table": table["id"],
                "row": number,
                "row_role": row["role"],
                "level": row["level"],
                "parent": row["parent"],
                "label": row["label"] and row["label"]["text"],
                "column_role": column["role"],
                "heads": [head["text"] for head in column["heads"]],
            }
