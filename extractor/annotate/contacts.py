"""Contacts: whom the reader may turn to.

Comes in: a view, its layout and its sections. Goes out: `Contact`s in text order. It must not
look outside contact sections.
"""

from __future__ import annotations

from extractor.schema import Contact, Section
from extractor.stages import Layout


def find_contacts(view: str, layout: Layout, sections: list[Section]) -> list[Contact]:
    """The contacts that the contact sections of `view` name."""
    return []
