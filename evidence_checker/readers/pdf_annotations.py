"""What a PDF page shows beside its content: form fields, text typed on it, stamps, signatures, watermarks.

Their appearances are merged into the open page (in memory; the file is never written), so that they are read in place
and drawn for OCR. A field without an appearance gives its value, put behind the text to its left.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.readers.base import Draft
from evidence_checker.readers.pdf_text import clean

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
    box: tuple[float, float, float, float]


def merged(draft: Draft, document: Any, page: Any, number: int) -> tuple[Any, list[Value]]:
    """The page with what its annotations show merged into it, and the values of those without an appearance."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return page, []
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
    if not has_appearance or pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, values
    page.close()
    return document[number - 1], values


def with_values(text: str, values: list[Value], page: Any) -> str:
    """The text of the page with the values in it: behind the words on their left, else at the end."""
    if not values:
        return text
    layer = pdfium.FPDFText_LoadPage(page)
    lines = text.split("\n")
    try:
        for value in values:
            before = _left_of(layer, value.box) if layer else ""
            place = next((n for n, line in enumerate(lines) if before and line.rstrip().endswith(before)), None)
            if place is None:
                lines.append(value.text)
            else:
                lines[place] = f"{lines[place].rstrip()} {value.text}"
    finally:
        if layer:
            pdfium.FPDFText_ClosePage(layer)
    return "\n".join(lines)


def _left_of(layer: Any, box: tuple[float, float, float, float]) -> str:
    """The last words of the line to the left of the box, "" when there are none."""
    left, bottom, _right, top = box
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
