"""The text layer of a PDF page as pdfium gives it: cleaned of what pdfium adds, with the place of each line."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from evidence_checker.model.places import Box, packed
from evidence_checker.readers import pdf_layers
from evidence_checker.readers.letter_spacing import unspaced
from evidence_checker.readers.pdf_place import Place

# pdfium writes U+FFFE where a hyphen ends a line, and leaves the line end out.
_HYPHEN = re.compile("\ufffe(?:\r?\n)?|\u0002(?:\r?\n)?")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029\f\v]")
_DROPPED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, *range(0x80, 0xA0), 0xFEFF, 0xFFFF))
# Typing-in of a common ligature or space costs a phrase nothing, an exact search much.
_ODD_BLANKS = str.maketrans({"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": None, "\u00ad": "-"})


def clean(text: str) -> str:
    """Plain text: "\\n" line ends, hyphens where the page has them, no control characters."""
    if "\ufffe" in text or "\u0002" in text:
        text = _HYPHEN.sub("-\n", text)
    text = _LINE_END.sub("\n", text) if "\r" in text or not text.isprintable() else text
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return text.translate(_DROPPED).translate(_ODD_BLANKS)


# Lines are cut where `clean` cuts them, so that the n-th line of the cleaned text is the n-th stretch of the raw one.
_CUTS = re.compile("\ufffe(?:\r?\n)?|\u0002(?:\r?\n)?|\r\n?|[\n\u0085\u2028\u2029\f\v]")
_SAMPLED = 7
_STEP = 12  # letters between two that are looked at where the file has layers that are off
_INVISIBLE, _CLIP_ONLY = 3, 7
_PALE = 235
_MARGIN = 2.0  # points
_TILT = 0.3  # radians: letters that lean less stand upright


@dataclass(slots=True)
class Layer:
    """The text layer of a page while the page is open. `text`: cleaned. `over`: characters left out over the limit.
    `switched_off`: names of the layers of the file that nobody sees. `room`: left, bottom, right, top of what is shown
    of the page, with a margin, in its own points; None = not known."""

    text: str
    raw: str
    handle: Any
    over: bool = False
    switched_off: frozenset[str] = frozenset()
    room: Box | None = None
    _spot: Any = field(default_factory=pdfium.FS_RECTF)
    _boxed: list[tuple[tuple[int, int, int, int], Box | None]] | None = None

    def close(self) -> None:
        """Let go of the page of pdfium."""
        if self.handle:
            pdfium.FPDFText_ClosePage(self.handle)
            self.handle = None

    def has_unseen(self) -> bool:
        """Whether some letters of a small sample are drawn in no colour, or in one hardly darker than white paper."""
        size = len(self.raw)
        if self.switched_off:
            return any(self.is_unseen(place) for place in range(0, size, _STEP))
        return any(self.is_unseen(size * (2 * n + 1) // (2 * _SAMPLED)) for n in range(_SAMPLED)) if size else False

    def is_off(self, place: int) -> bool:
        """Whether the letter at `place` of the raw text stands on a layer that is switched off."""
        thing = pdfium.FPDFText_GetTextObject(self.handle, place) if self.switched_off else None
        return bool(thing) and pdf_layers.is_on_any(thing, self.switched_off)

    def _is_beside(self, place: int) -> bool:
        """Whether the letter stands beside the page: viewers and printers cut it off."""
        x, y = ctypes.c_double(), ctypes.c_double()
        if self.room is None or not pdfium.FPDFText_GetCharOrigin(self.handle, place, x, y):
            return False
        left, bottom, right, top = self.room
        return not (left <= x.value <= right and bottom <= y.value <= top)

    def is_unseen(self, place: int) -> bool:
        """Whether the letter at `place` of the raw text (or the next one that is no blank) is drawn so."""
        raw = self.raw
        end = min(place + 40, len(raw))
        while place < end and raw[place].isspace():
            place += 1
        if place >= end:
            return False
        thing = pdfium.FPDFText_GetTextObject(self.handle, place)
        if not thing:
            return False
        if self.switched_off and pdf_layers.is_on_any(thing, self.switched_off):
            return True
        if self._is_beside(place):
            return True
        if pdfium.FPDFTextObj_GetTextRenderMode(thing) in (_INVISIBLE, _CLIP_ONLY):
            return True
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFText_GetFillColor(self.handle, place, red, green, blue, alpha):
            return False
        return alpha.value < 12 or min(red.value, green.value, blue.value) > _PALE

    def lines(self) -> list[tuple[int, int, int, int]]:
        """(start, end in the cleaned text, start, end in the raw text) of each line; [] where the two do not match."""
        found: list[tuple[int, int]] = []
        place = 0
        for cut in _CUTS.finditer(self.raw):
            found.append((place, cut.start()))
            place = cut.end()
        found.append((place, len(self.raw)))
        cleaned = self.text.split("\n")
        if len(cleaned) != len(found):
            return []
        made, start = [], 0
        for line, (first, last) in zip(cleaned, found, strict=True):
            made.append((start, start + len(line), first, last))
            start += len(line) + 1
        return made

    def places(self, place: Place) -> str:
        """Where the lines stand, for `Page.places`."""
        return packed("l", (box and place.shown(box) for _line, box in self.boxed_lines()), place.width, place.height)

    def boxed_lines(self) -> list[tuple[tuple[int, int, int, int], Box | None]]:
        """Each line as `lines` gives it, with its box as `box` does; looked for once."""
        if self._boxed is None:
            self._boxed = [(line, self.box(line[2], line[3])) for line in self.lines()]
        return self._boxed

    def box(self, first: int, last: int) -> Box | None:
        """Left, bottom, right, top in the page's own points of the raw characters ``first:last`` of one line."""
        raw = self.raw
        while first < last and raw[first].isspace():
            first += 1
        while last > first and raw[last - 1].isspace():
            last -= 1
        if first >= last:
            return None
        spot = self._spot
        if not pdfium.FPDFText_GetLooseCharBox(self.handle, first, spot):
            return None
        left, bottom, right, top = spot.left, spot.bottom, spot.right, spot.top
        if not pdfium.FPDFText_GetLooseCharBox(self.handle, last - 1, spot):
            return None
        return min(left, spot.left), min(bottom, spot.bottom), max(right, spot.right), max(top, spot.top)


