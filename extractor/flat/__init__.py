"""A record as flat tables: the one declaration behind the pandas frames, CSV and Parquet.

Comes in: a record as plain dicts and lists, its numbers still `Decimal`. Goes out: the rows of
every table in `TABLES`, and pandas frames made of such rows. It must not know the record's
classes, so that these may offer `to_frames` without looking upward.

Every row begins with `release`, the running number of its release in the output, from 0: with
it and an id (`c1`, `q1`, ...) the tables join. The full text stays with the record.
"""

from extractor.flat.columns import TABLES, Row
from extractor.flat.frames import frames, sheet
from extractor.flat.rows import rows

__all__ = ["TABLES", "Row", "frames", "rows", "sheet"]
