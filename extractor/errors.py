"""Error types and message codes: what went wrong, what was found, what would have worked.

Comes in: nothing. Goes out: `CODES`, the declared codes of `errors[]` entries, the function
`entry` that words one, and the exceptions for misuse of the library.
"""

from __future__ import annotations

from extractor.schema import ErrorEntry

CODES: dict[str, str] = {
    "R001": "The input is empty; a press release of at least one line would have been read.",
    "R002": "The input is binary ({found}); text, HTML or an EDGAR submission would have worked.",
    "R003": "The input has {found} bytes, more than the limit of {limit}; raise "
    "Settings.max_bytes or split the file.",
    "R004": "The input cannot be read: {found}; check that the path exists and is readable.",
    "R005": "Some bytes are not valid {encoding}; they were read as {found} replacement "
    "characters. Save the file as UTF-8 to avoid this.",
    "R006": "The HTML holds no text; a page with visible text would have worked.",
    "R007": "The submission has no EX-99 exhibit (found: {found}); a submission with a press "
    "release as EX-99 would have worked.",
    "R008": "The compressed data is damaged: {found}; what could be unpacked was read.",
    "R009": "The HTML is nested {found} levels deep, more than the limit of {limit}; the text "
    "below that level was kept without its structure.",
    "R010": "{found} NUL characters stand in the text; they were read as spaces.",
    "R011": "Exhibit {exhibit} is no text ({found}) and was skipped; an exhibit in HTML or plain "
    "text would have been read.",
    "R012": "Row {found} holds no text to read; a row with the text of a release in column "
    "{column!r} would have worked.",
    "R020": "The reader of an extension failed ({found}); a file that it takes would have worked.",
    "N001": "A line of {found} characters was found; only its first {limit} characters were "
    "annotated.",
    "N002": "The text has {found} characters; only the first {limit} were annotated.",
    "F001": "No headline and no dateline were found; this may not be a press release.",
    "A001": "The quotation mark opened here is never closed; no quote was taken.",
    "A002": "The number form {found!r} is not handled; it was left out.",
    "P001": "Stage {found} failed on this release: {detail}; its results are missing.",
    "B001": "The release was given up after {found}; its results are missing.",
    "B002": "The release was given up after {limit} seconds, the time limit; its results are "
    "missing. A higher --time-limit would give it more.",
    "B003": "The release was given up when its worker held more than {limit} bytes, the memory "
    "limit; its results are missing. A higher --memory-limit would give it more.",
    "W001": "{found} does not fit the table's decimal(38, 12) and was left empty there; JSONL, CSV "
    "and pandas frames keep it exactly.",
}
"""Every code with its wording. The letter tells the stage: R read, N normalize, F frame,
A annotate, P pipeline, B batch, W write."""

FATAL = frozenset(
    {"R001", "R002", "R003", "R004", "R006", "R007", "R008", "R012", "P001", "B001", "B002", "B003"}
)
"""The codes that make an input a failed one: all or a part of it was not read."""

STAGES = {
    "R": "read",
    "N": "normalize",
    "F": "frame",
    "A": "annotate",
    "P": "pipeline",
    "B": "batch",
    "W": "write",
}


class ExtractorError(Exception):
    """Base of the errors that this package raises."""


class UsageError(ExtractorError):
    """The caller asked for something that cannot be: an unknown setting, a missing path."""


def entry(
    code: str, start: int | None = None, end: int | None = None, **words: object
) -> ErrorEntry:
    """The error entry for `code`, its message filled with `words`.

    Raises KeyError for a code that is not declared in `CODES`.
    """
    return ErrorEntry(
        stage=STAGES[code[0]],
        code=code,
        message=CODES[code].format(**words),
        start=start,
        end=end,
    )
