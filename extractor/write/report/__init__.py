"""The report: a page on which releases, their numbers and their checks can be looked at.

Comes in: records, and the formulas of the identities. Goes out: HTML that needs no network. It
must not know the checks: what an identity says is given by the caller.

`release` and `run` make views of one record and of a whole run, `marks`, `blocks` and `verdicts`
their parts, `wording` the words, `contents` the first page of a run with many; `pages` renders them
with `templates/` and `assets/`, `sink` writes the files.
"""

from extractor.write.report.contents import Lost, PageOfRun
from extractor.write.report.sink import ReportSink, contents_page, report_file, report_page
from extractor.write.report.verdicts import Formula, Formulas

__all__ = [
    "Formula",
    "Formulas",
    "Lost",
    "PageOfRun",
    "ReportSink",
    "contents_page",
    "report_file",
    "report_page",
]
