"""The dialects of HTML in which releases are filed and published.

Comes in: nothing. Goes out: `DIALECTS`, data only.
"""

from __future__ import annotations

from typing import NamedTuple


class Dialect(NamedTuple):
    """How tags are written. `*_span` are the columns of the grid that a label, a spacer between
    columns, and each part of a figure (sign, number, what follows) take; without `spacer` there is
    none. `wrap` stands around the words of a cell. `head_short` heads end before the closing
    parenthesis; `short_headings` are rows of one cell."""

    paragraph: str = "<p>"
    table: str = 'border="0"'
    upper: bool = False
    th: bool = False
    nested: bool = False
    widths: bool = False
    wrap: tuple[str, str] = ("", "")
    label_span: int = 1
    part_span: int = 1
    spacer: str | None = None
    spacer_span: int = 1
    merge_sign: bool = False
    head_short: bool = False
    short_headings: bool = False
    label_style: str = ""
    indent: str = "nbsp"
    stripes: tuple[str, ...] = ()
    bold_totals: bool = False
    over: str = ""
    under: str = ""
    empty: str = "&nbsp;"
    entities: bool = False
    exhibit: bool = False


_SERIF = "font: 10pt Times New Roman, Times, Serif"

DIALECTS: dict[str, Dialect] = {
    "plain": Dialect(th=True, table='class="financials"', empty="", short_headings=True),
    "stripes": Dialect(
        paragraph=f'<p style="{_SERIF}; margin: 0pt 0; text-align: justify">',
        table=f'cellpadding="0" cellspacing="0" style="{_SERIF}; width: 100%"',
        upper=True,
        spacer="",
        head_short=True,
        label_style="vertical-align: bottom; text-align: left",
        indent="padding-left: {0}pt",
        stripes=(
            "vertical-align: bottom; background-color: rgb(204,238,255)",
            "vertical-align: bottom; background-color: White",
        ),
        over="; border-top: Black 1pt solid",
        under="; border-bottom: Black 2.5pt double",
        empty="&#160;",
        entities=True,
        exhibit=True,
    ),
    "spans": Dialect(
        paragraph='<div style="margin-bottom:9pt;font-family:Arial,sans-serif">',
        table='style="border-collapse:collapse;display:inline-table;width:99.853%"',
        widths=True,
        wrap=('<span style="color:#000000;font-family:Arial;font-size:8pt">', "</span>"),
        label_span=3,
        spacer="",
        spacer_span=3,
        merge_sign=True,
        label_style="padding:2px 1pt;text-align:left;vertical-align:bottom",
        indent="padding-left:{0}pt",
        stripes=("background-color:#cceeff", ""),
        over=";border-top:1pt solid #000000",
        under=";border-bottom:3pt double #000000",
        empty="",
        entities=True,
        exhibit=True,
    ),
    "fonts": Dialect(
        paragraph='<p style="margin-top:12pt; margin-bottom:0pt"><font face="Times New Roman">',
        table='cellspacing="0" cellpadding="0" width="100%" border="0" align="center"',
        upper=True,
        wrap=('<p style="margin:0pt"><font style="font-size:8pt">', "</font></p>"),
        spacer="",
        label_style="vertical-align:top",
        indent="text-indent:{0}pt",
        bold_totals=True,
        over=";border-top:1px solid #000000",
        under=";border-bottom:3px double #000000",
        empty="&nbsp;",
        exhibit=True,
    ),
    "nested": Dialect(
        paragraph='<p style="font-size:10pt">',
        table='cellpadding="0" cellspacing="0" border="0" width="100%"',
        nested=True,
        spacer="",
        head_short=True,
        indent="nbsp",
        stripes=("", "background:#EEEEEE"),
        empty="&nbsp;",
        exhibit=True,
    ),
    "wire": Dialect(
        paragraph='<p align="justify">',
        table='cellspacing="0" class="bwtablemarginb"',
        wrap=('<p class="bwcellpmargin">', "</p>"),
        spacer="",
        label_style="vertical-align:bottom",
        indent="padding-left:{0}px",
        bold_totals=True,
        short_headings=True,
        over=";border-top:solid 1pt black",
        empty="&#160;",
    ),
    "ruled": Dialect(
        paragraph='<p style="font-family:Times New Roman">',
        table='width="90%" border="0" cellspacing="0" cellpadding="2" rules="none"',
        upper=True,
        th=True,
        wrap=('<font size="2">', "</font>"),
        spacer="",
        label_style="padding-left:1em;text-indent:-1em",
        indent="margin-left:{0}px;padding-left:{0}px",
        bold_totals=True,
        over=";border-top:1px solid #000",
        under=";border-bottom:double #000",
        empty="&nbsp;",
        exhibit=True,
    ),
    "divs": Dialect(
        paragraph='<div align="left" style="margin-top:10pt">',
        table='border="0" width="100%" align="center" cellpadding="0" cellspacing="0"',
        wrap=('<div style="margin:0">', "</div>"),
        label_span=2,
        part_span=1,
        spacer="",
        spacer_span=2,
        head_short=True,
        indent="text-indent:{0}px",
        stripes=("background:#cceeff", "background:transparent"),
        over=";border-top:1px solid black",
        under=";border-bottom:3px double black",
        empty="&#xA0;",
        entities=True,
        exhibit=True,
    ),
    "nordic": Dialect(
        paragraph='<p class="hugin">',
        table='border="1" style="border-collapse:collapse"',
        wrap=("<strong>", "</strong>"),
        indent="nbsp",
        empty="&nbsp;",
    ),
}
