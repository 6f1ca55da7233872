"""Where things stand on a PDF page as it is shown: turned as the file says, measured from the top left corner."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model.places import Box


@dataclass(frozen=True, slots=True)
class Place:
    """A page's own box (left, bottom, right, top; points), its quarter turns clockwise, its size as shown."""

    bounds: Box
    turns: int
    width: float
    height: float

    def shown(self, box: Box) -> Box:
        """A box in the page's own points → left, top, right, bottom in points of the page as shown."""
        left, bottom, right, top = self.bounds
        x0, x1, y0, y1 = box[0] - left, box[2] - left, top - box[3], top - box[1]
        wide, high = right - left, top - bottom
        if self.turns == 1:
            return high - y1, x0, high - y0, x1
        if self.turns == 2:
            return wide - x1, high - y1, wide - x0, high - y0
        if self.turns == 3:
            return y0, wide - x1, y1, wide - x0
        return x0, y0, x1, y1


def place_of(page: Any, width: float, height: float) -> Place:
    """`width`, `height`: of the page as shown, points."""
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    rectangle = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rectangle)):
        bounds = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    else:
        bounds = (0.0, 0.0, *((height, width) if turns % 2 else (width, height)))
    return Place(bounds, turns, width, height)