def layer(page: Any, most: int) -> Layer:
    """The text layer of an open page, at most `most` characters of it; to be closed."""
    handle = pdfium.FPDFText_LoadPage(page)
    if not handle:
        return Layer("", "", None)
    count = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return Layer("", "", handle)
    handle = _upright(page, handle, count)
    over = count > most
    count = min(count, most)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    raw = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "ignore")
    return Layer(unspaced(clean(raw)), raw, handle, over, room=_room(page))


def _upright(page: Any, handle: Any, count: int) -> Any:
    """The text of a page with upright letters that was turned on its side afterwards, in the order of the page before:
    pdfium goes by what is shown, and gives standing lines from left to right."""
    turned = page.get_rotation()
    if turned not in (90, 270):
        return handle
    angles = [pdfium.FPDFText_GetCharAngle(handle, count * (2 * n + 1) // (2 * _SAMPLED)) for n in range(_SAMPLED)]
    if sum(min(each, math.tau - each) < _TILT for each in angles) * 2 <= _SAMPLED:
        return handle
    pdfium.FPDFText_ClosePage(handle)
    page.set_rotation(0)
    try:
        return pdfium.FPDFText_LoadPage(page)
    finally:
        page.set_rotation(turned)


def _room(page: Any) -> Box | None:
    boxes = page.get_cropbox(), page.get_mediabox()
    left, bottom, right, top = (
        edge(each) for edge, each in zip((max, max, min, min), zip(*boxes, strict=True), strict=True)
    )
    return (left - _MARGIN, bottom - _MARGIN, right + _MARGIN, top + _MARGIN) if left < right and bottom < top else None
