"""A DataFrame of texts in, a DataFrame of records out: for pandas, Dask and Spark.

Comes in: a plain pandas frame with a column of texts. Goes out: a plain pandas frame with a row for
each record. It must not need Dask or Spark, whose partitions are such frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError, entry
from extractor.pipeline import Extractor, Settings
from extractor.schema import Record, SourceInfo

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {
    "name": "string",
    "headline": "string",
    "date": "string",
    "issuer": "string",
    "inconsistent": "int64",
    "errors": "int64",
    "record": "string",
}


def extract_frame(
    frame: pd.DataFrame,
    *,
    text: str = "text",
    name: str | None = None,
    settings: Settings | None = None,
) -> pd.DataFrame:
    """A row for each record of the releases in `frame`, under the index of the row it came from.

    Column `text` of `frame` holds releases, as str or as the bytes of files; `name`, if given, what
    they are called. Columns of the result: `name`, `headline`, `date` (ISO), `issuer` (a name), the
    numbers of `inconsistent` checks and of `errors`, and `record`, all of it as JSON, which
    `Record.from_json` reads. A process loads its extractor once for all its frames, so that the
    function can be mapped over partitions. With Dask:

        meta = extract_frame(frame.head(0))
        records = frame.map_partitions(extract_frame, meta=meta)

    With Spark, which wants a function from frames to frames:

        schema = "name string, headline string, date string, issuer string, inconsistent long, \
errors long, record string"
        records = frame.mapInPandas(lambda frames: map(extract_frame, frames), schema)

    Raises UsageError if `frame` has no such columns.
    """
    import pandas as pd

    for column in (text, name):
        if column is not None and column not in frame.columns:
            raise UsageError(
                f"There is no column {column!r}; one of {', '.join(map(str, frame.columns))} "
                "would have worked."
            )
    extractor = _extractor(settings or Settings())
    names = frame[name] if name is not None else [None] * len(frame)
    rows: list[dict[str, object]] = []
    places: list[int] = []
    for number, (content, called) in enumerate(zip(frame[text], names, strict=True)):
        path = called if isinstance(called, str) else None
        for record in _records(extractor, content, path, frame.index[number], text):
            rows.append(_row(record))
            places.append(number)
    found = pd.DataFrame(rows, columns=list(_DTYPES), index=frame.index.take(places))
    return found.astype(_DTYPES)


def _records(
    extractor: Extractor,
    content: Any,  # noqa: ANN401 - a cell may hold anything
    path: str | None,
    label: object,
    column: str,
) -> Iterator[Record]:
    if isinstance(content, str | bytes):
        return extractor.extract_all(content, path=path)
    error = entry("R012", found=label, column=column)
    return iter([Record(SourceInfo(path=path), "", errors=[error])])


def _row(record: Record) -> dict[str, object]:
    names = {company.id: company.name for company in record.companies}
    return {
        "name": record.source.path,
        "headline": record.headline.text if record.headline else None,
        "date": record.date,
        "issuer": names.get(record.issuer or ""),
        "inconsistent": sum(check.status == "inconsistent" for check in record.checks),
        "errors": len(record.errors),
        "record": record.to_json(),
    }


_extractor = lru_cache(maxsize=2)(Extractor)
