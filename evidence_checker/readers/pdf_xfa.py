"""XFA forms: the page of such a PDF only says "please wait"; its sentences and values stand in XML beside it."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model import Page
from evidence_checker.readers import plain_xml
from evidence_checker.readers.base import Draft, Stopped, Unreadable

_PACKETS = ("template", "datasets")
_MOST_BYTES = 16 << 20
_MOST_PACKETS = 20
_SCRIPTS = frozenset({"script", "event", "calculate", "validate", "traversal", "config"})


def add_page(draft: Draft, document: Any) -> None:
    """Add a page of the form's own lines that no page shows, and note that they come from the form's data."""
    count = pdfium.FPDF_GetXFAPacketCount(document)
    if count <= 0:
        return
    shown = {" ".join(line.split()) for page in draft.pages for line in page.text.split("\n")}
    lines: list[str] = []
    for index in range(min(count, _MOST_PACKETS)):
        if _name(document, index) in _PACKETS:
            for line in _lines(_content(document, index)):
                if line not in shown:
                    shown.add(line)
                    lines.append(line)
    if lines:
        draft.note("EC155", lines=len(lines))
        number = len(draft.pages) + 1
        draft.pages_total = max(draft.pages_total, number - 1) + 1
        draft.add(Page(number, "\n".join(lines), heading="XFA"))


def _lines(data: bytes) -> list[str]:
    """The texts of the elements, each element's on a line of its own; as far as the XML is sound."""
    found: list[str] = []
    texts: list[str] = []
    skipped = 0

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal skipped
        skipped += tag.rpartition("}")[2] in _SCRIPTS
        flush()

    def end(tag: str) -> None:
        nonlocal skipped
        flush()
        skipped -= tag.rpartition("}")[2] in _SCRIPTS

    def flush() -> None:
        line = " ".join("".join(texts).split())
        texts.clear()
        if line:
            found.append(line)

    def text(value: str) -> None:
        if not skipped:
            texts.append(value)

    try:
        plain_xml.parse(data, "XFA", start, end, text)
    except (Unreadable, Stopped):
        flush()
    return found


def _name(document: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_GetXFAPacketName(document, index, buffer, 64)
    return buffer.raw[: size - 1].decode("latin-1") if 0 < size <= 64 else ""


def _content(document: Any, index: int) -> bytes:
    size = ctypes.c_ulong()
    if not pdfium.FPDF_GetXFAPacketContent(document, index, None, 0, size) or not 0 < size.value <= _MOST_BYTES:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    if not pdfium.FPDF_GetXFAPacketContent(document, index, buffer, size.value, size):
        return b""
    return buffer.raw
