"""Old .doc and .ppt (Word and PowerPoint 97 to 2003) by office-oxide, without any other program.

Where it raises or finds no text, LibreOffice is asked, if it is installed. An old Word file has no pages until a
program lays it out, so the page breaks that the author asked for are the only ones known.
"""

from __future__ import annotations

import contextlib
from typing import Any, Literal

import office_oxide

from evidence_checker.readers import libreoffice
from evidence_checker.readers.base import Draft, Unreadable
from evidence_checker.readers.native import called
from evidence_checker.readers.sections import Section, keep


def read(draft: Draft) -> None:
    """Raises Unreadable when no reader opens the file."""
    label = f".{draft.format}"
    try:
        sections = called(label, lambda: _sections(draft.data, "doc" if draft.format == "doc" else "ppt"))
    except Unreadable as failure:
        _by_libreoffice(draft, failure)
        return
    if not any(section.text.strip() for section in sections):
        _by_libreoffice(draft, Unreadable("EC101", format=label, detail="no text"))
        return
    if draft.format == "doc":
        draft.note("EC156", format=label)
    keep(draft, sections)


def _by_libreoffice(draft: Draft, failure: Unreadable) -> None:
    """The second opinion. Raises Unreadable with what the first reader said when there is none or it fails too."""
    if not draft.options.second_opinion or libreoffice.office() is None:
        raise failure
    with contextlib.suppress(Unreadable):
        libreoffice.read(draft)
        return
    raise failure


def _sections(data: bytes, format_name: Literal["doc", "ppt"]) -> list[Section]:
    with office_oxide.Document.from_bytes(data, format_name) as document:
        if format_name == "doc":
            text: str = document.plain_text()
            return [Section(page.split("\n")) for page in text.replace("\r", "\n").split("\f")]
        slides = document.to_ir().get("sections", [])
    sections = []
    for slide in slides:
        lines = [line for element in slide.get("elements", ()) for line in _lines(element)]
        heading = next((line.strip() for line in lines if line.strip()), "")
        sections.append(Section(lines, heading=f"Slide: {heading}" if heading else "Slide"))
    return sections


def _lines(element: dict[str, Any]) -> list[str]:
    """The lines of a heading, paragraph, list or table of a slide; tables by rows, cells apart by tabs."""
    if rows := element.get("rows"):
        return ["\t".join(" ".join(_lines_of(cell)) for cell in row.get("cells", ())) for row in rows]
    if items := element.get("items"):
        return [line for item in items for line in _lines(item)]
    return _lines_of(element)


def _lines_of(element: dict[str, Any]) -> list[str]:
    content = element.get("content", ())
    text = "".join(part.get("text", "") for part in content if "text" in part)
    inner = [line for part in content if "text" not in part for line in _lines(part)]
    return [*([text] if text else []), *inner]
