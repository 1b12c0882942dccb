"""The HTML pages: templates, style and script joined into files that need nothing else.

Comes in: views. Goes out: HTML. Jinja2 escapes all that comes from a release; a content security
policy lets nothing run or load but what stands in `assets/`. It must not read a record.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extractor.write.report.contents import Contents
from extractor.write.report.release import ReleaseView
from extractor.write.report.run import Overview
from extractor.write.report.wording import MEANINGS, SEVERITY, SIGNS, label

_HERE = Path(__file__).parent
_NOTHING = Markup()


class Leaf(NamedTuple):
    """A release in its page: its rendered view, and where the links around it lead (nowhere if it
    is alone)."""

    number: int
    html: Markup
    back: str = ""
    previous: str = ""
    following: str = ""


def release_html(view: ReleaseView) -> Markup:
    """One release, without the page around it."""
    return Markup(_environment().get_template("release.html").render(release=view))


def overview_html(overview: Overview, links: Mapping[int, str]) -> Markup:
    """The overview of a run, with its `links` to the releases by number."""
    template = _environment().get_template("overview.html")
    return Markup(template.render(overview=overview, links=links))


def contents_html(contents: Contents) -> Markup:
    """The overview of a run that has many pages."""
    return Markup(_environment().get_template("contents.html").render(contents=contents))


def page_html(title: str, releases: Iterable[Leaf], cover: Markup = _NOTHING) -> Iterator[str]:
    """A whole page in pieces: the `cover`, if there is one, then `releases`, which are taken as
    they are needed."""
    style, script = _asset("report.css"), _asset("report.js")
    yield from (
        _environment()
        .get_template("page.html")
        .generate(
            title=title,
            releases=releases,
            cover=cover,
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; "
            "base-uri 'none'; form-action 'none'",
        )
    )


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["label"] = label
    found.globals.update(signs=SIGNS, meanings=MEANINGS, severity=SEVERITY)
    return found


@cache
def _asset(name: str) -> Markup:
    return Markup((_HERE / "assets" / name).read_text(encoding="utf-8"))


def _digest(source: str) -> str:
    """`source` as a content security policy allows it."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"
