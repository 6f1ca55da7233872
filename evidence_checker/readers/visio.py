"""Visio drawings (.vsdx): the texts of the shapes, one page a sheet, in the order in which they are drawn.

A drawn flow of work is evidence of a business process; what its shapes say is read, their lines and arrows are not.
"""

from __future__ import annotations

import re

from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.sections import Section, keep
from evidence_checker.readers.zip_package import Package

_PAGE = re.compile(r"visio/pages/page(\d+)\.xml")


def read(draft: Draft) -> None:
    """Read a Visio diagram into the draft: one page a sheet, the text of its shapes."""
    package = Package(draft.data, "Visio")
    found = sorted((int(match[1]), name) for name in package.names() if (match := _PAGE.fullmatch(name)))
    if not found:
        raise Unreadable("EC101", format="Visio", detail="visio/pages")
    keep(draft, [_page(package, name) for _, name in found])


def _page(package: Package, part: str) -> Section:
    """The text of every shape of a page, a line each."""
    section, inside = Section(), 0
    said: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal inside
        inside += tag.endswith("}Text") or tag == "Text"

    def end(tag: str) -> None:
        nonlocal inside
        if tag.endswith("}Text") or tag == "Text":
            inside -= 1
            section.lines.append(" ".join("".join(said).split()))
            said.clear()

    package.parse(part, start, end, lambda text: said.append(text) if inside else None)
    section.lines = [line for line in section.lines if line]
    return section
