"""Records in a notebook: the page of the report in a frame of its own.

Comes in: records. Goes out: HTML for the notebook, or printed text where there is none. The frame
is closed: its script sees nothing of the notebook, and what a release holds runs nowhere.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from markupsafe import Markup

from extractor.outputs import formulas
from extractor.schema import Record
from extractor.write.report import report_page

_FRAME = Markup(
    '<iframe title="{}" sandbox="allow-scripts" srcdoc="{}" width="100%" height="720" '
    'style="border: 1px solid #8884; border-radius: 6px; resize: vertical"></iframe>'
)


def frame(records: Iterable[Record]) -> str:
    """`records` as an element that a notebook can show."""
    return _FRAME.format("Press releases, checked", report_page(records, formulas()))


def display(records: Record | Iterable[Record]) -> None:
    """Show a record, or many with their overview: as a page in a notebook, printed elsewhere."""
    several = [records] if isinstance(records, Record) else list(records)
    if "IPython" in sys.modules:
        from IPython.core.getipython import get_ipython
        from IPython.display import HTML
        from IPython.display import display as show

        if get_ipython() is not None:
            show(HTML(frame(several)))
            return
    from rich.console import Console

    from extractor.write.terminal import show_record

    for record in several:
        show_record(record, Console())
