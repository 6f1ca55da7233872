"""What a PDF page shows beside its content: form fields, text typed on it, stamps, signatures, watermarks.

Their appearances are merged into the open page (in memory; the file is never written), so that they are read in place
and drawn for OCR. A field without an appearance gives its value, put behind the text to its left.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model import Page, replace
from evidence_checker.model.places import Box
from evidence_checker.readers import pdf_text
from evidence_checker.readers.base import Draft
from evidence_checker.readers.pdf_text import Layer, clean

_MOST = 5_000
_MOST_CHARACTERS = 100_000
_UNSEEN = 2 | 32  # annotation flags: hidden, no view (ISO 32000-1, table 165)
_SHOWN = frozenset({
    pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_WATERMARK,
})  # fmt: skip
_NAMES_OF_VALUES = {pdfium.FPDF_ANNOT_WIDGET: "V", pdfium.FPDF_ANNOT_FREETEXT: "Contents"}
_FIELDS_WITH_TEXT = ("Tx", "Ch", "")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that has no appearance, with its box in the page's own points (left, bottom, right, top)."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Shown:
    """What annotations show. `values`: of those without an appearance. `before`: the page's text without them, where
    appearances were merged into it."""

    values: tuple[Value, ...] = ()
    before: str = ""


def merged(draft: Draft, document: Any, page: Any, number: int) -> tuple[Any, Shown]:
    """The page with what its annotations show merged into it, and what that is."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return page, Shown()
    if count > _MOST:
        draft.note("EC121", what="annotations", limit=_MOST, page=number)
    has_appearance = False
    values: list[Value] = []
    for index in range(min(count, _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                draft.holds = True
            if kind not in _SHOWN or pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                continue
            if pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
                has_appearance = True
            elif kind in _NAMES_OF_VALUES and (value := _value(annotation, kind)):
                values.append(value)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    if not has_appearance:
        return page, Shown(tuple(values))
    with contextlib.closing(pdf_text.layer(page, draft.options.max_page_characters)) as plain:
        before = plain.text
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, Shown(tuple(values))
    page.close()
    return document[number - 1], Shown(tuple(values), before)


def in_place(read: Page, layer: Layer, shown: Shown) -> Page:
    """The page with what annotations show behind the words on its left, as an eye reads it.

    pdfium gives text in the order in which it is drawn, so appearances come last; those without a neighbour stay there.
    A page that another reader read gets only the values without appearance, below it.
    """
    has_values = bool(shown.values)
    if read.text != layer.text or read.places.startswith("w"):
        if not has_values:
            return read
        below = "\n".join([read.text, *(value.text for value in shown.values)])
        return replace(read, text=below)
    text, values = layer.text, list(shown.values)
    if shown.before and len(text) > len(shown.before) and text.startswith(shown.before):
        lines = text[: len(shown.before)].split("\n")
        for start, end, first, last in layer.lines():
            if start >= len(shown.before) and text[start:end].strip() and (box := layer.box(first, last)):
                values.append(Value(text[start:end].strip(), box))
    elif has_values:
        lines = text.split("\n")
    else:
        return read
    places = _first_places(read.places, len(lines))
    for value in values:
        before = _left_of(layer.handle, value.box) if layer.handle else ""
        place = next((n for n, line in enumerate(lines) if before and line.rstrip().endswith(before)), None)
        if place is None:
            lines.append(value.text)
        else:
            lines[place] = f"{lines[place].rstrip()} {value.text}"
    return replace(read, text="\n".join(lines), places=places)


def _first_places(places: str, lines: int) -> str:
    """The places of the first lines: of those that follow, the order changed."""
    if not places:
        return ""
    return places[0] + base64.b64encode(base64.b64decode(places[1:])[: 8 * lines]).decode("ascii")


def _left_of(layer: Any, box: Box) -> str:
    """The last words of the line to the left of the box, "" when there are none."""
    left, bottom, _right, top = box
    left -= 0.5
    size = pdfium.FPDFText_GetBoundedText(layer, 0.0, top, left, bottom, None, 0)
    if not 0 < size < 2_000:
        return ""
    buffer = (ctypes.c_ushort * (size + 1))()
    pdfium.FPDFText_GetBoundedText(layer, 0.0, top, left, bottom, buffer, size)
    found = clean(bytes(buffer)[: size * 2].decode("utf-16-le", "ignore").strip("\0")).strip()
    return found.split("\n")[-1].strip()[-60:]


def _value(annotation: Any, kind: int) -> Value | None:
    if kind == pdfium.FPDF_ANNOT_WIDGET and _string(annotation, "FT") not in _FIELDS_WITH_TEXT:
        return None  # a button or an empty signature
    text = clean(_string(annotation, _NAMES_OF_VALUES[kind])).strip()
    box = pdfium.FS_RECTF()
    if not text or text == "Off" or not pdfium.FPDFAnnot_GetRect(annotation, box):
        return None
    return Value(text, (box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)))


def _string(annotation: Any, key: str) -> str:
    name = key.encode("ascii")
    size = pdfium.FPDFAnnot_GetStringValue(annotation, name, None, 0)
    if not 2 < size <= 2 * _MOST_CHARACTERS:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, name, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "ignore")
