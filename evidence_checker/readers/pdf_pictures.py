"""What is drawn on a page of a PDF besides its text: pictures and where they lie, also inside form objects."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model.places import Box
from evidence_checker.readers.base import Draft

MOST_FORMS = 12
_FIRST_OBJECTS = 40
_MOST_OBJECTS = 5_000
_MOST_PIXELS = 500_000_000
# A file whose pictures hold fewer pixels together has emblems and marks, no pages (strips of one page add up).
_PAGE_PIXELS = 120_000
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_SIDE = re.compile(rb"/(Width|Height)\s+(\d{1,6})\b(?!\s+\d+\s+R)")
_AROUND = 400
_HOLDERS = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM})


def holds_large(data: bytes) -> bool:
    """Whether the file holds pictures that may show a page, or whose size it does not say in plain."""
    pixels = 0
    for count, found in enumerate(_IMAGE.finditer(data)):
        start = data.rfind(b"obj", max(0, found.start() - _AROUND), found.start())
        head = data[max(start, found.start() - _AROUND) : found.end() + _AROUND].split(b"stream", 1)[0]
        sides = {name: int(value) for name, value in _SIDE.findall(head)}
        if len(sides) < 2:
            return True
        pixels += sides[b"Width"] * sides[b"Height"]
        if pixels >= _PAGE_PIXELS or count > 200:
            return True
    return False


def are_on(page: Any) -> bool:
    """Whether an open page draws a picture, or a form in which one may be."""
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        if pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) in _HOLDERS:
            return True
    return False


def draws_itself(page: Any) -> bool:
    """Whether a form of the open page holds a form that holds a form … deeper than any program nests them."""
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _FIRST_OBJECTS)):
        thing, depth = pdfium.FPDFPage_GetObject(page, index), 0
        while thing and pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_FORM:
            depth += 1
            if depth > MOST_FORMS:
                return True
            inner = range(min(max(pdfium.FPDFFormObj_CountObjects(thing), 0), _FIRST_OBJECTS))
            things = (pdfium.FPDFFormObj_GetObject(thing, number) for number in inner)
            thing = next((o for o in things if pdfium.FPDFPageObj_GetType(o) == pdfium.FPDF_PAGEOBJ_FORM), None)
    return False


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page. `pictures`: (box in the page's own points, pixels across, pixels down).

    `outlines`, `texts`: how many paths and texts. `too_large`: long side in pixels of a picture over the limit, else 0.
    """

    pictures: list[tuple[Box, int, int]] = field(default_factory=list)
    outlines: int = 0
    texts: int = 0
    too_large: int = 0

    def share(self, bounds: Box) -> float:
        """Of the page that pictures cover, 0..1, those that lie over one another counted twice."""
        whole = max((bounds[2] - bounds[0]) * (bounds[3] - bounds[1]), 1.0)
        area = sum(_area(_common(box, bounds)) for box, _across, _down in self.pictures)
        return min(round(area / whole, 3), 1.0) if area / whole >= 0.005 else 0.0

    def dpi(self) -> float:
        """Pixels an inch of the largest picture, 0.0 without one."""
        if not self.pictures:
            return 0.0
        box, across, down = max(self.pictures, key=lambda each: _area(each[0]))
        inches = max(box[2] - box[0], 1.0) * max(box[3] - box[1], 1.0) / 72**2
        return float((across * down / inches) ** 0.5)


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn(draft: Draft, page: Any, objects: int) -> Drawn:
    """What is drawn on an open page of so many objects."""
    found = Drawn()
    across, down = ctypes.c_uint(), ctypes.c_uint()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    waiting = [
        (pdfium.FPDFPage_GetObject(page, index), 0, _PLAIN) for index in range(min(objects, _MOST_OBJECTS))
    ]
    while waiting:
        thing, depth, matrix = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(thing) if thing else 0
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_SHADING):
            found.outlines += 1
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth >= MOST_FORMS:
                draft.note("EC121", what="forms", limit=MOST_FORMS)
                break
            count = min(pdfium.FPDFFormObj_CountObjects(thing), 2_000) if len(waiting) < 20_000 else 0
            inner = _times(_matrix(thing), matrix)
            waiting.extend((pdfium.FPDFFormObj_GetObject(thing, index), depth + 1, inner) for index in range(count))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            if not pdfium.FPDFImageObj_GetImagePixelSize(thing, across, down):
                across.value = down.value = 0
            if across.value * down.value > _MOST_PIXELS:
                found.too_large = max(across.value, down.value)
            box = _moved((left.value, bottom.value, right.value, top.value), matrix)
            found.pictures.append((box, across.value, down.value))
    return found


def _matrix(form: Any) -> _Matrix:
    made = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, made):
        return _PLAIN
    return made.a, made.b, made.c, made.d, made.e, made.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(box: Box, matrix: _Matrix) -> Box:
    if matrix == _PLAIN:
        return box
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
